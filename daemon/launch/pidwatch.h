// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "ports/processwatch.h"

#include <QObject>

#include <map>
#include <memory>
#include <string>

class QSocketNotifier;

namespace slotd
{

/// The process with exactly this identity; invalid where it is not there any more.
UniqueFd openProcess(const ProcessIdentity& process, const std::string& bootId);

/// The ProcessWatch of the daemon: pidfds in one epoll. Lives on the event loop's thread.
class PidWatch : public QObject, public ProcessWatch
{
public:
    explicit PidWatch(QObject* parent = nullptr);
    ~PidWatch() override;

    std::optional<ProcessIdentity> identify(std::int32_t pid) override;
    Ticket watch(const ProcessIdentity& process, std::function<void()> gone) override;
    void forget(Ticket ticket) override;

private:
    struct Watched
    {
        UniqueFd pidfd; ///< Invalid: it had ended before.
        std::function<void()> gone;
    };

    void onEnded();
    void tell(Ticket ticket);

    std::string m_bootId;
    std::map<Ticket, Watched> m_watched;
    Ticket m_last = 0;
    UniqueFd m_epoll;
    std::unique_ptr<QSocketNotifier> m_ended;
};

} // namespace slotd
