// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/interactivesetters.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace slotd
{
namespace
{

// srun(1), --cpu-bind. What places tasks by memory domain is one place on a desktop; the daemon decides what it does.
constexpr std::array<std::string_view, 9> kBindWords{"none",  "no",    "cores",  "threads",  "sockets",
                                                     "ldoms", "boards", "rank", "rank_ldom"};
constexpr std::array<std::string_view, 4> kBindLists{"map_cpu:", "mask_cpu:", "map_ldom:", "mask_ldom:"};
constexpr std::array<std::string_view, 4> kMpiWords{"none", "pmi2", "pmix", "openmpi"};

bool isTalk(std::string_view word)
{
    return word == "q" || word == "quiet" || word == "v" || word == "verbose";
}

Refusal listOf(std::string_view title, const auto&... groups)
{
    Refusal list;
    list.exitCode = 0;
    list.lines.push_back({DiagnosticLine::Kind::Plain, std::string(title)});
    const auto add = [&](const auto& words) {
        for (const std::string_view word : words)
            list.lines.push_back({DiagnosticLine::Kind::Plain, "    " + std::string(word)});
    };
    (add(groups), ...);
    return list;
}

} // namespace

std::optional<std::string> parseCpuBind(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string_view rest = lower;
    while (!rest.empty()) {
        if (std::any_of(kBindLists.begin(), kBindLists.end(), [&](std::string_view list) {
                return rest.starts_with(list) && rest.size() > list.size();
            }))
            return std::string(rest);
        const std::string_view word = rest.substr(0, rest.find(','));
        if (std::find(kBindWords.begin(), kBindWords.end(), word) != kBindWords.end())
            return std::string(word == "no" ? "none" : word);
        if (!isTalk(word))
            return std::nullopt;
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return std::string();
}

namespace setters
{

SetResult immediate(SubmitOptions& options, const OptionInput& input)
{
    if (input.hasValue)
        return interactiveSeconds<&InteractiveOptions::immediateSeconds>(options, input);
    options.interactive.immediateSeconds = 0;
    return {};
}

SetResult cpuBind(SubmitOptions& options, const OptionInput& input)
{
    if (input.value == "help")
        return listOf("Words that --cpu-bind takes, with q[uiet], or v[erbose], before them:", kBindWords, kBindLists);
    std::optional<std::string> bind = parseCpuBind(input.value);
    if (!bind) {
        Refusal refusal = refuse("unrecognized --cpu-bind argument \"" + std::string(input.value) + "\"");
        refusal.lines.push_back({DiagnosticLine::Kind::Fatal, "Failed to parse --cpu-bind= values."});
        return refusal;
    }
    if (!bind->empty())
        options.spec.cpuBind = std::move(*bind);
    return {};
}

SetResult mpi(SubmitOptions& options, const OptionInput& input)
{
    if (input.value == "list")
        return listOf("MPI plugin types are...", kMpiWords);
    const std::string_view kind = input.value.substr(0, input.value.find('_')); // pmix_v3
    if (std::find(kMpiWords.begin(), kMpiWords.end(), kind) == kMpiWords.end())
        return refuse("invalid MPI type '" + std::string(input.value) + "', --mpi=list for acceptable types");
    options.interactive.mpi = std::string(input.value);
    return record(options, input);
}

SetResult killOnBadExit(SubmitOptions& options, const OptionInput& input)
{
    const std::optional<std::uint64_t> number = input.hasValue ? parseUnsigned(input.value) : 1;
    if (!number)
        return invalidNumber(input);
    options.interactive.killOnBadExit = *number != 0;
    return {};
}

SetResult killCommand(SubmitOptions& options, const OptionInput& input)
{
    if (!input.hasValue) {
        options.interactive.killSignal = 0;
        return {};
    }
    const Result<int> signal = parseSignal(input.value);
    if (!signal)
        return invalidSpecification(input);
    options.interactive.killSignal = *signal;
    return {};
}

SetResult onlyZero(SubmitOptions&, const OptionInput& input)
{
    if (input.value == "0")
        return {};
    return refuse("--" + std::string(input.option.longName) + "=" + std::string(input.value) +
                  " asks for more than the one node of slotd");
}

} // namespace setters
} // namespace slotd
