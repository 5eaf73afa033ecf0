// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/processlauncher.h"

#include "base/procfs.h"
#include "launch/controlcall.h"
#include "launch/leftovers.h"
#include "launch/pidwatch.h"
#include "ports/checkpoint.h"
#include "wire/fieldcodec.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/epoll.h>
#include <csignal>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kAskAgainMs = 20;

std::string describeExit(int status)
{
    if (WIFSIGNALED(status))
        return "ended by signal " + std::to_string(WTERMSIG(status));
    return "exit status " + std::to_string(WEXITSTATUS(status));
}

/// Why a supervisor of ours never began its attempt.
std::string whyNotBegun(int status, const std::string& folder)
{
    if (status >= 0 && WIFEXITED(status) && WEXITSTATUS(status) > kSupervisorErrnoBase)
        return "cannot make the attempt file in " + folder + ": " + std::strerror(WEXITSTATUS(status) - kSupervisorErrnoBase);
    return "the job's supervisor did not begin: " + (status < 0 ? std::string("it is gone") : describeExit(status));
}

bool takenByAnother(int status)
{
    return status >= 0 && WIFEXITED(status) && WEXITSTATUS(status) == kSupervisorTaken;
}

} // namespace

ProcessLauncher::ProcessLauncher(LauncherSettings settings, Log& log, QObject* parent)
    : QObject(parent),
      m_settings(std::move(settings)),
      m_paths(m_settings.root),
      m_bootId(readBootId()),
      m_log(log),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC)),
      m_ended(std::make_unique<QSocketNotifier>(m_epoll.get(), QSocketNotifier::Read)),
      m_work(std::make_unique<WorkThread>())
{
    connect(m_ended.get(), &QSocketNotifier::activated, this, [this] { onSupervisorsEnded(); });
}

ProcessLauncher::~ProcessLauncher()
{
    m_work.reset();
}

AttemptQuestion ProcessLauncher::question(JobId job, std::uint32_t attempt, const std::string& intentBoot) const
{
    return {job, attempt, folderOf(job), intentBoot, m_bootId, m_settings.cgroupBase};
}

void ProcessLauncher::postToLoop(std::function<void()> task)
{
    QMetaObject::invokeMethod(this, std::move(task), Qt::QueuedConnection);
}

void ProcessLauncher::prepare(JobId job, SharedText script, SharedText runner)
{
    m_work->postInBackground([this, job, script = std::move(script), runner = std::move(runner)] {
        m_folders.prepare(job, folderOf(job), script, runner);
    });
}

void ProcessLauncher::launch(LaunchRequest request)
{
    Attempt attempt;
    attempt.number = request.plan.attempt;
    m_attempts.insert_or_assign(request.plan.job, std::move(attempt));

    auto& limits = request.plan.resourceLimits;
    const auto forFiles = [](const std::string& limit) { return limit.rfind("NOFILE=", 0) == 0; };
    if (!m_settings.fileLimit.empty() && std::none_of(limits.begin(), limits.end(), forFiles))
        limits.push_back(m_settings.fileLimit);
    m_work->post([this, request = std::move(request)]() mutable { launchNow(std::move(request)); });
}

void ProcessLauncher::setSupervisorGroup(const std::string& procsFile)
{
    m_work->post([this, procsFile] { m_supervisorGroup = procsFile; });
}

void ProcessLauncher::moveSupervisor(int pid)
{
    if (m_supervisorGroup.empty())
        return;
    // Its ranks go into the job's own group by themselves; one that has ended already need not move.
    const UniqueFd file(::open(m_supervisorGroup.c_str(), O_WRONLY | O_CLOEXEC));
    const std::string text = std::to_string(pid);
    if (!file.valid() || (::write(file.get(), text.data(), text.size()) < 0 && errno != ESRCH))
        postToLoop([this, why = std::string(std::strerror(errno))] { m_log.warning("supervisor-not-moved", {{"why", why}}); });
}

