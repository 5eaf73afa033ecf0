// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "perf/insidetray.h"

#include "details/logview.h"
#include "gui/support/opendesk.h"
#include "perf/measure.h"
#include "trayicon/trayicon.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <memory>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <thread>

namespace slotd::perf
{

using test::eventually;
using test::OpenDesk;
using test::TempNode;

namespace
{

constexpr int kRounds = 9;

const QByteArray kBurst = R"(#!/bin/sh
sleep 0.5
job=$(sbatch --parsable -H -J burst -a 0-999 --wrap true)
sleep 1
scancel "$job"
sleep 1
for i in $(seq 60); do sbatch --wrap true; done
)";

double threadSeconds()
{
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) * 1e-9;
}

/// Knows how long the longest event took: in CPU time, which others on the machine don't change.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        const double before = threadSeconds();
        const bool taken = QApplication::notify(receiver, event);
        m_longest = std::max(m_longest, threadSeconds() - before);
        --m_depth;
        return taken;
    }
    double takeLongest() { return std::exchange(m_longest, 0.0); }

private:
    int m_depth = 0;
    double m_longest = 0;
};

/// A thread that asks the event loop for a sign of life every few milliseconds; the longest wait for one is what a user would
/// notice as a stall.
class Heartbeat : public QObject
{
public:
    Heartbeat() : m_thread([this] { beat(); }) {}
    ~Heartbeat() override
    {
        m_stop = true;
        m_thread.join();
    }
    double takeLongest() { return std::exchange(m_longest, 0.0); }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        m_longest = std::max(m_longest, static_cast<const Beat*>(event)->sent.seconds());
        return true;
    }

