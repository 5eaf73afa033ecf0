// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "app/desktop.h"

#include "app/endsignals.h"
#include "app/singleinstance.h"
#include "app/trayapp.h"
#include "base/version.h"

#include <cstdio>
#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace slotd
{

namespace
{

struct Arguments
{
    bool hidden = false;
    bool quit = false;
    bool submit = false;
    QStringList scripts;

    QStringList words() const
    {
        QStringList words{quit ? QStringLiteral("quit") : submit ? QStringLiteral("submit") : hidden ? QStringLiteral("hidden") : QStringLiteral("show")};
        return words + scripts;
    }
};

Arguments parse(const QApplication& application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "The window and the panel icon of slotd's job queue."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption hidden(QStringLiteral("hidden"), QCoreApplication::translate("main", "Start in the panel, without a window."));
    const QCommandLineOption quit(QStringLiteral("quit"), QCoreApplication::translate("main", "End the program that runs already."));
    const QCommandLineOption submit(QStringLiteral("submit"), QCoreApplication::translate("main", "Open the submit window."));
    parser.addOptions({hidden, submit, quit});
    parser.addPositionalArgument(QStringLiteral("script"), QCoreApplication::translate("main", "Scripts to open in the submit window."),
                                 QStringLiteral("[script...]"));
    parser.process(application);
    Arguments arguments{parser.isSet(hidden), parser.isSet(quit), parser.isSet(submit), {}};
    for (const QString& script : parser.positionalArguments())
        arguments.scripts.append(QFileInfo(script).absoluteFilePath());
    return arguments;
}

void installTranslations(QApplication& application, const QString& chosen)
{
    QLocale locale = chosen.isEmpty() ? QLocale() : QLocale(chosen);
    QLocale::setDefault(locale);
    // English has a translation, too: of its plurals.
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English);
    for (const auto& [name, folder] : {std::pair(QStringLiteral("slotd"), QStringLiteral(":/translations")),
                                       std::pair(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))}) {
        auto* translator = new QTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
    }
}

} // namespace

int runDesktop(int argc, char** argv)
{
    QApplication::setApplicationName(QStringLiteral("slotd-tray"));
    QApplication::setApplicationVersion(QLatin1String(kVersion));
    QApplication::setDesktopFileName(QStringLiteral("slotd"));
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication application(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("slotd"));
    Preferences preferences;
    installTranslations(application, preferences.language());
    const Arguments arguments = parse(application);

    const auto paths = runtimePathsFromEnvironment();
    if (!paths) {
        std::fprintf(stderr, "slotd-tray: error: %s\n", paths.error().message.c_str());
        return 1;
    }
    SingleInstance instance(QString::fromStdString(paths->root()));
    if (!instance.first())
        return instance.tellFirst(arguments.words()) ? 0 : 1;
    if (arguments.quit)
        return 0;
    TrayApp program(*paths, preferences);
    QObject::connect(&instance, &SingleInstance::told, &program, &TrayApp::obey);
    const EndSignals ends;
    QObject::connect(&ends, &EndSignals::came, &application, [] { QApplication::exit(0); });
    program.start(arguments.words());
    return QApplication::exec();
}

} // namespace slotd
