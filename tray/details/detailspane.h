// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"

#include <optional>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <vector>

class QLabel;

namespace slotd
{

class OutputPage;

/// Everything about one job, in tabs. What a tab shows is asked for when it is in sight, and again when the job changes.
class DetailsPane : public QStackedWidget
{
    Q_OBJECT
public:
    DetailsPane(DaemonLink& link, JobStore& store, QWidget* parent = nullptr);

    /// None: nothing, or several jobs are selected.
    void setJob(std::optional<JobId> job);
    void showOutput();
    void searchOutput();
    /// The keyboard goes on in here.
    void enter();
    int tab() const;
    void setTab(int number);
    /// Whether this job's output is before the user's eyes.
    bool outputInSight(JobId job) const;

Q_SIGNALS:
    void jobWanted(slotd::JobId job);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void addPage(DetailsPage* page, const QString& title);
    void ask();
    void take(const std::vector<JobRecord>& rows, Instant now);
    void present();
    void tick();

    DaemonLink& m_link;
    JobStore& m_store;
    QTabWidget* m_tabs;
    QWidget* m_nothing;
    QLabel* m_words; ///< Why nothing is shown.
    OutputPage* m_output;
    std::vector<DetailsPage*> m_pages;
    std::vector<JobId> m_shownBy; ///< Per page: the job that it shows.
    std::optional<JobId> m_job;
    std::optional<JobDetails> m_details;
    QTimer m_soon;
    QTimer m_second; ///< While a running job's summary is in sight.
};

} // namespace slotd
