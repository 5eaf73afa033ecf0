#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Prints CHANGELOG.md as a Debian changelog. Usage: debian-changelog.sh TREE VERSION SECONDS "NAME <ADDRESS>"
# VERSION stands for what is under "Unreleased"; SECONDS (since 1970) dates it.
set -eu
unreleased=$2
date=$(LC_ALL=C date -u -R -d "@$3")
awk -v unreleased="$unreleased" -v date="$date" -v who="$4" '
    function close_entry() {
        if (open) printf "\n -- %s  %s\n\n", who, when
        open = 0
    }
    /^## \[/ {
        close_entry()
        version = $2
        gsub(/[][]/, "", version)
        when = date
        if (version == "Unreleased") {
            version = unreleased
        } else if ($4 != "") {
            command = "LC_ALL=C date -u -R -d " $4
            command | getline when
            close(command)
        }
        printf "slotd (%s) unstable; urgency=medium\n\n", version
        open = 1
        next
    }
    !open || /^$/ { next }
    /^### / { printf "  [ %s ]\n", substr($0, 5); next }
    /^- / { printf "  * %s\n", substr($0, 3); next }
    /^  / { printf "    %s\n", substr($0, 3); next }
    { printf "  * %s\n", $0 }
    END { close_entry() }
' "$1/CHANGELOG.md"
