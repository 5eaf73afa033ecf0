// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/job.h"

namespace slotd
{

namespace
{

struct StateOf
{
    JobState operator()(const PendingPhase&) const { return JobState::Pending; }
    JobState operator()(const RunningPhase& running) const
    {
        return running.suspendedSince == kNoTime ? JobState::Running : JobState::Suspended;
    }
    JobState operator()(const CompletingPhase&) const { return JobState::Completing; }
    JobState operator()(const EndedPhase& ended) const { return ended.state; }
};

} // namespace

JobState Job::state() const
{
    return std::visit(StateOf{}, phase);
}

const RunningPhase* Job::running() const
{
    if (const auto* completing = std::get_if<CompletingPhase>(&phase))
        return &completing->running;
    return std::get_if<RunningPhase>(&phase);
}

std::uint32_t Job::arrayLimit() const
{
    return spec->arrayLimit.value_or(submission->arrayLimit);
}

} // namespace slotd
