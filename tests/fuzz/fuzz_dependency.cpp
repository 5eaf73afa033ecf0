// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/dependency.h"
#include "domain/exportspec.h"
#include "fuzz/fuzzing.h"

using namespace slotd;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text = test::asText(data, size);
    if (const auto dependency = parseDependency(text)) {
        const auto again = parseDependency(formatDependency(*dependency));
        test::require(again.ok() && *again == *dependency, "what is printed reads back");
    }
    if (const auto spec = parseExportSpec(text)) {
        const EnvVars caller{{"A", "1"}, {"SLURM_X", "2"}};
        const EnvVars built = buildEnvironment(*spec, caller, {{"HOME", "/"}});
        if (text.find('\0') == std::string_view::npos)
            test::require(unpackEnvironment(packEnvironment(built)) == built, "an environment reads back");
    }
    (void)parseExportFile(text);
    return 0;
}
