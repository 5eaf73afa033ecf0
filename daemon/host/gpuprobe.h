// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "base/timefmt.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <string>
#include <string_view>
#include <vector>

class QProcess;

namespace slotd
{

/// What nvidia-smi told.
struct GpuFacts
{
    std::uint32_t count = 0;
    std::vector<std::string> models; ///< Distinct names in order of first sight ("NVIDIA RTX A2000").
    std::string trouble;             ///< One line where a program was there but gave no answer; "" otherwise.

    bool operator==(const GpuFacts&) const = default;
};

/// Reads `nvidia-smi --query-gpu=name --format=csv,noheader`: one non-empty line per GPU.
GpuFacts parseGpuNames(std::string_view output);

/// The places where nvidia-smi is looked for, in order (seed): $PATH, /usr/bin, /usr/lib/wsl/lib, /bin; those that exist and
/// can be run, each once.
QStringList gpuProgramCandidates(const QString& searchPath, const QStringList& folders = {
                                                               "/usr/bin", "/usr/lib/wsl/lib", "/bin"});

/// Asks nvidia-smi without holding up the event loop. A program that fails gives the turn to the next place; the time
/// limit is for all of them together, since a driver that hangs for one hangs for all.
class GpuProbe : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const GpuFacts&)>;

    explicit GpuProbe(QStringList candidates, Milliseconds timeLimit = Seconds(10), QObject* parent = nullptr);
    ~GpuProbe() override;

    /// Calls `done` once, from the event loop, unless this object goes first. May be called once.
    void run(Done done);

private:
    void tryNext();
    void programEnded(bool answered);
    void finish(const GpuFacts& facts);
    void abandonProgram();

    QStringList m_candidates;
    Milliseconds m_timeLimit;
    Done m_done;
    QTimer m_limit;
    QProcess* m_program = nullptr; ///< Deletes itself once it has ended, also after this object.
    std::string m_trouble;
};

} // namespace slotd
