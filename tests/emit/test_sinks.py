from __future__ import annotations

import sys

import pytest

from pipeline.emit import sink
from pipeline.errors import UsageError


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [("postgresql://db/facts", "psycopg", "postgres"), ("parquet:out", "pyarrow", "parquet")],
)
def test_a_package_that_is_not_installed_is_named_with_how_to_install_it(
    name: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    told = rf"{package} is needed .*pip install 'pressfacts\[{extra}\]"
    with pytest.raises(UsageError, match=told):
        sink(name)


@pytest.mark.parametrize(
    "name", ["parquet:", "postgresql:/db", "mysql://db/facts", "facts.parquet"]
)
def test_a_name_of_no_sink_is_told_which_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=r"FILE\.jsonl, sqlite:///FILE, postgresql://.*parquet:"):
        sink(name)
