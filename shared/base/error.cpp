// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/error.h"

#include "base/enumtable.h"

namespace slotd
{

namespace
{

struct CodeRow
{
    Code id;
    std::string_view words;
};

constexpr std::array<CodeRow, static_cast<std::size_t>(Code::Count)> kCodes{{
    {Code::None, "No error"},
    {Code::InvalidArgument, "Invalid argument"},
    {Code::InvalidJobId, "Invalid job id specified"},
    {Code::AlreadyDone, "Job/step already completing or completed"},
    {Code::NotPending, "Job is no longer pending execution"},
    {Code::JobPending, "Job is pending execution"},
    {Code::InvalidPartition, "Invalid partition name specified"},
    {Code::InvalidDependency, "Job dependency problem"},
    {Code::InvalidArray, "Invalid job array specification"},
    {Code::InvalidFeature, "Invalid feature specification"},
    {Code::NotAvailable, "Requested node configuration is not available"},
    {Code::InvalidNodeCount, "Node count specification invalid"},
    {Code::InvalidGres, "Invalid generic resource (gres) specification"},
    {Code::InvalidTimeLimit, "Requested time limit is invalid (missing or exceeds some limit)"},
    {Code::AccessDenied, "Access/permission denied"},
    {Code::ProtocolVersion, "Incompatible versions of client and server code"},
    {Code::Malformed, "Malformed message"},
    {Code::UnknownRequest, "Unexpected message received"},
    {Code::StorageFailure, "The change could not be saved; nothing was changed"},
    {Code::NoDaemon, "Unable to contact slotd (connect failure)"},
    {Code::ConnectionLost, "Connection to slotd lost before the answer arrived"},
    {Code::ScriptTooLarge, "Batch script is too large"},
    {Code::RequestTooLarge, "Request is too large"},
    {Code::Immediate, "Requested nodes are busy"},
    {Code::NotSupported, "Requested operation is not supported"},
    {Code::InvalidStep, "Invalid job id specified"},
    {Code::InvalidUser, "Invalid user id"},
    {Code::Io, "Input/output error"},
    {Code::Internal, "Internal error"},
    {Code::InvalidWorkDir, "Invalid working directory"},
    {Code::InvalidEnvironment, "Invalid environment"},
    {Code::Busy, "Too many requests at once, try again"},
    {Code::InvalidReservation, "Requested reservation is invalid"},
    {Code::InvalidLicense, "Invalid license specification"},
    {Code::NotRunning, "Job is not running"},
    {Code::InvalidUpdate, "Update of this parameter is not supported"},
    {Code::LaunchFailure, "Job launch failure"},
    {Code::JobFinished, "Job has already finished"},
    {Code::JobHeld, "Job is in held state, pending scheduler release"},
    {Code::StepCpus, "More processors requested than permitted"},
    {Code::StepMemory, "Memory required by task is not available"},
    {Code::StepGres, "Invalid generic resource (gres) specification"},
    {Code::Suspended, "Job is currently suspended"},
}};
static_assert(rowsInOrder(kCodes));

} // namespace

std::string_view describe(Code code)
{
    // The number may come from a newer peer.
    const auto index = static_cast<std::size_t>(code);
    return index < kCodes.size() ? kCodes[index].words : "Unknown error";
}

} // namespace slotd
