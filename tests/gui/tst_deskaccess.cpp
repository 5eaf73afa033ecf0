// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/everywindow.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTest>
#include <QToolBar>

using namespace slotd;
using namespace slotd::test;

namespace
{

bool isInteractive(QAccessible::Role role)
{
    switch (static_cast<int>(role)) {
    case QAccessible::Button: case QAccessible::CheckBox: case QAccessible::RadioButton: case QAccessible::ComboBox: case QAccessible::EditableText:
    case QAccessible::SpinBox: case QAccessible::Slider: case QAccessible::List: case QAccessible::Table: case QAccessible::Tree:
    case QAccessible::PageTab: case QAccessible::MenuItem: case QAccessible::Link: case QAccessible::ListItem: case QAccessible::ButtonMenu:
    case QAccessible::ButtonDropDown: case QAccessible::ColumnHeader: case QAccessible::Dialog: case QAccessible::Window: return true;
    default: return false;
    }
}

QString describe(QAccessibleInterface& interface)
{
    const auto className = [](QAccessibleInterface* one) {
        return QString::fromLatin1(one && one->object() ? one->object()->metaObject()->className() : "?");
    };
    QAccessibleInterface* parent = interface.parent();
    return className(&interface) + QStringLiteral(" in ") + className(parent) + QStringLiteral(" of ") + className(parent ? parent->parent() : nullptr)
           + QStringLiteral(", role ") + QString::number(interface.role());
}

/// The field inside of a spin box or an editable combo box speaks with the name of its box.
bool isPart(QAccessibleInterface& interface)
{
    const auto* widget = qobject_cast<const QWidget*>(interface.object());
    const QWidget* owner = widget ? widget->parentWidget() : nullptr;
    return qobject_cast<const QAbstractSpinBox*>(owner) || qobject_cast<const QComboBox*>(owner);
}

/// Walks as a screen reader does, over what can be seen.
void collectUnnamed(QAccessibleInterface& interface, QStringList& found)
{
    if (interface.state().invisible)
        return;
    const bool line = interface.role() == QAccessible::Separator;
    if (!line && isInteractive(interface.role()) && !isPart(interface) && interface.text(QAccessible::Name).trimmed().isEmpty())
        found.append(describe(interface));
    for (int i = 0; i < interface.childCount(); ++i) {
        if (QAccessibleInterface* child = interface.child(i))
            collectUnnamed(*child, found);
    }
}

bool takesFocus(const QWidget* widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
}

QList<QWidget*> focusable(QWidget& window)
{
    QList<QWidget*> found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (takesFocus(widget) && widget->window() == window.window())
            found.append(widget);
    }
    return found;
}

QString nameOf(const QWidget* widget)
{
    return QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->accessibleName();
}

/// Where Tab leads from the first place, until it comes round.
QList<QWidget*> tabRound(QWidget& window)
{
    if (!window.focusWidget())
        focusable(window).constFirst()->setFocus();
    QList<QWidget*> round;
    while (window.focusWidget() && !round.contains(window.focusWidget())) {
        round.append(window.focusWidget());
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    }
    return round;
}

int differentPixels(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y) {
        for (int x = 0; x < std::min(a.width(), b.width()); ++x)
            count += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
    }
    return count;
}

} // namespace

