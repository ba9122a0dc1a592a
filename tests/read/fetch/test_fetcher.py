"""Robots, redirects, new tries and pace, on a clock of our own."""

from __future__ import annotations

import itertools
import socket

import pytest

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.fetch.pace import Pace, retry_after
from pipeline.read.fetch.robots import Rules, ours
from pipeline.read.fetch.turns import Job, Turns
from tests.read.fetch.world import Clock, Reply, World, moved, status, text, zipped


def robots(net: World, *lines: str, host: str = "news.example") -> None:
    net.routes[f"{host}/robots.txt"] = text("\n".join(lines))


# -- robots.txt


def test_what_robots_disallow_is_not_asked_for(net: World) -> None:
    robots(net, "User-agent: *", "Disallow: /a")
    net.routes["news.example/b"] = Reply()
    assert net.code("http://news.example/a") == "robots"
    assert net.paths == []
    assert net.page("http://news.example/b")


def test_rules_for_us_by_name_win(net: World) -> None:
    robots(net, "User-agent: *", "Disallow: /", "User-agent: PressFacts", "Disallow: /b")
    assert net.page("http://news.example/a")
    assert net.code("http://news.example/b") == "robots"


def test_rules_for_others_are_not_for_us(net: World) -> None:
    robots(net, "User-agent: press", "User-agent: news.example", "Disallow: /")
    assert net.page("http://news.example/a")


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410])
def test_without_robots_everything_is_allowed(net: World, code: int) -> None:
    net.routes["news.example/robots.txt"] = status(code)
    assert net.page("http://news.example/a")


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_robots_that_are_not_to_be_had_mean_not_now(net: World, code: int) -> None:
    net.routes["news.example/robots.txt"] = status(code)
    assert net.code("http://news.example/a") == "robots_unreachable"
    assert net.paths == []


def test_robots_that_cannot_be_reached_mean_not_now(net: World) -> None:
    net.routes["news.example/robots.txt"] = Reply(raw=b"")
    assert net.code("http://news.example/a") == "robots_unreachable"


def test_robots_are_followed_through_redirects(net: World) -> None:
    net.routes["news.example/robots.txt"] = moved("http://other.example/r.txt")
    net.routes["other.example/r.txt"] = text("User-agent: *\nDisallow: /a")
    assert net.code("http://news.example/a") == "robots"
    net.routes["news.example/robots.txt"] = moved("/robots.txt")
    assert net.code("http://news.example/a") == "robots_unreachable"


def test_robots_are_asked_for_once_a_site(net: World) -> None:
    net.routes["news.example/b"] = Reply()
    net.fetched("http://news.example/a", "http://news.example/b", "http://news.example/c")
    asked = [one.path for one in net.asked]
    assert asked == ["/robots.txt", "/a", "/b", "/c"]


def test_a_failure_of_robots_is_remembered_for_a_while(net: World) -> None:
    answers = [status(500), text("")]
    net.routes["news.example/robots.txt"] = answers
    web = net.web()

    def code() -> str:
        from pipeline.read.fetch.sources import Fetched

        (one,) = Fetched(web, urls=["http://news.example/a"])
        return one.code if isinstance(one, Rejection) else "done"

    assert (code(), code()) == ("robots_unreachable", "robots_unreachable")
    net.clock.sleep(601)
    assert code() == "done"


def test_the_robots_of_a_new_host_are_asked_too(net: World) -> None:
    net.routes["news.example/a"] = moved("http://other.example/a")
    robots(net, "User-agent: *", "Disallow: /", host="other.example")
    assert net.code("http://news.example/a") == "robots"
    assert net.paths == ["news.example/a"]


def test_a_redirect_within_a_site_is_checked_anew(net: World) -> None:
    robots(net, "User-agent: *", "Disallow: /secret")
    net.routes["news.example/a"] = moved("/secret")
    assert net.code("http://news.example/a") == "robots"
    assert net.paths == ["news.example/a"]


def test_robots_behind_a_large_head_are_cut_and_used(net: World) -> None:
    robots(net, "User-agent: *", "Disallow: /a", "#" + "x" * 3_000_000, "Disallow: /b")
    net.routes["news.example/b"] = Reply()
    assert net.code("http://news.example/a") == "robots"
    assert net.page("http://news.example/b")


