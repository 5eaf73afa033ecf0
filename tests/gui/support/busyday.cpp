// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "gui/support/busyday.h"

#include "domain/jobstate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
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
    int peakMb = 900;
};

struct Now
{
    quint32 job;
    int submitted;
    int started; ///< 0 = it has not.
};

const QByteArray kLiveScript = R"(#!/bin/bash
#SBATCH --job-name=finetune-bert
#SBATCH --partition=gpu --gpus=1
#SBATCH --cpus-per-task=1 --mem=1G
#SBATCH --time=3:00:00
#SBATCH --output=logs/%x-%j.out

# The tokens are made on the fly where they are not there yet.
srun --ntasks=1 ./tokenize reviews.jsonl
srun --ntasks=1 ./finetune --model bert-base --data reviews.jsonl --epochs 3
)";

const QByteArray kTokenize = R"(#!/bin/bash
printf '\033[1mtokenize\033[0m %s: 52,002 examples ... \033[32mok\033[0m\n' "$1"
printf '\033[33mwarning:\033[0m 14 examples are longer than 512 tokens and were cut\n\n'
)";

// Computes in bursts and keeps some memory, so that there is something to measure.
const QByteArray kFinetune = R"(#!/usr/bin/python3
import math, time
kept = []
print("\033[1mLoading\033[0m checkpoint bert-base ... \033[32mok\033[0m", flush=True)
print("1,625 batches of 32, learning rate 2.0e-05, bf16\n", flush=True)
for step in range(20, 1626, 20):
    loss = 0.9 + 1.4 * math.exp(-step / 500) + 0.04 * math.sin(step * 1.7)
    print(f"step {step:5d}/1625   loss \033[36m{loss:.3f}\033[0m   lr {2e-5 * (1 - step / 1700):.1e}   \033[2m{11.4 + math.sin(step):4.1f} samples/s\033[0m", flush=True)
    if step % 200 == 0:
        print(f"\033[32m✓\033[0m checkpoint saved to runs/bert-reviews/step-{step}", flush=True)
    if step > 640:
        kept.append(bytearray(b"x" * (72 << 20)))
        if len(kept) > 11:
            del kept[5:]
        busy = time.process_time() + 0.7 + 0.5 * math.sin(step / 50)
        while time.process_time() < busy:
            math.factorial(900)
        time.sleep(0.6)
)";

const QByteArray kTrain = R"(#!/bin/bash
#SBATCH --job-name=train-vit
#SBATCH --partition=gpu --gpus=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=24G
#SBATCH --time=3:00:00
#SBATCH --output=logs/%x-%j.out
python3 train.py "$@"
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
        const auto moveEvents = [&](quint32 job, qint64 submitted, qint64 started, qint64 ended) {
            const QString first = QStringLiteral("UPDATE job_event SET time=? WHERE seq=(SELECT min(seq) FROM job_event WHERE job_id=?)");
            const QString last = QStringLiteral("UPDATE job_event SET time=? WHERE seq=(SELECT max(seq) FROM job_event WHERE job_id=?)");
            place(base, QStringLiteral("UPDATE job_event SET time=? WHERE job_id=?"), {started ? started : submitted, job});
            if (ended)
                place(base, last, {ended, job});
            place(base, first, {submitted, job});
        };
        for (const Past& p : past) {
            moveEvents(p.job, ago(p.submitted), ago(p.started), ago(p.ended));
            place(base, QStringLiteral("UPDATE job SET submit_time=?, eligible_time=?, start_time=?, end_time=?, state=?, exit_status=?, max_rss_kb=? WHERE id=?"),
                  {ago(p.submitted), ago(p.submitted), ago(p.started), ago(p.ended), static_cast<int>(p.state), p.exit, p.peakMb * 1024, p.job});
        }
        for (const Now& n : now) {
            moveEvents(n.job, ago(n.submitted), ago(n.started), 0);
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

/// Lets everything lie where it lies on a person's machine, so that pictures show no folders of tests.
void liveAt(TempNode& node, const QString& home)
{
    const QString root = home + QStringLiteral("/.local/share/slotd");
    const QString work = home + QStringLiteral("/experiments");
    QDir().mkpath(root);
    QDir().mkpath(work);
    QDir().rmdir(node.workDir());
    QFile::link(work, node.workDir());
    QFile::link(root, node.root());
    node.setEnv(QStringLiteral("HOME"), home);
    node.setEnv(QStringLiteral("SLOTD_ROOT"), root);
}

/// As a person types it: the command line is to be seen.
quint32 submitted(TempNode& node, const QStringList& arguments)
{
    const Ran ran = node.run(QStringList{QStringLiteral("sbatch")} + arguments);
    if (ran.code != 0)
        qFatal("%s", qUtf8Printable(ran.err));
    return ran.out.section(QLatin1Char(' '), -1).trimmed().toUInt();
}

quint32 submit(TempNode& node, const QString& name, const QString& options, const QString& command)
{
    return submitted(node, QStringList{QStringLiteral("-J"), name} + words(options) + QStringList{QStringLiteral("--wrap"), command});
}

} // namespace

