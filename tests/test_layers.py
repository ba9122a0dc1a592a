"""What import-linter cannot see of the house: languages are data, heavy things come in late."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import lang
from tests.making import ROOT

MODULES = sorted((ROOT / "pipeline").rglob("*.py"))
NAMED = {code for code in lang.codes() if code != "id"}
"""Codes that no code may spell out; "id" is also what every record's identity is called."""


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_no_code_names_a_language(module: Path) -> None:
    named = [
        node.lineno
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and node.value in NAMED
    ]
    assert named == [], f"{name(module)}: languages are found by looking, listed nowhere"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_begins_by_saying_what_it_is(module: Path) -> None:
    told = ast.get_docstring(tree(module))
    assert told, name(module)
    assert told.split("\n\n")[0].rstrip().endswith((".", ":")), name(module)


def test_a_language_is_a_folder_found_by_looking() -> None:
    folders = {path.name for path in lang.ROOT.iterdir() if (path / "language.toml").is_file()}
    assert set(lang.codes()) == folders
    assert lang.SHARED not in folders


def test_extract_knows_no_page_and_needs_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "import pipeline.extract.trace, pipeline.extract.check\n"
        "from pipeline.extract.kinds import ORDER, kind\n"
        "[kind(name) for name in (*ORDER, 'decoy')]\n"
        "heavy = {'spacy', 'trafilatura', 'lxml', 'langdetect', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
