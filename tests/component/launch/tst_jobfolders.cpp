// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "launch/jobfolders.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

/// The files of a job on disk. A shell reads its script while it runs it.
class TstJobFolders : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_count = 0;

    QString newFolder() { return m_dir.filePath(QString::number(++m_count)); }
    static QByteArray scriptIn(const QString& folder)
    {
        QFile file(folder + "/script.sh");
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }

private slots:
    void preparedScriptIsNotWrittenTwice()
    {
        JobFolders folders;
        const QString folder = newFolder();
        folders.prepare(JobId(1), folder.toStdString(), "exit 3\n", "runner");
        QVERIFY(QFile::setPermissions(folder + "/script.sh", QFileDevice::ReadOwner));
        QVERIFY(folders.writeScript(JobId(1), folder.toStdString(), "exit 3\n").ok());
        QCOMPARE(QFile::permissions(folder + "/script.sh") & QFileDevice::WriteOwner, QFileDevice::Permissions());
    }

    void preparationThatComesAfterTheLaunchLeavesTheScriptToItsReader()
    {
        JobFolders folders;
        const QString folder = newFolder();
        QVERIFY(folders.writeScript(JobId(1), folder.toStdString(), "exit 3\n").ok());
        QFile reader(folder + "/script.sh");
        QVERIFY(reader.open(QIODevice::ReadOnly));
        folders.prepare(JobId(1), folder.toStdString(), "exit 4\n", "runner");
        QCOMPARE(reader.readAll(), QByteArray("exit 3\n"));
        QCOMPARE(scriptIn(folder), QByteArray("exit 3\n"));
        QVERIFY(QFile::exists(folder + "/runner.sh"));
    }

    void scriptWrittenAgainIsReplacedAsAWholeUnderItsReader()
    {
        JobFolders folders;
        const QString folder = newFolder();
        QVERIFY(folders.writeScript(JobId(1), folder.toStdString(), "exit 3\n").ok());
        QFile reader(folder + "/script.sh");
        QVERIFY(reader.open(QIODevice::ReadOnly));
        QVERIFY(folders.writeScript(JobId(1), folder.toStdString(), "exit 4\n").ok());
        QCOMPARE(reader.readAll(), QByteArray("exit 3\n"));
        QCOMPARE(scriptIn(folder), QByteArray("exit 4\n"));
    }

    void scriptOfAnotherDatabaseIsReplacedAtTheLaunch()
    {
        const QString folder = newFolder();
        QVERIFY(JobFolders().writeScript(JobId(1), folder.toStdString(), "echo old\n").ok());
        JobFolders folders;
        folders.prepare(JobId(1), folder.toStdString(), "echo new\n", "runner");
        QVERIFY(folders.writeScript(JobId(1), folder.toStdString(), "echo new\n").ok());
        QCOMPARE(scriptIn(folder), QByteArray("echo new\n"));
    }
};

QTEST_APPLESS_MAIN(TstJobFolders)
#include "tst_jobfolders.moc"
