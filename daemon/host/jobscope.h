// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#pragma once

#include <functional>
#include <optional>
#include <QObject>
#include <QStringList>
#include <string>

class QProcess;

namespace slotd
{

/// The systemd user service that this process runs in.
struct OwnUnit
{
    std::string name;   ///< "slotd.service"
    std::string cgroup; ///< Absolute path of its folder.
};
/// None outside a user service, or without cgroup v2 alone.
std::optional<OwnUnit> ownUnit(const std::string& procFile = "/proc/self/cgroup", const std::string& mount = "/sys/fs/cgroup");

/// The systemd scope beside the daemon's unit that jobs live in: "slotd-jobs.scope". The daemon's own cgroup can't hold
/// them: with limits below it no process may stand in it, so no new daemon could be started there while jobs run. The
/// scope lives as long as a process is in it: a job, or the holder that this object keeps.
class JobScope : public QObject
{
public:
    struct Place
    {
        std::string base;        ///< Each job's cgroup is made here; memory, cpu and pids are on.
        std::string supervisors; ///< cgroup.procs of the group where the supervisors themselves stand.
    };
    /// Without a place: `trouble` says why. Comes again when the scope was lost or is found again.
    using Changed = std::function<void(std::optional<Place> place, const std::string& trouble)>;

    explicit JobScope(OwnUnit unit, QObject* parent = nullptr);
    ~JobScope() override;

    /// Asks systemd for the scope if the unit is delegated (Delegate=), or joins the one that jobs of an earlier daemon
    /// keep alive. Calls `changed` from the event loop, never from inside.
    void open(Changed changed);

private:
    void joinOrAsk();
    void startHolder(const QString& program, const QStringList& arguments);
    void holderGone();
    void arrange();

    OwnUnit m_unit;
    std::string m_scope;  ///< "slotd-jobs.scope"
    std::string m_folder; ///< Its cgroup.
    Changed m_changed;
    QProcess* m_holder = nullptr;
    std::string m_trouble; ///< Why the holder was sent away.
    bool m_stands = false;
};

} // namespace slotd
