// SPDX-License-Identifier: MIT
// Copyright (c) 2026 the slotd developers
#include "fields/jsonanswer.h"
#include "sampleviews.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace slotd;

namespace
{
// Keys and types as Slurm 22.05.8 prints them: s text, n number, b flag, a list, o object, 0 null.
constexpr char kQueueJob[] =
    "account:s accrue_time:n admin_comment:s array_job_id:n array_max_tasks:n array_task_id:0 array_task_string:s "
    "association_id:n batch_features:s batch_flag:b batch_host:s billable_tres:n burst_buffer:s "
    "burst_buffer_state:s cluster:s cluster_features:s command:s comment:s container:s contiguous:b core_spec:0 "
    "cores_per_socket:0 cpu_frequency_governor:0 cpu_frequency_maximum:0 cpu_frequency_minimum:0 cpus:n "
    "cpus_per_task:n cpus_per_tres:s current_working_directory:s deadline:n delay_boot:n dependency:s "
    "derived_exit_code:n eligible_time:n end_time:n excluded_nodes:s exit_code:n features:s federation_origin:s "
    "federation_siblings_active:s federation_siblings_viable:s flags:a gres_detail:a group_id:n group_name:s "
    "het_job_id:n het_job_id_set:s het_job_offset:n job_id:n job_resources:o job_state:s last_sched_evaluation:n "
    "licenses:s max_cpus:n max_nodes:n mcs_label:s memory_per_cpu:0 memory_per_node:n memory_per_tres:s "
    "minimum_cpus_per_node:n minimum_tmp_disk_per_node:n name:s nice:n node_count:n nodes:s partition:s "
    "pre_sus_time:n preempt_time:n prefer:s priority:n profile:0 qos:s reboot:b requeue:b required_nodes:s "
    "resize_time:n restart_cnt:n resv_name:s shared:0 show_flags:a sockets_per_board:n sockets_per_node:0 "
    "standard_error:s standard_input:s standard_output:s start_time:n state_description:s state_reason:s "
    "submit_time:n suspend_time:n system_comment:s tasks:n tasks_per_board:n tasks_per_core:0 tasks_per_node:n "
    "tasks_per_socket:0 thread_spec:0 threads_per_core:0 time_limit:n time_minimum:n tres_alloc_str:s tres_bind:s "
    "tres_freq:s tres_per_job:s tres_per_node:s tres_per_socket:s tres_per_task:s tres_req_str:s user_id:n "
    "user_name:s wckey:s";
constexpr char kNode[] =
    "active_features:s address:s alloc_cpus:n alloc_memory:n architecture:s boards:n boot_time:n "
    "burstbuffer_network_address:s comment:s cores:n cpu_binding:n cpu_load:n cpus:n extra:s features:s "
    "free_memory:n gres:s gres_drained:s gres_used:s hostname:s idle_cpus:n last_busy:n mcs_label:s name:s "
    "next_state_after_reboot:s next_state_after_reboot_flags:a operating_system:s owner:0 partitions:a port:n "
    "real_memory:n reason:s reason_changed_at:n reason_set_by_user:0 slurmd_start_time:n slurmd_version:s sockets:n "
    "state:s state_flags:a temporary_disk:n threads:n tres:s tres_used:s tres_weighted:n weight:n";
constexpr char kPartition[] =
    "allowed_accounts:s allowed_allocation_nodes:s allowed_groups:s allowed_qos:s alternative:s billing_weights:s "
    "default_memory_per_cpu:0 default_time_limit:0 denied_accounts:s denied_qos:s flags:a max_time_limit:n "
    "maximum_cpus_per_node:n maximum_memory_per_node:n maximum_nodes_per_job:n min-nodes-per-job:n name:s nodes:s "
    "over_time_limit:0 preemption_grace_time:n preemption_mode:a priority_job_factor:n priority_tier:n qos:s "
    "state:s total_cpus:n total_nodes:n tres:s";
constexpr char kAccountingJob[] =
    "account allocation_nodes array.job_id array.limits.max.running.tasks array.task array.task_id association "
    "cluster comment.administrator comment.job comment.system constraints container derived_exit_code.return_code "
    "derived_exit_code.status exit_code.return_code exit_code.status flags group het.job_id het.job_offset job_id "
    "kill_request_user mcs.label name nodes partition priority qos required.CPUs required.memory reservation.id "
    "reservation.name state.current state.reason steps[].CPU.governor steps[].CPU.requested_frequency.max "
    "steps[].CPU.requested_frequency.min steps[].exit_code.return_code steps[].exit_code.status "
    "steps[].kill_request_user steps[].nodes.count steps[].nodes.list steps[].nodes.range steps[].pid steps[].state "
    "steps[].statistics.CPU.actual_frequency steps[].statistics.energy.consumed steps[].step.het.component "
    "steps[].step.id steps[].step.job_id steps[].step.name steps[].task.distribution steps[].tasks.count "
    "steps[].time.elapsed steps[].time.end steps[].time.start steps[].time.suspended "
    "steps[].time.system.microseconds steps[].time.system.seconds steps[].time.total.microseconds "
    "steps[].time.total.seconds steps[].time.user.microseconds steps[].time.user.seconds steps[].tres.allocated "
    "steps[].tres.consumed.average steps[].tres.consumed.max steps[].tres.consumed.min steps[].tres.consumed.total "
    "steps[].tres.requested.average steps[].tres.requested.max steps[].tres.requested.min "
    "steps[].tres.requested.total time.elapsed time.eligible time.end time.limit time.start time.submission "
    "time.suspended time.system.microseconds time.system.seconds time.total.microseconds time.total.seconds "
    "time.user.microseconds time.user.seconds tres.allocated tres.requested user wckey.flags wckey.wckey "
    "working_directory";

char typeOf(const QJsonValue& value)
{
    return value.isNull() ? '0' : value.isBool() ? 'b' : value.isDouble() ? 'n' : value.isString() ? 's' : value.isArray() ? 'a' : 'o';
}

QStringList keysAndTypes(const QJsonObject& object)
{
    QStringList list;
    for (auto it = object.begin(); it != object.end(); ++it)
        list << QString(it.key()).replace(' ', '-') + ':' + QChar(typeOf(it.value()));
    list.sort();
    return list;
}

void paths(const QJsonValue& value, const QString& path, QStringList& list)
{
    if (value.isArray() && path == "steps" && !value.toArray().isEmpty()) {
        paths(value.toArray().first(), "steps[]", list);
    } else if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            paths(it.value(), path.isEmpty() ? it.key() : path + '.' + it.key(), list);
    } else {
        list << path;
    }
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList words(const char* text)
{
    return sorted(QString(text).split(' ', Qt::SkipEmptyParts));
}

template<class Write>
QJsonObject written(Write write)
{
    std::string out;
    JsonWriter json(out);
    write(json);
    return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object();
}

QJsonObject queueJob(const JobRow& row)
{
    CellContext context;
    context.now = samples::kNow;
    return written([&](JsonWriter& json) { writeQueueJob(json, row, context); });
}

QJsonObject accountingJob(const JobRow& row, const std::vector<JobRow>& steps)
{
    CellContext context;
    context.now = samples::kNow;
    return written([&](JsonWriter& json) { writeAccountingJob(json, row, steps, context); });
}

JobRow batchStep(const JobRecord& job)
{
    JobRow step(job);
    step.job.step = JobRef::kBatchStep;
    step.job.name = "batch";
    step.job.usage = {2048, 1500, 250};
    return step;
}
} // namespace

