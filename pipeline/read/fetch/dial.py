"""A host name in, a connection to an address on the open internet out, or a `FetchError`.

The name is resolved here and nowhere else, every answer is checked, and the connection goes to
one of the very addresses checked: a name that changes its mind in between changes nothing. TLS
still verifies the name. Nothing may last longer than the deadline of the document.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import Any

import httpcore

from pipeline.read.fetch.failure import FetchError, PassingError
from pipeline.read.fetch.internet import refusal
from pipeline.read.fetch.urls import inside

Resolver = Callable[[str], Sequence[str]]
"""A host name -> all its IP addresses; OSError where there is none."""
Options = Iterable[Any]

# More answers than any site has: what lies behind is never tried.
MOST_ADDRESSES = 4


def system_resolver(host: str) -> Sequence[str]:
    """What the system's resolver says."""
    answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Deadline:
    """The moment by which everything must be done, of a clock in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until = 0.0

    def give(self, seconds: float) -> None:
        """So much time from now on."""
        self._until = self._clock() + seconds

    def left(self, wanted: float | None = None) -> float:
        """Seconds left, at most those wanted; a time-out where there are none."""
        seconds = self._until - self._clock()
        if seconds <= 0:
            raise httpcore.ReadTimeout("the time for this page is over")
        return seconds if wanted is None else min(seconds, wanted)


class Dialler(httpcore.NetworkBackend):
    """Connects the client; `network` opens connections to addresses, never to names."""

    def __init__(
        self, deadline: Deadline, resolver: Resolver, network: httpcore.NetworkBackend
    ) -> None:
        self._deadline = deadline
        self._resolver = resolver
        self._network = network

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check, connect: to the first of the addresses that answers."""
        trouble: Exception | None = None
        for address in self._checked(host)[:MOST_ADDRESSES]:
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
            else:
                return Stream(stream, self._deadline)
        assert trouble is not None
        raise trouble

    def _checked(self, host: str) -> Sequence[str]:
        """All addresses of a host; none where a single one of them is inside."""
        try:
            # A name may be as odd as it likes: what counts are the addresses.
            addresses = [host] if _is_address(host) else self._resolver(host)
        except socket.gaierror as error:
            again = error.errno == socket.EAI_AGAIN
            raise _unresolved(host, PassingError if again else FetchError) from error
        except (OSError, UnicodeError) as error:
            raise _unresolved(host, FetchError) from error
        if not addresses:
            raise _unresolved(host, FetchError)
        for address in addresses:
            reason = refusal(address)
            if reason is not None:
                raise inside(host, address, reason)
        return addresses


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _unresolved(host: str, kind: type[FetchError]) -> FetchError:
    message = f"the name {host} has no address: check the spelling and your connection"
    return kind("unresolved", message)


class Stream(httpcore.NetworkStream):
    """A connection of which no reading or writing outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most so many bytes."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All of these bytes."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted, with the name verified."""
        left = self._deadline.left(timeout)
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, left)
        except httpcore.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                reason = error.__cause__.verify_message
                message = f"{server_hostname} cannot prove its name ({reason}): check the address"
                raise FetchError("bad_certificate", message) from error
            raise
        return Stream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)
