// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/spawned.h"
#include "support/tempnode.h"

#include <memory>
#include <QTest>

using namespace slotd::test;

/// scontrol beyond show, hold, release and the seed's update keys.
class TstScontrolMore : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    Ran scontrol(const QStringList& words) { return m_node->run(QStringList{"scontrol"} + words); }
    static QString id(quint32 job) { return QString::number(job); }
    quint32 held(const QStringList& more = {}) { return m_node->submit(QStringList{"-H"} + more + QStringList{"--wrap", "true"}); }

private slots:
    void init()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_GPU_COUNT", "1");
        QVERIFY(m_node->start());
    }
    void cleanup() { m_node.reset(); }

    void waitingJobTakesEveryKeyOfWhatItAsksFor_data()
    {
        QTest::addColumn<QStringList>("change");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto row = [](const QStringList& change, const char* key, const char* value) {
            QTest::newRow(qPrintable(change.join(' '))) << change << key << value;
        };
        row({"NumTasks=3"}, "NumTasks", "3");
        row({"NumCPUs=4"}, "NumCPUs", "4");
        row({"NumTasks=2", "NumCPUs=4"}, "CPUs/Task", "2");
        row({"MinMemoryNode=300"}, "MinMemoryNode", "300M");
        row({"MinMemoryCPU=1G"}, "MinMemoryCPU", "1G");
        row({"Partition=gpu", "Gres=gpu:1"}, "TresPerJob", "gres:gpu:1");
        row({"Features=cpu"}, "Features", "cpu");
        row({"Requeue=1"}, "Requeue", "1");
        row({"WorkDir=/tmp"}, "WorkDir", "/tmp");
        row({"StdOut=/tmp/zz-%j"}, "StdOut", "/tmp/zz-1");
        row({"StdErr=/tmp/ee-%j"}, "StdErr", "/tmp/ee-1");
        row({"OverSubscribe=NO"}, "OverSubscribe", "NO");
        row({"Account=physics"}, "Account", "physics");
        row({"QOS=long"}, "QOS", "long");
        row({"TimeLimit=10", "TimeLimit=20"}, "TimeLimit", "00:20:00");
    }

    void waitingJobTakesEveryKeyOfWhatItAsksFor()
    {
        QFETCH(QStringList, change);
        QFETCH(QString, key);
        QCOMPARE(held(), 1U);
        const Ran ran = scontrol(QStringList{"update", "JobId=1"} + change);
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.code, 0);
        QTEST(shown(*m_node, 1, key), "value");
    }

    void changedRequestIsWhatTheJobGets()
    {
        const quint32 job = m_node->submit({"-H", "--wrap", "echo $SLURM_CPUS_PER_TASK $SLURM_NTASKS in $PWD"});
        QCOMPARE(scontrol({"update", "job", id(job), "NumTasks=1", "NumCPUs=3", "WorkDir=" + m_node->root(), "StdOut=" + m_node->workDir() + "/changed-%j"}).code, 0);
        QCOMPARE(scontrol({"release", id(job)}).code, 0);
        QCOMPARE(m_node->waitForEnd(job), QString("COMPLETED"));
        QCOMPARE(m_node->read("changed-" + id(job)), "3 1 in " + m_node->root() + "\n");
        QCOMPARE(accounted(*m_node, job, "AllocCPUS"), QString("3"));
    }

    void changedRequestSurvivesARestart()
    {
        const quint32 job = held();
        QCOMPARE(scontrol({"update", "job", id(job), "MinMemoryNode=700", "StdOut=/tmp/kept"}).code, 0);
        m_node->kill9();
        QVERIFY(m_node->start());
        QCOMPARE(shown(*m_node, job, "MinMemoryNode"), QString("700M"));
        QCOMPARE(shown(*m_node, job, "StdOut"), QString("/tmp/kept"));
    }

    void impossibleChangesAreRefusedAndChangeNothing_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* change, const char* line) { QTest::newRow(change) << change << QString(line) + '\n'; };
        row("NumCPUs=99", "Requested node configuration is not available for job 1");
        row("MinMemoryNode=99G", "Requested node configuration is not available for job 1");
        row("Gres=gpu:1", "Requested node configuration is not available for job 1");
        row("Features=nosuch", "Invalid feature specification for job 1");
        row("Dependency=afterok:1", "Job dependency problem for job 1");
        row("WorkDir=relative", "Invalid WorkDir value for job 1");
        row("Deadline=now", "Update of this parameter is not supported: Deadline=now\nRequest aborted");
        row("EndTime=now+1hour", "scontrol: error: Job is pending execution");
    }

    void impossibleChangesAreRefusedAndChangeNothing()
    {
        QFETCH(QString, change);
        QCOMPARE(held(), 1U);
        const QString before = scontrol({"show", "job", "1"}).out;
        const Ran ran = scontrol({"update", "job", "1", change});
        QCOMPARE(ran.code, 1);
        QTEST(ran.err, "line");
        QCOMPARE(scontrol({"show", "job", "1"}).out, before);
    }

    void noticeIsWrittenToTheStderrOfABatchJob()
    {
        const quint32 job = m_node->submit({"-e", "err", "--wrap", "echo up > up; " + untilFile("go")});
        QVERIFY(m_node->waitForFile("up", "up"));
        const Ran ran = scontrol({"notify", id(job), "back", "at noon"});
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.code, 0);
        QVERIFY2(m_node->read("err").endsWith(": error: back at noon\n"), qPrintable(m_node->read("err")));
        m_node->write("go", "");
        QCOMPARE(m_node->waitForEnd(job), QString("COMPLETED"));
    }

    void noticeIsSaidBySrunAndSalloc()
    {
        Spawned run(*m_node, {"srun", "sh", "-c", "echo up; " + untilFile("go")});
        QVERIFY(run.says("up"));
        QCOMPARE(scontrol({"notify", "1", "hello srun"}).code, 0);
        QVERIFY(run.says("srun: hello srun"));
        Spawned hold(*m_node, {"salloc", "sh", "-c", "echo held; " + untilFile("go")});
        QVERIFY(hold.says("held"));
        QCOMPARE(scontrol({"notify", "2", "hello salloc"}).code, 0);
        QVERIFY(hold.says("salloc: hello salloc"));
        m_node->write("go", "");
        QCOMPARE(run.end(), 0);
        QCOMPARE(hold.end(), 0);
    }

    void noticeThatNobodyCouldHearIsAnError()
    {
        const quint32 job = held();
        const struct
        {
            QStringList words;
            const char* line;
        } table[] = {
            {{"notify", id(job)}, "too few arguments for keyword:notify\n"},
            {{"notify", "abc", "x"}, "Invalid job_id abc\n"},
            {{"notify", id(job), "x"}, "job notify failure: Requested operation is presently disabled\n"},
            {{"notify", "999", "x"}, "job notify failure: Invalid job id specified\n"},
        };
        for (const auto& row : table) {
            const Ran ran = scontrol(row.words);
            QCOMPARE(ran.err, QString(row.line));
            QCOMPARE(ran.code, 1);
        }
    }

    void circlesOfDependenciesAreRefused()
    {
        const quint32 first = held();
        const quint32 second = held({"-d", "afterok:" + id(first)});
        const quint32 third = held({"-d", "afterany:" + id(second)});
        const Ran ran = scontrol({"update", "job", id(first), "Dependency=afterok:" + id(third)});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, "Circular job dependency for job " + id(first) + "\n");
        QCOMPARE(scontrol({"update", "job", id(third), "Dependency=afterok:" + id(first)}).code, 0);
    }

    void endTimeGivesARunningJobItsLimit()
    {
        const quint32 job = m_node->submit({"--wrap", "sleep 600"});
        QCOMPARE(m_node->waitForState(job, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(scontrol({"update", "job", id(job), "EndTime=2031-01-01T00:00:00"}).code, 0);
        QCOMPARE(shown(*m_node, job, "EndTime"), QString("2031-01-01T00:00:00"));
        QCOMPARE(scontrol({"update", "job", id(job), "TimeLimit=1"}).code, 0);
        QCOMPARE(scontrol({"update", "job", id(job), "TimeLimit=+1:00"}).code, 0);
        QCOMPARE(shown(*m_node, job, "TimeLimit"), QString("00:02:00"));
    }

    void topPutsJobsFirstInTheOrderNamed()
    {
        const quint32 blocker = m_node->submit({"-c", "4", "--wrap", "sleep 600"});
        QCOMPARE(m_node->waitForState(blocker, {"RUNNING"}), QString("RUNNING"));
        QList<quint32> jobs;
        for (int i = 0; i < 4; ++i)
            jobs << m_node->submit({"-c", "4", "--wrap", "true"});
        QCOMPARE(scontrol({"top", id(jobs[3]) + "," + id(jobs[1])}).code, 0);
        const QString order = m_node->run({"squeue", "-h", "-t", "PD", "-S", "-Q", "-o", "%i"}).out;
        QCOMPARE(linesOf(order).mid(0, 2), (QStringList{id(jobs[3]), id(jobs[1])}));
        QCOMPARE(scontrol({"top", id(jobs[0])}).code, 0);
        QCOMPARE(m_node->run({"scancel", id(blocker)}).code, 0);
        for (const quint32 job : jobs)
            QCOMPARE(m_node->waitForEnd(job), QString("COMPLETED"));
        const auto started = [&](quint32 job) { return m_node->record(job)->start; };
        QVERIFY(started(jobs[0]) <= started(jobs[3]) && started(jobs[3]) <= started(jobs[1]) && started(jobs[1]) <= started(jobs[2]));
        const Ran late = scontrol({"top", id(jobs[0])});
        QCOMPARE(late.code, 1);
        QCOMPARE(late.err, "Job has already finished for job " + id(jobs[0]) + "\n");
    }

    void waitJobReturnsWhenTheJobHasItsResources()
    {
        const quint32 job = m_node->submit({"-H", "--wrap", "sleep 600"});
        const auto waiting = m_node->spawn({"scontrol", "wait_job", id(job)});
        QCOMPARE(scontrol({"release", id(job)}).code, 0);
        QVERIFY(waiting->waitForFinished(20'000));
        QCOMPARE(waiting->exitCode(), 0);
        QCOMPARE(scontrol({"wait_job", id(job)}).err, "scontrol: Nodes are ready for job " + id(job) + "\n");
        QCOMPARE(m_node->run({"scancel", id(job)}).code, 0);
        QCOMPARE(m_node->waitForEnd(job), QString("CANCELLED"));
        const Ran ended = scontrol({"wait_job", id(job)});
        QCOMPARE(ended.code, 1);
        QCOMPARE(ended.err, "scontrol: Problem running job " + id(job) + "\n");
        QCOMPARE(scontrol({"wait_job", "999999"}).code, 1);
    }

    void listpidsNamesTheProcessesOfAJob()
    {
        const quint32 job = m_node->submit({"--wrap", "sleep 601 & echo up >flag; wait"});
        QVERIFY(m_node->waitForFile("flag", "up"));
        const QStringList lines = linesOf(scontrol({"listpids", id(job)}).out);
        QCOMPARE(lines.first(), QString("PID      JOBID    STEPID   LOCALID GLOBALID"));
        QVERIFY2(lines.size() >= 3, qPrintable(lines.join('\n')));
        const QStringList first = lines[1].split(' ', Qt::SkipEmptyParts);
        QCOMPARE(first.mid(1), (QStringList{id(job), "batch", "0", "0"}));
        QCOMPARE(lines[2].split(' ', Qt::SkipEmptyParts).mid(1), (QStringList{id(job), "batch", "-", "-"}));
        QCOMPARE(scontrol({"listpids", "999999"}).code, 1);
    }

    void scriptIsWrittenToAFileOrToTheTerminal()
    {
        const quint32 job = held();
        const QString script = "#!/bin/sh\n# This script was created by sbatch --wrap.\n\ntrue\n";
        QCOMPARE(scontrol({"write", "batch_script", id(job), "-"}).out, script);
        QCOMPARE(scontrol({"write", "batch_script", id(job)}).out, "batch script for job " + id(job) + " written to slurm-" + id(job) + ".sh\n");
        QCOMPARE(m_node->read("slurm-" + id(job) + ".sh"), script);
        QCOMPARE(scontrol({"write", "batch_script", id(job), "sc.sh"}).code, 0);
        QCOMPARE(m_node->read("sc.sh"), script);
    }

    void hostListsAreTakenApartAndPutTogether()
    {
        QCOMPARE(scontrol({"show", "hostnames", "a[1-3,7],b"}).out, QString("a1\na2\na3\na7\nb\n"));
        QCOMPARE(scontrol({"show", "hostlist", "a1,a2,a3,b"}).out, QString("a[1-3],b\n"));
        QCOMPARE(scontrol({"show", "hostlistsorted", "b,a2,a1"}).out, QString("a[1-2],b\n"));
        QCOMPARE(m_node->run({"scontrol", "show", "hostnames"}, {}, {{"SLURM_JOB_NODELIST", "x[1-2]"}}).out, QString("x1\nx2\n"));
        const Ran none = scontrol({"show", "hostnames"});
        QCOMPARE(none.code, 0);
        QCOMPARE(none.err, QString("scontrol: error: host list is empty\n"));
    }

    void oneLineFormsAreOneLineEach()
    {
        held();
        held();
        QCOMPARE(linesOf(scontrol({"-o", "show", "job"}).out).size(), 2);
        QCOMPARE(linesOf(scontrol({"show", "node", "-o"}).out).size(), 1);
        QCOMPARE(linesOf(scontrol({"-a", "show", "-o", "partitions"}).out).size(), 2);
    }

    void conversationTakesOptionsAndGoesOnAfterAnError()
    {
        held();
        const Ran ran = m_node->run({"scontrol"}, "show job 999999\noneliner\nshow job 1\nping\nquit\n");
        QCOMPARE(ran.err, QString("slurm_load_jobs error: Invalid job id specified\n"));
        QVERIFY(ran.out.contains("scontrol: oneliner\n"));
        QCOMPARE(ran.out.count("JobId=1 "), 1);
        QVERIFY(ran.out.contains(" is UP\n"));
    }

    void whatThereIsNotHereIsSaidInOneLine()
    {
        for (const char* word : {"reconfigure", "shutdown", "create"}) {
            const Ran ran = scontrol({word});
            QCOMPARE(ran.code, 1);
            QCOMPARE(ran.err, QString("scontrol: error: %1 is not supported by slotd\n").arg(word));
        }
        QCOMPARE(scontrol({"bogus"}).err, QString("invalid keyword: bogus\n"));
    }
};

QTEST_GUILESS_MAIN(TstScontrolMore)
#include "tst_scontrolmore.moc"
