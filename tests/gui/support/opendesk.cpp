// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/opendesk.h"

#include <QApplication>
#include <QDialog>
#include <QMainWindow>
#include <QMenuBar>
#include <QTest>

namespace slotd::test
{

bool eventually(const std::function<bool()>& met, int ms)
{
    return QTest::qWaitFor(met, ms);
}

QString plain(QString text)
{
    return text.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

OpenDesk::OpenDesk(const TempNode& node, const QString& config, ThemeChoice theme, const QString& root)
    : m_preferences(config.isEmpty() ? m_config.path() + QStringLiteral("/desktop.ini") : config), m_theme(theme),
      m_link(root.isEmpty() ? node.paths() : RuntimePaths(root.toStdString()), "test"), m_control(m_link.paths()), m_feed(m_link, m_store, std::chrono::hours(24 * 7)),
      m_desk(std::make_unique<Desk>(m_link, m_control, m_store, m_feed, m_preferences, m_theme))
{
    for (QWidget* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<QMainWindow*>(widget))
            m_window = window;
    }
    m_link.start();
    m_desk->bringUp();
    if (node.running())
        m_ready = eventually([this] { return m_feed.loaded(); });
    else
        m_ready = eventually([this] { return m_link.state() == DaemonLink::State::Offline; });
}

OpenDesk::~OpenDesk() = default;

QStringList OpenDesk::column(Column column) const
{
    QStringList texts;
    for (int i = 0; i < model().rowCount(); ++i)
        texts.append(model().index(i, static_cast<int>(column)).data().toString());
    return texts;
}

bool OpenDesk::waitForState(quint32 job, ShownState state, int ms) const
{
    return eventually([&] {
        const JobItem* item = m_store.item(JobId(job));
        return item && item->shown() == state;
    }, ms);
}

void OpenDesk::select(const QList<quint32>& jobs)
{
    QItemSelection selection;
    for (const quint32 job : jobs) {
        if (const int at = model().rowOf(JobId(job)); at >= 0)
            selection.select(model().index(at, 0), model().index(at, kColumns - 1));
    }
    table().selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

QAction* OpenDesk::action(const QString& text) const
{
    for (const QMenu* menu : m_window->menuBar()->findChildren<QMenu*>()) {
        for (QAction* action : menu->actions()) {
            if (plain(action->text()) == text)
                return action;
        }
    }
    return nullptr;
}

QDialog* OpenDesk::dialog(int ms) const
{
    QDialog* found = nullptr;
    const bool came = eventually([&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* dialog = qobject_cast<QDialog*>(widget); dialog && dialog->isVisible())
                found = dialog;
        }
        return found != nullptr;
    }, ms);
    return came ? found : nullptr;
}

} // namespace slotd::test
