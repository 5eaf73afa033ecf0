// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/hostrow.h"
#include "fields/showblock.h"

#include <algorithm>
#include <cstdio>

namespace slotd
{

namespace
{
std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

std::string loadText(double load)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f", load);
    return buffer;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ",") + word;
    return text.empty() ? "(null)" : text;
}

std::string allFeatures(const NodeInfo& node)
{
    const std::string all = hostFeatures(node);
    return all.empty() ? "(null)" : all;
}

std::string partitionNames(const NodeInfo& node)
{
    std::vector<std::string> names;
    for (const PartitionInfo& partition : node.partitions)
        names.push_back(partition.name);
    return joined(names);
}
} // namespace

std::string hostFeatures(const NodeInfo& node)
{
    std::vector<std::string> all;
    std::string text;
    for (const PartitionInfo& partition : node.partitions) {
        for (const std::string& feature : partition.features) {
            if (std::find(all.begin(), all.end(), feature) != all.end())
                continue;
            all.push_back(feature);
            text += (text.empty() ? "" : ",") + feature;
        }
    }
    return text;
}

std::string configuredTres(const NodeInfo& node, bool billing, bool nodes)
{
    std::string text = "cpu=" + std::to_string(node.cpus.value) + ",mem=" + std::to_string(node.memory.value) + 'M';
    if (nodes)
        text += ",node=1";
    if (billing)
        text += ",billing=" + std::to_string(node.cpus.value);
    if (node.gpus > 0)
        text += ",gres/gpu=" + std::to_string(node.gpus);
    return text;
}

std::string allocatedTres(const NodeInfo& node)
{
    if (node.allocCpus.value == 0 && node.allocMemory.value == 0 && node.gpusInUse.empty())
        return "";
    std::string text = "cpu=" + std::to_string(node.allocCpus.value) + ",mem=" + std::to_string(node.allocMemory.value) + 'M';
    if (!node.gpusInUse.empty())
        text += ",gres/gpu=" + std::to_string(node.gpusInUse.size());
    return text;
}

std::string showNodeText(const NodeInfo& node, const CellContext& context, const ShowStyle& style)
{
    const auto number = [](auto value) { return std::to_string(value); };
    const auto time = [&](Instant when) {
        std::string text;
        appendTime(text, when, context, "Unknown");
        return text;
    };
    const std::string features = allFeatures(node);
    ShowBlock block(style);
    block.pair("NodeName", node.name).pair("Arch", node.arch).pair("CoresPerSocket", number(node.coresPerSocket)).endLine();
    block.pair("CPUAlloc", number(node.allocCpus.value)).pair("CPUEfctv", number(node.cpus.value));
    block.pair("CPUTot", number(node.cpus.value)).pair("CPULoad", loadText(node.load1)).endLine();
    block.pair("AvailableFeatures", features).endLine();
    block.pair("ActiveFeatures", features).endLine();
    block.pair("Gres", gpusText(node)).endLine();
    if (style.details > 0)
        block.pair("GresDrain", "N/A").endLine().pair("GresUsed", gpusUsedText(node.gpusInUse)).endLine();
    block.pair("NodeAddr", node.address.empty() ? node.name : node.address).pair("NodeHostName", node.name);
    block.pair("Version", node.version).endLine();
    block.pair("OS", node.os).endLine();
    block.pair("RealMemory", number(node.memory.value)).pair("AllocMem", number(node.allocMemory.value));
    block.pair("FreeMem", number(node.freeMemory.value)).pair("Sockets", number(node.sockets)).pair("Boards", "1").endLine();
    block.pair("State", upper(hostState(node))).pair("ThreadsPerCore", number(node.threadsPerCore));
    block.pair("TmpDisk", "0").pair("Weight", "1").pair("Owner", "N/A").pair("MCS_label", "N/A").endLine();
    block.pair("Partitions", partitionNames(node)).endLine();
    block.pair("BootTime", time(node.bootTime)).pair("SlurmdStartTime", time(node.daemonStart)).endLine();
    block.pair("CfgTRES", configuredTres(node, true, false)).endLine();
    block.pair("AllocTRES", allocatedTres(node)).endLine();
    return block.finish(true);
}

std::string showPartitionText(const NodeInfo& node, const PartitionInfo& partition, const ShowStyle& style)
{
    ShowBlock block(style);
    block.pair("PartitionName", partition.name).endLine();
    block.pair("AllowGroups", "ALL").pair("AllowAccounts", "ALL").pair("AllowQos", "ALL").endLine();
    block.pair("AllocNodes", "ALL").pair("Default", partition.isDefault ? "YES" : "NO").pair("QoS", "N/A").endLine();
    block.pair("DefaultTime", "NONE").pair("DisableRootJobs", "NO").pair("ExclusiveUser", "NO");
    block.pair("GraceTime", "0").pair("Hidden", "NO").endLine();
    block.pair("MaxNodes", "1").pair("MaxTime", "UNLIMITED").pair("MinNodes", "0").pair("LLN", "NO");
    block.pair("MaxCPUsPerNode", "UNLIMITED").endLine();
    block.pair("Nodes", node.name).endLine();
    block.pair("PriorityJobFactor", "1").pair("PriorityTier", "1").pair("RootOnly", "NO").pair("ReqResv", "NO");
    block.pair("OverSubscribe", "NO").endLine();
    block.pair("OverTimeLimit", "NONE").pair("PreemptMode", "OFF").endLine();
    block.pair("State", "UP").pair("TotalCPUs", std::to_string(node.cpus.value)).pair("TotalNodes", "1");
    block.pair("SelectTypeParameters", "NONE").endLine();
    block.pair("JobDefaults", "(null)").endLine();
    block.pair("DefMemPerNode", "UNLIMITED").pair("MaxMemPerNode", "UNLIMITED").endLine();
    block.pair("Features", joined(partition.features)).endLine();
    block.pair("TRES", configuredTres(node, true, true)).endLine();
    return block.finish(true);
}

std::string showConfigText(const NodeInfo& node, const CellContext& context)
{
    constexpr std::size_t kKeyWidth = 23;
    std::string text = "Configuration data as of " + formatTime(context.now) + '\n';
    for (const auto& [key, value] : node.config) {
        text += key;
        text.append(key.size() < kKeyWidth ? kKeyWidth - key.size() : 0, ' ');
        text += " = ";
        const std::size_t at = text.size();
        text += value.empty() ? "(null)" : value;
        neutralize(text, at);
        text += '\n';
    }
    text += "\nSlurmctld(primary) at " + node.name + " is UP\n";
    return text;
}

} // namespace slotd
