#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Builds the Debian packages into a folder. Two builds of one commit give the same files.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

usage() {
    cat <<'END'
Usage: packaging/build-deb.sh [--worktree] [--older FOLDER] [OUTPUT]

Builds slotd, slotd-slurm-commands and slotd-tray from the last commit into OUTPUT (dist/).

  --worktree       from the files as they are here, committed or not
  --older FOLDER   the same once more as version 0.0.1 into FOLDER, to try an upgrade with

Environment:
  DEB_WORK=DIR     folder to build in (a fresh one below /tmp, removed at the end)
  DEB_JOBS=N       compilers at once
  DEBFULLNAME, DEBEMAIL   who answers for the packages (whoever made the last commit)
END
}
output=$top/dist
worktree=no
older=
while [ $# -gt 0 ]; do
    case $1 in
        -h | --help) usage && exit 0 ;;
        --worktree) worktree=yes ;;
        --older)
            older=${2:?--older needs a folder}
            shift
            ;;
        -*) usage >&2 && die "unknown option: $1" ;;
        *) output=$1 ;;
    esac
    shift
done
mkdir -p -- "$output" ${older:+"$older"}
output=$(CDPATH='' cd -- "$output" && pwd)
[ -z "$older" ] || older=$(CDPATH='' cd -- "$older" && pwd)

# shellcheck disable=SC2086 # One word per package.
install_packages $build_packages debhelper dpkg-dev fakeroot git

work=${DEB_WORK:-}
if [ -z "$work" ]; then
    work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-deb.XXXXXX")
    trap 'rm -rf -- "$work"' EXIT
fi
# Looked up once: somebody may commit meanwhile.
commit=${DIST_COMMIT:-$(git -C "$top" rev-parse HEAD)}
version=$("$top/packaging/version.sh" "$commit")
SOURCE_DATE_EPOCH=$(git -C "$top" show -s --format=%ct "$commit")
maintainer="${DEBFULLNAME:-$(git -C "$top" show -s --format=%cn "$commit")} <${DEBEMAIL:-$(git -C "$top" show -s --format=%ce "$commit")}>"
export SOURCE_DATE_EPOCH
tree=$work/slotd
rm -rf -- "$tree" "$work"/*.deb
mkdir -p -- "$tree"
if [ "$worktree" = yes ]; then
    (cd -- "$top" && git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -cT - 2>/dev/null) | tar -x -C "$tree"
else
    git -C "$top" archive "$commit" | tar -x -C "$tree"
fi
cp -a -- "$tree/packaging/debian" "$tree/debian"
sed -i "s/@maintainer@/$(printf '%s' "$maintainer" | sed 's/[\\/&]/\\&/g')/" "$tree/debian/control"

# Debug information is not packaged here, so none is made. A compiler cache knows the files again in another folder.
export DEB_CXXFLAGS_APPEND=-g0 CCACHE_BASEDIR="$work" CCACHE_NOHASHDIR=1

# build VERSION INTO: the packages of the tree. What was compiled before is used again.
build() {
    say "Building slotd $1 in $tree"
    "$top/packaging/debian-changelog.sh" "$tree" "$1" "$SOURCE_DATE_EPOCH" "$maintainer" >"$tree/debian/changelog"
    rm -rf -- "$tree/debian/.debhelper" "$tree/debian/debhelper-build-stamp"
    (
        cd -- "$tree"
        DEB_BUILD_OPTIONS="nocheck noautodbgsym parallel=${DEB_JOBS:-$(build_jobs)}" dpkg-buildpackage -b -nc -us -uc >"$work/build.log" 2>&1
    ) || {
        tail -n 40 "$work/build.log" >&2
        die "the build failed; its log is $work/build.log"
    }
    for package in "$work"/*_"$1"_*.deb; do
        mv -- "$package" "$2/"
        printf '%s\n' "$2/$(basename -- "$package")"
    done
}
if [ -n "$older" ]; then
    sed -i.now 's/^project(slotd VERSION [0-9.]*/project(slotd VERSION 0.0.1/' "$tree/CMakeLists.txt"
    build 0.0.1 "$older"
    mv -- "$tree/CMakeLists.txt.now" "$tree/CMakeLists.txt"
    touch -- "$tree/CMakeLists.txt"
fi
build "$version" "$output"
