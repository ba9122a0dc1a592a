"""The part of the fault table that CI has time for; `make faults` is the whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.making import ROOT
from tests.soak import MOST, slope, soak


def test_the_fault_table_holds(capsys: pytest.CaptureFixture[str]) -> None:
    call = [sys.executable, "-m", "tests.faults", "--sample"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    with capsys.disabled():
        print(f"\n{done.stdout}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_memory_of_the_engine_is_flat(tmp_path: Path) -> None:
    assert slope(soak(tmp_path, 30_000, task_is_cheap=True, workers=0)) < MOST
