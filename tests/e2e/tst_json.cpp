// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "support/listing.h"
#include "support/tempnode.h"

#include <memory>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace slotd::test;

/// --json of squeue, sacct, sinfo and scontrol show.
class TstJson : public QObject
{
    Q_OBJECT

    std::unique_ptr<TempNode> m_node;

    /// What the command prints, which must be valid; an empty object where it is not.
    QJsonObject asked(const QStringList& command)
    {
        const Ran ran = m_node->run(command);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(ran.out.toUtf8(), &error);
        if (ran.code != 0 || error.error != QJsonParseError::NoError)
            qWarning() << command << ran.code << ran.err << error.errorString() << ran.out.left(400);
        return document.object();
    }
    QJsonArray jobs(const QStringList& command) { return asked(command)["jobs"].toArray(); }
    static QList<int> ids(const QJsonArray& jobs)
    {
        QList<int> list;
        for (const QJsonValue& job : jobs)
            list << job["job_id"].toInt();
        return list;
    }

private slots:
    void initTestCase()
    {
        m_node = std::make_unique<TempNode>();
        m_node->setEnv("SLOTD_GPU_COUNT", "2");
        QVERIFY(m_node->start());
        QCOMPARE(m_node->submit({"-J", "running", "-p", "gpu", "--gpus=2", "--mem=100M", "-t", "90", "--comment=\"c\"\n\x01", "--wrap", "sleep 600"}), 1U);
        QCOMPARE(m_node->waitForState(1, {"RUNNING"}), QString("RUNNING"));
        QCOMPARE(m_node->submit({"-H", "-a", "1-4%2", "-c", "2", "--wrap", "true"}), 2U);
        QCOMPARE(m_node->submit({"-J", "ended", "--wrap", "exit 3"}), 6U);
        QCOMPARE(m_node->waitForEnd(6), QString("FAILED"));
    }

    void cleanupTestCase() { m_node.reset(); }

