// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slotd
{

/// What went wrong, as a number that travels over the wire: append only, never renumber.
enum class Code : std::uint16_t {
    None = 0,
    InvalidArgument = 1,      ///< A value that does not parse; the message names the option.
    InvalidJobId = 2,         ///< No such job.
    AlreadyDone = 3,          ///< The job has ended (or is ending).
    NotPending = 4,           ///< Only a pending job can change like this.
    JobPending = 5,           ///< The job has not started.
    InvalidPartition = 6,
    InvalidDependency = 7,
    InvalidArray = 8,
    InvalidFeature = 9,
    NotAvailable = 10,        ///< The host can never satisfy the request.
    InvalidNodeCount = 11,
    InvalidGres = 12,
    InvalidTimeLimit = 13,
    AccessDenied = 14,
    ProtocolVersion = 15,     ///< No common protocol version.
    Malformed = 16,           ///< Bytes that are no message.
    UnknownRequest = 17,
    StorageFailure = 18,      ///< The commit failed; nothing was changed.
    NoDaemon = 19,            ///< Nobody answers on the socket.
    ConnectionLost = 20,      ///< The answer did not arrive.
    ScriptTooLarge = 21,
    RequestTooLarge = 22,
    Immediate = 23,           ///< --immediate and not free now.
    NotSupported = 24,
    InvalidStep = 25,
    InvalidUser = 26,
    Io = 27,
    Internal = 28,
    InvalidWorkDir = 29,
    InvalidEnvironment = 30,
    Busy = 31,                ///< Try again: the daemon is at a limit.
    InvalidReservation = 32,
    InvalidLicense = 33,
    NotRunning = 34,
    InvalidUpdate = 35,       ///< An update key or value that is not taken.
    LaunchFailure = 36,
    JobFinished = 37,         ///< scontrol's words for a job that has ended.
    JobHeld = 38,             ///< Not while the job is held.
    StepCpus = 39,            ///< A step asks for more CPUs than its job has.
    StepMemory = 40,
    StepGres = 41,
    Suspended = 42,           ///< Not while the job is suspended, or not unless it is.
    Count
};

/// Slurm's words for a code (slurm_strerror), or our own where Slurm has none. Never empty.
std::string_view describe(Code code);

/// Why something could not be done. `message` is one line, ready for stderr, worded by the layer that knows.
struct Error
{
    Code code = Code::Internal;
    std::string message;

    Error() = default;
    explicit Error(Code c) : code(c), message(describe(c)) {}
    Error(Code c, std::string m) : code(c), message(std::move(m)) {}
    bool operator==(const Error&) const = default;
};

} // namespace slotd
