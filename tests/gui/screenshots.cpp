// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// screenshots FOLDER [FILE.qm] [dark] [PICTURE...]: pictures of the real windows on a real daemon, for the documentation and for a look at
// them. QT_SCALE_FACTOR, LANG and QT_QPA_PLATFORM hold as for the program.
#include "gui/support/busyday.h"
#include "gui/support/opendesk.h"
#include "submit/submitdialog.h"
#include "timeline/timelineview.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTranslator>
#include <QTest>

using namespace slotd;
using namespace slotd::test;

namespace
{

const QByteArray kScript = R"(#!/bin/bash
#SBATCH --job-name=train-vit
#SBATCH --partition=gpu --gpus=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=24G
#SBATCH --time=3:00:00
#SBATCH --output=logs/%x-%j.out
python3 train.py "$@"
)";

class Photographer
{
public:
    Photographer(QString folder, bool dark, QStringList only) : m_folder(std::move(folder)), m_dark(dark), m_only(std::move(only)) {}

    ThemeChoice theme() const { return m_dark ? ThemeChoice::Dark : ThemeChoice::Light; }
    bool wants(const QString& name) const { return m_only.isEmpty() || m_only.contains(name); }

    void take(const QString& name, QWidget& widget) const
    {
        QTest::qWait(1000); // what is asked for after the first list: estimates, gauges
        widget.grab().save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

private:
    QString m_folder;
    bool m_dark;
    QStringList m_only;
};

JobId newest(const OpenDesk& desk, const QString& name)
{
    for (int i = 0; i < desk.model().rowCount(); ++i) {
        if (desk.model().item(i).name == name)
            return desk.model().item(i).id;
    }
    return {};
}

/// Found by its key, which is the same in every language.
QAction* page(const OpenDesk& desk, int number)
{
    for (QAction* action : desk.window().findChildren<QAction*>()) {
        if (action->shortcut() == QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)))
            return action;
    }
    qFatal("no page %d", number);
}

void firstRun(const Photographer& photographer)
{
    TempNode node;
    node.start();
    OpenDesk desk(node, {}, photographer.theme());
    desk.window().resize(1180, 760);
    if (photographer.wants(QStringLiteral("first-run")))
        photographer.take(QStringLiteral("first-run"), desk.window());
}

void submitDialog(const Photographer& photographer, OpenDesk& desk, TempNode& node)
{
    node.write(QStringLiteral("train.sh"), kScript, true);
    desk.desk().openSubmit(node.workDir() + QStringLiteral("/train.sh"));
    QDialog* dialog = desk.dialog();
    if (!dialog)
        return;
    QTest::qWait(600);
    if (photographer.wants(QStringLiteral("submit")))
        photographer.take(QStringLiteral("submit"), *dialog);
    for (QLineEdit* edit : dialog->findChildren<QLineEdit*>()) {
        if (edit->text() == QLatin1String("24G"))
            edit->setText(QStringLiteral("900G"));
        if (edit->text() == QLatin1String("3:00:00"))
            edit->setText(QStringLiteral("3 hours"));
    }
    QTest::qWait(600);
    if (photographer.wants(QStringLiteral("submit-errors")))
        photographer.take(QStringLiteral("submit-errors"), *dialog);
    dialog->close();
}

void busyDay(const Photographer& photographer)
{
    TempNode node;
    makeBusyDay(node);
    OpenDesk desk(node, {}, photographer.theme());
    desk.window().resize(1280, 840);
    desk.queue().table().sortByColumn(static_cast<int>(Column::Id), Qt::DescendingOrder);
    const JobId live = newest(desk, kLiveJob);
    desk.select({live.value});
    if (photographer.wants(QStringLiteral("queue")))
        photographer.take(QStringLiteral("queue"), desk.window());
    desk.desk().showLog(live);
    if (photographer.wants(QStringLiteral("output")))
        photographer.take(QStringLiteral("output"), desk.window());
    auto* tabs = desk.find<QTabWidget>();
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        const QString name = QStringLiteral("tab-%1").arg(i);
        if (photographer.wants(name))
            photographer.take(name, desk.window());
    }
    if (photographer.wants(QStringLiteral("settings"))) {
        desk.desk().openSettings();
        if (QDialog* dialog = desk.dialog()) {
            photographer.take(QStringLiteral("settings"), *dialog);
            if (auto* pages = dialog->findChild<QTabWidget*>())
                pages->setCurrentIndex(1);
            photographer.take(QStringLiteral("settings-2"), *dialog);
            dialog->close();
        }
    }
    submitDialog(photographer, desk, node);
    auto* timeline = desk.find<TimelineView>();
    page(desk, 2)->trigger();
    timeline->setWindow(std::chrono::minutes(270), std::chrono::minutes(450));
    if (photographer.wants(QStringLiteral("timeline")))
        photographer.take(QStringLiteral("timeline"), desk.window());
    page(desk, 1)->trigger();
    tabs->setCurrentIndex(0);
    node.stop();
    eventually([&] { return desk.link().state() == DaemonLink::State::Offline; });
    if (photographer.wants(QStringLiteral("daemon-down")))
        photographer.take(QStringLiteral("daemon-down"), desk.window());
    node.start();
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("slotd-tray"));
    QStringList words = QApplication::arguments().mid(1);
    if (words.isEmpty())
        return 2;
    const QString folder = words.takeFirst();
    QTranslator translator;
    if (!words.isEmpty() && words.constFirst().endsWith(QLatin1String(".qm")) && translator.load(words.takeFirst()))
        QCoreApplication::installTranslator(&translator);
    const bool dark = words.removeAll(QStringLiteral("dark")) > 0;
    const Photographer photographer(folder, dark, words);
    firstRun(photographer);
    busyDay(photographer);
    return 0;
}
