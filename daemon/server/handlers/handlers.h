// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "server/dispatcher.h"

namespace slotd
{

// One verb, one file. Each reads its body, asks JobService and answers through the context's handle.

bool handlePing(const Envelope& request, const RequestContext& context);
bool handleSubmit(const Envelope& request, const RequestContext& context);
bool handleQueryJobs(const Envelope& request, const RequestContext& context);
bool handleQueryNode(const Envelope& request, const RequestContext& context);
bool handlePayload(const Envelope& request, const RequestContext& context);
bool handleCancel(const Envelope& request, const RequestContext& context);
bool handleControl(const Envelope& request, const RequestContext& context);
bool handleUpdate(const Envelope& request, const RequestContext& context);
bool handleSubscribe(const Envelope& request, const RequestContext& context);
bool handleAttach(const Envelope& request, const RequestContext& context);
bool handleCreateStep(const Envelope& request, const RequestContext& context);
bool handleStepLaunched(const Envelope& request, const RequestContext& context);
bool handleEndStep(const Envelope& request, const RequestContext& context);
bool handleRelease(const Envelope& request, const RequestContext& context);
bool handlePurge(const Envelope& request, const RequestContext& context);

/// The news of a lease as parts of the answer to a request, until it has ended.
void passLeaseNews(JobId job, const RequestContext& context);

} // namespace slotd
