// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QProxyStyle>

class QStyleOptionHeader;
class QStyleOptionTab;

namespace slotd
{

/// Fusion without its borders: flat headers and tabs, thin lines, room around text. Only for desktops that bring no style of
/// their own.
class PlainStyle : public QProxyStyle
{
    Q_OBJECT
public:
    PlainStyle();

    int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr, const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget = nullptr) const override;
    int styleHint(StyleHint hint, const QStyleOption* option = nullptr, const QWidget* widget = nullptr, QStyleHintReturn* result = nullptr) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget = nullptr) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget = nullptr) const override;

private:
    void drawTab(const QStyleOptionTab& tab, QPainter& painter, const QWidget* widget) const;
    void drawHeader(const QStyleOptionHeader& header, QPainter& painter) const;
};

} // namespace slotd
