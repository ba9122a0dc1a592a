"""The tally of a job in, `run.json` out: what became of every input, for programs.

The file says `running` while the job runs, so that one that was killed is told from one that ended.
"""

from __future__ import annotations

import contextlib
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pipeline.emit import Sink
from pipeline.emit.line import Run
from pipeline.emit.summary import Tally
from pipeline.errors import SinkError

SCHEMA = "pressfacts/run/1"
Status = Literal["running", "done", "interrupted", "failed"]


def now() -> str:
    """This moment in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def place_for(sinks: list[Sink]) -> Path | None:
    """`run.json` beside the first sink that is a file; None where there is none."""
    files = [one.path for one in sinks if one.path is not None and not _is_special(one.path)]
    return files[0].parent / "run.json" if files else None


def write(
    path: Path, run: Run, tally: Tally, *, status: Status, seconds: float, ignored: int,
    outputs: list[str],
) -> None:  # fmt: skip
    """Write it aside, then rename."""
    told = {
        "schema": SCHEMA,
        "status": status,
        "version": run.version,
        "rules": run.rules,
        "began": run.began,
        "ended": None if status == "running" else now(),
        "seconds": round(seconds, 3),
        "outputs": outputs,
        "ignored": ignored,
        **_counts(tally),
    }
    aside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")
        os.replace(aside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise SinkError(
            f"{path} cannot be written ({error.strerror}): check the path and the disk"
        ) from error


def _counts(tally: Tally) -> dict[str, Any]:
    facts: dict[str, dict[str, int]] = {}
    for (kind, language), count in tally.facts.items():
        facts.setdefault(kind, {})[language] = count
    return {
        "inputs": tally.inputs,
        "done": tally.done,
        "skipped": tally.skipped,
        "outdated": tally.outdated,
        "rejected": tally.rejected,
        "reasons": dict(sorted(tally.reasons.items())),
        "languages": dict(tally.languages),
        "facts": facts,
        "notices": dict(sorted(tally.notices.items())),
    }


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()
