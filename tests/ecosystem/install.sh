#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Installs the foreign programs that tests/ecosystem runs: Debian's into the system, PyPI's into a folder of the build.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

[ $# -eq 1 ] || die "usage: tests/ecosystem/install.sh BUILD_FOLDER"
venv=$1/ecosystem

# Each may be missing: its test is skipped then and says so.
(install_packages snakemake r-cran-batchtools openmpi-bin python3-mpi4py python3-venv) ||
    printf 'going on without the Debian packages\n' >&2

if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv" || die "cannot make $venv (Debian: python3-venv)"
fi
"$venv/bin/pip" install -q -r "$top/tests/ecosystem/requirements.txt" ||
    printf 'going on without the programs from PyPI\n' >&2
