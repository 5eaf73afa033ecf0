// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "component/store/storefixture.h"

#include "store/migrator.h"

using namespace slotd;

// data/db/v<N>.db: a database as version N wrote it. Made once, by this program with SLOTD_WRITE_GOLDEN=<file>; never made again.
class TestStoreMigration : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_files = 0;
    std::string freshPath() { return m_dir.filePath(QString("state%1.db").arg(++m_files)).toStdString(); }
    RecordingLog m_log;

    std::string refusal(const std::string& path)
    {
        SqliteStore store(path, m_log);
        const auto state = store.load();
        return state.ok() ? std::string() : state.error().message;
    }
    static QByteArray contents(const std::string& path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void execute(const std::string& path, std::initializer_list<std::string> statements)
    {
        auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite, 256);
        QVERIFY(connection.ok());
        for (const std::string& sql : statements)
            QVERIFY((*connection)->run(sql).ok());
    }

private slots:
    void initTestCase()
    {
        const std::string golden = qEnvironmentVariable("SLOTD_WRITE_GOLDEN").toStdString();
        if (golden.empty())
            return;
        StoreUser user(golden);
        Job done = user.submit();
        user.finish(done, JobState::Failed);
        auto tasks = user.submitArray(3);
        user.finish(tasks[2]);
        user.change(tasks[1], {StoreUser::intended(tasks[1]), StartedEvent{{4711, 987654321, "boot-1"}}});
        Job held = user.submit();
        user.change(held, {HeldEvent{}});
        // Since version 2: steps, and a suspended job.
        Job stepping = user.submit();
        user.change(stepping, {StoreUser::intended(stepping), StartedEvent{{4712, 1, "boot-1"}}});
        Step first = user.startStep(stepping);
        user.startStep(stepping);
        user.endStep(stepping, first, {3, 0}, JobState::Failed);
        user.change(stepping, {SuspendedEvent{}});
    }

    void aDatabaseOfVersion1IsReadAsItWasWritten()
    {
        const QString golden = QFINDTESTDATA("../../data/db/v1.db");
        const std::string path = freshPath();
        QVERIFY(QFile::copy(golden, QString::fromStdString(path)));
        QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner);
        StoreUser user(path);
        QCOMPARE(user.loaded.nextJobId.value, 6U);
        QCOMPARE(user.loaded.active.size(), std::size_t{3});
        const Job& running = user.loaded.active[1];
        QCOMPARE(running.state(), JobState::Running);
        QCOMPARE(running.arrayTask, 1U);
        QCOMPARE(running.running()->supervisor.pid, 4711);
        QCOMPARE(running.spec->name, std::string("train"));
        QVERIFY(std::get<PendingPhase>(user.loaded.active[2].phase).held);
        QCOMPARE(user.history({}).size(), std::size_t{2});
        QCOMPARE(user.endedJob(JobId(1))->state(), JobState::Failed);
        QVERIFY(!user.events().empty());
    }

    void aDatabaseOfVersion2IsReadAsItWasWritten()
    {
        const std::string path = freshPath();
        QVERIFY(QFile::copy(QFINDTESTDATA("../../data/db/v2.db"), QString::fromStdString(path)));
        QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner);
        StoreUser user(path);
        QCOMPARE(user.loaded.active.size(), std::size_t{4});
        const Job& stepping = user.loaded.active[3];
        QCOMPARE(stepping.state(), JobState::Suspended);
        QCOMPARE(stepping.nextStep, 2U);
        QVERIFY(stepping.derivedExit == (ExitCode{3, 0}));
        QCOMPARE(user.loaded.steps.size(), std::size_t{2});
        QCOMPARE(user.loaded.steps[0].second.state(), JobState::Failed);
        QCOMPARE(user.loaded.steps[1].second.spec.command.at(1), std::string("world"));
        QCOMPARE(user.loaded.steps[1].second.state(), JobState::Running);
    }

    void aRunningJobOfVersion1GetsStepsAfterTheUpgrade()
    {
        const std::string path = freshPath();
        QVERIFY(QFile::copy(QFINDTESTDATA("../../data/db/v1.db"), QString::fromStdString(path)));
        QFile::setPermissions(QString::fromStdString(path), QFile::ReadOwner | QFile::WriteOwner);
        StoreUser user(path);
        Job running = user.loaded.active[1];
        QCOMPARE(running.nextStep, 0U);
        const Step step = user.startStep(running);
        user.reopen();
        QCOMPARE(user.loaded.steps.size(), std::size_t{1});
        QVERIFY(user.loaded.steps[0].second == step);
        QVERIFY(QFile::exists(QString::fromStdString(path + ".v1.bak")));
    }

    void anUpgradeKeepsACopyOfWhatWasThere()
    {
        const std::string path = freshPath();
        {
            StoreUser user(path);
            user.submit();
        }
        std::vector<Migration> migrations(allMigrations().begin(), allMigrations().end());
        const int next = migrations.back().number + 1;
        migrations.push_back({next, "-- more\nCREATE TABLE more (\n    id INTEGER PRIMARY KEY\n);\nINSERT INTO more VALUES (5);\n"});
        auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite, 256);
        const auto outcome = migrate(**connection, path, migrations);
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().message.c_str());
        QCOMPARE(outcome->to, next);
        QCOMPARE((*connection)->number("SELECT id FROM more"), std::int64_t{5});
        QCOMPARE(outcome->backup, path + ".v" + std::to_string(next - 1) + ".bak");
        StoreUser copy(outcome->backup);
        QCOMPARE(copy.loaded.active.size(), std::size_t{1});
    }

    void aFailedUpgradeLeavesTheDatabaseAsItWas()
    {
        const std::string path = freshPath();
        { StoreUser user(path); }
        std::vector<Migration> migrations(allMigrations().begin(), allMigrations().end());
        migrations.push_back({migrations.back().number + 1, "CREATE TABLE more (id INTEGER);\nNONSENSE;\n"});
        {
            auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite, 256);
            QVERIFY(!migrate(**connection, path, migrations).ok());
            QCOMPARE((*connection)->number("SELECT count(*) FROM sqlite_master WHERE name = 'more'"), std::int64_t{0});
        }
        StoreUser again(path);
        QCOMPARE(again.loaded.nextJobId.value, 1U);
    }

    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone()
    {
        const std::string path = freshPath();
        { StoreUser user(path); }
        execute(path, {"PRAGMA user_version = 999"});
        const QByteArray before = contents(path);
        QCOMPARE(refusal(path), path + ": written by a newer slotd (database version 999, this one knows " +
                                    std::to_string(allMigrations().back().number) + ")");
        QCOMPARE(contents(path), before);
    }

    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone()
    {
        const std::string path = freshPath();
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("not a database at all\n").repeated(400));
        file.close();
        const QByteArray before = contents(path);
        QCOMPARE(refusal(path), path + " is not a slotd database");
        QCOMPARE(contents(path), before);
    }

    void anotherProgramsDatabaseIsRefusedAndLeftAlone()
    {
        const std::string path = freshPath();
        execute(path, {"CREATE TABLE other (id INTEGER)"});
        const QByteArray before = contents(path);
        QCOMPARE(refusal(path), path + " is not a slotd database");
        QCOMPARE(contents(path), before);
    }

    void aFolderThatIsNotThereIsAClearLine()
    {
        const std::string path = m_dir.filePath("nowhere/state.db").toStdString();
        QVERIFY(refusal(path).rfind("cannot open " + path, 0) == 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreMigration)
#include "tst_storemigration.moc"
