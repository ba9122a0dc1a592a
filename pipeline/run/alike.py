"""A gold fact and a predicted one in, whether they say the same out: one function a kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

Item = Mapping[str, Any]

_WORD = re.compile(r"\w+")


def fold(text: str | None) -> str:
    """Case-folded NFC words without punctuation, as one string."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text or "").casefold()))


def overlap(one: str | None, other: str | None) -> float:
    """The F1 of the words of two strings."""
    left, right = fold(one).split(), fold(other).split()
    if not left or not right:
        return float(left == right)
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * common / (len(left) + len(right))


def number(value: object) -> Decimal | None:
    """The number itself: 15 and 15.0 are one."""
    return None if value is None else Decimal(str(value)).normalize()


def figure(item: Item) -> tuple[Decimal | None, ...]:
    """Value and range."""
    return tuple(number(item.get(name)) for name in ("value", "min", "max"))


def amount(gold: Item, found: Item) -> bool:
    """The same figure in the same currency."""
    return figure(gold) == figure(found) and gold.get("currency") == found.get("currency")


def quantity(gold: Item, found: Item) -> bool:
    """The same figure, and at least half of the unit's words; a percent sign only with its like."""
    if figure(gold) != figure(found):
        return False
    units = gold.get("unit"), found.get("unit")
    return units[0] == units[1] if "%" in units else overlap(*units) >= 0.5


def date(gold: Item, found: Item) -> bool:
    """The same calendar value."""
    return bool(gold.get("value") == found.get("value"))


def person(gold: Item, found: Item) -> bool:
    """One of the person's names."""
    return fold(found.get("name")) in [fold(n) for n in (gold["name"], *gold.get("aliases", []))]


def role(gold: Item, found: Item) -> bool:
    """The same person, and most of the words of the role."""
    return person(gold, found) and overlap(gold["role"], found["role"]) >= 0.6


def organisation(gold: Item, found: Item) -> bool:
    """One of the body's names, or nearly."""
    names = (gold["name"], *gold.get("aliases", []), *gold.get("abbreviations", []))
    printed = found.get("name")
    return any(fold(printed) == fold(name) or overlap(printed, name) > 0.8 for name in names)


def law(gold: Item, found: Item) -> bool:
    """The same number."""
    return fold(gold.get("number")) == fold(found.get("number"))


def observation(gold: Item, found: Item) -> bool:
    """The same figure in the same unit."""
    if figure(gold) != figure(found):
        return False
    return gold.get("unit") == found.get("unit") or quantity(gold, found)


def observation_strictly(gold: Item, found: Item) -> bool:
    """Figure, period, place, change, and half of the words of the measure."""
    return (
        observation(gold, found)
        and gold.get("period") == found.get("period")
        and _change(gold) == _change(found)
        and (not _place(gold) or _place(gold) == _place(found))
        and overlap(gold.get("measure"), found.get("measure")) >= 0.5
    )


def _place(item: Item) -> str:
    place = item.get("place")
    return fold(place.get("name") if isinstance(place, Mapping) else place)


def _change(item: Item) -> tuple[object, ...]:
    change = item.get("change") or {}
    moved = number(change.get("value"))
    return change.get("direction"), moved, change.get("unit"), change.get("baseline")


ALIKE: dict[str, Callable[[Item, Item], bool]] = {
    "amounts": amount,
    "quantities": quantity,
    "dates": date,
    "officials": person,
    "roles": role,
    "organisations": organisation,
    "laws": law,
    "observations": observation,
    "observations_strict": observation_strictly,
}
