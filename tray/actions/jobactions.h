// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "actions/jobrules.h"

#include <array>
#include <QAction>
#include <QObject>
#include <vector>

class QMenu;

namespace slotd
{

/// The actions about jobs, as menus, tool bar and keyboard have them. They follow the selection: what makes no sense for it is
/// grey and says why in its tool tip.
class JobActions : public QObject
{
    Q_OBJECT
public:
    explicit JobActions(QObject* parent = nullptr);

    QAction* action(JobAction action) const { return m_actions[static_cast<std::size_t>(action)]; }
    void setSelection(std::vector<JobItem> selection);
    void setOnline(bool online);
    const std::vector<JobItem>& selection() const { return m_selection; }
    /// All of them, in groups, as a context menu has them.
    void fill(QMenu& menu) const;
    /// Texts and icons again, after a change of language or theme.
    void refresh();

Q_SIGNALS:
    void triggered(slotd::JobAction action, const std::vector<slotd::JobItem>& targets);

private:
    void judgeAll();

    std::array<QAction*, kJobActions> m_actions{};
    std::vector<JobItem> m_selection;
    bool m_online = false;
};

} // namespace slotd
