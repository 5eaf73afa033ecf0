// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/trayprogram.h"

#include "gui/support/xwindows.h"

#include <QTest>

namespace slotd::test
{

TrayProgram::~TrayProgram()
{
    if (running())
        kill9();
    if (QTest::currentTestFailed())
        qWarning().noquote() << "slotd-tray said:\n" + m_process.readAllStandardError();
}

QProcessEnvironment TrayProgram::environment() const
{
    QProcessEnvironment environment = m_node.environment(m_env);
    m_desktop.addTo(environment);
    for (auto it = m_env.begin(); it != m_env.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

void TrayProgram::start(const QStringList& arguments)
{
    m_process.setProcessEnvironment(environment());
    m_process.start(program("slotd-tray"), arguments);
    m_process.waitForStarted();
}

int TrayProgram::run(const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.start(program("slotd-tray"), arguments);
    // The first instance may be asked something of this process meanwhile: the loop runs.
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 20'000);
    return ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TrayProgram::kill9()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool TrayProgram::waitForEnd(int ms)
{
    return QTest::qWaitFor([this] { return !running(); }, ms);
}

QStringList TrayProgram::windows() const
{
    return windowTitles(environment().value(QStringLiteral("DISPLAY")));
}

bool TrayProgram::waitForWindow(const QString& titlePart, bool there, int ms) const
{
    return QTest::qWaitFor([&] { return !windows().filter(titlePart).isEmpty() == there; }, ms);
}

} // namespace slotd::test
