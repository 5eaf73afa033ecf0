// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/updatewords.h"
#include "submissioncase.h"

#include <QtTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

UpdateWords taken(const char* line)
{
    std::variant<UpdateWords, Refusal> result = parseUpdateWords(words(line), kTypedAt);
    if (const Refusal* refusal = std::get_if<Refusal>(&result)) {
        qWarning() << "refused:" << QString::fromStdString(refusal->lines.at(0).text);
        return {};
    }
    return std::get<UpdateWords>(std::move(result));
}

} // namespace

class TestUpdateWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void namesItsJobsInEveryForm_data()
    {
        QTest::addColumn<QString>("line");
        for (const char* line : {"job 5 name=x", "JobId=5 name=x", "jobid 5 name=x", "job=5 name=x", "JOB 5 name=x", "5 name=x"})
            QTest::newRow(line) << line;
    }

    void namesItsJobsInEveryForm()
    {
        QFETCH(QString, line);
        const UpdateWords update = taken(line.toUtf8().constData());
        QCOMPARE(update.jobs.size(), 1U);
        QCOMPARE(formatJobRef(update.jobs.at(0)), std::string("5"));
        QCOMPARE(update.changes.name, std::optional<std::string>("x"));
    }

    void takesArrayTasksListsAndNames()
    {
        QCOMPARE(formatJobRef(taken("JobId=7_3 name=x").jobs.at(0)), std::string("7_3"));
        QCOMPARE(taken("JobId=7,8 name=x").jobs.size(), 2U);
        QCOMPARE(taken("jobname=old TimeLimit=8").jobName, std::string("old"));
    }

    void readsEveryKey()
    {
        const UpdatedEvent changes = taken("job 5 JobName=n Partition=gpu TIMELIMIT=02:00:00 Priority=9 Comment=c Nice=3 "
                                           "StartTime=now+1hour Dependency=afterany:3 ArrayTaskThrottle=2")
                                         .changes;
        QCOMPARE(changes.name, std::optional<std::string>("n"));
        QCOMPARE(changes.partition, std::optional<std::string>("gpu"));
        QCOMPARE(changes.timeLimit, std::optional<Seconds>(std::chrono::hours(2)));
        QCOMPARE(changes.priority, std::optional<std::int64_t>(9));
        QCOMPARE(changes.comment, std::optional<std::string>("c"));
        QCOMPARE(changes.nice, std::optional<std::int32_t>(3));
        QCOMPARE(changes.begin, std::optional<Instant>(kTypedAt + std::chrono::hours(1)));
        QVERIFY(changes.dependency && formatDependency(*changes.dependency) == "afterany:3");
        QCOMPARE(changes.arrayLimit, std::optional<std::uint32_t>(2));
        QVERIFY(taken("job 5 Dependency=").changes.dependency->empty());
        QCOMPARE(taken("job 5 Name=n Time=1 BeginTime=now").changes.timeLimit, std::optional<Seconds>(Seconds(60)));
    }

    void aSignBeforeTheEqualsChangesTheLimitBySoMuch()
    {
        QCOMPARE(taken("job=5 TimeLimit+=10").timeLimitDelta, std::optional<Seconds>(std::chrono::minutes(10)));
        QCOMPARE(taken("job 5 TimeLimit-=5").timeLimitDelta, std::optional<Seconds>(-std::chrono::minutes(5)));
        QVERIFY(!taken("job 5 TimeLimit-=5").changes.timeLimit);
    }

    void aSignInFrontOfTheValueMeansTheSame()
    {
        QCOMPARE(taken("job 5 TimeLimit=+5:00").timeLimitDelta, std::optional<Seconds>(std::chrono::minutes(5)));
        QCOMPARE(taken("job 5 TimeLimit=-5:00").timeLimitDelta, std::optional<Seconds>(-std::chrono::minutes(5)));
        QCOMPARE(taken("job 5 TimeLimit=-1").changes.timeLimit, std::optional<Seconds>(kUnlimited));
    }

    void readsWhatAJobAsksFor()
    {
        const UpdatedEvent changes = taken("job 5 NumTasks=3 NumCPUs=6-8 MinMemoryNode=300 Gres=gpu:a100:2 Features=fast "
                                           "Requeue=0 WorkDir=/tmp StdOut=/tmp/zz-%j StdErr=e StdIn=i OverSubscribe=NO")
                                         .changes;
        QCOMPARE(changes.ntasks, std::optional<std::uint32_t>(3));
        QCOMPARE(changes.cpus, std::optional<std::uint32_t>(6));
        QCOMPARE(changes.memPerNode, std::optional<Megabytes>(Megabytes(300)));
        QCOMPARE(changes.gpus, std::optional<std::uint32_t>(2));
        QCOMPARE(changes.gpuType, std::optional<std::string>("a100"));
        QCOMPARE(changes.constraint, std::optional<std::string>("fast"));
        QCOMPARE(changes.requeue, std::optional<bool>(false));
        QCOMPARE(changes.workDir, std::optional<std::string>("/tmp"));
        QCOMPARE(changes.stdoutPattern, std::optional<std::string>("/tmp/zz-%j"));
        QCOMPARE(changes.stderrPattern, std::optional<std::string>("e"));
        QCOMPARE(changes.stdinPath, std::optional<std::string>("i"));
        QCOMPARE(changes.exclusive, std::optional<bool>(true));
        QCOMPARE(taken("job 5 MinMemoryCPU=2G").changes.memPerCpu, std::optional<Megabytes>(Megabytes(2048)));
        QCOMPARE(taken("job 5 TresPerNode=gres:gpu:1").changes.gpus, std::optional<std::uint32_t>(1));
        QCOMPARE(taken("job 5 Gres=none").changes.gpus, std::optional<std::uint32_t>(0));
    }

    void keepsWhatIsOnlyRecorded()
    {
        const UpdatedEvent changes = taken("job 5 Account=a QOS=q WCKey=(null) MailUser=m ExcNodeList=n7").changes;
        const std::map<std::string, std::string> expected{
            {"account", "a"}, {"qos", "q"}, {"wckey", ""}, {"mail-user", "m"}, {"exclude", "n7"}};
        QVERIFY(changes.recorded == expected);
    }

    void refusesWithScontrolsWords_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("lines");
        const auto bad = [](const char* line, const QStringList& lines) { QTest::newRow(line) << line << lines; };
        bad("", {"too few arguments for update keyword"});
        bad("job", {"too few arguments for update keyword"});
        bad("job 5", {"No changes specified"});
        bad("jobid=5", {"No changes specified"});
        bad("job abc TimeLimit=5", {"Invalid job id specified for job abc"});
        bad("job 5 TimeLimit=abc", {"scontrol: error: Invalid TimeLimit value"});
        bad("job 5 Priority=x", {"scontrol: error: Invalid Priority value"});
        bad("job 5 Bogus=1", {"Update of this parameter is not supported: Bogus=1", "Request aborted"});
        bad("job 5 Deadline=now", {"Update of this parameter is not supported: Deadline=now", "Request aborted"});
        bad("job 5 NumCPUs=x", {"scontrol: error: Invalid NumCPUs value"});
        bad("job 5 NumTasks=0", {"scontrol: error: Invalid NumTasks value"});
        bad("job 5 MinMemoryNode=1.5G", {"scontrol: error: Invalid MinMemoryNode value"});
        bad("job 5 Gres=fpga:1", {"Invalid generic resource (gres) specification for job 5"});
        bad("job 5 Requeue=2", {"scontrol: error: Invalid Requeue value"});
        bad("job 5 OverSubscribe=maybe", {"scontrol: error: Invalid OverSubscribe value"});
        bad("job 5 EndTime=never", {"Invalid time specification (pos=0): never", "No changes specified"});
        bad("job 5 Priority+=4", {"Update of this parameter is not supported: Priority+=4", "Request aborted"});
        bad("job 5 StartTime=abc", {"Invalid time specification (pos=0): abc", "No changes specified"});
        bad("job 5 Dependency=bogus", {"Job dependency problem for job 5"});
        bad("job 5 Nice=-100", {"Access/permission denied for job 5"});
        bad("job 5 JobName", {"Invalid input: JobName", "Request aborted"});
        bad("nodename=localhost state=drain", {"slurm_update error: Invalid user id"});
        bad("name=x", {"No valid entity in update command", "Input line must include \"JobId\""});
    }

    void refusesWithScontrolsWords()
    {
        QFETCH(QString, line);
        const std::variant<UpdateWords, Refusal> result = parseUpdateWords(words(line), kTypedAt);
        const Refusal* refusal = std::get_if<Refusal>(&result);
        QVERIFY(refusal);
        QStringList lines;
        for (const DiagnosticLine& text : refusal->lines)
            lines << QString::fromStdString(format(text, row(CommandId::Scontrol)));
        QTEST(lines, "lines");
        QCOMPARE(refusal->exitCode.value_or(-1), 1);
    }
};

QTEST_APPLESS_MAIN(TestUpdateWords)
#include "tst_updatewords.moc"
