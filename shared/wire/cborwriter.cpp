// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "wire/cborwriter.h"

#include <bit>

namespace slotd
{

namespace
{

// RFC 8949, 3: an initial byte of major type and argument, then the argument in 0, 1, 2, 4 or 8 bytes, big-endian.
void putHead(std::string& out, unsigned major, std::uint64_t argument)
{
    const auto initial = [major](unsigned info) { return static_cast<char>((major << 5U) | info); };
    int bytes = 0;
    if (argument < 24) {
        out.push_back(initial(static_cast<unsigned>(argument)));
    } else if (argument <= 0xffU) {
        out.push_back(initial(24));
        bytes = 1;
    } else if (argument <= 0xffffU) {
        out.push_back(initial(25));
        bytes = 2;
    } else if (argument <= 0xffffffffU) {
        out.push_back(initial(26));
        bytes = 4;
    } else {
        out.push_back(initial(27));
        bytes = 8;
    }
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>((argument >> static_cast<unsigned>(shift)) & 0xffU));
}

} // namespace

void CborWriter::unsignedInt(std::uint64_t value)
{
    putHead(m_bytes, 0, value);
}

void CborWriter::signedInt(std::int64_t value)
{
    if (value >= 0)
        putHead(m_bytes, 0, static_cast<std::uint64_t>(value));
    else
        putHead(m_bytes, 1, ~static_cast<std::uint64_t>(value)); // -1 - n
}

void CborWriter::boolean(bool value)
{
    m_bytes.push_back(static_cast<char>(value ? 0xf5 : 0xf4));
}

void CborWriter::real(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    m_bytes.push_back(static_cast<char>(0xfb));
    for (int shift = 56; shift >= 0; shift -= 8)
        m_bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xffU));
}

void CborWriter::text(std::string_view value)
{
    putHead(m_bytes, 2, value.size());
    m_bytes.append(value);
}

void CborWriter::beginArray(std::size_t items)
{
    putHead(m_bytes, 4, items);
}

void CborWriter::beginMap(std::size_t pairs)
{
    putHead(m_bytes, 5, pairs);
}

} // namespace slotd
