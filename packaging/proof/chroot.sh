#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the Debian packages in a bare chroot: beside a real Slurm, the main job as an ordinary user, an upgrade over a running
# job, the desktop program, remove, purge. Usage: chroot.sh FOLDER-WITH-PACKAGES FOLDER-WITH-OLDER-ONES
# (build-deb.sh --older makes both). Needs root.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"

usage='usage: chroot.sh FOLDER-WITH-PACKAGES FOLDER-WITH-OLDER-ONES'
packages=$(CDPATH='' cd -- "${1:?$usage}" && pwd)
older=$(CDPATH='' cd -- "${2:?$usage}" && pwd)
need_root
fresh_chroot
add_packages "$system" "$older"

say "Beside a real Slurm"
apt update
check "slotd brings the command names" simulated slotd 'Inst slotd-slurm-commands'
apt install --no-install-recommends slurm-client
check "but does not replace those of a Slurm" not simulated slotd 'Inst slotd-slurm-commands|Remv'
check "which go only when somebody asks for slotd's" simulated slotd-slurm-commands 'Remv slurm-client '

say "Installing"
apt install --no-install-recommends slotd
check "slotd runs" inside slotd --version
check "no graphics libraries came with it" not ls "$system"/usr/lib/*/libQt6Gui.so*
check "sbatch is Slurm's" inside sh -c 'readlink -f /usr/bin/sbatch | grep -v slotd'
check "shellenv puts slotd's names before it" as_ada 'eval "$(slotd shellenv)" && sbatch --version | grep slotd'
apt purge slurm-client
apt install slotd-slurm-commands
check "slotd-slurm-commands has all eight" as_ada 'command -v sbatch srun salloc squeue sacct scontrol scancel sinfo | wc -l | grep -qx 8'

say "The main job, as an ordinary user"
# No systemd in here: the daemon is started by hand.
as_ada 'slotd daemon >>daemon.log 2>&1 &'
check "the daemon answers" await 30 as_ada sinfo
check "a job is taken" as_ada 'sbatch -c 1 -o out.%j --wrap "echo hello from \$SLURM_JOB_ID"'
check "it runs" await 30 as_ada 'grep -q "hello from 1" out.1'
check "it is accounted for" await 30 as_ada 'sacct -n -X -P -j 1 -o State | grep -qx COMPLETED'
check "srun shows what a command prints" as_ada 'test "$(srun hostname)" = "$(hostname)"'
check "doctor is content with the socket" as_ada 'slotd doctor | grep -q "^ok *socket"'

say "Upgrading over a running job"
as_ada 'sbatch -o out.%j --wrap "until [ -e go ]; do sleep 0.2; done; echo went on"' >/dev/null
as_ada 'sbatch -o out.%j -H --wrap true' >/dev/null
job=$(as_ada 'squeue -h -t R,PD -n wrap -o %i' | sort -n | head -n 1)
check "a job runs" await 30 as_ada "squeue -h -j $job -o %t | grep -q R"
add_packages "$system" "$packages"
apt update
before=$(inside slotd --version)
apt upgrade
check "it is another version: $before, $(inside slotd --version)" test "$before" != "$(inside slotd --version)"
check "the job runs on" as_ada "squeue -h -j $job -o %t | grep -q R"
as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
as_ada 'slotd daemon >>daemon.log 2>&1 &'
check "the new daemon answers" await 30 as_ada sinfo
check "and has found the job" as_ada "squeue -h -j $job -o %t | grep -q R"
check "and the one that waits" as_ada "squeue -h -j $((job + 1)) -o %t | grep -q PD"
as_ada 'touch go'
check "the job ends as it should" await 30 as_ada "sacct -n -X -P -j $job -o State | grep -qx COMPLETED && grep -q 'went on' out.$job"

say "The desktop program"
apt install slotd-tray
check "a desktop file, icons and a manual page are there" inside sh -c 'ls /usr/share/applications/slotd.desktop /usr/share/man/man1/slotd-tray.1.gz \
    /usr/share/icons/hicolor/scalable/apps/slotd.svg /usr/share/icons/hicolor/symbolic/apps/slotd-symbolic.svg /etc/xdg/autostart/slotd-tray.desktop'
try_tray slotd-tray

say "Removing and purging"
as_ada 'scancel --me'
as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
apt remove slotd
check "the programs are gone" test ! -e "$system/usr/bin/slotd" -a ! -e "$system/usr/bin/sbatch" -a ! -e "$system/usr/bin/slotd-tray"
apt purge slotd slotd-tray slotd-slurm-commands
check "nothing of the packages is left" not sh -c "find '$system/usr' '$system/etc' -name '*slotd*' | grep ."
check "the user's history is" test -f "$system/home/ada/.local/share/slotd/lib/state.db"
say "The packages are as they should be"
