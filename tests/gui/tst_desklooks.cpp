// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/opendesk.h"
#include "look/styleparts.h"
#include "submit/submitdialog.h"
#include "window/mainwindow.h"

#include <cmath>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

double channel(double part)
{
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

/// WCAG 2: relative luminance.
double luminance(const QColor& color)
{
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

/// What can be said of the looks without eyes: that things are in sight and can be told from their ground.
class TstDeskLooks : public QObject
{
    Q_OBJECT

private slots:
    void borderOfFieldsCanBeToldFromTheirGround_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void borderOfFieldsCanBeToldFromTheirGround()
    {
        QFETCH(bool, dark);
        const QPalette palette = ownPalette(dark);
        const QColor edge = fieldEdge(palette);
        QVERIFY(contrast(edge, palette.color(QPalette::Window)) >= 3);
        QVERIFY(contrast(edge, palette.color(QPalette::Base)) >= 3);
    }

    void narrowWindowKeepsTheFilterFieldInSight()
    {
        TempNode node;
        OpenDesk desk(node);
        auto* window = qobject_cast<MainWindow*>(&desk.window());
        window->resize(1500, 700);
        QTRY_COMPARE(window->width(), 1500);
        const int wide = window->search().mapTo(window, QPoint(0, 0)).x();
        window->resize(800, 600);
        QTRY_COMPARE(window->width(), 800);
        QTRY_VERIFY(window->search().isVisible());
        QTRY_VERIFY(window->search().mapTo(window, QPoint(window->search().width(), 0)).x() <= 800);
        QVERIFY(wide > 800);
    }

    void columnsFitIntoTheWindowUntilOneIsDrawn()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-J", "one", "--wrap", "true"});
        OpenDesk desk(node);
        desk.window().resize(1280, 800);
        QTRY_COMPARE(desk.window().width(), 1280);
        QTRY_COMPARE(desk.table().horizontalScrollBar()->maximum(), 0);
        const int before = desk.table().columnWidth(static_cast<int>(Column::Name));
        desk.window().resize(1420, 800);
        QTRY_VERIFY(desk.table().columnWidth(static_cast<int>(Column::Name)) > before);
    }

    void fieldThatIsWrongIsMarked()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        desk.desk().openSubmit(node.write("job.sh", "#!/bin/sh\ntrue\n", true));
        QDialog* dialog = desk.dialog();
        QVERIFY(dialog);
        QLineEdit* memory = nullptr;
        QLineEdit* time = nullptr;
        for (QLineEdit* edit : dialog->findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QLatin1String("Memory"))
                memory = edit;
            if (edit->accessibleName() == QLatin1String("Time limit"))
                time = edit;
        }
        QVERIFY(memory && time);
        time->setText(QStringLiteral("3 hours"));
        memory->setText(QStringLiteral("900G"));
        // One is known here, the other only to the daemon: both are told at once.
        QTRY_VERIFY(hasProblem(time));
        QTRY_VERIFY(hasProblem(memory));
        memory->setText(QStringLiteral("1G"));
        QTRY_VERIFY(!hasProblem(memory));
        QVERIFY(hasProblem(time));
        dialog->close();
    }
};

QTEST_MAIN(TstDeskLooks)
#include "tst_desklooks.moc"
