// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "actions/jobcommands.h"
#include "details/dependencypage.h"
#include "details/logview.h"
#include "details/summarypage.h"
#include "details/textpages.h"
#include "gui/support/olddaemon.h"
#include "gui/support/opendesk.h"
#include "queue/banner.h"
#include "queue/firstrun.h"
#include "statistics/statisticspage.h"
#include "submit/submitdialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTreeWidget>

using namespace slotd;
using namespace slotd::test;

namespace
{

QPushButton* buttonOf(const QWidget* owner, const QString& text)
{
    for (QPushButton* button : owner->findChildren<QPushButton*>()) {
        if (plain(button->text()).contains(text))
            return button;
    }
    return nullptr;
}

QLineEdit* fieldOf(const QWidget* owner, const QString& name)
{
    for (QLineEdit* edit : owner->findChildren<QLineEdit*>()) {
        if (edit->accessibleName() == name)
            return edit;
    }
    return nullptr;
}

QString wordsIn(const QWidget* dialog)
{
    QString words;
    for (const QLabel* label : dialog->findChildren<QLabel*>())
        words += label->text() + QLatin1Char('\n');
    return words;
}

QString lineOf(const QWidget* dialog)
{
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
        if (label->text().startsWith(QLatin1String("sbatch ")))
            return label->text();
    }
    return {};
}

QTabWidget* openTab(const OpenDesk& desk, const QString& title)
{
    for (QTabWidget* tabs : desk.window().findChildren<QTabWidget*>()) {
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i) == title) {
                tabs->setCurrentIndex(i);
                return tabs;
            }
        }
    }
    return nullptr;
}

QStringList columnOf(const QTreeWidget* list, int column)
{
    QStringList texts;
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        texts.append(list->topLevelItem(i)->text(column));
    return texts;
}

void drop(QWidget& target, const QStringList& files)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls.append(QUrl::fromLocalFile(file));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &event);
}

template<class T>
T* visible()
{
    T* found = nullptr;
    eventually([&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* one = qobject_cast<T*>(widget); one && one->isVisible())
                found = one;
        }
        return found != nullptr;
    }, 5000);
    return found;
}

} // namespace

/// What is done about jobs, and what is told about one, in the real window on a real daemon.
class TstDeskJobs : public QObject
{
    Q_OBJECT

private slots:
    void eachJobThatSomethingFailedForIsNamed()
    {
        TempNode node;
        QVERIFY(node.start());
        const QList<quint32> jobs{node.submit({"-J", "one", "--wrap", "sleep 600"}), node.submit({"-J", "two", "--wrap", "sleep 600"}),
                                  node.submit({"-J", "three", "--wrap", "sleep 600"})};
        OpenDesk desk(node);
        for (const quint32 job : jobs)
            QVERIFY(desk.waitForState(job, ShownState::Running));
        desk.select(jobs);
        desk.action("Cancel")->trigger();
        auto* question = visible<QMessageBox>();
        QVERIFY(question);
        // Two of them end while the question is being read.
        node.run({"scancel", QString::number(jobs[0]), QString::number(jobs[2])});
        node.waitForEnd(jobs[0]);
        node.waitForEnd(jobs[2]);
        buttonOf(question, "End them")->click();
        QVERIFY(desk.waitForState(jobs[1], ShownState::Cancelled));
        QMessageBox* told = nullptr;
        QVERIFY(eventually([&] { return (told = visible<QMessageBox>()) && told != question; }));
        QVERIFY2(told->text().contains('2'), qPrintable(told->text()));
        QStringList lines = told->informativeText().split('\n');
        QCOMPARE(lines.size(), 2);
        lines.sort();
        QVERIFY2(lines[0].startsWith(QString::number(jobs[0]) + " one: "), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith(QString::number(jobs[2]) + " three: "), qPrintable(lines[1]));
        QVERIFY(lines[0].size() > QString("1 one: ").size());
    }

