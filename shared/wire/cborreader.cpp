// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "wire/cborreader.h"

#include <bit>
#include <limits>

namespace slotd
{

bool CborReader::fail()
{
    m_failed = true;
    m_rest = {};
    return false;
}

bool CborReader::head(unsigned& major, std::uint64_t& argument, unsigned& info)
{
    if (m_failed || m_rest.empty())
        return fail();
    const auto initial = static_cast<unsigned char>(m_rest.front());
    major = initial >> 5U;
    info = initial & 31U;
    std::size_t bytes = 0;
    if (info >= 24) {
        if (info > 27)
            return fail(); // reserved, or of indefinite length: never written here
        bytes = std::size_t{1} << (info - 24U);
    }
    if (m_rest.size() < 1 + bytes)
        return fail();
    argument = info;
    if (bytes > 0) {
        argument = 0;
        for (std::size_t i = 1; i <= bytes; ++i)
            argument = (argument << 8U) | static_cast<unsigned char>(m_rest[i]);
    }
    m_rest.remove_prefix(1 + bytes);
    return true;
}

bool CborReader::unsignedInt(std::uint64_t& out)
{
    unsigned major = 0;
    unsigned info = 0;
    if (!head(major, out, info))
        return false;
    return major == 0 || fail();
}

bool CborReader::signedInt(std::int64_t& out)
{
    unsigned major = 0;
    unsigned info = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument, info))
        return false;
    if (major > 1 || argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return fail();
    out = major == 0 ? static_cast<std::int64_t>(argument) : -1 - static_cast<std::int64_t>(argument);
    return true;
}

bool CborReader::boolean(bool& out)
{
    unsigned major = 0;
    unsigned info = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument, info))
        return false;
    if (major != 7 || (info != 20 && info != 21))
        return fail();
    out = info == 21;
    return true;
}

bool CborReader::real(double& out)
{
    unsigned major = 0;
    unsigned info = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument, info))
        return false;
    if (major != 7 || info != 27)
        return fail();
    out = std::bit_cast<double>(argument);
    return true;
}

bool CborReader::text(std::string_view& out)
{
    unsigned major = 0;
    unsigned info = 0;
    std::uint64_t length = 0;
    if (!head(major, length, info))
        return false;
    if ((major != 2 && major != 3) || length > m_rest.size())
        return fail();
    out = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return true;
}

bool CborReader::beginArray(std::uint64_t& items)
{
    unsigned major = 0;
    unsigned info = 0;
    if (!head(major, items, info))
        return false;
    return (major == 4 && items <= m_rest.size()) || fail(); // every item has at least one byte
}

bool CborReader::beginMap(std::uint64_t& pairs)
{
    unsigned major = 0;
    unsigned info = 0;
    if (!head(major, pairs, info))
        return false;
    return (major == 5 && pairs <= m_rest.size() / 2) || fail();
}

bool CborReader::claim(std::uint64_t elements, std::size_t bytesEach)
{
    if (elements > (kMaxMemory - m_claimed) / bytesEach)
        return fail();
    m_claimed += static_cast<std::size_t>(elements) * bytesEach;
    return true;
}

bool CborReader::skip()
{
    return skipNested(0);
}

bool CborReader::skipNested(int depth)
{
    if (depth > kMaxDepth)
        return fail();
    unsigned major = 0;
    unsigned info = 0;
    std::uint64_t argument = 0;
    if (!head(major, argument, info))
        return false;
    switch (major) {
    case 2:
    case 3:
        if (argument > m_rest.size())
            return fail();
        m_rest.remove_prefix(argument);
        return true;
    case 4:
    case 5: {
        if (argument > m_rest.size())
            return fail();
        const std::uint64_t items = major == 5 ? argument * 2 : argument;
        for (std::uint64_t i = 0; i < items; ++i) {
            if (!skipNested(depth + 1))
                return false;
        }
        return true;
    }
    case 6: // a tag: the item it names follows
        return skipNested(depth + 1);
    default:
        return true;
    }
}

} // namespace slotd
