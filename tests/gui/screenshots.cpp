// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers

// screenshots FOLDER [FILE.qm...] [dark] [size=WxH] [home=FOLDER] [wait=SECONDS] [PICTURE...]: pictures of the real windows on a real daemon, for the
// documentation and for a look at them. QT_SCALE_FACTOR, LANG and QT_QPA_PLATFORM hold as for the program; pictures.sh has it all.
#include "gui/support/busyday.h"
#include "gui/support/opendesk.h"
#include "protocol/codec.h"
#include "protocol/frame.h"
#include "submit/submitdialog.h"
#include "timeline/timelineview.h"
#include "trayicon/iconart.h"
#include "window/mainwindow.h"

#include <cstdio>
#include <memory>
#include <QApplication>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScreen>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>
#include <vector>

using namespace slotd;
using namespace slotd::test;

namespace
{

class Photographer
{
public:
    explicit Photographer(QStringList words) : m_folder(words.takeFirst())
    {
        for (const QString& word : words) {
            if (word == QLatin1String("dark"))
                m_dark = true;
            else if (word.startsWith(QLatin1String("wait=")))
                m_patience = word.section(QLatin1Char('='), 1).toInt() * 1000;
            else if (word.startsWith(QLatin1String("home=")))
                m_home = word.section(QLatin1Char('='), 1);
            else if (word.startsWith(QLatin1String("size=")))
                m_size = QSize(word.section(QLatin1Char('='), 1).section(QLatin1Char('x'), 0, 0).toInt(), word.section(QLatin1Char('x'), 1).toInt());
            else
                m_only.append(word);
        }
    }

    ThemeChoice theme() const { return m_dark ? ThemeChoice::Dark : ThemeChoice::Light; }
    QSize size() const { return m_size; }
    /// Lines over time need time.
    int patience() const { return m_patience; }
    QString home() const { return m_home; }
    QString root() const { return m_home.isEmpty() ? QString() : m_home + QStringLiteral("/.local/share/slotd"); }
    bool wants(const QString& name) const { return m_only.isEmpty() || m_only.contains(name); }
    bool wantsOne(const QStringList& names) const
    {
        return std::any_of(names.begin(), names.end(), [this](const QString& name) { return wants(name); });
    }

    void take(const QString& name, QWidget& widget) const
    {
        if (!wants(name))
            return;
        QTest::qWait(1000); // what is asked for after the first list: estimates, gauges
        keep(name, widget.grab());
    }
    void keep(const QString& name, const QPixmap& picture) const { picture.save(m_folder + QLatin1Char('/') + name + QStringLiteral(".png")); }

private:
    QString m_folder;
    QString m_home;
    QSize m_size{1280, 850};
    bool m_dark = false;
    int m_patience = 0;
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
QAction* actionOf(const OpenDesk& desk, const QKeySequence& key)
{
    for (QAction* action : desk.window().findChildren<QAction*>() + desk.table().actions()) {
        if (action->shortcut() == key)
            return action;
    }
    qFatal("no action %s", qUtf8Printable(key.toString()));
}

QAction* page(const OpenDesk& desk, int number)
{
    return actionOf(desk, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number)));
}

void firstRun(const Photographer& photographer)
{
    if (!photographer.wants(QStringLiteral("first-run")))
        return;
    TempNode node;
    node.setEnv(QStringLiteral("SLOTD_CPUS"), QStringLiteral("16"));
    node.setEnv(QStringLiteral("SLOTD_MEMORY"), QStringLiteral("65536M"));
    node.setEnv(QStringLiteral("SLOTD_GPU_COUNT"), QStringLiteral("2"));
    node.setEnv(QStringLiteral("SLOTD_NODE_NAME"), QStringLiteral("workstation"));
    node.start();
    OpenDesk desk(node, {}, photographer.theme());
    desk.window().resize(photographer.size());
    photographer.take(QStringLiteral("first-run"), desk.window());
}

/// A dialog that comes of a key.
void dialogOf(const Photographer& photographer, const OpenDesk& desk, const QString& name, const QKeySequence& key)
{
    if (!photographer.wants(name))
        return;
    actionOf(desk, key)->trigger();
    if (QDialog* dialog = desk.dialog()) {
        photographer.take(name, *dialog);
        dialog->close();
        QTest::qWait(50);
    }
}

