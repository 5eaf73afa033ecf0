// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/exportspec.h"
#include "domain/jobspec.h"
#include "options/interactiveoptions.h"
#include "options/option.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// A value and where it came from: options that exclude one another are decided by who spoke last.
template<class T>
struct Sourced
{
    T value{};
    OptionSource source = OptionSource::Default;
};

/// "2", "a100:2", "gpu:2": how many, and of which model ("" = any).
struct GpuCount
{
    std::uint32_t count = 0;
    std::string type;
    bool operator==(const GpuCount&) const = default;
};

/// Reads the value of --gpus and its kin: [type:]count, several joined by commas. None when it names no count that could be met.
std::optional<GpuCount> parseGpuCount(std::string_view text);

/// What sbatch, srun and salloc were asked for. What maps one to one stands in `spec`; the rest needs the whole picture
/// (tojobspec.h).
struct SubmitOptions
{
    JobSpec spec;
    std::optional<std::string> name;

    std::optional<Sourced<Megabytes>> memPerNode;
    std::optional<Sourced<Megabytes>> memPerCpu;
    std::optional<Sourced<Megabytes>> memPerGpu;

    std::optional<Sourced<GpuCount>> gpus;        ///< --gpus
    std::optional<Sourced<GpuCount>> gpusPerNode; ///< --gpus-per-node, --gpus-per-socket and --gres=gpu: one node, so the same.
    std::optional<Sourced<GpuCount>> gpusPerTask;
    std::optional<std::uint32_t> cpusPerGpu;
    std::optional<Seconds> timeMin;

    std::optional<ExportSpec> exportSpec;
    std::string exportFile;

    std::string clusters; ///< -M, when it names this one.
    std::optional<std::string> wrap;
    bool parsable = false;
    bool wait = false;
    bool testOnly = false;
    int verbose = 0;
    int quiet = 0;
    InteractiveOptions interactive;
};

/// The table of sbatch, srun or salloc: the shared rows it has and its own, in the order of --help.
std::vector<Option<SubmitOptions>> submitOptionTable(CommandId command);

// Parts of the table, one per source file.
std::vector<Option<SubmitOptions>> commonOptions();   ///< Rows that two or three of the commands share.
std::vector<Option<SubmitOptions>> recordedOptions(); ///< Taken for the sake of cluster scripts and kept with the job.
std::vector<Option<SubmitOptions>> sbatchOptions();
std::vector<Option<SubmitOptions>> srunOptions();
std::vector<Option<SubmitOptions>> sallocOptions();

} // namespace slotd
