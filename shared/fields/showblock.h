// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/celltext.h"
#include "fields/showtext.h"

#include <string>
#include <string_view>

namespace slotd
{

/// Builds one block of scontrol show: "Key=value" pairs in lines, or all in one line.
class ShowBlock
{
public:
    ShowBlock(const ShowStyle& style, std::string_view indent = "   ") : m_oneLine(style.oneLine), m_indent(indent) {}

    /// Starts the value of a key; the caller appends to what is returned.
    std::string& key(std::string_view name)
    {
        separate();
        m_text += name;
        m_text += '=';
        m_valueAt = m_text.size();
        return m_text;
    }
    ShowBlock& pair(std::string_view name, std::string_view value)
    {
        key(name) += value;
        return *this;
    }
    ShowBlock& endLine()
    {
        neutralizeValue();
        m_text += m_oneLine ? " " : "\n";
        m_lineStart = true;
        return *this;
    }
    /// The whole block; nothing may be added afterwards.
    std::string finish(bool emptyLine)
    {
        neutralizeValue();
        if (m_oneLine)
            m_text += '\n';
        else if (emptyLine)
            m_text += '\n';
        return std::move(m_text);
    }

private:
    void separate()
    {
        neutralizeValue();
        if (m_lineStart)
            m_text += m_oneLine || m_text.empty() ? std::string_view() : m_indent;
        else
            m_text += ' ';
        m_lineStart = false;
    }
    // A job's name or comment may hold anything; a pair stays a pair.
    void neutralizeValue()
    {
        if (m_valueAt != std::string::npos)
            neutralize(m_text, m_valueAt);
        m_valueAt = std::string::npos;
    }

    std::string m_text;
    std::size_t m_valueAt = std::string::npos;
    bool m_oneLine;
    bool m_lineStart = true;
    std::string_view m_indent;
};

} // namespace slotd
