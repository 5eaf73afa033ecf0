// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "window/mainwindow.h"

#include "look/labels.h"
#include "look/searchfield.h"
#include "look/theme.h"
#include "settings/preferences.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace slotd
{

namespace
{

constexpr int kMessageMilliseconds = 5000;
constexpr int kLatelyMilliseconds = 300;
constexpr int kLeastSearch = 20; ///< In letters.

QStringList filesOf(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(JobActions& actions, Preferences& preferences, QWidget* parent)
    : QMainWindow(parent), m_preferences(preferences), m_pages(new QStackedWidget(this)), m_pageActions(new QActionGroup(this)),
      m_bar(new QToolBar(tr("Tools"), this)), m_search(new QLineEdit(this)), m_state(new Banner(this)), m_undo(new Banner(this)),
      m_counts(new QLabel(this)), m_host(new QLabel(this))
{
    setObjectName(QStringLiteral("slotd"));
    setWindowTitle(tr("Jobs on this machine"));
    setAcceptDrops(true);
    auto* center = new QWidget(this);
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_state);
    layout->addWidget(m_undo);
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(back, &QShortcut::activated, this, &MainWindow::backWanted);

    m_submit = newAction(tr("&New job…"), Glyph::Submit, QKeySequence(Qt::CTRL | Qt::Key_N), &MainWindow::submitWanted);
    m_submit->setToolTip(tr("Submit a script or a command (Ctrl+N)"));
    m_details = new QAction(glyphIcon(Glyph::Details), tr("&Details"), this);
    m_details->setShortcut(QKeySequence(Qt::Key_F4));
    m_details->setCheckable(true);
    m_details->setToolTip(tr("Show what is about the selected job (F4)"));
    buildMenus(actions);
    buildToolBar(actions);
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_host);
    statusBar()->setSizeGripEnabled(false);
    m_counts->setContentsMargins(10, 2, 0, 3);
    m_host->setContentsMargins(0, 2, 10, 3);

    resize(fontMetrics().averageCharWidth() * 175, fontMetrics().height() * 45);
    restoreGeometry(m_preferences.state(QStringLiteral("window")).toByteArray());
}

QAction* MainWindow::newAction(const QString& text, Glyph glyph, const QKeySequence& key, void (MainWindow::*signal)())
{
    auto* action = new QAction(glyphIcon(glyph), text, this);
    action->setIconText(labelOf(text));
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, signal);
    return action;
}

void MainWindow::buildMenus(JobActions& actions)
{
    QMenu* jobs = menuBar()->addMenu(tr("&Jobs"));
    jobs->addAction(m_submit);
    jobs->addSeparator();
    actions.fill(*jobs);
    jobs->addSeparator();
    QAction* close = new QAction(glyphIcon(Glyph::Close), tr("Close &window"), this);
    close->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_W));
    connect(close, &QAction::triggered, this, &MainWindow::closeWanted);
    jobs->addAction(close);
    jobs->addAction(newAction(tr("&Quit"), Glyph::Quit, QKeySequence(Qt::CTRL | Qt::Key_Q), &MainWindow::quitWanted));

    m_viewMenu = menuBar()->addMenu(tr("&View"));
    m_viewMenu->addAction(m_details);
    QAction* find = new QAction(glyphIcon(Glyph::Search), tr("&Find in the list"), this);
    find->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_F));
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    m_viewMenu->addAction(find);
    m_viewMenu->addAction(newAction(tr("Search the &output"), Glyph::Search, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), &MainWindow::outputSearchWanted));
    m_viewMenu->addAction(newAction(tr("&Refresh"), Glyph::Refresh, QKeySequence(Qt::Key_F5), &MainWindow::refreshWanted));
    m_viewMenu->addSeparator();

    QMenu* program = menuBar()->addMenu(tr("&Program"));
    program->addAction(newAction(tr("&Settings…"), Glyph::Settings, QKeySequence(Qt::CTRL | Qt::Key_Comma), &MainWindow::settingsWanted));
    program->addAction(newAction(tr("No notifications for one &hour"), Glyph::BellOff, {}, &MainWindow::notificationsPauseWanted));
    program->addSeparator();
    program->addAction(newAction(tr("&About slotd"), Glyph::Info, {}, &MainWindow::aboutWanted));
}

