// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/envfile.h"

#include <QtTest>

using namespace slotd;

class TestEnvFile : public QObject
{
    Q_OBJECT
private slots:
    void aValueIsReadAsSystemdReadsIt_data();
    void aValueIsReadAsSystemdReadsIt();
    void aMeaninglessLineIsAnErrorWithItsNumber_data();
    void aMeaninglessLineIsAnErrorWithItsNumber();
    void commentsAndBlankLinesAreSkipped();
    void theLastOfTwoAssignmentsCounts();
    void theSettingsFileIsFoundWhereItIsNamed();
    void aMissingSettingsFileIsEmptyUnlessItWasNamed();
    void aBadSettingsFileIsNamedInTheError();
};

void TestEnvFile::aValueIsReadAsSystemdReadsIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("bare") << QByteArray("A=b") << QByteArray("b");
    QTest::newRow("blanks around") << QByteArray("  A =  b c \t\n") << QByteArray("b c");
    QTest::newRow("empty") << QByteArray("A=\n") << QByteArray("");
    QTest::newRow("nothing is expanded") << QByteArray("A=$HOME `id` ~") << QByteArray("$HOME `id` ~");
    QTest::newRow("double quotes keep blanks") << QByteArray("A=\" b \" ") << QByteArray(" b ");
    QTest::newRow("escapes in double quotes") << QByteArray(R"(A="\"\\\$\`\n")") << QByteArray(R"("\$`\n)");
    QTest::newRow("single quotes keep all") << QByteArray(R"(A='$x \" y')") << QByteArray(R"($x \" y)");
    QTest::newRow("pieces are joined") << QByteArray("A=\"b\"'c'd") << QByteArray("bcd");
    QTest::newRow("quotes inside a bare value") << QByteArray("A=it's") << QByteArray("it's");
    QTest::newRow("bare backslash") << QByteArray(R"(A=b\ \\c\  )") << QByteArray("b \\c ");
    QTest::newRow("bare continuation") << QByteArray("A=b\\\nc") << QByteArray("bc");
    QTest::newRow("quoted continuation") << QByteArray("A=\"b\\\nc\"") << QByteArray("bc");
    QTest::newRow("newline in quotes") << QByteArray("A=\"b\nc\"") << QByteArray("b\nc");
    QTest::newRow("windows line end") << QByteArray("A=b\r\n") << QByteArray("b");
    QTest::newRow("hash in a value") << QByteArray("A=b # c") << QByteArray("b # c");
    QTest::newRow("equals in a value") << QByteArray("A=b=c") << QByteArray("b=c");
    QTest::newRow("the notify example of the docs")
        << QByteArray(R"(A="notify-send \"slotd\" \"$SLOTD_JOB_ID $SLOTD_JOB_STATE\"")")
        << QByteArray(R"(notify-send "slotd" "$SLOTD_JOB_ID $SLOTD_JOB_STATE")");
}

void TestEnvFile::aValueIsReadAsSystemdReadsIt()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const auto parsed = parseEnvFile(text.toStdString());
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(parsed->at("A")), value);
}

void TestEnvFile::aMeaninglessLineIsAnErrorWithItsNumber_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("no equals") << QByteArray("A=1\n\nhello\n") << QByteArray("line 3: there is no \"=\"");
    QTest::newRow("no equals at the end") << QByteArray("A") << QByteArray("line 1: there is no \"=\"");
    QTest::newRow("export") << QByteArray("export A=1") << QByteArray("line 1: \"export A\" is not a variable name");
    QTest::newRow("no name") << QByteArray("=1") << QByteArray("line 1: \"\" is not a variable name");
    QTest::newRow("digit first") << QByteArray("1A=1") << QByteArray("line 1: \"1A\" is not a variable name");
    QTest::newRow("open double quote") << QByteArray("A=\"b\nc\n") << QByteArray("line 1: A: the quote is not closed");
    QTest::newRow("open single quote") << QByteArray("#\nA='b") << QByteArray("line 2: A: the quote is not closed");
    QTest::newRow("NUL") << QByteArray("A=b\0c", 5) << QByteArray("line 1: A: NUL is not allowed");
}

void TestEnvFile::aMeaninglessLineIsAnErrorWithItsNumber()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, message);
    const auto parsed = parseEnvFile({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(!parsed.ok());
    QCOMPARE(QByteArray::fromStdString(parsed.error().message), message);
}

void TestEnvFile::commentsAndBlankLinesAreSkipped()
{
    const auto parsed = parseEnvFile("# A=1\n ; B=2\n\n \t\nC=3\n#");
    QVERIFY(parsed.ok());
    QCOMPARE(*parsed, (std::map<std::string, std::string>{{"C", "3"}}));
}

void TestEnvFile::theLastOfTwoAssignmentsCounts()
{
    QCOMPARE(parseEnvFile("A=1\nA=2\n")->at("A"), std::string("2"));
}

void TestEnvFile::theSettingsFileIsFoundWhereItIsNamed()
{
    qputenv("HOME", "/home/me");
    qunsetenv("SLOTD_CONFIG");
    qunsetenv("XDG_CONFIG_HOME");
    QCOMPARE(configFilePath(), std::string("/home/me/.config/slotd/slotd.env"));
    qputenv("XDG_CONFIG_HOME", "relative");
    QCOMPARE(configFilePath(), std::string("/home/me/.config/slotd/slotd.env"));
    qputenv("XDG_CONFIG_HOME", "/etc/me");
    QCOMPARE(configFilePath(), std::string("/etc/me/slotd/slotd.env"));
    qputenv("SLOTD_CONFIG", "/tmp/one.env");
    QCOMPARE(configFilePath(), std::string("/tmp/one.env"));
}

void TestEnvFile::aMissingSettingsFileIsEmptyUnlessItWasNamed()
{
    const QTemporaryDir dir;
    qunsetenv("SLOTD_CONFIG");
    qputenv("XDG_CONFIG_HOME", dir.path().toUtf8());
    QVERIFY(readConfigFile().ok());
    QVERIFY(readConfigFile()->empty());
    const QByteArray named = dir.filePath("gone.env").toUtf8();
    qputenv("SLOTD_CONFIG", named);
    QCOMPARE(QByteArray::fromStdString(readConfigFile().error().message),
             "cannot read " + named + ": No such file or directory");
}

void TestEnvFile::aBadSettingsFileIsNamedInTheError()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath("slotd.env"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("SLOTD_CPUS=2\noops\n");
    file.close();
    qputenv("SLOTD_CONFIG", file.fileName().toUtf8());
    QCOMPARE(QByteArray::fromStdString(readConfigFile().error().message),
             file.fileName().toUtf8() + ": line 2: there is no \"=\"");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("SLOTD_CPUS=2\n");
    file.close();
    QCOMPARE(readConfigFile()->at("SLOTD_CPUS"), std::string("2"));
}

QTEST_APPLESS_MAIN(TestEnvFile)
#include "tst_envfile.moc"
