// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/jobupdating.h"

#include "app/pastoutcomes.h"
#include "core/admission.h"
#include "core/dependencycircle.h"

namespace slotd
{

void JobUpdating::update(const UpdateRequest& request, OutcomeAnswer::Done done)
{
    auto answer = std::make_shared<OutcomeAnswer>(std::move(done));
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

bool JobUpdating::slurmsPriority() const
{
    return m_lifecycle.settings().launch.compatSlurm;
}

bool JobUpdating::wouldWaitForItself(const Job& job, const Dependency& dependency) const
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

Result<void> JobUpdating::checkAll(const std::vector<JobId>& ids, const UpdatedEvent& changes, Decided& decided) const
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

void JobUpdating::updateNow(const UpdateRequest& request, const std::vector<PastOutcome>& past,
                           const AnswerPtr& answer)
{
    Decided decided;
    // All of it or nothing: every job named is checked before any is changed.
    for (const JobRef& ref : request.refs) {
        const std::vector<JobId> ids = m_table.resolve(ref);
        if (ids.empty()) {
            m_changes.explainMissing(ref, answer, kJobHasFinished);
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
    m_changes.commit(std::move(change), {}, {}, answer);
}

} // namespace slotd
