// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/jobcontrol.h"

#include "app/pastoutcomes.h"

#include <algorithm>
#include <unordered_set>

namespace slotd
{

namespace
{

constexpr std::int64_t kHighestPriority = 4294967294; // Slurm's

} // namespace

JobControl::JobControl(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
                       UserChanges& changes)
    : m_table(table),
      m_scheduler(scheduler),
      m_journal(journal),
      m_store(store),
      m_lifecycle(lifecycle),
      m_changes(changes),
      m_suspension(table, scheduler, journal, lifecycle)
{
}

Result<void> JobControl::holdOne(Change& change, JobId id, bool hold)
{
    const Job* job = m_table.find(id);
    if (job->ended())
        return Error(Code::AlreadyDone, kJobHasFinished);
    if (!job->pending()) // as in Slurm: no error, and nothing to keep from starting
        return {};
    if (std::get<PendingPhase>(job->phase).held == hold)
        return {};
    auto applied = hold ? m_journal.apply(change, id, HeldEvent{}) : m_journal.apply(change, id, ReleasedEvent{});
    if (applied.ok())
        m_scheduler.update(*m_table.find(id));
    return applied;
}

void JobControl::control(const ControlRequest& request, Peer peer, OutcomeAnswer::Done done)
{
    auto answer = std::make_shared<OutcomeAnswer>(std::move(done));
    Change change;
    if (request.verb == ControlVerb::Top) {
        toTop(change, request.refs, answer);
        m_changes.commit(std::move(change), {}, {}, answer);
        return;
    }
    if (request.verb == ControlVerb::Suspend || request.verb == ControlVerb::Resume) {
        std::vector<JobId> paused;
        pauseAll(change, request, paused, answer);
        if (paused.empty())
            return;
        m_journal.commit(std::move(change), [this, paused, answer](Result<void>) {
            for (const JobId id : paused)
                m_lifecycle.carryOutPause(id);
        });
        m_lifecycle.schedule();
        return;
    }
    if (request.verb == ControlVerb::Notify) {
        notify(request, answer);
        return;
    }
    std::vector<JobId> ending;
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        const bool requeue = request.verb == ControlVerb::Requeue || request.verb == ControlVerb::RequeueHold;
        if (ids.empty()) {
            if (requeue)
                requeueEnded(ref, request.verb == ControlVerb::RequeueHold, answer);
            else
                m_changes.explainMissing(ref, answer, kJobHasFinished);
            continue;
        }
        if (requeue) {
            for (const JobId id : ids)
                requeueOne(change, ref, id, request.verb == ControlVerb::RequeueHold, peer, ending, answer);
            continue;
        }
        // Of an array, tasks that have ended are an error only when nothing else is left (as for one job).
        Result<void> last;
        bool any = false;
        for (const JobId id : ids) {
            auto changed = holdOne(change, id, request.verb == ControlVerb::Hold);
            any = any || changed.ok();
            if (!changed.ok())
                last = changed;
        }
        answer->add(ref, any ? Result<void>() : last);
    }
    m_changes.commit(std::move(change), std::move(ending), {}, answer);
}

void JobControl::pauseAll(Change& change, const ControlRequest& request, std::vector<JobId>& paused,
                          const AnswerPtr& answer)
{
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ids.empty()) {
            m_changes.explainMissing(ref, answer, std::string(describe(Code::AlreadyDone)));
            continue;
        }
        // Of an array the tasks that cannot be are an error only where no other can.
        Result<void> last;
        bool any = false;
        for (const JobId id : ids) {
            auto done = request.verb == ControlVerb::Suspend ? m_suspension.suspend(change, id) : m_suspension.resume(change, id);
            if (done.ok())
                paused.push_back(id);
            else
                last = done;
            any = any || done.ok();
        }
        answer->add(ref, any ? Result<void>() : last);
    }
}

// As in Slurm: to srun or salloc that holds the job, else to the stderr of a batch job that runs, else nobody is there to hear it.
void JobControl::notify(const ControlRequest& request, const AnswerPtr& answer)
{
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ids.empty())
            m_changes.explainMissing(ref, answer, std::string(describe(Code::AlreadyDone)));
        for (const JobId id : ids) {
            const Job& job = *m_table.find(id);
            if (job.ended())
                answer->add(ref, Code::AlreadyDone);
            else if (job.leased() && m_lifecycle.leases().notify(id, request.text))
                answer->add(ref, Code::None);
            else if (job.leased() || job.running() == nullptr)
                answer->add(ref, Code::NotSupported, "Requested operation is presently disabled");
            else
                m_lifecycle.notify(id, request.text, [answer, ref](Result<void> told) {
                    answer->add(ref, told);
                });
        }
    }
}

