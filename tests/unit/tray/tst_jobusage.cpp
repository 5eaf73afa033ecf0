// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/jobusage.h"

#include <algorithm>
#include <QProcess>
#include <QTest>
#include <unistd.h>

using namespace slotd;

/// This process plays the supervisor: what it starts is the job.
class TstJobUsage : public QObject
{
    Q_OBJECT

private slots:
    void firstLookHasNothingToCompareWith()
    {
        QProcess job;
        job.start(QStringLiteral("sleep"), {QStringLiteral("600")});
        QVERIFY(job.waitForStarted());
        JobUsage usage;
        QVERIFY(!usage.look({::getpid()}));
        QVERIFY(usage.look({::getpid()}));
        job.kill();
        job.waitForFinished();
    }

    void whatTheSupervisorStartedCounts()
    {
        QProcess job;
        job.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("while :; do :; done")});
        QVERIFY(job.waitForStarted());
        JobUsage usage;
        usage.look({::getpid()});
        double most = 0;
        std::int64_t memory = 0;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            if (const auto now = usage.look({::getpid()})) {
                most = std::max(most, now->cpus);
                memory = now->memoryKb;
            }
            return most > 0 && memory > 0;
        }()), 20'000);
        job.kill();
        job.waitForFinished();
        QTRY_VERIFY(!usage.look({::getpid()}));
    }
};

QTEST_GUILESS_MAIN(TstJobUsage)
#include "tst_jobusage.moc"
