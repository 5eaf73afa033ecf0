// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonwriter.h"

#include <charconv>
#include <cmath>

namespace slotd
{

namespace
{
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool continues(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U;
}

/// Length of the character that begins here (RFC 3629: no overlong form, no surrogate, none above U+10FFFF), or 0.
std::size_t characterLength(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
    std::size_t length = 0;
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        length = 2;
    else if (first >= 0xe0 && first <= 0xef)
        length = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ? 0 : 3;
    else if (first >= 0xf0 && first <= 0xf4)
        length = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f) ? 0 : 4;
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(text, i))
            return 0;
    }
    return length;
}

void appendEscaped(std::string& out, char c)
{
    constexpr char kHex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00";
        out += kHex[static_cast<unsigned char>(c) >> 4U];
        out += kHex[static_cast<unsigned char>(c) & 0xfU];
        break;
    }
}

bool mustEscape(char c)
{
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}
} // namespace

void JsonWriter::real(std::string_view key, double value)
{
    if (!std::isfinite(value)) {
        null(key);
        return;
    }
    name(key);
    char digits[40];
    const auto end = std::to_chars(digits, digits + sizeof digits, value);
    const std::string_view shown(digits, static_cast<std::size_t>(end.ptr - digits));
    m_out += shown;
    if (shown.find_first_of(".e") == std::string_view::npos)
        m_out += ".0";
}

void JsonWriter::separate()
{
    if (m_filled.empty())
        return;
    m_out += m_filled.back() ? ",\n" : "\n";
    m_filled.back() = true;
    m_out.append(m_filled.size() * 2, ' ');
}

void JsonWriter::name(std::string_view key)
{
    separate();
    m_out += '"';
    m_out += key;
    m_out += "\": ";
}

void JsonWriter::quote(std::string_view value)
{
    m_out += '"';
    while (!value.empty()) {
        const std::size_t length = characterLength(value);
        if (length == 0)
            m_out += kReplacement;
        else if (length == 1 && mustEscape(value.front()))
            appendEscaped(m_out, value.front());
        else
            m_out += value.substr(0, length);
        value.remove_prefix(std::max<std::size_t>(length, 1));
    }
    m_out += '"';
}

void JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_filled.push_back(false);
}

void JsonWriter::open(std::string_view key, char bracket)
{
    name(key);
    m_out += bracket;
    m_filled.push_back(false);
}

void JsonWriter::close(char bracket)
{
    const bool filled = m_filled.back();
    m_filled.pop_back();
    if (filled) {
        m_out += '\n';
        m_out.append(m_filled.size() * 2, ' ');
    }
    m_out += bracket;
    if (m_filled.empty())
        m_out += '\n';
}

} // namespace slotd
