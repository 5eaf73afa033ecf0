// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/resources.h"

#include "base/units.h"

namespace slotd
{

std::string formatTres(Cpus cpus, Megabytes memory, Gpus gpus, bool nodes)
{
    std::string text = "cpu=" + std::to_string(cpus.value);
    if (memory.value > 0)
        text += ",mem=" + formatMemory(memory);
    if (nodes)
        text += ",node=1,billing=" + std::to_string(cpus.value);
    if (gpus.value > 0)
        text += ",gres/gpu=" + std::to_string(gpus.value);
    return text;
}

std::string formatIndexRanges(const std::vector<std::uint32_t>& ascending)
{
    std::string text;
    for (std::size_t first = 0; first < ascending.size();) {
        std::size_t last = first;
        while (last + 1 < ascending.size() && ascending[last + 1] == ascending[last] + 1)
            ++last;
        if (!text.empty())
            text += ',';
        text += std::to_string(ascending[first]);
        if (last > first)
            text += '-' + std::to_string(ascending[last]);
        first = last + 1;
    }
    return text;
}

} // namespace slotd
