// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "fields/celltext.h"

#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// Writes JSON (RFC 8259) as it goes, two blanks per level. What it appends to may be taken away and emptied between any two
/// calls. Text that is no UTF-8 is made so: each bad byte becomes U+FFFD. Keys are ours and are written as they are. The
/// caller closes what it opens, in order.
class JsonWriter
{
public:
    explicit JsonWriter(std::string& out) : m_out(out) {}

    void beginObject() { open('{'); }                     ///< The document, or one in an array.
    void beginObject(std::string_view key) { open(key, '{'); }
    void endObject() { close('}'); }
    void beginArray(std::string_view key) { open(key, '['); }
    void endArray() { close(']'); }

    void text(std::string_view key, std::string_view value)
    {
        name(key);
        quote(value);
    }
    /// null where there is no text.
    void textOrNull(std::string_view key, std::string_view value)
    {
        if (value.empty())
            null(key);
        else
            text(key, value);
    }
    template<std::integral T>
    void number(std::string_view key, T value)
    {
        name(key);
        appendNumber(m_out, value);
    }
    /// Always with a point, so that it stays a real one; null where it is not finite.
    void real(std::string_view key, double value);
    void flag(std::string_view key, bool value)
    {
        name(key);
        m_out += value ? "true" : "false";
    }
    void null(std::string_view key)
    {
        name(key);
        m_out += "null";
    }
    /// One element of an array.
    void item(std::string_view value)
    {
        separate();
        quote(value);
    }

private:
    void separate();
    void name(std::string_view key);
    void quote(std::string_view value);
    void open(char bracket);
    void open(std::string_view key, char bracket);
    void close(char bracket);

    std::string& m_out;
    std::vector<bool> m_filled; ///< For each open bracket: something stands in it.
};

} // namespace slotd
