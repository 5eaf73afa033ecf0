// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/userchanges.h"

namespace slotd
{

void OutcomeAnswer::add(const JobRef& ref, Code code, std::string message)
{
    if (message.empty() && code != Code::None)
        message = describe(code);
    outcomes.list.push_back({ref, code, std::move(message)});
}

void OutcomeAnswer::add(const JobRef& ref, const Result<void>& result)
{
    add(ref, result ? Code::None : result.error().code, result ? std::string() : result.error().message);
}

void UserChanges::explainMissing(const JobRef& ref, const AnswerPtr& answer, std::string endedWords)
{
    m_store.readOutcomes({ref.job}, [ref, answer, endedWords = std::move(endedWords)](Result<std::vector<PastOutcome>> past) {
        if (past.ok() && !past->empty())
            answer->add(ref, Code::AlreadyDone, endedWords);
        else
            answer->add(ref, Code::InvalidJobId);
    });
}

void UserChanges::commit(Change change, std::vector<JobId> ending, std::vector<JobId> finished,
                        const AnswerPtr& answer)
{
    if (change.events.empty()) { // it is so already, or will be when what was asked before is durable
        m_journal.whenDurable([answer] {});
        return;
    }
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

} // namespace slotd
