// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace slotd
{

/// Where a command writes and reads: the terminal, or a test's strings.
class Console
{
public:
    virtual ~Console() = default;

    /// Appends to stdout. Kept until flush() or the end of the command, and written in few large writes.
    virtual void out(std::string_view text) = 0;
    /// Appends to stderr, at once, after what stdout still holds.
    virtual void err(std::string_view text) = 0;
    virtual void flush() = 0;
    virtual bool outIsTerminal() const = 0;
    virtual bool errIsTerminal() const = 0;
    /// Columns of the terminal on stdout; 0 when it is none.
    virtual int columns() const = 0;
    /// One line of stdin without its end; none at the end of the input.
    virtual std::optional<std::string> readLine() = 0;
    /// All of stdin.
    virtual std::string readAll() = 0;
    /// The reader of stdout has gone (EPIPE): nothing more needs to be made.
    virtual bool closed() const = 0;

    void outLine(std::string_view text) { out(std::string(text) + '\n'); }
    void errLine(std::string_view text) { err(std::string(text) + '\n'); }
};

} // namespace slotd
