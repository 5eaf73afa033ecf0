// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/sacct.h"

#include "commandtable.h"
#include "commands/command.h"
#include "commands/jsonprint.h"
#include "commands/queryfilter.h"
#include "commands/sacct_payload.h"
#include "fields/arraycollapse.h"
#include "fields/render.h"

#include <algorithm>
#include <ctime>
#include <tuple>

namespace slotd
{

namespace
{
constexpr std::string_view kDefault = "JobID,Partition,JobName,User,State,ExitCode";
constexpr std::string_view kSlurmDefault = "JobID,JobName,Partition,Account,AllocCPUS,State,ExitCode";
constexpr std::string_view kBrief = "JobID,State,ExitCode";
constexpr std::string_view kLong =
    "JobID,JobIDRaw,JobName,Partition,MaxVMSize,MaxVMSizeNode,MaxVMSizeTask,AveVMSize,MaxRSS,MaxRSSNode,MaxRSSTask,AveRSS,"
    "MaxPages,MaxPagesNode,MaxPagesTask,AvePages,MinCPU,MinCPUNode,MinCPUTask,AveCPU,NTasks,AllocCPUS,Elapsed,State,ExitCode,"
    "AveCPUFreq,ReqCPUFreqMin,ReqCPUFreqMax,ReqCPUFreqGov,ReqMem,ConsumedEnergy,MaxDiskRead,MaxDiskReadNode,MaxDiskReadTask,"
    "AveDiskRead,MaxDiskWrite,MaxDiskWriteNode,MaxDiskWriteTask,AveDiskWrite,ReqTRES,AllocTRES,TRESUsageInAve,TRESUsageInMax,"
    "TRESUsageInMaxNode,TRESUsageInMaxTask,TRESUsageInMin,TRESUsageInMinNode,TRESUsageInMinTask,TRESUsageInTot,"
    "TRESUsageOutMax,TRESUsageOutMaxNode,TRESUsageOutMaxTask,TRESUsageOutAve,TRESUsageOutTot";

/// The start of the day in local time: where Slurm's sacct begins by default.
Instant midnightBefore(Instant when)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(std::chrono::floor<Seconds>(when));
    std::tm local{};
    localtime_r(&seconds, &local);
    local.tm_hour = local.tm_min = local.tm_sec = 0;
    local.tm_isdst = -1;
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::from_time_t(std::mktime(&local)));
}

std::string_view columnsOf(const SacctOptions& options, bool compat)
{
    if (options.format)
        return *options.format;
    if (options.brief)
        return kBrief;
    if (options.longView)
        return kLong;
    return compat ? kSlurmDefault : kDefault;
}

/// Jobs by id, tasks by number, each job's steps behind it: batch, extern, 0, 1 ...
auto orderKey(const JobRecord& job)
{
    const std::uint32_t base = job.arrayJobId ? job.arrayJobId.value : job.id.value;
    const std::uint32_t task = job.arrayTask == kNoArrayTask ? 0 : job.arrayTask;
    const std::int32_t step = job.step == JobRef::kNoStep ? -10 : job.step == JobRef::kBatchStep ? -9 : job.step;
    return std::make_tuple(base, task, step);
}

/// One call of sacct.
struct Question
{
    SacctOptions options{};
    FormatSpec ours{};
    FormatSpec slurms{};
    JobQuery query{};
    RecordedFilter filter{};
    CellContext context{};
};

class Sacct final : public Command
{
public:
    CommandId id() const override { return CommandId::Sacct; }
    int run(const Invocation& call) override;

private:
    std::optional<int> prepare(const Invocation& call, Question& question) const;
    std::optional<int> checkWindow(const Invocation& call, const SacctOptions& options, bool compat) const;
    std::vector<JobRow> rowsOfAnswer(std::vector<JobRecord>&& records, const Question& question, bool compat) const;
    int showPayloads(const Invocation& call, BlockingClient& client, const Question& question,
                     std::vector<JobRecord>&& records) const;
    void show(const Invocation& call, const BlockingClient& client, const Question& question,
              std::vector<JobRecord>&& records) const;
};
} // namespace

