// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

namespace slotd
{

bool handlePayload(const Envelope& request, const RequestContext& context)
{
    PayloadRequest body;
    if (!unpack(request, body))
        return false;
    context.service.payload(body.job, [reply = context.reply](const Result<PayloadReply>& result) {
        if (result)
            reply.answer(MessageKind::PayloadReply, *result);
        else
            reply.fail(result.error());
    });
    return true;
}

} // namespace slotd
