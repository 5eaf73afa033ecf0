// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QTreeWidget>

namespace slotd
{

/// A list whose selected rows can be copied as text: a line per row, a tab between the columns.
class CopyList : public QTreeWidget
{
    Q_OBJECT
public:
    explicit CopyList(QWidget* parent = nullptr);
    void copy() const;
};

} // namespace slotd
