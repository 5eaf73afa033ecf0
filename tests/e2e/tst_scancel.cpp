// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>
#include <unistd.h>

using namespace slotd::test;

/// scancel: its forms and filters, the way from TERM to KILL, signals, and what is no error.
class TstScancel : public QObject
{
    Q_OBJECT

    static QString n(quint32 id) { return QString::number(id); }
    /// A script that says it is there, answers `traps`, and goes on until it is ended.
    static QByteArray patientScript(const QByteArray& traps)
    {
        return "#!/bin/bash\n" + traps + "\necho begin > begun.$SLURM_JOB_ID\nwhile :; do sleep 0.1; done\n";
    }

private slots:
    void waitingJobIsCancelledAtOnce()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "--wrap", "true"});
        const Ran ran = node.run({"scancel", n(id)});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out + ran.err, QString());
        QCOMPARE(node.run({"sacct", "-n", "-P", "-j", n(id), "-o", "State,Reason,ExitCode"}).out.replace(QRegularExpression(" by \\d+"), ""),
                 QString("CANCELLED|CancelledByUser|0:0\n"));
        QCOMPARE(node.run({"squeue", "-h"}).out, QString());
    }

    void runningJobGetsTermGoesThroughCompletingAndIsKilledAfterTheGrace()
    {
        TempNode node;
        node.setEnv("SLOTD_KILL_WAIT", "1");
        QVERIFY(node.start());
        const quint32 id = node.submit({}, patientScript("trap 'echo term > termed' TERM"));
        QVERIFY(node.waitForFile("begun." + n(id)));
        QCOMPARE(node.run({"scancel", n(id)}).code, 0);
        QCOMPARE(node.waitForState(id, {"COMPLETING"}), QString("COMPLETING"));
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-o", "ST"}).out, 0), QStringList{"CG"});
        QVERIFY(node.waitForFile("termed", "term"));
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(jobProcesses(node.root()).isEmpty());
        QVERIFY(node.run({"sacct", "-n", "-P", "-j", n(id), "-o", "Reason"}).out.contains("CancelledByUser"));
    }

    void jobThatObeysTermIsGoneWithoutWaitingForTheGrace()
    {
        TempNode node;
        node.setEnv("SLOTD_KILL_WAIT", "60");
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        node.run({"scancel", n(id)});
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
    }

    void wholeProcessTreeIsEndedWithDetachedChildren()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, patientScript("setsid sleep 600 &\n(setsid bash -c 'trap \"\" TERM; sleep 601; sleep 602' &)"));
        QVERIFY(node.waitForFile("begun." + n(id)));
        node.run({"scancel", n(id)});
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(jobProcesses(node.root()).isEmpty());
    }

    void signalIsSentAndNothingElseHappens()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, patientScript("trap 'echo got >> signals' USR1"));
        QVERIFY(node.waitForFile("begun." + n(id)));
        QCOMPARE(node.run({"scancel", "--signal", "USR1", n(id)}).code, 0);
        QVERIFY(node.waitForFile("signals", "got"));
        QCOMPARE(node.run({"scancel", "-s", "SIGUSR1", n(id)}).code, 0);
        QVERIFY(node.waitForFile("signals", "got\ngot\n"));
        QCOMPARE(node.record(id)->state, slotd::JobState::Running);
        // An untrapped one ends it, as an ordinary death and not as a cancel.
        QCOMPARE(node.run({"scancel", "--signal=INT", n(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
    }

    void signalToABatchShellAloneLeavesItsChildren()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({}, patientScript("trap 'echo shell >> signals' USR1\nbash -c 'trap \"echo child >> signals\" USR1; "
                                                         "echo begin > child; while :; do sleep 0.1; done' &"));
        QVERIFY(node.waitForFile("begun." + n(id)));
        QVERIFY(node.waitForFile("child", "begin"));
        QCOMPARE(node.run({"scancel", "-b", "-s", "USR1", n(id)}).code, 0);
        QVERIFY(node.waitForFile("signals", "shell"));
        QCOMPARE(node.run({"scancel", "-s", "USR1", n(id)}).code, 0);
        QVERIFY(node.waitForFile("signals", "child"));
        QCOMPARE(node.read("signals").count("child"), 1);
    }

    void severalIdsTasksAndRangesAreCancelledTogether()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 a = node.submit({"-H", "--wrap", "true"});
        const quint32 b = node.submit({"-H", "--wrap", "true"});
        const quint32 array = node.submit({"-H", "-a", "0-9", "--wrap", "true"});
        QCOMPARE(node.run({"scancel", n(a), n(b), QString("%1_3").arg(array), QString("%1_[5-7]").arg(array)}).code, 0);
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-o", "JobID"}).out, 0), QStringList{QString("%1_[0-2,4,8-9]").arg(array)});
        QCOMPARE(node.run({"scancel", n(array)}).code, 0);
        QCOMPARE(node.run({"squeue", "-h"}).out, QString());
    }

    void filtersChooseWhatIsCancelled_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("name") << QStringList{"-n", "night2"} << QStringList{"1", "2", "3"};
        QTest::newRow("partition") << QStringList{"--partition=night"} << QStringList{"1", "2"};
        QTest::newRow("pending") << QStringList{"-t", "PENDING"} << QStringList{"1"};
        QTest::newRow("running") << QStringList{"--state=R"} << QStringList{"2", "3", "4"};
        QTest::newRow("two filters") << QStringList{"-p", "night", "-n", "night1"} << QStringList{"1", "2", "4"};
        QTest::newRow("filter and id") << QStringList{"-t", "PENDING", "1", "2"} << QStringList{"1", "3", "4"};
        QTest::newRow("options after ids") << QStringList{"1", "2", "-t", "PD"} << QStringList{"1", "3", "4"};
        QTest::newRow("ids joined by commas") << QStringList{"2,3"} << QStringList{"1", "4"};
        QTest::newRow("names are no list") << QStringList{"-n", "night1,night2"} << QStringList{"1", "2", "3", "4"};
        QTest::newRow("own user by number") << QStringList{"-u", QString::number(getuid())} << QStringList{};
        QTest::newRow("another user") << QStringList{"-u", "daemon"} << QStringList{"1", "2", "3", "4"};
        QTest::newRow("account") << QStringList{"--account=phys"} << QStringList{"1", "3", "4"};
        QTest::newRow("qos") << QStringList{"-q", "long"} << QStringList{"1", "2", "4"};
        QTest::newRow("wckey") << QStringList{"--wckey=w"} << QStringList{"1", "2", "3"};
        QTest::newRow("node of running jobs") << QStringList{"-w", "localhost"} << QStringList{"2", "3", "4"};
        QTest::newRow("no such node") << QStringList{"-w", "nosuch"} << QStringList{"1", "2", "3", "4"};
        QTest::newRow("reservation") << QStringList{"-R", "r", "2"} << QStringList{"1", "2", "3", "4"};
        QTest::newRow("ctld and hurry") << QStringList{"--ctld", "-H", "2"} << QStringList{"1", "3", "4"};
        QTest::newRow("quiet") << QStringList{"-Q", "2"} << QStringList{"1", "3", "4"};
        QTest::newRow("this cluster") << QStringList{"-M", "slotd", "2"} << QStringList{"1", "3", "4"};
        QTest::newRow("me") << QStringList{"--me"} << QStringList{};
        QTest::newRow("no such name") << QStringList{"-n", "nosuch"} << QStringList{"1", "2", "3", "4"};
        QTest::newRow("no such partition") << QStringList{"-p", "nosuch"} << QStringList{"1", "2", "3", "4"};
    }

    void filtersChooseWhatIsCancelled()
    {
        QFETCH(QStringList, args);
        QFETCH(QStringList, left);
        TempNode node;
        node.setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        QVERIFY(node.start());
        node.submit({"-J", "day1", "--wrap", "sleep 600"});
        node.submit({"-H", "-J", "day2", "-A", "phys", "--wrap", "true"});
        node.submit({"-H", "-J", "night1", "-p", "night", "--qos=long", "--wrap", "true"});
        node.submit({"-H", "-J", "night2", "-p", "night", "--wckey=w", "--wrap", "true"});
        QCOMPARE(node.waitForState(1, {"RUNNING"}), QString("RUNNING"));
        const Ran ran = node.run(QStringList{"scancel"} + args);
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QString());
        QStringList queue;
        QVERIFY(node.waitUntil([&] {
            queue = columnOf(node.run({"squeue", "-h", "-o", "JobID"}).out, 0);
            return queue == left;
        }));
    }

    void verboseNamesWhatIsDoneAndInteractiveAsks()
    {
        TempNode node;
        QVERIFY(node.start());
        for (int i = 0; i < 3; ++i)
            node.submit({"-H", "-J", "pend", "--wrap", "true"});
        QCOMPARE(node.run({"scancel", "-v", "1"}).err, QString("scancel: Terminating job 1\n"));
        const QString question = "Cancel job_id=2 name=pend partition=cpu [y/n]? ";
        QCOMPARE(node.run({"scancel", "-i", "2"}, "n\n").out, question);
        QCOMPARE(node.run({"scancel", "-i", "2"}).out, question); // the end of the input is a no
        QCOMPARE(node.run({"scancel", "-i", "2"}, "what\ny\n").out, question + question);
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-o", "JobID"}).out, 0), QStringList{"3"});
    }

    void unknownAndEndedIdsAreNoErrorAndImpossibleWordsAre()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"--wrap", "sleep 600"});  // 1 runs
        node.submit({"-H", "--wrap", "true"}); // 2 is held
        node.submit({"--wrap", "true"});       // 3 has ended
        QCOMPARE(node.waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.waitForEnd(3), QString("COMPLETED"));
        const struct
        {
            QStringList words;
            int code;
            QString err;
        } table[] = {
            {{"999999"}, 0, ""},
            {{"3"}, 0, ""},
            {{"999999", "3"}, 0, ""},
            {{"-v", "999999"}, 0, "scancel: Terminating job 999999\nscancel: error: Kill job error on job id 999999: Invalid job id specified\n"},
            {{"-v", "3"}, 0, "scancel: Terminating job 3\nscancel: error: Kill job error on job id 3: Job/step already completing or completed\n"},
            {{"-Q", "999999"}, 0, ""},
            {{}, 1, "scancel: error: No job identification provided\n"},
            {{""}, 1, "scancel: error: Invalid job id \n"},
            {{"abc"}, 1, "scancel: error: Invalid job id abc\n"},
            {{"12x"}, 1, "scancel: error: Invalid job id 12x\n"},
            {{"0"}, 1, "scancel: error: Invalid job id 0\n"},
            {{"2", "abc"}, 1, "scancel: error: Invalid job id abc\n"}, // and 2 stays
            {{"-5"}, 1, "scancel: invalid option -- '5'\nTry \"scancel --help\" for more information\n"},
            {{"--bogus", "1"}, 1, "scancel: unrecognized option '--bogus'\nTry \"scancel --help\" for more information\n"},
            {{"-t", "BOGUS"}, 1, "Invalid job state specified: BOGUS\nValid job states are PENDING, RUNNING, and SUSPENDED\n"},
            {{"-u", "nosuchuser"}, 1, "scancel: error: Invalid user name: nosuchuser\n"},
            {{"--signal=BOGUS", "1"}, 1, "Unknown job signal: BOGUS\n"},
            {{"--signal=USR1", "999999"}, 1, "scancel: error: Kill job error on job id 999999: Invalid job id specified\n"},
            {{"--signal=USR1", "2"}, 1, "scancel: error: Kill job error on job id 2: Job is pending execution\n"},
            {{"3.0"}, 1, "scancel: error: Kill job error on job step id 3.0: Invalid job id specified\n"},
            {{"1.7"}, 1, "scancel: error: Kill job error on job step id 1.7: Invalid job id specified\n"},
            {{"1.batch"}, 1, "scancel: error: Invalid job id 1.batch\n"},
        };
        for (const auto& row : table) {
            const Ran ran = node.run(QStringList{"scancel"} + row.words);
            QVERIFY2(ran.code == row.code && ran.err == row.err,
                     qPrintable(row.words.join(' ') + " gave " + QString::number(ran.code) + ": " + ran.err));
        }
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-o", "JobID,ST"}).out, 1), QStringList({"R", "PD"}));
    }

    void manyRunningJobsAreCancelledAtOnceWhileTheQueueIsServed()
    {
        // packaging/check.sh says how many where the programs are built with sanitizers and a start takes many times as long.
        const int jobs = qEnvironmentVariable("SLOTD_TEST_JOBS", "100").toInt();
        TempNode node;
        node.setEnv("SLOTD_CPUS", n(static_cast<quint32>(jobs)));
        node.setEnv("SLOTD_MEMORY", "100G");
        node.setEnv("SLOTD_KILL_WAIT", "30");
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", QString("0-%1").arg(jobs - 1), "-o", "/dev/null", "--wrap", "sleep 600"});
        QVERIFY(node.waitUntil([&] { return linesOf(node.run({"squeue", "-h", "-t", "R"}).out).size() == jobs; }));
        QElapsedTimer since;
        since.start();
        QCOMPARE(node.run({"scancel", n(array)}).code, 0);
        QVERIFY(node.waitUntil([&] {
            const Ran ran = node.run({"squeue", "-h"});
            return ran.code == 0 && ran.out.isEmpty();
        }));
        QVERIFY2(since.elapsed() < 20'000, qPrintable(QString::number(since.elapsed()))); // far below the grace
        QVERIFY(jobProcesses(node.root()).isEmpty());
        QCOMPARE(linesOf(node.run({"sacct", "-n", "-P", "-s", "CA", "-o", "JobID"}).out).size(), jobs);
    }
};

QTEST_GUILESS_MAIN(TstScancel)
#include "tst_scancel.moc"
