// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/submitsetters.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
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

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

template<std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// A model name as a feature is written; rules out signs and other typing errors of a number.
bool isModelName(std::string_view text)
{
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.'; });
}

std::optional<std::uint32_t> smallNumber(std::string_view text)
{
    const std::optional<std::uint64_t> number = parseUnsigned(text);
    if (!number || *number > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max()))
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

/// One of "2", "a100", "a100:2", "gpu:2", "gpu:a100:2".
std::optional<GpuCount> parseOneGpuCount(std::string_view text)
{
    if (text == "gpu" || text.starts_with("gpu:"))
        text.remove_prefix(std::min<std::size_t>(4, text.size()));
    GpuCount result{1, {}};
    if (text.empty())
        return result;
    const std::size_t colon = text.rfind(':');
    const std::string_view last = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (const std::optional<std::uint32_t> number = smallNumber(last)) {
        result.count = *number;
        result.type = colon == std::string_view::npos ? std::string() : std::string(text.substr(0, colon));
    } else {
        result.type = std::string(text);
    }
    if (!result.type.empty() && !isModelName(result.type))
        return std::nullopt;
    return result;
}

} // namespace

std::optional<GpuCount> parseGpuCount(std::string_view text)
{
    GpuCount total;
    std::vector<GpuCount> parts;
    for (const std::string_view part : split(text, ',')) {
        std::optional<GpuCount> one = parseOneGpuCount(part);
        if (!one)
            return std::nullopt;
        // The same kind named twice is one wish, as in Slurm: the later one holds.
        std::erase_if(parts, [&](const GpuCount& earlier) { return earlier.type == one->type; });
        parts.push_back(std::move(*one));
    }
    for (const GpuCount& part : parts)
        total.count += part.count;
    if (parts.size() == 1)
        total.type = parts.front().type;
    return total;
}

