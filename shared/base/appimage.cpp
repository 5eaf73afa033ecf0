// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/appimage.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>

namespace slotd
{

namespace
{

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// The parts of a search path that do not lie below `folder`.
std::string without(std::string_view path, const std::string& folder)
{
    std::string kept;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find(':'), path.size());
        const std::string_view part = path.substr(0, end);
        if (!part.empty() && !part.starts_with(folder))
            kept.append(kept.empty() ? "" : ":").append(part);
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return kept;
}

} // namespace

AppImage leaveAppImage()
{
    AppImage from{variable("APPIMAGE"), variable("APPDIR")};
    // A program that some other AppImage started has these variables too, but no descriptor of ours.
    const std::string keep = variable("SLOTD_APPIMAGE");
    if (keep.empty() || from.file.empty() || from.folder.empty())
        return {};
    if (const int fd = std::atoi(variable("APPIMAGE_KEEP_FD").c_str()); fd > 2)
        ::fcntl(fd, F_SETFD, FD_CLOEXEC);
    const std::string libraries = without(variable("LD_LIBRARY_PATH"), from.folder);
    if (libraries.empty())
        ::unsetenv("LD_LIBRARY_PATH");
    else
        ::setenv("LD_LIBRARY_PATH", libraries.c_str(), 1);
    for (const char* name : {"APPIMAGE", "APPDIR", "ARGV0", "OWD", "APPIMAGE_KEEP_FD", "SLOTD_APPIMAGE", "APPIMAGE_EXTRACT_AND_RUN"})
        ::unsetenv(name);
    return from;
}

} // namespace slotd
