// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/jobcancelling.h"

#include <csignal>

namespace slotd
{

void JobCancelling::cancel(const CancelRequest& request, Peer peer, OutcomeAnswer::Done done)
{
    auto answer = std::make_shared<OutcomeAnswer>(std::move(done));
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
            m_changes.explainMissing(ref, answer, std::string(describe(Code::AlreadyDone)));
        else if (request.signal == 0 || request.signal == SIGKILL)
            answer->add(ref, Code::None);
    }
    if (request.signal == 0 || request.signal == SIGKILL)
        m_changes.commit(std::move(change), {}, std::move(finished), answer);
    // Not when it is durable: the job that fills the disk must be stopped while nothing can be written. If all is lost here,
    // the supervisor's result still says that it was cancelled.
    for (const JobId id : ending)
        m_lifecycle.carryOutEnding(id);
}

void JobCancelling::cancelOne(Change& change, JobId id, Peer peer, std::vector<JobId>& ending, std::vector<JobId>& finished)
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

void JobCancelling::stepOne(const std::vector<JobId>& ids, const CancelRequest& request, const JobRef& ref, Peer peer,
                         const AnswerPtr& answer)
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
            answer->add(ref, cancelled);
        } else {
            m_steps.signal(id, step, request.signal, [answer, ref](Result<void> sent) {
                answer->add(ref, sent);
            });
        }
    }
}

void JobCancelling::signalOne(JobId id, const CancelRequest& request, const JobRef& ref, const AnswerPtr& answer)
{
    const Job* job = m_table.find(id);
    if (job->running() == nullptr) {
        answer->add(ref, job->ended() ? Code::AlreadyDone : Code::JobPending);
        return;
    }
    const auto told = [answer, ref](Result<void> sent) {
        answer->add(ref, sent);
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

} // namespace slotd
