// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/option.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Why a script is not taken (sbatch checks it before anything is sent), with Slurm's words; nothing when it is fine.
std::optional<Refusal> checkBatchScript(std::string_view script);

/// The script made of --wrap's command.
std::string wrapScript(std::string_view command);

/// The words of the #SBATCH lines, in order.
struct DirectiveWords
{
    std::vector<std::string> words;
    std::optional<Refusal> refusal; ///< A quote that does not end.
};

/// Reads the directives at the head of a script, up to the first line that is neither blank nor a comment. Words are
/// separated by blanks; '...', "..." and \ quote; a word that begins with # ends the line. Nothing is expanded.
DirectiveWords scanDirectives(std::string_view script);

} // namespace slotd
