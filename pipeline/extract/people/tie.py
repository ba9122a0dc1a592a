"""Readings of an article enter, the same readings leave with the number of the person they mean.

The full form is the fullest printed. A short form ("bà Nga", "Purbaya") means the nearest person
before it who has that word in the name and whose gender fits, otherwise the nearest after it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.record import Role

_TWINS = str.maketrans({"ð": "đ", "’": "'", "‘": "'", "`": "'"})
"""Letters printed for one another: Icelandic eth for the Vietnamese đ, typographic apostrophes."""
_ARTICLES, _SHORT_WORD = ("al-", "el-"), 5
"""Arabic articles that are printed or left out: "Bashar al-Assad", "Mr Assad"."""


@dataclass(slots=True)
class Reading:
    """What a mention says of a person; `person` is their number within the article."""

    name: str
    honorifics: list[str] = field(default_factory=list)
    gender: str = ""
    roles: list[Role] = field(default_factory=list)
    same_as: str = ""
    """The name of which this one is another ("Jokowi" of "Joko Widodo")."""
    person: int = -1


@dataclass(slots=True)
class Person:
    """A person: the fullest form, its words, the gender that honorifics show."""

    name: str
    words: tuple[str, ...]
    gender: str = ""
    seen: list[int] = field(default_factory=list)
    """The numbers of the readings, in order."""
    heads: set[str] = field(default_factory=set)
    """The first words of the roles."""


def twin(word: str) -> str:
    """A casefolded word with the letters that stand for one another made one, and no article.

    >>> twin("al-assad")
    'assad'
    """
    if word.startswith(_ARTICLES) and len(word) > _SHORT_WORD:
        word = word[len("al-") :]
    return word if word.isascii() and "`" not in word else word.translate(_TWINS)


def fold(name: str) -> tuple[str, ...]:
    """A name's words for comparison.

    >>> fold("Nguyễn Ðức Chi")
    ('nguyễn', 'đức', 'chi')
    """
    return tuple(map(twin, unicodedata.normalize("NFC", name).casefold().split()))


def contains(full: Sequence[str], part: Sequence[str], *, given_last: bool) -> bool:
    """Whether `part` is how a bearer of the name `full` is called for short.

    >>> contains(("bùi", "thanh", "sơn"), ("thanh", "sơn"), given_last=True)
    True
    >>> contains(("bùi", "thanh", "sơn"), ("bùi", "thanh"), given_last=True)
    False
    """
    if given_last:
        return tuple(full[-len(part) :]) == tuple(part)
    return any(
        tuple(full[i : i + len(part)]) == tuple(part) for i in range(len(full) - len(part) + 1)
    )


def tie(
    readings: Sequence[Reading], family_names: frozenset[str], *, given_last: bool
) -> list[Person]:
    """Number the readings by person; the list of persons, in the order of their first mention."""
    people: list[Person] = []
    others = {fold(r.name): fold(r.same_as) for r in readings if r.same_as}
    order = sorted(
        range(len(readings)),
        key=lambda i: (bool(readings[i].same_as), -len(fold(readings[i].name)), i),
    )
    for index in order:
        reading = readings[index]
        words = fold(reading.name)
        words = others.get(words, words)
        person = _bearer(people, reading, words, index, family_names, given_last=given_last)
        if person is None:
            person = Person(reading.same_as or reading.name, words)
            people.append(person)
        insort(person.seen, index)
        person.gender = person.gender or reading.gender
        person.heads |= _heads(reading)
    people.sort(key=lambda person: person.seen[0])
    for number, person in enumerate(people):
        for index in person.seen:
            readings[index].person = number
    return people


def _bearer(
    people: Sequence[Person],
    reading: Reading,
    words: tuple[str, ...],
    index: int,
    family_names: frozenset[str],
    *,
    given_last: bool,
) -> Person | None:
    """The person whom a reading means: an equal name, otherwise the nearest longer one."""
    for person in people:
        if person.words == words:
            return person
    candidates = [
        person
        for person in people
        if len(person.words) > len(words)
        and contains(person.words, words, given_last=given_last and person.words[0] in family_names)
        and not (reading.gender and person.gender and reading.gender != person.gender)
        and not (
            person.words[0] != words[0]
            and person.words[0] not in family_names
            and _differ(reading, person)
        )
    ]
    if not candidates:
        return None
    return min(candidates, key=lambda person: _distance(person, index))


def _differ(reading: Reading, person: Person) -> bool:
    """Whether a last name stands with another role than its bearer's: "Presiden Prabowo" is not
    "Kapolri Listyo Sigit Prabowo"."""
    sure = bool(person.heads) or len(person.words) > 2
    if not reading.roles or not sure or len(fold(reading.name)) > 1:
        return False
    return person.heads.isdisjoint(_heads(reading))


def _heads(reading: Reading) -> set[str]:
    return {role.title.casefold().split()[0] for role in reading.roles}


def _distance(person: Person, index: int) -> tuple[int, int]:
    """Those mentioned before come first, the nearest of them first."""
    before = bisect_left(person.seen, index)
    if before:
        return 0, index - person.seen[before - 1]
    return 1, person.seen[0] - index


def distinct_roles(
    roles: Sequence[Role],
    deputies: frozenset[str] = frozenset(),
    idle: frozenset[str] = frozenset(),
) -> list[Role]:
    """The roles without those that a fuller one already says, in the order of the text.

    `deputies` are the words that make another role of one: a deputy is not the head; `idle` those
    that add nothing to the head behind them ("the new chairman").
    """
    kept: list[Role] = []
    for role in sorted(roles, key=lambda role: -len(role.title)):
        words = role.title.casefold().split()
        words = words[1:] if words[0] in idle and len(words) > 1 else words
        if not any(_says(other.title.casefold().split(), words, deputies) for other in kept):
            kept.append(role)
    kept.sort(key=lambda role: (role.field != "title", role.start))
    return kept


def _says(fuller: list[str], words: list[str], deputies: frozenset[str]) -> bool:
    """Whether all words stand in the fuller role, and with them its first word."""
    if fuller[: len(words)] == words:
        return True
    remaining = list(fuller)
    for word in words:
        if word not in remaining:
            return False
        remaining.remove(word)
    if not deputies.isdisjoint(remaining):
        return False
    return fuller[0] == words[0] or words[-1] == fuller[-1]
