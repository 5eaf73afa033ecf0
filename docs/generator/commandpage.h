// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/field.h"
#include "options/parser.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace slotd::docs
{

/// All that is known of one command, whatever struct its options fill in.
struct CommandPage
{
    const CommandRow* command = nullptr;
    std::string description; ///< Paragraphs separated by an empty line, in Markdown's plainest form.
    OptionRows rows;
    std::shared_ptr<const void> table; ///< Owns what `rows` point to.
    std::vector<std::pair<std::string, std::string>> examples{}; ///< A command line, and what it does.
    FieldRows columns{};                                         ///< Of its --format; of listings only.
};

/// The eight commands in the order of CommandId.
std::vector<CommandPage> commandPages();

/// "-t, --time=<limit>"
std::string optionForms(const OptionInfo& option);

/// The page of docs/reference: usage, options in tables, variables, exit codes.
std::string referencePage(const CommandPage& page);
/// docs/reference/environment.md: what jobs and steps find in their environment.
std::string environmentPage();
/// The manual page, in roff.
std::string manualPage(const CommandPage& page);
/// slotd(1): the program, its settings and files.
std::string manualOfSlotd();

/// Running text in roff: hyphens that can be copied, backslashes and leading dots that mean nothing.
std::string roff(std::string_view text);

} // namespace slotd::docs
