#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Prints the version of the tree: that of CMakeLists.txt, the one place where it is written, and what is newer than the
# last release but not the next one gets the commit's time and name behind a "~", which sorts before it.
# Usage: version.sh [COMMIT] (the last one)
set -eu
commit=${1:-HEAD}
top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
version=$(sed -n 's/^project(slotd VERSION \([0-9.]*\).*/\1/p' "$top/CMakeLists.txt")
if git -C "$top" rev-parse -q --verify "$commit" >/dev/null 2>&1 &&
    [ "$(git -C "$top" describe --tags --exact-match "$commit" 2>/dev/null)" != "v$version" ]; then
    version=$version~$(TZ=UTC git -C "$top" show -s --format=%cd.g%h --abbrev=8 --date=format-local:%Y%m%d%H%M%S "$commit")
fi
printf '%s\n' "$version"
