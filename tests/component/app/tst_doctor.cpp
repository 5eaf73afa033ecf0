// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/doctor.h"

#include <algorithm>
#include <map>
#include <QTest>

using namespace slotd;
using Kind = Finding::Kind;

namespace
{

/// A machine on which everything works; a test breaks one thing.
struct Machine
{
    std::map<std::string, std::string> answers{
        {"systemctl --user cat slotd.service", "[Unit]"},
        {"systemctl --user show-environment", "HOME=/home/ada"},
        {"systemctl --user show --property=UnitFileState --value slotd.service", "enabled"},
        {"systemctl --user show --property=ActiveState --value slotd.service", "active"},
        {"systemctl --user show --property=ControlGroup --value slotd-jobs.scope", "/user/slotd-jobs.scope"},
        {"nvidia-smi --query-gpu=name --format=csv,noheader", "A2000\nA2000"},
        {"/usr/bin/sbatch --version", "sbatch (slotd) 0.1.0"},
        {"readlink -f /usr/bin/sbatch", "/usr/libexec/slotd/slotd-client"},
        {"readlink -f /usr/lib/slotd/bin/sbatch", "/usr/libexec/slotd/slotd-client"},
        {"systemctl --user show --property=MainPID --value slotd.service", "4242"},
        {"readlink /proc/4242/exe", "/usr/bin/slotd"},
        {"busctl --system status org.freedesktop.PolicyKit1", "PID=1"},
        {"systemd-run --user --wait --collect --quiet systemd-inhibit --what=sleep --mode=block true", ""},
        {"sh -c loginctl show-user \"$(id -un)\" --property=Linger --value", "yes"},
        {"busctl --user call org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus ListNames",
         "as 2 \"org.kde.StatusNotifierWatcher\" \"org.freedesktop.Notifications\""}};
    std::map<std::string, std::string> path{{"sbatch", "/usr/bin/sbatch"}, {"slotd-tray", "/usr/bin/slotd-tray"},
                                            {"nvidia-smi", "/usr/bin/nvidia-smi"}};
    std::map<std::string, std::string> files{{"/sys/fs/cgroup/user/slotd-jobs.scope/cgroup.subtree_control", "cpu memory pids\n"},
                                             {"/home/ada/.local/share/slotd/run/slotd.lock", "4242\n"}};
    std::string connectTrouble;
    Patient patient;

    Finding look(const std::string& what)
    {
        patient.root = patient.rootTrouble.empty() ? "/home/ada/.local/share/slotd" : "";
        patient.configFile = "/home/ada/.config/slotd/slotd.env";
        patient.commandsFolder = "/usr/lib/slotd/bin";
        patient.program = "/usr/bin/slotd";
        patient.ask = [this](const std::vector<std::string>& command) -> std::optional<std::string> {
            std::string line;
            for (const std::string& word : command)
                line += (line.empty() ? "" : " ") + word;
            const auto found = answers.find(line);
            return found == answers.end() ? std::nullopt : std::optional(found->second);
        };
        patient.onPath = [this](const std::string& name) { return path[name]; };
        patient.read = [this](const std::string& file) { return files[file]; };
        patient.writable = [this](const std::string& file) { return files.count(file) == 1; };
        patient.connect = [this](const std::string&) { return connectTrouble; };
        const auto all = examine(patient);
        const auto found = std::find_if(all.begin(), all.end(), [&](const Finding& f) { return f.what == what; });
        return found == all.end() ? Finding{Kind::Bad, "", "nobody looked at " + what, ""} : *found;
    }
};

} // namespace

class TstDoctor : public QObject
{
    Q_OBJECT

private slots:
    void machineOnWhichEverythingWorksHasNothingToMend()
    {
        Machine machine;
        machine.look("socket");
        for (const Finding& finding : examine(machine.patient)) {
            QVERIFY2(finding.kind == Kind::Good, finding.words.c_str());
            QCOMPARE(finding.mend, std::string());
        }
    }

    void badSettingIsNamedWithItsFile()
    {
        Machine machine;
        machine.patient.configTrouble = "SLOTD_CPUS: \"x\" is not a number of CPUs";
        const Finding found = machine.look("settings");
        QVERIFY(found.kind == Kind::Bad);
        QCOMPARE(found.words, std::string("SLOTD_CPUS: \"x\" is not a number of CPUs."));
        QVERIFY(found.mend.find("/home/ada/.config/slotd/slotd.env") != std::string::npos);
    }

