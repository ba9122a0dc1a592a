"""A URL in, the `Target` it means out; a `FetchError` where it is none that we go to.

The reading is strict on purpose: what other programs would read in another way (user names, odd
spellings of numbers, escapes in a host) is refused, never mended. What is read here is what is
connected to; no other parser sees the URL.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import quote, urljoin

from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.internet import refusal

LONGEST = 8_192
PORTS = {"http": 80, "https": 443}

_URL = re.compile(r"(https?)://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?", re.I | re.S)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_AUTHORITY = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
# Names that mean something only on this machine, in this house, or outside of the DNS.
_INSIDE = frozenset(
    {"localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private"}
    | {"arpa", "onion", "alt", "test", "invalid"}
)
_PATH_SAFE = "%/:@!$&'()*+,;=~-._|"
_QUERY_SAFE = _PATH_SAFE + "?[]{}^`"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `host` is an ASCII name or an IP address, `path` holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host as it stands in a URL, with the port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt is about."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The URL in its one normal form, without fragment: equal for equal pages."""
        return self.origin + self.path


def parse(url: str) -> Target:
    """The target of a URL.

    >>> parse("HTTPS://News.Example:443/a b?q=ơ#top").url
    'https://news.example/a%20b?q=%C6%A1'
    """
    if len(url) > LONGEST:
        raise _refused(f"longer than {LONGEST:,} characters: leave it out")
    if _CONTROL.search(url):
        raise _refused("it holds control characters: take them out")
    match = _URL.fullmatch(url)
    if match is None:
        other = _SCHEME.match(url)
        what = f"{other[1]}: is not fetched" if other else "no absolute URL"
        raise _refused(f"{what}: give one that begins with https:// or http://")
    scheme, authority, query = match[1].lower(), match[2], match[4]
    place = _AUTHORITY.fullmatch(authority)
    if "@" in authority or "%" in authority or place is None:
        raise _refused("user names, escapes and the like before the path are not taken: leave them")
    port = int(place[2]) if place[2] else PORTS[scheme]
    if port not in PORTS.values():
        raise _refused(f"port {port} is not asked: only 80 and 443 are")
    path = quote(match[3] or "/", safe=_PATH_SAFE, errors="replace")
    if query is not None:
        path += "?" + quote(query, safe=_QUERY_SAFE, errors="replace")
    return Target(scheme, _host(place[1]), port, path)


def join(base: Target, link: str) -> Target:
    """The target of a link that stands on the page `base`."""
    try:
        return parse(urljoin(base.url, link.strip()))
    except ValueError as error:  # urljoin on half an IPv6 address
        raise _refused("no URL: check the link") from error


def _host(given: str) -> str:
    if given.startswith("["):
        return _literal(given[1:-1], IPv6Address)
    host = _ascii(given).lower().removesuffix(".")
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels) or len(host) > 253:
        raise _refused(f"{given[:80]!r} is no host name: check the spelling")
    if _NUMBER.fullmatch(labels[-1]):
        return _literal(given, IPv4Address)
    if len(labels) == 1 or labels[-1] in _INSIDE:
        raise _refused(f"{host!r} names a machine inside a network: only public sites are fetched")
    return host


def _literal(given: str, kind: type[IPv4Address] | type[IPv6Address]) -> str:
    try:
        address = str(kind(given))
    except ValueError as error:
        message = f"{given[:80]!r} is an odd spelling of an IP address: give the site's name"
        raise _refused(message) from error
    reason = refusal(address)
    if reason is not None:
        raise inside(given, address, reason)
    return address


def inside(host: str, address: str, reason: str) -> FetchError:
    """The failure of a host that is, or resolves to, an address not on the open internet."""
    told = address if host == address else f"{host} is at {address}, which"
    return FetchError(
        "refused_address",
        f"{told} is not on the open internet ({reason}): only public sites are fetched;"
        " save the page and give the file",
    )


def _ascii(host: str) -> str:
    """The host as the DNS knows it: "báo.example" is "xn--bo-mia.example"."""
    if host.isascii():
        return host
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise _refused(f"{host[:80]!r} is no host name: check the spelling") from error


def _refused(message: str) -> FetchError:
    return FetchError("refused_url", message)
