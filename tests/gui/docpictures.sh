#!/bin/bash
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
#
# docpictures.sh BUILD: takes the pictures in docs/images anew, with the programs of a build tree. ImageMagick makes them small. A minute
# and a half on a machine that does nothing else; on a busy one the lines of what the job uses are low.
set -euo pipefail

build=${1:?usage: docpictures.sh BUILD}
here=$(dirname "$(realpath "$0")")
images=$here/../../docs/images
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$here/pictures.sh" "$build" "$work" wait=60 queue output timeline submit first-run daemon-down
"$here/pictures.sh" "$build" "$work/dark" dark wait=20 queue
"$here/pictures.sh" "$build" "$work/japanese" lang=ja wait=20 queue
QT_SCALE_FACTOR=2 "$here/pictures.sh" "$build" "$work/hidpi" size=1000x680 wait=20 queue
for look in dark japanese hidpi; do
    mv "$work/$look/queue.png" "$work/$look.png"
done
for picture in "$work"/*.png; do
    # The windows have few colours but for the edges of letters.
    convert "$picture" -strip +dither -colors 255 -define png:compression-level=9 "png8:$images/${picture##*/}"
done
ls -l "$images"
