// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/sleepinhibitor.h"

#include <filesystem>
#include <fstream>
#include <QProcess>

namespace slotd
{

namespace
{

std::string wordIn(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

} // namespace

bool onMainsPower(const std::string& powerFolder)
{
    bool battery = false;
    std::error_code error;
    for (const auto& supply : std::filesystem::directory_iterator(powerFolder, error)) {
        const std::string type = wordIn(supply.path() / "type");
        if (type == "Mains" && wordIn(supply.path() / "online") == "1")
            return true;
        // That of a mouse or a headset says "Device".
        battery = battery || (type == "Battery" && wordIn(supply.path() / "scope") != "Device");
    }
    return !battery;
}

SleepInhibitor::SleepInhibitor(Log& log, QObject* parent) : QObject(parent), m_log(log)
{
    constexpr int kSecond = 1000;
    constexpr int kMinute = 60'000;
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSecond);
    connect(&m_soon, &QTimer::timeout, this, [this] { take(); });
    m_lookAgain.setInterval(kMinute);
    m_lookAgain.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_lookAgain, &QTimer::timeout, this, [this] {
        m_refused = false;
        decide();
    });
}

SleepInhibitor::~SleepInhibitor()
{
    letGo();
}

void SleepInhibitor::setMode(InhibitSleep mode)
{
    m_mode = mode;
    m_refused = false;
    m_told = false;
    decide();
}

void SleepInhibitor::setJobsRun(bool run)
{
    if (m_jobsRun == run)
        return;
    m_jobsRun = run;
    decide();
}

void SleepInhibitor::decide()
{
    // Goes on for a while after the last job: a row of short ones must not ask logind for each.
    const bool watch = (m_jobsRun && m_mode == InhibitSleep::Auto) || m_refused;
    if (watch && !m_lookAgain.isActive())
        m_lookAgain.start();
    else if (!watch)
        m_lookAgain.stop();
    const bool wanted = m_jobsRun && (m_mode == InhibitSleep::Yes || (m_mode == InhibitSleep::Auto && onMainsPower()));
    if (wanted && m_holder == nullptr && !m_refused && !m_soon.isActive())
        m_soon.start();
    else if (!wanted)
        letGo();
}

void SleepInhibitor::take()
{
    m_holder = new QProcess(this);
    const auto refused = [this] {
        if (!m_told)
            m_log.info("sleep-not-inhibited", {{"why", QString::fromLocal8Bit(m_holder->readAllStandardError()).trimmed().toStdString()}});
        m_told = true;
        m_refused = true;
        letGo();
        decide();
    };
    connect(m_holder, &QProcess::finished, this, refused);
    connect(m_holder, &QProcess::errorOccurred, this, [refused](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            refused();
    });
    // The lock is held as long as cat runs, and that as long as its input is open here.
    m_holder->start("systemd-inhibit", {"--what=sleep", "--mode=block", "--who=slotd", "--why=jobs are running", "cat"});
}

void SleepInhibitor::letGo()
{
    m_soon.stop();
    if (m_holder == nullptr)
        return;
    m_holder->disconnect(this);
    m_holder->closeWriteChannel();
    connect(m_holder, &QProcess::finished, m_holder, &QObject::deleteLater);
    if (m_holder->state() == QProcess::NotRunning)
        m_holder->deleteLater();
    m_holder = nullptr;
}

} // namespace slotd
