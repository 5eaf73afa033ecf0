// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "app/desk.h"
#include "connection/daemoncontrol.h"
#include "connection/daemonlink.h"
#include "look/theme.h"
#include "models/jobfeed.h"
#include "models/jobstore.h"
#include "queue/queuepage.h"
#include "settings/preferences.h"
#include "support/tempnode.h"

#include <QAction>
#include <QDialog>
#include <QMainWindow>
#include <QMenu>
#include <QTemporaryDir>
#include <QWidget>

namespace slotd::test
{

/// The real window with all its parts, in this process, on a daemon of a test's own. For what a test must see from within; the
/// program itself is driven by TrayProgram.
class OpenDesk
{
public:
    /// Shows the window and, with a daemon running, waits for the first list. Preferences are those of `config` ("" = fresh ones).
    /// `root`: another way to the node's root, to be shown instead of it.
    explicit OpenDesk(const TempNode& node, const QString& config = {}, ThemeChoice theme = ThemeChoice::Light, const QString& root = {});
    ~OpenDesk();

    /// The list came, or with no daemon that was noticed.
    bool ready() const { return m_ready; }
    QMainWindow& window() const { return *m_window; }
    QueuePage& queue() const { return *m_window->findChild<QueuePage*>(); }
    JobTable& table() const { return queue().table(); }
    JobModel& model() const { return queue().model(); }
    Desk& desk() { return *m_desk; }
    JobStore& store() { return m_store; }
    JobFeed& feed() { return m_feed; }
    DaemonLink& link() { return m_link; }
    Preferences& preferences() { return m_preferences; }

    /// The texts of a column, from top to bottom.
    QStringList column(Column column) const;
    /// Waits until the job's row shows this state; false on time-out.
    bool waitForState(quint32 job, ShownState state, int ms = 30'000) const;
    void select(const QList<quint32>& jobs);
    /// An action of the menus by its English text without "&" and "…"; null when there is none.
    QAction* action(const QString& text) const;
    /// The dialog that is open just now, waited for; null when none comes.
    QDialog* dialog(int ms = 5'000) const;

    template<class T>
    T* find(const QString& name = {}) const
    {
        return m_window->findChild<T*>(name);
    }

private:
    QTemporaryDir m_config;
    Preferences m_preferences;
    Theme m_theme;
    DaemonLink m_link;
    DaemonControl m_control;
    JobStore m_store;
    JobFeed m_feed;
    std::unique_ptr<Desk> m_desk;
    QMainWindow* m_window = nullptr;
    bool m_ready = false;
};

/// Waits, with the event loop running, until `met` holds.
bool eventually(const std::function<bool()>& met, int ms = 10'000);
/// A text without its mnemonic and its ellipsis.
QString plain(QString text);

} // namespace slotd::test
