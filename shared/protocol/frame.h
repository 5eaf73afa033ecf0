// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace slotd
{

/// Largest payload either side accepts: a script of 4 MB (Slurm's MaxScriptSize) with a large environment fits.
inline constexpr std::uint32_t kMaxFrame = 16U << 20;
inline constexpr std::size_t kFrameHeader = 4;

/// The length of a payload as it stands before it: four bytes, big-endian.
std::array<char, kFrameHeader> frameHeader(std::size_t payloadSize);
/// `payload` behind its length.
std::string frame(std::string_view payload);

/// Cuts a stream of bytes into payloads. Holds at most the current cap of unread bytes plus what one append brought.
class FrameDecoder
{
public:
    explicit FrameDecoder(std::uint32_t cap = kMaxFrame) : m_cap(cap) {}

    /// Ignored after an error.
    void append(std::string_view bytes);
    /// The next whole payload; none when more bytes are needed or after an error.
    std::optional<std::string> next();
    /// The same without a copy; valid until the next append().
    std::optional<std::string_view> nextView();
    /// A length over the cap came: the stream cannot be read on.
    bool failed() const { return m_failed; }
    /// True while part of a frame has come and the rest has not.
    bool inFrame() const { return m_buffer.size() > m_start; }
    /// Bytes held that no payload has taken yet.
    std::size_t unread() const { return m_buffer.size() - m_start; }
    /// Holds for every frame whose payload was not yet handed out.
    void setCap(std::uint32_t cap) { m_cap = cap; }

private:
    std::string m_buffer;
    std::size_t m_start = 0;
    std::uint32_t m_cap;
    bool m_failed = false;
};

} // namespace slotd