void MainWindow::buildToolBar(JobActions& actions)
{
    m_bar->setObjectName(QStringLiteral("tools"));
    m_bar->setMovable(false);
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = fontMetrics().height() + 1;
    m_bar->setIconSize(QSize(side, side));
    m_bar->addAction(m_submit);
    m_bar->addSeparator();
    for (const JobAction wanted : {JobAction::Cancel, JobAction::Hold, JobAction::Release, JobAction::Requeue, JobAction::OpenLog}) {
        m_bar->addAction(actions.action(wanted));
        m_jobButtons.push_back(qobject_cast<QToolButton*>(m_bar->widgetForAction(actions.action(wanted))));
    }
    auto* gap = new QWidget(m_bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_bar->addWidget(gap);
    makeSearchField(*m_search, tr("Filter by name, id or folder"));
    m_search->setAccessibleName(tr("Filter the list"));
    // With room for its words in every language, beside the sign and the button that clears it, where there is any.
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * kLeastSearch);
    m_search->setMaximumWidth(fontMetrics().horizontalAdvance(m_search->placeholderText()) + 5 * fontMetrics().height());
    m_bar->addWidget(m_search);
    addToolBar(m_bar);
}

void MainWindow::addPage(QWidget* page, const QString& title, Glyph glyph)
{
    m_pages->addWidget(page);
    auto* action = new QAction(glyphIcon(glyph), title, m_pageActions);
    action->setIconText(labelOf(title));
    action->setCheckable(true);
    const auto number = m_pageActions->actions().size();
    action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
    action->setToolTip(labelOf(title) + QStringLiteral(" (Ctrl+%1)").arg(number));
    action->setChecked(m_pages->currentWidget() == page);
    connect(action, &QAction::triggered, this, [this, page] { m_pages->setCurrentWidget(page); });
    m_viewMenu->addAction(action);
    // The pages stand first in the tool bar.
    QAction* before = m_bar->actions().value(number - 1);
    m_bar->insertAction(before, action);
    if (number == 1)
        m_bar->insertSeparator(before);
}

void MainWindow::showPage(QWidget* page)
{
    m_pages->setCurrentWidget(page);
    const int at = m_pages->indexOf(page);
    if (at >= 0)
        m_pageActions->actions().at(at)->setChecked(true);
}

int MainWindow::page() const
{
    return m_pages->currentIndex();
}

void MainWindow::setPage(int number)
{
    if (QWidget* page = m_pages->widget(number))
        showPage(page);
}

void MainWindow::fitToolBar()
{
    if (m_wholeBar == 0)
        m_wholeBar = m_bar->sizeHint().width() + m_search->maximumWidth() - m_search->sizeHint().width();
    // Rather signs without words than a field to filter by that is out of sight.
    const bool fits = width() >= m_wholeBar;
    for (QToolButton* button : m_jobButtons)
        button->setToolButtonStyle(fits ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_search->setMinimumWidth(fits ? m_search->maximumWidth() : fontMetrics().averageCharWidth() * kLeastSearch);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    fitToolBar();
}

void MainWindow::setCounts(const QString& text)
{
    m_counts->setText(text);
}

void MainWindow::setHost(const QString& text)
{
    m_host->setText(text);
}

void MainWindow::setSubmitEnabled(bool enabled)
{
    m_submit->setEnabled(enabled);
    m_submit->setToolTip(enabled ? tr("Submit a script or a command (Ctrl+N)") : tr("The daemon is not running."));
}

void MainWindow::tell(const QString& message)
{
    statusBar()->showMessage(message, kMessageMilliseconds);
}

void MainWindow::tellFailure(const QString& title, const QStringList& lines)
{
    auto* box = new QMessageBox(QMessageBox::Warning, QStringLiteral("slotd"), title, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(lines.mid(0, 10).join(QLatin1Char('\n')));
    if (lines.size() > 10)
        box->setDetailedText(lines.join(QLatin1Char('\n')));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

void MainWindow::bringUp()
{
    m_left.invalidate();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    // Window managers give a window that was hidden a new place unless it asks for one.
    if (!isVisible())
        restoreGeometry(m_preferences.state(QStringLiteral("window")).toByteArray());
    show();
    raise();
    activateWindow();
}

bool MainWindow::lately() const
{
    return isActiveWindow() || !m_left.isValid() || m_left.elapsed() < kLatelyMilliseconds;
}

void MainWindow::keepPlace()
{
    m_preferences.setState(QStringLiteral("window"), saveGeometry());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    keepPlace();
    event->ignore();
    Q_EMIT closeWanted();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QMainWindow::hideEvent(event);
    keepPlace();
    Q_EMIT hidden();
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    fitToolBar();
    Q_EMIT shown();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_left.start();
    // A window that is minimised needs nothing kept up to date either.
    if (event->type() == QEvent::WindowStateChange && isVisible()) {
        if (isMinimized())
            Q_EMIT hidden();
        else
            Q_EMIT shown();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!filesOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT dropped(files);
}

} // namespace slotd
