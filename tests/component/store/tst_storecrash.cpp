// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

#include <QProcess>

#include <cstdio>
#include <cstring>

using namespace slotd;

// The program is its own victim: as `--child <database>` it stores and says what was acknowledged, until a checkpoint kills it.
namespace
{

int child(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    StoreUser user(argv[2]);
    const auto say = [](const char* what, JobId id) {
        std::printf("%s %u\n", what, id.value);
        std::fflush(stdout);
    };
    for (int i = 0; i < 5; ++i) {
        Job job = user.submit();
        say("submitted", job.id);
        user.change(job, user.finishEvents(job));
        say("ended", job.id);
        say("submitted", user.submitArray(20).front().id);
    }
    return argc > 0 ? 0 : 1;
}

} // namespace

class TestStoreCrash : public QObject
{
    Q_OBJECT

private slots:
    void whatWasAcknowledgedIsThereAfterAKill_data()
    {
        QTest::addColumn<QString>("point");
        for (const char* point : {"store.before-commit", "store.before-commit:4", "store.after-commit", "store.after-commit:5",
                                  "store.mid-array", "store.mid-array:2"})
            QTest::newRow(point) << point;
    }
    void whatWasAcknowledgedIsThereAfterAKill()
    {
        QFETCH(QString, point);
        const QTemporaryDir dir;
        const QString path = dir.filePath("state.db");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("SLOTD_TEST_CRASH_AT", point);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {"--child", path});
        QVERIFY(process.waitForFinished(kWaitMs));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);

        StoreUser user(path.toStdString());
        std::uint32_t known = 0;
        for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
            const auto words = line.split(' ');
            if (words.size() != 2)
                continue;
            const JobId id(words[1].toUInt());
            known = std::max(known, id.value);
            if (words[0] == "ended")
                QVERIFY2(user.endedJob(id).has_value(), line.constData());
            else
                QVERIFY2(user.activeJob(id).has_value() || user.endedJob(id).has_value(), line.constData());
        }
        QVERIFY(user.loaded.nextJobId.value > known);
        // Arrays are there as a whole or not at all, and everything that is there has its first event.
        for (const JobEvent& e : user.events()) {
            if (!std::holds_alternative<SubmittedEvent>(e.body))
                continue;
            for (std::uint32_t i = 0; i < e.count; ++i)
                QVERIFY(user.activeJob(JobId(e.job.value + i)) || user.endedJob(JobId(e.job.value + i)));
        }
        std::size_t jobs = user.loaded.active.size() + user.history({}).size();
        std::size_t counted = 0;
        for (const JobEvent& e : user.events())
            counted += std::holds_alternative<SubmittedEvent>(e.body) ? e.count : 0;
        QCOMPARE(jobs, counted);
        QCOMPARE(user.submit().id.value, static_cast<std::uint32_t>(jobs) + 1);
    }
};

int main(int argc, char** argv)
{
    if (argc > 2 && std::strcmp(argv[1], "--child") == 0)
        return child(argc, argv);
    QCoreApplication app(argc, argv);
    TestStoreCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storecrash.moc"
