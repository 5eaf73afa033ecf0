// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/interrupts.h"
#include "interactive/stepplan.h"
#include "interactive/steprunner.h"
#include "interactive/streamchoice.h"
#include "interactive/tasktext.h"

#include <QTest>

#include <csignal>

using namespace slotd;

/// What srun says about its tasks, and what it decides without any process.
class TestTaskText : public QObject
{
    Q_OBJECT

private slots:
    void rangesJoinNeighbours_data();
    void rangesJoinNeighbours();
    void exitIsToldInSlurmsWords_data();
    void exitIsToldInSlurmsWords();
    void statusHasOneLinePerState();
    void highestStatusCountsSignalsFrom128();
    void tasksThatEndedAlikeShareALine();
    void labelsArePaddedToTheLongestNumber();
    void secondInterruptWithinASecondEnds();
    void interruptWithoutATerminalForces();
    void interruptIsForwardedWhereStatusIsDisabled();
    void choiceOfAStreamIsResolvedPerRank_data();
    void choiceOfAStreamIsResolvedPerRank();
    void overlayReplacesAddsAndTakesOut();
    void planHasWhatTheGrantSays();
};

void TestTaskText::rangesJoinNeighbours_data()
{
    QTest::addColumn<QList<uint>>("numbers");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << QList<uint>{0} << "task 0";
    QTest::newRow("two") << QList<uint>{0, 1} << "tasks 0-1";
    QTest::newRow("apart") << QList<uint>{0, 2} << "tasks 0,2";
    QTest::newRow("both") << QList<uint>{0, 1, 2, 5, 7, 8} << "tasks 0-2,5,7-8";
}

void TestTaskText::rangesJoinNeighbours()
{
    QFETCH(QList<uint>, numbers);
    QFETCH(QString, text);
    QCOMPARE(tasksText({numbers.begin(), numbers.end()}), text.toStdString());
}

void TestTaskText::exitIsToldInSlurmsWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("core");
    QTest::addColumn<QString>("text");
    QTest::newRow("success") << 0 << 0 << false << "Completed";
    QTest::newRow("status") << 3 << 0 << false << "Exited with exit code 3";
    QTest::newRow("killed") << 0 << SIGKILL << false << "Killed";
    QTest::newRow("terminated") << 0 << SIGTERM << false << "Terminated";
    QTest::newRow("core") << 0 << SIGSEGV << true << "Segmentation fault (core dumped)";
    QTest::newRow("real time") << 0 << SIGRTMIN + 2 << false << "Real-time signal 2";
}

void TestTaskText::exitIsToldInSlurmsWords()
{
    QFETCH(int, status);
    QFETCH(int, number);
    QFETCH(bool, core);
    QFETCH(QString, text);
    QCOMPARE(exitText({status, number}, core), text.toStdString());
}

void TestTaskText::statusHasOneLinePerState()
{
    std::vector<TaskState> tasks(5);
    for (std::size_t i = 0; i < 4; ++i)
        tasks[i].started = true;
    tasks[1].ended = ExitCode{0, 0};
    tasks[3].ended = ExitCode{2, 0};
    QCOMPARE(statusLines(tasks), (std::vector<std::string>{"task 4: unknown", "tasks 0,2: running", "task 1: exited",
                                                           "task 3: exited abnormally"}));
}

void TestTaskText::highestStatusCountsSignalsFrom128()
{
    std::vector<TaskState> tasks(3);
    QCOMPARE(highestStatus(tasks), 0);
    tasks[0].ended = ExitCode{99, 0};
    QCOMPARE(highestStatus(tasks), 99);
    tasks[2].ended = ExitCode{0, SIGTERM};
    QCOMPARE(highestStatus(tasks), 143);
}

void TestTaskText::tasksThatEndedAlikeShareALine()
{
    std::vector<TaskState> tasks(4);
    tasks[0].ended = tasks[2].ended = ExitCode{1, 0};
    tasks[1].ended = tasks[3].ended = ExitCode{0, SIGSEGV};
    tasks[3].coreDumped = true;
    const auto groups = groupEnded(tasks, {0, 1, 2, 3});
    QCOMPARE(groups.size(), 3U);
    QCOMPARE(groups[0].tasks, (std::vector<std::uint32_t>{0, 2}));
    QCOMPARE(groups[1].tasks, (std::vector<std::uint32_t>{1}));
    QCOMPARE(groups[2].tasks, (std::vector<std::uint32_t>{3}));
}

