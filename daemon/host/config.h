// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/envfile.h"
#include "base/result.h"
#include "base/timefmt.h"
#include "base/units.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// SLOTD_INHIBIT_SLEEP
enum class InhibitSleep { Auto, Yes, No };

/// The daemon's settings, all checked (docs/reference/configuration.md lists them; one table in config.cpp defines them:
/// name, default, check, help).
struct Config
{
    std::vector<std::string> cpuPartitions{"cpu"}; ///< SLOTD_CPU_PARTITIONS
    std::vector<std::string> gpuPartitions{"gpu"}; ///< SLOTD_GPU_PARTITIONS
    std::string defaultPartition;                  ///< SLOTD_DEFAULT_PARTITION; "" = first CPU partition
    std::optional<std::uint32_t> gpuCount;         ///< SLOTD_GPU_COUNT; unset = detect
    std::string gpuModel;                          ///< SLOTD_GPU_MODEL
    std::optional<std::uint32_t> cpus;             ///< SLOTD_CPUS
    std::optional<Megabytes> memory;               ///< SLOTD_MEMORY
    std::vector<std::string> features;             ///< SLOTD_FEATURES, normalised
    std::string notifyCommand;                     ///< SLOTD_NOTIFY_CMD
    std::string cgroupBase;                        ///< SLOTD_CGROUP_BASE
    std::string nodeName{"localhost"};             ///< SLOTD_NODE_NAME
    Seconds killWait{30};                          ///< SLOTD_KILL_WAIT
    bool batchRanksAll = false;                    ///< SLOTD_BATCH_RANKS=all|wrap
    bool compatSlurm = false;                      ///< SLOTD_COMPAT=slurm|seed
    std::optional<std::uint32_t> historyDays;      ///< SLOTD_HISTORY_DAYS
    std::uint32_t maxArraySize = 1'000'001;        ///< SLOTD_MAX_ARRAY_SIZE
    int logLevel = 1;                              ///< SLOTD_LOG_LEVEL=debug|info|warning|error
    Seconds minJobAge{300};                        ///< SLOTD_MIN_JOB_AGE: how long ended jobs stay in squeue -t all
    InhibitSleep inhibitSleep = InhibitSleep::Auto; ///< SLOTD_INHIBIT_SLEEP=auto|yes|no
    std::string root;                              ///< SLOTD_ROOT as given, also from the file; "" = not set

    bool operator==(const Config&) const = default;
};

/// One setting as the docs and `slotd --help` list it.
struct SettingRow
{
    const char* name;
    const char* defaultText;
    const char* help;
};
const std::vector<SettingRow>& settingRows();

/// Builds the configuration from values by name; the first bad value or unknown SLOTD_* name is the error, worded as
/// "SLOTD_KILL_WAIT: ...". The environment wins over the file.
Result<Config> makeConfig(const std::map<std::string, std::string>& file, const std::map<std::string, std::string>& environment);

/// The daemon's configuration: the settings file (base/envfile.h) under the process's own environment.
Result<Config> loadConfig();

} // namespace slotd
