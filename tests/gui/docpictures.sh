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
"$here/pictures.sh" "$build" "$work/japanese" lang=ja size=1280x864 wait=20 queue
QT_SCALE_FACTOR=2 "$here/pictures.sh" "$build" "$work/hidpi" size=1000x680 wait=20 queue
for look in dark japanese hidpi; do
    mv "$work/$look/queue.png" "$work/$look.png"
done
for picture in "$work"/*.png; do
    convert "$picture" -strip -alpha off -define png:compression-level=9 -define png:compression-filter=5 "$images/${picture##*/}"
done
# The one of twice the scale is large, and its grounds may be a shade off.
convert "$work/hidpi.png" -strip +dither -colors 255 -define png:compression-level=9 "png8:$images/hidpi.png"
ls -l "$images"
