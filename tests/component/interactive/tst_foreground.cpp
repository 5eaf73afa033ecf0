// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/interactive/foreground.h"

#include <QTest>

#include <algorithm>
#include <sys/socket.h>

using namespace slotd;
using namespace slotd::test;

/// StepRunner with the real slotd-supervisor: streams, ranks, exit codes and lines of a foreground step.
class TestForeground : public QObject
{
    Q_OBJECT

private slots:
    void outputAndExitCodeAreTheCommands();
    void ranksKnowTheirNumbers();
    void labelsCarryThePaddedTaskNumber();
    void lastLineWithoutAnEndGetsOneUnderALabel();
    void unlabelledOutputIsUnchanged();
    void highestExitCodeOfTheRanksWins_data();
    void highestExitCodeOfTheRanksWins();
    void commandThatCannotBeStartedIsReported_data();
    void commandThatCannotBeStartedIsReported();
    void missingWorkingFolderIsReplacedByTmp();
    void environmentOfTheGrantLiesOverSruns();
    void multiProgGivesEachRankItsCommand();
    void filesAreNamedByTheirPatterns_data();
    void filesAreNamedByTheirPatterns();
    void fileThatCannotBeOpenedFailsTheStart();
    void inputGoesWhereItIsAskedFor_data();
    void inputGoesWhereItIsAskedFor();
    void pipedInputReachesAllRanks();
    void everyByteOfEveryRankArrivesInOrder();
    void linesOfRanksNeverMix();
    void slowReaderLosesNothing();
    void closedReaderEndsTheStep();
    void unbufferedOutputComesAtOnce();
    void usageIsReported();
    void verboseLinesTellStartAndEnd();
    void quietStepSaysErrorsOnly();
    void afterTheStepNoProcessIsLeft();
};

void TestForeground::outputAndExitCodeAreTheCommands()
{
    Foreground step;
    step.shell("echo out; echo err >&2; exit 7");
    QCOMPARE(step.run(), 7);
    QCOMPARE(step.out(), "out\n");
    QCOMPARE(step.err(), "err\nsrun: error: node1: task 0: Exited with exit code 7\n");
    QVERIFY(step.events().contains("finished cause=0 exit=7:0"));
}

void TestForeground::ranksKnowTheirNumbers()
{
    Foreground step;
    step.grant.step.spec.ntasks = 3;
    step.shell("echo $SLURM_PROCID/$SLURM_LOCALID/$SLURM_GTIDS/$([ $$ = $SLURM_TASK_PID ] && echo same)");
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"0/0/0,1,2/same", "1/1/0,1,2/same", "2/2/0,1,2/same"}));
}

void TestForeground::labelsCarryThePaddedTaskNumber()
{
    Foreground step;
    step.grant.step.spec.ntasks = 12;
    step.plan.label = true;
    step.plan.command = {"echo", "x"};
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().chopped(1).split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines.size(), 12);
    QCOMPARE(lines.first(), " 0: x");
    QCOMPARE(lines.last(), "11: x");
}

void TestForeground::lastLineWithoutAnEndGetsOneUnderALabel()
{
    Foreground step;
    step.plan.label = true;
    step.plan.command = {"printf", "no newline"};
    QCOMPARE(step.run(), 0);
    QCOMPARE(step.out(), "0: no newline\n");
}

void TestForeground::unlabelledOutputIsUnchanged()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.shell("[ $SLURM_PROCID = 1 ] || printf 'a\\0b\\n\\ntail'");
    QCOMPARE(step.run(), 0);
    QCOMPARE(step.out(), QByteArray("a\0b\n\ntail", 9));
}

void TestForeground::highestExitCodeOfTheRanksWins_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("all alike") << QByteArray("exit 3") << 3 << QByteArray("srun: error: node1: tasks 0-2: Exited with exit code 3\n");
    QTest::newRow("one of them") << QByteArray("exit $SLURM_PROCID") << 2 << QByteArray("srun: error: node1: task 2: Exited with exit code 2\n");
    QTest::newRow("a signal counts from 128") << QByteArray("[ $SLURM_PROCID = 1 ] || exit 99; kill -KILL $$") << 137
                                              << QByteArray("srun: error: node1: task 1: Killed\n");
    QTest::newRow("terminated") << QByteArray("kill -TERM $$") << 143 << QByteArray("srun: error: node1: tasks 0-2: Terminated\n");
}

