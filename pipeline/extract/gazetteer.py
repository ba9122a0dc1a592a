"""A language's tables of names and a sentence enter, token-aligned name matches leave.

One Aho-Corasick automaton a table family (places, organisations) finds all printed forms at once,
longest first. Spelling is folded before the search, letter by letter, so offsets stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from pipeline.extract.rules import KEPT, Pack, pack

_LISTS = "|"


@dataclass(frozen=True, slots=True)
class Name:
    """A printed form found at `start:end`, with the table rows it may mean."""

    start: int
    end: int
    text: str
    form: str
    rows: tuple[Mapping[str, str], ...]


class Gazetteer:
    """All printed forms of some tables, ready to be searched."""

    def __init__(self, rows: Iterable[Mapping[str, str]], spelling: Mapping[str, str]) -> None:
        self._spelling = tuple(spelling.items())
        self._rows: dict[str, list[Mapping[str, str]]] = {}
        self._printed: dict[str, set[str]] = {}
        for row in rows:
            for form in forms(row):
                key = self.fold(form)
                known = self._rows.setdefault(key, [])
                if row not in known:
                    known.append(row)
                self._printed.setdefault(key, set()).add(form)
        self._automaton = AhoCorasick(sorted(self._rows), matchkind=MatchKind.Standard)

    def fold(self, text: str) -> str:
        """The text in small letters and one spelling, of the same length."""
        small = text.lower()
        if len(small) != len(text):
            small = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for printed, standard in self._spelling:
            if printed in small:
                small = small.replace(printed, standard)
        return small

    def get(self, form: str) -> tuple[Mapping[str, str], ...]:
        """The rows that a printed form may mean."""
        return tuple(self._rows.get(self.fold(form), ()))

    def find(self, text: str, folded: str | None = None) -> Iterator[Name]:
        """The names printed in a text, leftmost and longest; a name breaks no word.

        Matches overlap in the search: a longer one that is no name here ("trường Sơn La", a school
        of Sơn La, is not Trường Sơn) must not hide a shorter one. `folded` is `fold(text)`.
        """
        folded = self.fold(text) if folded is None else folded
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        start = 0
        for begin, negative in sorted([(match[1], -match[2]) for match in found]):
            end = -negative
            if begin < start or not _is_whole(text, begin, end):
                continue
            key = folded[begin:end]
            if _is_name(text[begin:end], self._printed[key]):
                yield Name(begin, end, text[begin:end], key, tuple(self._rows[key]))
                start = end


def forms(row: Mapping[str, str]) -> list[str]:
    """Every printed form of a table row: name, abbreviations, aliases."""
    listed = [
        *(row.get("abbreviations") or "").split(_LISTS),
        *(row.get("aliases") or "").split(_LISTS),
    ]
    return [form for form in [row["name"], *listed] if form]


def _joins(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_whole(text: str, start: int, end: int) -> bool:
    before = start == 0 or not _joins(text[start - 1])
    return before and (end == len(text) or not _joins(text[end]))


def _is_name(printed: str, forms: set[str]) -> bool:
    """Printed as the table has it, in capitals, or with every word capitalised."""
    if printed in forms or (printed.isupper() and len(printed) > 3):
        return True
    if not printed[0].isupper() or any(form.isupper() and " " not in form for form in forms):
        return False
    words = printed.split()
    return all(word[0].isupper() or not word[0].isalpha() for word in words) or any(
        _same_start(words, form.split()) for form in forms
    )


def _same_start(words: list[str], form: list[str]) -> bool:
    """Whether the same words are capitalised, or only the first and a later one differs."""
    capitals = sum(word[0].isupper() for word in words)
    return len(words) == len(form) and len(words) > 2 and capitals >= 1


@lru_cache(maxsize=KEPT)
def organisations(code: str) -> Gazetteer:
    """The known bodies of a language."""
    rules = pack(code)
    return Gazetteer(rules.table("organisations"), _spelling(rules))


@lru_cache(maxsize=KEPT)
def places(code: str) -> Gazetteer:
    """The known places of a language: countries, provinces, districts, cities."""
    rules = pack(code)
    countries = ({**row, "kind": "country"} for row in rules.table("countries"))
    cities = (
        {"kind": "city", **row, "country": row["code"], "code": ""} for row in rules.table("cities")
    )
    return Gazetteer([*countries, *rules.table("places"), *cities], _spelling(rules))


def _spelling(rules: Pack) -> Mapping[str, str]:
    return rules.lexicons.get("spelling", {})
