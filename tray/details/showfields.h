// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "domain/jobrecord.h"

#include <QList>
#include <QPair>
#include <QString>

namespace slotd
{

/// The fields of scontrol show job, in its order: made from the very text, so that the two can't differ.
QList<QPair<QString, QString>> showFields(const JobRecord& job, Instant now);

} // namespace slotd
