// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/signalspec.h"

#include "base/units.h"

#include <array>
#include <csignal>

namespace slotd
{

namespace
{

struct SignalRow
{
    int number;
    std::string_view name;
    bool accepted; ///< Slurm knows the name (sbatch --signal, scancel -s); the others are names for display.
};

constexpr std::array<SignalRow, 30> kSignals{{
    {SIGHUP, "HUP", true},       {SIGINT, "INT", true},    {SIGQUIT, "QUIT", true},  {SIGILL, "ILL", false},
    {SIGTRAP, "TRAP", false},    {SIGABRT, "ABRT", true},  {SIGBUS, "BUS", false},   {SIGFPE, "FPE", false},
    {SIGKILL, "KILL", true},     {SIGUSR1, "USR1", true},  {SIGSEGV, "SEGV", false}, {SIGUSR2, "USR2", true},
    {SIGPIPE, "PIPE", false},    {SIGALRM, "ALRM", true},  {SIGTERM, "TERM", true},  {SIGCHLD, "CHLD", false},
    {SIGCONT, "CONT", true},     {SIGSTOP, "STOP", true},  {SIGTSTP, "TSTP", true},  {SIGTTIN, "TTIN", true},
    {SIGTTOU, "TTOU", true},     {SIGURG, "URG", true},    {SIGXCPU, "XCPU", false}, {SIGXFSZ, "XFSZ", false},
    {SIGVTALRM, "VTALRM", false}, {SIGPROF, "PROF", false}, {SIGWINCH, "WINCH", false}, {SIGIO, "IO", false},
    {SIGPWR, "PWR", false},      {SIGSYS, "SYS", false},
}};

constexpr int kMaxSignal = 64;
constexpr std::uint64_t kMaxSeconds = 65535;

Error badSignal(std::string_view text)
{
    return {Code::InvalidArgument, "Unknown job signal: " + std::string(text)};
}

} // namespace

Result<int> parseSignal(std::string_view text)
{
    if (const auto number = parseUnsigned(text)) {
        if (*number < 1 || *number > kMaxSignal)
            return badSignal(text);
        return static_cast<int>(*number);
    }
    std::string name(text);
    for (char& c : name)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (name.rfind("SIG", 0) == 0)
        name.erase(0, 3);
    for (const SignalRow& row : kSignals) {
        if (row.accepted && name == row.name)
            return row.number;
    }
    return badSignal(text);
}

std::string signalName(int number)
{
    for (const SignalRow& row : kSignals) {
        if (row.number == number)
            return std::string(row.name);
    }
    return std::to_string(number);
}

Result<WarnSignal> parseWarnSignal(std::string_view text)
{
    const Error bad(Code::InvalidArgument, "Invalid signal specification: " + std::string(text));
    WarnSignal spec;
    std::string_view rest = text;
    if (const std::size_t colon = rest.find(':'); colon != std::string_view::npos) {
        for (const char flag : rest.substr(0, colon)) {
            if (flag != 'B' && flag != 'b' && flag != 'R' && flag != 'r')
                return bad;
            (flag == 'B' || flag == 'b' ? spec.batchOnly : spec.reservationOnly) = true;
        }
        rest.remove_prefix(colon + 1);
    }
    if (const std::size_t at = rest.find('@'); at != std::string_view::npos) {
        const auto seconds = parseUnsigned(rest.substr(at + 1));
        if (!seconds || *seconds > kMaxSeconds)
            return bad;
        spec.secondsBefore = static_cast<std::int32_t>(*seconds);
        rest = rest.substr(0, at);
    }
    const auto number = parseSignal(rest);
    if (!number)
        return bad;
    spec.signal = *number;
    return spec;
}

std::string formatWarnSignal(const WarnSignal& spec)
{
    if (spec.signal == 0)
        return {};
    std::string text;
    if (spec.reservationOnly)
        text += 'R';
    if (spec.batchOnly)
        text += 'B';
    if (!text.empty())
        text += ':';
    // A name that parseSignal() refuses would not read back.
    const std::string name = signalName(spec.signal);
    text += parseSignal(name) ? name : std::to_string(spec.signal);
    return text + '@' + std::to_string(spec.secondsBefore);
}

} // namespace slotd
