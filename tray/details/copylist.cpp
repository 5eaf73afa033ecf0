// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/copylist.h"

#include "look/glyphs.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

namespace slotd
{

CopyList::CopyList(QWidget* parent) : QTreeWidget(parent)
{
    setSelectionMode(ExtendedSelection);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* action = new QAction(glyphIcon(Glyph::Copy), tr("&Copy"), this);
    action->setShortcut(QKeySequence::Copy);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, &CopyList::copy);
    addAction(action);
}

void CopyList::copy() const
{
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = topLevelItem(i);
        if (!item->isSelected() || item->isHidden())
            continue;
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column)
            cells.append(item->text(column));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace slotd
