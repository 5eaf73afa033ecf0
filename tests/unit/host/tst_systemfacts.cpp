// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#ifndef Q_MOC_RUN // moc trips over <compare> where it is the first header of the library.
#include "host/systemfacts.h"
#endif

#include <algorithm>
#include <QDir>
#include <QtTest>
#include <sched.h>

using namespace slotd;

namespace
{

void writeFile(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestSystemFacts : public QObject
{
    Q_OBJECT
private slots:
    void cpusAreThoseOfTheAffinityMask();
    void memoryIsMemTotalInMegabytes();
    void memoryFallsBackWhereItCantBeRead_data();
    void memoryFallsBackWhereItCantBeRead();
    void figuresOfTheMachineAreReadFromItsFiles();
    void withoutFilesTheFiguresAreHarmless();
    void thisMachineAnswers();
};

void TestSystemFacts::cpusAreThoseOfTheAffinityMask()
{
    const auto all = affinityCpuIds();
    QVERIFY(!all.empty());
    QVERIFY(std::is_sorted(all.begin(), all.end()));
    cpu_set_t before;
    QCOMPARE(sched_getaffinity(0, sizeof before, &before), 0);
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(all.back(), &one);
    QCOMPARE(sched_setaffinity(0, sizeof one, &one), 0);
    const auto bound = affinityCpuIds();
    QCOMPARE(sched_setaffinity(0, sizeof before, &before), 0);
    QCOMPARE(bound, std::vector<std::uint32_t>{all.back()});
}

void TestSystemFacts::memoryIsMemTotalInMegabytes()
{
    const QTemporaryDir dir;
    writeFile(dir.filePath("meminfo"), "MemTotal:       67424000 kB\nMemFree:         2049 kB\nMemAvailable: 5 kB\n");
    const SystemPaths paths{dir.path().toStdString(), "/nowhere"};
    QCOMPARE(totalMemory(paths).value, 65843);
    QCOMPARE(freeMemory(paths).value, 2);
}

void TestSystemFacts::memoryFallsBackWhereItCantBeRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no such line") << QByteArray("MemFree: 100000 kB\n");
    QTest::newRow("no number") << QByteArray("MemTotal:\n");
    QTest::newRow("nonsense") << QByteArray("MemTotal: many kB\n");
    QTest::newRow("none") << QByteArray("MemTotal: 0 kB\n");
}

void TestSystemFacts::memoryFallsBackWhereItCantBeRead()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir dir;
    writeFile(dir.filePath("meminfo"), text);
    QCOMPARE(totalMemory({dir.path().toStdString(), "/nowhere"}).value, 16384);
}

void TestSystemFacts::figuresOfTheMachineAreReadFromItsFiles()
{
    const QTemporaryDir dir;
    writeFile(dir.filePath("proc/stat"), "cpu  1 2 3\nbtime 1700000000\nprocesses 5\n");
    writeFile(dir.filePath("proc/loadavg"), "1.25 0.50 0.10 1/100 4242\n");
    const QString cpus = dir.filePath("sys/devices/system/cpu/");
    writeFile(cpus + "online", "0-6,7\n");
    for (int cpu = 0; cpu < 8; ++cpu) {
        const QString topology = cpus + QString("cpu%1/topology/").arg(cpu);
        writeFile(topology + "physical_package_id", QByteArray::number(cpu / 4) + "\n");
        writeFile(topology + "core_id", QByteArray::number(cpu % 4 / 2) + "\n");
    }
    const SystemPaths paths{dir.filePath("proc").toStdString(), dir.filePath("sys").toStdString()};
    const MachineFacts facts = machineFacts(paths);
    QCOMPARE(facts.bootTime, Instant(Seconds(1'700'000'000)));
    QCOMPARE(facts.sockets, 2U);
    QCOMPARE(facts.coresPerSocket, 2U);
    QCOMPARE(facts.threadsPerCore, 2U);
    QCOMPARE(load1(paths), 1.25);
}

void TestSystemFacts::withoutFilesTheFiguresAreHarmless()
{
    const SystemPaths nowhere{"/nowhere", "/nowhere"};
    const MachineFacts facts = machineFacts(nowhere);
    QCOMPARE(facts.bootTime, kNoTime);
    QCOMPARE(facts.sockets * facts.coresPerSocket * facts.threadsPerCore, 1U);
    QCOMPARE(load1(nowhere), 0.0);
    QCOMPARE(freeMemory(nowhere).value, 0);
    QCOMPARE(totalMemory(nowhere), kFallbackMemory);
}

void TestSystemFacts::thisMachineAnswers()
{
    const MachineFacts facts = machineFacts();
    QVERIFY(facts.os.starts_with("Linux "));
    QVERIFY(!facts.arch.empty());
    QVERIFY(facts.bootTime != kNoTime);
    QVERIFY(totalMemory().value > 0);
}

QTEST_APPLESS_MAIN(TestSystemFacts)
#include "tst_systemfacts.moc"
