// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/everywindow.h"

#include "submit/submitdialog.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenuBar>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>

namespace slotd::test
{

namespace
{

QAction* byKey(const OpenDesk& desk, const QKeySequence& key)
{
    for (QAction* action : desk.window().findChildren<QAction*>()) {
        if (action->shortcut() == key)
            return action;
    }
    // Those about jobs are not the window's own children.
    for (const QMenu* menu : desk.window().menuBar()->findChildren<QMenu*>()) {
        for (QAction* action : menu->actions()) {
            if (action->shortcut() == key)
                return action;
        }
    }
    return nullptr;
}

class Visitor
{
public:
    Visitor(TempNode& node, const Visit& visit) : m_node(node), m_visit(visit) {}

    void firstRun()
    {
        OpenDesk desk(m_node);
        show(QStringLiteral("first run"), desk.window());
    }

    void mainWindow(OpenDesk& desk, const Workload& jobs)
    {
        desk.select({jobs.running});
        eachTab(QStringLiteral("details"), *desk.find<QTabWidget>(), desk.window());
        desk.select({jobs.waiting, jobs.held});
        show(QStringLiteral("two jobs"), desk.window());
        desk.find<QLineEdit>()->setText(QStringLiteral("zzzz"));
        show(QStringLiteral("nothing fits"), desk.window());
        desk.find<QLineEdit>()->clear();
        trigger(desk, QKeySequence(Qt::CTRL | Qt::Key_2));
        show(QStringLiteral("timeline"), desk.window());
        trigger(desk, QKeySequence(Qt::CTRL | Qt::Key_1));
        for (QMenu* menu : desk.window().menuBar()->findChildren<QMenu*>())
            show(QStringLiteral("menu"), *menu);
        popup(QStringLiteral("menu of a job"), [&] { Q_EMIT desk.table().customContextMenuRequested(QPoint(5, 5)); });
        popup(QStringLiteral("menu of the columns"), [&] { Q_EMIT desk.table().horizontalHeader()->customContextMenuRequested(QPoint(5, 5)); });
    }

    void dialogs(OpenDesk& desk, const Workload& jobs)
    {
        const QString script = m_node.write(QStringLiteral("train.sh"), "#!/bin/bash\n#SBATCH --job-name=train\ntrue\n", true);
        desk.desk().openSubmit(script);
        dialog(desk, QStringLiteral("submit"), [this](QDialog& submit) {
            show(QStringLiteral("submit a script"), submit);
            submit.findChildren<QRadioButton*>().at(1)->setChecked(true);
        });
        desk.desk().openSettings();
        dialog(desk, QStringLiteral("settings"), [this](QDialog& settings) { eachTab(QStringLiteral("settings"), *settings.findChild<QTabWidget*>(), settings); });
        desk.select({jobs.waiting});
        for (const int key : {int(Qt::CTRL) | Qt::Key_T, int(Qt::CTRL) | Qt::Key_P, int(Qt::CTRL) | int(Qt::SHIFT) | Qt::Key_P}) {
            trigger(desk, QKeySequence(key));
            dialog(desk, QStringLiteral("change"));
        }
        desk.select({jobs.running});
        trigger(desk, QKeySequence(Qt::CTRL | Qt::Key_K));
        dialog(desk, QStringLiteral("signal"));
        trigger(desk, QKeySequence(Qt::Key_Delete));
        dialog(desk, QStringLiteral("question before an end"));
        auto* window = qobject_cast<MainWindow*>(&desk.window());
        Q_EMIT window->aboutWanted();
        dialog(desk, QStringLiteral("about"));
        Q_EMIT window->dropped({m_node.root(), m_node.write(QStringLiteral("a.log"), "text\n")});
        dialog(desk, QStringLiteral("failure"));
    }

    void strips(OpenDesk& desk, const Workload& jobs)
    {
        desk.select({jobs.waiting});
        trigger(desk, QKeySequence(Qt::Key_Delete));
        show(QStringLiteral("strip with undo"), desk.window());
        m_node.stop();
        eventually([&] { return desk.link().state() == DaemonLink::State::Offline; });
        show(QStringLiteral("no daemon"), desk.window());
    }

private:
    /// What is asked for meanwhile has come.
    static void settle() { QTest::qWait(250); }

    void show(const QString& name, QWidget& window) const
    {
        settle();
        m_visit(name, window);
    }
    static void trigger(const OpenDesk& desk, const QKeySequence& key)
    {
        QAction* action = byKey(desk, key);
        QVERIFY2(action, qPrintable(key.toString()));
        QVERIFY2(eventually([&] { return action->isEnabled(); }, 3000), qPrintable(key.toString()));
        action->trigger();
    }
    void eachTab(const QString& name, QTabWidget& tabs, QWidget& window) const
    {
        for (int i = 0; i < tabs.count(); ++i) {
            tabs.setCurrentIndex(i);
            show(name + QLatin1Char(' ') + QString::number(i), window);
        }
    }
    void popup(const QString& name, const std::function<void()>& open) const
    {
        open();
        QWidget* menu = nullptr;
        QVERIFY2(eventually([&] { return (menu = QApplication::activePopupWidget()) != nullptr; }, 3000), qPrintable(name));
        show(name, *menu);
        menu->close();
    }
    void dialog(const OpenDesk& desk, const QString& name, const std::function<void(QDialog&)>& before = {}) const
    {
        QDialog* dialog = desk.dialog();
        QVERIFY2(dialog, qPrintable(name));
        if (before)
            before(*dialog);
        show(name, *dialog);
        dialog->reject();
        eventually([] { return !QApplication::activeModalWidget(); });
    }

    TempNode& m_node;
    const Visit& m_visit;
};

} // namespace

Workload makeWorkload(TempNode& node)
{
    Workload jobs;
    jobs.failed = node.submit({"-J", "align", "-p", "cpu", "--wrap", "exit 3"});
    node.waitForEnd(jobs.failed);
    jobs.running = node.submit({"-J", "train", "-c", "4", "-t", "60", "--wrap", "echo started; srun true; sleep 600"});
    node.waitForState(jobs.running, {QStringLiteral("RUNNING")});
    jobs.waiting = node.submit({"-J", "evaluate", "-c", "4", "-t", "60", "-d", "afterany:" + QString::number(jobs.running), "--wrap", "true"});
    jobs.held = node.submit({"-J", "report", "-H", "--wrap", "true"});
    return jobs;
}

void visitEveryWindow(TempNode& node, const Visit& visit)
{
    Visitor visitor(node, visit);
    visitor.firstRun();
    const Workload jobs = makeWorkload(node);
    OpenDesk desk(node);
    QVERIFY(desk.waitForState(jobs.held, ShownState::Held));
    visitor.mainWindow(desk, jobs);
    visitor.dialogs(desk, jobs);
    visitor.strips(desk, jobs);
}

} // namespace slotd::test
