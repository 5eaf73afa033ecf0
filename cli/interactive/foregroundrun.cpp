// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/foregroundrun.h"

#include <array>
#include <csignal>
#include <poll.h>

namespace slotd
{

namespace
{

/// While it waits; a step that runs takes them over, and passes on those of its tasks.
constexpr std::array<int, 7> kEndSignals{SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM};
/// A job's script goes on while the daemon is restarted under it; its sruns wait for it instead of failing.
constexpr int kPatienceInsideMs = 60'000;
constexpr int kPauseMs = 100;

} // namespace

ForegroundRun::ForegroundRun(Console& console, RuntimePaths paths, std::string clientName, RunOrder order, Refused refused)
    : m_console(console), m_order(std::move(order)), m_refused(std::move(refused)),
      m_client(m_loop, std::move(paths), std::move(clientName))
{
}

int ForegroundRun::run()
{
    if (const Result<void> connected = connect(); !connected)
        return m_refused(connected.error());
    m_client.setCallbacks({[this](const SubmitReply& reply) { m_job = reply.job; },
                           [this](const LeaseNews& news) { onLease(news); },
                           [this](const StepNews& news) { onStep(news); },
                           [this](const Error& refusal) { onRefused(refusal); },
                           [this] {
                               if (!m_runner)
                                   say("The slotd daemon does not answer; waiting for it");
                           }});
    for (const int number : kEndSignals)
        m_loop.onSignal(number, [this] { onInterrupted(); });
    if (m_order.immediateMs > 0)
        m_loop.after(m_order.immediateMs, [this] { onTooLate(); });
    ask();
    return m_loop.run();
}

Result<void> ForegroundRun::connect()
{
    for (int waited = 0;; waited += kPauseMs) {
        Result<void> connected = m_client.connect();
        if (connected && inside() && !m_order.sharingAsked)
            connected = m_client.greet();
        if (connected || !inside() || waited >= kPatienceInsideMs)
            return connected;
        if (waited == 0)
            say("The slotd daemon does not answer; waiting for it");
        ::poll(nullptr, 0, kPauseMs);
    }
}

void ForegroundRun::ask()
{
    if (!inside()) {
        m_client.submit(std::move(*m_order.job));
        return;
    }
    if (!m_order.sharingAsked && m_client.hello().compatSlurm)
        m_order.step->spec.sharing = StepSharing::Whole;
    m_job = m_order.step->job.job;
    m_client.createStep(*m_order.step);
}

void ForegroundRun::say(const std::string& text) const
{
    if (m_order.verbosity >= 0)
        m_console.errLine("srun: " + text);
}

void ForegroundRun::error(const std::string& text) const
{
    m_console.errLine("srun: error: " + text);
}

void ForegroundRun::onLease(const LeaseNews& news)
{
    if (!news.message.empty()) { // scontrol notify
        say(news.message);
        return;
    }
    if (m_runner) // a changed limit and an end reach the step through its supervisor
        return;
    switch (news.state) {
    case LeaseState::Queued:
        if (!m_waited)
            say("job " + jobText() + " queued and waiting for resources");
        m_waited = true;
        break;
    case LeaseState::Granted:
        if (m_waited)
            say("job " + jobText() + " has been allocated resources");
        m_waited = false;
        if (news.step)
            startStep(*news.step);
        break;
    case LeaseState::Ending: // without a step here there is nothing to wait for, and perhaps a step that waits for us
    case LeaseState::Ended:
        say("Job has been cancelled");
        error("Unable to allocate resources: " + std::string(describe(Code::AlreadyDone)));
        finish(1);
        break;
    }
}

void ForegroundRun::onStep(const StepNews& news)
{
    if (m_runner)
        return;
    if (!news.grant) {
        if (!m_waited)
            say("Job " + jobText() + " step creation temporarily disabled, retrying (Requested nodes are busy)");
        m_waited = true;
        return;
    }
    if (m_waited)
        say("Step created for job " + jobText());
    startStep(*news.grant);
}

void ForegroundRun::onRefused(const Error& refusal)
{
    if (m_runner)
        return;
    if (!inside())
        finish(m_refused(refusal));
    else
        refuseStep(refusal);
}

void ForegroundRun::refuseStep(const Error& refusal)
{
    if (refusal.code == Code::InvalidJobId || (refusal.code == Code::AlreadyDone && !m_waited) ||
        refusal.code == Code::JobPending) {
        error("Unable to confirm allocation for job " + jobText() + ": " + std::string(describe(refusal.code)));
        if (refusal.code != Code::JobPending)
            say("Check SLURM_JOB_ID environment variable. Expired or invalid job " + jobText());
    } else {
        // The last line is the reason; what precedes it stands for itself.
        const std::size_t end = refusal.message.rfind('\n');
        if (end != std::string::npos)
            error(refusal.message.substr(0, end));
        error("Unable to create step for job " + jobText() + ": " +
              refusal.message.substr(end == std::string::npos ? 0 : end + 1));
    }
    finish(1);
}

void ForegroundRun::onInterrupted()
{
    if (m_runner) {
        m_runner->forceTermination();
        return;
    }
    if (inside()) {
        say("Cancelled pending step for job " + jobText());
    } else if (m_job) {
        say("Job allocation " + jobText() + " has been revoked");
        m_client.cancel(m_job);
    }
    finish(1);
}

void ForegroundRun::onTooLate()
{
    if (m_runner)
        return;
    const std::string busy(describe(Code::Immediate));
    error((inside() ? "Unable to create step for job " + jobText() + ": " : "Unable to allocate resources: ") + busy);
    if (!inside() && m_job)
        m_client.cancel(m_job);
    finish(1);
}

void ForegroundRun::startStep(const StepGrant& grant)
{
    m_job = grant.job;
    if (m_order.verbosity > 0)
        say("jobid " + jobText() + ": nodes(1):`" + grant.nodeName + "', cpu counts: " +
            std::to_string(grant.step.allocation.cpus.value) + "(x1)");
    StepRunner::Callbacks callbacks;
    callbacks.onStarted = [this](const std::vector<std::int32_t>&, const ProcessIdentity& supervisor) {
        m_client.launched({m_job, m_runner->grant().step.id, supervisor});
    };
    callbacks.onFinished = [this](const StepNotice& notice) { onFinished(notice); };
    callbacks.onClosed = [this] {
        m_closed = true;
        for (const int number : kEndSignals)
            m_loop.onSignal(number, [] {}); // the step is over; how it ended is still to be told, within seconds
        closeWhenDone();
    };
    m_runner = std::make_unique<StepRunner>(m_loop, grant, m_order.streams, std::move(callbacks));
    if (const Result<void> started = m_runner->start(); !started)
        failStep(started.error().message);
}

void ForegroundRun::failStep(const std::string& words)
{
    error(words);
    m_code = 1;
    m_closed = true;
    StepNotice notice;
    notice.kind = StepNoticeKind::Finished;
    notice.cause = EndCause::LaunchFailure;
    notice.exit = {1, 0};
    notice.message = words;
    notice.end = std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    endStep(notice);
}

void ForegroundRun::onFinished(const StepNotice& notice)
{
    endStep(notice);
}

void ForegroundRun::endStep(const StepNotice& notice)
{
    EndStepRequest request;
    request.job = m_job;
    request.step = m_runner->grant().step.id;
    request.result = notice;
    request.release = !inside();
    const std::string jobDir = m_runner->grant().jobDir;
    m_client.endStep(request, [this, request, jobDir](bool told) {
        if (!told) {
            if (const Result<void> left = leaveStepResult(jobDir, request); !left)
                m_runner->say("error: The daemon could not be told how the step ended: " + left.error().message);
        }
        m_told = true;
        closeWhenDone();
    });
}

void ForegroundRun::closeWhenDone()
{
    if (m_told && m_closed)
        finish(m_code ? *m_code : m_runner->exitCode());
}

void ForegroundRun::finish(int code)
{
    m_loop.stop(code);
}

} // namespace slotd
