// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "supervisor/reporter.h"

#include <deque>
#include <string>

namespace slotd
{

/// The link of a step's supervisor to its srun. An srun that reads nothing (it is stopped) holds up nothing: notices wait.
/// One that is gone has its step ended.
class StepLink : public Reporter
{
public:
    /// Takes plan.linkFd over. Makes the job's folder where it is missing.
    explicit StepLink(const LaunchPlan& plan);

    int folder() const override { return m_folder.get(); }
    std::string controlName() const override { return stepControlName(m_step); }
    const AttemptFile& content() const override { return m_content; }

    void started(const std::vector<int>& pids) override;
    void rankEnded(std::size_t rank, ExitCode exit, bool coreDumped) override;
    void ending(EndCause cause) override;
    /// Waits until srun has it or is gone.
    void finish(AttemptFile result) override;

    void appendPolls(std::vector<pollfd>& polls) const override;
    void serve(const std::vector<pollfd>& polls, const ControlSocket::Handler& handler) override;

private:
    void send(const StepNotice& notice);
    /// Sends what waits as far as the link takes it.
    void flush();
    void readRequests(const ControlSocket::Handler& handler);

    std::uint32_t m_step;
    UniqueFd m_folder;
    UniqueFd m_link; ///< Closed once srun is gone.
    AttemptFile m_content;
    std::deque<std::string> m_waiting;
};

} // namespace slotd
