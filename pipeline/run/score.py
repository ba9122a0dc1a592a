"""Gold files and records in, precision, recall and F1 by kind and the checks by article out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.errors import UsageError
from pipeline.run.alike import ALIKE, Item, fold

Right = tuple[int, int]


@dataclass(slots=True)
class Score:
    """The figures over all articles: counts are summed before anything is divided."""

    articles: int = 0
    without: list[str] = field(default_factory=list)
    facts: dict[str, list[int]] = field(default_factory=lambda: {kind: [0, 0, 0] for kind in ALIKE})
    checks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of each kind, accuracy of each check."""
        told: dict[str, dict[str, float]] = {}
        for kind, (hits, found, wanted) in self.facts.items():
            told[kind] = {
                "precision": hits / found if found else 1.0,
                "recall": hits / wanted if wanted else 1.0,
                "f1": 2 * hits / (found + wanted) if found + wanted else 1.0,
                "gold": wanted,
            }
        for name, (right, asked) in self.checks.items():
            told[name] = {"accuracy": right / asked if asked else 1.0, "asked": asked}
        return told

    def as_dict(self) -> dict[str, Any]:
        """Everything, JSON-ready."""
        return {"articles": self.articles, "without_record": self.without, **self.figures()}

    def render(self) -> str:
        """The table."""
        figures = self.figures()
        lost = " ".join(self.without[:5])
        lines = [f"{self.articles} articles, {len(self.without)} without a record {lost}".rstrip()]
        for kind in self.facts:
            one = figures[kind]
            lines.append(
                f"{kind:20} P {one['precision']:.3f}  R {one['recall']:.3f}"
                f"  F1 {one['f1']:.3f}  of {one['gold']}"
            )
        lines += [
            f"{c:20} {figures[c]['accuracy']:.3f} of {figures[c]['asked']}" for c in self.checks
        ]
        return "\n".join(lines)


def score(gold: Path, records: Path) -> Score:
    """Score a file of records against a gold file or a folder of them."""
    found = _by_name(_lines(records))
    result = Score()
    files = sorted(gold.rglob("*.json")) if gold.is_dir() else [gold]
    if not files:
        raise UsageError(f"{gold} holds no .json file: give a gold file or a folder of them")
    for file in files:
        article = _object(file)
        result.articles += 1
        record = found.get(article["id"], {})
        if not record:
            result.without.append(article["id"])
        add(result, article, record)
    return result


def add(result: Score, gold: Item, record: Item) -> None:
    """Compare one article."""
    facts = record.get("facts") or {}
    checks = _article(gold, record)
    checks |= {"modifiers": _modifiers(gold, facts), "grounded": _grounded(record)}
    for name, (right, asked) in checks.items():
        result.checks[name][0] += right
        result.checks[name][1] += asked
    for kind in ALIKE:
        if kind.startswith("observations") and gold.get("observations") is None:
            continue
        missed, spurious, hits = _compare(gold, facts, kind)
        for place, count in enumerate((hits, hits + len(spurious), hits + len(missed))):
            result.facts[kind][place] += count
        for sign, rows in (("-", missed), ("+", spurious)):
            for row in rows:
                kept = {
                    name: value
                    for name, value in row.items()
                    if name not in ("mentions", "evidence") and value not in (None, [])
                }
                told = json.dumps(kept, ensure_ascii=False)[:300]
                result.misses.append(f"{sign} {gold['id']} {kind} {told}")


def _compare(gold: Item, facts: Item, kind: str) -> tuple[list[Item], list[Item], int]:
    """The gold items missed, the predictions beside the mark, and the number of hits."""
    alike = ALIKE[kind]
    items = _items(gold, kind)
    wanted = _distinct([item for item in items if not item.get("optional")], kind)
    optional = [item for item in items if item.get("optional")]
    missed, spurious = list(wanted), []
    for item in _distinct(_items(facts, kind), kind):
        hit = next((one for one in missed if alike(one, item)), None)
        if hit is not None:
            missed.remove(hit)
        elif not any(alike(one, item) for one in (*optional, *wanted)):
            spurious.append(item)
    return missed, spurious, len(wanted) - len(missed)


def _items(facts: Item, kind: str) -> list[Item]:
    if kind != "roles":
        name = "observations" if kind == "observations_strict" else kind
        return facts.get(name) or []
    return [
        {**person, "role": one if isinstance(one, str) else one.get("title") or one.get("text")}
        for person in facts.get("officials") or []
        for one in person.get("roles") or []
    ]


def _distinct(items: list[Item], kind: str) -> list[Item]:
    kept: list[Item] = []
    for item in items:
        if not any(ALIKE[kind](one, item) for one in kept):
            kept.append(item)
    return kept


def _article(gold: Item, record: Item) -> dict[str, Right]:
    """Title, day, authors, text kept, furniture dropped, language."""
    text = " ".join((record.get("text") or "").split())
    checks: dict[str, Right] = {}
    if gold.get("title"):
        checks["title"] = int(fold(gold["title"]) == fold(record.get("title"))), 1
    if gold.get("published"):
        published = record.get("published")
        day = published.get("value") if isinstance(published, dict) else published
        checks["published"] = int((day or "")[:10] == gold["published"][:10]), 1
    if "authors" in gold:
        printed = sorted(map(fold, record.get("authors") or []))
        checks["authors"] = int(sorted(map(fold, gold["authors"])) == printed), 1
    keep, drop = ([" ".join(one.split()) for one in gold.get(n, [])] for n in ("keep", "drop"))
    checks["text_kept"] = sum(one in text for one in keep), len(keep)
    checks["boilerplate_dropped"] = sum(one not in text for one in drop), len(drop)
    language = record.get("language")
    code = language.get("code") if isinstance(language, dict) else language
    checks["language"] = int(code == gold["lang"]), 1
    return checks


def _modifiers(gold: Item, facts: Item) -> Right:
    """Of the amounts and quantities found, those that carry the modifier of the gold."""
    right = asked = 0
    for kind in ("amounts", "quantities"):
        for one in _items(gold, kind):
            found = [item for item in _items(facts, kind) if ALIKE[kind](one, item)]
            if found and not one.get("optional"):
                asked += 1
                right += any(item.get("modifier") == one.get("modifier") for item in found)
    return right, asked


def _grounded(record: Item) -> Right:
    """Spans that quote the text, of all spans."""
    spans = list(_spans(record.get("facts") or {}))
    right = sum(
        (record.get(span.get("field") or "text") or "")[span["start"] : span["end"]] == span["text"]
        for span in spans
    )
    return right, len(spans)


def _spans(node: object) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if {"start", "end", "text"} <= node.keys():
            yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _spans(child)


def _by_name(records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Records by every name gold may call them: file and record id first, then id and folder."""
    strong: dict[str, dict[str, Any]] = {}
    weak: dict[str, dict[str, Any]] = {}
    for record in records:
        source = record.get("source") or {}
        path = PurePosixPath(source.get("uri") or "")
        strong[path.stem] = strong[str(record.get("id"))] = record
        weak[path.parent.name] = record
        if source.get("id"):
            weak[source["id"]] = record
    return weak | strong


def _lines(file: Path) -> list[dict[str, Any]]:
    try:
        with file.open(encoding="utf-8") as stream:
            return [json.loads(line) for line in stream if line.strip()]
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} is no file of JSON lines ({error}): give records") from error


def _object(file: Path) -> dict[str, Any]:
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} cannot be read as JSON ({error})") from error
    if not isinstance(read, dict) or not {"id", "lang"} <= read.keys():
        raise UsageError(f"{file} is no gold: it lacks `id` or `lang`")
    return read
