// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "ports/log.h"

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <string>

namespace slotd
{

/// Carries calls from the store's threads to the thread that made it, in order, never from inside post(). What has not run
/// when the mailbox goes is dropped.
class Mailbox
{
public:
    explicit Mailbox(Log& log) : m_log(log) {}

    void post(std::function<void()> call) { QMetaObject::invokeMethod(&m_context, std::move(call), Qt::QueuedConnection); }
    /// A Log need not be thread-safe, so lines take the same way.
    void log(LogLevel level, std::string event, std::string detail)
    {
        post([this, level, event = std::move(event), detail = std::move(detail)] {
            m_log.write(level, event, {{"detail", detail}});
        });
    }

private:
    Log& m_log;
    QObject m_context;
};

} // namespace slotd
