// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// Speed and size of the whole program, as ratios against baselines measured in the same run (docs/performance.md).
// Usage: system_bench [ROW ...]   (rows: squeue sbatch clients loops array start throughput list restart memory idle srun cancel)
#include "perf/measure.h"
#include "client/blockingclient.h"
#include "domain/exportspec.h"
#include "domain/launchplan.h"
#include "support/tempnode.h"
#include "wire/fieldcodec.h"

#include <fcntl.h>
#include <poll.h>
#include <QDir>
#include <QFile>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char** environ;

namespace slotd::perf
{

using test::program;
using test::TempNode;

namespace
{

/// Answers 200 bytes to 200 bytes, one connection after the other: the other end of bareclient.
class EchoServer
{
public:
    explicit EchoServer(const QString& path) : m_path(path.toStdString())
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        m_path.copy(address.sun_path, sizeof address.sun_path - 1);
        m_fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::bind(m_fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || ::listen(m_fd, 128) != 0)
            std::perror("bind");
        m_thread = std::thread([this] { serve(); });
    }
    ~EchoServer()
    {
        ::shutdown(m_fd, SHUT_RDWR);
        m_thread.join();
        ::close(m_fd);
    }
    const std::string& path() const { return m_path; }

private:
    void serve() const
    {
        for (;;) {
            const int client = ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC);
            if (client < 0)
                return;
            char bytes[200];
            std::size_t got = 0;
            while (got < sizeof bytes) {
                const ssize_t n = ::read(client, bytes, sizeof bytes - got);
                if (n <= 0)
                    break;
                got += static_cast<std::size_t>(n);
            }
            (void)!::write(client, bytes, sizeof bytes);
            ::close(client);
        }
    }
    std::string m_path;
    int m_fd = -1;
    std::thread m_thread;
};

pid_t spawn(const std::vector<std::string>& command, const std::vector<std::string>& environment, int fd3 = -1)
{
    std::vector<char*> argv;
    for (const std::string& arg : command)
        argv.push_back(const_cast<char*>(arg.c_str()));
    argv.push_back(nullptr);
    std::vector<char*> envp;
    for (const std::string& var : environment)
        envp.push_back(const_cast<char*>(var.c_str()));
    envp.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (fd3 >= 0)
        posix_spawn_file_actions_adddup2(&actions, fd3, 3);
    pid_t pid = -1;
    if (posix_spawn(&pid, argv[0], &actions, nullptr, argv.data(), envp.data()) != 0)
        std::perror(argv[0]);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

double runOnce(const std::vector<std::string>& command, const std::vector<std::string>& environment)
{
    const Stopwatch watch;
    int status = 0;
    ::waitpid(spawn(command, environment), &status, 0);
    if (status != 0)
        std::printf("    !! %s ended with %d\n", command[0].c_str(), status);
    return watch.seconds();
}

std::vector<std::string> environmentOf(const TempNode& node)
{
    std::vector<std::string> list;
    for (const QString& var : node.environment().toStringList())
        list.push_back(var.toStdString());
    return list;
}

std::string bin(const char* name)
{
    return program(name).toStdString();
}

std::string perfProgram(const char* name)
{
    return QFile::symLinkTarget("/proc/self/exe").section('/', 0, -2).toStdString() + "/" + name;
}

QString grownFile(const TempNode& node)
{
    const QString path = node.workDir() + "/grown";
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QByteArray(1 << 20, 'x'));
        file.flush();
        ::fsync(file.handle());
    }
    return path;
}

void rowSqueue()
{
    TempNode node;
    node.start();
    const EchoServer echo(node.workDir() + "/echo.sock");
    const auto env = environmentOf(node);
    Samples bare;
    Samples squeue;
    for (int i = 0; i < 300; ++i) {
        bare.add(runOnce({perfProgram("bareclient"), echo.path()}, env));
        squeue.add(runOnce({bin("squeue")}, env));
    }
    printSamples("bare client", bare, 1e6, "us");
    printSamples("squeue, empty queue", squeue, 1e6, "us");
    printResult("squeue, empty queue / bare client", squeue.median() / bare.median(), "<= 1.5");
}

