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
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

QLabel* heading(const QString& text, double scale, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * scale);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

FirstRun::FirstRun(QWidget* parent) : QWidget(parent)
{
    auto* outer = new QHBoxLayout(this);
    auto* column = new QVBoxLayout;
    outer->addStretch(1);
    outer->addLayout(column, 6);
    outer->addStretch(1);
    column->addStretch(2);
    column->addWidget(heading(tr("No jobs yet"), 1.6, this));
    auto* intro = new QLabel(tr("slotd runs your scripts one after another, or side by side, as far as CPUs, memory and GPUs reach. "
                                "A script needs no change: put sbatch before it."), this);
    intro->setWordWrap(true);
    column->addWidget(intro);
    column->addSpacing(18);

    auto* steps = new QGridLayout;
    steps->setVerticalSpacing(10);
    steps->setHorizontalSpacing(14);
    const auto step = [&](int number, const QString& what, const QString& command) {
        steps->addWidget(heading(QString::number(number), 1.3, this), number * 2, 0, 2, 1, Qt::AlignTop);
        steps->addWidget(new QLabel(what, this), number * 2, 1);
        auto* line = new QLineEdit(command, this);
        line->setReadOnly(true);
        line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        line->setAccessibleName(what);
        steps->addWidget(line, number * 2 + 1, 1);
        auto* copy = new QToolButton(this);
        copy->setIcon(glyphIcon(Glyph::Copy));
        copy->setToolTip(tr("Copy this command"));
        copy->setAccessibleName(tr("Copy: %1").arg(command));
        connect(copy, &QToolButton::clicked, this, [this, command] {
            QApplication::clipboard()->setText(command);
            Q_EMIT copied(command);
        });
        steps->addWidget(copy, number * 2 + 1, 2);
    };
    step(1, tr("Submit a script, with what it needs:"), QStringLiteral("sbatch -c 4 --mem 8G -t 2:00:00 train.sh"));
    step(2, tr("Or one command line, without a script:"), QStringLiteral("sbatch --wrap \"python3 train.py --epochs 10\""));
    step(3, tr("See the queue in a terminal, as here:"), QStringLiteral("squeue"));
    column->addLayout(steps);
    column->addSpacing(18);

    auto* buttons = new QHBoxLayout;
    auto* test = new QPushButton(glyphIcon(Glyph::Release), tr("Submit a test job"), this);
    auto* own = new QPushButton(glyphIcon(Glyph::Submit), tr("Submit a script…"), this);
    connect(test, &QPushButton::clicked, this, &FirstRun::testJobWanted);
    connect(own, &QPushButton::clicked, this, &FirstRun::submitWanted);
    buttons->addWidget(test);
    buttons->addWidget(own);
    buttons->addStretch();
    column->addLayout(buttons);
    auto* drop = new QLabel(tr("A script can also be dropped on this window."), this);
    column->addWidget(drop);
    column->addStretch(3);
}

} // namespace slotd
