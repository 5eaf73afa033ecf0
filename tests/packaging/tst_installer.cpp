// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/tempnode.h"

#include <csignal>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace slotd::test;

namespace
{

const QStringList kCommands{"sbatch", "srun", "salloc", "squeue", "sacct", "scontrol", "scancel", "sinfo"};

/// A home of its own, a systemctl and loginctl that write down what they are asked, and the installer.
class Home
{
public:
    Home()
    {
        QDir().mkpath(path("tools"));
        QDir().mkpath(path("home"));
        tool("systemctl", "echo \"$@\" >> " + path("systemctl.log"));
        tool("loginctl", "echo no");
    }

    ~Home()
    {
        for (const auto& process : m_daemons) {
            process->terminate();
            process->waitForFinished();
        }
        for (const qint64 pid : jobProcesses(root()))
            ::kill(static_cast<pid_t>(pid), SIGKILL);
    }

    QString path(const QString& name) const { return m_dir.path() + "/" + name; }
    QString home(const QString& name) const { return path("home/" + name); }
    QString bin(const QString& name) const { return home(".local/bin/" + name); }
    QString root() const { return m_root.isEmpty() ? home(".local/share/slotd") : m_root; }
    void setRoot(const QString& root) { m_root = root; }

    Ran install(const QStringList& arguments) { return call(SLOTD_SOURCE_DIR "/packaging/install.sh", QStringList{"--skip-build"} + arguments); }

    Ran call(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(m_dir.path());
        process.start(program, arguments);
        process.waitForFinished(120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }

    /// An installed daemon; waits until the installed commands reach it.
    bool startDaemon(const QString& binDir)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment());
        process->setStandardErrorFile(path("daemon.log"), QIODevice::Append);
        process->start(binDir + "/slotd", {"daemon"});
        m_daemons.push_back(std::move(process));
        return eventually([&] { return call(binDir + "/sinfo", {}).code == 0; });
    }

