// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/updatewords.h"

#include "base/units.h"
#include "options/submitoptions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <limits>

namespace slotd
{
namespace
{

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

Refusal refusePlain(std::vector<std::string> lines)
{
    Refusal refusal;
    refusal.exitCode = 1;
    for (std::string& line : lines)
        refusal.lines.push_back({DiagnosticLine::Kind::Plain, std::move(line)});
    return refusal;
}

Refusal invalidValue(std::string_view key)
{
    Refusal refusal = refuse("Invalid " + std::string(key) + " value");
    refusal.exitCode = 1;
    return refusal;
}

/// The refusal of a change to the named jobs: "Job dependency problem for job 5".
Refusal refuseChange(const UpdateWords& words, std::string_view reason)
{
    const std::string job = words.jobs.empty() ? words.jobName : formatJobRef(words.jobs.front());
    return refusePlain({std::string(reason) + " for job " + job});
}

/// KEY=VALUE, KEY+=VALUE, KEY-=VALUE
struct Assignment
{
    std::string key;      ///< Lower case.
    std::string name;     ///< As typed.
    char sign = 0;        ///< '+' or '-' before the equals sign.
    std::string value;
};

std::optional<Assignment> parseAssignment(const std::string& word)
{
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos || equals == 0)
        return std::nullopt;
    Assignment result{lower(word.substr(0, equals)), word.substr(0, equals), 0, word.substr(equals + 1)};
    if (result.key.ends_with('+') || result.key.ends_with('-')) {
        result.sign = result.key.back();
        result.key.pop_back();
    }
    return result;
}

SetResult setName(UpdateWords& words, const Assignment& given, Instant)
{
    words.changes.name = given.value;
    return {};
}

SetResult setPartition(UpdateWords& words, const Assignment& given, Instant)
{
    words.changes.partition = given.value;
    return {};
}

SetResult setComment(UpdateWords& words, const Assignment& given, Instant)
{
    words.changes.comment = given.value;
    return {};
}

SetResult setTimeLimit(UpdateWords& words, const Assignment& given, Instant)
{
    std::string_view text = given.value;
    char sign = given.sign;
    // "=+5:00" is the same as "+=5:00"; -1 is the limit that is none.
    if (sign == 0 && text != "-1" && (text.starts_with('+') || text.starts_with('-'))) {
        sign = text.front();
        text.remove_prefix(1);
    }
    const Result<Seconds> limit = parseTimeLimit(text);
    if (!limit || (sign && *limit == kUnlimited))
        return invalidValue("TimeLimit");
    if (sign)
        words.timeLimitDelta = sign == '-' ? -*limit : *limit;
    else
        words.changes.timeLimit = *limit;
    return {};
}

SetResult setPriority(UpdateWords& words, const Assignment& given, Instant)
{
    const std::optional<std::uint64_t> number = parseUnsigned(given.value);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max())
        return invalidValue("Priority");
    words.changes.priority = static_cast<std::int64_t>(*number);
    return {};
}

SetResult setNice(UpdateWords& words, const Assignment& given, Instant)
{
    constexpr std::int64_t kLimit = 2147483645;
    const std::optional<std::int64_t> number = given.value.empty() ? std::optional<std::int64_t>(100) : parseSigned(given.value);
    if (!number || *number > kLimit)
        return invalidValue("Nice");
    if (*number < 0)
        return refuseChange(words, describe(Code::AccessDenied));
    words.changes.nice = static_cast<std::int32_t>(*number);
    return {};
}

SetResult setBegin(UpdateWords& words, const Assignment& given, Instant now)
{
    const Result<Instant> when = parseWhen(given.value, now);
    if (!when)
        return refusePlain({when.error().message, "No changes specified"});
    words.changes.begin = *when;
    return {};
}

SetResult setDependency(UpdateWords& words, const Assignment& given, Instant)
{
    Result<Dependency> parsed = parseDependency(given.value);
    if (!parsed)
        return refuseChange(words, describe(Code::InvalidDependency));
    words.changes.dependency = std::move(*parsed);
    return {};
}

SetResult setArrayLimit(UpdateWords& words, const Assignment& given, Instant)
{
    const std::optional<std::uint64_t> number = parseUnsigned(given.value);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max())
        return invalidValue("ArrayTaskThrottle");
    words.changes.arrayLimit = static_cast<std::uint32_t>(*number);
    return {};
}

