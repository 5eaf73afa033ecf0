// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

#include <utility>

namespace slotd
{

namespace
{

auto doneOrFailed(const ReplyHandle& reply)
{
    return [reply](const Result<void>& result) {
        if (result)
            reply.answer(MessageKind::Done, Empty{});
        else
            reply.fail(result.error());
    };
}

} // namespace

bool handleCreateStep(const Envelope& request, const RequestContext& context)
{
    CreateStepRequest body;
    if (!unpack(request, body))
        return false;
    context.service.createStep(std::move(body), context.peer, [reply = context.reply](const Result<StepNews>& news) {
        if (!news) {
            reply.fail(news.error());
            return false;
        }
        reply.part(MessageKind::StepNews, *news);
        if (news->grant)
            reply.done();
        return !news->grant && reply.session() != nullptr;
    });
    return true;
}

bool handleStepLaunched(const Envelope& request, const RequestContext& context)
{
    StepLaunchedRequest body;
    if (!unpack(request, body))
        return false;
    context.service.stepLaunched(std::move(body), context.peer, doneOrFailed(context.reply));
    return true;
}

bool handleEndStep(const Envelope& request, const RequestContext& context)
{
    EndStepRequest body;
    if (!unpack(request, body))
        return false;
    context.service.endStep(std::move(body), context.peer, doneOrFailed(context.reply));
    return true;
}

bool handleRelease(const Envelope& request, const RequestContext& context)
{
    ReleaseRequest body;
    if (!unpack(request, body))
        return false;
    context.service.release(body, context.peer, doneOrFailed(context.reply));
    return true;
}

} // namespace slotd
