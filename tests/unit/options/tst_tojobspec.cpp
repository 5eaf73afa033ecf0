// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submissioncase.h"

#include <QtTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

JobSpec specOf(const char* args, const std::string& script = {}, const EnvVars& environment = {})
{
    const SubmissionCase result = submit(words(args), script, environment);
    if (result.refused())
        qWarning() << "refused:" << result.lines;
    return result.spec;
}

using Number = std::optional<std::uint32_t>;
using Memory = std::optional<Megabytes>;

} // namespace

class TestToJobSpec : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void leavesOpenWhatWasNotAsked()
    {
        const JobSpec spec = specOf("x.sh");
        QVERIFY(!spec.partition && !spec.ntasks && !spec.cpusPerTask && !spec.memPerNode && !spec.timeLimit && !spec.gpus);
        QVERIFY(!spec.memoryAsked && !spec.cpusAsked && !spec.ntasksAsked && !spec.gpusAsked);
        QVERIFY(spec.requeue == RequeueMode::Default && spec.openMode == OpenMode::Default);
        QVERIFY(spec.recorded.empty());
    }

    void namesAJobAfterItsSource()
    {
        QCOMPARE(specOf("dir/job.sh").name, std::string("job.sh"));
        QCOMPARE(specOf("--wrap=true").name, std::string("wrap"));
        QCOMPARE(specOf("").name, std::string("sbatch"));
        QCOMPARE(specOf("-J own --wrap=true").name, std::string("own"));
        QVERIFY(specOf("--wrap=true").wrapped);
        QVERIFY(!specOf("x.sh").wrapped);
    }

    void putsFoldersWhereTheyBelong()
    {
        QCOMPARE(specOf("x.sh").workDir, std::string("/home/user/here"));
        QCOMPARE(specOf("-D sub x.sh").workDir, std::string("/home/user/here/sub"));
        QCOMPARE(specOf("-D /tmp x.sh").workDir, std::string("/tmp"));
        QCOMPARE(specOf("-D /tmp x.sh").submitDir, std::string("/home/user/here"));
        QCOMPARE(specOf("x.sh").command, std::string("/home/user/here/x.sh"));
    }

    void readsMemoryInAllItsForms()
    {
        QCOMPARE(specOf("--mem=1025K x").memPerNode, Memory(Megabytes(2)));
        QCOMPARE(specOf("--mem=2GB x").memPerNode, Memory(Megabytes(2048)));
        QCOMPARE(specOf("--mem=0 x").memPerNode, Memory(Megabytes(0)));
        QCOMPARE(specOf("--mem-per-cpu=100 x").memPerCpu, Memory(Megabytes(100)));
        QCOMPARE(specOf("--mem-per-cpu=0 x").memPerNode, Memory(Megabytes(0)));
        QCOMPARE(specOf("--mem-per-gpu=1G -G 3 x").memPerNode, Memory(Megabytes(3072)));
        QVERIFY(specOf("--mem-per-gpu=1G x").memoryAsked);
    }

    void theLaterSourceDecidesHowMemoryIsAskedFor()
    {
        const JobSpec spec = specOf("--mem-per-cpu=100 x", "#!/bin/sh\n#SBATCH --mem=1G\n", {{"SBATCH_MEM_PER_GPU", "5"}});
        QCOMPARE(spec.memPerCpu, Memory(Megabytes(100)));
        QVERIFY(!spec.memPerNode);
        QVERIFY(submit({"x"}, "#!/bin/sh\n#SBATCH --mem=1G --mem-per-cpu=1G\n").refused());
    }

    void countsGpusHoweverTheyAreAskedFor_data()
    {
        QTest::addColumn<QString>("args");
        QTest::addColumn<int>("gpus");
        QTest::addColumn<QString>("type");
        QTest::newRow("-G") << "-G2" << 2 << "";
        QTest::newRow("-G0") << "-G0" << 0 << "";
        QTest::newRow("model") << "--gpus=a100:2" << 2 << "a100";
        QTest::newRow("gpu as model") << "--gpus=gpu:1" << 1 << "";
        QTest::newRow("gres") << "--gres=gpu" << 1 << "";
        QTest::newRow("gres n") << "--gres=gpu:2" << 2 << "";
        QTest::newRow("gres model") << "--gres=gpu:a100:2" << 2 << "a100";
        QTest::newRow("gres twice") << "--gres=gpu:1,gpu:1" << 1 << "";
        QTest::newRow("gres two models") << "--gres=gpu:a:1,gpu:b:2" << 3 << "";
        QTest::newRow("gres sockets") << "--gres=gpu:2(S:0-1)" << 2 << "";
        QTest::newRow("gres none") << "--gres=none" << 0 << "";
        QTest::newRow("per node") << "--gpus-per-node=2" << 2 << "";
        QTest::newRow("per task") << "-n 3 --gpus-per-task=2" << 6 << "";
        QTest::newRow("per task and all") << "-G 4 --gpus-per-task=2" << 4 << "";
        QTest::newRow("all wins over per node") << "-G 1 --gpus-per-node=2" << 1 << "";
    }

    void countsGpusHoweverTheyAreAskedFor()
    {
        QFETCH(QString, args);
        const JobSpec spec = submit(words(args + " x")).spec;
        QVERIFY(spec.gpus.has_value());
        QVERIFY(spec.gpusAsked);
        QTEST(static_cast<int>(*spec.gpus), "gpus");
        QTEST(QString::fromStdString(*spec.gpuType), "type");
    }

    void derivesTasksAndCpus()
    {
        QCOMPARE(specOf("-G 4 --gpus-per-task=2 x").ntasks, Number(2));
        QCOMPARE(specOf("--ntasks-per-node=3 x").ntasks, Number(3));
        QCOMPARE(specOf("-N 2 --ntasks-per-node=3 x").ntasks, Number(6));
        QCOMPARE(specOf("-n 4 --ntasks-per-node=3 x").ntasks, Number(4));
        QVERIFY(specOf("--ntasks-per-node=3 x").ntasksAsked);
        QCOMPARE(specOf("-G 3 --cpus-per-gpu=2 x").cpusPerTask, Number(6));
        QCOMPARE(specOf("-G 3 -n 2 --cpus-per-gpu=3 x").cpusPerTask, Number(5));
        QCOMPARE(specOf("-G 3 -c 1 --cpus-per-gpu=3 x").cpusPerTask, Number(1));
        QCOMPARE(specOf("-n 2147483647 --gpus-per-task=2147483647 x").gpus, Number(2147483647));
    }

    void readsTheRestOneToOne()
    {
        const JobSpec spec = specOf("-p gpu -N 1-3 -t 1-2 -C a&b -a 0-3%2 -d afterok:1:2 --kill-on-invalid-dep=yes -H --nice=7 "
                                    "--priority=5 --signal=B:USR1@30 --open-mode=append -o out -e err -i in --comment=c "
                                    "--exclusive --no-requeue --export=ALL,A=1 x");
        QCOMPARE(spec.partition, std::optional<std::string>("gpu"));
        QCOMPARE(spec.minNodes, Number(1));
        QCOMPARE(spec.maxNodes, Number(3));
        QCOMPARE(spec.timeLimit, std::optional<Seconds>(std::chrono::hours(26)));
        QCOMPARE(*spec.constraint, std::string("a&b"));
        QCOMPARE(*spec.array, std::string("0-3%2"));
        QCOMPARE(formatDependency(spec.dependency), std::string("afterok:1,afterok:2"));
        QVERIFY(spec.killOnInvalidDependency && spec.hold && spec.exclusive);
        QCOMPARE(spec.nice, 7);
        QCOMPARE(spec.priority, std::optional<std::int64_t>(5));
        QCOMPARE(formatWarnSignal(spec.signal), std::string("B:USR1@30"));
        QVERIFY(spec.openMode == OpenMode::Append && spec.requeue == RequeueMode::No);
        QCOMPARE(*spec.stdoutPattern + *spec.stderrPattern + *spec.stdinPath, std::string("outerrin"));
        QCOMPARE(*spec.comment, std::string("c"));
        QCOMPARE(*spec.exportText, std::string("ALL,A=1"));
    }

    void beginsAtTheTimeSeenFromNow()
    {
        QCOMPARE(specOf("--begin=now+1hour x").begin, std::optional<Instant>(kTypedAt + std::chrono::hours(1)));
        QCOMPARE(specOf("--begin=now+00:10:00 x").begin, std::optional<Instant>(kTypedAt + std::chrono::minutes(10)));
    }

    void withoutALimitIsALimitToo()
    {
        QCOMPARE(specOf("-t 0 x").timeLimit, std::optional<Seconds>(kUnlimited));
        QCOMPARE(specOf("-t INFINITE x").timeLimit, std::optional<Seconds>(kUnlimited));
    }

    void keepsWhatOnlyClustersUnderstand()
    {
        const JobSpec spec = specOf("-A acc -q best --mail-type=END --mail-user=me --wckey=w --hint=nomultithread "
                                    "--get-user-env -w here -x there --tmp=1G -s x");
        const std::map<std::string, std::string> expected{
            {"account", "acc"}, {"qos", "best"},          {"mail-type", "END"},   {"mail-user", "me"},
            {"wckey", "w"},     {"hint", "nomultithread"}, {"get-user-env", ""},  {"nodelist", "here"},
            {"exclude", "there"}, {"tmp", "1G"},           {"oversubscribe", ""}};
        QVERIFY(spec.recorded == expected);
    }

    void sharingWithOneselfIsNotExclusive()
    {
        QVERIFY(!specOf("--exclusive=user x").exclusive);
        QCOMPARE(specOf("--exclusive=user x").recorded->at("exclusive"), std::string("user"));
    }
};

QTEST_APPLESS_MAIN(TestToJobSpec)
#include "tst_tojobspec.moc"