namespace setters
{

std::optional<std::uint32_t> positiveNumber(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    const std::optional<std::uint32_t> number = smallNumber(text);
    return number && *number > 0 ? number : std::nullopt;
}

SetResult record(SubmitOptions& options, const OptionInput& input)
{
    options.spec.recorded.change([&](auto& all) { all[std::string(input.option.longName)] = std::string(input.value); });
    return {};
}

namespace
{

/// A count with Slurm's k and m. -1 when there is none before the end, none at all for anything else.
std::optional<std::int64_t> nodeCount(std::string_view text)
{
    if (text.empty())
        return -1;
    std::int64_t factor = 1;
    const char unit = static_cast<char>(std::tolower(static_cast<unsigned char>(text.back())));
    if (unit == 'k' || unit == 'm') {
        factor = unit == 'k' ? 1024 : 1024 * 1024;
        text.remove_suffix(1);
    }
    const std::optional<std::uint32_t> number = smallNumber(text);
    if (!number || *number * factor > std::numeric_limits<std::int32_t>::max())
        return std::nullopt;
    return *number * factor;
}

} // namespace

SetResult nodes(SubmitOptions& options, const OptionInput& input)
{
    const std::size_t dash = input.value.find('-');
    const std::string_view minText = input.value.substr(0, dash);
    const std::optional<std::int64_t> min = nodeCount(minText);
    const std::optional<std::int64_t> max = dash == std::string_view::npos ? min : nodeCount(input.value.substr(dash + 1));
    if (!min || !max || minText.empty())
        return refuse("\"" + std::string(input.value) + "\" is not a valid node count");
    if (*max < *min)
        return refuse("Maximum node count " + std::to_string(*max) + " is less than minimum node count " +
                      std::to_string(*min));
    options.spec.minNodes = static_cast<std::uint32_t>(*min);
    options.spec.maxNodes = static_cast<std::uint32_t>(*max);
    return {};
}

SetResult cpusPerGpu(SubmitOptions& options, const OptionInput& input)
{
    options.cpusPerGpu = positiveNumber(input.value);
    return options.cpusPerGpu ? SetResult() : invalidNumber(input);
}

SetResult gres(SubmitOptions& options, const OptionInput& input)
{
    if (lower(input.value) == "none" || input.value.empty()) {
        options.gpusPerNode = Sourced<GpuCount>{{}, input.source};
        return {};
    }
    std::string gpus;
    for (std::string_view item : split(input.value, ',')) {
        item = item.substr(0, item.find('(')); // "(S:0-1)" ties GPUs to sockets, of which one host's share is all
        if (item.starts_with("gres:"))
            item.remove_prefix(5);
        if (item != "gpu" && !item.starts_with("gpu:"))
            return refuse(std::string(describe(Code::InvalidGres)));
        gpus.append(gpus.empty() ? "" : ",").append(item);
    }
    return gpuCount<&SubmitOptions::gpusPerNode>(
        options, OptionInput{input.option, gpus, true, input.source, input.now});
}

SetResult timeLimit(SubmitOptions& options, const OptionInput& input)
{
    const Result<Seconds> limit = parseTimeLimit(input.value);
    if (!limit)
        return invalidSpecification(input);
    options.spec.timeLimit = *limit;
    return {};
}

SetResult timeMinimum(SubmitOptions& options, const OptionInput& input)
{
    const Result<Seconds> limit = parseTimeLimit(input.value);
    if (!limit)
        return invalidSpecification(input);
    options.timeMin = *limit;
    return record(options, input);
}

SetResult begin(SubmitOptions& options, const OptionInput& input)
{
    const Result<Instant> when = parseWhen(input.value, input.now);
    if (!when) {
        Refusal refusal = invalidSpecification(input);
        refusal.lines.insert(refusal.lines.begin(), {DiagnosticLine::Kind::Plain, when.error().message});
        return refusal;
    }
    options.spec.begin = *when;
    return {};
}

SetResult dependency(SubmitOptions& options, const OptionInput& input)
{
    Result<Dependency> parsed = parseDependency(input.value);
    if (!parsed)
        return refuseSubmission(std::string(describe(Code::InvalidDependency)));
    options.spec.dependency = std::move(*parsed);
    return {};
}

SetResult killOnInvalidDependency(SubmitOptions& options, const OptionInput& input)
{
    const std::string word = lower(input.value);
    if (word != "yes" && word != "no")
        return invalidSpecification(input);
    options.spec.killOnInvalidDependency = word == "yes";
    return {};
}

SetResult exclusive(SubmitOptions& options, const OptionInput& input)
{
    const std::string word = lower(input.value);
    if (!input.hasValue || word == "exclusive") {
        options.spec.exclusive = true;
        return {};
    }
    // Sharing with jobs of the same user only: here all jobs are that, so it asks for nothing more than the default.
    if (word != "user" && word != "mcs")
        return invalidSpecification(input);
    options.spec.exclusive = false;
    return record(options, input);
}

SetResult nice(SubmitOptions& options, const OptionInput& input)
{
    constexpr std::int64_t kLimit = 2147483645;
    if (!input.hasValue || input.value.empty()) {
        options.spec.nice = 100;
        return {};
    }
    // Digits as far as they go, as strtoll reads them: Slurm takes "abc" as 0.
    std::int64_t value = 0;
    const std::string_view digits = input.value.starts_with('+') ? input.value.substr(1) : input.value;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (read.ec == std::errc::result_out_of_range || value > kLimit || value < -kLimit) {
        Refusal refusal = refuse("Invalid --nice value, out of range (+/- 2147483645)");
        refusal.exitCode = 255;
        return refusal;
    }
    if (value < 0)
        return refuseSubmission("Invalid --nice value");
    options.spec.nice = static_cast<std::int32_t>(value);
    return {};
}

SetResult priority(SubmitOptions& options, const OptionInput& input)
{
    constexpr std::uint64_t kHighest = 4294967293; // sbatch(1), --priority: 2^32 - 1 and - 2 have meanings of their own
    const std::optional<std::uint64_t> number =
        lower(input.value) == "top" ? std::optional<std::uint64_t>(kHighest) : parseUnsigned(input.value);
    if (!number || *number > kHighest)
        return invalidSpecification(input);
    options.spec.priority = static_cast<std::int64_t>(*number);
    return {};
}

SetResult signal(SubmitOptions& options, const OptionInput& input)
{
    const Result<WarnSignal> parsed = parseWarnSignal(input.value);
    if (!parsed)
        return invalidSpecification(input);
    options.spec.signal = *parsed;
    return {};
}

SetResult openMode(SubmitOptions& options, const OptionInput& input)
{
    const std::string word = lower(input.value);
    if (word == "append" || word == "a")
        options.spec.openMode = OpenMode::Append;
    else if (word == "truncate" || word == "t")
        options.spec.openMode = OpenMode::Truncate;
    else
        return invalidSpecification(input);
    return {};
}

SetResult exportSpec(SubmitOptions& options, const OptionInput& input)
{
    Result<ExportSpec> parsed = parseExportSpec(input.value);
    if (!parsed)
        return refuse(parsed.error().message);
    options.exportSpec = std::move(*parsed);
    options.spec.exportText = std::string(input.value);
    return {};
}

SetResult mailType(SubmitOptions& options, const OptionInput& input)
{
    static constexpr std::array<std::string_view, 13> kTypes{
        "none",          "begin",         "end",           "fail",        "requeue",        "all",      "stage_out",
        "time_limit",    "time_limit_50", "time_limit_80", "time_limit_90", "array_tasks", "invalid_depend"};
    for (const std::string_view word : split(input.value, ',')) {
        if (!contains(kTypes, lower(word)))
            return invalidSpecification(input);
    }
    return record(options, input);
}

SetResult hint(SubmitOptions& options, const OptionInput& input)
{
    static constexpr std::array<std::string_view, 4> kHints{"compute_bound", "memory_bound", "multithread", "nomultithread"};
    if (input.value == "help") {
        Refusal list;
        list.exitCode = 0;
        list.lines.push_back({DiagnosticLine::Kind::Plain, "Words that --hint takes:"});
        for (const std::string_view word : kHints)
            list.lines.push_back({DiagnosticLine::Kind::Plain, "    " + std::string(word)});
        return list;
    }
    for (const std::string_view word : split(input.value, ',')) {
        if (!contains(kHints, lower(word)))
            return refuse("unrecognized --hint argument \"" + std::string(word) + "\", see --hint=help");
    }
    return record(options, input);
}

SetResult distribution(SubmitOptions& options, const OptionInput& input)
{
    static constexpr std::array<std::string_view, 8> kWords{"block", "cyclic", "arbitrary", "fcyclic",
                                                            "*",     "pack",   "nopack",    "plane"};
    for (const std::string_view level : split(input.value, ':')) {
        for (const std::string_view word : split(level, ',')) {
            const std::string_view bare = word.substr(0, word.find('='));
            if (!contains(kWords, lower(bare)) || (bare.size() != word.size() && (lower(bare) != "plane" || !positiveNumber(word.substr(bare.size() + 1)))))
                return invalidSpecification(input);
        }
    }
    return record(options, input);
}

SetResult clusters(SubmitOptions& options, const OptionInput& input)
{
    const std::string name(input.value);
    if (name == "slotd" || name == "all") {
        options.clusters = "slotd";
        return {};
    }
    Refusal refusal = refuse("No cluster '" + name + "' known by database.");
    refusal.lines.push_back({DiagnosticLine::Kind::Error,
                             "'" + name + "' can't be reached now, or it is an invalid entry for --cluster.  Use 'sacctmgr "
                             "list clusters' to see available clusters."});
    return refusal;
}

SetResult reservation(SubmitOptions&, const OptionInput&)
{
    return refuseSubmission(std::string(describe(Code::InvalidReservation)));
}

SetResult licenses(SubmitOptions&, const OptionInput&)
{
    return refuseSubmission(std::string(describe(Code::InvalidLicense)));
}

SetResult onlyRoot(SubmitOptions&, const OptionInput& input)
{
    return refuse("--" + std::string(input.option.longName) + " only permitted by root user");
}

SetResult notSupported(SubmitOptions&, const OptionInput& input)
{
    return refuse("--" + std::string(input.option.longName) + " is not supported by slotd");
}

} // namespace setters
} // namespace slotd
