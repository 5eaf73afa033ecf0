// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commands/sacct_payload.h"

#include "domain/jobref.h"

namespace slotd
{
namespace
{

constexpr std::size_t kLine = 80;

void print(Console& console, const PayloadReply& payload, PayloadPart part)
{
    if (part == PayloadPart::Script) {
        console.out(payload.script);
        if (!payload.script->ends_with('\n'))
            console.out("\n");
        return;
    }
    for (const auto& [name, value] : unpackEnvironment(payload.environment))
        console.outLine(name + '=' + value);
}

} // namespace

Result<void> printPayloads(const Invocation& call, BlockingClient& client, const std::vector<JobRow>& rows, PayloadPart part)
{
    const std::string title = part == PayloadPart::Script ? "Batch Script for " : "Environment used for ";
    for (const JobRow& row : rows) {
        if (row.job.step != JobRef::kNoStep)
            continue;
        const Result<PayloadReply> payload = client.payload(row.job.id);
        if (!payload)
            return payload.error();
        call.console.outLine(title + std::to_string(row.job.id.value));
        call.console.outLine(std::string(kLine, '-'));
        print(call.console, *payload, part);
        call.console.flush();
    }
    return {};
}

} // namespace slotd
