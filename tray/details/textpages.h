// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"

class QLineEdit;
class QPlainTextEdit;
class QTreeWidget;

namespace slotd
{

/// The script as it was submitted, whatever the file says today.
class ScriptPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit ScriptPage(DaemonLink& link, QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    DaemonLink& m_link;
    QPlainTextEdit* m_text;
    JobId m_job;
};

/// The environment that the job was given, sorted, with a filter.
class EnvironmentPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit EnvironmentPage(DaemonLink& link, QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    void filter();

    DaemonLink& m_link;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    JobId m_job;
};

/// The steps of the job: what each asked for, used, and how it ended.
class StepsPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit StepsPage(QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    QTreeWidget* m_list;
};

/// What happened to the job, with times and reasons.
class HistoryPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit HistoryPage(QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    QTreeWidget* m_list;
};

} // namespace slotd
