// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/asking.h"
#include "support/tempnode.h"

#include <QFile>
#include <QTest>

using namespace slotd::test;

namespace
{

/// The state letter of proc(5).
QChar processState(const QString& pid)
{
    QFile file("/proc/" + pid.trimmed() + "/stat");
    if (!file.open(QIODevice::ReadOnly))
        return QChar('?');
    const QByteArray text = file.readAll();
    return QChar::fromLatin1(text.at(text.lastIndexOf(')') + 2));
}

QString number(quint32 id)
{
    return QString::number(id);
}

} // namespace

/// scontrol suspend and resume.
class TstSuspend : public QObject
{
    Q_OBJECT

private slots:
    void suspendedJobStandsStillAndGoesOnWhenResumed()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "sh -c 'echo $$ > pid; " + untilFile("go") + "'"});
        QVERIFY(node.waitForFile("pid", "\n"));
        QCOMPARE(node.run({"scontrol", "suspend", number(id)}).code, 0);
        QCOMPARE(node.waitForState(id, {"SUSPENDED"}), QString("SUSPENDED"));
        QCOMPARE(node.run({"squeue", "-h", "-t", "S", "-o", "%i %t"}).out, number(id) + " S\n");
        QVERIFY(node.waitUntil([&] { return processState(node.read("pid")) == 'T'; }));
        node.write("go", "");
        QCOMPARE(processState(node.read("pid")), QChar('T'));
        QCOMPARE(node.run({"scontrol", "resume", number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }

    void anotherJobMayUseTheCpusOfASuspendedOne()
    {
        TempNode node;
        node.setEnv("SLOTD_CPUS", "2");
        QVERIFY(node.start());
        const quint32 first = node.submit({"-n", "2", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        const quint32 second = node.submit({"-n", "2", "--wrap", "true"});
        QCOMPARE(node.waitForState(second, {"PENDING"}), QString("PENDING"));
        QCOMPARE(node.run({"scontrol", "suspend", number(first)}).code, 0);
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
    }

    void memoryOfASuspendedJobStaysItsOwn()
    {
        TempNode node;
        node.setEnv("SLOTD_MEMORY", "1G");
        QVERIFY(node.start());
        const quint32 first = node.submit({"--mem=600M", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForState(first, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"scontrol", "suspend", number(first)}).code, 0);
        const quint32 second = node.submit({"--mem=600M", "--wrap", "true"});
        QCOMPARE(waitsFor(node, second), QString("Resources"));
        QCOMPARE(node.run({"scancel", number(first)}).code, 0);
        QCOMPARE(node.waitForEnd(second), QString("COMPLETED"));
    }

    void timeLimitStandsStillWhileSuspended()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"-t", "0:02", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(node.run({"scontrol", "suspend", number(id)}).code, 0);
        // A job that starts later with a longer limit runs into its own first.
        const quint32 other = node.submit({"-t", "0:03", "--wrap", "sleep 60"});
        QCOMPARE(node.waitForEnd(other), QString("TIMEOUT"));
        QCOMPARE(node.waitForState(id, {"SUSPENDED"}), QString("SUSPENDED"));
        QCOMPARE(node.run({"scontrol", "resume", number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("TIMEOUT"));
    }

    void suspendedJobCanBeCancelled()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "trap 'echo asked > asked; exit 1' TERM; echo x > begun; while :; do sleep 0.05; done"});
        QVERIFY(node.waitForFile("begun", "x"));
        QCOMPARE(node.run({"scontrol", "suspend", number(id)}).code, 0);
        QCOMPARE(node.run({"scancel", number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("CANCELLED"));
        QVERIFY(node.waitForFile("asked", "asked"));
    }

    void suspensionOutlivesTheDaemon()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "echo $$ > pid; " + untilFile("go")});
        QVERIFY(node.waitForFile("pid", "\n"));
        QCOMPARE(node.run({"scontrol", "suspend", number(id)}).code, 0);
        QVERIFY(node.waitUntil([&] { return processState(node.read("pid")) == 'T'; }));
        node.kill9();
        QVERIFY(node.start());
        QCOMPARE(node.waitForState(id, {"SUSPENDED"}), QString("SUSPENDED"));
        QCOMPARE(processState(node.read("pid")), QChar('T'));
        node.write("go", "");
        QCOMPARE(node.run({"scontrol", "resume", number(id)}).code, 0);
        QCOMPARE(node.waitForEnd(id), QString("COMPLETED"));
    }

    void stepsOfASuspendedJobStandStillToo()
    {
        TempNode node;
        QVERIFY(node.start());
        const auto srun = node.spawn({"srun", "sh", "-c", "echo $$ > pid; " + untilFile("go")});
        QVERIFY(node.waitForFile("pid", "\n"));
        QCOMPARE(node.run({"scontrol", "suspend", "1"}).code, 0);
        QVERIFY(node.waitUntil([&] { return processState(node.read("pid")) == 'T'; }));
        node.write("go", "");
        QCOMPARE(node.run({"scontrol", "resume", "1"}).code, 0);
        QVERIFY(srun->waitForFinished());
        QCOMPARE(srun->exitCode(), 0);
        QCOMPARE(node.waitForEnd(1), QString("COMPLETED"));
    }

    void whatCannotBeSuspendedOrResumedIsRefused()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 pending = node.submit({"-H", "--wrap", "true"});
        const quint32 running = node.submit({"--wrap", "sleep 60"});
        QCOMPARE(node.waitForState(running, {"RUNNING"}), QString("RUNNING"));
        const Ran waits = node.run({"scontrol", "suspend", number(pending)});
        QCOMPARE(waits.code, 1);
        QCOMPARE(waits.err, QString("Job is pending execution for job %1\n").arg(pending));
        const Ran runs = node.run({"scontrol", "resume", number(running)});
        QCOMPARE(runs.code, 1);
        QCOMPARE(runs.err, QString("Job is not suspended for job %1\n").arg(running));
        const Ran unknown = node.run({"scontrol", "suspend", "999"});
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.err.contains("Invalid job id specified"), qPrintable(unknown.err));
    }
};

QTEST_GUILESS_MAIN(TstSuspend)
#include "tst_suspend.moc"
