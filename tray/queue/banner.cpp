// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/banner.h"

#include "look/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace slotd
{

namespace
{

Glyph signOf(ShownState tone)
{
    return tone == ShownState::Failed ? Glyph::Offline : tone == ShownState::Timeout ? Glyph::Warning : row(tone).glyph;
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_sign(new QLabel(this)), m_text(new QLabel(this)), m_button(new QPushButton(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(12);
    layout->addWidget(m_sign);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAutoFillBackground(true);
    connect(m_button, &QPushButton::clicked, this, &Banner::pressed);
    hide();
}

void Banner::show(ShownState tone, const QString& title, const QString& text, const QString& button)
{
    m_tone = tone;
    m_text->setText(QStringLiteral("<b>%1</b> %2").arg(title.toHtmlEscaped(), text.toHtmlEscaped()));
    m_text->setAccessibleName(title + QLatin1Char(' ') + text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    color();
    setVisible(true);
}

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        color();
}

void Banner::color()
{
    QPalette colors = parentWidget() ? parentWidget()->palette() : palette();
    const QColor tone = stateColor(m_tone, isDark(colors));
    const QColor window = colors.color(QPalette::Window);
    const auto blend = [&](int a, int b) { return (a * 12 + b * 88) / 100; };
    colors.setColor(QPalette::Window, QColor(blend(tone.red(), window.red()), blend(tone.green(), window.green()), blend(tone.blue(), window.blue())));
    setPalette(colors);
    const int side = fontMetrics().height() * 3 / 2;
    m_sign->setPixmap(glyphIcon(signOf(m_tone), tone).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace slotd
