// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace slotd
{

/// One thing that was looked at.
struct Finding
{
    enum class Kind { Good, Note, Bad } kind = Kind::Good; ///< Note: works, but may surprise. Bad: jobs can't be queued.
    std::string what;  ///< "socket"
    std::string words; ///< One plain sentence.
    std::string mend;  ///< The one command that mends it; "" = nothing to mend.
};

/// What the doctor asks of the machine; tests answer in its place.
struct Patient
{
    std::string root;        ///< "" with `rootTrouble` where there is none.
    std::string rootTrouble;
    std::string configTrouble; ///< What is wrong with the settings; "" = nothing.
    std::string configFile;
    std::string cgroupBase;  ///< SLOTD_CGROUP_BASE
    std::optional<unsigned> gpuCount; ///< SLOTD_GPU_COUNT
    bool inhibitsSleep = true; ///< SLOTD_INHIBIT_SLEEP is not "no".
    std::string commandsFolder; ///< Where the names are; "" = not found.
    std::string program;     ///< This program.
    /// Standard output of a program, without the last newline; none where it is not there, failed or took long.
    std::function<std::optional<std::string>(const std::vector<std::string>& command)> ask;
    /// First file with this name on PATH, links not resolved; "" = none.
    std::function<std::string(const std::string& name)> onPath;
    std::function<std::string(const std::string& path)> read; ///< "" where it can't be.
    std::function<bool(const std::string& path)> writable;
    std::function<std::string(const std::string& socket)> connect; ///< "" or why nobody answers.
};

/// Looks at everything, in the order in which it is to be mended.
std::vector<Finding> examine(const Patient& patient);

/// `slotd doctor`: prints the findings; 1 where one is bad.
int runDoctor();

} // namespace slotd
