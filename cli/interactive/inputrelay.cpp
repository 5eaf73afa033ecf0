// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/inputrelay.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr std::size_t kMostPending = 64 * 1024;
constexpr std::int64_t kForegroundCheckMs = 250;

} // namespace

InputRelay::~InputRelay()
{
    stop();
}

void InputRelay::addRank(UniqueFd pipe)
{
    m_ranks.push_back({std::move(pipe), nullptr});
    Rank& rank = m_ranks.back();
    // A rank that does not read its input, or has ended, is no failure: the others go on.
    rank.sink = std::make_unique<StreamSink>(m_loop, rank.pipe.get(), StreamSink::Of::Us, nullptr);
    rank.sink->onProgress([this] { balance(); });
}

bool InputRelay::foreground() const
{
    // A read in the background would stop srun (SIGTTIN), and every rank's output with it.
    return ::isatty(m_source) != 1 || ::tcgetpgrp(m_source) == ::getpgrp();
}

void InputRelay::start()
{
    m_watch = m_loop.watch(m_source, POLLIN, [this](short) { onReadable(); });
}

void InputRelay::waitForForeground()
{
    m_loop.pause(m_watch, true);
    m_timer = m_loop.after(kForegroundCheckMs, [this] {
        m_timer = 0;
        balance();
    });
}

void InputRelay::onReadable()
{
    if (!foreground()) {
        waitForForeground();
        return;
    }
    std::array<char, 16384> block{};
    const ssize_t got = ::read(m_source, block.data(), block.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (got <= 0) {
        m_ended = true;
        m_loop.unwatch(m_watch);
        m_watch = 0;
    } else {
        for (Rank& rank : m_ranks)
            rank.sink->write({block.data(), static_cast<std::size_t>(got)});
    }
    balance();
}

void InputRelay::closeDrained()
{
    for (Rank& rank : m_ranks) {
        if (rank.pipe.valid() && rank.sink->pending() == 0 && (m_ended || rank.sink->failed())) {
            // Not destroyed: this may be called from inside it.
            rank.sink->detach();
            rank.pipe.reset();
        }
    }
}

void InputRelay::balance()
{
    closeDrained();
    const bool listening = std::any_of(m_ranks.begin(), m_ranks.end(), [](const Rank& r) { return r.pipe.valid(); });
    const bool full = std::any_of(m_ranks.begin(), m_ranks.end(), [](const Rank& r) { return r.sink->pending() > kMostPending; });
    if (m_timer == 0)
        m_loop.pause(m_watch, full || !listening);
}

void InputRelay::stop()
{
    m_loop.unwatch(m_watch);
    m_loop.cancel(m_timer);
    m_watch = 0;
    m_timer = 0;
    m_ranks.clear();
}

} // namespace slotd
