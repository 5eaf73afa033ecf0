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

std::string lastingProgram(const AppImage& from)
{
    return from.file.empty() ? ownProgram() : from.file;
}

Result<std::string> lastingCopy(const std::string& program, const AppImage& from, const std::string& folder)
{
    if (from.file.empty())
        return program;
    // Renamed into place: supervisors of an earlier copy keep theirs.
    const std::filesystem::path copy = std::filesystem::path(folder) / std::filesystem::path(program).filename();
    const std::filesystem::path fresh = copy.string() + ".new";
    std::error_code error;
    std::filesystem::copy_file(program, fresh, std::filesystem::copy_options::overwrite_existing, error);
    if (!error)
        std::filesystem::rename(fresh, copy, error);
    if (error)
        return Error(Code::Io, "cannot copy " + program + " to " + folder + ": " + error.message());
    return copy.string();
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
    // A package keeps the names in a folder of their own; beside this program may then lie those of a real Slurm.
    for (const std::filesystem::path& candidate : {folder.parent_path() / "lib/slotd/bin", folder}) {
        if (::access((candidate / "sbatch").c_str(), X_OK) == 0)
            return candidate.string();
    }
    return std::nullopt;
}

} // namespace slotd
