// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/handlers/handlers.h"

namespace slotd
{

bool handleQueryNode(const Envelope& request, const RequestContext& context)
{
    Empty body;
    if (!unpack(request, body))
        return false;
    context.service.node([reply = context.reply](const NodeInfo& node) { reply.answer(MessageKind::NodeReply, node); });
    return true;
}

} // namespace slotd
