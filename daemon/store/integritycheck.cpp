// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "store/integritycheck.h"

#include "store/sqlconnection.h"

namespace slotd
{

namespace
{

constexpr int kCheckCacheKb = 256;

} // namespace

IntegrityCheck::IntegrityCheck(std::string path, Mailbox& mailbox)
    : m_path(std::move(path)), m_mailbox(mailbox), m_thread([this] { run(); })
{
}

IntegrityCheck::~IntegrityCheck()
{
    m_stop = true;
    m_thread.join();
}

// Table by table: the check can't be interrupted, and a stop should not wait for all of it.
void IntegrityCheck::run() const
{
    auto connection = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly, kCheckCacheKb);
    if (!connection.ok()) {
        m_mailbox.log(LogLevel::Error, "store-check-failed", connection.error().message);
        return;
    }
    for (const char* table : {"meta", "content", "submission", "job", "step", "job_event"}) {
        if (m_stop)
            return;
        Statement check(**connection, std::string("PRAGMA quick_check(") + table + ")");
        std::string found;
        if (const SqlStatus s = check.exec(); !s.ok())
            found = s.words();
        else if (check.next())
            found = check.bytes(0);
        if (found != "ok") {
            m_mailbox.log(LogLevel::Error, "store-damaged", m_path + ", table " + table + ": " + found);
            return;
        }
    }
    m_mailbox.log(LogLevel::Info, "store-checked", m_path);
}

} // namespace slotd
