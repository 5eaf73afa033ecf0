// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QString>
#include <QStringList>

namespace slotd::test
{

inline QStringList linesOf(const QString& text)
{
    return text.split('\n', Qt::SkipEmptyParts);
}

/// One column of what squeue, sacct or sinfo printed as a table (" | ") or with -P ("|"), header included.
inline QStringList columnOf(const QString& listing, int column)
{
    QStringList cells;
    for (const QString& line : linesOf(listing)) {
        const QStringList parts = line.split('|');
        cells.append(column < parts.size() ? parts[column].trimmed() : QString());
    }
    return cells;
}

/// A table without its padding, so that a test may name what is in it and not how wide the widest cell is.
inline QString unpadded(const QString& listing)
{
    QStringList lines;
    for (const QString& line : listing.split('\n')) {
        QStringList cells;
        for (const QString& cell : line.split('|'))
            cells.append(cell.trimmed());
        lines.append(cells.join('|'));
    }
    return lines.join('\n');
}

} // namespace slotd::test
