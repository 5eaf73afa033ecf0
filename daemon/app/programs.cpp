// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/programs.h"

#include <filesystem>
#include <unistd.h>

namespace slotd
{

std::string ownProgram()
{
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).string();
}

std::optional<std::string> companion(const std::string& name)
{
    const std::filesystem::path folder = std::filesystem::path(ownProgram()).parent_path();
    for (const std::filesystem::path& candidate :
         {folder / name, folder.parent_path() / "libexec/slotd" / name, folder.parent_path() / "lib/slotd" / name}) {
        if (::access(candidate.c_str(), X_OK) == 0)
            return candidate.string();
    }
    return std::nullopt;
}

std::optional<std::string> commandsFolder()
{
    const std::filesystem::path folder = std::filesystem::path(ownProgram()).parent_path();
    for (const std::filesystem::path& candidate : {folder, folder.parent_path() / "lib/slotd/bin"}) {
        if (::access((candidate / "sbatch").c_str(), X_OK) == 0)
            return candidate.string();
    }
    return std::nullopt;
}

} // namespace slotd
