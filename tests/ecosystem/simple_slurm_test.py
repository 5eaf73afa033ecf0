# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""simple_slurm writes scripts, submits them through a here-document, reads the queue as CSV and cancels."""
import datetime

from node import Node, check, require_module

simple_slurm = require_module("simple_slurm", "simple-slurm")

with Node() as slotd:
    slurm = simple_slurm.Slurm(job_name="simple", cpus_per_task=2, mem="300M", time=datetime.timedelta(hours=1, minutes=2),
                               output="out.%A_%a", array=range(1, 4))
    array = slurm.sbatch("echo task $SLURM_ARRAY_TASK_ID of $SLURM_ARRAY_JOB_ID")
    after = simple_slurm.Slurm(wait="", dependency={"afterok": array}, output="after.out")
    last = after.sbatch("cat out.*")
    check("the array's output", (slotd.work / "after.out").read_text(), "".join(f"task {n} of {array}\n" for n in range(1, 4)))
    check("what was asked for", slotd.accounted("JobName,ReqCPUS,ReqMem,Timelimit", "-j", f"{array}_2"),
          [["simple", "2", "300M", "01:02:00"]])

    waiting = simple_slurm.Slurm(hold="", job_name="waiting").sbatch("true")
    slurm.squeue.update_squeue()
    check("the queue", {job: (row["NAME"], row["ST"], row["CPUS"]) for job, row in slurm.squeue.jobs.items()},
          {waiting: ("waiting", "PD", "1")})
    slurm.scancel.cancel_job(waiting)
    slurm.squeue.update_squeue()
    check("the queue after scancel", slurm.squeue.jobs, {})

    running = simple_slurm.Slurm(job_name="running").sbatch("sleep 600")
    slotd.until("it runs", lambda: slotd.accounted("State", "-j", str(running)) == [["RUNNING"]])
    slurm.scancel.signal_job(running)
    slotd.until("it has ended", lambda: slotd.accounted("State", "-j", str(running)) != [["RUNNING"]])
    check("srun", simple_slurm.Slurm(ntasks=2).srun("echo in the foreground"), 0)
