// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QWidget>

class QPushButton;

namespace slotd
{

/// What stands in an empty queue: three steps with commands to copy, and a job to try it with.
class FirstRun : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRun(QWidget* parent = nullptr);

Q_SIGNALS:
    void testJobWanted();
    void submitWanted();
    void copied(const QString& command);

private:
    QPushButton* m_test;
};

} // namespace slotd
