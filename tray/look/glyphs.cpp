// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/glyphs.h"

#include <array>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

namespace slotd
{

namespace
{

// What stands inside <svg>; strokes take the colour, "C" stands for it where a shape is filled.
constexpr std::array<const char*, static_cast<std::size_t>(Glyph::Count)> kShapes{
    /* Running     */ "<circle cx='12' cy='12' r='9'/><path d='M10 8.2v7.6l6-3.8z' fill='C'/>",
    /* Pending     */ "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
    /* Held        */ "<circle cx='12' cy='12' r='9'/><path d='M9.7 8.5v7M14.3 8.5v7'/>",
    /* Suspended   */ "<path d='M4 12a8 8 0 1 0 8-8'/><path d='M9.7 9v6M14.3 9v6'/>",
    /* Completing  */ "<circle cx='12' cy='12' r='9' stroke-dasharray='3 2.6'/><path d='M8.5 12h7'/>",
    /* Completed   */ "<circle cx='12' cy='12' r='9'/><path d='M8 12.3l2.8 2.7L16 9.5'/>",
    /* Failed      */ "<circle cx='12' cy='12' r='9'/><path d='M9 9l6 6M15 9l-6 6'/>",
    /* Timeout     */ "<path d='M7 3h10M7 21h10M8 3v3.5L12 12l-4 5.5V21M16 3v3.5L12 12l4 5.5V21'/>",
    /* OutOfMemory */ "<path d='M12 3.5L21.5 20h-19z'/><path d='M12 10v4.5M12 17.2v.1'/>",
    /* Cancelled   */ "<circle cx='12' cy='12' r='9'/><path d='M5.8 5.8l12.4 12.4'/>",
    /* All         */ "<path d='M4 6h16M4 12h16M4 18h16'/>",
    /* Submit      */ "<path d='M12 5v14M5 12h14'/>",
    /* Cancel      */ "<circle cx='12' cy='12' r='9'/><path d='M9 9l6 6M15 9l-6 6'/>",
    /* Hold        */ "<path d='M9 5v14M15 5v14'/>",
    /* Release     */ "<path d='M8 5l11 7-11 7z'/>",
    /* Requeue     */ "<path d='M4 12a8 8 0 0 1 13.7-5.6L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.7 5.6L4 15.5M4 20v-4.5h4.5'/>",
    /* Resubmit    */ "<path d='M20 12a8 8 0 1 1-2.4-5.7L20 8.5M20 4v4.5h-4.5'/>",
    /* Signal      */ "<path d='M13 3L5 13.5h6L10.5 21 19 10h-6z'/>",
    /* Clock       */ "<circle cx='12' cy='12' r='9'/><path d='M12 7v5l3.5 2'/>",
    /* Priority    */ "<path d='M12 20V5M6 11l6-6 6 6'/>",
    /* Partition   */ "<rect x='4' y='4' width='16' height='16' rx='2'/><path d='M12 4v16M4 12h16'/>",
    /* Copy        */ "<rect x='8.5' y='8.5' width='11.5' height='11.5' rx='2'/><path d='M15.5 8.5V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h2.5'/>",
    /* Log         */ "<path d='M6 3h8.5L19 7.5V21H6z'/><path d='M14 3v5h5M9 12h7M9 16h7'/>",
    /* Folder      */ "<path d='M3 6.5A1.5 1.5 0 0 1 4.5 5H9l2.5 2.5h8A1.5 1.5 0 0 1 21 9v8.5a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5z'/>",
    /* Search      */ "<circle cx='10.5' cy='10.5' r='6.5'/><path d='M15.5 15.5L21 21'/>",
    /* Settings    */ "<path d='M4 7h9M19 7h1M4 17h1M11 17h9'/><circle cx='16' cy='7' r='2.7'/><circle cx='8' cy='17' r='2.7'/>",
    /* Start       */ "<path d='M8 5l11 7-11 7z'/>",
    /* Stop        */ "<rect x='6' y='6' width='12' height='12' rx='1.5'/>",
    /* Offline     */ "<path d='M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-6 6 6 6 0 0 1-6-6zM12 17v4'/><path d='M3.5 3.5l17 17'/>",
    /* Details     */ "<rect x='3.5' y='4' width='17' height='16' rx='2'/><path d='M3.5 14h17'/>",
    /* Queue       */ "<path d='M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1'/>",
    /* Timeline    */ "<path d='M4 6h8M8 12h9M13 18h7'/>",
    /* Bell        */ "<path d='M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4'/>",
    /* BellOff     */ "<path d='M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 21h4'/><path d='M3.5 3.5l17 17'/>",
    /* Cpu         */ "<rect x='6' y='6' width='12' height='12' rx='1.5'/><rect x='9.7' y='9.7' width='4.6' height='4.6'/><path d='M9.5 3v3M14.5 3v3M9.5 18v3M14.5 18v3M3 9.5h3M3 14.5h3M18 9.5h3M18 14.5h3'/>",
    /* Memory      */ "<path d='M3.5 7h17v9h-17zM6.5 16v3M10.2 16v3M13.8 16v3M17.5 16v3M7.5 10v3M12 10v3M16.5 10v3'/>",
    /* Gpu         */ "<path d='M3 4v16M3 7h17v9H3M7 16v3h6v-3'/><circle cx='13.5' cy='11.5' r='2.6'/>",
    /* More        */ "<path d='M5.5 12v.1M12 12v.1M18.5 12v.1'/>",
    /* Close       */ "<path d='M6 6l12 12M18 6L6 18'/>",
    /* Down        */ "<path d='M12 4v15M6 13l6 6 6-6'/>",
    /* Refresh     */ "<path d='M20 12a8 8 0 1 1-2.4-5.7L20 8.5M20 4v4.5h-4.5'/>",
    /* Quit        */ "<path d='M12 3v9M7 6.3a8 8 0 1 0 10 0'/>",
    /* Info        */ "<circle cx='12' cy='12' r='9'/><path d='M12 11v6M12 7.5v.1'/>",
    /* Chart       */ "<path d='M4 4v16h16M8 16v-4M12.5 16V8M17 16v-6'/>",
    /* Question    */ "<circle cx='12' cy='12' r='9'/><path d='M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2M12 16.9v.1'/>",
    /* Warning     */ "<path d='M12 3.5L21.5 20h-19z'/><path d='M12 10v4.5M12 17.2v.1'/>",
};

QByteArray svgOf(Glyph glyph, const QColor& color)
{
    const QByteArray name = color.name().toLatin1();
    QByteArray shape(kShapes[static_cast<std::size_t>(glyph)]);
    shape.replace("'C'", "'" + name + "'");
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='" + name +
           "' stroke-width='1.9' stroke-linecap='round' stroke-linejoin='round'>" + shape + "</svg>";
}

class GlyphEngine : public QIconEngine
{
public:
    GlyphEngine(Glyph glyph, std::optional<QColor> color) : m_glyph(glyph), m_color(std::move(color)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintGlyph(*painter, m_glyph, rect, colorFor(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new GlyphEngine(*this); }
    QString key() const override { return QStringLiteral("slotd-glyph"); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected && !m_color)
            return palette.color(QPalette::HighlightedText);
        return m_color.value_or(palette.color(QPalette::WindowText));
    }

    Glyph m_glyph;
    std::optional<QColor> m_color;
};

} // namespace

void paintGlyph(QPainter& painter, Glyph glyph, const QRectF& area, const QColor& color)
{
    QSvgRenderer renderer(svgOf(glyph, color));
    const double side = std::min(area.width(), area.height());
    const QRectF square(area.center().x() - side / 2, area.center().y() - side / 2, side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(painter.opacity() * color.alphaF());
    renderer.render(&painter, square);
    painter.restore();
}

QIcon glyphIcon(Glyph glyph)
{
    return QIcon(new GlyphEngine(glyph, std::nullopt));
}

QIcon glyphIcon(Glyph glyph, const QColor& color)
{
    return QIcon(new GlyphEngine(glyph, color));
}

} // namespace slotd