private:
    struct Beat : QEvent
    {
        Beat() : QEvent(QEvent::User) {}
        Stopwatch sent;
    };
    void beat()
    {
        while (!m_stop) {
            QCoreApplication::postEvent(this, new Beat);
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
    }

    double m_longest = 0;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

/// Both measures of one stretch of time.
struct Stalls
{
    Samples wait; ///< As the heartbeat saw it.
    Samples turn; ///< CPU time of the longest event.

    void take(Heartbeat& heart)
    {
        wait.add(heart.takeLongest());
        turn.add(static_cast<TimedApplication*>(qApp)->takeLongest());
    }
    void print(const std::string& what) const
    {
        printSamples(what + ", longest wait for the loop", wait, 1e3, "ms");
        printSamples(what + ", longest event, CPU", turn, 1e3, "ms");
        printResult(what + ": longest event, CPU, ms", turn.median() * 1e3, "<= 50");
    }
};

JobItem itemOf(std::uint32_t id, JobState state)
{
    JobItem item;
    item.id = item.arrayJobId = JobId(id);
    item.name = QStringLiteral("job%1").arg(id % 1000);
    item.partition = QStringLiteral("cpu");
    item.workDir = QStringLiteral("/home/somebody/project");
    item.state = state;
    item.submit = Instant(Seconds(1'700'000'000 + id));
    item.timeLimit = Seconds(3600);
    item.memoryMb = 512;
    if (state == JobState::Running)
        item.start = currentTime();
    return item;
}

/// A queue of five thousand jobs that ended an hour ago and as many that wait.
std::unique_ptr<TempNode> crowdedNode()
{
    auto node = std::make_unique<TempNode>();
    QDir().mkpath(node->root() + QStringLiteral("/lib/jobs"));
    const QString prefill = QFileInfo(QFile::symLinkTarget(QStringLiteral("/proc/self/exe"))).path() + QStringLiteral("/prefill");
    QProcess::execute(prefill, {QString::fromStdString(node->paths().database()), "5000", "5000", "1"});
    node->setEnv(QStringLiteral("SLOTD_KILL_WAIT"), QStringLiteral("1"));
    node->start();
    return node;
}

void settle(int ms = 400)
{
    QTest::qWait(ms);
}

void rowUpdate()
{
    constexpr std::uint32_t kJobs = 100'000;
    TempNode node;
    node.start();
    OpenDesk desk(node);
    const TrayIcon icon(desk.link(), desk.store(), desk.feed());
    std::vector<JobItem> all;
    for (std::uint32_t id = 1; id <= kJobs; ++id)
        all.push_back(itemOf(id, JobState::Pending));
    desk.store().replaceAll(std::move(all));
    settle(2000);
    Samples told;
    Samples whole;
    for (int round = 0; round < kRounds; ++round) {
        std::vector<JobItem> changed;
        for (std::uint32_t i = 0; i < 100; ++i)
            changed.push_back(itemOf(1 + i * 997, round % 2 ? JobState::Pending : JobState::Running));
        const double before = threadSeconds();
        desk.store().apply(std::move(changed));
        told.add(threadSeconds() - before);
        settle();
        whole.add(threadSeconds() - before);
    }
    printSamples("100 updates at 100,000 rows, all that listens", told, 1e3, "ms");
    printSamples("the same with icon, menu, gauges and painting", whole, 1e3, "ms");
    printResult("100 updates at 100,000 rows, GUI thread, ms", told.median() * 1e3, "<= 2");
}

void rowStall()
{
    Stalls loading;
    Stalls events;
    for (int round = 0; round < 3; ++round) {
        const auto node = crowdedNode();
        Heartbeat heart;
        settle(200);
        static_cast<TimedApplication*>(qApp)->takeLongest();
        heart.takeLongest();
        OpenDesk desk(*node);
        settle();
        loading.take(heart);
        if (desk.model().rowCount() != 10'000)
            std::printf("    !! %d rows\n", desk.model().rowCount());

        // Started beforehand: a fork of this process is a stall of its own.
        node->write(QStringLiteral("burst.sh"), kBurst, true);
        const auto burst = node->spawn({node->workDir() + QStringLiteral("/burst.sh")});
        heart.takeLongest();
        static_cast<TimedApplication*>(qApp)->takeLongest();
        eventually([&] { return desk.store().counts().of(ShownState::Completed) >= 5060; }, 90'000);
        settle();
        if (desk.store().counts().of(ShownState::Cancelled) != 1000)
            std::printf("    !! %d are cancelled\n", desk.store().counts().of(ShownState::Cancelled));
        events.take(heart);
    }
    loading.print("10,000 jobs are listed");
    events.print("array of 1,000 comes, is cancelled; 60 jobs run");
}

void rowScroll()
{
    const auto node = crowdedNode();
    OpenDesk desk(*node);
    desk.window().resize(1280, 840);
    settle(1000);
    JobTable& table = desk.table();
    Samples steps;
    for (int at = 0; at < table.verticalScrollBar()->maximum(); at += table.verticalScrollBar()->maximum() / 200) {
        const double before = threadSeconds();
        table.verticalScrollBar()->setValue(at);
        table.viewport()->repaint();
        steps.add(threadSeconds() - before);
    }
    printSamples("scrolling 10,000 rows, one step with its painting", steps, 1e3, "ms");
    printResult("scrolling 10,000 rows, longest step, ms", steps.max() * 1e3, "<= 50");
    const auto timed = [&](const char* what, const std::function<void()>& act) {
        Samples samples;
        for (int round = 0; round < kRounds; ++round) {
            const double before = threadSeconds();
            act();
            table.viewport()->repaint();
            samples.add(threadSeconds() - before);
            settle(50);
        }
        printSamples(what, samples, 1e3, "ms");
        printResult(std::string(what) + ", ms", samples.median() * 1e3, "<= 50");
    };
    int round = 0;
    timed("sorting 10,000 rows by name", [&] {
        table.sortByColumn(static_cast<int>(Column::Name), ++round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    timed("filtering 10,000 rows, one letter typed", [&] {
        desk.find<QLineEdit>()->setText(++round % 2 ? QStringLiteral("job7") : QStringLiteral("job"));
    });
    timed("selecting all 10,000 rows", [&] {
        table.clearSelection();
        table.selectAll();
    });
}

/// One gigabyte, most of it a hole that costs no disk; four megabytes of text at its end.
void writeHugeLog(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.resize((1LL << 30) - (4 << 20)) || !file.seek(file.size()))
        return;
    QByteArray text;
    for (int i = 0; text.size() < (4 << 20); ++i)
        text += "step " + QByteArray::number(i) + "  loss \x1b[36m0.4217\x1b[0m  lr 2.0e-05  \x1b[2m11.8 samples/s\x1b[0m\n";
    file.write(text);
}

void rowLog()
{
    TempNode node;
    node.start();
    const QString path = node.workDir() + QStringLiteral("/huge.out");
    const quint32 job = node.submit({"-o", path, "--wrap", "true"});
    node.waitForEnd(job);
    writeHugeLog(path);
    Samples samples;
    Samples cpu;
    for (int round = 0; round < kRounds; ++round) {
        OpenDesk desk(node);
        desk.waitForState(job, ShownState::Completed);
        desk.select({job});
        settle(500);
        auto* view = desk.find<LogView>();
        const Stopwatch watch;
        const double before = threadSeconds();
        desk.desk().showLog(JobId(job));
        view->viewport()->repaint();
        samples.add(watch.seconds());
        cpu.add(threadSeconds() - before);
        if (!view->toPlainText().contains(QLatin1String("step")))
            std::printf("    !! nothing is shown\n");
    }
    printSamples("1 GB of output, chosen to painted", samples, 1e3, "ms");
    printSamples("the same, CPU", cpu, 1e3, "ms");
    printResult("1 GB of output, chosen to painted, ms", samples.median() * 1e3, "<= 200");
}

struct Row
{
    const char* name;
    void (*run)();
};

constexpr Row kRows[] = {{"update", rowUpdate}, {"stall", rowStall}, {"scroll", rowScroll}, {"log", rowLog}};

} // namespace

bool isInsideRow(std::string_view name)
{
    return std::any_of(std::begin(kRows), std::end(kRows), [name](const Row& row) { return row.name == name; });
}

int runInside(std::string_view name, int argc, char** argv)
{
    const TimedApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    for (const Row& row : kRows) {
        if (row.name == name)
            row.run();
    }
    return 0;
}

} // namespace slotd::perf
