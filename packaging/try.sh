#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Builds slotd and shows it at work on a runtime root of its own: nothing outside the source folder and one temporary
# folder is touched, except that missing Debian packages are installed.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

usage() {
    cat <<'END'
Usage: packaging/try.sh [--keep] [--skip-build]

Installs what is missing (Debian packages), builds slotd into build/, starts a daemon on a temporary runtime root,
runs some jobs, shows them in queue and accounting, and stops the daemon again.

  --keep        leave the temporary folder with outputs, job files and database
  --skip-build  use build/ as it is

TRY_BUILD_DIR names another build folder.
END
}

keep=no
build=yes
build_dir=${TRY_BUILD_DIR:-$top/build}
for argument in "$@"; do
    case $argument in
        --keep) keep=yes ;;
        --skip-build) build=no ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && die "unknown option: $argument" ;;
    esac
done

if [ "$build" = yes ]; then
    # shellcheck disable=SC2086 # One word per package.
    install_packages $build_packages
    say "Building into $build_dir"
    cmake -S "$top" -B "$build_dir" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSLOTD_BUILD_TESTS=OFF >/dev/null
    cmake --build "$build_dir" --parallel "$(build_jobs)"
fi
PATH=$build_dir/bin:$PATH
export PATH

# Settings and variables of a slotd or Slurm that is in use here must not reach the example.
for name in $(env | sed -n 's/^\(\(SLOTD\|SLURM\|SBATCH\|SQUEUE\|SACCT\|SINFO\|SCANCEL\|SCONTROL\)_[A-Za-z0-9_]*\)=.*/\1/p'); do
    unset "$name"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-try.XXXXXX")
daemon=
stop_daemon() {
    [ -n "$daemon" ] || return 0
    kill -TERM "$daemon" 2>/dev/null || true
    wait "$daemon" || true
    daemon=
}
clean_up() {
    status=$?
    trap - EXIT
    if [ -n "$daemon" ]; then
        scancel --user="$(id -un)" >/dev/null 2>&1 || true
        stop_daemon
    fi
    if [ "$keep" = yes ] || [ "$status" -ne 0 ]; then
        printf '\nThe files of this run are in %s\n' "$work"
    else
        rm -rf -- "$work"
    fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

show() {
    printf '\n$ %s\n' "$*"
    "$@"
}

SLOTD_ROOT=$work/root
SLOTD_CONFIG=$work/slotd.env
export SLOTD_ROOT SLOTD_CONFIG
{
    # shellcheck disable=SC2016 # For the hook's shell, at the end of each job.
    printf "SLOTD_NOTIFY_CMD='echo \"\$SLOTD_JOB_ID \$SLOTD_JOB_NAME \$SLOTD_JOB_STATE \$SLOTD_JOB_REASON\" >> \"%s\"'\n" \
        "$work/hook.log"
    [ "$(nproc)" -ge 2 ] || echo 'SLOTD_CPUS=2'
} >"$SLOTD_CONFIG"

# Waits up to 30 s for a command to succeed; false if the daemon is gone or the time is up.
await() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        if [ "$tries" -ge 300 ] || ! kill -0 "$daemon" 2>/dev/null; then
            return 1
        fi
        sleep 0.1
    done
}

say "Starting a daemon on $SLOTD_ROOT"
slotd daemon 2>"$work/daemon.log" &
daemon=$!
await sinfo || { cat "$work/daemon.log" >&2; die "the daemon does not answer"; }
cd "$work"
show sinfo

say "A batch script with directives"
cat >script-demo.sh <<'END'
#!/usr/bin/env bash
#SBATCH -J script-demo
#SBATCH -p cpu
#SBATCH -c 2
#SBATCH --mem 1G
#SBATCH -t 00:05:00
#SBATCH -o logs/%j.out

echo "hello from script mode"
echo "job=$SLURM_JOB_ID cpus=$SLURM_CPUS_PER_TASK"
END
show cat script-demo.sh
show sbatch ./script-demo.sh

say "An array that computes: primes up to 200,000 in eight ranges, two at a time"
mkdir results
cat >primes.sh <<'END'
#!/bin/sh
#SBATCH -J primes
#SBATCH -a 0-7%2
#SBATCH --mem 64M
#SBATCH -t 00:10:00
#SBATCH -o logs/%x_%A_%a.out

from=$((SLURM_ARRAY_TASK_ID * 25000 + 1))
to=$((from + 24999))
awk -v from="$from" -v to="$to" 'BEGIN {
    for (n = from; n <= to; n++) {
        if (n < 2) continue
        prime = 1
        for (d = 2; d * d <= n; d++) if (n % d == 0) { prime = 0; break }
        count += prime
    }
    print count
}' >"results/$SLURM_ARRAY_TASK_ID"
echo "task $SLURM_ARRAY_TASK_ID: $(cat "results/$SLURM_ARRAY_TASK_ID") primes from $from to $to"
END
show cat primes.sh
array=$(sbatch --parsable ./primes.sh)
echo "array $array submitted"

say "A job that fails, and one that waits for the whole array"
failing=$(sbatch --parsable -J fails -o logs/fails.out --wrap 'echo "no such data"; exit 3')
echo "job $failing submitted: it will exit with status 3"
# shellcheck disable=SC2016 # For the job's shell.
sum=$(sbatch --parsable -J sum -d "afterok:$array" -o logs/sum.out \
    --wrap 'awk "{ n += \$1 } END { print n }" results/*')
echo "job $sum submitted: it adds up the results, after array $array"
show squeue
show squeue --start

say "Waiting for the last job of them"
sbatch --wait -J last -d "afterany:$sum:$failing" -o /dev/null --wrap true
show sacct
show scontrol show job "$sum"
for output in logs/*; do
    show cat "$output"
done
say "What the notification hook was told"
await grep -q ' last ' hook.log || die "the hook was not told of the last job"
cat hook.log

say "Checking"
state_of() {
    sacct -n -P -o State -j "$1" | sort -u
}
expect() {
    [ "$2" = "$3" ] || die "$1: expected '$3', got '$2'"
    printf '%-34s %s\n' "$1" "$2"
}
expect "primes up to 200,000" "$(cat logs/sum.out)" 17984
expect "state of the array" "$(state_of "$array")" COMPLETED
expect "state of the failing job" "$(state_of "$failing")" FAILED
expect "its exit code" "$(sacct -n -P -o ExitCode -j "$failing")" 3:0

say "Stopping the daemon"
stop_daemon
echo "Everything went as it should. To look around yourself, see docs/quickstart.md."
