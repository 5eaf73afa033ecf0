#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the AppImage in a bare chroot: no Qt, no FUSE. Usage: appimage.sh FILE.AppImage. Needs root.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"

image=${1:?usage: appimage.sh FILE.AppImage}
need_root
install_packages debootstrap apt-utils
fresh_chroot
install -m 755 -- "$image" "$system/home/ada/slotd.AppImage"
check "there is no Qt" sh -c "! ls '$system'/usr/lib/*/libQt6Core* 2>/dev/null"
check "and no fusermount" test ! -e "$system/usr/bin/fusermount3"

say "Unpacked at each start: no FUSE for an ordinary user"
check "it says its version" as_ada './slotd.AppImage --version'
as_ada './slotd.AppImage daemon >daemon.log 2>&1 &'
check "the daemon answers" await 60 as_ada './slotd.AppImage sinfo'
check "a command by its first argument" as_ada './slotd.AppImage sbatch -o out.%j --wrap "env | grep -E \"APPDIR|APPIMAGE|ARGV0|OWD|mount_\"; ls -l /proc/self/fd; echo hello"'
check "the job runs" await 60 as_ada 'grep -q hello out.1'
check "and has nothing of the AppImage" as_ada '! grep -E "APPDIR|APPIMAGE|ARGV0|OWD|mount_" out.1'
as_ada './slotd.AppImage links bin'
check "a command by the name of a link" as_ada 'bin/sacct -n -X -P -j 1 -o State | grep -qx COMPLETED'

say "Jobs outlive the daemon and its unpacked files"
as_ada 'bin/sbatch -o out.%j --wrap "until [ -e go ]; do sleep 0.2; done; echo went on"'
check "a job runs" await 60 as_ada 'bin/squeue -h -j 2 -o %t | grep -q R'
as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
check "nothing unpacked is left" await 30 sh -c "! ls -d '$system'/tmp/.mount_* 2>/dev/null"
as_ada 'touch go'
check "the job goes on without it" await 60 as_ada 'grep -q "went on" out.2'
as_ada './slotd.AppImage daemon >>daemon.log 2>&1 &'
check "the next daemon knows how it ended" await 60 as_ada 'bin/sacct -n -X -P -j 2 -o State | grep -qx COMPLETED'
as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'

if [ -c /dev/fuse ]; then
    say "Mounted"
    fuse=$(chroot "$system" su root -c '/home/ada/slotd.AppImage --appimage-mount & echo $! >/tmp/pid; sleep 3; grep -c mount_slotd /proc/mounts; kill $(cat /tmp/pid)' | tail -n 1)
    check "root can mount it" test "$fuse" -ge 1
    check "the mount goes with its last holder" await 30 sh -c "! chroot '$system' grep -q mount_slotd /proc/mounts"
fi
say "The AppImage is as it should be"