void TestForeground::highestExitCodeOfTheRanksWins()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, line);
    Foreground step;
    step.grant.step.spec.ntasks = 3;
    step.shell(script.toStdString());
    QTEST(step.run(), "code");
    QVERIFY2(step.err().contains(line), step.err().constData());
}

void TestForeground::commandThatCannotBeStartedIsReported_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nowhere in PATH") << "nosuchcmd" << 2 << QByteArray("nosuchcmd: No such file or directory");
    QTest::newRow("no such path") << "./nosuch" << 2 << QByteArray("./nosuch: No such file or directory");
    QTest::newRow("a folder") << "/tmp" << 13 << QByteArray("/tmp: Permission denied");
    QTest::newRow("no interpreter") << "./bad" << 2 << QByteArray("bad interpreter(/no/such/interp): No such file or directory");
}

void TestForeground::commandThatCannotBeStartedIsReported()
{
    QFETCH(QString, program);
    QFETCH(int, code);
    QFETCH(QByteArray, line);
    Foreground step;
    QFile bad(step.path("bad"));
    QVERIFY(bad.open(QIODevice::WriteOnly) && bad.write("#!/no/such/interp\n") > 0);
    bad.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    bad.close();
    step.plan.command = {program.toStdString(), "argument"};
    QCOMPARE(step.run(), code);
    QCOMPARE(step.err(), "slurmstepd-node1: error: execve(): " + line + "\nsrun: error: node1: task 0: Exited with exit code " +
                             QByteArray::number(code) + "\n");
}

void TestForeground::missingWorkingFolderIsReplacedByTmp()
{
    Foreground step;
    step.plan.workDir = "/nosuch";
    step.plan.command = {"pwd"};
    QCOMPARE(step.run(), 0);
    QCOMPARE(step.out(), "/tmp\n");
    QCOMPARE(step.err(), "slurmstepd-node1: error: couldn't chdir to `/nosuch': No such file or directory: going to /tmp instead\n");
}

void TestForeground::environmentOfTheGrantLiesOverSruns()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.environment = packEnvironment({{"PATH", "/usr/bin:/bin"}, {"KEPT", "1"}, {"CHANGED", "old"}, {"TAKEN", "1"}});
    step.grant.environment = std::string("CHANGED=new\0TAKEN\0ADDED=1", 25);
    step.grant.ranks = {{{}, "OWN=a"}, {{}, "OWN=b"}};
    step.shell("echo $KEPT $CHANGED ${TAKEN-gone} $ADDED $OWN");
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"1 new gone 1 a", "1 new gone 1 b"}));
}

void TestForeground::multiProgGivesEachRankItsCommand()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.label = true;
    step.plan.rankCommands = {{"echo", "zero"}, {"printf", "%s\n", "one"}};
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().trimmed().split('\n');
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"0: zero", "1: one"}));
}

void TestForeground::filesAreNamedByTheirPatterns_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QStringList>("files"); // name=content, sorted lines
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("one each") << "d/%j-%s-%t" << QString() << QStringList{"d/5-0-0=e o", "d/5-0-1=e o"} << QByteArray();
    QTest::newRow("one for all") << "one" << "errors-%J" << QStringList{"one=o o", "errors-5.0=e e"} << QByteArray();
    QTest::newRow("both to one") << "both" << "both" << QStringList{"both=e e o o"} << QByteArray();
    QTest::newRow("nowhere") << "none" << QString() << QStringList{} << QByteArray();
    QTest::newRow("one task's") << "1" << "err" << QStringList{"err=e e"} << QByteArray("o\n");
    QTest::newRow("number of no task") << "7" << QString() << QStringList{"7=e e o o"} << QByteArray();
    QTest::newRow("many names") << "%x_%u_%N_%%_%4j_%q" << "none" << QStringList{"name_me_node1_%_0005_%q=o o"} << QByteArray();
}

