"""A small internet on 127.0.0.1: names, public addresses, sites behind them, and a clock.

Nothing in the product is loosened for it. Names resolve to public addresses, and these pass the
same checks as anywhere; only the last step, the connection to a checked address, leads here.
"""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.fetch.client import Client
from pipeline.read.fetch.sources import Fetched, Web, agent

PUBLIC = "93.184.216.34"
OTHER = "151.101.1.69"
PAGE = b"<!doctype html><title>Kabar desa</title><p>Panen padi naik 12 persen.</p>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@dataclass
class Reply:
    """What a site answers; chunks are sent chunked, one by one."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    body: bytes = PAGE
    chunks: Iterable[bytes] | None = None
    raw: bytes | Iterable[bytes] | None = None


def moved(to: str, status: int = 302) -> Reply:
    return Reply(status, {"Location": to}, b"")


def status(code: int, **headers: str) -> Reply:
    return Reply(code, {name.replace("_", "-"): value for name, value in headers.items()}, b"")


def text(body: str, kind: str = "text/plain") -> Reply:
    return Reply(200, {"Content-Type": kind}, body.encode())


def zipped(body: bytes = PAGE) -> Reply:
    return Reply(200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(body))


@dataclass
class Request:
    """What a site was asked."""

    host: str
    path: str
    headers: dict[str, str]
    at: float


Route = Reply | list[Reply] | Callable[[], Reply]


class Network(httpcore.SyncBackend):
    """Leads public addresses to the sites here; any other does not answer."""

    def __init__(self, ports: dict[str, int]) -> None:
        self.ports = ports
        self.connected: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        if host not in self.ports:
            raise httpcore.ConnectError("no route to host")
        return super().connect_tcp("127.0.0.1", self.ports[host], *rest, **more)


class World:
    """`routes` are "host/path" -> reply, or several, of which the last stays."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.routes: dict[str, Route] = {}
        self.names: dict[str, list[str] | Iterator[Sequence[str]]] = {}
        self.asked: list[Request] = []
        self.resolved: list[str] = []
        self.network = Network({})

    def resolver(self, host: str) -> Sequence[str]:
        self.resolved.append(host)
        known = self.names.get(host)
        if known is None:
            raise OSError("no such host")
        return known if isinstance(known, list) else next(known)

    def client(self, tls: ssl.SSLContext | None = None) -> Client:
        return Client(
            agent("1.0", "desk@news.example"),
            clock=self.clock,
            resolver=self.resolver,
            network=self.network,
            tls=tls,
        )

    def web(self, rate: float = 1.0, tls: ssl.SSLContext | None = None) -> Web:
        return Web(self.client(tls), rate=rate, clock=self.clock, sleep=self.clock.sleep)

    def fetched(self, *urls: str, rate: float = 1.0, **more: Any) -> list[Source | Rejection]:
        return list(Fetched(self.web(rate), urls=urls, **more))

    def one(self, url: str) -> Source | Rejection:
        (answer,) = self.fetched(url)
        return answer

    def code(self, url: str) -> str:
        """The code of the rejection of a URL."""
        answer = self.one(url)
        assert isinstance(answer, Rejection), answer
        assert answer.stage == "read"
        assert answer.uri == url
        assert ":" in answer.message  # what is wrong: what to do
        return answer.code

    def page(self, url: str) -> Source:
        answer = self.one(url)
        assert isinstance(answer, Source), answer
        return answer

    @property
    def paths(self) -> list[str]:
        """Everything asked, as host/path, but robots.txt."""
        paths = [one.host + one.path for one in self.asked]
        return [path for path in paths if not path.endswith("/robots.txt")]

    def reply(self, request: Request) -> Reply:
        self.asked.append(request)
        route = self.routes.get(request.host + request.path)
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        if isinstance(route, Reply):
            return route
        return status(404) if route is None else route()


@contextmanager
def world(tls: ssl.SSLContext | None = None) -> Iterator[World]:
    """A world whose sites run as long as the context; with `tls`, they speak it."""
    made = World()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            request = Request(host, self.path, dict(self.headers.items()), made.clock.now)
            try:
                self.answer(made.reply(request))
            except ConnectionError:  # the client has had enough
                self.close_connection = True

        def answer(self, reply: Reply) -> None:
            if reply.raw is not None:
                self.close_connection = True
                for part in [reply.raw] if isinstance(reply.raw, bytes) else reply.raw:
                    self.wfile.write(part)
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.chunks is None:
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)
                return
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for chunk in reply.chunks:
                self.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
            self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            pass  # a client that hangs up early is what is tested

    server = Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    made.network.ports = {PUBLIC: server.server_port, OTHER: server.server_port}
    made.names = {"news.example": [PUBLIC], "other.example": [OTHER]}
    made.routes = {"news.example/a": Reply(), "other.example/a": Reply()}
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
