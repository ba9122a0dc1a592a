from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.cli import progress
from pipeline.cli.progress import Progress
from pipeline.emit.summary import Tally
from pipeline.read import Reader
from tests.making import line, refusal


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("x" * 50)
    return Reader([str(tmp_path)])


def half_way(reader: Reader, *, quiet: bool = False) -> None:
    """Both files are read, ahead of the one answer."""
    tally = Tally()
    with Progress(reader, time.monotonic() - 2, quiet=quiet) as shown:
        list(reader)
        tally.add(line())
        shown.say("REJECTED x")
        shown.update(tally)


def test_lines_tell_count_rate_share_and_remaining_time(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    half_way(reader)
    told = capsys.readouterr().err.splitlines()
    assert told == ["REJECTED x", "1 documents, 0/s, 50%, about 2 s to go"]


def test_lines_are_rare(reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    half_way(reader)
    assert capsys.readouterr().err == "REJECTED x\n"


def test_quiet_shows_rejections_only(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    half_way(reader, quiet=True)
    assert capsys.readouterr().err == "REJECTED x\n"


def test_a_terminal_gets_a_bar(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    half_way(reader)
    told = capsys.readouterr().err
    assert "1 documents" in told
    assert "REJECTED x" in told


def test_rejections_are_counted(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    tally = Tally()
    tally.add(refusal())
    with Progress(reader, time.monotonic(), quiet=False) as shown:
        shown.update(tally)
    assert ", 1 rejected" in capsys.readouterr().err
