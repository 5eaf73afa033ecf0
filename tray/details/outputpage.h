// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"
#include "details/logtail.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace slotd
{

class LogView;

/// What the job prints, as it prints it.
class OutputPage : public DetailsPage
{
    Q_OBJECT
public:
    explicit OutputPage(QWidget* parent = nullptr);

    void showJob(const JobDetails& details, bool another) override;
    void clear() override;
    LogView& view() { return *m_view; }
    void startSearch();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openChosen();
    void describe();
    void search(bool backward);

    LogTail m_tail;
    LogView* m_view;
    QComboBox* m_stream;
    QLabel* m_note;
    QCheckBox* m_follow;
    QCheckBox* m_wrap;
    QLineEdit* m_search;
    QPushButton* m_earlier;
    QString m_out;
    QString m_err;
    bool m_pending = true;
    bool m_truncated = false;
};

} // namespace slotd
