// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QTest>

using namespace slotd::test;

/// #SBATCH lines, and what wins over what: command line, SBATCH_* variables, directives, defaults.
class TstDirectives : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node; ///< Shared: the jobs here only wait, held, and are looked at.

    quint32 submitHeld(const QString& directives, const QStringList& args = {}, const QMap<QString, QString>& env = {})
    {
        const Ran ran = m_node->run(QStringList{"sbatch", "--parsable", "-H"} + args,
                                    ("#!/bin/bash\n" + directives + "\ntrue\n").toUtf8(), env);
        return ran.code == 0 ? ran.out.trimmed().toUInt() : 0;
    }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(m_node->start());
    }

    void cleanupTestCase() { m_node.reset(); }

    void directiveIsReadInEachOfItsForms_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        const auto forms = [](const char* what, const char* shortName, const char* longName, const char* typed, const char* key, const QString& value) {
            if (*shortName != 0) {
                QTest::addRow("%s: -%s %s", what, shortName, typed) << QString("#SBATCH -%1 %2").arg(shortName, typed) << key << value;
                QTest::addRow("%s: -%s%s", what, shortName, typed) << QString("#SBATCH -%1%2").arg(shortName, typed) << key << value;
            }
            QTest::addRow("%s: --%s %s", what, longName, typed) << QString("#SBATCH --%1 %2").arg(longName, typed) << key << value;
            QTest::addRow("%s: --%s=%s", what, longName, typed) << QString("#SBATCH --%1=%2").arg(longName, typed) << key << value;
        };
        const QString work = m_node->workDir();
        forms("job name", "J", "job-name", "named", "JobName", "named");
        forms("partition", "p", "partition", "gpu", "Partition", "gpu");
        forms("CPUs per task", "c", "cpus-per-task", "3", "CPUs/Task", "3");
        forms("tasks", "n", "ntasks", "2", "NumTasks", "2");
        forms("memory", "", "mem", "1G", "MinMemoryNode", "1G");
        forms("time limit", "t", "time", "0:05:00", "TimeLimit", "00:05:00");
        forms("GPUs", "G", "gpus", "2 -p gpu", "ReqTRES", "cpu=1,mem=512M,node=1,billing=1,gres/gpu=2");
        forms("output", "o", "output", "to/%j-x.out", "StdOut", work + "/to/");
        forms("errors", "e", "error", "err.txt", "StdErr", work + "/err.txt");
        forms("working folder", "D", "chdir", "/tmp", "WorkDir", "/tmp");
        forms("constraint", "C", "constraint", "cpu", "Features", "cpu");
        forms("begin", "b", "begin", "2031-02-03T04:05:06", "BeginTime", "2031-02-03T04:05:06");
        forms("dependency", "d", "dependency", "singleton", "Dependency", "singleton");
        forms("array", "a", "array", "4-9%3", "ArrayTaskThrottle", "3");
        forms("signal", "", "signal", "USR2@33", "Signal", "USR2@33");
        QTest::newRow("exclusive") << "#SBATCH --exclusive" << "Exclusive" << "Yes";
        QTest::newRow("requeue") << "#SBATCH --requeue" << "Requeue" << "1";
        QTest::newRow("several options in a line") << "#SBATCH -n 2 --time=7 -J x" << "TimeLimit" << "00:07:00";
        QTest::newRow("quoted value") << "#SBATCH --job-name=\"quoted\"" << "JobName" << "quoted";
        QTest::newRow("text after a number sign") << "#SBATCH -c 2 # not -c 4" << "CPUs/Task" << "2";
        QTest::newRow("later line wins") << "#SBATCH -c 2\n#SBATCH -c 3" << "CPUs/Task" << "3";
        QTest::newRow("after comments and blank lines") << "# text\n\n#SBATCH -c 2" << "CPUs/Task" << "2";
        QTest::newRow("commented out") << "##SBATCH -c 2" << "CPUs/Task" << "1";
        QTest::newRow("after the first command") << "echo begin\n#SBATCH -c 2" << "CPUs/Task" << "1";
    }

    void directiveIsReadInEachOfItsForms()
    {
        QFETCH(QString, line);
        QFETCH(QString, key);
        QFETCH(QString, value);
        const quint32 id = submitHeld(line);
        QVERIFY(id != 0);
        const QString got = shown(*m_node, id, key);
        if (value.endsWith('/'))
            QCOMPARE(got, value + QString("%1-x.out").arg(id));
        else
            QCOMPARE(got, value);
    }

    void variableOfTheSubmitterStandsForTheOption_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("job name") << "SBATCH_JOB_NAME" << "fromenv" << "JobName" << "fromenv";
        QTest::newRow("partition") << "SBATCH_PARTITION" << "gpu" << "Partition" << "gpu";
        QTest::newRow("time limit") << "SBATCH_TIMELIMIT" << "7" << "TimeLimit" << "00:07:00";
        QTest::newRow("time") << "SBATCH_TIME" << "8" << "TimeLimit" << "00:08:00";
        QTest::newRow("memory") << "SBATCH_MEM_PER_NODE" << "700" << "MinMemoryNode" << "700M";
        QTest::newRow("CPUs") << "SBATCH_CPUS_PER_TASK" << "2" << "CPUs/Task" << "2";
        QTest::newRow("tasks") << "SBATCH_NTASKS" << "2" << "NumTasks" << "2";
        QTest::newRow("output") << "SBATCH_OUTPUT" << "/tmp/e.out" << "StdOut" << "/tmp/e.out";
        QTest::newRow("array") << "SBATCH_ARRAY_INX" << "0-1%1" << "ArrayTaskThrottle" << "1";
        QTest::newRow("constraint") << "SBATCH_CONSTRAINT" << "cpu" << "Features" << "cpu";
        QTest::newRow("exclusive") << "SBATCH_EXCLUSIVE" << "" << "Exclusive" << "Yes";
        QTest::newRow("requeue") << "SBATCH_REQUEUE" << "1" << "Requeue" << "1";
    }

    void variableOfTheSubmitterStandsForTheOption()
    {
        QFETCH(QString, name);
        QFETCH(QString, typed);
        QFETCH(QString, key);
        QFETCH(QString, value);
        const quint32 id = submitHeld("# none", {}, {{name, typed}});
        QVERIFY(id != 0);
        QCOMPARE(shown(*m_node, id, key), value);
    }

    void variablesWorkTogether()
    {
        const auto row = m_node->record(submitHeld("# none", {}, {{"SBATCH_PARTITION", "gpu"}, {"SBATCH_GPUS", "2"}, {"SBATCH_BOGUS", "1"}}));
        QVERIFY(row.has_value());
        QCOMPARE(row->reqGpus.value, 2);
    }

    void commandLineBeatsVariableBeatsDirectiveBeatsDefault()
    {
        const QString directive = "#SBATCH -t 3 -J directive --mem 300 -p gpu";
        const auto row = m_node->record(submitHeld(directive, {"-J", "typed", "-p", "cpu"},
                                                   {{"SBATCH_TIMELIMIT", "2"}, {"SBATCH_JOB_NAME", "variable"}, {"SBATCH_PARTITION", "gpu"}}));
        QVERIFY(row.has_value());
        QCOMPARE(row->name, std::string("typed"));
        QCOMPARE(row->partition, std::string("cpu"));
        QCOMPARE(row->timeLimit, std::chrono::seconds(120));
        QCOMPARE(row->reqMemory.value, 300);
        QCOMPARE(row->cpusPerTask, 1U);
    }

    void directiveThatIsWrongSubmitsNothing_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("error");
        QTest::newRow("unknown option") << "#SBATCH --bogus=1" << "sbatch: unrecognized option '--bogus=1'\nTry \"sbatch --help\" for more information\n";
        QTest::newRow("bad value") << "#SBATCH --time=abc" << "sbatch: error: Invalid --time specification\n";
        QTest::newRow("stray word") << "#SBATCH -n 1 foo" << "sbatch: error: Invalid directive found in batch script: foo\n";
    }

    void directiveThatIsWrongSubmitsNothing()
    {
        QFETCH(QString, line);
        QFETCH(QString, error);
        const qsizetype before = jobCount(*m_node);
        const Ran ran = m_node->run({"sbatch"}, ("#!/bin/bash\n" + line + "\ntrue\n").toUtf8());
        QCOMPARE(ran.err, error);
        QCOMPARE(ran.code, 255);
        QCOMPARE(jobCount(*m_node), before);
    }

    void wrongVariableIsAnErrorAsTheOptionWouldBe()
    {
        const Ran ran = m_node->run({"sbatch", "-H", "--wrap", "true"}, {}, {{"SBATCH_TIMELIMIT", "abc"}});
        QCOMPARE(ran.err, QString("sbatch: error: Invalid --time specification\n"));
        QCOMPARE(ran.code, 255);
    }
};

QTEST_GUILESS_MAIN(TstDirectives)
#include "tst_directives.moc"
