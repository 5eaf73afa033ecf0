// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/clock.h"
#include "ports/jobstore.h"
#include "ports/launcher.h"
#include "ports/log.h"
#include "ports/processwatch.h"

#include <algorithm>
#include <deque>
#include <map>

namespace slotd::test
{

class SettableClock : public Clock
{
public:
    Instant now() const override { return m_now; }
    void advance(Milliseconds time) { m_now += time; }

private:
    Instant m_now{std::chrono::seconds(1'700'000'000)};
};

class SilentLog : public Log
{
public:
    void write(LogLevel, std::string_view, Pairs) override {}
};

/// Rows in memory. Nothing happens before the test calls deliver(), so it decides what comes between a question and its answer.
class FakeStore : public JobStore
{
public:
    std::map<JobId, Job> rows;
    std::map<std::pair<JobId, std::uint32_t>, Step> steps;
    std::map<SubmissionId, PayloadReply> payloads;
    std::vector<JobEvent> events;
    bool full = false; ///< Submissions fail, transitions wait.

    /// Carries out the next `count` calls, in order.
    void deliver(std::size_t count = 1'000'000)
    {
        for (; count > 0 && !m_calls.empty(); --count) {
            const auto call = std::move(m_calls.front());
            m_calls.pop_front();
            call();
        }
    }
    std::size_t waiting() const { return m_calls.size(); }

    Result<LoadedState> load() override { return LoadedState{}; }
    void commit(StoreBatch batch, std::function<void(Result<void>)> done) override
    {
        m_calls.push_back([this, batch = std::move(batch), done = std::move(done)]() mutable {
            if (full && batch.kind == StoreBatch::Kind::Transition) {
                m_kept.push_back([this, batch = std::move(batch), done = std::move(done)] { store(batch, done); });
                return;
            }
            if (full)
                done(Error(Code::StorageFailure, "No space left on device"));
            else
                store(batch, done);
        });
    }
    void makeRoom()
    {
        full = false;
        for (auto& call : std::exchange(m_kept, {}))
            m_calls.push_back(std::move(call));
    }
    void readHistory(JobQuery, std::function<void(Result<std::vector<JobRecord>>, bool)> chunk, std::shared_ptr<HistoryRead>) override
    {
        m_calls.push_back([chunk] { chunk(std::vector<JobRecord>{}, true); });
    }
    void readPayload(JobId job, std::function<void(Result<PayloadReply>)> done) override
    {
        m_calls.push_back([this, job, done] { done(payloads.at(rows.at(job).submission->id)); });
    }
    void readOutcomes(std::vector<JobId> ids, std::function<void(Result<std::vector<PastOutcome>>)> done) override
    {
        m_calls.push_back([this, ids, done] {
            std::vector<PastOutcome> found;
            for (const auto& [id, job] : rows) {
                const bool named = std::any_of(ids.begin(), ids.end(), [&, at = id](JobId wanted) {
                    return wanted == at || wanted == job.arrayJobId;
                });
                const auto* ended = std::get_if<EndedPhase>(&job.phase);
                if (named && ended != nullptr)
                    found.push_back({id, job.arrayJobId, job.arrayTask, ended->state, ended->exit, ended->start});
            }
            done(std::move(found));
        });
    }
    void readJob(JobId id, std::function<void(Result<std::optional<Job>>)> done) override
    {
        m_calls.push_back([this, id, done] {
            const auto found = rows.find(id);
            const bool ended = found != rows.end() && found->second.ended();
            done(ended ? std::optional<Job>(found->second) : std::nullopt);
        });
    }
    void findToken(std::string, std::function<void(Result<std::optional<SubmitReply>>)> done) override
    {
        m_calls.push_back([done] { done(std::optional<SubmitReply>()); });
    }
    void readEvents(EventSeq, std::size_t, std::function<void(Result<std::vector<JobEvent>>)> done) override
    {
        m_calls.push_back([done] { done(std::vector<JobEvent>{}); });
    }
    void purge(Instant before, std::function<void(std::vector<JobId>)> removed,
               std::function<void(Result<std::uint64_t>)> done) override
    {
        m_calls.push_back([this, before, removed, done] {
            std::vector<JobId> ids;
            for (const auto& [id, job] : rows) {
                const auto* ended = std::get_if<EndedPhase>(&job.phase);
                if (ended != nullptr && ended->end < before)
                    ids.push_back(id);
            }
            for (const JobId id : ids)
                rows.erase(id);
            removed(ids);
            done(std::uint64_t{ids.size()});
        });
    }
    void close() override {}

private:
    void store(const StoreBatch& batch, const std::function<void(Result<void>)>& done)
    {
        for (const StoreOp& op : batch.ops) {
            if (const auto* insert = std::get_if<InsertSubmission>(&op)) {
                payloads[insert->submission->id] = {insert->submission->script, insert->submission->environment};
                for (const Job& job : insert->jobs)
                    rows.insert_or_assign(job.id, job);
            } else if (const auto* save = std::get_if<SaveJob>(&op)) {
                if (rows.count(save->job.id) == 0) {
                    done(Error(Code::StorageFailure, "no such row"));
                    return;
                }
                rows.insert_or_assign(save->job.id, save->job);
            } else if (const auto* step = std::get_if<SaveStep>(&op)) {
                steps[{step->job, step->step.id}] = step->step;
            } else {
                if (const auto* append = std::get_if<AppendEvent>(&op))
                    events.push_back(append->event);
            }
        }
        done({});
    }

    std::deque<std::function<void()>> m_calls;
    std::vector<std::function<void()>> m_kept;
};

/// Processes as the test says: every pid lives until it is ended.
class FakeProcesses : public ProcessWatch
{
public:
    static ProcessIdentity identity(std::int32_t pid) { return {pid, static_cast<std::uint64_t>(pid) * 10, "boot"}; }
    std::optional<ProcessIdentity> identify(std::int32_t pid) override
    {
        return pid > 0 && std::find(m_dead.begin(), m_dead.end(), pid) == m_dead.end() ? std::optional(identity(pid)) : std::nullopt;
    }
    Ticket watch(const ProcessIdentity& process, std::function<void()> gone) override
    {
        m_watched[++m_last] = {process, std::move(gone)};
        return m_last;
    }
    void forget(Ticket ticket) override { m_watched.erase(ticket); }

    /// That process ends: those who watch it hear of it.
    void end(std::int32_t pid)
    {
        m_dead.push_back(pid);
        tell([pid](const ProcessIdentity& p) { return p.pid == pid; });
    }
    /// Who is watched and does not live in this boot, or is dead: what the first turn of the loop tells.
    void tellDead()
    {
        tell([this](const ProcessIdentity& p) { return p.bootId != "boot" || std::find(m_dead.begin(), m_dead.end(), p.pid) != m_dead.end(); });
    }
    void setDead(std::int32_t pid) { m_dead.push_back(pid); }
    std::size_t watching(std::int32_t pid) const
    {
        return static_cast<std::size_t>(
            std::count_if(m_watched.begin(), m_watched.end(), [pid](const auto& entry) { return entry.second.first.pid == pid; }));
    }

private:
    template<class Which>
    void tell(Which which)
    {
        std::vector<Ticket> tickets;
        for (const auto& [ticket, entry] : m_watched) {
            if (which(entry.first))
                tickets.push_back(ticket);
        }
        for (const Ticket ticket : tickets) {
            auto node = m_watched.extract(ticket);
            if (!node.empty())
                node.mapped().second();
        }
    }

    std::map<Ticket, std::pair<ProcessIdentity, std::function<void()>>> m_watched;
    std::vector<std::int32_t> m_dead;
    Ticket m_last = 0;
};

/// Notes what it is told; the test plays the supervisors.
class FakeLauncher : public Launcher
{
public:
    struct Control
    {
        JobId job;
        SupervisorRequest request;
        std::function<void(Result<SupervisorReply>)> done;
    };
    std::vector<LaunchPlan> launched;
    std::vector<Control> controls;
    std::vector<JobId> adopted;
    std::vector<JobId> forgotten;
    LaunchListener* listener = nullptr;

    void setListener(LaunchListener* l) override { listener = l; }
    void prepare(JobId, SharedText, SharedText) override {}
    void launch(LaunchRequest request) override { launched.push_back(std::move(request.plan)); }
    void adopt(JobId job, std::uint32_t, const std::string&) override { adopted.push_back(job); }
    void control(JobId job, SupervisorRequest request, std::function<void(Result<SupervisorReply>)> done) override
    {
        controls.push_back({job, request, std::move(done)});
    }
    struct StepControl
    {
        JobId job;
        std::uint32_t step = 0;
        SupervisorRequest request;
        std::function<bool()> alive;
        std::function<void(Result<SupervisorReply>)> done;
    };
    std::vector<StepControl> stepControls;
    struct Settling
    {
        JobId job;
        std::uint32_t step = 0;
        std::function<void(std::optional<EndStepRequest>)> done;
    };
    std::vector<Settling> settling;
    void controlStep(JobId job, std::uint32_t step, const ProcessIdentity&, SupervisorRequest request, std::function<bool()> alive,
                     std::function<void(Result<SupervisorReply>)> done) override
    {
        stepControls.push_back({job, step, request, std::move(alive), std::move(done)});
    }
    void settleStep(JobId job, std::uint32_t step, const ProcessIdentity&,
                    std::function<void(std::optional<EndStepRequest>)> done) override
    {
        settling.push_back({job, step, std::move(done)});
    }
    void forget(std::vector<JobId> jobs) override { forgotten.insert(forgotten.end(), jobs.begin(), jobs.end()); }
    std::string bootId() const override { return "boot"; }

    std::size_t timesLaunched(JobId job) const
    {
        return static_cast<std::size_t>(
            std::count_if(launched.begin(), launched.end(), [job](const LaunchPlan& plan) { return plan.job == job; }));
    }
    void start(JobId job, std::uint32_t attempt = 1) { listener->attemptStarted(job, attempt, {100, 1, "boot"}); }
    void end(JobId job, int status, Instant when, std::uint32_t attempt = 1, EndCause cause = EndCause::Exited)
    {
        AttemptFile result;
        result.job = job;
        result.attempt = attempt;
        result.ended = true;
        result.cause = cause;
        result.exit = {status, 0};
        result.end = when;
        listener->attemptEnded(job, attempt, result);
    }
};

} // namespace slotd::test
