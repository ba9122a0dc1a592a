"""The answers of a batch in, the short table that ends a run out."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass, field

from pipeline.emit.line import Line, Skipped
from pipeline.emit.masked import MASK
from pipeline.errors import Rejection

KINDS = (
    "amounts", "quantities", "dates", "officials", "organisations", "places", "laws",
    "observations",
)  # fmt: skip
# More rejections than these are counted, not listed.
LISTED = 12


@dataclass(slots=True)
class Tally:
    """What became of every input: `inputs` is always the sum of done, skipped and rejected."""

    done: int = 0
    skipped: int = 0
    rejected: int = 0
    outdated: int = 0
    """Of the skipped, those that other rules made."""
    languages: Counter[str] = field(default_factory=Counter)
    facts: Counter[tuple[str, str]] = field(default_factory=Counter)
    notices: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    first: list[Rejection] = field(default_factory=list)

    @property
    def inputs(self) -> int:
        """Every input there was."""
        return self.done + self.skipped + self.rejected

    def add(self, answer: Line | Skipped | Rejection) -> None:
        """Count one answer."""
        match answer:
            case Rejection():
                self.rejected += 1
                self.reasons[f"{answer.stage}/{answer.code}"] += 1
                if len(self.first) < LISTED:
                    self.first.append(answer)
            case Skipped():
                self.skipped += 1
                self.outdated += answer.outdated
            case Line():
                self.done += 1
                language = answer.told.language
                self.languages[language] += 1
                for kind, count in answer.told.facts:
                    self.facts[kind, language] += count
                self.notices.update(answer.told.notices)

    def merge(self, other: Tally) -> None:
        """Add the counts of another part of the same job."""
        self.done += other.done
        self.skipped += other.skipped
        self.rejected += other.rejected
        self.outdated += other.outdated
        self.languages.update(other.languages)
        self.facts.update(other.facts)
        self.notices.update(other.notices)
        self.reasons.update(other.reasons)
        self.first = [*self.first, *other.first][:LISTED]

    def closing(self, *, seconds: float, ignored: int = 0) -> str:
        """The accounting, in one line."""
        rate = self.inputs / seconds if seconds > 0 else 0.0
        others = f" · {ignored} files or records that are no articles ignored" if ignored else ""
        return (
            f"inputs {self.inputs} = done {self.done} + skipped {self.skipped}"
            f" + rejected {self.rejected} · {seconds:.1f} s, {rate:.1f} documents/s{others}"
        )


def render(tally: Tally, outputs: list[str]) -> str:
    """Articles by language, facts by kind, what was quarantined and why, and what to try next."""
    languages = [code for code, _ in tally.languages.most_common()]
    lines = ["", *_facts(tally, languages)] if tally.done else []
    if tally.notices:
        told = ", ".join(f"{name} {count}" for name, count in sorted(tally.notices.items()))
        lines += ["", f"Notices: {told}"]
    if tally.skipped:
        lines += ["", *_skipped(tally)]
    lines += ["", *_quarantined(tally)]
    if outputs:
        lines += ["", "Outputs", *(f"  {output}" for output in outputs)]
    lines += ["", "Try next", *(f"  {line}" for line in _next(tally, outputs))]
    return "\n".join(lines) + "\n"


def _facts(tally: Tally, languages: list[str]) -> list[str]:
    header = ["", *languages, "all"]
    body = [["articles", *(str(tally.languages[code]) for code in languages), str(tally.done)]]
    for kind in KINDS:
        counts = [tally.facts[kind, code] for code in languages]
        body.append([kind, *map(str, counts), str(sum(counts))])
    widths = [max(len(row[i]) for row in [header, *body]) for i in range(len(header))]

    def line(row: list[str]) -> str:
        first, *rest = (
            cell.ljust(width) if not i else cell.rjust(max(width, 6))
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        return "  " + first + "".join(f"  {cell}" for cell in rest)

    ruled = "  " + "-" * (len(line(header)) - 2)
    return [line(header), ruled, line(body[0]), ruled, *map(line, body[1:])]


def _skipped(tally: Tally) -> list[str]:
    lines = [f"Skipped: {tally.skipped} inputs that are in the outputs already"]
    if tally.outdated:
        lines.append(f"  {tally.outdated} of them as other rules read them: --refresh reads anew")
    return lines


def _quarantined(tally: Tally) -> list[str]:
    if not tally.rejected:
        return ["Quarantined: nothing"]
    reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(tally.reasons.items()))
    lines = [f"Quarantined: {tally.rejected} ({reasons})"]
    lines += [f"  {one.uri}  {one.stage}/{one.code}: {one.message}" for one in tally.first]
    more = tally.rejected - len(tally.first)
    return lines + ([f"  and {more} more"] if more else [])


def _next(tally: Tally, outputs: list[str]) -> list[str]:
    lines = [line for name in outputs if (line := _look(name))]
    lines.append("pressfacts explain FILE    (why a fact was read, or was not)")
    if tally.rejected:
        lines.append("mend or remove what was quarantined, and run the same command again")
    return lines


def _look(name: str) -> str | None:
    """The command that shows the first of what is in an output."""
    query = "SELECT measure, value, unit, period, uri FROM observations_in_articles LIMIT 5"
    if name.startswith("sqlite:///"):
        return f'sqlite3 {name.removeprefix("sqlite:///")} "{query}"'
    if name.startswith(("postgresql://", "postgres://")):
        asked = name.replace(f":{MASK}@", "@")  # psql asks for the password itself
        return f'psql {shlex.quote(asked)} -c "{query}"'
    if name.startswith("parquet:"):
        file = f"{name.removeprefix('parquet:')}/observations.parquet"
        return f"duckdb -c \"SELECT measure, value, unit, period FROM '{file}' LIMIT 5\""
    if name.endswith(".jsonl"):
        return f"head -1 {name} | python3 -m json.tool --no-ensure-ascii"
    return None