void rowSbatch()
{
    TempNode node;
    node.start();
    const EchoServer echo(node.workDir() + "/echo.sock");
    const std::string grown = grownFile(node).toStdString();
    const auto env = environmentOf(node);
    Samples bare;
    Samples sbatch;
    for (int i = 0; i < 300; ++i) {
        bare.add(runOnce({perfProgram("bareclient"), echo.path(), grown}, env));
        sbatch.add(runOnce({bin("sbatch"), "-H", "--wrap", "true"}, env));
    }
    printSamples("bare client + fdatasync", bare, 1e6, "us");
    printSamples("sbatch -H --wrap true", sbatch, 1e6, "us");
    printResult("sbatch --wrap true, durable / bare client + fdatasync", sbatch.median() / bare.median(), "<= 2.0");
}

/// Each with a name, a command line and an argument of its own: jobs that are equal share what they are in the daemon's memory.
SubmitRequest request(const TempNode& node, bool hold)
{
    static int number = 0;
    const std::string word = std::to_string(++number);
    SubmitRequest r;
    r.token = newSubmissionToken();
    r.spec.name = "true" + word;
    r.spec.submitLine = "sbatch --mem=16 true.sh " + word;
    r.spec.arguments = std::vector<std::string>{word};
    r.spec.hold = hold;
    r.spec.workDir = node.workDir().toStdString();
    r.spec.submitDir = r.spec.workDir;
    r.spec.memPerNode = Megabytes(16);
    r.script = "#!/bin/bash\ntrue\n";
    r.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}, {"HOME", "/tmp"}, {"SLOTD_ROOT", node.root().toStdString()}});
    return r;
}

/// Submits `jobs` over `connections` kept connections, one request in flight on each; submissions per second.
double submitMany(const TempNode& node, int connections, int jobs, bool hold)
{
    std::vector<Connection> open;
    std::vector<pollfd> watch;
    for (int i = 0; i < connections; ++i) {
        open.push_back(std::move(*Connection::open(node.paths(), "bench")));
        watch.push_back({open.back().fd(), POLLIN, 0});
    }
    int sent = 0;
    int answered = 0;
    const Stopwatch clock;
    const auto sendOne = [&](Connection& c) {
        if (sent < jobs && c.send(pack(MessageKind::Submit, static_cast<std::uint64_t>(++sent), request(node, hold))).ok())
            return;
    };
    for (Connection& c : open)
        sendOne(c);
    while (answered < jobs) {
        ::poll(watch.data(), watch.size(), 10'000);
        for (std::size_t i = 0; i < open.size(); ++i) {
            if ((watch[i].revents & POLLIN) == 0)
                continue;
            if (const auto more = open[i].readSome(); !more.ok() || !*more) {
                std::printf("    !! connection lost\n");
                return 0;
            }
            while (const auto payload = open[i].next()) {
                const auto envelope = openEnvelope(*payload);
                if (!envelope || envelope->kind == MessageKind::HelloReply)
                    continue;
                if (envelope->kind != MessageKind::SubmitReply)
                    std::printf("    !! not submitted\n");
                ++answered;
                sendOne(open[i]);
            }
        }
    }
    return jobs / clock.seconds();
}

void rowClients()
{
    Samples one;
    Samples sixteen;
    for (int round = 0; round < 5; ++round) {
        TempNode node;
        node.start();
        one.add(submitMany(node, 1, 2000, true));
        sixteen.add(submitMany(node, 16, 20'000, true));
    }
    printSamples("1 kept connection", one, 1, "submissions/s");
    printSamples("16 kept connections", sixteen, 1, "submissions/s");
    printResult("durable submissions/s, 16 clients / 1 client", sixteen.median() / one.median(), ">= 4");
    printResult("durable submissions/s, 16 clients", sixteen.median(), ">= 10000");
}

double sbatchLoops(const TempNode& node, int loops, int each)
{
    const auto env = environmentOf(node);
    std::vector<std::thread> threads;
    const Stopwatch watch;
    for (int i = 0; i < loops; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < each; ++k)
                runOnce({bin("sbatch"), "-H", "--wrap", "true"}, env);
        });
    }
    for (std::thread& t : threads)
        t.join();
    return loops * each / watch.seconds();
}

