// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/plainstyle.h"

#include "look/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOptionHeader>
#include <QStyleOptionTab>

namespace slotd
{

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("fusion")) {}

int PlainStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int given = QProxyStyle::pixelMetric(metric, option, widget);
    if (metric == PM_HeaderMargin)
        return given + 6;
    if (metric == PM_ToolBarItemSpacing)
        return given + 2;
    if (metric == PM_ToolBarFrameWidth)
        return given + 3;
    return given;
}

int PlainStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, result);
}

QRect PlainStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect given = QProxyStyle::subElementRect(element, option, widget);
    // Room beside the text; the fields inside spin boxes have that of their box.
    const bool inside = widget && qobject_cast<const QAbstractSpinBox*>(widget->parentWidget());
    return element == SE_LineEditContents && !inside ? given.adjusted(4, 0, -4, 0) : given;
}

QSize PlainStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_HeaderSection && option)
        wanted.setHeight(std::max(wanted.height(), option->fontMetrics.height() * 9 / 5));
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_PushButton)
        wanted.rheight() += 3;
    return wanted;
}

void PlainStyle::drawHeader(const QStyleOptionHeader& header, QPainter& painter) const
{
    painter.fillRect(header.rect, header.palette.color(QPalette::Base));
    const QColor line = hairline(header.palette);
    painter.fillRect(QRect(header.rect.left(), header.rect.bottom(), header.rect.width(), 1), line);
    const bool last = header.position == QStyleOptionHeader::End || header.position == QStyleOptionHeader::OnlyOneSection;
    if (header.orientation == Qt::Horizontal && !last)
        painter.fillRect(QRect(header.rect.right(), header.rect.top() + header.rect.height() / 4, 1, header.rect.height() / 2), line);
}

void PlainStyle::drawTab(const QStyleOptionTab& tab, QPainter& painter, const QWidget*) const
{
    const bool chosen = tab.state & State_Selected;
    if (!chosen && (tab.state & State_MouseOver)) {
        QColor tint = tab.palette.color(QPalette::Highlight);
        tint.setAlphaF(0.07F);
        painter.fillRect(tab.rect, tint);
    }
    if (chosen) {
        const QColor accent = tab.palette.color((tab.state & State_Enabled) ? QPalette::Highlight : QPalette::Mid);
        painter.fillRect(QRect(tab.rect.left() + 6, tab.rect.bottom() - 2, tab.rect.width() - 12, 3), accent);
    }
}

void PlainStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeader(*header, *painter);
        } else {
            painter->fillRect(option->rect, option->palette.color(QPalette::Base));
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), hairline(option->palette));
        }
        return;
    }
    if (element == CE_TabBarTabShape) {
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            drawTab(*tab, *painter, widget);
            return;
        }
    }
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), hairline(option->palette));
        return;
    }
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        const QRect& r = option->rect;
        const bool across = r.width() < r.height();
        painter->fillRect(across ? QRect(r.center().x(), r.top(), 1, r.height()) : QRect(r.left(), r.top(), r.width(), 1), hairline(option->palette));
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PlainStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (static_cast<int>(element)) {
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), hairline(option->palette));
        return;
    case PE_PanelStatusBar:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), hairline(option->palette));
        return;
    case PE_FrameStatusBarItem: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

} // namespace slotd
