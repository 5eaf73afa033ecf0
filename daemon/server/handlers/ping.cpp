// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

namespace slotd
{

bool handlePing(const Envelope& request, const RequestContext& context)
{
    Empty body;
    if (!unpack(request, body))
        return false;
    context.reply.answer(MessageKind::Pong, body);
    return true;
}

} // namespace slotd
