// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "queue/queuepage.h"

#include "look/theme.h"
#include "queue/firstrun.h"
#include "settings/preferences.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace slotd
{

QueuePage::QueuePage(JobStore& store, Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_store(store), m_preferences(preferences), m_model(new JobModel(store, this)),
      m_side(new SideList(store, this)), m_sidePane(new QWidget(this)), m_sideLayout(new QVBoxLayout(m_sidePane)),
      m_table(new JobTable(*m_model, preferences, this)), m_firstRun(new FirstRun(this)), m_noMatch(new QWidget(this)),
      m_stack(new QStackedWidget(this)), m_across(new QSplitter(Qt::Horizontal, this)), m_down(new QSplitter(Qt::Vertical, this))
{
    m_sideLayout->setContentsMargins(0, 4, 0, 0);
    m_sideLayout->setSpacing(0);
    m_sideLayout->addWidget(m_side, 1);
    m_sidePane->setMinimumWidth(m_side->sizeHint().width() * 4 / 5);

    auto* noMatch = new QVBoxLayout(m_noMatch);
    auto* words = new QLabel(tr("No job fits the filter."), m_noMatch);
    auto* showAll = new QPushButton(tr("Show all jobs"), m_noMatch);
    noMatch->addStretch();
    noMatch->addWidget(words, 0, Qt::AlignHCenter);
    noMatch->addWidget(showAll, 0, Qt::AlignHCenter);
    noMatch->addStretch();
    connect(showAll, &QPushButton::clicked, this, [this] {
        Q_EMIT textUnwanted();
        m_side->choose(0, {});
    });

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_firstRun);
    m_stack->addWidget(m_noMatch);
    m_down->addWidget(m_stack);
    m_down->setChildrenCollapsible(false);
    m_down->setHandleWidth(5);
    m_across->addWidget(m_sidePane);
    m_across->addWidget(m_down);
    m_across->setStretchFactor(1, 1);
    m_across->setHandleWidth(1);
    m_across->setChildrenCollapsible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_across);

    connect(m_side, &SideList::chosen, this, &QueuePage::filter);
    connect(m_firstRun, &FirstRun::testJobWanted, this, &QueuePage::testJobWanted);
    connect(m_firstRun, &FirstRun::submitWanted, this, &QueuePage::submitWanted);
    connect(m_firstRun, &FirstRun::copied, this, [this](const QString& command) { Q_EMIT told(tr("Copied: %1").arg(command)); });
    for (const auto signal : {&JobModel::rowsInserted, &JobModel::rowsRemoved})
        connect(m_model, signal, this, &QueuePage::showWhatThereIs);
    connect(m_model, &JobModel::modelReset, this, &QueuePage::showWhatThereIs);
    m_side->choose(m_preferences.state(QStringLiteral("side_states"), 0).toUInt(), m_preferences.state(QStringLiteral("side_partition")).toString());
    m_across->restoreState(m_preferences.state(QStringLiteral("split_across")).toByteArray());
    showWhatThereIs();
}

void QueuePage::setDetails(QWidget* details)
{
    m_down->addWidget(details);
    m_down->setStretchFactor(0, 3);
    m_down->setStretchFactor(1, 2);
    m_down->restoreState(m_preferences.state(QStringLiteral("split_down")).toByteArray());
    showWhatThereIs();
}

void QueuePage::setGauges(QWidget* gauges)
{
    m_sideLayout->addWidget(gauges);
}

void QueuePage::setDetailsVisible(bool visible)
{
    m_preferences.setState(QStringLiteral("details_shown"), visible);
    showWhatThereIs();
}

bool QueuePage::detailsVisible() const
{
    return m_preferences.state(QStringLiteral("details_shown"), true).toBool();
}

void QueuePage::setText(const QString& text)
{
    m_text = text;
    filter();
}

void QueuePage::setStale(bool stale)
{
    m_model->setStale(stale);
}

void QueuePage::setLoaded(bool loaded)
{
    m_loaded = loaded;
    showWhatThereIs();
}

void QueuePage::filter()
{
    m_model->setFilter({.states = m_side->states(), .partition = m_side->partition(), .text = m_text.trimmed()});
    showWhatThereIs();
}

void QueuePage::showWhatThereIs()
{
    QWidget* page = m_table;
    if (m_loaded && m_store.size() == 0)
        page = m_firstRun;
    else if (m_store.size() > 0 && m_model->rowCount() == 0)
        page = m_noMatch;
    const bool here = m_stack->isAncestorOf(QApplication::focusWidget());
    m_stack->setCurrentWidget(page);
    if (here && page == m_firstRun)
        m_firstRun->setFocus();
    if (m_down->count() > 1)
        m_down->widget(1)->setVisible(detailsVisible() && page != m_firstRun);
}

void QueuePage::keepLayout()
{
    m_table->keepLayout();
    m_preferences.setState(QStringLiteral("split_across"), m_across->saveState());
    m_preferences.setState(QStringLiteral("split_down"), m_down->saveState());
    m_preferences.setState(QStringLiteral("side_states"), m_side->states());
    m_preferences.setState(QStringLiteral("side_partition"), m_side->partition());
}

} // namespace slotd
