// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/attemptexam.h"

#include "base/procfs.h"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace slotd
{

namespace
{

/// Slurm's exit code of a batch job that could not be set up.
constexpr ExitCode kLaunchFailureExit{0, 53};

enum class LockState { Free, Held, NoFolder };

LockState lockState(const std::string& folder)
{
    const UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd.valid())
        return LockState::NoFolder;
    return ::flock(fd.get(), LOCK_EX | LOCK_NB) == 0 ? LockState::Free : LockState::Held; // closing gives it back
}

AttemptFinding lost(const AttemptQuestion& q, const AttemptFile* started, std::string message)
{
    AttemptFinding finding;
    finding.kind = AttemptFinding::Kind::Lost;
    finding.file = madeUpResult(q.job, q.attempt, EndCause::Lost, std::move(message));
    if (started) {
        finding.file.supervisor = started->supervisor;
        finding.file.start = started->start;
        finding.killed = started->supervisor.bootId == q.thisBoot;
    }
    return finding;
}

bool hasEnded(int pidfd)
{
    pollfd poll{pidfd, POLLIN, 0};
    return ::poll(&poll, 1, 0) != 0;
}

/// The supervisor with exactly this identity. The descriptor is opened first: what is compared afterwards is then known to
/// belong to it.
UniqueFd openSupervisor(const ProcessIdentity& identity)
{
    UniqueFd pidfd(static_cast<int>(::syscall(SYS_pidfd_open, identity.pid, 0)));
    if (!pidfd.valid())
        return pidfd;
    const auto stat = readProcessStat(identity.pid);
    if (!stat || stat->startTicks != identity.startTicks || hasEnded(pidfd.get()))
        pidfd.reset();
    return pidfd;
}

AttemptFinding withoutFile(const AttemptQuestion& q, LockState lock)
{
    if (lock == LockState::Held) {
        AttemptFinding finding;
        finding.kind = AttemptFinding::Kind::Starting;
        return finding;
    }
    if (q.intentBoot != q.thisBoot)
        return lost(q, nullptr, "reboot");
    return {};
}

Result<AttemptFile> readAttempt(const AttemptQuestion& q, bool& exists)
{
    const std::string path = q.folder + "/" + attemptFileName(q.attempt);
    exists = ::access(path.c_str(), F_OK) == 0;
    return parseAttemptFile(readSmallFile(path, kAttemptFileSize));
}

AttemptFinding ended(AttemptFile file)
{
    AttemptFinding finding;
    finding.kind = AttemptFinding::Kind::Ended;
    finding.file = std::move(file);
    return finding;
}

AttemptFinding withRunningFile(const AttemptQuestion& q, const AttemptFile& started)
{
    if (started.supervisor.bootId != q.thisBoot)
        return lost(q, &started, "reboot");
    AttemptFinding finding;
    finding.supervisor.pidfd = openSupervisor(started.supervisor);
    if (finding.supervisor.pidfd.valid()) {
        finding.kind = AttemptFinding::Kind::Living;
        finding.supervisor.identity = started.supervisor;
        finding.file = started;
        return finding;
    }
    // It may have written its result between our reading and its end.
    bool exists = false;
    auto again = readAttempt(q, exists);
    if (again && again->ended)
        return ended(std::move(*again));
    return lost(q, &started, "the job's supervisor was killed");
}

} // namespace

AttemptFile madeUpResult(JobId job, std::uint32_t attempt, EndCause cause, std::string message)
{
    const auto now = std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
    AttemptFile file;
    file.job = job;
    file.attempt = attempt;
    file.ended = true;
    file.cause = cause;
    file.message = std::move(message);
    file.end = now;
    if (cause == EndCause::LaunchFailure) {
        file.start = now;
        file.exit = kLaunchFailureExit;
    }
    return file;
}

AttemptFinding examineAttempt(const AttemptQuestion& q)
{
    // The lock is looked at before the file: whoever had it and gave it back has by then left its mark in the file.
    const LockState lock = lockState(q.folder);
    bool exists = false;
    auto file = readAttempt(q, exists);
    if (!exists)
        return withoutFile(q, lock);
    if (file && file->ended)
        return ended(std::move(*file));
    if (file)
        return withRunningFile(q, *file);
    if (lock == LockState::Held || lockState(q.folder) == LockState::Held)
        return withoutFile(q, LockState::Held); // is being written
    file = readAttempt(q, exists);
    if (!file)
        return lost(q, nullptr, "the attempt file cannot be read");
    return file->ended ? ended(std::move(*file)) : withRunningFile(q, *file);
}

} // namespace slotd
