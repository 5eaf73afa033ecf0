// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/attemptrecord.h"

#include "base/procfs.h"
#include "supervisor/crashpoint.h"
#include "supervisor/posixio.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxMessage = 1024; ///< Leaves the record well below kAttemptFileSize.

int lockFolder(int folder, const char* attemptName)
{
    if (::flock(folder, LOCK_EX | LOCK_NB) == 0)
        return 0;
    if (::faccessat(folder, attemptName, F_OK, 0) == 0)
        return EEXIST; // its owner holds the lock for as long as the job runs
    while (::flock(folder, LOCK_EX) != 0) {
        if (errno != EINTR)
            return errno;
    }
    return 0;
}

void writeExitStatus(int folder, int status)
{
    const UniqueFd fd(::openat(folder, "exit_status", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    const std::string text = std::to_string(status) + "\n";
    if (fd.valid() && ::write(fd.get(), text.data(), text.size()) < 0)
        return; // the attempt file is what counts; this one is a courtesy
}

} // namespace

AttemptRecord::Claim AttemptRecord::fail()
{
    m_error = errno;
    return m_error == EEXIST ? Claim::Taken : Claim::Failed;
}

AttemptRecord::Claim AttemptRecord::claim(const LaunchPlan& plan)
{
    m_folder.reset(::open(plan.jobDir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!m_folder.valid())
        return fail();
    const std::string name = attemptFileName(plan.attempt);
    if (const int error = lockFolder(m_folder.get(), name.c_str()); error != 0) {
        errno = error;
        return fail();
    }
    crashPoint("before-marker");
    m_file.reset(::openat(m_folder.get(), name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!m_file.valid())
        return fail();

    const auto self = readProcessStat(::getpid());
    m_content.job = plan.job;
    m_content.attempt = plan.attempt;
    m_content.supervisor = {::getpid(), self ? self->startTicks : 0, readBootId()};
    m_content.start = wallNow();
    if (!store(m_content, false)) {
        const int error = errno;
        ::unlinkat(m_folder.get(), name.c_str(), 0);
        errno = error;
        return fail();
    }
    crashPoint("after-marker");
    return Claim::Made;
}

bool AttemptRecord::store(const AttemptFile& content, bool sync)
{
    // Always the full size: the first write reserves the room that the last one needs on a disk that is full by then.
    std::string text = formatAttemptFile(content);
    text.resize(kAttemptFileSize, '\n');
    const ssize_t written = ::pwrite(m_file.get(), text.data(), text.size(), 0);
    if (written >= 0 && written != static_cast<ssize_t>(text.size()))
        errno = ENOSPC;
    return written == static_cast<ssize_t>(text.size()) && (!sync || ::fdatasync(m_file.get()) == 0);
}

void AttemptRecord::finish(AttemptFile result)
{
    if (result.message.size() > kMaxMessage)
        result.message.resize(kMaxMessage);
    timespec pause{0, 100'000'000};
    while (!store(result, true)) {
        ::nanosleep(&pause, nullptr);
        pause.tv_sec = pause.tv_sec < 30 ? pause.tv_sec * 2 + 1 : 30;
    }
    writeExitStatus(m_folder.get(), shellStatus(result.exit));
}

} // namespace slotd
