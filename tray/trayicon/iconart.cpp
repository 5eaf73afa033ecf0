// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "trayicon/iconart.h"

#include <array>
#include <QFont>
#include <QPainter>
#include <QPainterPath>

namespace slotd
{

namespace
{

constexpr std::array<int, 8> kSides{16, 22, 24, 32, 44, 48, 64, 128};

struct Bar
{
    double left, top, width;
};

// On a grid of 24: jobs one below the other, each begun a little later.
constexpr std::array<Bar, 3> kBars{{{2.5, 3.6, 12}, {6, 10, 13.5}, {10.5, 16.4, 11}}};
constexpr double kThick = 4.2;

QPainterPath bars()
{
    QPainterPath path;
    for (const Bar& bar : kBars)
        path.addRoundedRect(QRectF(bar.left, bar.top, bar.width, kThick), 1.6, 1.6);
    return path;
}

void paintBars(QPainter& painter, bool hollow)
{
    const QPainterPath path = bars();
    const QColor rim(20, 24, 30, 210);
    painter.setPen(QPen(rim, hollow ? 3.0 : 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(hollow ? Qt::NoBrush : QBrush(rim));
    painter.drawPath(path);
    painter.setPen(hollow ? QPen(QColor(0xc9ced6), 1.3) : QPen(Qt::NoPen));
    painter.setBrush(hollow ? Qt::NoBrush : QBrush(QColor(0xf2f4f7)));
    painter.drawPath(path);
}

void paintSlash(QPainter& painter)
{
    painter.setPen(QPen(QColor(20, 24, 30, 230), 4.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(4, 20.5), QPointF(20, 3.5));
    painter.setPen(QPen(QColor(0xff8078), 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(4, 20.5), QPointF(20, 3.5));
}

/// A disc at the lower right, with what `inside` draws on it in a square of 12.
template<class Inside>
void paintBadge(QPainter& painter, const QColor& ground, Inside inside)
{
    const QRectF disc(10.8, 10.8, 12.6, 12.6);
    painter.setPen(QPen(QColor(20, 24, 30, 235), 1.2));
    painter.setBrush(ground);
    painter.drawEllipse(disc);
    painter.save();
    painter.translate(disc.topLeft());
    painter.scale(disc.width() / 12, disc.width() / 12);
    inside();
    painter.restore();
}

void paintNumber(QPainter& painter, int count)
{
    const QString text = count > 9 ? QStringLiteral("9+") : QString::number(count);
    QFont font(QStringLiteral("Sans"));
    font.setBold(true);
    font.setPixelSize(text.size() > 1 ? 7 : 9);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(0, 0, 12, 12), Qt::AlignCenter, text);
}

void paintSign(QPainter& painter, TrayLook look)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    if (look == TrayLook::Held) {
        painter.drawRoundedRect(QRectF(3.6, 3.2, 1.8, 5.6), 0.5, 0.5);
        painter.drawRoundedRect(QRectF(6.7, 3.2, 1.8, 5.6), 0.5, 0.5);
    } else {
        painter.drawRoundedRect(QRectF(5.1, 2.2, 1.8, 4.8), 0.6, 0.6);
        painter.drawEllipse(QRectF(5, 7.9, 2, 2));
    }
}

} // namespace

QPixmap trayPixmap(TrayLook look, int count, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side / 24.0, side / 24.0);
    paintBars(painter, look == TrayLook::Down);
    switch (look) {
    case TrayLook::Idle: break;
    case TrayLook::Held: paintBadge(painter, QColor(0x6b3fb0), [&] { paintSign(painter, look); }); break;
    case TrayLook::Running: paintBadge(painter, QColor(0x0b63ce), [&] { paintNumber(painter, count); }); break;
    case TrayLook::Failed: paintBadge(painter, QColor(0xc62828), [&] { paintSign(painter, look); }); break;
    case TrayLook::Down: paintSlash(painter); break;
    }
    return pixmap;
}

QIcon trayIconArt(TrayLook look, int count)
{
    QIcon icon;
    for (const int side : kSides)
        icon.addPixmap(trayPixmap(look, count, side));
    return icon;
}

QIcon programIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(side / 24.0, side / 24.0);
        QLinearGradient ground(0, 0, 0, 24);
        ground.setColorAt(0, QColor(0x1f7ae0));
        ground.setColorAt(1, QColor(0x0b4fa8));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(0.5, 0.5, 23, 23), 5.5, 5.5);
        painter.translate(12, 12);
        painter.scale(0.74, 0.74);
        painter.translate(-12, -12);
        painter.setBrush(Qt::white);
        painter.drawPath(bars());
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace slotd
