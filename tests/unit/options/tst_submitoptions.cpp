// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "submissioncase.h"

#include <QtTest>

using namespace slotd;
using namespace slotd::test;

class TestSubmitOptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void refusesWithSlurmsWordsAndExitCodes_data()
    {
        QTest::addColumn<QString>("args");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<int>("exitCode");
        const auto bad = [](const char* args, const QStringList& lines, int exitCode) {
            QStringList full;
            for (const QString& line : lines)
                full << (line.startsWith('!') ? line.mid(1) : "sbatch: error: " + line);
            QTest::newRow(args) << args << full << exitCode;
        };
        for (const char* time : {"-t abc", "-t 1:2:3:4", "-t ''", "-t 1h", "-t 5m", "-t 1.5", "-t +5"})
            bad(time, {"Invalid --time specification"}, 255);
        for (const char* mem : {"--mem=abc", "--mem=-1", "--mem=1X", "--mem=1.5G", "--mem=", "--mem=512MiB", "--mem=1P"})
            bad(mem, {"Invalid --mem specification"}, 255);
        bad("--mem-per-cpu=x", {"Invalid --mem-per-cpu specification"}, 255);
        bad("--mem=1G --mem-per-cpu=1G", {"!sbatch: fatal: --mem, --mem-per-cpu, and --mem-per-gpu are mutually exclusive."}, 1);
        bad("-n 0", {"Invalid numeric value \"0\" for --ntasks."}, 1);
        bad("-n -1", {"Invalid numeric value \"-1\" for --ntasks."}, 1);
        bad("-n abc", {"Invalid numeric value \"abc\" for --ntasks."}, 1);
        bad("-n 1.5", {"Invalid numeric value \"1.5\" for --ntasks."}, 1);
        bad("-n 0x2", {"Invalid numeric value \"0x2\" for --ntasks."}, 1);
        bad("-n 2k", {"Invalid numeric value \"2k\" for --ntasks."}, 1);
        bad("-n 99999999999", {"Invalid numeric value \"99999999999\" for --ntasks."}, 1);
        bad("-c 0", {"Invalid numeric value \"0\" for --cpus-per-task."}, 1);
        bad("-c x", {"Invalid numeric value \"x\" for --cpus-per-task."}, 1);
        bad("--ntasks-per-node=0", {"Invalid numeric value \"0\" for --ntasks-per-node."}, 1);
        bad("--cpus-per-gpu=x", {"Invalid numeric value \"x\" for --cpus-per-gpu."}, 1);
        bad("-N x", {"\"x\" is not a valid node count"}, 255);
        bad("-N ''", {"\"\" is not a valid node count"}, 255);
        bad("-N 2-1", {"Maximum node count 1 is less than minimum node count 2"}, 255);
        bad("-N 1-", {"Maximum node count -1 is less than minimum node count 1"}, 255);
        bad("-d bogus", {"Batch job submission failed: Job dependency problem"}, 1);
        bad("-d afterok:abc", {"Batch job submission failed: Job dependency problem"}, 1);
        bad("-d afterok:", {"Batch job submission failed: Job dependency problem"}, 1);
        bad("-d afterok:1,?afterany:2", {"Batch job submission failed: Job dependency problem"}, 1);
        bad("-G -1", {"Batch job submission failed: Requested node configuration is not available"}, 1);
        bad("--gres=bogus:1", {"Invalid generic resource (gres) specification"}, 1);
        bad("--gpus-per-task=1",
            {"Failed to validate job spec. --gpus-per-task used without either --gpus or -n/--ntasks is not allowed.",
             "Invalid generic resource (gres) specification"},
            1);
        bad("--begin=abc", {"!Invalid time specification (pos=0): abc", "Invalid --begin specification"}, 255);
        bad("--begin=25:00", {"!Invalid time specification (pos=0): 25:00", "Invalid --begin specification"}, 255);
        bad("--begin=now+5parsecs", {"!Invalid time specification (pos=4): now+5parsecs", "Invalid --begin specification"}, 255);
        for (const char* signal : {"--signal=FOO", "--signal=USR1@x", "--signal=B:", "--signal=@60", "--signal=0", "--signal=USR1@65536"})
            bad(signal, {"Invalid --signal specification"}, 255);
        bad("--open-mode=x", {"Invalid --open-mode specification"}, 255);
        bad("--mail-type=BOGUS", {"Invalid --mail-type specification"}, 255);
        bad("--mail-type=END,BOGUS", {"Invalid --mail-type specification"}, 255);
        bad("--nice=-5", {"Batch job submission failed: Invalid --nice value"}, 1);
        bad("--nice=99999999999", {"Invalid --nice value, out of range (+/- 2147483645)"}, 255);
        bad("--priority=x", {"Invalid --priority specification"}, 255);
        bad("--uid=root", {"--uid only permitted by root user"}, 255);
        bad("--exclusive=bogus", {"Invalid --exclusive specification"}, 255);
        bad("--kill-on-invalid-dep=maybe", {"Invalid --kill-on-invalid-dep specification"}, 255);
        bad("--reservation=nosuch", {"Batch job submission failed: Requested reservation is invalid"}, 1);
        bad("-L lic", {"Batch job submission failed: Invalid license specification"}, 1);
        bad("-M nosuch",
            {"No cluster 'nosuch' known by database.",
             "'nosuch' can't be reached now, or it is an invalid entry for --cluster.  Use 'sacctmgr list clusters' to see "
             "available clusters."},
            1);
        bad("--hint=bogus", {"unrecognized --hint argument \"bogus\", see --hint=help"}, 1);
        bad("--distribution=bogus", {"Invalid --distribution specification"}, 255);
        bad("--time-min=10 -t 5",
            {"Batch job submission failed: Invalid time-min specification (exceeds job's time or other limits)"}, 1);
        bad("--export=1A=2", {"Invalid --export specification: 1A=2"}, 1);
        bad("--deadline=now", {"--deadline is not supported by slotd"}, 255);
        bad("--pty", {"!sbatch: unrecognized option '--pty'", "!Try \"sbatch --help\" for more information"}, 255);
        bad("--mem-p=1", {"!sbatch: option '--mem-p=1' is ambiguous; possibilities: '--mem-per-cpu' '--mem-per-gpu'",
                          "!Try \"sbatch --help\" for more information"},
            255);
        bad("--par", {"!sbatch: option '--par' is ambiguous; possibilities: '--parsable' '--partition'",
                      "!Try \"sbatch --help\" for more information"},
            255);
    }

    void refusesWithSlurmsWordsAndExitCodes()
    {
        QFETCH(QString, args);
        const SubmissionCase result = submit(words(args + " x.sh"));
        QTEST(result.lines, "lines");
        QTEST(result.exitCode, "exitCode");
    }

    void takesWhatLooksWrongButIsFineWithSlurm_data()
    {
        QTest::addColumn<QString>("args");
        for (const char* args : {"-n 9", "-n 010", "-n +2", "-c 9", "-N 2", "-N 0", "-N 1k", "-N 1-3", "-a abc", "-a 5-1", "-a ''",
                                 "-t 0", "-t -1", "-t 1-", "-t INFINITE", "-d ''", "-d 999999", "-d singleton", "-d AFTEROK:1",
                                 "--nice", "--nice=abc", "-J ''", "-w nosuch", "-A x", "-q x", "--mail-type=END,fail",
                                 "--signal=USR1", "--signal=B:USR1@120", "--signal=64", "--exclusive", "--exclusive=user", "-s",
                                 "--get-user-env", "--get-user-env=10L", "--hint=nomultithread", "-m block:cyclic", "-m plane=4",
                                 "--gres=none", "--no-kill", "--propagate=NOFILE", "--begin=now", "--wra=true", "--switches=1@10:00"})
            QTest::newRow(args) << args;
    }

    void takesWhatLooksWrongButIsFineWithSlurm()
    {
        QFETCH(QString, args);
        const SubmissionCase result = submit(words(args));
        QCOMPARE(result.lines, QStringList());
        QCOMPARE(result.exitCode, 0);
    }

    void theCommandLineBeatsTheEnvironmentBeatsTheScript()
    {
        const std::string script = "#!/bin/sh\n#SBATCH -J script -p cpu -t 3 -c 2\n";
        const EnvVars environment{{"SBATCH_JOB_NAME", "env"}, {"SBATCH_TIMELIMIT", "7"}, {"SBATCH_BOGUS", "1"}};
        const JobSpec all = submit({"-J", "cli", "x.sh"}, script, environment).spec;
        QCOMPARE(all.name, std::string("cli"));
        QCOMPARE(all.timeLimit, std::optional<Seconds>(Seconds(420)));
        QCOMPARE(all.cpusPerTask, std::optional<std::uint32_t>(2));
        QCOMPARE(submit({"x.sh"}, script, environment).spec.name, std::string("env"));
        QCOMPARE(submit({"x.sh"}, script).spec.name, std::string("script"));
        QCOMPARE(submit({"x.sh"}, "#!/bin/sh\n").spec.name, std::string("x.sh"));
    }

    void everyVariableOfTheSeedStandsForItsOption_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("option");
        const auto same = [](const char* variable, const char* value, const char* option) {
            QTest::newRow(variable) << variable << value << option;
        };
        same("SBATCH_JOB_NAME", "n", "-J n");
        same("SBATCH_PARTITION", "gpu", "-p gpu");
        same("SBATCH_CPUS_PER_TASK", "3", "-c 3");
        same("SBATCH_NTASKS", "3", "-n 3");
        same("SBATCH_MEM", "1G", "--mem=1G");
        same("SBATCH_MEM_PER_NODE", "1G", "--mem=1G");
        same("SBATCH_MEM_PER_CPU", "1G", "--mem-per-cpu=1G");
        same("SBATCH_TIME", "5", "-t 5");
        same("SBATCH_TIMELIMIT", "5", "-t 5");
        same("SBATCH_GPUS", "1", "-G 1");
        same("SBATCH_GRES", "gpu:2", "--gres=gpu:2");
        same("SBATCH_CONSTRAINT", "a", "-C a");
        same("SBATCH_BEGIN", "now+1hour", "--begin=now+1hour");
        same("SBATCH_EXCLUSIVE", "true", "--exclusive");
        same("SBATCH_REQUEUE", "1", "--requeue");
        same("SBATCH_NO_REQUEUE", "1", "--no-requeue");
        same("SBATCH_OUTPUT", "o", "-o o");
        same("SBATCH_ERROR", "e", "-e e");
        same("SBATCH_CHDIR", "/tmp", "-D /tmp");
        same("SBATCH_DEPENDENCY", "singleton", "-d singleton");
        same("SBATCH_ARRAY_INX", "0-3", "-a 0-3");
        same("SBATCH_EXPORT", "NONE", "--export=NONE");
        same("SBATCH_OPEN_MODE", "append", "--open-mode=append");
        same("SBATCH_SIGNAL", "USR1@10", "--signal=USR1@10");
        same("SBATCH_ACCOUNT", "x", "-A x");
        same("SBATCH_QOS", "x", "-q x");
    }

    void everyVariableOfTheSeedStandsForItsOption()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QString, option);
        const SubmissionCase fromEnvironment = submit({"x.sh"}, {}, {{variable.toStdString(), value.toStdString()}});
        QCOMPARE(fromEnvironment.lines, QStringList());
        QVERIFY(fromEnvironment.spec == submit(words(option + " x.sh")).spec);
        QVERIFY(!(fromEnvironment.spec == submit({"x.sh"}).spec));
    }

    void badVariablesAreErrors()
    {
        const SubmissionCase result = submit({"x.sh"}, {}, {{"SBATCH_TIMELIMIT", "abc"}});
        QCOMPARE(result.lines, QStringList{"sbatch: error: Invalid --time specification"});
        QCOMPARE(result.exitCode, 255);
    }

    void commandsSwitchesComeFromTheEnvironmentToo()
    {
        const SubmissionCase result = submit({"x.sh"}, {}, {{"SBATCH_WAIT", "1"}, {"SBATCH_EXPORT_FILE", "f"}});
        QVERIFY(result.options.wait);
        QCOMPARE(result.options.exportFile, std::string("f"));
    }

    void helpUsageAndVersionAreActions()
    {
        QVERIFY(submit({"-h"}).action == OptionRole::Help);
        QVERIFY(submit({"--usage"}).action == OptionRole::Usage);
        QVERIFY(submit({"-V"}).action == OptionRole::Version);
    }

    void hintHelpListsTheWordsAndIsNoError()
    {
        const SubmissionCase result = submit({"--hint=help"});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.lines.contains("    compute_bound"));
    }

    void srunAndSallocHaveTheSharedRowsUnderTheirOwnNames()
    {
        const SubmissionCase srun = submit({"-t", "abc"}, {}, {}, CommandId::Srun);
        QCOMPARE(srun.lines, QStringList{"srun: error: Invalid --time specification"});
        QCOMPARE(submit({"-L", "x"}, {}, {}, CommandId::Salloc).lines,
                 QStringList{"salloc: error: Job submit/allocate failed: Invalid license specification"});
        QCOMPARE(submit({}, {}, {{"SLURM_TIMELIMIT", "5"}}, CommandId::Srun).spec.timeLimit, std::optional<Seconds>(Seconds(300)));
        QVERIFY(submit({"--array=1"}, {}, {}, CommandId::Srun).refused());
        QVERIFY(submit({"--output=x"}, {}, {}, CommandId::Salloc).refused());
    }
};

QTEST_APPLESS_MAIN(TestSubmitOptions)
#include "tst_submitoptions.moc"
