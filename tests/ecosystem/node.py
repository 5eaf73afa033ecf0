# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""A daemon of its own for a test of a foreign program: fresh runtime root, home and working folder."""
import importlib
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BIN = os.environ["SLOTD_BIN_DIR"]
SKIPPED = 77  # What ctest takes as "skipped" (SKIP_RETURN_CODE).
PATIENCE = 120  # Seconds that anything here may take before it counts as hanging.


def skip(reason):
    print(f"SKIP: {reason}")
    sys.exit(SKIPPED)


def require_program(name, package):
    """The path of a program that a Debian package brings; skips the test where it is missing."""
    return shutil.which(name) or skip(f"no {name} here (Debian: {package}; tests/ecosystem/install.sh)")


def require_module(name, project=None):
    """A Python module of the environment that install.sh makes; skips the test where it is missing."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as missing:
        if missing.name != name:
            raise
        return skip(f"no Python module {name} here (PyPI: {project or name}; tests/ecosystem/install.sh)")


def check(what, got, expected):
    if got != expected:
        sys.exit(f"FAIL: {what}\n  expected: {expected!r}\n  got:      {got!r}")


class Node:
    """Use as a context: the daemon and all of its jobs are gone afterwards."""

    def __init__(self, **settings):
        self._folder = tempfile.TemporaryDirectory(prefix="slotd-ecosystem-", ignore_cleanup_errors=True)
        self.root = pathlib.Path(self._folder.name) / "root"
        self.work = pathlib.Path(self._folder.name) / "work"
        self.home = pathlib.Path(self._folder.name) / "home"
        self.work.mkdir()
        self.home.mkdir()
        self.bin = BIN
        own = [os.path.dirname(sys.executable)] if sys.prefix != sys.base_prefix else []  # what the environment brings
        self.env = {
            "PATH": ":".join([self.bin, *own, "/usr/local/bin", "/usr/bin", "/bin"]),
            "HOME": str(self.home),
            "USER": os.environ.get("USER", "root"),
            "LANG": "C.UTF-8",
            "SLOTD_ROOT": str(self.root),
            "SLOTD_CPUS": "4",
            "SLOTD_MEMORY": "16G",
            "SLOTD_GPU_COUNT": "0",
            "SLOTD_KILL_WAIT": "2",
            **settings,
        }
        self._daemon = None

    def __enter__(self):
        self._log = open(f"{self._folder.name}/daemon.log", "ab")
        self._daemon = subprocess.Popen([f"{self.bin}/slotd", "daemon"], env=self.env, cwd=self._folder.name,
                                        stdin=subprocess.DEVNULL, stdout=self._log, stderr=self._log)
        self.until("the daemon answers", lambda: self.run("scontrol", "ping", allowed=None).returncode == 0)
        # The programs that are tested here ask for the commands in this very process, too.
        os.environ.clear()
        os.environ.update(self.env)
        os.chdir(self.work)
        return self

    def __exit__(self, kind, error, trace):
        self.run("scancel", "--me", allowed=None)
        try:
            self.until("the jobs end", lambda: not self.run("squeue", "-h").stdout)
        finally:
            self._daemon.send_signal(signal.SIGTERM)
            self._daemon.wait(PATIENCE)
            self._log.close()
        if kind is not None and kind is not SystemExit or isinstance(error, SystemExit) and error.code not in (0, None, SKIPPED):
            print(pathlib.Path(self._folder.name, "daemon.log").read_text(encoding="utf-8"), file=sys.stderr)
        os.chdir("/")
        self._folder.cleanup()

    def run(self, *command, allowed=(0,), env=None, **options):
        """Runs a command in the working folder; ends the test when its exit code is not allowed (None: all are)."""
        ran = subprocess.run(command, env={**self.env, **(env or {})}, cwd=self.work, capture_output=True, text=True,
                             timeout=PATIENCE, stdin=subprocess.DEVNULL, check=False, **options)
        if allowed is not None and ran.returncode not in allowed:
            sys.exit(f"FAIL: {' '.join(command)} ended with {ran.returncode}\n{ran.stdout}{ran.stderr}")
        return ran

    def accounted(self, fields, *options):
        """What sacct has of the jobs, without their steps: a list of lists."""
        out = self.run("sacct", "-X", "-n", "-P", "-o", fields, *options).stdout
        return [line.split("|") for line in out.splitlines()]

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    @staticmethod
    def until(what, met):
        limit = time.monotonic() + PATIENCE
        while not met():
            if time.monotonic() > limit:
                sys.exit(f"FAIL: waited in vain until {what}")
            time.sleep(0.05)
