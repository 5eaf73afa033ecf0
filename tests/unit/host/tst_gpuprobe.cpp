// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "host/gpuprobe.h"

#include <csignal>
#include <optional>
#include <QDir>
#include <QtTest>

using namespace slotd;

namespace
{

QString fakeProgram(const QTemporaryDir& dir, const QString& folder, const QByteArray& body)
{
    QDir().mkpath(dir.filePath(folder));
    const QString path = dir.filePath(folder + "/nvidia-smi");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("#!/bin/sh\n" + body + "\n");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

/// Runs a probe to its answer.
GpuFacts ask(const QStringList& candidates, Milliseconds limit = Seconds(30))
{
    GpuProbe probe(candidates, limit);
    std::optional<GpuFacts> answer;
    probe.run([&](const GpuFacts& facts) { answer = facts; });
    if (answer) // Never from inside run().
        return {0, {}, "answered too early"};
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
        return {0, {}, "no answer"};
    return *answer;
}

/// The pid in `file` once it is there, else 0.
int pidIn(const QString& path)
{
    QFile file(path);
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return text.endsWith('\n') ? text.trimmed().toInt() : 0;
}

/// True once a given-up program was killed and reaped, and its QProcess is gone.
bool reaped(int pid)
{
    const bool gone = pid > 0 && QTest::qWaitFor([&] { return kill(pid, 0) != 0; }, 30'000);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return gone;
}

} // namespace

class TestGpuProbe : public QObject
{
    Q_OBJECT
private slots:
    void namesAreCountedAndModelsListedOnce();
    void placesAreSearchedInTheSeedsOrder();
    void thePlaceOnThePathIsNotTriedTwice();
    void theFirstProgramThatAnswersDecides();
    void itIsAskedForNamesOnly();
    void aProgramThatFailsGivesTheTurnToTheNext();
    void withoutAnyProgramThereAreNoGpusAndNoTrouble();
    void whenAllFailTheTroubleIsTold();
    void aProgramThatCantBeStartedIsTrouble();
    void aHangingProgramIsGivenUpAtTheTimeLimit();
    void goingAwayWhileAProgramHangsDoesNotWait();
};

void TestGpuProbe::namesAreCountedAndModelsListedOnce()
{
    const GpuFacts facts = parseGpuNames("NVIDIA RTX A2000\r\n\n  Tesla T4 \nNVIDIA RTX A2000");
    QCOMPARE(facts.count, 3U);
    QCOMPARE(facts.models, (std::vector<std::string>{"NVIDIA RTX A2000", "Tesla T4"}));
    QCOMPARE(parseGpuNames("\n \n"), GpuFacts{});
}

void TestGpuProbe::placesAreSearchedInTheSeedsOrder()
{
    const QTemporaryDir dir;
    const QString onPath = fakeProgram(dir, "path", "echo x");
    const QString usr = fakeProgram(dir, "usr", "echo x");
    const QString bin = fakeProgram(dir, "bin", "echo x");
    QFile::setPermissions(fakeProgram(dir, "plain", ""), QFile::ReadOwner); // Not to be run: passed over.
    QCOMPARE(gpuProgramCandidates(dir.filePath("empty") + ":" + dir.filePath("path"),
                                  {dir.filePath("usr"), dir.filePath("plain"), dir.filePath("bin")}),
             (QStringList{onPath, usr, bin}));
    QCOMPARE(gpuProgramCandidates("", {dir.filePath("bin")}), QStringList{bin});
}

void TestGpuProbe::thePlaceOnThePathIsNotTriedTwice()
{
    const QTemporaryDir dir;
    const QString usr = fakeProgram(dir, "usr", "echo x");
    QCOMPARE(gpuProgramCandidates(dir.filePath("usr"), {dir.filePath("usr")}), QStringList{usr});
}

void TestGpuProbe::theFirstProgramThatAnswersDecides()
{
    const QTemporaryDir dir;
    const GpuFacts facts = ask({fakeProgram(dir, "a", "echo One; echo Two"), fakeProgram(dir, "b", "echo Three")});
    QCOMPARE(facts, (GpuFacts{2, {"One", "Two"}, {}}));
}

void TestGpuProbe::itIsAskedForNamesOnly()
{
    const QTemporaryDir dir;
    const GpuFacts facts = ask({fakeProgram(dir, "a", R"(echo "$*")")});
    QCOMPARE(facts.models, std::vector<std::string>{"--query-gpu=name --format=csv,noheader"});
}

void TestGpuProbe::aProgramThatFailsGivesTheTurnToTheNext()
{
    const QTemporaryDir dir;
    const GpuFacts facts = ask({fakeProgram(dir, "a", "echo No devices; exit 6"), fakeProgram(dir, "b", "kill -9 $$"),
                                fakeProgram(dir, "c", "echo Three")});
    QCOMPARE(facts, (GpuFacts{1, {"Three"}, {}}));
}

void TestGpuProbe::withoutAnyProgramThereAreNoGpusAndNoTrouble()
{
    QCOMPARE(ask({}), GpuFacts{});
}

void TestGpuProbe::whenAllFailTheTroubleIsTold()
{
    const QTemporaryDir dir;
    const QString program = fakeProgram(dir, "a", "exit 9");
    QCOMPARE(ask({program}), (GpuFacts{0, {}, program.toStdString() + " failed"}));
}

void TestGpuProbe::aProgramThatCantBeStartedIsTrouble()
{
    const QTemporaryDir dir;
    const QString good = fakeProgram(dir, "a", "echo One");
    QCOMPARE(ask({dir.filePath("none/nvidia-smi"), good}).count, 1U);
}

void TestGpuProbe::aHangingProgramIsGivenUpAtTheTimeLimit()
{
    const QTemporaryDir dir;
    const QString pidFile = dir.filePath("pid");
    const GpuFacts facts = ask({fakeProgram(dir, "a", "echo $$ > '" + pidFile.toUtf8() + "'; exec sleep 600"),
                                fakeProgram(dir, "b", "echo Two")},
                               Milliseconds(500));
    QCOMPARE(facts, (GpuFacts{0, {}, "nvidia-smi did not answer in time"}));
    if (const int pid = pidIn(pidFile)) // Else it was too slow to get that far.
        QVERIFY(reaped(pid));
}

void TestGpuProbe::goingAwayWhileAProgramHangsDoesNotWait()
{
    const QTemporaryDir dir;
    const QString pidFile = dir.filePath("pid");
    bool answered = false;
    {
        GpuProbe probe({fakeProgram(dir, "a", "echo $$ > '" + pidFile.toUtf8() + "'; exec sleep 600")});
        probe.run([&](const GpuFacts&) { answered = true; });
        QVERIFY(QTest::qWaitFor([&] { return pidIn(pidFile) > 0; }, 30'000));
    }
    QVERIFY(!answered);
    QVERIFY(reaped(pidIn(pidFile)));
}

QTEST_GUILESS_MAIN(TestGpuProbe)
#include "tst_gpuprobe.moc"
