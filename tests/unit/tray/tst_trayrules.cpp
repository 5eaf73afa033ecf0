// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/jobrules.h"
#include "notifications/notificationrules.h"
#include "settings/autostart.h"
#include "statistics/jobgroups.h"
#include "submit/draft.h"
#include "submit/sbatchrunner.h"
#include "timeline/timelineplan.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;
using namespace std::chrono_literals;

namespace
{

const Instant kNow{std::chrono::hours(480'000)};

JobItem job(std::uint32_t id, JobState state, bool held = false)
{
    JobItem item;
    item.id = item.arrayJobId = JobId(id);
    item.name = QStringLiteral("train");
    item.state = state;
    item.held = held;
    item.partition = QStringLiteral("cpu");
    return item;
}

JobItem ran(std::uint32_t id, JobState state, Seconds from, Seconds until, std::uint32_t cpus)
{
    JobItem item = job(id, state);
    item.start = kNow + from;
    item.end = kNow + until;
    item.timeLimit = until - from;
    item.cpus = cpus;
    return item;
}

JobNews finished(JobState state, Seconds length)
{
    JobNews news{job(1, state), "finished", kNow};
    news.job.start = kNow - length;
    news.job.end = kNow;
    return news;
}

} // namespace

class TestTrayRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anActionIsOfferedOnlyWhereItMakesSense_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("held");
        QTest::addColumn<bool>("offered");
        const auto row = [](JobAction action, JobState state, bool held, bool offered) {
            QTest::addRow("%d %d %d", static_cast<int>(action), static_cast<int>(state), held) << static_cast<int>(action) << static_cast<int>(state) << held << offered;
        };
        row(JobAction::Cancel, JobState::Running, false, true);
        row(JobAction::Cancel, JobState::Completed, false, false);
        row(JobAction::Hold, JobState::Pending, false, true);
        row(JobAction::Hold, JobState::Pending, true, false);
        row(JobAction::Hold, JobState::Running, false, false);
        row(JobAction::Release, JobState::Pending, true, true);
        row(JobAction::Release, JobState::Pending, false, false);
        row(JobAction::Requeue, JobState::Failed, false, true);
        row(JobAction::Requeue, JobState::Pending, false, false);
        row(JobAction::Priority, JobState::Running, false, false);
        row(JobAction::TimeLimit, JobState::Running, false, true);
        row(JobAction::OpenLog, JobState::Pending, false, false);
    }

    void anActionIsOfferedOnlyWhereItMakesSense()
    {
        QFETCH(int, action);
        QFETCH(int, state);
        QFETCH(bool, held);
        QFETCH(bool, offered);
        const Verdict verdict = judge(static_cast<JobAction>(action), {job(1, static_cast<JobState>(state), held)}, true);
        QCOMPARE(verdict.offered(), offered);
        QCOMPARE(verdict.why.isEmpty(), offered);
    }

    void ofManyOnlyThoseThatItFitsAreMeant()
    {
        const Verdict verdict = judge(JobAction::Cancel, {job(1, JobState::Running), job(2, JobState::Completed), job(3, JobState::Pending)}, true);
        QCOMPARE(verdict.targets.size(), 2U);
    }

    void withoutADaemonNothingIsOfferedThatNeedsOne()
    {
        QVERIFY(!judge(JobAction::Cancel, {job(1, JobState::Running)}, false).offered());
        QVERIFY(judge(JobAction::CopyId, {job(1, JobState::Running)}, false).offered());
    }

    void theFirstTaskOfAnArrayIsNotTheArray()
    {
        JobItem task = job(7, JobState::Pending);
        task.arrayTask = 0;
        QCOMPARE(QString::fromStdString(formatJobRef(refOf(task))), QString("7_0"));
        QCOMPARE(QString::fromStdString(formatJobRef(refOf(job(7, JobState::Pending)))), QString("7"));
    }

    void onlyWhatIsWantedIsTold()
    {
        Preferences::Notifications rules;
        QCOMPARE(worthTelling(finished(JobState::Completed, 5s), rules), NewsKind::Completed);
        rules.minSeconds = 60;
        QVERIFY(!worthTelling(finished(JobState::Completed, 5s), rules));
        QCOMPARE(worthTelling(finished(JobState::Timeout, 5s), rules), NewsKind::Failed);
        QVERIFY(!worthTelling(finished(JobState::Cancelled, 5s), rules));
        rules.failed = false;
        QVERIFY(!worthTelling(finished(JobState::Failed, 5s), rules));
    }

    void quietHoursGoOverMidnight()
    {
        Preferences::Notifications rules;
        rules.quiet = true;
        QVERIFY(quietAt(QTime(23, 0), rules) && quietAt(QTime(6, 59), rules));
        QVERIFY(!quietAt(QTime(7, 0), rules) && !quietAt(QTime(12, 0), rules));
        rules.quiet = false;
        QVERIFY(!quietAt(QTime(23, 0), rules));
    }

