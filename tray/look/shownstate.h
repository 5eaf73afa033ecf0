// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/enumtable.h"
#include "domain/jobstate.h"
#include "look/glyphs.h"

#include <array>
#include <cstdint>
#include <QColor>
#include <QString>

namespace slotd
{

/// A job's state as people think of it: a held job is no ordinary pending one.
enum class ShownState : std::uint8_t {
    Running,
    Pending,
    Held,
    Suspended,
    Completing,
    Completed,
    Failed,
    Timeout,
    OutOfMemory,
    Cancelled,
    Count
};

inline constexpr std::size_t kShownStates = static_cast<std::size_t>(ShownState::Count);

struct ShownStateRow
{
    ShownState id;
    const char* word;        ///< English, in the translation context "State".
    Glyph glyph;             ///< Tells the states apart without colour.
    std::uint32_t light;     ///< RGB on a light ground: contrast of 4.5:1 and more.
    std::uint32_t dark;
    bool ended;
    bool bad;                ///< Ended otherwise than the user wished.
};

const ShownStateRow& row(ShownState state);
ShownState shownState(JobState state, bool held);
/// The translated word: "Running".
QString stateWord(ShownState state);
QColor stateColor(ShownState state, bool dark);

} // namespace slotd
