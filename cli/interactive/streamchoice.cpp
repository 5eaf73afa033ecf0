// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/streamchoice.h"

#include "base/units.h"

namespace slotd
{

PatternValues patternValues(const StepGrant& grant, std::uint32_t rank)
{
    PatternValues values;
    values.jobId = grant.job;
    values.arrayJobId = grant.arrayJobId;
    values.arrayTask = grant.arrayTask;
    values.jobName = grant.jobName;
    values.user = grant.user;
    values.host = grant.nodeName;
    values.stepId = std::to_string(grant.step.id);
    values.rank = rank;
    return values;
}

std::vector<StreamEnd> streamEnds(const std::optional<std::string>& choice, const StepGrant& grant)
{
    const std::uint32_t ntasks = grant.step.spec.ntasks;
    if (!choice || choice->empty() || *choice == "all")
        return std::vector<StreamEnd>(ntasks);
    const StreamEnd nowhere{StreamEnd::Kind::Null, {}};
    std::vector<StreamEnd> ends(ntasks, nowhere);
    if (*choice == "none")
        return ends;
    // A number that is no task's is a file's name.
    if (const auto task = parseUnsigned(*choice); task && *task < ntasks) {
        ends[*task] = {};
        return ends;
    }
    for (std::uint32_t rank = 0; rank < ntasks; ++rank)
        ends[rank] = {StreamEnd::Kind::File, expandPattern(*choice, patternValues(grant, rank))};
    return ends;
}

} // namespace slotd
