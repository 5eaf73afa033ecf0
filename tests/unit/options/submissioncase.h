// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "options/batchscript.h"
#include "options/tojobspec.h"

#include <QString>
#include <QStringList>

namespace slotd::test
{

/// 2026-11-23 06:00:00 UTC: when every command of these tests is typed.
inline constexpr Instant kTypedAt{Milliseconds(1795413600000)};

/// One call of sbatch as far as it needs no daemon: the lines on stderr and the exit code, or the job it asks for.
struct SubmissionCase
{
    QStringList lines;
    int exitCode = 0;
    SubmitOptions options;
    JobSpec spec;
    OptionRole action = OptionRole::Value;

    bool refused() const { return !lines.isEmpty() || exitCode != 0; }
};

inline SubmissionCase submit(const std::vector<std::string>& args, const std::string& script = {}, const EnvVars& environment = {},
                             CommandId command = CommandId::Sbatch)
{
    SubmissionCase result;
    const auto refuse = [&](const Refusal& refusal) {
        for (const DiagnosticLine& line : refusal.lines)
            result.lines << QString::fromStdString(format(line, row(command)));
        result.exitCode = refusal.exitCode.value_or(-1);
        return result;
    };
    const std::vector<Option<SubmitOptions>> table = submitOptionTable(command);
    const Scan scan = scanArguments(row(command), rowsOf(std::span<const Option<SubmitOptions>>(table)), args, true,
                                    OptionSource::CommandLine);
    if (scan.refusal)
        return refuse(*scan.refusal);
    std::vector<OptionUse> uses;
    const Parse parse = parseSubmission(command, table, scan, script, environment, kTypedAt, result.options, uses);
    if (parse.refusal)
        return refuse(*parse.refusal);
    result.action = parse.action;
    SubmitContext context;
    context.currentFolder = "/home/user/here";
    context.host = "host";
    context.submitLine = "sbatch ...";
    if (!parse.operands.empty())
        context.scriptPath = "/home/user/here/" + parse.operands.front();
    std::variant<JobSpec, Refusal> spec = toJobSpec(result.options, context);
    if (const Refusal* refusal = std::get_if<Refusal>(&spec))
        return refuse(*refusal);
    result.spec = std::get<JobSpec>(spec);
    return result;
}

inline std::vector<std::string> words(const QString& line)
{
    std::vector<std::string> result;
    for (const QString& word : line.split(' ', Qt::SkipEmptyParts))
        result.push_back(word == "''" ? std::string() : word.toStdString());
    return result;
}

} // namespace slotd::test
