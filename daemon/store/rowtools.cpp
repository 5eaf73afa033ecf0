// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/rowtools.h"

#include "base/units.h"

namespace slotd
{

std::string joinedIds(const std::vector<std::uint32_t>& ids)
{
    std::string text;
    for (const std::uint32_t id : ids) {
        if (!text.empty())
            text.push_back(',');
        text += std::to_string(id);
    }
    return text;
}

bool splitIds(std::string_view text, std::vector<std::uint32_t>& ids)
{
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto id = parseUnsigned(text.substr(0, comma));
        if (!id || *id > 0xffffffffU)
            return false;
        ids.push_back(static_cast<std::uint32_t>(*id));
        text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
    }
    return true;
}

void bindOptionalText(Statement& s, std::string_view text)
{
    if (text.empty())
        s.bindNull();
    else
        s.bindBytes(text);
}

void bindProcess(Statement& s, const ProcessIdentity& process)
{
    s.bind(process.pid).bind(static_cast<std::int64_t>(process.startTicks));
    bindOptionalText(s, process.bootId);
}

ProcessIdentity processFrom(const Statement& row, int firstColumn)
{
    ProcessIdentity process;
    process.pid = as<std::int32_t>(row.integer(firstColumn));
    process.startTicks = as<std::uint64_t>(row.integer(firstColumn + 1));
    process.bootId = row.bytes(firstColumn + 2);
    return process;
}

} // namespace slotd