    void waitingJobThatNobodyTakesBackIsCancelledAfterFiveSeconds()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-c", "4", "--wrap", "sleep 600"});
        const quint32 waiting = node.submit({"--wrap", "sleep 600"});
        OpenDesk desk(node);
        desk.select({waiting});
        desk.action("Cancel")->trigger();
        QVERIFY(desk.waitForState(waiting, ShownState::Held, 3000)); // it can't start meanwhile
        QVERIFY(desk.waitForState(waiting, ShownState::Cancelled, 15'000));
    }

    void endOfTheProgramCancelsWhatWasToBeCancelled()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-c", "4", "--wrap", "sleep 600"});
        const quint32 waiting = node.submit({"--wrap", "sleep 600"});
        {
            OpenDesk desk(node);
            desk.select({waiting});
            desk.action("Cancel")->trigger();
            desk.desk().settle();
        }
        QCOMPARE(node.waitForEnd(waiting), QString("CANCELLED"));
    }

    void timeLimitPriorityAndPartitionOfManyAreChangedAtOnce()
    {
        TempNode node;
        node.setEnv("SLOTD_CPU_PARTITIONS", "cpu,night");
        QVERIFY(node.start());
        const QList<quint32> jobs{node.submit({"-H", "--wrap", "true"}), node.submit({"-H", "--wrap", "true"})};
        OpenDesk desk(node);
        desk.select(jobs);
        desk.action("Change time limit")->trigger();
        QDialog* dialog = visible<QDialog>();
        QVERIFY(dialog);
        auto* edit = dialog->findChild<QLineEdit*>();
        edit->setText("nonsense");
        QVERIFY(!buttonOf(dialog, "OK")->isEnabled());
        edit->setText("2:00:00");
        buttonOf(dialog, "OK")->click();
        for (const quint32 job : jobs)
            QVERIFY(eventually([&] { return node.record(job)->timeLimit == std::chrono::hours(2); }));
        QVERIFY(eventually([&] { return !dialog->isVisible(); }));
        desk.action("Change partition")->trigger();
        QVERIFY(eventually([&] { return (dialog = visible<QDialog>())->findChild<QComboBox*>() != nullptr; }));
        dialog->findChild<QComboBox*>()->setCurrentText("night");
        buttonOf(dialog, "OK")->click();
        for (const quint32 job : jobs)
            QVERIFY(eventually([&] { return node.record(job)->partition == "night"; }));
    }

