// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/supervision.h"

#include "base/procfs.h"
#include "supervisor/crashpoint.h"
#include "supervisor/posixio.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slotd
{

namespace
{

/// Most short jobs are over by then and never pay for a socket file.
constexpr std::int64_t kControlDelayMs = 15;
constexpr std::int64_t kFirstKillPauseMs = 10;
constexpr std::int64_t kLongestKillPauseMs = 1000;
/// Slurm's exit code of a batch job that could not be set up: 0:53 (states of a job with a missing working folder).
constexpr ExitCode kLaunchFailureExit{0, 53};

std::int64_t toMs(const timeval& time)
{
    return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_usec / 1000;
}

std::int64_t earlier(std::int64_t a, std::int64_t b)
{
    if (a < 0 || b < 0)
        return std::max(a, b);
    return std::min(a, b);
}

/// The system's, or a user's own.
bool isServiceManager(int pid)
{
    return pid > 0 && readSmallFile("/proc/" + std::to_string(pid) + "/comm", 32) == "systemd\n";
}

} // namespace

Supervision::Supervision(const LaunchPlan& plan, RankStarter& starter, Reporter& reporter)
    : m_plan(plan), m_reporter(reporter), m_starter(starter), m_tree(m_cgroup)
{
    m_startMs = monotonicMs();
    if (plan.timeLimitMs >= 0)
        m_limitMs = m_startMs + plan.timeLimitMs;
    if (plan.timeLimitMs >= 0 && plan.warnSignal > 0)
        m_warnMs = std::max(m_startMs, m_limitMs - plan.warnBeforeMs);
}

void Supervision::openSignals()
{
    sigset_t watched;
    ::sigemptyset(&watched);
    for (const int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
        ::sigaddset(&watched, number);
    sigset_t all;
    ::sigfillset(&all);
    ::sigprocmask(SIG_SETMASK, &all, nullptr); // what is sent to all of a job is not meant for the supervisors in it
    ::signal(SIGPIPE, SIG_IGN);
    m_signals.reset(::signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK));
}

void Supervision::run()
{
    openSignals();
    if (auto started = start(); !started) {
        failLaunch(started.error().message);
    } else {
        m_controlMs = monotonicMs() + kControlDelayMs;
        m_reporter.started(m_ranks);
    }
    m_starter.allStarted();
    crashPoint("after-start");
    watch();
    awaitServiceManager();
    AttemptFile end = result();
    m_cgroup.remove();
    m_starter.allEnded();
    crashPoint("before-result");
    m_reporter.finish(std::move(end));
    crashPoint("after-result");
    m_control.close();
}

Result<void> Supervision::start()
{
    if (!m_signals.valid())
        return Error(Code::LaunchFailure, std::string("cannot watch signals: ") + errorText(errno));
    if (auto made = m_cgroup.create(m_plan); !made)
        return made;
    if (auto prepared = m_starter.prepare(); !prepared)
        return prepared;
    for (std::uint32_t rank = 0; rank < std::max(m_plan.ranks, 1U); ++rank) {
        auto pid = m_starter.start(rank, m_cgroup);
        if (!pid)
            return pid.error();
        m_ranks.push_back(*pid);
        ++m_ranksAlive;
    }
    return {};
}

void Supervision::failLaunch(const std::string& message)
{
    m_message = message;
    m_cause = EndCause::LaunchFailure;
    m_exit = kLaunchFailureExit;
    m_ranks.clear(); // what they end with says nothing about the job
    m_ranksAlive = 0;
    beginKilling();
}

void Supervision::watch()
{
    while (reap()) {
        if (m_phase == Phase::Running && m_ranksAlive == 0)
            beginKilling(); // what a script leaves behind ends with it
        meetDeadlines();
        waitForEvents();
    }
}

bool Supervision::reap()
{
    for (;;) {
        int status = 0;
        rusage used{};
        const pid_t pid = ::wait4(-1, &status, WNOHANG, &used);
        if (pid < 0 && errno == EINTR)
            continue;
        if (pid < 0)
            return false;
        if (pid == 0)
            return true;
        m_usage.maxRssKb = std::max<std::int64_t>(m_usage.maxRssKb, used.ru_maxrss);
        m_usage.userMs += toMs(used.ru_utime);
        m_usage.systemMs += toMs(used.ru_stime);
        const auto rank = std::find(m_ranks.begin(), m_ranks.end(), pid);
        if (rank != m_ranks.end())
            noteRank(static_cast<std::size_t>(rank - m_ranks.begin()), status);
    }
}

void Supervision::noteRank(std::size_t index, int status)
{
    m_ranks[index] = 0;
    --m_ranksAlive;
    m_reporter.rankEnded(index, WIFSIGNALED(status) ? ExitCode{0, WTERMSIG(status)} : ExitCode{WEXITSTATUS(status), 0},
                         WIFSIGNALED(status) && WCOREDUMP(status));
    if (WIFSIGNALED(status)) {
        if (m_exit.success())
            m_exit.signal = WTERMSIG(status);
    } else if (WEXITSTATUS(status) > m_exit.status) {
        m_exit = {WEXITSTATUS(status), 0};
    }
}

std::int64_t Supervision::nextDeadline() const
{
    switch (m_phase) {
    case Phase::Running:
        return suspended() ? m_controlMs : earlier(earlier(m_warnMs, m_limitMs), m_controlMs);
    case Phase::Grace:
        return earlier(m_graceEndMs, m_controlMs);
    case Phase::Killing:
        return m_nextKillMs;
    }
    return -1;
}

void Supervision::waitForEvents()
{
    std::vector<pollfd> polls{{m_signals.get(), POLLIN, 0}};
    m_control.appendPolls(polls);
    m_reporter.appendPolls(polls);
    const std::int64_t deadline = nextDeadline();
    const std::int64_t wait = std::max<std::int64_t>(deadline - monotonicMs(), 0);
    const timespec timeout{wait / 1000, wait % 1000 * 1'000'000};
    if (::ppoll(polls.data(), polls.size(), deadline < 0 ? nullptr : &timeout, nullptr) <= 0)
        return;
    if (polls.front().revents != 0)
        readSignals();
    const auto handler = [this](const SupervisorRequest& request) { return handle(request); };
    m_control.serve(polls, handler);
    m_reporter.serve(polls, handler);
}

void Supervision::readSignals()
{
    signalfd_siginfo info{};
    while (::read(m_signals.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info)) {
        // HUP and INT reach a supervisor that was started by hand in a terminal.
        if (info.ssi_signo != SIGCHLD && isServiceManager(static_cast<int>(info.ssi_pid)))
            endWithMachine();
        else if (info.ssi_signo != SIGCHLD)
            terminate(EndCause::Cancelled);
    }
}

/// systemd ends everything at a shutdown or a log-out: nobody has cancelled the job, and it may be queued again.
void Supervision::endWithMachine()
{
    const bool byItself = m_phase == Phase::Killing && m_cause == EndCause::Exited;
    if (m_phase != Phase::Running && !byItself)
        return;
    terminate(EndCause::Lost);
    m_cause = EndCause::Lost;
    m_message = kLostByReboot;
}

/// systemd signals all processes of a group one after the other: a rank may have died of it before this one's turn came.
void Supervision::awaitServiceManager()
{
    if (m_cause != EndCause::Exited || m_exit.signal != SIGTERM)
        return;
    pollfd signals{m_signals.get(), POLLIN, 0};
    constexpr int kTurnMs = 100;
    if (::poll(&signals, 1, kTurnMs) > 0)
        readSignals();
}

void Supervision::meetDeadlines()
{
    const std::int64_t now = monotonicMs();
    const auto due = [now](std::int64_t when) { return when >= 0 && now >= when; };
    if (due(m_controlMs)) {
        m_controlMs = -1;
        m_control.open(m_reporter.folder(), m_reporter.controlName()); // without it the job still runs; SIGTERM to the supervisor cancels
    }
    if (m_phase == Phase::Running && !suspended() && due(m_limitMs))
        terminate(EndCause::TimeLimit);
    if (m_phase == Phase::Running && !suspended() && due(m_warnMs))
        warn();
    if (m_phase == Phase::Grace && due(m_graceEndMs))
        beginKilling();
    if (m_phase == Phase::Killing && due(m_nextKillMs)) {
        m_tree.kill();
        m_killPauseMs = std::min(m_killPauseMs * 2, kLongestKillPauseMs);
        m_nextKillMs = monotonicMs() + m_killPauseMs;
    }
}

void Supervision::warn()
{
    m_warnMs = -1;
    m_warned = true;
    if (m_plan.warnBatchOnly)
        signalRanks(m_plan.warnSignal);
    else
        m_tree.signal({m_plan.warnSignal});
}

void Supervision::terminate(EndCause cause, bool atOnce)
{
    if (m_phase == Phase::Grace && cause == EndCause::Cancelled)
        m_cause = m_cause == EndCause::Requeue ? cause : m_cause; // who cancels does not want it back
    if (m_phase == Phase::Grace && atOnce)
        beginKilling();
    if (m_phase != Phase::Running)
        return;
    m_cause = cause;
    m_reporter.ending(cause);
    announce(cause);
    endPause(); // those that stand still are woken below
    if (atOnce) {
        beginKilling();
        return;
    }
    m_phase = Phase::Grace;
    m_graceEndMs = monotonicMs() + std::max<std::int64_t>(m_plan.killWaitMs, 0);
    m_tree.signal({SIGCONT});
    if (m_plan.step < 0) // the daemon ends a job's steps itself, their limits are their supervisors'
        m_tree.signalWithoutSteps({SIGTERM});
    else
        m_tree.signal({SIGTERM});
}

void Supervision::suspend()
{
    if (m_phase != Phase::Running)
        return;
    if (!suspended())
        m_pausedSinceMs = monotonicMs();
    m_tree.stop(); // said again, it catches what somebody woke
}

void Supervision::resume()
{
    if (!suspended())
        return;
    endPause();
    m_tree.signal({SIGCONT});
}

void Supervision::endPause()
{
    if (!suspended())
        return;
    const std::int64_t paused = monotonicMs() - m_pausedSinceMs;
    m_pausedSinceMs = -1;
    m_pausedMs += paused;
    for (std::int64_t* when : {&m_limitMs, &m_warnMs}) {
        if (*when >= 0)
            *when += paused;
    }
}

void Supervision::beginKilling()
{
    m_phase = Phase::Killing;
    m_killPauseMs = kFirstKillPauseMs;
    m_nextKillMs = monotonicMs();
}

void Supervision::announce(EndCause cause)
{
    const char* why = "";
    if (cause == EndCause::TimeLimit)
        why = " DUE TO TIME LIMIT";
    else if (cause == EndCause::Requeue)
        why = " DUE TO JOB REQUEUE";
    else if (cause == EndCause::Lost)
        why = " DUE TO NODE FAILURE";
    const std::string job = std::to_string(m_plan.job.value);
    const std::string who = m_plan.step < 0 ? "JOB " + job : "STEP " + job + "." + std::to_string(m_plan.step);
    writeNow(m_starter.errorFd(), supervisorLine(m_plan.nodeName, "*** " + who + " ON " + m_plan.nodeName + " CANCELLED AT " +
                                                                      formatTime(wallNow()) + why + " ***"));
}

std::uint32_t Supervision::signalRanks(int number)
{
    std::uint32_t count = 0;
    for (const int pid : m_ranks)
        count += pid > 0 && ::kill(pid, number) == 0 ? 1U : 0U;
    return count;
}

SupervisorReply Supervision::handle(const SupervisorRequest& request)
{
    SupervisorReply reply;
    switch (request.kind) {
    case ControlKind::Ping:
        reply = handlePing();
        break;
    case ControlKind::Terminate:
        handleTerminate(request);
        break;
    case ControlKind::Signal:
        return handleSignal(request);
    case ControlKind::SetLimit:
        return handleLimit(request);
    case ControlKind::Suspend:
        suspend();
        break;
    case ControlKind::Resume:
        resume();
        break;
    case ControlKind::Notify:
        writeNow(m_starter.errorFd(), supervisorLine(m_plan.nodeName, request.text));
        break;
    }
    if (request.kind > ControlKind::Notify) {
        reply.ok = false;
        reply.message = "request not known to this supervisor";
    }
    reply.processes = static_cast<std::uint32_t>(m_tree.living().size());
    return reply;
}

SupervisorReply Supervision::handlePing() const
{
    SupervisorReply reply;
    reply.ending = m_phase == Phase::Running ? EndCause::Exited : m_cause;
    if (m_phase == Phase::Running && m_limitMs >= 0)
        reply.limitInMs = std::max<std::int64_t>(m_limitMs - (suspended() ? m_pausedSinceMs : monotonicMs()), 0);
    return reply;
}

void Supervision::handleTerminate(const SupervisorRequest& request)
{
    const bool known = request.cause == EndCause::TimeLimit || request.cause == EndCause::Requeue ||
                       (request.cause == EndCause::Exited && m_plan.step >= 0);
    terminate(known ? request.cause : EndCause::Cancelled, request.atOnce);
}

SupervisorReply Supervision::handleSignal(const SupervisorRequest& request)
{
    SupervisorReply reply;
    if (request.signal < 1 || request.signal > SIGRTMAX) {
        reply.ok = false;
        reply.message = "no such signal: " + std::to_string(request.signal);
        return reply;
    }
    reply.processes = request.batchOnly ? signalRanks(request.signal) : m_tree.signal({request.signal});
    return reply;
}

SupervisorReply Supervision::handleLimit(const SupervisorRequest& request)
{
    SupervisorReply reply;
    if (m_phase != Phase::Running) {
        reply.ok = false;
        reply.message = "the job is ending";
        return reply;
    }
    // Pauses that are over count as not lived through; one that goes on is added when it ends.
    m_limitMs = request.timeLimitMs < 0 ? -1 : m_startMs + m_pausedMs + request.timeLimitMs;
    m_warnMs = -1;
    if (m_plan.warnSignal > 0 && m_limitMs >= 0) {
        const std::int64_t when = m_limitMs - m_plan.warnBeforeMs;
        // A job already warned is warned again only if the new limit leaves it the full notice once more.
        if (!m_warned || when > monotonicMs())
            m_warnMs = std::max(when, m_startMs);
    }
    reply.processes = static_cast<std::uint32_t>(m_ranksAlive);
    return reply;
}

AttemptFile Supervision::result() const
{
    AttemptFile end = m_reporter.content();
    end.ended = true;
    end.cause = m_cause;
    end.exit = m_exit;
    end.oomKilled = m_cgroup.oomKilled();
    end.message = m_message;
    end.usage = m_usage;
    if (const auto peak = m_cgroup.peakKb())
        end.usage.maxRssKb = std::max(end.usage.maxRssKb, *peak);
    end.end = wallNow();
    return end;
}

} // namespace slotd
