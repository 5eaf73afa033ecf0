// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "commandpage.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd::docs
{

/// What the value of an option, or an operand, is completed with. Some are asked of the daemon when the key is pressed.
enum class ValueKind { Free, Words, Files, Folders, Users, Partitions, Features, Hosts, Jobs };

struct ValueHint
{
    ValueKind kind = ValueKind::Free;
    std::vector<std::string> words; ///< Of ValueKind::Words.
    bool list = false;              ///< Several may be joined by commas.
};

ValueHint hintFor(const OptionInfo& option);

/// A command's words, taken from CommandRow::words: "hold|release id..." gives hold and release, both followed by jobs.
struct Verb
{
    std::string name;
    std::vector<std::string> nouns; ///< "show": job, node, partition ...
    bool takesJobs = false;
};
std::vector<Verb> verbsOf(const CommandRow& command);

/// What the words after the options are.
enum class Operands { None, Script, Command, Jobs, Verbs };
Operands operandsOf(const CommandRow& command);

/// Name of a kind in the shells' helper functions; "" for those that the shells complete by themselves.
std::string_view listName(ValueKind kind);
std::string joined(const std::vector<std::string>& words, std::string_view separator = " ");
/// Text between single quotes of a shell; fish and the others differ.
std::string quotedForSh(std::string_view text);

/// The word lists of `slotd` itself.
const std::vector<std::pair<std::string_view, std::string_view>>& slotdVerbs();

// The file that each shell loads for the command; `slotd...` for the program slotd.
std::string bashCompletion(const CommandPage& page);
std::string zshCompletion(const CommandPage& page);
std::string fishCompletion(const CommandPage& page);
std::string bashCompletionOfSlotd();
std::string zshCompletionOfSlotd();
std::string fishCompletionOfSlotd();

} // namespace slotd::docs
