// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/units.h"
#include "domain/signalspec.h"
#include "fuzz/fuzzing.h"

using namespace slotd;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = test::asText(data, size);
    if (const auto memory = parseMemory(text)) {
        test::require(memory->value >= 0, "no negative memory");
        test::require(*parseMemory(formatMemory(*memory)) == *memory, "what is printed reads back");
    }
    if (const auto signal = parseWarnSignal(text)) {
        test::require(signal->signal >= 1 && signal->signal <= 64, "a signal that exists");
        test::require(*parseWarnSignal(formatWarnSignal(*signal)) == *signal, "a signal reads back");
    }
    return 0;
}
