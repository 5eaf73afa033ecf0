// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/settings.h"

#include "base/units.h"

#include <algorithm>
#include <array>
#include <utility>

namespace slotd
{

namespace
{

constexpr std::uint32_t kMaxCpus = 65'533; // Slurm keeps a node's CPU count in 16 bits.
constexpr std::uint32_t kMaxGpus = 1024;
constexpr std::uint32_t kMaxSeconds = 65'533;    // Slurm's bound for KillWait and MinJobAge.
constexpr std::uint32_t kMaxDays = 36'500;
constexpr std::uint32_t kMaxArraySizeBound = 4'000'001; // slurm.conf(5), MaxArraySize.

bool isAsciiAlnum(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isName(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return isAsciiAlnum(c) || c == '_' || c == '.' || c == '-'; });
}

std::string quoted(std::string_view text)
{
    return "\"" + std::string(text) + "\"";
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

struct Range
{
    std::uint32_t min;
    std::uint32_t max;
    const char* what; // "a number of seconds"
};

std::string readNumber(const std::string& value, Range range, std::uint32_t& out)
{
    const auto number = parseUnsigned(value);
    if (!number)
        return quoted(value) + " is not " + range.what;
    if (*number < range.min || *number > range.max)
        return quoted(value) + " is not between " + std::to_string(range.min) + " and " + std::to_string(range.max);
    out = static_cast<std::uint32_t>(*number);
    return {};
}

std::string readPartitions(const std::string& value, std::vector<std::string>& out)
{
    std::vector<std::string> names;
    std::string_view rest = value;
    for (bool more = true; more;) {
        const auto comma = rest.find(',');
        more = comma != std::string_view::npos;
        const std::string_view name = trimmed(rest.substr(0, comma));
        if (more)
            rest.remove_prefix(comma + 1);
        if (name.empty())
            return quoted(value) + " has an empty partition name";
        if (!isName(name))
            return quoted(name) + " is not a partition name (letters, digits, _ . -)";
        if (std::find(names.begin(), names.end(), name) != names.end())
            return quoted(name) + " is named twice";
        names.emplace_back(name);
    }
    out = std::move(names);
    return {};
}

template<class Value, std::size_t N>
std::string readWord(const std::string& value, const std::array<std::pair<std::string_view, Value>, N>& words, Value& out)
{
    std::string known;
    for (const auto& [word, meaning] : words) {
        if (word == value) {
            out = meaning;
            return {};
        }
        known += (known.empty() ? "" : ", ") + std::string(word);
    }
    return quoted(value) + " is not one of " + known;
}

std::string readName(const std::string& value, std::string& out)
{
    if (!isName(value))
        return quoted(value) + " is not a name (letters, digits, _ . -)";
    out = value;
    return {};
}

std::string readAbsolutePath(const std::string& value, std::string& out)
{
    if (value.front() != '/')
        return quoted(value) + " is not an absolute path";
    out = value;
    while (out.size() > 1 && out.back() == '/')
        out.pop_back();
    return {};
}

std::string readLine(const std::string& value, std::string& out)
{
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::any_of(value.begin(), value.end(), isControl))
        return "control characters are not allowed";
    out = std::string(trimmed(value));
    return {};
}

std::string applyMemory(Config& config, const std::string& value)
{
    const auto memory = parseMemory(value);
    if (!memory || memory->value <= 0)
        return quoted(value) + " is not a memory size such as 16G";
    config.memory = *memory;
    return {};
}

std::string applyLogLevel(Config& config, const std::string& value)
{
    static constexpr std::array<std::pair<std::string_view, int>, 4> words{
        {{"debug", 0}, {"info", 1}, {"warning", 2}, {"error", 3}}};
    return readWord(value, words, config.logLevel);
}

std::string applyInhibitSleep(Config& config, const std::string& value)
{
    static constexpr std::array<std::pair<std::string_view, InhibitSleep>, 3> words{
        {{"auto", InhibitSleep::Auto}, {"yes", InhibitSleep::Yes}, {"no", InhibitSleep::No}}};
    return readWord(value, words, config.inhibitSleep);
}

std::string applyBatchRanks(Config& config, const std::string& value)
{
    static constexpr std::array<std::pair<std::string_view, bool>, 2> words{{{"wrap", false}, {"all", true}}};
    return readWord(value, words, config.batchRanksAll);
}

std::string applyCompat(Config& config, const std::string& value)
{
    static constexpr std::array<std::pair<std::string_view, bool>, 2> words{{{"seed", false}, {"slurm", true}}};
    return readWord(value, words, config.compatSlurm);
}

template<std::optional<std::uint32_t> Config::* Member>
std::string applyOptional(Config& config, const std::string& value, Range range)
{
    std::uint32_t number = 0;
    std::string wrong = readNumber(value, range, number);
    if (wrong.empty())
        config.*Member = number;
    return wrong;
}

std::string applySeconds(Seconds& out, const std::string& value)
{
    std::uint32_t number = 0;
    std::string wrong = readNumber(value, {0, kMaxSeconds, "a number of seconds"}, number);
    if (wrong.empty())
        out = Seconds(number);
    return wrong;
}

} // namespace

