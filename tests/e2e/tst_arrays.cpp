// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"

#include <QTest>

using namespace slotd::test;

/// Job arrays: which tasks a specification makes, what each sees, and how many run at once.
class TstArrays : public QObject
{
    Q_OBJECT

private slots:
    void specificationMakesItsTasks_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("tasks");
        QTest::newRow("one") << "7" << "7";
        QTest::newRow("list") << "1,4" << "1 4";
        QTest::newRow("range") << "0-7" << "0 1 2 3 4 5 6 7";
        QTest::newRow("steps") << "0-15:2" << "0 2 4 6 8 10 12 14";
        QTest::newRow("mixed") << "9,0-2,5-9:4" << "0 1 2 5 9";
        QTest::newRow("limited") << "0-3%2" << "0 1 2 3";
    }

    void specificationMakesItsTasks()
    {
        QFETCH(QString, spec);
        QFETCH(QString, tasks);
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-H", "-a", spec, "--wrap", "true"});
        QStringList expected;
        for (const QString& task : tasks.split(' '))
            expected.append(QString("%1_%2").arg(array).arg(task));
        QCOMPARE(linesOf(node.run({"sacct", "-n", "-P", "-o", "JobID"}).out), expected);
        QCOMPARE(linesOf(node.run({"squeue", "--noheader", "--array", "-o", "JobID"}).out).size(), expected.size());
    }

    void everyTaskSeesItsPlaceInTheArray()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "2-6:2%2", "-o", "%A-%a", "--wrap",
                                           "echo $SLURM_ARRAY_TASK_ID $SLURM_ARRAY_JOB_ID $SLURM_ARRAY_TASK_COUNT $SLURM_ARRAY_TASK_MIN "
                                           "$SLURM_ARRAY_TASK_MAX $SLURM_ARRAY_TASK_STEP $SLURM_JOB_ID"});
        for (quint32 i = 0; i < 3; ++i)
            QCOMPARE(node.waitForEnd(array + i), QString("COMPLETED"));
        for (quint32 i = 0; i < 3; ++i) {
            const quint32 task = 2 + 2 * i;
            QCOMPARE(node.read(QString("%1-%2").arg(array).arg(task)), QString("%1 %2 3 2 6 2 %3\n").arg(task).arg(array).arg(array + i));
        }
        QCOMPARE(node.run({"sacct", "-n", "-P", "-o", "ArrayJobID,ArrayTaskID,State", "-j", QString("%1_4").arg(array)}).out,
                 QString("%1|4|COMPLETED\n").arg(array));
    }

    void neverMoreTasksRunAtOnceThanTheLimitSays()
    {
        TempNode node;
        node.setEnv("SLOTD_CPUS", "16");
        node.setEnv("SLOTD_MEMORY", "64G");
        QVERIFY(node.start());
        // Each task counts who is there while it is: a folder is made and removed in one step, with no lock.
        const quint32 array = node.submit({"-a", "0-15%4", "--wrap",
                                           "mkdir -p here; mkdir here/$SLURM_ARRAY_TASK_ID; ls here | wc -l >> counts; sleep 0.02; "
                                           "ls here | wc -l >> counts; rmdir here/$SLURM_ARRAY_TASK_ID"});
        for (quint32 i = 0; i < 16; ++i)
            QCOMPARE(node.waitForEnd(array + i), QString("COMPLETED"));
        const QStringList counts = linesOf(node.read("counts"));
        QCOMPARE(counts.size(), 32);
        for (const QString& count : counts)
            QVERIFY2(count.toInt() <= 4, qPrintable(count));
        // The records say the same: at every start at most three others had begun and not ended.
        QList<slotd::JobRecord> rows;
        for (quint32 i = 0; i < 16; ++i)
            rows.append(*node.record(array + i));
        for (const auto& row : rows) {
            const auto together = std::count_if(rows.begin(), rows.end(), [&](const auto& other) { return other.start <= row.start && other.end > row.start; });
            QVERIFY(together <= 4);
        }
    }

    void limitIsUsedInFull()
    {
        TempNode node;
        QVERIFY(node.start());
        // Two tasks run together, or neither would end; the third comes after one of them.
        const quint32 array = node.submit({"-a", "0-2%2", "--wrap",
                                           "touch at.$SLURM_ARRAY_TASK_ID; until [ $(ls at.* | wc -l) -ge 2 ]; do sleep 0.05; done"});
        for (quint32 i = 0; i < 3; ++i)
            QCOMPARE(node.waitForEnd(array + i), QString("COMPLETED"));
    }

    void oneTaskCanBeCancelledByItself()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-H", "-a", "0-2", "--wrap", "true"});
        QCOMPARE(node.run({"scancel", QString("%1_1").arg(array)}).code, 0);
        QCOMPARE(node.waitForEnd(array + 1), QString("CANCELLED"));
        QCOMPARE(accounted(node, array + 2, "State"), QString("PENDING"));
        QCOMPARE(node.run({"scancel", QString::number(array)}).code, 0);
        QCOMPARE(node.waitForEnd(array), QString("CANCELLED"));
        QCOMPARE(node.waitForEnd(array + 2), QString("CANCELLED"));
    }

    void failingTaskLeavesTheOthersAlone()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-2", "--wrap", "exit $((SLURM_ARRAY_TASK_ID == 1))"});
        QCOMPARE(node.waitForEnd(array), QString("COMPLETED"));
        QCOMPARE(node.waitForEnd(array + 1), QString("FAILED"));
        QCOMPARE(node.waitForEnd(array + 2), QString("COMPLETED"));
    }
};

QTEST_GUILESS_MAIN(TstArrays)
#include "tst_arrays.moc"
