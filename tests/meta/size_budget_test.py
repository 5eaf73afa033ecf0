# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""The classes that everything wants to grow into have a cap: a full one means that a concept is missing."""
import pathlib
import sys

BUDGETS = {
    "daemon/app/engine.cpp": 250,
    "daemon/app/engine.h": 150,
    "daemon/app/daemonapp.cpp": 250,
    "daemon/app/daemonapp.h": 150,
    "daemon/app/main.cpp": 200,
    "cli/main.cpp": 150,
    "tray/app/desk.cpp": 400,
    "tray/app/trayapp.cpp": 250,
    "tray/window/mainwindow.cpp": 320,
}
ANY_FILE = 800  # Nobody reads further; tables included.

root = pathlib.Path(sys.argv[1])
failures = []
for name, limit in BUDGETS.items():
    path = root / name
    lines = len(path.read_text(encoding="utf-8").splitlines()) if path.exists() else 0
    if lines > limit:
        failures.append(f"{name}: {lines} lines, at most {limit}")
for top in ("shared", "daemon", "cli", "tray"):
    for path in sorted((root / top).rglob("*")):
        if path.suffix in (".h", ".cpp"):
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > ANY_FILE:
                failures.append(f"{path.relative_to(root)}: {lines} lines, at most {ANY_FILE}")
print("\n".join(failures))
sys.exit(1 if failures else 0)
