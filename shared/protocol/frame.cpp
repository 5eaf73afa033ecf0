// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/frame.h"

namespace slotd
{

namespace
{

// A buffer that once held a large script is given back; below this it is kept for the next message.
constexpr std::size_t kKeptCapacity = 256U << 10;

std::size_t readLength(const char* header)
{
    std::size_t length = 0;
    for (std::size_t i = 0; i < kFrameHeader; ++i)
        length = (length << 8U) | static_cast<unsigned char>(header[i]);
    return length;
}

} // namespace

std::array<char, kFrameHeader> frameHeader(std::size_t payloadSize)
{
    std::array<char, kFrameHeader> header{};
    for (std::size_t i = 0; i < kFrameHeader; ++i)
        header[i] = static_cast<char>((payloadSize >> (8U * (kFrameHeader - 1 - i))) & 0xffU);
    return header;
}

std::string frame(std::string_view payload)
{
    const auto header = frameHeader(payload.size());
    std::string out;
    out.reserve(header.size() + payload.size());
    out.append(header.data(), header.size());
    out.append(payload);
    return out;
}

void FrameDecoder::append(std::string_view bytes)
{
    if (m_failed)
        return;
    if (m_start == m_buffer.size()) {
        m_buffer.clear();
        if (m_buffer.capacity() > kKeptCapacity)
            m_buffer.shrink_to_fit();
        m_start = 0;
    } else if (m_start > m_buffer.size() / 2) {
        // Moving less than what was consumed keeps the cost per byte constant.
        m_buffer.erase(0, m_start);
        m_start = 0;
    }
    m_buffer.append(bytes);
}

std::optional<std::string_view> FrameDecoder::nextView()
{
    if (m_failed || unread() < kFrameHeader)
        return std::nullopt;
    const std::size_t length = readLength(m_buffer.data() + m_start);
    if (length > m_cap) {
        m_failed = true;
        m_buffer = {};
        m_start = 0;
        return std::nullopt;
    }
    if (unread() < kFrameHeader + length)
        return std::nullopt;
    const std::string_view payload(m_buffer.data() + m_start + kFrameHeader, length);
    m_start += kFrameHeader + length;
    return payload;
}

std::optional<std::string> FrameDecoder::next()
{
    const auto view = nextView();
    return view ? std::optional<std::string>(*view) : std::nullopt;
}

} // namespace slotd
