// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/filtering.h"

#include "store/rowmapping.h"

namespace slotd
{

namespace
{

constexpr StateSet kEndedStates = kAllStates & ~kActiveStates;

class Conditions
{
public:
    void add(const std::string& condition) { m_filter.sql += " AND " + condition; }
    void parameter(std::int64_t number) { m_filter.parameters.push_back({{}, number, false}); }
    void parameter(std::string text) { m_filter.parameters.push_back({std::move(text), 0, true}); }

    // SQLite takes 32766 parameters in a statement; a list can't be that long in a frame, and fails cleanly if it is.
    void oneOf(const std::string& column, const std::vector<std::string>& values)
    {
        if (values.empty())
            return;
        std::string marks;
        for (const std::string& value : values) {
            marks += marks.empty() ? "CAST(? AS TEXT)" : ", CAST(? AS TEXT)";
            parameter(value);
        }
        add(column + " IN (" + marks + ")");
    }

    SqlFilter take() { return std::move(m_filter); }
    bool empty() const { return m_filter.sql.empty(); }

private:
    SqlFilter m_filter;
};

void addIds(Conditions& c, const std::vector<JobId>& ids)
{
    std::string list = "[";
    for (const JobId id : ids) {
        if (list.size() > 1)
            list.push_back(',');
        list += std::to_string(id.value);
    }
    c.add("id IN (SELECT value FROM json_each(CAST(? AS TEXT)))");
    c.parameter(list + "]");
}

void addStates(Conditions& c, StateSet states)
{
    std::string list;
    for (const JobStateRow& row : kJobStates) {
        if (states & bit(row.id))
            list += (list.empty() ? "" : ", ") + std::to_string(static_cast<int>(row.id));
    }
    c.add("state IN (" + list + ")");
    if ((states & bit(JobState::Completed)) == 0)
        c.add("state <> " + std::to_string(static_cast<int>(JobState::Completed))); // lets SQLite use the index job_ended_state
}

} // namespace

void SqlFilter::bindTo(Statement& statement) const
{
    for (const Parameter& p : parameters) {
        if (p.isText)
            statement.bindBytes(p.text);
        else
            statement.bind(p.number);
    }
}

SqlFilter filterEndedJobs(const JobQuery& query, const std::optional<std::vector<JobId>>& ids)
{
    const JobFilter& f = query.filter;
    const StateSet states = f.states & kEndedStates;
    if (states == 0 || (ids && ids->empty())) {
        SqlFilter none;
        none.nothing = true;
        return none;
    }
    Conditions c;
    const bool anyState = states == kEndedStates;
    if (ids)
        addIds(c, *ids);
    if (f.from != kNoTime) {
        c.add("end_time >= ?");
        c.parameter(toMs(f.from));
    }
    if (f.until != kNoTime) {
        c.add(anyState ? "submit_time <= ?" : "end_time <= ?");
        c.parameter(toMs(f.until));
    }
    c.oneOf("name", f.names);
    c.oneOf("partition", f.partitions);
    c.oneOf("(SELECT user FROM submission WHERE submission.id = submission_id)", f.users);
    if (!anyState)
        addStates(c, states);
    if (c.empty() && query.limit == 0)
        return {};
    SqlFilter filter = c.take();
    filter.sql = "SELECT id FROM job WHERE active = 0" + filter.sql;
    if (query.limit > 0) {
        filter.sql += " ORDER BY id DESC LIMIT ?";
        filter.parameters.push_back({{}, query.limit, false});
    }
    return filter;
}

} // namespace slotd
