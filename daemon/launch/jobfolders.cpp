// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/jobfolders.h"

#include "base/uniquefd.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxPrepared = 20'000;

Error ioError(const std::string& what, const std::string& path, int error)
{
    return Error(Code::Io, what + " " + path + ": " + std::strerror(error));
}

Result<void> fill(const UniqueFd& fd, const std::string& path, const std::string& text)
{
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t written = ::write(fd.get(), text.data() + at, text.size() - at);
        if (written < 0 && errno != EINTR)
            return ioError("cannot write", path, errno);
        at += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    return {};
}

enum class Outcome { Made, WasThere };

Result<Outcome> makeFile(const std::string& path, const std::string& text)
{
    const UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700));
    if (!fd.valid() && errno == EEXIST)
        return Outcome::WasThere;
    if (!fd.valid())
        return ioError("cannot make", path, errno);
    if (auto filled = fill(fd, path, text); !filled)
        return filled.error();
    return Outcome::Made;
}

/// A file that is there is replaced whole and never written over: a shell may be reading it, and one that meets its end too
/// early ends well without having done its work.
Result<void> makeOrReplaceFile(const std::string& path, const std::string& text)
{
    const auto made = makeFile(path, text);
    if (!made)
        return made.error();
    if (*made == Outcome::Made)
        return {};
    const std::string fresh = path + ".new";
    const UniqueFd fd(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0700));
    if (!fd.valid())
        return ioError("cannot make", fresh, errno);
    if (auto filled = fill(fd, fresh, text); !filled)
        return filled;
    if (::rename(fresh.c_str(), path.c_str()) != 0)
        return ioError("cannot make", path, errno);
    return {};
}

Result<void> makeFolder(const std::string& folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST)
        return {};
    if (errno == ENOENT) {
        std::error_code ignored;
        std::filesystem::create_directories(std::filesystem::path(folder).parent_path(), ignored);
        if (::mkdir(folder.c_str(), 0700) == 0)
            return {};
    }
    return ioError("cannot make the folder", folder, errno);
}

} // namespace

void JobFolders::prepare(JobId job, const std::string& folder, const std::string& script, const std::string& runner)
{
    if (!makeFolder(folder))
        return;
    const auto made = makeFile(folder + "/script.sh", script);
    writeRunner(folder, runner);
    // There already: the job was launched first and runs, or the folder is of another database; launching sees to that.
    if (!made || *made == Outcome::WasThere)
        return;
    if (m_prepared.size() >= kMaxPrepared) // many are cancelled and never launched; a script written twice is no harm
        m_prepared.clear();
    m_prepared.insert(job);
}

Result<void> JobFolders::writeScript(JobId job, const std::string& folder, const std::string& script)
{
    if (m_prepared.erase(job) > 0)
        return {};
    if (auto made = makeFolder(folder); !made)
        return made;
    return makeOrReplaceFile(folder + "/script.sh", script);
}

bool JobFolders::linkRunner(const std::string& folder, const std::string& runner)
{
    const std::string path = folder + "/runner.sh";
    if (runner == m_masterText && ::link(m_master.c_str(), path.c_str()) == 0)
        return true;
    return errno == EEXIST;
}

void JobFolders::writeRunner(const std::string& folder, const std::string& runner)
{
    // A link costs a quarter of a new file. It fails where the master was removed or has as many names as it may.
    errno = 0;
    if (linkRunner(folder, runner))
        return;
    const std::string path = folder + "/runner.sh";
    if (!makeOrReplaceFile(path, runner))
        return;
    m_masterText = runner;
    m_master = path;
}

void JobFolders::remove(const std::string& folder)
{
    std::error_code ignored; // what cannot be removed now holds up nothing
    std::filesystem::remove_all(folder, ignored);
}

} // namespace slotd
