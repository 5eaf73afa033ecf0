// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/gpuprobe.h"

#include <algorithm>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <utility>

namespace slotd
{

namespace
{

constexpr auto kProgramName = "nvidia-smi";

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

} // namespace

GpuFacts parseGpuNames(std::string_view output)
{
    GpuFacts facts;
    while (!output.empty()) {
        const auto end = output.find('\n');
        const std::string_view name = trimmed(output.substr(0, end));
        output.remove_prefix(end == std::string_view::npos ? output.size() : end + 1);
        if (name.empty())
            continue;
        ++facts.count;
        if (std::find(facts.models.begin(), facts.models.end(), name) == facts.models.end())
            facts.models.emplace_back(name);
    }
    return facts;
}

QStringList gpuProgramCandidates(const QString& searchPath, const QStringList& folders)
{
    QStringList found;
    const auto add = [&](const QStringList& where) {
        const QString program = where.isEmpty() ? QString() : QStandardPaths::findExecutable(kProgramName, where);
        if (!program.isEmpty() && !found.contains(program))
            found.append(program);
    };
    add(searchPath.split(':', Qt::SkipEmptyParts));
    for (const QString& folder : folders)
        add({folder});
    return found;
}

GpuProbe::GpuProbe(QStringList candidates, Milliseconds timeLimit, QObject* parent)
    : QObject(parent), m_candidates(std::move(candidates)), m_timeLimit(timeLimit)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        abandonProgram();
        finish({0, {}, "nvidia-smi did not answer in time"});
    });
}

GpuProbe::~GpuProbe()
{
    abandonProgram();
}

void GpuProbe::run(Done done)
{
    m_done = std::move(done);
    m_limit.start(m_timeLimit);
    // Not at once: the caller's `done` never runs inside run().
    QMetaObject::invokeMethod(this, &GpuProbe::tryNext, Qt::QueuedConnection);
}

void GpuProbe::tryNext()
{
    if (m_candidates.isEmpty()) {
        finish({0, {}, m_trouble});
        return;
    }
    m_program = new QProcess;
    m_program->setStandardInputFile(QProcess::nullDevice());
    m_program->setStandardErrorFile(QProcess::nullDevice());
    connect(m_program, &QProcess::finished, this, [this](int status, QProcess::ExitStatus how) {
        programEnded(how == QProcess::NormalExit && status == 0);
    });
    connect(m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            programEnded(false);
    });
    m_program->start(m_candidates.takeFirst(), {"--query-gpu=name", "--format=csv,noheader"});
}

void GpuProbe::programEnded(bool answered)
{
    QProcess* const program = std::exchange(m_program, nullptr);
    program->deleteLater();
    if (answered) {
        const QByteArray output = program->readAllStandardOutput();
        finish(parseGpuNames({output.constData(), static_cast<std::size_t>(output.size())}));
        return;
    }
    m_trouble = program->program().toStdString() + " failed";
    // A failed start is told from inside start(): leave that call before the next one.
    QMetaObject::invokeMethod(this, &GpuProbe::tryNext, Qt::QueuedConnection);
}

void GpuProbe::finish(const GpuFacts& facts)
{
    m_limit.stop();
    m_candidates.clear();
    if (const Done done = std::exchange(m_done, {}))
        done(facts);
}

void GpuProbe::abandonProgram()
{
    if (m_program == nullptr)
        return;
    // Its destructor would wait for an end that a hanging driver may never grant; so it goes when it has ended.
    QProcess* const program = std::exchange(m_program, nullptr);
    program->disconnect(this);
    QObject::connect(program, &QProcess::finished, program, &QObject::deleteLater);
    program->kill();
}

} // namespace slotd
