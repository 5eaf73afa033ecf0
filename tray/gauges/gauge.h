// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "look/glyphs.h"

#include <optional>
#include <QColor>
#include <QPalette>
#include <QString>
#include <QWidget>

namespace slotd
{

/// What of a resource jobs have reserved, and what is really in use.
QColor reservedColor(const QPalette& palette);
QColor usedColor(const QPalette& palette);

/// One resource as a bar: reserved as its filling, in use as a thin line below, the whole as its length.
/// Disabled, it shows what was known last.
class Gauge : public QWidget
{
    Q_OBJECT
public:
    Gauge(Glyph glyph, const QString& name, QWidget* parent = nullptr);

    /// `text` stands above the bar; `words` is a whole saying for the tool tip and for screen readers.
    void setReserved(double part, const QString& text, const QString& words);
    void setUsed(std::optional<double> part, const QString& text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    Glyph m_glyph;
    QString m_name;
    double m_reserved = 0;
    std::optional<double> m_used;
    QString m_reservedText;
    QString m_reservedWords;
    QString m_usedText;
};

} // namespace slotd
