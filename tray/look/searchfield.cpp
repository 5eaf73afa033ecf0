// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/searchfield.h"

#include "look/glyphs.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace slotd
{

void makeSearchField(QLineEdit& field, const QString& hint, bool sign)
{
    field.setPlaceholderText(hint);
    field.setAccessibleName(hint);
    field.setClearButtonEnabled(true);
    // Qt gives the button no text, so that a screen reader would say nothing.
    if (auto* clear = field.findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(QCoreApplication::translate("SearchField", "Clear"));
    if (sign)
        field.addAction(glyphIcon(Glyph::Search), QLineEdit::LeadingPosition)->setText(hint);
}

} // namespace slotd
