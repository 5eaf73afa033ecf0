// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/check.h"

namespace slotd
{

namespace
{

// 9999-12-31T23:59:59.999Z: sums of two such moments or lengths stay far from overflow.
constexpr Instant kLastInstant{Milliseconds(253'402'300'799'999)};
constexpr Seconds kLongest{253'402'300'799};

template<class Enum>
bool upTo(Enum value, Enum last)
{
    return value <= last;
}

bool goodInstant(Instant when)
{
    return when <= kLastInstant && when.time_since_epoch() >= -kLastInstant.time_since_epoch();
}

bool goodLimit(Seconds limit)
{
    return limit == kUnlimited || (limit >= Seconds(0) && limit <= kLongest);
}

bool goodDependency(const Dependency& dependency)
{
    for (const DependencyTerm& term : dependency.terms) {
        if (!upTo(term.kind, DependencyKind::Singleton) || term.delayMinutes < 0 || term.delayMinutes > kLongest.count() / 60)
            return false;
    }
    return true;
}

bool goodFilter(const JobFilter& filter)
{
    return goodInstant(filter.from) && goodInstant(filter.until);
}

bool goodSpec(const JobSpec& spec)
{
    return upTo(spec.kind, JobKind::Run) && upTo(spec.openMode, OpenMode::Truncate) && upTo(spec.requeue, RequeueMode::No) &&
           goodDependency(spec.dependency) && (!spec.timeLimit || goodLimit(*spec.timeLimit)) &&
           (!spec.begin || goodInstant(*spec.begin));
}

void settle(Code& code)
{
    if (code >= Code::Count)
        code = Code::Internal;
}

} // namespace

bool check(SubmitRequest& request)
{
    return goodSpec(request.spec);
}

bool check(JobQuery& request)
{
    return upTo(request.scope, QueryScope::Accounting) && goodFilter(request.filter);
}

bool check(CancelRequest& request)
{
    return goodFilter(request.filter);
}

bool check(ControlRequest& request)
{
    return upTo(request.verb, ControlVerb::Notify) && request.text.size() <= kMaxNotice;
}

bool check(UpdateRequest& request)
{
    const UpdatedEvent& c = request.changes;
    return (!c.timeLimit || goodLimit(*c.timeLimit)) && (!c.begin || goodInstant(*c.begin)) &&
           (!c.dependency || goodDependency(*c.dependency));
}

bool check(PurgeHistory& request)
{
    return goodInstant(request.before);
}

bool check(ErrorReply& reply)
{
    settle(reply.code);
    return true;
}

bool check(Outcomes& reply)
{
    for (Outcome& outcome : reply.list)
        settle(outcome.code);
    return true;
}

bool check(JobRecord& row)
{
    if (row.reason >= Reason::Count)
        row.reason = Reason::None;
    return row.state < JobState::Count && upTo(row.kind, JobKind::Run) && upTo(row.openMode, OpenMode::Truncate) &&
           upTo(row.requeue, RequeueMode::No);
}

} // namespace slotd
