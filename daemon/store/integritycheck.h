// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "store/mailbox.h"

#include <atomic>
#include <string>
#include <thread>

namespace slotd
{

/// Looks through the database after an unclean end, in a thread of its own while work goes on; says in the log what it found.
class IntegrityCheck
{
public:
    IntegrityCheck(std::string path, Mailbox& mailbox);
    /// Waits for the table that is being checked.
    ~IntegrityCheck();

private:
    void run() const;

    std::string m_path;
    Mailbox& m_mailbox;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

} // namespace slotd
