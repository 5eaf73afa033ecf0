// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/timefmt.h"
#include "fuzz/fuzzing.h"

#include <ctime>

using namespace slotd;

extern "C" int LLVMFuzzerInitialize(int*, char***)
{
    setenv("TZ", "UTC", 1);
    tzset();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Instant now(Seconds(1'795'413'605));
    const std::string_view text = test::asText(data, size);
    if (const auto limit = parseTimeLimit(text)) {
        test::require(*limit > Seconds(0), "a limit is longer than nothing");
        test::require(*parseTimeLimit(formatDuration(*limit)) == *limit, "what squeue prints reads back");
        test::require(*parseTimeLimit(formatDurationPadded(*limit)) == *limit, "what sacct prints reads back");
    }
    for (const WhenBias bias : {WhenBias::Future, WhenBias::Past}) {
        const auto when = parseWhen(text, now, bias);
        if (when.ok())
            (void)formatTime(*when);
        else
            test::require(when.error().message.rfind("Invalid time specification (pos=", 0) == 0, "Slurm's words");
    }
    (void)formatTimeAs(now, text, now);
    return 0;
}
