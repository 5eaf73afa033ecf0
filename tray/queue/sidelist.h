// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "models/jobfilter.h"
#include "models/jobstore.h"

#include <QListWidget>

namespace slotd
{

/// What there is, by state and by partition, with counts; a click shows only that. One state and one partition may be chosen.
class SideList : public QListWidget
{
    Q_OBJECT
public:
    explicit SideList(const JobStore& store, QWidget* parent = nullptr);

    std::uint32_t states() const { return m_states; }
    QString partition() const { return m_partition; }
    void choose(std::uint32_t states, const QString& partition);
    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void refresh();
    void rebuild();
    void describe(QListWidgetItem& item, const QIcon& icon, const QString& text, int count, std::uint32_t states, const QString& partition);
    void addTitle(const QString& text);
    void take(QListWidgetItem* item);

    const JobStore& m_store;
    JobCounts m_shown;
    std::uint32_t m_states = 0;
    QString m_partition;
    QStringList m_partitions; ///< That have a row.
};

} // namespace slotd
