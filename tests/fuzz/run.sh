#!/bin/sh
# Runs every fuzzer for so many seconds from its seeds; not zero if any of them crashed. Usage: tests/fuzz/run.sh SECONDS
# SLOTD_FUZZ_BUILD (default: build-fuzz) is the build folder; what the fuzzers find stays in its folder "found".
# As many run at once as there are processors (or JOBS).
set -eu

seconds=${1:?usage: run.sh SECONDS}
source=$(cd "$(dirname "$0")/../.." && pwd)
build=${SLOTD_FUZZ_BUILD:-$source/build-fuzz}
jobs=${JOBS:-$(nproc)}

cmake --preset fuzz -S "$source" -B "$build" >/dev/null
cmake --build "$build" --target fuzzers --parallel "$jobs"

fuzz_one() {
    program=$1
    name=${program##*/fuzz_}
    found="$build/found/$name"
    mkdir -p "$found/corpus"
    seeds="$source/tests/fuzz/corpus/$name"
    [ -d "$seeds" ] || seeds=
    # The first folder takes new inputs; the seeds are only read.
    # shellcheck disable=SC2086 # No seeds is no argument.
    if "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$found/" "$found/corpus" $seeds 2>"$found/log"; then
        echo "ok   $name: $(grep -E 'number_of_executed_units' "$found/log" | tr -dc '0-9') inputs"
    else
        echo "FAIL $name"
        tail -n 40 "$found/log"
        : >"$build/found/failed"
    fi
}

rm -f "$build/found/failed"
running=0
for program in "$build"/fuzz/fuzz_*; do
    fuzz_one "$program" &
    running=$((running + 1))
    if [ "$running" -ge "$jobs" ]; then
        wait
        running=0
    fi
done
wait
[ ! -e "$build/found/failed" ]
