from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.read.fetch.internet import refusal

INSIDE = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.0.2.7",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:0:7f00:1::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "2620:0:1:2:0:5efe:a00:1",
    "2a00::200:5efe:7f00:1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1111%1",
    "fec0::1",
    "ff02::1",
    "4000::1",
]
OUTSIDE = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
    "192.0.1.1",
    "198.17.255.255",
    "198.20.0.1",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:81b::200e",
    "2404:6800:4003:c00::65",
    "64:ff9b::8.8.8.8",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside_is_refused(address: str) -> None:
    assert refusal(address)


@pytest.mark.parametrize("address", OUTSIDE)
def test_what_is_on_the_open_internet_is_not(address: str) -> None:
    assert refusal(address) is None


@pytest.mark.parametrize("word", ["", "example", "1.2.3", "1.2.3.4.5", "010.8.8.8", "0x8.8.8.8"])
def test_what_is_no_address_is_refused(word: str) -> None:
    assert refusal(word)


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
@example(IPv4Address("169.254.169.254"))
def test_no_ipv4_address_that_python_calls_special_passes(address: IPv4Address) -> None:
    special = not address.is_global or address.is_multicast or address.is_reserved
    assert not special or refusal(str(address))


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_no_ipv6_address_that_python_calls_special_passes(address: IPv6Address) -> None:
    special = not address.is_global or address.is_multicast or address.is_reserved
    assert not special or refusal(str(address))


@given(st.integers(0, 2**32 - 1))
def test_no_dress_makes_an_inner_address_pass(number: int) -> None:
    inner = IPv4Address(number)
    for dressed in (
        f"::{inner}",
        f"::ffff:{inner}",
        f"::ffff:0:{inner}",
        str(IPv6Address((0x2002 << 112) | (number << 80) | 1)),
        str(IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))),
    ):
        assert refusal(dressed), dressed
    assert bool(refusal(f"64:ff9b::{inner}")) == bool(refusal(str(inner)))
