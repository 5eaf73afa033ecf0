// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "interactive/pollloop.h"
#include "interactive/ranklines.h"
#include "interactive/streamsink.h"

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <vector>

namespace slotd
{

/// Carries what ranks write into pipes to outputs that they share. Reads no more than a slow output takes, so a rank waits
/// for its reader as it would at a pipe of its own; loses nothing.
class OutputRelay
{
public:
    struct Output
    {
        StreamSink* sink = nullptr;
        OpenLine line;
    };

    explicit OutputRelay(PollLoop& loop) : m_loop(loop) {}
    ~OutputRelay();
    OutputRelay(const OutputRelay&) = delete;
    OutputRelay& operator=(const OutputRelay&) = delete;

    /// The output behind `sink`, which outlives the relay; the same one when asked again.
    Output& addOutput(StreamSink& sink);
    /// One stream of one rank, which writes to the other end of `fd`.
    void addStream(UniqueFd fd, std::string label, RankLines::Mode mode, Output& output);
    /// Nothing of the step lives: reads what the pipes still hold and passes the last lines on. The sinks may need time yet.
    void drain();
    /// All that was read is with the system.
    bool empty() const;

private:
    struct Stream
    {
        UniqueFd fd;
        RankLines lines;
        Output& output;
        PollLoop::Id watch = 0;
    };

    /// False once the stream has ended.
    bool readOnce(Stream& stream);
    void end(Stream& stream);
    void balance();

    PollLoop& m_loop;
    std::list<Output> m_outputs; ///< Addresses stay.
    std::list<Stream> m_streams;
    std::vector<char> m_buffer;
    std::string m_text;
};

} // namespace slotd
