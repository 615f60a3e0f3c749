"""Ralph, a real learning-record store, in an environment of its own: its web framework is older than ours."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.conftest import ROOT

HOME = ROOT / ".venv-lrs"
PACKAGES = ("ralph-malph[cli,lrs]==5.1.0", "requests")  # requests: missing among its own dependencies
SCRIPT = Path(__file__).parent / "serve_ralph.py"
KEY, SECRET = "edu", "un-secret-bien-garde"


def python() -> Path:
    """The Python of that environment, which is made the first time."""
    there = HOME / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not (HOME / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True, timeout=120)
        pip = [str(there), "-m", "pip", "install", "-q", "--disable-pip-version-check", *PACKAGES]
        subprocess.run(pip, check=True, timeout=900)
        (HOME / "ready").touch()
    return there


class Ralph:
    """`url` with credentials; `start` and `stop` at will: what was taken stays in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._running: subprocess.Popen[bytes] | None = None
        for name in ("app", "store"):
            (folder / name).mkdir(parents=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._environ = {
            **os.environ, "RALPH_APP_DIR": str(folder / "app"), "RALPH_RUNSERVER_BACKEND": "fs",
            "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "store"), "PYTHONPATH": "",
        }  # fmt: skip
        known = ["auth", "-u", KEY, "-p", SECRET, "-s", "all", "--agent-ifi-mbox", "mailto:edu@example.org"]
        subprocess.run(
            [str(python().with_name("ralph")), *known, "-N", "Edu", "-w"],
            env=self._environ, check=True, capture_output=True, timeout=120,
        )  # fmt: skip

    @property
    def url(self) -> str:
        return f"http://{KEY}:{SECRET}@127.0.0.1:{self.port}/xAPI"

    def start(self) -> None:
        self._running = subprocess.Popen(
            [str(python()), "-P", str(SCRIPT), "serve", str(self.port)], env=self._environ
        )
        until = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert time.monotonic() < until and self._running.poll() is None
                time.sleep(0.05)  # a server that starts answers no sooner for being asked more often

    def stop(self) -> None:
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def statements(self) -> list[dict[str, Any]]:
        """Everything it took, as it lies on its disk."""
        lines = [line for path in (self.folder / "store").iterdir() for line in path.read_text().splitlines()]
        return [json.loads(line) for line in lines]

    def forget(self) -> None:
        for path in (self.folder / "store").iterdir():
            path.unlink()


def judged(path: Path) -> subprocess.CompletedProcess[str]:
    """What the strict model says of a file of statements."""
    return subprocess.run(
        [str(python()), "-P", str(SCRIPT), "judge", str(path)], capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": ""},
    )  # fmt: skip
