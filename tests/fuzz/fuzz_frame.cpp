// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/codec.h"
#include "protocol/frame.h"
#include "protocol/rowcodec.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace slotd;

namespace
{

/// What decodes must survive being written and read again.
template<class Body>
void tryBody(const Envelope& envelope)
{
    Body body;
    if (!unpack(envelope, body))
        return;
    const std::string again = pack(envelope.kind, envelope.requestId, body);
    const auto reopened = openEnvelope(again);
    Body copy;
    if (!reopened || !unpack(*reopened, copy) || encodeToString(copy) != encodeToString(body))
        std::abort();
}

void tryRows(const Envelope& envelope)
{
    JobRows rows;
    if (!unpack(envelope, rows))
        return;
    std::vector<JobRecord> out;
    if (!decodeRows(rows.rows, rows.columns, rows.count, out))
        return;
    for (const JobRecord& row : out) {
        if (nameOf(row.state).empty() || nameOf(row.reason).empty())
            std::abort();
    }
}

// Every body is tried on every message: the kind is one of the bytes that nobody vouches for.
void tryAll(const Envelope& envelope)
{
    tryBody<Hello>(envelope);
    tryBody<HelloReply>(envelope);
    tryBody<ErrorReply>(envelope);
    tryBody<Empty>(envelope);
    tryBody<SubmitRequest>(envelope);
    tryBody<SubmitReply>(envelope);
    tryBody<JobQuery>(envelope);
    tryBody<JobRows>(envelope);
    tryBody<NodeInfo>(envelope);
    tryBody<PayloadRequest>(envelope);
    tryBody<PayloadReply>(envelope);
    tryBody<CancelRequest>(envelope);
    tryBody<ControlRequest>(envelope);
    tryBody<UpdateRequest>(envelope);
    tryBody<Outcomes>(envelope);
    tryBody<SubscribeRequest>(envelope);
    tryBody<Subscribed>(envelope);
    tryBody<EventPush>(envelope);
    tryBody<PurgeHistory>(envelope);
    tryRows(envelope);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto envelope = openEnvelope(bytes))
        tryAll(*envelope);
    FrameDecoder decoder(1U << 16);
    // The stream comes in two pieces, cut where the input's first byte says.
    const std::size_t cut = size == 0 ? 0 : data[0] % size;
    for (const std::string_view piece : {bytes.substr(0, cut), bytes.substr(cut)}) {
        decoder.append(piece);
        while (const auto payload = decoder.nextView()) {
            if (const auto envelope = openEnvelope(*payload))
                tryAll(*envelope);
        }
    }
    return 0;
}
