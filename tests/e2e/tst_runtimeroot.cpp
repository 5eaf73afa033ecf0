// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QFileInfo>
#include <QTest>
#include <sys/stat.h>

using namespace slotd::test;

/// One daemon per runtime root: what is in the root, where it is by default, and that two roots know nothing of each other.
class TstRuntimeRoot : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandIsReachedByItsOwnNameAndThroughSlotd_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : {"sbatch", "srun", "salloc", "squeue", "sacct", "scontrol", "scancel", "sinfo"})
            QTest::newRow(command) << command;
    }

    void everyCommandIsReachedByItsOwnNameAndThroughSlotd()
    {
        QFETCH(QString, command);
        TempNode node;
        const Ran direct = node.run({command, "--help"});
        const Ran through = node.run({"slotd", command, "--help"});
        QCOMPARE(direct.code, 0);
        QCOMPARE(through.code, 0);
        QVERIFY(direct.out.contains(command));
        QCOMPARE(through.out, direct.out);
    }

    void linkCalledSbatchIsSbatchWhicheverProgramItLeadsTo()
    {
        TempNode node;
        QVERIFY(node.start());
        for (const char* target : {"slotd", "slotd-client"}) {
            QFile::remove(node.workDir() + "/sbatch");
            QVERIFY(QFile::link(program(target), node.workDir() + "/sbatch"));
            QProcess link;
            link.setProcessEnvironment(node.environment());
            link.setWorkingDirectory(node.workDir());
            link.start(node.workDir() + "/sbatch", {"--parsable", "--wrap", "true"});
            QVERIFY(link.waitForFinished());
            QCOMPARE(link.exitCode(), 0);
            QCOMPARE(node.waitForEnd(link.readAllStandardOutput().trimmed().toUInt()), QString("COMPLETED"));
        }
    }

    void rootHoldsTheSocketTheDatabaseAndAFolderPerJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const QByteArray script = "#!/bin/bash\n#SBATCH -J shown\necho out\nexit 3\n";
        const quint32 id = node.submit({}, script);
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        const QByteArray socket = (node.root() + "/run/slotd.sock").toUtf8();
        struct stat info{};
        QCOMPARE(::stat(socket.constData(), &info), 0);
        QVERIFY(S_ISSOCK(info.st_mode));
        QCOMPARE(info.st_mode & 0777U, 0600U);
        QCOMPARE(QFileInfo(node.root()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(node.read(node.root() + "/lib/state.db").startsWith("SQLite format 3"));
        QCOMPARE(node.read(node.jobDir(id) + "/script.sh"), QString::fromUtf8(script));
        QCOMPARE(node.read(node.jobDir(id) + "/exit_status"), QString("3\n"));
        QVERIFY(QFileInfo(node.jobDir(id) + "/runner.sh").isExecutable());
    }

    void withoutSlotdRootTheRootIsBelowTheHomeFolder()
    {
        QTemporaryDir home;
        QProcessEnvironment env;
        env.insert("HOME", home.path());
        env.insert("PATH", qEnvironmentVariable("PATH"));
        env.insert("SLOTD_GPU_COUNT", "0");
        QProcess daemon;
        daemon.setProcessEnvironment(env);
        daemon.start(program("slotd"), {"daemon"});
        QVERIFY(daemon.waitForStarted());
        QTRY_VERIFY(QFileInfo::exists(home.path() + "/.local/share/slotd/run/slotd.sock"));
        QProcess sinfo;
        sinfo.setProcessEnvironment(env);
        sinfo.start(program("sinfo"), {"--noheader"});
        QVERIFY(sinfo.waitForFinished());
        QCOMPARE(sinfo.exitCode(), 0);
        QVERIFY(QFileInfo::exists(home.path() + "/.local/share/slotd/lib/state.db"));
        daemon.terminate();
        QVERIFY(daemon.waitForFinished());
        QCOMPARE(daemon.exitCode(), 0);
    }

    void jobsOfOneRootAreUnseenInAnother()
    {
        TempNode one;
        TempNode other;
        QVERIFY(one.start());
        QVERIFY(other.start());
        QCOMPARE(one.submit({"-H", "--wrap", "true"}), 1U);
        QCOMPARE(jobCount(one), 1);
        QCOMPARE(jobCount(other), 0);
        QCOMPARE(other.submit({"-H", "--wrap", "true"}), 1U);
    }

    void secondDaemonOnTheSameRootIsRefusedAndTheFirstGoesOn()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran second = node.run({"slotd", "daemon"});
        QVERIFY(second.code != 0);
        QCOMPARE(second.err.count('\n'), 1);
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("COMPLETED"));
    }

    void freshRootShowsOneRowPerPartitionAndNoJobs()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sinfo"}).out, QString("PARTITION | HOSTNAMES | STATE | FEATURES | GRES_USED\n"
                                                  "cpu*      | localhost | idle  | cpu      | N/A\n"));
        QCOMPARE(node.run({"squeue", "--noheader"}).out, QString());
        QCOMPARE(node.run({"sacct", "--noheader"}).out, QString());
    }

    void historyAndQueueSurviveARestartAndIdsGoOn()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 done = node.submit({"--wrap", "exit 4"});
        QCOMPARE(node.waitForEnd(done), QString("FAILED"));
        const quint32 held = node.submit({"-H", "--wrap", "true"});
        const quint32 waiting = node.submit({"-d", QString("afterok:%1").arg(held), "--wrap", "true"});
        const quint32 running = node.submit({"--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(running, {"RUNNING"}), QString("RUNNING"));
        QVERIFY(node.stop());
        QVERIFY(node.start());
        QCOMPARE(accounted(node, done, "State,ExitCode"), QString("FAILED|4:0"));
        QCOMPARE(accounted(node, running, "State"), QString("RUNNING"));
        QCOMPARE(waitsFor(node, held), QString("JobHeldUser"));
        QCOMPARE(waitsFor(node, waiting), QString("Dependency"));
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(held)}).code, 0);
        QCOMPARE(node.waitForEnd(waiting), QString("COMPLETED"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(running), QString("COMPLETED"));
        QCOMPARE(node.submit({"--wrap", "true"}), running + 1);
    }

    void refusedSettingIsOneLineAndANonZeroExit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("CPUs") << "SLOTD_CPUS" << "none";
        QTest::newRow("memory") << "SLOTD_MEMORY" << "-1";
        QTest::newRow("GPUs") << "SLOTD_GPU_COUNT" << "two";
        QTest::newRow("partition named twice") << "SLOTD_CPU_PARTITIONS" << "a,a";
        QTest::newRow("unknown default partition") << "SLOTD_DEFAULT_PARTITION" << "nope";
        QTest::newRow("relative cgroup folder") << "SLOTD_CGROUP_BASE" << "here";
    }

    void refusedSettingIsOneLineAndANonZeroExit()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        TempNode node;
        node.setEnv(name, value);
        const Ran ran = node.run({"slotd", "daemon"});
        QVERIFY(ran.code > 0);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.contains(name), qPrintable(ran.err));
    }
};

QTEST_GUILESS_MAIN(TstRuntimeRoot)
#include "tst_runtimeroot.moc"
