// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/strongid.h"

#include <functional>
#include <QObject>
#include <QString>
#include <QStringList>

namespace slotd
{

/// Runs sbatch itself: what the window submits is exactly what the line that it shows would submit.
class SbatchRunner : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `done` gets the job's id, or 0 and what sbatch said; it is not called after this object has gone, but sbatch goes on.
    void run(const QStringList& words, const QString& folder, std::function<void(JobId, const QString&)> done);
};

/// The words as a line for a shell; those that need quotes get them.
QString shellLine(const QStringList& words);

} // namespace slotd
