"""What must not matter (order, workers, near-equal pages, hostile names), and that it does not."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path

from tests.faults.job import Job, difference
from tests.faults.table import Row
from tests.making import ROOT


def orders_and_workers(folder: Path, seed: int) -> Row:
    """The inputs shuffled, 1, 2 and 8 workers: the same rows."""
    row = Row("inputs shuffled, 1, 2 and 8 workers")
    chance = random.Random(seed)
    wanted = None
    for workers in (0, 1, 2, 8):
        job = Job(folder / f"order-{workers}", workers=workers)
        job.prepare()
        lines = (job.folder / "in.jsonl").read_text("utf-8").splitlines()
        lines = [line for line in lines if line != "no json"]  # named by their line
        if wanted is not None:
            chance.shuffle(lines)
        (job.folder / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        row.beside += job.run().status != 0
        left = {name: sorted(rows) for name, rows in job.left().items()}
        row.tries += 1
        row.struck += 1
        if wanted is None:
            wanted = left
            continue
        found = difference(left, wanted)
        row.lost += found.lost
        row.doubled += found.doubled
        row.differing += found.differing
    return row


def pages_alike(folder: Path) -> Row:
    """Sixty pages that differ in one number alone, through the whole command: sixty records."""
    row = Row("60 pages that differ in one number")
    inputs = folder / "alike"
    inputs.mkdir()
    for number in range(60):
        page = (
            "<html><head><title>Giá cà phê hôm nay</title></head><body><article><h1>Giá cà phê"
            f" hôm nay</h1><p>Sáng nay, giá cà phê tại huyện Lâm Sơn đạt {101 + number}.000 đồng"
            " một kilôgam, theo Sở Nông nghiệp tỉnh Lâm Sơn. Người trồng cà phê trong huyện cho"
            " biết mức giá này đã giữ nguyên trong nhiều ngày qua.</p></article></body></html>"
        )
        (inputs / f"{number}.html").write_text(page, "utf-8")
    out = folder / "alike.jsonl"
    _command(["extract", str(inputs), "--to", str(out), "--quiet"])
    lines = out.read_text("utf-8").splitlines()
    row.tries = row.struck = 60
    row.lost = 60 - len(lines)
    row.beside = 60 - len(set(lines))
    return row


def hostile_names(folder: Path) -> Row:
    """Links and names that lead out: nothing is read or written beyond the folders given."""
    row = Row("links and names that lead out")
    outside, inputs = folder / "outside", folder / "names"
    (inputs / "sub").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("Bí mật: 15 tỷ đồng.", "utf-8")
    (inputs / "link.txt").symlink_to(outside / "secret.txt")
    (inputs / "folder").symlink_to(outside)
    (inputs / "up.txt").symlink_to("../outside/secret.txt")
    (inputs / "sub/loop").symlink_to(inputs)
    names = [
        "../../outside/x",
        "/etc/passwd",
        "..",
        "a/../../b",
        "x\u0000y",
        "~root",
        "-",
        "%2e%2e",
    ]
    lines = [f'{{"id": {name!r}, "html": "<p>"}}'.replace("'", '"') for name in names]
    (inputs / "in.jsonl").write_text("\n".join(lines).replace("\\x00", "\\u0000") + "\n", "utf-8")
    before = _contents(folder, but="out")
    out = folder / "out"
    _command(
        ["extract", str(inputs), "--to", f"{out}/r.jsonl", "--to", f"sqlite:///{out}/f.sqlite",
         "--quarantine", f"{out}/q", "--quiet"]
    )  # fmt: skip
    row.tries = row.struck = len(names) + 4
    row.beside += _contents(folder, but="out") != before
    row.beside += sum(
        "Bí mật" in line for line in (out / "r.jsonl").read_text("utf-8").splitlines()
    )
    written = [file.relative_to(out).as_posix() for file in out.rglob("*")]
    row.beside += sum(".." in name for name in written)
    return row


def _contents(folder: Path, but: str) -> dict[str, str]:
    return {
        str(file): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_relative_to(folder / but)
    }


def _command(arguments: list[str]) -> None:
    subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        cwd=ROOT, check=False, stderr=subprocess.DEVNULL,
    )  # fmt: skip
