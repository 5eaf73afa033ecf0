// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/heldallocation.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <string_view>

namespace slotd
{

namespace
{

constexpr std::array<int, 6> kEndSignals{SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGUSR1, SIGUSR2};
constexpr std::chrono::seconds kBellAfter{10}; // salloc(1), --bell
/// The daemon ends the allocation at its limit; only where it is away salloc does so, this much later.
constexpr std::int64_t kBeyondLimitMs = 1000;

} // namespace

EnvVars overlaid(EnvVars caller, const std::string& block)
{
    std::string_view rest = block;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        const std::string_view record = rest.substr(0, end);
        const std::size_t equals = record.find('=');
        const std::string_view name = record.substr(0, equals);
        std::erase_if(caller, [&](const auto& pair) { return pair.first == name; });
        if (equals != std::string_view::npos)
            caller.emplace_back(name, record.substr(equals + 1));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return caller;
}

HeldAllocation::HeldAllocation(Console& console, RuntimePaths paths, std::string clientName, AllocationOrder order,
                               Refused refused)
    : m_console(console), m_order(std::move(order)), m_refused(std::move(refused)),
      m_client(m_loop, std::move(paths), std::move(clientName)), m_command(m_loop), m_begin(std::chrono::steady_clock::now())
{
}

int HeldAllocation::run()
{
    if (const Result<void> connected = m_client.connect(); !connected)
        return m_refused(connected.error());
    m_client.setCallbacks({[this](const SubmitReply& reply) { m_job = reply.job; },
                           [this](const LeaseNews& news) { onLease(news); },
                           [](const StepNews&) {},
                           [this](const Error& refusal) {
                               if (!m_granted)
                                   m_loop.stop(m_refused(refusal));
                           },
                           [this] {
                               if (!m_granted)
                                   say("The slotd daemon does not answer; waiting for it");
                           }});
    for (const int number : kEndSignals)
        m_loop.onSignal(number, [this] { onInterrupted(); });
    if (m_order.immediateMs > 0)
        m_loop.after(m_order.immediateMs, [this] { onTooLate(); });
    m_client.submit(m_order.job);
    return m_loop.run();
}

void HeldAllocation::say(const std::string& text) const
{
    if (!m_order.quiet)
        m_console.errLine("salloc: " + text);
}

void HeldAllocation::onLease(const LeaseNews& news)
{
    if (!news.message.empty()) { // scontrol notify
        say(news.message);
        return;
    }
    switch (news.state) {
    case LeaseState::Queued:
        if (!m_waited) {
            say("Pending job allocation " + jobText());
            say("job " + jobText() + " queued and waiting for resources");
        }
        m_waited = true;
        break;
    case LeaseState::Granted:
        onGranted(news);
        break;
    case LeaseState::Ending:
    case LeaseState::Ended:
        m_ended = news.state == LeaseState::Ended;
        onRevoked();
        break;
    }
}

void HeldAllocation::onGranted(const LeaseNews& news)
{
    watchLimit(news);
    m_killWaitMs = std::max<std::int64_t>(0, news.killWaitMs);
    if (m_granted)
        return;
    m_granted = true;
    if (m_waited)
        say("job " + jobText() + " has been allocated resources");
    announce();
    if (m_order.command.empty())
        m_loop.stop(0);
    else
        startCommand(news);
}

void HeldAllocation::announce()
{
    const bool late = std::chrono::steady_clock::now() - m_begin > kBellAfter;
    const bool ring = m_order.bell == InteractiveOptions::Bell::Always ||
                      (m_order.bell == InteractiveOptions::Bell::AfterWait && late && m_console.errIsTerminal());
    if (ring)
        m_console.err("\a");
    if (m_client.hello().compatSlurm) {
        say("Granted job allocation " + jobText());
    } else if (!m_order.quiet) {
        m_console.outLine("Granted job allocation " + jobText());
        m_console.flush(); // before anything that the command writes
    }
}

void HeldAllocation::startCommand(const LeaseNews& news)
{
    ForegroundCommand::Plan plan;
    plan.command = m_order.command;
    plan.workDir = m_order.job.spec.workDir;
    for (const auto& [name, value] : overlaid(m_order.environment, news.environment))
        plan.environment.push_back(name + "=" + value);
    // The seed starts the command once for each task; a shell on a terminal is one, and with Slurm it is always one.
    const bool one = m_order.isShell || m_client.hello().compatSlurm;
    const std::uint32_t ranks = one ? 1 : std::max(1U, m_order.job.spec.ntasks.value_or(1));
    for (std::uint32_t rank = 0; rank < ranks; ++rank) {
        const std::string number = std::to_string(rank);
        plan.rankEnvironment.push_back(ranks == 1 ? std::vector<std::string>()
                                                  : std::vector<std::string>{"SLURM_PROCID=" + number, "SLURM_LOCALID=" + number});
    }
    const Result<void> started = m_command.start(plan, [this](ExitCode exit) { onCommandEnded(exit); });
    if (!started) {
        m_console.errLine("salloc: error: " + started.error().message);
        giveBack({1, 0}, 1);
    }
}

void HeldAllocation::watchLimit(const LeaseNews& news)
{
    m_loop.cancel(m_warning);
    m_loop.cancel(m_limit);
    if (news.timeLimitMs < 0)
        return;
    m_limit = m_loop.after(news.timeLimitMs + kBeyondLimitMs, [this] { onRevoked(); });
    const WarnSignal& warn = m_order.job.spec.signal;
    if (warn.signal == 0 || m_warned)
        return;
    m_warning = m_loop.after(std::max<std::int64_t>(0, news.timeLimitMs - std::int64_t{warn.secondsBefore} * 1000), [this] {
        m_warned = true;
        m_client.cancel(m_job, m_order.job.spec.signal.signal);
    });
}

void HeldAllocation::onRevoked()
{
    if (m_givenBack)
        return;
    if (!m_granted) {
        if (!m_ended) // the last news is on its way
            return;
        say("Job allocation " + jobText() + " has been revoked.");
        m_console.errLine("salloc: error: Job submit/allocate failed: " + std::string(describe(Code::AlreadyDone)));
        m_loop.stop(1);
        return;
    }
    if (m_revoked || !m_command.running())
        return;
    m_revoked = true;
    say("Job allocation " + jobText() + " has been revoked.");
    const int byPlace = m_command.interactive() ? SIGHUP : SIGTERM;
    m_command.signal(m_order.killSignal != 0 ? m_order.killSignal : byPlace);
    m_command.signal(SIGCONT); // a stopped command hears nothing else
    m_loop.after(m_killWaitMs, [this] { m_command.signal(SIGKILL); });
}

void HeldAllocation::onInterrupted()
{
    if (m_job) {
        m_client.cancel(m_job);
        say("Job allocation " + jobText() + " has been revoked.");
    }
    say("Job aborted due to signal");
    m_loop.stop(1);
}

void HeldAllocation::onTooLate()
{
    if (m_granted)
        return;
    if (m_job) {
        m_client.cancel(m_job);
        say("Job allocation " + jobText() + " has been revoked.");
    }
    m_console.errLine("salloc: error: Unable to allocate resources: " + std::string(describe(Code::Immediate)));
    m_loop.stop(1);
}

void HeldAllocation::onCommandEnded(ExitCode exit)
{
    // salloc(1): a command that a signal ended counts as 0.
    giveBack(exit, exit.status);
}

void HeldAllocation::giveBack(ExitCode exit, int code)
{
    m_givenBack = true;
    if (!m_revoked)
        say("Relinquishing job allocation " + jobText());
    if (m_ended) {
        m_loop.stop(code);
        return;
    }
    m_client.release({m_job, exit}, [this, code](bool) { m_loop.stop(code); });
}

} // namespace slotd
