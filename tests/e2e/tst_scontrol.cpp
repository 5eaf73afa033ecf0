// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QRegularExpression>
#include <QTest>

using namespace slotd::test;

/// scontrol: what is shown of a job, and hold, release and update in right and wrong states.
class TstScontrol : public QObject
{
    Q_OBJECT

    static QString show(TempNode& node, quint32 id) { return node.run({"scontrol", "show", "job", QString::number(id)}).out; }

    /// The value of KEY=value in what scontrol show prints; the rest of the line for keys that stand alone on theirs.
    static QString shown(TempNode& node, quint32 id, const QString& key)
    {
        const QRegularExpression pair("(?:^|\\s)" + QRegularExpression::escape(key) + "=(\\S*)");
        return pair.match(show(node, id)).captured(1);
    }

    static QString update(TempNode& node, quint32 id, const QStringList& words)
    {
        const Ran ran = node.run(QStringList{"scontrol", "update", "job", QString::number(id)} + words);
        return ran.code == 0 && ran.err.isEmpty() ? QString("done") : ran.err;
    }

private slots:
    void showPrintsWhatTheJobIsAndAskedFor()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(node.start());
        node.write("job.sh", "#!/bin/sh\nexit 0\n", true);
        const quint32 first = node.submit({"-H", "-J", "first", "--wrap", "true"});
        const quint32 id = node.submit({"-J", "shown", "-p", "gpu", "-n", "2", "-c", "2", "--mem", "1G", "-G", "1", "-t", "00:05:00", "-d",
                                        QString("afterok:%1").arg(first), "-o", "out.%j", "-e", "err.%j", "job.sh", "one", "two"});
        const QString text = show(node, id);
        const QString work = node.workDir();
        for (const QString& part :
             {QString("JobId=%1 JobName=shown\n").arg(id), QString("UserId="), QString("GroupId="), QString("JobState=PENDING Reason=Dependency"),
              QString("Dependency=afterok:%1").arg(first), QString("TimeLimit=00:05:00"), QString("SubmitTime=20"),
              QString("StartTime="), QString("EndTime="), QString("Partition=gpu"), QString("NumCPUs=4 NumTasks=2 CPUs/Task=2"),
              QString("ReqTRES=cpu=4,mem=1G,node=1,billing=4,gres/gpu=1\n"), QString("AllocTRES=(null)"),
              "Command=" + work + "/job.sh one two\n", "WorkDir=" + work + "\n", QString("StdOut=%1/out.%2\n").arg(work).arg(id),
              QString("StdErr=%1/err.%2\n").arg(work).arg(id)})
            QVERIFY2(text.contains(part), qPrintable(part + "\nis missing in\n" + text));
        QCOMPARE(node.run({"scontrol", "release", QString::number(first)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        const QString after = show(node, id);
        QVERIFY2(after.contains("JobState=COMPLETED Reason=None"), qPrintable(after));
        QVERIFY2(after.contains("AllocTRES=cpu=4,mem=1G,node=1,billing=4,gres/gpu=1"), qPrintable(after));
        QVERIFY2(QRegularExpression("StartTime=\\d{4}-\\S+ EndTime=\\d{4}-").match(after).hasMatch(), qPrintable(after));
        QVERIFY2(after.contains("NodeList=localhost"), qPrintable(after));
    }

    void showPrintsTheMemoryThatAJobUsed()
    {
        TempNode node;
        QVERIFY(node.start());
        // tail keeps all it may have to print
        const quint32 id = node.submit({"--mem", "1G", "--wrap", "head -c 200000000 /dev/zero | tail -c 200000000 | wc -c"});
        QCOMPARE(node.waitForEnd(id, 60'000), QString("COMPLETED"));
        const QString rss = shown(node, id, "MaxRSS");
        QVERIFY2(rss.endsWith('K') || rss.endsWith('M'), qPrintable(rss));
        const double megabytes = rss.chopped(1).toDouble() / (rss.endsWith('K') ? 1024 : 1);
        QVERIFY2(megabytes > 180 && megabytes < 300, qPrintable(rss));
    }

    void showPrintsArraysTogetherAndTaskByTask()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-H", "-a", "1-5%2", "--wrap", "true"});
        QCOMPARE(shown(node, array, "ArrayJobId"), QString::number(array));
        QCOMPARE(shown(node, array, "ArrayTaskId"), QString("1-5%2"));
        QCOMPARE(shown(node, array, "ArrayTaskThrottle"), QString("2"));
        QCOMPARE(node.run({"scontrol", "show", "job", QString("%1_3").arg(array)}).code, 0);
        const Ran none = node.run({"scontrol", "show", "job", QString("%1_99").arg(array)});
        QCOMPARE(none.out, QString("Job %1_99 not found\n").arg(array));
        QCOMPARE(none.code, 1);
    }

    void heldJobStaysThoughThereIsRoomAndStartsWhenReleased()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 blocker = node.submit({"-c", "4", "--wrap", "sleep 600"});
        const quint32 held = node.submit({"--wrap", "true"});
        QCOMPARE(node.run({"scontrol", "hold", "job", QString::number(held)}).code, 0);
        const quint32 next = node.submit({"--wrap", "true"});
        node.run({"scancel", QString::number(blocker)});
        QCOMPARE(node.waitForEnd(next), QString("COMPLETED")); // the held one was before it and had room
        QCOMPARE(shown(node, held, "JobState"), QString("PENDING"));
        QCOMPARE(shown(node, held, "Reason"), QString("JobHeldUser"));
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(held)}).code, 0);
        QCOMPARE(node.waitForEnd(held), QString("COMPLETED"));
    }

    void severalIdsAreHeldAndReleasedAtOnce()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString blocker = QString::number(node.submit({"-c", "4", "--wrap", "sleep 600"}));
        const quint32 a = node.submit({"--wrap", "true"});
        const quint32 b = node.submit({"--wrap", "true"});
        const quint32 array = node.submit({"-a", "0-1", "--wrap", "true"});
        const QStringList ids{QString::number(a), QString("%1,%2").arg(b).arg(array)};
        QCOMPARE(node.run(QStringList{"scontrol", "hold"} + ids).code, 0);
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-t", "PD", "-o", "Reason"}).out, 0), QStringList(3, "(JobHeldUser)"));
        node.run({"scancel", blocker});
        QCOMPARE(node.run(QStringList{"scontrol", "release"} + ids).code, 0);
        for (const quint32 id : {a, b, array, array + 1})
            QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }

    void waitingJobTakesEveryKeyAndARunningOneItsTimeLimitOnly()
    {
        TempNode node;
        node.setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        QVERIFY(node.start());
        const quint32 waiting = node.submit({"-H", "--wrap", "true"});
        QCOMPARE(update(node, waiting, {"JobName=other", "Partition=night", "TimeLimit=02:00:00", "Priority=7"}), QString("done"));
        QCOMPARE(shown(node, waiting, "JobName"), QString("other"));
        QCOMPARE(shown(node, waiting, "Partition"), QString("night"));
        QCOMPARE(shown(node, waiting, "TimeLimit"), QString("02:00:00"));
        QCOMPARE(shown(node, waiting, "Priority"), QString("7"));
        QCOMPARE(update(node, waiting, {"Name=third", "Time=30:00"}), QString("done")); // the keys' other names
        QCOMPARE(shown(node, waiting, "JobName"), QString("third"));
        QCOMPARE(shown(node, waiting, "TimeLimit"), QString("00:30:00"));

        const quint32 running = node.submit({"--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(running, {"RUNNING"}), QString("RUNNING"));
        for (const char* change : {"JobName=x", "Name=x", "Partition=night", "Priority=9"})
            QCOMPARE(update(node, running, {change}), QString("Job is no longer pending execution for job %1\n").arg(running));
        QCOMPARE(update(node, running, {"TimeLimit=00:00:01"}), QString("done"));
        QCOMPARE(node.waitForEnd(running), QString("TIMEOUT"));
        for (const char* change : {"TimeLimit=10", "JobName=x", "Priority=9"})
            QCOMPARE(update(node, running, {change}), QString("Job has already finished for job %1\n").arg(running));
    }

    void priorityOverridesTheOrderOfSubmission()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString blocker = QString::number(node.submit({"-c", "4", "--wrap", "sleep 600"}));
        const quint32 first = node.submit({"-c", "4", "--wrap", "echo first >> order"});
        const quint32 second = node.submit({"-c", "4", "--wrap", "echo second >> order"});
        QCOMPARE(update(node, second, {"Priority=100"}), QString("done"));
        node.run({"scancel", blocker});
        QCOMPARE(node.waitForEnd(first), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
        QCOMPARE(node.read("order"), QString("second\nfirst\n"));
    }

    void oneBadKeyAmongThreeChangesNone_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("err");
        QTest::newRow("unknown partition") << QStringList{"JobName=new", "TimeLimit=7", "Partition=nosuch"}
                                           << "Invalid partition name specified for job 1\n";
        QTest::newRow("bad time") << QStringList{"JobName=new", "TimeLimit=abc", "Priority=5"} << "scontrol: error: Invalid TimeLimit value\n";
        QTest::newRow("unknown key") << QStringList{"JobName=new", "Bogus=1", "Priority=5"}
                                     << "Update of this parameter is not supported: Bogus=1\nRequest aborted\n";
        QTest::newRow("no value") << QStringList{"JobName=new", "Priority=5", "TimeLimit"} << "Invalid input: TimeLimit\nRequest aborted\n";
        QTest::newRow("bad dependency") << QStringList{"JobName=new", "Priority=5", "Dependency=bogus"} << "Job dependency problem for job 1\n";
    }

    void oneBadKeyAmongThreeChangesNone()
    {
        QFETCH(QStringList, words);
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "-J", "old", "-t", "10:00", "--wrap", "true"});
        const QString before = show(node, id);
        QTEST(update(node, id, words), "err");
        QCOMPARE(show(node, id), before);
        QVERIFY(node.stop());
        QVERIFY(node.start()); // nor in the store
        QCOMPARE(show(node, id), before);
    }

    void wrongStatesAndUnknownIdsGetSlurmsWords()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"--wrap", "sleep 600"});              // 1 runs
        node.submit({"-H", "--wrap", "true"});             // 2 is held
        const quint32 done = node.submit({"--wrap", "true"}); // 3 has ended
        QCOMPARE(node.waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.waitForEnd(done), QString("COMPLETED"));
        const struct
        {
            QStringList words;
            int code;
            QString err;
        } table[] = {
            {{"bogus"}, 1, "invalid keyword: bogus\n"},
            {{"show"}, 1, "too few arguments for keyword:show\n"},
            {{"show", "bogus"}, 1, "invalid entity:bogus for keyword:show \n"},
            {{"show", "job", "999999"}, 1, "slurm_load_jobs error: Invalid job id specified\n"},
            {{"show", "job", "abc"}, 1, "scontrol_print_job error: Invalid job id specified\n"},
            {{"hold"}, 1, "too few arguments for keyword:hold\n"},
            {{"hold", "999999"}, 1, "Invalid job id specified for job 999999\nslurm_suspend error: Invalid job id specified\n"},
            {{"hold", "job", "abc"}, 1, "Invalid job id specified for job abc\nslurm_suspend error: Invalid job id specified\n"},
            {{"hold", "1"}, 0, ""},
            {{"hold", "3"}, 1, "Job has already finished for job 3\nslurm_suspend error: Job has already finished\n"},
            {{"release", "999999"}, 1, "Invalid job id specified for job 999999\nslurm_suspend error: Invalid job id specified\n"},
            {{"release", "1"}, 0, ""},
            {{"release", "job", "3"}, 1, "Job has already finished for job 3\nslurm_suspend error: Job has already finished\n"},
            {{"requeue"}, 1, "too few arguments for keyword:requeue\n"},
            {{"requeue", "999999"}, 1, "Invalid job id specified for job 999999\n"},
            {{"requeue", "2"}, 1, "Job is pending execution for job 2\n"},
            {{"update"}, 1, "too few arguments for update keyword\n"},
            {{"update", "jobid=2"}, 1, "No changes specified\n"},
            {{"update", "job", "999999", "TimeLimit=5"}, 1, "Invalid job id specified for job 999999\n"},
            {{"update", "jobid=2", "StartTime=abc"}, 1, "Invalid time specification (pos=0): abc\nNo changes specified\n"},
            {{"--bogus"}, 1, "scontrol: unrecognized option '--bogus'\nTry \"scontrol --help\" for more information\n"},
        };
        for (const auto& row : table) {
            const Ran ran = node.run(QStringList{"scontrol"} + row.words);
            QVERIFY2(ran.code == row.code && ran.err == row.err,
                     qPrintable(row.words.join(' ') + " gave " + QString::number(ran.code) + ": " + ran.err));
        }
        QCOMPARE(node.record(1)->state, slotd::JobState::Running);
    }

    void badIdAmongGoodOnesIsNamedAndTheOthersAreHeld()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 blocker = node.submit({"-c", "4", "--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(blocker, {"RUNNING"}), QString("RUNNING"));
        const quint32 id = node.submit({"--wrap", "true"});
        const Ran ran = node.run({"scontrol", "hold", "999999", QString::number(id)});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.startsWith("Invalid job id specified for job 999999\n"), qPrintable(ran.err));
        QCOMPARE(shown(node, id, "Reason"), QString("JobHeldUser"));
    }
};

QTEST_GUILESS_MAIN(TstScontrol)
#include "tst_scontrol.moc"
