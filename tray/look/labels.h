// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QRegularExpression>
#include <QString>

namespace slotd
{

/// The text of a menu entry as a tool bar has it: without its mnemonic ("&New", and "新規(&N)" as in Chinese and Japanese), without an
/// ellipsis.
inline QString labelOf(QString text)
{
    static const QRegularExpression ownKey(QStringLiteral("\\s?\\(&\\w\\)"));
    return text.remove(ownKey).remove(QLatin1Char('&')).remove(QChar(0x2026));
}

} // namespace slotd
