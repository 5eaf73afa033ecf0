// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"
#include "look/glyphs.h"

#include <optional>
#include <QTimer>
#include <string>
#include <vector>

class QLabel;
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
    QLabel* m_none;
};

/// What happened to the job, with times and reasons.
class HistoryPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit HistoryPage(DaemonLink& link, QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    /// One thing that happened, with what is known of the job at that moment.
    struct Moment
    {
        Instant time{};
        std::string event;
        std::optional<JobRecord> job;
    };

    void ask(const JobItem& job);
    void fill();
    void add(Instant when, Glyph glyph, ShownState look, const QString& what, const QString& why);
    void addMoment(const Moment& moment);
    void addKnown();

    DaemonLink& m_link;
    QTreeWidget* m_list;
    std::optional<JobDetails> m_details;
    std::vector<Moment> m_moments;
    QObject* m_asked = nullptr; ///< Context of the question about the job that is shown.
    QTimer m_soon;
};

} // namespace slotd
