// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/showfields.h"

#include "fields/showtext.h"

#include <array>
#include <QRegularExpression>
#include <QStringList>

namespace slotd
{

namespace
{

// Values of these go to the end of their line: they may hold blanks and equal signs.
constexpr std::array<const char*, 12> kWhole{"Command", "WorkDir", "StdErr", "StdIn", "StdOut", "Comment", "SubmitLine", "Message",
                                             "JobName", "Steps", "AdminComment", "Dependency"};

bool takesLine(const QString& key)
{
    return std::any_of(kWhole.begin(), kWhole.end(), [&key](const char* one) { return key == QLatin1String(one); });
}

} // namespace

QList<QPair<QString, QString>> showFields(const JobRecord& job, Instant now)
{
    static const QRegularExpression start(QStringLiteral("(?:^|\\s)([A-Za-z_/:]+)="));
    QList<QPair<QString, QString>> fields;
    CellContext context;
    context.now = now;
    const QString text = QString::fromStdString(showJobText(JobRow(job), context, {.oneLine = false, .details = 1}));
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        qsizetype at = 0;
        while (at < line.size()) {
            const auto match = start.match(line, at);
            if (!match.hasMatch())
                break;
            const QString key = match.captured(1);
            const qsizetype from = match.capturedEnd();
            const auto next = takesLine(key) ? QRegularExpressionMatch() : start.match(line, from);
            const qsizetype end = next.hasMatch() ? next.capturedStart() : line.size();
            fields.append({key, line.mid(from, end - from).trimmed()});
            at = end;
        }
    }
    return fields;
}

} // namespace slotd
