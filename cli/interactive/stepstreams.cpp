// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/stepstreams.h"

#include "interactive/tasktext.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kFirstFd = 10; ///< The supervisor uses those below itself.

Error streamError(const char* stream)
{
    return Error(Code::LaunchFailure, std::string("Could not open ") + stream + " file: " + std::strerror(errno));
}

UniqueFd openOutputFile(const std::string& path, bool append)
{
    const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY | (append ? 0 : O_TRUNC);
    UniqueFd fd(::open(path.c_str(), flags, 0666));
    if (fd.valid() || errno != ENOENT)
        return fd;
    for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        ::mkdir(path.substr(0, slash).c_str(), 0777); // what matters is whether the file can be opened afterwards
    return UniqueFd(::open(path.c_str(), flags, 0666));
}

bool sameFile(int a, int b)
{
    struct stat one{};
    struct stat other{};
    return ::fstat(a, &one) == 0 && ::fstat(b, &other) == 0 && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool isRegular(int fd)
{
    struct stat info{};
    return ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

/// Pipes for many ranks need more descriptors than most processes may have. The ranks get the old limit back.
void makeRoom(std::size_t ranks, LaunchPlan& launch)
{
    constexpr rlim_t kPerRank = 6;
    constexpr rlim_t kOthers = 64;
    rlimit limit{};
    const rlim_t wanted = ranks * kPerRank + kOthers;
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    const auto named = [](const std::string& text) { return text.rfind("NOFILE=", 0) == 0; };
    if (std::none_of(launch.resourceLimits.begin(), launch.resourceLimits.end(), named))
        launch.resourceLimits.push_back("NOFILE=" + std::to_string(limit.rlim_cur) + ":" +
                                        (limit.rlim_max == RLIM_INFINITY ? "unlimited" : std::to_string(limit.rlim_max)));
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct Pipe
{
    UniqueFd read;
    UniqueFd write;
};

Result<Pipe> makePipe()
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return Error(Code::LaunchFailure, std::string("cannot make a pipe: ") + std::strerror(errno));
    return Pipe{UniqueFd(ends[0]), UniqueFd(ends[1])};
}

} // namespace

StepStreams::StepStreams(PollLoop& loop, const StepGrant& grant, const StreamPlan& plan, Callbacks callbacks)
    : m_loop(loop), m_grant(grant), m_plan(plan), m_callbacks(std::move(callbacks)), m_relay(loop)
{
    m_output = makeSink(STDOUT_FILENO, "stdout", true);
    // One queue, where both are one file: else a line of one could come to lie within a line of the other.
    if (!sameFile(STDOUT_FILENO, STDERR_FILENO))
        m_errors = makeSink(STDERR_FILENO, "stderr", true);
}

StepStreams::~StepStreams() = default;

std::unique_ptr<StreamSink> StepStreams::makeSink(int fd, const std::string& name, bool runnersOwn)
{
    auto sink = std::make_unique<StreamSink>(m_loop, fd, StreamSink::Of::Others, [this, name, runnersOwn](int error) {
        if (runnersOwn && error == EPIPE)
            m_callbacks.readerGone();
        else
            m_callbacks.cannotWrite(name + ": " + std::strerror(error));
    });
    sink->onProgress([this] { checkWritten(); });
    return sink;
}

int StepStreams::nullFd()
{
    if (m_null < 0) {
        const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
        m_null = give(null.get());
    }
    return m_null;
}

int StepStreams::give(int fd)
{
    UniqueFd copy(::fcntl(fd, F_DUPFD_CLOEXEC, kFirstFd));
    if (!copy.valid())
        return nullFd();
    m_given.push_back(std::move(copy));
    return m_given.back().get();
}

Result<void> StepStreams::open(LaunchPlan& launch)
{
    makeRoom(launch.rankPlans.size(), launch);
    if (m_plan.pty)
        return openPty(launch);
    if (auto opened = openOutputs(launch); !opened)
        return opened;
    return openInputs(launch);
}

Result<void> StepStreams::openPty(LaunchPlan& launch)
{
    m_pty = std::make_unique<PtyRelay>(m_loop, STDIN_FILENO, *m_output);
    auto slave = m_pty->open();
    if (!slave)
        return slave.error();
    // Tasks but the first have no terminal and write to nowhere (srun(1), --pty).
    for (std::size_t rank = 0; rank < launch.rankPlans.size(); ++rank) {
        const int fd = rank == 0 ? give(slave->get()) : nullFd();
        launch.rankPlans[rank].stdinFd = launch.rankPlans[rank].stdoutFd = launch.rankPlans[rank].stderrFd = fd;
    }
    return {};
}

std::vector<StepStreams::Target> StepStreams::targets() const
{
    std::vector<Target> list;
    const auto add = [&list](const std::vector<StreamEnd>& ends, bool error) {
        for (std::uint32_t rank = 0; rank < ends.size(); ++rank) {
            auto target = std::find_if(list.begin(), list.end(), [&](const Target& t) {
                return t.end == ends[rank] && (t.end.kind != StreamEnd::Kind::Runner || t.error == error);
            });
            if (target == list.end())
                target = list.insert(list.end(), {ends[rank], error, {}, {}});
            (error ? target->errorsOf : target->outOf).push_back(rank);
        }
    };
    add(streamEnds(m_plan.output, m_grant), false);
    add(streamEnds(m_plan.error ? m_plan.error : m_plan.output, m_grant), true);
    return list;
}

Result<void> StepStreams::openOutputs(LaunchPlan& launch)
{
    for (const Target& target : targets()) {
        if (auto opened = openTarget(target, launch); !opened)
            return opened;
    }
    return {};
}

Result<void> StepStreams::openTarget(const Target& target, LaunchPlan& launch)
{
    const auto giveAll = [&](int fd) {
        for (const std::uint32_t rank : target.outOf)
            launch.rankPlans[rank].stdoutFd = fd;
        for (const std::uint32_t rank : target.errorsOf)
            launch.rankPlans[rank].stderrFd = fd;
    };
    if (target.end.kind == StreamEnd::Kind::Null) {
        giveAll(nullFd());
        return {};
    }
    std::set<std::uint32_t> ranks(target.outOf.begin(), target.outOf.end());
    ranks.insert(target.errorsOf.begin(), target.errorsOf.end());
    const bool direct = !m_plan.label && (ranks.size() == 1 || m_plan.unbuffered);
    int fd = target.error ? STDERR_FILENO : STDOUT_FILENO;
    if (target.end.kind == StreamEnd::Kind::File) {
        UniqueFd file = openOutputFile(target.end.path, m_plan.append);
        if (!file.valid())
            return streamError(target.error ? "stderr" : "stdout");
        m_files.push_back(std::move(file));
        fd = m_files.back().get();
    }
    if (direct) {
        giveAll(give(fd));
        if (target.end.kind == StreamEnd::Kind::File)
            m_files.pop_back();
        return {};
    }
    if (target.end.kind == StreamEnd::Kind::Runner)
        return relayTarget(target, runnerSink(target.error), launch);
    m_fileSinks.push_back(makeSink(fd, target.end.path, false));
    return relayTarget(target, *m_fileSinks.back(), launch);
}

Result<void> StepStreams::relayTarget(const Target& target, StreamSink& sink, LaunchPlan& launch)
{
    OutputRelay::Output& output = m_relay.addOutput(sink);
    const auto mode = m_plan.unbuffered ? RankLines::Mode::Bytes : RankLines::Mode::Lines;
    const std::size_t width = labelWidth(m_grant.step.spec.ntasks);
    const auto add = [&](std::uint32_t rank, std::int32_t& fd) -> Result<void> {
        auto pipe = makePipe();
        if (!pipe)
            return pipe.error();
        m_relay.addStream(std::move(pipe->read), m_plan.label ? labelText(rank, width) : std::string(), mode, output);
        fd = give(pipe->write.get());
        return {};
    };
    for (const std::uint32_t rank : target.outOf) {
        if (auto added = add(rank, launch.rankPlans[rank].stdoutFd); !added)
            return added;
    }
    for (const std::uint32_t rank : target.errorsOf) {
        if (auto added = add(rank, launch.rankPlans[rank].stderrFd); !added)
            return added;
    }
    return {};
}

Result<void> StepStreams::openInputs(LaunchPlan& launch)
{
    std::vector<std::uint32_t> ofRunner;
    std::map<std::string, std::vector<std::uint32_t>> files;
    const auto ends = streamEnds(m_plan.input, m_grant);
    for (std::uint32_t rank = 0; rank < ends.size(); ++rank) {
        switch (ends[rank].kind) {
        case StreamEnd::Kind::Runner:
            ofRunner.push_back(rank);
            break;
        case StreamEnd::Kind::Null:
            launch.rankPlans[rank].stdinFd = nullFd();
            break;
        case StreamEnd::Kind::File:
            files[ends[rank].path].push_back(rank);
            break;
        }
    }
    // The ranks are in another session: they would read a terminal whether or not srun is in its foreground.
    const bool direct = ofRunner.size() == 1 && ::isatty(STDIN_FILENO) != 1;
    if (auto opened = openRunnersInput(ofRunner, STDIN_FILENO, direct, launch); !opened)
        return opened;
    return openInputFiles(files, launch);
}

Result<void> StepStreams::openInputFiles(const std::map<std::string, std::vector<std::uint32_t>>& files, LaunchPlan& launch)
{
    for (const auto& [path, ranks] : files) {
        UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
        if (!file.valid())
            return streamError("stdin");
        if (ranks.size() > 1 && !isRegular(file.get()) && !m_input) {
            m_files.push_back(std::move(file)); // each byte of a FIFO can be read once only
            if (auto opened = openRunnersInput(ranks, m_files.back().get(), false, launch); !opened)
                return opened;
            continue;
        }
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            if (i > 0) // a position of its own
                file.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
            launch.rankPlans[ranks[i]].stdinFd = give(file.get());
        }
    }
    return {};
}

