// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/multiprog.h"

#include <QTest>

using namespace slotd;
using Commands = std::vector<std::vector<std::string>>;

/// The file of srun --multi-prog.
class TestMultiProg : public QObject
{
    Q_OBJECT

private slots:
    void linesGiveTasksTheirCommands();
    void starIsForAllOthers();
    void numberAndPlaceAreFilledIn();
    void quotesAndBackslashesAreAsInAShell();
    void commentsAndJoinedLines();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
};

namespace
{

Commands parsed(std::string_view text, std::uint32_t ntasks)
{
    auto commands = parseMultiProg(text, "mp.conf", ntasks);
    return commands ? *commands : Commands{{commands.error().message}};
}

} // namespace

void TestMultiProg::linesGiveTasksTheirCommands()
{
    QCOMPARE(parsed("1 echo one\n0,2-3\techo  many \n", 4),
             (Commands{{"echo", "many"}, {"echo", "one"}, {"echo", "many"}, {"echo", "many"}}));
}

void TestMultiProg::starIsForAllOthers()
{
    QCOMPARE(parsed("* echo %o\n1 true", 3), (Commands{{"echo", "0"}, {"true"}, {"echo", "1"}}));
}

void TestMultiProg::numberAndPlaceAreFilledIn()
{
    QCOMPARE(parsed("0 true\n1-2 echo t%t o%o %x 5%", 3), (Commands{{"true"}, {"echo", "t1", "o0", "%x", "5%"}, {"echo", "t2", "o1", "%x", "5%"}}));
}

void TestMultiProg::quotesAndBackslashesAreAsInAShell()
{
    QCOMPARE(parsed("0 sh -c 'echo \\a \"b\"' \"c d\" e\\ f ''", 1), (Commands{{"sh", "-c", "echo \\a \"b\"", "c d", "e f", ""}}));
}

void TestMultiProg::commentsAndJoinedLines()
{
    QCOMPARE(parsed("# all\n\n0 echo a#b # the rest\n1 echo \\\nlong\r\n", 2), (Commands{{"echo", "a#b"}, {"echo", "long"}}));
}

void TestMultiProg::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("no record") << QByteArray("0 true") << "Configuration file mp.conf invalid, no record for task id 1";
    QTest::newRow("empty") << QByteArray() << "Configuration file mp.conf invalid, no record for task id 0";
    QTest::newRow("twice") << QByteArray("0-1 true\n1 true") << "Duplicate record for task 1";
    QTest::newRow("too many") << QByteArray("0-2 true") << "Invalid task id, 2 >= ntasks";
    QTest::newRow("far too many") << QByteArray("4000000000-4000000001 true") << "Invalid task id, 4000000000 >= ntasks";
    QTest::newRow("no program") << QByteArray("0 true\n1") << "Line 2 of configuration file mp.conf invalid";
    QTest::newRow("no number") << QByteArray("\nx true") << "Line 2 of configuration file mp.conf invalid";
    QTest::newRow("backwards") << QByteArray("1-0 true") << "Line 1 of configuration file mp.conf invalid";
    QTest::newRow("open quote") << QByteArray("0 'true") << "Line 1 of configuration file mp.conf invalid";
}

void TestMultiProg::mistakesAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const auto commands = parseMultiProg(text.toStdString(), "mp.conf", 2);
    QVERIFY(!commands);
    QCOMPARE(commands.error().message, message.toStdString());
}

QTEST_APPLESS_MAIN(TestMultiProg)
#include "tst_multiprog.moc"
