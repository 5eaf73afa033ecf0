// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/logtail.h"

#include <algorithm>
#include <QFileInfo>
#include <sys/stat.h>

namespace slotd
{

namespace
{

using namespace std::chrono_literals;

/// At most so much at once of what was added: a program that writes faster than this is followed by leaving out the middle.
constexpr qint64 kMostAtOnce = 1024 * 1024;

quint64 inodeOf(const QString& path)
{
    struct stat status{};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_ino : 0;
}

/// From the first whole line on.
QByteArray fromLineStart(QByteArray text, bool atFileStart)
{
    const auto end = atFileStart ? -1 : text.indexOf('\n');
    return end < 0 ? text : text.mid(end + 1);
}

} // namespace

LogTail::LogTail(QObject* parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(40ms);
    m_slow.setInterval(2s);
    connect(&m_soon, &QTimer::timeout, this, &LogTail::look);
    connect(&m_slow, &QTimer::timeout, this, &LogTail::look);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, later);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, later);
}

void LogTail::setCondition(Condition condition, const QString& problem)
{
    if (m_condition == condition && m_problem == problem)
        return;
    m_condition = condition;
    m_problem = problem;
    Q_EMIT conditionChanged();
}

void LogTail::open(const QString& path)
{
    m_file.close();
    if (const QStringList watched = m_watcher.files() + m_watcher.directories(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_path = path;
    m_first = m_end = 0;
    m_inode = 0;
    m_condition = Condition::Nothing;
    if (path.isEmpty()) {
        m_slow.stop();
        Q_EMIT restarted({});
        Q_EMIT conditionChanged();
        return;
    }
    if (!reopen())
        Q_EMIT restarted({});
    setFollowing(m_following);
}

void LogTail::setFollowing(bool following)
{
    m_following = following;
    if (m_path.isEmpty() || !following) {
        m_slow.stop();
        return;
    }
    m_slow.start();
    watch();
    look();
}

void LogTail::watch()
{
    if (m_condition == Condition::Open && !m_watcher.files().contains(m_path))
        m_watcher.addPath(m_path);
    const QString folder = QFileInfo(m_path).path();
    if (!m_watcher.directories().contains(folder))
        m_watcher.addPath(folder);
}

bool LogTail::reopen()
{
    m_file.close();
    m_file.setFileName(m_path);
    if (!QFileInfo::exists(m_path)) {
        setCondition(Condition::Missing);
        return false;
    }
    // A pipe or a device would block, and has no end to show.
    if (!QFileInfo(m_path).isFile() || !m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        setCondition(Condition::Unreadable, m_file.errorString());
        return false;
    }
    m_inode = inodeOf(m_path);
    const qint64 size = m_file.size();
    const qint64 start = std::max<qint64>(0, size - kFirstPart);
    m_file.seek(start);
    const QByteArray read = m_file.read(size - start);
    const QByteArray text = fromLineStart(read, start == 0);
    m_end = start + read.size();
    m_first = m_end - text.size();
    setCondition(Condition::Open);
    Q_EMIT restarted(text);
    return true;
}

void LogTail::look()
{
    if (m_path.isEmpty())
        return;
    const quint64 inode = inodeOf(m_path);
    if (m_condition != Condition::Open) {
        if (inode != 0 && reopen())
            watch();
        return;
    }
    if (inode == 0) {
        setCondition(Condition::Missing);
        return;
    }
    const qint64 size = m_file.size();
    if (inode != m_inode || size < m_end) {
        Q_EMIT truncated();
        reopen();
        watch();
        return;
    }
    if (size == m_end)
        return;
    if (size - m_end > kMostAtOnce) {
        reopen();
        return;
    }
    m_file.seek(m_end);
    const QByteArray more = m_file.read(size - m_end);
    m_end += more.size();
    Q_EMIT appended(more);
}

QByteArray LogTail::earlier()
{
    if (m_condition != Condition::Open || m_first == 0)
        return {};
    const qint64 start = std::max<qint64>(0, m_first - kMostAtOnce);
    m_file.seek(start);
    const QByteArray text = fromLineStart(m_file.read(m_first - start), start == 0);
    m_first -= text.size();
    return text;
}

} // namespace slotd
