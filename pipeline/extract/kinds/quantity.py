"""Percentages, measures and counts: a figure and what follows enter, a quantity with unit leaves.

The counted thing is the noun phrase after the number. A number that labels ("Quận 3"), tells a
time or an age, or stands before no noun counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from pipeline.extract.figure import Figure, read, style
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.noun_phrase import NounPhrase, longest_match, noun_phrase
from pipeline.extract.number import parse as parse_number
from pipeline.extract.number import plain
from pipeline.extract.segment import Token
from pipeline.record import Modifier, QuantityKind

_LABEL = regex.compile(r"[0-9]{1,3}")
_YEAR = regex.compile(r"(?:19|20)[0-9]{2}")
PERCENT = "%"


@dataclass(slots=True)
class Quantity:
    """The fields of a record's quantity."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str
    unit_code: str | None
    kind: QuantityKind
    modifier: Modifier


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The quantity of a hit, by what its rule reads: percent, measure, count, part, ratio."""
    readers = {
        "percent": _percent, "measure": _measure, "count": _count, "part": _part, "ratio": _ratio,
    }  # fmt: skip
    yield from readers[hit.rule.read](hit, article)


def _quantity(figure: Figure, unit: str, code: str | None, kind: QuantityKind) -> Quantity:
    return Quantity(figure.value, figure.min, figure.max, unit, code, kind, figure.modifier)


def _percent(hit: Hit, article: Article) -> Iterator[Mention]:
    figure = read(hit, article, scaled=True)
    unit = article.pack.look_up("percent_point", hit.group("unit"), PERCENT)
    if figure is not None:
        yield Mention.of(hit, _quantity(figure, unit, "%" if unit == PERCENT else None, "percent"))


def _measure(hit: Hit, article: Article) -> Iterator[Mention]:
    unit = hit.group("unit") or ""
    if len(unit) == 1 and unit.isupper():
        return  # "5M", "4G", "37C": a label or a scale, no unit is printed so
    figure = read(hit, article)
    if figure is None:
        return
    code = article.pack.look_up("measure", unit) or None
    per = hit.group("per")
    if per is not None:
        divisor = article.pack.look_up("per_unit", per)
        code = f"{code}/{divisor}" if code and divisor else None
    printed = unit + (hit.group("whole_per") or "")
    yield Mention.of(hit, _quantity(figure, printed, code, "measure"))


def _count(hit: Hit, article: Article) -> Iterator[Mention]:
    tokens = _after(hit)
    phrase = noun_phrase(tokens, article.pack)
    if not phrase.tokens or not _can_be_counted(hit, tokens, article, phrase):
        return
    figure = read(hit, article)
    if figure is None or (figure.value is not None and figure.value != figure.value // 1):
        return
    last = tokens[phrase.tokens - 1]
    end = _per_end(hit, tokens, phrase.tokens) or last.end
    unit = _slice(hit, tokens[0].start, end)
    yield Mention.of(hit, _quantity(figure, unit, None, "count"), hit.start, end)


def _after(hit: Hit) -> list[Token]:
    return [token for token in hit.sentence.tokens if token.start >= hit.end]


def _slice(hit: Hit, start: int, end: int) -> str:
    base = hit.sentence.start
    return hit.sentence.text[start - base : end - base]


def _per_end(hit: Hit, tokens: list[Token], at: int) -> int | None:
    """The end of "người/giường" where the tokeniser has cut it."""
    if at + 1 < len(tokens) and tokens[at].text == "/" and tokens[at + 1].is_word:
        return tokens[at + 1].end
    return None


def _can_be_counted(hit: Hit, tokens: list[Token], article: Article, phrase: NounPhrase) -> bool:
    pack, head = article.pack, tokens[0]
    if longest_match(pack.lexicons.get("duration", {}), tokens, 0):
        return False
    if longest_match(pack.lexicons.get("score_unit", {}), tokens, 0) == phrase.tokens:
        return False
    number = hit.group("number") or hit.group("max") or ""
    before = [token for token in hit.sentence.tokens if token.end <= hit.start]
    if hit.group("hedge"):
        return phrase.known or number[0].isdigit()
    if not number[0].isdigit():
        is_sure = pack.look_up("ambiguous_number", number.split()[0]) is None
        return (phrase.known or is_sure) and not _labels(before, article)
    if _YEAR.fullmatch(number) and not phrase.known:
        return False
    if _LABEL.fullmatch(number) and before:
        is_name = before[-1].text[0].isupper() and len(before) > 1
        return not _labels(before, article) and (phrase.known or not is_name)
    return phrase.known or head.text.isupper() or head.text[0].islower()


def _labels(before: list[Token], article: Article) -> bool:
    """Whether the word before makes the number a label ("Quận 3", "Pasal 5")."""
    links = article.pack.lexicons.get("range_word", {})
    if len(before) > 2 and before[-1].text.casefold() in links and before[-2].text[0].isdigit():
        before = before[:-2]  # "desil 1 hingga 4": the label stands before the range
    if not before:
        return False
    labels = article.pack.lexicons.get("numbered", {})
    last = before[-1].text.casefold()
    two = " ".join(token.text.casefold() for token in before[-2:])
    if two in article.pack.lexicons.get("no_label", {}):
        return False
    return last in labels or two in labels


def _part(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "trong đó có hơn 600 đang vận hành": the unit is that of the count before; see `resolve`."""
    figure = read(hit, article)
    if figure is not None and figure.value is not None and figure.value == figure.value // 1:
        end = hit.span("bound")[1] if hit.group("bound") else hit.span("number")[1]
        start = hit.span("hedge")[0] if hit.group("hedge") else hit.span("number")[0]
        yield Mention.of(hit, _quantity(figure, "", None, "count"), start, end)


def _ratio(hit: Hit, article: Article) -> Iterator[Mention]:
    """ "9/11 dự án": nine of eleven; both are counted."""
    tokens = _after(hit)
    phrase = noun_phrase(tokens, article.pack)
    part = parse_number(hit.group("part") or "", article.pack, style=style(article))
    whole = parse_number(hit.group("whole") or "", article.pack, style=style(article))
    if not phrase.known or part is None or whole is None or part.value > whole.value:
        return
    uncounted = ("duration", "fraction_of")
    if any(longest_match(article.pack.lexicons.get(name, {}), tokens, 0) for name in uncounted):
        return
    end = tokens[phrase.tokens - 1].end
    unit = _slice(hit, tokens[0].start, end)
    first = Figure(plain(part.value), None, None, "exact")
    second = Figure(plain(whole.value), None, None, "exact")
    yield Mention.of(hit, _quantity(first, unit, None, "count"), *hit.span("part"))
    yield Mention.of(hit, _quantity(second, unit, None, "count"), hit.span("whole")[0], end)


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Give a part of a count the unit of the count before it in the sentence."""
    del article
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.value.unit:
            before = next(
                (m for m in reversed(kept) if m.value.kind == "count" and m.value.unit), None
            )
            if before is None or before.sentence is not mention.sentence:
                mention.notes.append("counts nothing named before it in the sentence")
                continue
            mention.value.unit = before.value.unit
            mention.notes.append(f"unit from {before.text!r} before it")
        kept.append(mention)
    return kept
