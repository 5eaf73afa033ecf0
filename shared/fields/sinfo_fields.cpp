// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/celltext.h"
#include "fields/hostrow.h"

#include <array>
#include <cstdio>

namespace slotd
{

namespace
{
using Row = HostRow;
using Context = CellContext;
using Out = std::string;

template<const char* Text>
void fixed(const Row&, const Context&, Out& out)
{
    out += Text;
}
constexpr char kUp[] = "up";
constexpr char kInfinite[] = "infinite";
constexpr char kNotAvailable[] = "N/A";
constexpr char kLowNotAvailable[] = "n/a";
constexpr char kUnlimited_[] = "UNLIMITED";
constexpr char kUnknown[] = "Unknown";
constexpr char kNone[] = "none";
constexpr char kNo[] = "no";
constexpr char kNO[] = "NO";
constexpr char kOff[] = "OFF";
constexpr char kAll[] = "all";
constexpr char kZero[] = "0";
constexpr char kOne[] = "1";
constexpr char kNull[] = "(null)";
constexpr char kJobSize[] = "1-infinite";

template<auto Member>
void text(const Row& row, const Context&, Out& out)
{
    out += row.*Member;
}

template<auto Member>
void number(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.*Member);
}

void partition(const Row& row, const Context&, Out& out)
{
    out += row.partitions;
}

void nodeName(const Row& row, const Context&, Out& out)
{
    if (row.present())
        out += row.node->name;
}

void nodeAddress(const Row& row, const Context&, Out& out)
{
    out += row.node->address.empty() ? row.node->name : row.node->address;
}

void stateShort(const Row& row, const Context&, Out& out)
{
    out += shortHostState(row.state);
}

void features(const Row& row, const Context&, Out& out)
{
    if (row.features.empty())
        out += "(null)";
    for (std::size_t i = 0; i < row.features.size(); ++i) {
        if (i > 0)
            out += ',';
        out += row.features[i];
    }
}

void cpus(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->cpus.value);
}

void cpusAllocated(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.allocCpus.value);
}

void memory(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->memory.value);
}

void memoryWithUnit(const Row& row, const Context& context, Out& out)
{
    memory(row, context, out);
    out += 'M';
}

void memoryAllocated(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.allocMemory.value);
    out += 'M';
}

void hostMemoryAllocated(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->allocMemory.value);
}

void gpus(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.gpu ? row.node->gpus : 0U);
}

void gpusAllocated(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.gpusInUse.size());
}

void gresUsed(const Row& row, const Context&, Out& out)
{
    out += row.gpu ? gpusUsedText(row.gpusInUse) : std::string("N/A");
}

void gres(const Row& row, const Context&, Out& out)
{
    out += gpusText(*row.node);
}

void nodeCount(const Row& row, const Context&, Out& out)
{
    out += row.present() ? '1' : '0';
}

bool idle(const Row& row)
{
    return row.state == "idle";
}

void nodesByState(const Row& row, const Context&, Out& out)
{
    out += !row.present() ? "0/0/0/0" : idle(row) ? "0/1/0/1" : "1/0/0/1";
}

void nodesAllocatedIdle(const Row& row, const Context&, Out& out)
{
    out += !row.present() ? "0/0" : idle(row) ? "0/1" : "1/0";
}

void cpusByState(const Row& row, const Context&, Out& out)
{
    const std::int64_t all = row.present() ? row.node->cpus.value : 0;
    const std::int64_t used = row.present() ? row.node->allocCpus.value : 0;
    appendNumber(out, used);
    out += '/';
    appendNumber(out, all - used);
    out += "/0/";
    appendNumber(out, all);
}

void freeMemory(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->freeMemory.value);
}

void cpuLoad(const Row& row, const Context&, Out& out)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f", row.node->load1);
    out += buffer;
}

void topology(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->sockets);
    out += ':';
    appendNumber(out, row.node->coresPerSocket);
    out += ':';
    appendNumber(out, row.node->threadsPerCore);
}

void sockets(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->sockets);
}

void cores(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->coresPerSocket);
}

void threads(const Row& row, const Context&, Out& out)
{
    appendNumber(out, row.node->threadsPerCore);
}

void version(const Row& row, const Context&, Out& out)
{
    out += row.node->version;
}

