// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/hostrange.h"

#include "base/units.h"

#include <tuple>

namespace slotd
{

namespace
{
/// A host name as prefix and trailing digits.
struct Parts
{
    std::string_view prefix;
    std::string_view digits;
    std::uint64_t number = 0;
    bool numbered = false;
};

Parts split(std::string_view name)
{
    std::size_t at = name.size();
    while (at > 0 && name[at - 1] >= '0' && name[at - 1] <= '9')
        --at;
    Parts parts{name.substr(0, at), name.substr(at)};
    if (const auto number = parseUnsigned(parts.digits)) {
        parts.number = *number;
        parts.numbered = true;
    }
    return parts;
}

/// True when `b` counts on from `a` in the same width, or grew by a digit without leading zeros.
bool follows(const Parts& a, const Parts& b)
{
    const bool sameWidth = a.digits.size() == b.digits.size();
    const bool grew = a.digits[0] != '0' && b.digits[0] != '0';
    return a.number + 1 == b.number && (sameWidth || grew);
}
} // namespace

std::string joinHostnames(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size();) {
        const Parts first = split(names[i]);
        std::string inside;
        std::size_t members = 0;
        while (first.numbered && i < names.size()) {
            const Parts begin = split(names[i]);
            if (!begin.numbered || begin.prefix != first.prefix)
                break;
            Parts end = begin;
            for (++i, ++members; i < names.size(); ++i, ++members) {
                const Parts next = split(names[i]);
                if (!next.numbered || next.prefix != first.prefix || !follows(end, next))
                    break;
                end = next;
            }
            inside.append(inside.empty() ? "" : ",").append(begin.digits);
            if (end.number != begin.number)
                inside.append("-").append(end.digits);
        }
        text.append(text.empty() ? "" : ",").append(first.prefix);
        if (members == 0)
            ++i;
        else if (members == 1)
            text += inside;
        else
            text.append("[").append(inside).append("]");
    }
    return text;
}

bool hostBefore(const std::string& a, const std::string& b)
{
    const Parts left = split(a);
    const Parts right = split(b);
    return std::tie(left.prefix, left.number, left.digits) < std::tie(right.prefix, right.number, right.digits);
}

} // namespace slotd
