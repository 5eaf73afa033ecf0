// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/paths.h"

#include "base/envfile.h"

#include <cstdlib>
#include <filesystem>

namespace slotd
{

namespace
{

constexpr std::size_t kMaxSocketPath = 107; // sockaddr_un::sun_path less its final NUL (unix(7))

// Unset and empty mean the same, as the XDG base directory specification has it.
std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

Result<std::string> absoluteRoot(const std::string& given)
{
    std::error_code failure;
    const auto path = std::filesystem::absolute(given, failure).lexically_normal();
    if (failure)
        return Error(Code::Io, "Cannot tell the current directory, which SLOTD_ROOT is relative to: " + failure.message());
    std::string root = path.string();
    while (root.size() > 1 && root.back() == '/')
        root.pop_back();
    return root;
}

Result<std::string> rootFromEnvironment()
{
    if (const std::string own = variable("SLOTD_ROOT"); !own.empty())
        return absoluteRoot(own);
    // One file for daemon and commands, so that the two can't disagree about where they meet.
    const auto file = readConfigFile();
    if (!file.ok())
        return file.error();
    if (const auto own = file->find("SLOTD_ROOT"); own != file->end() && !own->second.empty())
        return absoluteRoot(own->second);
    // A relative XDG_DATA_HOME is invalid by that specification and is passed over.
    if (const std::string data = variable("XDG_DATA_HOME"); !data.empty() && data.front() == '/')
        return absoluteRoot(data + "/slotd");
    if (const std::string home = variable("HOME"); !home.empty())
        return absoluteRoot(home + "/.local/share/slotd");
    return Error(Code::InvalidArgument, "No runtime root: none of SLOTD_ROOT, XDG_DATA_HOME and HOME is set");
}

} // namespace

Result<RuntimePaths> runtimePathsFromEnvironment()
{
    auto root = rootFromEnvironment();
    if (!root)
        return root.error();
    RuntimePaths paths(*root);
    const std::string socket = paths.socket();
    if (socket.size() > kMaxSocketPath) {
        return Error(Code::InvalidArgument, "Socket path of " + std::to_string(socket.size()) + " bytes is longer than " +
                                                std::to_string(kMaxSocketPath) + ", set SLOTD_ROOT to a shorter one: " + socket);
    }
    return paths;
}

} // namespace slotd
