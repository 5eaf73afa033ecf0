# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# What the proofs share; sourced, never run. Needs a POSIX sh.
# shellcheck shell=sh

proof_images=${PROOF_IMAGES:-/tmp/slotd-proof}

need_root() {
    [ "$(id -u)" -eq 0 ] || die "this makes a system in a folder, which needs root"
}

# What lies in the bare system's repository, with all that it needs: what our packages depend on, and what they are tried with.
stocked='libqt6core6 libqt6network6 libqt6sql6 libqt6sql6-sqlite libqt6widgets6 libqt6dbus6 libqt6svg6 qt6-qpa-plugins
    qt6-translations-l10n slurm-client fuse3'

# The bare Debian system that chroots are unpacked from; made once, kept in $proof_images. The packages that slotd needs
# lie in it, in an apt repository of its own, but are not installed: so it resolves dependencies without a network.
bare_system() {
    archive=$proof_images/bare-$(printf '%s' "$stocked" | cksum | cut -d ' ' -f 1).tar
    [ ! -f "$archive" ] || return 0
    say "Making a bare Debian system (once)"
    mkdir -p -- "$proof_images"
    install_packages debootstrap apt-utils
    made=$(mktemp -d "$proof_images/bare.XXXXXX")
    chmod 755 "$made"
    debootstrap --variant=minbase bookworm "$made" >"$proof_images/debootstrap.log" 2>&1 ||
        die "debootstrap failed: $proof_images/debootstrap.log"
    # shellcheck disable=SC2086 # One word per package.
    stock_repository "$made" $stocked
    rm -rf -- "$made/var/lib/apt/lists" "$made/var/cache/apt"
    mkdir -p -- "$made/var/lib/apt/lists/partial" "$made/var/cache/apt/archives/partial"
    tar -C "$made" -cf "$archive.new" .
    mv -- "$archive.new" "$archive"
    rm -rf -- "$made"
}

# stock_repository SYSTEM PACKAGE...: downloads what the packages need on top of the system, and makes it the only source.
stock_repository() {
    system=$1
    shift
    chroot "$system" apt-get update -q >/dev/null
    chroot "$system" apt-get install -q -y --no-install-recommends --download-only "$@" >/dev/null
    mkdir -p -- "$system/srv/repo"
    mv -- "$system"/var/cache/apt/archives/*.deb "$system/srv/repo/"
    (cd -- "$system/srv/repo" && apt-ftparchive packages . >Packages)
    rm -rf -- "$system"/etc/apt/sources.list.d/*
    echo 'deb [trusted=yes] file:/srv/repo ./' >"$system/etc/apt/sources.list"
}

# add_packages SYSTEM FOLDER: puts our own packages into the system's repository.
add_packages() {
    rm -f -- "$1"/srv/repo/slotd*.deb
    cp -- "$2"/*.deb "$1/srv/repo/"
    (cd -- "$1/srv/repo" && apt-ftparchive packages . >Packages)
}

# fresh_chroot: a new copy of the bare system with /proc, /dev and a user; sets $system. It goes at the script's end.
fresh_chroot() {
    bare_system
    install_packages apt-utils
    system=$(mktemp -d "$proof_images/chroot.XXXXXX")
    trap 'end_chroot' EXIT
    trap 'exit 130' INT TERM
    tar -C "$system" -xpf "$archive"
    chmod 755 "$system"
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    mount --make-rslave "$system/dev"
    # Nothing is to be started while packages are configured: there is no systemd.
    printf '#!/bin/sh\nexit 101\n' >"$system/usr/sbin/policy-rc.d"
    chmod 755 "$system/usr/sbin/policy-rc.d"
    echo force-unsafe-io >"$system/etc/dpkg/dpkg.cfg.d/proof" # it lives for a minute
    ln -s -f ../proc/self/mounts "$system/etc/mtab" # systemd would make it
    chroot "$system" useradd -m -s /bin/bash ada
}

end_chroot() {
    status=$?
    trap - EXIT
    [ -z "${display_server:-}" ] || kill "$display_server" 2>/dev/null || true
    [ -z "${system:-}" ] || {
        for link in /proc/[0-9]*/root; do # what still runs in there, by its root folder
            pid=${link#/proc/}
            [ "$(readlink "$link" 2>/dev/null)" != "$system" ] || kill -KILL "${pid%/root}" 2>/dev/null || true
        done
        awk -v below="$system/" 'index($2, below) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mounted; do
            umount "$mounted" 2>/dev/null || umount -l "$mounted"
        done
        rm -rf --one-file-system -- "$system"
    }
    exit "$status"
}

inside() {
    chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
# apt COMMAND...: apt-get inside, which says something only when it fails.
apt() {
    inside apt-get -q -y "$@" >"$system/tmp/apt.log" 2>&1 || {
        cat "$system/tmp/apt.log" >&2
        die "apt-get $*"
    }
}
as_ada() {
    chroot "$system" su - ada -c "$*"
}

# simulated PACKAGE PATTERN: what apt would do to install the package.
simulated() {
    inside apt-get -s install "$1" | grep -q -E "$2"
}

# try_tray PROGRAM: the desktop program on a display of its own, of which the chroot knows nothing but the abstract socket.
try_tray() {
    install_packages xvfb x11-utils
    number=$proof_images/display.$$
    Xvfb -displayfd 3 -ac -screen 0 1280x800x24 3>"$number" >/dev/null 2>&1 &
    display_server=$!
    check "there is a display" await 30 grep -q . "$number"
    DISPLAY=:$(cat "$number")
    rm -f -- "$number"
    export DISPLAY
    check "it speaks German, Qt's own words included" as_ada "LANG=de_DE.UTF-8 DISPLAY=$DISPLAY $1 --help | grep 'Zeigt.* an'"
    as_ada "LANG=de_DE.UTF-8 DISPLAY=$DISPLAY $1 >tray.log 2>&1 &"
    check "its window is there, in German" await 120 window 'Jobs auf diese[rm]'
    check "with its icon" sh -c "xprop -id $(window 'Jobs auf diese[rm]') _NET_WM_ICON | grep Icon"
    as_ada "LANG=fr_FR.UTF-8 DISPLAY=$DISPLAY $1 --quit"
    check "it ends when told so" await 30 not window 'Jobs auf diese[rm]'
    # No locale is installed in there, no session bus, no run folder, no font: Qt says so and goes on.
    check "and had nothing else to complain of" not grep -v -i -e xdg_runtime_dir -e dbus -e d-bus -e locale -e 'more information' -e font "$system/home/ada/tray.log"
    kill "$display_server"
    display_server=
}
# window TITLE: its number.
window() {
    xwininfo -root -tree | sed -n "s/^ *\\(0x[0-9a-f]*\\) \".*$1.*/\\1/p" | grep -m 1 .
}

not() {
    ! "$@" >/dev/null 2>&1
}

# same GOT WANTED
same() {
    [ "$1" = "$2" ] || {
        printf 'got: %s\n' "$1" >&2
        return 1
    }
}

# check "what should be so" COMMAND...
check() {
    what=$1
    shift
    if "$@"; then
        printf 'ok    %s\n' "$what"
    else
        die "not so: $what"
    fi
}

# await SECONDS COMMAND...: until the command succeeds.
await() {
    left=$(($1 * 5))
    shift
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 0.2
    done
}
