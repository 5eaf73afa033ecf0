// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

#include <utility>

namespace slotd
{

bool handleControl(const Envelope& request, const RequestContext& context)
{
    ControlRequest body;
    if (!unpack(request, body))
        return false;
    context.service.control(std::move(body), context.peer, [reply = context.reply](const Outcomes& outcomes) {
        reply.answer(MessageKind::Outcomes, outcomes);
    });
    return true;
}

} // namespace slotd
