#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Installs slotd from a checkout for the user who calls it, and removes it again. No root, no network.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=packaging/common.sh
. "$here/common.sh"

usage() {
    cat <<'END'
Usage: packaging/install.sh [options]

Builds slotd, puts it and the command names into ~/.local/bin, writes the settings file, and installs and starts a
systemd user service. Run again, it replaces the programs while daemon and jobs run, and keeps all settings that it is
not told to change.

  --repo-root PATH         build the sources in this folder (this checkout)
  --profile NAME           build type: release, relwithdebinfo, debug or minsizerel (release)
  --install-bin-dir PATH   folder for slotd and the command names (~/.local/bin)
  --runtime-root PATH      runtime root: socket, database, job folders (~/.local/share/slotd)
  --config-dir PATH        folder of the settings file slotd.env (~/.config/slotd)
  --systemd-user-dir PATH  folder of the user unit (~/.config/systemd/user)
  --cpu-partitions VALUE   SLOTD_CPU_PARTITIONS (cpu)
  --gpu-partitions VALUE   SLOTD_GPU_PARTITIONS (gpu)
  --features VALUE         SLOTD_FEATURES
  --notify-cmd VALUE       SLOTD_NOTIFY_CMD
  --cgroup-base PATH       SLOTD_CGROUP_BASE
  --skip-build             use what lies in build/ of the sources
  --skip-systemd           neither install nor start a service
  --uninstall              remove programs, settings and service; jobs, history and runtime root stay
  --purge-runtime          with --uninstall: cancel what runs and remove the runtime root too
  -h, --help               print this

INSTALL_BUILD_DIR names another build folder. An empty VALUE takes a setting out of the file.
END
}

profile=release
repo_root=$(dirname -- "$here")
config_home=${XDG_CONFIG_HOME:-$HOME/.config}
bin_dir=$HOME/.local/bin
config_dir=$config_home/slotd
unit_dir=$config_home/systemd/user
runtime_root=
build=yes
systemd=yes
uninstall=no
purge=no
given=none # Settings named on the command line, as words.

set_given() {
    given="$given $1"
    eval "given_$1=\$2"
}

while [ $# -gt 0 ]; do
    option=$1
    shift
    case $option in
        --repo-root | --profile | --install-bin-dir | --runtime-root | --config-dir | --systemd-user-dir | --cpu-partitions | \
            --gpu-partitions | --features | --notify-cmd | --cgroup-base)
            [ $# -gt 0 ] || die "$option needs a value"
            value=$1
            shift
            ;;
        --*=*)
            value=${option#*=}
            option=${option%%=*}
            ;;
        *) value= ;;
    esac
    case $option in
        --repo-root) repo_root=$value ;;
        --profile) profile=$value ;;
        --install-bin-dir) bin_dir=$value ;;
        --runtime-root) runtime_root=$value ;;
        --config-dir) config_dir=$value ;;
        --systemd-user-dir) unit_dir=$value ;;
        --cpu-partitions) set_given SLOTD_CPU_PARTITIONS "$value" ;;
        --gpu-partitions) set_given SLOTD_GPU_PARTITIONS "$value" ;;
        --features) set_given SLOTD_FEATURES "$value" ;;
        --notify-cmd) set_given SLOTD_NOTIFY_CMD "$value" ;;
        --cgroup-base) set_given SLOTD_CGROUP_BASE "$value" ;;
        --skip-build) build=no ;;
        --skip-systemd) systemd=no ;;
        --uninstall) uninstall=yes ;;
        --purge-runtime) purge=yes ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && die "unknown option: $option" ;;
    esac
done
[ "$purge" = no ] || [ "$uninstall" = yes ] || die "--purge-runtime goes with --uninstall"

absolute() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s/%s\n' "$PWD" "$1" ;;
    esac
}
bin_dir=$(absolute "${bin_dir%/}")
config_dir=$(absolute "${config_dir%/}")
unit_dir=$(absolute "${unit_dir%/}")
repo_root=$(absolute "${repo_root%/}")
[ -z "$runtime_root" ] || runtime_root=$(absolute "${runtime_root%/}")

