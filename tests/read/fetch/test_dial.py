"""The connection goes to an address that was checked, whatever the name says next time."""

from __future__ import annotations

import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.fetch.dial import Deadline, Dialler, system_resolver
from pipeline.read.fetch.failure import FetchError, PassingError
from pipeline.read.fetch.sources import Fetched
from tests.read.fetch.world import OTHER, PUBLIC, Clock, Network, Reply, World, moved, world


def test_a_public_name_is_connected_at_its_address(net: World) -> None:
    assert net.page("http://news.example/a").url == "http://news.example/a"
    assert {address for address, _ in net.network.connected} == {PUBLIC}


@pytest.mark.parametrize(
    "inside",
    ["127.0.0.1", "10.0.0.7", "169.254.169.254", "100.64.1.1", "::1", "::ffff:10.0.0.1", "fd00::1",
     "fe80::1%eth0", "0.0.0.0"],
)  # fmt: skip
@pytest.mark.parametrize("place", [0, 1, 2])
def test_one_inner_address_among_several_refuses_all(net: World, inside: str, place: int) -> None:
    answers = [PUBLIC, OTHER]
    answers.insert(place, inside)
    net.names["news.example"] = answers
    assert net.code("http://news.example/a") == "refused_address"
    assert net.network.connected == []


def test_a_name_is_resolved_once_a_connection_and_the_connection_goes_there(net: World) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    net.names["news.example"] = answers
    net.page("http://news.example/a")
    # robots.txt and the page shared one connection: the name was asked for but once, and a second
    # answer, had it been asked for, would have been another.
    assert net.resolved == ["news.example"]
    assert net.network.connected == [(PUBLIC, 80)]
    assert next(answers) == ["127.0.0.1"]


def test_a_name_that_turns_inward_for_the_next_connection_is_refused(net: World) -> None:
    hang_up = {"Connection": "close", "Content-Type": "text/plain"}
    net.routes["news.example/robots.txt"] = Reply(headers=hang_up, body=b"")
    net.names["news.example"] = iter([[PUBLIC], ["127.0.0.1"]])
    assert net.code("http://news.example/a") == "refused_address"
    assert net.network.connected == [(PUBLIC, 80)]
    assert net.paths == []


