// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/scontrol_show.h"

#include "commands/jsonprint.h"
#include "domain/hostlist.h"
#include "fields/arraycollapse.h"
#include "fields/celltext.h"
#include "fields/hostrange.h"
#include "fields/showtext.h"

#include <algorithm>
#include <array>

namespace slotd
{

namespace
{
/// One call of scontrol show.
struct Show
{
    std::string value; ///< What follows the entity: an id, a name, a host list; "" = none.
    const ScontrolShowFlags& flags;
    const Invocation& call;
    BlockingClient& client;

    ShowStyle style() const { return {flags.oneLine, flags.details}; }
    CellContext context() const
    {
        CellContext context;
        context.now = client.now() == kNoTime ? call.now : client.now();
        context.slurm = client.hello().compatSlurm;
        if (const std::string* format = call.variable("SLURM_TIME_FORMAT"))
            context.timeFormat = *format;
        return context;
    }
    int fail(std::string_view text) const
    {
        if (!flags.quiet)
            call.console.errLine(text);
        return 1;
    }
    int failed(const Error& error) const { return fail("scontrol: error: " + error.message); }
    /// For what is told on stdout, as Slurm does.
    int notFound(std::string_view text) const
    {
        if (!flags.quiet)
            call.console.outLine(text);
        return 1;
    }
};

int showJob(const Show& show)
{
    JobQuery query;
    query.scope = QueryScope::Recent;
    query.columns = showJobNeeds();
    if (!show.value.empty()) {
        Result<JobRef> ref = parseJobRef(show.value);
        if (!ref)
            return show.fail("scontrol_print_job error: Invalid job id specified");
        query.filter.refs.push_back(std::move(*ref));
    }
    // Pending tasks stand first, joined to one block: a large array stays readable.
    ArrayCollapser collapser(true);
    const Result<void> answered = show.client.queryJobs(query, [&](std::vector<JobRecord>&& records) {
        for (JobRecord& record : records) {
            if (record.step == JobRef::kNoStep)
                collapser.add(std::move(record));
        }
    });
    if (!answered)
        return show.failed(answered.error());
    const std::vector<JobRow> rows = collapser.take();
    if (show.flags.json && (!rows.empty() || show.value.empty())) {
        printQueueJson(show.call.console, show.client.hello(), rows, show.context());
        return 0;
    }
    if (rows.empty() && show.value.empty()) {
        show.call.console.outLine("No jobs in the system");
        return 0;
    }
    if (rows.empty() && query.filter.refs.front().tasks.empty())
        return show.fail("slurm_load_jobs error: Invalid job id specified");
    if (rows.empty())
        return show.notFound("Job " + show.value + " not found");
    const CellContext context = show.context();
    for (const JobRow& row : rows)
        show.call.console.out(showJobText(row, context, show.style()));
    return 0;
}

int showStep(const Show& show)
{
    JobQuery query;
    query.scope = QueryScope::Accounting;
    query.columns = showJobNeeds();
    query.filter.states = kActiveStates;
    if (!show.value.empty()) {
        Result<JobRef> ref = parseJobRef(show.value);
        if (!ref)
            return show.fail("scontrol_print_step error: Invalid job id specified");
        query.filter.refs.push_back(std::move(*ref));
    }
    query.batchSteps = true;
    const Result<std::vector<JobRecord>> records = show.client.jobs(query);
    if (!records)
        return show.failed(records.error());
    const bool batch = show.client.hello().compatSlurm ||
                       (!query.filter.refs.empty() && query.filter.refs.front().step == JobRef::kBatchStep);
    bool any = false;
    for (const JobRecord& record : *records) {
        if (record.step == JobRef::kNoStep || isTerminal(record.state) || (record.step == JobRef::kBatchStep && !batch))
            continue;
        any = true;
        show.call.console.out(showStepText(JobRow(record), show.context(), show.style()));
    }
    if (any || show.value.empty()) {
        if (!any)
            show.call.console.outLine("No job steps in the system");
        return 0;
    }
    JobRef job = query.filter.refs.front();
    job.step = JobRef::kNoStep;
    query.filter.refs = {job};
    query.limit = 1;
    const Result<std::vector<JobRecord>> exists = show.client.jobs(query);
    if (!exists)
        return show.failed(exists.error());
    if (exists->empty())
        return show.fail("slurm_get_job_steps error: Invalid job id specified");
    return show.notFound("Job step " + show.value + " not found");
}

int showNode(const Show& show)
{
    const Result<NodeInfo> node = show.client.node();
    if (!node)
        return show.failed(node.error());
    const std::vector<std::string> names = expandHostlist(show.value);
    if (!show.value.empty() && names.empty())
        return show.notFound("Node " + show.value + " not found");
    for (const std::string& name : names) {
        if (name != node->name && name != "localhost")
            return show.notFound("Node " + name + " not found");
    }
    if (show.flags.json) {
        printNodeJson(show.call.console, show.client.hello(), *node, true);
        return 0;
    }
    show.call.console.out(showNodeText(*node, show.context(), show.style()));
    return 0;
}

int showPartition(const Show& show)
{
    const Result<NodeInfo> node = show.client.node();
    if (!node)
        return show.failed(node.error());
    std::vector<const PartitionInfo*> shown;
    for (const PartitionInfo& partition : node->partitions) {
        if (show.value.empty() || partition.name == show.value)
            shown.push_back(&partition);
    }
    if (shown.empty() && !show.value.empty())
        return show.notFound("Partition " + show.value + " not found");
    if (show.flags.json) {
        printPartitionJson(show.call.console, show.client.hello(), *node, shown);
        return 0;
    }
    for (const PartitionInfo* partition : shown)
        show.call.console.out(showPartitionText(*node, *partition, show.style()));
    return 0;
}

int showConfig(const Show& show)
{
    const Result<NodeInfo> node = show.client.node();
    if (!node)
        return show.failed(node.error());
    CellContext context = show.context();
    context.now = show.call.now;
    show.call.console.out(showConfigText(*node, context));
    return 0;
}

int showHostnames(const Show& show)
{
    std::string list = show.value;
    for (const char* name : {"SLURM_JOB_NODELIST", "SLURM_NODELIST"}) {
        const std::string* variable = list.empty() ? show.call.variable(name) : nullptr;
        if (variable != nullptr)
            list = *variable;
    }
    if (list.empty()) {
        // Slurm complains and still ends well; scripts rely on it.
        show.fail("scontrol: error: host list is empty");
        return 0;
    }
    const std::vector<std::string> names = expandHostlist(list);
    if (names.empty())
        return show.fail("Invalid hostlist: " + list);
    for (const std::string& name : names)
        show.call.console.outLine(name);
    return 0;
}

int showHostlist(const Show& show, bool sorted)
{
    std::vector<std::string> names = expandHostlist(show.value);
    if (names.empty())
        return show.fail("Invalid hostlist: " + show.value);
    if (sorted)
        std::sort(names.begin(), names.end(), hostBefore);
    show.call.console.outLine(joinHostnames(names));
    return 0;
}

int showPlain(const Show& show, std::string_view text)
{
    show.call.console.outLine(text);
    return 0;
}

int showAliases(const Show& show)
{
    if (const Result<void> answered = show.client.ping(); !answered)
        return show.failed(answered.error());
    return showPlain(show, show.client.hello().nodeName);
}

struct Entity
{
    std::string_view names; ///< Separated by blanks.
    int (*run)(const Show& show);
    bool json = false;      ///< Has a form in JSON.
};

constexpr std::array kEntities{
    Entity{"job jobs jobid", showJob, true},
    Entity{"step steps", showStep},
    Entity{"node nodes nodename", showNode, true},
    Entity{"partition partitions part partitionname", showPartition, true},
    Entity{"config", showConfig},
    Entity{"hostnames hostname", showHostnames},
    Entity{"hostlist", [](const Show& show) { return showHostlist(show, false); }},
    Entity{"hostlistsorted", [](const Show& show) { return showHostlist(show, true); }},
    Entity{"license licenses lic", [](const Show& show) { return showPlain(show, "No licenses configured in Slurm."); }},
    Entity{"reservation reservations res", [](const Show& show) { return showPlain(show, "No reservations in the system"); }},
    Entity{"daemons", [](const Show& show) { return showPlain(show, "slotd"); }},
    Entity{"alias aliases", showAliases},
    Entity{"topology topo",
           [](const Show& show) { return show.fail("scontrol: error: No topology information available"); }},
};

bool names(std::string_view list, std::string_view word)
{
    for (;;) {
        const std::size_t end = list.find(' ');
        if (equalsIgnoringCase(list.substr(0, end), word))
            return true;
        if (end == std::string_view::npos)
            return false;
        list.remove_prefix(end + 1);
    }
}
} // namespace

int runScontrolShow(const std::vector<std::string>& args, const ScontrolShowFlags& flags, const Invocation& call,
                    BlockingClient& client)
{
    Show show{"", flags, call, client};
    if (args.empty())
        return show.fail("too few arguments for keyword:show");
    if (args.size() > 2)
        return show.fail("too many arguments for keyword:show");
    const std::size_t equals = args[0].find('=');
    const std::string entity = args[0].substr(0, equals);
    if (equals != std::string::npos && args.size() > 1)
        return show.fail("too many arguments for keyword:show");
    show.value = equals != std::string::npos ? args[0].substr(equals + 1) : args.size() > 1 ? args[1] : std::string();
    const auto found = std::find_if(kEntities.begin(), kEntities.end(),
                                    [&](const Entity& row) { return names(row.names, entity); });
    if (found == kEntities.end())
        return show.fail("invalid entity:" + entity + " for keyword:show ");
    if (flags.json && !found->json)
        return show.fail("scontrol: error: --json is for show job, show node and show partition");
    return found->run(show);
}

} // namespace slotd
