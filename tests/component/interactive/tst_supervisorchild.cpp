// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "interactive/pollloop.h"
#include "interactive/supervisorchild.h"

#include <csignal>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

/// The real slotd-supervisor of a step, as srun starts it.
class TstSupervisorChild : public QObject
{
    Q_OBJECT

private slots:
    void supervisorThatIsKilledLeavesNoProcessAndNoGroup()
    {
        QTemporaryDir folder;
        QDir().mkpath(folder.filePath("scope/job_7/step_3"));
        LaunchPlan plan;
        plan.job = JobId(7);
        plan.step = 3;
        plan.jobDir = folder.filePath("job").toStdString();
        plan.workDir = folder.path().toStdString();
        plan.environment = "PATH=/usr/bin:/bin";
        plan.command = {"sleep", "1000"};
        plan.rankPlans.resize(1);
        plan.cgroupBase = folder.filePath("scope").toStdString(); // cannot be entered: nothing stands in the group
        PollLoop loop;
        SupervisorChild child(loop);
        StepNotice last;
        int rank = 0;
        const auto heard = [&](const StepNotice& notice) {
            last = notice;
            if (notice.kind == StepNoticeKind::Started) {
                rank = notice.pids.at(0);
                ::kill(child.pid(), SIGKILL);
            }
            if (notice.kind == StepNoticeKind::Finished)
                loop.stop();
        };
        QVERIFY(child.start(qgetenv("SLOTD_BIN_DIR").toStdString() + "/slotd-supervisor", plan, heard).ok());
        loop.run();
        QCOMPARE(last.cause, EndCause::Lost);
        QVERIFY(rank > 0 && ::kill(rank, 0) != 0);
        QVERIFY(QDir(folder.filePath("scope")).exists());
        QVERIFY(!QDir(folder.filePath("scope/job_7")).exists());
    }
};

QTEST_GUILESS_MAIN(TstSupervisorChild)
#include "tst_supervisorchild.moc"
