// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <sys/mount.h>
#include <unistd.h>

using namespace slotd::test;

namespace
{

/// A small file system under the node's root for as long as this lives.
class SmallDisk
{
public:
    SmallDisk(const TempNode& node, const char* size) : m_root(node.root()), m_filler(m_root + "/filler")
    {
        QDir().mkpath(m_root);
        m_mounted = ::mount("slotd-test", qPrintable(m_root), "tmpfs", 0, size) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(qPrintable(m_root), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool mounted() const { return m_mounted; }
    /// Takes the last byte.
    bool fill()
    {
        QFile file(m_filler);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return false;
        for (const int size : {65'536, 4096, 1}) {
            while (file.write(QByteArray(size, 'x')) == size) {
            }
        }
        return true;
    }
    void free() { QFile::remove(m_filler); }

private:
    QString m_root;
    QString m_filler;
    bool m_mounted = false;
};

} // namespace

/// The disk under the runtime root is full: what is refused says so, what was promised is kept, and ends of jobs wait.
class TstFullDisk : public QObject
{
    Q_OBJECT

    static QStringList queued(TempNode& node) { return columnOf(node.run({"squeue", "-h", "-o", "JobID"}).out, 0); }

    /// Some room may be left in files that are there already: goes on until there is none. The ids go to `acknowledged`.
    static Ran submitUntilRefused(TempNode& node, QStringList& acknowledged)
    {
        Ran ran;
        for (int i = 0; i < 200; ++i) {
            node.write("big.sh", "#!/bin/sh\n#" + QByteArray::number(i) + QByteArray(300'000, 'x') + "\ntrue\n");
            ran = node.run({"sbatch", "--parsable", "-H", "big.sh"});
            if (ran.code != 0)
                break;
            acknowledged.append(ran.out.trimmed());
        }
        return ran;
    }

private slots:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("only root can mount a small file system");
        TempNode node;
        const SmallDisk disk(node, "size=8m");
        if (!disk.mounted())
            QSKIP("no small file system can be mounted here");
    }

    void submissionIsRefusedInOneLineAndWhatWasAcknowledgedIsKept()
    {
        TempNode node;
        SmallDisk disk(node, "size=16m");
        QVERIFY(node.start());
        QStringList acknowledged{QString::number(node.submit({"-H", "--wrap", "true"}))};
        QVERIFY(disk.fill());
        const Ran refused = submitUntilRefused(node, acknowledged);
        QCOMPARE(refused.code, 1);
        QCOMPARE(refused.out, QString());
        QVERIFY2(refused.err.startsWith("sbatch: error: Batch job submission failed: "), qPrintable(refused.err));
        QCOMPARE(refused.err.count('\n'), 1);
        QCOMPARE(queued(node), acknowledged);
        disk.free();
        acknowledged.append(QString::number(node.submit({"-H", "--wrap", "true"}))); // goes on as if nothing had been
        QCOMPARE(queued(node), acknowledged);
        node.kill9();
        QVERIFY(node.start());
        QCOMPARE(queued(node), acknowledged);
        QVERIFY(node.stop());
    }

    void endOfARunningJobIsKeptAndStoredWhenThereIsRoom()
    {
        TempNode node;
        SmallDisk disk(node, "size=16m");
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "echo begin > begun; until [ -e go ]; do sleep 0.05; done; echo end > ended; exit 4"});
        QVERIFY(node.waitForFile("begun", "begin"));
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        QVERIFY(disk.fill());
        QStringList held;
        QCOMPARE(submitUntilRefused(node, held).code, 1);
        node.write("go", "");
        QVERIFY(node.waitForFile("ended", "end"));
        QCOMPARE(node.run({"squeue"}).code, 0);
        disk.free();
        QCOMPARE(node.waitForEnd(id, 60'000), QString("FAILED"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-j", QString::number(id), "-o", "State,ExitCode"}).out, QString("FAILED|4:0\n"));
        QVERIFY(node.stop());
    }

    void endOfAJobOnAFullDiskIsFoundByTheNextDaemon()
    {
        TempNode node;
        SmallDisk disk(node, "size=16m");
        QVERIFY(node.start());
        const quint32 id = node.submit({"--wrap", "echo begin > begun; until [ -e go ]; do sleep 0.05; done; exit 4"});
        QVERIFY(node.waitForFile("begun", "begin"));
        QCOMPARE(node.waitForState(id, {"RUNNING"}), QString("RUNNING"));
        QVERIFY(disk.fill());
        QStringList held;
        QCOMPARE(submitUntilRefused(node, held).code, 1);
        node.write("go", "");
        QVERIFY(node.waitUntil([&] { return jobProcesses(node.root()).isEmpty(); }));
        node.kill9();
        disk.free();
        QVERIFY(node.start());
        QCOMPARE(node.waitForEnd(id), QString("FAILED"));
        QCOMPARE(node.run({"sacct", "-n", "-P", "-j", QString::number(id), "-o", "State,ExitCode"}).out, QString("FAILED|4:0\n"));
        QVERIFY(node.stop());
    }
};

QTEST_GUILESS_MAIN(TstFullDisk)
#include "tst_fulldisk.moc"
