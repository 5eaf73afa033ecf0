// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commands/command.h"
#include "options/submitoptions.h"
#include "options/parser.h"

#include <vector>

namespace slotd
{

/// What sbatch, srun and salloc have in common: their options, and what they say about a submission.
class SubmitCommand : public Command
{
protected:
    explicit SubmitCommand(CommandId id) : m_id(id), m_table(submitOptionTable(id)) {}
    CommandId id() const override { return m_id; }
    const std::vector<Option<SubmitOptions>>& table() const { return m_table; }

    /// The words of the command line; a number when it is all that was to be done (help, usage, version, an unknown option).
    std::variant<Scan, int> scan(const Invocation& call) const;
    /// -v: the options that hold, and where they stand.
    void describeOptions(const Invocation& call, const std::vector<OptionUse>& uses) const;
    /// --test-only: asks and says when it could start; the exit code.
    int testOnly(const Invocation& call, SubmitRequest request) const;
    /// Why a submission failed; the exit code. What the daemon decided carries Slurm's words before the last line.
    int submissionFailed(const Invocation& call, const Error& failure) const;

private:
    CommandId m_id;
    std::vector<Option<SubmitOptions>> m_table;
};

} // namespace slotd
