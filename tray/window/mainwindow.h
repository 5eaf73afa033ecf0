// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "actions/jobactions.h"
#include "look/glyphs.h"
#include "queue/banner.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QStringList>
#include <vector>

class QActionGroup;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace slotd
{

class Preferences;

/// The frame around the pages: menus, tool bar, search field, strips for news, status line. It knows nothing of jobs: pages are
/// given to it, and what the user wants is told by signals.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(JobActions& actions, Preferences& preferences, QWidget* parent = nullptr);

    void addPage(QWidget* page, const QString& title, Glyph glyph);
    void showPage(QWidget* page);
    int page() const;
    void setPage(int number);
    Banner& stateBanner() { return *m_state; }
    Banner& undoBanner() { return *m_undo; }
    void setCounts(const QString& text);
    void setHost(const QString& text);
    void tell(const QString& message);
    void tellFailure(const QString& title, const QStringList& lines);
    QLineEdit& search() { return *m_search; }
    QAction& detailsAction() { return *m_details; }
    void bringUp();
    /// Whether it was brought up and has not lost the keyboard since, but just now: a click on a panel may take it away before it is
    /// told of.
    bool lately() const;
    void setSubmitEnabled(bool enabled);

Q_SIGNALS:
    void submitWanted();
    void dropped(const QStringList& files);
    void settingsWanted();
    void notificationsPauseWanted();
    void aboutWanted();
    void quitWanted();
    /// The user closed the window; it stays until somebody has decided what that means.
    void closeWanted();
    void refreshWanted();
    void outputSearchWanted();
    /// Back by one: out of a field, out of the details.
    void backWanted();
    void hidden();
    void shown();

protected:
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildMenus(JobActions& actions);
    void buildToolBar(JobActions& actions);
    QAction* newAction(const QString& text, Glyph glyph, const QKeySequence& key, void (MainWindow::*signal)());
    void keepPlace();
    void fitToolBar();

    Preferences& m_preferences;
    QStackedWidget* m_pages;
    QActionGroup* m_pageActions;
    QMenu* m_viewMenu = nullptr;
    QToolBar* m_bar;
    QLineEdit* m_search;
    Banner* m_state;
    Banner* m_undo;
    QLabel* m_counts;
    QLabel* m_host;
    std::vector<QToolButton*> m_jobButtons;
    int m_wholeBar = 0; ///< Width of the tool bar with all its words; 0 = not known yet.
    QAction* m_submit;
    QAction* m_details;
    QElapsedTimer m_left; ///< Since another window got the keyboard.
};

} // namespace slotd
