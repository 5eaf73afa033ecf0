// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <csignal>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace slotd::test;

/// How the daemon is set up: environment and file, what it refuses, SIGHUP and SIGTERM, its own options.
class TstConfiguration : public QObject
{
    Q_OBJECT

    /// The file that the daemon of this node reads.
    static void writeSettings(const TempNode& node, const QByteArray& text)
    {
        const QString folder = node.environment().value("HOME") + "/.config/slotd";
        QDir().mkpath(folder);
        node.write(folder + "/slotd.env", text);
    }

    static QStringList partitions(TempNode& node) { return columnOf(node.run({"sinfo", "-h"}).out, 0); }

    static bool isOneLine(const Ran& ran) { return ran.err.count('\n') == 1 && ran.err.startsWith("slotd: error: ") && ran.out.isEmpty(); }

private slots:
    void badValueAtStartIsOneLineAndANonZeroExit_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const std::initializer_list<std::pair<const char*, const char*>> rows = {
            {"SLOTD_CPUS", "0"},
            {"SLOTD_CPUS", "many"},
            {"SLOTD_CPUS", "-1"},
            {"SLOTD_CPUS", "1.5"},
            {"SLOTD_MEMORY", "0"},
            {"SLOTD_MEMORY", "lots"},
            {"SLOTD_MEMORY", "-5G"},
            {"SLOTD_GPU_COUNT", "-1"},
            {"SLOTD_GPU_COUNT", "two"},
            {"SLOTD_KILL_WAIT", "-1"},
            {"SLOTD_KILL_WAIT", "soon"},
            {"SLOTD_KILL_WAIT", "99999999999999999999"},
            {"SLOTD_CPU_PARTITIONS", "a,,b"},
            {"SLOTD_CPU_PARTITIONS", "a,a"},
            {"SLOTD_CPU_PARTITIONS", "a b"},
            {"SLOTD_GPU_PARTITIONS", "cpu"},
            {"SLOTD_DEFAULT_PARTITION", "nosuch"},
            {"SLOTD_COMPAT", "pbs"},
            {"SLOTD_BATCH_RANKS", "some"},
            {"SLOTD_CGROUP_BASE", "relative/path"},
            {"SLOTD_MAX_ARRAY_SIZE", "0"},
            {"SLOTD_HISTORY_DAYS", "0"},
            {"SLOTD_MIN_JOB_AGE", "x"},
            {"SLOTD_LOG_LEVEL", "loud"},
            {"SLOTD_NODE_NAME", "two words"},
            {"SLOTD_NO_SUCH_SETTING", "1"},
        };
        for (const auto& [name, value] : rows)
            QTest::addRow("%s=%s", name, value) << QString(name) << QString(value);
    }

    void badValueAtStartIsOneLineAndANonZeroExit()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        TempNode node;
        if (name == "SLOTD_GPU_PARTITIONS")
            node.setEnv("SLOTD_GPU_COUNT", "1");
        node.setEnv(name, value);
        const Ran ran = node.run({"slotd", "daemon"});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isOneLine(ran), qPrintable(ran.err));
        QVERIFY2(ran.err.startsWith("slotd: error: " + name + ": "), qPrintable(ran.err));
        QVERIFY(!QFile::exists(node.root())); // and nothing was touched
    }

    void unknownOrBadLinesOfTheFileAreNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown name") << QByteArray("SLOTD_COLOUR=red\n") << "SLOTD_COLOUR";
        QTest::newRow("bad value") << QByteArray("# comment\nSLOTD_HISTORY_DAYS=never\n") << "SLOTD_HISTORY_DAYS";
        QTest::newRow("no assignment") << QByteArray("SLOTD_FEATURES=a\nnonsense here\n") << "slotd.env";
        QTest::newRow("open quote") << QByteArray("SLOTD_NOTIFY_CMD=\"echo\n") << "slotd.env";
    }

    void unknownOrBadLinesOfTheFileAreNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, named);
        TempNode node;
        writeSettings(node, text);
        const Ran ran = node.run({"slotd", "daemon"});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isOneLine(ran) && ran.err.contains(named), qPrintable(ran.err));
    }

    void fileSetsWhatTheEnvironmentDoesNot()
    {
        TempNode node;
        writeSettings(node, "# my machine\nSLOTD_CPU_PARTITIONS=a,b\nSLOTD_FEATURES='x'\nSLOTD_CPUS=2\n");
        QVERIFY(node.start());
        QCOMPARE(partitions(node), QStringList({"a*", "b"}));
        QCOMPARE(node.run({"sinfo", "-N", "-h", "-o", "CPUS"}).out, QString("4\n")); // the environment's
    }

    void hangupReadsTheFileAgainAndABadOneIsRefused()
    {
        TempNode node;
        writeSettings(node, "SLOTD_CPU_PARTITIONS=old\n");
        QVERIFY(node.start());
        const quint32 running = node.submit({"--wrap", "until [ -e go ]; do sleep 0.05; done"});
        QCOMPARE(partitions(node), QStringList{"old*"});

        writeSettings(node, "SLOTD_CPU_PARTITIONS=new,newer\n");
        ::kill(static_cast<pid_t>(node.daemonPid()), SIGHUP);
        QVERIFY(node.waitUntil([&] { return partitions(node) == QStringList({"new*", "newer"}); }));
        QVERIFY(node.run({"sbatch", "-p", "old", "--wrap", "true"}).code != 0);
        QCOMPARE(node.waitForEnd(node.submit({"-p", "newer", "--wrap", "true"})), QString("COMPLETED"));

        writeSettings(node, "SLOTD_CPU_PARTITIONS=worse\nSLOTD_HISTORY_DAYS=never\n");
        ::kill(static_cast<pid_t>(node.daemonPid()), SIGHUP);
        QVERIFY(node.waitUntil([&] { return node.log().contains("reload-refused"); }));
        QVERIFY2(node.log().contains("SLOTD_HISTORY_DAYS"), qPrintable(node.log()));
        QCOMPARE(partitions(node), QStringList({"new*", "newer"}));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(running), QString("COMPLETED"));
    }

    void hangupChangesWhatTheHostLends()
    {
        TempNode node;
        node.unsetEnv("SLOTD_CPUS");
        writeSettings(node, "SLOTD_CPUS=1\n");
        QVERIFY(node.start());
        const quint32 first = node.submit({"--wrap", "sleep 600"});
        const quint32 second = node.submit({"--wrap", "true"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.record(second)->state, slotd::JobState::Pending);
        writeSettings(node, "SLOTD_CPUS=2\n");
        ::kill(static_cast<pid_t>(node.daemonPid()), SIGHUP);
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
    }

    void termStopsTheDaemonCleanly()
    {
        TempNode node;
        QVERIFY(node.start());
        QVERIFY(node.stop()); // status 0
        QVERIFY(node.log().contains("stopping"));
        QVERIFY(node.start());
        QVERIFY(node.log().contains("clean=yes"));
        QVERIFY(!node.log().contains("clean=no"));
    }

    void versionAndHelpAreToldByEachProgram()
    {
        TempNode node;
        const Ran version = node.run({"slotd", "--version"});
        QCOMPARE(version.code, 0);
        QVERIFY2(QRegularExpression("^slotd \\d+\\.\\d+\\.\\d+\\n$").match(version.out).hasMatch(), qPrintable(version.out));
        const Ran help = node.run({"slotd", "--help"});
        QCOMPARE(help.code, 0);
        for (const char* word : {"daemon", "SLOTD_ROOT", "SLOTD_KILL_WAIT", "sbatch", "SIGHUP"})
            QVERIFY2(help.out.contains(word), word);
        QCOMPARE(node.run({"slotd", "daemon", "--help"}).code, 0);
        for (const char* command : {"sbatch", "squeue", "sacct", "scontrol", "scancel", "sinfo"}) {
            const Ran own = node.run({command, "--help"});
            const Ran through = node.run({"slotd", command, "--help"});
            QVERIFY2(own.code == 0 && own.out.contains(command), command);
            QVERIFY2(through.code == 0 && through.out == own.out, command);
            QVERIFY2(node.run({command, "--version"}).code == 0, command);
        }
    }

    void wrongCallsOfTheDaemonAreRefused()
    {
        TempNode node;
        QVERIFY(node.run({"slotd"}).code != 0);
        QVERIFY(node.run({"slotd", "nosuch"}).code != 0);
        const Ran ran = node.run({"slotd", "daemon", "--fork"});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isOneLine(ran), qPrintable(ran.err));
    }

    void rootWhoseSocketPathIsTooLongIsRefusedByDaemonAndCommands()
    {
        TempNode node;
        const QString root = node.workDir() + "/" + QString(120, 'r');
        for (const QStringList& command : {QStringList{"slotd", "daemon"}, {"squeue"}}) {
            const Ran ran = node.run(command, {}, {{"SLOTD_ROOT", root}});
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.err.count('\n') == 1 && ran.err.contains("107"), qPrintable(ran.err));
        }
        QVERIFY(!QFile::exists(root));
    }

    void rootThatCannotBeMadeIsRefusedInOneLine()
    {
        TempNode node;
        node.write("file", "");
        const Ran ran = node.run({"slotd", "daemon"}, {}, {{"SLOTD_ROOT", node.workDir() + "/file/root"}});
        QCOMPARE(ran.code, 1);
        QVERIFY2(isOneLine(ran), qPrintable(ran.err));
    }

    void commandsFindAStaleSocketAndSayThatNobodyListens()
    {
        TempNode node;
        QVERIFY(node.start());
        node.kill9();
        QVERIFY(QFile::exists(node.root() + "/run/slotd.sock"));
        for (const char* command : {"sinfo", "squeue", "sacct"}) {
            const Ran ran = node.run({command});
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.err.count('\n') == 1 && ran.err.contains("error: ") && ran.err.contains("Connection refused"), qPrintable(ran.err));
        }
        QVERIFY(node.start()); // and the next daemon puts its own there
        QCOMPARE(node.run({"sinfo"}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TstConfiguration)
#include "tst_configuration.moc"
