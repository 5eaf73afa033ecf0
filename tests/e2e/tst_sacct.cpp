// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QRegularExpression>
#include <QTest>
#include <unistd.h>

using namespace slotd::test;

/// Accounting of one history: ended in every way, an array, one that still runs.
class TstSacct : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    Ran sacct(const QStringList& args) { return m_node->run(QStringList{"sacct"} + args); }
    QStringList ids(const QStringList& args) { return columnOf(sacct(QStringList{"-n", "-P", "-o", "JobID"} + args).out, 0); }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        m_node->setEnv("SLOTD_GPU_COUNT", "2");
        m_node->setEnv("SLOTD_GPU_MODEL", "Test GPU");
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-J", "good", "--wrap", "true"}), 1U);
        QCOMPARE(m_node->submit({"-J", "bad", "--wrap", "exit 3"}), 2U);
        QCOMPARE(m_node->submit({"-J", "shot", "--wrap", "kill -9 $$"}), 3U);
        QCOMPARE(m_node->submit({"-J", "tasks", "-a", "0-1", "--wrap", "true"}), 4U);
        QCOMPARE(m_node->submit({"-J", "never", "-H", "--wrap", "true"}), 6U);
        QCOMPARE(m_node->run({"scancel", "6"}).code, 0);
        QCOMPARE(m_node->submit({"-J", "gpujob", "-p", "gpu", "-n", "2", "--mem", "1G", "--wrap", "true"}), 7U);
        for (const quint32 id : {1U, 2U, 3U, 4U, 5U, 6U, 7U})
            QVERIFY(!m_node->waitForEnd(id).isEmpty());
        QCOMPARE(m_node->submit({"-J", "running", "-p", "night", "-c", "2", "--wrap", "sleep 600"}), 8U);
        QCOMPARE(m_node->waitForState(8, {"RUNNING"}), QString("RUNNING"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void defaultViewIsTheBooksWithEveryRecord()
    {
        const Ran ran = sacct({});
        QCOMPARE(ran.code, 0);
        QCOMPARE(unpadded(linesOf(ran.out).first()), QString("JobID|Partition|JobName|User|State|ExitCode"));
        QCOMPARE(columnOf(ran.out, 0).mid(1), QStringList({"1", "2", "3", "4_0", "4_1", "6", "7", "8"}));
        QCOMPARE(columnOf(ran.out, 4).mid(1),
                 QStringList({"COMPLETED", "FAILED", "FAILED", "COMPLETED", "COMPLETED", "CANCELLED", "COMPLETED", "RUNNING"}));
    }

    void exitCodeIsStatusAndSignal()
    {
        QCOMPARE(sacct({"-n", "-P", "-j", "1,2,3", "-o", "JobID,ExitCode"}).out, QString("1|0:0\n2|3:0\n3|0:9\n"));
    }

    void filters_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const QStringList& args, const QStringList& expected) { QTest::newRow(qPrintable(args.join(' '))) << args << expected; };
        const QStringList all{"1", "2", "3", "4_0", "4_1", "6", "7", "8"};
        row({"-j", "2"}, {"2"});
        row({"--jobs=1,3"}, {"1", "3"});
        row({"-j", "4"}, {"4_0", "4_1"});
        row({"-j", "4_1"}, {"4_1"});
        row({"-j", "999999"}, {});
        row({"-s", "FAILED"}, {"2", "3"});
        row({"--state=F,CA"}, {"2", "3", "6"});
        row({"-s", "R"}, {"8"});
        row({"-p", "night"}, {"8"});
        row({"--partition=gpu,night"}, {"7", "8"});
        row({"-u", QString::number(::getuid())}, all);
        row({"-S", "2020-01-01"}, all);
        row({"-S", "2100-01-01"}, {});
        row({"--starttime=2100-01-01"}, {});
        row({"-E", "2000-01-01"}, {});
        row({"-S", "2020-01-01", "-E", "2021-01-01"}, {});
        row({"-S", "now-1hour", "-E", "now+1hour"}, all);
        row({"-S", "2100-01-01", "-j", "1"}, {});
        row({"-s", "CD", "-p", "gpu"}, {"7"});
    }

    void filters()
    {
        QFETCH(QStringList, args);
        QTEST(ids(args), "expected");
    }

    void parsableHasNoPaddingAndNoheaderNoHeader()
    {
        QCOMPARE(sacct({"-P", "-j", "1", "-o", "JobID,State"}).out, QString("JobID|State\n1|COMPLETED\n"));
        QCOMPARE(sacct({"--parsable2", "--noheader", "-j", "1", "-o", "JobID,State"}).out, QString("1|COMPLETED\n"));
        QCOMPARE(sacct({"-n", "-j", "1", "-o", "JobID,State"}).out, QString("1 | COMPLETED\n"));
    }

    void fieldNamesAndCodesGiveTheSameColumn_data()
    {
        QTest::addColumn<QString>("job");
        QTest::addColumn<QStringList>("spellings");
        QTest::addColumn<QString>("cell"); // a regular expression
        const auto row = [](const QString& job, const QStringList& spellings, const QString& cell) {
            QTest::newRow(qPrintable(spellings.first())) << job << spellings << cell;
        };
        const QString time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d";
        row("4_1", {"JobID", "%i"}, "4_1");
        row("4_1", {"ArrayJobID", "%F"}, "4");
        row("4_1", {"ArrayTaskID", "%K"}, "1");
        row("2", {"JobName", "%j"}, "bad");
        row("7", {"Partition", "%P"}, "gpu");
        row("1", {"User", "%u"}, ".+");
        row("2", {"State", "%t", "%T"}, "FAILED");
        row("6", {"Reason", "%R"}, "CancelledByUser");
        row("2", {"ExitCode", "%X"}, "3:0");
        row("2", {"Elapsed", "%M"}, "00:00:\\d\\d");
        row("8", {"AllocCPUS", "%C"}, "2");
        row("7", {"ReqMem", "%m"}, "1G");
        row("7", {"ReqTRES", "%b"}, "billing=2,cpu=2,gres/gpu=1,mem=1G,node=1");
        row("7", {"AllocTRES", "%B"}, "billing=2,cpu=2,gres/gpu=1,mem=1G,node=1");
        row("1", {"NodeList", "%N"}, "localhost");
        row("1", {"WorkDir", "%Z"}, "/.+/work");
        row("1", {"Submit", "%V"}, time);
        row("1", {"Start", "%S"}, time);
        row("1", {"End", "%E"}, time);
        row("1", {"BatchFlag"}, "1");
        row("1", {"MaxRSS"}, "\\d+K");
    }

    void fieldNamesAndCodesGiveTheSameColumn()
    {
        QFETCH(QString, job);
        QFETCH(QStringList, spellings);
        QFETCH(QString, cell);
        QString first;
        for (const QString& spelling : spellings) {
            const QStringList lines = linesOf(sacct({"-P", "-j", job, "-o", spelling}).out);
            QCOMPARE(lines.size(), 2);
            QCOMPARE(lines[0], spellings.first()); // the header is the field's name, also under its code
            QVERIFY2(QRegularExpression("^" + cell + "$").match(lines[1]).hasMatch(), qPrintable(lines[1]));
            first = first.isEmpty() ? lines[1] : first;
            QCOMPARE(lines[1], first);
        }
    }

    void jobThatNeverRanHasNoStartAndNoHost()
    {
        QCOMPARE(sacct({"-n", "-P", "-j", "6", "-o", "Start,NodeList,AllocTRES,Elapsed"}).out, QString("Unknown|None assigned||00:00:00\n"));
    }

    void badQuestionsGetSlurmsWords_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("err");
        const auto row = [](const QStringList& args, const QString& err) { QTest::newRow(qPrintable(args.join(' '))) << args << err; };
        row({"-j", "abc"}, "sacct: fatal: Bad job/step specified: abc\n");
        row({"-s", "BOGUS"}, "sacct: fatal: unrecognized job state value 'BOGUS'\n");
        row({"-S", "bogus"}, "Invalid time specification (pos=0): bogus\n");
        row({"-E", "bogus"}, "Invalid time specification (pos=0): bogus\n");
        row({"-o", "jobid,bogus"}, "sacct: error: Invalid field requested: \"bogus\"\n");
        row({"-u", "nosuchuser"}, "sacct: error: Invalid user id: nosuchuser\n");
        row({"--bogus"}, "sacct: unrecognized option '--bogus'\n");
        row({"extra"}, "sacct: error: Unknown arguments:\nsacct: error:  extra\n");
        row({"-S", "2026-01-02", "-E", "2026-01-01"},
            "sacct: error: Start time (2026-01-02T00:00:00) requested is after end time (2026-01-01T00:00:00).\n");
        row({"--units=X"}, "sacct: error: Invalid unit type 'X'. Possible options are 'KMGTP'\nsacct: fatal: Invalid unit type\n");
    }

    void badQuestionsGetSlurmsWords()
    {
        QFETCH(QStringList, args);
        const Ran ran = sacct(args);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.out, QString());
        QTEST(ran.err, "err");
    }
};

QTEST_GUILESS_MAIN(TstSacct)
#include "tst_sacct.moc"
