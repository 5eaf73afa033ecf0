// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "commandtable.h"
#include "unit/cli/fakeconsole.h"

#include <QtTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

struct Ended
{
    int exitCode = 0;
    QString out;
    QString err;
};

/// Runs a command against a runtime root in which no daemon listens.
Ended run(const char* command, const std::vector<std::string>& args, const std::string& input = {}, const EnvVars& environment = {})
{
    FakeConsole console;
    console.input = input;
    Ended ended;
    ended.exitCode = makeCommand(command)->run(Invocation{args, console, environment, Instant(Milliseconds(1795413600000))});
    ended.out = QString::fromStdString(console.stdoutText);
    ended.err = QString::fromStdString(console.stderrText);
    return ended;
}

} // namespace

class TestCommandWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("SLOTD_ROOT", m_folder.path().toUtf8());
        qputenv("TZ", "UTC");
        QDir::setCurrent(m_folder.path());
        write("ok.sh", "#!/bin/sh\necho\n");
        write("empty.sh", "");
        write("blank.sh", " \n\n");
        write("noshebang.sh", "echo\n");
        write("badopt.sh", "#!/bin/sh\n#SBATCH --bogus=1\n");
    }

    void everyCommandHasItsName()
    {
        for (const CommandRow& row : kCommands) {
            const std::unique_ptr<Command> command = makeCommand(row.name);
            QVERIFY(command);
            QVERIFY(command->id() == row.id);
        }
        QVERIFY(!makeCommand("sfoo"));
        QVERIFY(!makeCommand(""));
    }

    void helpUsageAndVersionNeedNoDaemon_data()
    {
        QTest::addColumn<QString>("command");
        for (const char* command : {"sbatch", "squeue", "sacct", "scontrol", "scancel", "sinfo"})
            QTest::newRow(command) << command;
    }

    void helpUsageAndVersionNeedNoDaemon()
    {
        QFETCH(QString, command);
        const QByteArray name = command.toUtf8();
        const Ended help = run(name.constData(), {"--help"});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.startsWith("Usage: " + command + " "));
        QVERIFY(help.out.contains("--help"));
        QCOMPARE(help.err, QString());
        QVERIFY(run(name.constData(), {"--usage"}).out.startsWith("Usage: " + command + " ["));
        QVERIFY(run(name.constData(), {"--version"}).out.startsWith(command + " (slotd) "));
    }

    void sbatchChecksTheScriptBeforeItAsksTheDaemon_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("err");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("missing") << QStringList{"nosuch.sh"} << "sbatch: error: Unable to open file nosuch.sh\n" << 1;
        QTest::newRow("folder") << QStringList{"/tmp"} << "sbatch: error: Batch script is empty!\n" << 1;
        QTest::newRow("empty") << QStringList{"empty.sh"} << "sbatch: error: Batch script is empty!\n" << 1;
        QTest::newRow("blank") << QStringList{"./blank.sh"} << "sbatch: error: Batch script contains only whitespace!\n" << 1;
        QTest::newRow("stdin") << QStringList{} << "sbatch: error: Batch script is empty!\n" << 1;
        QTest::newRow("wrap and script")
            << QStringList{"--wrap", "true", "ok.sh"} << "sbatch: error: Script arguments not permitted with --wrap option\n" << 1;
        QTest::newRow("directive") << QStringList{"badopt.sh"}
                                   << "sbatch: unrecognized option '--bogus=1'\nTry \"sbatch --help\" for more information\n" << 255;
        QTest::newRow("option") << QStringList{"--bogus", "ok.sh"}
                                << "sbatch: unrecognized option '--bogus'\nTry \"sbatch --help\" for more information\n" << 255;
        QTest::newRow("export file") << QStringList{"--export-file=nosuch", "ok.sh"}
                                     << "sbatch: error: Could not open user environment file nosuch\n" << 1;
    }

    void sbatchChecksTheScriptBeforeItAsksTheDaemon()
    {
        QFETCH(QStringList, args);
        std::vector<std::string> words;
        for (const QString& arg : args)
            words.push_back(arg.toStdString());
        const Ended ended = run("sbatch", words);
        QTEST(ended.err, "err");
        QTEST(ended.exitCode, "exitCode");
        QCOMPARE(ended.out, QString());
    }

    void withoutADaemonOneLineNamesTheSocket_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("sbatch") << QStringList{"sbatch", "ok.sh"};
        QTest::newRow("sbatch --wrap") << QStringList{"sbatch", "--wrap="};
        QTest::newRow("scancel") << QStringList{"scancel", "5"};
        QTest::newRow("scancel --me") << QStringList{"scancel", "--me"};
        QTest::newRow("scontrol hold") << QStringList{"scontrol", "hold", "5"};
        QTest::newRow("scontrol update") << QStringList{"scontrol", "update", "job", "5", "name=x"};
    }

    void withoutADaemonOneLineNamesTheSocket()
    {
        QFETCH(QStringList, words);
        std::vector<std::string> args;
        for (const QString& word : words.mid(1))
            args.push_back(word.toStdString());
        const Ended ended = run(words.at(0).toUtf8().constData(), args);
        QCOMPARE(ended.exitCode, 1);
        QCOMPARE(ended.out, QString());
        QVERIFY2(ended.err.contains(m_folder.path() + "/run/slotd.sock"), qPrintable(ended.err));
        QCOMPARE(ended.err.count('\n'), 1);
        QVERIFY(ended.err.startsWith(words.at(0) + ": error: "));
    }

    void verboseSbatchSaysWhatItUnderstood()
    {
        const Ended ended = run("sbatch", {"-v", "--mem=1", "--mem=2", "--wrap=exit 0"});
        QVERIFY(ended.err.startsWith("sbatch: defined options\nsbatch: -------------------- --------------------\n"));
        QVERIFY(ended.err.contains("sbatch: mem                 : 2\n"));
        QVERIFY(!ended.err.contains(": 1\n"));
    }

    void scancelChecksItsWordsFirst_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("err");
        const auto bad = [](const QStringList& args, const char* err) { QTest::newRow(qPrintable(args.join(' '))) << args << err; };
        bad({}, "scancel: error: No job identification provided\n");
        bad({"abc"}, "scancel: error: Invalid job id abc\n");
        bad({"12x"}, "scancel: error: Invalid job id 12x\n");
        bad({"0"}, "scancel: error: Invalid job id 0\n");
        bad({""}, "scancel: error: Invalid job id \n");
        bad({"5", "abc"}, "scancel: error: Invalid job id abc\n");
        bad({"5.batch"}, "scancel: error: Invalid job id 5.batch\n");
        bad({"5_x"}, "scancel: error: Invalid job id 5_x\n");
        bad({"-5"}, "scancel: invalid option -- '5'\nTry \"scancel --help\" for more information\n");
        bad({"-t", "BOGUS"}, "Invalid job state specified: BOGUS\nValid job states are PENDING, RUNNING, and SUSPENDED\n");
        bad({"-t", "R,PD"}, "Invalid job state specified: R,PD\nValid job states are PENDING, RUNNING, and SUSPENDED\n");
        bad({"-u", "nosuchuser"}, "scancel: error: Invalid user name: nosuchuser\n");
        bad({"--signal=BOGUS", "5"}, "Unknown job signal: BOGUS\n");
    }

    void scancelChecksItsWordsFirst()
    {
        QFETCH(QStringList, args);
        std::vector<std::string> words;
        for (const QString& arg : args)
            words.push_back(arg.toStdString());
        const Ended ended = run("scancel", words);
        QTEST(ended.err, "err");
        QCOMPARE(ended.exitCode, 1);
    }

    void scontrolChecksItsWordsFirst_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<QString>("err");
        const auto bad = [](const QStringList& args, const char* err) { QTest::newRow(qPrintable(args.join(' '))) << args << err; };
        bad({"bogus"}, "invalid keyword: bogus\n");
        bad({"hold"}, "too few arguments for keyword:hold\n");
        bad({"hold", "job"}, "too few arguments for keyword:hold\n");
        bad({"requeue"}, "too few arguments for keyword:requeue\n");
        bad({"hold", "abc"}, "Invalid job id specified for job abc\nslurm_suspend error: Invalid job id specified\n");
        bad({"requeue", "abc"}, "Invalid job id specified for job abc\n");
        bad({"update"}, "too few arguments for update keyword\n");
        bad({"update", "job", "5"}, "No changes specified\n");
        bad({"--bogus"}, "scontrol: unrecognized option '--bogus'\nTry \"scontrol --help\" for more information\n");
    }

    void scontrolChecksItsWordsFirst()
    {
        QFETCH(QStringList, args);
        std::vector<std::string> words;
        for (const QString& arg : args)
            words.push_back(arg.toStdString());
        const Ended ended = run("scontrol", words);
        QTEST(ended.err, "err");
        QCOMPARE(ended.exitCode, 1);
    }

    void scontrolConversesUntilQuit()
    {
        const Ended ended = run("scontrol", {}, "bogus\n\nversion\nquit\nversion\n");
        QCOMPARE(ended.exitCode, 0);
        QCOMPARE(ended.err, QString("invalid keyword: bogus\n"));
        QCOMPARE(ended.out.count("(slotd)"), 1);
        QVERIFY(run("scontrol", {}).out == "scontrol: \n");
    }

private:
    void write(const QString& name, const QByteArray& content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCommandWords)
#include "tst_commandwords.moc"
