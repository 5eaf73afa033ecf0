// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QTest>

using namespace slotd::test;

/// SLOTD_COMPAT=slurm: lines of Slurm 22.05.8 for the same jobs, word by word (tst_slurmviews has the default views).
class TstCompat : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    QString out(const QStringList& command) { return m_node->run(command).out; }
    static QString id(quint32 job) { return QString::number(job); }

private slots:
    /// 1 runs, 2 is the held rest of an array (2..11), 12 waits for 1, 13 is held.
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-J", "a_quite_long_job_name_here", "-n", "2", "-c", "2", "--mem=1G", "-t", "1-02:04:00", "--wrap", "sleep 600"}), 1U);
        QCOMPARE(m_node->waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(m_node->submit({"-H", "-J", "arrh", "--mem=100M", "-a", "1,3,5-7,20-40:5", "--wrap", "true"}), 2U);
        QCOMPARE(m_node->submit({"-J", "dep", "--mem=100M", "-d", "afterok:1", "--wrap", "true"}), 12U);
        QCOMPARE(m_node->submit({"-H", "-J", "held", "--mem=100M", "-t", "10", "--wrap", "true"}), 13U);
    }

    void cleanupTestCase() { m_node.reset(); }

    void formatsPrintSlurmsLines_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QStringList& command, const QStringList& lines) {
            QTest::newRow(qPrintable(command.join(' '))) << command << lines.join('\n') + '\n';
        };
        row({"squeue", "-S", "i", "-o", "%10i|%.10j|%5j|%.5j"},
            {"JOBID     |      NAME|NAME | NAME", "1         |a_quite_lo|a_qui|a_qui", "2_[1,3,5-7|      arrh|arrh | arrh",
             "12        |       dep|dep  |  dep", "13        |      held|held | held"});
        row({"squeue", "-h", "-S", "i", "-o", "%i=%A=%F=%K=%J"},
            {"1=1=1=N/A=*", "2_[1,3,5-7,20,25,30,35,40]=2=2=1,3,5-7,20,25,30,35,40=*", "12=12=12=N/A=*", "13=13=13=N/A=*"});
        row({"squeue", "-j", "1", "-o", "%a %b %B %c %C %d %D"},
            {"ACCOUNT TRES_PER_NODE EXEC_HOST MIN_CPUS CPUS MIN_TMP_DISK NODES", "(null) N/A localhost 2 4 0 1"});
        row({"squeue", "-j", "12,13", "-S", "i", "-o", "%e %E %f %h %H"},
            {"END_TIME DEPENDENCY FEATURES OVER_SUBSCRIBE SOCKETS_PER_NODE", "N/A afterok:1(unfulfilled) (null) OK *",
             "N/A (null) (null) OK *"});
        row({"squeue", "-j", "12,13", "-S", "i", "-o", "%i %I %k %l %L %m %M"},
            {"JOBID CORES_PER_SOCKET COMMENT TIME_LIMIT TIME_LEFT MIN_MEMORY TIME", "12 * (null) UNLIMITED UNLIMITED 100M 0:00",
             "13 * (null) 10:00 10:00 100M 0:00"});
        row({"squeue", "-j", "12,13", "-S", "i", "-o", "%r %R %s %S %t %T"},
            {"REASON NODELIST(REASON)  START_TIME ST STATE", "Dependency (Dependency)  N/A PD PENDING",
             "JobHeldUser (JobHeldUser)  N/A PD PENDING"});
        row({"squeue", "-j", "13", "-o", "%X %y %Y %z"}, {"CORE_SPEC NICE SCHEDNODES S:C:T", "N/A 0 (null) *:*:*"});
        row({"squeue", "-S", "i", "-j", "1,13", "-O", "jobid,name,state"},
            {"JOBID               NAME                STATE               ", "1                   a_quite_long_job_namRUNNING             ",
             "13                  held                PENDING             "});
        row({"squeue", "-j", "13", "-O", "JobID:10,Name:.20,StateCompact:5,TimeUsed:.10"},
            {"JOBID                     NAMEST         TIME", "13                        heldPD         0:00"});
        row({"squeue", "-j", "13", "-O", "jobarrayid:|,reasonlist:|"}, {"JOBID|NODELIST(REASON)|", "13|(JobHeldUser)|"});
        row({"squeue", "-h", "-j", "13", "-O", "tres-alloc:60,tres-per-job,gres"},
            {"cpu=1,mem=100M,node=1,billing=1                             N/A                 N/A                 "});
        row({"squeue", "-j", "1", "-O", "ArrayJobID,ArrayTaskID,JobArrayID,NumCPUs,NumTasks,MinMemory,TimeLimit"},
            {"ARRAY_JOB_ID        ARRAY_TASK_ID       JOBID               CPUS                TASKS               MIN_MEMORY          TIME_LIMIT          ",
             "1                   N/A                 1                   4                   2                   1G                  1-02:04:00          "});
        row({"squeue", "--noconvert", "-j", "1", "-o", "%m"}, {"MIN_MEMORY", "1024M"});
        row({"sinfo", "-h", "-o", "%t %C"}, {"alloc 4/0/0/4"});
        row({"sinfo", "-o", "%P|%a|%l|%D|%t|%N"}, {"PARTITION|AVAIL|TIMELIMIT|NODES|STATE|NODELIST", "cpu*|up|infinite|1|alloc|localhost"});
        row({"sinfo", "-o", "%p %P %r %R %s %S %t %T %u %U %V"},
            {"PRIO_TIER PARTITION ROOT PARTITION JOB_SIZE ALLOCNODES STATE STATE USER USER CLUSTER",
             "1 cpu* no cpu 1-infinite all alloc allocated Unknown Unknown N/A"});
        row({"sinfo", "-N", "-o", "%N %P %T"}, {"NODELIST PARTITION STATE", "localhost cpu* allocated"});
        row({"sinfo", "-T"}, {"No reservations in the system"});
        row({"squeue", "-M", "slotd", "-h", "-o", "%i", "-j", "13"}, {"13"});
    }

    void formatsPrintSlurmsLines()
    {
        QFETCH(QStringList, command);
        const Ran ran = m_node->run(command);
        QCOMPARE(ran.err, QString());
        QTEST(ran.out, "expected");
    }

    void allColumnsComeByLetter()
    {
        QCOMPARE(out({"squeue", "--format=%all", "-j", "13"}).section('\n', 0, 0),
                 QString("ACCOUNT|TRES_PER_NODE|MIN_CPUS|MIN_TMP_DISK|END_TIME|FEATURES|GROUP|OVER_SUBSCRIBE|JOBID|NAME|COMMENT|TIME_LIMIT|"
                         "MIN_MEMORY|REQ_NODES|COMMAND|PRIORITY|QOS|REASON||ST|USER|RESERVATION|WCKEY|EXC_NODES|NICE|S:C:T|JOBID|EXEC_HOST|CPUS|"
                         "NODES|DEPENDENCY|ARRAY_JOB_ID|GROUP|SOCKETS_PER_NODE|CORES_PER_SOCKET|THREADS_PER_CORE|ARRAY_TASK_ID|TIME_LEFT|TIME|"
                         "NODELIST|CONTIGUOUS|PARTITION|PRIORITY|NODELIST(REASON)|START_TIME|STATE|UID|SUBMIT_TIME|LICENSES|CORE_SPEC|SCHEDNODES|"
                         "WORK_DIR"));
    }

    void waitingJobsComeBeforeRunningOnes()
    {
        QCOMPARE(linesOf(out({"squeue", "-h", "-o", "%i"})).last(), QString("1"));
    }

    void unknownLettersAndNamesAreToldAndTheRestIsPrinted()
    {
        Ran ran = m_node->run({"squeue", "-h", "-j", "13", "-o", "%i%~"});
        QCOMPARE(ran.out, QString("13%~\n"));
        QCOMPARE(ran.err, QString("squeue: error: Invalid job format specification: ~\n"));
        QCOMPARE(ran.code, 0);
        ran = m_node->run({"sinfo", "-h", "-o", "%i"});
        QCOMPARE(ran.out, QString("%i\n"));
        QCOMPARE(ran.err, QString("Invalid node format specification: i\n"));
    }

    void inputVariablesAreSlurms()
    {
        const auto with = [&](const QMap<QString, QString>& env, const QStringList& command) { return m_node->run(command, {}, env).out; };
        QCOMPARE(with({{"SQUEUE_FORMAT", "%i %j"}}, {"squeue", "-j", "13"}), QString("JOBID NAME\n13 held\n"));
        QCOMPARE(with({{"SQUEUE_STATES", "R"}}, {"squeue", "-h", "-o", "%i"}), QString("1\n"));
        QCOMPARE(linesOf(with({{"SQUEUE_ARRAY", "1"}}, {"squeue", "-h", "-n", "arrh"})).size(), 10);
        QCOMPARE(with({{"SACCT_FORMAT", "jobid,state"}}, {"sacct", "-X", "-j", "13"}), QString("JobID             State \n------------ ---------- \n13              PENDING \n"));
        QCOMPARE(with({{"SLURM_TIME_FORMAT", "%s"}}, {"sacct", "-X", "-n", "-P", "-o", "submit", "-j", "13"}).trimmed().toLongLong(),
                 static_cast<qint64>(std::chrono::floor<std::chrono::seconds>(m_node->record(13)->submit.time_since_epoch()).count()));
    }

    void endsAreToldInSlurmsWords()
    {
        TempNode node;
        node.setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(node.start());
        const quint32 code = node.submit({"--wrap", "exit 137"});
        const quint32 killed = node.submit({"--wrap", "kill -9 $$"});
        const quint32 cancelled = node.submit({"-H", "--wrap", "true"});
        QCOMPARE(node.run({"scancel", id(cancelled)}).code, 0);
        for (const quint32 job : {code, killed, cancelled})
            QVERIFY(!node.waitForEnd(job).isEmpty());
        QCOMPARE(accounted(node, code, "ExitCode"), QString("9:0"));
        QCOMPARE(shown(node, code, "ExitCode"), QString("137:0"));
        QCOMPARE(shown(node, killed, "Reason"), QString("JobLaunchFailure"));
        QCOMPARE(shown(node, cancelled, "Reason"), QString("None"));
        const QString by = node.run({"sacct", "-n", "-X", "-P", "-j", id(cancelled), "-o", "state"}).out;
        QVERIFY2(by.startsWith("CANCELLED by "), qPrintable(by));
    }

    void priorityZeroHoldsAndAHeldJobTakesNoOther()
    {
        TempNode node;
        node.setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(node.start());
        const quint32 job = node.submit({"--begin", "now+1hour", "--wrap", "true"});
        QCOMPARE(node.run({"scontrol", "update", "job", id(job), "Priority=0"}).code, 0);
        QCOMPARE(shown(node, job, "Reason"), QString("JobHeldUser"));
        const Ran ran = node.run({"scontrol", "update", "job", id(job), "Priority=100"});
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.err, "Job is in held state, pending scheduler release for job " + id(job) + "\n");
    }

    void onlyTheFirstOfThoseWithoutRoomWaitsForResources()
    {
        TempNode node;
        node.setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(node.start());
        for (int i = 0; i < 4; ++i)
            node.submit({"-c", "4", "--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"squeue", "-h", "-t", "PD", "-S", "i", "-o", "%i %R"}).out, QString("2 (Resources)\n3 (Priority)\n4 (Priority)\n"));
    }

    void signalsReachStepsOnlyAndTheScriptWithB()
    {
        TempNode node;
        node.setEnv("SLOTD_COMPAT", "slurm");
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", "trap 'echo got >got; exit 0' USR1; echo up >up; while :; do sleep 0.05; done"});
        QVERIFY(node.waitForFile("up", "up"));
        const Ran without = node.run({"scancel", "--signal=USR1", id(job)});
        QCOMPARE(without.code, 0);
        QCOMPARE(without.err, QString());
        QCOMPARE(node.record(job)->state, slotd::JobState::Running);
        QCOMPARE(node.run({"scancel", "-b", "--signal=USR1", id(job)}).code, 0);
        QVERIFY(node.waitForFile("got", "got"));
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
    }
};

QTEST_GUILESS_MAIN(TstCompat)
#include "tst_compat.moc"
