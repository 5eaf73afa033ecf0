// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/result.h"
#include "base/uniquefd.h"
#include "interactive/pollloop.h"
#include "interactive/streamsink.h"
#include "interactive/terminalmode.h"

#include <functional>
#include <memory>

namespace slotd
{

/// The pseudo-terminal of srun --pty: keys from srun's stdin to it, what it shows to srun's stdout. srun's own terminal is in
/// raw mode meanwhile.
class PtyRelay
{
public:
    /// `input` stays the caller's; it may be no terminal.
    PtyRelay(PollLoop& loop, int input, StreamSink& output);
    ~PtyRelay();
    PtyRelay(const PtyRelay&) = delete;
    PtyRelay& operator=(const PtyRelay&) = delete;

    /// A new pseudo-terminal with the size of srun's; the side for task 0, of which no copy may stay in srun.
    Result<UniqueFd> open();
    void start();
    /// srun's terminal has another size.
    void resize();
    bool raw() const { return m_mode.raw(); }
    /// As it was before start(); start() again after a stop.
    void restore() { m_mode.restore(); }
    void makeRaw() { m_mode.makeRaw(); }
    /// Nothing of the step lives: `done` once everything that the terminal showed has been read.
    void drain(std::function<void()> done);

private:
    void onInput();
    void onOutput();
    void endInput();
    void balance();
    void armDrainTimer(std::int64_t ms);
    void finish();

    PollLoop& m_loop;
    int m_input;
    StreamSink& m_output;
    TerminalMode m_mode;
    UniqueFd m_master;
    std::unique_ptr<StreamSink> m_keys;
    PollLoop::Id m_inputWatch = 0;
    PollLoop::Id m_outputWatch = 0;
    PollLoop::Id m_drainTimer = 0;
    bool m_midLine = false; ///< Of the input.
    std::function<void()> m_drained;
};

} // namespace slotd
