// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// --cpu-bind of srun, read (srun(1)).
struct CpuBind
{
    enum class Mode : std::uint8_t {
        None,  ///< Also "" and an empty list of ids.
        Cores, ///< Every task gets CPUs of its own, as many as it asks for. Also "threads".
        Host,  ///< All CPUs that the host lends: "sockets", "ldoms", "boards" of a machine taken as one of each.
        Rank,  ///< Task i to the i-th CPU.
        Map,   ///< map_cpu:LIST
        Mask,  ///< mask_cpu:LIST
    };
    Mode mode = Mode::None;
    std::vector<std::uint32_t> ids;                ///< Map.
    std::vector<std::vector<std::uint32_t>> masks; ///< Mask: the CPUs of each, ascending.
    bool verbose = false;

    bool operator==(const CpuBind&) const = default;
};

/// "quiet,map_cpu:0,2", "q,none", "cores"; ids may be hexadecimal and repeated ("0*2"). Code::InvalidArgument, with Slurm's
/// line, on anything else.
Result<CpuBind> parseCpuBind(std::string_view text);

/// SLURM_CPU_BIND_TYPE and SLURM_CPU_BIND_LIST of a binding ("map_cpu:" and "0,2"); "none" and "" where it binds nothing.
std::string cpuBindType(const CpuBind& bind);
std::string cpuBindList(const CpuBind& bind);

} // namespace slotd
