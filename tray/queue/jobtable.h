// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobmodel.h"

#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>
#include <unordered_set>
#include <vector>

namespace slotd
{

class Preferences;

/// The table of the queue: columns to choose, order and move, whose layout is kept; selection and place survive whatever the
/// model does; elapsed times go on once a second while they are in sight.
class JobTable : public QTableView
{
    Q_OBJECT
public:
    JobTable(JobModel& model, Preferences& preferences, QWidget* parent = nullptr);

    std::vector<JobItem> selectedJobs() const;
    const JobItem* currentJob() const;
    void selectJob(JobId id);
    void keepLayout();

Q_SIGNALS:
    void selectionMoved();
    void detailsWanted();
    /// By the keyboard: it is to go on there.
    void detailsEntered();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    void restoreLayout();
    void fitRows();
    void fitName();
    int lastShown() const;
    void headerMenu(QPoint at);
    void rememberPlace();
    void recallPlace();
    void holdTop();
    void keepTop();
    void tick();

    JobModel& m_model;
    Preferences& m_preferences;
    QTimer m_second;
    QTimer m_soonFit;
    bool m_recalling = false;
    bool m_fits = true;     ///< The column of names takes the room that is left; until somebody draws at a column.
    bool m_fitting = false;
    std::vector<JobId> m_selectedBefore;
    JobId m_currentBefore;
    JobId m_topBefore;
    QPersistentModelIndex m_heldTop; ///< At the upper edge while rows come, go or move; none at the very top, where new ones are to be seen.
    int m_heldOffset = 0;
};

} // namespace slotd
