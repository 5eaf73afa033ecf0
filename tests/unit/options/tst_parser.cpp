// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "options/parser.h"

#include <QtTest>

using namespace slotd;

namespace
{

struct Values
{
    QStringList seen;
};

SetResult note(Values& values, const OptionInput& input)
{
    QString text = QString::fromUtf8(input.option.longName.data(), static_cast<int>(input.option.longName.size()));
    if (input.hasValue)
        text += "=" + QString::fromStdString(std::string(input.value));
    values.seen << text;
    return {};
}

SetResult refuseAlways(Values&, const OptionInput& input)
{
    return invalidSpecification(input);
}

const std::vector<Option<Values>>& table()
{
    static const std::vector<Option<Values>> rows{
        {{.shortName = 'a', .longName = "all", .help = "x"}, note},
        {{.shortName = 'n', .longName = "ntasks", .aliases = "tasks count-of-tasks", .argument = ArgKind::Required, .help = "x",
          .environment = {{{CommandId::Sbatch, "SBATCH_OLD"}, {CommandId::Sbatch, "SBATCH_NTASKS"}, {CommandId::Srun, "SLURM_NTASKS"}}}},
         note},
        {{.shortName = 'e', .longName = "exclusive", .argument = ArgKind::Optional, .help = "x",
          .environment = {{{CommandId::Sbatch, "SBATCH_EXCLUSIVE"}}}},
         note},
        {{.longName = "parsable", .help = "x", .environment = {{{CommandId::Sbatch, "SBATCH_PARSABLE"}}}}, note},
        {{.longName = "partition", .argument = ArgKind::Required, .help = "x"}, note},
        {{.longName = "broken", .argument = ArgKind::Required, .help = "x", .badValueExit = 77}, refuseAlways},
        {{.shortName = 'h', .longName = "help", .help = "x", .role = OptionRole::Help}, nullptr},
    };
    return rows;
}

struct Outcome
{
    QString uses;
    QString operands;
    QStringList refusal;
    int exitCode = 0;
};

Outcome scan(const std::vector<std::string>& words, bool operandsEnd = true, CommandId command = CommandId::Sbatch)
{
    const std::span<const Option<Values>> rows(table());
    const Scan result = scanArguments(row(command), rowsOf(rows), words, operandsEnd, OptionSource::CommandLine);
    Outcome outcome;
    Values values;
    applyUses(rows, result.uses, kNoTime, values);
    outcome.uses = values.seen.join(' ');
    QStringList operands;
    for (const std::string& operand : result.operands)
        operands << QString::fromStdString(operand);
    outcome.operands = operands.join(' ');
    if (result.refusal) {
        for (const DiagnosticLine& line : result.refusal->lines)
            outcome.refusal << QString::fromStdString(format(line, row(command)));
        outcome.exitCode = result.refusal->exitCode.value_or(-1);
    }
    return outcome;
}

} // namespace

