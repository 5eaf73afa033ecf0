// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/arrayspec.h"
#include "domain/hostlist.h"
#include "domain/jobref.h"
#include "fuzz/fuzzing.h"

using namespace slotd;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::uint32_t kMaxTask = 1'000'000;
    constexpr std::size_t kMaxTasks = 5000;
    const std::string_view text = test::asText(data, size);
    if (const auto spec = parseArraySpec(text, kMaxTask, kMaxTasks)) {
        test::require(!spec->tasks.empty() && spec->tasks.size() <= kMaxTasks, "as many tasks as allowed");
        test::require(spec->max() <= kMaxTask, "no task past the largest");
        const auto again = parseArraySpec(formatTaskIds(spec->tasks, spec->limit), kMaxTask, kMaxTasks);
        test::require(again.ok() && *again == *spec, "what is printed reads back");
    }
    if (const auto ref = parseJobRef(text)) {
        const auto again = parseJobRef(formatJobRef(*ref));
        test::require(again.ok() && *again == *ref, "a reference reads back");
    }
    test::require(expandHostlist(text).size() <= 65536, "a bounded number of hosts");
    return 0;
}
