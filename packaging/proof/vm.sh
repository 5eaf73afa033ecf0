#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Tries the Debian packages in a virtual machine with systemd and cgroup v2: install from a repository, log in, limits of
# jobs, restart and upgrade under running jobs, log out, reboot, power cut. Usage: vm.sh FOLDER-WITH-PACKAGES [PART...]. Needs
# root to make the disk (once, in $PROOF_IMAGES, /tmp/slotd-proof); all in software (no KVM), some ten minutes on two idle
# CPUs. The parts are the functions part_* below; without any named, all are tried.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"
# shellcheck source=packaging/proof/common.sh
. "$top/packaging/proof/common.sh"
# shellcheck source=packaging/proof/vm-machine.sh
. "$top/packaging/proof/vm-machine.sh"

packages=$(CDPATH='' cd -- "${1:?usage: vm.sh FOLDER-WITH-PACKAGES [PART...]}" && pwd)
shift
user_tree=/sys/fs/cgroup/user.slice/user-1000.slice/user@1000.service
scope=$user_tree/app.slice/slotd-jobs.scope

add_to_repository() {
    root 'cat /srv/repo/Packages' >"$work/Packages"
    (cd -- "$1" && apt-ftparchive packages .) >>"$work/Packages"
    for package in "$1"/slotd*.deb; do put "$package" /srv/repo/; done
    put "$work/Packages" /srv/repo/Packages
    root 'apt-get update -q >/dev/null'
}
get_package() { root "DEBIAN_FRONTEND=noninteractive apt-get install -q -y $1 >/tmp/apt.log 2>&1 || { cat /tmp/apt.log && false; }"; }
# set_setting NAME VALUE: in slotd.env, heard by the daemon. An empty value takes it out.
set_setting() {
    ada "mkdir -p .config/slotd; touch .config/slotd/slotd.env; sed -i '/^$1=/d' .config/slotd/slotd.env"
    [ -z "$2" ] || ada "echo '$1=$2' >>.config/slotd/slotd.env"
    ada 'systemctl --user reload slotd.service'
}
doctor_says() {
    ada 'slotd doctor || true' >"$work/doctor"
    grep -q -e "$1" "$work/doctor" || { cat "$work/doctor" && false; }
}
daemon_pid() { ada 'systemctl --user show -p MainPID --value slotd.service'; }

part_install() {
    say "Installing from a local repository"
    add_to_repository "$packages"
    get_package slotd
    check "slotd-slurm-commands came as a recommendation" root 'test -x /usr/bin/sbatch'
    check "no graphics libraries came with it" root '! ls /usr/lib/*/libQt6Gui.so* 2>/dev/null'
    check "neither did the desktop program" root '! command -v slotd-tray'
}

part_login() {
    say "Logging in"
    root 'systemctl stop user@1000.service' # what earlier log-ins left
    log_in
    check "the unit starts by itself" ada "soon 'systemctl --user is-active slotd.service'"
    check "the daemon answers" ada 'sinfo >/dev/null'
    check "the unit is not started for root" root '! systemctl --user is-active -q slotd.service'
    check "it is delegated" same "$(ada 'systemctl --user show -p DelegateControllers --value slotd.service')" "cpu memory pids"
    check "jobs have a scope with cpu, memory and pids" ada "soon 'grep -qx \"cpu memory pids\" $scope/cgroup.subtree_control'"
    check "the daemon is alone in its unit" same "$(ada "cat $user_tree/app.slice/slotd.service/cgroup.procs")" "$(daemon_pid)"
    for fine in socket commands unit cgroup GPUs; do
        check "doctor is content: $fine" doctor_says "^ok  *$fine"
    done
    check "doctor says what logging out does" doctor_says "^note  *linger"
    check "and what to do about it" doctor_says "enable-linger"
    cat "$work/doctor"
}