Result<void> StepStreams::openRunnersInput(const std::vector<std::uint32_t>& ranks, int source, bool direct, LaunchPlan& launch)
{
    if (ranks.empty())
        return {};
    if (direct || ::fcntl(source, F_GETFD) < 0) {
        for (const std::uint32_t rank : ranks)
            launch.rankPlans[rank].stdinFd = give(source);
        return {};
    }
    m_input = std::make_unique<InputRelay>(m_loop, source);
    for (const std::uint32_t rank : ranks) {
        auto pipe = makePipe();
        if (!pipe)
            return pipe.error();
        launch.rankPlans[rank].stdinFd = give(pipe->read.get());
        m_input->addRank(std::move(pipe->write));
    }
    return {};
}

void StepStreams::start()
{
    m_given.clear();
    m_null = -1;
    if (m_input)
        m_input->start();
    if (m_pty)
        m_pty->start();
}

void StepStreams::drain(std::function<void()> done)
{
    if (m_input)
        m_input->stop();
    m_relay.drain();
    if (!m_pty) {
        done();
        return;
    }
    m_pty->drain([this, done = std::move(done)] {
        m_pty->restore();
        done();
    });
}

void StepStreams::whenWritten(std::function<void()> done)
{
    m_written = std::move(done);
    checkWritten();
}

void StepStreams::checkWritten()
{
    const bool pending = m_output->pending() > 0 || (m_errors && m_errors->pending() > 0);
    if (!m_written || pending || !m_relay.empty())
        return;
    const auto written = std::move(m_written);
    m_written = nullptr;
    written();
}

void StepStreams::sayError(std::string_view text)
{
    runnerSink(true).write(text);
}

} // namespace slotd