def test_robots_may_be_packed_and_marked(net: World) -> None:
    net.routes["news.example/robots.txt"] = zipped("\ufeffUser-agent: *\nDisallow: /a".encode())
    assert net.code("http://news.example/a") == "robots"


def test_groups_of_others_are_kept_once() -> None:
    """Thousands of names over thousands of rules would fill the memory."""
    names = [f"User-agent: robot{number}" for number in range(12_000)]
    rules = [f"Disallow: /{number}" for number in range(20_000)]
    made = Rules("\n".join([*names, *rules, "User-agent: *", "Disallow: /a"]))
    assert made.allows("http://news.example/1")
    assert not made.allows("http://news.example/a")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("User-agent: *", "*"),
        ("user agent PRESSFACTS # us", "pressfacts"),
        ("Useragent:pressfacts/2.0", "pressfacts"),
        ("User-Agent : Pressfacts*", "pressfacts"),
        ("User-agent: press", "others"),
        ("User-agent:", "others"),
    ],
)
def test_names_are_ours_everyones_or_others(line: str, named: str) -> None:
    assert ours(line) == f"User-agent: {named}"


# -- pace


def test_a_host_is_asked_once_a_second(net: World) -> None:
    net.fetched("http://news.example/a", "http://news.example/b", "http://news.example/c")
    assert [one.at - net.asked[0].at for one in net.asked] == [0, 1, 2, 3]


def test_the_rate_is_the_users(net: World) -> None:
    net.fetched("http://news.example/a", "http://news.example/b", rate=4)
    assert [one.at - net.asked[0].at for one in net.asked] == [0, 0.25, 0.5]


@pytest.mark.parametrize("line", ["Crawl-delay: 7", "Request-rate: 1/7", "Request-rate: 60/7m"])
def test_the_delay_a_site_asks_for_is_kept(net: World, line: str) -> None:
    robots(net, "User-agent: *", line)
    net.fetched("http://news.example/a", "http://news.example/b")
    assert [one.at - net.asked[1].at for one in net.asked[1:]] == [0, 7]


@pytest.mark.parametrize("line", ["Crawl-delay: 0.1", "Crawl-delay: -5", "Crawl-delay: nan"])
def test_no_delay_makes_us_faster(net: World, line: str) -> None:
    robots(net, "User-agent: *", line)
    net.fetched("http://news.example/a", "http://news.example/b")
    assert [one.at - net.asked[0].at for one in net.asked] == [0, 1, 2]


def test_a_delay_beyond_patience_is_told(net: World) -> None:
    robots(net, "User-agent: *", "Crawl-delay: 86400")
    assert net.code("http://news.example/a") == "crawl_delay"


def test_while_one_host_waits_another_is_asked(net: World) -> None:
    robots(net, "User-agent: *", "Crawl-delay: 60")
    urls = [f"http://{host}.example/{page}" for page in "abc" for host in ("news", "other")]
    answers = net.fetched(*urls)
    assert [one.uri for one in answers] == urls
    done = {one.host + one.path: one.at - net.asked[0].at for one in net.asked}
    assert done["other.example/c"] == 3
    assert done["news.example/c"] > 100


def test_redirects_keep_the_pace_of_their_host(net: World) -> None:
    net.routes["news.example/a"] = moved("/b")
    net.routes["news.example/b"] = Reply()
    net.page("http://news.example/a")
    assert [one.at - net.asked[0].at for one in net.asked] == [0, 1, 2]


# -- new tries


def test_a_busy_site_is_left_alone_as_long_as_it_asks(net: World) -> None:
    net.routes["news.example/a"] = [status(429, Retry_After="30"), Reply()]
    net.page("http://news.example/a")
    assert net.asked[-1].at - net.asked[-2].at == 30


def test_other_pages_of_a_busy_site_wait_too(net: World) -> None:
    net.routes["news.example/a"] = [status(503, Retry_After="30"), Reply()]
    net.fetched("http://news.example/a", "http://news.example/b")
    assert [one.at - net.asked[1].at for one in net.asked[1:]] == [0, 30, 31]


@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_tries_lie_further_and_further_apart(net: World, code: int) -> None:
    net.routes["news.example/a"] = status(code)
    assert net.code("http://news.example/a") == f"http_{code}"
    asked = [one.at for one in net.asked if one.path == "/a"]
    assert [after - before for before, after in itertools.pairwise(asked)] == [2, 4, 8]


