#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Makes slotd.AppImage from a build folder. Usage: build.sh BUILD-FOLDER OUTPUT
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

build=$(CDPATH='' cd -- "${1:?usage: build.sh BUILD-FOLDER OUTPUT}" && pwd)
output=${2:?usage: build.sh BUILD-FOLDER OUTPUT}
install_packages gcc patchelf squashfs-tools libsquashfuse-dev libfuse3-dev libzstd-dev
work=$(mktemp -d "${TMPDIR:-/tmp}/slotd-appimage.XXXXXX")
trap 'rm -rf -- "$work"' EXIT
tree=$work/tree

say "Collecting programs and libraries"
DESTDIR=$tree cmake --install "$build" --prefix /usr --strip >/dev/null
plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS 2>/dev/null || echo "/usr/lib/$(gcc -print-multiarch)/qt6/plugins")
wanted=sqldrivers/libqsqlite.so
if [ -x "$tree/usr/bin/slotd-tray" ]; then
    # X11 only: in a Wayland session the program goes through Xwayland.
    install_packages qt6-qpa-plugins libqt6svg6 qt6-translations-l10n
    wanted="$wanted platforms/libqxcb.so platforms/libqoffscreen.so iconengines/libqsvgicon.so imageformats/libqsvg.so
        platforminputcontexts/libcomposeplatforminputcontextplugin.so platforminputcontexts/libibusplatforminputcontextplugin.so"
    for file in "$top"/translations/slotd_*.ts; do # Qt's own words in the languages that the program speaks
        language=$(basename -- "$file" .ts)
        known=/usr/share/qt6/translations/qtbase_${language#slotd_}.qm
        [ ! -f "$known" ] || install -D -m 644 "$known" "$tree/usr/translations/$(basename -- "$known")"
    done
fi
for plugin in $wanted; do
    install -D -m 644 "$plugins/$plugin" "$tree/usr/plugins/$plugin"
done
printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$tree/usr/bin/qt.conf"

# glibc and its loader are the system's. So is what has to match the system's drivers and settings, where it is there.
of_glibc='^(ld-linux.*|linux-vdso|libc|libm|libdl|libpthread|librt|libresolv|libutil|libnss_.*|libanl|libmvec)\.so'
optional='^(libstdc\+\+|libgcc_s|libGL|libEGL|libGLX|libGLdispatch|libOpenGL|libgbm|libdrm|libX11|libX11-xcb|libxcb|libXau|libXdmcp|libfontconfig|libfreetype|libexpat|libz|libdbus-1|libsystemd)\.so'
mkdir -p "$tree/usr/lib" "$tree/usr/optional"
find "$tree/usr/bin" "$tree/usr/libexec" "$tree/usr/plugins" -type f -exec ldd {} + 2>/dev/null |
    sed -n 's/^[[:space:]]*\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' | sort -u >"$work/needed"
while read -r name path; do
    if printf '%s' "$name" | grep -q -E "$of_glibc"; then
        continue
    fi
    printf '%s\n' "$path" >>"$work/bundled"
    if printf '%s' "$name" | grep -q -E "$optional"; then
        install -D -m 644 "$path" "$tree/usr/optional/$name/$name"
    else
        install -D -m 644 "$path" "$tree/usr/lib/$name"
    fi
done <"$work/needed"
# Whose they are: the licences of all that is in here and in the runtime, as Debian has them.
find "$tree/usr/plugins" -type f | sed "s|^$tree/usr/plugins|$plugins|" >>"$work/bundled"
dpkg -L libsquashfuse-dev libfuse3-dev libzstd-dev | grep '\.a$' >>"$work/bundled"
while read -r path; do # /lib is a link to /usr/lib, and dpkg knows either
    dpkg -S "$path" 2>/dev/null || dpkg -S "$(readlink -f "$path")" 2>/dev/null || dpkg -S "/usr$path" 2>/dev/null || echo "nobody: $path"
done <"$work/bundled" | sed 's/: .*//; s/:.*//' | sort -u >"$work/owners"
while read -r owner; do
    install -D -m 644 "/usr/share/doc/$owner/copyright" "$tree/usr/share/doc/$owner/copyright"
done <"$work/owners"
install -D -m 644 "$top/LICENSE" "$tree/usr/share/doc/slotd/copyright"
find "$tree/usr/bin" -type f -perm -u+x -exec patchelf --set-rpath '$ORIGIN/../lib' {} +
find "$tree/usr/lib" -maxdepth 1 -type f -name '*.so*' -exec patchelf --set-rpath '$ORIGIN' {} +
find "$tree/usr/optional" "$tree/usr/plugins" -type f -name '*.so*' -exec patchelf --set-rpath '$ORIGIN/../../lib' {} +
rm -rf -- "$tree/usr/lib/systemd" "$tree/etc"
install -m 755 "$top/packaging/appimage/AppRun" "$tree/AppRun"
# A desktop file and an icon at the top are what makes launchers show it.
for file in "$tree"/usr/share/applications/*.desktop "$tree"/usr/share/icons/hicolor/scalable/apps/*.svg; do
    [ ! -f "$file" ] || cp -- "$file" "$tree/"
done

say "Putting it together"
gcc -std=gnu11 -Os -static -ffunction-sections -fdata-sections -D_FILE_OFFSET_BITS=64 -Wall -Wextra -o "$work/runtime" \
    "$top/packaging/appimage/runtime.c" -Wl,--gc-sections -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd \
    -lpthread -ldl 2>"$work/runtime.log" || { cat "$work/runtime.log" >&2 && die "the runtime does not build"; }
strip "$work/runtime"
printf 'AI\002' | dd of="$work/runtime" bs=1 seek=8 conv=notrunc status=none # what tells an AppImage
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$top" show -s --format=%ct HEAD 2>/dev/null || echo 0)}
# mksquashfs reads the variable itself, and refuses options that say the same.
SOURCE_DATE_EPOCH=$epoch mksquashfs "$tree" "$work/squashfs" -quiet -no-progress -all-root -noappend -comp zstd -b 131072 >/dev/null
cat "$work/runtime" "$work/squashfs" >"$output.new"
chmod 755 "$output.new"
mv -- "$output.new" "$output"
ls -l "$output"
