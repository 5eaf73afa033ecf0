#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Makes a bare Debian 12 disk for vm.sh: FOLDER/root.img, vmlinuz, initrd.img, key. What vm.sh installs (the Qt packages that
# slotd needs, polkit) lies in /srv/repo, its only apt source. A compiler and Python are there, for jobs to use. Usage: vm-image.sh FOLDER. Needs root; half a minute to two.
set -eu
top=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
# shellcheck source=packaging/common.sh
. "$top/packaging/common.sh"

[ "$(id -u)" -eq 0 ] || die "this makes a system in a folder, which needs root"
folder=${1:?usage: vm-image.sh FOLDER}
mkdir -p -- "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
install_packages mmdebstrap e2fsprogs apt-utils openssh-client
[ -f "$folder/key" ] || ssh-keygen -q -t ed25519 -N '' -f "$folder/key"
work=$(mktemp -d "$folder/make.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

# Runs on the host with the new system's root folder as its argument.
cat >"$work/customize" <<'END'
set -eu
root=$1
printf 'slotdvm\n' >"$root/etc/hostname"
printf '127.0.0.1 localhost slotdvm\n' >"$root/etc/hosts"
printf '/dev/vda / ext4 defaults,noatime 0 1\n' >"$root/etc/fstab"
chroot "$root" useradd -m -s /bin/bash -u 1000 ada
for home in root home/ada; do
    mkdir -p "$root/$home/.ssh"
    cp "$KEY.pub" "$root/$home/.ssh/authorized_keys"
done
chroot "$root" chown -R ada:ada /home/ada
chroot "$root" passwd -q -d root
chroot "$root" passwd -q -d ada
printf 'UseDNS no\nGSSAPIAuthentication no\nPrintMotd no\n' >"$root/etc/ssh/sshd_config.d/proof.conf"
printf '[Match]\nName=en* eth*\n[Network]\nAddress=10.0.2.15/24\nLinkLocalAddressing=no\n' >"$root/etc/systemd/network/10-proof.network"
chroot "$root" systemctl -q enable systemd-networkd ssh
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service \
    fstrim.timer systemd-networkd-wait-online.service systemd-timesyncd.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
chroot "$root" apt-get install -q -y --no-install-recommends --download-only \
    libqt6core6 libqt6network6 libqt6sql6 libqt6sql6-sqlite libqt6widgets6 libqt6dbus6 libqt6svg6 qt6-qpa-plugins \
    polkitd >/dev/null
mkdir -p "$root/srv/repo"
mv "$root"/var/cache/apt/archives/*.deb "$root/srv/repo/"
(cd "$root/srv/repo" && apt-ftparchive packages . >Packages)
rm -rf "$root"/etc/apt/sources.list.d/* "$root"/var/lib/apt/lists/*
printf 'deb [trusted=yes] file:/srv/repo ./\n' >"$root/etc/apt/sources.list"
cp "$root"/boot/vmlinuz-* "$FOLDER/vmlinuz"
cp "$root"/boot/initrd.img-* "$FOLDER/initrd.img"
END
cat >"$work/setup" <<'END'
set -eu
mkdir -p "$1/etc/initramfs-tools/conf.d"
printf 'MODULES=list\nCOMPRESS=zstd\n' >"$1/etc/initramfs-tools/conf.d/proof.conf"
printf 'virtio_pci\nvirtio_blk\next4\n' >"$1/etc/initramfs-tools/modules"
END
say "Making a disk in $folder"
export KEY="$folder/key" FOLDER="$folder"
mmdebstrap --quiet --variant=minbase --skip=cleanup/apt --dpkgopt=force-confold \
    --include=systemd,systemd-sysv,dbus,dbus-user-session,libpam-systemd,login,passwd,kmod,udev,linux-image-cloud-amd64,initramfs-tools,zstd,procps,openssh-server,iproute2,python3-minimal,tcc,libc6-dev \
    --setup-hook="sh $work/setup \"\$1\"" --customize-hook="sh $work/customize \"\$1\"" bookworm "$work/root"
rm -f -- "$folder/root.img"
mke2fs -q -t ext4 -d "$work/root" "$folder/root.img" 3G
