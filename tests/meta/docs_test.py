# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""The documentation names every setting, and none that is gone; its links lead somewhere; scripts parse."""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
failures = []

in_table = set(re.findall(r'\{\{"(SLOTD_[A-Z_]+)"', (root / "daemon/host/settings.cpp").read_text(encoding="utf-8")))
chapter = (root / "docs/reference/configuration.md").read_text(encoding="utf-8")
in_docs = set(re.findall(r"^\| `(SLOTD_[A-Z_]+)`", chapter, re.MULTILINE))
failures += [f"docs/reference/configuration.md lacks {name}" for name in sorted(in_table - in_docs)]
failures += [f"docs/reference/configuration.md has {name}, settings.cpp does not" for name in sorted(in_docs - in_table)]
if not in_table:
    failures.append("no settings found in daemon/host/settings.cpp")

pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
for page in pages:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target and not (page.parent / target).exists():
            failures.append(f"{page.relative_to(root)}: nothing at {target}")

for script in [*(root / "packaging").rglob("*.sh"), *(root / "tests").rglob("*.sh"), root / ".ci/run"]:
    shell = "bash" if "bash" in script.read_text(encoding="utf-8").splitlines()[0] else "sh"
    checked = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)
    if checked.returncode:
        failures.append(checked.stderr.strip())

print("\n".join(failures))
sys.exit(1 if failures else 0)
