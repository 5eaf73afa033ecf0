// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>

namespace slotd
{

/// What a Ctrl-C means (srun(1), Signals and Escape Sequences).
class Interrupts
{
public:
    enum class Answer {
        Status,    ///< Say how the tasks stand and that one more ends the step.
        Forward,   ///< Pass the signal on (--disable-status).
        End,       ///< Second one: the signal to the tasks, then the step is ended.
        Force,     ///< The step is killed.
    };
    struct Rules
    {
        bool terminal = true; ///< Somebody sits there who can type it again.
        bool quit = false;    ///< --quit-on-interrupt
        bool disableStatus = false;
    };

    explicit Interrupts(Rules rules) : m_rules(rules) {}
    /// `nowMs`: of a clock that only goes forward. `ending`: the step is being ended already.
    Answer next(std::int64_t nowMs, bool ending);

private:
    static constexpr std::int64_t kAgainWithinMs = 1000;

    Rules m_rules;
    bool m_any = false;
    std::int64_t m_lastMs = 0;
};

} // namespace slotd
