// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include "gui/support/desksession.h"
#include "support/tempnode.h"

#include <QProcess>

namespace slotd::test
{

/// The program itself, on a desktop and a node of a test's own. Ended with this object at the latest.
class TrayProgram
{
public:
    TrayProgram(const DeskSession& desktop, const TempNode& node) : m_desktop(desktop), m_node(node) {}
    ~TrayProgram();

    void setEnv(const QString& name, const QString& value) { m_env[name] = value; }
    void start(const QStringList& arguments = {});
    /// Runs it to its end; the exit status.
    int run(const QStringList& arguments);
    bool running() const { return m_process.state() == QProcess::Running; }
    qint64 pid() const { return m_process.processId(); }
    void kill9();
    bool waitForEnd(int ms = 20'000);
    int exitCode() const { return m_process.exitCode(); }
    /// The titles of its windows on the display that can be seen.
    QStringList windows() const;
    bool waitForWindow(const QString& titlePart, bool there = true, int ms = 15'000) const;

private:
    QProcessEnvironment environment() const;

    const DeskSession& m_desktop;
    const TempNode& m_node;
    QMap<QString, QString> m_env;
    QProcess m_process;
};

} // namespace slotd::test
