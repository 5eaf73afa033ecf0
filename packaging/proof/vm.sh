#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the Debian packages in a virtual machine with systemd and cgroup v2: install from a repository, log in, limits of
# jobs, restart of the unit under running jobs, reboot, power cut. Usage: vm.sh FOLDER-WITH-PACKAGES. Needs root to make the
# disk (once, in $PROOF_IMAGES, /tmp/slotd-proof); then some five to ten minutes, all in software (no KVM).
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"

packages=$(CDPATH='' cd -- "${1:?usage: vm.sh FOLDER-WITH-PACKAGES}" && pwd)
install_packages qemu-system-x86 openssh-client apt-utils
image=$proof_images/vm
[ -f "$image/root.img" ] || "$top/packaging/proof/vm-image.sh" "$image"
work=$(mktemp -d "$proof_images/run.XXXXXX")
qemu=
finish() {
    status=$?
    trap - EXIT
    [ "$status" = 0 ] || tail -n 30 "$work/console" >&2
    [ -z "$qemu" ] || kill "$qemu" 2>/dev/null || true
    rm -rf -- "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM
cp --sparse=always -- "$image/root.img" "$work/root.img"
port=$(($(date +%s) % 20000 + 20000))

on_guest() {
    # shellcheck disable=SC2086 # Options, one word each.
    timeout "${patience:-120}" ssh -q -n -i "$image/key" -p "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
        -o ConnectTimeout=5 "$1@127.0.0.1" "$2"
}
root() { on_guest root "$1"; }
ada() { on_guest ada "$1"; }
put() {
    scp -q -i "$image/key" -P "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null "$1" "root@127.0.0.1:$2"
}

# The guest's flushes reach the disk (writethrough): what a power cut may lose is what was never flushed.
boot() {
    qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 -display none -no-reboot -nodefaults \
        -kernel "$image/vmlinuz" -initrd "$image/initrd.img" \
        -append "console=ttyS0 root=/dev/vda rw quiet mitigations=off net.ifnames=0 panic=1" \
        -drive "file=$work/root.img,format=raw,if=virtio,cache=writethrough" \
        -netdev "user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=n0 \
        -device virtio-rng-pci -serial "file:$work/console" </dev/null >"$work/qemu.log" 2>&1 &
    qemu=$!
    patience=10
    await 300 root true || die "the machine does not come up"
    patience=120
}
shut_down() {
    root 'systemctl reboot' || true
    wait "$qemu" || true # -no-reboot: a reboot ends it
    qemu=
}
cut_power() {
    kill -KILL "$qemu"
    wait "$qemu" 2>/dev/null || true
    qemu=
}
state_is() { [ "$(ada "sacct -n -X -P -j $1 -o State")" = "$2" ]; }
running() { ada "squeue -h -j $1 -o %t" | grep -q '^R'; }

say "Booting a bare Debian 12"
boot
say "Installing from a local repository"
for package in "$packages"/*.deb; do put "$package" /srv/repo/; done
mkdir "$work/repo"
root 'cat /srv/repo/Packages' >"$work/repo/old"
(cd -- "$packages" && apt-ftparchive packages .) >"$work/repo/Packages"
cat "$work/repo/old" >>"$work/repo/Packages"
put "$work/repo/Packages" /srv/repo/Packages
patience=400
root 'apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -q -y slotd >/dev/null'
patience=120
check "slotd-slurm-commands came as a recommendation" root 'test -x /usr/bin/sbatch'

say "Logging in"
root 'systemctl stop user@1000.service' || true
check "the unit starts by itself" await 60 ada 'systemctl --user is-active slotd.service'
check "the daemon answers" await 60 ada sinfo
check "the unit is not started for root" root '! systemctl --user is-active -q slotd.service'
ada 'slotd doctor' || true
ada 'loginctl enable-linger' || root 'loginctl enable-linger ada'

say "Limits"
ada 'sbatch -o out.%j --mem 64M --wrap "head -c 300M /dev/zero | tail | wc -c"'
check "a job over its memory ends OUT_OF_MEMORY" await 120 state_is 1 OUT_OF_MEMORY
check "the daemon lives" ada sinfo
ada 'sbatch -o out.%j -c 1 --wrap "cat /sys/fs/cgroup\$(cut -d: -f3 /proc/self/cgroup)/cpu.max; for i in 1 2; do timeout 8 sh -c \"while :; do :; done\" & done; wait; times | tail -n 1"'
check "a job on one CPU ends" await 120 ada 'sacct -n -X -P -j 2 -o State | grep -v RUNNING | grep -q .'
check "it was held to one CPU" ada "grep -qx '100000 100000' out.2"
# Two busy loops for 8 s on two CPUs are 16 s of processor time without a limit, and 8 s with it.
check "and got no more" ada 'tail -n 1 out.2 | awk "{ split(\$1, u, /[ms]/); split(\$2, s, /[ms]/); t = u[1]*60+u[2]+s[1]*60+s[2]; print t; exit !(t > 4 && t < 12) }"'
ada 'sbatch -o out.%j --wrap "cat /sys/fs/cgroup\$(cut -d: -f3 /proc/self/cgroup)/memory.max"'
check "a job that asked for nothing is not limited" await 60 ada 'grep -qx max out.3'

say "Restarting the unit under running jobs"
ada 'sbatch -o out.%j --mem 64M --wrap "until [ -e go ]; do sleep 1; done; echo went on"'
check "a job runs" await 60 running 4
ada 'systemctl --user restart slotd.service'
check "it runs on" running 4
ada 'kill -KILL $(systemctl --user show -p MainPID --value slotd.service)'
check "the unit comes back after a SIGKILL" await 60 ada 'sinfo'
check "the job runs on" running 4
ada 'touch go'
check "and ends as it should" await 60 state_is 4 COMPLETED
check "with its output" ada 'grep -q "went on" out.4'

say "Rebooting with jobs running and pending"
ada 'sbatch -o out.%j --wrap "sleep 10000"; sbatch --requeue -o out.%j --open-mode=append --wrap "echo started; test \$SLURM_RESTART_COUNT && exit; sleep 10000"'
ada 'sbatch -H -o out.%j --wrap true'
check "they run" await 60 running 6
shut_down
boot
check "the daemon is back without a log-in" await 120 ada sinfo
check "the job that ran has failed" await 60 state_is 5 FAILED
check "because of the reboot" ada 'scontrol show job 5 | grep -q Reason=LostAfterReboot'
check "the one that asked for it was run again" await 60 state_is 6 COMPLETED
check "the held one still waits" ada 'squeue -h -j 7 -o %t | grep -q PD'

say "Cutting the power"
ada 'sbatch -o out.%j --wrap "sleep 10000"'
ada 'for i in 1 2 3 4 5 6 7 8 9 10; do sbatch --parsable -H --wrap true; done' >"$work/acknowledged"
cut_power
boot
check "the daemon is back" await 120 ada sinfo
for job in $(cat "$work/acknowledged"); do
    check "job $job, acknowledged before the cut, is there" ada "squeue -h -j $job -o %t | grep -q PD"
done
check "the job that ran has failed" await 60 state_is 8 FAILED

say "Removing"
ada 'scancel --me; loginctl disable-linger' || true
root 'DEBIAN_FRONTEND=noninteractive apt-get purge -q -y slotd slotd-slurm-commands >/dev/null'
check "nothing is left but the history" root '! ls /usr/bin/slotd /usr/lib/slotd 2>/dev/null && test -f /home/ada/.local/share/slotd/lib/state.db'
shut_down
say "The packages are as they should be under systemd"
