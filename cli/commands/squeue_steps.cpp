// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/squeue_steps.h"

#include "commands/queryfilter.h"
#include "fields/render.h"

#include <algorithm>

namespace slotd
{

namespace
{
/// A batch script's row is Slurm's habit; who names it wants it anyway.
bool shown(const StepQuestion& question, const JobRecord& record, bool compat)
{
    if (record.step == JobRef::kNoStep || (question.states & bit(record.state)) == 0)
        return false;
    const auto& refs = question.query.filter.refs;
    return compat || record.step != JobRef::kBatchStep ||
           std::any_of(refs.begin(), refs.end(), [](const JobRef& ref) { return ref.step == JobRef::kBatchStep; });
}
} // namespace

Result<StepQuestion> makeStepQuestion(const SqueueOptions& options, std::vector<std::string> users)
{
    const FieldRows fields = fieldRowsOf(stepFields());
    Result<SqueueView> ours = makeSqueueView(options, false, fields);
    if (!ours)
        return ours.error();
    Result<SqueueView> slurms = makeSqueueView(options, true, fields);
    if (!slurms)
        return slurms.error();
    StepQuestion question;
    question.query = makeSqueueQuery(options, std::move(users));
    JobFilter& filter = question.query.filter;
    question.states = filter.states;
    filter.states = kAllStates; // of the jobs: one that is being ended has steps in any state
    filter.refs.insert(filter.refs.end(), options.steps.begin(), options.steps.end());
    question.query.steps = true;
    question.query.batchSteps = true;
    question.query.columns = ours->needs(fields) | slurms->needs(fields);
    question.ours = std::move(*ours);
    question.slurms = std::move(*slurms);
    question.noHeader = options.noHeader;
    return question;
}

std::vector<JobRow> stepRows(const StepQuestion& question, std::vector<JobRecord>&& records, bool compat,
                             const CellContext& context)
{
    std::vector<JobRow> rows;
    for (JobRecord& record : records) {
        if (shown(question, record, compat))
            rows.emplace_back(std::move(record));
    }
    // Within a job by number, the batch script last: its number is a large one to Slurm.
    std::stable_sort(rows.begin(), rows.end(), [](const JobRow& a, const JobRow& b) {
        return static_cast<std::uint32_t>(a.job.step) < static_cast<std::uint32_t>(b.job.step);
    });
    sortRows(rows, (compat ? question.slurms : question.ours).sort, stepFields(), context);
    return rows;
}

int showSteps(const Invocation& call, BlockingClient& client, const StepQuestion& question, CellContext context)
{
    Result<std::vector<JobRecord>> answer = client.jobs(question.query);
    if (!answer) {
        call.console.errLine("squeue: error: " + answer.error().message);
        return 1;
    }
    const bool compat = client.hello().compatSlurm;
    const SqueueView& view = compat ? question.slurms : question.ours;
    context.now = client.now() == kNoTime ? call.now : client.now();
    const std::vector<JobRow> rows = stepRows(question, std::move(*answer), compat, context);
    if (view.dateLine && !question.noHeader)
        call.console.out(dateLine(context.now));
    call.console.out(render(view.format, stepFields(), rows, context, !question.noHeader));
    for (const std::string& word : view.format.unknown)
        call.console.errLine("squeue: error: Invalid job step format specification: " + word);
    return 0;
}

} // namespace slotd