part_limits() {
    say "Limits of what was asked for"
    job=$(submit '--mem 64M --wrap "head -c 300M /dev/zero | tail | wc -c"')
    check "a job over its memory ends OUT_OF_MEMORY" becomes "$job" OUT_OF_MEMORY
    check "the daemon lives" ada 'sinfo >/dev/null'
    job=$(submit '--mem 64M --wrap "head -c 30M /dev/zero | tail | wc -c"')
    check "one that stays below it COMPLETED" becomes "$job" COMPLETED
    job=$(submit "--mem 64M -c 1 --wrap 'cd /sys/fs/cgroup\$(cut -d: -f3 /proc/self/cgroup); cat memory.max memory.swap.max cpu.max'")
    becomes "$job" COMPLETED
    check "memory, swap and CPUs are limited" same "$(output_of "$job")" "67108864
0
100000 100000"
    job=$(submit "--wrap 'cd /sys/fs/cgroup\$(cut -d: -f3 /proc/self/cgroup); cat memory.max memory.swap.max cpu.max pids.max pids.current'")
    becomes "$job" COMPLETED
    check "a job that asked for nothing is limited in nothing" same "$(output_of "$job" | head -n 4)" "max
max
max 100000
max"
    check "its processes are counted" test "$(output_of "$job" | tail -n 1)" -ge 2
    check "and may be as many as the user's" same "$(ada "cat $scope/pids.max")" max
    # Two busy loops for 10 s on two CPUs: what they got, from the kernel's own books.
    burn='for i in 1 2; do timeout 10 sh -c "while :; do :; done" & done; wait; sed -n "s/^usage_usec \(.*\)...\$/\1/p" /sys/fs/cgroup$(cut -d: -f3 /proc/self/cgroup)/cpu.stat'
    bound=$(submit "-c 1 --wrap '$burn'")
    becomes "$bound" COMPLETED
    unbound=$(submit "--wrap '$burn'")
    becomes "$unbound" COMPLETED
    bound=$(output_of "$bound")
    unbound=$(output_of "$unbound")
    check "with -c 1, two loops of 10 s got one CPU: $bound ms" test "$bound" -gt 6000 -a "$bound" -lt 12500
    check "without it, two: $unbound ms" test "$unbound" -gt $((bound * 5 / 4))
    check "no group is left" ada "soon '! ls -d $scope/job_* 2>/dev/null'"
}

# script NAME: puts what comes on standard input into ada's home.
script() {
    { echo '#!/bin/sh' && cat; } >"$work/$1"
    chmod 755 "$work/$1"
    put "$work/$1" "/home/ada/$1"
}

part_steps() {
    say "srun and salloc"
    script group <<'END'
cut -d: -f3 /proc/self/cgroup
END
    script job_limits <<'END'
cd "/sys/fs/cgroup$(cut -d: -f3 /proc/self/cgroup)/${1:-.}" && cat memory.max cpu.max
END
    script hog <<'END'
head -c 300M /dev/zero | tail | wc -c
END
    script in_allocation <<'END'
srun -n 1 -c 1 --exact sh -c 'until [ -e ate ]; do sleep 1; done; echo other step lives' &
srun -n 1 -c 1 --exact ./hog
touch ate
wait
echo command lives
END
    script batch <<'END'
srun ./job_limits
END
    check "srun runs" same "$(ada 'srun -n 2 sh -c "echo \$SLURM_PROCID" | sort | tr "\n" " "')" "0 1 "
    check "without limits it stays in its log-in's group" ada 'srun ./group | grep -q session'
    check "with them it is in the scope of jobs" ada 'srun --mem 64M ./group | grep -q "slotd-jobs.scope/job_[0-9]*/step_0$"'
    check "and is limited" same "$(ada 'srun --mem 64M -c 1 ./job_limits ..')" "67108864
100000 100000"
    check "over its memory it ends" ada '! srun --mem 64M ./hog >hog.out 2>&1 && grep -q "OOM Killed" hog.out'
    check "OUT_OF_MEMORY" ada "soon 'sacct -n -X -P -o State | tail -n 1 | grep -qx OUT_OF_MEMORY'"
    ada 'salloc -c 2 --mem 64M ./in_allocation >salloc.out 2>&1 || true'
    check "in an allocation that ends the step" ada 'grep -q "OOM Killed" salloc.out'
    check "and not another" ada 'grep -q "other step lives" salloc.out'
    check "nor the command of salloc" ada 'grep -q "command lives" salloc.out'
    check "no group is left" ada "soon '! ls -d $scope/job_* 2>/dev/null'"
    job=$(submit '--mem 64M batch')
    becomes "$job" COMPLETED
    check "a step of a batch job has its job's limits" same "$(output_of "$job" | head -n 1)" 67108864
}

