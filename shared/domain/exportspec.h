// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slotd
{

using EnvVars = std::vector<std::pair<std::string, std::string>>;

/// --export (sbatch(1)). Without the option: All.
struct ExportSpec
{
    enum class Base { All, None, Named } base = Base::All; ///< Named: a small login environment plus what is listed.
    struct Item
    {
        std::string name;
        bool hasValue = false; ///< NAME=VALUE; a bare NAME takes the submitter's value.
        std::string value;
        bool weak = false; ///< Stands before ALL: the submitter's own value wins, as in Slurm.
        bool operator==(const Item&) const = default;
    };
    std::vector<Item> items;
    bool operator==(const ExportSpec&) const = default;
};

/// "ALL", "NONE", "NIL", "A=1,B", "ALL,A=1". Names must be [A-Za-z_][A-Za-z0-9_]*; a value in '' or "" may hold
/// commas; the quotes stay part of it, as in Slurm.
Result<ExportSpec> parseExportSpec(std::string_view text);

/// The environment to submit. `caller` is the submitter's own; `login` the small login one (HOME USER LOGNAME SHELL PATH LANG).
/// Every SLURM_* of the caller goes along with Named, as in Slurm; SLOTD_ROOT always goes along.
EnvVars buildEnvironment(const ExportSpec& spec, const EnvVars& caller, const EnvVars& login);

/// --export-file: NAME=VALUE lines, or NUL-separated as `env -0` writes them; blank lines and # comments skipped.
Result<EnvVars> parseExportFile(std::string_view content);

/// NAME=VALUE records joined by NUL: how an environment travels and is stored.
std::string packEnvironment(const EnvVars& vars);
EnvVars unpackEnvironment(std::string_view block);

} // namespace slotd
