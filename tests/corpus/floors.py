"""The pipeline is run over corpus/ and scored by language; floors hold what was once reached."""

from __future__ import annotations

import json
import math
from pathlib import Path

from pipeline.errors import Rejection
from pipeline.read import Reader
from pipeline.run.score import score
from pipeline.run.stages import process
from tests.making import ROOT

FLOORS = Path(__file__).with_name("floors.json")
MEASURE = "f1", "accuracy"
"""What is held of a kind of fact, and of a check of an article."""
DIGITS = 3

Figures = dict[str, dict[str, float]]


def corpora() -> list[Path]:
    """The folders of corpus/, one a language."""
    return sorted(path for path in (ROOT / "corpus").iterdir() if path.is_dir())


def figures(records: Path) -> Figures:
    """Folder of corpus/ -> kind or check -> figure; `records` is a folder to work in."""
    reached: Figures = {}
    for folder in corpora():
        file = records / f"{folder.name}.jsonl"
        answers = [
            source if isinstance(source, Rejection) else process(source)
            for source in Reader([str(folder)])
        ]
        lines = [one.to_json() for one in answers if not isinstance(one, Rejection)]
        file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        told = score(folder, file).figures()
        reached[folder.name] = {
            name: one.get(MEASURE[0], one.get(MEASURE[1], 0.0)) for name, one in told.items()
        }
    return reached


def floors() -> Figures:
    """What must not be undercut."""
    read: Figures = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return read


def raised(old: Figures, reached: Figures, *, below: float = 0.0) -> Figures:
    """Each floor at the figure reached less `below`, rounded down, where that is no step down."""
    scale = 10**DIGITS
    new = {code: dict(by_name) for code, by_name in old.items()}
    for code, by_name in reached.items():
        for name, figure in by_name.items():
            down = math.floor((figure - below) * scale + 1e-9) / scale
            held = new.setdefault(code, {})
            held[name] = max(held.get(name, 0.0), down)
    return new


def undercut(floor: Figures, reached: Figures) -> list[str]:
    """A line for each figure that has fallen below its floor, or is no longer measured."""
    return [
        f"{code} {name}: {reached.get(code, {}).get(name, 0.0):.4f} is below its floor {least}"
        for code, by_name in floor.items()
        for name, least in by_name.items()
        if reached.get(code, {}).get(name, 0.0) < least
    ]
