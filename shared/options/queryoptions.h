// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobref.h"
#include "domain/jobstate.h"
#include "options/option.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// Which of the two ways of naming columns came last: -o or -O.
struct FormatChoice
{
    std::string text;
    bool longForm = false; ///< -O/--Format
    bool operator==(const FormatChoice&) const = default;
};

/// squeue(1).
struct SqueueOptions
{
    bool all = false;
    bool array = false;
    bool longView = false;
    bool startView = false;
    bool noHeader = false;
    bool me = false;
    bool noConvert = false;
    bool json = false;
    int verbose = 0;
    std::uint32_t iterate = 0;              ///< Seconds; 0 = once.
    std::optional<StateSet> states;         ///< Given with -t; words that match nothing here leave it empty (0).
    std::vector<JobRef> jobs;
    bool jobsGiven = false;
    bool stepView = false;                  ///< -s: rows are steps.
    std::vector<JobRef> steps;              ///< Given with -s.
    std::vector<std::string> names;
    std::optional<std::vector<std::string>> users; ///< Names or ids, not yet looked up.
    std::vector<std::string> partitions;
    std::vector<std::string> nodes;         ///< Host list as typed, expanded.
    std::vector<std::string> accounts;
    std::vector<std::string> qos;
    std::vector<std::string> reservations;
    std::vector<std::string> licenses;
    std::optional<std::string> sort;
    std::optional<FormatChoice> format;
};
std::vector<Option<SqueueOptions>> squeueOptions();
/// The list of -s, which may also stand behind it as a word of its own.
SetResult readSteps(SqueueOptions& values, std::string_view list);

/// "4", "2-8": what a number must lie in. None of both: anything.
struct NumberRange
{
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> most;

    bool open() const { return !least && !most; }
    bool holds(std::int64_t number) const { return (!least || number >= *least) && (!most || number <= *most); }
};

/// sacct(1).
struct SacctOptions
{
    bool allocations = false;   ///< -X
    bool brief = false;
    bool longView = false;
    bool noHeader = false;
    bool truncate = false;      ///< -T
    bool helpFormat = false;
    bool duplicates = false;    ///< Accepted: there is one record of each job, whatever became of its attempts.
    bool allUsers = false;
    bool json = false;
    bool array = false;         ///< --array: a row for every task; the default but for SLOTD_COMPAT=slurm.
    bool batchScript = false;   ///< -B
    bool environment = false;   ///< --env-vars
    std::vector<std::string> wckeys;
    std::vector<std::string> reasons;
    NumberRange cpus;           ///< -I
    NumberRange nodeCount;      ///< -i
    NumberRange minutes;        ///< -k and -K: the time limit.
    int verbose = 0;
    std::optional<bool> parsableAtEnd; ///< -P: false, --parsable: true.
    std::optional<std::string> delimiter;
    char unit = 0;
    std::optional<StateSet> states;
    std::vector<JobRef> jobs;
    bool jobsGiven = false;
    std::vector<std::string> names;
    std::optional<std::vector<std::string>> users;
    std::vector<std::string> groups;
    std::vector<std::string> partitions;
    std::vector<std::string> nodes;
    std::vector<std::string> accounts;
    std::vector<std::string> qos;
    std::optional<Instant> from;
    std::optional<Instant> until;
    std::optional<std::string> format;
};
std::vector<Option<SacctOptions>> sacctOptions();
/// sacct's -p names a partition (seed), and means --parsable where no name can follow (Slurm): at the end of the line or in
/// front of another option. The words with those rewritten.
std::vector<std::string> resolveParsableLetter(std::vector<std::string> args);

/// sinfo(1).
struct SinfoOptions
{
    bool all = false;
    bool nodeView = false;
    bool longView = false;
    bool summarize = false;
    bool noHeader = false;
    bool exact = false;
    bool dead = false;
    bool responding = false;
    bool listReasons = false;
    bool reservations = false; ///< -T
    bool json = false;
    int verbose = 0;
    std::uint32_t iterate = 0;
    std::vector<std::string> partitions;
    std::vector<std::string> nodes;
    std::vector<std::string> states;    ///< Slurm's long words, lower case; "" never.
    bool statesGiven = false;
    std::optional<std::string> sort;
    std::optional<FormatChoice> format;
};
std::vector<Option<SinfoOptions>> sinfoOptions();

/// scontrol(1): what stands in front of or between its words.
struct ScontrolOptions
{
    bool oneLine = false;
    bool all = false;
    bool quiet = false;
    bool json = false;
    int details = 0;
    int verbose = 0;
};
std::vector<Option<ScontrolOptions>> scontrolOptions();

} // namespace slotd
