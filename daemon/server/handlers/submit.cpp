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
    const bool lease = body.spec.lease && !body.testOnly;
    context.service.submit(std::move(body), context.peer, [context, lease](const Result<SubmitReply>& result) {
        if (!result) {
            context.reply.fail(result.error());
        } else if (lease) {
            context.reply.part(MessageKind::SubmitReply, *result);
            passLeaseNews(result->job, context);
        } else {
            context.reply.answer(MessageKind::SubmitReply, *result);
        }
    });
    return true;
}

} // namespace slotd
