# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""PSI/J submits through its Slurm executor, follows the states in the queue, and cancels."""
import datetime
import pathlib

from node import Node, check, require_module

psij = require_module("psij", "psij-python")
from psij.executors.batch.batch_scheduler_executor import BatchSchedulerExecutorConfig  # noqa: E402


def job(slotd, executable, *arguments, **resources):
    spec = psij.JobSpec(executable=executable, arguments=list(arguments), directory=slotd.work, launcher="single",
                        stdout_path=slotd.work / "out.txt", resources=psij.ResourceSpecV1(**resources))
    spec.attributes.duration = datetime.timedelta(minutes=3)
    spec.attributes.queue_name = "cpu"
    return psij.Job(spec)


with Node() as slotd:
    executor = psij.JobExecutor.get_instance("slurm", config=BatchSchedulerExecutorConfig(
        queue_polling_interval=1, initial_queue_polling_delay=0, work_directory=pathlib.Path(slotd.work)))

    good = job(slotd, "/bin/echo", "by", "PSI/J", process_count=1, cpu_cores_per_process=2)
    executor.submit(good)
    status = good.wait(timeout=datetime.timedelta(seconds=100))
    check("a job that succeeds", status.state, psij.JobState.COMPLETED)
    check("its output", (slotd.work / "out.txt").read_text(), "by PSI/J\n")
    check("what was asked for", slotd.accounted("AllocCPUS,Timelimit,State", "-j", good.native_id), [["2", "00:03:00", "COMPLETED"]])

    bad = job(slotd, "/bin/false", process_count=1)
    executor.submit(bad)
    check("a job that fails", bad.wait(timeout=datetime.timedelta(seconds=100)).state, psij.JobState.FAILED)

    long = job(slotd, "/bin/sleep", "600", process_count=1)
    executor.submit(long)
    long.wait(timeout=datetime.timedelta(seconds=100), target_states=[psij.JobState.ACTIVE])
    long.cancel()
    check("a job that is cancelled", long.wait(timeout=datetime.timedelta(seconds=100)).state, psij.JobState.CANCELED)
