// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "support/tempnode.h"

namespace slotd::test
{

/// A machine in the middle of a working day: about thirty jobs in every state, real ones; only their times are moved into the
/// past, while the daemon is stopped. For pictures, and for tests that need a varied queue. The daemon runs afterwards.
/// `home`: an empty folder to be the user's; everything lies there as on a person's machine. Default: in the node's own folders.
void makeBusyDay(TempNode& node, const QString& home = {});
/// The job of makeBusyDay() with live, coloured output.
inline const QString kLiveJob = QStringLiteral("finetune-bert");

} // namespace slotd::test
