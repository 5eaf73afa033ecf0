// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/rerun.h"

#include "app/programs.h"
#include "base/paths.h"
#include "base/units.h"
#include "domain/launchplan.h"
#include "host/config.h"
#include "host/hostprobe.h"
#include "launch/launchplanning.h"
#include "store/jobreader.h"
#include "wire/fieldcodec.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <QCoreApplication>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace slotd
{

namespace
{

struct Recorded
{
    Job job;
    PayloadReply payload;
};

Result<Recorded> readRecorded(const RuntimePaths& paths, JobId id)
{
    auto connection = SqlConnection::open(paths.database(), SqlConnection::Mode::ReadOnly, 512);
    if (!connection.ok())
        return connection.error();
    const SqliteStoreOptions options;
    JobReader reader(**connection, options);
    Recorded found;
    auto ended = reader.endedJob(id);
    if (!ended.ok())
        return ended.error();
    if (*ended) {
        found.job = std::move(**ended);
    } else {
        auto state = reader.loadState();
        if (!state.ok())
            return state.error();
        const auto it = std::find_if(state->active.begin(), state->active.end(), [&](const Job& job) { return job.id == id; });
        if (it == state->active.end())
            return Error(Code::InvalidJobId, "Invalid job id specified: " + std::to_string(id.value));
        found.job = std::move(*it);
    }
    auto payload = reader.payload(id);
    if (!payload.ok())
        return payload.error();
    found.payload = std::move(*payload);
    return found;
}

/// A folder of its own under the job's: the job's real files, and the daemon's hold on them, stay untouched.
Result<std::string> freshFolder(const std::string& jobDir, const std::string& script)
{
    std::string folder = jobDir + "/rerun.XXXXXX";
    if (::mkdtemp(folder.data()) == nullptr)
        return Error(Code::Io, "cannot make a folder in " + jobDir + ": " + std::strerror(errno));
    const std::string path = folder + "/script.sh";
    std::FILE* file = std::fopen(path.c_str(), "wxe");
    const bool written = file != nullptr && std::fwrite(script.data(), 1, script.size(), file) == script.size();
    if (file == nullptr || std::fclose(file) != 0 || !written)
        return Error(Code::Io, "cannot write " + path + ": " + std::strerror(errno));
    return folder;
}

int fail(const std::string& message)
{
    std::fprintf(stderr, "slotd: error: %s\n", message.c_str());
    return 1;
}

/// What a running job would hold: the plan binds nothing, since outside the queue nothing is reserved.
void asRunning(Job& job)
{
    RunningPhase running;
    running.allocation.cpus = Cpus(static_cast<std::int64_t>(job.spec->ntasks.value_or(1)) * job.spec->cpusPerTask.value_or(1));
    running.allocation.memory = job.spec->memPerNode.value_or(Megabytes(0));
    job.phase = running;
}

int execSupervisor(const LaunchPlan& plan)
{
    const auto supervisor = companion("slotd-supervisor");
    if (!supervisor)
        return fail("slotd-supervisor is not installed beside " + ownProgram());
    const std::string bytes = encodeToString(plan);
    const int fd = ::memfd_create("plan", MFD_CLOEXEC);
    if (fd < 0 || ::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()) ||
        ::lseek(fd, 0, SEEK_SET) != 0)
        return fail(std::string("cannot hand over the plan: ") + std::strerror(errno));
    const pid_t child = ::fork(); // a small process that does nothing else: no grown daemon is copied here
    if (child == 0) {
        if (fd == 3 ? ::fcntl(3, F_SETFD, 0) < 0 : ::dup2(fd, 3) < 0)
            ::_exit(126);
        char* const argv[] = {const_cast<char*>(supervisor->c_str()), nullptr};
        ::execv(supervisor->c_str(), argv);
        ::_exit(126);
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) < 0)
        return fail(std::string("cannot start the supervisor: ") + std::strerror(errno));
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int reportResult(const std::string& folder)
{
    std::FILE* file = std::fopen((folder + "/" + attemptFileName(1)).c_str(), "re");
    if (file == nullptr)
        return fail("the supervisor left no result in " + folder);
    char text[kAttemptFileSize] = {};
    const std::size_t n = std::fread(text, 1, sizeof text, file);
    std::fclose(file);
    const auto result = parseAttemptFile(std::string_view(text, n));
    if (!result.ok() || !result->ended)
        return fail("the supervisor left no result in " + folder);
    if (!result->message.empty())
        fail(result->message);
    return result->cause == EndCause::LaunchFailure ? 1 : shellStatus(result->exit);
}

} // namespace

int rerun(int argc, char** argv)
{
    const auto number = argc == 4 ? parseUnsigned(argv[3]) : std::nullopt;
    if (!number || *number == 0 || *number > 0xffffffffU)
        return fail("usage: slotd rerun ROOT JOBID");
    const QCoreApplication app(argc, argv); // where Qt finds the SQLite driver
    const RuntimePaths paths(argv[2]);
    const JobId id(static_cast<std::uint32_t>(*number));
    auto recorded = readRecorded(paths, id);
    if (!recorded.ok())
        return fail(recorded.error().message);
    const auto config = loadConfig();
    if (!config.ok())
        return fail(config.error().message);
    const auto folder = freshFolder(paths.jobDir(id), recorded->payload.script);
    if (!folder.ok())
        return fail(folder.error().message);

    asRunning(recorded->job);
    LaunchSettings settings;
    settings.jobDir = *folder;
    settings.killWait = config->killWait;
    settings.batchRanksAll = config->batchRanksAll;
    settings.slotdRoot = paths.root();
    const HostSetup host = buildHost(*config, HostFacts{affinityCpuIds(), totalMemory(), {}});
    LaunchPlan plan = makeLaunchPlan(recorded->job, recorded->payload.environment, host.model, settings);
    plan.attempt = 1;
    plan.scriptPath = *folder + "/script.sh";
    // The supervisor lets go of its own streams; ours stay open as long as we wait for it.
    const std::string streams = "/proc/" + std::to_string(::getpid()) + "/fd/";
    plan.stdoutPath = streams + "1";
    plan.stderrPath = streams + "2";
    plan.append = true;
    if (const int status = execSupervisor(plan); status != 0)
        return fail("the supervisor ended with status " + std::to_string(status));
    return reportResult(*folder);
}

} // namespace slotd
