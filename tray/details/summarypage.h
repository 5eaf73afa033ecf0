// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace slotd
{

/// What matters at a glance, and beside it every field that scontrol show job prints, under the same names.
class SummaryPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit SummaryPage(QWidget* parent = nullptr);

    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    void addFact(const QString& name, const QString& value);

    QLabel* m_title;
    QLabel* m_state;
    QLabel* m_why;
    QFormLayout* m_facts;
    QWidget* m_left;
    QTreeWidget* m_fields;
};

} // namespace slotd
