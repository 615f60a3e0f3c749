"""A real PostgreSQL for the tests: a cluster of its own in a temporary folder, started once a run.

PostgreSQL refuses to run as root, so root hands it to the user `postgres` that Debian's package makes.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs() -> Path | None:
    """Where initdb and pg_ctl are: Debian keeps them out of PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


class Cluster:
    """`url(name)` leads to a database of that name; `stop` and `start` are for hubs that die in the middle."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self._bin = programs()
        self._made = 0

    def run(self, program: str, *words: str) -> None:
        assert self._bin is not None, "PostgreSQL is not installed: apt-get install postgresql"
        as_other = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        environ = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run(
            [*as_other, str(self._bin / program), "-D", str(self.folder / "data"), *words],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", env=environ, timeout=60,
        )  # fmt: skip

    def start(self) -> None:
        options = (
            f"-c listen_addresses=127.0.0.1 -p {self.port} -k {self.folder} -c fsync=off -c full_page_writes=off"
        )
        self.run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """As a machine that loses power: nobody is told."""
        self.run("pg_ctl", "-w", "-m", "immediate", "stop")

    def url(self, name: str, user: str = "keeper", password: str = "") -> str:
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{name}"

    def database(self) -> str:
        """The address of an empty one, for its keeper."""
        import psycopg

        self._made += 1
        name = f"hub_{self._made}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as db:
            db.execute(f"CREATE DATABASE {name}")
        return self.url(name)


@contextmanager
def cluster() -> Iterator[Cluster]:
    if programs() is None and "postgresql" in os.environ.get("DEFICLIC_TESTS_WITHOUT", ""):
        pytest.skip("PostgreSQL is not installed here, and tests/run could not install it")
    # In memory where there is some: many small databases are made and thrown away.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 2e9 else None
    folder = Path(tempfile.mkdtemp(prefix="deficlic-pg-", dir=memory))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        made = Cluster(folder, port)
        made.run("initdb", "-U", "keeper", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        # Sites come with a password, as they do in a real house.
        rules = "local all all trust\nhost all keeper 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        (folder / "data" / "pg_hba.conf").write_text(rules)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
