// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"

#include <QTest>

using namespace slotd::test;

/// Dependencies: each kind lets go at its own event, and says so when it never can.
class TstJobDependencies : public QObject
{
    Q_OBJECT

    static QString on(const char* kind, quint32 job) { return QString("%1:%2").arg(kind).arg(job); }

private slots:
    void afterLetsGoWhenTheOtherHasBegun()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-H", "--wrap", untilFile("go")});
        const quint32 second = node.submit({"-d", on("after", first), "--wrap", "touch go"});
        QCOMPARE(waitsFor(node, second), QString("Dependency"));
        QCOMPARE(node.run({"scontrol", "release", "job", QString::number(first)}).code, 0);
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED")); // the first runs until the second has run
        QCOMPARE(node.waitForEnd(first), QString("COMPLETED"));
    }

    void endOfTheOtherDecides_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("end"); // of the first job
        QTest::addColumn<bool>("runs");
        QTest::newRow("afterany, success") << "afterany" << "true" << true;
        QTest::newRow("afterany, failure") << "afterany" << "false" << true;
        QTest::newRow("afterany, cancelled") << "afterany" << "" << true;
        QTest::newRow("afterok, success") << "afterok" << "true" << true;
        QTest::newRow("afterok, failure") << "afterok" << "false" << false;
        QTest::newRow("afterok, cancelled") << "afterok" << "" << false;
        QTest::newRow("afternotok, success") << "afternotok" << "true" << false;
        QTest::newRow("afternotok, failure") << "afternotok" << "false" << true;
        QTest::newRow("afternotok, cancelled") << "afternotok" << "" << true;
    }

    void endOfTheOtherDecides()
    {
        QFETCH(QString, kind);
        QFETCH(QString, end);
        QFETCH(bool, runs);
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"--wrap", untilFile("go") + "; " + end});
        const QString spec = QString("%1:%2").arg(kind).arg(first);
        const quint32 early = node.submit({"-d", spec, "--wrap", "true"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(waitsFor(node, early), QString("Dependency"));
        if (end.isEmpty())
            QCOMPARE(node.run({"scancel", QString::number(first)}).code, 0);
        else
            node.write("go", "");
        QVERIFY(!node.waitForEnd(first).isEmpty());
        const quint32 late = node.submit({"-d", spec, "--wrap", "true"}); // on a job that has ended
        for (const quint32 id : {early, late}) {
            if (runs) {
                QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
                QVERIFY(node.record(id)->start >= node.record(first)->end);
            } else {
                QVERIFY(node.waitUntil([&] { return waitsFor(node, id) == "DependencyNeverSatisfied"; }));
                QCOMPARE(accounted(node, id, "State"), QString("PENDING"));
            }
        }
    }

    void killOnInvalidDepEndsTheJobAtOnceOrWhenItIsDecided()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"--wrap", untilFile("go") + "; false"});
        const QStringList args{"--kill-on-invalid-dep=yes", "-d", on("afterok", first), "--wrap", "touch ran"};
        const quint32 early = node.submit(args);
        node.write("go", "");
        QCOMPARE(node.waitForEnd(early), QString("CANCELLED"));
        QCOMPARE(node.record(early)->reason, slotd::Reason::DependencyNeverSatisfied);
        const quint32 late = node.submit(args);
        QCOMPARE(node.waitForEnd(late), QString("CANCELLED"));
        // Nothing of it was refused by the store, and it is the same after a restart.
        QVERIFY2(!node.log().contains(" error "), qPrintable(node.log()));
        QVERIFY(node.stop());
        QVERIFY(node.start());
        QCOMPARE(accounted(node, late, "State,Reason"), QString("CANCELLED|DependencyNeverSatisfied"));
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
    }

    void severalIdsAreAllWaitedFor_data()
    {
        QTest::addColumn<QString>("spec");
        QTest::newRow("comma") << "afterok:1,2";
        QTest::newRow("colon") << "afterok:1:2";
        QTest::newRow("two conditions") << "afterok:1,afterany:2";
    }

    void severalIdsAreAllWaitedFor()
    {
        QFETCH(QString, spec);
        TempNode node;
        QVERIFY(node.start());
        const quint32 one = node.submit({"--wrap", untilFile("one")});
        const quint32 two = node.submit({"--wrap", untilFile("two")});
        const quint32 after = node.submit({"-d", spec, "--wrap", "true"});
        node.write("one", "");
        QCOMPARE(node.waitForEnd(one), QString("COMPLETED"));
        QCOMPARE(waitsFor(node, after), QString("Dependency"));
        node.write("two", "");
        QCOMPARE(node.waitForEnd(after), QString("COMPLETED"));
        QVERIFY(node.record(after)->start >= node.record(two)->end);
    }

    void questionMarkMeansThatOneIsEnough()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 fails = node.submit({"--wrap", "false"});
        const quint32 runs = node.submit({"--wrap", untilFile("go")});
        const quint32 either = node.submit({"-d", on("afterok", fails) + "?" + on("afterok", runs), "--wrap", "true"});
        QCOMPARE(node.waitForEnd(fails), QString("FAILED"));
        QCOMPARE(waitsFor(node, either), QString("Dependency"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(either), QString("COMPLETED"));
    }

    void singletonWaitsForEarlierJobsOfItsName()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-J", "same", "--wrap", untilFile("go")});
        const quint32 second = node.submit({"-J", "same", "-d", "singleton", "--wrap", "true"});
        const quint32 other = node.submit({"-J", "other", "-d", "singleton", "--wrap", "true"});
        QCOMPARE(node.waitForEnd(other), QString("COMPLETED"));
        QCOMPARE(waitsFor(node, second), QString("Dependency"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
        QVERIFY(node.record(second)->start >= node.record(first)->end);
    }

    void dependencyOnAnArrayWaitsForAllOfItOrForOneTask()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-1", "--wrap", "[ $SLURM_ARRAY_TASK_ID = 0 ] || " + untilFile("go")});
        const quint32 all = node.submit({"-d", on("afterok", array), "--wrap", "true"});
        const quint32 task = node.submit({"-d", on("afterok", array) + "_0", "--wrap", "true"});
        QCOMPARE(node.waitForEnd(task), QString("COMPLETED"));
        QCOMPARE(waitsFor(node, all), QString("Dependency"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(all), QString("COMPLETED"));
    }

    void aftercorrPairsTheTasksOfTwoArrays()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 array = node.submit({"-a", "0-1", "--wrap", "[ $SLURM_ARRAY_TASK_ID = 0 ] || " + untilFile("go")});
        const quint32 pairs = node.submit({"-a", "0-1", "-d", on("aftercorr", array), "--wrap", "true"});
        QCOMPARE(node.waitForEnd(pairs), QString("COMPLETED"));
        QCOMPARE(accounted(node, pairs + 1, "State"), QString("PENDING"));
        node.write("go", "");
        QCOMPARE(node.waitForEnd(pairs + 1), QString("COMPLETED"));
    }

    void unknownIdCountsAsPast()
    {
        TempNode node;
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(node.submit({"-d", "afterok:4711", "--wrap", "true"})), QString("COMPLETED"));
    }

    void requeuedFailureDecidesNothingYet()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"--requeue", "--wrap", "if [ -e tried ]; then exit 0; fi; " + untilFile("go") + "; touch tried; exit 1"});
        const quint32 after = node.submit({"-d", on("afterok", first), "--wrap", "true"});
        const quint32 notOk = node.submit({"-d", on("afternotok", first), "--wrap", "touch ran"});
        node.write("go", "");
        QCOMPARE(node.waitForEnd(after), QString("COMPLETED"));
        QVERIFY(node.waitUntil([&] { return waitsFor(node, notOk) == "DependencyNeverSatisfied"; }));
        QVERIFY(!QFile::exists(node.workDir() + "/ran"));
    }
};

QTEST_GUILESS_MAIN(TstJobDependencies)
#include "tst_jobdependencies.moc"
