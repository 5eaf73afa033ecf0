// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// What proc(5) says of one process in /proc/<pid>/stat.
struct ProcessStat
{
    int pid = 0;
    int parent = 0;
    int session = 0;
    char state = '?';             ///< 'Z' and 'X' are dead.
    std::uint64_t startTicks = 0; ///< Clock ticks since boot.

    bool alive() const { return state != 'Z' && state != 'X'; }
};

/// None for text that is no stat line.
std::optional<ProcessStat> parseProcessStat(std::string_view text);
/// None when there is no such process (any more).
std::optional<ProcessStat> readProcessStat(int pid);
/// All processes that /proc shows, dead ones included, in no order.
std::vector<ProcessStat> readProcessTable();
/// The descendants of `root` in `table`, living ones only, without `root` itself.
std::vector<ProcessStat> livingDescendants(const std::vector<ProcessStat>& table, int root);
/// Ends every process that `find` finds, also one that forks all the time: first nothing may move, then all is killed.
void killEach(const std::function<std::vector<ProcessStat>()>& find);
/// Clock ticks since boot, to compare with startTicks.
std::uint64_t ticksSinceBoot();
/// The random id of this boot; "" where the kernel does not say.
std::string readBootId();
/// A whole small file; "" when it cannot be read. At most `limit` bytes.
std::string readSmallFile(const std::string& path, std::size_t limit = 65536);

} // namespace slotd
