// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fuzz/fuzzing.h"
#include "options/batchscript.h"
#include "options/tojobspec.h"
#include "options/updatewords.h"

#include <algorithm>

using namespace slotd;

namespace
{

std::vector<std::string> splitWords(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

void requireWhole(const std::optional<Refusal>& refusal)
{
    test::require(!refusal || (refusal->exitCode && !refusal->lines.empty()), "a refusal has lines and an exit code");
}

} // namespace

/// The input is a script; after its first NUL come the words of a command line, one in a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const std::vector<Option<SubmitOptions>> table = submitOptionTable(CommandId::Sbatch);
    const Instant now(Milliseconds(1795413600000));
    const std::string_view input = test::asText(data, size);
    const std::size_t end = std::min(input.find('\0'), input.size());
    const std::string_view script = input.substr(0, end);
    const std::vector<std::string> words = splitWords(input.substr(std::min(end + 1, input.size())));

    (void)checkBatchScript(script);
    const DirectiveWords directives = scanDirectives(script);
    requireWhole(directives.refusal);
    for (const std::string& word : directives.words)
        test::require(word.find('\n') == std::string::npos, "a directive ends with its line");

    const Scan scan = scanArguments(row(CommandId::Sbatch), rowsOf(std::span<const Option<SubmitOptions>>(table)), words, true,
                                    OptionSource::CommandLine);
    requireWhole(scan.refusal);
    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse = parseSubmission(CommandId::Sbatch, table, scan, script, {}, now, options, uses);
    requireWhole(parse.refusal);
    if (!parse.refusal) {
        const std::variant<JobSpec, Refusal> spec = toJobSpec(options, SubmitContext{});
        test::require(!std::holds_alternative<Refusal>(spec) || std::get<Refusal>(spec).exitCode, "a refusal has an exit code");
    }
    const std::variant<UpdateWords, Refusal> update = parseUpdateWords(words, now);
    test::require(!std::holds_alternative<Refusal>(update) || !std::get<Refusal>(update).lines.empty(), "a refusal has lines");
    return 0;
}
