#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Makes everything that a release consists of, from the last commit: tarball, Debian packages, AppImage, checksums.
# Usage: packaging/dist.sh [OUTPUT]
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

output=${1:-$top/dist}
mkdir -p -- "$output"
output=$(CDPATH='' cd -- "$output" && pwd)
version=$("$top/packaging/version.sh")
SOURCE_DATE_EPOCH=$(git -C "$top" show -s --format=%ct HEAD)
export SOURCE_DATE_EPOCH
rm -f -- "$output"/slotd*

say "Tarball"
git -C "$top" archive --prefix="slotd-$version/" HEAD | gzip -9n >"$output/slotd-$version.tar.gz"

"$top/packaging/build-deb.sh" "$output"

say "AppImage"
work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-dist.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
tar -C "$work" -xzf "$output/slotd-$version.tar.gz"
# -ffile-prefix-map: the folder's name must not be in the programs.
cmake -S "$work/slotd-$version" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DSLOTD_BUILD_TESTS=OFF \
    "-DCMAKE_CXX_FLAGS=-ffile-prefix-map=$work=." >/dev/null
cmake --build "$work/build" --parallel "$(build_jobs)" >/dev/null
"$work/slotd-$version/packaging/appimage/build.sh" "$work/build" "$output/slotd-$version-$(uname -m).AppImage"

(cd -- "$output" && sha256sum slotd* >SHA256SUMS && cat SHA256SUMS)
