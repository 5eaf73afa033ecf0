#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Builds the Debian packages of the last commit into a folder. Two builds of one commit give the same files.
set -eu

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

usage() {
    cat <<'END'
Usage: packaging/build-deb.sh [OUTPUT]

Builds slotd, slotd-slurm-commands and slotd-tray from the last commit into OUTPUT (dist/).

Environment:
  DEB_WORK=DIR  folder to build in (a fresh one below /tmp, removed at the end)
  DEB_JOBS=N    compilers at once
END
}
case ${1:-} in
    -h | --help) usage && exit 0 ;;
    -*) usage >&2 && die "unknown option: $1" ;;
esac
output=${1:-$top/dist}
mkdir -p -- "$output"
output=$(CDPATH='' cd -- "$output" && pwd)

# shellcheck disable=SC2086 # One word per package.
install_packages $build_packages debhelper dpkg-dev fakeroot git

work=${DEB_WORK:-}
if [ -z "$work" ]; then
    work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-deb.XXXXXX")
    trap 'rm -rf -- "$work"' EXIT
fi
version=$("$top/packaging/version.sh")
SOURCE_DATE_EPOCH=$(git -C "$top" show -s --format=%ct HEAD)
export SOURCE_DATE_EPOCH
tree=$work/slotd
rm -rf -- "$tree"
mkdir -p -- "$tree"
git -C "$top" archive HEAD | tar -x -C "$tree"
mv -- "$tree/packaging/debian" "$tree/debian"
"$top/packaging/debian-changelog.sh" "$tree" "$version" "$SOURCE_DATE_EPOCH" >"$tree/debian/changelog"
if [ -z "$(find "$tree/tray" -name '*.desktop*' 2>/dev/null)" ]; then
    awk -v RS= -v ORS='\n\n' '!/^Package: slotd-tray/' "$tree/debian/control" |
        sed '/^ slotd-tray,$/d; /^Suggests:$/d; /^ qt6-svg-dev,$/d' >"$work/control"
    mv -- "$work/control" "$tree/debian/control"
    rm -f -- "$tree/debian/slotd-tray.install"
else
    install_packages qt6-svg-dev
fi

say "Building slotd $version in $tree"
(
    cd -- "$tree"
    DEB_BUILD_OPTIONS="nocheck noautodbgsym parallel=${DEB_JOBS:-$(build_jobs)}" dpkg-buildpackage -b -us -uc >"$work/build.log" 2>&1
) || {
    tail -n 40 "$work/build.log" >&2
    die "the build failed; its log is $work/build.log"
}
for package in "$work"/*.deb; do
    case $package in
        *-dbgsym_*) continue ;;
    esac
    cp -- "$package" "$output/"
    printf '%s\n' "$output/$(basename -- "$package")"
done
