// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/rowcodec.h"
#include "server/handlers/handlers.h"

#include <utility>

namespace slotd
{

namespace
{

// Small enough that the client works on one part while the next is made, far below the frame's limit.
constexpr std::size_t kPartBytes = 256U << 10;

void sendRows(const ReplyHandle& reply, ColumnSet columns, const QueryChunk& chunk)
{
    std::size_t i = 0;
    do {
        CborWriter w;
        JobRows part{.columns = columns, .count = 0, .rows = {}, .last = true, .now = chunk.now};
        for (; i < chunk.rows.size() && w.bytes().size() < kPartBytes; ++i, ++part.count)
            encodeRow(w, chunk.rows[i], columns);
        part.rows = w.take();
        part.last = chunk.last && i == chunk.rows.size();
        reply.part(MessageKind::JobRows, part);
    } while (i < chunk.rows.size());
}

} // namespace

bool handleQueryJobs(const Envelope& request, const RequestContext& context)
{
    JobQuery body;
    if (!unpack(request, body))
        return false;
    const ColumnSet known = knownColumns();
    body.columns = ColumnSet{body.columns.low & known.low, body.columns.high & known.high};
    const ColumnSet columns = body.columns;
    context.service.query(std::move(body), [reply = context.reply, columns](const Result<QueryChunk>& chunk) {
        if (!chunk) {
            reply.fail(chunk.error());
            return;
        }
        if (!chunk->rows.empty() || chunk->last)
            sendRows(reply, columns, *chunk);
        if (chunk->last)
            reply.done();
        else if (chunk->more)
            if (Session* session = reply.session())
                session->whenDrained(chunk->more);
    });
    return true;
}

} // namespace slotd
