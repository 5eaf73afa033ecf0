// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "server/dispatcher.h"

#include "server/handlers/handlers.h"

#include <array>

namespace slotd
{

namespace
{

struct HandlerRow
{
    MessageKind kind;
    Handler handler;
};

constexpr std::array kHandlers{
    HandlerRow{MessageKind::Ping, &handlePing},
    HandlerRow{MessageKind::Submit, &handleSubmit},
    HandlerRow{MessageKind::QueryJobs, &handleQueryJobs},
    HandlerRow{MessageKind::QueryNode, &handleQueryNode},
    HandlerRow{MessageKind::Payload, &handlePayload},
    HandlerRow{MessageKind::Cancel, &handleCancel},
    HandlerRow{MessageKind::Control, &handleControl},
    HandlerRow{MessageKind::Update, &handleUpdate},
    HandlerRow{MessageKind::Subscribe, &handleSubscribe},
    HandlerRow{MessageKind::PurgeHistory, &handlePurge},
    HandlerRow{MessageKind::Attach, &handleAttach},
    HandlerRow{MessageKind::CreateStep, &handleCreateStep},
    HandlerRow{MessageKind::StepLaunched, &handleStepLaunched},
    HandlerRow{MessageKind::EndStep, &handleEndStep},
    HandlerRow{MessageKind::Release, &handleRelease},
};

} // namespace

Handler handlerFor(MessageKind kind)
{
    for (const HandlerRow& row : kHandlers) {
        if (row.kind == kind)
            return row.handler;
    }
    return nullptr;
}

} // namespace slotd
