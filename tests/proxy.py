"""A TCP proxy that cuts connections to a PostgreSQL where a test wants them cut."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Where = Literal["up", "down", "before commit", "behind commit", "answer to commit"]
# A socket closed like this sends a reset, not an end.
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Cut:
    """Cut after so many bytes to (up) or from (down) the server, or COMMITs, around the next one.

    `before commit`: the server never sees it. `behind commit`: the server is sent it, then cut off
    at once. `answer to commit`: the server has committed, but its answer goes nowhere.
    """

    where: Where
    after: int = 0


class Proxy:
    """Connections in their order take the next cut each; when there are no more, none is cut."""

    def __init__(self, port: int, cuts: Iterable[Cut]) -> None:
        self.cuts = deque(cuts)
        self.made = 0
        self.counting = threading.Lock()
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._sockets: list[socket.socket] = []
        self._threads[0].start()

    def close(self) -> None:
        """Cut everything."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for one in self._sockets:
            _cut(one)
        for thread in list(self._threads):
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            cut = self.cuts.popleft() if self.cuts else None
            flow = _Flow(near, far, cut, self)
            self._sockets += [near, far]
            for pump in (flow.up, flow.down):
                thread = threading.Thread(target=pump, daemon=True)
                self._threads.append(thread)
                thread.start()


class _Flow:
    def __init__(
        self, near: socket.socket, far: socket.socket, cut: Cut | None, proxy: Proxy
    ) -> None:
        self.near, self.far, self.cut, self.proxy = near, far, cut, proxy
        self.commits = 0
        self.committing = False
        self.is_cut = False

    def up(self) -> None:
        self._pump(self.near, self.far, "up")

    def down(self) -> None:
        self._pump(self.far, self.near, "down")

    def _count(self) -> None:
        with self.proxy.counting:
            self.proxy.made += not self.is_cut
            self.is_cut = True

    def _pump(self, source: socket.socket, target: socket.socket, way: Where) -> None:
        sent, cut = 0, self.cut
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if cut is None:
                    target.sendall(data)
                    continue
                if cut.where == way and sent + len(data) > cut.after:
                    target.sendall(data[: cut.after - sent])
                    self._count()
                    break
                if way == "up" and b"COMMIT" in data and "commit" in cut.where:
                    self.commits += 1
                    if self.commits <= cut.after:
                        target.sendall(data)
                        continue
                    if cut.where == "before commit":
                        self._count()
                        break
                    self.committing = True
                    target.sendall(data)
                    if cut.where == "behind commit":
                        self._count()
                        break
                    continue
                if way == "down" and self.committing:
                    self._count()
                    break
                target.sendall(data)
                sent += len(data)
        _cut(self.near)
        _cut(self.far)


def _cut(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        one.shutdown(socket.SHUT_RDWR)
    one.close()


@contextlib.contextmanager
def proxy(port: int, cuts: Iterable[Cut] = ()) -> Iterator[Proxy]:
    """A proxy for as long as the context lasts."""
    one = Proxy(port, cuts)
    try:
        yield one
    finally:
        one.close()
