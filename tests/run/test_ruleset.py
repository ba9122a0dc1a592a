from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.extract.lexicon import Entry, Lexicon
from pipeline.run import ruleset
from pipeline.run.ruleset import fingerprint
from tests.making import ROOT


def test_the_same_program_has_the_same_fingerprint() -> None:
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 16


def test_a_lexicon_and_an_option_change_it() -> None:
    lexicon = Lexicon((Entry("Lâm Sơn", "place:district"),))
    assert len({fingerprint(), fingerprint(lexicon), fingerprint(None, "text")}) == 3


def test_a_changed_rule_changes_it_and_compiled_code_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "pipeline"
    shutil.copytree(ROOT / "pipeline", copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(ruleset, "files", lambda name: copy)

    def told() -> str:
        ruleset._program.cache_clear()
        return fingerprint()

    before = told()
    (copy / "clean/__pycache__").mkdir()
    (copy / "clean/__pycache__/x.pyc").write_bytes(b"x")
    assert told() == before
    with (copy / "lang/vi/rules/dates.toml").open("a") as stream:
        stream.write("\n# changed\n")
    assert told() != before
    ruleset._program.cache_clear()