void TestForeground::filesAreNamedByTheirPatterns()
{
    QFETCH(QString, output);
    QFETCH(QString, error);
    QFETCH(QStringList, files);
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.output = output.toStdString();
    if (!error.isEmpty())
        step.plan.error = error.toStdString();
    step.shell("echo o; echo e >&2");
    QCOMPARE(step.run(), 0);
    QTEST(step.out(), "out");
    for (const QString& file : files) {
        const qsizetype equals = file.indexOf('=');
        QByteArrayList lines = contentOf(step.path(file.left(equals))).trimmed().split('\n');
        std::sort(lines.begin(), lines.end());
        QCOMPARE(lines.join(' '), file.mid(equals + 1).toUtf8());
    }
}

void TestForeground::fileThatCannotBeOpenedFailsTheStart()
{
    Foreground step;
    step.plan.output = "/proc/nosuch/x";
    step.plan.command = {"true"};
    QCOMPARE(step.run(), 1);
    QCOMPARE(step.err(), "srun: error: Could not open stdout file: No such file or directory\n");
    QCOMPARE(step.events(), "");
}

void TestForeground::inputGoesWhereItIsAskedFor_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("all") << QString() << QByteArray("0: typed\n1: typed\n");
    QTest::newRow("first") << "0" << QByteArray("0: typed\n");
    QTest::newRow("second") << "1" << QByteArray("1: typed\n");
    QTest::newRow("none") << "none" << QByteArray();
    QTest::newRow("file") << "file-%j" << QByteArray("0: filed\n1: filed\n");
    QTest::newRow("file each") << "file-%t" << QByteArray("0: null\n1: eins\n");
}

void TestForeground::inputGoesWhereItIsAskedFor()
{
    QFETCH(QString, choice);
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.label = true;
    if (!choice.isEmpty())
        step.plan.input = choice.toStdString();
    const std::pair<const char*, const char*> files[] = {{"file-5", "filed\n"}, {"file-0", "null\n"}, {"file-1", "eins\n"}};
    for (const auto& [name, text] : files) {
        QFile file(step.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
    }
    step.input("typed\n");
    step.plan.command = {"cat"};
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().split('\n');
    lines.removeAll("");
    std::sort(lines.begin(), lines.end());
    QTEST(lines.isEmpty() ? QByteArray() : lines.join('\n') + '\n', "out");
}

void TestForeground::pipedInputReachesAllRanks()
{
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    UniqueFd writer(ends[1]);
    Foreground step;
    step.grant.step.spec.ntasks = 3;
    step.inputFrom(UniqueFd(ends[0]));
    step.shell("[ $SLURM_PROCID = 1 ] && exit 0; wc -c"); // one does not listen
    step.start();
    const QByteArray block(1 << 20, 'x');
    for (int i = 0; i < 5; ++i) {
        for (qsizetype at = 0; at < block.size();) {
            const ssize_t sent = ::write(writer.get(), block.constData() + at, static_cast<std::size_t>(block.size() - at));
            QVERIFY(sent > 0);
            at += sent;
        }
    }
    writer.reset();
    QCOMPARE(step.wait(), 0);
    QCOMPARE(step.out(), "5242880\n5242880\n");
}

void TestForeground::everyByteOfEveryRankArrivesInOrder()
{
    Foreground step;
    step.grant.step.spec.ntasks = 4;
    step.plan.label = true;
    step.shell("seq 1 1500000"); // some 10 MB
    QCOMPARE(step.run(), 0);
    std::array<int, 4> next{1, 1, 1, 1};
    const QByteArray text = step.out();
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf('\n', at);
        const int rank = text.at(at) - '0';
        QVERIFY(rank >= 0 && rank < 4 && text.mid(at + 1, 2) == ": ");
        QCOMPARE(text.mid(at + 3, end - at - 3).toInt(), next[static_cast<std::size_t>(rank)]++);
        at = end + 1;
    }
    for (const int count : next)
        QCOMPARE(count, 1500001);
}