case $(printf '%s' "$profile" | tr '[:upper:]' '[:lower:]') in
    release) build_type=Release ;;
    relwithdebinfo) build_type=RelWithDebInfo ;;
    debug | dev) build_type=Debug ;;
    minsizerel) build_type=MinSizeRel ;;
    *) die "--profile: $profile is none of release, relwithdebinfo, debug, minsizerel" ;;
esac

commands='sbatch srun salloc squeue sacct scontrol scancel sinfo'
env_file=$config_dir/slotd.env
manifest=$config_dir/installed-files
unit_file=$unit_dir/slotd.service
# A folder called bin is part of a prefix, with libexec and share beside it; another one holds all programs itself.
case $bin_dir in
    */bin) libexec_dir=${bin_dir%/bin}/libexec/slotd share_dir=${bin_dir%/bin}/share ;;
    *) libexec_dir=$bin_dir share_dir= ;;
esac
# The commands look for the settings file in its usual place only, so elsewhere they must be told.
wrapped=no
if [ "$config_dir" != "$config_home/slotd" ]; then
    wrapped=yes
    [ -n "$share_dir" ] || libexec_dir=$bin_dir/.slotd
fi

user_manager_answers() {
    command -v systemctl >/dev/null 2>&1 && systemctl --user show-environment >/dev/null 2>&1
}

slotd() {
    SLOTD_CONFIG=$env_file "$bin_dir/slotd" "$@"
}

# The root that is in use: as told, as the settings say, or the usual one.
find_root() {
    if [ -n "$runtime_root" ]; then
        printf '%s\n' "$runtime_root"
    elif [ -x "$bin_dir/slotd" ] && [ -f "$env_file" ]; then
        (unset SLOTD_ROOT && slotd root)
    else
        printf '%s\n' "$HOME/.local/share/slotd"
    fi
}

# The pid of the daemon that serves a root; nothing where there is none.
daemon_of() {
    pid=$(head -n 1 "$1/run/slotd.lock" 2>/dev/null) || return 0
    case $(readlink "/proc/$pid/exe" 2>/dev/null) in
        */slotd | */slotd\ \(deleted\)) printf '%s\n' "$pid" ;;
    esac
}

# ---- removing ----

remove_listed() {
    while IFS= read -r file; do
        rm -f -- "$file"
        rmdir -- "$(dirname -- "$file")" 2>/dev/null || true
    done <"$1"
}

