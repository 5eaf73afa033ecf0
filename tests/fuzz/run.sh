#!/bin/sh
# Runs every fuzzer for so many seconds from its seeds; not zero if any of them crashed. Usage: tests/fuzz/run.sh SECONDS
# SLOTD_FUZZ_BUILD (default: build-fuzz) is the build folder; what the fuzzers find stays in its folder "found".
set -eu

seconds=${1:?usage: run.sh SECONDS}
source=$(cd "$(dirname "$0")/../.." && pwd)
build=${SLOTD_FUZZ_BUILD:-$source/build-fuzz}

cmake --preset fuzz -S "$source" -B "$build" >/dev/null
cmake --build "$build" --target fuzzers -j "$(nproc)"

status=0
for program in "$build"/fuzz/fuzz_*; do
    name=${program##*/fuzz_}
    found="$build/found/$name"
    mkdir -p "$found/corpus"
    seeds="$source/tests/fuzz/corpus/$name"
    [ -d "$seeds" ] || seeds=
    echo "== $name"
    # The first folder takes new inputs; the seeds are only read.
    if ! "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$found/" "$found/corpus" $seeds 2>"$found/log"; then
        status=1
        tail -n 40 "$found/log"
    fi
    grep -E 'stat::number_of_executed_units|cov:' "$found/log" | tail -n 2 || true
done
exit $status
