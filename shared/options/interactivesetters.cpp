// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/interactivesetters.h"

#include "domain/cpubind.h"

#include <algorithm>
#include <array>

namespace slotd
{
namespace
{

// What domain/cpubind.h reads.
constexpr std::array<std::string_view, 9> kBindWords{"none",  "cores", "threads",  "sockets",  "ldoms",
                                                     "boards", "rank", "map_cpu:<ids>", "mask_cpu:<masks>"};
constexpr std::array<std::string_view, 4> kMpiWords{"none", "pmi2", "pmix", "openmpi"};

Refusal listOf(std::string_view title, const auto& words)
{
    Refusal list;
    list.exitCode = 0;
    list.lines.push_back({DiagnosticLine::Kind::Plain, std::string(title)});
    for (const std::string_view word : words)
        list.lines.push_back({DiagnosticLine::Kind::Plain, "    " + std::string(word)});
    return list;
}

} // namespace

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
        return listOf("Words that --cpu-bind takes, with q[uiet], or v[erbose], before them:", kBindWords);
    if (const Result<CpuBind> bind = parseCpuBind(input.value); !bind) {
        Refusal refusal = refuse(bind.error().message);
        refusal.lines.push_back({DiagnosticLine::Kind::Fatal, "Failed to parse --cpu-bind= values."});
        return refusal;
    }
    options.spec.cpuBind = std::string(input.value);
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