void ProcessLauncher::launchNow(LaunchRequest request)
{
    const LaunchPlan& plan = request.plan;
    const auto failed = [&](const Error& error) {
        postToLoop([this, result = madeUpResult(plan.job, plan.attempt, EndCause::LaunchFailure, error.message)] {
            report(result);
        });
    };
    if (auto written = m_folders.writeScript(plan.job, plan.jobDir, request.script); !written) {
        failed(written.error());
        return;
    }
    if (!request.again)
        ::unlink((plan.jobDir + "/" + attemptFileName(plan.attempt)).c_str());
    checkpoint("launch.before-spawn");
    auto started = spawnSupervisor(m_settings.supervisorProgram, plan, m_bootId);
    if (!started) {
        failed(started.error());
        return;
    }
    moveSupervisor(started->identity.pid);
    checkpoint("launch.after-spawn");
    postToLoop([this, job = plan.job, number = plan.attempt,
                supervisor = std::make_shared<LivingSupervisor>(std::move(*started))]() mutable {
        watch(job, number, true, std::move(supervisor));
    });
    m_folders.writeRunner(plan.jobDir, request.runner); // nobody waits for it
}

void ProcessLauncher::watch(JobId job, std::uint32_t number, bool ownChild, std::shared_ptr<LivingSupervisor> supervisor)
{
    Attempt& attempt = m_attempts[job];
    attempt.number = number;
    attempt.ownChild = ownChild;
    attempt.supervisor = supervisor->identity;
    attempt.pidfd = std::move(supervisor->pidfd);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = job.value;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, attempt.pidfd.get(), &event);
    if (m_listener)
        m_listener->attemptStarted(job, number, supervisor->identity);
}

void ProcessLauncher::onSupervisorsEnded()
{
    std::array<epoll_event, 64> events{};
    const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i)
        supervisorEnded(JobId(static_cast<std::uint32_t>(events[static_cast<std::size_t>(i)].data.u64)));
}

void ProcessLauncher::supervisorEnded(JobId job)
{
    const auto found = m_attempts.find(job);
    if (found == m_attempts.end() || !found->second.pidfd.valid())
        return;
    Attempt& attempt = found->second;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_DEL, attempt.pidfd.get(), nullptr);
    attempt.pidfd.reset();
    const int childPid = attempt.ownChild ? attempt.supervisor.pid : 0;
    // It was watched alive, so whatever boot its intent is from, it began in this one.
    m_work->post([this, q = question(job, attempt.number, m_bootId), childPid] { concludeNow(q, childPid); });
}

void ProcessLauncher::concludeNow(const AttemptQuestion& question, int childPid)
{
    WaitStatus status = -1;
    if (childPid > 0 && ::waitpid(childPid, &status, 0) != childPid)
        status = -1;
    if (takenByAnother(status)) {
        adoptNow(question); // a supervisor that an earlier daemon started came first
        return;
    }
    AttemptFile result = resultOf(question, examineAttempt(question), status);
    checkpoint("launch.after-result");
    postToLoop([this, result = std::move(result)] { report(result); });
}

AttemptFile ProcessLauncher::resultOf(const AttemptQuestion& question, AttemptFinding finding, WaitStatus status) const
{
    switch (finding.kind) {
    case AttemptFinding::Kind::Ended:
        return std::move(finding.file);
    case AttemptFinding::Kind::Lost:
        if (finding.killed)
            killLeftovers({question.job, finding.file.supervisor, m_paths.root(), question.cgroupBase});
        return std::move(finding.file);
    case AttemptFinding::Kind::NeverStarted:
    case AttemptFinding::Kind::Starting:
    case AttemptFinding::Kind::Living:
        break;
    }
    return madeUpResult(question.job, question.attempt, EndCause::LaunchFailure, whyNotBegun(status, question.folder));
}

void ProcessLauncher::adopt(JobId job, std::uint32_t attempt, const std::string& intentBoot)
{
    Attempt entry;
    entry.number = attempt;
    m_attempts.insert_or_assign(job, std::move(entry));
    m_work->post([this, q = question(job, attempt, intentBoot)] { adoptNow(q); });
}

