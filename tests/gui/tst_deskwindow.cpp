// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/opendesk.h"
#include "queue/banner.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace slotd;
using namespace slotd::test;

namespace
{

/// Puts every text that goes through tr() into brackets: what has none was forgotten.
class Brackets : public QTranslator
{
public:
    using QTranslator::QTranslator;
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* text, const char*, int) const override
    {
        return QStringLiteral("[") + QString::fromUtf8(text) + QStringLiteral("]");
    }
};

bool hasWords(const QString& text)
{
    int letters = 0;
    for (const QChar c : text)
        letters = c.isLetter() ? letters + 1 : 0;
    return letters > 0;
}

QString nameOf(const QWidget& widget)
{
    const QString own = QString::fromLatin1(widget.metaObject()->className());
    return own + QLatin1Char(' ') + widget.objectName() + QLatin1Char(' ') + widget.accessibleName();
}

/// What a screen reader says of the control: the accessible interface, as it knows of labels and buddies.
QString spoken(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget)
        || qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
}

QStringList unnamed(const QWidget& window)
{
    QStringList found;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        // Parts that Qt makes: the field of a spin box, the list of a combo box, the arrows of a tab bar, headers of a list.
        const QWidget* owner = widget->parentWidget();
        const bool part = qobject_cast<const QAbstractSpinBox*>(owner) || qobject_cast<const QComboBox*>(owner) || qobject_cast<const QTabBar*>(owner)
            || qobject_cast<const QLineEdit*>(owner) || qobject_cast<const QMenuBar*>(owner) || qobject_cast<const QHeaderView*>(widget)
            || (qobject_cast<const Banner*>(owner) && !owner->isVisible()) // has no text before it is shown
            || widget->objectName().startsWith(QLatin1String("qt_")) || QString::fromLatin1(widget->metaObject()->className()).startsWith("QComboBoxP")
            || (owner && QString::fromLatin1(owner->metaObject()->className()).startsWith("QComboBoxP"));
        if (isControl(widget) && !part && widget->focusPolicy() != Qt::NoFocus && spoken(widget).isEmpty())
            found.append(nameOf(*widget));
    }
    return found;
}

QStringList withoutBrackets(const QWidget& window)
{
    QStringList found;
    const auto look = [&](const QString& text, const QString& where) {
        if (hasWords(text) && !text.contains(QLatin1Char('[')))
            found.append(where + QStringLiteral(": ") + text);
    };
    for (const QLabel* label : window.findChildren<QLabel*>())
        look(label->text(), nameOf(*label));
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
        look(button->text(), nameOf(*button));
    for (const QAction* action : window.findChildren<QAction*>())
        look(action->text(), QStringLiteral("action"));
    for (const QTabWidget* tabs : window.findChildren<QTabWidget*>()) {
        for (int i = 0; i < tabs->count(); ++i)
            look(tabs->tabText(i), QStringLiteral("tab"));
    }
    return found;
}

} // namespace

