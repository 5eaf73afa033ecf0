// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "details/ansitext.h"
#include "details/logtail.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace slotd;

namespace
{

bool write(const QString& path, const QByteArray& text, QIODevice::OpenMode mode = QIODevice::WriteOnly | QIODevice::Truncate)
{
    QFile file(path);
    return file.open(mode) && file.write(text) == text.size();
}

/// What a view that follows would show.
class Shown
{
public:
    explicit Shown(LogTail& tail)
    {
        QObject::connect(&tail, &LogTail::restarted, [this](const QByteArray& bytes) { text = bytes; });
        QObject::connect(&tail, &LogTail::appended, [this](const QByteArray& bytes) { text += bytes; });
    }
    QByteArray text;
};

QString plain(const std::vector<AnsiRun>& runs)
{
    QString text;
    for (const AnsiRun& run : runs)
        text += run.text;
    return text;
}

} // namespace

class TestLogTail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsAddedAsItIsAdded()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("log");
        QVERIFY(write(path, "one\n"));
        LogTail tail;
        Shown shown(tail);
        tail.open(path);
        QCOMPARE(shown.text, "one\n");
        QVERIFY(write(path, "two\n", QIODevice::Append));
        QTRY_COMPARE(shown.text, "one\ntwo\n");
    }

    void waitsForAFileThatComesLater()
    {
        const QTemporaryDir folder;
        LogTail tail;
        Shown shown(tail);
        tail.open(folder.filePath("later"));
        QCOMPARE(tail.condition(), LogTail::Condition::Missing);
        QVERIFY(write(folder.filePath("later"), "here\n"));
        QTRY_COMPARE(shown.text, "here\n");
    }

    void aFileCutShortBeginsAnew()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("log");
        QVERIFY(write(path, "a long first text\n"));
        LogTail tail;
        Shown shown(tail);
        QSignalSpy truncated(&tail, &LogTail::truncated);
        tail.open(path);
        QVERIFY(write(path, "new\n"));
        QTRY_COMPARE(shown.text, "new\n");
        QVERIFY(truncated.count() > 0);
    }

    void aReplacedFileIsFollowedByName()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("log");
        QVERIFY(write(path, "old\n"));
        LogTail tail;
        Shown shown(tail);
        tail.open(path);
        QVERIFY(write(folder.filePath("other"), "fresh and longer\n"));
        QVERIFY(QFile::remove(path) && QFile::rename(folder.filePath("other"), path));
        QTRY_COMPARE(shown.text, "fresh and longer\n");
    }

    void aGigabyteOpensAtOnceAtItsEnd()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("huge");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(1LL << 30) && file.seek(1LL << 30));
        QByteArray lines;
        for (int i = 0; i < 20'000; ++i)
            lines += "line " + QByteArray::number(i) + " of a long output\n";
        QCOMPARE(file.write(lines), lines.size());
        file.close();
        LogTail tail;
        Shown shown(tail);
        QElapsedTimer timer;
        timer.start();
        tail.open(path);
        QVERIFY2(timer.elapsed() < 200, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(shown.text.endsWith("line 19999 of a long output\n"));
        QVERIFY(shown.text.startsWith("line "));
        QCOMPARE(tail.skipped() + shown.text.size(), tail.size());
        const QByteArray before = tail.earlier();
        QVERIFY(before.endsWith("\n"));
    }

    void colourSequencesBecomeColours()
    {
        AnsiReader reader;
        const auto runs = reader.read("a\x1b[31mred\x1b[0m b");
        QCOMPARE(plain(runs), "ared b");
        QCOMPARE(runs.size(), 3U);
        QVERIFY(runs[1].format.hasProperty(QTextFormat::ForegroundBrush));
        QVERIFY(!runs[2].format.hasProperty(QTextFormat::ForegroundBrush));
    }

    void aSequenceMayBeCutAnywhere()
    {
        const QByteArray whole = "x\x1b[1;38;5;208mbold \xc3\xa9\x1b[m y\x1b]0;title";
        AnsiReader once;
        const QString expected = plain(once.read(whole));
        for (qsizetype cut = 0; cut < whole.size(); ++cut) {
            AnsiReader reader;
            QString text = plain(reader.read(whole.left(cut)));
            text += plain(reader.read(whole.mid(cut)));
            QCOMPARE(text, expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestLogTail)
#include "tst_logtail.moc"
