// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/config.h"

#include "host/settings.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::string_view kPrefix = "SLOTD_";

// Names in the environment that are not the daemon's settings: where the file lies, what hooks and tests are told.
constexpr std::array<std::string_view, 2> kOtherNames{"SLOTD_CONFIG", "SLOTD_BIN_DIR"};
constexpr std::array<std::string_view, 2> kOtherPrefixes{"SLOTD_JOB_", "SLOTD_TEST_"};

bool isSetting(std::string_view name)
{
    return std::any_of(settings().begin(), settings().end(), [&](const Setting& s) { return name == s.row.name; });
}

bool isOther(std::string_view name)
{
    return std::find(kOtherNames.begin(), kOtherNames.end(), name) != kOtherNames.end() ||
           std::any_of(kOtherPrefixes.begin(), kOtherPrefixes.end(),
                       [&](std::string_view prefix) { return name.starts_with(prefix); });
}

Error wrong(std::string_view name, const std::string& what)
{
    return Error(Code::InvalidArgument, std::string(name) + ": " + what);
}

/// The first name that looks like a setting and is none.
std::optional<std::string> unknownName(const std::map<std::string, std::string>& values, bool allowOthers)
{
    for (const auto& [name, value] : values) {
        if (name.starts_with(kPrefix) && !isSetting(name) && !(allowOthers && isOther(name)))
            return name;
    }
    return std::nullopt;
}

bool contains(const std::vector<std::string>& list, const std::string& name)
{
    return std::find(list.begin(), list.end(), name) != list.end();
}

/// What only holds between settings.
Result<void> checkTogether(const Config& config)
{
    for (const std::string& name : config.gpuPartitions) {
        if (contains(config.cpuPartitions, name))
            return wrong("SLOTD_GPU_PARTITIONS", "\"" + name + "\" is a CPU partition already");
    }
    if (!config.defaultPartition.empty() && !contains(config.cpuPartitions, config.defaultPartition) &&
        !contains(config.gpuPartitions, config.defaultPartition))
        return wrong("SLOTD_DEFAULT_PARTITION", "\"" + config.defaultPartition + "\" is not a configured partition");
    return {};
}

} // namespace

const std::vector<SettingRow>& settingRows()
{
    static const std::vector<SettingRow> rows = [] {
        std::vector<SettingRow> all;
        for (const Setting& setting : settings())
            all.push_back(setting.row);
        return all;
    }();
    return rows;
}

Result<Config> makeConfig(const std::map<std::string, std::string>& file, const std::map<std::string, std::string>& environment)
{
    for (const auto& unknown : {unknownName(file, false), unknownName(environment, true)}) {
        if (unknown)
            return wrong(*unknown, "there is no such setting");
    }
    Config config;
    for (const Setting& setting : settings()) {
        auto found = environment.find(setting.row.name);
        if (found == environment.end()) {
            found = file.find(setting.row.name);
            if (found == file.end())
                continue;
        }
        // An empty value is the default; in the environment it so switches off what the file sets.
        if (found->second.find_first_not_of(" \t") == std::string::npos)
            continue;
        const std::string complaint = setting.apply(config, found->second);
        if (!complaint.empty())
            return wrong(setting.row.name, complaint);
    }
    if (const auto together = checkTogether(config); !together)
        return together.error();
    return config;
}

Result<Config> loadConfig()
{
    const auto file = readConfigFile();
    if (!file.ok())
        return file.error();
    std::map<std::string, std::string> environment;
    for (char** var = environ; *var != nullptr; ++var) {
        const std::string text(*var);
        const std::size_t equals = text.find('=');
        if (equals != std::string::npos && text.starts_with("SLOTD_"))
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return makeConfig(*file, environment);
}

} // namespace slotd
