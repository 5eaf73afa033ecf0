// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QTest>

using namespace slotd::test;

/// --export and --export-file: which variables of the submitter reach the job.
class TstExport : public QObject
{
    Q_OBJECT

private slots:
    void exportChoosesTheVariables_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("seen"); // FOO, HELLO, OTHER of a submitter with FOO=1 OTHER=2
        QTest::newRow("nothing said") << QStringList{} << "1,-,2";
        QTest::newRow("ALL") << QStringList{"--export", "ALL"} << "1,-,2";
        QTest::newRow("NONE") << QStringList{"--export", "NONE"} << "-,-,-";
        QTest::newRow("NIL") << QStringList{"--export=NIL"} << "-,-,-";
        QTest::newRow("values") << QStringList{"--export", "FOO=bar,HELLO=world"} << "bar,world,-";
        QTest::newRow("name") << QStringList{"--export=FOO"} << "1,-,-";
        QTest::newRow("all and a value") << QStringList{"--export=ALL,HELLO=world"} << "1,world,2";
        QTest::newRow("all and a change") << QStringList{"--export=ALL,FOO=bar"} << "bar,-,2";
        QTest::newRow("empty value") << QStringList{"--export=FOO="} << ",-,-";
        QTest::newRow("value with an equals sign") << QStringList{"--export=FOO=a=b"} << "a=b,-,-";
    }

    void exportChoosesTheVariables()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, seen);
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run(QStringList{"sbatch", "-W", "-o", "seen"} + args +
                                     QStringList{"--wrap", "echo \"${FOO--},${HELLO--},${OTHER--}\""},
                                 {}, {{"FOO", "1"}, {"OTHER", "2"}});
        QCOMPARE(ran.code, 0);
        QCOMPARE(node.read("seen"), seen + "\n");
    }

    void jobWithoutTheSubmittersEnvironmentHasALoginOne()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "-W", "-o", "seen", "--export=NONE", "--wrap", "echo \"${HOME:+home} ${USER:+user} ${SHELL:+shell} $SLURM_JOB_ID\"; ls /dev/null"}).code, 0);
        QCOMPARE(node.read("seen"), QString("home user shell 1\n/dev/null\n"));
    }

    void bookExamplePrintsBarWorld()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--export", "FOO=bar,HELLO=world", "--wrap", "echo \"$FOO $HELLO\""});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QCOMPARE(node.read(QString("slurm-%1.out").arg(id)), QString("bar world\n"));
    }

    void exportFileBringsItsVariables_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("lines") << QByteArray("FROM_FILE=a b\nSECOND=two=2\n");
        QTest::newRow("NUL characters") << QByteArray("FROM_FILE=a b\0SECOND=two=2\0", 27);
    }

    void exportFileBringsItsVariables()
    {
        QFETCH(QByteArray, file);
        TempNode node;
        QVERIFY(node.start());
        node.write("vars", file);
        QCOMPARE(node.run({"sbatch", "-W", "-o", "seen", "--export-file", "vars", "--wrap", "echo \"$FROM_FILE,$SECOND\""}).code, 0);
        QCOMPARE(node.read("seen"), QString("a b,two=2\n"));
    }

    void missingExportFileSubmitsNothing()
    {
        TempNode node;
        QVERIFY(node.start());
        const Ran ran = node.run({"sbatch", "--export-file=nosuch", "--wrap", "true"});
        QCOMPARE(ran.err, QString("sbatch: error: Could not open user environment file nosuch\n"));
        QCOMPARE(ran.code, 1);
        QCOMPARE(jobCount(node), 0);
    }

    void valuesWithLineBreaksAndFunctionsOfTheShellArriveUnharmed()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "-W", "-o", "seen", "--wrap", "printf %s \"$MULTI\""}, {}, {{"MULTI", "line 1\nline '2' \"$x\"\n\tend"}}).code, 0);
        QCOMPARE(node.read("seen"), QString("line 1\nline '2' \"$x\"\n\tend"));
    }

    void environmentIsTheOneOfTheSubmissionNotOfTheStart()
    {
        TempNode node;
        node.setEnv("DAEMON_ONLY", "x");
        QVERIFY(node.start());
        node.unsetEnv("DAEMON_ONLY");
        QCOMPARE(node.run({"sbatch", "-W", "-o", "seen", "--wrap", "echo ${DAEMON_ONLY-unset}"}).code, 0);
        QCOMPARE(node.read("seen"), QString("unset\n"));
    }
};

QTEST_GUILESS_MAIN(TstExport)
#include "tst_export.moc"
