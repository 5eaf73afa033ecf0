// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

#include "server/eventhub.h"

#include <utility>

namespace slotd
{

bool handleSubscribe(const Envelope& request, const RequestContext& context)
{
    SubscribeRequest body;
    if (!unpack(request, body))
        return false;
    context.events.subscribe(std::move(body), context.reply);
    return true;
}

} // namespace slotd
