# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# What the scripts here share; sourced, never run. Needs a POSIX sh.
# shellcheck shell=sh

say() {
    printf '\n==> %s\n' "$*"
}

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo -- "$@"
    else
        die "'$*' needs root: run this as root, or install sudo"
    fi
}

# The names among the arguments that are no installed Debian packages.
missing_packages() {
    for package in "$@"; do
        # shellcheck disable=SC2016 # dpkg-query expands it, not the shell.
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed ||
            printf '%s\n' "$package"
    done
}

# Installs what is not there yet. With everything there it needs neither network nor root.
install_packages() {
    command -v dpkg-query >/dev/null 2>&1 || die "this is no Debian system; install by hand: $*"
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Installing from Debian: $(printf '%s' "$missing" | tr '\n' ' ')"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q ||
        printf 'apt-get update failed; trying with the package lists at hand\n' >&2
    # shellcheck disable=SC2086 # One word per package.
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing ||
        die "could not install: $(printf '%s' "$missing" | tr '\n' ' ')"
}

# Parallel compilers: one per CPU, but no more than the memory can feed (about 1 GiB each).
build_jobs() {
    cpus=$(nproc)
    by_memory=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "${by_memory:-1}" -ge 1 ] || by_memory=1
    if [ "$cpus" -lt "$by_memory" ]; then echo "$cpus"; else echo "$by_memory"; fi
}

# shellcheck disable=SC2034 # For those who source this.
build_packages="cmake ninja-build g++ qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6sql6-sqlite libxcb1-dev"

# appimage_of_packages WORK FILE: the AppImage of what build-deb.sh has built in WORK. There the names have a folder of
# their own; here they lie with slotd.
appimage_of_packages() {
    for built in "$1"/slotd/obj-*; do
        cmake -S "$1/slotd" -B "$built" -DSLOTD_COMMANDS_PREFIX= >/dev/null
        SOURCE_DATE_EPOCH=$(git -C "$top" show -s --format=%ct "${DIST_COMMIT:-HEAD}") "$1/slotd/packaging/appimage/build.sh" "$built" "$2"
    done
}