    void barsOfABandNeverOverlap()
    {
        JobStore store;
        store.apply({ran(1, JobState::Running, -60s, 600s, 2), ran(2, JobState::Running, -30s, 300s, 1), ran(3, JobState::Pending, 300s, 900s, 2),
                     ran(4, JobState::Completed, -600s, -60s, 4)});
        const auto bars = planTimeline(store, {.cpus = 4, .memoryMb = 1000, .gpus = 0}, kNow - 3600s, kNow + 3600s, kNow);
        QCOMPARE(bars.size(), 4U);
        for (const TimelineBar& a : bars) {
            int rows = 0;
            for (const auto& [first, count] : a.cpuRows)
                rows += count;
            QCOMPARE(rows, static_cast<int>(store.item(a.job)->cpus));
            for (const TimelineBar& b : bars) {
                if (a.job == b.job || a.until <= b.from || b.until <= a.from)
                    continue;
                for (const auto& [firstA, countA] : a.cpuRows) {
                    for (const auto& [firstB, countB] : b.cpuRows)
                        QVERIFY(firstA + countA <= firstB || firstB + countB <= firstA);
                }
            }
        }
    }

    void theCommandLineHasOnlyWhatTheScriptDoesNotSay()
    {
        const QTemporaryDir folder;
        QFile script(folder.filePath("train.sh"));
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write("#!/bin/sh\n#SBATCH -c 4 --time=30\ntrue\n") > 0);
        script.close();
        Draft draft;
        QCOMPARE(draft.loadScript(script.fileName()), QString());
        QCOMPARE(draft.directive("cpus-per-task"), "4");
        draft.set("cpus-per-task", "4");
        draft.set("time", "1:00:00");
        QCOMPARE(draft.words(), QStringList({"--time=1:00:00", script.fileName()}));
        QCOMPARE(draft.problemWith("time"), QString());
        draft.set("time", "soon");
        QVERIFY(!draft.problemWith("time").isEmpty());
    }

    void aFileThatIsNoScriptIsRefusedInSbatchsWords()
    {
        const QTemporaryDir folder;
        QFile log(folder.filePath("a.log"));
        QVERIFY(log.open(QIODevice::WriteOnly) && log.write("just text\n") > 0);
        log.close();
        const QString words = Draft().loadScript(log.fileName());
        QVERIFY2(words.contains("batch script"), qPrintable(words));
    }

    void endedJobsAreGroupedByNameAndAdviceLeavesRoom()
    {
        const auto one = [](std::uint32_t id, const QString& name, JobState state, Seconds length, std::int64_t peakMb) {
            JobItem item = ran(id, state, -length, 0s, 2);
            item.name = name;
            item.timeLimit = 24h;
            item.memoryMb = 16 * 1024;
            item.maxRssKb = peakMb * 1024;
            return item;
        };
        const auto groups = groupJobs({one(1, "eval", JobState::Completed, 60s, 15'000), one(2, "train", JobState::Completed, 3600s, 1000),
                                       one(3, "train", JobState::Completed, 7200s, 2000), one(4, "crash", JobState::Failed, 10s, 100),
                                       job(5, JobState::Running)});
        QCOMPARE(groups.size(), 3U);
        QCOMPARE(groups[0].name, QString("train"));
        QCOMPARE(groups[0].jobs, 2);
        QCOMPARE(groups[0].cpuSeconds, 2 * (3600 + 7200));
        QCOMPARE(groups[0].peakKb, 2000 * 1024);
        QVERIFY(groups[0].enoughMb && *groups[0].enoughMb >= 2600 && *groups[0].enoughMb <= 3584);
        QVERIFY(groups[0].enoughTime && *groups[0].enoughTime >= 3h && *groups[0].enoughTime <= 4h);
        QVERIFY(!groups[1].enoughMb); // it needed nearly all of it
        QCOMPARE(groups[2].failed, 1);
        QVERIFY(!groups[2].enoughMb && !groups[2].enoughTime);
    }

    void whatASubmissionSaidIsTakenOverWithoutWhatWasAboutTheCall()
    {
        Draft draft;
        draft.setCommand("true");
        QVERIFY(draft.takeWords({"--parsable", "-J", "sweep", "--exclusive", "-a", "1-3", "--wrap=x"}));
        QCOMPARE(draft.value("job-name"), QString("sweep"));
        QCOMPARE(draft.words(), QStringList({"--array=1-3", "--exclusive", "--job-name=sweep", "--wrap=true"}));
        QVERIFY(!draft.takeWords({"--no-such-option"}));
    }

    void wordsAreQuotedForAShell()
    {
        QCOMPARE(shellLine({"--wrap=echo it's", "a b", "plain"}), "--wrap='echo it'\\''s' 'a b' plain");
    }

    void autostartIsAFileOfTheUsers()
    {
        const QTemporaryDir folder;
        const Autostart autostart(folder.filePath("autostart"));
        QVERIFY(!autostart.enabled());
        QCOMPARE(autostart.setEnabled(true), QString());
        QVERIFY(autostart.enabled());
        QFile entry(autostart.file());
        QVERIFY(entry.open(QIODevice::ReadOnly) && entry.readAll().contains("--hidden"));
        QCOMPARE(autostart.setEnabled(false), QString());
        QVERIFY(!autostart.enabled());
    }
};

QTEST_GUILESS_MAIN(TestTrayRules)
#include "tst_trayrules.moc"
