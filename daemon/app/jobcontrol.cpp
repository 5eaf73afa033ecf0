// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/jobcontrol.h"

#include "app/pastoutcomes.h"
#include "core/admission.h"
#include "core/dependencycircle.h"

#include <algorithm>
#include <csignal>
#include <unordered_set>

namespace slotd
{

namespace
{

constexpr const char* kFinished = "Job has already finished";
constexpr std::int64_t kHighestPriority = 4294967294; // Slurm's

} // namespace

/// Lives as long as a callback that still has to report holds it; answers when the last one lets go.
struct JobControl::Answer
{
    explicit Answer(Done d) : done(std::move(d)) {}
    ~Answer() { done(std::move(outcomes)); }
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;

    Done done;
    Outcomes outcomes;

    void add(const JobRef& ref, Code code, std::string message = {})
    {
        if (message.empty() && code != Code::None)
            message = describe(code);
        outcomes.list.push_back({ref, code, std::move(message)});
    }
};

JobControl::JobControl(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
                       Steps& steps, const Clock& clock)
    : m_table(table),
      m_scheduler(scheduler),
      m_journal(journal),
      m_store(store),
      m_lifecycle(lifecycle),
      m_steps(steps),
      m_suspension(table, scheduler, journal, lifecycle),
      m_clock(clock)
{
}

void JobControl::explainMissing(const JobRef& ref, const std::shared_ptr<Answer>& answer, std::string endedWords)
{
    m_store.readOutcomes({ref.job}, [ref, answer, endedWords = std::move(endedWords)](Result<std::vector<PastOutcome>> past) {
        if (past.ok() && !past->empty())
            answer->add(ref, Code::AlreadyDone, endedWords);
        else
            answer->add(ref, Code::InvalidJobId);
    });
}

void JobControl::cancel(const CancelRequest& request, Peer peer, Done done)
{
    auto answer = std::make_shared<Answer>(std::move(done));
    Change change;
    std::vector<JobId> ending;
    std::vector<JobId> finished;
    const auto one = [&](JobId id, const JobRef& ref) {
        const Job* job = m_table.find(id);
        if (job == nullptr || !matches(request.filter, *job))
            return;
        if (request.signal != 0 && request.signal != SIGKILL) {
            signalOne(id, request, ref, answer);
            return;
        }
        cancelOne(change, id, peer, ending, finished);
    };
    if (request.refs.empty()) {
        std::vector<JobId> ids;
        for (const auto& [id, job] : m_table.all()) {
            if (matches(request.filter, job))
                ids.push_back(id);
        }
        for (const JobId id : ids) {
            JobRef ref;
            ref.job = id;
            one(id, ref);
        }
    }
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ref.step >= 0) {
            stepOne(ids, request, ref, peer, answer);
            continue;
        }
        if (ref.step == JobRef::kExternStep) {
            answer->add(ref, ids.empty() ? Code::InvalidJobId : Code::InvalidStep);
            continue;
        }
        bool live = false;
        for (const JobId id : ids) {
            const Job* job = m_table.find(id);
            live = live || (job != nullptr && !job->ended());
            one(id, ref);
        }
        if (!live && !ids.empty()) // ended, and on its way to the store
            answer->add(ref, Code::AlreadyDone);
        else if (!live)
            explainMissing(ref, answer, std::string(describe(Code::AlreadyDone)));
        else if (request.signal == 0 || request.signal == SIGKILL)
            answer->add(ref, Code::None);
    }
    commit(std::move(change), {}, std::move(finished), answer);
    // Not when it is durable: the job that fills the disk must be stopped while nothing can be written. If all is lost here,
    // the supervisor's result still says that it was cancelled.
    for (const JobId id : ending)
        m_lifecycle.carryOutEnding(id);
}

void JobControl::cancelOne(Change& change, JobId id, Peer peer, std::vector<JobId>& ending, std::vector<JobId>& finished)
{
    const Job* job = m_table.find(id);
    if (job->pending()) {
        if (m_lifecycle.finishPending(change, id, JobState::Cancelled, Reason::CancelledByUser, peer.uid).ok())
            finished.push_back(id);
        return;
    }
    const auto* completing = std::get_if<CompletingPhase>(&job->phase);
    if (job->ended() || (completing != nullptr && completing->target == JobState::Cancelled))
        return;
    if (m_lifecycle.beginEnding(change, id, JobState::Cancelled, Reason::CancelledByUser, peer.uid).ok())
        ending.push_back(id);
}

