# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""Outer includes inner, never sideways, never up: the table of docs/architecture/map.md, checked include by include."""
import pathlib
import re
import sys

VALUES = {"base", "domain"}
ADAPTER = VALUES | {"wire", "ports", "core"}  # core: its pure values and functions, never its state.
CLIENT = VALUES | {"wire", "protocol", "client"}

# Folder -> what it may include beside its own files.
MAY_INCLUDE = {
    "shared/base": set(),
    "shared/domain": {"base"},
    "shared/wire": {"base"},
    "shared/options": VALUES,
    "shared/fields": VALUES,
    "shared/protocol": VALUES | {"wire"},
    "shared/client": VALUES | {"wire", "protocol"},
    "daemon/ports": VALUES,
    "daemon/core": VALUES | {"ports"},
    "daemon/store": ADAPTER,
    "daemon/launch": ADAPTER,
    "daemon/host": ADAPTER,
    "daemon/notify": ADAPTER,
    "daemon/server": ADAPTER | {"protocol"},
    "daemon/supervisor": VALUES | {"wire"},
    "daemon/app": ADAPTER | {"store", "launch", "host", "notify", "server", "protocol"},
    "cli": VALUES | {"wire", "protocol", "client", "options", "fields"},
    "tray": {"app"},
    "tray/connection": CLIENT,
    "tray/look": VALUES,
    "tray/settings": VALUES | {"look"},
    "tray/models": CLIENT | {"connection", "look", "fields"},
    "tray/actions": CLIENT | {"connection", "models", "look", "settings", "fields", "options"},
    "tray/gauges": CLIENT | {"connection", "models", "look"},
    "tray/details": CLIENT | {"connection", "models", "look", "actions", "fields"},
    "tray/submit": CLIENT | {"connection", "models", "look", "options"},
    "tray/timeline": CLIENT | {"models", "look"},
    "tray/statistics": CLIENT | {"connection", "models", "look"},
    "tray/queue": CLIENT | {"models", "look", "actions", "settings"},
    "tray/trayicon": CLIENT | {"connection", "models", "look", "actions"},
    "tray/notifications": CLIENT | {"models", "settings"},
    "tray/window": CLIENT | {"look", "actions", "queue", "settings"},
    "tray/app": CLIENT | {"connection", "models", "look", "actions", "gauges", "details", "submit", "timeline", "statistics", "queue", "trayicon",
                          "notifications", "window", "settings"},
    "docs/generator": VALUES | {"wire", "protocol", "options", "fields", "host", "launch"},  # host: the table of settings; launch: that of the environment
}
WITHOUT_QT = ("shared/", "cli", "daemon/core", "daemon/ports", "daemon/supervisor")
LAYERS = {folder.rsplit("/", 1)[-1] for folder in MAY_INCLUDE}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')


def folder_of(path):
    """The row of the table that a file belongs to: the longest that matches."""
    matches = [folder for folder in MAY_INCLUDE if path.startswith(folder + "/")]
    return max(matches, key=len, default=None)


def problems(root):
    for source in sorted(p for top in ("shared", "daemon", "cli", "docs", "tray") for p in (root / top).rglob("*")
                         if p.suffix in (".h", ".cpp", ".in")):
        path = source.relative_to(root).as_posix()
        folder = folder_of(path)
        if folder is None:
            yield f"{path}: this folder has no row in the table"
            continue
        own = folder.rsplit("/", 1)[-1]
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            kind, name = found.groups()
            layer = name.split("/")[0] if "/" in name else ""
            if kind == '"' and layer in LAYERS and layer != own and layer not in MAY_INCLUDE[folder]:
                yield f"{path}:{number}: {folder} may not include {layer}"
            if kind == "<" and re.match(r"Q[A-Z]|Qt", name) and folder.startswith(WITHOUT_QT):
                yield f"{path}:{number}: {folder} is plain C++ without Qt"


found = list(problems(pathlib.Path(sys.argv[1])))
print("\n".join(found))
sys.exit(1 if found else 0)
