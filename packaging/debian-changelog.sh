#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# Prints CHANGELOG.md as a Debian changelog. Usage: debian-changelog.sh TREE VERSION SECONDS "NAME <ADDRESS>"
# VERSION stands for what is under "Unreleased"; SECONDS (since 1970) dates it.
set -eu
unreleased=$2
date=$(LC_ALL=C date -u -R -d "@$3")
awk -v unreleased="$unreleased" -v date="$date" -v who="$4" '
    # The words of an item that has been read to its end, in lines that fit.
    function print_item(    n, i, line, words) {
        if (item == "") return
        line = "  *"
        n = split(item, words, " ")
        for (i = 1; i <= n; i++) {
            if (length(line) + 1 + length(words[i]) > 78) {
                print line
                line = "   "
            }
            line = line " " words[i]
        }
        print line
        item = ""
    }
    function close_entry() {
        print_item()
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
    /^### / { print_item(); printf "  [ %s ]\n", substr($0, 5); next }
    /^- / { print_item(); item = substr($0, 3); next }
    /^  / { item = item " " $0; next }
    { print_item(); item = $0 }
    END { close_entry() }
' "$1/CHANGELOG.md"
