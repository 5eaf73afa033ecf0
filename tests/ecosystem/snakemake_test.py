# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""snakemake submits the rules of a workflow: through --cluster with a status script, and with its own --slurm mode."""
from node import Node, check, require_program

SNAKEFILE = """
rule all:
    input: "all.txt"

rule part:
    output: "part{n}.txt"
    threads: 2
    resources: mem_mb=200, runtime=5
    shell: "echo part {wildcards.n} of $SLURM_JOB_ID on $SLURM_CPUS_PER_TASK CPUs > {output}"

rule joined:
    input: expand("part{n}.txt", n=range(3))
    output: "all.txt"
    resources: mem_mb=200, runtime=5
    shell: "cat {input} > {output}"
"""

# As in most profiles for Slurm: one line of sacct decides.
STATUS = """#!/bin/sh
state=$(sacct -j "$1" --format State --noheader --parsable2 | head -n 1)
case $state in
    COMPLETED) echo success ;;
    PENDING | RUNNING | COMPLETING | CONFIGURING | SUSPENDED) echo running ;;
    *) echo failed ;;
esac
"""

snakemake = require_program("snakemake", "snakemake")


def through_cluster_command(node):
    node.write("Snakefile", SNAKEFILE)
    status = node.write("status.sh", STATUS)
    node.run("chmod", "+x", status)
    node.run(snakemake, "--jobs", "4", "--latency-wait", "20", "--cluster-status", status, "--cluster-cancel", "scancel",
             "--max-status-checks-per-second", "10", "--cluster",
             "sbatch --parsable -J smk.{rule} -c {threads} --mem {resources.mem_mb} -t {resources.runtime} -o logs/%x.%j")
    check("three parts were joined", len((node.work / "all.txt").read_text().splitlines()), 3)
    check("names and ends of the jobs", sorted(node.accounted("JobName,State,AllocCPUS,ReqMem")),
          [["smk.joined", "COMPLETED", "1", "200M"]] + 3 * [["smk.part", "COMPLETED", "2", "200M"]])


def failing_rule_fails_the_workflow(node):
    node.write("Snakefile", 'rule bad:\n    output: "never"\n    shell: "exit 3"\n')
    ran = node.run(snakemake, "--jobs", "1", "--latency-wait", "1", "--cluster-status", node.work / "status.sh",
                   "--max-status-checks-per-second", "10", "--cluster", "sbatch --parsable -J smk.{rule}", allowed=(1,))
    check("snakemake tells of the failed rule", "Error in rule bad" in ran.stderr, True)
    check("the job failed", node.accounted("State,ExitCode", "--name", "smk.bad"), [["FAILED", "1:0"]])


def through_its_own_slurm_mode(node):
    # It looks at its jobs every 33 s and can't be told otherwise, so this is a workflow of one round.
    node.write("Snakefile", SNAKEFILE)
    before = len(node.accounted("JobID"))
    node.run(snakemake, "--slurm", "--jobs", "2", "--latency-wait", "20", "--forceall", "part0.txt", "part1.txt")
    check("ends of the jobs", node.accounted("State")[before:], 2 * [["COMPLETED"]])
    steps = [line for line in node.run("sacct", "-n", "-P", "-o", "JobID,State").stdout.splitlines() if ".0|" in line]
    check("each ran its rule in a step", [line.split("|")[1] for line in steps], 2 * ["COMPLETED"])
    check("what a rule saw", "on 2 CPUs" in (node.work / "part0.txt").read_text(), True)


with Node() as slotd:
    through_cluster_command(slotd)
    through_its_own_slurm_mode(slotd)
    failing_rule_fails_the_workflow(slotd)
