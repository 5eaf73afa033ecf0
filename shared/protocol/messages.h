// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/leases.h"
#include "domain/requests.h"

#include <cstdint>
#include <string>

namespace slotd
{

// The conversation on the socket. A frame (frame.h) holds one CBOR array [kind, request id, body]; the body is the struct's
// field map (wire/fieldcodec.h). Replies carry the id of their request and come in any order; one request may have several
// replies (JobRows until `last`, EventPush until the connection ends).

/// The ledger of protocol versions: what each added, since which release.
///   1  0.1.0  everything below
inline constexpr std::uint32_t kProtocolMin = 1;
inline constexpr std::uint32_t kProtocolMax = 1;

/// Append only. 60..79: leases and steps (srun, salloc; docs/architecture/steps.md).
enum class MessageKind : std::uint16_t {
    Hello = 1,
    HelloReply = 2,
    ErrorReply = 3,
    Ping = 4,
    Pong = 5,
    Submit = 10,
    SubmitReply = 11,
    QueryJobs = 20,
    JobRows = 21,
    QueryNode = 22,
    NodeReply = 23,
    Payload = 24,
    PayloadReply = 25,
    Cancel = 30,
    Control = 31,
    Update = 32,
    Outcomes = 33,
    Subscribe = 40,
    Subscribed = 41,
    EventPush = 42,
    PurgeHistory = 50,
    Attach = 60,       ///< AttachRequest: LeaseNews until the lease has ended. A Submit with a lease goes on like that by itself.
    LeaseNews = 61,
    CreateStep = 62,   ///< CreateStepRequest: StepNews until granted, or ErrorReply.
    StepNews = 63,
    StepLaunched = 64, ///< StepLaunchedRequest; Done.
    EndStep = 65,      ///< EndStepRequest; Done once it is durable.
    Release = 66,      ///< ReleaseRequest; Done once it is durable.
    Done = 67,         ///< Empty.
};

/// First frame of every client; the first requests may follow at once, without waiting for the reply.
struct Hello
{
    std::uint32_t minVersion = kProtocolMin;
    std::uint32_t maxVersion = kProtocolMax;
    std::string client; ///< "squeue 0.1.0", for the log.
    bool operator==(const Hello&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "min", &Hello::minVersion), field(2, "max", &Hello::maxVersion),
                         field(3, "client", &Hello::client));
    }
};

struct HelloReply
{
    std::uint32_t version = 0;   ///< Chosen: the highest both know.
    std::string daemonVersion;
    std::string nodeName;
    bool compatSlurm = false;    ///< SLOTD_COMPAT=slurm
    bool operator==(const HelloReply&) const = default;
    static constexpr auto fields()
    {
        using S = HelloReply;
        return fieldList(field(1, "version", &S::version), field(2, "daemon", &S::daemonVersion),
                         field(3, "node", &S::nodeName), field(4, "compat_slurm", &S::compatSlurm));
    }
};

struct ErrorReply
{
    Code code = Code::Internal;
    std::string message;
    bool operator==(const ErrorReply&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "code", &ErrorReply::code), field(2, "message", &ErrorReply::message));
    }
};

/// A body without fields: Ping, Pong, QueryNode.
struct Empty
{
    static constexpr auto fields() { return fieldList(); }
    bool operator==(const Empty&) const = default;
};

/// A chunk of rows: each row a CBOR array of the asked columns in ascending field number (rowcodec.h).
struct JobRows
{
    ColumnSet columns;
    std::uint32_t count = 0;
    std::string rows;
    bool last = true;
    Instant now{};       ///< The daemon's clock, for elapsed times.
    bool operator==(const JobRows&) const = default;
    static constexpr auto fields()
    {
        using S = JobRows;
        return fieldList(field(1, "columns", &S::columns), field(2, "count", &S::count), field(3, "rows", &S::rows),
                         field(4, "last", &S::last), field(5, "now", &S::now));
    }
};

struct Subscribed
{
    EventSeq next; ///< Number the next event will have.
    bool operator==(const Subscribed&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "next", &Subscribed::next)); }
};

struct EventPush
{
    EventSeq seq;
    Instant time{};
    JobId job;
    std::uint32_t count = 1;
    std::string event;     ///< eventName()
    ColumnSet columns;
    std::string rows;      ///< One row: the job after the event. Empty when no columns were asked for.
    bool operator==(const EventPush&) const = default;
    static constexpr auto fields()
    {
        using S = EventPush;
        return fieldList(field(1, "seq", &S::seq), field(2, "time", &S::time), field(3, "job", &S::job),
                         field(4, "count", &S::count), field(5, "event", &S::event), field(6, "columns", &S::columns),
                         field(7, "rows", &S::rows));
    }
};

/// Forget ended jobs that ended before a moment. Answered by Outcomes with one entry whose message is the number removed.
struct PurgeHistory
{
    Instant before{};
    bool operator==(const PurgeHistory&) const = default;
    static constexpr auto fields() { return fieldList(field(1, "before", &PurgeHistory::before)); }
};

} // namespace slotd
