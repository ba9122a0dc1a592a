"""What the README shows is what happens."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline import extract
from pipeline.cli import main
from pipeline.document import Source
from tests.making import ROOT, SHARED

README = (ROOT / "README.md").read_text("utf-8")


def block(start: str) -> str:
    """The fenced block that begins with `start`."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", README, re.S | re.M)
    return next(one for one in blocks if one.startswith(start))


def holds(shown: Any, real: Any) -> bool:
    """Whether all that is shown is really there; a list may be shown shortened."""
    if isinstance(shown, dict):
        return all(key in real and holds(value, real[key]) for key, value in shown.items())
    if isinstance(shown, list):
        return all(any(holds(one, other) for other in real) for one in shown)
    return bool(shown == real)


def test_the_record_shown_is_that_of_the_article_shown() -> None:
    article = block("Xuất khẩu chè")
    shown = json.loads(block('{"schema"'))
    record = extract(Source("tea.txt", article.encode(), "text/plain"))
    assert holds(shown, json.loads(record.to_json()))


def test_the_python_shown_runs() -> None:
    code = block("from pathlib import Path")
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert '{"schema":"pressfacts/record/1"' in run.stdout


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="../shared/seeds is not here")
def test_the_answer_shown_is_that_of_the_database(tmp_path: Path) -> None:
    query, answer = re.findall(r'"(SELECT.*?)"\n(.*)', block("$ pressfacts extract"), re.S)[0]
    database = tmp_path / "facts.sqlite"
    seeds = [str(file) for file in sorted((SHARED / "seeds").glob("*.txt"))]
    assert main(["extract", *seeds, "--to", f"sqlite:///{database}", "--quiet"]) == 0
    connection = sqlite3.connect(database)
    rows = connection.execute(query).fetchall()
    connection.close()
    assert ["|".join(map(str, row)) for row in rows] == answer.splitlines()


@pytest.mark.parametrize("command", ["extract", "explain", "score", "diff", "rules", "schema"])
def test_the_commands_shown_exist(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"pressfacts {command}" in README
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])
    assert left.value.code == 0
    assert "usage: pressfacts" in capsys.readouterr().out
