// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/jobstate.h"

#include <string>

namespace slotd
{

namespace
{

struct ForeignState
{
    std::string_view name;
    std::string_view code;
};

// States of Slurm (squeue(1), sacct(1), JOB STATE CODES) that no job has here.
constexpr std::array<ForeignState, 18> kForeignStates{{
    {"BOOT_FAIL", "BF"},      {"CONFIGURING", "CF"},   {"DEADLINE", "DL"},      {"LAUNCH_FAILED", "LF"}, {"NODE_FAIL", "NF"},
    {"POWER_UP_NODE", "PU"},  {"PREEMPTED", "PR"},     {"RECONFIG_FAIL", "RC"}, {"REQUEUED", "RQ"},      {"REQUEUE_FED", "RF"},
    {"REQUEUE_HOLD", "RH"},   {"RESIZING", "RS"},      {"RESV_DEL_HOLD", "RD"}, {"REVOKED", "RV"},       {"SIGNALING", "SI"},
    {"SPECIAL_EXIT", "SE"},   {"STAGE_OUT", "SO"},     {"STOPPED", "ST"},
}};

} // namespace

std::optional<StateWord> parseStateWord(std::string_view word)
{
    std::string upper(word);
    for (char& c : upper)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const JobStateRow& known : kJobStates) {
        if (upper == known.name || upper == known.code)
            return StateWord{known.id};
    }
    for (const ForeignState& foreign : kForeignStates) {
        if (upper == foreign.name || upper == foreign.code)
            return StateWord{};
    }
    return std::nullopt;
}

} // namespace slotd
