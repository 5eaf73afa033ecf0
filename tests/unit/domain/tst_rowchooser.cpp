// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "domain/rowchooser.h"

#include <QTest>

using namespace slotd;

class RowChooserTest : public QObject
{
    Q_OBJECT

    static JobQuery query(const char* refs, bool steps)
    {
        JobQuery q;
        q.steps = steps;
        if (*refs)
            q.filter.refs = *parseJobRefs(refs);
        return q;
    }
    // "job batch all 0 1"
    static QString text(const RowChoice& choice)
    {
        QStringList words;
        if (choice.job)
            words << "job";
        if (choice.batch)
            words << "batch";
        if (choice.allSteps)
            words << "all";
        for (const std::int32_t step : choice.steps)
            words << QString::number(step);
        return words.join(' ');
    }

private slots:
    void choosesRows_data()
    {
        QTest::addColumn<QByteArray>("refs");
        QTest::addColumn<bool>("steps");
        QTest::addColumn<QString>("job7");
        QTest::addColumn<QString>("task2"); // job 12, task 2 of array 10
        QTest::newRow("without steps") << QByteArray("") << false << "job" << "job";
        QTest::newRow("without steps a step names its job") << QByteArray("7.0") << false << "job" << "job";
        QTest::newRow("all") << QByteArray("") << true << "job all" << "job all";
        QTest::newRow("one step") << QByteArray("7.3") << true << "3" << "job all";
        QTest::newRow("job and step") << QByteArray("7.3,7") << true << "job all 3" << "job all";
        QTest::newRow("two steps, batch") << QByteArray("7.3,7.batch,7.1") << true << "batch 3 1" << "job all";
        QTest::newRow("task's step") << QByteArray("10_2.1") << true << "job all" << "1";
        QTest::newRow("whole array's step") << QByteArray("10.1") << true << "job all" << "1";
        QTest::newRow("other task's step") << QByteArray("10_3.1,10_2") << true << "job all" << "job all";
        QTest::newRow("by its own id") << QByteArray("12.4") << true << "job all" << "4";
    }
    void choosesRows()
    {
        QFETCH(QByteArray, refs);
        QFETCH(bool, steps);
        QFETCH(QString, job7);
        QFETCH(QString, task2);
        const RowChooser chooser(query(refs.constData(), steps));
        QCOMPARE(text(chooser.of(JobId(7), JobId(), kNoArrayTask)), job7);
        QCOMPARE(text(chooser.of(JobId(12), JobId(10), 2)), task2);
    }

    void accountingHasStepsUnlessOnlyJobsAreAsked()
    {
        JobQuery q;
        q.scope = QueryScope::Accounting;
        QCOMPARE(text(RowChooser(q).of(JobId(7), JobId(), kNoArrayTask)), QString("job all"));
        q.batchSteps = true;
        QCOMPARE(text(RowChooser(q).of(JobId(7), JobId(), kNoArrayTask)), QString("job batch all"));
        q.jobsOnly = true;
        QCOMPARE(text(RowChooser(q).of(JobId(7), JobId(), kNoArrayTask)), QString("job"));
        q.filter.refs = *parseJobRefs("7.0");
        QCOMPARE(text(RowChooser(q).of(JobId(7), JobId(), kNoArrayTask)), QString(""));
    }
};

QTEST_APPLESS_MAIN(RowChooserTest)
#include "tst_rowchooser.moc"
