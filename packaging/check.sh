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
part to the real programs, under the address and undefined behaviour sanitizers; every fuzzer for a while; the Debian packages
and the AppImage, tried in bare chroots; and everything that drives real programs, desktop and installer included, against what
is in the packages. Stops at the first of these that fails.

Environment:
  CHECK_SANITIZE=0      leave out the sanitizer run; all tests are then run as shipped, without the kill matrix where packages are built
  CHECK_ECOSYSTEM=0     do not install the foreign programs (snakemake, Open MPI ...) whose tests are skipped then
  CHECK_FUZZ_SECONDS=N  seconds per fuzzer (10); 0 leaves the fuzzers out
  CHECK_PACKAGES=0      leave out the packages, which need root and a Debian mirror (left out by itself without these)
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
    # Once more where one fails, here and below: they drive terminals and signals in real time, and a machine under load may be
    # late. ctest names them.
    ctest --test-dir "$top/build-asan" --output-on-failure --parallel "$test_jobs" --repeat until-pass:2
fi

if [ "$fuzz_seconds" != 0 ]; then
    say "Fuzzers, $fuzz_seconds seconds each"
    JOBS=$jobs "$top/tests/fuzz/run.sh" "$fuzz_seconds"
fi

# Why no packages are built and tried here; nothing: they are.
no_packages() {
    answer=$(mktemp -u)
    if [ "${CHECK_PACKAGES:-1}" = 0 ]; then
        echo "CHECK_PACKAGES=0"
    elif [ "$(id -u)" -ne 0 ]; then
        echo "chroots need root"
    elif ! unshare --mount true 2>/dev/null; then
        echo "nothing can be mounted here"
    elif ! /usr/lib/apt/apt-helper download-file http://deb.debian.org/debian/dists/bookworm/Release "$answer" >/dev/null 2>&1; then
        echo "deb.debian.org does not answer"
    fi
    rm -f -- "$answer"
}
why_not=$(no_packages)
work=$top/build-check

# What needs no program has been run under the sanitizers by now; compiling it once more would take a quarter of the time.
folders="support;unit/tray;e2e;gui;packaging;ecosystem;meta"
left_out=
if [ "$sanitize" = 0 ]; then
    folders="support;unit;unit/tray;property;component;e2e;gui;packaging;ecosystem;meta"
fi
if [ -z "$why_not" ]; then
    # The programs are compiled once, for the packages, and the tests beside them in the same folder.
    rm -rf -- "$work/dist" "$work/older"
    mkdir -p -- "$work"
    DEB_WORK=$work "$top/packaging/build-deb.sh" --worktree --older "$work/older" "$work/dist"
    source=$work/slotd
    tests=$(echo "$source"/obj-*)
    say "Building the tests into $tests"
    cmake -S "$source" -B "$tests" -DSLOTD_BUILD_TESTS=ON -DSLOTD_COMMANDS_PREFIX= -DCMAKE_INSTALL_SYSCONFDIR=etc \
        "-DSLOTD_TEST_FOLDERS=$folders" >/dev/null
    cmake --build "$tests" --parallel "$jobs"
    # The programs that are driven are those that the packages have, in the places that they give them.
    rm -rf -- "$work/unpacked" "$work/programs"
    for package in "$work"/dist/*.deb; do dpkg-deb -x "$package" "$work/unpacked"; done
    mkdir -- "$work/programs"
    ln -s -- "$work"/unpacked/usr/bin/slotd* "$work"/unpacked/usr/libexec/slotd/* "$work"/unpacked/usr/lib/slotd/bin/* "$work/programs/"
    programs=$work/programs
    # What ships has no crash points; the sanitizer run has.
    left_out='tst_killmatrix|tst_interactiverecovery'
else
    say "No packages: $why_not"
    source=$top
    tests=$work
    programs=$work/bin
    build build-check "-DCMAKE_CXX_FLAGS_RELWITHDEBINFO=-O1 -g1" "-DSLOTD_TEST_FOLDERS=$folders"
fi
if [ "$sanitize" != 0 ]; then
    say "End-to-end tests of the programs with sanitizers"
    # Left out: what installs programs. A supervisor with sanitizers takes many times as long to start and to end.
    cmake -S "$source" -B "$tests" "-DSLOTD_TEST_BIN_DIR=$top/build-asan/bin" >/dev/null
    SLOTD_TEST_JOBS=16 ctest --test-dir "$tests" --output-on-failure --parallel "$test_jobs" --label-regex '^e2e$' \
        --exclude-regex tst_installer --repeat until-pass:2
fi
if [ -z "$why_not" ]; then
    say "Packages in a bare chroot"
    "$top/packaging/proof/chroot.sh" "$work/dist" "$work/older"
    say "AppImage in a bare chroot"
    appimage_of_packages "$work" "$work/dist/slotd.AppImage"
    "$top/packaging/proof/appimage.sh" "$work/dist/slotd.AppImage"
fi
if [ "$ecosystem" != 0 ]; then
    say "Foreign programs for the tests"
    "$top/tests/ecosystem/install.sh" "$tests"
fi
say "Tests"
cmake -S "$source" -B "$tests" "-DSLOTD_TEST_BIN_DIR=$programs" >/dev/null
ctest --test-dir "$tests" --output-on-failure --parallel "$test_jobs" --exclude-regex "^($left_out)\$" --repeat until-pass:2