/// The real window on a real daemon, looked at and used from within.
class TstDeskWindow : public QObject
{
    Q_OBJECT

private slots:
    void listIsWhatSqueueSaysAndFollowsIt()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 first = node.submit({"-J", "first", "--wrap", "sleep 600"});
        OpenDesk desk(node);
        QVERIFY(desk.ready());
        QCOMPARE(desk.column(Column::Name), QStringList("first"));
        const quint32 second = node.submit({"-J", "second", "-H", "--wrap", "true"});
        QVERIFY(desk.waitForState(second, ShownState::Held));
        node.run({"scancel", QString::number(first)});
        QVERIFY(desk.waitForState(first, ShownState::Cancelled));
        QCOMPARE(desk.model().rowCount(), 2);
    }

    void oneQuestionIsAskedForManyJobsAndOneRequestEndsThem()
    {
        TempNode node;
        QVERIFY(node.start());
        const QList<quint32> jobs{node.submit({"-J", "one", "--wrap", "sleep 600"}), node.submit({"-J", "two", "--wrap", "sleep 600"})};
        OpenDesk desk(node);
        for (const quint32 job : jobs)
            QVERIFY(desk.waitForState(job, ShownState::Running));
        desk.select(jobs);
        desk.action("Cancel")->trigger();
        QDialog* question = desk.dialog();
        QVERIFY(question);
        auto* box = qobject_cast<QMessageBox*>(question);
        QVERIFY(box);
        QVERIFY2((box->text() + box->informativeText()).contains("two"), qPrintable(box->text() + box->informativeText()));
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole || box->buttonRole(button) == QMessageBox::DestructiveRole || box->buttonRole(button) == QMessageBox::YesRole) {
                button->click();
                break;
            }
        }
        for (const quint32 job : jobs)
            QVERIFY(desk.waitForState(job, ShownState::Cancelled));
    }

    void pendingJobThatWasCancelledCanBeHadBack()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-c", "4", "--wrap", "sleep 600"});
        const quint32 waiting = node.submit({"--wrap", "sleep 600"});
        OpenDesk desk(node);
        desk.select({waiting});
        desk.action("Cancel")->trigger();
        QPushButton* undo = nullptr;
        QVERIFY(eventually([&] {
            for (Banner* banner : desk.window().findChildren<Banner*>()) {
                if (banner->isVisible())
                    undo = banner->findChild<QPushButton*>();
            }
            return undo && undo->isVisible();
        }));
        undo->click();
        QVERIFY(desk.waitForState(waiting, ShownState::Pending));
    }

    void greyActionsSayWhy()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", "sleep 600"});
        OpenDesk desk(node);
        QVERIFY(desk.waitForState(job, ShownState::Running));
        desk.select({job});
        QAction* hold = desk.action("Hold");
        QVERIFY(eventually([&] { return !hold->isEnabled(); }));
        QVERIFY2(hold->toolTip().contains("Only a pending job"), qPrintable(hold->toolTip()));
        QVERIFY(desk.action("Cancel")->isEnabled());
        QVERIFY(node.stop());
        QVERIFY(eventually([&] { return !desk.action("Cancel")->isEnabled(); }));
        QVERIFY(desk.action("Cancel")->toolTip().contains("daemon is not running"));
    }

    void withoutADaemonTheLastQueueStaysAndTheWindowSaysSo()
    {
        TempNode node;
        QVERIFY(node.start());
        node.submit({"-J", "kept", "--wrap", "sleep 600"});
        OpenDesk desk(node);
        QVERIFY(node.stop());
        QVERIFY(eventually([&] { return desk.link().state() == DaemonLink::State::Offline; }));
        QCOMPARE(desk.column(Column::Name), QStringList("kept"));
        QString words;
        for (const Banner* banner : desk.window().findChildren<Banner*>()) {
            for (const QLabel* label : banner->findChildren<QLabel*>())
                words += banner->isVisible() ? label->text() : QString();
        }
        QVERIFY2(words.contains("not running") && words.contains(node.root()), qPrintable(words));
        QVERIFY(node.start());
        QVERIFY(eventually([&] { return desk.link().online(); }, 2000));
    }

    void everyCommandHasAKeyOrAPlaceInTheMenuBar()
    {
        TempNode node;
        QVERIFY(node.start());
        OpenDesk desk(node);
        QSet<QString> inMenus;
        for (const QMenu* menu : desk.window().menuBar()->findChildren<QMenu*>()) {
            for (const QAction* action : menu->actions())
                inMenus.insert(plain(action->text()));
        }
        for (const char* wanted : {"Cancel", "Hold", "Release", "Requeue", "Suspend", "Resume", "Send signal", "Change time limit", "Change priority",
                                   "Change partition", "Submit again", "Show output", "Open folder", "Copy job id", "Copy command line", "New job", "Refresh", "Find in the list"})
            QVERIFY2(inMenus.contains(wanted), wanted);
        QCOMPARE(desk.action("Cancel")->shortcut(), QKeySequence(Qt::Key_Delete));
        QCOMPARE(desk.action("Hold")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_H));
        QCOMPARE(desk.action("New job")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_N));
        QCOMPARE(desk.action("Find in the list")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
        QCOMPARE(desk.action("Refresh")->shortcut(), QKeySequence(Qt::Key_F5));
    }

    void columnsAndFilterAreAsTheyWereLeft()
    {
        TempNode node;
        QVERIFY(node.start());
        const QTemporaryDir folder;
        {
            OpenDesk desk(node, folder.path() + "/desktop.ini");
            desk.table().horizontalHeader()->setSectionHidden(int(Column::Priority), false);
            desk.table().horizontalHeader()->moveSection(int(Column::Name), 4);
            desk.queue().side().choose(bitOf(ShownState::Failed), {});
            desk.desk().keepLayout();
        }
        OpenDesk desk(node, folder.path() + "/desktop.ini");
        QVERIFY(!desk.table().isColumnHidden(int(Column::Priority)));
        QCOMPARE(desk.table().horizontalHeader()->visualIndex(int(Column::Name)), 4);
        QCOMPARE(desk.queue().side().states(), bitOf(ShownState::Failed));
    }

    void submitDialogShowsTheLineThatItRuns()
    {
        TempNode node;
        QVERIFY(node.start());
        const QString script = node.write("train.sh", "#!/bin/bash\n#SBATCH --job-name=train\n#SBATCH --mem=256M\ntrue\n", true);
        OpenDesk desk(node);
        desk.desk().openSubmit(script);
        QDialog* dialog = desk.dialog();
        QVERIFY(dialog);
        const auto field = [&](const char* name) {
            for (QLineEdit* edit : dialog->findChildren<QLineEdit*>()) {
                if (edit->accessibleName() == QLatin1String(name))
                    return edit;
            }
            return static_cast<QLineEdit*>(nullptr);
        };
        QVERIFY(field("Name") && field("Memory"));
        QCOMPARE(field("Name")->text(), QString("train"));
        QCOMPARE(field("Memory")->text(), QString("256M"));
        field("Memory")->setText("a lot");
        QVERIFY(eventually([&] { return field("Memory")->accessibleDescription().contains("--mem"); }));
        field("Memory")->setText("512M");
        QString line;
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            if (label->text().startsWith("sbatch "))
                line = label->text();
        }
        QVERIFY2(line.contains("--mem=512M") && !line.contains("--job-name"), qPrintable(line));
        QVERIFY2(unnamed(*dialog).isEmpty(), qPrintable(unnamed(*dialog).join('\n')));
        dialog->close();
    }

    void everyControlHasANameForScreenReaders()
    {
        TempNode node;
        QVERIFY(node.start());
        const quint32 job = node.submit({"--wrap", "sleep 600"});
        OpenDesk desk(node);
        QVERIFY(desk.waitForState(job, ShownState::Running));
        desk.select({job});
        for (int i = 0; i < desk.find<QTabWidget>()->count(); ++i)
            desk.find<QTabWidget>()->setCurrentIndex(i);
        QVERIFY2(unnamed(desk.window()).isEmpty(), qPrintable(unnamed(desk.window()).join('\n')));
        desk.desk().openSettings();
        QDialog* settings = desk.dialog();
        QVERIFY(settings);
        QVERIFY2(unnamed(*settings).isEmpty(), qPrintable(unnamed(*settings).join('\n')));
        settings->close();
    }

    void noTextGoesRoundTheTranslations()
    {
        TempNode node;
        QVERIFY(node.start());
        Brackets brackets;
        QCoreApplication::installTranslator(&brackets);
        {
            OpenDesk desk(node);
            QStringList found = withoutBrackets(desk.window());
            desk.desk().openSubmit({});
            if (QDialog* dialog = desk.dialog()) {
                found += withoutBrackets(*dialog);
                dialog->close();
            }
            found.removeIf([](const QString& text) { return text.contains("sbatch") || text.contains("squeue"); });
            QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
        }
        QCoreApplication::removeTranslator(&brackets);
    }
};

QTEST_MAIN(TstDeskWindow)
#include "tst_deskwindow.moc"
