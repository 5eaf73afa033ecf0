// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/appimage.h"

#include <fcntl.h>
#include <QTest>
#include <unistd.h>

using namespace slotd;

class TstAppImage : public QObject
{
    Q_OBJECT

    static void surround(const char* libraries)
    {
        qputenv("APPIMAGE", "/home/ada/slotd.AppImage");
        qputenv("APPDIR", "/tmp/.mount_x");
        qputenv("ARGV0", "sbatch");
        qputenv("OWD", "/home/ada");
        qputenv("LD_LIBRARY_PATH", libraries);
        qputenv("SLOTD_APPIMAGE", "1");
    }

private slots:
    void tracesAreWipedAndTheImageIsRemembered()
    {
        surround("/tmp/.mount_x/usr/lib:/opt/cuda/lib");
        int pair[2];
        QCOMPARE(::pipe(pair), 0);
        qputenv("APPIMAGE_KEEP_FD", QByteArray::number(pair[1]));
        const AppImage from = leaveAppImage();
        QCOMPARE(from.file, std::string("/home/ada/slotd.AppImage"));
        QCOMPARE(from.folder, std::string("/tmp/.mount_x"));
        for (const char* name : {"APPIMAGE", "APPDIR", "ARGV0", "OWD", "APPIMAGE_KEEP_FD", "SLOTD_APPIMAGE"})
            QVERIFY2(!qEnvironmentVariableIsSet(name), name);
        QCOMPARE(qgetenv("LD_LIBRARY_PATH"), QByteArray("/opt/cuda/lib"));
        QVERIFY(::fcntl(pair[1], F_GETFD) & FD_CLOEXEC);
    }

    void searchPathThatWasAllOursIsGone()
    {
        surround("/tmp/.mount_x/usr/lib");
        leaveAppImage();
        QVERIFY(!qEnvironmentVariableIsSet("LD_LIBRARY_PATH"));
    }

    void traceOfAnotherAppImageIsNoneOfOurs()
    {
        surround("/x");
        qunsetenv("SLOTD_APPIMAGE");
        QCOMPARE(leaveAppImage().file, std::string());
        QCOMPARE(qgetenv("APPIMAGE"), QByteArray("/home/ada/slotd.AppImage"));
    }
};

QTEST_APPLESS_MAIN(TstAppImage)
#include "tst_appimage.moc"
