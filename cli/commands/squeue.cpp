// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/squeue.h"

#include "commandtable.h"
#include "commands/command.h"
#include "commands/jsonprint.h"
#include "commands/queryfilter.h"
#include "commands/squeue_steps.h"
#include "commands/userlookup.h"
#include "fields/arraycollapse.h"
#include "fields/render.h"

#include <algorithm>
#include <thread>

namespace slotd
{

namespace
{
constexpr std::string_view kDefault = "JobID,Partition,Name,User,ST,Time,NodeList(Reason)";
constexpr std::string_view kLong = "JobID,Partition,Name,User,ST,Time,TimeLimit,NTasks,CPUS,ReqMem,ReqGPU,NodeList(Reason)";
constexpr std::string_view kStart = "JobID,Partition,Name,User,ST,StartTime,NodeList(Reason)";
constexpr std::string_view kSlurmDefault = "%.18i %.9P %.8j %.8u %.2t %.10M %.6D %R";
constexpr std::string_view kSlurmLong = "%.18i %.9P %.8j %.8u %.8T %.10M %.9l %.6D %R";
constexpr std::string_view kSteps = "%.15i %.8j %.9P %.8u %.9M %N";
constexpr std::string_view kSlurmStart = "%.18i %.9P %.8j %.8u %.2t %.19S %.6D %20Y %R";

Result<FormatSpec> viewFormat(const SqueueOptions& options, bool compat, const FieldRows& fields)
{
    if (options.format && options.format->longForm)
        return parseLongFormat(options.format->text, fields);
    if (options.format)
        return compat ? parsePrintfFormat(options.format->text, fields) : parseOutputFormat(options.format->text, fields);
    if (options.stepView)
        return parsePrintfFormat(kSteps, fields);
    if (compat)
        return parsePrintfFormat(options.startView ? kSlurmStart : options.longView ? kSlurmLong : kSlurmDefault, fields);
    return parseOutputFormat(options.startView ? kStart : options.longView ? kLong : kDefault, fields);
}
} // namespace

ColumnSet SqueueView::needs(const FieldRows& fields) const
{
    return format.needs | sortNeeds(sort, fields) | ArrayCollapser::needs();
}

Result<SqueueView> makeSqueueView(const SqueueOptions& options, bool compat, const FieldRows& fields)
{
    Result<FormatSpec> format = viewFormat(options, compat, fields);
    if (!format)
        return format.error();
    // By id is the order of submission; Slurm's is by partition, pending first, then by priority.
    const std::string_view order = options.stepView ? "P,i"
                                   : !compat        ? "jobid"
                                   : options.startView ? "S"
                                                       : "P,t,-p";
    Result<std::vector<SortKey>> sort = parseSortKeys(options.sort ? std::string_view(*options.sort) : order, fields);
    if (!sort)
        return sort.error();
    SqueueView view{std::move(*format), std::move(*sort)};
    view.dateLine = (compat && options.longView && !options.format) || options.iterate > 0;
    view.pendingOnly = compat && options.startView;
    view.activeOnly = compat && options.all && !options.states;
    return view;
}

JobQuery makeSqueueQuery(const SqueueOptions& options, std::vector<std::string> users)
{
    JobQuery query;
    query.filter.states = options.states ? *options.states : options.all ? kAllStates : kActiveStates;
    query.scope = (query.filter.states & ~kActiveStates) != 0 ? QueryScope::Recent : QueryScope::Queue;
    query.filter.refs = options.jobs;
    query.filter.names = options.names;
    query.filter.partitions = options.partitions;
    query.filter.users = std::move(users);
    query.estimates = options.startView;
    return query;
}

namespace
{
/// One call of squeue: the options and what was made of them.
struct Question
{
    SqueueOptions options{};
    SqueueView ours{};
    SqueueView slurms{};
    JobQuery query{};
    RecordedFilter filter{};
    CellContext context{};
    std::optional<StepQuestion> steps{}; ///< squeue --steps: then only this and the context are set.
    bool nobody = false; ///< Only unknown users were named: there is nothing to ask for.
};

class Squeue final : public Command
{
public:
    CommandId id() const override { return CommandId::Squeue; }
    int run(const Invocation& call) override;

private:
    std::optional<int> prepare(const Invocation& call, Question& question) const;
    std::optional<int> prepareSteps(const Invocation& call, Question& question) const;
    std::vector<std::string> users(const Invocation& call, Question& question) const;
    int show(const Invocation& call, BlockingClient& client, const Question& question) const;
    int showJson(const Invocation& call, BlockingClient& client, const Question& question) const;
    std::optional<int> checkAnswer(const Invocation& call, BlockingClient& client, const Question& question,
                                   bool empty) const;
};

int Squeue::run(const Invocation& call)
{
    Question question;
    if (const std::optional<int> code = prepare(call, question))
        return *code;
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    for (;;) {
        const int code = question.steps          ? showSteps(call, *daemon, *question.steps, question.context)
                         : question.options.json ? showJson(call, *daemon, question)
                                                 : show(call, *daemon, question);
        if (code != 0 || question.options.iterate == 0 || call.console.closed())
            return code;
        call.console.flush();
        std::this_thread::sleep_for(Seconds(question.options.iterate));
    }
}

std::optional<int> Squeue::prepare(const Invocation& call, Question& question) const
{
    const std::vector<Option<SqueueOptions>> table = squeueOptions();
    const Parse parse = parseCommandLine<SqueueOptions>(id(), table, call.args, call.environment, call.now, question.options);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.action != OptionRole::Value)
        return inform(call, parse.action, rowsOf<SqueueOptions>(table));
    std::vector<std::string> operands = parse.operands;
    if (question.options.stepView && !operands.empty()) { // "-s 5.0": to getopt the list is a word of its own
        if (const SetResult read = readSteps(question.options, operands.front()); read)
            return refused(call, *read);
        operands.erase(operands.begin());
    }
    if (!operands.empty()) {
        error(call, "Unrecognized option: " + operands.front());
        return 1;
    }
    const SqueueOptions& options = question.options;
    if (const std::string* format = call.variable("SLURM_TIME_FORMAT"))
        question.context.timeFormat = *format;
    if (options.noConvert)
        question.context.unit = 'M';
    if (options.stepView && !options.json)
        return prepareSteps(call, question);
    const FieldRows fields = fieldRowsOf(squeueFields());
    Result<SqueueView> ours = makeSqueueView(options, false, fields);
    Result<SqueueView> slurms = makeSqueueView(options, true, fields);
    if (!ours || !slurms) {
        error(call, ours ? slurms.error().message : ours.error().message);
        return 1;
    }
    question.ours = std::move(*ours);
    question.slurms = std::move(*slurms);
    question.filter = {options.accounts, options.qos, options.reservations, options.licenses, options.nodes, {}};
    question.query = makeSqueueQuery(options, users(call, question));
    // Which of the two views it will be is known with the answer: one round trip, a few columns more.
    question.query.columns = question.ours.needs(fields) | question.slurms.needs(fields) | question.filter.needs();
    if (options.json)
        question.query.columns = ColumnSet::all();
    return std::nullopt;
}

std::optional<int> Squeue::prepareSteps(const Invocation& call, Question& question) const
{
    Result<StepQuestion> steps = makeStepQuestion(question.options, users(call, question));
    if (!steps) {
        error(call, steps.error().message);
        return 1;
    }
    if (question.nobody)
        steps->states = 0;
    question.steps = std::move(*steps);
    return std::nullopt;
}

std::vector<std::string> Squeue::users(const Invocation& call, Question& question) const
{
    if (question.options.me)
        return {ownUserName()};
    if (!question.options.users)
        return {};
    UserNames found = lookUpUsers(*question.options.users);
    for (const std::string& word : found.unknown)
        error(call, "Invalid user: " + word);
    question.nobody = found.names.empty() && !question.options.users->empty();
    return std::move(found.names);
}

/// Prints rows as they come where the daemon's order is the one asked for; ten thousand rows are then never held at once.
class Printer
{
public:
    Printer(const Question& question, const Invocation& call, const BlockingClient& client)
        : m_question(question), m_call(call), m_client(client), m_collapser(!question.options.array)
    {
    }