class TestParser : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryFormOfAnOption_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("uses");
        QTest::addColumn<QString>("operands");
        QTest::newRow("nothing") << QStringList{} << "" << "";
        QTest::newRow("long flag") << QStringList{"--all"} << "all" << "";
        QTest::newRow("equals") << QStringList{"--ntasks=4"} << "ntasks=4" << "";
        QTest::newRow("next word") << QStringList{"--ntasks", "4"} << "ntasks=4" << "";
        QTest::newRow("attached") << QStringList{"-n4"} << "ntasks=4" << "";
        QTest::newRow("short, next word") << QStringList{"-n", "4"} << "ntasks=4" << "";
        QTest::newRow("cluster") << QStringList{"-an4"} << "all ntasks=4" << "";
        QTest::newRow("value that looks like an option") << QStringList{"-n", "-1"} << "ntasks=-1" << "";
        QTest::newRow("equals sign in the value") << QStringList{"--ntasks=a=b"} << "ntasks=a=b" << "";
        QTest::newRow("short equals keeps the sign") << QStringList{"-n=4"} << "ntasks==4" << "";
        QTest::newRow("empty value") << QStringList{"--ntasks="} << "ntasks=" << "";
        QTest::newRow("empty word as value") << QStringList{"-n", ""} << "ntasks=" << "";
        QTest::newRow("optional, without") << QStringList{"--exclusive", "user"} << "exclusive" << "user";
        QTest::newRow("optional, with") << QStringList{"--exclusive=user"} << "exclusive=user" << "";
        QTest::newRow("optional, attached") << QStringList{"-euser"} << "exclusive=user" << "";
        QTest::newRow("abbreviation") << QStringList{"--nt=3"} << "ntasks=3" << "";
        QTest::newRow("alias") << QStringList{"--tasks=3"} << "ntasks=3" << "";
        QTest::newRow("abbreviated alias") << QStringList{"--cou=3"} << "ntasks=3" << "";
        QTest::newRow("exact name wins over longer ones") << QStringList{"--parsable"} << "parsable" << "";
        QTest::newRow("after the script") << QStringList{"-a", "job.sh", "-n", "4"} << "all" << "job.sh -n 4";
        QTest::newRow("double dash") << QStringList{"-a", "--", "-n", "4"} << "all" << "-n 4";
        QTest::newRow("single dash is an operand") << QStringList{"-", "-a"} << "" << "- -a";
    }

    void readsEveryFormOfAnOption()
    {
        QFETCH(QStringList, words);
        std::vector<std::string> list;
        for (const QString& word : words)
            list.push_back(word.toStdString());
        const Outcome outcome = scan(list);
        QCOMPARE(outcome.refusal, QStringList());
        QTEST(outcome.uses, "uses");
        QTEST(outcome.operands, "operands");
    }

    void optionsMayFollowOperandsWhereTheCommandAllowsIt()
    {
        const Outcome outcome = scan({"5", "-a", "6", "--", "-7"}, false);
        QCOMPARE(outcome.uses, QString("all"));
        QCOMPARE(outcome.operands, QString("5 6 -7"));
    }

    void refusesWithTheWordsOfGetopt_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("line");
        QTest::newRow("unknown") << QStringList{"--bogus"} << "sbatch: unrecognized option '--bogus'";
        QTest::newRow("unknown with value") << QStringList{"--bogus=1"} << "sbatch: unrecognized option '--bogus=1'";
        QTest::newRow("unknown letter") << QStringList{"-@"} << "sbatch: invalid option -- '@'";
        QTest::newRow("unknown letter in a cluster") << QStringList{"-ax"} << "sbatch: invalid option -- 'x'";
        QTest::newRow("missing value") << QStringList{"--ntasks"} << "sbatch: option '--ntasks' requires an argument";
        QTest::newRow("missing value of a letter") << QStringList{"-an"} << "sbatch: option requires an argument -- 'n'";
        QTest::newRow("unwanted value") << QStringList{"--all=1"} << "sbatch: option '--all' doesn't allow an argument";
        QTest::newRow("ambiguous") << QStringList{"--par"}
                                   << "sbatch: option '--par' is ambiguous; possibilities: '--parsable' '--partition'";
        QTest::newRow("ambiguous with value")
            << QStringList{"--par=1"} << "sbatch: option '--par=1' is ambiguous; possibilities: '--parsable' '--partition'";
    }

    void refusesWithTheWordsOfGetopt()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, line);
        std::vector<std::string> list;
        for (const QString& word : words)
            list.push_back(word.toStdString());
        const Outcome outcome = scan(list);
        QCOMPARE(outcome.refusal, QStringList({line, "Try \"sbatch --help\" for more information"}));
        QCOMPARE(outcome.exitCode, 255);
    }

    void queryCommandsExitWithOneAndSacctNamesNoHelp()
    {
        QCOMPARE(scan({"--bogus"}, false, CommandId::Squeue).exitCode, 1);
        QCOMPARE(scan({"--bogus"}, false, CommandId::Sacct).refusal, QStringList{"sacct: unrecognized option '--bogus'"});
    }

    void onlyTheCommandsOwnVariablesCount()
    {
        const std::span<const Option<Values>> rows(table());
        const EnvVars environment{{"SLURM_NTASKS", "9"}, {"SBATCH_NTASKS", "3"}, {"SBATCH_NTASKSX", "1"}};
        const std::vector<OptionUse> uses = scanEnvironment(CommandId::Sbatch, rowsOf(rows), environment);
        QCOMPARE(uses.size(), 1U);
        QCOMPARE(uses[0].value, std::string("3"));
        QVERIFY(uses[0].source == OptionSource::Environment);
    }

    void theLaterNameOfAVariableWins()
    {
        const std::span<const Option<Values>> rows(table());
        const std::vector<OptionUse> uses =
            scanEnvironment(CommandId::Sbatch, rowsOf(rows), {{"SBATCH_NTASKS", "3"}, {"SBATCH_OLD", "1"}});
        QCOMPARE(uses.size(), 2U);
        QCOMPARE(uses.back().value, std::string("3"));
    }

    void aFlagVariableIsSetByAnythingButADenial_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("set");
        for (const char* yes : {"1", "true", "yes", "YES", "on", "x"})
            QTest::newRow(yes) << yes << true;
        for (const char* no : {"", "0", "no", "No", "false", "off"})
            QTest::newRow(*no ? no : "empty") << no << false;
    }

    void aFlagVariableIsSetByAnythingButADenial()
    {
        QFETCH(QString, text);
        QFETCH(bool, set);
        const std::span<const Option<Values>> rows(table());
        QCOMPARE(!scanEnvironment(CommandId::Sbatch, rowsOf(rows), {{"SBATCH_PARSABLE", text.toStdString()}}).empty(), set);
    }

    void aVariableOfAnOptionalValueMayCarryIt()
    {
        const std::span<const Option<Values>> rows(table());
        const auto plain = scanEnvironment(CommandId::Sbatch, rowsOf(rows), {{"SBATCH_EXCLUSIVE", "1"}});
        QVERIFY(plain.size() == 1 && !plain[0].hasValue);
        const auto user = scanEnvironment(CommandId::Sbatch, rowsOf(rows), {{"SBATCH_EXCLUSIVE", "user"}});
        QVERIFY(user.size() == 1 && user[0].hasValue);
        QCOMPARE(user[0].value, std::string("user"));
    }

    void theCommandLineIsAppliedAfterTheEnvironment()
    {
        Values values;
        const Parse parse = parseCommandLine<Values>(CommandId::Sbatch, table(), {"-n", "2"}, {{"SBATCH_NTASKS", "3"}}, kNoTime,
                                                     values);
        QVERIFY(!parse.refusal);
        QCOMPARE(values.seen, QStringList({"ntasks=3", "ntasks=2"}));
    }

    void helpIsGivenWhateverElseIsWrong()
    {
        Values values;
        const Parse parse = parseCommandLine<Values>(CommandId::Sbatch, table(), {"--broken=1", "--help"}, {}, kNoTime, values);
        QVERIFY(parse.action == OptionRole::Help);
        QVERIFY(!parse.refusal);
    }

    void aBadValueEndsWithTheExitCodeOfItsRow()
    {
        Values values;
        const Parse parse = parseCommandLine<Values>(CommandId::Sbatch, table(), {"--broken=1"}, {}, kNoTime, values);
        QVERIFY(parse.refusal);
        QCOMPARE(parse.refusal->exitCode.value_or(-1), 77);
        QCOMPARE(format(parse.refusal->lines.at(0), row(CommandId::Sbatch)),
                 std::string("sbatch: error: Invalid --broken specification"));
    }
};

QTEST_APPLESS_MAIN(TestParser)
#include "tst_parser.moc"
