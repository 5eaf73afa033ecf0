// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

#include <utility>

namespace slotd
{

bool handleSubmit(const Envelope& request, const RequestContext& context)
{
    SubmitRequest body;
    if (!unpack(request, body))
        return false;
    context.service.submit(std::move(body), context.peer, [reply = context.reply](const Result<SubmitReply>& result) {
        if (result)
            reply.answer(MessageKind::SubmitReply, *result);
        else
            reply.fail(result.error());
    });
    return true;
}

} // namespace slotd
