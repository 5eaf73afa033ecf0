// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <cstdint>
#include <QByteArray>
#include <QFile>
#include <QFileSystemWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

namespace slotd
{

/// Follows the end of a file as tail -F does: what was in its last part first, then what is added. Notices when the file is cut
/// short, replaced, removed, or made only later. The size of the file does not matter. Watches by inotify; only where that
/// tells nothing (network file systems) a slow clock helps, and only while following.
class LogTail : public QObject
{
    Q_OBJECT
public:
    enum class Condition : std::uint8_t { Nothing, Missing, Unreadable, Open };
    static constexpr qint64 kFirstPart = 256 * 1024; ///< Bytes from the end that are read at first.

    explicit LogTail(QObject* parent = nullptr);

    /// "" closes.
    void open(const QString& path);
    void setFollowing(bool following);
    /// One more part before the first that was read; empty when there is none.
    QByteArray earlier();
    QString path() const { return m_path; }
    Condition condition() const { return m_condition; }
    QString problem() const { return m_problem; }
    /// Bytes before the part that was read.
    qint64 skipped() const { return m_first; }
    qint64 size() const { return m_end; }

Q_SIGNALS:
    /// The text begins anew: another file, or the same cut short.
    void restarted(const QByteArray& text);
    void appended(const QByteArray& text);
    void conditionChanged();
    /// It was cut short or replaced while it was followed.
    void truncated();

private:
    void look();
    void watch();
    bool reopen();
    void setCondition(Condition condition, const QString& problem = {});

    QString m_path;
    QFile m_file;
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    QTimer m_slow;
    qint64 m_first = 0;
    qint64 m_end = 0;
    quint64 m_inode = 0;
    bool m_following = true;
    Condition m_condition = Condition::Nothing;
    QString m_problem;
};

} // namespace slotd