    void everyAnswerIsValidAndComplete_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("list");
        QTest::addColumn<int>("count");
        const auto row = [](const QStringList& command, const char* list, int count) {
            QTest::newRow(qPrintable(command.join(' '))) << command << list << count;
        };
        row({"squeue", "--json"}, "jobs", 2);
        row({"squeue", "--json=v0.0.38", "-r"}, "jobs", 5);
        row({"squeue", "--yaml"}, "jobs", 2);
        row({"squeue", "--json", "-t", "all"}, "jobs", 3);
        row({"squeue", "--json", "-t", "R"}, "jobs", 1);
        row({"squeue", "--json", "-n", "nosuch"}, "jobs", 0);
        row({"sacct", "--json"}, "jobs", 6);
        row({"sacct", "--json", "-j", "6"}, "jobs", 1);
        row({"sacct", "--json", "-j", "999"}, "jobs", 0);
        row({"sinfo", "--json"}, "nodes", 1);
        row({"scontrol", "show", "node", "--json"}, "nodes", 1);
        row({"scontrol", "show", "partition", "--json"}, "partitions", 2);
        row({"scontrol", "--json", "show", "partition", "gpu"}, "partitions", 1);
        row({"scontrol", "show", "job", "1", "--json"}, "jobs", 1);
        row({"scontrol", "show", "jobs", "--json"}, "jobs", 3);
    }

    void everyAnswerIsValidAndComplete()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, list);
        const QJsonObject answer = asked(command);
        QVERIFY(answer["meta"]["Slurm"]["version"]["major"].toInt() == 22);
        QVERIFY(answer["errors"].isArray() && answer["errors"].toArray().isEmpty());
        QTEST(static_cast<int>(answer[list].toArray().size()), "count");
    }

    void hostileTextComesThroughWhole()
    {
        const QJsonObject job = jobs({"squeue", "--json", "-j", "1"}).first().toObject();
        QCOMPARE(job["comment"].toString(), QString("\"c\"\n\x01"));
        QCOMPARE(job["name"].toString(), QString("running"));
    }

    void runningJobTellsWhatItHolds()
    {
        const QJsonObject job = jobs({"squeue", "--json", "-j", "1"}).first().toObject();
        QCOMPARE(job["job_state"].toString(), QString("RUNNING"));
        QCOMPARE(job["time_limit"].toInt(), 90);
        QCOMPARE(job["memory_per_node"].toInt(), 100);
        QCOMPARE(job["gres_detail"].toArray().first().toString(), QString("gpu:2(IDX:0-1)"));
        QCOMPARE(job["tres_per_job"].toString(), QString("gres:gpu:2"));
        QVERIFY(job["start_time"].toInteger() > 1'600'000'000);
        QCOMPARE(job["end_time"].toInteger(), job["start_time"].toInteger() + 90 * 60);
        QVERIFY(job["standard_output"].toString().endsWith("/slurm-1.out"));
    }

    void restOfAnArrayIsOneJobAndItsTasksAreOneEach()
    {
        const QJsonObject rest = jobs({"squeue", "--json", "-j", "2"}).first().toObject();
        QCOMPARE(rest["array_task_string"].toString(), QString("1-4%2"));
        QVERIFY(rest["array_task_id"].isNull());
        const QJsonArray tasks = jobs({"squeue", "--json", "-r", "-j", "2"});
        QCOMPARE(ids(tasks), (QList<int>{2, 3, 4, 5}));
        QCOMPARE(tasks[3]["array_task_id"].toInt(), 4);
    }

    void accountingTellsStatusUsageAndTheBatchStep()
    {
        const QJsonObject job = jobs({"sacct", "--json", "-j", "6"}).first().toObject();
        QCOMPARE(job["state"]["current"].toString(), QString("FAILED"));
        QCOMPARE(job["exit_code"]["return_code"].toInt(), 3);
        QCOMPARE(job["required"]["CPUs"].toInt(), 1);
        const QJsonArray steps = job["steps"].toArray();
        QCOMPARE(steps.size(), 1);
        QCOMPARE(steps[0]["step"]["id"].toString(), QString("batch"));
        QCOMPARE(jobs({"sacct", "-X", "--json", "-j", "6"}).at(0)["steps"].toArray().size(), 0);
    }

    void hostAndPartitionsTellWhatIsInUse()
    {
        const QJsonObject node = asked({"sinfo", "--json"})["nodes"].toArray().first().toObject();
        QCOMPARE(node["cpus"].toInt(), 4);
        QCOMPARE(node["alloc_cpus"].toInt(), 1);
        QCOMPARE(node["gres_used"].toString(), QString("gpu:2(IDX:0-1)"));
        QCOMPARE(node["partitions"].toArray().size(), 2);
        QCOMPARE(asked({"scontrol", "show", "partition", "--json"})["partitions"].toArray().at(0)["flags"].toArray().at(0).toString(), QString("default"));
    }

    void unknownLayoutsAndIdsAreErrors_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("line");
        const auto row = [](const QStringList& command, const char* line) {
            QTest::newRow(qPrintable(command.join(' '))) << command << QString(line) + '\n';
        };
        row({"squeue", "--json=v0.0.40"}, "squeue: error: There is no JSON layout 'v0.0.40' here, only v0.0.38");
        row({"squeue", "--json", "-j", "999"}, "slurm_load_jobs error: Invalid job id specified");
        row({"scontrol", "show", "job", "999", "--json"}, "slurm_load_jobs error: Invalid job id specified");
        row({"scontrol", "show", "config", "--json"}, "scontrol: error: --json is for show job, show node and show partition");
    }

    void unknownLayoutsAndIdsAreErrors()
    {
        QFETCH(QStringList, command);
        const Ran ran = m_node->run(command);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.out, QString());
        QTEST(ran.err, "line");
    }

    /// More than one part: the writer's text leaves while it is made.
    void aLongQueueIsOneValidDocument()
    {
        const quint32 array = m_node->submit({"-H", "-a", "0-1499", "--wrap", "true"});
        const QJsonArray tasks = jobs({"squeue", "--json", "-r", "-j", QString::number(array)});
        QCOMPARE(tasks.size(), 1500);
        QCOMPARE(tasks.last()["array_task_id"].toInt(), 1499);
        QCOMPARE(m_node->run({"scancel", QString::number(array)}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TstJson)
#include "tst_json.moc"
