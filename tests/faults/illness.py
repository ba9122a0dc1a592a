"""Documents that kill, hang or swell their worker, and workers killed from without."""

from __future__ import annotations

import json
import os
import random
import signal
import time
from pathlib import Path

from pipeline.run.limits import Limits
from tests.faults.job import INPUTS, Job
from tests.faults.table import Row

LIMITS = Limits(timeout=3, memory=256 << 20)
CODES = {
    "die": "worker_died",
    "segfault": "worker_died",
    "hang": "timeout",
    "stopped": "timeout",
    "swell": "memory",
}


def ill_documents(folder: Path, illness: str) -> Row:
    """Some documents are ill: they alone are quarantined, by name, with the right code, kept."""
    row = Row(f"a document that makes its worker {illness}")
    ill = [0, 20, 21, INPUTS - 1]
    texts = [illness if n in ill else f"text {n}" for n in range(INPUTS)]
    job = Job(folder / illness, workers=2, limits=LIMITS)
    job.prepare(texts)
    row.tries = len(ill)
    row.beside += job.run().status != 1
    rejected = _rejected(job)
    names = {f"in.jsonl#n{n}" for n in ill}
    row.struck = sum(rejected.get(name, {}).get("code") == CODES[illness] for name in names)
    row.beside += len(names ^ {uri for uri, one in rejected.items() if one["stage"] != "read"})
    for name in names & rejected.keys():
        kept = job.folder / str(rejected[name].get("kept"))
        row.beside += not kept.is_file() or kept.read_text() != illness
    _count(job, names, row)
    return row


def heavy_lines(folder: Path) -> Row:
    """Lines too heavy to be taken apart: they alone are quarantined, by name; the others go on.

    Each holds a list of so many lists, of 64 bytes each, that they are more than a worker may have.
    """
    row = Row("a line that swells whoever looks at it")
    ill = [3, 40]
    job = Job(folder / "heavy", workers=2, limits=LIMITS)
    job.prepare()
    file = job.folder / "in.jsonl"
    lines = file.read_text("utf-8").splitlines()
    places = [lines.index(json.dumps({"id": f"n{n}", "text": f"text {n}"})) for n in ill]
    for place in places:
        pad = "[]," * ((LIMITS.memory or 0) // 48)
        lines[place] = f'{lines[place][:-1]}, "pad": [{pad}[]]}}'
    file.write_text("\n".join(lines) + "\n", "utf-8")
    row.tries = len(ill)
    row.beside += job.run().status != 1
    lost = {uri for uri, one in _rejected(job).items() if one["code"] == "memory"}
    row.struck = len(lost)
    row.beside += lost != {f"in.jsonl#{place + 1}" for place in places}
    _count(job, {f"in.jsonl#n{n}" for n in ill}, row)
    return row


def workers_killed(folder: Path, times: int, seed: int) -> Row:
    """SIGKILL to a worker at work: one document at most is quarantined, and the next run mends."""
    row = Row("SIGKILL to a worker process")
    chance = random.Random(seed)
    while row.struck < times:
        job = Job(folder / f"worker-{row.tries}", workers=2)
        job.prepare([f"text {n}" for n in range(4 * INPUTS)])
        row.tries += 1
        process = job.start()
        time.sleep(chance.uniform(0.3, 0.9))
        killed = _kill_one(process, chance)
        _, status = os.waitpid(process, 0)
        row.beside += os.waitstatus_to_exitcode(status) != 1
        lost = {u: one for u, one in _rejected(job).items() if one["stage"] != "read"}
        row.struck += killed
        row.beside += len(lost) > killed
        row.beside += any(one["code"] != "worker_died" for one in lost.values())
        _count(job, set(lost), row, 4 * INPUTS)
        row.beside += job.run().status != 1
        _count(job, set(), row, 4 * INPUTS)
    return row


def _kill_one(job: int, chance: random.Random) -> bool:
    """Kill one of the processes below a job that have no process below themselves."""
    parents = _parents()
    below = [one for one in parents if _is_below(one, job, parents)]
    # The fork server, the resource tracker and the workers: a worker is below the fork server.
    workers = [one for one in below if parents[one] != job]
    if not workers:
        return False
    os.kill(chance.choice(workers), signal.SIGKILL)
    return True


def _parents() -> dict[int, int]:
    found = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        found[int(file.parent.name)] = int(told[1])
    return found


def _is_below(one: int, job: int, parents: dict[int, int]) -> bool:
    while one in parents and one != 0:
        one = parents[one]
        if one == job:
            return True
    return False


def _rejected(job: Job) -> dict[str, dict[str, str]]:
    lines = (job.folder / "rejected.jsonl").read_text("utf-8").splitlines()
    return {one["uri"]: one for one in map(json.loads, lines)}


def _count(job: Job, without: set[str], row: Row, inputs: int = INPUTS) -> None:
    """Every input but these has its record, once."""
    lines = (job.folder / "records.jsonl").read_text("utf-8").splitlines()
    uris = [json.loads(line)["source"]["uri"] for line in lines]
    wanted = {f"in.jsonl#n{n}" for n in range(inputs)} - without
    row.lost += len(wanted - set(uris))
    row.doubled += len(uris) - len(set(uris))
    row.beside += len(set(uris) - wanted)
