// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/requests.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace slotd
{

/// A new submission with all its jobs (all share one spec).
struct InsertSubmission
{
    std::shared_ptr<const Submission> submission; ///< With script and environment.
    std::vector<Job> jobs;
};

/// The row of a job after a change.
struct SaveJob
{
    Job job;
};

struct AppendEvent
{
    JobEvent event;
};

/// The row of a step after a change.
struct SaveStep
{
    JobId job;
    Step step;
};

using StoreOp = std::variant<InsertSubmission, SaveJob, AppendEvent, SaveStep>;

/// One atomic change. Submissions are committed at once; transitions may wait up to 10 ms for company.
struct StoreBatch
{
    enum class Kind { Submission, Transition } kind = Kind::Submission;
    bool urgent = true; ///< false: may wait for company.
    std::vector<StoreOp> ops;
};

/// What a start of the daemon needs; ended jobs stay in the store.
struct LoadedState
{
    std::vector<Job> active;   ///< Pending, running, completing; ascending id; submissions shared, without payload.
    std::vector<std::pair<JobId, Step>> steps; ///< Of the active jobs, ended ones too; ascending.
    JobId nextJobId{1};
    SubmissionId nextSubmissionId{1};
    EventSeq nextEventSeq{1};
    bool cleanShutdown = true;
};

/// How one job that is not in memory stands, for dependencies.
struct PastOutcome
{
    JobId id;
    JobId arrayJobId;
    std::uint32_t arrayTask = kNoArrayTask;
    JobState state = JobState::Completed;
    ExitCode exit;
    Instant start{};
};

/// A reading of history that whoever gets the rows may break off, to go on later behind the last row it got.
struct HistoryRead
{
    JobId after;                   ///< Jobs up to this one are left out. Read when the reading is asked for.
    std::atomic<bool> stop{false}; ///< Set by the receiver: a chunk or two later comes the last one.
    bool complete = true;          ///< Valid with the last chunk: nothing is left.
};

/// Durable memory. All callbacks come on the thread that made the store (the daemon's event loop), never from inside the
/// call. Commits are applied in the order given. Submissions and transitions never share a transaction that fails.
class JobStore
{
public:
    virtual ~JobStore() = default;

    /// Called once, before anything else; blocks.
    virtual Result<LoadedState> load() = 0;
    /// `done` with an Error: nothing of the batch was stored. A transition that could not be stored for want of space is
    /// kept and tried again; its `done` comes when it is durable.
    virtual void commit(StoreBatch batch, std::function<void(Result<void>)> done) = 0;
    /// Rows of ended jobs (and steps) by filter, in chunks of whole jobs, oldest first; `last` ends it. `reading` may be null.
    virtual void readHistory(JobQuery query, std::function<void(Result<std::vector<JobRecord>>, bool last)> chunk,
                             std::shared_ptr<HistoryRead> reading = {}) = 0;
    virtual void readPayload(JobId job, std::function<void(Result<PayloadReply>)> done) = 0;
    /// Outcomes of the named jobs or whole arrays among the ended ones; unknown ids give nothing.
    virtual void readOutcomes(std::vector<JobId> ids, std::function<void(Result<std::vector<PastOutcome>>)> done) = 0;
    /// One ended job as a whole (requeue by hand).
    virtual void readJob(JobId id, std::function<void(Result<std::optional<Job>>)> done) = 0;
    virtual void findToken(std::string token, std::function<void(Result<std::optional<SubmitReply>>)> done) = 0;
    /// Events from `from` on, at most `limit`, ascending.
    virtual void readEvents(EventSeq from, std::size_t limit, std::function<void(Result<std::vector<JobEvent>>)> done) = 0;
    /// Removes jobs that ended before `before`, with their events; the number removed. `removed` is told their ids, part by
    /// part, as soon as a part is durable.
    virtual void purge(Instant before, std::function<void(std::vector<JobId>)> removed,
                       std::function<void(Result<std::uint64_t>)> done) = 0;
    /// Writes what waits, closes; blocks. After it only the destructor may be called.
    virtual void close() = 0;
};

} // namespace slotd
