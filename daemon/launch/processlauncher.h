// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/paths.h"
#include "launch/attemptexam.h"
#include "launch/jobfolders.h"
#include "launch/workthread.h"
#include "ports/launcher.h"
#include "ports/log.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

class QSocketNotifier;

namespace slotd
{

struct LauncherSettings
{
    std::string root;              ///< Runtime root; job folders lie in it as RuntimePaths says.
    std::string supervisorProgram; ///< Absolute path of slotd-supervisor.
    std::string cgroupBase;        ///< Where killed supervisors may have left cgroups; "" = nowhere.
    /// "NOFILE=1024:524288": the limit that the daemon itself was started with. The daemon raises its own; a job whose
    /// submitter sent none gets this one. "" = what the daemon has now.
    std::string fileLimit;
};

/// The Launcher of the daemon. Lives on the event loop's thread; a work thread makes files, starts programs and reads results.
class ProcessLauncher : public QObject, public Launcher
{
public:
    ProcessLauncher(LauncherSettings settings, Log& log, QObject* parent = nullptr);
    ~ProcessLauncher() override;

    void setListener(LaunchListener* listener) override { m_listener = listener; }
    void prepare(JobId job, SharedText script, SharedText runner) override;
    void launch(LaunchRequest request) override;
    void adopt(JobId job, std::uint32_t attempt, const std::string& intentBoot) override;
    void control(JobId job, SupervisorRequest request, std::function<void(Result<SupervisorReply>)> done) override;
    void controlStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor, SupervisorRequest request,
                     std::function<bool()> alive, std::function<void(Result<SupervisorReply>)> done) override;
    void settleStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor,
                    std::function<void(std::optional<EndStepRequest>)> done) override;
    void forget(std::vector<JobId> jobs) override;
    std::string bootId() const override { return m_bootId; }

    void setCgroupBase(const std::string& base) { m_settings.cgroupBase = base; }
    /// cgroup.procs of the group that supervisors are put into as they start, so that they do not stand in the daemon's;
    /// "" = they stay there.
    void setSupervisorGroup(const std::string& procsFile);

private:
    struct Attempt
    {
        std::uint32_t number = 0;
        bool ownChild = false;
        ProcessIdentity supervisor;
        UniqueFd pidfd;
    };
    /// How a supervisor that we started ended, as wait(2) says; -1 = not our child.
    using WaitStatus = int;

    std::string folderOf(JobId job) const { return m_paths.jobDir(job); }
    AttemptQuestion question(JobId job, std::uint32_t attempt, const std::string& intentBoot) const;
    void postToLoop(std::function<void()> task);

    // On the work thread.
    void moveSupervisor(int pid);
    void launchNow(LaunchRequest request);
    void adoptNow(const AttemptQuestion& question);
    void concludeNow(const AttemptQuestion& question, int childPid);
    AttemptFile resultOf(const AttemptQuestion& question, AttemptFinding finding, WaitStatus status) const;

    // On the event loop's thread.
    void watch(JobId job, std::uint32_t number, bool ownChild, std::shared_ptr<LivingSupervisor> supervisor);
    void onSupervisorsEnded();
    void supervisorEnded(JobId job);
    void report(AttemptFile result);
    void reportNeverStarted(JobId job, std::uint32_t attempt);
    void askAgainSoon(AttemptQuestion question);

    LauncherSettings m_settings;
    RuntimePaths m_paths;
    std::string m_bootId;
    Log& m_log;
    LaunchListener* m_listener = nullptr;
    std::map<JobId, Attempt> m_attempts; ///< Intended or living.
    UniqueFd m_epoll;                    ///< Holds all pidfds, so that one notifier serves them.
    std::unique_ptr<QSocketNotifier> m_ended;
    JobFolders m_folders; ///< The work thread's.
    std::string m_supervisorGroup; ///< The work thread's.
    std::unique_ptr<WorkThread> m_work; ///< Last: ends before what its tasks use.
};

} // namespace slotd
