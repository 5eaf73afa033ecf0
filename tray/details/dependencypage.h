// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "details/detailspage.h"

namespace slotd
{

/// What the job waits for, and what waits for it, as a small picture; a click on a job goes there.
class DependencyPage : public DetailsPage
{
    Q_OBJECT
public:
    DependencyPage(const JobStore& store, QWidget* parent = nullptr);
    void showJob(const JobDetails& details, bool another) override;
    void clear() override;

private:
    class Graph;

    const JobStore& m_store;
    Graph* m_graph;
};

} // namespace slotd