void makeBusyDay(TempNode& node, const QString& home)
{
    node.setEnv(QStringLiteral("SLOTD_CPUS"), QStringLiteral("16"));
    node.setEnv(QStringLiteral("SLOTD_MEMORY"), QStringLiteral("65536M"));
    node.setEnv(QStringLiteral("SLOTD_GPU_COUNT"), QStringLiteral("2"));
    node.setEnv(QStringLiteral("SLOTD_NODE_NAME"), QStringLiteral("workstation"));
    node.setEnv(QStringLiteral("SLOTD_CPU_PARTITIONS"), QStringLiteral("cpu,long"));
    if (!home.isEmpty())
        liveAt(node, home);
    node.write(QStringLiteral("finetune.sh"), kLiveScript, true);
    node.write(QStringLiteral("tokenize"), kTokenize, true);
    node.write(QStringLiteral("finetune"), kFinetune, true);
    node.write(QStringLiteral("train.sh"), kTrain, true);
    QDir(node.workDir()).mkdir(QStringLiteral("logs"));
    if (!node.start())
        qFatal("no daemon: %s", qUtf8Printable(node.log()));
    const QString quick = QStringLiteral("true");
    const QString fail = QStringLiteral("exit 1");
    const QString wait = QStringLiteral("sleep 3600");

    // One after another on the GPU: each real one had the first.
    QList<Past> past;
    past.append({submit(node, "prepare-data", "-p cpu -c 6 --mem 12G -t 1:00:00", quick), 262, 260, 224, JobState::Completed, 0, 9630});
    past.append({submit(node, "tokenize", "-p cpu -c 6 --mem 16G -t 2:00:00", quick), 262, 223, 171, JobState::Completed, 0, 12100});
    past.append({submit(node, "baseline-resnet", "-p gpu --gpus 1 -c 4 --mem 16G -t 4:00:00", quick), 250, 248, 214, JobState::Completed, 0, 7300});
    past.append({submit(node, "train-vit", "-p gpu --gpus 1 -c 4 --mem 24G -t 3:00:00", fail), 240, 213, 199, JobState::Failed, 1, 3100});
    past.append({submit(node, "train-vit", "-p gpu --gpus 1 -c 4 --mem 24G -t 2:00:00", quick), 196, 195, 75, JobState::Timeout, 0, 19800});
    past.append({submit(node, "build-index", "-p cpu -c 2 --mem 20G -t 1:00:00", quick), 165, 164, 149, JobState::OutOfMemory, 0, 20480});
    past.append({submit(node, "build-index", "-p cpu -c 2 --mem 20G -t 1:00:00", quick), 147, 146, 110, JobState::Completed, 0, 17400});
    past.append({submit(node, "notebook", "-p cpu -c 1 --mem 4G -t 8:00:00", quick), 180, 179, 62, JobState::Cancelled, 0, 1200});
    const quint32 sweep = submit(node, "sweep", "-p cpu -c 1 --mem 2G -t 1:00:00 -a 0-5", quick);
    for (quint32 i = 0; i < 6; ++i)
        past.append({sweep + i, 131, 130 - static_cast<int>(i) * 3, 92 - static_cast<int>(i) * 4, i == 3 ? JobState::Failed : JobState::Completed, i == 3 ? 2 : 0});
    past.append({submit(node, "evaluate", "-p gpu --gpus 1 -c 2 --mem 8G -t 30:00", quick), 70, 69, 51, JobState::Completed, 0, 5600});
    for (const Past& p : past)
        node.waitForEnd(p.job);

    QList<Now> now;
    now.append({submitted(node, {QStringLiteral("finetune.sh")}), 49, 48});
    now.append({submit(node, "train-vit-large", "-p gpu --gpus 1 -c 4 --mem 28G -t 2:30:00", wait), 47, 46});
    now.append({submit(node, "align-reads", "-p cpu -c 5 --mem 12G -t 1:30:00", wait), 41, 40});
    past.append({submit(node, "unit-tests", "-p cpu -c 2 --mem 2G -t 15:00", quick), 39, 38, 33});
    past.append({submit(node, "link-check", "-p cpu -c 1 --mem 1G -t 10:00", fail), 37, 36, 34, JobState::Failed, 1, 140});
    node.waitForEnd(past.constLast().job);
    node.waitForEnd(past.at(past.size() - 2).job);
    const quint32 render = submit(node, "render", "-p cpu -c 2 --mem 2G -t 40:00 -a 1-6%3", wait);
    for (quint32 i = 0; i < 3; ++i)
        now.append({render + i, 31, 30 - static_cast<int>(i) * 4});
    for (quint32 i = 3; i < 6; ++i)
        now.append({render + i, 31, 0});
    for (const Now& n : now) {
        if (n.started)
            node.waitForState(n.job, {QStringLiteral("RUNNING")});
    }
    const QString live = QString::number(now.first().job);
    now.append({submit(node, "evaluate-bert", "-p gpu --gpus 1 -c 4 --mem 16G -t 45:00 -d afterok:" + live, wait), 30, 0});
    now.append({submit(node, "export-onnx", "-p cpu -c 2 --mem 8G -t 20:00 -d afterok:" + QString::number(now.last().job), wait), 30, 0});
    now.append({submit(node, "train-vit-huge", "-p gpu --gpus 2 -c 8 --mem 48G -t 3:00:00", wait), 24, 0});
    now.append({submit(node, "nightly-backup", "-p cpu -c 1 --mem 1G -t 30:00 -H", wait), 12, 0});
    now.append({submit(node, "assemble", "-p long -c 8 --mem 12G -t 1:15:00", wait), 4, 0});

    node.stop();
    moveTimes(QString::fromStdString(node.paths().database()), past, now);
    if (!node.start())
        qFatal("no daemon: %s", qUtf8Printable(node.log()));
}

} // namespace slotd::test
