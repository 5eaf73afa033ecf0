// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "host/config.h"
#include "host/gpuprobe.h"
#include "host/systemfacts.h"
#include "ports/hostmodel.h"

#include <functional>
#include <memory>
#include <QObject>

namespace slotd
{

/// What the host has, before the configuration has its say.
struct HostFacts
{
    std::vector<std::uint32_t> cpuIds;
    Megabytes memory;
    GpuFacts gpus;
};

/// The host as the scheduler sees it, and what the log should say about how it came to be.
struct HostSetup
{
    HostModel model;
    std::vector<std::string> warnings;
};

/// Puts facts and configuration together; pure. No GPUs: no GPU partitions. CPU partitions have the feature "cpu" alone,
/// GPU partitions also the models' and SLOTD_FEATURES, never plain "gpu" (seed).
HostSetup buildHost(const Config& config, const HostFacts& facts);

/// A NodeInfo with what host and configuration say: name, capacity, partitions, system facts. What runs is the caller's to add.
NodeInfo describeNode(const HostModel& host, const Config& config, const MachineFacts& machine, const SystemPaths& paths = {});

/// Looks at the host: CPUs and memory at once, GPUs through nvidia-smi unless SLOTD_GPU_COUNT is set.
class HostProbe : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(HostSetup)>;

    explicit HostProbe(SystemPaths paths = {}, QObject* parent = nullptr);
    ~HostProbe() override;

    /// Calls `done` from the event loop, never from inside. A second call gives up the first, whose `done` never comes.
    void probe(const Config& config, Done done);

private:
    SystemPaths m_paths;
    std::unique_ptr<GpuProbe> m_gpus;
};

} // namespace slotd
