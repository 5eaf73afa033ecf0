# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""Open MPI's mpirun finds tasks and host of its job in the environment and starts that many ranks, which talk to each other."""
from node import Node, check, require_program, skip

PROGRAM = """
from mpi4py import MPI
world = MPI.COMM_WORLD
total = world.allreduce(world.rank + 1)
print("rank", world.rank, "of", world.size, "sum", total, flush=True)
"""

SCRIPT = """#!/bin/bash
#SBATCH --ntasks=3
#SBATCH --nodes=1
#SBATCH --output=mpi.%j
mpirun {options} python3 {program}
"""

require_program("mpirun", "openmpi-bin")

# As root mpirun wants to be told twice that it may.
SETTINGS = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_btl_vader_single_copy_mechanism": "none"}

with Node(**SETTINGS) as slotd:
    if slotd.run("python3", "-c", "import mpi4py", allowed=None).returncode != 0:
        skip("no mpi4py here (Debian: python3-mpi4py)")
    program = slotd.write("sum.py", PROGRAM)

    slotd.write("all.sh", SCRIPT.format(options="", program=program))
    slotd.run("sbatch", "-W", "all.sh")
    check("one rank per task", sorted((slotd.work / "mpi.1").read_text().splitlines()),
          [f"rank {rank} of 3 sum 6" for rank in range(3)])

    slotd.write("some.sh", SCRIPT.format(options="-n 2", program=program))
    slotd.run("sbatch", "-W", "some.sh")
    check("fewer when asked", sorted((slotd.work / "mpi.2").read_text().splitlines()),
          [f"rank {rank} of 2 sum 3" for rank in range(2)])

    slotd.write("many.sh", SCRIPT.format(options="-n 4", program=program))
    slotd.run("sbatch", "-W", "many.sh", allowed=(1,))
    check("more than the job has is refused by mpirun", "not enough slots" in (slotd.work / "mpi.3").read_text(), True)

    # Ctrl-C of a whole job: mpirun gets the signal and ends its ranks.
    slotd.write("endless.sh", SCRIPT.format(options="", program=slotd.write("endless.py", "import time\nopen('begun', 'w')\ntime.sleep(600)\n")))
    endless = slotd.run("sbatch", "--parsable", "endless.sh").stdout.strip()
    slotd.until("the ranks run", lambda: (slotd.work / "begun").exists())
    slotd.run("scancel", endless)
    slotd.until("the job is cancelled", lambda: slotd.accounted("State", "-j", endless)[0][0].startswith("CANCELLED"))

# salloc starts its command once per task, mpirun does that itself: with one task of its own, or as Slurm's salloc does.
for settings, options in [({}, ["--ntasks=1", "mpirun", "--oversubscribe", "-n", "3"]), ({"SLOTD_COMPAT": "slurm"}, ["--ntasks=3", "mpirun"])]:
    with Node(**SETTINGS, **settings) as slotd:
        out = slotd.run("salloc", *options, "python3", slotd.write("sum.py", PROGRAM)).stdout
        check(f"salloc {' '.join(options)}", sorted(line for line in out.splitlines() if line.startswith("rank")),
              [f"rank {rank} of 3 sum 6" for rank in range(3)])
        check("the step", slotd.run("srun", "-n", "1", "mpirun", "-n", "1", "python3", slotd.write("sum.py", PROGRAM)).stdout,
              "rank 0 of 1 sum 1\n")
