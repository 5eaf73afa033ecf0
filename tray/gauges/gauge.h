// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "look/glyphs.h"

#include <optional>
#include <QString>
#include <QWidget>

namespace slotd
{

/// One resource as a bar: reserved as its filling, in use as a thin line below, the whole as its length.
class Gauge : public QWidget
{
    Q_OBJECT
public:
    Gauge(Glyph glyph, const QString& name, QWidget* parent = nullptr);

    /// `text` says the same as the bar in words.
    void setReserved(double part, const QString& text);
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
    QString m_usedText;
};

} // namespace slotd
