// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/fakecgroup.h"
#include "support/listing.h"
#include "support/tempnode.h"

#include <QFile>
#include <QTest>

using namespace slotd::test;

/// SLOTD_CGROUP_BASE on a folder made to look like a cgroup: the files that the kernel would put there are plain files.
class TstCgroup : public QObject
{
    Q_OBJECT

private slots:
    void unusableBaseFailsTheJobWithTheReasonAndTheDaemonLives()
    {
        TempNode node;
        node.write(cgroupBase(node), ""); // a regular file
        node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "touch ran"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        const QString shown = node.run({"scontrol", "show", "job", QString::number(id)}).out;
        QVERIFY2(shown.contains("Reason=JobLaunchFailure"), qPrintable(shown));
        QVERIFY2(shown.contains("cgroup: cannot make " + cgroupBase(node)), qPrintable(shown));
        QVERIFY2(node.log().contains("cgroup"), qPrintable(node.log()));
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
        QCOMPARE(node.run({"sinfo"}).code, 0);
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("FAILED"));
    }

    void limitsOfTheJobAreWritten()
    {
        TempNode node;
        const QString group = makeCgroup(node, 1);
        node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        QVERIFY(node.start());
        const quint32 id = node.submit({"-n", "1", "-c", "2", "--mem", "1G", "--wrap", "cd cgroup/job_1; cat memory.max cpu.max; grep -c . cgroup.procs"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(id)).remove('\n'), QString("1073741824200000 1000001"));
        QCOMPARE(node.read(group + "/memory.max"), QString("1073741824"));
    }

    void killByTheKernelForMemoryEndsTheJobOutOfMemory()
    {
        TempNode node;
        makeCgroup(node, 1);
        node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "printf 'oom 1\\noom_kill 1\\n' > cgroup/job_1/memory.events; kill -9 $$"});
        QCOMPARE(node.waitForEnd(id), QString("OUT_OF_MEMORY"));
        QVERIFY(node.run({"sacct", "-n", "-P", "-j", QString::number(id), "-o", "State"}).out.contains("OUT_OF_MEMORY"));
        QCOMPARE(columnOf(node.run({"squeue", "--all", "-h", "-o", "ST"}).out, 0), QStringList{"OOM"});
    }

    void cancelledJobThatRanOutOfMemoryEndsOutOfMemory()
    {
        TempNode node;
        makeCgroup(node, 1, "oom 1\noom_kill 1\n");
        node.setEnv("SLOTD_CGROUP_BASE", cgroupBase(node));
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "echo begin > begun; sleep 600"});
        QVERIFY(node.waitForFile("begun", "begin"));
        QCOMPARE(node.run({"scancel", QString::number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("OUT_OF_MEMORY"));
    }
};

QTEST_GUILESS_MAIN(TstCgroup)
#include "tst_cgroup.moc"
