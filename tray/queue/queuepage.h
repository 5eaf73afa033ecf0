// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobmodel.h"
#include "queue/jobtable.h"
#include "queue/sidelist.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace slotd
{

class FirstRun;

/// The queue: side list, table, and below the table whatever is about the job that is selected.
class QueuePage : public QWidget
{
    Q_OBJECT
public:
    QueuePage(JobStore& store, Preferences& preferences, QWidget* parent = nullptr);

    /// The widget below the table.
    void setDetails(QWidget* details);
    /// The widget below the side list.
    void setGauges(QWidget* gauges);
    void setText(const QString& text);
    /// What is known is not what is now.
    void setStale(bool stale);
    /// Only then does an empty list mean that there are no jobs.
    void setLoaded(bool loaded);
    void keepLayout();
    void setDetailsVisible(bool visible);
    bool detailsVisible() const;

    JobTable& table() { return *m_table; }
    JobModel& model() { return *m_model; }
    SideList& side() { return *m_side; }

Q_SIGNALS:
    void testJobWanted();
    void submitWanted();
    void told(const QString& message);
    /// Nothing is to be left out any more: the text of the filter field is not this page's.
    void textUnwanted();

private:
    void filter();
    void showWhatThereIs();

    JobStore& m_store;
    Preferences& m_preferences;
    JobModel* m_model;
    SideList* m_side;
    QWidget* m_sidePane;
    QVBoxLayout* m_sideLayout;
    JobTable* m_table;
    FirstRun* m_firstRun;
    QWidget* m_noMatch;
    QStackedWidget* m_stack;
    QSplitter* m_across;
    QSplitter* m_down;
    QString m_text;
    bool m_loaded = false;
};

} // namespace slotd
