// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/dependency.h"

#include "base/enumtable.h"
#include "base/units.h"

#include <array>
#include <limits>
#include <optional>

namespace slotd
{

namespace
{

struct KindRow
{
    DependencyKind id;
    std::string_view name;
};

constexpr std::array<KindRow, 6> kKinds{{
    {DependencyKind::After, "after"},
    {DependencyKind::AfterAny, "afterany"},
    {DependencyKind::AfterOk, "afterok"},
    {DependencyKind::AfterNotOk, "afternotok"},
    {DependencyKind::AfterCorr, "aftercorr"},
    {DependencyKind::Singleton, "singleton"},
}};
static_assert(rowsInOrder(kKinds));

std::optional<DependencyKind> kindNamed(std::string_view word)
{
    std::string lower(word);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const KindRow& row : kKinds) {
        if (lower == row.name)
            return row.id;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> number32(std::string_view text)
{
    const auto number = parseUnsigned(text);
    if (!number || *number >= std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return static_cast<std::uint32_t>(*number);
}

// "5", "5_3", "5_*" (all its tasks, as "5"), and for after "5+10".
std::optional<DependencyTerm> parseTarget(DependencyKind kind, std::string_view text)
{
    DependencyTerm term;
    term.kind = kind;
    if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
        const auto minutes = number32(text.substr(plus + 1));
        if (!minutes || kind != DependencyKind::After)
            return std::nullopt;
        term.delayMinutes = *minutes;
        text = text.substr(0, plus);
    }
    if (const std::size_t bar = text.find('_'); bar != std::string_view::npos) {
        const std::string_view task = text.substr(bar + 1);
        if (task != "*") {
            const auto id = number32(task);
            if (!id)
                return std::nullopt;
            term.arrayTask = *id;
        }
        text = text.substr(0, bar);
    }
    const auto job = number32(text);
    if (!job || *job == 0)
        return std::nullopt;
    term.job = JobId(*job);
    return term;
}

// Adds "5:6_1"; each target is a term of its own.
bool addTargets(DependencyKind kind, std::string_view targets, Dependency& out)
{
    while (true) {
        const std::size_t colon = targets.find(':');
        const auto term = parseTarget(kind, targets.substr(0, colon));
        if (!term)
            return false;
        out.terms.push_back(*term);
        if (colon == std::string_view::npos)
            return true;
        targets.remove_prefix(colon + 1);
    }
}

/// One clause between commas: `last` is the kind that a bare job id takes (the seed's afterok:1,2).
bool addClause(std::string_view clause, DependencyKind& last, Dependency& out)
{
    const std::size_t colon = clause.find(':');
    if (const auto kind = kindNamed(clause.substr(0, colon))) {
        const bool single = *kind == DependencyKind::Singleton;
        if (single != (colon == std::string_view::npos))
            return false;
        if (single) {
            out.terms.push_back({*kind, {}, kNoArrayTask, 0});
            last = DependencyKind::AfterAny;
            return true;
        }
        last = *kind;
        return addTargets(*kind, clause.substr(colon + 1), out);
    }
    return addTargets(last, clause, out);
}

} // namespace

Result<Dependency> parseDependency(std::string_view text)
{
    Dependency dependency;
    if (text.empty())
        return dependency;
    const bool any = text.find('?') != std::string_view::npos;
    if (any && text.find(',') != std::string_view::npos)
        return Error(Code::InvalidDependency);
    const char separator = any ? '?' : ',';
    DependencyKind last = DependencyKind::AfterAny;
    while (true) {
        const std::size_t end = text.find(separator);
        if (!addClause(text.substr(0, end), last, dependency))
            return Error(Code::InvalidDependency);
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    dependency.any = any;
    return dependency;
}

std::string formatDependency(const Dependency& dependency)
{
    std::string text;
    for (const DependencyTerm& term : dependency.terms) {
        if (!text.empty())
            text += dependency.any ? '?' : ',';
        text += kKinds[static_cast<std::size_t>(term.kind)].name;
        if (term.kind == DependencyKind::Singleton)
            continue;
        text += ':' + std::to_string(term.job.value);
        if (term.arrayTask != kNoArrayTask)
            text += '_' + std::to_string(term.arrayTask);
        if (term.delayMinutes > 0)
            text += '+' + std::to_string(term.delayMinutes);
    }
    return text;
}

} // namespace slotd
