// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/firstrun.h"

#include "look/glyphs.h"
#include "look/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

constexpr int kWidth = 105; ///< In letters: longer lines are hard to read.

QLabel* heading(const QString& text, double scale, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

/// The sign of the queue on a tile in the accent colour.
class Tile : public QWidget
{
public:
    using QWidget::QWidget;
    QSize sizeHint() const override { return {fontMetrics().height() * 3, fontMetrics().height() * 3}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette().color(QPalette::Highlight));
        painter.drawRoundedRect(rect(), width() / 5.0, height() / 5.0);
        const double in = width() * 0.22;
        paintGlyph(painter, Glyph::Queue, QRectF(rect()).adjusted(in, in, -in, -in), palette().color(QPalette::HighlightedText));
    }
};

} // namespace

FirstRun::FirstRun(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(24, 16, 24, 16);
    auto* middle = new QWidget(this);
    middle->setMaximumWidth(fontMetrics().averageCharWidth() * kWidth);
    middle->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    outer->addStretch(1);
    outer->addWidget(middle, 100);
    outer->addStretch(1);
    column->addStretch(2);

    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    auto* tile = new Tile(this);
    tile->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    head->addWidget(tile, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(heading(tr("No jobs yet"), 1.6, this));
    auto* intro = new QLabel(tr("slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. "
                                "A script needs no change: put sbatch before it."), this);
    intro->setWordWrap(true);
    words->addWidget(intro);
    words->addStretch();
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addSpacing(22);

    auto* steps = new QGridLayout;
    steps->setVerticalSpacing(5);
    steps->setHorizontalSpacing(8);
    steps->setColumnMinimumWidth(0, tile->sizeHint().width() + head->spacing() - steps->horizontalSpacing());
    const auto step = [&](int number, const QString& what, const QString& command) {
        const int at = number * 3;
        QLabel* digit = heading(QString::number(number), 1.1, this);
        digit->setForegroundRole(QPalette::Link);
        steps->addWidget(digit, at, 0, Qt::AlignHCenter);
        steps->addWidget(new QLabel(what, this), at, 1);
        auto* line = new QLineEdit(command, this);
        line->setReadOnly(true);
        line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        line->setAccessibleName(what);
        steps->addWidget(line, at + 1, 1);
        steps->setRowMinimumHeight(at + 2, 10);
        auto* copy = new QToolButton(this);
        copy->setIcon(glyphIcon(Glyph::Copy));
        copy->setAutoRaise(true);
        copy->setFocusPolicy(Qt::StrongFocus);
        copy->setToolTip(tr("Copy this command"));
        copy->setAccessibleName(tr("Copy: %1").arg(command));
        connect(copy, &QToolButton::clicked, this, [this, command] {
            QApplication::clipboard()->setText(command);
            Q_EMIT copied(command);
        });
        steps->addWidget(copy, at + 1, 2);
    };
    step(1, tr("Submit a script, with what it needs:"), QStringLiteral("sbatch -c 4 --mem 8G -t 2:00:00 train.sh"));
    step(2, tr("Or one command line, without a script:"), QStringLiteral("sbatch --wrap \"python3 train.py --epochs 10\""));
    step(3, tr("See the queue in a terminal, as here:"), QStringLiteral("squeue"));
    column->addLayout(steps);
    column->addSpacing(8);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addSpacing(tile->sizeHint().width() + head->spacing());
    m_test = new QPushButton(glyphIcon(Glyph::Release), tr("Submit a test job"), this);
    m_test->setDefault(true);
    auto* own = new QPushButton(glyphIcon(Glyph::Submit), tr("Submit a script…"), this);
    connect(m_test, &QPushButton::clicked, this, &FirstRun::testJobWanted);
    connect(own, &QPushButton::clicked, this, &FirstRun::submitWanted);
    auto* drop = new QLabel(tr("A script can also be dropped on this window."), this);
    drop->setForegroundRole(QPalette::PlaceholderText);
    drop->setWordWrap(true);
    buttons->addWidget(m_test);
    buttons->addWidget(own);
    buttons->addSpacing(6);
    buttons->addWidget(drop, 1);
    column->addLayout(buttons);
    column->addStretch(3);
    setFocusProxy(m_test);
}

} // namespace slotd
