// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/ranklines.h"

namespace slotd
{

void RankLines::pass(std::string_view text, std::string& out)
{
    while (!text.empty()) {
        if (!m_label.empty() && m_line.owner && m_line.owner != this) {
            out += '\n';
            m_line.owner = nullptr;
        }
        // A line that another rank broke off goes on under a label of its own.
        if (!m_label.empty() && (!m_open || m_line.owner != this))
            out += m_label;
        const std::size_t end = text.find('\n');
        m_open = end == std::string_view::npos;
        const std::size_t length = m_open ? text.size() : end + 1;
        out += text.substr(0, length);
        text.remove_prefix(length);
        m_line.owner = m_open ? this : nullptr;
    }
}

void RankLines::take(std::string_view bytes, std::string& out)
{
    if (m_mode == Mode::Bytes) {
        pass(bytes, out);
        return;
    }
    const std::size_t last = bytes.rfind('\n');
    if (last == std::string_view::npos) {
        m_held += bytes;
    } else {
        m_held += bytes.substr(0, last + 1);
        pass(m_held, out);
        m_held.assign(bytes.substr(last + 1));
    }
    if (m_held.size() >= kLongestLine) {
        pass(m_held, out);
        m_held.clear();
    }
}

void RankLines::finish(std::string& out)
{
    pass(m_held, out);
    m_held.clear();
    if (m_open && !m_label.empty() && m_line.owner == this)
        out += '\n';
    if (m_line.owner == this)
        m_line.owner = nullptr;
    m_open = false;
}

} // namespace slotd