    static bool eventually(const std::function<bool()>& met)
    {
        const QDeadlineTimer limit(30'000);
        while (!met()) {
            if (limit.hasExpired())
                return false;
            QTest::qWait(50);
        }
        return true;
    }

    QString read(const QString& file) const
    {
        QFile opened(QDir::isAbsolutePath(file) ? file : path(file));
        return opened.open(QIODevice::ReadOnly) ? QString::fromUtf8(opened.readAll()) : QString();
    }

    void write(const QString& file, const QByteArray& text) const
    {
        QFile opened(file);
        if (opened.open(QIODevice::WriteOnly | QIODevice::Truncate))
            opened.write(text);
    }

    void tool(const QString& name, const QString& body) const
    {
        write(path("tools/" + name), ("#!/bin/sh\n" + body + "\n").toUtf8());
        QFile(path("tools/" + name)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

private:
    QProcessEnvironment environment() const
    {
        QProcessEnvironment env;
        env.insert("PATH", path("tools") + ":/usr/local/bin:/usr/bin:/bin");
        env.insert("HOME", path("home"));
        env.insert("LANG", "C.UTF-8");
        env.insert("INSTALL_BUILD_DIR", SLOTD_BUILD_DIR);
        env.insert("ASAN_OPTIONS", qEnvironmentVariable("ASAN_OPTIONS"));
        return env;
    }

    QTemporaryDir m_dir;
    QString m_root;
    std::vector<std::unique_ptr<QProcess>> m_daemons;
};

} // namespace

/// packaging/install.sh from a checkout, with a home of its own.
class TstInstaller : public QObject
{
    Q_OBJECT

private slots:
    void programsNamesSettingsAndUnitLandInTheUsualPlaces()
    {
        Home home;
        const Ran ran = home.install({});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY(QFileInfo(home.bin("slotd")).isExecutable());
        for (const QString& name : kCommands)
            QVERIFY2(QFileInfo(home.bin(name)).isExecutable(), qPrintable(name));
        const QString settings = home.read(home.home(".config/slotd/slotd.env"));
        QVERIFY2(settings.contains("SLOTD_ROOT=\"" + home.home(".local/share/slotd") + "\"\n"), qPrintable(settings));
        QVERIFY(settings.contains("SLOTD_CPU_PARTITIONS=\"cpu\"\nSLOTD_GPU_PARTITIONS=\"gpu\"\n"));
        QVERIFY(home.read(home.home(".config/systemd/user/slotd.service")).contains("\nExecStart=\"" + home.bin("slotd") + "\" daemon\n"));
        QVERIFY(QFile::exists(home.home(".local/share/man/man1/sbatch.1")));
        QVERIFY(QFile::exists(home.home(".local/share/bash-completion/completions/sbatch")));
        QCOMPARE(home.call(home.bin("slotd"), {"root"}).out, home.home(".local/share/slotd") + "\n");
    }

    void serviceIsEnabledAndStarted()
    {
        Home home;
        const Ran ran = home.install({});
        QCOMPARE(ran.code, 0);
        const QString asked = home.read("systemctl.log");
        QVERIFY2(asked.contains("--user daemon-reload\n--user enable slotd.service\n--user restart slotd.service\n"), qPrintable(asked));
        QVERIFY2(ran.out.contains("loginctl enable-linger"), qPrintable(ran.out));
    }

    void skipSystemdLeavesSystemdAlone()
    {
        Home home;
        QCOMPARE(home.install({"--skip-systemd"}).code, 0);
        QVERIFY(!QFile::exists(home.path("systemctl.log")));
        QVERIFY(!QFile::exists(home.home(".config/systemd/user/slotd.service")));
        QVERIFY(QFileInfo(home.bin("slotd")).isExecutable());
    }

    void missingUserManagerIsSaidAndNoError()
    {
        Home home;
        home.tool("systemctl", "exit 1");
        const Ran ran = home.install({});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains(home.bin("slotd") + " daemon"), qPrintable(ran.out));
    }

    void foldersAreChosenByOptions()
    {
        Home home;
        const Ran ran = home.install({"--install-bin-dir", home.path("my tools"), "--runtime-root=" + home.path("state"), "--config-dir",
                                      home.path("conf"), "--systemd-user-dir", home.path("units")});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        home.setRoot(home.path("state"));
        QVERIFY(home.read("units/slotd.service").contains("ExecStart=\"" + home.path("my tools/slotd") + "\" daemon\n"));
        QVERIFY(home.read("conf/slotd.env").contains("SLOTD_ROOT=\"" + home.path("state") + "\"\n"));
        QVERIFY(!QFile::exists(home.home(".config/slotd")));
        QVERIFY(home.startDaemon(home.path("my tools")));
        QVERIFY(QFile::exists(home.path("state/lib/state.db")));
    }

    void partitionsAndFeaturesReachTheDaemon()
    {
        Home home;
        QCOMPARE(home.install({"--cpu-partitions", "short,long", "--gpu-partitions", "cuda", "--features", "fast,big"}).code, 0);
        const QString settings = home.read(home.home(".config/slotd/slotd.env"));
        home.write(home.home(".config/slotd/slotd.env"), settings.toUtf8() + "SLOTD_GPU_COUNT=1\n");
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        const QString listed = home.call(home.bin("sinfo"), {"-h", "-o", "%R %f"}).out;
        QVERIFY2(listed.contains("short") && listed.contains("long") && listed.contains("cuda"), qPrintable(listed));
        QVERIFY2(listed.contains("fast") && listed.contains("big"), qPrintable(listed));
    }

    void notifyCommandOfTheBookRunsAsItWasTyped()
    {
        Home home;
        home.tool("notify-send", "printf '%s|' \"$@\" > " + home.path("told"));
        QCOMPARE(home.install({"--features", "cpu,gpu", "--notify-cmd", "notify-send \"slotd\" \"$SLOTD_JOB_ID $SLOTD_JOB_STATE\""}).code, 0);
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sbatch"), {"-o", "/dev/null", "--wrap", "true"}).code, 0);
        QVERIFY(home.eventually([&] { return home.read("told") == "slotd|1 COMPLETED|"; }));
    }

    void valuesWithDollarBlanksQuotesAndBackslashesMeanThemselves()
    {
        Home home;
        const QString command = "printf '%s' \"a  b\\\\ $HOME `echo c` 'q'\" '\"' > " + home.path("told");
        QCOMPARE(home.install({"--notify-cmd", command}).code, 0);
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sbatch"), {"-o", "/dev/null", "--wrap", "true"}).code, 0);
        QVERIFY(home.eventually([&] { return home.read("told") == "a  b\\ " + home.path("home") + " c 'q'\""; }));
    }

    void cgroupBaseIsWrittenAndTakenOutAgain()
    {
        Home home;
        QCOMPARE(home.install({"--cgroup-base", "/sys/fs/cgroup/slotd"}).code, 0);
        QVERIFY(home.read(home.home(".config/slotd/slotd.env")).contains("SLOTD_CGROUP_BASE=\"/sys/fs/cgroup/slotd\"\n"));
        QCOMPARE(home.install({"--cgroup-base", ""}).code, 0);
        QVERIFY(!home.read(home.home(".config/slotd/slotd.env")).contains("SLOTD_CGROUP_BASE"));
    }

    void reinstallKeepsSettingsThatItIsNotToldToChange()
    {
        Home home;
        QCOMPARE(home.install({"--features", "fast", "--runtime-root", home.path("state")}).code, 0);
        const QString file = home.home(".config/slotd/slotd.env");
        home.write(file, home.read(file).toUtf8() + "SLOTD_KILL_WAIT=7\n# mine\n");
        QCOMPARE(home.install({"--cpu-partitions", "day"}).code, 0);
        const QString settings = home.read(file);
        for (const char* line : {"SLOTD_FEATURES=\"fast\"\n", "SLOTD_KILL_WAIT=7\n", "# mine\n", "SLOTD_CPU_PARTITIONS=\"day\"\n"})
            QVERIFY2(settings.contains(line), line);
        QVERIFY(settings.contains("SLOTD_ROOT=\"" + home.path("state") + "\"\n"));
        QCOMPARE(settings.count("SLOTD_CPU_PARTITIONS"), 1);
    }

    void programsAreReplacedWhileDaemonAndJobRun()
    {
        Home home;
        QCOMPARE(home.install({"--skip-systemd"}).code, 0);
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sbatch"), {"-o", "/dev/null", "--wrap", "until [ -e go ]; do sleep 0.05; done"}).code, 0);
        QVERIFY(home.eventually([&] { return home.call(home.bin("squeue"), {"-h", "-o", "%t"}).out.trimmed() == "R"; }));
        const Ran again = home.install({"--skip-systemd"});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QVERIFY2(!again.err.contains("busy"), qPrintable(again.err));
        QCOMPARE(home.call(home.bin("squeue"), {"-h", "-o", "%t"}).out.trimmed(), QString("R"));
        home.write(home.path("go"), "");
        QVERIFY(home.eventually([&] { return home.call(home.bin("sacct"), {"-n", "-X", "-P", "-o", "State"}).out.trimmed() == "COMPLETED"; }));
    }

    void uninstallRemovesTheSetupAndKeepsTheHistory()
    {
        Home home;
        QCOMPARE(home.install({}).code, 0);
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sbatch"), {"--wait", "-o", "/dev/null", "--wrap", "true"}).code, 0);
        const Ran ran = home.install({"--uninstall"});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY(home.read("systemctl.log").contains("--user disable --now slotd.service\n"));
        for (const QString& gone : {home.bin("slotd"), home.bin("sbatch"), home.home(".local/libexec/slotd"), home.home(".config/slotd/slotd.env"),
                                    home.home(".config/systemd/user/slotd.service"), home.home(".local/share/man/man1/sbatch.1")})
            QVERIFY2(!QFileInfo::exists(gone), qPrintable(gone));
        QVERIFY(QFile::exists(home.root() + "/lib/state.db"));
        QCOMPARE(home.install({}).code, 0);
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sacct"), {"-n", "-X", "-P", "-o", "JobID,State"}).out, QString("1|COMPLETED\n"));
    }

    void purgeCancelsWhatRunsAndRemovesTheRootToo()
    {
        Home home;
        QCOMPARE(home.install({"--runtime-root", home.path("state"), "--skip-systemd"}).code, 0);
        home.setRoot(home.path("state"));
        QVERIFY(home.startDaemon(home.home(".local/bin")));
        QCOMPARE(home.call(home.bin("sbatch"), {"-o", "/dev/null", "--wrap", "sleep 600"}).code, 0);
        QVERIFY(home.eventually([&] { return !jobProcesses(home.root()).isEmpty(); }));
        const Ran ran = home.install({"--uninstall", "--purge-runtime", "--skip-systemd"});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        QVERIFY(!QFileInfo::exists(home.path("state")));
        QVERIFY(!QFileInfo::exists(home.bin("slotd")));
        QVERIFY(jobProcesses(home.root()).isEmpty());
    }

    void purgeLeavesAFolderAloneThatIsNoRuntimeRoot()
    {
        Home home;
        QDir().mkpath(home.path("photos/lib"));
        home.write(home.path("photos/lib/cat.jpg"), "meow");
        const Ran ran = home.install({"--uninstall", "--purge-runtime", "--runtime-root", home.path("photos")});
        QVERIFY(ran.code != 0);
        QVERIFY2(ran.err.contains("does not look like a runtime root"), qPrintable(ran.err));
        QCOMPARE(home.read("photos/lib/cat.jpg"), QString("meow"));
    }

    void badUseIsRefusedBeforeAnythingIsTouched_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown option") << QStringList{"--frobnicate"} << "unknown option: --frobnicate";
        QTest::newRow("unknown profile") << QStringList{"--profile", "fast"} << "--profile: fast is none of";
        QTest::newRow("purge alone") << QStringList{"--purge-runtime"} << "--purge-runtime goes with --uninstall";
        QTest::newRow("value missing") << QStringList{"--features"} << "--features needs a value";
    }

