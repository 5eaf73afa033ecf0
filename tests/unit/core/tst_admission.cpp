// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "core/admission.h"
#include "core/requeue.h"
#include "queuefixture.h"

#include <QTest>

#include <functional>
#include <map>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// Out of line: inlined, g++ 12 takes the string of an empty optional for one that is used.
template <typename T>
[[gnu::noinline]] void setPartition(T& asked, const char* name)
{
    asked.partition = name;
}

void recorded(JobSpec& spec, const std::string& option, const std::string& value)
{
    spec.recorded.change([&](auto& all) { all[option] = value; });
}

} // namespace

class tst_Admission : public QObject
{
    Q_OBJECT

private slots:
    void defaultsAreFilledIn();
    void gpuPartitionsDefaultToOneGpu();
    void limitsAreWholeMinutesWhereSlurmIsAskedFor();
    void jobThatAsksForGpusWithoutAPartitionGoesToTheFirstGpuPartition();
    void impossibleRequestsAreRefusedInSlurmsWords_data();
    void impossibleRequestsAreRefusedInSlurmsWords();
    void thisHostMayBeNamedByAnyOfItsNames();
    void ofSeveralPartitionsTheFirstThatFitsIsTaken();
    void arraysAreTakenApart();
    void tooLargeScriptsAreRefused();
    void featuresOfAModel();
    void constraints_data();
    void constraints();
    void updatesFollowTheRules();
    void aMoveIsCheckedLikeASubmission();
    void aMoveBringsThePartitionsOwnGpu();
    void whatAJobAsksForIsCheckedLikeASubmission();
    void aStartedJobKeepsWhatItAskedFor();
    void resultsAreJudged_data();
    void resultsAreJudged();
    void cancelledWhileCompletingStaysCancelled();
    void requeuesOnceAfterFailures();
};

void tst_Admission::defaultsAreFilledIn()
{
    const auto admitted = admit(JobSpec{}, 10, makeHost(4, 8000, 1));
    QVERIFY(admitted.ok());
    const JobSpec& spec = admitted->spec;
    QCOMPARE(*spec.partition, std::string("cpu"));
    QCOMPARE(*spec.ntasks, 1U);
    QCOMPARE(*spec.cpusPerTask, 1U);
    QCOMPARE(*spec.memPerNode, Megabytes(512));
    QCOMPARE(*spec.gpus, 0U);
    QVERIFY(!admitted->array);
}

void tst_Admission::limitsAreWholeMinutesWhereSlurmIsAskedFor()
{
    HostModel host = makeHost(4, 8000, 1);
    JobSpec spec;
    spec.timeLimit = Seconds(61);
    QCOMPARE(*admit(spec, 10, host)->spec.timeLimit, Seconds(61));
    host.wholeMinutes = true;
    QCOMPARE(*admit(spec, 10, host)->spec.timeLimit, Seconds(120));
    spec.timeLimit = Seconds(120);
    QCOMPARE(*admit(spec, 10, host)->spec.timeLimit, Seconds(120));
    spec.timeLimit = kUnlimited;
    QCOMPARE(*admit(spec, 10, host)->spec.timeLimit, kUnlimited);
    spec.timeLimit.reset();
    QVERIFY(!admit(spec, 10, host)->spec.timeLimit);
    UpdatedEvent change;
    change.timeLimit = Seconds(1);
    Job job;
    job.spec = std::make_shared<JobSpec>();
    QCOMPARE(*checkUpdate(job, change, host)->timeLimit, Seconds(60));
}

void tst_Admission::jobThatAsksForGpusWithoutAPartitionGoesToTheFirstGpuPartition()
{
    const HostModel host = makeHost(4, 8000, 2);
    JobSpec spec;
    spec.gpus = 1;
    QCOMPARE(admit(spec, 10, host)->spec.partition.value(), std::string("gpu"));
    setPartition(spec, "cpu");
    QVERIFY(admit(spec, 10, host).error().code == Code::NotAvailable);
    JobSpec plain;
    QCOMPARE(admit(plain, 10, host)->spec.partition.value(), std::string("cpu"));
}

