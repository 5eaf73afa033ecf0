#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Runs the end-to-end tests of a build folder against slotd in one of its shapes.
set -eu

usage() {
    cat <<'END'
Usage: tests/e2e/against.sh BUILD-FOLDER tree|installed|deb|FILE.AppImage [TEST...]

  tree           the programs of the build folder
  installed      those on PATH
  deb            those of the Debian package slotd, in /usr, or below DEB_ROOT where it was unpacked (dpkg-deb -x)
  FILE.AppImage  those of an AppImage

JOBS=N runs N tests at once (2). Without TEST, all that are labelled e2e, but for those that need crash points or install
things themselves.
END
}
[ $# -ge 2 ] || { usage >&2 && exit 1; }
build=$(CDPATH='' cd -- "$1" && pwd)
shape=$2
shift 2
names='sbatch srun salloc squeue sacct scontrol scancel sinfo'
folder=$(mktemp -d "${TMPDIR:-/tmp}/slotd-against.XXXXXX")
trap 'rm -rf -- "$folder"' EXIT
link() { ln -s -- "$1" "$folder/$2"; }

case $shape in
    tree)
        for file in "$build"/bin/*; do link "$file" "$(basename -- "$file")"; done
        ;;
    installed)
        for name in slotd $names; do link "$(command -v "$name")" "$name"; done
        ;;
    deb)
        root=${DEB_ROOT:-}
        link "$root/usr/bin/slotd" slotd
        for name in $names; do link "$root/usr/lib/slotd/bin/$name" "$name"; done
        link "$root/usr/libexec/slotd/slotd-supervisor" slotd-supervisor
        link "$root/usr/libexec/slotd/slotd-client" slotd-client
        ;;
    *.AppImage)
        image=$(CDPATH='' cd -- "$(dirname -- "$shape")" && pwd)/$(basename -- "$shape")
        for name in slotd $names; do link "$image" "$name"; done
        ;;
    *) usage >&2 && exit 1 ;;
esac
if [ $# = 0 ]; then
    # shellcheck disable=SC2046 # One word per test.
    set -- $(ctest --test-dir "$build" -N -L '^e2e$' | sed -n 's/^ *Test *#[0-9]*: //p' | grep -v -x -e tst_killmatrix -e tst_interactiverecovery -e tst_installer)
fi
SLOTD_BIN_DIR=$folder
export SLOTD_BIN_DIR
printf '%s\n' "$@" | xargs -P "${JOBS:-2}" -I{} sh -c '
    "$0/tests/{}" >"$1/{}.log" 2>&1 && echo "ok    {}" || { echo "FAIL  {}"; grep -a -A3 "^FAIL" "$1/{}.log"; exit 1; }' "$build" "$folder"
