#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the AppImage in a bare chroot without Qt: as an ordinary user, unpacked where there is no FUSE, and mounted where
# there is. Usage: appimage.sh FILE.AppImage. Needs root.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"

image=${1:?usage: appimage.sh FILE.AppImage}
need_root
fresh_chroot
install -m 755 -- "$image" "$system/home/ada/slotd.AppImage"
check "there is no Qt" not ls "$system"/usr/lib/*/libQt6Core*
check "and no fusermount" test ! -e "$system/usr/bin/fusermount3"

# What a job can see of the AppImage: its variables, and descriptors that are none of the shell's (10 and 11 are).
traces='env | grep -E "APPDIR|APPIMAGE|ARGV0|OWD|LD_LIBRARY_PATH|mount_"; ls /proc/$$/fd >fds; grep -vxE "[012]|1[01]" fds; echo hello'

# main_job JOB: with a daemon that runs already.
main_job() {
    check "a command by its first argument" as_ada "./slotd.AppImage sbatch -o out.%j --wrap '$traces'"
    check "the job runs" await 60 as_ada "grep -q hello out.$1"
    check "and has nothing of the AppImage" same "$(cat "$system/home/ada/out.$1")" hello
    check "nor has a command of srun" same "$(as_ada "bin/srun sh -c '$traces'")" hello
    check "a command by the name of a link" as_ada "bin/sacct -n -X -P -j $1 -o State | grep -qx COMPLETED"
}
# Root may not look into a user's mount, but it can see that it is there.
nothing_left() {
    not sh -c "ls -A '$system/tmp' | grep '^.mount_'" && not inside grep mount_ /proc/mounts
}
# outlive JOB: the daemon and all that is unpacked or mounted go, the job doesn't.
outlive() {
    as_ada 'bin/sbatch -o out.%j --wrap "until [ -e go ]; do sleep 0.2; done; echo went on"'
    check "a job runs" await 60 as_ada "bin/squeue -h -j $1 -o %t | grep -q R"
    as_ada 'kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
    check "nothing unpacked or mounted is left" await 60 nothing_left
    as_ada 'touch go'
    check "the job goes on without it" await 60 as_ada "grep -q 'went on' out.$1"
    as_ada './slotd.AppImage daemon >>daemon.log 2>&1 &'
    check "the next daemon knows how it ended" await 60 as_ada "bin/sacct -n -X -P -j $1 -o State | grep -qx COMPLETED"
    as_ada 'rm go; kill $(head -n 1 .local/share/slotd/run/slotd.lock)'
    check "it ends, and leaves nothing" await 60 nothing_left
}

say "Unpacked at each start: no FUSE for an ordinary user"
check "it says its version" as_ada './slotd.AppImage --version'
as_ada './slotd.AppImage links bin'
as_ada './slotd.AppImage daemon >>daemon.log 2>&1 &'
check "the daemon answers" await 60 as_ada './slotd.AppImage sinfo'
main_job 1
try_tray "./slotd.AppImage tray"
say "Jobs outlive the daemon and its unpacked files"
outlive 3

if [ ! -c /dev/fuse ]; then
    say "This machine has no /dev/fuse: nothing was mounted"
else
    say "Mounted, by an ordinary user"
    apt update
    apt install --no-install-recommends fuse3
    # For everybody, as udev makes it.
    mknod -m 666 "$system/root/fuse" c 10 229
    mount --bind "$system/root/fuse" "$system/dev/fuse"
    as_ada './slotd.AppImage daemon >>daemon.log 2>&1 &'
    check "the daemon answers" await 60 as_ada './slotd.AppImage sinfo'
    check "it is mounted" inside grep -q 'mount_slotd.* fuse' /proc/mounts
    main_job 4
    outlive 6
fi
say "The AppImage is as it should be"