void tst_Admission::gpuPartitionsDefaultToOneGpu()
{
    JobSpec spec;
    setPartition(spec, "gpu");
    QCOMPARE(*admit(spec, 0, makeHost(4, 8000, 2))->spec.gpus, 1U);
    spec.gpus = 0;
    QCOMPARE(*admit(spec, 0, makeHost(4, 8000, 2))->spec.gpus, 0U);
    spec.gpus.reset();
    spec.gpusPerTask = 1;
    spec.ntasks = 2;
    QCOMPARE(*admit(spec, 0, makeHost(4, 8000, 2))->spec.gpus, 2U);
}

void tst_Admission::impossibleRequestsAreRefusedInSlurmsWords_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* what, Code code, const char* message) {
        QTest::newRow(what) << QString(what) << static_cast<int>(code) << QString(message);
    };
    row("partition", Code::InvalidPartition, "invalid partition specified: nosuch\nInvalid partition name specified");
    row("empty partition", Code::InvalidPartition, "invalid partition specified: (null)\nInvalid partition name specified");
    row("memory", Code::NotAvailable,
        "Memory specification can not be satisfied\nRequested node configuration is not available");
    row("memory per cpu", Code::NotAvailable, "Requested node configuration is not available");
    row("cpus", Code::NotAvailable, "Requested node configuration is not available");
    row("huge product", Code::NotAvailable, "Requested node configuration is not available");
    row("gpus", Code::NotAvailable, "Requested node configuration is not available");
    row("gpus in a cpu partition", Code::NotAvailable, "Requested node configuration is not available");
    row("gpu type", Code::NotAvailable, "Requested node configuration is not available");
    row("no nodes", Code::InvalidNodeCount, "Node count specification invalid");
    row("two nodes", Code::NotAvailable, "Requested node configuration is not available");
    row("another node", Code::NotAvailable, "Requested node configuration is not available");
    row("malformed node list", Code::NotAvailable, "Requested node configuration is not available");
    row("not this node", Code::NotAvailable, "Requested node configuration is not available");
    row("feature", Code::InvalidFeature, "Invalid feature specification");
    row("array", Code::InvalidArray, "Invalid job array specification");
    row("dependency", Code::InvalidDependency, "Job dependency problem");
}

void tst_Admission::impossibleRequestsAreRefusedInSlurmsWords()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(QString, message);
    JobSpec spec;
    const std::map<QString, std::function<void()>> changes{
        {"partition", [&] { setPartition(spec, "cpu,nosuch"); }},
        {"empty partition", [&] { setPartition(spec, ""); }},
        {"memory", [&] { spec.memPerNode = Megabytes(8001); }},
        {"memory per cpu", [&] { spec.memPerCpu = Megabytes(8001); }},
        {"cpus", [&] { spec.cpusPerTask = 5; }},
        {"huge product", [&] { spec.cpusPerTask = 4294967295U; spec.ntasks = 4294967295U; }},
        {"gpus", [&] { setPartition(spec, "gpu"); spec.gpus = 3; }},
        {"gpus in a cpu partition", [&] { setPartition(spec, "cpu"); spec.gpus = 1; }},
        {"gpu type", [&] { setPartition(spec, "gpu"); spec.gpus = 1; spec.gpuType = "h100"; }},
        {"no nodes", [&] { spec.minNodes = 0; }},
        {"two nodes", [&] { spec.minNodes = 2; }},
        {"another node", [&] { recorded(spec, "nodelist", "localhost,other"); }},
        {"malformed node list", [&] { recorded(spec, "nodelist", "localhost[1"); }},
        {"not this node", [&] { spec.submitHost = "box.home"; recorded(spec, "exclude", "other,box"); }},
        {"feature", [&] { spec.constraint = "nosuch"; }},
        {"array", [&] { spec.array = "5-1"; }},
        {"dependency", [&] { spec.dependency.terms.push_back({}); }},
    };
    changes.at(what)();
    const auto admitted = admit(spec, 0, makeHost(4, 8000, 2));
    QVERIFY(!admitted.ok());
    QCOMPARE(static_cast<int>(admitted.error().code), code);
    QCOMPARE(QString::fromStdString(admitted.error().message), message);
}

