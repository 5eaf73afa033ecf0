// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/enumtable.h"
#include "base/timefmt.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// The commands, each with one option table.
enum class CommandId : std::uint8_t { Sbatch, Srun, Salloc, Squeue, Sacct, Scontrol, Scancel, Sinfo, Count };

struct CommandRow
{
    CommandId id;
    std::string_view name;
    std::string_view synopsis;   ///< What follows the name on the usage line.
    std::string_view summary;    ///< One line, for help and man pages.
    bool operandsEndOptions;     ///< What follows the first operand belongs to the user's script or command.
    int usageExit;               ///< Exit code for an unknown option.
    bool hintsAtHelp;            ///< An unknown option is followed by the line that names --help.
    std::string_view refused{};  ///< What precedes the reason why a submission is refused.
    std::string_view words{};    ///< Further lines for help and man page: the words that follow the options.
};

/// Name, usage and habits of each command, in the order of CommandId.
extern const std::array<CommandRow, static_cast<std::size_t>(CommandId::Count)> kCommands;
const CommandRow& row(CommandId id);

/// Set of commands as bits 1 << id.
using CommandSet = std::uint16_t;
constexpr CommandSet only(CommandId id) { return static_cast<CommandSet>(1U << static_cast<unsigned>(id)); }

enum class ArgKind : std::uint8_t { None, Required, Optional };

/// What the parser itself does with an option. Help, Usage and Version end the parse at once.
enum class OptionRole : std::uint8_t { Value, Help, Usage, Version };

/// Where a value came from; later ones win (seed: command line, SBATCH_*, #SBATCH, defaults).
enum class OptionSource : std::uint8_t { Default, Directive, Environment, CommandLine };

/// A variable that stands for an option of one command. A flag option is set by any value but "", 0, no, false and off.
struct EnvName
{
    CommandId command = CommandId::Count;
    std::string_view name;
};

/// One option: everything but its setter. Parser, precedence, --help, --usage, man pages, reference tables and completions
/// are all made from these rows.
struct OptionInfo
{
    char shortName = 0;           ///< 0 = none
    std::string_view longName{};  ///< "" = none
    std::string_view aliases{};   ///< Other long names that mean the same, separated by blanks; not in --help.
    ArgKind argument = ArgKind::None;
    std::string_view metavar{};   ///< Name of the value in help; for ArgKind::Optional without the brackets.
    std::string_view group{};     ///< Heading in --help; rows without one come first.
    std::string_view help{};      ///< One line, no full stop. Never empty.
    std::string_view details{};   ///< More, for the man page; "" = the help line says it all.
    std::array<EnvName, 6> environment{};
    CommandSet commands = 0;      ///< For tables that several commands share; 0 in a command's own table.
    bool directive = true;        ///< May stand in an #SBATCH line.
    int badValueExit = 1;         ///< Exit code when the setter refuses.
    OptionRole role = OptionRole::Value;
};

/// One use of an option, as the setter sees it.
struct OptionInput
{
    const OptionInfo& option;
    std::string_view value;  ///< "" when there is none.
    bool hasValue;
    OptionSource source;
    Instant now;             ///< For now+1hour.
};

/// One line for stderr. Error: "sbatch: error: text", Fatal: "sbatch: fatal: text", Note: "sbatch: text", Plain: "text",
/// Refused: "sbatch: error: Batch job submission failed: text" (the words differ by command).
struct DiagnosticLine
{
    enum class Kind : std::uint8_t { Plain, Note, Error, Fatal, Refused } kind = Kind::Error;
    std::string text;
    bool operator==(const DiagnosticLine&) const = default;
};

/// Why the command line is not taken.
struct Refusal
{
    std::vector<DiagnosticLine> lines;
    std::optional<int> exitCode; ///< Empty: the row's badValueExit.
};

/// The line as it is printed, without its end.
std::string format(const DiagnosticLine& line, const CommandRow& command);

Refusal refuse(std::string text);                            ///< One Error line.
Refusal refuseSubmission(std::string reason);                ///< One Refused line, exit code 1.
Refusal invalidSpecification(const OptionInput& input);      ///< "Invalid --time specification"
Refusal invalidNumber(const OptionInput& input);             ///< Invalid numeric value "0" for --ntasks.

/// What a setter says: nothing when the value was taken.
using SetResult = std::optional<Refusal>;

/// One row of a command's table. `Values` is the struct that the command's options fill in.
template<class Values>
struct Option : OptionInfo
{
    SetResult (*set)(Values& values, const OptionInput& input) = nullptr; ///< null for Help, Usage and Version.
};

} // namespace slotd
