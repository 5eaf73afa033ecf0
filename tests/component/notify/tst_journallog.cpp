// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "notify/journallog.h"

#include "base/uniquefd.h"

#include <array>
#include <fcntl.h>
#include <QRegularExpression>
#include <QtTest>
#include <sys/stat.h>
#include <unistd.h>

using namespace slotd;

namespace
{

class FixedClock : public Clock
{
public:
    Instant now() const override { return Instant(Milliseconds(1'700'000'000'123)); }
};

struct Pipe
{
    UniqueFd reader;
    UniqueFd writer;

    Pipe()
    {
        std::array<int, 2> ends{};
        if (pipe2(ends.data(), O_CLOEXEC) == 0) {
            reader = UniqueFd(ends[0]);
            writer = UniqueFd(ends[1]);
        }
        fcntl(reader.get(), F_SETFL, O_NONBLOCK);
    }
    QByteArray take() const
    {
        QByteArray all;
        std::array<char, 4096> buffer{};
        for (ssize_t n = 0; (n = read(reader.get(), buffer.data(), buffer.size())) > 0;)
            all.append(buffer.data(), n);
        return all;
    }
};

} // namespace

class TestJournalLog : public QObject
{
    Q_OBJECT
private slots:
    void valuesAreQuotedWhereNeeded_data();
    void valuesAreQuotedWhereNeeded();
    void linesForAPersonCarryTimeAndLevel();
    void linesForTheJournalCarryAPriority();
    void lessImportantLinesAreLeftOut();
    void anEndlessValueIsCutAndStaysOneLine();
    void aFullPipeNeverBlocksAndLossesAreTold();
    void theJournalIsKnownByItsDeviceAndInode();
};

void TestJournalLog::valuesAreQuotedWhereNeeded_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << QByteArray("a/b:c,d") << QByteArray("ev k=a/b:c,d");
    QTest::newRow("empty") << QByteArray("") << QByteArray("ev k=\"\"");
    QTest::newRow("blank") << QByteArray("a b") << QByteArray("ev k=\"a b\"");
    QTest::newRow("equals") << QByteArray("a=b") << QByteArray("ev k=\"a=b\"");
    QTest::newRow("quote and backslash") << QByteArray("\"\\") << QByteArray("ev k=\"\\\"\\\\\"");
    QTest::newRow("newline") << QByteArray("a\nb") << QByteArray("ev k=\"a\\nb\"");
    QTest::newRow("control") << QByteArray("a\x1b[0m\x7f") << QByteArray("ev k=\"a\\x1b[0m\\x7f\"");
    QTest::newRow("utf-8") << QByteArray("größe") << QByteArray("ev k=größe");
}

void TestJournalLog::valuesAreQuotedWhereNeeded()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, line);
    QCOMPARE(QByteArray::fromStdString(formatLogLine("ev", {{"k", value.toStdString()}})), line);
}

void TestJournalLog::linesForAPersonCarryTimeAndLevel()
{
    const Pipe pipe;
    const FixedClock clock;
    JournalLog log(pipe.writer.get(), false, LogLevel::Debug, clock);
    log.warning("hook-failed", {{"job", "5"}, {"why", "exit status 1"}});
    const QRegularExpression form(
        R"(^2023-11-1[45]T\d\d:\d\d:20\.123[+-]\d{4} warning hook-failed job=5 why="exit status 1"\n$)");
    const QByteArray line = pipe.take();
    QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
}

void TestJournalLog::linesForTheJournalCarryAPriority()
{
    const Pipe pipe;
    const FixedClock clock;
    JournalLog log(pipe.writer.get(), true, LogLevel::Debug, clock);
    log.debug("a");
    log.info("b", {{"k", "v"}});
    log.warning("c");
    log.error("d");
    QCOMPARE(pipe.take(), QByteArray("<7>a\n<6>b k=v\n<4>c\n<3>d\n"));
}

void TestJournalLog::lessImportantLinesAreLeftOut()
{
    const Pipe pipe;
    const FixedClock clock;
    JournalLog log(pipe.writer.get(), true, LogLevel::Warning, clock);
    log.info("a");
    log.warning("b");
    log.setLevel(LogLevel::Info);
    log.info("c");
    QCOMPARE(pipe.take(), QByteArray("<4>b\n<6>c\n"));
}

void TestJournalLog::anEndlessValueIsCutAndStaysOneLine()
{
    const Pipe pipe;
    const FixedClock clock;
    JournalLog log(pipe.writer.get(), true, LogLevel::Info, clock);
    log.info("long", {{"k", std::string(100'000, 'x')}});
    const QByteArray line = pipe.take();
    QCOMPARE(line.size(), 4096);
    QVERIFY(line.endsWith("x\n"));
}

void TestJournalLog::aFullPipeNeverBlocksAndLossesAreTold()
{
    const Pipe pipe;
    const FixedClock clock;
    JournalLog log(pipe.writer.get(), true, LogLevel::Info, clock);
    const std::string filling(4000, 'x');
    for (int i = 0; i < 100; ++i) // A pipe holds 16 such lines.
        log.info("fill", {{"k", filling}});
    const auto taken = pipe.take().count('\n');
    log.info("after");
    QCOMPARE(pipe.take(), "<6>after dropped=" + QByteArray::number(100 - taken) + "\n");
    log.info("next");
    QCOMPARE(pipe.take(), QByteArray("<6>next\n"));
}

void TestJournalLog::theJournalIsKnownByItsDeviceAndInode()
{
    const Pipe pipe;
    struct stat status{};
    QCOMPARE(fstat(pipe.writer.get(), &status), 0);
    const std::string right = std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
    QVERIFY(isJournalStream(pipe.writer.get(), right.c_str()));
    QVERIFY(!isJournalStream(pipe.writer.get(), "1:2"));
    QVERIFY(!isJournalStream(pipe.writer.get(), nullptr));
    QVERIFY(!isJournalStream(-1, right.c_str()));
}

QTEST_APPLESS_MAIN(TestJournalLog)
#include "tst_journallog.moc"
