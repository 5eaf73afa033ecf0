// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <memory>
#include <QObject>

class QSocketNotifier;

namespace slotd
{

/// SIGTERM, SIGINT and SIGHUP as Qt signals. Handlers, not a blocked mask: a mask would be inherited by every job.
class UnixSignals : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject* parent = nullptr);
    ~UnixSignals() override;

signals:
    void terminate();
    void reload();

private:
    void drain();
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace slotd
