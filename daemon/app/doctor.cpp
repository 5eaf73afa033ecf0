// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/doctor.h"

#include <algorithm>

namespace slotd
{

namespace
{

using Kind = Finding::Kind;

bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

Finding settings(const Patient& patient)
{
    if (!patient.configTrouble.empty())
        return {Kind::Bad, "settings", patient.configTrouble + ".", "${EDITOR:-nano} " + patient.configFile};
    return {Kind::Good, "settings", "Nothing wrong in the environment and in " + patient.configFile + ".", {}};
}

std::string startCommand(const Patient& patient)
{
    const bool unit = patient.ask({"systemctl", "--user", "cat", "slotd.service"}).has_value();
    return unit ? "systemctl --user enable --now slotd.service" : patient.program + " daemon &";
}

/// The running daemon's program was replaced under it.
bool replaced(const Patient& patient, const std::string& pid)
{
    return !pid.empty() && patient.ask({"readlink", "/proc/" + pid + "/exe"}).value_or("").ends_with(" (deleted)");
}

Finding socket(const Patient& patient)
{
    if (patient.root.empty())
        return {Kind::Bad, "socket", patient.rootTrouble + ".", "export SLOTD_ROOT=$HOME/.local/share/slotd"};
    const std::string path = patient.root + "/run/slotd.sock";
    const std::string trouble = patient.connect(path);
    if (!trouble.empty())
        return {Kind::Bad, "socket", "No daemon answers at " + path + ": " + trouble + ".", startCommand(patient)};
    const std::string lock = patient.read(patient.root + "/run/slotd.lock");
    const std::string pid = lock.substr(0, lock.find('\n'));
    if (!replaced(patient, pid))
        return {Kind::Good, "socket", "A daemon answers at " + path + ".", {}};
    const bool unit = patient.ask({"systemctl", "--user", "show", "--property=MainPID", "--value", "slotd.service"}) == pid;
    return {Kind::Note, "socket", "A daemon answers, but slotd was installed anew since it was started. Jobs outlive its restart.",
            unit ? "systemctl --user restart slotd.service" : "kill " + pid + "; " + patient.program + " daemon &"};
}

Finding names(const Patient& patient)
{
    if (patient.commandsFolder.empty())
        return {Kind::Bad, "commands", "The command names are not installed beside " + patient.program + ".", {}};
    const std::string found = patient.onPath("sbatch");
    if (found.empty())
        return {Kind::Note, "commands", "sbatch and the others are in " + patient.commandsFolder + ", which is not on PATH.",
                "eval \"$(" + patient.program + " shellenv)\""};
    const std::string own = patient.ask({found, "--version"}).value_or("");
    if (!own.starts_with("slurm") && own.find("(slotd)") == std::string::npos)
        return {Kind::Note, "commands", found + " does not say what it is.", {}};
    if (patient.ask({"readlink", "-f", found}) != patient.ask({"readlink", "-f", patient.commandsFolder + "/sbatch"}))
        return {Kind::Note, "commands", found + " is another program than slotd's, which is in " + patient.commandsFolder + ".",
                "eval \"$(" + patient.program + " shellenv)\""};
    return {Kind::Good, "commands", "sbatch on PATH is slotd's: " + found + ".", {}};
}

Finding unit(const Patient& patient)
{
    if (!patient.ask({"systemctl", "--user", "show-environment"}))
        return {Kind::Note, "unit", "No systemd user manager answers, so the daemon does not start with the session.", {}};
    if (!patient.ask({"systemctl", "--user", "cat", "slotd.service"}))
        return {Kind::Note, "unit", "There is no slotd.service for your user manager.", {}};
    const std::string enabled = patient.ask({"systemctl", "--user", "show", "--property=UnitFileState", "--value", "slotd.service"}).value_or("");
    const std::string active = patient.ask({"systemctl", "--user", "show", "--property=ActiveState", "--value", "slotd.service"}).value_or("");
    if (active == "failed")
        return {Kind::Bad, "unit", "slotd.service has failed.", "journalctl --user -u slotd.service -n 20"};
    if (!enabled.starts_with("enabled"))
        return {Kind::Note, "unit", "slotd.service does not start with the session.", "systemctl --user enable --now slotd.service"};
    if (active != "active")
        return {Kind::Note, "unit", "slotd.service is not running.", "systemctl --user start slotd.service"};
    return {Kind::Good, "unit", "slotd.service runs, and starts with the session.", {}};
}

Finding linger(const Patient& patient)
{
    const auto said = patient.ask({"sh", "-c", "loginctl show-user \"$(id -un)\" --property=Linger --value"});
    if (!said)
        return {Kind::Note, "linger", "Whether jobs go on after you log out is not known here: logind does not answer.", {}};
    // Without polkit nobody but root is allowed anything.
    const bool polkit = patient.ask({"busctl", "--system", "status", "org.freedesktop.PolicyKit1"}).has_value();
    if (*said == "no")
        return {Kind::Note, "linger", "When your last session ends, so do the daemon and all jobs.",
                polkit ? "loginctl enable-linger" : "sudo loginctl enable-linger \"$USER\""};
    return {Kind::Good, "linger", "Daemon and jobs go on when you log out.", {}};
}

Finding sleep(const Patient& patient)
{
    if (!patient.inhibitsSleep)
        return {Kind::Good, "sleep", "The machine may go to sleep while jobs run: SLOTD_INHIBIT_SLEEP says so.", {}};
    if (!patient.ask({"systemctl", "--user", "show-environment"}))
        return {Kind::Note, "sleep", "Whether the machine goes to sleep while jobs run is not known here: systemd does not answer.", {}};
    // From where the daemon runs: logind allows more to a session at the machine than to one from elsewhere.
    if (patient.ask({"systemd-run", "--user", "--wait", "--collect", "--quiet", "systemd-inhibit", "--what=sleep", "--mode=block", "true"}))
        return {Kind::Good, "sleep", "While jobs run the machine does not go to sleep by itself.", {}};
    return {Kind::Note, "sleep",
            "The machine may go to sleep while jobs run: logind lets slotd prevent that only with polkit and while you are logged in "
            "at the machine itself.",
            "sudo systemctl mask sleep.target"};
}

Finding explicitCgroup(const Patient& patient)
{
    const std::string controllers = " " + patient.read(patient.cgroupBase + "/cgroup.subtree_control") + " ";
    if (!patient.writable(patient.cgroupBase + "/cgroup.procs"))
        return {Kind::Bad, "cgroup", "SLOTD_CGROUP_BASE is no cgroup v2 folder that you may write to: " + patient.cgroupBase + ".",
                "${EDITOR:-nano} " + patient.configFile};
    if (!contains(controllers, "memory") || !contains(controllers, "cpu"))
        return {Kind::Note, "cgroup", "In " + patient.cgroupBase + " the cpu and memory controllers are not handed down.",
                "echo '+cpu +memory' > " + patient.cgroupBase + "/cgroup.subtree_control"};
    return {Kind::Good, "cgroup", "Every job is held to its memory and CPUs, in " + patient.cgroupBase + ".", {}};
}

Finding cgroup(const Patient& patient)
{
    if (!patient.cgroupBase.empty())
        return explicitCgroup(patient);
    const std::string scope =
        patient.ask({"systemctl", "--user", "show", "--property=ControlGroup", "--value", "slotd-jobs.scope"}).value_or("");
    if (!scope.empty() && contains(patient.read("/sys/fs/cgroup" + scope + "/cgroup.subtree_control"), "memory"))
        return {Kind::Good, "cgroup", "What a job asks for with --mem and -c is also its limit.", {}};
    return {Kind::Note, "cgroup", "Memory and CPUs are reserved for jobs, but jobs are not held to them; a daemon under systemd does that.", {}};
}

Finding gpus(const Patient& patient)
{
    if (patient.gpuCount)
        return {Kind::Good, "GPUs", "SLOTD_GPU_COUNT says " + std::to_string(*patient.gpuCount) + "; nvidia-smi is not asked.", {}};
    const auto said = patient.ask({"nvidia-smi", "--query-gpu=name", "--format=csv,noheader"});
    if (!said && patient.onPath("nvidia-smi").empty())
        return {Kind::Good, "GPUs", "None: nvidia-smi is not installed. Others can be counted in SLOTD_GPU_COUNT.", {}};
    if (!said)
        return {Kind::Note, "GPUs", "nvidia-smi is there, but fails.", "nvidia-smi"};
    return {Kind::Good, "GPUs", "nvidia-smi lists " + std::to_string(std::count(said->begin(), said->end(), '\n') + 1) + ".", {}};
}

/// Whether a name is taken, or would be on demand, on the session bus.
bool onBus(const Patient& patient, const std::string& method, const std::string& name)
{
    const auto said = patient.ask({"busctl", "--user", "call", "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                   "org.freedesktop.DBus", method});
    return said && contains(*said, "\"" + name + "\"");
}

Finding tray(const Patient& patient)
{
    if (patient.onPath("slotd-tray").empty())
        return {Kind::Good, "tray", "slotd-tray, the queue window, is not installed.", {}};
    if (!onBus(patient, "ListNames", "org.kde.StatusNotifierWatcher"))
        return {Kind::Note, "tray", "This session shows no tray icons; slotd-tray opens as a window.", {}};
    return {Kind::Good, "tray", "slotd-tray is installed, and this session shows tray icons.", {}};
}

Finding notifications(const Patient& patient)
{
    const std::string name = "org.freedesktop.Notifications";
    if (onBus(patient, "ListNames", name) || onBus(patient, "ListActivatableNames", name))
        return {Kind::Good, "notifications", "This session shows notifications.", {}};
    return {Kind::Note, "notifications", "No notification service answers in this session; SLOTD_NOTIFY_CMD works without one.", {}};
}

} // namespace

std::vector<Finding> examine(const Patient& patient)
{
    return {settings(patient), socket(patient), names(patient),  unit(patient),         linger(patient),
            sleep(patient),    cgroup(patient), gpus(patient),   tray(patient),         notifications(patient)};
}

} // namespace slotd