part_environment() {
    say "What jobs find around them"
    printf '#include <stdio.h>\nint main(void) { puts("compiled"); }\n' >"$work/hello.c"
    put "$work/hello.c" /home/ada/hello.c
    job=$(submit '--wrap "tcc -o hello hello.c && ./hello"')
    becomes "$job" COMPLETED
    check "a compiler works in a job" same "$(output_of "$job")" compiled
    job=$(submit "--wrap 'python3 -c \"import os; print(len(os.sched_getaffinity(0)))\"'")
    becomes "$job" COMPLETED
    check "Python does, and sees all CPUs" same "$(output_of "$job")" 2
    facts='umask; grep -E "^(NoNewPrivs|Seccomp|CapBnd):" /proc/self/status; readlink /proc/self/ns/mnt /proc/self/ns/net /proc/self/ns/user; ulimit -n'
    job=$(submit "--wrap '$facts'")
    becomes "$job" COMPLETED
    check "a job is locked into nothing that its user is not" same "$(output_of "$job")" "$(ada "$facts")"
    job=$(submit "--wrap 'env | grep -E \"^(NOTIFY_SOCKET|INVOCATION_ID|JOURNAL_STREAM|SYSTEMD_EXEC_PID|MANAGERPID)=\"; true'")
    becomes "$job" COMPLETED
    check "and has nothing of the unit's environment" same "$(output_of "$job")" ""
    root 'mknod -m 666 /dev/nvidia0 c 1 3' # a stand-in that can be opened
    set_setting SLOTD_GPU_COUNT 1
    check "a GPU is there" ada "soon 'sinfo -h -o %G | grep -q gpu'"
    job=$(submit "-p gpu -G 1 --wrap 'echo \$CUDA_VISIBLE_DEVICES; echo >/dev/nvidia0 && echo opened'")
    becomes "$job" COMPLETED
    check "a job gets it and may open its device" same "$(output_of "$job")" "0
opened"
    set_setting SLOTD_GPU_COUNT ''
}

part_restart() {
    say "Restarting the unit under running jobs"
    job=$(submit '--mem 64M -c 1 --wrap "until [ -e go ]; do sleep 1; done; echo went on"')
    check "a job runs" becomes "$job" RUNNING
    before=$(daemon_pid)
    ada 'systemctl --user restart slotd.service'
    check "there is another daemon" test "$before" != "$(daemon_pid)"
    check "the job runs on" becomes "$job" RUNNING
    check "it still stands in its group" ada "grep -q . $scope/job_$job/cgroup.procs"
    other=$(submit '--mem 64M --wrap "head -c 300M /dev/zero | tail | wc -c"')
    check "new jobs have limits beside it" becomes "$other" OUT_OF_MEMORY
    ada "kill -KILL $(daemon_pid)"
    check "the unit comes back after a SIGKILL" ada 'soon sinfo'
    check "the job runs on after it" becomes "$job" RUNNING
    other=$(submit '-c 1 --wrap "cat /sys/fs/cgroup\$(cut -d: -f3 /proc/self/cgroup)/cpu.max"')
    becomes "$other" COMPLETED
    check "and new ones have limits" same "$(output_of "$other")" "100000 100000"
    ada 'systemctl --user stop slotd.service'
    check "with the unit stopped no daemon runs" ada '! pgrep -x slotd'
    check "but the job does" ada "grep -q . $scope/job_$job/cgroup.procs"
    ada 'touch go'
    check "and ends" ada "soon 'grep -q \"went on\" out.$job && ! test -d $scope/job_$job'"
    ada 'systemctl --user start slotd.service'
    check "the next daemon knows how" becomes "$job" COMPLETED
    check "and opens the scope again" ada "soon 'grep -qx \"cpu memory pids\" $scope/cgroup.subtree_control'"
    ada 'rm go'
}

# The same packages with a higher version number.
raised_packages() {
    mkdir "$work/raised"
    for package in "$packages"/slotd_*.deb "$packages"/slotd-slurm-commands_*.deb; do
        dpkg-deb -R "$package" "$work/tree"
        sed -i -E 's/^Version: .*/&+raised/; s/(slotd \(>= [^)]*)\)/\1+raised)/' "$work/tree/DEBIAN/control"
        dpkg-deb --root-owner-group -b "$work/tree" "$work/raised" >/dev/null
        rm -rf -- "$work/tree"
    done
}