    void take(std::vector<JobRecord>&& records)
    {
        for (JobRecord& record : records) {
            if (!m_question.filter.empty() && !m_question.filter.keeps(record))
                continue;
            if (m_collapser.size() >= kRowsAtOnce && inOrder() && !m_collapser.mayJoin(record))
                print();
            m_collapser.add(std::move(record));
        }
    }

    /// What is still held back; true when there is any row at all.
    bool finish()
    {
        print();
        return m_count > 0;
    }

    std::string text()
    {
        sheet().finish();
        return std::move(m_text);
    }

    std::size_t count() const { return m_count; }
    const SqueueView& view() const { return m_client.hello().compatSlurm ? m_question.slurms : m_question.ours; }

private:
    static constexpr std::size_t kRowsAtOnce = 64;

    /// The queue comes in the order of ids.
    bool inOrder() const
    {
        const std::vector<SortKey>& keys = view().sort;
        return m_question.query.scope == QueryScope::Queue && keys.size() == 1 && !keys.front().descending &&
               keys.front().field == m_byId;
    }

    Sheet& sheet()
    {
        if (!m_sheet) {
            m_context = m_question.context;
            m_context.slurm = m_client.hello().compatSlurm;
            m_context.now = m_client.now() == kNoTime ? m_call.now : m_client.now();
            if (view().dateLine && !m_question.options.noHeader)
                m_text += dateLine(m_context.now);
            m_sheet.emplace(view().format, m_fields, m_text);
            if (!m_question.options.noHeader)
                m_sheet->header();
        }
        return *m_sheet;
    }

