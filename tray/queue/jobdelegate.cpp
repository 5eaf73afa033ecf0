// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/jobdelegate.h"

#include "look/theme.h"
#include "models/columns.h"
#include "models/jobmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

namespace slotd
{

namespace
{

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool firstColumn)
{
    QColor ground = option.palette.color(option.features & QStyleOptionViewItem::Alternate ? QPalette::AlternateBase : QPalette::Base);
    painter.fillRect(option.rect, ground);
    QColor accent = option.palette.color(QPalette::Highlight);
    if (option.state & QStyle::State_Selected) {
        QColor tint = accent;
        tint.setAlphaF(option.state & QStyle::State_Active ? 0.22F : 0.14F);
        painter.fillRect(option.rect, tint);
        if (firstColumn)
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), accent);
    } else if (option.state & QStyle::State_MouseOver) {
        accent.setAlphaF(0.07F);
        painter.fillRect(option.rect, accent);
    }
    if ((option.state & QStyle::State_HasFocus) && !(option.state & QStyle::State_Selected)) {
        painter.setPen(QPen(option.palette.color(QPalette::Highlight), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

QColor textColor(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QVariant own = index.data(Qt::ForegroundRole);
    // Faint text can't be read on the ground of a chosen row.
    const bool faint = own.isValid() && !(option.state & QStyle::State_Selected);
    return faint ? own.value<QColor>() : option.palette.color(QPalette::Text);
}

void paintText(QPainter& painter, const QStyleOptionViewItem& option, const QRect& area, const QString& text, const QColor& color, int flags)
{
    painter.setPen(color);
    painter.drawText(area, flags, option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
}

void paintState(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto state = static_cast<ShownState>(index.data(JobModel::StateRole).toInt());
    const QVariant own = index.data(Qt::ForegroundRole);
    const QColor color = own.isValid() ? own.value<QColor>() : stateColor(state, isDark(option.palette));
    const int side = option.fontMetrics.height();
    const QString word = index.data(Qt::DisplayRole).toString();
    const int pad = side / 3;
    QRect field = option.rect.adjusted(6, 0, -4, 0);
    field.setHeight(side + pad);
    field.moveTop(option.rect.top() + (option.rect.height() - field.height() + 1) / 2);
    field.setWidth(std::min(field.width(), side + 3 * pad + option.fontMetrics.horizontalAdvance(word)));
    QColor ground = color;
    ground.setAlphaF(0.13F);
    painter.setPen(Qt::NoPen);
    // On the ground of plain rows always: the colours of states are made to be read there.
    for (const QColor& coat : {option.palette.color(QPalette::Base), ground}) {
        painter.setBrush(coat);
        painter.drawRoundedRect(field, field.height() / 2.0, field.height() / 2.0);
    }
    const QRectF sign(field.left() + pad, field.top() + (field.height() - side + 1) / 2.0, side - 1, side - 1);
    paintGlyph(painter, row(state).glyph, sign, color);
    paintText(painter, option, field.adjusted(side + pad + pad / 2, 0, -pad, 0), word, color, Qt::AlignVCenter | Qt::AlignLeft);
}

void paintTime(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, const QRect& area)
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const double fraction = index.data(JobModel::FractionRole).toDouble();
    const auto state = static_cast<ShownState>(index.data(JobModel::StateRole).toInt());
    if (fraction < 0 || row(state).ended) {
        paintText(painter, option, area, text, textColor(option, index), Qt::AlignVCenter | Qt::AlignLeft);
        return;
    }
    QRect upper = area;
    upper.setBottom(area.bottom() - 4);
    paintText(painter, option, upper, text, textColor(option, index), Qt::AlignVCenter | Qt::AlignLeft);
    QRectF bar(area.left(), area.bottom() - 5.5, area.width(), 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hairline(option.palette));
    painter.drawRoundedRect(bar, 1.5, 1.5);
    bar.setWidth(bar.width() * fraction);
    const QVariant own = index.data(Qt::ForegroundRole);
    painter.setBrush(own.isValid() ? own.value<QColor>() : stateColor(fraction > 0.9 ? ShownState::Timeout : ShownState::Running, isDark(option.palette)));
    painter.drawRoundedRect(bar, 1.5, 1.5);
}

} // namespace

void JobDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    if (const auto* view = qobject_cast<const QWidget*>(option.widget))
        option.palette = view->palette();
    painter->save();
    painter->setFont(option.font);
    // Without smooth edges: between two cells they would be a line, where a pixel of theirs is half a pixel of the screen.
    painter->setRenderHint(QPainter::Antialiasing, false);
    paintGround(*painter, option, index.column() == 0);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect area = option.rect.adjusted(8, 0, -8, 0);
    switch (static_cast<Column>(index.column())) {
    case Column::State: paintState(*painter, option, index); break;
    case Column::Time: paintTime(*painter, option, index, area); break;
    case Column::Id: case Column::Name: case Column::Reason: case Column::Partition: case Column::Cpu: case Column::Memory:
    case Column::Gpu: case Column::Priority: case Column::Submitted: case Column::Started: case Column::Ended: case Column::Exit:
    case Column::MaxRss: case Column::Folder: case Column::Array: case Column::Dependency: case Column::Count:
        paintText(*painter, option, area, index.data(Qt::DisplayRole).toString(), textColor(option, index),
                  static_cast<int>(index.data(Qt::TextAlignmentRole).value<Qt::Alignment>().toInt()));
        break;
    }
    painter->restore();
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const int sign = index.column() == static_cast<int>(Column::State) ? option.fontMetrics.height() * 2 : 0;
    return {option.fontMetrics.horizontalAdvance(text) + 20 + sign, option.fontMetrics.height() * 9 / 5};
}

} // namespace slotd
