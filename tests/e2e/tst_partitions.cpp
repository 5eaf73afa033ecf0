// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"

#include <QTest>

using namespace slotd::test;

/// Partitions are views of one host; GPU partitions are there where the host has GPUs.
class TstPartitions : public QObject
{
    Q_OBJECT

    static QString invalidPartition(const QString& name)
    {
        return "sbatch: error: invalid partition specified: " + name +
               "\nsbatch: error: Batch job submission failed: Invalid partition name specified\n";
    }

private slots:
    void configuredPartitionsAreTheOnesThereAre()
    {
        TempNode node;
        node.setEnv("SLOTD_CPU_PARTITIONS", "small,big");
        node.setEnv("SLOTD_GPU_PARTITIONS", "fast,slow");
        node.setEnv("SLOTD_GPU_COUNT", "3");
        QVERIFY(node.start());
        QCOMPARE(columnOf(node.run({"sinfo", "--noheader"}).out, 0), QStringList({"small*", "big", "fast", "slow"}));
        for (const char* name : {"small", "big", "fast", "slow"})
            QCOMPARE(node.record(node.submit({"-H", "-p", name, "--wrap", "true"}))->partition, std::string(name));
        QCOMPARE(node.record(node.submit({"-H", "--wrap", "true"}))->partition, std::string("small"));
        QCOMPARE(node.run({"sbatch", "-p", "cpu", "--wrap", "true"}).err, invalidPartition("cpu"));
        QCOMPARE(jobCount(node), 5);
        QCOMPARE(node.run({"sinfo", "--noheader", "-p", "fast", "-o", "GPUS"}).out.trimmed(), QString("3"));
    }

    void hostWithoutGpusShowsNoGpuPartition()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_PARTITIONS", "fast");
        QVERIFY(node.start());
        QCOMPARE(columnOf(node.run({"sinfo", "--noheader"}).out, 0), QStringList({"cpu*"}));
        const Ran ran = node.run({"sbatch", "-p", "fast", "--wrap", "true"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, invalidPartition("fast"));
    }

    void settingChoosesTheDefaultPartition()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "1");
        node.setEnv("SLOTD_DEFAULT_PARTITION", "gpu");
        QVERIFY(node.start());
        QCOMPARE(columnOf(node.run({"sinfo", "--noheader"}).out, 0), QStringList({"cpu", "gpu*"}));
        const quint32 id = node.submit({"-H", "--wrap", "true"});
        QCOMPARE(node.record(id)->partition, std::string("gpu"));
        QCOMPARE(node.record(id)->reqGpus.value, 1);
    }

    void gpusDefaultToOneInGpuPartitionsAndToNoneElsewhere()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const auto tres = [&](const QStringList& args) {
            return accounted(node, node.submit(args + QStringList{"-H", "--wrap", "true"}), "ReqTRES");
        };
        QVERIFY(tres({"-p", "gpu"}).contains("gres/gpu=1"));
        QVERIFY(tres({"-p", "gpu", "-G", "2"}).contains("gres/gpu=2"));
        QVERIFY(!tres({"-p", "gpu", "-G", "0"}).contains("gpu"));
        QVERIFY(!tres({"-p", "cpu"}).contains("gpu"));
        QVERIFY(!tres({}).contains("gpu"));
        // The devices are seen from the GPU partitions only.
        QCOMPARE(node.run({"sbatch", "-p", "cpu", "-G", "1", "--wrap", "true"}).err,
                 QString("sbatch: error: Batch job submission failed: Requested node configuration is not available\n"));
    }

    void jobsGetDifferentDevicesAndAJobWithoutGpusSeesNone()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        const QString tell = "echo $CUDA_VISIBLE_DEVICES > $SLURM_JOB_NAME; ";
        const quint32 one = node.submit({"-J", "one", "-p", "gpu", "--wrap", tell + untilFile("two")});
        const quint32 two = node.submit({"-J", "two", "-p", "gpu", "--wrap", tell + untilFile("one")});
        const quint32 none = node.submit({"-J", "none", "--wrap", "echo ${CUDA_VISIBLE_DEVICES-unset} > none"});
        for (const quint32 id : {one, two, none})
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QStringList devices{node.read("one").trimmed(), node.read("two").trimmed()};
        devices.sort();
        QCOMPARE(devices, QStringList({"0", "1"}));
        QCOMPARE(node.read("none"), QString("\n"));
        const quint32 both = node.submit({"-p", "gpu", "-G", "2", "--wrap", "echo $CUDA_VISIBLE_DEVICES"});
        QCOMPARE(node.waitForEnd(both), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(both)), QString("0,1\n"));
    }

    void gpusAreCountedWithTheNvidiaSmiOfThePath()
    {
        TempNode node;
        QVERIFY(QDir().mkpath(node.workDir() + "/tools"));
        node.write("tools/nvidia-smi", "#!/bin/sh\ncase \"$*\" in *name*) printf 'NVIDIA Test 9000\\nNVIDIA Test 9000\\n';; "
                                       "*) printf 'GPU 0: NVIDIA Test 9000 (UUID: a)\\nGPU 1: NVIDIA Test 9000 (UUID: b)\\n';; esac\n",
                   true);
        node.unsetEnv("SLOTD_GPU_COUNT");
        node.setEnv("PATH", node.workDir() + "/tools:" + node.environment().value("PATH"));
        QVERIFY(node.start());
        QVERIFY(node.waitUntil([&] { return node.run({"sinfo", "--noheader", "-p", "gpu", "-o", "GPUS"}).out.trimmed() == "2"; }));
        QCOMPARE(node.run({"sinfo", "--noheader", "-p", "gpu", "-o", "Features"}).out.trimmed(), QString("cpu,nvidia_test_9000"));
    }

    void constraintsAreCheckedAgainstTheFeaturesOfThePartition()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "1");
        node.setEnv("SLOTD_GPU_MODEL", "Test 9000");
        node.setEnv("SLOTD_FEATURES", "fast_disk");
        QVERIFY(node.start());
        QCOMPARE(node.run({"sinfo", "--noheader", "-p", "gpu", "-o", "Features"}).out.trimmed(), QString("cpu,test_9000,fast_disk"));
        for (const char* known : {"test_9000", "fast_disk", "cpu&test_9000", "nope|cpu"})
            QCOMPARE(node.waitForEnd(node.submit({"-p", "gpu", "--constraint", known, "--wrap", "true"})), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(node.submit({"-C", "cpu", "--wrap", "true"})), QString("COMPLETED"));
        const Ran unknown = node.run({"sbatch", "-p", "gpu", "--constraint", "cpu&nope", "--wrap", "true"});
        QCOMPARE(unknown.code, 1);
        QCOMPARE(unknown.err, QString("sbatch: error: Batch job submission failed: Invalid feature specification\n"));
    }

    void changedGpuCountIsSeenAfterARestart()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "-G", "2", "--wrap", "true"}).code, 1);
        QVERIFY(node.stop());
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(node.submit({"-p", "gpu", "-G", "2", "--wrap", "true"})), QString("COMPLETED"));
    }
};

QTEST_GUILESS_MAIN(TstPartitions)
#include "tst_partitions.moc"
