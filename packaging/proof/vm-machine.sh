# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# The virtual machine of vm.sh: boot, log in, reboot, power cut; sourced, never run. Needs a POSIX sh, common.sh and
# proof/common.sh. Its user is ada. All waiting is for something to happen, at most five minutes: emulation is slow.
# shellcheck shell=sh

image=$proof_images/vm
port=$(($(date +%s) % 20000 + 20000))
qemu=

# new_machine: a copy of the bare disk in a folder of its own, $work. All of it goes at the script's end.
new_machine() {
    [ "$image/root.img" -nt "$top/packaging/proof/vm-image.sh" ] || "$top/packaging/proof/vm-image.sh" "$image"
    work=$(mktemp -d "$proof_images/run.XXXXXX")
    trap end_machine EXIT
    trap 'exit 130' INT TERM
    cp --sparse=always -- "$image/root.img" "$work/root.img"
}

end_machine() {
    status=$?
    trap - EXIT
    if [ "$status" != 0 ] && [ -n "$qemu" ]; then
        limit=60
        ada 'squeue; sacct -X -P -o JobID,State,Reason | tail -n 20; journalctl -q --user -u slotd.service -n 30 --no-pager' >&2 || true
        tail -n 5 "$work/console" >&2
    fi
    hang_up
    [ -z "$qemu" ] || kill "$qemu" 2>/dev/null || true
    rm -rf -- "$work"
    exit "$status"
}

# guest_ssh ARGUMENTS: by the connection that is open for this user, if there is one.
guest_ssh() {
    timeout "${limit:-900}" ssh -q -i "$image/key" -p "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ControlPath="$work/link-%r" "$@"
}
# on_guest USER COMMAND
on_guest() { guest_ssh -o ConnectTimeout=300 "$1@127.0.0.1" "$2" </dev/null; }
root() { on_guest root "$1"; }
ada() { on_guest ada "$1"; }
# A connection is a log-in, and each of those takes a second or more: so they are kept. The one of ada is her log-in.
connect() {
    limit=36000 guest_ssh -o ControlMaster=yes -o ConnectTimeout=300 -o ServerAliveInterval=60 -N "$1@127.0.0.1" </dev/null >/dev/null 2>&1 &
    await 300 guest_ssh -O check "$1@127.0.0.1"
}
disconnect() { guest_ssh -O exit "$1@127.0.0.1" 2>/dev/null || true; }
log_in() { connect ada; }
log_out() { disconnect ada; }
put() {
    scp -q -i "$image/key" -P "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ControlPath="$work/link-%r" \
        "$1" "root@127.0.0.1:$2"
}

# What has been flushed in the guest has reached the disk (writethrough): a power cut loses what was not, and that alone.
boot() {
    qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 -display none -no-reboot -nodefaults \
        -kernel "$image/vmlinuz" -initrd "$image/initrd.img" \
        -append "console=ttyS0 root=/dev/vda rw quiet mitigations=off net.ifnames=0 panic=1 no_timer_check rcupdate.rcu_cpu_stall_suppress=1" \
        -drive "file=$work/root.img,format=raw,if=virtio,cache=writethrough" \
        -netdev "user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:$port-:22" -device virtio-net-pci,netdev=n0 \
        -device virtio-rng-pci -serial "file:$work/console" </dev/null >"$work/qemu.log" 2>&1 &
    qemu=$!
    until limit=20 root true; do
        kill -0 "$qemu" 2>/dev/null || die "qemu has ended: $(cat "$work/qemu.log")"
        sleep 1
    done
    connect root
}
hang_up() {
    disconnect ada
    disconnect root
    rm -f -- "$work"/link-*
}
shut_down() {
    root 'systemctl reboot' || true
    wait "$qemu" || true # -no-reboot: a reboot ends it
    qemu=
    hang_up
}
cut_power() {
    kill -KILL "$qemu"
    wait "$qemu" 2>/dev/null || true
    qemu=
    hang_up
}

# What the guest is asked again and again is a program there.
install_helpers() {
    cat >"$work/soon" <<'END'
#!/bin/sh
# soon COMMAND: until it succeeds, at most five minutes.
tries=0
until sh -c "$1" >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || exit 1
    sleep 0.5
done
END
    cat >"$work/becomes" <<'END'
#!/bin/sh
# becomes ID STATE: waits for it, unless the job has ended otherwise.
tries=0
while [ "$tries" -lt 600 ]; do
    state=$(sacct -n -X -P -j "$1" -o State 2>/dev/null)
    case $state in
        "$2") exit 0 ;;
        '' | PENDING | RUNNING | COMPLETING | REQUEUED | SUSPENDED) ;;
        *) break ;;
    esac
    tries=$((tries + 1))
    sleep 0.5
done
echo "job $1 is $state; out.$1:"
tail -n 5 "out.$1"
exit 1
END
    for helper in soon becomes; do
        put "$work/$helper" "/usr/local/bin/$helper"
        root "chmod 755 /usr/local/bin/$helper"
    done
}

# submit ARGUMENTS: the new job's number. Its output goes to out.NUMBER.
submit() { ada "sbatch --parsable -o out.%j $1"; }
# becomes ID STATE, ended or not.
becomes() { ada "becomes $1 $2"; }
output_of() { ada "cat out.$1"; }
# same TEXT TEXT
same() { [ "$1" = "$2" ] || { printf '%s\nis not\n%s\n' "$1" "$2" && false; }; }
