// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "protocol/messages.h"

namespace slotd
{

// Values that have the right type and still mean nothing: an enumerator that this program does not know, a moment past the
// year 9999. unpack() calls check() for each body, so that what comes out of it may index tables and be added up. Codes and
// reasons that a newer program made up become their general form; anything else unknown is malformed.

bool check(SubmitRequest& request);
bool check(JobQuery& request);
bool check(CancelRequest& request);
bool check(ControlRequest& request);
bool check(UpdateRequest& request);
bool check(PurgeHistory& request);
bool check(ErrorReply& reply);
bool check(Outcomes& reply);
bool check(JobRecord& row);

template<class Body>
bool check(Body&)
{
    return true;
}

} // namespace slotd
