// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace slotd::perf
{

/// Seconds, or whatever was measured, of all rounds.
class Samples
{
public:
    void add(double value) { m_values.push_back(value); }
    double min() const { return at(0); }
    double median() const { return at(0.5); }
    double max() const { return at(1); }
    std::size_t size() const { return m_values.size(); }

private:
    double at(double quantile) const
    {
        if (m_values.empty())
            return 0;
        std::vector<double> sorted = m_values;
        std::sort(sorted.begin(), sorted.end());
        return sorted[static_cast<std::size_t>(quantile * static_cast<double>(sorted.size() - 1))];
    }
    std::vector<double> m_values;
};

class Stopwatch
{
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

inline void printSamples(const std::string& what, const Samples& s, double scale, const char* unit)
{
    std::printf("    %-58s min %9.3f  median %9.3f  max %9.3f %s (n=%zu)\n", what.c_str(), s.min() * scale, s.median() * scale,
                s.max() * scale, unit, s.size());
}

/// One line of the table in docs/performance.md: what was reached, and what the aim is.
inline void printResult(const std::string& what, double value, const std::string& aim)
{
    std::printf("=== %-66s %10.3f   (aim %s)\n", what.c_str(), value, aim.c_str());
    std::fflush(stdout);
}

} // namespace slotd::perf
