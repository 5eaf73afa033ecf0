// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QTest>

using namespace slotd::test;

/// Input that is refused: Slurm's words, its exit code, one job less than if it had been accepted, and nothing else.
class TstBadInput : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node; ///< Shared: what is refused leaves nothing behind.

    static QString refused(const char* why) { return QString("sbatch: error: Batch job submission failed: %1\n").arg(why); }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(m_node->start());
    }

    void cleanupTestCase() { m_node.reset(); }

    void optionThatIsWrongOrCannotBeMetSubmitsNothing_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("error");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const QStringList& args, const QString& error, int code) { QTest::newRow(name) << args << error << code; };
        const QString unavailable = refused("Requested node configuration is not available");
        const QString memory = "sbatch: error: Memory specification can not be satisfied\n" + unavailable;
        const QString array = refused("Invalid job array specification");
        const QString dependency = refused("Job dependency problem");
        row("unknown option", {"--bogus"}, "sbatch: unrecognized option '--bogus'\nTry \"sbatch --help\" for more information\n", 255);
        row("unknown letter", {"-@"}, "sbatch: invalid option -- '@'\nTry \"sbatch --help\" for more information\n", 255);
        row("ambiguous option", {"--par"}, "sbatch: option '--par' is ambiguous; possibilities: '--parsable' '--partition'\nTry \"sbatch --help\" for more information\n", 255);
        row("time", {"-t", "1h"}, "sbatch: error: Invalid --time specification\n", 255);
        row("memory", {"--mem=1.5G"}, "sbatch: error: Invalid --mem specification\n", 255);
        row("negative memory", {"--mem=-1"}, "sbatch: error: Invalid --mem specification\n", 255);
        row("too much memory", {"--mem=99999G"}, memory, 1);
        row("two kinds of memory", {"--mem=1G", "--mem-per-cpu=1G"}, "sbatch: fatal: --mem, --mem-per-cpu, and --mem-per-gpu are mutually exclusive.\n", 1);
        row("no tasks", {"-n", "0"}, "sbatch: error: Invalid numeric value \"0\" for --ntasks.\n", 1);
        row("tasks in words", {"-n", "abc"}, "sbatch: error: Invalid numeric value \"abc\" for --ntasks.\n", 1);
        row("no CPUs", {"-c", "0"}, "sbatch: error: Invalid numeric value \"0\" for --cpus-per-task.\n", 1);
        row("too many CPUs", {"-c", "5"}, unavailable, 1);
        row("too many CPUs in all", {"-n", "3", "-c", "2"}, unavailable, 1);
        row("too many GPUs", {"-G", "3"}, unavailable, 1);
        row("GPUs in words", {"-G", "x"}, unavailable, 1);
        row("half a GPU", {"-G", "1.5"}, unavailable, 1);
        row("unknown resource", {"--gres=bogus:1"}, "sbatch: error: Invalid generic resource (gres) specification\n", 1);
        row("array backwards", {"-a", "5-1"}, array, 1);
        row("array step of none", {"-a", "0-10:0"}, array, 1);
        row("array in words", {"-a", "abc"}, array, 1);
        row("array without an end", {"-a", "1-"}, array, 1);
        row("array task beyond the bound", {"-a", "0-3,99999999"}, array, 1);
        row("array with tasks that can never run", {"-a", "0-3", "--mem", "100G"}, memory, 1);
        row("array with an impossible partition", {"-a", "0-3", "-p", "nope"},
            "sbatch: error: invalid partition specified: nope\n" + refused("Invalid partition name specified"), 1);
        row("dependency in words", {"-d", "bogus"}, dependency, 1);
        row("dependency without an id", {"-d", "afterok:"}, dependency, 1);
        row("dependency with a word for an id", {"-d", "afterok:abc"}, dependency, 1);
        row("and and or mixed", {"-d", "afterok:1,?afterany:2"}, dependency, 1);
        row("unknown feature", {"-C", "nosuch"}, refused("Invalid feature specification"), 1);
        row("begin in words", {"--begin=abc"}, "Invalid time specification (pos=0): abc\nsbatch: error: Invalid --begin specification\n", 255);
        row("begin with a strange unit", {"--begin=now+5parsecs"}, "Invalid time specification (pos=4): now+5parsecs\nsbatch: error: Invalid --begin specification\n", 255);
        row("unknown signal", {"--signal=FOO"}, "sbatch: error: Invalid --signal specification\n", 255);
        row("signal at a strange time", {"--signal=USR1@x"}, "sbatch: error: Invalid --signal specification\n", 255);
        row("open mode", {"--open-mode=x"}, "sbatch: error: Invalid --open-mode specification\n", 255);
        row("exclusive for whom", {"--exclusive=bogus"}, "sbatch: error: Invalid --exclusive specification\n", 255);
    }

    void optionThatIsWrongOrCannotBeMetSubmitsNothing()
    {
        QFETCH(QStringList, args);
        QFETCH(QString, error);
        QFETCH(int, code);
        const Ran ran = m_node->run(QStringList{"sbatch"} + args + QStringList{"--wrap", "touch ran"});
        QCOMPARE(ran.err, error);
        QCOMPARE(ran.out, QString());
        QCOMPARE(ran.code, code);
        QCOMPARE(jobCount(*m_node), 0);
    }

    void scriptThatIsNoneSubmitsNothing_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("error");
        QTest::newRow("empty") << QByteArray() << "sbatch: error: Batch script is empty!\n";
        QTest::newRow("blank") << QByteArray(" \n\n") << "sbatch: error: Batch script contains only whitespace!\n";
        QTest::newRow("no interpreter") << QByteArray("echo x\n") << "sbatch: error: This does not look like a batch script.  The first\n"
                                                                     "sbatch: error: line must start with #! followed by the path to an interpreter.\n"
                                                                     "sbatch: error: For instance: #!/bin/sh\n";
        QTest::newRow("DOS line breaks") << QByteArray("#!/bin/sh\r\necho x\r\n") << "sbatch: error: Batch script contains DOS line breaks (\\r\\n)\n"
                                                                                     "sbatch: error: instead of expected UNIX line breaks (\\n).\n";
    }

    void scriptThatIsNoneSubmitsNothing()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, error);
        m_node->write("script", script);
        for (const Ran& ran : {m_node->run({"sbatch", "script"}), m_node->run({"sbatch"}, script)}) {
            QCOMPARE(ran.err, error);
            QCOMPARE(ran.code, 1);
        }
        QCOMPARE(jobCount(*m_node), 0);
    }

    void fileThatCannotBeReadSubmitsNothing()
    {
        const Ran missing = m_node->run({"sbatch", "nosuch.sh"});
        QCOMPARE(missing.err, QString("sbatch: error: Unable to open file nosuch.sh\n"));
        QCOMPARE(missing.code, 1);
        const Ran both = m_node->run({"sbatch", "--wrap", "true", "nosuch.sh"});
        QCOMPARE(both.err, QString("sbatch: error: Script arguments not permitted with --wrap option\n"));
        QCOMPARE(both.code, 1);
        QCOMPARE(jobCount(*m_node), 0);
    }

    void scriptBeyondTheBoundIsRefusedInOneLine()
    {
        const Ran ran = m_node->run({"sbatch"}, "#!/bin/sh\n#" + QByteArray(5 * 1024 * 1024, 'x') + "\n");
        QVERIFY(ran.code != 0);
        QCOMPARE(ran.err.count('\n'), 1);
        QVERIFY2(ran.err.startsWith("sbatch: error: "), qPrintable(ran.err.left(200)));
        QCOMPARE(jobCount(*m_node), 0);
    }

    void idsGoOnAfterRefusalsAsIfNothingHadBeen()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.run({"sbatch", "-c", "99", "--wrap", "true"}).code, 1);
        QCOMPARE(node.run({"sbatch", "-a", "0-9", "-p", "nope", "--wrap", "true"}).code, 1);
        QCOMPARE(node.submit({"--wrap", "true"}), 1U);
        QVERIFY(!node.log().contains(" error "));
    }

    void updateWithOneBadKeyChangesNone()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-H", "-J", "before", "-t", "5", "--wrap", "true"});
        const auto before = node.record(id);
        for (const char* bad : {"Partition=nope", "TimeLimit=abc", "Priority=x", "Bogus=1"}) {
            const Ran ran = node.run({"scontrol", "update", "job", QString::number(id), "JobName=after", "TimeLimit=9", bad});
            QVERIFY2(ran.code != 0, bad);
            QVERIFY2(*node.record(id) == *before, bad);
        }
    }
};

QTEST_GUILESS_MAIN(TstBadInput)
#include "tst_badinput.moc"
