// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/steprequests.h"

#include "core/steprules.h"
#include "ports/checkpoint.h"

#include <algorithm>
#include <utility>

namespace slotd
{

StepRequests::StepRequests(JobTable& table, Journal& journal, JobStore& store, ProcessWatch& processes, Steps& steps)
    : m_table(table), m_journal(journal), m_store(store), m_processes(processes), m_steps(steps)
{
    m_steps.setWaiters(this);
}

void StepRequests::create(CreateStepRequest request, Peer peer, News news)
{
    const std::vector<JobId> tasks = request.job.tasks.empty() ? std::vector{request.job.job} : m_table.resolve(request.job);
    const Job* job = tasks.size() == 1 ? m_table.find(tasks.front()) : nullptr;
    if (job == nullptr) {
        explainMissing(request.job, std::move(news));
        return;
    }
    if (answerAgain(*job, request, news))
        return;
    const RunningPhase* running = job->running();
    const auto client = m_processes.identify(peer.pid);
    Result<void> checked;
    if (running == nullptr || std::holds_alternative<CompletingPhase>(job->phase))
        checked = Error(job->pending() ? Code::JobPending : Code::AlreadyDone);
    else if (!client)
        checked = Error(Code::ConnectionLost);
    else
        checked = m_steps.checkRoom(request.spec, running->allocation);
    if (!checked)
        news(checked.error());
    else
        enqueue(job->id, std::move(request), *client, std::move(news));
}

void StepRequests::explainMissing(const JobRef& ref, News news)
{
    m_store.readOutcomes({ref.job}, [news = std::move(news)](Result<std::vector<PastOutcome>> past) {
        news(Error(past.ok() && !past->empty() ? Code::AlreadyDone : Code::InvalidJobId));
    });
}

bool StepRequests::answerAgain(const Job& job, const CreateStepRequest& request, News& news)
{
    for (Request& waiting : m_waiting[job.id]) {
        if (waiting.asked.token == request.token) {
            waiting.news = std::move(news); // its connection was lost
            waiting.news(StepNews{job.id, std::nullopt});
            return true;
        }
    }
    for (const auto& [id, step] : m_table.steps().of(job.id)) {
        if (step.token != request.token)
            continue;
        m_journal.whenDurable([this, job = job.id, number = id, news = std::move(news)] { deliver(job, number, news); });
        return true;
    }
    return false;
}

void StepRequests::enqueue(JobId job, CreateStepRequest request, const ProcessIdentity& client, News news)
{
    const std::string token = request.token;
    const bool immediate = request.spec.immediate;
    m_waiting[job].push_back({std::move(request), client, 0, std::move(news)});
    roomFreed(job);
    auto& queue = m_waiting[job];
    const auto still = std::find_if(queue.begin(), queue.end(), [&](const Request& r) { return r.asked.token == token; });
    if (still == queue.end())
        return;
    if (immediate) {
        const News refused = std::move(still->news);
        queue.erase(still);
        refused(Error(Code::Immediate));
        return;
    }
    still->ticket = m_processes.watch(client, [this, job, token] {
        auto& requests = m_waiting[job];
        std::erase_if(requests, [&](const Request& r) { return r.asked.token == token; });
        roomFreed(job); // it may have kept room from others
    });
    still->news(StepNews{job, std::nullopt});
}

void StepRequests::roomFreed(JobId id)
{
    const Job* job = m_table.find(id);
    const auto queue = m_waiting.find(id);
    if (queue == m_waiting.end() || job == nullptr || job->state() != JobState::Running)
        return;
    std::vector<const Step*> running;
    for (const std::uint32_t number : m_steps.open(id))
        running.push_back(m_table.steps().find(id, number));
    std::vector<const StepSpec*> wanted;
    for (const Request& request : queue->second)
        wanted.push_back(&request.asked.spec);
    const std::vector<StepStart> starts = stepsToStart(job->running()->allocation, running, wanted);
    Change change;
    std::vector<std::pair<std::uint32_t, News>> granted;
    for (const StepStart& start : starts) {
        Request& request = queue->second[start.index];
        m_processes.forget(request.ticket);
        auto step = m_steps.start(change, *job, request.asked.spec, request.asked.token, request.client, start.allocation);
        if (step)
            granted.emplace_back(step->id, std::move(request.news));
        else
            request.news(step.error());
    }
    for (auto start = starts.rbegin(); start != starts.rend(); ++start)
        queue->second.erase(queue->second.begin() + static_cast<std::ptrdiff_t>(start->index));
    if (change.events.empty())
        return;
    m_journal.commit(std::move(change), [this, id, granted = std::move(granted)](const Result<void>& stored) {
        checkpoint("engine.step-durable");
        for (const auto& [number, news] : granted) {
            if (stored) {
                deliver(id, number, news);
                continue;
            }
            m_steps.neverGranted(id, number, stored.error());
            news(Error(Code::LaunchFailure, stored.error().message));
        }
    });
}

void StepRequests::deliver(JobId id, std::uint32_t number, const News& news)
{
    const Job* job = m_table.find(id);
    const Step* step = m_table.steps().find(id, number);
    if (job == nullptr || step == nullptr || step->ended)
        news(Error(Code::AlreadyDone));
    else
        news(StepNews{id, m_steps.grantOf(*job, *step)});
}

void StepRequests::refuse(JobId job, const Error& error)
{
    auto node = m_waiting.extract(job);
    if (node.empty())
        return;
    for (const Request& request : node.mapped()) {
        m_processes.forget(request.ticket);
        request.news(error);
    }
}

} // namespace slotd
