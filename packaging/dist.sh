#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Makes everything that a release consists of, from the last commit: tarball, Debian packages, AppImage, checksums.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

usage() {
    cat <<'END'
Usage: packaging/dist.sh [--verify] [OUTPUT]

Makes tarball, Debian packages, AppImage and SHA256SUMS of the last commit in OUTPUT (dist/).

  --verify   make it all a second time in other folders, without a compiler cache, and compare the checksums
END
}
verify=no
output=$top/dist
for argument in "$@"; do
    case $argument in
        -h | --help) usage && exit 0 ;;
        --verify) verify=yes ;;
        -*) usage >&2 && die "unknown option: $argument" ;;
        *) output=$argument ;;
    esac
done
mkdir -p -- "$output"
output=$(CDPATH='' cd -- "$output" && pwd)
# Looked up once: somebody may commit meanwhile.
DIST_COMMIT=$(git -C "$top" rev-parse HEAD)
export DIST_COMMIT
version=$("$top/packaging/version.sh" "$DIST_COMMIT")
work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-dist.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

# make_all WORK OUTPUT
make_all() {
    mkdir -p -- "$1" "$2"
    rm -f -- "$2"/slotd* "$2/SHA256SUMS"
    git -C "$top" archive --prefix="slotd-$version/" "$DIST_COMMIT" | gzip -9n >"$2/slotd-$version.tar.gz"
    DEB_WORK=$1 "$top/packaging/build-deb.sh" "$2"
    say "AppImage"
    appimage_of_packages "$1" "$2/slotd-$version-$(uname -m).AppImage"
    (cd -- "$2" && sha256sum slotd* >SHA256SUMS)
}

make_all "$work/build" "$output"
if [ "$verify" = yes ]; then
    say "The same once more, to compare"
    CCACHE_DISABLE=1 make_all "$work/second/elsewhere" "$work/again"
    cmp "$work/again/SHA256SUMS" "$output/SHA256SUMS" || {
        diff "$work/again/SHA256SUMS" "$output/SHA256SUMS" >&2 || true
        die "the second build gave other files"
    }
    say "Both builds gave the same files"
fi
cat "$output/SHA256SUMS"
