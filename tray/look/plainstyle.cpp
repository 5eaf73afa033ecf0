// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/plainstyle.h"

#include "look/shownstate.h"
#include "look/styleparts.h"
#include "look/theme.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QToolBar>

namespace slotd
{

namespace
{

constexpr int kBesideText = 4;
constexpr int kTick = 16;

/// A field that is part of another control has the border of that.
bool partOfAnother(const QWidget* widget)
{
    const QWidget* owner = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox*>(owner) || qobject_cast<const QComboBox*>(owner);
}

/// Rows of lists; those of a combo box have the look of a menu.
bool inList(const QWidget* widget)
{
    return qobject_cast<const QAbstractItemView*>(widget) && !(widget->parentWidget() && widget->parentWidget()->inherits("QComboBoxPrivateContainer"));
}

bool onBar(const QWidget* widget)
{
    return widget && qobject_cast<const QToolBar*>(widget->parentWidget());
}

/// A border of one pixel; filled, as lines drawn between pixels go missing at scales like 1.5.
void drawEdge(QPainter& painter, const QRect& r, const QColor& color)
{
    painter.fillRect(QRect(r.left(), r.top(), r.width(), 1), color);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), color);
    painter.fillRect(QRect(r.left(), r.top(), 1, r.height()), color);
    painter.fillRect(QRect(r.right(), r.top(), 1, r.height()), color);
}

/// The title and, right of it, the arrow of the order.
QRect headerPart(const QStyleOptionHeader& header, bool arrow, int margin)
{
    constexpr int kArrow = 9;
    const bool sorted = header.sortIndicator != QStyleOptionHeader::None;
    const QRect inner = header.rect.adjusted(margin, 0, -margin, 0);
    const QRect title = sorted ? inner.adjusted(0, 0, -kArrow - 5, 0) : inner;
    const QRect place(inner.right() - kArrow + 1, inner.top(), kArrow, inner.height());
    return QStyle::visualRect(header.direction, header.rect, arrow ? (sorted ? place : QRect()) : title);
}

QColor groundOf(const QWidget* scrollBar, const QPalette& palette)
{
    const QWidget* holder = scrollBar ? scrollBar->parentWidget() : nullptr;
    const auto* area = qobject_cast<const QAbstractScrollArea*>(holder ? holder->parentWidget() : nullptr);
    const bool filled = area && area->viewport()->autoFillBackground();
    return palette.color(filled ? area->viewport()->backgroundRole() : QPalette::Window);
}

} // namespace

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("fusion")) {}

int PlainStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int given = QProxyStyle::pixelMetric(metric, option, widget);
    switch (static_cast<int>(metric)) {
    case PM_HeaderMargin: return given + 6;
    case PM_ToolBarItemSpacing: return given + 2;
    case PM_ToolBarFrameWidth: return given + 3;
    case PM_FocusFrameHMargin: return inList(widget) ? given + 6 : given;
    case PM_ScrollBarExtent: return 12;
    case PM_IndicatorWidth: case PM_IndicatorHeight: case PM_ExclusiveIndicatorWidth: case PM_ExclusiveIndicatorHeight: return kTick;
    case PM_CheckBoxLabelSpacing: case PM_RadioButtonLabelSpacing: return given + 3;
    case PM_HeaderMarkSize: return 10;
    default: return given;
    }
}

int PlainStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const
{
    switch (static_cast<int>(hint)) {
    case SH_DialogButtonBox_ButtonsHaveIcons: case SH_EtchDisabledText: return 0;
    case SH_Header_ArrowAlignment: return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    default: return QProxyStyle::styleHint(hint, option, widget, result);
    }
}

QIcon PlainStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    const QPalette palette = widget ? widget->palette() : QPalette();
    const auto sign = [&palette](Glyph glyph, ShownState tone) { return glyphIcon(glyph, stateColor(tone, isDark(palette))); };
    switch (static_cast<int>(icon)) {
    case SP_MessageBoxQuestion: return sign(Glyph::Question, ShownState::Running);
    case SP_MessageBoxInformation: return sign(Glyph::Info, ShownState::Running);
    case SP_MessageBoxWarning: return sign(Glyph::Warning, ShownState::Timeout);
    case SP_MessageBoxCritical: return sign(Glyph::Failed, ShownState::Failed);
    default: return QProxyStyle::standardIcon(icon, option, widget);
    }
}

QRect PlainStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (const auto* header = element == SE_HeaderArrow || element == SE_HeaderLabel ? qstyleoption_cast<const QStyleOptionHeader*>(option) : nullptr)
        return headerPart(*header, element == SE_HeaderArrow, proxy()->pixelMetric(PM_HeaderMargin, option, widget));
    const QRect given = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents && !partOfAnother(widget) ? given.adjusted(kBesideText, 0, -kBesideText, 0) : given;
}