class TestJsonAnswer : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void queueJobHasSlurmsKeysAndTypes()
    {
        JobRecord job = samples::job(5, JobState::Completed);
        job.timeLimit = Seconds(90);
        QCOMPARE(keysAndTypes(queueJob(JobRow(job))), words(kQueueJob));
    }

    void queueJobTellsTimesLimitsAndStatusAsSlurm()
    {
        JobRecord job = samples::job(5, JobState::Failed);
        job.timeLimit = Seconds(90);
        job.exit = {3, 0};
        job.derivedExit = {0, 9};
        const QJsonObject json = queueJob(JobRow(job));
        QCOMPARE(json["job_id"].toInt(), 5);
        QCOMPARE(json["job_state"].toString(), QString("FAILED"));
        QCOMPARE(json["exit_code"].toInt(), 3 << 8); // as wait(2)
        QCOMPARE(json["derived_exit_code"].toInt(), 9);
        QCOMPARE(json["time_limit"].toInt(), 2); // minutes
        QCOMPARE(json["submit_time"].toInteger(), 1795435100);
        QCOMPARE(json["end_time"].toInteger(), 1795435195);
        job.timeLimit = kUnlimited;
        QVERIFY(queueJob(JobRow(job))["time_limit"].isNull());
    }

    void waitingJobHasNothingYet()
    {
        const QJsonObject json = queueJob(JobRow(samples::job(5, JobState::Pending)));
        QCOMPARE(json["nodes"].toString(), QString());
        QCOMPARE(json["start_time"].toInt(), 0);
        QVERIFY(json["job_resources"].toObject().isEmpty());
        QCOMPARE(json["tres_alloc_str"].toString(), QString());
        QCOMPARE(json["tres_req_str"].toString(), QString("cpu=1,mem=512M,node=1,billing=1"));
    }

    void gpusAreNamedByIndex()
    {
        JobRecord job = samples::job(5, JobState::Running);
        job.reqGpus = Gpus(2);
        job.gpuType = "a100";
        job.gpuIndices = {0, 1};
        const QJsonObject json = queueJob(JobRow(job));
        QCOMPARE(json["gres_detail"].toArray().first().toString(), QString("gpu:2(IDX:0-1)"));
        QCOMPARE(json["tres_per_job"].toString(), QString("gres:gpu:a100:2"));
    }

    void arrayTasksAndTheirPendingRestAreToldApart()
    {
        const QJsonObject one = queueJob(JobRow(samples::task(12, 10, 2)));
        QCOMPARE(one["array_job_id"].toInt(), 10);
        QCOMPARE(one["array_task_id"].toInt(), 2);
        QCOMPARE(one["job_id"].toInt(), 12);
        JobRow rest(samples::task(13, 10, 3));
        rest.pendingTasks = "3-9%2";
        const QJsonObject json = queueJob(rest);
        QVERIFY(json["array_task_id"].isNull());
        QCOMPARE(json["array_task_string"].toString(), QString("3-9%2"));
        QCOMPARE(json["job_id"].toInt(), 10);
    }

    void accountingJobHasSlurmsTreeOfKeys()
    {
        const JobRecord job = samples::job(5, JobState::Completed);
        QStringList found;
        paths(accountingJob(JobRow(job), {batchStep(job)}), {}, found);
        QCOMPARE(sorted(found), words(kAccountingJob));
    }

    void accountingTellsUsageOfSteps()
    {
        const JobRecord job = samples::job(5, JobState::Completed);
        JobRow numbered = batchStep(job);
        numbered.job.step = 3;
        const QJsonArray steps = accountingJob(JobRow(job), {batchStep(job), numbered})["steps"].toArray();
        QCOMPARE(steps[0]["step"]["id"].toString(), QString("batch"));
        QCOMPARE(steps[1]["step"]["id"].toInt(), 3);
        QCOMPARE(steps[0]["time"]["user"]["seconds"].toInt(), 1);
        QCOMPARE(steps[0]["time"]["user"]["microseconds"].toInt(), 500000);
        const QJsonObject memory = steps[0]["tres"]["consumed"]["max"].toArray().first().toObject();
        QCOMPARE(memory["type"].toString(), QString("mem"));
        QCOMPARE(memory["count"].toInt(), 2048 * 1024);
    }

    void accountingTellsHowAJobEnded()
    {
        JobRecord job = samples::job(5, JobState::Failed);
        job.exit = {3, 0};
        QJsonObject exit = accountingJob(JobRow(job), {})["exit_code"].toObject();
        QCOMPARE(exit["status"].toString(), QString("ERROR"));
        QCOMPARE(exit["return_code"].toInt(), 3);
        job.exit = {0, 9};
        exit = accountingJob(JobRow(job), {})["exit_code"].toObject();
        QCOMPARE(exit["status"].toString(), QString("SIGNALED"));
        const QJsonObject signal = exit["signal"].toObject();
        QCOMPARE(signal["signal_id"].toInt(), 9);
        QCOMPARE(signal["name"].toString(), QString("KILL"));
        job.state = JobState::Cancelled;
        job.cancelAsked = true;
        job.cancelledBy = job.uid;
        QCOMPARE(accountingJob(JobRow(job), {})["kill_request_user"].toString(), QString("ada"));
    }

    void nodeAndPartitionHaveSlurmsKeysAndTypes()
    {
        NodeInfo node;
        node.name = "box";
        node.cpus = Cpus(8);
        node.memory = Megabytes(16000);
        node.allocCpus = Cpus(6);
        node.gpus = 2;
        node.gpusInUse = {1};
        node.partitions.resize(1);
        node.partitions[0].name = "cpu";
        node.partitions[0].isDefault = true;
        node.partitions[0].features = {"cpu", "fast"};
        const QJsonObject json = written([&](JsonWriter& out) { writeNode(out, node); });
        QCOMPARE(keysAndTypes(json), words(kNode));
        QCOMPARE(json["state"].toString(), QString("mixed"));
        QCOMPARE(json["idle_cpus"].toInt(), 2);
        QCOMPARE(json["features"].toString(), QString("cpu,fast"));
        const QJsonObject partition = written([&](JsonWriter& out) { writePartition(out, node, node.partitions[0]); });
        QCOMPARE(keysAndTypes(partition), words(kPartition));
        QCOMPARE(partition["flags"].toArray().first().toString(), QString("default"));
    }

    void theAnswerNamesTheLayout()
    {
        const QJsonObject answer = written([](JsonWriter& json) {
            beginJsonAnswer(json, JsonSource::Accounting, "1.0", "jobs");
            endJsonAnswer(json);
        });
        QCOMPARE(answer["meta"]["plugin"]["type"].toString(), QString("openapi/dbv0.0.38"));
        QCOMPARE(answer["meta"]["Slurm"]["release"].toString(), QString("22.05.8"));
        QVERIFY(answer["errors"].toArray().isEmpty() && answer["jobs"].isArray());
    }
};

QTEST_APPLESS_MAIN(TestJsonAnswer)
#include "tst_jsonanswer.moc"
