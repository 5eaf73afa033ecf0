// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/fieldlist.h"
#include "base/result.h"
#include "base/strongid.h"
#include "domain/arrayspec.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace slotd
{

/// sbatch(1), --dependency. Values are stored: append only.
enum class DependencyKind : std::uint8_t { After = 0, AfterAny = 1, AfterOk = 2, AfterNotOk = 3, AfterCorr = 4, Singleton = 5 };

/// One condition on one job (or a whole array, or one task of it). Singleton has no job.
struct DependencyTerm
{
    DependencyKind kind = DependencyKind::AfterAny;
    JobId job;                                ///< Id as typed: of a job, or of an array (then all its tasks count).
    std::uint32_t arrayTask = kNoArrayTask;   ///< job_task form.
    std::int64_t delayMinutes = 0;            ///< after:ID+MIN.

    bool operator==(const DependencyTerm&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "kind", &DependencyTerm::kind), field(2, "job", &DependencyTerm::job),
                         field(3, "task", &DependencyTerm::arrayTask), field(4, "delay", &DependencyTerm::delayMinutes));
    }
};

/// All terms must hold (","), or any one suffices ("?"); the two don't mix (Slurm).
struct Dependency
{
    std::vector<DependencyTerm> terms;
    bool any = false;

    bool empty() const { return terms.empty(); }
    bool operator==(const Dependency&) const = default;
    static constexpr auto fields()
    {
        return fieldList(field(1, "terms", &Dependency::terms), field(2, "any", &Dependency::any));
    }
};

/// Reads "afterok:1:2,afterany:5_3", the seed's "afterok:1,2", "after:1+5", "singleton", "a?b", "" (none) and, as Slurm,
/// a bare job id (= afterany). Code::InvalidDependency otherwise.
Result<Dependency> parseDependency(std::string_view text);
/// Slurm's form: "afterok:1,afterany:5_3"; empty is "".
std::string formatDependency(const Dependency& dependency);

} // namespace slotd
