"""An IP address in, why no page may be fetched from it out: None where it is on the open internet.

The ranges are those of the IANA registries of special-purpose addresses. They stand here in full
because `ipaddress.is_global` says different things in different releases of Python.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_INSIDE_4 = {
    IPv4Network(network): what
    for network, what in {
        "0.0.0.0/8": "this network",
        "10.0.0.0/8": "private",
        "100.64.0.0/10": "shared by a provider's customers",
        "127.0.0.0/8": "this machine",
        "169.254.0.0/16": "link-local",
        "172.16.0.0/12": "private",
        "192.0.0.0/24": "reserved for protocols",
        "192.0.2.0/24": "for documentation",
        "192.88.99.0/24": "reserved for relays",
        "192.168.0.0/16": "private",
        "198.18.0.0/15": "for benchmarks",
        "198.51.100.0/24": "for documentation",
        "203.0.113.0/24": "for documentation",
        "224.0.0.0/4": "multicast",
        "240.0.0.0/4": "reserved",
    }.items()
}
# Everything outside of global unicast is refused: loopback, ULA, link-local, site-local, multicast,
# the discard prefix, and addresses that are IPv4 ones in disguise (mapped, compatible, translated).
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_INSIDE_6 = {
    IPv6Network(network): what
    for network, what in {
        "2001::/23": "reserved for protocols, Teredo among them",
        "2001:db8::/32": "for documentation",
        "2002::/16": "6to4, which hides an IPv4 address",
        "3fff::/20": "for documentation",
    }.items()
}
# Where a network has IPv6 only, its resolver answers with IPv4 addresses behind this prefix.
_NAT64 = IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)


def refusal(address: str) -> str | None:
    """What this address is, where it is not on the open internet.

    >>> refusal("10.1.2.3"), refusal("::ffff:8.8.8.8"), refusal("8.8.8.8")
    ('private', 'no global IPv6 address', None)
    """
    try:
        return _refusal_6(IPv6Address(address)) if ":" in address else _refusal_4(address)
    except ValueError:
        return "no IP address"


def _refusal_4(address: str | int) -> str | None:
    one = IPv4Address(address)
    return next((what for network, what in _INSIDE_4.items() if one in network), None)


def _refusal_6(one: IPv6Address) -> str | None:
    if one.scope_id is not None:
        return "link-local"
    if one in _NAT64:
        return _refusal_4(int(one) & 0xFFFFFFFF)
    if one not in _GLOBAL_UNICAST:
        return "no global IPv6 address"
    if (int(one) >> 32) & 0xFFFFFFFF in _ISATAP:
        return "ISATAP, which hides an IPv4 address"
    return next((what for network, what in _INSIDE_6.items() if one in network), None)