void tst_Admission::thisHostMayBeNamedByAnyOfItsNames()
{
    JobSpec spec;
    spec.submitHost = "box.home";
    recorded(spec, "exclude", "other");
    for (const char* name : {"", "localhost", "box", "box.home", "box,localhost"}) {
        recorded(spec, "nodelist", name);
        QVERIFY2(admit(spec, 0, makeHost(4)).ok(), name);
    }
}

void tst_Admission::ofSeveralPartitionsTheFirstThatFitsIsTaken()
{
    JobSpec spec;
    setPartition(spec, "cpu,gpu");
    spec.gpus = 1;
    QCOMPARE(*admit(spec, 0, makeHost(4, 8000, 1))->spec.partition, std::string("gpu"));
}

void tst_Admission::arraysAreTakenApart()
{
    JobSpec spec;
    spec.array = "1-5:2%2";
    const auto admitted = admit(spec, 0, makeHost(4));
    QCOMPARE(admitted->array->tasks, (std::vector<std::uint32_t>{1, 3, 5}));
    QCOMPARE(admitted->array->limit, 2U);
    HostModel small = makeHost(4);
    small.maxArraySize = 5;
    QVERIFY(!admit(spec, 0, small).ok());
}

void tst_Admission::tooLargeScriptsAreRefused()
{
    const HostModel host = makeHost(4);
    QVERIFY(admit(JobSpec{}, host.maxScriptBytes, host).ok());
    QVERIFY(admit(JobSpec{}, host.maxScriptBytes + std::size_t{1}, host).error().code == Code::ScriptTooLarge);
}

void tst_Admission::featuresOfAModel()
{
    QCOMPARE(modelFeature("NVIDIA RTX A2000"), std::string("nvidia_rtx_a2000"));
    QCOMPARE(modelFeature(""), std::string("generic_gpu"));
}

void tst_Admission::constraints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("result"); // 1 holds, 0 does not, -1 malformed
    const auto row = [](const char* text, int result) { QTest::newRow(text) << QString(text) << result; };
    row("cpu", 1);
    row("CPU", 1);
    row("main", 1);
    row("cpu&fast", 1);
    row("cpu,fast", 1);
    row("cpu&slow", 0);
    row("slow|fast", 1);
    row("slow|cpu&slow", 0);
    row("(slow|cpu)&fast", 1);
    row("[slow|fast]", 1);
    row("fast*1", 1);
    row("fast*2", 0);
    row("cpu&", -1);
    row("(cpu", -1);
    row("cpu)", -1);
    row("&cpu", -1);
    row("cpu*x", -1);
    QTest::newRow("deep") << QString(100, '(') << -1;
}

void tst_Admission::constraints()
{
    QFETCH(QString, text);
    QFETCH(int, result);
    const auto holds = constraintHolds(text.toStdString(), {"cpu", "fast"}, "Main");
    QCOMPARE(holds.ok(), result >= 0);
    if (holds)
        QCOMPARE(*holds, result == 1);
}

void tst_Admission::updatesFollowTheRules()
{
    const HostModel host = makeHost(4, 8000, 1);
    Job job = JobMaker(5).task(5, 0);
    UpdatedEvent nothing;
    QVERIFY(checkUpdate(job, nothing, host).error().code == Code::InvalidUpdate);
    UpdatedEvent all;
    all.name = "x";
    all.priority = 5;
    all.timeLimit = Seconds(60);
    QCOMPARE(*checkUpdate(job, all, host), all);
    UpdatedEvent self;
    self.dependency = Dependency{{{DependencyKind::AfterOk, JobId(5), kNoArrayTask, 0}}, false};
    QVERIFY(checkUpdate(job, self, host).error().code == Code::InvalidDependency);

    job.phase = RunningPhase{};
    QCOMPARE(checkUpdate(job, all, host).error(), Error(Code::NotPending, "Job is no longer pending execution"));
    UpdatedEvent limit;
    limit.timeLimit = Seconds(60);
    QVERIFY(checkUpdate(job, limit, host).ok());
    limit.timeLimit = Seconds(0);
    QVERIFY(checkUpdate(job, limit, host).error().code == Code::InvalidTimeLimit);

    job.phase = EndedPhase{};
    limit.timeLimit = Seconds(60);
    QCOMPARE(checkUpdate(job, limit, host).error().message, std::string("Job has already finished"));
}

