"""`pressfacts extract` over the web that the tests have."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.read.fetch import sources
from pipeline.read.fetch.client import Client
from tests.read.fetch.world import Reply, World, text

ARTICLE = (
    b"<!doctype html><html lang=id><title>Ekspor teh naik</title><h1>Ekspor teh naik</h1><article>"
    b"<p>Pemerintah Kabupaten Contoh menganggarkan Rp 4,5 miliar untuk kebun teh pada 2023, "
    b"kata Kepala Dinas Pertanian setempat kepada para petani di balai desa.</p>"
    b"<p>Luas kebun itu 120 hektare dan hasilnya naik 8 persen dibandingkan tahun sebelumnya.</p>"
    b"</article>"
)


@pytest.fixture
def command(net: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs the command in the world; the status."""
    monkeypatch.chdir(tmp_path)

    def client(agent: str, clock: object) -> Client:
        net.agent = agent  # type: ignore[attr-defined]
        return net.client()

    monkeypatch.setattr("pipeline.read.fetch.client.Client", client)
    made = sources.Web
    monkeypatch.setattr(
        sources, "Web",
        lambda one, rate: made(one, rate=rate, clock=net.clock, sleep=net.clock.sleep),
    )  # fmt: skip
    net.routes["news.example/a"] = Reply(body=ARTICLE)

    def run(*arguments: str) -> int:
        return main(["extract", "--workers", "0", "--quiet", *arguments])

    return run


def records(file: str = "out.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]


def test_a_url_becomes_a_record_that_says_where_it_was_read(command: Any) -> None:
    assert command("http://news.example/a#x", "--to", "out.jsonl") == 0
    (record,) = records()
    assert record["source"]["uri"] == "http://news.example/a#x"
    assert record["source"]["url"] == "http://news.example/a"
    assert record["facts"]["amounts"][0]["value"] == 4_500_000_000


def test_everything_is_accounted_for(
    command: Any, net: World, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("list.txt").write_text("http://news.example/a\nhttp://127.0.0.1/\n# no\n")
    Path("a.txt").write_text("Anggarannya Rp 4,5 triliun pada 2024, kata Menteri Keuangan itu.")
    net.routes["news.example/map"] = text(
        "<urlset><url><loc>http://news.example/a</loc></url></urlset>"
    )
    status = command(
        "a.txt", "http://news.example/missing", "--urls", "list.txt",
        "--sitemap", "http://news.example/map", "--to", "out.jsonl",
    )  # fmt: skip
    assert status == 1
    errors = capsys.readouterr().err
    assert "REJECTED http://news.example/missing read/http_404: " in errors
    assert "REJECTED http://127.0.0.1/ read/refused_address: " in errors
    assert "inputs 5 = done 2 + skipped 1 + rejected 2" in errors
    assert json.loads(Path("run.json").read_text("utf-8"))["skipped"] == 1


def test_a_list_may_come_from_standard_input(command: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"http://news.example/a\n"))
    monkeypatch.setattr("sys.stdin", stream)
    assert command("--urls", "-", "--to", "out.jsonl") == 0
    assert len(records()) == 1


def test_the_same_call_again_reads_nothing_twice(
    command: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    command("http://news.example/a", "--to", "out.jsonl")
    assert command("http://news.example/a", "--to", "out.jsonl") == 0
    assert len(records()) == 1
    assert "skipped 1" in capsys.readouterr().err


def test_contact_and_rate_are_passed_on(command: Any, net: World) -> None:
    command("http://news.example/a", "--contact", "desk@news.example", "--rate", "0.1")
    assert net.agent.endswith(" (+desk@news.example)")  # type: ignore[attr-defined]
    assert net.asked[-1].at - net.asked[0].at == 10


def test_nothing_of_the_web_is_imported_for_files() -> None:
    code = (
        "import sys, pipeline.cli, pipeline.cli.job, pipeline.read\n"
        "heavy = {'httpcore', 'protego', 'idna', 'ssl'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to read"),
        (["http://a.example/", "--rate", "0"], "--rate"),
        (["http://a.example/", "--rate", "nan"], "--rate"),
        (["http://a.example/", "--limit", "0"], "--limit"),
        (["http://a.example/", "--contact", "a b"], "--contact"),
        (["http://a.example/", "--contact", "a\r\nX: b"], "--contact"),
        (["--urls", "none.txt"], "none.txt"),
        (["-", "--urls", "-"], "standard input"),
    ],
)
def test_a_wrong_call_is_told(
    command: Any, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(*arguments) == 2
    assert said in capsys.readouterr().err


def test_a_missing_extra_says_what_to_install(
    command: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "pipeline.cli.fetching.find_spec",
        lambda name: None if name == "protego" else found(name),
    )
    assert command("http://news.example/a") == 2
    assert "pip install 'pressfacts[fetch]'" in capsys.readouterr().err