Result<FormatSpec> makeSacctFormat(const SacctOptions& options, bool compat, const FieldRows& fields)
{
    Result<FormatSpec> format = parseAccountingFormat(columnsOf(options, compat), fields, compat);
    if (!format || !options.parsableAtEnd)
        return format;
    format->layout = Layout::Delimited;
    format->delimiterAtEnd = *options.parsableAtEnd;
    if (options.delimiter)
        format->delimiter = *options.delimiter;
    return format;
}

std::string sacctFieldNames(const FieldRows& fields)
{
    constexpr std::size_t kWidth = 19;
    constexpr std::size_t kPerLine = 4;
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view name = canonicalName(*fields[i]);
        text += name;
        text.append(name.size() < kWidth ? kWidth - name.size() : 0, ' ');
        text += (i + 1) % kPerLine == 0 || i + 1 == fields.size() ? '\n' : ' ';
    }
    return text;
}

namespace
{
int Sacct::run(const Invocation& call)
{
    Question question;
    if (const std::optional<int> code = prepare(call, question))
        return *code;
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    SacctOptions& options = question.options;
    // Only the daemon knows whether the default window and rows are Slurm's; asking costs less than fetching years of history.
    if (const Result<void> reached = daemon->ping(); !reached)
        return failed(call, reached.error());
    question.query.batchSteps = daemon->hello().compatSlurm || options.json; // in JSON a program finds a job's usage there
    if (daemon->hello().compatSlurm && !options.from && !options.jobsGiven)
        question.query.filter.from = midnightBefore(call.now);
    std::vector<JobRecord> records;
    if (question.query.filter.states != 0) {
        Result<std::vector<JobRecord>> answer = daemon->jobs(question.query);
        if (!answer)
            return failed(call, answer.error());
        records = std::move(*answer);
    }
    if (const std::optional<int> code = checkWindow(call, options, daemon->hello().compatSlurm))
        return *code;
    if (options.batchScript || options.environment)
        return showPayloads(call, *daemon, question, std::move(records));
    show(call, *daemon, question, std::move(records));
    return 0;
}

std::optional<int> Sacct::prepare(const Invocation& call, Question& question) const
{
    const std::vector<Option<SacctOptions>> table = sacctOptions();
    SacctOptions& options = question.options;
    const Parse parse = parseCommandLine<SacctOptions>(id(), table, resolveParsableLetter(call.args), call.environment,
                                                       call.now, options);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.action != OptionRole::Value)
        return inform(call, parse.action, rowsOf<SacctOptions>(table));
    if (!parse.operands.empty()) {
        error(call, "Unknown arguments:");
        for (const std::string& operand : parse.operands)
            error(call, " " + operand);
        return 1;
    }
    const FieldRows fields = fieldRowsOf(sacctFields());
    if (options.helpFormat) {
        call.console.out(sacctFieldNames(fields));
        return 0;
    }
    Result<FormatSpec> ours = makeSacctFormat(options, false, fields);
    Result<FormatSpec> slurms = makeSacctFormat(options, true, fields);
    if (!ours || !slurms) {
        error(call, ours ? slurms.error().message : ours.error().message);
        return 1;
    }
    question.ours = std::move(*ours);
    question.slurms = std::move(*slurms);
    if (const std::optional<int> code = checkWindow(call, options, false))
        return code;

