# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""R's batchtools maps a function over its arguments in jobs and in one array, with the template that comes with it."""
from node import Node, check, require_program, skip

R = """
library(batchtools)
options(batchtools.progress = FALSE)
registry = makeRegistry(file.dir = "registry", conf.file = NA, seed = 1)
registry$cluster.functions = makeClusterFunctionsSlurm(template = "slurm-simple", array.jobs = TRUE)
registry$default.resources = list(walltime = 120, ncpus = 1, memory = 300)
invisible(saveRegistry())

batchMap(function(x) if (x == 3) stop("three is refused") else x^2, x = 1:4)
submitJobs(1:2)
invisible(waitForJobs(sleep = 0.2))
submitJobs(data.table::data.table(job.id = 3:4, chunk = 1), resources = list(chunks.as.arrayjobs = TRUE))
invisible(waitForJobs(sleep = 0.2))
cat("done", paste(findDone()$job.id), "\\n")
cat("failed", paste(findErrors()$job.id), "\\n")
cat("sum", sum(unlist(reduceResultsList(findDone()))), "\\n")
cat("error", grepl("three is refused", getErrorMessages()$message), "\\n")

batchMap(function(x) Sys.sleep(600), x = 1, reg = (sleeper = makeRegistry(file.dir = NA, conf.file = NA, make.default = FALSE)))
sleeper$cluster.functions = registry$cluster.functions
sleeper$default.resources = registry$default.resources
submitJobs(1, reg = sleeper)
while (nrow(findRunning(reg = sleeper)) == 0) Sys.sleep(0.1)
invisible(killJobs(1, reg = sleeper))
cat("on the system", nrow(findOnSystem(reg = sleeper)), "\\n")
"""

rscript = require_program("Rscript", "r-cran-batchtools")

with Node() as slotd:
    if slotd.run(rscript, "-e", "library(batchtools)", allowed=None).returncode != 0:
        skip("R has no batchtools here (Debian: r-cran-batchtools)")
    out = slotd.run(rscript, slotd.write("map.R", R)).stdout.splitlines()
    check("what R says", [line.rstrip() for line in out],
          ["done 1 2 4", "failed 3", "sum 21", "error TRUE", "on the system 0"])
    check("the array of two", [row for row in slotd.accounted("JobID,State") if "_" in row[0]],
          [["3_1", "COMPLETED"], ["3_2", "COMPLETED"]])
