#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the Debian packages in a bare chroot: install, the main job as an ordinary user, an upgrade over a running job,
# remove, purge. Usage: chroot.sh FOLDER-WITH-PACKAGES. Needs root.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"

packages=$(CDPATH='' cd -- "${1:?usage: chroot.sh FOLDER-WITH-PACKAGES}" && pwd)
need_root
install_packages debootstrap apt-utils
fresh_chroot
add_packages "$system" "$packages"

say "Installing"
inside apt-get update -q >/dev/null
inside apt-get install -q -y --no-install-recommends slotd >/dev/null
check "slotd runs" inside slotd --version
check "no graphics libraries came with it" sh -c "! ls '$system'/usr/lib/*/libQt6Gui.so* 2>/dev/null"
check "without slotd-slurm-commands the names are not in /usr/bin" test ! -e "$system/usr/bin/sbatch"
check "shellenv puts them on PATH" as_ada 'eval "$(slotd shellenv)"; sbatch --version'
inside apt-get install -q -y slotd-slurm-commands >/dev/null
check "with it they are" as_ada 'command -v sbatch'

say "The main job, as an ordinary user"
# No systemd in here: the daemon is started by hand.
as_ada 'slotd daemon >/home/ada/daemon.log 2>&1 &'
check "the daemon answers" await 30 as_ada sinfo
check "a job is taken" as_ada 'cd && sbatch -c 1 -o out.%j --wrap "echo hello from \$SLURM_JOB_ID"'
check "it runs" await 30 as_ada 'grep -q "hello from 1" out.1'
check "it is accounted for" await 30 as_ada 'sacct -n -X -P -j 1 -o State | grep -qx COMPLETED'
check "doctor is content with the socket" as_ada 'slotd doctor | grep -q "^ok *socket"'

say "Upgrading over a running job"
as_ada 'cd && sbatch -o out.%j --wrap "until [ -e go ]; do sleep 0.2; done; echo went on"' >/dev/null
check "a job runs" await 30 as_ada 'squeue -h -j 2 -o %t | grep -q R'
inside apt-get install -q -y --reinstall slotd slotd-slurm-commands >/dev/null
check "the job runs on" as_ada 'squeue -h -j 2 -o %t | grep -q R'
as_ada 'pkill -x -TERM slotd' 2>/dev/null || as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
as_ada 'slotd daemon >>/home/ada/daemon.log 2>&1 &'
check "the new daemon answers" await 30 as_ada sinfo
check "and has found the job" as_ada 'squeue -h -j 2 -o %t | grep -q R'
as_ada 'touch go'
check "which ends as it should" await 30 as_ada 'sacct -n -X -P -j 2 -o State | grep -qx COMPLETED && grep -q "went on" out.2'

say "Removing and purging"
as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
inside apt-get remove -q -y slotd slotd-slurm-commands >/dev/null
check "the programs are gone" test ! -e "$system/usr/bin/slotd" -a ! -e "$system/usr/bin/sbatch"
inside apt-get purge -q -y slotd slotd-slurm-commands >/dev/null
check "nothing of the packages is left" sh -c "! find '$system/usr' '$system/etc' -name '*slotd*' | grep ."
check "the user's history is" test -f "$system/home/ada/.local/share/slotd/lib/state.db"
say "The packages are as they should be"
