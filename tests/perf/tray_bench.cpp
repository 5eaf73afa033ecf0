// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// What the desktop program costs (docs/performance.md), on an X server and a session bus of its own.
// Usage: tray_bench [ROW ...]   (rows: start idle memory update stall scroll log)
#include "gui/support/panel.h"
#include "gui/support/trayprogram.h"
#include "perf/insidetray.h"
#include "perf/measure.h"

#include <map>
#include <memory>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QTimer>

namespace slotd::perf
{

using test::DeskSession;
using test::Panel;
using test::program;
using test::TempNode;
using test::TrayProgram;

namespace
{

QString beside(const QString& name)
{
    return QFileInfo(QCoreApplication::applicationFilePath()).path() + QLatin1Char('/') + name;
}

/// A desktop with a panel.
struct Desktop
{
    Desktop()
    {
        if (const QString missing = session.start(); !missing.isEmpty())
            qFatal("%s", qPrintable(missing));
        panel = std::make_unique<Panel>(session.bus());
    }
    DeskSession session;
    std::unique_ptr<Panel> panel;
};

std::unique_ptr<TempNode> nodeWith(const QString& ended, const QString& pending)
{
    auto node = std::make_unique<TempNode>();
    QDir().mkpath(node->root() + QStringLiteral("/lib/jobs"));
    QProcess::execute(beside(QStringLiteral("prefill")), {QString::fromStdString(node->paths().database()), ended, pending, "1"});
    node->start();
    return node;
}

/// Seconds from the start of a program until its icon is announced to the panel.
double untilIcon(const Desktop& desktop, const TempNode& node, const QString& path, const QStringList& arguments)
{
    QProcessEnvironment environment = node.environment();
    desktop.session.addTo(environment);
    QProcess process;
    process.setProcessEnvironment(environment);
    QEventLoop loop;
    QObject::connect(desktop.panel.get(), &Panel::StatusNotifierItemRegistered, &loop, &QEventLoop::quit);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    const Stopwatch watch;
    process.start(path, arguments);
    loop.exec();
    const double seconds = watch.seconds();
    process.terminate();
    process.waitForFinished();
    return seconds;
}

void rowStart()
{
    const Desktop desktop;
    TempNode node;
    node.start();
    Samples bare;
    Samples full;
    for (int i = 0; i < 15; ++i) {
        bare.add(untilIcon(desktop, node, beside(QStringLiteral("trayprobe")), {}));
        full.add(untilIcon(desktop, node, program(QStringLiteral("slotd-tray")), {"--hidden"}));
    }
    printSamples("empty QApplication with an icon, start to icon", bare, 1e3, "ms");
    printSamples("slotd-tray --hidden, start to icon", full, 1e3, "ms");
    printResult("start to icon / empty QApplication with an icon", full.median() / bare.median(), "<= 5");
    printResult("start to icon, ms", full.median() * 1e3, "<= 200");
}

/// Context switches so far of each thread, wished for or not.
std::map<QString, long> switches(qint64 pid)
{
    std::map<QString, long> found;
    const QString tasks = QStringLiteral("/proc/%1/task").arg(pid);
    for (const QString& task : QDir(tasks).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks + QLatin1Char('/') + task + QStringLiteral("/status"));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.contains("voluntary_ctxt_switches:"))
                found[task] += line.split(':').value(1).trimmed().toLong();
        }
    }
    return found;
}

double switchesIn(qint64 pid, int ms)
{
    const auto before = switches(pid);
    QTest::qWait(ms);
    double sum = 0;
    for (const auto& [task, count] : switches(pid)) {
        const auto it = before.find(task);
        sum += static_cast<double>(count - (it == before.end() ? 0 : it->second));
    }
    return sum;
}

void idle(const QStringList& arguments, const std::string& what, const std::string& aim)
{
    const Desktop desktop;
    TempNode node;
    node.start();
    node.waitForEnd(node.submit({"--wrap", "true"}));
    node.submit({"-H", "--wrap", "true"});
    TrayProgram tray(desktop.session, node);
    tray.start(arguments);
    desktop.panel->waitForToolTip(QStringLiteral("1 held"));
    QTest::qWait(35'000); // what a start leaves behind is done: threads of a pool go after 30 s
    Samples samples;
    for (int i = 0; i < 3; ++i)
        samples.add(switchesIn(tray.pid(), 10'000));
    printSamples(what, samples, 1, "in 10 s");
    printResult(what + ", in 10 s", samples.median(), aim);
}

void rowIdle()
{
    idle({"--hidden"}, "idle in the panel, wake-ups of all threads", "0");
    idle({}, "idle with its window open, wake-ups of all threads", "-");
}

/// "Pss" or "Rss".
double megabytes(qint64 pid, const QByteArray& kind)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(kind + ':'))
            return line.mid(4).simplified().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

void memory(const QStringList& arguments, const QString& jobs, const std::string& what, const std::string& aim)
{
    Samples samples;
    Samples resident;
    for (int i = 0; i < 3; ++i) {
        const Desktop desktop;
        const auto node = nodeWith(jobs, jobs);
        TrayProgram tray(desktop.session, *node);
        tray.start(arguments);
        desktop.panel->waitForToolTip(jobs + QStringLiteral(" held"));
        QTest::qWait(3000);
        samples.add(megabytes(tray.pid(), "Pss"));
        resident.add(megabytes(tray.pid(), "Rss"));
    }
    printSamples(what + ", PSS", samples, 1, "MB");
    printSamples(what + ", RSS (with all that others share)", resident, 1, "MB");
    printResult(what + ", PSS, MB", samples.median(), aim);
}

void rowMemory()
{
    memory({"--hidden"}, QStringLiteral("10"), "in the panel, 20 jobs", "<= 40");
    memory({"--hidden"}, QStringLiteral("5000"), "in the panel, 10,000 jobs", "<= 50");
    memory({}, QStringLiteral("5000"), "window open, 10,000 rows", "<= 50");
}

/// A row that looks into the program runs in a process of its own, on a desktop whose panel is here.
void runInChild(const char* row)
{
    const Desktop desktop;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    desktop.session.addTo(environment);
    QProcess child;
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    QEventLoop loop;
    QObject::connect(&child, &QProcess::finished, &loop, &QEventLoop::quit);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--inside"), QLatin1String(row)});
    loop.exec();
}

constexpr const char* kRows[] = {"start", "idle", "memory", "update", "stall", "scroll", "log"};

void runRow(std::string_view row)
{
    if (row == "start")
        rowStart();
    else if (row == "idle")
        rowIdle();
    else if (row == "memory")
        rowMemory();
    else
        runInChild(row.data());
}

} // namespace

} // namespace slotd::perf

int main(int argc, char** argv)
{
    using namespace slotd::perf;
    if (argc == 3 && std::string_view(argv[1]) == "--inside")
        return isInsideRow(argv[2]) ? runInside(argv[2], argc, argv) : 2;
    const QCoreApplication application(argc, argv);
    for (const char* row : kRows) {
        bool wanted = argc < 2;
        for (int i = 1; i < argc; ++i)
            wanted = wanted || std::string_view(argv[i]) == row;
        if (!wanted)
            continue;
        std::printf("%s\n", row);
        std::fflush(stdout);
        runRow(row);
    }
    return 0;
}
