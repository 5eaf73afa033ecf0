// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "protocol/rowcodec.h"

#include <QTest>

using namespace slotd;

namespace
{

JobRecord sample(std::uint32_t id)
{
    JobRecord r;
    r.id = JobId(id);
    r.arrayTask = 3;
    r.step = JobRef::kBatchStep;
    r.name = "job";
    r.user = "user";
    r.partition = "cpu";
    r.state = JobState::OutOfMemory;
    r.reason = Reason::OutOfMemory;
    r.timeLimit = Seconds(60);
    r.gpuIndices = {0, 2};
    r.exit = {0, 9};
    r.usage = {100, 20, 30};
    r.arguments = {"a", ""};
    r.recorded = {{"account", "x"}};
    r.suspend = Instant(Milliseconds(5));
    return r;
}

ColumnSet queueColumns()
{
    return ColumnSet{}.add(1).add(7).add(8).add(12).add(13).add(14).add(21).add(37);
}

} // namespace

class tst_rowcodec : public QObject
{
    Q_OBJECT
private slots:
    void aRowWithAllColumnsSurvives();
    void membersNotAskedForKeepTheirDefaults();
    void columnsOfBothWordsAreCarried();
    void unknownColumnsAreNotWrittenAndNotRead();
    void malformedRowsAreRefused();
    void valuesThatIndexTablesAreChecked();
    void tenThousandRowsTakeFewMilliseconds();
};

void tst_rowcodec::aRowWithAllColumnsSurvives()
{
    CborWriter w;
    encodeRow(w, sample(1), knownColumns());
    encodeRow(w, sample(2), knownColumns());
    std::vector<JobRecord> out{JobRecord{}};
    QVERIFY(decodeRows(w.bytes(), knownColumns(), 2, out));
    QVERIFY((out == std::vector<JobRecord>{sample(1), sample(2)}));
}

void tst_rowcodec::membersNotAskedForKeepTheirDefaults()
{
    CborWriter w;
    encodeRow(w, sample(1), ColumnSet{}.add(1).add(13));
    std::vector<JobRecord> out;
    QVERIFY(decodeRows(w.bytes(), ColumnSet{}.add(1).add(13), 1, out));
    JobRecord expected;
    expected.id = JobId(1);
    expected.state = JobState::OutOfMemory;
    QVERIFY(out.front() == expected);
}

void tst_rowcodec::columnsOfBothWordsAreCarried()
{
    const ColumnSet columns = ColumnSet{}.add(1).add(63).add(64).add(65);
    CborWriter w;
    encodeRow(w, sample(1), columns);
    std::vector<JobRecord> out;
    QVERIFY(decodeRows(w.bytes(), columns, 1, out));
    QVERIFY(out.front().suspend == sample(1).suspend);
}

void tst_rowcodec::unknownColumnsAreNotWrittenAndNotRead()
{
    CborWriter w;
    encodeRow(w, sample(1), ColumnSet::all());
    std::vector<JobRecord> out;
    QVERIFY(decodeRows(w.bytes(), knownColumns(), 1, out));
    QVERIFY(!decodeRows(w.bytes(), ColumnSet::all(), 1, out));
    QVERIFY(!knownColumns().has(0));
    QVERIFY(!knownColumns().has(127));
}

void tst_rowcodec::malformedRowsAreRefused()
{
    const ColumnSet columns = queueColumns();
    CborWriter w;
    encodeRow(w, sample(1), columns);
    const std::string bytes = w.bytes();
    std::vector<JobRecord> out;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!decodeRows(std::string_view(bytes).substr(0, size), columns, 1, out));
    QVERIFY(!decodeRows(bytes + '\0', columns, 1, out));
    QVERIFY(!decodeRows(bytes, columns, 2, out));
    QVERIFY(!decodeRows(bytes, columns, 0xffffffffU, out));
    QVERIFY(!decodeRows(bytes, ColumnSet{}.add(1), 1, out));
    QVERIFY(decodeRows({}, columns, 0, out));
}

void tst_rowcodec::valuesThatIndexTablesAreChecked()
{
    const ColumnSet columns = ColumnSet{}.add(13).add(14);
    std::vector<JobRecord> out;
    QVERIFY(!decodeRows("\x82\x18\x2a\x01", columns, 1, out)); // state 42
    QVERIFY(decodeRows("\x82\x01\x18\x63", columns, 1, out));  // reason 99: a newer daemon's
    QVERIFY(out.front().reason == Reason::None);
}

void tst_rowcodec::tenThousandRowsTakeFewMilliseconds()
{
    std::vector<JobRecord> rows;
    for (std::uint32_t i = 1; i <= 10'000; ++i)
        rows.push_back(sample(i));
    std::vector<JobRecord> out;
    QBENCHMARK {
        CborWriter w;
        for (const JobRecord& row : rows)
            encodeRow(w, row, queueColumns());
        QVERIFY(decodeRows(w.bytes(), queueColumns(), 10'000, out));
    }
    QCOMPARE(out.size(), rows.size());
}

QTEST_APPLESS_MAIN(tst_rowcodec)
#include "tst_rowcodec.moc"
