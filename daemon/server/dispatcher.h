// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "server/session.h"

namespace slotd
{

class EventHub;

/// One request as its handler gets it.
struct RequestContext
{
    JobService& service;
    EventHub& events;
    Peer peer;
    ReplyHandle reply;
};

/// False when the body is malformed; nothing was asked of the service then.
using Handler = bool (*)(const Envelope& request, const RequestContext& context);

/// The handler of a kind of request; null for what is no request.
Handler handlerFor(MessageKind kind);

} // namespace slotd
