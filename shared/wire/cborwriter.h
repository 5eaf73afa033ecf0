// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace slotd
{

/// Appends CBOR items (RFC 8949) to a string. Own code: docs/decisions/0002-own-cbor.md says why.
class CborWriter
{
public:
    void unsignedInt(std::uint64_t value);
    void signedInt(std::int64_t value);
    void boolean(bool value);
    void real(double value);
    void text(std::string_view value); ///< Written as a byte string: Unix names are bytes, not always UTF-8.
    void beginArray(std::size_t items);
    void beginMap(std::size_t pairs);

    const std::string& bytes() const { return m_bytes; }
    std::string take() { return std::move(m_bytes); }
    void reserve(std::size_t n) { m_bytes.reserve(n); }

private:
    std::string m_bytes;
};

} // namespace slotd