def test_a_redirect_to_a_name_inside_is_refused(net: World) -> None:
    net.names["inner.example"] = ["192.168.1.1"]
    net.routes["news.example/a"] = moved("http://inner.example/admin")
    assert net.code("http://news.example/a") == "refused_address"
    assert {address for address, _ in net.network.connected} == {PUBLIC}


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("http://169.254.169.254/latest/meta-data/", "refused_address"),
        ("http://2130706433/", "refused_url"),
        ("http://0x7f.1/", "refused_url"),
        ("http://[::ffff:127.0.0.1]/", "refused_address"),
        ("//127.0.0.1/", "refused_address"),
        ("http://localhost/", "refused_url"),
        ("http://news.example:22/", "refused_url"),
        ("http://user:pass@news.example/a", "refused_url"),
        ("file:///etc/passwd", "refused_url"),
        ("gopher://127.0.0.1:6379/_INFO", "refused_url"),
        ("http://[", "refused_url"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside_is_refused(net: World, link: str, code: str, status: int) -> None:
    net.routes["news.example/a"] = moved(link, status)
    assert net.code("http://news.example/a") == code
    assert {address for address, _ in net.network.connected} == {PUBLIC}


def test_a_robots_txt_that_redirects_inside_closes_the_site(net: World) -> None:
    net.routes["news.example/robots.txt"] = moved("http://169.254.169.254/")
    assert net.code("http://news.example/a") == "robots_unreachable"
    assert {address for address, _ in net.network.connected} == {PUBLIC}
    assert net.paths == []


def test_a_sitemap_cannot_name_pages_inside(net: World) -> None:
    body = (
        b"<urlset><url><loc>http://127.0.0.1/</loc></url><url><loc>file:///a</loc></url></urlset>"
    )
    net.routes["news.example/map.xml"] = Reply(body=body)
    answers = net.fetched(listings=["http://news.example/map.xml"])
    assert [one.code for one in answers if isinstance(one, Rejection)] == [
        "refused_address",
        "refused_url",
    ]
    assert len(answers) == 2


def test_the_next_address_is_tried_where_one_does_not_answer(net: World) -> None:
    net.names["news.example"] = ["198.41.0.4", PUBLIC]
    net.page("http://news.example/a")
    assert [address for address, _ in net.network.connected] == ["198.41.0.4", PUBLIC]


def test_a_public_address_may_stand_for_a_site(net: World) -> None:
    for host, address in (("[2606:4700:4700::1111]", "2606:4700:4700::1111"), ("8.8.8.8",) * 2):
        net.network.ports[address] = net.network.ports[PUBLIC]
        net.routes[f"{host}/a"] = Reply()
        assert net.page(f"http://{host}/a").url == f"http://{host}/a"
        assert net.network.connected[-1] == (address, 80)
    assert net.resolved == []


def test_an_unknown_name_is_unresolved(net: World) -> None:
    assert net.code("http://nobody.example/") == "unresolved"
    net.names["empty.example"] = []
    assert net.code("http://empty.example/") == "unresolved"


def test_a_resolver_that_is_not_ready_is_asked_again(net: World) -> None:
    def refuse(host: str) -> list[str]:
        net.resolved.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    net.resolver = refuse  # type: ignore[method-assign]
    assert net.code("http://news.example/a") == "unresolved"
    assert len(net.resolved) == 4


def test_an_address_needs_no_resolver_to_be_refused() -> None:
    clock = Clock()
    deadline = Deadline(clock)
    deadline.give(10)
    network = Network({})
    dialler = Dialler(deadline, lambda host: [host], network)
    for address in ("127.0.0.1", "::1", "10.0.0.1", "localhost"):
        with pytest.raises(FetchError):
            dialler.connect_tcp(address, 80)
    assert network.connected == []


def test_the_systems_resolver_answers_with_addresses() -> None:
    assert system_resolver("127.0.0.1") == ["127.0.0.1"]


def test_the_real_network_is_given_addresses_only(net: World) -> None:
    """The default network of the client, straight to a server here: no policy in between."""
    port = net.network.ports[PUBLIC]
    stream = httpcore.SyncBackend().connect_tcp("127.0.0.1", port, 5.0)
    assert stream.get_extra_info("server_addr") == ("127.0.0.1", port)
    stream.close()


def test_a_deadline_passes() -> None:
    clock = Clock()
    deadline = Deadline(clock)
    deadline.give(10)
    clock.sleep(4)
    assert deadline.left() == 6
    assert deadline.left(2) == 2
    clock.sleep(6)
    with pytest.raises(httpcore.ReadTimeout):
        deadline.left()


def test_a_passing_error_is_a_fetch_error() -> None:
    assert issubclass(PassingError, FetchError)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example, signed by itself."""
    file = tmp_path_factory.mktemp("tls") / "site.pem"
    command = (
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        f" -keyout {file} -out {file}.crt -subj /CN=news.example"
        " -addext subjectAltName=DNS:news.example"
    )
    try:
        subprocess.run(command.split(), check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no certificate without openssl: {error}")
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[World]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(f"{certificate}.crt", certificate)
    names: list[str | None] = []
    server.sni_callback = lambda _, name, __: names.append(name)
    with world(server) as made:
        made.sni = names  # type: ignore[attr-defined]
        yield made


def _trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=f"{certificate}.crt")


def test_tls_is_spoken_to_the_name_at_the_checked_address(secure: World, certificate: Path) -> None:
    (answer,) = Fetched(secure.web(tls=_trusting(certificate)), urls=["https://news.example/a"])
    assert isinstance(answer, Source)
    assert set(secure.network.connected) == {(PUBLIC, 443)}
    assert set(secure.sni) == {"news.example"}  # type: ignore[attr-defined]


def test_a_site_that_cannot_prove_its_name_is_refused_at_once(
    secure: World, certificate: Path
) -> None:
    (answer,) = Fetched(secure.web(tls=_trusting(certificate)), urls=["https://other.example/a"])
    assert isinstance(answer, Rejection)
    assert answer.code == "bad_certificate"
    assert len(secure.network.connected) == 1
    assert secure.asked == []


def test_an_authority_nobody_knows_is_refused(secure: World) -> None:
    assert secure.code("https://news.example/a") == "bad_certificate"
    assert secure.asked == []
