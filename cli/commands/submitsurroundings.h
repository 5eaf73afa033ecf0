// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "domain/exportspec.h"
#include "options/submitoptions.h"
#include "options/tojobspec.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// What a submitting process takes along from where it stands: folder, host, session, umask, limits. Script and arguments
/// are the caller's to fill in. Error: the current folder has gone.
Result<SubmitContext> submitContext(std::string_view commandName, const std::vector<std::string>& args);

/// The environment that goes into the job, in packEnvironment form: --export over --export-file over the base that
/// --export names. With --export-file alone the base is the small login environment.
Result<std::string> submitEnvironment(const SubmitOptions& options, const EnvVars& caller);

/// The whole content of a file. Error: its errno in words.
Result<std::string> readFile(const std::string& path);

/// Where the script `name` lies: as named when it has a slash, else in the current folder, else in PATH. Absolute.
std::string findScript(const std::string& name, const std::string& currentFolder, const std::string* path);

} // namespace slotd
