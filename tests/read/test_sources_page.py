"""Every command of docs/sources.md does what the page says."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.read.formats import FORMATS
from tests.making import ROOT
from tests.read.making import compressed, made, record

PAGE = (ROOT / "docs/sources.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (?:cat (\S+) \| )?(pressfacts extract .*)", PAGE, re.M)
HERE = [one for one in COMMANDS if "://" not in one[1]]
TEXT = "Ngày 5/3/2024, huyện Lâm Sơn chi 12,5 tỷ đồng trồng 1.250 ha rừng, tăng 8% so với năm 2022."
HTML = f"<!doctype html><html><head><title>x</title></head><body><p>{TEXT}</p></body></html>"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with all the files of the page."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    mapped = {"url": "https://example.org/1", "body": TEXT}
    nested = {"url": "u", "date_published": "2024-03-05", "article": {"body": TEXT}}
    plain = {"id": "1", "text": TEXT}
    kept = record("1", TEXT.encode(), type="conversion", media=b"text/plain")
    answer = record("1", HTML.encode(), media=b"text/html; charset=utf-8")
    contents = {
        "article.html": HTML.encode(),
        "article.html.gz": compressed(".gz", HTML.encode()),
        "news/a.txt": TEXT.encode(),
        "dump.jsonl": made(".jsonl", [plain]),
        "dump.jsonl.zst": compressed(".zst", made(".jsonl", [plain])),
        "crawl.jsonl": made(".jsonl", [nested]),
        "table.csv": made(".csv", [mapped]),
        "table.tsv": made(".tsv", [plain]),
        "table.parquet": made(".parquet", [mapped]),
        "crawl.warc.gz": compressed(".gz", answer),
        "crawl.warc.wet.gz": compressed(".gz", kept),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(("piped", "command"), HERE, ids=[command for _, command in HERE])
def test_a_command_gives_records(
    place: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    piped: str,
    command: str,
) -> None:
    if piped:
        content = (place / piped).read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    _, *arguments = shlex.split(command)
    assert main([*arguments, "--workers", "0", "--quiet"]) == 0
    told = capfd.readouterr()
    file = place / "records.jsonl"
    lines = file.read_text("utf-8") if file.exists() else told.out
    found = [json.loads(line) for line in lines.splitlines()]
    assert found
    for one in found:
        assert [amount["value"] for amount in one["facts"]["amounts"]] == [12_500_000_000]


def test_the_page_names_every_suffix() -> None:
    assert [suffix for suffix in FORMATS if f"`{suffix}`" not in PAGE] == []
    assert len(COMMANDS) - len(HERE) == 2


def test_the_python_shown_runs(place: Path) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.S | re.M)
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=place,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "news/a.txt\n"


def test_a_wrong_field_is_a_wrong_call(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "table.csv", "--field", "body=text"]) == 2
    assert "--field 'body=text'" in capfd.readouterr().err


def test_records_that_are_no_article_are_counted(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    gone = record("2", b"x", status=b"404 Not Found")
    (place / "mixed.warc").write_bytes(gone + record("1", HTML.encode()))
    assert main(["extract", "mixed.warc", "--to", "r.jsonl", "--workers", "0", "--quiet"]) == 0
    assert json.loads((place / "run.json").read_text("utf-8"))["ignored"] == 1
