// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "supervisor/rankenvironment.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace slotd
{

namespace
{

constexpr std::array<std::string_view, 5> kRankVariables{"SLURM_PROCID=", "SLURM_LOCALID=", "SLURM_NODEID=", "SLURM_GTIDS=",
                                                         "SLURM_TASK_PID="};

std::string_view nameOf(std::string_view entry)
{
    const std::size_t equals = entry.find('=');
    return entry.substr(0, equals == std::string_view::npos ? entry.size() : equals + 1);
}

bool isRankVariable(std::string_view entry)
{
    return std::find(kRankVariables.begin(), kRankVariables.end(), nameOf(entry)) != kRankVariables.end();
}

/// The entries of a NUL-joined block, in place.
template<class Use>
void eachEntry(std::string& block, Use use)
{
    for (std::size_t at = 0; at < block.size();) {
        char* entry = block.data() + at;
        const std::size_t length = std::strlen(entry);
        if (length > 0)
            use(entry);
        at += length + 1;
    }
}

} // namespace

void RankEnvironment::prepare(std::string_view common, std::uint32_t ranks)
{
    m_commonBlock = common;
    eachEntry(m_commonBlock, [this](char* entry) {
        if (!isRankVariable(entry))
            m_common.push_back(entry);
    });
    for (std::uint32_t rank = 0; rank < ranks; ++rank)
        m_allRanks += (rank == 0 ? "SLURM_GTIDS=" : ",") + std::to_string(rank);
    m_taskPidValue = m_taskPid.size();
    m_taskPid.resize(m_taskPidValue + 16, '\0');
}

void RankEnvironment::select(std::uint32_t rank, std::string_view own)
{
    m_entries = m_common;
    m_ownBlock = own;
    eachEntry(m_ownBlock, [this](char* entry) {
        const std::string_view name = nameOf(entry);
        const auto same = std::find_if(m_entries.begin(), m_entries.end(), [name](const char* e) { return nameOf(e) == name; });
        if (same != m_entries.end())
            *same = entry;
        else
            m_entries.push_back(entry);
    });
    m_procId = "SLURM_PROCID=" + std::to_string(rank);
    m_localId = "SLURM_LOCALID=" + std::to_string(rank);
    for (std::string* text : {&m_procId, &m_localId, &m_nodeId, &m_allRanks, &m_taskPid})
        m_entries.push_back(text->data());
    m_entries.push_back(nullptr);
}

const char* RankEnvironment::value(std::string_view name) const
{
    for (const char* entry : m_entries) {
        if (entry && std::strncmp(entry, name.data(), name.size()) == 0 && entry[name.size()] == '=')
            return entry + name.size() + 1;
    }
    return nullptr;
}

} // namespace slotd
