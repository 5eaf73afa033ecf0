// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "base/paths.h"

#include <QTest>

#include <QDir>
#include <cstdlib>

using namespace slotd;

class PathsTest : public QObject
{
    Q_OBJECT

    static void set(const char* root, const char* data, const char* home)
    {
        const auto one = [](const char* name, const char* value) { value != nullptr ? setenv(name, value, 1) : unsetenv(name); };
        one("SLOTD_ROOT", root);
        one("XDG_DATA_HOME", data);
        one("HOME", home);
    }
    static std::string root()
    {
        const auto paths = runtimePathsFromEnvironment();
        return paths.ok() ? paths->root() : "error: " + paths.error().message;
    }

private slots:
    void takesTheFirstThatIsSet()
    {
        set("/r", "/d", "/h");
        QCOMPARE(root(), std::string("/r"));
        set("", "/d", "/h");
        QCOMPARE(root(), std::string("/d/slotd"));
        set(nullptr, "relative", "/h");
        QCOMPARE(root(), std::string("/h/.local/share/slotd"));
    }

    void makesARelativeRootAbsolute()
    {
        set("some//root/", nullptr, "/h");
        QCOMPARE(root(), QDir::currentPath().toStdString() + "/some/root");
    }

    void saysWhatIsMissing()
    {
        set(nullptr, nullptr, nullptr);
        QVERIFY(!runtimePathsFromEnvironment().ok());
        QVERIFY(root().find("SLOTD_ROOT") != std::string::npos);
    }

    void refusesARootWhoseSocketWouldNotFit()
    {
        const std::string fits = "/" + std::string(107 - 1 - std::string("/run/slotd.sock").size(), 'x');
        set(fits.c_str(), nullptr, nullptr);
        QCOMPARE(root(), fits);
        set((fits + "x").c_str(), nullptr, nullptr);
        QVERIFY(root().find("108 bytes") != std::string::npos);
    }

    void everyFileHasItsPlaceUnderTheRoot()
    {
        const RuntimePaths paths("/r");
        QCOMPARE(paths.socket(), std::string("/r/run/slotd.sock"));
        QCOMPARE(paths.database(), std::string("/r/lib/state.db"));
        QCOMPARE(paths.jobDir(JobId(7)), std::string("/r/lib/jobs/7"));
    }
};

QTEST_APPLESS_MAIN(PathsTest)
#include "tst_paths.moc"
