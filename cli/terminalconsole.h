// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "console.h"

namespace slotd
{

/// The console of a real process: file descriptors 0, 1 and 2. SIGPIPE must be ignored; a reader that has gone is closed().
class TerminalConsole : public Console
{
public:
    TerminalConsole() = default;
    ~TerminalConsole() override;
    TerminalConsole(const TerminalConsole&) = delete;
    TerminalConsole& operator=(const TerminalConsole&) = delete;

    void out(std::string_view text) override;
    void err(std::string_view text) override;
    void flush() override;
    bool outIsTerminal() const override;
    bool errIsTerminal() const override;
    int columns() const override;
    std::optional<std::string> readLine() override;
    std::string readAll() override;
    bool closed() const override { return m_outError != 0; }

    /// errno of the write to stdout that failed; 0 when all went well.
    int outError() const { return m_outError; }

private:
    bool fill();

    std::string m_out;
    std::string m_in;
    int m_outError = 0;
};

} // namespace slotd
