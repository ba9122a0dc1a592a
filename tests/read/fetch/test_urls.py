from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.fetch.failure import FetchError
from pipeline.read.fetch.internet import refusal
from pipeline.read.fetch.urls import Target, join, parse

URL, ADDRESS = "refused_url", "refused_address"
REFUSED = {
    # other schemes, and none
    "file:///etc/passwd": URL,
    "file://localhost/etc/passwd": URL,
    "gopher://news.example:70/1": URL,
    "ftp://news.example/a": URL,
    "dict://127.0.0.1:11211/stats": URL,
    "ldap://127.0.0.1/": URL,
    "javascript:alert(1)": URL,
    "data:text/html,<p>a": URL,
    "jar:http://news.example/a!/b": URL,
    "view-source:http://news.example/": URL,
    "ws://news.example/": URL,
    "unix:///var/run/docker.sock": URL,
    "//news.example/a": URL,
    "news.example/a": URL,
    "/etc/passwd": URL,
    "": URL,
    "http:/127.0.0.1/": URL,
    "http:127.0.0.1": URL,
    "http:///127.0.0.1/": URL,
    "http://": URL,
    # IPv4 as it is
    "http://127.0.0.1/": ADDRESS,
    "http://10.0.0.1/": ADDRESS,
    "http://169.254.169.254/latest/meta-data/": ADDRESS,
    "http://192.168.0.1/": ADDRESS,
    "http://172.31.255.254/": ADDRESS,
    "http://100.64.0.1/": ADDRESS,
    "http://0.0.0.0/": ADDRESS,
    "http://255.255.255.255/": ADDRESS,
    "http://224.0.0.1/": ADDRESS,
    # IPv4 in other spellings
    "http://2130706433/": URL,
    "http://0x7f000001/": URL,
    "http://0X7F.0.0.1/": URL,
    "http://0x7f.1/": URL,
    "http://127.1/": URL,
    "http://127.0.1/": URL,
    "http://0177.0.0.1/": URL,
    "http://017700000001/": URL,
    "http://127.0.0.01/": URL,
    "http://0/": URL,
    "http://0x/": URL,
    "http://4294967297/": URL,
    "http://127.0.0.1./": URL,
    "http://127.0.0.1.:80/": URL,
    "http://127.0.0.256/": URL,
    "http://1.2.3.4.5/": URL,
    "http://127.0.0.0x1/": URL,
    "http://127%2e0%2e0%2e1/": URL,
    "http://%31%32%37.0.0.1/": URL,
    "http://①②⑦.⓪.⓪.①/": URL,
    "http://１２７.０.０.１/": URL,
    "http://127。0。0。1/": URL,
    "http://127．0．0．1/": URL,
    "http://８.８.８.８/": URL,
    "http://١٢٧.٠.٠.١/": URL,
    # IPv6
    "http://[::1]/": ADDRESS,
    "http://[::]/": ADDRESS,
    "http://[0:0:0:0:0:0:0:1]/": ADDRESS,
    "http://[::ffff:127.0.0.1]/": ADDRESS,
    "http://[::FFFF:7F00:1]/": ADDRESS,
    "http://[::127.0.0.1]/": ADDRESS,
    "http://[64:ff9b::127.0.0.1]/": ADDRESS,
    "http://[2002:7f00:1::]/": ADDRESS,
    "http://[2001:0:7f00:1::]/": ADDRESS,
    "http://[fe80::1]/": ADDRESS,
    "http://[fec0::1]/": ADDRESS,
    "http://[fd00:ec2::254]/": ADDRESS,
    "http://[ff02::1]/": ADDRESS,
    "http://[2001:db8::1]/": ADDRESS,
    "http://[fe80::1%25eth0]/": URL,
    "http://[fe80::1%eth0]/": URL,
    "http://[::1": URL,
    "http://::1/": URL,
    "http://[127.0.0.1]/": URL,
    "http://[v1.a]/": URL,
    "http://[]/": URL,
    "http://[::1].news.example/": URL,
    "http://[::1]news.example/": URL,
    # names inside
    "http://localhost/": URL,
    "http://LOCALHOST/": URL,
    "http://LocalHost./": URL,
    "http://localhost..": URL,
    "http://a.localhost/": URL,
    "http://localhost.localdomain/": URL,
    "http://printer.local/": URL,
    "http://metadata.google.internal/": URL,
    "http://metadata.google.internal./": URL,
    "http://nas.lan/": URL,
    "http://router.home.arpa/": URL,
    "http://1.0.0.127.in-addr.arpa/": URL,
    "http://intranet/": URL,
    "http://ⓛocalhost/": URL,
    "http://ｌｏｃａｌｈｏｓｔ/": URL,
    "http://hidden.onion/": URL,
    # who is the host?
    "http://news.example@127.0.0.1/": URL,
    "http://user:pass@news.example/": URL,
    "http://@news.example/": URL,
    "http://127.0.0.1\\@news.example/": URL,
    "http://127.0.0.1\\.news.example/": URL,
    "http:\\\\127.0.0.1\\": URL,
    "http://news.example%00.127.0.0.1/": URL,
    "http://news.example%2f@127.0.0.1/": URL,
    "http://news example/": URL,
    "http://news.example\t/": URL,
    "http://news.exa\nmple/": URL,
    "http://news.example/a\r\nHost: 127.0.0.1": URL,
    " http://news.example/": URL,
    "http://.news.example/": URL,
    "http://news..example/": URL,
    "http://-news.example/": URL,
    "http://news\u200b.ex\u0000ample/": URL,
    "http://" + "a." * 140 + "example/": URL,
    "http://" + "a" * 64 + ".example/": URL,
    # ports
    "http://news.example:22/": URL,
    "http://news.example:8080/": URL,
    "http://news.example:0/": URL,
    "http://news.example:65616/": URL,
    "http://news.example:100080/": URL,
    "http://news.example:-80/": URL,
    "http://news.example:8o/": URL,
    "http://news.example:８０/": URL,
    "http://news.example:80:80/": URL,
    "http://news.example:80@127.0.0.1:80/": URL,
    "http://news.example/" + "a" * 9_000: URL,
}


