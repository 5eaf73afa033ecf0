// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

namespace slotd
{

bool handlePurge(const Envelope& request, const RequestContext& context)
{
    PurgeHistory body;
    if (!unpack(request, body))
        return false;
    context.service.purge(body.before, [reply = context.reply](const Outcomes& outcomes) {
        reply.answer(MessageKind::Outcomes, outcomes);
    });
    return true;
}

} // namespace slotd
