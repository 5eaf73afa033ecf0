// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"

#include <QList>
#include <QPair>
#include <QStringList>

class QFormLayout;
class QLabel;
class QTreeWidget;

namespace slotd
{

class UsageLines;

/// What matters at a glance, and beside it every field that scontrol show job prints, under the same names.
class SummaryPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit SummaryPage(QWidget* parent = nullptr);

    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    using Facts = QList<QPair<QString, QString>>;

    static QString resourcesOf(const JobItem& job);
    static Facts factsOf(const JobDetails& details);
    void setFacts(const Facts& facts);
    void setFields(const Facts& fields);

    QLabel* m_title;
    QLabel* m_sign;
    QLabel* m_state;
    QLabel* m_why;
    QFormLayout* m_facts;
    QList<QLabel*> m_values;
    QStringList m_names;
    QWidget* m_left;
    UsageLines* m_usage;
    QTreeWidget* m_fields;
};

} // namespace slotd