@pytest.mark.parametrize(("url", "code"), REFUSED.items(), ids=[ascii(url)[:50] for url in REFUSED])
def test_it_is_refused(url: str, code: str) -> None:
    with pytest.raises(FetchError) as told:
        parse(url)
    assert told.value.code == code
    assert ":" in told.value.message


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://news.example", "https://news.example/"),
        ("HTTPS://News.Example./a#b", "https://news.example/a"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("http://news.example:/a", "http://news.example/a"),
        ("https://news.example:80/a", "https://news.example:80/a"),
        ("http://news.example?q=1?2", "http://news.example/?q=1?2"),
        ("http://news.example#@127.0.0.1/", "http://news.example/"),
        ("http://news.example/@127.0.0.1/", "http://news.example/@127.0.0.1/"),
        ("http://news.example/tin tức/ơ%20a", "http://news.example/tin%20t%E1%BB%A9c/%C6%A1%20a"),
        ("http://news.example/a\\b", "http://news.example/a%5Cb"),
        ("http://báo.example/", "http://xn--bo-mia.example/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:4700:0::1111]:443/", "http://[2606:4700:4700::1111]:443/"),
        ("http://a_b.news.example/", "http://a_b.news.example/"),
        ("http://127.0.0.1.news.example/", "http://127.0.0.1.news.example/"),
    ],
)
def test_it_is_read_in_one_normal_form(url: str, normal: str) -> None:
    assert parse(url).url == normal
    assert parse(normal).url == normal


@given(st.text("http:/@[]0123456789.x%\\#? \tabcＡ１。例", max_size=40))
def test_what_is_read_goes_to_a_name_or_a_public_address(rest: str) -> None:
    try:
        target = parse("http://" + rest)
    except FetchError:
        return
    is_address = ":" in target.host or target.host.replace(".", "").isdecimal()
    assert not is_address or refusal(target.host) is None
    assert target.host.isascii()
    assert target.port in (80, 443)
    assert target.path.startswith("/")
    assert not set(target.path) & set(" \t\r\n")
    assert parse(target.url) == target


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("b?c", "https://news.example/a/b?c"),
        ("/b", "https://news.example/b"),
        ("//other.example/b", "https://other.example/b"),
        ("?q", "https://news.example/a/?q"),
    ],
)
def test_a_link_is_read_on_its_page(link: str, url: str) -> None:
    assert join(Target("https", "news.example", 443, "/a/"), link).url == url


@pytest.mark.parametrize(
    "link", ["//127.0.0.1/", "file:///etc/passwd", "http://[", "//user@a.example"]
)
def test_a_link_is_refused_like_a_url(link: str) -> None:
    with pytest.raises(FetchError):
        join(Target("https", "news.example", 443, "/a/"), link)
