// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QTest>

using namespace slotd::test;

/// The host's view: two CPU partitions and one of GPUs, idle and with work.
class TstSinfo : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    Ran sinfo(const QStringList& args) { return m_node->run(QStringList{"sinfo"} + args); }
    QString table(const QStringList& args) { return unpadded(sinfo(args).out); }

    static void equip(TempNode& node)
    {
        node.setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        node.setEnv("SLOTD_GPU_COUNT", "2");
        node.setEnv("SLOTD_GPU_MODEL", "Test GPU-1");
        node.setEnv("SLOTD_FEATURES", "fast");
    }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        equip(*m_node);
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-c", "2", "--mem", "1G", "--wrap", "sleep 600"}), 1U);
        QCOMPARE(m_node->submit({"-p", "gpu", "--wrap", "sleep 600"}), 2U);
        QCOMPARE(m_node->submit({"-p", "night", "-H", "--wrap", "true"}), 3U);
        QCOMPARE(m_node->waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(m_node->waitForState(2, {"RUNNING"}), QString("RUNNING"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void eachPartitionHasARowAndTheDefaultAStar()
    {
        const Ran ran = sinfo({});
        QCOMPARE(ran.code, 0);
        const QString features = sinfo({"-h", "-p", "gpu", "-o", "Features"}).out.trimmed();
        QCOMPARE(unpadded(ran.out), "PARTITION|HOSTNAMES|STATE|FEATURES|GRES_USED\n"
                                    "cpu*|localhost|mix|cpu|N/A\n"
                                    "night|localhost|mix|cpu|N/A\n"
                                    "gpu|localhost|mix|" + features + "|gpu:1(IDX:0)\n");
    }

    void gpuPartitionNamesTheModelAndNeverPlainGpu()
    {
        const QStringList features = sinfo({"-h", "-p", "gpu", "-o", "Features"}).out.trimmed().split(',');
        QCOMPARE(features.first(), QString("cpu"));
        QVERIFY(features.contains("test_gpu_1"));
        QVERIFY(!features.contains("gpu"));
        QCOMPARE(m_node->run({"sbatch", "-p", "gpu", "-H", "--constraint", "fast", "--wrap", "true"}).code, 0);
        QVERIFY(m_node->run({"sbatch", "-p", "gpu", "-H", "--constraint", "slow", "--wrap", "true"}).code != 0);
        m_node->run({"scancel", "-t", "PENDING", "-p", "gpu"});
    }

    void stateFollowsWhatIsHeld()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sinfo", "-h", "-o", "State"}).out, QString("idle\n"));
        const quint32 some = node.submit({"--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(some, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"sinfo", "-h", "-o", "State"}).out, QString("mix\n"));
        const quint32 rest = node.submit({"-c", "3", "--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(rest, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"sinfo", "-h", "-o", "State"}).out, QString("alloc\n"));
    }

    void partitionsAreFiltered()
    {
        QCOMPARE(columnOf(sinfo({"-h", "-p", "night"}).out, 0), QStringList{"night"});
        QCOMPARE(columnOf(sinfo({"-h", "--partition=gpu,cpu"}).out, 0), QStringList({"cpu*", "gpu"}));
        QCOMPARE(sinfo({"-h", "-p", "nosuch"}).out, QString());
    }

    void nodeViewIsOneRowWithAllPartitions()
    {
        QCOMPARE(table({"-N"}), QString("PARTITION|HOSTNAMES|STATE\ncpu*,night,gpu|localhost|mix\n"));
        QCOMPARE(table({"--Node", "--noheader"}), QString("cpu*,night,gpu|localhost|mix\n"));
    }

    void nodeViewKeepsTheStarOfAGpuDefault()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "1");
        node.setEnv("SLOTD_DEFAULT_PARTITION", "gpu");
        QVERIFY(node.start());
        QCOMPARE(columnOf(node.run({"sinfo", "-N", "-h"}).out, 0), QStringList{"cpu,gpu*"});
    }

    void longViewTellsCapacityAndWhatIsHeld()
    {
        const QString header = "PARTITION|HOSTNAMES|STATE|FEATURES|CPUS|CPU_ALLOC|MEMORY|MEM_ALLOC|GPUS|GPU_ALLOC|RUNNING|PENDING|GRES_USED";
        QCOMPARE(unpadded(linesOf(sinfo({"-l"}).out).first()), header);
        QCOMPARE(unpadded(sinfo({"-l", "-h", "-p", "cpu"}).out), QString("cpu*|localhost|mix|cpu|4|2|4096M|1024M|0|0|1|0|N/A\n"));
        QCOMPARE(unpadded(sinfo({"-l", "-h", "-p", "night"}).out), QString("night|localhost|mix|cpu|4|0|4096M|0M|0|0|0|1|N/A\n"));
    }

    void nodeViewAddsUpWhatIsHeldAndCountsTheHostOnce()
    {
        QCOMPARE(unpadded(sinfo({"-N", "-h", "-o", "CPUS,CPU_ALLOC,Memory,MEM_ALLOC,GPUS,GPU_ALLOC,Running,Pending,GRES_USED"}).out),
                 QString("4|3|4096M|1536M|2|1|2|1|gpu:1(IDX:0)\n"));
        QVERIFY(unpadded(sinfo({"-N", "-l", "-h"}).out).contains("|4|3|4096M|1536M|2|1|2|1|gpu:1(IDX:0)"));
    }

    void fieldNamesAndCodesGiveTheSameColumn_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QStringList>("spellings");
        QTest::addColumn<QString>("cell"); // of the CPU partition
        QTest::newRow("partition") << "PARTITION" << QStringList{"Partition", "partition", "%P"} << "cpu*";
        QTest::newRow("state") << "STATE" << QStringList{"State", "%t"} << "mix";
        QTest::newRow("features") << "FEATURES" << QStringList{"Features", "%f"} << "cpu";
        QTest::newRow("host") << "HOSTNAMES" << QStringList{"Hostnames", "Hostname", "NodeList", "%N"} << "localhost";
        QTest::newRow("cpus") << "CPUS" << QStringList{"CPUS"} << "4";
        QTest::newRow("held cpus") << "CPU_ALLOC" << QStringList{"CPU_ALLOC", "CPUSLOAD", "CPUALLOC"} << "2";
        QTest::newRow("memory") << "MEMORY" << QStringList{"Memory", "Mem"} << "4096M";
        QTest::newRow("held memory") << "MEM_ALLOC" << QStringList{"MEM_ALLOC", "MemoryAllocated", "MemAlloc"} << "1024M";
        QTest::newRow("gpus") << "GPUS" << QStringList{"GPUS"} << "0";
        QTest::newRow("held gpus") << "GPU_ALLOC" << QStringList{"GPU_ALLOC", "GpusAllocated", "GpuAlloc"} << "0";
        QTest::newRow("running") << "RUNNING" << QStringList{"Running", "RunningJobs"} << "1";
        QTest::newRow("pending") << "PENDING" << QStringList{"Pending", "PendingJobs"} << "0";
        QTest::newRow("gres") << "GRES_USED" << QStringList{"GRES_USED", "GresUsed", "%G"} << "N/A";
    }

    void fieldNamesAndCodesGiveTheSameColumn()
    {
        QFETCH(QString, header);
        QFETCH(QStringList, spellings);
        QFETCH(QString, cell);
        for (const QString& spelling : spellings)
            QCOMPARE(columnOf(sinfo({"-p", "cpu", "-o", spelling}).out, 0), QStringList({header, cell}));
    }

    void gpusAreSeenAfterARestartWithAnotherSetting()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(columnOf(node.run({"sinfo", "-h"}).out, 0), QStringList{"cpu*"});
        QVERIFY(node.stop());
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        QCOMPARE(unpadded(node.run({"sinfo", "-h", "-o", "Partition,GPUS,GRES_USED"}).out), QString("cpu*|0|N/A\ngpu|2|gpu:0\n"));
    }

    void badQuestionsGetOneClearLine_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("err");
        QTest::newRow("state") << QStringList{"-t", "bogus"} << 1 << "sinfo: error: Bad state string: \"bogus\"\n...";
        QTest::newRow("code") << QStringList{"-o", "%~"} << 0 << "Invalid node format specification: ~\n";
        QTest::newRow("long field") << QStringList{"-O", "bogus"} << 0 << "sinfo: error: Invalid job format specification: bogus\n";
        QTest::newRow("field") << QStringList{"-o", "bogus"} << 1 << "sinfo: error: Invalid job format specification: bogus\n";
        QTest::newRow("option") << QStringList{"--bogus"} << 1
                                << "sinfo: unrecognized option '--bogus'\nTry \"sinfo --help\" for more information\n";
    }

    void badQuestionsGetOneClearLine()
    {
        QFETCH(QStringList, args);
        QFETCH(int, code);
        QFETCH(QString, err);
        const Ran ran = sinfo(args);
        QCOMPARE(ran.code, code);
        if (err.endsWith("..."))
            QVERIFY2(ran.err.startsWith(err.chopped(3)), qPrintable(ran.err));
        else
            QCOMPARE(ran.err, err);
    }
};

QTEST_GUILESS_MAIN(TstSinfo)
#include "tst_sinfo.moc"
