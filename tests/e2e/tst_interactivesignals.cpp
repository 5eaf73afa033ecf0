// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/spawned.h"

#include <csignal>
#include <QTest>

using namespace slotd::test;

/// Signals that reach a whole job, its sruns and the supervisors of its steps among the rest: none dies of them by default.
class TstInteractiveSignals : public QObject
{
    Q_OBJECT

    /// A script with one step that ends with 4 once it hears SIGUSR1, and says what its srun ended with.
    static QByteArray script()
    {
        return "#!/bin/sh\n"
               "trap 'echo script >> heard' USR1\n"
               "srun sh -c 'trap \"echo rank >> heard; exit 4\" USR1; echo up > up; while :; do sleep 0.05; done' &\n"
               "srun=$!\n"
               "while :; do wait $srun; code=$?; kill -0 $srun 2>/dev/null || break; done\n"
               "wait $srun; echo ended $?\n";
    }
    static QString steps(TempNode& node)
    {
        return node.run({"sacct", "-n", "-P", "-o", "JobID,State,ExitCode"}).out;
    }

private slots:
    void signalToAllOfAJobLeavesSrunAndItsSupervisorToTheStep_data()
    {
        QTest::addColumn<QStringList>("scancel");
        QTest::addColumn<bool>("scriptHears");
        QTest::newRow("the steps") << QStringList{"scancel", "-s", "USR1", "1"} << false;
        QTest::newRow("everything") << QStringList{"scancel", "-f", "-s", "USR1", "1"} << true;
        QTest::newRow("before the limit") << QStringList{} << true;
    }

    void signalToAllOfAJobLeavesSrunAndItsSupervisorToTheStep()
    {
        QFETCH(QStringList, scancel);
        QFETCH(bool, scriptHears);
        TempNode node;
        QVERIFY(node.start());
        const QStringList limit = scancel.isEmpty() ? QStringList{"-t", "1", "--signal=USR1@57"} : QStringList{};
        const quint32 job = node.submit(limit, script());
        QVERIFY(node.waitForFile("up", "up"));
        if (!scancel.isEmpty())
            QCOMPARE(node.run(scancel).code, 0);
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        QCOMPARE(steps(node), QString("1|COMPLETED|0:0\n1.0|FAILED|4:0\n"));
        QVERIFY2(node.read("slurm-1.out").contains("ended 4\n"), qPrintable(node.read("slurm-1.out")));
        QCOMPARE(node.read("heard").contains("script\n"), scriptHears);
    }

    void signalToAnSrunThatWaitsForItsStepCancelsTheRequest_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("USR1") << SIGUSR1;
        QTest::newRow("USR2") << SIGUSR2;
        QTest::newRow("ALRM") << SIGALRM;
    }

    void signalToAnSrunThatWaitsForItsStepCancelsTheRequest()
    {
        QFETCH(int, signal);
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-c", "2"}, "#!/bin/sh\nsrun -n 2 sh -c 'echo up > up; sleep 60'\n");
        QVERIFY(node.waitForFile("up", "up"));
        Spawned second(node, {"srun", "--jobid", "1", "-n", "2", "true"});
        QVERIFY(second.says("retrying"));
        second.signal(signal);
        QCOMPARE(second.end(), 1);
        QVERIFY2(second.err().contains("Cancelled pending step for job 1"), qPrintable(second.err()));
        node.run({"scancel", "1"});
        QCOMPARE(node.waitForEnd(job), QString("CANCELLED"));
    }

    void signalToASallocThatWaitsRevokesItsJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 busy = node.submit({"-c", "4", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForState(busy, {"RUNNING"}), QString("RUNNING"));
        Spawned hold(node, {"salloc", "true"});
        QVERIFY(hold.says("queued and waiting"));
        hold.signal(SIGUSR1);
        QCOMPARE(hold.end(), 1);
        QVERIFY2(hold.err().contains("Job aborted due to signal"), qPrintable(hold.err()));
        QCOMPARE(node.waitForEnd(2), QString("CANCELLED"));
        node.run({"scancel", "1"});
    }
};

QTEST_GUILESS_MAIN(TstInteractiveSignals)
#include "tst_interactivesignals.moc"
