// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/queryfilter.h"
#include "commands/sacct.h"
#include "commands/sinfo.h"
#include "commands/squeue.h"
#include "commands/squeue_steps.h"
#include "fields/jobcells.h"
#include "fields/jobrow.h"
#include "options/parser.h"
#include "unit/fields/sampleviews.h"

#include <QtTest>

using namespace slotd;

class TestQueryViews : public QObject
{
    Q_OBJECT

    const FieldRows m_squeue = fieldRowsOf(squeueFields());
    const FieldRows m_sacct = fieldRowsOf(sacctFields());

    template<class Values>
    static Parse parse(CommandId id, const std::vector<Option<Values>>& table, const std::vector<std::string>& args,
                       Values& values, const EnvVars& environment = {})
    {
        return parseCommandLine<Values>(id, table, args, environment, samples::kNow, values);
    }
    static std::string firstLine(const Parse& parse)
    {
        return parse.refusal ? format(parse.refusal->lines.front(), row(CommandId::Squeue)) : std::string();
    }

private slots:
    void squeueShowsWhatWaitsOrRunsUnlessAsked()
    {
        SqueueOptions options;
        JobQuery query = makeSqueueQuery(options, {});
        QVERIFY(query.scope == QueryScope::Queue && query.filter.states == kActiveStates);
        QVERIFY((query.filter.states & bit(JobState::Completing)) != 0);
        options.all = true;
        query = makeSqueueQuery(options, {});
        QVERIFY(query.scope == QueryScope::Recent && query.filter.states == kAllStates);
        options.states = bit(JobState::Running);
        QVERIFY(makeSqueueQuery(options, {}).scope == QueryScope::Queue);
    }
    void statesAreReadLongAndShort()
    {
        SqueueOptions options;
        QVERIFY(!parse(CommandId::Squeue, squeueOptions(), {"-t", "PD,running"}, options).refusal);
        QCOMPARE(*options.states, bit(JobState::Pending) | bit(JobState::Running));
        QVERIFY(!parse(CommandId::Squeue, squeueOptions(), {"--states=all"}, options).refusal);
        QCOMPARE(*options.states, kAllStates);
        QVERIFY(!parse(CommandId::Squeue, squeueOptions(), {"-t", "NODE_FAIL"}, options).refusal);
        QCOMPARE(*options.states, StateSet{0});
        const Parse bad = parse(CommandId::Squeue, squeueOptions(), {"-t", "BOGUS"}, options);
        QCOMPARE(QString::fromStdString(firstLine(bad)), QString("squeue: error: Invalid job state specified: BOGUS"));
        QCOMPARE(*bad.refusal->exitCode, 1);
    }
    void aBadJobIdStopsSqueue()
    {
        SqueueOptions options;
        QCOMPARE(QString::fromStdString(firstLine(parse(CommandId::Squeue, squeueOptions(), {"-j", "1,abc"}, options))),
                 QString("squeue: error: Invalid job id: abc"));
    }
    void theEnvironmentStandsBehindTheCommandLine()
    {
        const EnvVars environment{{"SQUEUE_FORMAT", "%i %j"}, {"SQUEUE_SORT", "-i"}, {"SQUEUE_ARRAY", "1"}};
        SqueueOptions options;
        QVERIFY(!parse(CommandId::Squeue, squeueOptions(), {}, options, environment).refusal);
        QVERIFY(options.format->text == "%i %j" && *options.sort == "-i" && options.array);
        options = {};
        QVERIFY(!parse(CommandId::Squeue, squeueOptions(), {"-O", "Name"}, options, environment).refusal);
        QVERIFY(options.format->text == "Name" && options.format->longForm);
    }
    void theCompatSwitchMakesSlurmsView()
    {
        SqueueOptions options;
        const auto ours = makeSqueueView(options, false, m_squeue);
        const auto slurms = makeSqueueView(options, true, m_squeue);
        QVERIFY(ours->format.layout == Layout::Table && ours->format.cells.size() == 7 && ours->sort.size() == 1);
        QVERIFY(slurms->format.layout == Layout::Printf && slurms->format.cells.size() == 8 && slurms->sort.size() == 3);
    }
    void startKeepsAGivenFormat()
    {
        SqueueOptions options;
        options.startView = true;
        options.format = FormatChoice{"JobID,ST", false};
        QCOMPARE(makeSqueueView(options, false, m_squeue)->format.cells.size(), std::size_t(2));
        QVERIFY(makeSqueueQuery(options, {}).estimates);
    }
    void anUnknownSortKeyIsAnError()
    {
        SqueueOptions options;
        options.sort = "?";
        QCOMPARE(QString::fromStdString(makeSqueueView(options, false, m_squeue).error().message),
                 QString("Invalid sort specification: ?"));
    }
    void stepsHaveAViewOfTheirOwn()
    {
        SqueueOptions options;
        const Parse read = parse(CommandId::Squeue, squeueOptions(), {"-s5.0,7"}, options);
        QVERIFY(!read.refusal && options.stepView && options.steps.size() == 2);
        const auto question = makeStepQuestion(options, {});
        QVERIFY(question.ok());
        QVERIFY(question->query.steps && question->query.batchSteps);
        QCOMPARE(question->query.filter.refs.size(), std::size_t{2});
        QVERIFY(question->ours.format.layout == Layout::Printf && question->ours.format.cells.size() == 6);
        const Parse bad = parse(CommandId::Squeue, squeueOptions(), {"--steps=x"}, options);
        QCOMPARE(QString::fromStdString(firstLine(bad)), QString("squeue: error: Invalid job_step id: x"));
    }
    void stepsAreShownByNumberAndTheBatchScriptWhereItIsSlurmsHabitOrNamed()
    {
        JobRecord step = samples::job(5, JobState::Running);
        step.step = 1;
        JobRecord ended = samples::job(5, JobState::Completed);
        ended.step = 0;
        JobRecord batch = samples::job(5, JobState::Running);
        batch.step = JobRef::kBatchStep;
        const std::vector<JobRecord> records{samples::job(5, JobState::Running), batch, ended, step};
        const auto shown = [&](const SqueueOptions& options, bool compat) {
            const auto question = makeStepQuestion(options, {});
            CellContext context;
            context.now = samples::kNow;
            std::string text;
            for (const JobRow& row : stepRows(*question, std::vector<JobRecord>(records), compat, context)) {
                cells::jobId(row, context, text);
                text += ' ';
            }
            return QString::fromStdString(text);
        };
        SqueueOptions options;
        options.stepView = true;
        QCOMPARE(shown(options, false), QString("5.1 "));
        QCOMPARE(shown(options, true), QString("5.1 5.batch "));
        options.steps = *parseJobRefs("5.batch");
        QCOMPARE(shown(options, false), QString("5.1 5.batch "));
        options.steps.clear();
        options.states = kAllStates;
        QCOMPARE(shown(options, false), QString("5.0 5.1 "));
    }
    void theLetterPOfSacctNamesAPartitionOrMeansParsable()
    {
        using Words = std::vector<std::string>;
        QVERIFY((resolveParsableLetter({"-p", "cpu", "-n"}) == Words{"-p", "cpu", "-n"}));
        QVERIFY((resolveParsableLetter({"-p", "-j", "5"}) == Words{"--parsable", "-j", "5"}));
        QVERIFY((resolveParsableLetter({"-n", "-p"}) == Words{"-n", "--parsable"}));
    }
    void sacctPrintsDelimitedWithTheGivenDelimiter()
    {
        SacctOptions options;
        QVERIFY(!parse(CommandId::Sacct, sacctOptions(), {"-P", "--delimiter=,", "-o", "jobid,state"}, options).refusal);
        const auto format = makeSacctFormat(options, false, m_sacct);
        QVERIFY(format->layout == Layout::Delimited && format->delimiter == "," && !format->delimiterAtEnd);
    }
    void sacctRefusesUnknownStatesUnitsAndTimes()
    {
        SacctOptions options;
        for (const char* word : {"--state=BOGUS", "--units=X", "-Sbogus", "-jabc"})
            QVERIFY2(parse(CommandId::Sacct, sacctOptions(), {word}, options).refusal, word);
    }
    void helpformatNamesEveryColumnOnce()
    {
        const QString text = QString::fromStdString(sacctFieldNames(m_sacct));
        QCOMPARE(text.split(QRegularExpression("\\s+"), Qt::SkipEmptyParts).size(), static_cast<int>(m_sacct.size()));
    }
    void sinfoFiltersPartitionsAndStates()
    {
        const NodeInfo node = samples::node();
        SinfoOptions options;
        QCOMPARE(makeSinfoRows(options, false, node).size(), std::size_t(2));
        options.partitions = {"gpu"};
        QCOMPARE(makeSinfoRows(options, false, node).size(), std::size_t(1));
        options.partitions = {"nosuch"};
        QVERIFY(makeSinfoRows(options, false, node).empty());
        options = {};
        QVERIFY(!parse(CommandId::Sinfo, sinfoOptions(), {"-t", "idle"}, options).refusal);
        QVERIFY(makeSinfoRows(options, false, node).empty());
        QCOMPARE(QString::fromStdString(makeSinfoRows(options, true, node).front().state), QString("n/a"));
        QVERIFY(parse(CommandId::Sinfo, sinfoOptions(), {"-t", "bogus"}, options).refusal);
    }
    void theNodeViewAddsUpWhatItShows()
    {
        SinfoOptions options;
        options.nodeView = true;
        const NodeInfo node = samples::node();
        const auto rows = makeSinfoRows(options, false, node);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(rows[0].partitions), QString("cpu*,gpu"));
        QCOMPARE(rows[0].allocCpus.value, std::int64_t{6});
    }
    void recordedConditionsAreCheckedHere()
    {
        JobRecord job = samples::job(1, JobState::Running);
        job.recorded["account"] = "lab";
        QVERIFY((RecordedFilter{.accounts = {"lab"}}.keeps(job)));
        QVERIFY(!(RecordedFilter{.accounts = {"x"}}.keeps(job)));
        QVERIFY((RecordedFilter{.qos = {"normal"}}.keeps(job)));
        QVERIFY((RecordedFilter{.nodes = {"box"}}.keeps(job)));
    }
    void unknownUsersAreNamed()
    {
        const UserNames users = lookUpUsers({"root", "0", "no-such-user-here"});
        QVERIFY((users.names == std::vector<std::string>{"root", "root"}));
        QVERIFY((users.unknown == std::vector<std::string>{"no-such-user-here"}));
    }
    void everyOptionHasHelp()
    {
        for (const auto& option : squeueOptions())
            QVERIFY2(!option.help.empty(), option.longName.data());
        for (const auto& option : sacctOptions())
            QVERIFY2(!option.help.empty(), option.longName.data());
        for (const auto& option : sinfoOptions())
            QVERIFY2(!option.help.empty(), option.longName.data());
        for (const auto& option : scontrolOptions())
            QVERIFY2(!option.help.empty(), option.longName.data());
    }
};

QTEST_APPLESS_MAIN(TestQueryViews)
#include "tst_queryviews.moc"
