"""One request in, the `Reply` out: no redirect followed, no cookie kept, no proxy, no password."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpcore

from pipeline.read.fetch.body import Body, beyond
from pipeline.read.fetch.dial import Deadline, Dialler, Resolver, system_resolver
from pipeline.read.fetch.failure import PassingError
from pipeline.read.fetch.urls import Target

# Seconds without a sign of life.
SILENCE = 20.0
SMALL = 65_536
FULL = frozenset({200, 203})


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted: media types, and how many bytes at most; beyond, `cut` or a failure."""

    accept: str
    limit: int
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers (names in lower case, the first of each) and, where it is full, the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """Sends requests one after the other; `agent` is the User-Agent."""

    def __init__(
        self,
        agent: str,
        *,
        clock: Callable[[], float],
        resolver: Resolver = system_resolver,
        network: httpcore.NetworkBackend | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`clock` gives seconds, `network` connects to addresses, `tls` knows the authorities."""
        self._agent = agent
        self._deadline = Deadline(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls,
            max_connections=16,
            max_keepalive_connections=8,
            keepalive_expiry=10.0,
            network_backend=Dialler(self._deadline, resolver, network or httpcore.SyncBackend()),
        )

    def get(self, target: Target, ask: Ask, seconds: float) -> Reply:
        """The reply of a site, all of it within so many seconds."""
        self._deadline.give(seconds)
        try:
            return self._get(target, ask)
        except httpcore.TimeoutException as error:
            message = f"{target.host} does not answer in time: run the same command again later"
            raise PassingError("fetch_timeout", message) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            reason = str(error)[:200] or type(error).__name__
            message = f"{target.host} cannot be reached ({reason}): run the same command later"
            raise PassingError("unreachable", message) from error

    def _get(self, target: Target, ask: Ask) -> Reply:
        url = httpcore.URL(
            scheme=target.scheme.encode(),
            host=target.host.encode(),
            port=target.port,
            target=target.path.encode(),
        )
        headers: dict[bytes | str, bytes | str] = {
            "Host": target.authority,
            "User-Agent": self._agent,
            "Accept": ask.accept,
            "Accept-Encoding": "gzip",
        }
        silence = dict.fromkeys(("connect", "read", "write", "pool"), SILENCE)
        with self._pool.stream(
            "GET", url, headers=headers, extensions={"timeout": silence}
        ) as response:
            told = _headers(response)
            if response.status in FULL:
                return Reply(response.status, told, _body(response, told, ask))
            _drain(response, told)
        return Reply(response.status, told, b"")

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


def _headers(response: httpcore.Response) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in response.headers:
        told.setdefault(name.decode("latin-1").lower(), value.decode("utf-8", "replace").strip())
    return told


def _drain(response: httpcore.Response, headers: Mapping[str, str]) -> None:
    """Read a small body that nobody wants, so that the connection can be used again."""
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) <= SMALL:
        with contextlib.suppress(
            httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError
        ):
            for _ in response.iter_stream():
                pass


def _body(response: httpcore.Response, headers: Mapping[str, str], ask: Ask) -> bytes:
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:20]) > ask.limit and not ask.cut:
        raise beyond(ask.limit)
    body = Body(headers.get("content-encoding", "").lower(), ask.limit, cut=ask.cut)
    for chunk in response.iter_stream():
        body.add(chunk)
        if body.is_full:
            break
    return body.whole()