void tst_Admission::aMoveIsCheckedLikeASubmission()
{
    const HostModel host = makeHost(4, 8000, 1);
    UpdatedEvent move;
    setPartition(move, "gpu");
    QVERIFY(checkUpdate(JobMaker(1), move, host).ok());
    setPartition(move, "nosuch");
    QCOMPARE(checkUpdate(JobMaker(1), move, host).error().message, std::string("Invalid partition name specified"));
    setPartition(move, "cpu");
    QVERIFY(checkUpdate(JobMaker(1).gpus(1), move, host).error().code == Code::NotAvailable);
}

void tst_Admission::aMoveBringsThePartitionsOwnGpu()
{
    const HostModel host = makeHost(4, 8000, 1);
    UpdatedEvent move;
    setPartition(move, "gpu");
    const auto there = checkUpdate(JobMaker(1), move, host);
    QCOMPARE(there->gpus, std::optional<std::uint32_t>(1));
    QVERIFY(!withChanges(JobSpec(), *there).gpusAsked);
    Job given = JobMaker(1).gpus(1);
    JobSpec spec = *given.spec;
    spec.gpusAsked = false;
    given.spec = std::make_shared<const JobSpec>(std::move(spec));
    setPartition(move, "cpu");
    QCOMPARE(checkUpdate(given, move, host)->gpus, std::optional<std::uint32_t>(0));
}

void tst_Admission::whatAJobAsksForIsCheckedLikeASubmission()
{
    const HostModel host = makeHost(4, 8000, 1);
    const Job job = JobMaker(1);
    const auto check = [&](auto member, auto value) {
        UpdatedEvent change;
        (change.*member).emplace(value);
        return checkUpdate(job, change, host);
    };
    QVERIFY(check(&UpdatedEvent::ntasks, 4U).ok());
    QVERIFY(check(&UpdatedEvent::ntasks, 5U).error().code == Code::NotAvailable);
    QVERIFY(check(&UpdatedEvent::memPerNode, Megabytes(8000)).ok());
    QVERIFY(check(&UpdatedEvent::memPerNode, Megabytes(8001)).error().code == Code::NotAvailable);
    QVERIFY(check(&UpdatedEvent::memPerNode, Megabytes(-1)).error().code == Code::InvalidArgument);
    QVERIFY(check(&UpdatedEvent::constraint, "cpu").ok());
    QVERIFY(check(&UpdatedEvent::constraint, "nosuch").error().code == Code::InvalidFeature);
    QVERIFY(check(&UpdatedEvent::gpus, 1U).error().code == Code::NotAvailable); // not in a CPU partition
    QVERIFY(check(&UpdatedEvent::workDir, "here").error().code == Code::InvalidUpdate);
    QCOMPARE(check(&UpdatedEvent::cpus, 3U)->cpusPerTask, std::optional<std::uint32_t>(3));
    QVERIFY(!check(&UpdatedEvent::cpus, 3U)->cpus);
    UpdatedEvent both;
    both.ntasks = 2;
    both.cpus = 3;
    QCOMPARE(checkUpdate(job, both, host).error().message, std::string("Invalid NumCPUs value"));
    both.cpus = 4;
    QCOMPARE(checkUpdate(job, both, host)->cpusPerTask, std::optional<std::uint32_t>(2));
}

void tst_Admission::aStartedJobKeepsWhatItAskedFor()
{
    const HostModel host = makeHost(4, 8000, 1);
    Job job = JobMaker(1);
    job.phase = RunningPhase{};
    UpdatedEvent change;
    change.memPerNode = Megabytes(1);
    QVERIFY(checkUpdate(job, change, host).error().code == Code::NotPending);
    change = {};
    change.recorded = {{"account", "a"}};
    QVERIFY(checkUpdate(job, change, host).error().code == Code::NotPending);
    change = {};
    change.requeue = true;
    QVERIFY(checkUpdate(job, change, host).ok());
}

