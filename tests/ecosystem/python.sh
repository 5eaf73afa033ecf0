#!/bin/sh
# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
# python.sh PYTHON SCRIPT: runs the script with that Python; 77 ("skipped") where it is not there.
if [ ! -x "$1" ]; then
    echo "SKIP: no $1 (tests/ecosystem/install.sh makes it)"
    exit 77
fi
exec "$@"
