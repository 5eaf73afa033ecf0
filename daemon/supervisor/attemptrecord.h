// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "domain/launchplan.h"
#include "supervisor/reporter.h"

namespace slotd
{

/// This supervisor's hold on its attempt: the lock on the job's folder and the attempt file.
class AttemptRecord : public Reporter
{
public:
    enum class Claim {
        Made,   ///< The attempt is ours.
        Taken,  ///< Somebody else runs it or ran it.
        Failed, ///< `error()` says why.
    };

    /// Waits for the lock, then makes the attempt file with the "running" form in it.
    Claim claim(const LaunchPlan& plan);
    int error() const { return m_error; }

    const AttemptFile& content() const override { return m_content; }
    int folder() const override { return m_folder.get(); }
    std::string controlName() const override { return "control"; }

    /// Writes the result over the running form and syncs it; tries for ever, for nobody else knows how the job ended.
    /// Then exit_status, for people and scripts, without a sync.
    void finish(AttemptFile result) override;

private:
    Claim fail();
    bool store(const AttemptFile& content, bool sync);

    UniqueFd m_folder;
    UniqueFd m_file;
    AttemptFile m_content;
    int m_error = 0;
};

} // namespace slotd