void TestTaskText::labelsArePaddedToTheLongestNumber()
{
    QCOMPARE(labelWidth(1), 1U);
    QCOMPARE(labelWidth(10), 1U);
    QCOMPARE(labelWidth(11), 2U);
    QCOMPARE(labelWidth(101), 3U);
    QCOMPARE(labelText(3, 1), std::string("3: "));
    QCOMPARE(labelText(3, 3), std::string("  3: "));
    QCOMPARE(labelText(123, 1), std::string("123: "));
}

void TestTaskText::secondInterruptWithinASecondEnds()
{
    using Answer = Interrupts::Answer;
    Interrupts keys({true, false, false});
    QCOMPARE(keys.next(5000, false), Answer::Status);
    QCOMPARE(keys.next(6001, false), Answer::Status); // too late: counts as a first one
    QCOMPARE(keys.next(7001, false), Answer::End);
    QCOMPARE(keys.next(9000, true), Answer::Status);
    QCOMPARE(keys.next(9500, true), Answer::Force);
}

void TestTaskText::interruptWithoutATerminalForces()
{
    QCOMPARE(Interrupts({false, false, false}).next(0, false), Interrupts::Answer::Force);
    QCOMPARE(Interrupts({true, true, false}).next(0, false), Interrupts::Answer::Force);
}

void TestTaskText::interruptIsForwardedWhereStatusIsDisabled()
{
    Interrupts keys({true, false, true});
    QCOMPARE(keys.next(0, false), Interrupts::Answer::Forward);
    QCOMPARE(keys.next(500, false), Interrupts::Answer::End);
}

void TestTaskText::choiceOfAStreamIsResolvedPerRank_data()
{
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QStringList>("ends"); // "-" = srun's own, "" = /dev/null
    QTest::newRow("all") << "all" << QStringList{"-", "-", "-"};
    QTest::newRow("none") << "none" << QStringList{"", "", ""};
    QTest::newRow("one task") << "1" << QStringList{"", "-", ""};
    QTest::newRow("number of no task") << "3" << QStringList{"3", "3", "3"};
    QTest::newRow("name") << "a/%J.%3t" << QStringList{"a/5.2.000", "a/5.2.001", "a/5.2.002"};
    QTest::newRow("array") << "%A_%a-%s" << QStringList{"4_7-2", "4_7-2", "4_7-2"};
    QTest::newRow("literal") << "%q%%" << QStringList{"%q%", "%q%", "%q%"};
}

void TestTaskText::choiceOfAStreamIsResolvedPerRank()
{
    QFETCH(QString, choice);
    QFETCH(QStringList, ends);
    StepGrant grant;
    grant.job = JobId(5);
    grant.arrayJobId = JobId(4);
    grant.arrayTask = 7;
    grant.step.id = 2;
    grant.step.spec.ntasks = 3;
    QStringList found;
    for (const StreamEnd& end : streamEnds(choice.toStdString(), grant)) {
        found.append(end.kind == StreamEnd::Kind::Runner ? QString("-") : QString::fromStdString(end.path));
        QCOMPARE(end.kind == StreamEnd::Kind::Null, found.last().isEmpty());
    }
    QCOMPARE(found, ends);
    QCOMPARE(streamEnds(std::nullopt, grant), streamEnds("all", grant));
}

void TestTaskText::overlayReplacesAddsAndTakesOut()
{
    const std::string base("A=1\0B=2\0C=3", 11);
    const std::string over("B=\0C\0D=4=5\0E", 13);
    QCOMPARE(overlaidEnvironment(base, over), std::string("A=1\0B=\0D=4=5", 12));
    QCOMPARE(overlaidEnvironment("", ""), std::string());
}

void TestTaskText::planHasWhatTheGrantSays()
{
    StepGrant grant;
    grant.job = JobId(5);
    grant.step.id = 3;
    grant.step.attempt = 2;
    grant.step.spec.ntasks = 2;
    grant.ranks = {{{1, 2}, "X=0"}, {{3}, "X=1"}};
    grant.timeLimitMs = 1000;
    StreamPlan stream;
    stream.command = {"a"};
    stream.rankCommands = {{"b"}, {"c"}};
    const LaunchPlan plan = makeStepPlan(grant, stream);
    QCOMPARE(plan.step, 3);
    QCOMPARE(plan.attempt, 2U);
    QCOMPARE(plan.ranks, 2U);
    QCOMPARE(plan.timeLimitMs, 1000);
    QCOMPARE(plan.rankPlans[0].cpuIds, (std::vector<std::uint32_t>{1, 2}));
    QCOMPARE(plan.rankPlans[1].command, (std::vector<std::string>{"c"}));
    QCOMPARE(plan.rankPlans[1].environment, std::string("X=1"));
    QVERIFY(!plan.terminal);
}

QTEST_APPLESS_MAIN(TestTaskText)
#include "tst_tasktext.moc"
