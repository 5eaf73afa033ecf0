// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace slotd
{

/// SIGTERM, SIGINT and SIGHUP as a signal of Qt's: the end of a session is no reason to lose what an ordinary end keeps. One per
/// program, for its whole life.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject* parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void came();

private:
    int m_pipe[2] = {-1, -1};
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace slotd
