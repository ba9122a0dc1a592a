"""Calendar expressions: a hit enters, a date in ISO 8601 / TIMEX3 form leaves.

What a hit says is kept as printed until all mentions are settled; then the publication day, the
years of the text and the tense of the sentence complete it. What has no value without a context
that is missing ("hôm qua", yesterday, on an undated page) is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.extract.calendar.anchor import Context, completed
from pipeline.extract.calendar.moment import Moment, Reading
from pipeline.extract.calendar.reading import readings
from pipeline.extract.mention import Article, Hit, Mention

_TENSE_REACH = 60
"""Characters around a date within which a word of tense speaks of it."""


@dataclass(slots=True)
class Date:
    """The fields of a record's date."""

    value: str


@dataclass(slots=True)
class Printed(Date):
    """A date as printed, before `resolve`."""

    reading: Reading


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The dates of a hit: one, or several of a list."""
    for reading, (start, end) in readings(hit, article.pack):
        if _can_be(reading):
            yield Mention.of(hit, Printed(reading.iso(), reading), start, end)


def _can_be(reading: Reading) -> bool:
    """Whether such an expression exists: no 31/2, no interval that runs backwards."""
    if isinstance(reading, Moment):
        return reading.lunar or reading.exists
    start, end = reading.start, reading.end
    if not (start.exists and end.exists):
        return False
    first, last = start.first(), end.first()
    return first is None or last is None or first < last


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Complete what is not printed; drop what has no value without it."""
    years = _years(mentions, article)
    kept: list[Mention] = []
    for mention in mentions:
        printed = mention.value
        if not isinstance(printed, Printed):
            kept.append(mention)
            continue
        tense = _tense(mention, article)
        context = Context(article.pack, article.published, years, tense)
        reading = completed(printed.reading, context)
        if reading is None:
            mention.notes.append("no value without a publication date, or none that it could be")
            continue
        mention.value = Date(reading.iso())
        mention.notes += _notes(printed, reading, context)
        kept.append(mention)
    return kept


def _notes(printed: Printed, reading: Reading, context: Context) -> list[str]:
    value = reading.iso()
    if value == printed.value:
        return []
    told = "" if context.tense == 0 else f", tense {context.tense:+}"
    source = (
        f"published {context.published}" if context.published else f"years of text {context.years}"
    )
    return [f"{printed.value} -> {value} ({source}{told})"]


def _years(mentions: list[Mention], article: Article) -> tuple[int, ...]:
    """The years that the text prints as its own time, not as an aim ("đến năm 2030")."""
    found: list[int] = []
    for mention in mentions:
        reading = mention.value.reading if isinstance(mention.value, Printed) else None
        if not isinstance(reading, Moment) or reading.year is None:
            continue
        if reading.decade is None and not _is_aim(mention, article):
            found.append(reading.year)
    return tuple(dict.fromkeys(found))


def _is_aim(mention: Mention, article: Article) -> bool:
    at = mention.start - mention.sentence.start
    before = mention.sentence.text[max(0, at - 20) : at].casefold().rstrip(" (")
    return before.endswith(tuple(article.pack.lexicons.get("aim", {})))


def _tense(mention: Mention, article: Article) -> int:
    """The tense of the word nearest to the mention in its sentence: -1, 0 or 1."""
    words = article.pack.lexicons.get("tense", {})
    nearest, tense = _TENSE_REACH + 1, 0
    if words.keys().isdisjoint(mention.sentence.folded):
        return tense
    for token in mention.sentence.tokens:
        distance = max(mention.start - token.end, token.start - mention.end)
        if 0 <= distance < nearest and token.text.casefold() in words:
            nearest, tense = distance, int(words[token.text.casefold()])
    return tense
