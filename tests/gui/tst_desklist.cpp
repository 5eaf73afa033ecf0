// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/opendesk.h"

#include <algorithm>
#include <QApplication>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

JobItem job(std::uint32_t id, const QString& name = QStringLiteral("job"))
{
    JobItem item;
    item.id = item.arrayJobId = JobId(id);
    item.name = name;
    item.partition = QStringLiteral("cpu");
    item.state = JobState::Completed;
    return item;
}

} // namespace

/// The list: its columns, its place, its filter, the keyboard.
class TstDeskList : public QObject
{
    Q_OBJECT

private slots:
    void whatSqueueShowsIsOnTheScreenWithin300Milliseconds()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        QVERIFY(desk.ready());
        qint64 best = 1'000'000;
        for (int i = 0; i < 5; ++i) {
            const quint32 id = node.submit({"-H", "--wrap", "true"}); // once it answers, squeue shows the job
            QElapsedTimer clock;
            clock.start();
            QVERIFY(eventually([&] { return desk.model().rowOf(JobId(id)) >= 0; }));
            best = std::min(best, clock.elapsed());
        }
        QVERIFY2(best < 300, qPrintable(QString::number(best)));
    }

    void placeAndSelectionStayWhileJobsComeAndGo()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        std::vector<JobItem> all;
        for (std::uint32_t id = 1; id <= 2000; ++id)
            all.push_back(job(id));
        desk.store().replaceAll(all);
        JobTable& table = desk.table();
        table.selectJob(JobId(1000));
        const int top = table.rowAt(0);
        QVERIFY(top > 0);
        const JobId atTop = desk.model().item(top).id;
        const int offset = table.rowViewportPosition(top);
        desk.store().apply({job(3000), job(3001), job(3002)}); // newest first: these come before all others
        desk.store().remove({JobId(1990), JobId(1991)});
        desk.store().apply({job(999, "another name")});
        QCOMPARE(desk.model().item(table.rowAt(0)).id.value, atTop.value);
        QCOMPARE(table.rowViewportPosition(table.rowAt(0)), offset);
        desk.store().replaceAll(all); // as after a new connection
        QCOMPARE(desk.model().item(table.rowAt(0)).id.value, atTop.value);
        QCOMPARE(table.selectedJobs().size(), 1U);
        QCOMPARE(table.selectedJobs().front().id.value, 1000U);
        table.verticalScrollBar()->setValue(0);
        desk.store().apply({job(4000)});
        QCOMPARE(desk.model().item(table.rowAt(0)).id.value, 4000U); // at the top what is new is seen
    }

    void everyColumnOfTheBarCanBeShownAndHidden()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"--wrap", "true"});
        OpenDesk desk(node);
        QHeaderView* header = desk.table().horizontalHeader();
        QStringList titles;
        for (int i = 0; i < kColumns; ++i)
            titles.append(desk.model().headerData(i, Qt::Horizontal).toString());
        for (const char* wanted : {"Job", "Name", "State", "Partition", "Time / limit", "Reason", "CPUs", "Memory", "GPUs", "Priority", "Submitted", "Start", "End",
                                   "Exit code", "Peak memory", "Folder", "Array", "Dependency"})
            QVERIFY2(titles.contains(wanted), wanted);
        Q_EMIT header->customContextMenuRequested(QPoint(5, 5));
        QMenu* menu = nullptr;
        QVERIFY(eventually([&] { return (menu = desk.table().findChild<QMenu*>()) != nullptr; }));
        for (QAction* action : menu->actions()) {
            if (action->text() == "Folder")
                action->trigger();
        }
        QVERIFY(!desk.table().isColumnHidden(int(Column::Folder)));
        menu->close();
    }

    void clickOnAHeaderSorts()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        desk.store().replaceAll({job(9, "c"), job(10, "a"), job(100, "b")});
        QCOMPARE(desk.column(Column::Id), QStringList({"100", "10", "9"}));
        QHeaderView* header = desk.table().horizontalHeader();
        const auto click = [&](Column column) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(int(column)) + 20, header->height() / 2));
        };
        click(Column::Id);
        QCOMPARE(desk.column(Column::Id), QStringList({"9", "10", "100"}));
        click(Column::Name);
        QCOMPARE(desk.column(Column::Name), QStringList({"a", "b", "c"}));
    }

    void showAllJobsAlsoEmptiesTheFilterField()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        desk.store().replaceAll({job(1, "train"), job(2, "eval")});
        auto* search = filterField(desk);
        search->setText("nothing like this");
        QCOMPARE(desk.model().rowCount(), 0);
        QPushButton* all = nullptr;
        QVERIFY(eventually([&] {
            for (QPushButton* button : desk.window().findChildren<QPushButton*>()) {
                if (button->text() == "Show all jobs" && button->isVisible())
                    all = button;
            }
            return all != nullptr;
        }));
        all->click();
        QCOMPARE(desk.model().rowCount(), 2);
        QVERIFY(search->text().isEmpty());
    }

    void windowIsAsItWasLeft()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-J", "kept", "-H", "--wrap", "true"});
        const QTemporaryDir folder;
        QList<int> sizes;
        {
            OpenDesk desk(node, folder.path() + "/desktop.ini");
            desk.window().resize(1111, 777);
            auto* down = splitter(desk, Qt::Vertical);
            down->setSizes({300, 350});
            sizes = down->sizes();
            filterField(desk)->setText("kept");
            desk.find<QTabWidget>()->setCurrentIndex(3);
            desk.action("Timeline")->trigger();
            desk.desk().settle();
            desk.window().hide();
        }
        OpenDesk desk(node, folder.path() + "/desktop.ini");
        QCOMPARE(desk.window().size(), QSize(1111, 777));
        QCOMPARE(filterField(desk)->text(), QString("kept"));
        QCOMPARE(desk.find<QTabWidget>()->currentIndex(), 3);
        QVERIFY(desk.action("Timeline")->isChecked());
        desk.action("Queue")->trigger();
        QCOMPARE(splitter(desk, Qt::Vertical)->sizes(), sizes);
    }

    void wholeWindowIsUsedByTheKeyboard()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-J", "alpha", "-H", "--wrap", "true"});
        node.submit({"-J", "beta", "-H", "--wrap", "true"});
        OpenDesk desk(node);
        QVERIFY(eventually([&] { return desk.model().rowCount() == 2; }));
        QMainWindow* window = &desk.window();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window));
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QWidget* focus = QApplication::focusWidget();
            QTest::keyClick(focus ? focus : window, key, modifiers);
        };
        press(Qt::Key_F, Qt::ControlModifier);
        QVERIFY(filterField(desk)->hasFocus());
        QTest::keyClicks(filterField(desk), "alpha");
        QCOMPARE(desk.model().rowCount(), 1);
        press(Qt::Key_Return);
        QVERIFY(desk.table().hasFocus());
        QVERIFY(eventually([&] { return desk.table().selectedJobs().size() == 1; }));
        press(Qt::Key_R, Qt::ControlModifier); // release
        QVERIFY(eventually([&] { return !node.record(first)->held; }));
        press(Qt::Key_Return); // details
        QVERIFY(desk.find<QTabWidget>()->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_Right);
        QCOMPARE(desk.find<QTabWidget>()->currentIndex(), 1);
        press(Qt::Key_Escape); // back to the list
        QVERIFY(desk.table().hasFocus());
        press(Qt::Key_Escape); // and the details are closed
        QVERIFY(!desk.find<QTabWidget>()->isVisible());
        press(Qt::Key_F, Qt::ControlModifier);
        press(Qt::Key_Escape); // empties the filter
        QCOMPARE(desk.model().rowCount(), 2);
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(desk.action("Timeline")->isChecked());
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_N, Qt::ControlModifier);
        QDialog* dialog = desk.dialog();
        QVERIFY(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(eventually([&] { return !dialog->isVisible(); }));
    }

private:
    static QLineEdit* filterField(const OpenDesk& desk)
    {
        for (QLineEdit* edit : desk.window().findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QLatin1String("Filter the list"))
                return edit;
        }
        return nullptr;
    }
    static QSplitter* splitter(const OpenDesk& desk, Qt::Orientation orientation)
    {
        for (QSplitter* one : desk.queue().findChildren<QSplitter*>()) {
            if (one->orientation() == orientation)
                return one;
        }
        return nullptr;
    }
};

QTEST_MAIN(TstDeskList)
#include "tst_desklist.moc"
