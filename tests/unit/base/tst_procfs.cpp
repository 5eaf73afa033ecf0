// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/procfs.h"

#include <QTest>

#include <unistd.h>

using namespace slotd;

class TestProcfs : public QObject
{
    Q_OBJECT

private slots:
    void statLineIsRead();
    void namesWithBlanksAndParenthesesAreNoTrap();
    void nonsenseIsNoStatLine_data();
    void nonsenseIsNoStatLine();
    void ownProcessIsFound();
    void descendantsAreThoseBelowTheRootThatLive();
    void circleInATornTableEnds();
};

namespace
{

constexpr const char* kRest = " S 41 42 43 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1000 200 18446744073709551615\n";

ProcessStat process(int pid, int parent, char state = 'S')
{
    ProcessStat p;
    p.pid = pid;
    p.parent = parent;
    p.state = state;
    return p;
}

} // namespace

void TestProcfs::statLineIsRead()
{
    const auto stat = parseProcessStat(std::string("1234 (sh)") + kRest);
    QVERIFY(stat.has_value());
    QCOMPARE(stat->pid, 1234);
    QCOMPARE(stat->state, 'S');
    QCOMPARE(stat->parent, 41);
    QCOMPARE(stat->session, 43);
    QCOMPARE(stat->startTicks, 987654U);
}

void TestProcfs::namesWithBlanksAndParenthesesAreNoTrap()
{
    const auto stat = parseProcessStat(std::string("1234 (a) Z 1 1 (b)") + kRest);
    QVERIFY(stat.has_value());
    QCOMPARE(stat->parent, 41);
    QCOMPARE(stat->startTicks, 987654U);
}

void TestProcfs::nonsenseIsNoStatLine_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "1234", "1234 (sh)", "1234 (sh) ", "1234 (sh) S", "1234 (sh) S 1 2", "(sh) S 1 2 3 4 5", "x (sh) S 1 2 3"})
        QTest::addRow("<%s>", text) << QByteArray(text);
}

void TestProcfs::nonsenseIsNoStatLine()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseProcessStat(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))));
}

void TestProcfs::ownProcessIsFound()
{
    const auto self = readProcessStat(::getpid());
    QVERIFY(self.has_value());
    QCOMPARE(self->parent, ::getppid());
    QVERIFY(self->alive());
    QVERIFY(self->startTicks <= ticksSinceBoot());
    const auto table = readProcessTable();
    QVERIFY(std::any_of(table.begin(), table.end(), [](const ProcessStat& p) { return p.pid == ::getpid(); }));
    QVERIFY(!readProcessStat(0x7fffffff));
    QVERIFY(!readBootId().empty());
}

void TestProcfs::descendantsAreThoseBelowTheRootThatLive()
{
    const std::vector<ProcessStat> table{process(9, 5), process(1, 0), process(5, 2), process(2, 1), process(6, 2, 'Z'),
                                         process(7, 1), process(8, 9)};
    std::vector<int> pids;
    for (const ProcessStat& p : livingDescendants(table, 2))
        pids.push_back(p.pid);
    std::sort(pids.begin(), pids.end());
    QCOMPARE(pids, (std::vector<int>{5, 8, 9}));
}

void TestProcfs::circleInATornTableEnds()
{
    QVERIFY(livingDescendants({process(2, 3), process(3, 2)}, 2).size() <= 3U);
}

QTEST_APPLESS_MAIN(TestProcfs)
#include "tst_procfs.moc"
