// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"
#include "support/tempnode.h"

#include <QTest>

using namespace slotd::test;

/// Why jobs wait is there to see, in squeue and in scontrol; and a queue of any length stays readable.
class TstWaiting : public QObject
{
    Q_OBJECT

private slots:
    void eachCauseOfWaitingIsShownInSqueueAndScontrol_data()
    {
        QTest::addColumn<QStringList>("blocker");
        QTest::addColumn<QStringList>("waiting");
        QTest::addColumn<QString>("reason");
        QTest::newRow("resources") << QStringList{"-c", "4"} << QStringList{"-c", "1"} << "Resources";
        QTest::newRow("memory") << QStringList{"--mem", "4096M"} << QStringList{"--mem", "1M"} << "Resources";
        QTest::newRow("dependency") << QStringList{} << QStringList{"-d", "afterok:1"} << "Dependency";
        QTest::newRow("singleton") << QStringList{"-J", "same"} << QStringList{"-J", "same", "-d", "singleton"} << "Dependency";
        QTest::newRow("begin time") << QStringList{} << QStringList{"--begin", "now+1hour"} << "BeginTime";
        QTest::newRow("held") << QStringList{} << QStringList{"-H"} << "JobHeldUser";
        QTest::newRow("an exclusive job runs") << QStringList{"--exclusive"} << QStringList{} << "Resources";
        QTest::newRow("exclusive itself") << QStringList{} << QStringList{"--exclusive"} << "Resources";
    }

    void eachCauseOfWaitingIsShownInSqueueAndScontrol()
    {
        QFETCH(QStringList, blocker);
        QFETCH(QStringList, waiting);
        QFETCH(QString, reason);
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit(blocker + QStringList{"--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        const quint32 second = node.submit(waiting + QStringList{"--wrap", "true"});
        QVERIFY(node.waitUntil([&] { return waitsFor(node, second) == reason; }));
        QCOMPARE(shown(node, second, "JobState"), QString("PENDING"));
        QCOMPARE(shown(node, second, "Reason"), reason);
    }

    void arrayTaskOverItsLimitSaysSo()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-1%1", "--wrap", "sleep 600"});
        QCOMPARE(node.waitForState(array, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(columnOf(node.run({"squeue", "-h", "-t", "PD", "-o", "Reason"}).out, 0), QStringList{"(JobArrayTaskLimit)"});
    }

    void arrayOfTenThousandTasksIsOneLineAndOneBlock()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-H", "-a", "0-9999", "-J", "many", "--wrap", "true"});
        const Ran listed = node.run({"squeue", "-h"});
        QCOMPARE(columnOf(listed.out, 0), QStringList{QString("%1_[0-9999]").arg(array)});
        QCOMPARE(linesOf(node.run({"squeue", "-h", "--array", "-o", "JobID"}).out).size(), 10'000);
        const QString block = node.run({"scontrol", "show", "job", QString::number(array)}).out;
        QCOMPARE(block.count("JobState="), 1);
        QVERIFY2(block.contains("ArrayTaskId=0-9999"), qPrintable(block));
        QCOMPARE(node.run({"scontrol", "update", QString("job=%1_77").arg(array), "JobName=odd"}).code, 0);
        QCOMPARE(node.run({"scancel", QString("%1_[5000-9999]").arg(array)}).code, 0);
        QCOMPARE(linesOf(node.run({"sacct", "-n", "-P", "-s", "CA", "-o", "JobID"}).out).size(), 5'000);
        QCOMPARE(node.run({"scancel", QString::number(array)}).code, 0);
        QCOMPARE(node.run({"squeue", "-h"}).out, QString());
    }
};

QTEST_GUILESS_MAIN(TstWaiting)
#include "tst_waiting.moc"
