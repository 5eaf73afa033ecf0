// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/strongid.h"

#include <string>

namespace slotd
{

/// Where everything lies under one runtime root (SLOTD_ROOT). All paths absolute, no trailing slash.
class RuntimePaths
{
public:
    explicit RuntimePaths(std::string root) : m_root(std::move(root)) {}

    const std::string& root() const { return m_root; }
    std::string runDir() const { return m_root + "/run"; }
    std::string socket() const { return m_root + "/run/slotd.sock"; }
    std::string lockFile() const { return m_root + "/run/slotd.lock"; }
    std::string libDir() const { return m_root + "/lib"; }
    std::string database() const { return m_root + "/lib/state.db"; }
    std::string jobsDir() const { return m_root + "/lib/jobs"; }
    std::string jobDir(JobId id) const { return jobsDir() + "/" + std::to_string(id.value); }

private:
    std::string m_root;
};

/// The root from SLOTD_ROOT (made absolute), else SLOTD_ROOT of the settings file, else $XDG_DATA_HOME/slotd, else $HOME/.local/share/slotd.
/// An error when none of them is set or the socket path would pass the 107 bytes of sockaddr_un (unix(7)).
Result<RuntimePaths> runtimePathsFromEnvironment();

} // namespace slotd
