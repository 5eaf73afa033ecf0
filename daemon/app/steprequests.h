// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/steps.h"

#include <deque>
#include <functional>
#include <map>
#include <string>

namespace slotd
{

/// What sruns ask within their jobs: each waits for its part of the allocation, and is granted it once that is durable
/// (docs/architecture/steps.md).
class StepRequests : public StepWaiters
{
public:
    using News = std::function<bool(const Result<StepNews>&)>;

    StepRequests(JobTable& table, Journal& journal, JobStore& store, ProcessWatch& processes, Steps& steps);

    void create(CreateStepRequest request, Peer peer, News news);

    void roomFreed(JobId job) override;
    void refuse(JobId job, const Error& error) override;

private:
    struct Request
    {
        CreateStepRequest asked;
        ProcessIdentity client;
        ProcessWatch::Ticket ticket = 0;
        News news;
    };

    void explainMissing(const JobRef& ref, News news);
    bool answerAgain(const Job& job, const CreateStepRequest& request, News& news);
    void enqueue(JobId job, CreateStepRequest request, const ProcessIdentity& client, News news);
    void deliver(JobId job, std::uint32_t step, const News& news);

    JobTable& m_table;
    Journal& m_journal;
    JobStore& m_store;
    ProcessWatch& m_processes;
    Steps& m_steps;
    std::map<JobId, std::deque<Request>> m_waiting; ///< In order of asking.
};

} // namespace slotd