    void badUseIsRefusedBeforeAnythingIsTouched()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, words);
        Home home;
        const Ran ran = home.install(arguments);
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(words), qPrintable(ran.err));
        QVERIFY(!QFileInfo::exists(home.home(".local")));
    }

    void profileAndRepoRootChooseWhatIsBuilt()
    {
        Home home;
        home.tool("cmake", "echo \"$@\" >> " + home.path("cmake.log") + "; exit 1");
        home.tool("dpkg-query", "echo installed");
        QVERIFY(home.call(SLOTD_SOURCE_DIR "/packaging/install.sh", {"--profile", "Debug", "--repo-root", SLOTD_SOURCE_DIR "/"}).code != 0);
        const QString asked = home.read("cmake.log");
        QVERIFY2(asked.startsWith("-S " SLOTD_SOURCE_DIR " -B ") && asked.contains("-DCMAKE_BUILD_TYPE=Debug"), qPrintable(asked));
        const Ran ran = home.call(SLOTD_SOURCE_DIR "/packaging/install.sh", {"--repo-root", home.path("home")});
        QVERIFY2(ran.err.contains("there are no sources of slotd in"), qPrintable(ran.err));
    }

    void namesAreLinksAndTheyComeOnPathByShellenv()
    {
        Home home;
        QCOMPARE(home.install({"--skip-systemd"}).code, 0);
        const Ran ran = home.call("/bin/sh", {"-c", "eval \"$(" + home.bin("slotd") + " shellenv)\"; command -v squeue"});
        QCOMPARE(ran.out, home.bin("squeue") + "\n");
        QVERIFY(QFileInfo(home.bin("squeue")).isSymLink());
    }
};

QTEST_GUILESS_MAIN(TstInstaller)
#include "tst_installer.moc"
