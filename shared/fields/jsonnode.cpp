// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/hostrow.h"
#include "fields/jsonparts.h"
#include "fields/showtext.h"

#include <cmath>

namespace slotd
{

using namespace jsonparts;

namespace
{
void emptyList(JsonWriter& json, std::string_view key)
{
    json.beginArray(key);
    json.endArray();
}
} // namespace

void writeNode(JsonWriter& json, const NodeInfo& node)
{
    const std::string features = hostFeatures(node);
    json.beginObject();
    json.text("architecture", node.arch);
    json.text("burstbuffer_network_address", "");
    json.number("boards", 1);
    json.number("boot_time", unixTime(node.bootTime));
    json.text("comment", "");
    json.number("cores", node.coresPerSocket);
    json.number("cpu_binding", 0);
    json.number("cpu_load", static_cast<std::int64_t>(std::lround(node.load1 * 100)));
    json.text("extra", "");
    json.number("free_memory", node.freeMemory.value);
    json.number("cpus", node.cpus.value);
    json.number("last_busy", 0);
    json.text("features", features);
    json.text("active_features", features);
    json.text("gres", node.gpus > 0 ? gpusText(node) : std::string());
    json.text("gres_drained", "N/A");
    json.text("gres_used", node.gpus > 0 ? gpusUsedText(node.gpusInUse) : std::string());
    json.text("mcs_label", "");
    json.text("name", node.name);
    json.text("next_state_after_reboot", "invalid");
    json.text("address", node.address.empty() ? node.name : node.address);
    json.text("hostname", node.name);
    json.text("state", hostState(node));
    emptyList(json, "state_flags");
    emptyList(json, "next_state_after_reboot_flags");
    json.text("operating_system", node.os);
    json.null("owner");
    json.beginArray("partitions");
    for (const PartitionInfo& partition : node.partitions)
        json.item(partition.name);
    json.endArray();
    json.number("port", 0);
    json.number("real_memory", node.memory.value);
    json.text("reason", "");
    json.number("reason_changed_at", 0);
    json.null("reason_set_by_user");
    json.number("slurmd_start_time", unixTime(node.daemonStart));
    json.number("sockets", node.sockets);
    json.number("threads", node.threadsPerCore);
    json.number("temporary_disk", 0);
    json.number("weight", 1);
    json.text("tres", configuredTres(node, true, false));
    json.text("slurmd_version", node.version);
    json.number("alloc_memory", node.allocMemory.value);
    json.number("alloc_cpus", node.allocCpus.value);
    json.number("idle_cpus", node.cpus.value - node.allocCpus.value);
    json.textOrNull("tres_used", allocatedTres(node));
    json.real("tres_weighted", static_cast<double>(node.allocCpus.value));
    json.endObject();
}

void writePartition(JsonWriter& json, const NodeInfo& node, const PartitionInfo& partition)
{
    json.beginObject();
    json.beginArray("flags");
    if (partition.isDefault)
        json.item("default");
    json.endArray();
    json.beginArray("preemption_mode");
    json.item("disabled");
    json.endArray();
    for (const std::string_view key : {"allowed_allocation_nodes", "allowed_accounts", "allowed_groups", "allowed_qos", "alternative",
                                       "billing_weights"})
        json.text(key, "");
    json.null("default_memory_per_cpu");
    json.null("default_time_limit");
    json.text("denied_accounts", "");
    json.text("denied_qos", "");
    json.number("preemption_grace_time", 0);
    json.number("maximum_cpus_per_node", -1);
    json.number("maximum_memory_per_node", 0);
    json.number("maximum_nodes_per_job", 1);
    json.number("max_time_limit", -1);
    json.number("min nodes per job", 1); // Slurm's key has the blanks
    json.text("name", partition.name);
    json.text("nodes", node.name);
    json.null("over_time_limit");
    json.number("priority_job_factor", 1);
    json.number("priority_tier", 1);
    json.text("qos", "");
    json.text("state", "UP");
    json.number("total_cpus", node.cpus.value);
    json.number("total_nodes", 1);
    json.text("tres", configuredTres(node, true, true));
    json.endObject();
}

} // namespace slotd
