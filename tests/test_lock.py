from __future__ import annotations

import re
import tomllib

from tests.making import ROOT

LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_every_package_is_pinned_with_a_hash() -> None:
    entries = re.split(r"\n(?=[a-z])", LOCK)[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+ \\\n", entry), entry[:60]
        assert "--hash=sha256:" in entry


def test_the_lock_names_no_place() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*--(?!hash)", LOCK, re.M)


def test_whatever_the_project_asks_for_is_locked() -> None:
    wanted = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["dev"],
        *PROJECT["build-system"]["requires"],
    ]
    locked = set(re.findall(r"^([a-z0-9._-]+)==", LOCK, re.M))
    names = {re.split(r"[<>=~!\[ ;]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names <= {name.replace("_", "-") for name in locked}