void TestForeground::linesOfRanksNeverMix()
{
    Foreground step;
    step.grant.step.spec.ntasks = 3;
    step.shell("i=0; while [ $i -lt 300 ]; do printf $SLURM_PROCID; printf $SLURM_PROCID; echo $SLURM_PROCID; i=$((i+1)); done");
    QCOMPARE(step.run(), 0);
    QByteArrayList lines = step.out().chopped(1).split('\n');
    QCOMPARE(lines.size(), 900);
    for (const QByteArray& line : lines)
        QVERIFY2(line == "000" || line == "111" || line == "222", line.constData());
}

void TestForeground::slowReaderLosesNothing()
{
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    const UniqueFd reader(ends[0]);
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.outputTo(UniqueFd(ends[1]));
    step.shell("seq 1 100000"); // more than what srun holds for an output
    step.start();
    step.outputTo({});
    QVERIFY(step.waitForEvent("started"));
    QByteArray text;
    char block[1000]; // piece by piece, far slower than it is written
    for (ssize_t got = 0; (got = ::read(reader.get(), block, sizeof block)) > 0; ::usleep(100))
        text.append(block, got);
    QCOMPARE(step.wait(), 0);
    QCOMPARE(text.size(), 2 * 588895);
}

void TestForeground::closedReaderEndsTheStep()
{
    int ends[2];
    QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
    UniqueFd reader(ends[0]);
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.outputTo(UniqueFd(ends[1]));
    step.plan.command = {"yes"};
    step.start();
    step.outputTo({});
    char block[10];
    QVERIFY(::read(reader.get(), block, sizeof block) > 0);
    reader.reset();
    QCOMPARE(step.wait(), 137);
    QCOMPARE(step.err(), "srun: error: node1: tasks 0-1: Killed\n");
}

void TestForeground::unbufferedOutputComesAtOnce()
{
    Foreground step;
    step.grant.step.spec.ntasks = 2;
    step.plan.unbuffered = true;
    step.plan.label = true;
    step.shell("[ $SLURM_PROCID = 1 ] && exit 0; printf part; while [ ! -e go ]; do sleep 0.01; done; echo rest");
    step.start();
    QVERIFY(eventually([&] { return step.out() == "0: part"; }));
    QVERIFY(QFile(step.path("go")).open(QIODevice::WriteOnly));
    QCOMPARE(step.wait(), 0);
    QCOMPARE(step.out(), "0: partrest\n");
}

void TestForeground::usageIsReported()
{
    Foreground step;
    step.plan.command = {"true"};
    QCOMPARE(step.run(), 0);
    QVERIFY2(step.events().contains("rss=yes"), step.events().constData());
}

void TestForeground::verboseLinesTellStartAndEnd()
{
    Foreground step;
    step.plan.verbosity = 1;
    step.plan.command = {"true"};
    QCOMPARE(step.run(), 0);
    QCOMPARE(step.err(), "srun: launching StepId=5.0 on host node1, 1 tasks: 0\n"
                         "srun: launch/slurm: _task_start: Node node1, 1 tasks started\n"
                         "srun: launch/slurm: _task_finish: Received task exit notification for 1 task of StepId=5.0 (status=0x0000).\n"
                         "srun: launch/slurm: _task_finish: node1: task 0: Completed\n");
}

void TestForeground::quietStepSaysErrorsOnly()
{
    Foreground step;
    step.plan.verbosity = -1;
    step.plan.killOnBadExit = true;
    step.shell("exit 3");
    QCOMPARE(step.run(), 3);
    QCOMPARE(step.err(), "srun: error: node1: task 0: Exited with exit code 3\n");
}

void TestForeground::afterTheStepNoProcessIsLeft()
{
    Foreground step;
    step.shell("setsid sleep 1000 & echo $!; exit 0");
    QCOMPARE(step.run(), 0);
    const int left = step.out().trimmed().toInt();
    QVERIFY(left > 0);
    QVERIFY(!processLives(left));
    QVERIFY(!QFile::exists(step.path("jobs/5/step.0.control")));
}

QTEST_APPLESS_MAIN(TestForeground)
#include "tst_foreground.moc"
