// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/steprules.h"

#include <QTest>

using namespace slotd;

namespace
{

const Allocation kJob{Cpus(4), Megabytes(1000), {0, 2}};

StepSpec asking(std::uint32_t ntasks, std::uint32_t cpus = 1)
{
    StepSpec spec;
    spec.ntasks = ntasks;
    spec.cpusPerTask = cpus;
    return spec;
}

Step runs(StepSpec spec, std::vector<std::uint32_t> gpus = {})
{
    Step step;
    step.spec = std::move(spec);
    step.allocation.gpuIndices = std::move(gpus);
    return step;
}

std::vector<std::size_t> started(const std::vector<Step>& running, const std::vector<StepSpec>& waiting)
{
    std::vector<const Step*> run;
    for (const Step& step : running)
        run.push_back(&step);
    std::vector<const StepSpec*> wait;
    for (const StepSpec& spec : waiting)
        wait.push_back(&spec);
    std::vector<std::size_t> indices;
    for (const StepStart& start : stepsToStart(kJob, run, wait))
        indices.push_back(start.index);
    return indices;
}

using Indices = std::vector<std::size_t>;
using Ids = std::vector<std::uint32_t>;

StepNotice notice(EndCause cause, ExitCode exit)
{
    StepNotice n;
    n.kind = StepNoticeKind::Finished;
    n.cause = cause;
    n.exit = exit;
    return n;
}

} // namespace

/// How steps share their job's allocation.
class TstSteprules : public QObject
{
    Q_OBJECT

private slots:
    void moreThanTheJobHasIsRefusedWithSlurmsWords()
    {
        QVERIFY(checkStep(asking(2, 2), kJob).ok());
        QCOMPARE(checkStep(asking(5), kJob).error().code, Code::StepCpus);
        QCOMPARE(checkStep(asking(5), kJob).error().message, std::string("More processors requested than permitted"));
        StepSpec memory = asking(1);
        memory.memory = Megabytes(1001);
        QCOMPARE(checkStep(memory, kJob).error().message, std::string("Memory required by task is not available"));
        StepSpec gpus = asking(1);
        gpus.gpus = 3;
        QCOMPARE(checkStep(gpus, kJob).error().message, std::string("Invalid generic resource (gres) specification"));
        QCOMPARE(checkStep(gpus, {Cpus(1), Megabytes(1), {}}).error().message,
                 std::string("Step requested GRES but job doesn't have GRES\nInvalid generic resource (gres) specification"));
    }

    void overcommitAllowsMoreTasksThanCpus()
    {
        StepSpec many = asking(12);
        many.overcommit = true;
        QVERIFY(checkStep(many, kJob).ok());
        QCOMPARE(started({}, {many}), Indices({0}));
    }

    void stepsThatFitTogetherRunTogetherAndOthersWait()
    {
        QCOMPARE(started({}, {asking(2), asking(2), asking(1)}), Indices({0, 1}));
        QCOMPARE(started({runs(asking(3))}, {asking(1), asking(1)}), Indices({0}));
    }

    void laterStepPassesOnlyWithoutTheRoomAnEarlierOneWaitsFor()
    {
        // Three of four CPUs are taken: the first waits for four and keeps the free one, so nobody passes.
        QCOMPARE(started({runs(asking(3))}, {asking(4), asking(1)}), Indices({}));
        // It waits for memory and two CPUs; two more are free.
        StepSpec greedy = asking(2);
        greedy.memory = Megabytes(900);
        StepSpec holder = asking(1);
        holder.memory = Megabytes(500);
        StepSpec small = asking(1);
        QCOMPARE(started({runs(holder)}, {greedy, small}), Indices({1}));
        small.memory = Megabytes(1);
        QCOMPARE(started({runs(holder)}, {greedy, small}), Indices({}));
    }

    void stepWithoutMemorySharesTheJobsAndTakesNothing()
    {
        StepSpec all = asking(1);
        all.memory = Megabytes(1000);
        QCOMPARE(started({runs(all)}, {asking(1)}), Indices({0}));
    }

    void wholeTakesAllCpusAndOverlapNone()
    {
        StepSpec whole = asking(1);
        whole.sharing = StepSharing::Whole;
        StepSpec overlap = asking(4);
        overlap.sharing = StepSharing::Overlap;
        QCOMPARE(started({runs(asking(1))}, {whole}), Indices({}));
        QCOMPARE(started({runs(whole)}, {asking(1)}), Indices({}));
        QCOMPARE(started({runs(whole)}, {overlap}), Indices({0}));
        QCOMPARE(started({runs(overlap)}, {whole}), Indices({0}));
    }

    void gpusAreExclusiveAmongStepsThatAskForThem()
    {
        StepSpec one = asking(1);
        one.gpus = 1;
        const Step first = runs(one, {0});
        const auto starts = stepsToStart(kJob, {&first}, {&one});
        QCOMPARE(starts.size(), std::size_t{1});
        QCOMPARE(starts.front().allocation.gpuIndices, Ids({2}));
        QCOMPARE(started({first, runs(one, {2})}, {one}), Indices({}));
    }

    void stepWithoutGpusSeesAllOfTheJobs()
    {
        StepSpec one = asking(1);
        one.gpus = 1;
        const Step first = runs(one, {0});
        const StepSpec plain = asking(1);
        QCOMPARE(stepsToStart(kJob, {&first}, {&plain}).front().allocation.gpuIndices, Ids({0, 2}));
    }

