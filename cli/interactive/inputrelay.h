// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/uniquefd.h"
#include "interactive/pollloop.h"
#include "interactive/streamsink.h"

#include <list>
#include <memory>

namespace slotd
{

/// Carries srun's stdin to the pipes of one or all ranks. Reads no faster than the slowest rank that still listens, and a
/// terminal only while srun is in its foreground.
class InputRelay
{
public:
    /// `source` stays the caller's.
    InputRelay(PollLoop& loop, int source) : m_loop(loop), m_source(source) {}
    ~InputRelay();
    InputRelay(const InputRelay&) = delete;
    InputRelay& operator=(const InputRelay&) = delete;

    void addRank(UniqueFd pipe);
    void start();
    /// Nothing is read any more, the ranks see the end.
    void stop();

private:
    struct Rank
    {
        UniqueFd pipe;
        std::unique_ptr<StreamSink> sink;
    };

    bool foreground() const;
    void onReadable();
    void closeDrained();
    void balance();
    void waitForForeground();

    PollLoop& m_loop;
    int m_source;
    std::list<Rank> m_ranks;
    PollLoop::Id m_watch = 0;
    PollLoop::Id m_timer = 0;
    bool m_ended = false;
};

} // namespace slotd
