// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>

namespace slotd
{

/// The AppImage that this program was started from (packaging/appimage).
struct AppImage
{
    std::string file;   ///< The AppImage itself; "" = this is no AppImage.
    std::string folder; ///< Where it is mounted or unpacked, for as long as this program runs.
};

/// Takes note of it and wipes its traces, so that what this program starts does not inherit them: APPIMAGE, APPDIR, ARGV0,
/// OWD, its part of LD_LIBRARY_PATH, and the descriptor that keeps the mount. Call first of all, once.
AppImage leaveAppImage();

} // namespace slotd
