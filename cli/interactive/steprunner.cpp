// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/steprunner.h"

#include "interactive/interrupts.h"
#include "interactive/pollloop.h"
#include "interactive/stepplan.h"
#include "interactive/stepstreams.h"
#include "interactive/supervisorchild.h"
#include "interactive/tasktext.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace slotd
{

namespace
{

/// Ranks that end alike within this time share one line.
constexpr std::int64_t kGatherMs = 50;
/// Slurm gives its own ends of the step two seconds beyond KillWait.
constexpr std::int64_t kBeyondKillWaitMs = 2000;
constexpr std::array<int, 10> kSignals{SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGCONT, SIGTSTP, SIGWINCH};

std::int64_t nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

class StepRunner::Impl
{
public:
    Impl(PollLoop& loop, StepGrant grant, StreamPlan plan, Callbacks callbacks)
        : m_loop(loop), m_grant(std::move(grant)), m_plan(std::move(plan)), m_callbacks(std::move(callbacks)),
          m_streams(loop, m_grant, m_plan, {[this] { onReaderGone(); }, [this](const std::string& what) { onCannotWrite(what); }}),
          m_child(loop), m_tasks(std::max(m_grant.step.spec.ntasks, 1U)),
          m_interrupts({::isatty(STDIN_FILENO) == 1 || ::isatty(STDERR_FILENO) == 1, m_plan.quitOnInterrupt, m_plan.disableStatus})
    {
        m_grant.step.spec.ntasks = static_cast<std::uint32_t>(m_tasks.size());
    }

    ~Impl() { release(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<void> start();
    void signal(int number);
    void terminate(bool atOnce, EndCause cause);
    void forceTermination();
    std::vector<std::string> status() const;
    void say(const std::string& text);

    bool running() const { return m_running; }
    const StepGrant& grant() const { return m_grant; }
    const ProcessIdentity& supervisor() const { return m_supervisor; }
    int exitCode() const { return m_launchFailed ? 1 : highestStatus(m_tasks); }

private:
    std::string stepText() const { return "StepId=" + std::to_string(m_grant.job.value) + "." + std::to_string(m_grant.step.id); }
    void verbose(const std::string& text);
    void takeSignals();
    void release();
    void onInterrupt();
    void onStop();
    void onContinue();
    void onReaderGone();
    void onCannotWrite(const std::string& what);
    void onNotice(const StepNotice& notice);
    void onStarted(const StepNotice& notice);
    void onRankEnded(const StepNotice& notice);
    void onEnding();
    void onFinished(const StepNotice& notice);
    void onDrained(const StepNotice& notice);
    void noteLost();
    void tellEnded();
    void onWaitOver();
    void endBecause();

    PollLoop& m_loop;
    StepGrant m_grant;
    StreamPlan m_plan;
    Callbacks m_callbacks;
    StepStreams m_streams;
    SupervisorChild m_child;
    std::vector<TaskState> m_tasks;
    Interrupts m_interrupts;
    ProcessIdentity m_supervisor;
    std::vector<std::uint32_t> m_untold; ///< Ended, not yet said.
    PollLoop::Id m_gatherTimer = 0;
    PollLoop::Id m_waitTimer = 0;
    PollLoop::Id m_closeTimer = 0;
    bool m_ownSignals = false;
    bool m_running = false;
    bool m_ending = false;
    bool m_forced = false;
    bool m_saidEnding = false;
    bool m_badExitTold = false;
    bool m_launchFailed = false;
};

Result<void> StepRunner::Impl::start()
{
    LaunchPlan launch = makeStepPlan(m_grant, m_plan);
    if (auto opened = m_streams.open(launch); !opened)
        return opened;
    takeSignals(); // before there is anything that they could be meant for
    const std::string program = findSupervisor(m_grant.supervisor);
    verbose("launching " + stepText() + " on host " + m_grant.nodeName + ", " + std::to_string(m_tasks.size()) +
            " tasks: " + (m_tasks.size() == 1 ? "0" : "[0-" + std::to_string(m_tasks.size() - 1) + "]"));
    if (auto started = m_child.start(program, std::move(launch), [this](const StepNotice& n) { onNotice(n); }); !started) {
        release();
        return started;
    }
    m_running = true;
    m_streams.start();
    return {};
}

void StepRunner::Impl::takeSignals()
{
    m_ownSignals = true;
    m_loop.onSignal(SIGINT, [this] { onInterrupt(); });
    m_loop.onSignal(SIGQUIT, [this] {
        say("Quit");
        forceTermination();
    });
    for (const int number : {SIGTERM, SIGHUP})
        m_loop.onSignal(number, [this] { forceTermination(); });
    for (const int number : {SIGUSR1, SIGUSR2, SIGALRM})
        m_loop.onSignal(number, [this, number] { signal(number); });
    if (!m_plan.pty)
        return;
    m_loop.onSignal(SIGTSTP, [this] { onStop(); });
    m_loop.onSignal(SIGCONT, [this] { onContinue(); });
    m_loop.onSignal(SIGWINCH, [this] { m_streams.pty()->resize(); });
}

void StepRunner::Impl::release()
{
    for (PollLoop::Id* timer : {&m_gatherTimer, &m_waitTimer, &m_closeTimer})
        m_loop.cancel(*timer);
    if (m_streams.pty())
        m_streams.pty()->restore();
    if (!m_ownSignals)
        return;
    m_ownSignals = false;
    for (const int number : kSignals)
        m_loop.releaseSignal(number);
}

void StepRunner::Impl::say(const std::string& text)
{
    if (m_plan.verbosity < 0 && text.rfind("error: ", 0) != 0)
        return;
    const bool raw = m_streams.pty() && m_streams.pty()->raw();
    m_streams.sayError("srun: " + text + (raw ? "\r\n" : "\n"));
}

void StepRunner::Impl::verbose(const std::string& text)
{
    if (m_plan.verbosity > 0)
        say(text);
}

std::vector<std::string> StepRunner::Impl::status() const
{
    return statusLines(m_tasks);
}

void StepRunner::Impl::signal(int number)
{
    SupervisorRequest request;
    request.kind = ControlKind::Signal;
    request.signal = number;
    m_child.send(request);
}

void StepRunner::Impl::terminate(bool atOnce, EndCause cause)
{
    m_ending = true;
    SupervisorRequest request;
    request.kind = ControlKind::Terminate;
    request.cause = cause;
    request.atOnce = atOnce;
    m_child.send(request);
}

void StepRunner::Impl::forceTermination()
{
    say(m_forced ? "job abort in progress" : "forcing job termination");
    m_forced = true;
    terminate(true, EndCause::Cancelled);
}

void StepRunner::Impl::onInterrupt()
{
    switch (m_interrupts.next(nowMs(), m_ending)) {
    case Interrupts::Answer::Status:
        say(m_ending ? "interrupt (abort already in progress)" : "interrupt (one more within 1 sec to abort)");
        for (const std::string& line : status())
            say(stepText() + " " + line);
        break;
    case Interrupts::Answer::Forward:
        say("sending Ctrl-C to " + stepText());
        signal(SIGINT);
        break;
    case Interrupts::Answer::End:
        say("sending Ctrl-C to " + stepText());
        signal(SIGINT);
        say("forcing job termination");
        terminate(false, EndCause::Cancelled);
        break;
    case Interrupts::Answer::Force:
        forceTermination();
        break;
    }
}

void StepRunner::Impl::onStop()
{
    m_streams.pty()->restore();
    ::kill(::getpid(), SIGSTOP);
    onContinue();
}

void StepRunner::Impl::onContinue()
{
    if (!m_running || ::tcgetpgrp(STDIN_FILENO) != ::getpgrp())
        return; // in the background the terminal is somebody else's
    m_streams.pty()->restore();
    m_streams.pty()->makeRaw();
    m_streams.pty()->resize();
}

void StepRunner::Impl::onReaderGone()
{
    if (m_running)
        signal(SIGKILL); // as at a broken pipe of its own, and for all ranks, as Slurm does
}

void StepRunner::Impl::onCannotWrite(const std::string& what)
{
    say("error: Could not write to " + what);
}

void StepRunner::Impl::onNotice(const StepNotice& notice)
{
    switch (notice.kind) {
    case StepNoticeKind::Started:
        onStarted(notice);
        break;
    case StepNoticeKind::RankEnded:
        onRankEnded(notice);
        break;
    case StepNoticeKind::Ending:
        onEnding();
        break;
    case StepNoticeKind::Finished:
        onFinished(notice);
        break;
    }
}

void StepRunner::Impl::onStarted(const StepNotice& notice)
{
    m_supervisor = notice.supervisor;
    for (TaskState& task : m_tasks)
        task.started = true;
    verbose("launch/slurm: _task_start: Node " + m_grant.nodeName + ", " + std::to_string(m_tasks.size()) + " tasks started");
    if (m_callbacks.onStarted)
        m_callbacks.onStarted(notice.pids, notice.supervisor);
}

void StepRunner::Impl::onRankEnded(const StepNotice& notice)
{
    if (notice.rank >= m_tasks.size())
        return;
    m_tasks[notice.rank].ended = notice.exit;
    m_tasks[notice.rank].coreDumped = notice.coreDumped;
    m_untold.push_back(notice.rank);
    if (m_gatherTimer == 0)
        m_gatherTimer = m_loop.after(kGatherMs, [this] { tellEnded(); });
    if (m_waitTimer == 0 && m_plan.waitMs > 0)
        m_waitTimer = m_loop.after(m_plan.waitMs, [this] { onWaitOver(); });
    if (m_callbacks.onRankEnded)
        m_callbacks.onRankEnded(notice.rank, notice.exit);
}

void StepRunner::Impl::tellEnded()
{
    m_loop.cancel(m_gatherTimer);
    m_gatherTimer = 0;
    std::sort(m_untold.begin(), m_untold.end());
    bool bad = false;
    for (const EndedGroup& group : groupEnded(m_tasks, std::exchange(m_untold, {}))) {
        char raw[16];
        std::snprintf(raw, sizeof raw, "0x%04x", static_cast<unsigned>(group.exit.status << 8 | group.exit.signal));
        verbose("launch/slurm: _task_finish: Received task exit notification for " + std::to_string(group.tasks.size()) +
                " task of " + stepText() + " (status=" + raw + ").");
        const std::string text = m_grant.nodeName + ": " + tasksText(group.tasks) + ": " + exitText(group.exit, group.coreDumped);
        if (group.exit.success())
            verbose("launch/slurm: _task_finish: " + text);
        else
            say("error: " + text);
        bad = bad || !group.exit.success();
    }
    if (bad && m_plan.killOnBadExit && !std::exchange(m_badExitTold, true) && !m_ending)
        endBecause();
}

void StepRunner::Impl::endBecause()
{
    say("launch/slurm: _step_signal: Terminating " + stepText());
    if (m_running)
        terminate(true, EndCause::Exited); // the exit codes say how the step has ended
}

void StepRunner::Impl::onWaitOver()
{
    if (!m_running || m_ending)
        return;
    tellEnded();
    say("First task exited " + std::to_string(m_plan.waitMs / 1000) + "s ago");
    for (const std::string& line : status())
        say(stepText() + " " + line);
    endBecause();
}

void StepRunner::Impl::onEnding()
{
    m_ending = true;
    if (!std::exchange(m_saidEnding, true))
        say("Job step aborted: Waiting up to " + std::to_string((m_grant.killWaitMs + kBeyondKillWaitMs) / 1000) +
            " seconds for job step to finish.");
}

void StepRunner::Impl::noteLost()
{
    say("error: The supervisor of " + stepText() + " was killed, its tasks with it");
    for (std::uint32_t rank = 0; rank < m_tasks.size(); ++rank) {
        if (m_tasks[rank].ended)
            continue;
        m_tasks[rank].ended = ExitCode{0, SIGKILL};
        m_untold.push_back(rank);
    }
}

void StepRunner::Impl::onFinished(const StepNotice& notice)
{
    m_running = false;
    m_loop.cancel(m_waitTimer);
    if (m_callbacks.onFinished)
        m_callbacks.onFinished(notice);
    m_streams.drain([this, notice] { onDrained(notice); });
}

void StepRunner::Impl::onDrained(const StepNotice& notice)
{
    if (notice.cause == EndCause::LaunchFailure) {
        m_launchFailed = true;
        say("error: Task launch for " + stepText() + " failed on node " + m_grant.nodeName + ": " + notice.message);
    }
    if (notice.cause == EndCause::Lost)
        noteLost();
    if (notice.oomKilled)
        say("error: Detected 1 oom_kill event in " + stepText() + ". Some of the step tasks have been OOM Killed.");
    tellEnded();
    m_streams.whenWritten([this] {
        // Not from within a stream's own call: the owner may destroy all of this in answer.
        m_closeTimer = m_loop.after(0, [this] {
            release();
            if (m_callbacks.onClosed)
                m_callbacks.onClosed();
        });
    });
}

StepRunner::StepRunner(PollLoop& loop, StepGrant grant, StreamPlan plan, Callbacks callbacks)
    : m_impl(std::make_unique<Impl>(loop, std::move(grant), std::move(plan), std::move(callbacks)))
{
}

StepRunner::~StepRunner() = default;

Result<void> StepRunner::start()
{
    return m_impl->start();
}

void StepRunner::signal(int number)
{
    m_impl->signal(number);
}

void StepRunner::terminate()
{
    m_impl->terminate(false, EndCause::Cancelled);
}

void StepRunner::forceTermination()
{
    m_impl->forceTermination();
}

std::vector<std::string> StepRunner::status() const
{
    return m_impl->status();
}

void StepRunner::say(const std::string& text)
{
    m_impl->say(text);
}

const StepGrant& StepRunner::grant() const
{
    return m_impl->grant();
}

bool StepRunner::running() const
{
    return m_impl->running();
}

const ProcessIdentity& StepRunner::supervisor() const
{
    return m_impl->supervisor();
}

int StepRunner::exitCode() const
{
    return m_impl->exitCode();
}

} // namespace slotd