void settings(const Photographer& photographer, OpenDesk& desk)
{
    if (!photographer.wantsOne({QStringLiteral("settings"), QStringLiteral("settings-2")}))
        return;
    desk.desk().openSettings();
    if (QDialog* dialog = desk.dialog()) {
        photographer.take(QStringLiteral("settings"), *dialog);
        if (auto* pages = dialog->findChild<QTabWidget*>())
            pages->setCurrentIndex(1);
        photographer.take(QStringLiteral("settings-2"), *dialog);
        dialog->close();
    }
}

void submitDialog(const Photographer& photographer, OpenDesk& desk, const QString& folder)
{
    if (!photographer.wantsOne({QStringLiteral("submit"), QStringLiteral("submit-errors"), QStringLiteral("submit-command")}))
        return;
    desk.desk().openSubmit(folder + QStringLiteral("/train.sh"));
    QDialog* dialog = desk.dialog();
    if (!dialog)
        return;
    QTest::qWait(600);
    photographer.take(QStringLiteral("submit"), *dialog);
    for (QLineEdit* edit : dialog->findChildren<QLineEdit*>()) {
        if (edit->text() == QLatin1String("24G"))
            edit->setText(QStringLiteral("900G"));
        if (edit->text() == QLatin1String("3:00:00"))
            edit->setText(QStringLiteral("3 hours"));
    }
    QTest::qWait(600);
    photographer.take(QStringLiteral("submit-errors"), *dialog);
    dialog->findChildren<QRadioButton*>().last()->click();
    dialog->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("python3 train.py --epochs 10"));
    QTest::qWait(600);
    photographer.take(QStringLiteral("submit-command"), *dialog);
    dialog->close();
    QTest::qWait(50);
}

void menus(const Photographer& photographer, const OpenDesk& desk)
{
    const auto open = [&](const QString& name, QWidget* widget, QPoint at) {
        if (!photographer.wants(name))
            return;
        Q_EMIT widget->customContextMenuRequested(at);
        QTest::qWait(200);
        if (auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) {
            QTest::keyClick(menu, Qt::Key_Down);
            photographer.take(name, *menu);
            menu->close();
        }
    };
    open(QStringLiteral("context-menu"), &desk.table(), QPoint(200, 100));
    open(QStringLiteral("header-menu"), desk.table().horizontalHeader(), QPoint(200, 10));
}

void details(const Photographer& photographer, const OpenDesk& desk, JobId live)
{
    desk.table().selectJob(live);
    auto* tabs = desk.find<QTabWidget>();
    tabs->setCurrentIndex(0);
    QTest::qWait(photographer.wants(QStringLiteral("queue")) ? photographer.patience() : 0);
    photographer.take(QStringLiteral("queue"), desk.window());
    desk.table().selectJob(newest(desk, QStringLiteral("link-check")));
    photographer.take(QStringLiteral("queue-failed"), desk.window());
    desk.table().selectJob(newest(desk, QStringLiteral("assemble")));
    photographer.take(QStringLiteral("queue-pending"), desk.window());
    desk.table().selectJob(live);
    for (int i = 1; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        photographer.take(i == 1 ? QStringLiteral("output") : QStringLiteral("tab-%1").arg(i), desk.window());
    }
    tabs->setCurrentIndex(0);
}