void JobControl::stepOne(const std::vector<JobId>& ids, const CancelRequest& request, const JobRef& ref, Peer peer,
                         const std::shared_ptr<Answer>& answer)
{
    if (ids.empty()) { // as in Slurm: the steps of a job that has ended are none to cancel
        answer->add(ref, Code::InvalidJobId);
        return;
    }
    const auto step = static_cast<std::uint32_t>(ref.step);
    for (const JobId id : ids) {
        const Job* job = m_table.find(id);
        if (!matches(request.filter, *job))
            continue;
        if (job->running() == nullptr) {
            answer->add(ref, job->ended() ? Code::InvalidJobId : Code::JobPending);
        } else if (request.signal == 0 || request.signal == SIGKILL) {
            const auto cancelled = m_steps.cancel(id, step, peer.uid);
            answer->add(ref, cancelled ? Code::None : cancelled.error().code, cancelled ? std::string() : cancelled.error().message);
        } else {
            m_steps.signal(id, step, request.signal, [answer, ref](Result<void> sent) {
                answer->add(ref, sent ? Code::None : sent.error().code, sent ? std::string() : sent.error().message);
            });
        }
    }
}

void JobControl::signalOne(JobId id, const CancelRequest& request, const JobRef& ref, const std::shared_ptr<Answer>& answer)
{
    const Job* job = m_table.find(id);
    if (job->running() == nullptr) {
        answer->add(ref, job->ended() ? Code::AlreadyDone : Code::JobPending);
        return;
    }
    const auto told = [answer, ref](Result<void> sent) {
        answer->add(ref, sent.ok() ? Code::None : sent.error().code, sent.ok() ? std::string() : sent.error().message);
    };
    const std::vector<std::uint32_t> steps = m_steps.open(id);
    const bool scriptOnly = request.batchOnly || ref.step == JobRef::kBatchStep;
    const bool slurms = m_lifecycle.settings().launch.compatSlurm && !scriptOnly && !request.full;
    // The steps where there are any, else the script and all below it; -b the script alone, -f everything (docs/architecture/steps.md).
    const bool toSteps = !scriptOnly && (request.full ? job->leased() : !steps.empty() || slurms);
    if (toSteps || job->leased()) {
        for (const std::uint32_t step : scriptOnly ? std::vector<std::uint32_t>{} : steps)
            m_steps.signal(id, step, request.signal, told);
        if (steps.empty() || scriptOnly)
            told({}); // as in Slurm: nothing there to hear it is no error
        return;
    }
    m_lifecycle.signal(id, request.signal, scriptOnly, told);
}

void JobControl::commit(Change change, std::vector<JobId> ending, std::vector<JobId> finished,
                        const std::shared_ptr<Answer>& answer)
{
    if (change.events.empty())
        return;
    m_journal.commit(std::move(change), [this, ending = std::move(ending), finished = std::move(finished), answer](Result<void>) {
        for (const JobId id : ending)
            m_lifecycle.carryOutEnding(id);
        for (const JobId id : finished) {
            const Job* job = m_table.find(id);
            if (job != nullptr && job->ended())
                m_table.erase(id);
        }
    });
    m_lifecycle.schedule();
}

Result<void> JobControl::holdOne(Change& change, JobId id, bool hold)
{
    const Job* job = m_table.find(id);
    if (job->ended())
        return Error(Code::AlreadyDone, kFinished);
    if (!job->pending()) // as in Slurm: no error, and nothing to keep from starting
        return {};
    if (std::get<PendingPhase>(job->phase).held == hold)
        return {};
    auto applied = hold ? m_journal.apply(change, id, HeldEvent{}) : m_journal.apply(change, id, ReleasedEvent{});
    if (applied.ok())
        m_scheduler.update(*m_table.find(id));
    return applied;
}

void JobControl::control(const ControlRequest& request, Peer peer, Done done)
{
    auto answer = std::make_shared<Answer>(std::move(done));
    Change change;
    if (request.verb == ControlVerb::Top) {
        toTop(change, request.refs, answer);
        commit(std::move(change), {}, {}, answer);
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
    std::vector<JobId> ending;
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        const bool requeue = request.verb == ControlVerb::Requeue || request.verb == ControlVerb::RequeueHold;
        if (ids.empty()) {
            if (requeue)
                requeueEnded(ref, request.verb == ControlVerb::RequeueHold, answer);
            else
                explainMissing(ref, answer, kFinished);
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
        answer->add(ref, any ? Code::None : last.error().code, any ? std::string() : last.error().message);
    }
    commit(std::move(change), std::move(ending), {}, answer);
}

void JobControl::pauseAll(Change& change, const ControlRequest& request, std::vector<JobId>& paused,
                          const std::shared_ptr<Answer>& answer)
{
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ids.empty()) {
            explainMissing(ref, answer, std::string(describe(Code::AlreadyDone)));
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
        answer->add(ref, any ? Code::None : last.error().code, any ? std::string() : last.error().message);
    }
}

