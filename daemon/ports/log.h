// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace slotd
{

enum class LogLevel { Debug, Info, Warning, Error };

/// One line, key=value pairs quoted where needed; never an environment or a script.
class Log
{
public:
    using Pairs = std::initializer_list<std::pair<std::string_view, std::string>>;
    virtual ~Log() = default;
    virtual void write(LogLevel level, std::string_view event, Pairs pairs) = 0;

    void debug(std::string_view event, Pairs pairs = {}) { write(LogLevel::Debug, event, pairs); }
    void info(std::string_view event, Pairs pairs = {}) { write(LogLevel::Info, event, pairs); }
    void warning(std::string_view event, Pairs pairs = {}) { write(LogLevel::Warning, event, pairs); }
    void error(std::string_view event, Pairs pairs = {}) { write(LogLevel::Error, event, pairs); }
};

} // namespace slotd
