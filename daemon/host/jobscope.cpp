// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/jobscope.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <QProcess>
#include <QTimer>
#include <sys/stat.h>
#include <unistd.h>

namespace slotd
{

namespace
{

constexpr int kTryAgainMs = 2'000;
const char* const kHold = "echo; exec cat";
constexpr std::string_view kService = ".service";

std::string readText(const std::string& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// "" or what went wrong.
std::string writeText(const std::string& path, const std::string& text)
{
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    const bool written = fd >= 0 && ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const int error = errno;
    if (fd >= 0)
        ::close(fd);
    return written ? std::string() : "cannot write " + text + " to " + path + ": " + std::strerror(error);
}

} // namespace

std::optional<OwnUnit> ownUnit(const std::string& procFile, const std::string& mount)
{
    const std::string text = readText(procFile);
    // Version 2 is the line of hierarchy 0; with version 1 beside it the controllers are not there.
    if (!text.starts_with("0::/"))
        return std::nullopt;
    const std::string path = text.substr(3, text.find('\n') - 3);
    OwnUnit unit;
    unit.name = path.substr(path.rfind('/') + 1);
    unit.cgroup = mount + path;
    if (!unit.name.ends_with(kService) || path.find("/user@") == std::string::npos || unit.name.starts_with("user@"))
        return std::nullopt;
    return unit;
}

JobScope::JobScope(OwnUnit unit, QObject* parent) : QObject(parent), m_unit(std::move(unit))
{
    m_scope = m_unit.name.substr(0, m_unit.name.size() - kService.size()) + "-jobs.scope";
    m_folder = m_unit.cgroup.substr(0, m_unit.cgroup.rfind('/') + 1) + m_scope;
}

JobScope::~JobScope()
{
    if (m_holder == nullptr)
        return;
    m_holder->disconnect(this);
    m_holder->kill();
    m_holder->waitForFinished();
}

void JobScope::open(Changed changed)
{
    m_changed = std::move(changed);
    auto* question = new QProcess(this);
    connect(question, &QProcess::finished, this, [this, question] {
        question->deleteLater();
        if (question->readAllStandardOutput().trimmed() == "yes")
            joinOrAsk();
        else
            m_changed({}, m_unit.name + " is not delegated");
    });
    connect(question, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_changed({}, "systemctl is not there");
    });
    question->start("systemctl", {"--user", "show", "--property=Delegate", "--value", QString::fromStdString(m_unit.name)});
}

void JobScope::joinOrAsk()
{
    if (std::filesystem::exists(m_folder)) { // kept alive by jobs that an earlier daemon started
        startHolder("sh", {"-c", kHold});
        return;
    }
    // Ordered before the daemon's unit, which means after it when both are stopped: at a shutdown the daemon is gone by
    // the time jobs are ended, and starts nothing in their place.
    startHolder("systemd-run", {"--user", "--scope", "--quiet", "--collect", "--unit=" + QString::fromStdString(m_scope),
                                "--property=Delegate=cpu memory pids", "--property=Description=jobs of slotd",
                                // By default 15 % of what the machine can have, for all jobs together.
                                "--property=TasksMax=infinity",
                                "--property=Before=" + QString::fromStdString(m_unit.name), "sh", "-c", kHold});
}

void JobScope::startHolder(const QString& program, const QStringList& arguments)
{
    m_holder = new QProcess(this);
    // Says a word once it stands where it is to stand, and goes when the daemon does: its input ends then.
    connect(m_holder, &QProcess::readyReadStandardOutput, this, [this, holder = m_holder] {
        if (holder == m_holder && !m_stands)
            arrange();
    });
    connect(m_holder, &QProcess::finished, this, [this] { holderGone(); });
    connect(m_holder, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            holderGone();
    });
    m_holder->start(program, arguments);
}

void JobScope::holderGone()
{
    const QString said = QString::fromLocal8Bit(m_holder->readAllStandardError()).trimmed();
    m_holder->disconnect(this);
    m_holder->deleteLater();
    m_holder = nullptr;
    m_stands = false;
    if (m_trouble.empty())
        m_trouble = said.isEmpty() ? "its holder has ended" : said.toStdString();
    m_changed({}, m_scope + ": " + m_trouble);
    m_trouble.clear();
    QTimer::singleShot(kTryAgainMs, this, [this] { joinOrAsk(); });
}

void JobScope::arrange()
{
    const std::string group = m_folder + "/supervisors";
    ::mkdir(group.c_str(), 0755);
    std::string trouble = writeText(group + "/cgroup.procs", std::to_string(m_holder->processId()));
    for (const char* controller : {"+memory", "+cpu", "+pids"}) {
        if (trouble.empty())
            trouble = writeText(m_folder + "/cgroup.subtree_control", controller);
    }
    m_stands = trouble.empty();
    if (m_stands)
        m_changed(Place{m_folder, group + "/cgroup.procs"}, {});
    else
        m_holder->kill(); // and from the beginning, a little later: the scope may have been on its way out
    m_trouble = trouble;
}

} // namespace slotd