QRect PlainStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    if (const auto* bar = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr) {
        const QRect handle = scrollHandle(*bar);
        const bool across = bar->orientation == Qt::Horizontal;
        QRect before = bar->rect;
        QRect after = bar->rect;
        if (across) {
            before.setRight(handle.left() - 1);
            after.setLeft(handle.right() + 1);
        } else {
            before.setBottom(handle.top() - 1);
            after.setTop(handle.bottom() + 1);
        }
        switch (static_cast<int>(part)) {
        case SC_ScrollBarSlider: return handle;
        case SC_ScrollBarGroove: return bar->rect;
        case SC_ScrollBarSubPage: return bar->direction == Qt::RightToLeft && across ? after : before;
        case SC_ScrollBarAddPage: return bar->direction == Qt::RightToLeft && across ? before : after;
        default: return {};
        }
    }
    const QRect given = QProxyStyle::subControlRect(control, option, part, widget);
    const bool text = (control == CC_ComboBox && part == SC_ComboBoxEditField) || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    return text ? given.adjusted(kBesideText, 0, 0, 0) : given;
}

QSize PlainStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (static_cast<int>(type)) {
    case CT_HeaderSection:
        if (option)
            wanted.setHeight(std::max(wanted.height(), option->fontMetrics.height() * 9 / 5));
        break;
    case CT_LineEdit: case CT_ComboBox: wanted.rheight() += 4; break;
    case CT_SpinBox: wanted.rwidth() += 2 * kBesideText; break;
    case CT_PushButton: wanted += QSize(20, 4); break;
    case CT_ToolButton: wanted.rwidth() += onBar(widget) ? 6 : 0; break;
    case CT_ItemViewItem:
        if (inList(widget))
            wanted.rheight() += 6;
        break;
    default: break;
    }
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

void PlainStyle::drawTab(const QStyleOptionTab& tab, QPainter& painter) const
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
    if (chosen && (tab.state & State_HasFocus)) {
        QStyleOption ring(tab);
        ring.rect = tab.rect.adjusted(3, 3, -3, -5);
        paintFocus(painter, ring);
    }
}

void PlainStyle::drawMenuItem(const QStyleOptionMenuItem& item, QPainter& painter, const QWidget* widget) const
{
    const QRect& r = item.rect;
    if (item.menuItemType == QStyleOptionMenuItem::Separator && item.text.isEmpty()) {
        painter.fillRect(QRect(r.left() + 4, r.center().y(), r.width() - 8, 1), hairline(item.palette));
        return;
    }
    // A tint instead of the accent itself: signs and colours within stay as they are.
    QStyleOptionMenuItem calm(item);
    if ((item.state & State_Selected) && (item.state & State_Enabled)) {
        QColor tint = item.palette.color(QPalette::Highlight);
        tint.setAlphaF(0.18F);
        painter.fillRect(r.adjusted(1, 0, -1, 0), tint);
        painter.fillRect(QRect(r.left() + 1, r.top(), 3, r.height()), item.palette.color(QPalette::Highlight));
    }
    calm.state &= ~State_Selected;
    QProxyStyle::drawControl(CE_MenuItem, &calm, &painter, widget);
}

void PlainStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const QPalette& palette = option->palette;
    const QRect& r = option->rect;
    switch (static_cast<int>(element)) {
    case CE_Header:
        // QCommonStyle asks itself, and not this class, where title and arrow are.
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeaderV2 part;
            if (const auto* newer = qstyleoption_cast<const QStyleOptionHeaderV2*>(option))
                part = *newer;
            else
                part.QStyleOptionHeader::operator=(*header);
            drawHeader(*header, *painter);
            const int margin = proxy()->pixelMetric(PM_HeaderMargin, option, widget);
            part.rect = headerPart(*header, false, margin);
            drawControl(CE_HeaderLabel, &part, painter, widget);
            part.rect = headerPart(*header, true, margin);
            if (part.rect.isValid())
                drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection: case CE_HeaderEmptyArea:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            drawHeader(*header, *painter);
        } else {
            painter->fillRect(r, palette.color(QPalette::Base));
            painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), hairline(palette));
        }
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTab(*tab, *painter);
        return;
    case CE_ToolBar:
        painter->fillRect(r, palette.color(QPalette::Window));
        painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), hairline(palette));
        return;
    case CE_Splitter: {
        painter->fillRect(r, palette.color(QPalette::Window));
        const bool across = r.width() < r.height();
        painter->fillRect(across ? QRect(r.center().x(), r.top(), 1, r.height()) : QRect(r.left(), r.top(), r.width(), 1), hairline(palette));
        return;
    }
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            drawMenuItem(*item, *painter, widget);
            return;
        }
        break;
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option); button && !(button->features & QStyleOptionButton::HasMenu)) {
            paintButtonLabel(*painter, *button);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option); button && onBar(widget)) {
            QStyleOptionToolButton shifted = *button;
            shifted.rect.adjust(kBesideText, 0, 0, 0);
            QProxyStyle::drawControl(element, &shifted, painter, widget);
            return;
        }
        break;
    default: break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PlainStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const QPalette& palette = option->palette;
    const QRect& r = option->rect;
    switch (static_cast<int>(element)) {
    case PE_FrameTabBarBase: painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), hairline(palette)); return;
    case PE_FrameTabWidget:
        painter->fillRect(r, palette.color(QPalette::Base));
        drawEdge(*painter, r, hairline(palette));
        return;
    case PE_PanelStatusBar: painter->fillRect(QRect(r.left(), r.top(), r.width(), 1), hairline(palette)); return;
    case PE_FrameStatusBarItem: return;
    case PE_PanelScrollAreaCorner: painter->fillRect(r, palette.color(QPalette::Window)); return;
    case PE_FrameFocusRect: paintFocus(*painter, *option); return;
    case PE_FrameMenu:
        drawEdge(*painter, r, mixed(hairline(palette), fieldEdge(palette), 0.5));
        return;
    case PE_PanelLineEdit:
        if (partOfAnother(widget))
            return;
        paintField(*painter, *option, palette.color(QPalette::Base), hasProblem(widget));
        return;
    case PE_FrameLineEdit: return;
    case PE_Frame:
        drawEdge(*painter, r, qobject_cast<const QPlainTextEdit*>(widget) ? fieldEdge(palette) : mixed(hairline(palette), fieldEdge(palette), 0.3));
        return;
    case PE_IndicatorCheckBox: paintTickBox(*painter, *option); return;
    case PE_IndicatorRadioButton: paintRadio(*painter, *option); return;
    case PE_PanelButtonCommand:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            paintButton(*painter, *button);
            return;
        }
        break;
    case PE_PanelButtonTool: paintFlatButton(*painter, *option); return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            // Qt calls the arrow of an ascending order "down".
            const auto way = header->sortIndicator == QStyleOptionHeader::SortDown ? Pointing::Up : Pointing::Down;
            paintChevron(*painter, r, way, palette.color(QPalette::WindowText));
        }
        return;
    default: break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void PlainStyle::drawComboBox(const QStyleOptionComboBox& combo, QPainter& painter, const QWidget* widget) const
{
    const bool hover = !combo.editable && (combo.state & State_Enabled) && (combo.state & State_MouseOver);
    const QColor ground = combo.palette.color(combo.editable ? QPalette::Base : QPalette::Button);
    paintField(painter, combo, hover ? mixed(ground, combo.palette.color(QPalette::Highlight), 0.08) : ground, hasProblem(widget));
    const QRect arrow = subControlRect(CC_ComboBox, &combo, SC_ComboBoxArrow, widget);
    paintChevron(painter, arrow, Pointing::Down, (combo.state & State_Enabled) ? combo.palette.color(QPalette::WindowText) : fieldEdge(combo.palette));
}

void PlainStyle::drawSpinBox(const QStyleOptionSpinBox& spin, QPainter& painter, const QWidget* widget) const
{
    paintField(painter, spin, spin.palette.color(QPalette::Base), hasProblem(widget));
    const auto step = [&](SubControl part, Pointing way, QAbstractSpinBox::StepEnabledFlag flag) {
        const QRect area = subControlRect(CC_SpinBox, &spin, part, widget);
        const bool usable = (spin.state & State_Enabled) && (spin.stepEnabled & flag);
        if (usable && (spin.activeSubControls & part) && (spin.state & State_MouseOver)) {
            QColor tint = spin.palette.color(QPalette::Highlight);
            tint.setAlphaF(spin.state & State_Sunken ? 0.25F : 0.1F);
            painter.fillRect(area.adjusted(0, 1, -1, -1), tint);
        }
        paintChevron(painter, QRectF(area).adjusted(2, 2, -2, -2), way, usable ? spin.palette.color(QPalette::WindowText) : fieldEdge(spin.palette));
    };
    step(SC_SpinBoxUp, Pointing::Up, QAbstractSpinBox::StepUpEnabled);
    step(SC_SpinBoxDown, Pointing::Down, QAbstractSpinBox::StepDownEnabled);
}

void PlainStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (const auto* bar = control == CC_ScrollBar ? qstyleoption_cast<const QStyleOptionSlider*>(option) : nullptr)
        paintScrollBar(*painter, *bar, scrollHandle(*bar), groundOf(widget, option->palette));
    else if (const auto* combo = control == CC_ComboBox ? qstyleoption_cast<const QStyleOptionComboBox*>(option) : nullptr)
        drawComboBox(*combo, *painter, widget);
    else if (const auto* spin = control == CC_SpinBox ? qstyleoption_cast<const QStyleOptionSpinBox*>(option) : nullptr)
        drawSpinBox(*spin, *painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace slotd
