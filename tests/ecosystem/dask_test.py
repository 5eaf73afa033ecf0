# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""dask-jobqueue starts its workers as jobs, scales them up and down, and closes them."""
import sys

from node import Node, check, require_module

dask_jobqueue = require_module("dask_jobqueue", "dask-jobqueue")
from dask.distributed import Client  # noqa: E402


def running(slotd):
    return [row for row in slotd.accounted("State") if row[0] == "RUNNING"]


def main():
    with Node() as slotd:
        cluster = dask_jobqueue.SLURMCluster(cores=1, memory="500MB", walltime="00:10:00", queue="cpu", account="none",
                                             interface="lo", log_directory="logs", python=sys.executable,
                                             scheduler_options={"dashboard_address": None})
        with cluster, Client(cluster) as client:
            cluster.scale(jobs=2)
            client.wait_for_workers(2, timeout=100)
            check("two workers are two jobs", len(running(slotd)), 2)
            check("results", client.gather(client.map(lambda number: number**2, range(5))), [0, 1, 4, 9, 16])
            check("memory as asked for", slotd.accounted("ReqMem,Account")[0], ["477M", "none"])
            cluster.scale(jobs=1)
            slotd.until("one worker has gone", lambda: len(running(slotd)) == 1)
        slotd.until("all have gone", lambda: not running(slotd))


if __name__ == "__main__":  # dask starts processes that read this file again
    main()