void JobControl::toTop(Change& change, const std::vector<JobRef>& refs, const std::shared_ptr<Answer>& answer)
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
            explainMissing(refs[place], answer, kFinished);
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
                            const std::shared_ptr<Answer>& answer)
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
    answer->add(ref, begun.ok() ? Code::None : begun.error().code, begun.ok() ? std::string() : begun.error().message);
}

void JobControl::requeueEnded(const JobRef& ref, bool hold, const std::shared_ptr<Answer>& answer)
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

void JobControl::readForRequeue(const JobRef& ref, JobId id, bool hold, const std::shared_ptr<Answer>& answer)
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
                            const std::shared_ptr<Answer>& answer)
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

void JobControl::update(const UpdateRequest& request, Peer, Done done)
{
    auto answer = std::make_shared<Answer>(std::move(done));
    if (!request.changes.dependency) {
        updateNow(request, {}, answer);
        return;
    }
    readPast(*request.changes.dependency, m_table, m_store, [this, request, answer](Result<std::vector<PastOutcome>> past) {
        if (past.ok()) {
            updateNow(request, *past, answer);
            return;
        }
        for (const JobRef& ref : request.refs)
            answer->add(ref, past.error().code, past.error().message);
    });
}

bool JobControl::slurmsPriority() const
{
    return m_lifecycle.settings().launch.compatSlurm;
}

bool JobControl::wouldWaitForItself(const Job& job, const Dependency& dependency) const
{
    return waitsForItself(job, dependency, [this](const Job& waiting, const DependencyTerm& term) {
        std::vector<const Job*> named;
        const auto take = [&](const Job& other) {
            if (other.pending() && &other != &waiting)
                named.push_back(&other);
        };
        if (term.kind == DependencyKind::Singleton) {
            for (const auto& [id, other] : m_table.all()) {
                if (id < waiting.id && other.spec->name == waiting.spec->name && other.submission->user == waiting.submission->user)
                    take(other);
            }
            return named;
        }
        JobRef ref;
        ref.job = term.job;
        if (term.arrayTask != kNoArrayTask)
            ref.tasks = {term.arrayTask};
        for (const JobId id : m_table.resolve(ref))
            take(*m_table.find(id));
        return named;
    });
}

Result<void> JobControl::checkAll(const std::vector<JobId>& ids, const UpdatedEvent& changes, Decided& decided) const
{
    Result<void> refusal;
    bool any = false;
    for (const JobId id : ids) {
        const Job& job = *m_table.find(id);
        auto checked = checkUpdate(job, changes, m_lifecycle.host());
        if (checked.ok() && slurmsPriority() && changes.priority.value_or(0) > 0 && std::get<PendingPhase>(job.phase).held)
            return Error(Code::JobHeld);
        if (checked.ok() && changes.dependency && wouldWaitForItself(job, *changes.dependency))
            return Error(Code::InvalidDependency, "Circular job dependency");
        if (checked.ok()) {
            any = true;
            decided.emplace_back(id, std::move(*checked));
            continue;
        }
        refusal = checked.error();
        // Of an array, what can still be changed is meant, as with hold.
        if (refusal.error().code != Code::NotPending && refusal.error().code != Code::AlreadyDone)
            return refusal;
    }
    return any ? Result<void>() : refusal;
}

void JobControl::updateNow(const UpdateRequest& request, const std::vector<PastOutcome>& past,
                           const std::shared_ptr<Answer>& answer)
{
    Decided decided;
    // All of it or nothing: every job named is checked before any is changed.
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ids.empty()) {
            explainMissing(ref, answer, kFinished);
            return;
        }
        if (auto checked = checkAll(ids, request.changes, decided); !checked.ok()) {
            answer->add(ref, checked.error().code, checked.error().message);
            return;
        }
    }
    Change change;
    for (auto& [id, changes] : decided) {
        const bool holds = slurmsPriority() && changes.priority == 0;
        if (!m_journal.apply(change, id, std::move(changes)).ok())
            continue;
        if (holds)
            (void)m_journal.apply(change, id, HeldEvent{});
        const Job& job = *m_table.find(id);
        if (job.pending() || request.changes.arrayLimit)
            m_scheduler.update(job, past);
        else if (request.changes.timeLimit)
            m_scheduler.limitChanged(id, job.spec->timeLimit.value_or(kUnlimited));
    }
    for (const JobRef& ref : request.refs)
        answer->add(ref, Code::None);
    if (request.changes.timeLimit) {
        for (const auto& [id, changes] : decided)
            m_lifecycle.pushTimeLimit(id);
    }
    commit(std::move(change), {}, {}, answer);
}

} // namespace slotd