void questions(const Photographer& photographer, OpenDesk& desk, JobId live)
{
    dialogOf(photographer, desk, QStringLiteral("ask-time"), Qt::CTRL | Qt::Key_T);
    dialogOf(photographer, desk, QStringLiteral("ask-priority"), Qt::CTRL | Qt::Key_P);
    dialogOf(photographer, desk, QStringLiteral("ask-partition"), Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    desk.select({live.value, live.value + 1, live.value + 2});
    photographer.take(QStringLiteral("many"), desk.window());
    dialogOf(photographer, desk, QStringLiteral("ask-cancel"), Qt::Key_Delete);
    desk.select({newest(desk, QStringLiteral("assemble")).value});
    if (photographer.wants(QStringLiteral("undo"))) {
        actionOf(desk, Qt::Key_Delete)->trigger();
        photographer.take(QStringLiteral("undo"), desk.window());
        Q_EMIT qobject_cast<MainWindow*>(&desk.window())->undoBanner().pressed();
    }
    desk.table().selectJob(live);
}

void timeline(const Photographer& photographer, OpenDesk& desk)
{
    if (!photographer.wants(QStringLiteral("timeline")))
        return;
    page(desk, 2)->trigger();
    desk.find<TimelineView>()->setWindow(std::chrono::minutes(270), std::chrono::minutes(330));
    photographer.take(QStringLiteral("timeline"), desk.window());
    page(desk, 1)->trigger();
}

void statistics(const Photographer& photographer, const OpenDesk& desk)
{
    if (!photographer.wants(QStringLiteral("statistics")))
        return;
    page(desk, 3)->trigger();
    photographer.take(QStringLiteral("statistics"), desk.window());
    page(desk, 1)->trigger();
}

void filters(const Photographer& photographer, OpenDesk& desk)
{
    auto* window = qobject_cast<MainWindow*>(&desk.window());
    window->search().setText(QStringLiteral("train"));
    photographer.take(QStringLiteral("filter"), desk.window());
    window->search().setText(QStringLiteral("nothing like it"));
    photographer.take(QStringLiteral("no-match"), desk.window());
    window->search().clear();
}

/// A daemon of the future: refuses every greeting.
void mismatch(const Photographer& photographer, OpenDesk& desk, const QString& socket)
{
    if (!photographer.wants(QStringLiteral("mismatch")))
        return;
    QFile::remove(socket);
    QLocalServer server;
    QObject::connect(&server, &QLocalServer::newConnection, [&server] {
        const std::string words = "the slotd daemon speaks protocol version 3 to 4, this program 1";
        const std::string bytes = frame(pack(MessageKind::ErrorReply, 0, ErrorReply{Code::ProtocolVersion, words}));
        server.nextPendingConnection()->write(bytes.data(), static_cast<qint64>(bytes.size()));
    });
    if (!server.listen(socket))
        std::fprintf(stderr, "%s\n", qUtf8Printable(server.errorString()));
    desk.link().retryNow();
    eventually([&] { return desk.link().state() == DaemonLink::State::Mismatch; });
    photographer.take(QStringLiteral("mismatch"), desk.window());
    server.close();
}

/// Every look of the icon on a light and on a dark panel.
void icons(const Photographer& photographer)
{
    if (!photographer.wants(QStringLiteral("icons")))
        return;
    const std::vector<std::pair<TrayLook, int>> looks{{TrayLook::Idle, 0}, {TrayLook::Held, 2}, {TrayLook::Running, 3}, {TrayLook::Running, 12},
                                                      {TrayLook::Failed, 1}, {TrayLook::Down, 0}};
    QPixmap sheet(static_cast<int>(looks.size()) * 90, 260);
    QPainter painter(&sheet);
    painter.fillRect(0, 0, sheet.width(), 130, QColor(0xf4f5f7));
    painter.fillRect(0, 130, sheet.width(), 130, QColor(0x1d2025));
    for (std::size_t i = 0; i < looks.size(); ++i) {
        for (const int y : {0, 130}) {
            const int x = static_cast<int>(i) * 90 + 10;
            painter.drawPixmap(x, y + 10, trayPixmap(looks[i].first, looks[i].second, 64));
            painter.drawPixmap(x, y + 90, trayPixmap(looks[i].first, looks[i].second, 16));
            painter.drawPixmap(x + 24, y + 90, trayPixmap(looks[i].first, looks[i].second, 22));
        }
    }
    painter.end();
    photographer.keep(QStringLiteral("icons"), sheet);
}

void busyDay(const Photographer& photographer)
{
    TempNode node;
    makeBusyDay(node, photographer.home());
    OpenDesk desk(node, {}, photographer.theme(), photographer.root());
    desk.window().resize(photographer.size());
    desk.queue().table().sortByColumn(static_cast<int>(Column::Id), Qt::DescendingOrder);
    const JobId live = newest(desk, kLiveJob);
    details(photographer, desk, live);
    questions(photographer, desk, live);
    menus(photographer, desk);
    settings(photographer, desk);
    submitDialog(photographer, desk, photographer.home().isEmpty() ? node.workDir() : photographer.home() + QStringLiteral("/experiments"));
    filters(photographer, desk);
    desk.table().selectJob(live);
    timeline(photographer, desk);
    statistics(photographer, desk);
    QTest::qWait(1500); // the details are asked for
    node.stop();
    eventually([&] { return desk.link().state() == DaemonLink::State::Offline; });
    photographer.take(QStringLiteral("daemon-down"), desk.window());
    mismatch(photographer, desk, QString::fromStdString(node.paths().socket()));
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
    std::vector<std::unique_ptr<QTranslator>> translators;
    for (const QString& file : words.filter(QStringLiteral(".qm"))) {
        words.removeAll(file);
        translators.push_back(std::make_unique<QTranslator>());
        if (translators.back()->load(file))
            QCoreApplication::installTranslator(translators.back().get());
        QLocale::setDefault(QLocale(translators.back()->language()));
    }
    const Photographer photographer(words);
    icons(photographer);
    firstRun(photographer);
    busyDay(photographer);
    return 0;
}
