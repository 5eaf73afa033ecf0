// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <string>
#include <string_view>

namespace slotd
{

/// Who is in the middle of a line in one output; shared by the ranks that write to it.
struct OpenLine
{
    const void* owner = nullptr; ///< null: the output is at the beginning of a line.
};

/// One stream of one rank on its way to an output that others share: passes on whole lines, each with its label.
class RankLines
{
public:
    enum class Mode {
        Lines, ///< Whole lines, or kLongestLine bytes of one.
        Bytes, ///< At once. With a label, a line that another rank broke off is ended first.
    };
    static constexpr std::size_t kLongestLine = 1U << 20;

    RankLines(std::string label, Mode mode, OpenLine& line) : m_label(std::move(label)), m_mode(mode), m_line(line) {}

    /// What of it can go out now, appended to `out`.
    void take(std::string_view bytes, std::string& out);
    /// The rank has closed its stream: the rest, and under a label the end of its last line.
    void finish(std::string& out);

private:
    void pass(std::string_view text, std::string& out);

    std::string m_label; ///< "" = none.
    Mode m_mode;
    OpenLine& m_line;
    std::string m_held; ///< An unfinished line.
    bool m_open = false; ///< The line whose beginning was passed on has not ended.
};

} // namespace slotd
