// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QTest>

using namespace slotd::test;

/// Which of the waiting jobs is next: submission order, priority, turns of arrays, exclusive jobs, and who may pass a job
/// that does not fit.
class TstOrdering : public QObject
{
    Q_OBJECT

    /// One job takes the whole host until "go" is written; jobs with `kNote` write down in which order they ran.
    static quint32 fill(TempNode& node)
    {
        const quint32 id = node.submit({"--exclusive", "--wrap", untilFile("go")});
        return node.waitForState(id, {"RUNNING"}) == "RUNNING" ? id : 0;
    }

    static QString order(TempNode& node, const QList<quint32>& jobs)
    {
        node.write("go", "");
        for (const quint32 id : jobs) {
            if (node.waitForEnd(id) != "COMPLETED")
                return QString("job %1 did not complete").arg(id);
        }
        return node.read("order").simplified();
    }

    static QStringList noting(const QStringList& args, const QString& what) { return args + QStringList{"--wrap", "echo " + what + " >> order"}; }

private slots:
    void submissionOrderIsTheBaseOrder()
    {
        TempNode node;
        node.setEnv("SLOTD_CPUS", "1");
        QVERIFY(node.start());
        QVERIFY(fill(node) != 0);
        QList<quint32> jobs;
        for (const char* name : {"1", "2", "3", "4"})
            jobs.append(node.submit(noting({}, name)));
        QCOMPARE(order(node, jobs), QString("1 2 3 4"));
    }

    void priorityComesBeforeSubmissionOrder()
    {
        TempNode node;
        node.setEnv("SLOTD_CPUS", "1");
        QVERIFY(node.start());
        QVERIFY(fill(node) != 0);
        const quint32 first = node.submit(noting({}, "first"));
        const quint32 nice = node.submit(noting({"--nice=5"}, "nice"));
        const quint32 urgent = node.submit(noting({"--priority=50"}, "urgent"));
        const quint32 raised = node.submit(noting({}, "raised"));
        QCOMPARE(node.run({"scontrol", "update", "job", QString::number(raised), "Priority=100"}).code, 0);
        QCOMPARE(order(node, {first, nice, urgent, raised}), QString("raised urgent first nice"));
    }

    void arraysTakeTurns()
    {
        TempNode node;
        node.setEnv("SLOTD_CPUS", "1");
        QVERIFY(node.start());
        QVERIFY(fill(node) != 0);
        const quint32 a = node.submit(noting({"-a", "0-2"}, "a"));
        const quint32 b = node.submit(noting({"-a", "0-2"}, "b"));
        QCOMPARE(order(node, {a, a + 1, a + 2, b, b + 1, b + 2}), QString("a b a b a b"));
    }

    void exclusiveJobWaitsUntilTheHostIsEmptyAndLetsNobodyBesideIt()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 small = node.submit({"--wrap", untilFile("go")});
        const quint32 alone = node.submit({"--exclusive", "--wrap", "touch alone; " + untilFile("further")});
        QCOMPARE(node.waitForState(small, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(waitsFor(node, alone), QString("Resources"));
        node.write("go", "");
        QVERIFY(node.waitForFile("alone"));
        const quint32 after = node.submit({"--wrap", "true"});
        QCOMPARE(waitsFor(node, after), QString("Resources"));
        node.write("further", "");
        QCOMPARE(node.waitForEnd(after), QString("COMPLETED"));
        QVERIFY(node.record(after)->start >= node.record(alone)->end);
    }

    void jobThatEndsInTimeOrLeavesTheRoomMayPassAndNoOtherMay()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "1");
        QVERIFY(node.start());
        const quint32 holder = node.submit({"-c", "3", "-t", "10", "--wrap", untilFile("go")});
        const quint32 big = node.submit({"-c", "4", "--wrap", "true"});
        QCOMPARE(node.waitForState(holder, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(waitsFor(node, big), QString("Resources"));
        const quint32 endless = node.submit({"--wrap", "true"});
        const quint32 tooLong = node.submit({"-t", "11", "--wrap", "true"});
        const quint32 quick = node.submit({"-t", "1", "--wrap", "true"});
        QCOMPARE(node.waitForEnd(quick), QString("COMPLETED"));
        QCOMPARE(waitsFor(node, endless), QString("Priority"));
        QCOMPARE(waitsFor(node, tooLong), QString("Priority"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(tooLong), QString("COMPLETED"));
        QVERIFY(node.record(endless)->start >= node.record(big)->start);
    }

    void cpuJobDoesNotWaitBehindAWishForAGpu()
    {
        TempNode node;
        node.setEnv("SLOTD_GPU_COUNT", "1");
        QVERIFY(node.start());
        const quint32 holder = node.submit({"-p", "gpu", "--wrap", untilFile("go")});
        const quint32 wish = node.submit({"-p", "gpu", "--wrap", "true"});
        QCOMPARE(node.waitForState(holder, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(waitsFor(node, wish), QString("Resources"));
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("COMPLETED"));
        QCOMPARE(waitsFor(node, wish), QString("Resources"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(wish), QString("COMPLETED"));
    }

    void streamOfSmallJobsDoesNotStarveABigOne()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 holder = node.submit({"--wrap", untilFile("go")});
        QCOMPARE(node.waitForState(holder, {"RUNNING"}), QString("RUNNING"));
        const quint32 big = node.submit({"-c", "4", "--wrap", "true"});
        const quint32 last = node.submit({"-a", "1-8", "--wrap", "true"}) + 7;
        QCOMPARE(waitsFor(node, big), QString("Resources"));
        QCOMPARE(waitsFor(node, last), QString("Priority"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(last), QString("COMPLETED"));
        for (quint32 task = last - 7; task <= last; ++task)
            QVERIFY(node.record(task)->start >= node.record(big)->end);
    }
};

QTEST_GUILESS_MAIN(TstOrdering)
#include "tst_ordering.moc"
