"""Two files of records in; out, which facts the newer adds, drops or alters, article by article.

Articles are paired by the name of their input, else by content. Facts of one kind are paired by
id (the same place), then by what they say (the place has moved with the text), then by overlap of
their places (the extent has changed); what finds no pair is added or dropped.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import UsageError

Fact = dict[str, Any]
Sign = Literal["+", "-", "~"]

# Where and by which rule a fact was read is not what it says.
_NOT_SAID = frozenset({"id", "rule", "evidence", "mentions", "parts"})
_OF_ARTICLES = ("title", "authors", "published", "site", "language", "text")
SAME, MOVED = "same", "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact (or field of an article) that is not as it was; `+` has no old, `-` no new."""

    sign: Sign
    uri: str
    kind: str
    old: Fact | None
    new: Fact | None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"sign": self.sign, "uri": self.uri, "kind": self.kind, "old": self.old,
                "new": self.new}  # fmt: skip

    def render(self) -> str:
        """One line for people."""
        return f"{self.sign} {self.uri} {self.kind} {_told(self)}"


@dataclass(slots=True)
class Comparison:
    """The counts by kind and sign, over all articles read so far."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def differs(self) -> bool:
        """Whether anything is not as it was."""
        signs = {sign for _, sign in self.counts}
        return bool(signs & {"+", "-", "~"} or self.articles["+"] or self.articles["-"])

    def render(self) -> str:
        """A table: a line a kind."""
        kinds = sorted({kind for kind, _ in self.counts})
        lines = [f"{'':16}{'same':>9}{'moved':>9}{'added':>9}{'dropped':>9}{'altered':>9}"]
        for kind in kinds:
            cells = (self.counts[kind, sign] for sign in (SAME, MOVED, "+", "-", "~"))
            lines.append(f"{kind:16}" + "".join(f"{cell:9}" for cell in cells))
        both, new, old = (self.articles[sign] for sign in ("=", "+", "-"))
        lines.append(f"articles: {both} in both, {new} only in the newer, {old} only in the older")
        return "\n".join(lines)


def diff(old: Path, new: Path, comparison: Comparison) -> Iterator[Difference]:
    """Every difference, in the order of the newer file; `comparison` is counted up meanwhile."""
    older = _Index(old)
    with _opened(old) as stream:
        for record in _records(new):
            place = older.take(record)
            if place is None:
                comparison.articles["+"] += 1
                yield from _all(record, "+", comparison)
                continue
            comparison.articles["="] += 1
            stream.seek(place)
            yield from _article(json.loads(stream.readline()), record, comparison)
        for place in older.left():
            comparison.articles["-"] += 1
            stream.seek(place)
            yield from _all(json.loads(stream.readline()), "-", comparison)


class _Index:
    """Where each record of a file stands, by the name of its input and by its content."""

    def __init__(self, path: Path) -> None:
        self._by_uri: dict[str, int] = {}
        self._by_id: dict[str, list[int]] = {}
        self._places: dict[int, tuple[str, str]] = {}
        with _opened(path) as stream:
            place = 0
            for line in stream:
                record = _parsed(line, path)
                uri, id = record["source"]["uri"], record["id"]
                self._by_uri[uri] = place
                self._by_id.setdefault(id, []).append(place)
                self._places[place] = (uri, id)
                place += len(line)

    def take(self, record: Fact) -> int | None:
        """The place of the record that this one follows; each is taken once."""
        found = [self._by_uri.get(record["source"]["uri"]), *self._by_id.get(record["id"], [])]
        for place in found:
            if place is not None and place in self._places:
                del self._places[place]
                return place
        return None

    def left(self) -> list[int]:
        """The places not taken, in order."""
        return sorted(self._places)


def _article(old: Fact, new: Fact, comparison: Comparison) -> Iterator[Difference]:
    uri = new["source"]["uri"]
    for name in _OF_ARTICLES:
        before, after = _plain(old[name]), _plain(new[name])
        comparison.counts[name, SAME if before == after else "~"] += 1
        if before != after:
            yield Difference("~", uri, name, {name: before}, {name: after})
    for kind in new["facts"]:
        for sign, before, after in _paired(old["facts"].get(kind, []), new["facts"][kind]):
            comparison.counts[kind, sign] += 1
            if sign in ("+", "-", "~"):
                yield Difference(sign, uri, kind, before, after)  # type: ignore[arg-type]


def _paired(old: list[Fact], new: list[Fact]) -> Iterator[tuple[str, Fact | None, Fact | None]]:
    """Sign, old and new fact: by id, by what is said, by overlap, and those without a pair."""
    before, after = list(old), list(new)
    for alike, sign in ((_same_id, SAME), (_same_saying, MOVED), (_overlap, "~")):
        for one in list(after):
            other = next((each for each in before if alike(each, one)), None)
            if other is not None:
                before.remove(other)
                after.remove(one)
                altered = sign == SAME and _said(other) != _said(one)
                yield "~" if altered else sign, other, one
    for one in before:
        yield "-", one, None
    for one in after:
        yield "+", None, one


def _same_id(old: Fact, new: Fact) -> bool:
    return bool(old["id"] == new["id"])


def _same_saying(old: Fact, new: Fact) -> bool:
    return old["evidence"]["text"] == new["evidence"]["text"] and _said(old) == _said(new)


def _overlap(old: Fact, new: Fact) -> bool:
    one, other = old["evidence"], new["evidence"]
    if one["field"] != other["field"] or one["start"] >= other["end"]:
        return False
    return bool(other["start"] < one["end"])


def _said(fact: Fact) -> Fact:
    """What a fact says; roles without their places."""
    said = {name: value for name, value in fact.items() if name not in _NOT_SAID}
    if "roles" in said:
        said["roles"] = [(role["title"], role["organisation"]) for role in said["roles"]]
    return said


def _all(record: Fact, sign: Sign, comparison: Comparison) -> Iterator[Difference]:
    for kind, facts in record["facts"].items():
        for fact in facts:
            comparison.counts[kind, sign] += 1
            old, new = (None, fact) if sign == "+" else (fact, None)
            yield Difference(sign, record["source"]["uri"], kind, old, new)


def _plain(value: Any) -> Any:
    """A date or language without its evidence and confidence."""
    if isinstance(value, dict):
        return value.get("value", value.get("code"))
    return value


def _told(one: Difference) -> str:
    if one.old is None or one.new is None:
        fact = one.new or one.old or {}
        quote = fact["evidence"]["text"]
        return f"{_short(quote)}: {_fields(_said(fact))}"
    if "evidence" not in one.new:
        ((name, before),) = one.old.items()
        return f"{_short(before)} -> {_short(one.new[name])}"
    before, after = _said(one.old), _said(one.new)
    changed = [name for name in after if before.get(name) != after[name]]
    if not changed:
        return f"{_short(one.old['evidence']['text'])} -> {_short(one.new['evidence']['text'])}"
    told = "; ".join(f"{n}: {_short(before.get(n))} -> {_short(after[n])}" for n in changed)
    return f"{_short(one.new['evidence']['text'])}: {told}"


def _fields(said: Fact) -> str:
    return ", ".join(f"{n} {_short(v)}" for n, v in said.items() if v not in (None, [], ""))


def _short(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= 80 else f"{told[:77]}..."


def _records(path: Path) -> Iterator[Fact]:
    with _opened(path) as stream:
        for line in stream:
            yield _parsed(line, path)


def _parsed(line: bytes, path: Path) -> Fact:
    try:
        record: Fact = json.loads(line)
        if record["schema"].startswith("pressfacts/record/"):
            return record
    except (ValueError, TypeError, KeyError, AttributeError):
        pass
    raise UsageError(f"{path} holds a line that is no record: give files of records (.jsonl)")


def _opened(path: Path) -> Any:
    try:
        return path.open("rb")
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): check the path") from error
