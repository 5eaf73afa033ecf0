// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/hostprobe.h"

#include "base/version.h"
#include "core/admission.h"

#include <algorithm>
#include <utility>

namespace slotd
{

namespace
{

void addFeature(std::vector<std::string>& features, std::string feature)
{
    if (feature != "gpu" && std::find(features.begin(), features.end(), feature) == features.end())
        features.push_back(std::move(feature));
}

std::vector<std::string> gpuFeatures(const Config& config, const std::vector<std::string>& models)
{
    std::vector<std::string> features{"cpu"};
    if (models.empty())
        addFeature(features, modelFeature(""));
    for (const std::string& model : models)
        addFeature(features, modelFeature(model));
    for (const std::string& feature : config.features)
        addFeature(features, feature);
    return features;
}

std::string chooseDefault(const Config& config, const HostModel& model, std::vector<std::string>& warnings)
{
    const std::string& wanted = config.defaultPartition;
    const auto named = [&](const PartitionModel& p) { return p.name == wanted; };
    if (std::any_of(model.partitions.begin(), model.partitions.end(), named))
        return wanted;
    // A GPU that is away for a day must not keep the daemon from starting; the log says what changed.
    if (!wanted.empty())
        warnings.push_back("default partition " + wanted + " needs a GPU and the host has none: " +
                           model.partitions.front().name + " is the default");
    return model.partitions.front().name;
}

} // namespace

HostSetup buildHost(const Config& config, const HostFacts& facts)
{
    HostSetup setup;
    HostModel& model = setup.model;
    std::vector<std::string> models = facts.gpus.models;
    if (!config.gpuModel.empty())
        models = {config.gpuModel};
    model.nodeName = config.nodeName;
    model.cpuIds = facts.cpuIds;
    model.capacity.cpus = Cpus(config.cpus ? std::int64_t{*config.cpus} : static_cast<std::int64_t>(facts.cpuIds.size()));
    model.capacity.memory = config.memory.value_or(facts.memory);
    model.capacity.gpus = Gpus(config.gpuCount.value_or(facts.gpus.count));
    if (model.capacity.gpus.value > 0)
        model.gpuModel = models.empty() ? std::string() : models.front();
    for (const std::string& name : config.cpuPartitions)
        model.partitions.push_back({name, false, {"cpu"}});
    if (model.capacity.gpus.value > 0) {
        for (const std::string& name : config.gpuPartitions)
            model.partitions.push_back({name, true, gpuFeatures(config, models)});
    }
    if (!facts.gpus.trouble.empty())
        setup.warnings.push_back(facts.gpus.trouble);
    model.defaultPartition = chooseDefault(config, model, setup.warnings);
    model.maxArraySize = config.maxArraySize;
    model.wholeMinutes = config.compatSlurm;
    model.oneWaitsForResources = config.compatSlurm;
    return setup;
}

NodeInfo describeNode(const HostModel& host, const Config& config, const MachineFacts& machine, const SystemPaths& paths)
{
    NodeInfo node;
    node.name = host.nodeName;
    node.address = host.nodeName;
    node.cpus = host.capacity.cpus;
    node.memory = host.capacity.memory;
    node.gpus = static_cast<std::uint32_t>(host.capacity.gpus.value);
    node.gpuModel = host.gpuModel;
    for (const PartitionModel& partition : host.partitions) {
        PartitionInfo info;
        info.name = partition.name;
        info.gpu = partition.gpu;
        info.isDefault = partition.name == host.defaultPartition;
        info.features = partition.features;
        node.partitions.push_back(std::move(info));
    }
    node.version = kVersion;
    node.bootTime = machine.bootTime;
    node.load1 = load1(paths);
    node.freeMemory = freeMemory(paths);
    node.os = machine.os;
    node.arch = machine.arch;
    node.compatSlurm = config.compatSlurm;
    node.sockets = machine.sockets;
    node.coresPerSocket = machine.coresPerSocket;
    node.threadsPerCore = machine.threadsPerCore;
    return node;
}

HostProbe::HostProbe(SystemPaths paths, QObject* parent) : QObject(parent), m_paths(std::move(paths)) {}

HostProbe::~HostProbe() = default;

void HostProbe::probe(const Config& config, Done done)
{
    HostFacts facts{affinityCpuIds(), totalMemory(m_paths), {}};
    // With the count given nobody asks the driver: a hanging one can then not hold up the start.
    const QStringList candidates = config.gpuCount ? QStringList() : gpuProgramCandidates(qEnvironmentVariable("PATH"));
    m_gpus = std::make_unique<GpuProbe>(candidates);
    m_gpus->run([config, facts = std::move(facts), done = std::move(done)](const GpuFacts& gpus) mutable {
        facts.gpus = gpus;
        done(buildHost(config, facts));
    });
}

} // namespace slotd
