// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/submitoptions.h"

#include "options/submitgroups.h"

#include <algorithm>
#include <array>

namespace slotd
{
namespace
{

std::size_t groupOrder(std::string_view group)
{
    using namespace submitgroups;
    static constexpr std::array<std::string_view, 9> kGroups{kJob,   kResources,   kTime, kOrder,    kFiles,
                                                             kEnvironment, kHelp, kKept, kElsewhere};
    return static_cast<std::size_t>(std::find(kGroups.begin(), kGroups.end(), group) - kGroups.begin());
}

void append(std::vector<Option<SubmitOptions>>& table, std::vector<Option<SubmitOptions>> rows, CommandId command)
{
    for (Option<SubmitOptions>& option : rows) {
        if (option.commands == 0 || (option.commands & only(command)) != 0)
            table.push_back(option);
    }
}

} // namespace

std::vector<Option<SubmitOptions>> submitOptionTable(CommandId command)
{
    std::vector<Option<SubmitOptions>> table;
    table.reserve(128);
    append(table, commonOptions(), command);
    append(table, recordedOptions(), command);
    if (command == CommandId::Sbatch)
        append(table, sbatchOptions(), command);
    if (command == CommandId::Srun)
        append(table, srunOptions(), command);
    if (command == CommandId::Salloc)
        append(table, sallocOptions(), command);
    std::stable_sort(table.begin(), table.end(), [](const auto& a, const auto& b) {
        const std::size_t groupA = groupOrder(a.group);
        const std::size_t groupB = groupOrder(b.group);
        return groupA != groupB ? groupA < groupB : a.longName < b.longName;
    });
    return table;
}

} // namespace slotd
