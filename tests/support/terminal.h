// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <sys/types.h>

namespace slotd::test
{

/// A pseudo-terminal with a program in it that a test types at, as a person sits before a terminal window.
class Terminal
{
public:
    /// Starts `command` (a full path first) in the foreground of a new terminal of `rows` x `columns`. The terminal stays when
    /// the program has ended, as a shell's window does.
    Terminal(const QStringList& command, const QProcessEnvironment& environment, const QString& workDir, int rows = 30,
             int columns = 90);
    /// Closes the terminal and kills the program.
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    void type(const QByteArray& keys);
    void resize(int rows, int columns);
    /// Waits until what came on the screen since the last such wait contains `text`, and goes on behind it.
    bool expect(const QByteArray& text, int ms = 20'000);
    /// Waits for the program's end: its exit code, 128 + signal, or -1 when it still runs.
    int waitForExit(int ms = 20'000);
    pid_t pid() const { return m_pid; }
    /// Whether the terminal echoes and edits lines, as it does unless a program has it in raw mode.
    bool cooked() const;
    QByteArray screen() const { return m_screen; } ///< All that ever came.

private:
    bool readSome(int ms);

    int m_master = -1;
    int m_report = -1;    ///< From the session's leader: the pid of the program, then its wait status.
    pid_t m_leader = -1;
    pid_t m_pid = -1;
    int m_status = -1;
    QByteArray m_screen;
    qsizetype m_seen = 0;
};

} // namespace slotd::test
