#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
#
# pictures.sh BUILD FOLDER [screenshots' words...]: runs `screenshots` of a build tree on the machine of somebody called ada, so that the
# pictures show no folders of a build. That machine is a set of namespaces: nothing of the real one is changed. QT_SCALE_FACTOR holds.
#
#     pictures.sh build /tmp/pictures                              # everything
#     pictures.sh build /tmp/pictures dark queue timeline          # two, in the dark theme
#     pictures.sh build /tmp/pictures lang=ja size=1280x840 queue  # in Japanese
set -euo pipefail

if [ "${1:-}" != --inside ]; then
    [ $# -ge 2 ] || { echo "usage: pictures.sh BUILD FOLDER [WORDS...]" >&2; exit 2; }
    build=$(realpath "$1")
    mkdir -p "$2"
    folder=$(realpath "$2")
    exec unshare --user --map-user=1000 --map-group=1000 --keep-caps --mount --uts --pid --fork --mount-proc \
        "$(realpath "$0")" --inside "$build" "$folder" "${@:3}"
fi

build=$2
folder=$3
shift 3
words=()
for word in "$@"; do
    case $word in
        lang=*) language=${word#lang=} ;;
        *) words+=("$word") ;;
    esac
done
# Copies: a build that goes on meanwhile writes them anew.
own=$(mktemp -d)
for file in "$build/tray/slotd_${language:=en}.qm" "/usr/share/qt6/translations/qtbase_$language.qm"; do
    [ ! -f "$file" ] || { cp "$file" "$own"; words+=("$own/${file##*/}"); }
done

hostname workstation
people=$own/people
groups=$own/groups
echo 'ada:x:1000:1000:Ada:/home/ada:/bin/bash' > "$people"
echo 'ada:x:1000:' > "$groups"
mount --bind "$people" /etc/passwd
mount --bind "$groups" /etc/group
mkdir -p "$folder/.build"
mount --bind "$build" "$folder/.build"
mount -t tmpfs tmpfs /home
# The programs lie where an installation has them: PATH is a variable that is shown.
mount --bind "$build/bin" /usr/local/bin
mkdir -m 700 /home/ada
cd /home/ada
env -i HOME=/home/ada USER=ada LANG=C.UTF-8 LANGUAGE=en PATH=/usr/local/bin:/usr/bin:/bin SLOTD_BIN_DIR=/usr/local/bin \
    QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}" QT_SCALE_FACTOR="${QT_SCALE_FACTOR:-1}" XDG_RUNTIME_DIR=/home/ada DBUS_SESSION_BUS_ADDRESS=disabled: \
    "${SLOTD_SCREENSHOTS:-$folder/.build/tests/screenshots}" "$folder" home=/home/ada "${words[@]}"
umount "$folder/.build"
rmdir "$folder/.build"
rm -rf "$own"
