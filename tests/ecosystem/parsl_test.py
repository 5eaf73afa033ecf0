# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""Parsl starts a block of workers as a job, runs its apps there and ends the job when it is done."""
import os
import sys

from node import Node, check, require_module

parsl = require_module("parsl")
from parsl.config import Config  # noqa: E402
from parsl.executors import HighThroughputExecutor  # noqa: E402
from parsl.launchers import SimpleLauncher, SrunLauncher  # noqa: E402
from parsl.providers import SlurmProvider  # noqa: E402


@parsl.python_app
def square(number):
    import os as system
    return number**2, system.environ["SLURM_JOB_ID"]


def workflow(launcher):
    provider = SlurmProvider(partition="cpu", nodes_per_block=1, init_blocks=1, max_blocks=1, mem_per_node=1, cores_per_node=2,
                             walltime="00:10:00", exclusive=False, launcher=launcher,
                             worker_init=f"export PATH={os.path.dirname(sys.executable)}:$PATH")
    workers = HighThroughputExecutor(label="htex", address="127.0.0.1", max_workers_per_node=2, provider=provider,
                                     encrypted=False)
    with parsl.load(Config(executors=[workers], strategy="none", usage_tracking=0, initialize_logging=False)):
        results = [square(number) for number in range(5)]
        answers = [future.result(timeout=100) for future in results]
    parsl.clear()
    check("results", [answer for answer, _ in answers], [0, 1, 4, 9, 16])
    jobs = {job for _, job in answers}
    check("one block", len(jobs), 1)
    return jobs.pop()


with Node() as slotd:
    for launcher in [SimpleLauncher(), SrunLauncher()]:
        job = workflow(launcher)
        slotd.until("the block is given back", lambda: slotd.accounted("State", "-j", job)[0][0].startswith("CANCELLED"))
