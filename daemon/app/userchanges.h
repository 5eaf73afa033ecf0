// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/lifecycle.h"
#include "domain/requests.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace slotd
{

/// Gathers the outcomes of one request. Lives as long as a callback that still has to report holds it; answers when the last one
/// lets go.
struct OutcomeAnswer
{
    using Done = std::function<void(Outcomes)>;

    explicit OutcomeAnswer(Done d) : done(std::move(d)) {}
    ~OutcomeAnswer() { done(std::move(outcomes)); }
    OutcomeAnswer(const OutcomeAnswer&) = delete;
    OutcomeAnswer& operator=(const OutcomeAnswer&) = delete;

    Done done;
    Outcomes outcomes;

    /// Without a message: the code's own words.
    void add(const JobRef& ref, Code code, std::string message = {});
    void add(const JobRef& ref, const Result<void>& result);
};
using AnswerPtr = std::shared_ptr<OutcomeAnswer>;

/// What cancelling, control and updates have in common: a change is durable before it is answered.
class UserChanges
{
public:
    UserChanges(JobTable& table, Journal& journal, JobStore& store, Lifecycle& lifecycle)
        : m_table(table), m_journal(journal), m_store(store), m_lifecycle(lifecycle)
    {
    }

    /// A reference that names no job here: one that has ended (`endedWords`), or none at all.
    void explainMissing(const JobRef& ref, const AnswerPtr& answer, std::string endedWords);
    /// Stores the change, then ends the jobs of `ending` and forgets those of `finished`; and looks at the queue.
    void commit(Change change, std::vector<JobId> ending, std::vector<JobId> finished, const AnswerPtr& answer);

private:
    JobTable& m_table;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
};

constexpr const char* kJobHasFinished = "Job has already finished";

} // namespace slotd