void tst_Admission::resultsAreJudged_data()
{
    QTest::addColumn<int>("cause");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("signal");
    QTest::addColumn<bool>("oom");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char* name, EndCause cause, ExitCode exit, bool oom, const char* message, const char* verdict) {
        QTest::newRow(name) << static_cast<int>(cause) << exit.status << exit.signal << oom << QString(message) << QString(verdict);
    };
    row("good", EndCause::Exited, {}, false, "", "COMPLETED None 0:0");
    row("status", EndCause::Exited, {3, 0}, false, "", "FAILED NonZeroExitCode 3:0");
    row("signal", EndCause::Exited, {0, 9}, false, "", "FAILED RaisedSignal 0:9");
    row("oom wins", EndCause::Cancelled, {0, 15}, true, "", "OUT_OF_MEMORY OutOfMemory 0:125");
    row("oom though good", EndCause::Exited, {}, true, "", "OUT_OF_MEMORY OutOfMemory 0:125");
    row("cancelled", EndCause::Cancelled, {0, 15}, false, "", "CANCELLED CancelledByUser 0:15");
    row("limit", EndCause::TimeLimit, {0, 15}, false, "", "TIMEOUT TimeLimit 0:15");
    row("launch", EndCause::LaunchFailure, {}, false, "no folder", "FAILED JobLaunchFailure 0:53");
    row("lost", EndCause::Lost, {}, false, "killed", "FAILED SupervisorLost 0:0");
    row("reboot", EndCause::Lost, {}, false, "reboot", "FAILED LostAfterReboot 0:0");
}

void tst_Admission::resultsAreJudged()
{
    QFETCH(int, cause);
    QFETCH(int, status);
    QFETCH(int, signal);
    QFETCH(bool, oom);
    QFETCH(QString, message);
    QFETCH(QString, verdict);
    Job job = JobMaker(1);
    job.phase = RunningPhase{};
    AttemptFile file;
    file.cause = static_cast<EndCause>(cause);
    file.exit = {status, signal};
    file.oomKilled = oom;
    file.message = message.toStdString();
    file.end = kStart;
    const FinishedEvent event = judge(job, file);
    const std::string got = std::string(nameOf(event.state)) + " " + std::string(nameOf(event.reason)) + " " +
                            std::to_string(event.exit.status) + ":" + std::to_string(event.exit.signal);
    QCOMPARE(QString::fromStdString(got), verdict);
    QVERIFY(event.end == kStart);
}

void tst_Admission::cancelledWhileCompletingStaysCancelled()
{
    Job job = JobMaker(1);
    CompletingPhase completing;
    completing.byUid = 42;
    job.phase = completing;
    const FinishedEvent event = judge(job, AttemptFile{});
    QVERIFY(event.state == JobState::Cancelled);
    QCOMPARE(event.byUid, 42U);
}

void tst_Admission::requeuesOnceAfterFailures()
{
    Job job = JobMaker(1);
    FinishedEvent failed;
    failed.state = JobState::Failed;
    QVERIFY(!requeuesAutomatically(job, failed));
    JobSpec spec = *job.spec;
    spec.requeue = RequeueMode::Yes;
    job.spec = std::make_shared<const JobSpec>(spec);
    for (const JobState state : {JobState::Failed, JobState::Timeout, JobState::OutOfMemory}) {
        failed.state = state;
        QVERIFY(requeuesAutomatically(job, failed));
    }
    for (const JobState state : {JobState::Completed, JobState::Cancelled}) {
        failed.state = state;
        QVERIFY(!requeuesAutomatically(job, failed));
    }
    failed.state = JobState::Failed;
    job.autoRequeues = 1;
    QVERIFY(!requeuesAutomatically(job, failed));
}

QTEST_APPLESS_MAIN(tst_Admission)
#include "tst_admission.moc"
