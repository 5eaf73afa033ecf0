// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "connection/daemonlink.h"
#include "models/jobitem.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QTreeWidget;

namespace slotd
{

/// What ended in a span of time, by name of the jobs: how long they ran and what they used, against what they asked for. Asks the
/// accounting when it is shown, not otherwise.
class StatisticsPage : public QWidget
{
    Q_OBJECT
public:
    explicit StatisticsPage(DaemonLink& link, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The jobs of this name are to be seen in the queue.
    void nameWanted(const QString& name);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void fill(const std::vector<JobItem>& jobs);

    DaemonLink& m_link;
    QComboBox* m_span;
    QLabel* m_sum;
    QTreeWidget* m_list;
    QObject* m_asked = nullptr; ///< Context of the question for the span that is shown.
};

} // namespace slotd