std::vector<std::string> normaliseFeatures(std::string_view text)
{
    std::vector<std::string> features;
    std::string current;
    const auto take = [&] {
        if (!current.empty() && std::find(features.begin(), features.end(), current) == features.end())
            features.push_back(current);
        current.clear();
    };
    while (!text.empty()) {
        const auto end = text.find_first_of(",&");
        for (char c : trimmed(text.substr(0, end))) {
            const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            current += isAsciiAlnum(lower) ? lower : '_';
        }
        take();
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return features;
}

const std::vector<Setting>& settings()
{
    using S = const std::string&;
    static const std::vector<Setting> rows{
        {{"SLOTD_ROOT", "~/.local/share/slotd",
          "Runtime root: socket, database and job folders; for daemon and commands."},
         [](Config& c, S v) { return readLine(v, c.root); }},
        {{"SLOTD_CPU_PARTITIONS", "cpu", "CPU partitions, separated by commas."},
         [](Config& c, S v) { return readPartitions(v, c.cpuPartitions); }},
        {{"SLOTD_GPU_PARTITIONS", "gpu", "GPU partitions, separated by commas; there are none on a host without GPUs."},
         [](Config& c, S v) { return readPartitions(v, c.gpuPartitions); }},
        {{"SLOTD_DEFAULT_PARTITION", "", "Partition of jobs that name none. Default: the first CPU partition."},
         [](Config& c, S v) { return readName(v, c.defaultPartition); }},
        {{"SLOTD_CPUS", "", "CPUs to lend. Default: those that the daemon may run on."},
         [](Config& c, S v) { return applyOptional<&Config::cpus>(c, v, {1, kMaxCpus, "a number of CPUs"}); }},
        {{"SLOTD_MEMORY", "", "Memory to lend, such as 16G; without a unit, megabytes. Default: MemTotal."}, applyMemory},
        {{"SLOTD_GPU_COUNT", "", "GPUs to lend. Default: as many as nvidia-smi lists. When set, nvidia-smi is not run."},
         [](Config& c, S v) { return applyOptional<&Config::gpuCount>(c, v, {0, kMaxGpus, "a number of GPUs"}); }},
        {{"SLOTD_GPU_MODEL", "", "Model of the GPUs; it also becomes a feature. Default: as nvidia-smi names it."},
         [](Config& c, S v) { return readLine(v, c.gpuModel); }},
        {{"SLOTD_FEATURES", "", "More features of the GPU partitions for --constraint, separated by commas."},
         [](Config& c, S v) {
             c.features = normaliseFeatures(v);
             return std::string();
         }},
        {{"SLOTD_NODE_NAME", "localhost", "Name of the host in listings and output patterns."},
         [](Config& c, S v) { return readName(v, c.nodeName); }},
        {{"SLOTD_NOTIFY_CMD", "", "Shell command run for each job that has ended, with SLOTD_JOB_* variables."},
         [](Config& c, S v) {
             c.notifyCommand = std::string(trimmed(v));
             return std::string();
         }},
        {{"SLOTD_CGROUP_BASE", "", "Writable cgroup v2 folder under which each job gets a cgroup with limits."},
         [](Config& c, S v) { return readAbsolutePath(v, c.cgroupBase); }},
        {{"SLOTD_KILL_WAIT", "30", "Seconds between SIGTERM and SIGKILL when a job is ended."},
         [](Config& c, S v) { return applySeconds(c.killWait, v); }},
        {{"SLOTD_BATCH_RANKS", "wrap", "What runs once per task: wrap (only --wrap jobs) or all (scripts too)."},
         applyBatchRanks},
        {{"SLOTD_COMPAT", "seed", "slurm: behave as Slurm at every point where slotd differs by default."}, applyCompat},
        {{"SLOTD_MAX_ARRAY_SIZE", "1000001", "Array task ids are below this number."},
         [](Config& c, S v) {
             return readNumber(v, {1, kMaxArraySizeBound, "a number of tasks"}, c.maxArraySize);
         }},
        {{"SLOTD_MIN_JOB_AGE", "300", "Seconds for which squeue -t all still shows a job that has ended."},
         [](Config& c, S v) { return applySeconds(c.minJobAge, v); }},
        {{"SLOTD_HISTORY_DAYS", "", "Days after which ended jobs leave the accounting. Default: they are kept."},
         [](Config& c, S v) { return applyOptional<&Config::historyDays>(c, v, {1, kMaxDays, "a number of days"}); }},
        {{"SLOTD_INHIBIT_SLEEP", "auto",
          "Whether the machine is kept awake while jobs run: yes, no, or auto: on mains power."},
         applyInhibitSleep},
        {{"SLOTD_LOG_LEVEL", "info", "Least important log lines to write: debug, info, warning or error."}, applyLogLevel},
    };
    return rows;
}

} // namespace slotd
