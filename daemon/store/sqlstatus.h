// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>

namespace slotd
{

// Primary result codes of SQLite that we tell apart (sqlite.org/rescode.html).
inline constexpr int kSqlError = 1;
inline constexpr int kSqlIoError = 10;
inline constexpr int kSqlFull = 13;
inline constexpr int kSqlTooBig = 18;
inline constexpr int kSqlConstraint = 19;
inline constexpr int kSqlMismatch = 20;
inline constexpr int kSqlRange = 25;
inline constexpr int kSqlNotADatabase = 26;

/// How a call of SQLite ended: success, or its result code and words.
struct [[nodiscard]] SqlStatus
{
    int code = 0; ///< Extended result code; 0 = success.
    std::string text;

    bool ok() const { return code == 0; }
    int primary() const { return code & 0xff; }
    /// The statement itself is at fault: trying again would fail again.
    bool permanent() const;
    /// One line for people: "No space left on device" ...
    std::string words() const;
};

} // namespace slotd
