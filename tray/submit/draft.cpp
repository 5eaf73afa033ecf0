// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submit/draft.h"

#include "client/blockingclient.h"
#include "models/jobitem.h"
#include "options/batchscript.h"
#include "options/tojobspec.h"

#include <algorithm>
#include <array>
#include <QFile>
#include <QProcess>
#include <span>
#include <string_view>

namespace slotd
{

namespace
{

constexpr qint64 kLargestScript = 4 << 20;
/// Options that are about one call of sbatch, not about the job.
constexpr std::array<std::string_view, 6> kOfOneCall{"parsable", "quiet", "test-only", "verbose", "wait", "wrap"};

QString wordsOf(const Refusal& refusal)
{
    QStringList lines;
    for (const DiagnosticLine& line : refusal.lines)
        lines.append(QString::fromStdString(line.text).simplified());
    return lines.join(QLatin1Char(' '));
}

std::vector<std::string> plainWords(const QStringList& words)
{
    std::vector<std::string> plain;
    for (const QString& word : words)
        plain.push_back(word.toStdString());
    return plain;
}

} // namespace

Draft::Draft() : m_table(submitOptionTable(CommandId::Sbatch)) {}

std::optional<std::size_t> Draft::rowOf(const std::string& longName) const
{
    for (std::size_t i = 0; i < m_table.size(); ++i) {
        if (m_table[i].longName == longName)
            return i;
    }
    return std::nullopt;
}

QString Draft::loadScript(const QString& path)
{
    m_scriptPath.clear();
    m_script.clear();
    m_command.clear();
    m_directives.clear();
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    m_script = file.read(kLargestScript + 1).toStdString();
    if (const auto refusal = checkBatchScript(m_script))
        return wordsOf(*refusal);
    m_scriptPath = path;
    const DirectiveWords found = scanDirectives(m_script);
    if (found.refusal)
        return wordsOf(*found.refusal);
    const Scan scan = scanArguments(row(CommandId::Sbatch), rowsOf(std::span<const Option<SubmitOptions>>(m_table)), found.words, false,
                                    OptionSource::Directive);
    for (const OptionUse& use : scan.uses) {
        const std::string_view name = m_table[use.row].longName;
        m_directives[QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))] = QString::fromStdString(use.value);
    }
    return scan.refusal ? wordsOf(*scan.refusal) : QString();
}

void Draft::setCommand(const QString& command)
{
    m_scriptPath.clear();
    m_script.clear();
    m_directives.clear();
    m_command = command;
}

bool Draft::takeWords(const QStringList& words)
{
    const Scan scan = scanArguments(row(CommandId::Sbatch), rowsOf(std::span<const Option<SubmitOptions>>(m_table)), plainWords(words), true,
                                    OptionSource::CommandLine);
    if (scan.refusal)
        return false;
    for (const OptionUse& use : scan.uses) {
        const std::string_view name = m_table[use.row].longName;
        if (!m_table[use.row].directive || std::find(kOfOneCall.begin(), kOfOneCall.end(), name) != kOfOneCall.end())
            continue;
        set(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), use.hasValue ? QString::fromStdString(use.value) : QStringLiteral("yes"));
    }
    return true;
}

void Draft::set(const QString& option, const QString& value)
{
    m_values[option] = value.trimmed();
}

QString Draft::directive(const QString& option) const
{
    const auto it = m_directives.find(option);
    return it == m_directives.end() ? QString() : it->second;
}

QString Draft::value(const QString& option) const
{
    const auto it = m_values.find(option);
    return it == m_values.end() ? QString() : it->second;
}

QStringList Draft::words() const
{
    QStringList words;
    for (const auto& [option, value] : m_values) {
        const auto at = rowOf(option.toStdString());
        if (value.isEmpty() || !at || value == directive(option))
            continue;
        if (m_table[*at].argument == ArgKind::None || (m_table[*at].argument == ArgKind::Optional && value == QLatin1String("yes")))
            words.append(QStringLiteral("--") + option);
        else
            words.append(QStringLiteral("--") + option + QLatin1Char('=') + value);
    }
    if (!m_scriptPath.isEmpty())
        return words << m_scriptPath << QProcess::splitCommand(m_arguments);
    if (!m_command.trimmed().isEmpty())
        words.append(QStringLiteral("--wrap=") + m_command.trimmed());
    return words;
}

QString Draft::problemWith(const QString& option) const
{
    const QString text = value(option);
    const auto at = rowOf(option.toStdString());
    if (text.isEmpty() || !at || m_table[*at].argument == ArgKind::None)
        return {};
    SubmitOptions options;
    const std::vector<OptionUse> uses{{.row = *at, .hasValue = true, .value = text.toStdString(), .source = OptionSource::CommandLine}};
    const Parse parse = applyUses(std::span<const Option<SubmitOptions>>(m_table), uses, currentTime(), options);
    return parse.refusal ? wordsOf(*parse.refusal) : QString();
}

Result<SubmitRequest> Draft::testRequest(const QString& folder) const
{
    const std::string script = m_scriptPath.isEmpty() ? wrapScript(m_command.trimmed().toStdString()) : m_script;
    const Scan scan = scanArguments(row(CommandId::Sbatch), rowsOf(std::span<const Option<SubmitOptions>>(m_table)), plainWords(words()), true,
                                    OptionSource::CommandLine);
    if (scan.refusal)
        return Error(Code::InvalidArgument, wordsOf(*scan.refusal).toStdString());
    SubmitOptions options;
    std::vector<OptionUse> uses;
    const Parse parse = parseSubmission(CommandId::Sbatch, m_table, scan, script, {}, currentTime(), options, uses);
    if (parse.refusal)
        return Error(Code::InvalidArgument, wordsOf(*parse.refusal).toStdString());
    SubmitContext context;
    context.currentFolder = folder.toStdString();
    context.submitLine = "sbatch";
    context.scriptPath = m_scriptPath.toStdString();
    auto spec = toJobSpec(options, context);
    if (const Refusal* refusal = std::get_if<Refusal>(&spec))
        return Error(Code::InvalidArgument, wordsOf(*refusal).toStdString());
    SubmitRequest request;
    request.token = newSubmissionToken();
    request.spec = std::get<JobSpec>(std::move(spec));
    request.script = script;
    request.testOnly = true;
    return request;
}

QString optionOf(const Error& error)
{
    // Of all that a machine can be too small for, only memory is named, and in a line of its own.
    if (error.code == Code::NotAvailable && error.message.starts_with("Memory"))
        return QStringLiteral("mem");
    switch (static_cast<int>(error.code)) {
    case static_cast<int>(Code::InvalidPartition): return QStringLiteral("partition");
    case static_cast<int>(Code::InvalidDependency): return QStringLiteral("dependency");
    case static_cast<int>(Code::InvalidArray): return QStringLiteral("array");
    case static_cast<int>(Code::InvalidFeature): return QStringLiteral("constraint");
    case static_cast<int>(Code::InvalidGres): return QStringLiteral("gpus");
    case static_cast<int>(Code::InvalidTimeLimit): return QStringLiteral("time");
    case static_cast<int>(Code::InvalidWorkDir): return QStringLiteral("chdir");
    default: return {};
    }
}

} // namespace slotd
