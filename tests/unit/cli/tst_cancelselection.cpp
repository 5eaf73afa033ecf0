// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/cancelselection.h"

#include <QtTest>

using namespace slotd;

namespace
{

Outcomes outcome(const char* ref, Code code)
{
    return Outcomes{{Outcome{parseJobRef(ref).valueOr({}), code, std::string(code == Code::None ? "" : describe(code))}}};
}

QStringList lines(const CancelReport& report)
{
    QStringList result;
    for (const std::string& line : report.lines)
        result << QString::fromStdString(line);
    return result;
}

} // namespace

class TestCancelSelection : public QObject
{
    Q_OBJECT

private slots:
    void unknownAndEndedJobsAreNoError()
    {
        for (const Code code : {Code::InvalidJobId, Code::AlreadyDone, Code::JobFinished}) {
            const CancelReport report = reportCancel({}, outcome("9", code), false);
            QCOMPARE(report.exitCode, 0);
            QVERIFY(report.lines.empty());
        }
    }

    void verboseNamesEachJobAndWhatIsWrongWithIt()
    {
        ScancelOptions options;
        options.verbose = 1;
        const CancelReport report = reportCancel(options, outcome("9_3", Code::InvalidJobId), true);
        QCOMPARE(report.exitCode, 0);
        QCOMPARE(lines(report), QStringList({"scancel: Terminating job 9_3",
                                             "scancel: error: Kill job error on job id 9_3: Invalid job id specified"}));
    }

    void aTerminalIsToldWithoutVerbose()
    {
        QCOMPARE(lines(reportCancel({}, outcome("9", Code::InvalidJobId), true)),
                 QStringList{"scancel: error: Kill job error on job id 9: Invalid job id specified"});
    }

    void quietSaysNothingOfWhatIsGone()
    {
        ScancelOptions options;
        options.quiet = 1;
        QVERIFY(reportCancel(options, outcome("9", Code::InvalidJobId), true).lines.empty());
        QCOMPARE(reportCancel(options, outcome("9", Code::AccessDenied), true).lines.size(), 1U);
    }

    void aSignalThatFindsNobodyIsAnError()
    {
        ScancelOptions options;
        options.signal = 10;
        const CancelReport report = reportCancel(options, outcome("9", Code::InvalidJobId), false);
        QCOMPARE(report.exitCode, 1);
        QCOMPARE(lines(report), QStringList{"scancel: error: Kill job error on job id 9: Invalid job id specified"});
    }

    void aStepThatIsNotThereIsAnError()
    {
        const CancelReport report = reportCancel({}, outcome("9.0", Code::InvalidJobId), false);
        QCOMPARE(report.exitCode, 1);
        QCOMPARE(lines(report), QStringList{"scancel: error: Kill job error on job step id 9.0: Invalid job id specified"});
    }

    void otherErrorsAreAlwaysSaid()
    {
        QCOMPARE(reportCancel({}, outcome("9", Code::StorageFailure), false).exitCode, 1);
        QCOMPARE(reportCancel({}, outcome("9", Code::None), false).exitCode, 0);
    }

    void filtersGoToTheDaemonWhereItKnowsThem()
    {
        ScancelOptions options;
        options.name = "a,b";
        options.partition = "gpu";
        options.state = JobState::Pending;
        QVERIFY(!needsListing(options));
        const JobFilter filter = cancelFilter(options, "me");
        QVERIFY(filter.names == std::vector<std::string>{"a,b"});
        QVERIFY(filter.partitions == std::vector<std::string>{"gpu"});
        QVERIFY(filter.users == std::vector<std::string>{"me"});
        QCOMPARE(filter.states, bit(JobState::Pending));
        QCOMPARE(cancelFilter({}, {}).states, kActiveStates);
    }

    void otherFiltersLookAtTheJobs()
    {
        JobRecord job;
        job.recorded["account"] = "a";
        job.nodeList = "host";
        ScancelOptions options;
        options.account = "a";
        QVERIFY(needsListing(options));
        QVERIFY(matchesListing(options, job));
        options.account = "b";
        QVERIFY(!matchesListing(options, job));
        ScancelOptions onNode;
        onNode.nodes = "other,host";
        QVERIFY(matchesListing(onNode, job));
        onNode.nodes = "other";
        QVERIFY(!matchesListing(onNode, job));
        job.nodeList.clear();
        onNode.nodes = "host";
        QVERIFY(!matchesListing(onNode, job)); // not running, so on no node
    }

    void tasksOfArraysAreNamedByTheirArray()
    {
        JobRecord job;
        job.id = JobId(9);
        QCOMPARE(formatJobRef(refOf(job)), std::string("9"));
        job.arrayJobId = JobId(7);
        job.arrayTask = 2;
        QCOMPARE(formatJobRef(refOf(job)), std::string("7_2"));
    }
};

QTEST_APPLESS_MAIN(TestCancelSelection)
#include "tst_cancelselection.moc"