cancel_jobs() {
    [ -n "$(daemon_of "$1")" ] || return 0
    say "Cancelling what is in the queue"
    SLOTD_ROOT=$1 "$bin_dir/slotd" scancel --me || return 0
    tries=0
    while [ -n "$(SLOTD_ROOT=$1 "$bin_dir/slotd" squeue --noheader 2>/dev/null)" ] && [ "$tries" -lt 600 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
}

stop_daemon() {
    if [ "$systemd" = yes ] && [ -f "$unit_file" ] && user_manager_answers; then
        systemctl --user disable --now slotd.service || true
    fi
    pid=$(daemon_of "$1")
    [ -n "$pid" ] || return 0
    kill -TERM "$pid" || return 0
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
}

remove_root() {
    [ -e "$1" ] || return 0
    # Only what is a runtime root beyond doubt: this is history, and cannot be brought back.
    [ -f "$1/run/slotd.lock" ] || [ -f "$1/lib/state.db" ] || die "$1 does not look like a runtime root of slotd; not removed"
    rm -rf -- "${1:?}/run" "${1:?}/lib"
    rmdir -- "$1" 2>/dev/null || printf '%s holds files that are not from slotd, and stays\n' "$1"
}

if [ "$uninstall" = yes ]; then
    root=$(find_root)
    [ "$purge" = no ] || [ ! -x "$bin_dir/slotd" ] || cancel_jobs "$root"
    stop_daemon "$root"
    [ ! -f "$manifest" ] || remove_listed "$manifest"
    rm -f -- "$manifest" "$env_file"
    if [ -f "$unit_file" ]; then
        rm -f -- "$unit_file"
        [ "$systemd" = no ] || ! user_manager_answers || systemctl --user daemon-reload
    fi
    rmdir -- "$libexec_dir/bin" "$libexec_dir" "$config_dir" 2>/dev/null || true
    if [ "$purge" = yes ]; then
        remove_root "$root"
        say "slotd and its runtime root are removed"
    else
        say "slotd is removed; jobs and history stay in $root"
    fi
    exit 0
fi

# ---- building ----

build_dir=${INSTALL_BUILD_DIR:-$repo_root/build}
if [ "$build" = yes ]; then
    [ -f "$repo_root/CMakeLists.txt" ] || die "--repo-root: there are no sources of slotd in $repo_root"
    if command -v dpkg-query >/dev/null 2>&1; then
        # shellcheck disable=SC2086 # One word per package.
        missing=$(missing_packages $build_packages | tr '\n' ' ')
        [ -z "$missing" ] || die "to build, this is missing: sudo apt-get install $missing"
    fi
    say "Building $repo_root ($build_type)"
    cmake -S "$repo_root" -B "$build_dir" -G Ninja "-DCMAKE_BUILD_TYPE=$build_type" -DSLOTD_BUILD_TESTS=OFF >/dev/null
    cmake --build "$build_dir" --parallel "$(build_jobs)"
fi
[ -f "$build_dir/cmake_install.cmake" ] || die "nothing was built in $build_dir"

# ---- installing ----

stage=$(mktemp -d "${TMPDIR:-/tmp}/slotd-install.XXXXXX")
trap 'rm -rf -- "$stage"' EXIT
cmake --install "$build_dir" --prefix "$stage/prefix" >/dev/null || die "the build in $build_dir is not complete"
: >"$stage/manifest"

# Written beside and renamed: a program that runs is never opened for writing, and there is no moment without it.
place() {
    mkdir -p -- "$(dirname -- "$2")"
    cp -P -- "$1" "$2.slotd-new"
    mv -f -T -- "$2.slotd-new" "$2"
    printf '%s\n' "$2" >>"$stage/manifest"
}
place_link() {
    mkdir -p -- "$(dirname -- "$2")"
    ln -s -f -T -- "$1" "$2.slotd-new"
    mv -f -T -- "$2.slotd-new" "$2"
    printf '%s\n' "$2" >>"$stage/manifest"
}

# Quoted for sh.
quoted() {
    printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"
}
place_wrapper() {
    # shellcheck disable=SC2016 # For the wrapper's shell.
    printf '#!/bin/sh\nSLOTD_CONFIG=${SLOTD_CONFIG:-%s}\nexport SLOTD_CONFIG\nexec %s "$@"\n' \
        "$(quoted "$env_file")" "$(quoted "$1")" >"$stage/wrapper"
    chmod 755 "$stage/wrapper"
    place "$stage/wrapper" "$2"
}

say "Installing into $bin_dir"
for program in slotd-supervisor slotd-client; do
    place "$stage/prefix/libexec/slotd/$program" "$libexec_dir/$program"
done
if [ "$wrapped" = yes ]; then
    place "$stage/prefix/bin/slotd" "$libexec_dir/slotd"
    place_wrapper "$libexec_dir/slotd" "$bin_dir/slotd"
    for name in $commands; do
        place_link ../slotd-client "$libexec_dir/bin/$name"
        place_wrapper "$libexec_dir/bin/$name" "$bin_dir/$name"
    done
else
    place "$stage/prefix/bin/slotd" "$bin_dir/slotd"
    for name in $commands; do
        if [ -n "$share_dir" ]; then
            place_link ../libexec/slotd/slotd-client "$bin_dir/$name"
        else
            place_link slotd-client "$bin_dir/$name"
        fi
    done
fi
# The tray, where it was built, and all that is read and not run.
[ ! -f "$stage/prefix/bin/slotd-tray" ] || place "$stage/prefix/bin/slotd-tray" "$bin_dir/slotd-tray"
if [ -n "$share_dir" ]; then
    find "$stage/prefix/share" -type f >"$stage/shared"
    while IFS= read -r file; do
        place "$file" "$share_dir/${file#"$stage/prefix/share/"}"
    done <"$stage/shared"
fi

# ---- settings ----

# One line that means the value itself, whatever it holds, to systemd, to slotd and to sh alike.
env_line() {
    printf '%s="%s"\n' "$1" "$(printf '%s' "$2" | sed 's/[\\"$`]/\\&/g')"
}
has_setting() {
    [ -f "$env_file" ] && grep -q "^[[:space:]]*$1[[:space:]]*=" "$env_file"
}
default_setting() {
    case " $given " in *" $1 "*) return 0 ;; esac
    has_setting "$1" || set_given "$1" "$2"
}

[ -z "$runtime_root" ] || set_given SLOTD_ROOT "$runtime_root"
default_setting SLOTD_ROOT "$HOME/.local/share/slotd"
default_setting SLOTD_CPU_PARTITIONS cpu
default_setting SLOTD_GPU_PARTITIONS gpu
mkdir -p -- "$config_dir"
new_env=$config_dir/slotd.env.slotd-new
(
    umask 077 # a hook may hold a token
    if [ -f "$env_file" ]; then
        grep -v -E "^[[:space:]]*($(printf '%s' "$given" | tr ' ' '|'))[[:space:]]*=" "$env_file" || true
    else
        echo "# Settings of slotd: docs/reference/configuration.md. After a change: systemctl --user reload slotd.service"
    fi
    for name in ${given#none}; do
        eval "value=\$given_$name"
        [ -z "$value" ] || env_line "$name" "$value"
    done
) >"$new_env"
SLOTD_CONFIG=$new_env "$bin_dir/slotd" root >/dev/null || die "the settings in $new_env are not good"
mv -f -- "$new_env" "$env_file"
root=$(find_root)

# What an earlier installation had and this one has not.
if [ -f "$manifest" ]; then
    sort "$stage/manifest" >"$stage/now"
    sort "$manifest" | comm -23 - "$stage/now" >"$stage/gone"
    remove_listed "$stage/gone"
fi
cp -- "$stage/manifest" "$manifest"

# ---- service ----

unit_text() {
    # In a unit's command line "%" begins a specifier and quotes keep blanks.
    bindir=$(printf '%s' "$bin_dir" | sed 's/%/%%/g; s/[\\"]/\\&/g')
    while IFS= read -r line; do
        case $line in
            ExecStart=*) printf 'ExecStart="%s/slotd" daemon\n' "$bindir" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done <"$here/systemd/slotd.service.in"
}
if [ "$systemd" = yes ]; then
    mkdir -p -- "$unit_dir"
    unit_text >"$unit_file.slotd-new"
    mv -f -- "$unit_file.slotd-new" "$unit_file"
    if user_manager_answers; then
        say "Starting slotd.service"
        systemctl --user daemon-reload
        systemctl --user enable slotd.service
        systemctl --user restart slotd.service || die "the service does not start: journalctl --user -u slotd.service"
        if [ "$(loginctl show-user "$(id -un)" --property=Linger --value 2>/dev/null)" = no ]; then
            printf '\nWhen your last session ends, so do the daemon and all jobs. To let them go on: loginctl enable-linger\n'
        fi
    else
        printf '\nNo systemd user manager answers here, so nothing was started. By hand: %s/slotd daemon\n' "$bin_dir"
    fi
elif [ -n "$(daemon_of "$root")" ]; then
    printf '\nThe daemon that runs is the old one until it is started again; jobs go on meanwhile.\n'
fi
if ! printf ':%s:' "$PATH" | grep -q -F ":$bin_dir:"; then
    # shellcheck disable=SC2016 # For the user's shell.
    printf '\n%s is not on PATH. For this shell: eval "$(%s/slotd shellenv)"\n' "$bin_dir" "$bin_dir"
fi
say "slotd is installed; settings: $env_file, runtime root: $root"
