// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "protocol/check.h"
#include "protocol/messages.h"
#include "wire/fieldcodec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotd
{

/// The outer array of a payload; `body` points into the payload and is not yet looked at past its type.
struct Envelope
{
    MessageKind kind{};
    std::uint64_t requestId = 0;
    std::string_view body;
};

/// None when the payload is not [kind, id, map].
std::optional<Envelope> openEnvelope(std::string_view payload);

/// A payload ready for frame().
template<class Body>
std::string pack(MessageKind kind, std::uint64_t requestId, const Body& body)
{
    CborWriter w;
    w.beginArray(3);
    w.unsignedInt(static_cast<std::uint64_t>(kind));
    w.unsignedInt(requestId);
    encode(w, body);
    return w.take();
}

/// False unless the body is exactly one well-formed Body whose values mean something (check.h).
template<class Body>
bool unpack(const Envelope& envelope, Body& out)
{
    return decodeFromString(envelope.body, out) && check(out);
}

} // namespace slotd