std::optional<std::uint32_t> number32(std::string_view text)
{
    const std::optional<std::uint64_t> number = parseUnsigned(text);
    if (!number || *number > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

/// The whole number of a key, at least one.
template<auto Member>
SetResult setCount(UpdateWords& words, const Assignment& given, Instant)
{
    // NumCPUs and NumTasks may be ranges with the largest behind a dash: the least is what is taken here.
    const std::optional<std::uint32_t> number = number32(std::string_view(given.value).substr(0, given.value.find('-')));
    if (!number || *number == 0)
        return invalidValue(given.name);
    words.changes.*Member = *number;
    return {};
}

template<auto Member>
SetResult setMemory(UpdateWords& words, const Assignment& given, Instant)
{
    const Result<Megabytes> memory = parseMemory(given.value);
    if (!memory)
        return invalidValue(given.name);
    words.changes.*Member = *memory;
    return {};
}

template<auto Member>
SetResult setText(UpdateWords& words, const Assignment& given, Instant)
{
    words.changes.*Member = given.value;
    return {};
}

/// Gres=gpu:1, TRES...=gres:gpu:a100:2, gres/gpu=1; none and nothing take the GPUs away.
SetResult setGres(UpdateWords& words, const Assignment& given, Instant)
{
    std::string text = lower(given.value);
    for (const std::string_view prefix : {"gres:", "gres/"}) {
        if (text.starts_with(prefix))
            text.erase(0, prefix.size());
    }
    if (text.starts_with("gpu="))
        text[3] = ':';
    if (text.empty() || text == "none" || text == "gpu:0")
        text.clear();
    else if (text == "gpu")
        text = "gpu:1";
    else if (!text.starts_with("gpu:"))
        return refuseChange(words, describe(Code::InvalidGres));
    const std::optional<GpuCount> gpus = text.empty() ? GpuCount{} : parseGpuCount(text);
    if (!gpus)
        return refuseChange(words, describe(Code::InvalidGres));
    words.changes.gpus = gpus->count;
    words.changes.gpuType = gpus->type;
    return {};
}

SetResult setFeatures(UpdateWords& words, const Assignment& given, Instant)
{
    words.changes.constraint = given.value == "(null)" ? std::string() : given.value;
    return {};
}

SetResult setRequeue(UpdateWords& words, const Assignment& given, Instant)
{
    const std::optional<std::uint32_t> number = number32(given.value);
    if (!number || *number > 1)
        return invalidValue("Requeue");
    words.changes.requeue = *number == 1;
    return {};
}

SetResult setSharing(UpdateWords& words, const Assignment& given, Instant)
{
    const std::string word = lower(given.value);
    if (word != "yes" && word != "no" && word != "ok" && word != "0" && word != "1")
        return invalidValue("OverSubscribe");
    words.changes.exclusive = word == "no" || word == "0";
    return {};
}

SetResult setEnd(UpdateWords& words, const Assignment& given, Instant now)
{
    const Result<Instant> when = parseWhen(given.value, now);
    if (!when)
        return refusePlain({when.error().message, "No changes specified"});
    words.endTime = *when;
    return {};
}

/// What is kept as it was given and does nothing here (sbatch's options of the same names).
SetResult setRecorded(UpdateWords& words, const Assignment& given, Instant)
{
    struct Key
    {
        std::string_view key;
        const char* option;
    };
    static constexpr std::array<Key, 11> kOptions{{{"account", "account"},
                                                   {"excnodelist", "exclude"},
                                                   {"licenses", "licenses"},
                                                   {"mailtype", "mail-type"},
                                                   {"mailuser", "mail-user"},
                                                   {"qos", "qos"},
                                                   {"reqnodelist", "nodelist"},
                                                   {"nodelist", "nodelist"},
                                                   {"reservation", "reservation"},
                                                   {"reservationname", "reservation"},
                                                   {"wckey", "wckey"}}};
    const auto found = std::find_if(kOptions.begin(), kOptions.end(), [&](const Key& row) { return row.key == given.key; });
    words.changes.recorded[found->option] = given.value == "(null)" ? std::string() : given.value;
    return {};
}

struct KeyRow
{
    std::string_view key;
    SetResult (*set)(UpdateWords& words, const Assignment& given, Instant now);
};

constexpr std::array<KeyRow, 47> kKeys{{{"jobname", setName},
                                        {"name", setName},
                                        {"partition", setPartition},
                                        {"timelimit", setTimeLimit},
                                        {"time", setTimeLimit},
                                        {"endtime", setEnd},
                                        {"priority", setPriority},
                                        {"comment", setComment},
                                        {"nice", setNice},
                                        {"starttime", setBegin},
                                        {"begintime", setBegin},
                                        {"eligibletime", setBegin},
                                        {"dependency", setDependency},
                                        {"arraytaskthrottle", setArrayLimit},
                                        {"numtasks", setCount<&UpdatedEvent::ntasks>},
                                        {"reqprocs", setCount<&UpdatedEvent::ntasks>},
                                        {"numcpus", setCount<&UpdatedEvent::cpus>},
                                        {"reqcpus", setCount<&UpdatedEvent::cpus>},
                                        {"cpus/task", setCount<&UpdatedEvent::cpusPerTask>},
                                        {"cpuspertask", setCount<&UpdatedEvent::cpusPerTask>},
                                        {"mincpusnode", setCount<&UpdatedEvent::cpusPerTask>},
                                        {"minmemorynode", setMemory<&UpdatedEvent::memPerNode>},
                                        {"reqmem", setMemory<&UpdatedEvent::memPerNode>},
                                        {"minmemorycpu", setMemory<&UpdatedEvent::memPerCpu>},
                                        {"gres", setGres},
                                        {"trespernode", setGres},
                                        {"tresperjob", setGres},
                                        {"features", setFeatures},
                                        {"constraint", setFeatures},
                                        {"requeue", setRequeue},
                                        {"oversubscribe", setSharing},
                                        {"shared", setSharing},
                                        {"workdir", setText<&UpdatedEvent::workDir>},
                                        {"stdout", setText<&UpdatedEvent::stdoutPattern>},
                                        {"stderr", setText<&UpdatedEvent::stderrPattern>},
                                        {"stdin", setText<&UpdatedEvent::stdinPath>},
                                        {"account", setRecorded},
                                        {"excnodelist", setRecorded},
                                        {"licenses", setRecorded},
                                        {"mailtype", setRecorded},
                                        {"mailuser", setRecorded},
                                        {"qos", setRecorded},
                                        {"reqnodelist", setRecorded},
                                        {"nodelist", setRecorded},
                                        {"reservation", setRecorded},
                                        {"reservationname", setRecorded},
                                        {"wckey", setRecorded}}};

std::optional<Refusal> readJobs(UpdateWords& words, const std::string& list)
{
    Result<std::vector<JobRef>> refs = parseJobRefs(list);
    if (!refs)
        return refusePlain({std::string(describe(Code::InvalidJobId)) + " for job " + list});
    words.jobs = std::move(*refs);
    return std::nullopt;
}

/// Reads what says which jobs; `used` is the number of words it took.
std::optional<Refusal> readSubject(UpdateWords& result, const std::vector<std::string>& words, std::size_t& used)
{
    const std::string first = lower(words.front());
    const bool bareWord = first == "job" || first == "jobid";
    if (bareWord && words.size() < 2)
        return refusePlain({"too few arguments for update keyword"});
    if (bareWord) {
        used = 2;
        return readJobs(result, words[1]);
    }
    used = 1;
    const std::optional<Assignment> given = parseAssignment(words.front());
    if (given && (given->key == "job" || given->key == "jobid"))
        return readJobs(result, given->value);
    if (given && given->key == "jobname") {
        result.jobName = given->value;
        return std::nullopt;
    }
    if (given && (given->key == "nodename" || given->key == "partitionname" || given->key == "reservationname"))
        return refusePlain({"slurm_update error: " + std::string(describe(Code::InvalidUser))});
    if (parseJobRefs(words.front()))
        return readJobs(result, words.front());
    return refusePlain({"No valid entity in update command", "Input line must include \"JobId\""});
}

} // namespace

std::variant<UpdateWords, Refusal> parseUpdateWords(const std::vector<std::string>& words, Instant now)
{
    UpdateWords result;
    if (words.empty())
        return refusePlain({"too few arguments for update keyword"});
    std::size_t next = 0;
    if (std::optional<Refusal> refusal = readSubject(result, words, next))
        return std::move(*refusal);
    if (next == words.size())
        return refusePlain({"No changes specified"});
    for (; next < words.size(); ++next) {
        const std::optional<Assignment> given = parseAssignment(words[next]);
        if (!given)
            return refusePlain({"Invalid input: " + words[next], "Request aborted"});
        const auto row = std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyRow& key) { return key.key == given->key; });
        const bool relative = given->sign != 0;
        if (row == kKeys.end() || (relative && row->set != setTimeLimit))
            return refusePlain({std::string(describe(Code::InvalidUpdate)) + ": " + words[next], "Request aborted"});
        if (SetResult refusal = row->set(result, *given, now))
            return std::move(*refusal);
    }
    return result;
}

} // namespace slotd
