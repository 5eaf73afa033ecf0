// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/busyday.h"

#include "domain/jobstate.h"

#include <QDateTime>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QVariant>

namespace slotd::test
{

namespace
{

/// What lies in the past: minutes before now, and how it ended where that is not how the real one did.
struct Past
{
    quint32 job;
    int submitted;
    int started;
    int ended;
    JobState state = JobState::Completed;
    int exit = 0;
};

struct Now
{
    quint32 job;
    int submitted;
    int started; ///< 0 = it has not.
};

const QByteArray kLiveScript = R"(#!/bin/bash
#SBATCH --job-name=finetune-llm
#SBATCH --partition=gpu --gpus=1
#SBATCH --cpus-per-task=4 --mem=24G
#SBATCH --time=3:00:00
printf '\033[1mLoading\033[0m checkpoint 7B-base ... \033[32mok\033[0m\n'
printf 'Dataset: 52,002 examples, 1,625 batches of 32\n'
printf '\033[33mwarning:\033[0m 14 examples are longer than 2048 tokens and were cut\n\n'
for ((step = 20; step <= 1625; step += 20)); do
    printf 'step %5d/1625  loss \033[36m%d.%03d\033[0m  lr 2.0e-05  \033[2m11.8 samples/s\033[0m\n' $step $((2 - step / 900)) $((999 - step * 7 % 700))
    if ((step % 200 == 0)); then printf '\033[32m✓\033[0m checkpoint saved to runs/7B-chat/step-%d\n' $step; fi
    if ((step > 640)); then sleep 2; fi
done
)";

void place(QSqlDatabase& base, const QString& sql, const QVariantList& values)
{
    QSqlQuery query(base);
    query.prepare(sql);
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        qFatal("%s", qUtf8Printable(query.lastError().text()));
}

void moveTimes(const QString& file, const QList<Past>& past, const QList<Now>& now)
{
    {
        QSqlDatabase base = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("busyday"));
        base.setDatabaseName(file);
        if (!base.open())
            qFatal("%s", qUtf8Printable(base.lastError().text()));
        const qint64 clock = QDateTime::currentMSecsSinceEpoch();
        const auto ago = [clock](int minutes) { return minutes == 0 ? qint64{0} : clock - minutes * qint64{60'000}; };
        for (const Past& p : past) {
            place(base, QStringLiteral("UPDATE job SET submit_time=?, eligible_time=?, start_time=?, end_time=?, state=?, exit_status=? WHERE id=?"),
                  {ago(p.submitted), ago(p.submitted), ago(p.started), ago(p.ended), static_cast<int>(p.state), p.exit, p.job});
        }
        for (const Now& n : now) {
            place(base, QStringLiteral("UPDATE job SET submit_time=?, eligible_time=?, start_time=? WHERE id=?"),
                  {ago(n.submitted), ago(n.submitted), ago(n.started), n.job});
        }
        base.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("busyday"));
}

QStringList words(const QString& line)
{
    return line.split(QLatin1Char(' '));
}

quint32 submit(TempNode& node, const QString& name, const QString& options, const QString& command)
{
    return node.submit(QStringList{QStringLiteral("-J"), name} + words(options) + QStringList{QStringLiteral("--wrap"), command});
}

} // namespace

void makeBusyDay(TempNode& node)
{
    node.setEnv(QStringLiteral("SLOTD_CPUS"), QStringLiteral("16"));
    node.setEnv(QStringLiteral("SLOTD_MEMORY"), QStringLiteral("65536M"));
    node.setEnv(QStringLiteral("SLOTD_GPU_COUNT"), QStringLiteral("2"));
    node.setEnv(QStringLiteral("SLOTD_NODE_NAME"), QStringLiteral("workstation"));
    node.setEnv(QStringLiteral("SLOTD_CPU_PARTITIONS"), QStringLiteral("cpu,long"));
    if (!node.start())
        qFatal("no daemon: %s", qUtf8Printable(node.log()));
    const QString quick = QStringLiteral("true");
    const QString fail = QStringLiteral("exit 1");
    const QString wait = QStringLiteral("sleep 3600");

    // One after another on the GPU: each real one had the first.
    QList<Past> past;
    past.append({submit(node, "prepare-data", "-p cpu -c 6 --mem 12G -t 1:00:00", quick), 262, 260, 224});
    past.append({submit(node, "tokenize", "-p cpu -c 6 --mem 16G -t 2:00:00", quick), 262, 223, 171});
    past.append({submit(node, "baseline-resnet", "-p gpu --gpus 1 -c 4 --mem 16G -t 4:00:00", quick), 250, 248, 214});
    past.append({submit(node, "train-vit", "-p gpu --gpus 1 -c 4 --mem 24G -t 3:00:00", fail), 240, 213, 199, JobState::Failed, 1});
    past.append({submit(node, "train-vit", "-p gpu --gpus 1 -c 4 --mem 24G -t 2:00:00", quick), 196, 195, 75, JobState::Timeout});
    past.append({submit(node, "build-index", "-p cpu -c 2 --mem 20G -t 1:00:00", quick), 165, 164, 149, JobState::OutOfMemory});
    past.append({submit(node, "build-index", "-p cpu -c 2 --mem 20G -t 1:00:00", quick), 147, 146, 110});
    past.append({submit(node, "notebook", "-p cpu -c 1 --mem 4G -t 8:00:00", quick), 180, 179, 62, JobState::Cancelled});
    const quint32 sweep = submit(node, "sweep", "-p cpu -c 1 --mem 2G -t 1:00:00 -a 0-5", quick);
    for (quint32 i = 0; i < 6; ++i)
        past.append({sweep + i, 131, 130 - static_cast<int>(i) * 3, 92 - static_cast<int>(i) * 4, i == 3 ? JobState::Failed : JobState::Completed, i == 3 ? 2 : 0});
    past.append({submit(node, "evaluate", "-p gpu --gpus 1 -c 2 --mem 8G -t 30:00", quick), 70, 69, 51});
    for (const Past& p : past)
        node.waitForEnd(p.job);

    QList<Now> now;
    now.append({node.submit({}, kLiveScript), 49, 48});
    now.append({submit(node, "train-vit-large", "-p gpu --gpus 1 -c 4 --mem 16G -t 2:30:00", wait), 47, 46});
    now.append({submit(node, "align-reads", "-p cpu -c 2 --mem 6G -t 1:30:00", wait), 41, 40});
    const quint32 render = submit(node, "render", "-p cpu -c 2 --mem 2G -t 40:00 -a 1-8%3", wait);
    for (quint32 i = 0; i < 3; ++i)
        now.append({render + i, 33, 32 - static_cast<int>(i) * 5});
    for (quint32 i = 3; i < 8; ++i)
        now.append({render + i, 33, 0});
    for (const Now& n : now) {
        if (n.started)
            node.waitForState(n.job, {QStringLiteral("RUNNING")});
    }
    const QString live = QString::number(now.first().job);
    now.append({submit(node, "evaluate-llm", "-p gpu --gpus 1 -c 4 --mem 16G -t 45:00 -d afterok:" + live, wait), 30, 0});
    now.append({submit(node, "export-onnx", "-p cpu -c 2 --mem 8G -t 20:00 -d afterok:" + QString::number(now.last().job), wait), 30, 0});
    now.append({submit(node, "train-vit-huge", "-p gpu --gpus 2 -c 8 --mem 48G -t 6:00:00", wait), 24, 0});
    now.append({submit(node, "assemble", "-p long -c 12 --mem 32G -t 5:00:00", wait), 18, 0});
    now.append({submit(node, "nightly-backup", "-p cpu -c 1 --mem 1G -t 30:00 -H", wait), 12, 0});
    now.append({submit(node, "report", "-p cpu -c 1 --mem 2G -t 10:00 -H", wait), 6, 0});
    now.append({submit(node, "quick-check", "-p cpu -c 10 --mem 4G -t 15:00", wait), 2, 0});

    node.stop();
    moveTimes(QString::fromStdString(node.paths().database()), past, now);
    if (!node.start())
        qFatal("no daemon: %s", qUtf8Printable(node.log()));
}

} // namespace slotd::test