void rowLoops()
{
    TempNode node;
    node.start();
    Samples one;
    Samples four;
    for (int round = 0; round < 5; ++round) {
        one.add(sbatchLoops(node, 1, 200));
        four.add(sbatchLoops(node, 4, 100));
    }
    printSamples("1 loop of sbatch", one, 1, "commands/s");
    printSamples("4 loops of sbatch", four, 1, "commands/s");
    printResult("sbatch commands/s, 4 loops / 1 loop", four.median() / one.median(), ">= 1.6");
}

void rowArray()
{
    Samples samples;
    for (int round = 0; round < 5; ++round) {
        TempNode node;
        node.start();
        samples.add(runOnce({bin("sbatch"), "-a", "0-9999", "-H", "--wrap", "true"}, environmentOf(node)));
    }
    printSamples("sbatch -a 0-9999 -H", samples, 1e3, "ms");
    printResult("array of 10,000 tasks, call to prompt, s", samples.median(), "<= 0.5");
}

double now()
{
    timespec t{};
    ::clock_gettime(CLOCK_REALTIME, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double stampOf(const QString& path)
{
    for (;;) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray text = file.readAll();
            if (text.endsWith('\n'))
                return text.trimmed().toDouble();
        }
        ::usleep(200);
    }
}

void rowStart()
{
    TempNode node;
    node.start();
    const auto env = environmentOf(node);
    BlockingClient client(node.paths(), "bench");
    Samples bare;
    Samples full;
    for (int i = 0; i < 60; ++i) {
        const QString stamp = node.workDir() + QString("/stamp.%1").arg(i);
        const QByteArray script = "#!/bin/bash\necho $EPOCHREALTIME > " + stamp.toUtf8() + "\n";
        const std::string path = node.write(QString("bare.%1.sh").arg(i), script).toStdString();
        double begin = now();
        const pid_t pid = spawn({"/bin/bash", path}, env);
        bare.add(stampOf(stamp) - begin);
        ::waitpid(pid, nullptr, 0);
        QFile::remove(stamp);
        SubmitRequest r = request(node, false);
        r.script = script.toStdString();
        begin = now();
        const auto reply = client.submit(std::move(r));
        full.add(stampOf(stamp) - begin);
        node.waitForEnd(reply.ok() ? reply->job.value : 0);
    }
    printSamples("posix_spawn of bash to its first instruction", bare, 1e3, "ms");
    printSamples("submit request to the script's first instruction", full, 1e3, "ms");
    printResult("submit to first instruction / bare bash", full.median() / bare.median(), "<= 2.5");
}

/// The ceiling: supervisors with bash alone, started two at a time on folders made beforehand.
double supervisorsAlone(const TempNode& node, int jobs, int atOnce)
{
    std::vector<int> plans;
    for (int i = 0; i < jobs; ++i) {
        LaunchPlan plan;
        plan.job = JobId(static_cast<std::uint32_t>(i + 1));
        plan.jobDir = node.workDir().toStdString() + "/bare/" + std::to_string(i + 1);
        QDir().mkpath(QString::fromStdString(plan.jobDir));
        plan.scriptPath = plan.jobDir + "/script.sh";
        node.write(QString::fromStdString(plan.scriptPath), "#!/bin/bash\ntrue\n", true);
        plan.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}});
        plan.workDir = node.workDir().toStdString();
        plan.stdinPath = "/dev/null";
        plan.stdoutPath = plan.workDir + "/bare-" + std::to_string(i + 1) + ".out";
        plan.stderrPath = plan.stdoutPath;
        plan.nodeName = "localhost";
        const std::string bytes = encodeToString(plan);
        const int fd = ::memfd_create("plan", MFD_CLOEXEC);
        (void)!::write(fd, bytes.data(), bytes.size());
        ::lseek(fd, 0, SEEK_SET);
        plans.push_back(fd);
    }
    const Stopwatch watch;
    int started = 0;
    int running = 0;
    while (started < jobs || running > 0) {
        while (running < atOnce && started < jobs) {
            spawn({bin("slotd-supervisor")}, {}, plans[static_cast<std::size_t>(started++)]);
            ++running;
        }
        ::waitpid(-1, nullptr, 0);
        --running;
    }
    const double rate = jobs / watch.seconds();
    for (const int fd : plans)
        ::close(fd);
    return rate;
}

