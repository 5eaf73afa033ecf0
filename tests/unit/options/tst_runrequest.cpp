// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/runrequest.h"

#include <QTest>

using namespace slotd;

namespace
{

struct Asked
{
    SubmitOptions options;
    StepSpec step;
    std::optional<Refusal> refusal;
};

Asked ask(const std::vector<std::string>& words, const EnvVars& environment)
{
    Asked asked;
    const std::vector<Option<SubmitOptions>> table = submitOptionTable(CommandId::Srun);
    const OptionRows rows = rowsOf(std::span<const Option<SubmitOptions>>(table));
    const Scan scan = scanArguments(row(CommandId::Srun), rows, words, true, OptionSource::CommandLine);
    std::vector<OptionUse> uses;
    asked.refusal = parseRun(table, scan, environment, Instant{}, asked.options, uses).refusal;
    const auto job = toJobSpec(asked.options, SubmitContext());
    if (const JobSpec* spec = std::get_if<JobSpec>(&job))
        asked.step = toStepSpec(asked.options, *spec);
    return asked;
}

const EnvVars kInJob{{"SLURM_JOB_ID", "7"},          {"SLURM_JOB_NAME", "job"}, {"SLURM_MEM_PER_NODE", "1024"},
                     {"SLURM_GPUS", "2"},            {"SLURM_NTASKS", "2"},     {"SLURM_CPUS_PER_TASK", "3"}};

} // namespace

class TstRunRequest : public QObject
{
    Q_OBJECT

private slots:
    void variablesThatTellWhatTheJobHasAskNothingOfTheStep()
    {
        const Asked asked = ask({"true"}, kInJob);
        QCOMPARE(asked.options.interactive.jobId, std::string("7"));
        QVERIFY(!asked.options.name);
        QVERIFY(!asked.step.memory);
        QVERIFY(!asked.step.gpus);
        QCOMPARE(asked.step.ntasks, 2U);
        QCOMPARE(asked.step.cpusPerTask, 3U);
    }

    void ownNumberOfTasksLeavesTheJobsCpusPerTaskBehind()
    {
        QCOMPARE(ask({"-n", "4", "true"}, kInJob).step.cpusPerTask, 1U);
        QCOMPARE(ask({"-n", "1", "-c", "2", "true"}, kInJob).step.cpusPerTask, 2U);
        EnvVars environment = kInJob;
        environment.emplace_back("SRUN_CPUS_PER_TASK", "5");
        QCOMPARE(ask({"-n", "1", "true"}, environment).step.cpusPerTask, 5U);
    }

    void outsideAJobTheSameVariablesAreRequests()
    {
        EnvVars environment(kInJob.begin() + 1, kInJob.end());
        const Asked asked = ask({"true"}, environment);
        QCOMPARE(asked.options.name, std::optional<std::string>("job"));
        QCOMPARE(asked.step.memory, std::optional<Megabytes>(Megabytes(1024)));
        QCOMPARE(asked.step.gpus, std::optional<std::uint32_t>(2));
    }

    void memoryOfAStepIsPerNodeOrPerCpuAndZeroIsShared()
    {
        QCOMPARE(ask({"--mem=0", "true"}, {}).step.memory, std::optional<Megabytes>());
        QCOMPARE(ask({"-n2", "-c2", "--mem-per-cpu=100", "true"}, {}).step.memory, std::optional<Megabytes>(Megabytes(400)));
    }

    void sharingIsTheLastThatWasAskedFor()
    {
        QCOMPARE(ask({"--overlap", "true"}, {}).step.sharing, StepSharing::Overlap);
        QCOMPARE(ask({"--whole", "true"}, {}).step.sharing, StepSharing::Whole);
        QCOMPARE(ask({"--overlap", "--exact", "true"}, {}).step.sharing, StepSharing::Exact);
        QVERIFY(!ask({"true"}, {}).options.interactive.sharing);
        QCOMPARE(ask({"true"}, {{"SLURM_OVERLAP", "1"}}).step.sharing, StepSharing::Overlap);
    }

    void badValuesAreRefused_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("bind") << "--cpu-bind=bogus" << "unrecognized --cpu-bind argument \"bogus\"" << 1;
        QTest::newRow("wait") << "--wait=x" << "Invalid numeric value \"x\" for --wait." << 1;
        QTest::newRow("mpi") << "--mpi=foo" << "invalid MPI type 'foo', --mpi=list for acceptable types" << 1;
        QTest::newRow("relative") << "--relative=1" << "--relative=1 asks for more than the one node of slotd" << 255;
        QTest::newRow("bcast") << "--bcast" << "--bcast is not supported by slotd" << 255;
    }

    void badValuesAreRefused()
    {
        QFETCH(QString, word);
        QFETCH(QString, line);
        QFETCH(int, code);
        const Asked asked = ask({word.toStdString(), "true"}, {});
        QVERIFY(asked.refusal);
        QCOMPARE(QString::fromStdString(asked.refusal->lines.front().text), line);
        QCOMPARE(asked.refusal->exitCode.value_or(-1), code);
    }
};

QTEST_APPLESS_MAIN(TstRunRequest)
#include "tst_runrequest.moc"
