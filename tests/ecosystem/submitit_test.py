# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""submitit runs Python functions: one job, an array, an error that comes back, a checkpoint with its requeue, several tasks."""
import sys

from node import Node, check, require_module

submitit = require_module("submitit")

JOBS = "log"
NODE = Node(SLOTD_MIN_JOB_AGE="600")


class CountsItsLives:
    """Waits until it is interrupted; the second life returns what the first one knew."""

    def __init__(self, lives=1):
        self.lives = lives

    def __call__(self):
        import pathlib
        import time
        if self.lives == 2:
            return "second life"
        pathlib.Path("first-life").touch()
        time.sleep(600)

    def checkpoint(self):
        return submitit.helpers.DelayedSubmission(CountsItsLives(self.lives + 1))


def whereabouts():
    here = submitit.JobEnvironment()
    return here.global_rank, here.num_tasks, here.num_nodes, here.hostnames


def refuse(why):
    raise ValueError(why)


def executor(**more):
    made = submitit.SlurmExecutor(folder=JOBS, python=sys.executable)
    made.update_parameters(time=5, mem="200MB", cpus_per_task=1, setup=[f"export PYTHONPATH={sys.path[0]}"], **more)
    return made


def result_of(job):
    """The watcher of submitit asks sacct once a minute; here it is told to look now."""
    NODE.until(f"{job.job_id} ends", lambda: job.watcher.get_state(job.job_id, mode="force").split()[0] in
               ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT"))
    return job


with NODE as slotd:
    one = executor().submit(max, 3, 7)
    check("a function's result", result_of(one).result(), 7)
    check("its state", one.state, "COMPLETED")

    jobs = executor(array_parallelism=2).map_array(pow, [2, 3, 4], [2, 2, 2])
    check("ids of the array", [job.job_id for job in jobs], [f"{jobs[0].job_id.split('_')[0]}_{i}" for i in range(3)])
    check("an array's results", [result_of(job).result() for job in jobs], [4, 9, 16])

    bad = executor().submit(refuse, "not today")
    check("an error comes back", "not today" in str(result_of(bad).exception()), True)

    ranks = executor(ntasks_per_node=2, nodes=1).submit(whereabouts)
    check("every task has its place", result_of(ranks).results(), [(rank, 2, 1, ["localhost"]) for rank in range(2)])

    lives = executor().submit(CountsItsLives())
    slotd.until("the first life has begun", lambda: (slotd.work / "first-life").exists())
    lives._interrupt(timeout=True)
    check("a job that was interrupted goes on where it stopped", result_of(lives).result(), "second life")
    check("as the same job", slotd.run("scontrol", "show", "job", lives.job_id).stdout.count("Restarts=1"), 1)

    endless = executor().submit(CountsItsLives())
    endless.cancel()
    check("a cancelled job", result_of(endless).state.split()[0], "CANCELLED")
