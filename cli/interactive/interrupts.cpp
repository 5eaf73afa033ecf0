// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/interrupts.h"

namespace slotd
{

Interrupts::Answer Interrupts::next(std::int64_t nowMs, bool ending)
{
    if (m_rules.quit || !m_rules.terminal)
        return Answer::Force;
    const bool again = m_any && nowMs - m_lastMs <= kAgainWithinMs;
    m_any = true;
    m_lastMs = nowMs;
    if (again)
        return ending ? Answer::Force : Answer::End;
    return m_rules.disableStatus && !ending ? Answer::Forward : Answer::Status;
}

} // namespace slotd