    void deadDaemonIsStartedByItsUnitWhereThereIsOne()
    {
        Machine machine;
        machine.connectTrouble = "Connection refused";
        Finding found = machine.look("socket");
        QVERIFY(found.kind == Kind::Bad);
        QVERIFY(found.words.find("Connection refused") != std::string::npos);
        QCOMPARE(found.mend, std::string("systemctl --user enable --now slotd.service"));
        machine.answers.erase("systemctl --user cat slotd.service");
        QCOMPARE(machine.look("socket").mend, std::string("/usr/bin/slotd daemon &"));
    }

    void namesThatAreNotOnPathOrAreSlurmsAreMendedByShellenv()
    {
        Machine machine;
        machine.path["sbatch"] = "";
        QCOMPARE(machine.look("commands").mend, std::string("eval \"$(/usr/bin/slotd shellenv)\""));
        machine.path["sbatch"] = "/usr/bin/sbatch";
        machine.answers["readlink -f /usr/bin/sbatch"] = "/opt/slurm/bin/sbatch";
        const Finding found = machine.look("commands");
        QVERIFY(found.kind == Kind::Note);
        QCOMPARE(found.mend, std::string("eval \"$(/usr/bin/slotd shellenv)\""));
    }

    void unitThatFailedIsBadAndOneThatIsNotEnabledIsNoted()
    {
        Machine machine;
        machine.answers["systemctl --user show --property=ActiveState --value slotd.service"] = "failed";
        QVERIFY(machine.look("unit").kind == Kind::Bad);
        machine.answers["systemctl --user show --property=UnitFileState --value slotd.service"] = "disabled";
        machine.answers["systemctl --user show --property=ActiveState --value slotd.service"] = "inactive";
        QCOMPARE(machine.look("unit").mend, std::string("systemctl --user enable --now slotd.service"));
    }

    void missingLingerIsNoted()
    {
        Machine machine;
        machine.answers["sh -c loginctl show-user \"$(id -un)\" --property=Linger --value"] = "no";
        const Finding found = machine.look("linger");
        QVERIFY(found.kind == Kind::Note);
        QCOMPARE(found.mend, std::string("loginctl enable-linger"));
        machine.answers.erase("busctl --system status org.freedesktop.PolicyKit1");
        QCOMPARE(machine.look("linger").mend, std::string("sudo loginctl enable-linger \"$USER\""));
    }

    void daemonThatIsOlderThanItsProgramIsToBeRestarted()
    {
        Machine machine;
        machine.answers["readlink /proc/4242/exe"] = "/usr/bin/slotd (deleted)";
        const Finding found = machine.look("socket");
        QVERIFY(found.kind == Kind::Note);
        QCOMPARE(found.mend, std::string("systemctl --user restart slotd.service"));
        machine.answers.erase("systemctl --user show --property=MainPID --value slotd.service");
        QCOMPARE(machine.look("socket").mend, std::string("kill 4242; /usr/bin/slotd daemon &"));
    }

    void machineThatMayGoToSleepIsNotedUnlessThatIsWanted()
    {
        Machine machine;
        machine.answers.erase("systemd-run --user --wait --collect --quiet systemd-inhibit --what=sleep --mode=block true");
        QVERIFY(machine.look("sleep").kind == Kind::Note);
        machine.patient.inhibitsSleep = false;
        QVERIFY(machine.look("sleep").kind == Kind::Good);
    }

    void cgroupBaseThatIsNoneIsBad()
    {
        Machine machine;
        machine.patient.cgroupBase = "/tmp/x";
        QVERIFY(machine.look("cgroup").kind == Kind::Bad);
        machine.files["/tmp/x/cgroup.procs"] = "";
        machine.files["/tmp/x/cgroup.subtree_control"] = "pids\n";
        QCOMPARE(machine.look("cgroup").mend, std::string("echo '+cpu +memory' > /tmp/x/cgroup.subtree_control"));
        machine.files["/tmp/x/cgroup.subtree_control"] = "cpu memory\n";
        QVERIFY(machine.look("cgroup").kind == Kind::Good);
    }

    void machineWithoutSystemdAndDesktopIsNotedNotBad()
    {
        Machine machine;
        machine.answers.clear();
        machine.path["nvidia-smi"] = "";
        for (const char* what : {"unit", "linger", "sleep", "cgroup", "tray", "notifications"})
            QVERIFY2(machine.look(what).kind == Kind::Note, what);
        QVERIFY(machine.look("GPUs").kind == Kind::Good);
        QCOMPARE(machine.look("sleep").mend, std::string()); // nothing of systemd's would mend it
    }
};

QTEST_APPLESS_MAIN(TstDoctor)
#include "tst_doctor.moc"