    void commandLineIsCopied()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-H", "-J", "copied", "--wrap", "true"});
        OpenDesk desk(node);
        desk.select({job});
        QGuiApplication::clipboard()->clear();
        desk.action("Copy command line")->trigger();
        QVERIFY(eventually([] { return QGuiApplication::clipboard()->text().contains("-J copied"); }));
        desk.action("Copy job id")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(job));
    }

    void submittingAgainStartsFromWhatTheJobWasSubmittedWith()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-H", "-a", "1-3", "-J", "sweep", "-t", "30", "--exclusive", "--wrap", "echo one two"});
        OpenDesk desk(node);
        desk.select({job});
        desk.action("Submit again")->trigger();
        auto* dialog = visible<SubmitDialog>();
        QVERIFY(dialog);
        QCOMPARE(fieldOf(dialog, "Array")->text(), QString("1-3"));
        QCOMPARE(fieldOf(dialog, "Name")->text(), QString("sweep"));
        QCOMPARE(fieldOf(dialog, "Time limit")->text(), QString("30"));
        const QString line = lineOf(dialog);
        for (const char* part : {"--array=1-3", "--exclusive", "--hold", "--job-name=sweep", "--time=30", "--wrap='echo one two'"})
            QVERIFY2(line.contains(part), qPrintable(line));
    }

    void whatTheUserTypedOutlivesTheScriptAndWhatAScriptSaidDoesNot()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString first = node.write("first.sh", "#!/bin/sh\n#SBATCH -J first -t 10\ntrue\n", true);
        const QString second = node.write("second.sh", "#!/bin/sh\n#SBATCH --mem=64M\ntrue\n", true);
        OpenDesk desk(node);
        desk.desk().openSubmit({});
        auto* dialog = visible<SubmitDialog>();
        fieldOf(dialog, "CPUs per task")->setText("2");
        dialog->loadScript(first);
        QCOMPARE(fieldOf(dialog, "Name")->text(), QString("first"));
        dialog->loadScript(second);
        QCOMPARE(fieldOf(dialog, "Name")->text(), QString());
        QCOMPARE(fieldOf(dialog, "Time limit")->text(), QString());
        QCOMPARE(fieldOf(dialog, "Memory")->text(), QString("64M"));
        QCOMPARE(fieldOf(dialog, "CPUs per task")->text(), QString("2"));
        QLineEdit* path = fieldOf(dialog, "Path of the script");
        path->clear();
        Q_EMIT path->textEdited(QString());
        QVERIFY2(!lineOf(dialog).contains("second.sh"), qPrintable(lineOf(dialog)));
    }

    void submittedJobIsTheLineThatWasShown()
    {
        TempNode node;
        QVERIFY(node.start());
        surroundings(node);
        const QString script = node.write("train.sh", "#!/bin/sh\n#SBATCH -J train\ntrue\n", true);
        OpenDesk desk(node);
        desk.desk().openSubmit(script);
        auto* dialog = visible<SubmitDialog>();
        fieldOf(dialog, "Memory")->setText("64M");
        const QString line = lineOf(dialog);
        QVERIFY(eventually([&] { return buttonOf(dialog, "Submit")->isEnabled(); }));
        buttonOf(dialog, "Submit")->click();
        QVERIFY(eventually([&] { return desk.model().rowCount() == 1; }));
        QCOMPARE(QString::fromStdString(node.record(desk.model().item(0).id.value)->submitLine), line);
        QVERIFY(eventually([&] { return desk.table().selectedJobs().size() == 1; }));
    }

    void daemonsWordsStandAtTheField()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        desk.desk().openSubmit({});
        auto* dialog = visible<SubmitDialog>();
        dialog->loadScript(node.write("a.sh", "#!/bin/sh\ntrue\n", true));
        fieldOf(dialog, "CPUs per task")->setText("9999");
        QVERIFY2(eventually([&] { return wordsIn(dialog).contains("Requested node configuration is not available"); }), qPrintable(wordsIn(dialog)));
        QVERIFY(!buttonOf(dialog, "Submit")->isEnabled());
    }

    void dialogThatIsClosedWhileItAsksTheDaemonIsNoTrouble()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString script = node.write("a.sh", "#!/bin/sh\ntrue\n", true);
        OpenDesk desk(node);
        for (int i = 0; i < 10; ++i) {
            desk.desk().openSubmit(script);
            auto* dialog = visible<SubmitDialog>();
            QVERIFY(dialog);
            QTest::qWait(230 + i * 5); // the question to the daemon is asked 250 ms after the last change
            delete dialog;
        }
        desk.desk().openSubmit(script);
        auto* dialog = visible<SubmitDialog>();
        QVERIFY(eventually([&] { return buttonOf(dialog, "Submit")->isEnabled(); }));
    }

    void droppedScriptIsOpenedAndADroppedLogSaysWhyNot()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString script = node.write("train.sh", "#!/bin/sh\n#SBATCH -J train\ntrue\n", true);
        const QString log = node.write("old.log", "epoch 1\n");
        OpenDesk desk(node);
        drop(desk.window(), {script, log});
        auto* dialog = visible<SubmitDialog>();
        QVERIFY(dialog);
        QCOMPARE(fieldOf(dialog, "Name")->text(), QString("train"));
        auto* told = visible<QMessageBox>();
        QVERIFY(told);
        QVERIFY2(told->informativeText().contains("old.log") && told->informativeText().contains("batch script"), qPrintable(told->informativeText()));
    }

    void scriptDroppedOnTheSubmitWindowIsTaken()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString script = node.write("train.sh", "#!/bin/sh\n#SBATCH -J train\ntrue\n", true);
        OpenDesk desk(node);
        desk.desk().openSubmit({});
        auto* dialog = visible<SubmitDialog>();
        drop(*dialog, {script});
        QCOMPARE(fieldOf(dialog, "Name")->text(), QString("train"));
        QVERIFY2(lineOf(dialog).endsWith(script), qPrintable(lineOf(dialog)));
    }

    void fieldsOfTheSummaryAreThoseOfScontrol()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-J", "named", "--comment", "two words", "-t", "5", "--wrap", "true"});
        QCOMPARE(node.waitForEnd(job), QString("COMPLETED"));
        const QString text = node.run({"scontrol", "-d", "show", "job", QString::number(job)}).out;
        OpenDesk desk(node);
        desk.select({job});
        openTab(desk, "Summary");
        auto* list = desk.find<SummaryPage>()->findChild<QTreeWidget*>();
        QVERIFY(eventually([&] { return list->topLevelItemCount() > 20; }));
        QString rest = text;
        for (int i = 0; i < list->topLevelItemCount(); ++i) {
            const QTreeWidgetItem* item = list->topLevelItem(i);
            const QString field = item->text(0) + '=' + item->text(1);
            QVERIFY2(text.contains(field), qPrintable(field));
            QVERIFY(item->flags() & Qt::ItemIsSelectable);
            rest.replace(rest.indexOf(field), field.size(), QString());
        }
        QVERIFY2(rest.trimmed().isEmpty(), qPrintable(rest));
        list->setFocus();
        list->topLevelItem(0)->setSelected(true);
        list->topLevelItem(1)->setSelected(true);
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("JobId\t%1\nJobName\tnamed").arg(job));
    }

    void statisticsSumUpWhatTheAccountingHas()
    {
        TempNode node;
        QVERIFY(node.start());
        node.waitForEnd(node.submit({"-J", "good", "--wrap", "true"}));
        node.waitForEnd(node.submit({"-J", "good", "--wrap", "true"}));
        node.waitForEnd(node.submit({"-J", "bad", "--wrap", "false"}));
        OpenDesk desk(node);
        desk.action("Statistics")->trigger();
        auto* list = desk.find<StatisticsPage>()->findChild<QTreeWidget*>();
        QVERIFY(eventually([&] { return list->topLevelItemCount() == 2; }));
        const auto good = list->findItems("good", Qt::MatchExactly);
        QCOMPARE(good.size(), 1);
        QCOMPARE(good.front()->text(1), QString("2"));
        QCOMPARE(list->findItems("bad", Qt::MatchExactly).front()->text(2), QString("1"));
        Q_EMIT list->itemActivated(good.front(), 0);
        QCOMPARE(desk.column(Column::Name), QStringList({"good", "good"}));
    }

    void historyHasEveryAttemptWithItsEnd()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"-H", "--wrap", "test -e good && exit 0; touch good; exit 3"});
        node.run({"scontrol", "release", QString::number(job)});
        QCOMPARE(node.waitForEnd(job), QString("FAILED"));
        OpenDesk desk(node);
        desk.select({job});
        openTab(desk, "History");
        auto* list = desk.find<HistoryPage>()->findChild<QTreeWidget*>();
        QVERIFY2(eventually([&] { return columnOf(list, 1).contains("Released"); }), qPrintable(columnOf(list, 1).join('\n')));
        QVERIFY(columnOf(list, 1).contains("Failed"));
        node.run({"scontrol", "requeue", QString::number(job)});
        QVERIFY2(eventually([&] { return columnOf(list, 1).contains("Completed"); }, 30'000), qPrintable(columnOf(list, 1).join('\n')));
        const QStringList what = columnOf(list, 1);
        QCOMPARE(what.count("Started"), 2);
        QCOMPARE(what.count("Put back into the queue"), 1);
        QVERIFY(what.indexOf("Failed") < what.indexOf("Put back into the queue") && what.indexOf("Put back into the queue") < what.indexOf("Completed"));
        QVERIFY2(columnOf(list, 2).at(what.indexOf("Failed")).contains("exit code 3:0"), qPrintable(columnOf(list, 2).join('\n')));
        for (const QString& when : columnOf(list, 0))
            QVERIFY(!when.isEmpty());
    }

    void dependenciesLeadToTheirJobs()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-J", "first", "-H", "--wrap", "true"});
        const quint32 second = node.submit({"-J", "second", "-d", "afterok:" + QString::number(first), "--wrap", "true"});
        OpenDesk desk(node);
        desk.select({second});
        openTab(desk, "Dependencies");
        QAbstractButton* link = nullptr;
        QVERIFY(eventually([&] {
            for (QAbstractButton* box : desk.find<DependencyPage>()->findChildren<QAbstractButton*>()) {
                if (box->text() == QString::number(first) + " first" && box->isVisible())
                    link = box;
            }
            return link != nullptr;
        }));
        link->click();
        QVERIFY(eventually([&] { return desk.table().selectedJobs().size() == 1 && desk.table().selectedJobs().front().id.value == first; }));
    }

    void outputIsFollowedUntilTheUserScrollsUp()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", "i=0; while test $i -lt 400; do i=$((i+1)); echo line $i; done; touch full; "
                                                   "until test -e more; do sleep 0.05; done; printf '\\033[31mred end\\033[0m\\n'; sleep 600"});
        QVERIFY(node.waitForFile("full"));
        OpenDesk desk(node);
        desk.desk().showLog(JobId(job));
        auto* view = desk.find<LogView>();
        QVERIFY(eventually([&] { return view->toPlainText().contains("line 400"); }));
        QCheckBox* follow = nullptr;
        for (QCheckBox* box : desk.window().findChildren<QCheckBox*>()) {
            if (plain(box->text()) == "Follow")
                follow = box;
        }
        QVERIFY(follow && follow->isChecked());
        QVERIFY(view->atEnd());
        view->verticalScrollBar()->setValue(10);
        QVERIFY(!follow->isChecked());
        node.write("more", "now");
        QVERIFY(eventually([&] { return view->toPlainText().contains("red end"); }));
        QCOMPARE(view->verticalScrollBar()->value(), 10);
        QVERIFY(!view->toPlainText().contains("[31m"));
        view->toEnd();
        QVERIFY(follow->isChecked());
        QVERIFY(view->findNext("line 7", false) && view->textCursor().hasSelection());
        QVERIFY(!view->findNext("nowhere", false));
    }

    void emptyQueueOffersAJobToTryItWith()
    {
        TempNode node;
        QVERIFY(node.start());
        surroundings(node);
        OpenDesk desk(node);
        auto* first = desk.find<FirstRun>();
        QVERIFY(eventually([&] { return first->isVisible(); }));
        buttonOf(first, "Submit a test job")->click();
        QVERIFY(eventually([&] { return desk.column(Column::Name) == QStringList("hello"); }));
        QVERIFY(!first->isVisible());
    }

    void daemonOfAnotherVersionHasItsOwnWords()
    {
        TempNode node;
        const OldDaemon daemon(node.root());
        OpenDesk desk(node);
        QVERIFY(eventually([&] { return desk.link().state() == DaemonLink::State::Mismatch; }));
        QString words;
        for (const Banner* banner : desk.window().findChildren<Banner*>()) {
            for (const QLabel* label : banner->findChildren<QLabel*>())
                words += banner->isVisible() ? label->text() : QString();
        }
        QVERIFY2(words.contains("different versions") && words.contains("versions 7 to 9"), qPrintable(words));
        QVERIFY(!words.contains("not running"));
    }

private:
    /// What the window runs itself (sbatch) finds the node as a user's session would: by its environment.
    static void surroundings(const TempNode& node)
    {
        qputenv("SLOTD_ROOT", node.root().toUtf8());
        qputenv("PATH", qgetenv("SLOTD_BIN_DIR") + ":/usr/bin:/bin");
    }
};

QTEST_MAIN(TstDeskJobs)
#include "tst_deskjobs.moc"
