// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/sinfo.h"

#include "commandtable.h"
#include "commands/command.h"
#include "commands/jsonprint.h"
#include "commands/queryfilter.h"
#include "fields/render.h"
#include "fields/sortspec.h"

#include <algorithm>
#include <set>
#include <thread>

namespace slotd
{

namespace
{
constexpr std::string_view kDefault = "Partition,Hostnames,State,Features,GRES_USED";
constexpr std::string_view kNode = "Partition,Hostnames,State";
constexpr std::string_view kLong =
    "Partition,Hostnames,State,Features,CPUS,CPU_ALLOC,Memory,MEM_ALLOC,GPUS,GPU_ALLOC,Running,Pending,GRES_USED";
constexpr std::string_view kSlurmDefault = "%#9P %.5a %.10l %.6D %.6t %N";
constexpr std::string_view kSlurmNode = "%#N %.6D %#.9P %6t";
constexpr std::string_view kSlurmLong = "%#9P %.5a %.10l %.10s %.4r %.8h %.10g %.6D %.11T %N";
constexpr std::string_view kSlurmNodeLong = "%#N %.6D %#.9P %.11T %4c %.8z %.6m %.8d %.6w %.8f %20E";
constexpr std::string_view kSlurmSummary = "%#9P %.5a %.10l %.16F %N";
constexpr std::string_view kSlurmReasons = "%20E %9u %19H %N";

std::string_view slurmFormat(const SinfoOptions& options)
{
    if (options.nodeView)
        return options.longView ? kSlurmNodeLong : kSlurmNode;
    return options.longView ? kSlurmLong : kSlurmDefault;
}

bool contains(const std::vector<std::string>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Whether the host itself is wanted. The only host always answers.
bool hostWanted(const SinfoOptions& options, const NodeInfo& node)
{
    const bool named = options.nodes.empty() || contains(options.nodes, node.name) || contains(options.nodes, "localhost");
    return named && !options.dead && (!options.statesGiven || contains(options.states, hostState(node)));
}

class Sinfo final : public Command
{
public:
    CommandId id() const override { return CommandId::Sinfo; }
    int run(const Invocation& call) override;

private:
    std::optional<int> prepare(const Invocation& call, SinfoOptions& options) const;
    int show(const Invocation& call, BlockingClient& client, const SinfoOptions& options) const;
};
} // namespace

Result<FormatSpec> makeSinfoFormat(const SinfoOptions& options, bool compat, const FieldRows& fields)
{
    if (options.format && options.format->longForm)
        return parseLongFormat(options.format->text, fields);
    if (options.format)
        return compat ? parsePrintfFormat(options.format->text, fields) : parseOutputFormat(options.format->text, fields);
    // The seed has no view of its own for these two.
    if (options.listReasons)
        return parsePrintfFormat(kSlurmReasons, fields);
    if (options.summarize)
        return parsePrintfFormat(kSlurmSummary, fields);
    if (compat)
        return parsePrintfFormat(slurmFormat(options), fields);
    return parseOutputFormat(options.longView ? kLong : options.nodeView ? kNode : kDefault, fields);
}

std::vector<HostRow> makeSinfoRows(const SinfoOptions& options, bool compat, const NodeInfo& node)
{
    // No host is ever down or drained here: there is never a reason to list.
    if (options.listReasons)
        return {};
    std::vector<HostRow> rows = options.nodeView && !compat ? nodeRow(node, options.partitions)
                                                            : partitionRows(node, options.partitions);
    if (hostWanted(options, node))
        return rows;
    // Slurm keeps the partitions and shows them without hosts.
    if (!compat || options.nodeView)
        return {};
    for (HostRow& row : rows)
        row.state = "n/a";
    return rows;
}

void joinAlikeRows(std::vector<HostRow>& rows, const FormatSpec& format, const CellContext& context)
{
    if (format.layout != Layout::Printf)
        return;
    std::set<std::string> seen;
    std::erase_if(rows, [&](const HostRow& row) {
        std::string cells;
        for (const OutputCell& cell : format.cells) {
            sinfoFields()[cell.field].write(row, context, cells);
            cells += '\0';
        }
        return !seen.insert(std::move(cells)).second;
    });
}

namespace
{
int Sinfo::run(const Invocation& call)
{
    SinfoOptions options;
    if (const std::optional<int> code = prepare(call, options))
        return *code;
    std::optional<BlockingClient> daemon = client(call);
    if (!daemon)
        return 1;
    for (;;) {
        const int code = show(call, *daemon, options);
        if (code != 0 || options.iterate == 0 || call.console.closed())
            return code;
        call.console.flush();
        std::this_thread::sleep_for(Seconds(options.iterate));
    }
}

std::optional<int> Sinfo::prepare(const Invocation& call, SinfoOptions& options) const
{
    const std::vector<Option<SinfoOptions>> table = sinfoOptions();
    const Parse parse = parseCommandLine<SinfoOptions>(id(), table, call.args, call.environment, call.now, options);
    if (parse.refusal)
        return refused(call, *parse.refusal);
    if (parse.action != OptionRole::Value)
        return inform(call, parse.action, rowsOf<SinfoOptions>(table));
    if (!parse.operands.empty()) {
        error(call, "Unrecognized option: " + parse.operands.front());
        return 1;
    }
    // A format that can't be read is told before the daemon is asked.
    if (const Result<FormatSpec> format = makeSinfoFormat(options, false, fieldRowsOf(sinfoFields())); !format) {
        error(call, format.error().message);
        return 1;
    }
    return std::nullopt;
}

int Sinfo::show(const Invocation& call, BlockingClient& client, const SinfoOptions& options) const
{
    const Result<NodeInfo> node = client.node();
    if (!node)
        return failed(call, node.error());
    if (options.reservations) {
        call.console.outLine("No reservations in the system");
        return 0;
    }
    if (options.json) {
        printNodeJson(call.console, client.hello(), *node, hostWanted(options, *node));
        return 0;
    }
    const bool compat = client.hello().compatSlurm;
    const FieldRows fields = fieldRowsOf(sinfoFields());
    const Result<FormatSpec> format = makeSinfoFormat(options, compat, fields);
    const Result<std::vector<SortKey>> sort =
        options.sort ? parseSortKeys(*options.sort, fields) : Result<std::vector<SortKey>>(std::vector<SortKey>{});
    if (!format || !sort) {
        error(call, format ? sort.error().message : format.error().message);
        return 1;
    }
    CellContext context;
    context.now = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    std::vector<HostRow> rows = makeSinfoRows(options, compat, *node);
    sortRows(rows, *sort, sinfoFields(), context);
    joinAlikeRows(rows, *format, context);
    const bool dated = options.iterate > 0 || (compat && options.longView && !options.format);
    if (dated && !options.noHeader)
        call.console.out(dateLine(context.now));
    call.console.out(render(*format, sinfoFields(), rows, context, !options.noHeader));
    for (const std::string& word : format->unknown) {
        if (options.format && options.format->longForm)
            error(call, "Invalid job format specification: " + word);
        else
            call.console.errLine("Invalid node format specification: " + word);
    }
    if (options.verbose > 0)
        call.console.errLine("sinfo: slotd " + client.hello().daemonVersion + " on " + client.hello().nodeName);
    return 0;
}
} // namespace

std::unique_ptr<Command> makeSinfo()
{
    return std::make_unique<Sinfo>();
}

} // namespace slotd