part_upgrade() {
    say "Upgrading over running jobs"
    raised_packages
    job=$(submit '--mem 64M --wrap "until [ -e go ]; do sleep 1; done; echo went on"')
    check "a job runs" becomes "$job" RUNNING
    waits=$(submit "-d afterok:$job --wrap 'echo after'")
    before=$(daemon_pid)
    root 'mkdir -p /srv/raised'
    for package in "$work"/raised/*.deb; do put "$package" /srv/raised/; done
    root 'DEBIAN_FRONTEND=noninteractive dpkg -i /srv/raised/*.deb >/dev/null'
    check "the version is higher" root 'dpkg-query -W slotd | grep -q raised'
    check "the old daemon is left alone" test "$before" = "$(daemon_pid)"
    check "the job runs on" becomes "$job" RUNNING
    other=$(submit '--mem 64M --wrap "echo between"')
    check "the old daemon starts jobs" becomes "$other" COMPLETED
    check "doctor says that a restart is due" doctor_says 'systemctl --user restart slotd.service'
    ada 'systemctl --user restart slotd.service'
    check "the new daemon is the new program" ada "! readlink /proc/$(daemon_pid)/exe | grep -q deleted"
    check "doctor is content again" doctor_says '^ok  *socket'
    check "it has the job" becomes "$job" RUNNING
    ada 'touch go'
    check "which ends as it should" becomes "$job" COMPLETED
    check "and what waited for it is run" becomes "$waits" COMPLETED
    ada 'rm go'
}

inhibits() { ada "soon '${1:-} systemd-inhibit --list --no-pager --no-legend | grep -q slotd'"; }
part_sleep() {
    say "Keeping the machine awake"
    job=$(submit '--wrap "sleep 1000"')
    check "a job runs" becomes "$job" RUNNING
    check "where logind refuses, the journal says so" ada "soon 'journalctl --user -u slotd.service | grep -q sleep-not-inhibited'"
    check "and doctor does" doctor_says '^note  *sleep'
    ada "scancel $job"
    # As on a desktop: polkit, and a log-in at the machine itself.
    get_package polkitd
    root 'systemd-run -q --unit=seat -p User=ada -p PAMName=login -p TTYPath=/dev/tty1 -E XDG_SEAT=seat0 -E XDG_VTNR=1 -E XDG_SESSION_CLASS=user -E XDG_SESSION_TYPE=wayland sleep infinity'
    check "there is a seat" ada "soon 'loginctl list-sessions --no-legend | grep -q seat0'"
    job=$(submit '--wrap "sleep 1000"')
    check "while a job runs, the machine is kept awake" inhibits
    set_setting SLOTD_INHIBIT_SLEEP no
    check "not where the setting says no" inhibits '!'
    set_setting SLOTD_INHIBIT_SLEEP yes
    check "again where it says yes" inhibits
    check "doctor is content" doctor_says '^ok  *sleep'
    ada "scancel $job"
    check "after the job it may sleep" inhibits '!'
    set_setting SLOTD_INHIBIT_SLEEP ''
    root 'systemctl stop seat.service'
}

part_logout() {
    say "Logging out with linger off"
    check "linger is off" same "$(ada 'loginctl show-user ada -p Linger --value')" no
    job=$(submit '--wrap "sleep 10000"')
    again=$(submit '--requeue --open-mode=append --wrap "echo started; test \$SLURM_RESTART_COUNT -gt 0 && exit; sleep 10000"')
    held=$(submit '-H --wrap true')
    check "a job runs" becomes "$job" RUNNING
    check "another" becomes "$again" RUNNING
    log_out
    check "the user manager ends" root "soon '! systemctl is-active -q user@1000.service && ! pgrep -u ada'"
    log_in
    check "the next log-in has the daemon" ada 'soon sinfo'
    check "the job has failed" becomes "$job" FAILED
    check "with the reason LostAfterReboot" ada "scontrol show job $job | grep -q Reason=LostAfterReboot"
    check "the one that asked for it was run again" becomes "$again" COMPLETED
    check "once" same "$(output_of "$again" | grep -c started)" 2
    check "the held one still waits" becomes "$held" PENDING
    ada "scancel $held"
}

part_linger() {
    say "Logging out with linger on"
    get_package polkitd # without it only root may
    ada 'loginctl enable-linger'
    check "doctor is content" doctor_says '^ok  *linger'
    job=$(submit '--wrap "until [ -e go ]; do sleep 1; done"')
    check "a job runs" becomes "$job" RUNNING
    log_out
    check "no log-in is left" root "soon '! loginctl list-sessions --no-legend | grep -q ada'"
    root 'sleep 15' # logind ends a user's manager 10 s after the last log-out
    check "the daemon goes on" root 'pgrep -u ada -x slotd >/dev/null'
    root 'touch /home/ada/go'
    check "and the job has ended as it should" becomes "$job" COMPLETED
    ada 'rm -f go'
    log_in
}

part_reboot() {
    say "Rebooting with jobs running and pending"
    root 'loginctl enable-linger ada'
    job=$(submit '--wrap "sleep 10000"')
    again=$(submit '--requeue --open-mode=append --wrap "echo started; test \$SLURM_RESTART_COUNT -gt 0 && exit; sleep 10000"')
    held=$(submit '-H --wrap true')
    waits=$(submit "-d afterany:$job --wrap 'echo after'")
    check "a job runs" becomes "$job" RUNNING
    check "another" becomes "$again" RUNNING
    shut_down
    boot
    check "the daemon is back without a log-in" root "soon 'pgrep -u ada -x slotd'"
    log_in
    check "it answers" ada 'soon sinfo'
    check "the job that ran has failed" becomes "$job" FAILED
    check "because of the reboot" ada "scontrol show job $job | grep -q Reason=LostAfterReboot"
    check "the one that asked for it was run again" becomes "$again" COMPLETED
    check "once" same "$(output_of "$again" | grep -c started)" 2
    check "the held one still waits" becomes "$held" PENDING
    check "what waited for the end of the first was run" becomes "$waits" COMPLETED
    ada "scancel $held"
}

all_jobs() { ada "sacct -n -X -P -a -S 2000-01-01 $1"; }
part_power() {
    say "Cutting the power while jobs are submitted and run"
    root 'loginctl enable-linger ada'
    long=$(submit '--wrap "sleep 10000"')
    check "a job runs" becomes "$long" RUNNING
    # Each job says on the disk that it was started; each number that arrives here has been printed by sbatch.
    ada 'rm -f starts; while sbatch --parsable -o /dev/null --wrap "echo \$SLURM_JOB_ID >>starts; sync starts; sleep 1"; do :; done' \
        >"$work/acknowledged" 2>/dev/null &
    loop=$!
    await 300 test_lines 40 "$work/acknowledged"
    cut_power
    wait "$loop" || true
    boot
    log_in
    check "the daemon is back" ada 'soon sinfo'
    all_jobs '-o JobID' | sort >"$work/known"
    sort "$work/acknowledged" >"$work/printed"
    check "all $(wc -l <"$work/printed") jobs whose number was printed are there" same "$(comm -23 "$work/printed" "$work/known")" ""
    check "the job that ran has failed" becomes "$long" FAILED
    check "those that waited are run" ada "soon '! squeue -h | grep -q .'"
    ada 'sort starts' >"$work/starts"
    check "no job was started twice" same "$(uniq -d "$work/starts")" ""
    all_jobs '-s CD -o JobID' | awk -v first="$long" '$1 > first' | sort >"$work/done"
    check "each of the $(wc -l <"$work/done") that count as COMPLETED was run" same "$(comm -13 "$work/starts" "$work/done")" ""
    all_jobs '-o JobID,State' | awk -F'|' -v first="$long" '$1 > first { n[$2]++ } END { for (s in n) print "      " n[s], s }'
}
test_lines() { [ "$(wc -l <"$2")" -ge "$1" ]; }

part_remove() {
    say "Removing"
    ada 'scancel --me'
    root 'DEBIAN_FRONTEND=noninteractive apt-get purge -q -y slotd slotd-slurm-commands >/dev/null'
    check "nothing is left but the history" root '! ls /usr/bin/slotd /usr/bin/sbatch /usr/lib/slotd 2>/dev/null && test -f /home/ada/.local/share/slotd/lib/state.db'
    root 'loginctl disable-linger ada'
    shut_down
    boot
    check "nothing of it is started any more" ada '! pgrep -x slotd && ! systemctl --user is-failed -q slotd.service'
}

install_packages qemu-system-x86 openssh-client apt-utils
new_machine
say "Booting a bare Debian 12"
boot
install_helpers
started=$(date +%s)
part_install
part_login
[ $# -gt 0 ] || set -- limits steps environment restart upgrade sleep logout linger reboot power remove
for part in "$@"; do
    "part_$part"
done
shut_down
say "The packages are as they should be under systemd ($((($(date +%s) - started + 59) / 60)) minutes)"
