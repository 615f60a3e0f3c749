"""A program and a screen-reader user on a private bus, without any screen: for the tests beside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE_S = 30.0
BUS = """
{launcher} --launch-immediately --a11y=1 --screen-reader=1 >/dev/null 2>&1 &
exec {python} {client}
"""
NOT_OURS = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
Row = dict[str, Any]


def without() -> str:
    """Why this machine has no AT-SPI; "" when it has."""
    if not Path(LAUNCHER).exists():
        return "at-spi2-core is not installed"
    probe = "import gi; gi.require_version('Atspi', '2.0')"
    found = subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False)
    return "" if found.returncode == 0 else "python3-gi or gir1.2-atspi-2.0 is not installed"


@dataclass
class Reader:
    """Asks the client; every answer is what AT-SPI said."""

    client: subprocess.Popen[str]

    def ask(self, **order: object) -> Any:
        assert self.client.stdin is not None and self.client.stdout is not None
        self.client.stdin.write(json.dumps(order) + "\n")
        self.client.stdin.flush()
        line = self.client.stdout.readline()
        assert line, f"the client ended: {self.client.stderr.read() if self.client.stderr else ''}"
        return json.loads(line)

    def tree(self) -> list[Row]:
        return list(self.ask(do="tree"))

    def press(self, name: str, act: int = 0, role: str = "") -> None:
        assert self.ask(do="press", name=name, act=act, role=role) is True, name

    def names(self, role: str = "") -> list[str]:
        return [row["name"] for row in self.tree() if row["acts"] and role in ("", row["role"])]

    def wait_for(self, name: str) -> Row:
        """The thing of this name, once it is there."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            for row in self.tree():
                if row["name"] == name:
                    return row
            self.ask(do="wait", s=0.05)
        raise AssertionError(f"{name!r} never came: {[r['name'] for r in self.tree()]}")

    def announced(self, patience_s: float = 5.0) -> list[str]:
        """What was announced since the last question."""
        self.ask(do="wait", s=0.3)
        return [e["text"].rstrip("\u200b") for e in self.ask(do="heard") if "announcement" in e["type"]]


@contextmanager
def reading(data: Path, *args: str) -> Iterator[tuple[Reader, subprocess.Popen[bytes]]]:
    """The program is started on the client's bus, by the client's own session."""
    env = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    }
    env |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "GSETTINGS_BACKEND": "memory",
            "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONFAULTHANDLER": "1"}  # fmt: skip
    address = subprocess.Popen(
        ["dbus-run-session", "--", "bash", "-c", f"echo $DBUS_SESSION_BUS_ADDRESS; {_bus()}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, cwd=ROOT,
    )  # fmt: skip
    assert address.stdout is not None
    bus = address.stdout.readline().strip()
    # The bus and its reader are up first, as on a desktop: AccessKit 0.7 gives up for good where the bus itself
    # is still starting and answers with an error (docs/access.md, what is not supported).
    assert address.stdout.readline().strip() == '"listening"'
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.real.screenless", "--lang", "fr", "--data", str(data), *args],
        env={**env, "DBUS_SESSION_BUS_ADDRESS": bus}, cwd=ROOT, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        ready = address.stdout.readline()
        assert ready.strip() == '"ready"', _last_words(program, address)
        yield Reader(address), program
    finally:
        program.terminate()
        program.wait(10)
        assert address.stdin is not None
        address.stdin.close()
        address.wait(10)


def _bus() -> str:
    return BUS.format(launcher=LAUNCHER, python=SYSTEM_PYTHON, client=ROOT / "tests/real/reader_client.py")


def _last_words(program: subprocess.Popen[bytes], client: subprocess.Popen[str]) -> str:
    program.send_signal(signal.SIGUSR1)
    time.sleep(1.0)
    program.terminate()
    _, err = program.communicate(timeout=10)
    return f"program: {err.decode()[-2000:]} client: {client.stderr.read()[-2000:] if client.stderr else ''}"