void JobControl::toTop(Change& change, const std::vector<JobRef>& refs, const AnswerPtr& answer)
{
    std::vector<std::pair<JobId, std::size_t>> chosen; // with the place among the references
    std::unordered_set<JobId> all;
    for (std::size_t place = 0; place < refs.size(); ++place) {
        const std::vector<JobId> ids = m_table.resolve(refs[place]);
        const std::size_t before = chosen.size();
        for (const JobId id : ids) {
            if (m_table.find(id)->pending() && all.insert(id).second)
                chosen.emplace_back(id, place);
        }
        if (ids.empty())
            m_changes.explainMissing(refs[place], answer, kJobHasFinished);
        else if (chosen.size() == before && std::none_of(ids.begin(), ids.end(), [&](JobId id) { return all.contains(id); }))
            answer->add(refs[place], Code::NotPending, "Job is no longer pending execution");
        else
            answer->add(refs[place], Code::None);
    }
    std::int64_t highest = 0;
    for (const auto& [id, job] : m_table.all()) {
        if (job.pending() && !all.contains(id))
            highest = std::max(highest, job.priority);
    }
    for (const auto& [id, place] : chosen) {
        UpdatedEvent update;
        update.priority = std::min(highest + static_cast<std::int64_t>(refs.size() - place), kHighestPriority);
        if (m_table.find(id)->priority != *update.priority && m_journal.apply(change, id, std::move(update)).ok())
            m_scheduler.update(*m_table.find(id));
    }
}

void JobControl::requeueOne(Change& change, const JobRef& ref, JobId id, bool hold, Peer peer, std::vector<JobId>& ending,
                            const AnswerPtr& answer)
{
    const Job* job = m_table.find(id);
    if (job->pending()) {
        answer->add(ref, Code::JobPending);
        return;
    }
    if (job->ended()) {
        answer->add(ref, Code::Busy, "Job is being written to the accounting, try again");
        return;
    }
    if (job->leased()) { // who asked for it is not there a second time
        answer->add(ref, Code::NotSupported);
        return;
    }
    auto begun = m_lifecycle.beginEnding(change, id, JobState::Pending, hold ? Reason::JobHeldUser : Reason::Requeued, peer.uid);
    if (begun.ok())
        ending.push_back(id);
    answer->add(ref, begun);
}

void JobControl::requeueEnded(const JobRef& ref, bool hold, const AnswerPtr& answer)
{
    m_store.readOutcomes({ref.job}, [this, ref, hold, answer](Result<std::vector<PastOutcome>> past) {
        bool any = false;
        for (const PastOutcome& outcome : past.ok() ? *past : std::vector<PastOutcome>{}) {
            if (!ref.tasks.empty() && std::find(ref.tasks.begin(), ref.tasks.end(), outcome.arrayTask) == ref.tasks.end())
                continue;
            any = true;
            readForRequeue(ref, outcome.id, hold, answer);
        }
        if (!any)
            answer->add(ref, Code::InvalidJobId);
    });
}

void JobControl::readForRequeue(const JobRef& ref, JobId id, bool hold, const AnswerPtr& answer)
{
    m_store.readJob(id, [this, ref, hold, answer](Result<std::optional<Job>> read) {
        if (!read.ok() || !*read) {
            answer->add(ref, Code::InvalidJobId);
            return;
        }
        const auto job = std::make_shared<const Job>(std::move(**read));
        readPast(job->spec->dependency, m_table, m_store, [this, ref, job, hold, answer](Result<std::vector<PastOutcome>> past) {
            if (past.ok())
                queueAgain(ref, *job, std::move(*past), hold, answer);
            else
                answer->add(ref, past.error().code, past.error().message);
        });
    });
}

void JobControl::queueAgain(const JobRef& ref, const Job& job, std::vector<PastOutcome> past, bool hold,
                            const AnswerPtr& answer)
{
    const JobId id = job.id;
    if (m_table.find(id) != nullptr) { // another request was quicker
        answer->add(ref, Code::JobPending);
        return;
    }
    m_table.put(job);
    Change change;
    if (auto applied = m_journal.apply(change, id, RequeuedEvent{false, hold}); !applied.ok()) {
        m_table.erase(id);
        answer->add(ref, applied.error().code, applied.error().message);
        return;
    }
    // In the queue only when it is durable: its row may have been purged meanwhile.
    m_journal.commit(std::move(change), [this, ref, id, past = std::move(past), answer](Result<void> stored) {
        if (!stored.ok()) {
            m_table.erase(id);
            answer->add(ref, Code::InvalidJobId);
            return;
        }
        answer->add(ref, Code::None);
        const Job* again = m_table.find(id);
        if (again == nullptr || !again->pending())
            return;
        m_scheduler.addPending(*again, past);
        m_lifecycle.schedule();
    });
}

} // namespace slotd
