// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "look/shownstate.h"

#include <QCoreApplication>

namespace slotd
{

namespace
{

constexpr std::array<ShownStateRow, kShownStates> kRows{{
    {ShownState::Running, QT_TRANSLATE_NOOP("State", "Running"), Glyph::Running, 0x0b5fc9, 0x6cb0ff, false, false},
    {ShownState::Pending, QT_TRANSLATE_NOOP("State", "Pending"), Glyph::Pending, 0x7d5200, 0xe3b341, false, false},
    {ShownState::Held, QT_TRANSLATE_NOOP("State", "Held"), Glyph::Held, 0x6b3fb0, 0xbf9bff, false, false},
    {ShownState::Suspended, QT_TRANSLATE_NOOP("State", "Suspended"), Glyph::Suspended, 0x5b6200, 0xc9d05c, false, false},
    {ShownState::Completing, QT_TRANSLATE_NOOP("State", "Completing"), Glyph::Completing, 0x0a6b76, 0x56c7d4, false, false},
    {ShownState::Completed, QT_TRANSLATE_NOOP("State", "Completed"), Glyph::Completed, 0x1a7334, 0x5cc97b, true, false},
    {ShownState::Failed, QT_TRANSLATE_NOOP("State", "Failed"), Glyph::Failed, 0xc02020, 0xff8078, true, true},
    {ShownState::Timeout, QT_TRANSLATE_NOOP("State", "Timed out"), Glyph::Timeout, 0xa84300, 0xffa066, true, true},
    {ShownState::OutOfMemory, QT_TRANSLATE_NOOP("State", "Out of memory"), Glyph::OutOfMemory, 0xa01a62, 0xff8cc3, true, true},
    {ShownState::Cancelled, QT_TRANSLATE_NOOP("State", "Cancelled"), Glyph::Cancelled, 0x57606a, 0xa3adb8, true, false},
}};
static_assert(rowsInOrder(kRows));

} // namespace

const ShownStateRow& row(ShownState state)
{
    return kRows[static_cast<std::size_t>(state)];
}

ShownState shownState(JobState state, bool held)
{
    switch (state) {
    case JobState::Pending: return held ? ShownState::Held : ShownState::Pending;
    case JobState::Running: return ShownState::Running;
    case JobState::Completing: return ShownState::Completing;
    case JobState::Completed: return ShownState::Completed;
    case JobState::Failed: return ShownState::Failed;
    case JobState::Cancelled: return ShownState::Cancelled;
    case JobState::Timeout: return ShownState::Timeout;
    case JobState::OutOfMemory: return ShownState::OutOfMemory;
    case JobState::Suspended: return ShownState::Suspended;
    case JobState::Count: break;
    }
    return ShownState::Pending;
}

QString stateWord(ShownState state)
{
    return QCoreApplication::translate("State", row(state).word);
}

QColor stateColor(ShownState state, bool dark)
{
    return QColor::fromRgb(dark ? row(state).dark : row(state).light);
}

} // namespace slotd
