// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/lifecycle.h"
#include "core/admission.h"
#include "ports/jobservice.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace slotd
{

/// Who the jobs belong to: the one user this daemon serves.
struct Owner
{
    std::uint32_t uid = 0;
    std::uint32_t gid = 0;
    SharedText user;
    SharedText group;
};

/// From a request to durable jobs: token, admission, ids, plan, commit, reply, launch - in this order.
class Submissions
{
public:
    using Done = std::function<void(Result<SubmitReply>)>;

    Submissions(JobTable& table, Scheduler& scheduler, Journal& journal, JobStore& store, Lifecycle& lifecycle,
                Launcher& launcher, PayloadCache& payloads, const Clock& clock);

    void setNextIds(JobId job, SubmissionId submission);
    void setOwner(Owner owner) { m_owner = std::move(owner); }
    const Owner& owner() const { return m_owner; }

    void submit(SubmitRequest request, Done done);

private:
    void admitAndStore(SubmitRequest request, std::vector<PastOutcome> past, Done done);
    void readPastThenStore(SubmitRequest request, Done done);
    std::shared_ptr<const JobSpec> keep(const JobSpec& admitted);
    std::vector<Job> makeJobs(const Admitted& admitted, const SubmitRequest& request);
    void answerTest(const Admitted& admitted, const SubmitRequest& request, const std::vector<PastOutcome>& past, Done done);
    void store(const Admitted& admitted, SubmitRequest request, const std::vector<PastOutcome>& past);
    /// Takes back what was not committed.
    void refuse(const Change& change, const Job& first, std::uint32_t count, const Error& error);
    void undo(JobId first, std::uint32_t count);
    void forgetEnded(JobId first, std::uint32_t count);
    void prepareFolder(const Job& first, const PayloadReply& payload);

    JobTable& m_table;
    Scheduler& m_scheduler;
    Journal& m_journal;
    JobStore& m_store;
    Lifecycle& m_lifecycle;
    Launcher& m_launcher;
    PayloadCache& m_payloads;
    const Clock& m_clock;
    Owner m_owner;
    std::shared_ptr<const JobSpec> m_lastSpec; ///< Of the latest submission: what is equal in the next one is kept once.
    JobId m_nextJob{1};
    SubmissionId m_nextSubmission{1};
    std::map<std::string, std::vector<Done>> m_underWay; ///< By token: all who wait for the same submission.
};

} // namespace slotd
