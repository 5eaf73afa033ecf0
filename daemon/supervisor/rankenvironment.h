// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// The environment of one rank after the other: a common part, its own part, and the names that only the supervisor knows
/// (SLURM_PROCID, SLURM_LOCALID, SLURM_NODEID, SLURM_GTIDS, SLURM_TASK_PID).
class RankEnvironment
{
public:
    /// `common`: NUL-joined NAME=VALUE.
    void prepare(std::string_view common, std::uint32_t ranks);
    /// For the next rank; `own` is laid over the common part.
    void select(std::uint32_t rank, std::string_view own);

    char* const* entries() const { return m_entries.data(); } ///< Of the selected rank; null at the end.
    char* taskPid() { return m_taskPid.data() + m_taskPidValue; }
    /// The value of a name in entries(); null when it is not there.
    const char* value(std::string_view name) const;

private:
    std::string m_commonBlock;
    std::vector<char*> m_common;
    std::string m_ownBlock;
    std::vector<char*> m_entries;
    std::string m_procId;
    std::string m_localId;
    std::string m_nodeId = "SLURM_NODEID=0";
    std::string m_allRanks;
    std::string m_taskPid = "SLURM_TASK_PID=";
    std::size_t m_taskPidValue = 0;
};

} // namespace slotd
