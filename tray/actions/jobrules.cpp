// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/jobrules.h"

#include "models/jobtexts.h"

#include <algorithm>
#include <QCoreApplication>

namespace slotd
{

namespace
{

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(JobRules)
};

bool needsDaemon(JobAction action)
{
    switch (action) {
    case JobAction::Cancel: case JobAction::Hold: case JobAction::Release: case JobAction::Requeue: case JobAction::Suspend:
    case JobAction::Resume: case JobAction::Signal: case JobAction::TimeLimit: case JobAction::Priority:
    case JobAction::Partition: case JobAction::Top: case JobAction::Resubmit: case JobAction::OpenLog:
    case JobAction::CopyCommand: return true;
    case JobAction::OpenFolder: case JobAction::CopyId: case JobAction::Count: break;
    }
    return false;
}

bool single(JobAction action)
{
    return action == JobAction::Resubmit || action == JobAction::OpenLog || action == JobAction::OpenFolder;
}

bool fits(JobAction action, const JobItem& job)
{
    const bool pending = job.state == JobState::Pending;
    const bool alive = job.state == JobState::Running || job.state == JobState::Suspended;
    switch (action) {
    case JobAction::Cancel: return !job.ended() && job.state != JobState::Completing;
    case JobAction::Hold: return pending && !job.held;
    case JobAction::Release: return pending && job.held;
    case JobAction::Requeue: return (alive || job.ended()) && job.kind == JobKind::Batch;
    case JobAction::Suspend: return job.state == JobState::Running;
    case JobAction::Resume: return job.state == JobState::Suspended;
    case JobAction::Signal: return alive;
    case JobAction::TimeLimit: return pending || alive;
    case JobAction::Priority: case JobAction::Partition: return pending;
    case JobAction::Top: return pending && !job.held;
    case JobAction::Resubmit: return job.kind == JobKind::Batch;
    case JobAction::OpenLog: return !pending && job.kind == JobKind::Batch;
    case JobAction::OpenFolder: case JobAction::CopyId: case JobAction::CopyCommand: return true;
    case JobAction::Count: break;
    }
    return false;
}

QString whyNot(JobAction action)
{
    switch (action) {
    case JobAction::Cancel: return Words::tr("The job has ended already, or is ending.");
    case JobAction::Hold: return Words::tr("Only a pending job can be held.");
    case JobAction::Release: return Words::tr("The job is not held.");
    case JobAction::Requeue: return Words::tr("A pending job is in the queue already.");
    case JobAction::Suspend: return Words::tr("Only a running job can be suspended.");
    case JobAction::Resume: return Words::tr("The job is not suspended.");
    case JobAction::Signal: return Words::tr("Only a running job can get a signal.");
    case JobAction::TimeLimit: return Words::tr("The job has ended already.");
    case JobAction::Priority: return Words::tr("Only a pending job has a place in the queue to change.");
    case JobAction::Partition: return Words::tr("Only a pending job can change its partition.");
    case JobAction::Top: return Words::tr("Only a pending job has a place in the queue to change.");
    case JobAction::Resubmit: return Words::tr("Interactive jobs can't be submitted again from here.");
    case JobAction::OpenLog: return Words::tr("The job has not started, so there is no output yet.");
    case JobAction::OpenFolder: case JobAction::CopyId: case JobAction::CopyCommand: case JobAction::Count: break;
    }
    return {};
}

} // namespace

Verdict judge(JobAction action, const std::vector<JobItem>& selection, bool online)
{
    Verdict verdict;
    if (selection.empty()) {
        verdict.why = Words::tr("Select a job first.");
    } else if (!online && needsDaemon(action)) {
        verdict.why = Words::tr("The daemon is not running.");
    } else if (single(action) && selection.size() > 1) {
        verdict.why = Words::tr("Select one job only.");
    } else {
        std::copy_if(selection.begin(), selection.end(), std::back_inserter(verdict.targets),
                     [action](const JobItem& job) { return fits(action, job); });
        if (verdict.targets.empty())
            verdict.why = whyNot(action);
    }
    return verdict;
}

JobRef refOf(const JobItem& job)
{
    JobRef ref;
    ref.job = job.inArray() ? job.arrayJobId : job.id;
    if (job.inArray())
        ref.tasks.push_back(job.arrayTask);
    return ref;
}

QString titleOf(const JobItem& job)
{
    return idText(job) + QLatin1Char(' ') + job.name;
}

} // namespace slotd
