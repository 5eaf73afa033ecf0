// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QDateTime>
#include <QTest>
#include <unistd.h>

using namespace slotd::test;

/// What squeue shows of one queue that stands still: a running job, a held one, a held array, a delayed one, an ended one.
class TstSqueue : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    Ran squeue(const QStringList& args) { return m_node->run(QStringList{"squeue"} + args); }
    QStringList ids(const QStringList& args) { return columnOf(squeue(QStringList{"-h", "-o", "JobID"} + args).out, 0); }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-J", "running", "-c", "2", "-n", "1", "--mem", "1G", "-t", "10:00", "--wrap", "sleep 600"}), 1U);
        QCOMPARE(m_node->submit({"-J", "held", "-H", "--wrap", "true"}), 2U);
        QCOMPARE(m_node->submit({"-J", "tasks", "-H", "-a", "0-2", "--wrap", "true"}), 3U);
        QCOMPARE(m_node->submit({"-J", "delayed", "-p", "night", "--begin", "now+1hour", "--wrap", "true"}), 6U);
        QCOMPARE(m_node->submit({"-J", "ended", "--wrap", "true"}), 7U);
        QCOMPARE(m_node->waitForEnd(7), QString("COMPLETED"));
        QCOMPARE(m_node->waitForState(1, {"RUNNING"}), QString("RUNNING"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void queuedAndRunningJobsAreShownAndEndedOnesAreNot()
    {
        const Ran ran = squeue({});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QString());
        QCOMPARE(columnOf(ran.out, 0), QStringList({"JOBID", "1", "2", "3_[0-2]", "6"}));
    }

    void allShowsEndedJobsToo() { QCOMPARE(ids({"--all"}), QStringList({"1", "2", "3_[0-2]", "6", "7"})); }

    void statesAreFilteredByLongAndShortName_data()
    {
        QTest::addColumn<QString>("states");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("short") << "PD,R" << QStringList{"1", "2", "3_[0-2]", "6"};
        QTest::newRow("long") << "RUNNING" << QStringList{"1"};
        QTest::newRow("lower case") << "pending" << QStringList{"2", "3_[0-2]", "6"};
        QTest::newRow("ended") << "CD" << QStringList{"7"};
        QTest::newRow("mixed") << "COMPLETED,r" << QStringList{"1", "7"};
        QTest::newRow("all") << "all" << QStringList{"1", "2", "3_[0-2]", "6", "7"};
        QTest::newRow("none in it") << "TIMEOUT" << QStringList{};
    }

    void statesAreFilteredByLongAndShortName()
    {
        QFETCH(QString, states);
        QTEST(ids({"-t", states}), "expected");
        QTEST(ids({"--states=" + states}), "expected");
    }

    void jobsUsersPartitionsAndNamesAreFilters_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("job") << QStringList{"-j", "2"} << QStringList{"2"};
        QTest::newRow("jobs") << QStringList{"--jobs=1,2"} << QStringList{"1", "2"};
        QTest::newRow("array") << QStringList{"-j", "3"} << QStringList{"3_[0-2]"};
        QTest::newRow("task") << QStringList{"-j", "3_1"} << QStringList{"3_1"};
        QTest::newRow("partition") << QStringList{"-p", "night"} << QStringList{"6"};
        QTest::newRow("partitions") << QStringList{"--partition=night,cpu"} << QStringList{"1", "2", "3_[0-2]", "6"};
        QTest::newRow("name") << QStringList{"-n", "held"} << QStringList{"2"};
        QTest::newRow("me") << QStringList{"--me"} << QStringList{"1", "2", "3_[0-2]", "6"};
        QTest::newRow("both") << QStringList{"-p", "night", "-j", "1"} << QStringList{};
    }

    void jobsUsersPartitionsAndNamesAreFilters()
    {
        QFETCH(QStringList, args);
        QTEST(ids(args), "expected");
    }

    void userFilterKnowsNamesAndNumbers()
    {
        const QString user = columnOf(squeue({"-h", "-o", "User"}).out, 0).first();
        QCOMPARE(ids({"-u", user}).size(), 4);
        QCOMPARE(ids({"--user=" + QString::number(::getuid())}).size(), 4);
        QCOMPARE(ids({"-u", user == "daemon" ? "bin" : "daemon"}), QStringList());
    }

    void sortOrdersRows()
    {
        QCOMPARE(ids({"--sort=-jobid"}), QStringList({"6", "3_[0-2]", "2", "1"}));
        QCOMPARE(ids({"-S", "-i"}), QStringList({"6", "3_[0-2]", "2", "1"}));
        QCOMPARE(columnOf(squeue({"-h", "-o", "Name", "-S", "name"}).out, 0), QStringList({"delayed", "held", "running", "tasks"}));
        QCOMPARE(columnOf(squeue({"-h", "-o", "Name", "-S", "-P,j"}).out, 0), QStringList({"delayed", "held", "running", "tasks"}));
    }

    void arrayShowsEachTaskByItself() { QCOMPARE(ids({"--array"}), QStringList({"1", "2", "3_0", "3_1", "3_2", "6"})); }

    void headersAreTheBooks_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("header");
        QTest::newRow("default") << QStringList{} << "JOBID|PARTITION|NAME|USER|ST|TIME|NODELIST(REASON)";
        QTest::newRow("long") << QStringList{"-l"} << "JOBID|PARTITION|NAME|USER|ST|TIME|TIME_LIMIT|NTASKS|CPUS|REQ_MEM|REQ_GPU|NODELIST(REASON)";
        QTest::newRow("start") << QStringList{"--start"} << "JOBID|PARTITION|NAME|USER|ST|START_TIME|NODELIST(REASON)";
        QTest::newRow("start with a format") << QStringList{"--start", "-o", "JobID,State"} << "JOBID|STATE";
    }

    void headersAreTheBooks()
    {
        QFETCH(QStringList, args);
        QTEST(unpadded(linesOf(squeue(args).out).first()), "header");
        const QString body = squeue(args + QStringList{"--noheader"}).out;
        QVERIFY2(!body.contains("JOBID") && !body.isEmpty(), qPrintable(body));
    }

    void tableIsAlignedAsWideAsItsContent()
    {
        const QStringList lines = linesOf(squeue({"-o", "JobID,Name,ST"}).out);
        QCOMPARE(lines[0], QString("JOBID   | NAME    | ST"));
        QCOMPARE(lines[3], QString("3_[0-2] | tasks   | PD"));
    }

    void longViewTellsWhatWasAskedFor()
    {
        const QString row = unpadded(squeue({"-l", "-h", "-j", "1"}).out);
        QVERIFY2(row.contains("|10:00|1|2|1G|0|localhost"), qPrintable(row));
    }

    void hostStandsForRunningJobsAndTheReasonForWaitingOnes()
    {
        QCOMPARE(columnOf(squeue({"-h"}).out, 6), QStringList({"localhost", "(JobHeldUser)", "(JobHeldUser)", "(BeginTime)"}));
    }

    void startOfADelayedJobIsEstimatedNotBeforeItsBegin()
    {
        const auto timeOf = [](const QString& text) { return QDateTime::fromString(text, Qt::ISODate); };
        const QDateTime begin = timeOf(columnOf(squeue({"-h", "-j", "6", "-o", "StartTime"}).out, 0).value(0));
        QVERIFY(begin > QDateTime::currentDateTime().addSecs(1800));
        const QDateTime estimate = timeOf(columnOf(squeue({"--start", "-h", "-j", "6"}).out, 5).value(0));
        QVERIFY(estimate.isValid());
        QVERIFY(estimate >= begin);
        QCOMPARE(columnOf(squeue({"--start", "-h", "-j", "2"}).out, 5), QStringList{"N/A"}); // held: nobody knows
    }

    void fieldNamesAndCodesGiveTheSameColumn_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QStringList>("spellings");
        QTest::addColumn<QStringList>("cells"); // of the running, the held and the ended job
        QTest::newRow("id") << "JOBID" << QStringList{"JobID", "jobid", "%i"} << QStringList{"1", "2", "7"};
        QTest::newRow("partition") << "PARTITION" << QStringList{"Partition", "%P"} << QStringList{"cpu", "cpu", "cpu"};
        QTest::newRow("name") << "NAME" << QStringList{"Name", "JobName", "%j"} << QStringList{"running", "held", "ended"};
        QTest::newRow("short state") << "ST" << QStringList{"ST", "%t"} << QStringList{"R", "PD", "CD"};
        QTest::newRow("time limit") << "TIME_LIMIT" << QStringList{"TimeLimit", "Time_Limit", "%l"} << QStringList{"10:00", "UNLIMITED", "UNLIMITED"};
        QTest::newRow("tasks") << "NTASKS" << QStringList{"NTasks"} << QStringList{"1", "1", "1"};
        QTest::newRow("cpus") << "CPUS" << QStringList{"CPUS", "ReqCPUS", "%C"} << QStringList{"2", "1", "1"};
        QTest::newRow("memory") << "REQ_MEM" << QStringList{"ReqMem"} << QStringList{"1G", "512M", "512M"};
        QTest::newRow("gpus") << "REQ_GPU" << QStringList{"ReqGPU", "ReqGPUS"} << QStringList{"0", "0", "0"};
        QTest::newRow("host or reason") << "NODELIST(REASON)" << QStringList{"NodeList(Reason)", "NodeListReason", "Reason", "NodeList", "%R", "%N"}
                                        << QStringList{"localhost", "(JobHeldUser)", "localhost"};
    }

    void fieldNamesAndCodesGiveTheSameColumn()
    {
        QFETCH(QString, header);
        QFETCH(QStringList, spellings);
        QFETCH(QStringList, cells);
        for (const QString& spelling : spellings)
            QCOMPARE(columnOf(squeue({"--all", "-j", "1,2,7", "-o", spelling}).out, 0), QStringList{header} + cells);
    }

    void longStateUserTimeAndStartHaveNamesAndCodes()
    {
        for (const char* spelling : {"State", "%T"})
            QCOMPARE(columnOf(squeue({"--all", "-h", "-j", "1,2,7", "-o", spelling}).out, 0), QStringList({"RUNNING", "PENDING", "COMPLETED"}));
        for (const QStringList& spellings : {QStringList{"User", "%u"}, {"Time", "Elapsed", "%M"}, {"Start", "StartTime", "%S"}}) {
            const QString first = squeue({"--all", "-j", "2,7", "-o", spellings.first()}).out; // these two stand still
            QCOMPARE(linesOf(first).size(), 3);
            for (const QString& spelling : spellings)
                QCOMPARE(squeue({"--all", "-j", "2,7", "-o", spelling}).out, first);
        }
        QCOMPARE(columnOf(squeue({"-h", "-j", "2", "-o", "Time"}).out, 0), QStringList{"0:00"});
    }

    void severalCodesAndWidthsPrintAsInSlurm()
    {
        QCOMPARE(squeue({"-h", "-j", "2", "-o", "%.6i %.3P|%8j|"}).out, QString("     2 cpu|held    |\n"));
        QCOMPARE(unpadded(squeue({"-h", "-j", "2", "-o", "%i,%P,%j"}).out), QString("2|cpu|held\n"));
    }

    void badQuestionsGetSlurmsWords_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("err");
        const auto row = [](const QStringList& args, int code, const QString& err) { QTest::newRow(qPrintable(args.join(' '))) << args << code << err; };
        row({"-j", "999999"}, 1, "slurm_load_jobs error: Invalid job id specified\n");
        row({"-j", "7"}, 0, "");
        row({"-j", "abc"}, 1, "squeue: error: Invalid job id: abc\n");
        row({"-j", "1,abc"}, 1, "squeue: error: Invalid job id: abc\n");
        row({"-j", ""}, 0, "");
        row({"-t", "BOGUS"}, 1, "squeue: error: Invalid job state specified: BOGUS\nsqueue: error: Valid job states include: ...");
        row({"-u", "nosuchuser"}, 0, "squeue: error: Invalid user: nosuchuser\n");
        row({"-p", "nosuch"}, 0, "");
        row({"-o", "bogus"}, 1, "squeue: error: Invalid job format specification: bogus\n");
        row({"-o", "%~"}, 0, "squeue: error: Invalid job format specification: ~\n");
        row({"-S", "?"}, 1, "squeue: error: Invalid sort specification: ?\n");
        row({"--bogus"}, 1, "squeue: unrecognized option '--bogus'\nTry \"squeue --help\" for more information\n");
        row({"extra"}, 1, "squeue: error: Unrecognized option: extra\n");
        row({"-w", "nosuch"}, 1, "squeue: error: Invalid node name nosuch\n");
        row({"-i", "0"}, 1, "squeue: error: --iterate=0\n");
    }

    void badQuestionsGetSlurmsWords()
    {
        QFETCH(QStringList, args);
        QFETCH(int, code);
        QFETCH(QString, err);
        const Ran ran = squeue(args);
        QCOMPARE(ran.code, code);
        if (err.endsWith("..."))
            QVERIFY2(ran.err.startsWith(err.chopped(3)), qPrintable(ran.err));
        else
            QCOMPARE(ran.err, err);
    }
};

QTEST_GUILESS_MAIN(TstSqueue)
#include "tst_squeue.moc"
