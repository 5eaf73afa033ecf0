// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotd
{

/// Largest payload either side accepts: a script of 4 MB (Slurm's MaxScriptSize) with a large environment fits.
inline constexpr std::uint32_t kMaxFrame = 16U << 20;

/// `payload` behind its length as four bytes, big-endian.
std::string frame(std::string_view payload);

/// Cuts a stream of bytes into payloads. Holds at most the current cap of unread bytes plus what one append brought.
class FrameDecoder
{
public:
    explicit FrameDecoder(std::uint32_t cap = kMaxFrame) : m_cap(cap) {}

    void append(std::string_view bytes);
    /// The next whole payload; none when more bytes are needed or after an error.
    std::optional<std::string> next();
    /// A length over the cap came: the stream cannot be read on.
    bool failed() const { return m_failed; }
    /// True while part of a frame has come and the rest has not.
    bool inFrame() const { return m_buffer.size() > m_start; }
    void setCap(std::uint32_t cap) { m_cap = cap; }

private:
    std::string m_buffer;
    std::size_t m_start = 0;
    std::uint32_t m_cap;
    bool m_failed = false;
};

} // namespace slotd
