// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <string_view>

namespace slotd
{

/// Pulls CBOR items (RFC 8949) from bytes that nobody vouches for. Every call returns false once
/// anything was malformed, short, of another type, or nested deeper than kMaxDepth; it never reads past the end and allocates
/// nothing.
class CborReader
{
public:
    static constexpr int kMaxDepth = 32;
    /// What all containers decoded by one reader may take: a byte of input may claim an element of hundreds.
    static constexpr std::size_t kMaxMemory = 64U << 20;

    explicit CborReader(std::string_view bytes) : m_rest(bytes) {}

    bool unsignedInt(std::uint64_t& out);
    bool signedInt(std::int64_t& out);
    bool boolean(bool& out);
    bool real(double& out);
    bool text(std::string_view& out); ///< Byte or text string of definite length; points into the input.
    bool beginArray(std::uint64_t& items); ///< Definite length only; items are bounded by the bytes left.
    bool beginMap(std::uint64_t& pairs);
    /// The caller is about to make so many elements of such a size. Fails beyond kMaxMemory; below it the caller may allocate.
    bool claim(std::uint64_t elements, std::size_t bytesEach);
    bool skip(); ///< Any one item with all it contains.

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.empty(); }
    std::string_view rest() const { return m_rest; }

private:
    bool fail();
    bool head(unsigned& major, std::uint64_t& argument, unsigned& info);
    bool skipNested(int depth);
    std::string_view m_rest;
    std::size_t m_claimed = 0;
    bool m_failed = false;
};

} // namespace slotd
