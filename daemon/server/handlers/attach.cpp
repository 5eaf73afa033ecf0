// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

#include <utility>

namespace slotd
{

void passLeaseNews(JobId job, const RequestContext& context)
{
    const auto news = [reply = context.reply](const Result<LeaseNews>& result) {
        if (!result) {
            reply.fail(result.error());
            return false;
        }
        const bool last = result->state == LeaseState::Ended;
        reply.part(MessageKind::LeaseNews, *result);
        if (last)
            reply.done();
        return !last && reply.session() != nullptr;
    };
    context.service.attach(AttachRequest{job}, context.peer, news);
}

bool handleAttach(const Envelope& request, const RequestContext& context)
{
    AttachRequest body;
    if (!unpack(request, body))
        return false;
    passLeaseNews(body.job, context);
    return true;
}

} // namespace slotd