    void gpusPerTaskGivesEachRankItsOwn()
    {
        QCOMPARE(gpusByRank({0, 2, 3, 5}, 2, 2), (std::vector<Ids>{{0, 2}, {3, 5}}));
    }

    void coresPicksCpusThatNobodyElseIsBoundTo()
    {
        const CpuBind cores = *parseCpuBind("cores");
        const auto chosen = chooseCpus(cores, 2, 1, {{0, 1, 2, 3}, {0, 2}});
        QCOMPARE(*chosen, Ids({1, 3}));
        QCOMPARE(cpusByRank(cores, 2, 1, *chosen, false), (std::vector<Ids>{{1}, {3}}));
        QCOMPARE(*chooseCpus(cores, 3, 1, {{0, 1, 2, 3}, {0, 2}}), Ids({0, 1, 3}));
    }

    void mapCpuBindsOneTaskToAllIdsAndSeveralEachToItsOwn()
    {
        const CpuBind map = *parseCpuBind("map_cpu:0,2");
        const CpuRoom room{{0, 1, 2, 3}, {0, 2}};
        QCOMPARE(*chooseCpus(map, 1, 1, room), Ids({0, 2}));
        QCOMPARE(cpusByRank(map, 1, 1, {}, false), (std::vector<Ids>{{0, 2}}));
        QCOMPARE(cpusByRank(map, 1, 1, {}, true), (std::vector<Ids>{{0}}));
        QCOMPARE(cpusByRank(map, 3, 1, {}, false), (std::vector<Ids>{{0}, {2}, {0}}));
        QVERIFY(!chooseCpus(*parseCpuBind("map_cpu:9"), 1, 1, room).ok());
    }

    void cpuBindIsReadInEverySpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("list");
        QTest::newRow("empty") << "" << "none" << "";
        QTest::newRow("none") << "none" << "none" << "";
        QTest::newRow("quiet none") << "q,no" << "none" << "";
        QTest::newRow("cores") << "verbose,cores" << "cores" << "";
        QTest::newRow("threads") << "quiet,threads" << "cores" << "";
        QTest::newRow("sockets") << "sockets" << "sockets" << "";
        QTest::newRow("rank") << "rank" << "rank" << "";
        QTest::newRow("map") << "v,map_cpu:0,2" << "map_cpu:" << "0,2";
        QTest::newRow("map, hexadecimal, repeated") << "map_cpu:0x1*2,3" << "map_cpu:" << "1,1,3";
        QTest::newRow("mask") << "mask_cpu:0x3,C" << "mask_cpu:" << "0x3,0xC";
    }

    void cpuBindIsReadInEverySpelling()
    {
        QFETCH(QString, text);
        QFETCH(QString, type);
        QFETCH(QString, list);
        const auto bind = parseCpuBind(text.toStdString());
        QVERIFY(bind.ok());
        QCOMPARE(QString::fromStdString(cpuBindType(*bind)), type);
        QCOMPARE(QString::fromStdString(cpuBindList(*bind)), list);
    }

    void unknownCpuBindIsRefusedWithSlurmsLine()
    {
        for (const char* text : {"bogus", "map_cpu:", "map_cpu:x", "mask_cpu:0", "cores,none", "map_cpu:0,", "map_cpu:-1"})
            QVERIFY2(!parseCpuBind(text).ok(), text);
        QCOMPARE(parseCpuBind("bogus").error().message, std::string("unrecognized --cpu-bind argument \"bogus\""));
    }

    void stepsStateFollowsFromCauseAndExit()
    {
        const auto judged = [](EndCause cause, ExitCode exit, JobState towards = JobState::Pending, bool asked = false) {
            return judgeStep(notice(cause, exit), towards, asked, 7);
        };
        QCOMPARE(judged(EndCause::Exited, {0, 0}).state, JobState::Completed);
        QCOMPARE(judged(EndCause::Exited, {3, 0}).state, JobState::Failed);
        QCOMPARE(judged(EndCause::Exited, {3, 0}).exit, (ExitCode{3, 0}));
        QCOMPARE(judged(EndCause::Exited, {0, 11}).reason, Reason::RaisedSignal);
        QCOMPARE(judged(EndCause::Cancelled, {0, 15}).state, JobState::Cancelled);
        QCOMPARE(judged(EndCause::Exited, {0, 15}, JobState::Pending, true).state, JobState::Cancelled);
        QCOMPARE(judged(EndCause::TimeLimit, {0, 15}).state, JobState::Timeout);
        QCOMPARE(judged(EndCause::Cancelled, {0, 15}, JobState::Timeout).state, JobState::Timeout);
        QCOMPARE(judged(EndCause::Lost, {}).state, JobState::Failed);
        QCOMPARE(judged(EndCause::Lost, {}).exit, (ExitCode{0, 9}));
        StepNotice oom = notice(EndCause::Cancelled, {0, 9});
        oom.oomKilled = true;
        QCOMPARE(judgeStep(oom, JobState::Pending, false, 7).state, JobState::OutOfMemory);
    }
};

QTEST_APPLESS_MAIN(TstSteprules)
#include "tst_steprules.moc"