    JobQuery& query = question.query;
    query.scope = QueryScope::Accounting;
    query.jobsOnly = options.allocations;
    query.filter.refs = options.jobs;
    query.filter.names = options.names;
    query.filter.partitions = options.partitions;
    query.filter.states = options.states.value_or(kAllStates);
    query.filter.from = options.from.value_or(kNoTime);
    query.filter.until = options.until.value_or(kNoTime);
    if (options.users) {
        UserNames users = lookUpUsers(*options.users);
        if (!users.unknown.empty()) {
            error(call, "Invalid user id: " + users.unknown.front());
            return 1;
        }
        query.filter.users = std::move(users.names);
    }
    question.filter = {options.accounts, options.qos, {}, {}, options.nodes, options.groups, options.wckeys, options.reasons,
                       options.cpus, options.nodeCount, options.minutes};
    query.columns = question.ours.needs | question.slurms.needs | question.filter.needs() | ArrayCollapser::needs();

    if (options.json)
        query.columns = ColumnSet::all();
    CellContext& context = question.context;
    if (const std::string* format = call.variable("SLURM_TIME_FORMAT"))
        context.timeFormat = *format;
    context.unit = options.unit;
    if (options.truncate) {
        context.windowFrom = query.filter.from;
        context.windowUntil = query.filter.until;
    }
    return std::nullopt;
}

std::optional<int> Sacct::checkWindow(const Invocation& call, const SacctOptions& options, bool compat) const
{
    // A start in the future is an empty window to the seed, and an error to Slurm, whose window ends now.
    if (!options.from || (!options.until && !compat))
        return std::nullopt;
    const Instant until = options.until.value_or(call.now);
    if (*options.from <= until)
        return std::nullopt;
    error(call, "Start time (" + formatTime(*options.from) + ") requested is after end time (" + formatTime(until) + ").");
    return 1;
}

std::vector<JobRow> Sacct::rowsOfAnswer(std::vector<JobRecord>&& records, const Question& question, bool compat) const
{
    std::erase_if(records, [&](const JobRecord& job) {
        return (question.options.allocations && job.step != JobRef::kNoStep) || !question.filter.keeps(job);
    });
    const auto before = [](const JobRecord& a, const JobRecord& b) { return orderKey(a) < orderKey(b); };
    if (!std::is_sorted(records.begin(), records.end(), before))
        std::stable_sort(records.begin(), records.end(), before);
    ArrayCollapser collapser(compat && !question.options.array);
    for (JobRecord& record : records)
        collapser.add(std::move(record));
    return collapser.take(true);
}

int Sacct::showPayloads(const Invocation& call, BlockingClient& client, const Question& question,
                        std::vector<JobRecord>&& records) const
{
    if (!question.options.jobsGiven) {
        error(call, "This option requires a job to be specified with -j/--jobs");
        return 1;
    }
    const std::vector<JobRow> rows = rowsOfAnswer(std::move(records), question, false);
    const PayloadPart part = question.options.batchScript ? PayloadPart::Script : PayloadPart::Environment;
    const Result<void> printed = printPayloads(call, client, rows, part);
    return printed ? 0 : failed(call, printed.error());
}

void Sacct::show(const Invocation& call, const BlockingClient& client, const Question& question,
                 std::vector<JobRecord>&& records) const
{
    const bool compat = client.hello().compatSlurm;
    const FormatSpec& format = compat ? question.slurms : question.ours;
    CellContext context = question.context;
    context.now = client.now() == kNoTime ? call.now : client.now();
    context.slurm = compat;
    context.cancelledBy = format.layout != Layout::Table;
    const std::vector<JobRow> rows = rowsOfAnswer(std::move(records), question, compat);
    if (question.options.json) {
        printAccountingJson(call.console, client.hello(), rows, context);
        return;
    }
    call.console.out(render(format, sacctFields(), rows, context, !question.options.noHeader));
    if (question.options.verbose > 0)
        call.console.errLine("sacct: slotd " + client.hello().daemonVersion + " on " + client.hello().nodeName + ": " +
                             std::to_string(rows.size()) + " rows");
}
} // namespace

std::unique_ptr<Command> makeSacct()
{
    return std::make_unique<Sacct>();
}

} // namespace slotd