void ProcessLauncher::adoptNow(const AttemptQuestion& question)
{
    AttemptFinding finding = examineAttempt(question);
    switch (finding.kind) {
    case AttemptFinding::Kind::NeverStarted:
        postToLoop([this, question] { reportNeverStarted(question.job, question.attempt); });
        return;
    case AttemptFinding::Kind::Starting:
        postToLoop([this, question] { askAgainSoon(question); });
        return;
    case AttemptFinding::Kind::Living:
        postToLoop([this, question,
                    supervisor = std::make_shared<LivingSupervisor>(std::move(finding.supervisor))]() mutable {
            watch(question.job, question.attempt, false, std::move(supervisor));
        });
        return;
    case AttemptFinding::Kind::Ended:
    case AttemptFinding::Kind::Lost:
        break;
    }
    AttemptFile result = resultOf(question, std::move(finding), -1);
    postToLoop([this, result = std::move(result)] { report(result); });
}

void ProcessLauncher::askAgainSoon(AttemptQuestion question)
{
    QTimer::singleShot(kAskAgainMs, this, [this, question = std::move(question)] {
        m_work->post([this, question] { adoptNow(question); });
    });
}

void ProcessLauncher::report(AttemptFile result)
{
    const JobId job = result.job;
    m_attempts.erase(job);
    if (result.cause == EndCause::Lost || result.cause == EndCause::LaunchFailure)
        m_log.warning("attempt-failed", {{"job", std::to_string(job.value)},
                                         {"attempt", std::to_string(result.attempt)},
                                         {"why", result.message}});
    if (m_listener)
        m_listener->attemptEnded(job, result.attempt, result);
}

void ProcessLauncher::reportNeverStarted(JobId job, std::uint32_t attempt)
{
    m_attempts.erase(job);
    if (m_listener)
        m_listener->attemptNeverStarted(job, attempt);
}

void ProcessLauncher::control(JobId job, SupervisorRequest request, std::function<void(Result<SupervisorReply>)> done)
{
    const auto found = m_attempts.find(job);
    const std::uint32_t number = found == m_attempts.end() ? 0 : found->second.number;
    // An attempt is in the table from launch() or adopt() on until its end is reported.
    const auto alive = [this, job, number] {
        const auto attempt = m_attempts.find(job);
        return attempt != m_attempts.end() && attempt->second.number == number && number != 0;
    };
    const ControlKind kind = request.kind;
    auto* call = new ControlCall(folderOf(job), "control", std::move(request), alive, std::move(done), this);
    if (kind == ControlKind::Terminate)
        call->onUnreachable([this, job, alive] {
            const auto attempt = m_attempts.find(job);
            return alive() && attempt->second.pidfd.valid() &&
                   ::syscall(SYS_pidfd_send_signal, attempt->second.pidfd.get(), SIGTERM, nullptr, 0) == 0;
        });
    call->begin();
}

void ProcessLauncher::controlStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor, SupervisorRequest request,
                                  std::function<bool()> alive, std::function<void(Result<SupervisorReply>)> done)
{
    const ControlKind kind = request.kind;
    auto* call = new ControlCall(folderOf(job), stepControlName(step), std::move(request), alive, std::move(done), this);
    if (kind == ControlKind::Terminate && supervisor.pid > 0) {
        call->onUnreachable([supervisor, alive, boot = m_bootId] {
            const UniqueFd pidfd = openProcess(supervisor, boot);
            return alive() && pidfd.valid() && ::syscall(SYS_pidfd_send_signal, pidfd.get(), SIGTERM, nullptr, 0) == 0;
        });
    }
    call->begin();
}

void ProcessLauncher::settleStep(JobId job, std::uint32_t step, const ProcessIdentity& supervisor,
                                 std::function<void(std::optional<EndStepRequest>)> done)
{
    m_work->post([this, job, step, supervisor, done = std::move(done), cgroupBase = m_settings.cgroupBase] {
        std::optional<EndStepRequest> result(std::in_place);
        const std::string text = readSmallFile(folderOf(job) + "/" + stepResultName(step));
        if (text.empty() || !decodeFromString(text, *result) || result->job != job || result->step != step) {
            result.reset();
            killLeftovers({job, supervisor, m_paths.root(), cgroupBase, step});
        }
        postToLoop([done, result = std::move(result)] { done(result); });
    });
}

void ProcessLauncher::forget(std::vector<JobId> jobs)
{
    for (const JobId job : jobs)
        m_work->postInBackground([folder = folderOf(job)] { JobFolders::remove(folder); });
}

} // namespace slotd
