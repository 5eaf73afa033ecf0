// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/units.h"
#include "options/submitoptions.h"

namespace slotd::setters
{

/// A whole number of at least 1, as Slurm reads it: blanks and a plus sign may precede it, nothing may follow.
std::optional<std::uint32_t> positiveNumber(std::string_view text);

template<auto Member>
SetResult specText(SubmitOptions& options, const OptionInput& input)
{
    options.spec.*Member = std::string(input.value);
    return {};
}

template<auto Member, auto Value>
SetResult specValue(SubmitOptions& options, const OptionInput&)
{
    options.spec.*Member = Value;
    return {};
}

template<auto Member>
SetResult text(SubmitOptions& options, const OptionInput& input)
{
    options.*Member = std::string(input.value);
    return {};
}

template<auto Member>
SetResult flag(SubmitOptions& options, const OptionInput&)
{
    options.*Member = true;
    return {};
}

template<auto Member>
SetResult count(SubmitOptions& options, const OptionInput&)
{
    ++(options.*Member);
    return {};
}

template<auto Member>
SetResult specNumber(SubmitOptions& options, const OptionInput& input)
{
    const std::optional<std::uint32_t> number = positiveNumber(input.value);
    if (!number)
        return invalidNumber(input);
    options.spec.*Member = *number;
    return {};
}

template<auto Member>
SetResult memory(SubmitOptions& options, const OptionInput& input)
{
    const Result<Megabytes> size = parseMemory(input.value);
    if (!size)
        return invalidSpecification(input);
    options.*Member = Sourced<Megabytes>{*size, input.source};
    return {};
}

template<auto Member>
SetResult gpuCount(SubmitOptions& options, const OptionInput& input)
{
    std::optional<GpuCount> count = parseGpuCount(input.value);
    if (!count)
        return refuseSubmission(std::string(describe(Code::NotAvailable)));
    options.*Member = Sourced<GpuCount>{std::move(*count), input.source};
    return {};
}

/// Keeps the value with the job under the option's long name.
SetResult record(SubmitOptions& options, const OptionInput& input);

SetResult nodes(SubmitOptions& options, const OptionInput& input);
SetResult cpusPerGpu(SubmitOptions& options, const OptionInput& input);
SetResult gres(SubmitOptions& options, const OptionInput& input);
SetResult timeLimit(SubmitOptions& options, const OptionInput& input);
SetResult timeMinimum(SubmitOptions& options, const OptionInput& input);
SetResult begin(SubmitOptions& options, const OptionInput& input);
SetResult dependency(SubmitOptions& options, const OptionInput& input);
SetResult killOnInvalidDependency(SubmitOptions& options, const OptionInput& input);
SetResult exclusive(SubmitOptions& options, const OptionInput& input);
SetResult nice(SubmitOptions& options, const OptionInput& input);
SetResult priority(SubmitOptions& options, const OptionInput& input);
SetResult signal(SubmitOptions& options, const OptionInput& input);
SetResult openMode(SubmitOptions& options, const OptionInput& input);
SetResult exportSpec(SubmitOptions& options, const OptionInput& input);
SetResult mailType(SubmitOptions& options, const OptionInput& input);
SetResult hint(SubmitOptions& options, const OptionInput& input);
SetResult distribution(SubmitOptions& options, const OptionInput& input);
SetResult clusters(SubmitOptions& options, const OptionInput& input);
SetResult reservation(SubmitOptions& options, const OptionInput& input);
SetResult licenses(SubmitOptions& options, const OptionInput& input);
SetResult onlyRoot(SubmitOptions& options, const OptionInput& input);
SetResult notSupported(SubmitOptions& options, const OptionInput& input);

} // namespace slotd::setters
