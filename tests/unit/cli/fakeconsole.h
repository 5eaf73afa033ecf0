// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "console.h"

#include <vector>

namespace slotd::test
{

/// Keeps what is written, answers from a list.
class FakeConsole : public Console
{
public:
    std::string stdoutText;
    std::string stderrText;
    std::string input;
    bool terminal = false;

    void out(std::string_view text) override { stdoutText += text; }
    void err(std::string_view text) override { stderrText += text; }
    void flush() override {}
    bool outIsTerminal() const override { return terminal; }
    bool errIsTerminal() const override { return terminal; }
    int columns() const override { return 0; }
    std::optional<std::string> readLine() override
    {
        if (input.empty())
            return std::nullopt;
        const std::size_t end = input.find('\n');
        std::string line = input.substr(0, end);
        input.erase(0, end == std::string::npos ? end : end + 1);
        return line;
    }
    std::string readAll() override { return std::move(input); }
    bool closed() const override { return false; }
};

} // namespace slotd::test
