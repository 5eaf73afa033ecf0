// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/ranklines.h"

#include <QTest>

using namespace slotd;

/// Lines of several ranks on their way to one output.
class TestRankLines : public QObject
{
    Q_OBJECT

private slots:
    void wholeLinesPassAndTheRestWaits();
    void everyLineHasItsLabel();
    void lastLineIsEndedUnderALabelOnly();
    void linesOfTwoRanksNeverMix();
    void overlongLineIsNotHeldForEver();
    void unbufferedPiecesPassAtOnce();
    void brokenOffLineIsEndedBeforeAnotherRanks();
    void bytesAreUnchangedWithoutALabel();
};

namespace
{

std::string taken(RankLines& lines, std::string_view bytes)
{
    std::string out;
    lines.take(bytes, out);
    return out;
}

std::string finished(RankLines& lines)
{
    std::string out;
    lines.finish(out);
    return out;
}

} // namespace

void TestRankLines::wholeLinesPassAndTheRestWaits()
{
    OpenLine line;
    RankLines lines("", RankLines::Mode::Lines, line);
    QCOMPARE(taken(lines, "a"), std::string());
    QCOMPARE(taken(lines, "b\nc\nd"), std::string("ab\nc\n"));
    QCOMPARE(taken(lines, "\n"), std::string("d\n"));
    QCOMPARE(finished(lines), std::string());
}

void TestRankLines::everyLineHasItsLabel()
{
    OpenLine line;
    RankLines lines(" 3: ", RankLines::Mode::Lines, line);
    QCOMPARE(taken(lines, "a\n\nb"), std::string(" 3: a\n 3: \n"));
    QCOMPARE(taken(lines, "c\n"), std::string(" 3: bc\n"));
}

void TestRankLines::lastLineIsEndedUnderALabelOnly()
{
    OpenLine line;
    RankLines labelled("0: ", RankLines::Mode::Lines, line);
    QCOMPARE(taken(labelled, "tail"), std::string());
    QCOMPARE(finished(labelled), std::string("0: tail\n"));
    QCOMPARE(finished(labelled), std::string());
    RankLines bare("", RankLines::Mode::Lines, line);
    QCOMPARE(taken(bare, "tail"), std::string());
    QCOMPARE(finished(bare), std::string("tail"));
}

void TestRankLines::linesOfTwoRanksNeverMix()
{
    OpenLine line;
    RankLines one("", RankLines::Mode::Lines, line);
    RankLines two("", RankLines::Mode::Lines, line);
    std::string out;
    one.take("11", out);
    two.take("22", out);
    one.take("1\n", out);
    two.take("2\n", out);
    QCOMPARE(out, std::string("111\n222\n"));
}

void TestRankLines::overlongLineIsNotHeldForEver()
{
    OpenLine line;
    RankLines lines("0: ", RankLines::Mode::Lines, line);
    const std::string block(RankLines::kLongestLine, 'x');
    QCOMPARE(taken(lines, block), "0: " + block);
    QCOMPARE(taken(lines, "y\nz\n"), std::string("y\n0: z\n"));
}

void TestRankLines::unbufferedPiecesPassAtOnce()
{
    OpenLine line;
    RankLines lines("0: ", RankLines::Mode::Bytes, line);
    QCOMPARE(taken(lines, "a"), std::string("0: a"));
    QCOMPARE(taken(lines, "b\nc"), std::string("b\n0: c"));
    QCOMPARE(finished(lines), std::string("\n"));
}

void TestRankLines::brokenOffLineIsEndedBeforeAnotherRanks()
{
    OpenLine line;
    RankLines one("1: ", RankLines::Mode::Bytes, line);
    RankLines two("2: ", RankLines::Mode::Bytes, line);
    QCOMPARE(taken(one, "a"), std::string("1: a"));
    QCOMPARE(taken(two, "b\n"), std::string("\n2: b\n"));
    QCOMPARE(taken(one, "c\n"), std::string("1: c\n"));
}

void TestRankLines::bytesAreUnchangedWithoutALabel()
{
    OpenLine line;
    RankLines lines("", RankLines::Mode::Bytes, line);
    const std::string bytes("\0a\r\n\n\xff", 6);
    QCOMPARE(taken(lines, bytes), bytes);
    QCOMPARE(finished(lines), std::string());
}

QTEST_APPLESS_MAIN(TestRankLines)
#include "tst_ranklines.moc"