def test_a_wait_beyond_patience_is_left_for_another_run(net: World) -> None:
    net.routes["news.example/a"] = status(503, Retry_After="3600")
    assert net.code("http://news.example/a") == "http_503"
    assert net.paths == ["news.example/a"]


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451, 500, 501])
def test_what_will_not_pass_is_not_tried_again(net: World, code: int) -> None:
    net.routes["news.example/a"] = status(code)
    assert net.code("http://news.example/a") == f"http_{code}"
    assert net.paths == ["news.example/a"]


def test_a_lost_connection_is_tried_again(net: World) -> None:
    net.routes["news.example/a"] = [Reply(raw=b""), Reply()]
    assert net.page("http://news.example/a")
    net.names["gone.example"] = ["198.41.0.4"]
    assert net.code("http://gone.example/a") == "robots_unreachable"
    assert net.network.connected[-4:] == [("198.41.0.4", 80)] * 4


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "5"}, 5),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
        ({"retry-after": "9" * 400}, 999_999_999),
        ({"retry-after": "Fri, 12 Apr 2024 10:00:30 GMT"}, None),
        (
            {
                "retry-after": "Fri, 12 Apr 2024 10:00:30 GMT",
                "date": "Fri, 12 Apr 2024 10:00:00 GMT",
            },
            30,
        ),
        (
            {
                "retry-after": "Fri, 12 Apr 2024 09:00:30 GMT",
                "date": "Fri, 12 Apr 2024 10:00:00 GMT",
            },
            0,
        ),
    ],
)
def test_retry_after_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


def test_a_wait_never_shortens_another() -> None:
    clock = Clock()
    pace = Pace(1.0, clock)
    pace.hold("a", 60)
    pace.hold("a", 1)
    assert next(pace.turn("a")) == clock.now + 60


# -- redirects


def test_five_redirects_are_followed_and_no_more(net: World) -> None:
    for step in range(6):
        net.routes[f"news.example/{step}"] = moved(f"/{step + 1}")
    net.routes["news.example/6"] = Reply()
    assert net.page("http://news.example/1").url == "http://news.example/6"
    assert net.code("http://news.example/0") == "too_many_redirects"


def test_a_loop_ends(net: World) -> None:
    net.routes["news.example/a"] = moved("/a")
    assert net.code("http://news.example/a") == "too_many_redirects"
    assert len(net.paths) == 6


def test_a_page_keeps_the_name_it_was_given(net: World) -> None:
    net.routes["news.example/x"] = moved("http://other.example/a#part", 301)
    page = net.page("HTTP://news.example/x#top")
    assert page.uri == "HTTP://news.example/x#top"
    assert page.url == "http://other.example/a"


# -- turns


def test_answers_come_in_the_order_of_the_jobs() -> None:
    clock = Clock()

    def steps(name: str, *waits: float):  # type: ignore[no-untyped-def]
        for wait in waits:
            yield clock.now + wait
        return Source(name, b"", "text/plain")

    jobs = [
        Job("a", steps("slow", 50, 50)),
        Job("b", steps("quick")),
        Rejection("none", None, "read", "x", "y"),
        Job("a", steps("behind")),
    ]
    answers = list(Turns(clock, clock.sleep).answers(jobs))
    assert [one.uri for one in answers] == ["slow", "quick", "none", "behind"]
    assert clock.slept == [50, 50]


def test_work_runs_ahead_no_further_than_the_window(net: World) -> None:
    robots(net, "User-agent: *", "Crawl-delay: 100")
    taken = []

    def urls():  # type: ignore[no-untyped-def]
        for number in range(200):
            taken.append(number)
            yield f"http://{'news' if number < 2 else 'other'}.example/{number}"

    from pipeline.read.fetch.sources import Fetched

    answers = iter(Fetched(net.web(), urls=urls()))
    next(answers)
    assert len(taken) <= 33
    answers.close()  # type: ignore[attr-defined]


def test_dns_errors_are_no_crash(net: World) -> None:
    def broken(host: str) -> list[str]:
        raise UnicodeError("label too long") if host[0] == "u" else socket.gaierror(-2, "no")

    net.resolver = broken  # type: ignore[method-assign,assignment]
    assert net.code("http://unicode.example/") == "unresolved"
    assert net.code("http://news.example/") == "unresolved"
