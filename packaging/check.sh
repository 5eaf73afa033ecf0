#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Builds everything and runs every test. The summary of the plain test run comes last.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

usage() {
    cat <<'END'
Usage: packaging/check.sh

Installs what is missing (Debian packages), builds slotd twice and runs: all tests of daemon and commands, from the smallest
part to the real programs, under the address and undefined behaviour sanitizers; every fuzzer for a while; and everything
that drives real programs, desktop and installer included, as shipped. Stops at the first of these that fails.

Environment:
  CHECK_SANITIZE=0      leave out the sanitizer run; all tests are then run as shipped
  CHECK_ECOSYSTEM=0     do not install the foreign programs (snakemake, Open MPI ...) whose tests are skipped then
  CHECK_FUZZ_SECONDS=N  seconds per fuzzer (10); 0 leaves the fuzzers out
  CHECK_PACKAGES=1      also build packages and AppImage, and try them in bare chroots; needs root and a Debian mirror
  CHECK_JOBS=N          tests and compilers at once
END
}

case ${1:-} in
    '') ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && die "unknown option: $1" ;;
esac

sanitize=${CHECK_SANITIZE:-1}
fuzz_seconds=${CHECK_FUZZ_SECONDS:-10}
ecosystem=${CHECK_ECOSYSTEM:-1}
jobs=${CHECK_JOBS:-$(build_jobs)}

packages="$build_packages librapidcheck-dev python3 xvfb dbus-daemon qt6-qpa-plugins"
[ "$fuzz_seconds" = 0 ] || packages="$packages clang libclang-rt-14-dev"
# shellcheck disable=SC2086 # One word per package.
install_packages $packages

# Tests wait on events more than they compute, so some more than the CPUs run at once.
test_jobs=$((jobs + 1))

build() {
    folder=$1
    shift
    say "Building into $folder"
    cmake -S "$top" -B "$top/$folder" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo "$@" >/dev/null
    cmake --build "$top/$folder" --parallel "$jobs"
}

if [ "$sanitize" != 0 ]; then
    # No optimisation: these programs live for one run, and compiling them is most of it (with -O1 twice as long). The desktop
    # program is left to the other build: its libraries are not ours to check for leaks.
    build build-asan "-DSLOTD_SANITIZE=address;undefined" "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O0 -g1" -DSLOTD_BUILD_TRAY=OFF \
        "-DSLOTD_TEST_FOLDERS=support;unit;property;component"
    say "Tests of parts under address and undefined behaviour sanitizers"
    ctest --test-dir "$top/build-asan" --output-on-failure --parallel "$test_jobs"
fi

if [ "$fuzz_seconds" != 0 ]; then
    say "Fuzzers, $fuzz_seconds seconds each"
    JOBS=$jobs "$top/tests/fuzz/run.sh" "$fuzz_seconds"
fi

if [ "${CHECK_PACKAGES:-0}" != 0 ]; then
    say "Packages in bare chroots"
    dist=$top/build-check/dist
    "$top/packaging/dist.sh" "$dist"
    "$top/packaging/proof/chroot.sh" "$dist"
    "$top/packaging/proof/appimage.sh" "$dist"/slotd-*.AppImage
fi

# Assertions on, and little optimisation: most of the time here goes into the compiler. What needs no program has been run by
# then; compiling it once more would take a quarter of the time.
folders="support;unit/tray;e2e;gui;packaging;ecosystem;meta"
[ "$sanitize" != 0 ] || folders="support;unit;unit/tray;property;component;e2e;gui;packaging;ecosystem;meta"
build build-check "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" "-DSLOTD_TEST_FOLDERS=$folders"
if [ "$sanitize" != 0 ]; then
    say "End-to-end tests of the programs with sanitizers"
    # Left out: what installs programs, and what counts on a hundred jobs ending at the speed of the real programs.
    cmake -S "$top" -B "$top/build-check" "-DSLOTD_TEST_BIN_DIR=$top/build-asan/bin" >/dev/null
    ctest --test-dir "$top/build-check" --output-on-failure --parallel "$test_jobs" --label-regex '^e2e$' \
        --exclude-regex 'tst_installer|tst_appimage|tst_scancel' --repeat until-pass:2
    cmake -S "$top" -B "$top/build-check" "-DSLOTD_TEST_BIN_DIR=$top/build-check/bin" >/dev/null
fi
if [ "$ecosystem" != 0 ]; then
    say "Foreign programs for the tests"
    "$top/tests/ecosystem/install.sh" "$top/build-check"
fi
say "Tests"
# Once more where one fails: they drive terminals and signals in real time, and a machine under load may be late. ctest names them.
ctest --test-dir "$top/build-check" --output-on-failure --parallel "$test_jobs" --repeat until-pass:2
