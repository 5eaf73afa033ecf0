// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/listing.h"

#include <QTest>

using namespace slotd::test;

/// SLOTD_NOTIFY_CMD runs once for each job that has ended for good.
class TstNotify : public QObject
{
    Q_OBJECT

    static void tellInto(TempNode& node)
    {
        node.setEnv("SLOTD_NOTIFY_CMD", "echo \"$SLOTD_JOB_ID|$SLOTD_JOB_NAME|$SLOTD_JOB_STATE|$SLOTD_JOB_PARTITION|"
                                        "$SLOTD_JOB_REASON\" >> " + node.workDir() + "/told");
    }

    static bool hasZombie(qint64 daemon)
    {
        for (const QString& task : QDir(QString("/proc/%1/task").arg(daemon)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QFile children(QString("/proc/%1/task/%2/children").arg(daemon).arg(task));
            if (!children.open(QIODevice::ReadOnly))
                continue;
            for (const QByteArray& child : children.readAll().simplified().split(' ')) {
                QFile stat("/proc/" + QString::fromUtf8(child) + "/stat");
                if (!child.isEmpty() && stat.open(QIODevice::ReadOnly) && stat.readAll().contains(") Z "))
                    return true;
            }
        }
        return false;
    }

private slots:
    void hookGetsIdNameStatePartitionAndReason()
    {
        TempNode node;
        tellInto(node);
        QVERIFY(node.start());
        const quint32 good = node.submit({"-J", "good", "--wrap", "true"});
        QVERIFY(node.waitForFile("told", QString("%1|good|COMPLETED|cpu|None\n").arg(good)));
        const quint32 bad = node.submit({"-J", "bad", "--wrap", "exit 1"});
        QVERIFY(node.waitForFile("told", QString("%1|bad|FAILED|cpu|NonZeroExitCode\n").arg(bad)));
        const quint32 waiting = node.submit({"-J", "a b", "-H", "--wrap", "true"});
        QCOMPARE(node.run({"scancel", QString::number(waiting)}).code, 0);
        QVERIFY(node.waitForFile("told", QString("%1|a b|CANCELLED|cpu|CancelledByUser\n").arg(waiting)));
        QCOMPARE(linesOf(node.read("told")).size(), 3);
    }

    void hookRunsOnceForEachTaskOfAnArray()
    {
        TempNode node;
        tellInto(node);
        QVERIFY(node.start());
        const quint32 array = node.submit({"-J", "tasks", "-a", "0-2", "--wrap", "true"});
        for (quint32 id = array; id < array + 3; ++id)
            QVERIFY(node.waitForFile("told", QString("%1|tasks|COMPLETED|cpu|None\n").arg(id)));
        QCOMPARE(linesOf(node.read("told")).size(), 3);
    }

    void failureThatLeadsToARequeueIsNotTold()
    {
        TempNode node;
        tellInto(node);
        QVERIFY(node.start());
        const quint32 id = node.submit({"--requeue", "--wrap", "echo x >> runs; exit 1"});
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        const quint32 after = node.submit({"-J", "after", "--wrap", "true"});
        QVERIFY(node.waitForFile("told", QString("%1|after|").arg(after)));
        QCOMPARE(node.read("runs"), QString("x\nx\n"));
        QCOMPARE(node.read("told").count(QString("%1|wrap|FAILED|cpu|NonZeroExitCode\n").arg(id)), 1);
        QCOMPARE(linesOf(node.read("told")).size(), 2);
    }

    void failingHookIsOneLineInTheLogAndHarmsNoJob()
    {
        TempNode node;
        node.setEnv("SLOTD_NOTIFY_CMD", "echo not reachable >&2; exit 7");
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "true"});
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
        QVERIFY(node.waitUntil([&] { return node.log().contains("hook-failed"); }));
        QCOMPARE(node.log().count("hook-failed"), 1);
        QCOMPARE(node.log().count("not reachable"), 1);
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("COMPLETED"));
        QCOMPARE(accounted(node, id, "State"), QString("COMPLETED"));
    }

    void noHookIsLeftAsAZombie()
    {
        TempNode node;
        tellInto(node);
        QVERIFY(node.start());
        node.submit({"-a", "1-6", "--wrap", "true"});
        QVERIFY(node.waitUntil([&] { return linesOf(node.read("told")).size() == 6; }));
        QVERIFY(node.waitUntil([&] { return !hasZombie(node.daemonPid()); }));
    }

    void slowHookHoldsUpNeitherJobsNorAnswers()
    {
        TempNode node;
        node.setEnv("SLOTD_NOTIFY_CMD", "touch " + node.workDir() + "/told; " + untilFile(node.workDir() + "/go"));
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("COMPLETED"));
        QVERIFY(node.waitForFile("told"));
        QCOMPARE(node.waitForEnd(node.submit({"--wrap", "true"})), QString("COMPLETED"));
        node.write("go", "");
    }
};

QTEST_GUILESS_MAIN(TstNotify)
#include "tst_notify.moc"
