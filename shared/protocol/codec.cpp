// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/codec.h"

#include <limits>

namespace slotd
{

std::optional<Envelope> openEnvelope(std::string_view payload)
{
    CborReader r(payload);
    std::uint64_t items = 0;
    std::uint64_t kind = 0;
    Envelope envelope;
    if (!r.beginArray(items) || items != 3 || !r.unsignedInt(kind) || !r.unsignedInt(envelope.requestId))
        return std::nullopt;
    if (kind > std::numeric_limits<std::uint16_t>::max())
        return std::nullopt;
    envelope.kind = static_cast<MessageKind>(kind);
    envelope.body = r.rest();
    // The map itself is read by unpack(); only its type is looked at here, so that a large body is not walked twice.
    constexpr unsigned kMapMajor = 5;
    if (envelope.body.empty() || static_cast<unsigned char>(envelope.body.front()) >> 5U != kMapMajor)
        return std::nullopt;
    return envelope;
}

} // namespace slotd
