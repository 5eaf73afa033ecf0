// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QStyledItemDelegate>

namespace slotd
{

/// Paints the cells of the queue: the state with its sign in a coloured field, the time with a bar of what is used of the
/// limit, everything else as text. Selected rows keep the colours of their states.
class JobDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace slotd