    void print()
    {
        std::vector<JobRow> rows = m_collapser.take(m_client.hello().compatSlurm);
        std::erase_if(rows, [&](const JobRow& row) {
            return (view().pendingOnly && row.job.state != JobState::Pending) ||
                   (view().activeOnly && isTerminal(row.job.state));
        });
        if (rows.empty())
            return;
        Sheet& out = sheet();
        sortRows(rows, view().sort, squeueFields(), m_context);
        for (const JobRow& row : rows) {
            for (const OutputCell& cell : view().format.cells) {
                squeueFields()[cell.field].write(row, m_context, out.cell());
                out.endCell();
            }
            out.endRow();
        }
        m_count += rows.size();
    }

    const Question& m_question;
    const Invocation& m_call;
    const BlockingClient& m_client;
    ArrayCollapser m_collapser;
    FieldRows m_fields = fieldRowsOf(squeueFields());
    std::size_t m_byId = findFieldByName(m_fields, "jobid", Dialect::Table);
    CellContext m_context{};
    std::string m_text{};
    std::optional<Sheet> m_sheet{};
    std::size_t m_count = 0;
};

int Squeue::show(const Invocation& call, BlockingClient& client, const Question& question) const
{
    Printer printer(question, call, client);
    // States that never occur here match nothing; an empty set would mean any.
    const bool nothing = question.nobody || question.query.filter.states == 0;
    const Result<void> answered =
        nothing ? client.ping()
                : client.queryJobs(question.query, [&](std::vector<JobRecord>&& rows) { printer.take(std::move(rows)); });
    if (!answered)
        return failed(call, answered.error());
    const bool any = printer.finish();
    if (const std::optional<int> code = checkAnswer(call, client, question, !any))
        return *code;
    call.console.out(printer.text());
    for (const std::string& word : printer.view().format.unknown)
        error(call, "Invalid job format specification: " + word);
    if (question.options.verbose > 0)
        call.console.errLine("squeue: slotd " + client.hello().daemonVersion + " on " + client.hello().nodeName + ": " +
                             std::to_string(printer.count()) + " rows");
    return 0;
}

int Squeue::showJson(const Invocation& call, BlockingClient& client, const Question& question) const
{
    if (const Result<void> reached = client.ping(); !reached)
        return failed(call, reached.error());
    const bool compat = client.hello().compatSlurm;
    JobQuery query = question.query;
    if (compat && !question.options.states) { // Slurm's lists all that its daemon still knows
        query.filter.states = kAllStates;
        query.scope = QueryScope::Recent;
    }
    ArrayCollapser collapser(!question.options.array);
    if (!question.nobody && query.filter.states != 0) {
        const Result<void> answered = client.queryJobs(query, [&](std::vector<JobRecord>&& records) {
            for (JobRecord& record : records) {
                if (question.filter.empty() || question.filter.keeps(record))
                    collapser.add(std::move(record));
            }
        });
        if (!answered)
            return failed(call, answered.error());
    }
    std::vector<JobRow> rows = collapser.take(compat);
    if (const std::optional<int> code = checkAnswer(call, client, question, rows.empty()))
        return *code;
    CellContext context = question.context;
    context.now = client.now() == kNoTime ? call.now : client.now();
    const SqueueView& view = compat ? question.slurms : question.ours;
    sortRows(rows, view.sort, squeueFields(), context);
    printQueueJson(call.console, client.hello(), rows, context);
    return 0;
}

std::optional<int> Squeue::checkAnswer(const Invocation& call, BlockingClient& client, const Question& question,
                                       bool empty) const
{
    for (const std::string& node : question.options.nodes) {
        if (node != client.hello().nodeName && node != "localhost") {
            error(call, "Invalid node name " + node);
            return 1;
        }
    }
    // As Slurm: one id that names no job is an error, two are not; a job that has ended is no error either.
    if (!empty || question.options.jobs.size() != 1)
        return std::nullopt;
    JobQuery exists;
    exists.scope = QueryScope::Recent;
    exists.filter.refs = question.options.jobs;
    exists.columns = needs<&JobRecord::id>();
    exists.limit = 1;
    const Result<std::vector<JobRecord>> found = client.jobs(exists);
    if (!found)
        return failed(call, found.error());
    if (!found->empty())
        return std::nullopt;
    call.console.errLine("slurm_load_jobs error: Invalid job id specified");
    return 1;
}
} // namespace

std::unique_ptr<Command> makeSqueue()
{
    return std::make_unique<Squeue>();
}

} // namespace slotd
