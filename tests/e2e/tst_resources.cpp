// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QFile>
#include <QTest>

using namespace slotd::test;

/// CPUs, memory and GPUs are reserved, each on its own account; nothing is measured at admission.
class TstResources : public QObject
{
    Q_OBJECT

private slots:
    void jobWaitsWhileAnyOneResourceIsReserved_data()
    {
        QTest::addColumn<QStringList>("first");
        QTest::addColumn<QStringList>("second");
        QTest::newRow("CPUs are tasks times CPUs per task") << QStringList{"-n", "2", "-c", "2"} << QStringList{"-c", "1"};
        QTest::newRow("CPUs with one left") << QStringList{"-n", "3"} << QStringList{"-c", "2"};
        QTest::newRow("memory, though nobody uses it") << QStringList{"--mem", "4G"} << QStringList{"--mem", "1M"};
        QTest::newRow("memory with the default left") << QStringList{"--mem", "3585M"} << QStringList{};
        QTest::newRow("GPUs") << QStringList{"-p", "gpu", "-G", "2"} << QStringList{"-p", "gpu"};
        QTest::newRow("CPUs of another partition") << QStringList{"-p", "cpu", "-c", "4"} << QStringList{"-p", "gpu"};
        QTest::newRow("memory of another partition") << QStringList{"-p", "gpu", "--mem", "4G"} << QStringList{"-p", "cpu"};
    }

    void jobWaitsWhileAnyOneResourceIsReserved()
    {
        QFETCH(QStringList, first);
        QFETCH(QStringList, second);
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const quint32 holder = node.submit(first + QStringList{"--wrap", untilFile("go")});
        const quint32 waiter = node.submit(second + QStringList{"--wrap", "true"});
        QCOMPARE(node.waitForState(holder, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(waitsFor(node, waiter), QString("Resources"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(waiter), QString("COMPLETED"));
    }

    void jobsThatFitBesideEachOtherRunTogether()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        // Each goes on only when the other has begun.
        const quint32 one = node.submit({"-c", "3", "--mem", "3G", "-p", "gpu", "--wrap", "touch one; " + untilFile("two")});
        const quint32 two = node.submit({"-c", "1", "--mem", "1G", "-p", "gpu", "--wrap", "touch two; " + untilFile("one")});
        QCOMPARE(node.waitForEnd(one), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(two), QString("COMPLETED"));
    }

    void memoryOfTheHostIsMemTotal()
    {
        TempNode node;
        node.unsetEnv("SLOTD_MEMORY");
        QVERIFY(node.start());
        const QStringList words = node.read("/proc/meminfo").section('\n', 0, 0).simplified().split(' ');
        QCOMPARE(words[0], QString("MemTotal:"));
        QCOMPARE(node.run({"sinfo", "--noheader", "-o", "Memory"}).out.trimmed(),
                 QString("%1M").arg(words[1].toLongLong() / 1024));
    }

    void memoryIsKeptInMegabytesAndGpusAreWhole()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const auto megabytes = [&](const QString& size) {
            return node.record(node.submit({"-H", "--mem", size, "--wrap", "true"}))->reqMemory.value;
        };
        QCOMPARE(megabytes("1G"), 1024);
        QCOMPARE(megabytes("512M"), 512);
        QCOMPARE(megabytes("700"), 700);
        QCOMPARE(megabytes("1025K"), 2);
        const Ran half = node.run({"sbatch", "-G", "1.5", "--wrap", "true"});
        QCOMPARE(half.code, 1);
        QCOMPARE(half.out, QString());
    }

    void jobMayUseMoreMemoryThanItReserved()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--mem", "1M", "--wrap", "head -c 20000000 /dev/zero | tail -n 1 | wc -c"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(id)), QString("20000000\n"));
    }

    void unusableCgroupBaseFailsTheJobInWordsAndTheDaemonGoesOn_data()
    {
        QTest::addColumn<bool>("folder");
        QTest::newRow("a file") << false;
        QTest::newRow("a folder that is no cgroup") << true;
    }

    void unusableCgroupBaseFailsTheJobInWordsAndTheDaemonGoesOn()
    {
        QFETCH(bool, folder);
        TempNode node;
        const QString base = node.workDir() + "/base";
        if (folder)
            QVERIFY(QDir().mkpath(base));
        else
            node.write(base, "");
        node.setEnv("SLOTD_CGROUP_BASE", base);
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "touch ran"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.record(id)->reason, slotd::Reason::JobLaunchFailure);
        QVERIFY2(node.record(id)->message.find("cgroup") != std::string::npos, node.record(id)->message.c_str());
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
        QCOMPARE(node.run({"sinfo"}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TstResources)
#include "tst_resources.moc"