/// The program without eyes and without a mouse.
class TstDeskAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QAccessible::setActive(true); // as with a screen reader: what changes is told
    }

    void everythingInEveryWindowHasAName()
    {
        TempNode node;
        QVERIFY(node.start());
        QStringList found;
        QStringList seen;
        visitEveryWindow(node, [&](const QString& name, QWidget& window) {
            QStringList unnamed;
            QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&window);
            QVERIFY(interface);
            collectUnnamed(*interface, unnamed);
            unnamed.removeDuplicates();
            for (const QString& one : unnamed)
                found.append(name + QStringLiteral(": ") + one);
            seen.append(name);
        });
        QVERIFY2(seen.contains("settings 1") && seen.contains("no daemon") && seen.contains("failure"), qPrintable(seen.join(", ")));
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    void screenReaderSaysTheStateOfEachJob()
    {
        TempNode node;
        QVERIFY(node.start());
        const Workload jobs = makeWorkload(node);
        OpenDesk desk(node);
        QVERIFY(desk.waitForState(jobs.held, ShownState::Held));
        QAccessibleInterface* table = QAccessible::queryAccessibleInterface(&desk.table());
        QVERIFY(table && table->tableInterface());
        const auto spoken = [&](quint32 job) {
            // The table counts the columns that are shown, in model order.
            QAccessibleInterface* cell = table->tableInterface()->cellAt(desk.model().rowOf(JobId(job)), static_cast<int>(Column::State));
            return cell ? cell->text(QAccessible::Name) : QString();
        };
        QCOMPARE(spoken(jobs.running), QString("State: Running"));
        QCOMPARE(spoken(jobs.held), QString("State: Held"));
        QCOMPARE(spoken(jobs.failed), QString("State: Failed"));
        const auto* side = desk.find<QListWidget>();
        QStringList entries;
        for (int i = 0; i < side->count(); ++i)
            entries.append(side->item(i)->data(Qt::AccessibleTextRole).toString());
        QVERIFY2(!entries.filter(QRegularExpression("^Running, 1 job")).isEmpty() && !entries.filter(QRegularExpression("^All jobs, 4 job")).isEmpty(), qPrintable(entries.join('\n')));
    }

    void tabReachesEverythingAndLeavesEverything()
    {
        TempNode node;
        QVERIFY(node.start());
        const Workload jobs = makeWorkload(node);
        OpenDesk desk(node);
        QVERIFY(desk.waitForState(jobs.running, ShownState::Running));
        desk.select({jobs.running});
        const auto check = [](QWidget& window) {
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            const QList<QWidget*> round = tabRound(window);
            for (QWidget* widget : focusable(window)) {
                // Of radio buttons that belong together one has the focus, and arrows go on.
                const bool arrows = widget->inherits("QRadioButton") || widget->inherits("QTabBar");
                if (!round.contains(widget)) {
                    QStringList names;
                    for (const QWidget* one : round)
                        names.append(nameOf(one));
                    qWarning("%s", qPrintable(names.join(", ")));
                }
                QVERIFY2(round.contains(widget) || arrows || qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<QComboBox*>(widget->parentWidget()),
                         qPrintable(nameOf(widget)));
            }
        };
        check(desk.window());
        desk.desk().openSettings();
        check(*desk.dialog());
        desk.dialog()->close();
        desk.desk().openSubmit({});
        check(*desk.dialog());
        desk.dialog()->close();
    }

    void tabGoesThroughADialogFromTopToBottom()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        desk.desk().openSubmit(node.write("job.sh", "#!/bin/sh\ntrue\n", true));
        QDialog* dialog = desk.dialog();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        dialog->findChild<QLineEdit*>()->setFocus();
        QList<QWidget*> order = tabRound(*dialog);
        QVERIFY(order.size() > 10);
        // From the top one on: the round began somewhere else.
        const auto top = [dialog](const QWidget* widget) { return widget->mapTo(dialog, QPoint(0, 0)).y(); };
        const auto first = std::min_element(order.begin(), order.end(), [&](const QWidget* a, const QWidget* b) { return top(a) < top(b); });
        std::rotate(order.begin(), first, order.end());
        int before = 0;
        for (const QWidget* widget : order) {
            QVERIFY2(top(widget) + widget->height() / 2 >= before, qPrintable(nameOf(widget)));
            before = top(widget);
        }
        dialog->close();
    }

    void focusCanBeSeenWhereverItIs()
    {
        TempNode node;
        QVERIFY(node.start());
        const Workload jobs = makeWorkload(node);
        OpenDesk desk(node);
        QVERIFY(desk.waitForState(jobs.running, ShownState::Running));
        desk.select({jobs.running});
        QStringList unseen;
        const auto check = [&](QWidget& window) {
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            QTest::qWait(300); // what is shown of the job has come
            window.setAttribute(Qt::WA_KeyboardFocusChange); // as after Tab
            for (QWidget* widget : focusable(window)) {
                const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
                if (text && text->isReadOnly())
                    continue; // has a cursor that blinks
                window.setFocus();
                if (QWidget* other = QApplication::focusWidget())
                    other->clearFocus();
                const QImage without = widget->grab().toImage();
                widget->setFocus(Qt::TabFocusReason);
                QCoreApplication::processEvents();
                if (differentPixels(without, widget->grab().toImage()) < 8)
                    unseen.append(nameOf(widget));
            }
        };
        check(desk.window());
        desk.desk().openSettings();
        check(*desk.dialog());
        desk.dialog()->close();
        desk.desk().openSubmit({});
        check(*desk.dialog());
        desk.dialog()->close();
        unseen.removeDuplicates();
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join('\n')));
    }

    void everyActionIsInTheMenuBarAndReachedByKeys()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        QSet<const QAction*> inMenus;
        for (const QMenu* menu : desk.window().menuBar()->findChildren<QMenu*>()) {
            for (const QAction* action : menu->actions())
                inMenus.insert(action);
        }
        QStringList missing;
        for (const QToolBar* bar : desk.window().findChildren<QToolBar*>()) {
            for (const QAction* action : bar->actions()) {
                if (!action->isSeparator() && !action->text().isEmpty() && !inMenus.contains(action))
                    missing.append(QStringLiteral("not in a menu: ") + action->text());
            }
        }
        for (const QAction* action : inMenus) {
            if (!action->isSeparator() && !action->menu() && action->shortcut().isEmpty() && !action->text().contains(QLatin1Char('&')))
                missing.append(QStringLiteral("without a key: ") + action->text());
        }
        for (const QAction* action : desk.window().menuBar()->actions())
            QVERIFY2(action->text().contains(QLatin1Char('&')), qPrintable(action->text()));
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        QHash<QKeySequence, QString> keys;
        for (const QAction* action : inMenus) {
            if (action->shortcut().isEmpty())
                continue;
            QVERIFY2(!keys.contains(action->shortcut()), qPrintable(action->text() + " and " + keys.value(action->shortcut())));
            keys.insert(action->shortcut(), action->text());
        }
    }
};

QTEST_MAIN(TstDeskAccess)
#include "tst_deskaccess.moc"
