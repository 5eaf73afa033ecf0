// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/querysetters.h"

#include "base/units.h"

#include <algorithm>

namespace slotd::querysetters
{

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (comma > 0)
            parts.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

StatesOrWord readStates(std::string_view text)
{
    StatesOrWord result;
    for (const std::string& word : splitList(text)) {
        if (word == "all" || word == "ALL") {
            result.states = kAllStates;
            continue;
        }
        const std::optional<StateWord> state = parseStateWord(word);
        if (!state) {
            result.badWord = word;
            return result;
        }
        if (state->state)
            result.states |= bit(*state->state);
    }
    return result;
}

SetResult readIterate(std::uint32_t& seconds, const OptionInput& input)
{
    const std::optional<std::uint64_t> number = parseUnsigned(input.value);
    if (!number || *number == 0 || *number > 0xffffffffU)
        return refuse("--iterate=" + std::string(input.value));
    seconds = static_cast<std::uint32_t>(*number);
    return {};
}

SetResult readJson(bool& json, const OptionInput& input)
{
    if (input.hasValue && input.value != "v0.0.38" && input.value != "openapi/v0.0.38" && input.value != "openapi/dbv0.0.38")
        return refuse("There is no JSON layout '" + std::string(input.value) + "' here, only v0.0.38");
    json = true;
    return {};
}

std::optional<Refusal> checkClusters(std::string_view names)
{
    for (const std::string& name : splitList(names)) {
        if (name != "slotd" && name != "all")
            return refuse("'" + name + "' can't be reached now, or it is an invalid entry for --cluster.  Use 'sacctmgr list "
                          "clusters' to see available clusters.");
    }
    return {};
}

} // namespace slotd::querysetters