// The order is that of the seed's columns, then Slurm's by letter, then those that only -O knows.
// clang-format off
const std::array kFields{
    HostField{{"Partition", "Partition", 'P', 0, "PARTITION"}, partition},
    HostField{{"Hostnames Hostname NodeList", "NodeHost", 'n', 'N', "HOSTNAMES"}, nodeName},
    HostField{{"State", "StateCompact", 't', 'T', "STATE"}, stateShort},
    HostField{{"Features", "", 0, 'f', "FEATURES"}, features},
    HostField{{"CPUS", "", 0, 0, "CPUS"}, cpus, [](const Row& r, const Context&) { return r.node->cpus.value; }},
    HostField{{"CPU_ALLOC CPUSLOAD CPUALLOC", "", 0, 0, "CPU_ALLOC"}, cpusAllocated, [](const Row& r, const Context&) { return r.allocCpus.value; }},
    HostField{{"Memory Mem", "", 0, 0, "MEMORY"}, memoryWithUnit, [](const Row& r, const Context&) { return r.node->memory.value; }},
    HostField{{"MEM_ALLOC MemoryAllocated MemAlloc", "", 0, 0, "MEM_ALLOC"}, memoryAllocated, [](const Row& r, const Context&) { return r.allocMemory.value; }},
    HostField{{"GPUS", "", 0, 0, "GPUS"}, gpus},
    HostField{{"GPU_ALLOC GpusAllocated GpuAlloc", "", 0, 0, "GPU_ALLOC"}, gpusAllocated},
    HostField{{"Running RunningJobs", "", 0, 0, "RUNNING"}, number<&Row::running>},
    HostField{{"Pending PendingJobs", "", 0, 0, "PENDING"}, number<&Row::pending>},
    HostField{{"GRES_USED GresUsed", "", 0, 'G', "GRES_USED"}, gresUsed},

    HostField{{"Avail", "Available", 'a', 0, "AVAIL"}, fixed<kUp>},
    HostField{{"", "NodeAI", 'A', 0, "NODES(A/I)"}, nodesAllocatedIdle},
    HostField{{"", "features_act", 'b', 0, "ACTIVE_FEATURES"}, features},
    HostField{{"", "MaxCPUsPerNode", 'B', 0, "MAX_CPUS_PER_NODE"}, fixed<kUnlimited_>},
    HostField{{"", "CPUs", 'c', 0, "CPUS"}, cpus, [](const Row& r, const Context&) { return r.node->cpus.value; }},
    HostField{{"", "CPUsState", 'C', 0, "CPUS(A/I/O/T)"}, cpusByState},
    HostField{{"", "Disk", 'd', 0, "TMP_DISK"}, fixed<kZero>},
    HostField{{"Nodes", "Nodes", 'D', 0, "NODES"}, nodeCount},
    HostField{{"", "FreeMem", 'e', 0, "FREE_MEM"}, freeMemory, [](const Row& r, const Context&) { return r.node->freeMemory.value; }},
    HostField{{"", "Reason", 'E', 0, "REASON"}, fixed<kNone>},
    HostField{{"", "NodeAIOT", 'F', 0, "NODES(A/I/O/T)"}, nodesByState},
    HostField{{"", "Groups", 'g', 0, "GROUPS"}, fixed<kAll>},
    HostField{{"Gres", "Gres", 'G', 0, "GRES"}, gres},
    HostField{{"", "Features features_avail", 'f', 0, "AVAIL_FEATURES"}, features},
    HostField{{"", "OverSubscribe", 'h', 0, "OVERSUBSCRIBE"}, fixed<kNO>},
    HostField{{"", "Timestamp", 'H', 0, "TIMESTAMP"}, fixed<kUnknown>},
    HostField{{"", "PriorityJobFactor", 'I', 0, "PRIO_JOB_FACTOR"}, fixed<kOne>},
    HostField{{"TimeLimit", "Time", 'l', 0, "TIMELIMIT"}, fixed<kInfinite>},
    HostField{{"", "DefaultTime", 'L', 0, "DEFAULTTIME"}, fixed<kLowNotAvailable>},
    HostField{{"", "Memory", 'm', 0, "MEMORY"}, memory, [](const Row& r, const Context&) { return r.node->memory.value; }},
    HostField{{"", "PreemptMode", 'M', 0, "PREEMPT_MODE"}, fixed<kOff>},
    HostField{{"", "NodeList", 'N', 0, "NODELIST"}, nodeName},
    HostField{{"NodeAddr", "NodeAddr", 'o', 0, "NODE_ADDR"}, nodeAddress},
    HostField{{"CPU_LOAD", "CPUsLoad", 'O', 0, "CPU_LOAD"}, cpuLoad},
    HostField{{"", "PriorityTier", 'p', 0, "PRIO_TIER"}, fixed<kOne>},
    HostField{{"", "Root", 'r', 0, "ROOT"}, fixed<kNo>},
    HostField{{"PartitionName", "PartitionName", 'R', 0, "PARTITION"}, text<&Row::bareName>},
    HostField{{"", "Size", 's', 0, "JOB_SIZE"}, fixed<kJobSize>},
    HostField{{"", "AllocNodes", 'S', 0, "ALLOCNODES"}, fixed<kAll>},
    HostField{{"StateLong", "StateLong", 'T', 0, "STATE"}, text<&Row::state>},
    HostField{{"", "User", 'u', 0, "USER"}, fixed<kUnknown>},
    HostField{{"", "UserLong", 'U', 0, "USER"}, fixed<kUnknown>},
    HostField{{"Version", "Version", 'v', 0, "VERSION"}, version},
    HostField{{"", "Cluster", 'V', 0, "CLUSTER"}, fixed<kNotAvailable>},
    HostField{{"", "Weight", 'w', 0, "WEIGHT"}, fixed<kOne>},
    HostField{{"", "Sockets", 'X', 0, "SOCKETS"}, sockets},
    HostField{{"", "Cores", 'Y', 0, "CORES"}, cores},
    HostField{{"", "SocketCoreThread", 'z', 0, "S:C:T"}, topology},
    HostField{{"", "Threads", 'Z', 0, "THREADS"}, threads},

    HostField{{"", "Comment", 0, 0, "COMMENT"}, fixed<kNull>},
    HostField{{"", "Extra", 0, 0, "EXTRA"}, fixed<kNull>},
    HostField{{"", "Port", 0, 0, "PORT"}, fixed<kZero>},
    HostField{{"", "StateComplete", 0, 0, "STATE"}, text<&Row::state>},
    HostField{{"", "AllocMem", 0, 0, "ALLOCMEM"}, hostMemoryAllocated},
    HostField{{"", "GresUsed", 0, 0, "GRES_USED"}, gresUsed},
};
// clang-format on
} // namespace

std::span<const HostField> sinfoFields()
{
    return kFields;
}

} // namespace slotd
