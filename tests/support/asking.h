// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "support/tempnode.h"

#include <QDir>
#include <QStringList>

namespace slotd::test
{

/// One field of a job as sacct -P prints it.
inline QString accounted(TempNode& node, quint32 job, const QString& field)
{
    return node.run({"sacct", "-n", "-P", "-X", "-j", QString::number(job), "-o", field}).out.trimmed();
}

/// The value after KEY= in scontrol show job; "" when there is none.
inline QString shown(TempNode& node, quint32 job, const QString& key)
{
    const QString text = node.run({"scontrol", "show", "job", QString::number(job)}).out.simplified();
    for (const QString& word : text.split(' ')) {
        if (word.startsWith(key + "="))
            return word.mid(key.size() + 1);
    }
    return {};
}

/// Why the job waits, as squeue gives it: "Resources".
inline QString waitsFor(TempNode& node, quint32 job)
{
    return node.run({"squeue", "--noheader", "-j", QString::number(job), "-o", "Reason"}).out.trimmed().remove('(').remove(')');
}

/// A command that runs until the test writes `file`.
inline QString untilFile(const QString& file)
{
    return "until [ -e " + file + " ]; do sleep 0.05; done";
}

/// Names in the working folder, sorted.
inline QStringList filesIn(const TempNode& node, const QString& pattern)
{
    return QDir(node.workDir()).entryList({pattern}, QDir::Files, QDir::Name);
}

/// How many jobs the accounting knows.
inline qsizetype jobCount(TempNode& node)
{
    return node.run({"sacct", "-n", "-P", "-X", "-o", "JobID"}).out.count('\n');
}

} // namespace slotd::test
