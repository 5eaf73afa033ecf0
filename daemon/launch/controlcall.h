// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "domain/launchplan.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <string>

class QSocketNotifier;

namespace slotd
{

/// One request to a supervisor's control socket, without blocking: connects (again and again while the supervisor is still
/// starting), sends, waits for the answer. Calls `done` once, never from inside begin(), and deletes itself.
class ControlCall : public QObject
{
public:
    using Done = std::function<void(Result<SupervisorReply>)>;
    /// Whether the attempt may still come to listen.
    using Alive = std::function<bool()>;

    /// `socket`: its name in the folder.
    ControlCall(std::string folder, std::string socket, SupervisorRequest request, Alive alive, Done done, QObject* parent);
    ~ControlCall() override;

    /// Asked once two seconds went by without a connection (no room for the socket, a folder moved away), and again until it
    /// has found another way to say it: true.
    void onUnreachable(std::function<bool()> otherWay) { m_unreachable = std::move(otherWay); }
    void begin();

private:
    void attempt();
    bool tryConnect();
    void awaitReply();
    void readReply();
    void retry();
    void finish(Result<SupervisorReply> result);

    std::string m_folder;
    std::string m_name;
    SupervisorRequest m_request;
    Alive m_alive;
    Done m_done;
    UniqueFd m_socket;
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_timer;
    std::function<bool()> m_unreachable;
    int m_pauseMs = 5;
    int m_waitedMs = 0;
    bool m_sent = false;
};

} // namespace slotd