void rowThroughput()
{
    constexpr int kJobs = 480;
    constexpr int kAtOnce = 2;
    Samples alone;
    Samples whole;
    for (int round = 0; round < 5; ++round) {
        TempNode node;
        node.setEnv("SLOTD_CPUS", QString::number(kAtOnce));
        node.start();
        alone.add(supervisorsAlone(node, kJobs, kAtOnce));
        const Stopwatch watch;
        submitMany(node, 16, kJobs, false);
        BlockingClient client(node.paths(), "bench");
        int ended = 0;
        SubscribeRequest from;
        from.from = EventSeq(1);
        (void)client.follow(from, [&](const EventPush& event, const JobRecord*) {
            ended += event.event == "finished";
            return ended < kJobs;
        });
        whole.add(kJobs / watch.seconds());
    }
    printSamples("supervisor + bash alone, 2 slots", alone, 1, "jobs/s");
    printSamples("whole system, 2 slots", whole, 1, "jobs/s");
    printResult("`true` scripts/s, whole system / supervisor + bash", whole.median() / alone.median(), ">= 0.5");
}

void rowList()
{
    TempNode empty;
    empty.start();
    TempNode full;
    full.start();
    submitMany(full, 16, 10'000, true);
    full.waitForFile(full.jobDir(10'000) + "/script.sh", {}, 120'000); // folders are made after the answers
    const auto emptyEnv = environmentOf(empty);
    const auto fullEnv = environmentOf(full);
    Samples none;
    Samples many;
    for (int i = 0; i < 50; ++i) {
        none.add(runOnce({bin("squeue")}, emptyEnv));
        many.add(runOnce({bin("squeue")}, fullEnv));
    }
    printSamples("squeue, 0 pending", none, 1e3, "ms");
    printSamples("squeue, 10,000 pending", many, 1e3, "ms");
    printResult("squeue with 10,000 pending - with 0 pending, ms", (many.median() - none.median()) * 1e3, "<= 15");
}

long statusValue(qint64 pid, const char* key)
{
    QFile file(QString("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.split(':').value(1).simplified().split(' ').value(0).toLong();
    }
    return 0;
}

void rowMemory()
{
    TempNode node;
    node.start();
    node.run({"squeue"});
    const double idle = static_cast<double>(statusValue(node.daemonPid(), "VmRSS")) / 1024;
    submitMany(node, 16, 10'000, true);
    node.run({"squeue"});
    const double full = static_cast<double>(statusValue(node.daemonPid(), "VmRSS")) / 1024;
    printResult("daemon RSS idle, MB", idle, "<= 20");
    printResult("daemon RSS with 10,000 pending, MB", full, "<= 50");
}

long wakeUps(qint64 pid)
{
    long sum = 0;
    for (const QString& task : QDir(QString("/proc/%1/task").arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QString("/proc/%1/task/%2/status").arg(pid).arg(task));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("voluntary_ctxt_switches"))
                sum += line.split(':').value(1).trimmed().toLong();
        }
    }
    return sum;
}

void rowIdle()
{
    TempNode node;
    node.start();
    node.submit({"--wrap", "true"});
    node.waitForEnd(1);
    node.submit({"--begin", "now+1hour", "--wrap", "true"});
    ::sleep(2); // what the last job left is put away
    const long before = wakeUps(node.daemonPid());
    ::sleep(10);
    printResult("idle daemon, wake-ups in 10 s", static_cast<double>(wakeUps(node.daemonPid()) - before), "0");
}

void rowRestart()
{
    Samples samples;
    TempNode node;
    QDir().mkpath(node.root() + "/lib/jobs");
    runOnce({perfProgram("prefill"), node.paths().database(), "100000", "1000"}, environmentOf(node));
    for (int round = 0; round < 7; ++round) {
        const Stopwatch watch;
        node.startOnly();
        for (;;) {
            BlockingClient client(node.paths(), "bench");
            if (client.ping().ok())
                break;
            ::usleep(500);
        }
        samples.add(watch.seconds());
        node.stop();
    }
    printSamples("start to first answer, 100,000 finished + 1,000 pending", samples, 1e3, "ms");
    printResult("restart to first answer, ms", samples.median() * 1e3, "<= 100");
}

void rowSrun()
{
    TempNode node;
    node.start();
    const EchoServer echo(node.workDir() + "/echo.sock");
    const auto env = environmentOf(node);
    Samples bare;
    Samples srun;
    for (int i = 0; i < 200; ++i) {
        bare.add(runOnce({"/bin/true"}, env) + runOnce({perfProgram("bareclient"), echo.path()}, env) +
                 runOnce({perfProgram("bareclient"), echo.path()}, env));
        srun.add(runOnce({bin("srun"), "/bin/true"}, env));
    }
    printSamples("posix_spawn of true + two runs of the bare client", bare, 1e6, "us");
    printSamples("srun true, idle host", srun, 1e6, "us");
    printResult("srun true / posix_spawn of true + 2 round trips", srun.median() / bare.median(), "<= 3");
    printResult("srun true, ms, against the 100 ms that people notice", srun.median() * 1e3, "<= 100");
}

void rowCancel()
{
    constexpr int kJobs = 100;
    TempNode node;
    node.setEnv("SLOTD_CPUS", QString::number(kJobs));
    node.setEnv("SLOTD_KILL_WAIT", "1");
    node.start();
    const auto env = environmentOf(node);
    node.write("deaf.sh", "#!/bin/sh\ntrap '' TERM\necho x >> up\nwhile :; do sleep 1000; done\n");
    for (int i = 0; i < kJobs; ++i)
        node.submit({"--mem=1M", "-o", "/dev/null", "deaf.sh"});
    node.waitUntil([&] { return node.read("up").size() == 2 * kJobs; }, 60'000);
    Samples before;
    for (int i = 0; i < 50; ++i)
        before.add(runOnce({bin("squeue")}, env));
    Samples during;
    const Stopwatch watch;
    runOnce({bin("scancel"), "-u", qgetenv("USER").isEmpty() ? "root" : qgetenv("USER").toStdString()}, env);
    double gone = 0;
    while (gone == 0 && watch.seconds() < 30) {
        during.add(runOnce({bin("squeue")}, env));
        if (node.run({"squeue", "-h"}).out.isEmpty())
            gone = watch.seconds();
    }
    printSamples("squeue, 100 jobs run", before, 1e6, "us");
    printSamples("squeue, while they are cancelled", during, 1e6, "us");
    printResult("100 jobs that ignore SIGTERM, grace 1 s: all gone after, s", gone, "<= 3");
    printResult("squeue meanwhile / squeue before", during.median() / before.median(), "about 1");
}

struct Row
{
    const char* name;
    void (*run)();
};

constexpr Row kRows[] = {{"squeue", rowSqueue},       {"sbatch", rowSbatch}, {"clients", rowClients}, {"loops", rowLoops},
                         {"array", rowArray},         {"start", rowStart},   {"throughput", rowThroughput},
                         {"list", rowList},           {"restart", rowRestart}, {"memory", rowMemory},   {"idle", rowIdle},
                         {"srun", rowSrun},           {"cancel", rowCancel}};

} // namespace

} // namespace slotd::perf

int main(int argc, char** argv)
{
    for (const auto& row : slotd::perf::kRows) {
        bool wanted = argc < 2;
        for (int i = 1; i < argc; ++i)
            wanted = wanted || std::string_view(argv[i]) == row.name;
        if (!wanted)
            continue;
        std::printf("%s\n", row.name);
        row.run();
    }
    return 0;
}
