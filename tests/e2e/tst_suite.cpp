// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The tests themselves: any one runs alone, and none touches what belongs to the user who runs it.
class TstSuite : public QObject
{
    Q_OBJECT

private slots:
    void oneNamedTestRunsAloneAndLeavesHomeAndRootOfTheUserAlone_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("function");
        QTest::newRow("end to end") << "tst_mainjob" << "failingScriptEndsFailedWithItsExitCode";
        QTest::newRow("one row of a table") << "tst_arrays" << "specificationMakesItsTasks:steps";
    }

    void oneNamedTestRunsAloneAndLeavesHomeAndRootOfTheUserAlone()
    {
        QFETCH(QString, program);
        QFETCH(QString, function);
        const QTemporaryDir home;
        QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
        env.insert("HOME", home.path());
        env.insert("SLOTD_ROOT", home.path() + "/of-the-user");
        env.insert("SLOTD_CPUS", "not a number"); // a daemon that saw it would refuse to start
        QProcess test;
        test.setProcessEnvironment(env);
        test.setWorkingDirectory(home.path());
        test.start(QCoreApplication::applicationDirPath() + "/" + program, {function});
        QVERIFY(test.waitForFinished(120'000));
        const QString said = QString::fromUtf8(test.readAllStandardOutput());
        QVERIFY2(test.exitCode() == 0, qPrintable(said));
        QVERIFY2(said.contains("Totals: 3 passed, 0 failed"), qPrintable(said)); // it, and what Qt does before and after
        QCOMPARE(QDir(home.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }
};

QTEST_GUILESS_MAIN(TstSuite)
#include "tst_suite.moc"
