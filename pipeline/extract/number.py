"""A printed number enters (digits, words, any mix), an exact Decimal leaves.

One grammar serves every language: a lexicon `number_word` says what each word does (`value`,
`plus`, `times`, `scale`, `half`). Which separator is the decimal one is decided by the number
itself, then by what follows it, then by the rest of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import regex

from pipeline.extract.rules import Pack

_PART = regex.compile(r"[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+")
_COMMA_IS_DECIMAL = regex.compile(
    r"[0-9][.][0-9]{3},[0-9]|(?<![0-9.,])[0-9]{1,3}[.][0-9]{3}(?![0-9.,])"
)
_DOT_IS_DECIMAL = regex.compile(r"[0-9],[0-9]{3}[.][0-9]|[0-9],[0-9]{3},[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Separators:
    """How an article prints numbers: whether a comma (or a dot) is seen in use as the decimal."""

    comma_is_decimal: bool = False
    dot_is_decimal: bool = False


@lru_cache(maxsize=64)
def separators(text: str) -> Separators:
    """The evidence of a whole article ("3.959,565" or "6.900" against "1,720,153")."""
    return Separators(bool(_COMMA_IS_DECIMAL.search(text)), bool(_DOT_IS_DECIMAL.search(text)))


def digits(printed: str, *, scaled: bool, style: Separators = Separators()) -> Decimal:
    """The value of a number in digits.

    `scaled`: a scale word, a percent sign or a unit that is measured in fractions follows, so that
    a comma before three digits can be the decimal one.

    >>> [str(digits(n, scaled=False)) for n in ("1.720.153,5", "1,720,153.5", "1,295", "19,3")]
    ['1720153.5', '1720153.5', '1295', '19.3']
    >>> str(digits("1,702", scaled=True)), str(digits("1.234", scaled=True))
    ('1.702', '1234')
    """
    last = max(printed.rfind("."), printed.rfind(","))
    if last < 0:
        return Decimal(printed)
    mark, kinds = printed[last], {c for c in printed if c in ".,"}
    if len(kinds) == 2:
        return _decimal(printed, mark)
    if printed.count(mark) > 1:
        return Decimal(printed.replace(mark, ""))
    if len(printed) - last - 1 != 3 or last > 3 or printed.startswith("0"):
        return _decimal(printed, mark)
    if mark == ",":
        native = style.comma_is_decimal and not style.dot_is_decimal
        return _decimal(printed, mark) if scaled or native else Decimal(printed.replace(mark, ""))
    if style.dot_is_decimal and not style.comma_is_decimal and scaled:
        return _decimal(printed, mark)
    return Decimal(printed.replace(mark, ""))


def _decimal(printed: str, mark: str) -> Decimal:
    other = "," if mark == "." else "."
    return Decimal(printed.replace(other, "").replace(mark, "."))


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: its value, and the scale it was printed with (1 for none)."""

    value: Decimal
    scale: Decimal = Decimal(1)


def parse(
    printed: str, pack: Pack, *, scaled: bool = False, style: Separators = Separators()
) -> Number | None:
    """The number that a printed form means; None where its words make no number."""
    parts = _PART.findall(printed.casefold())
    if not parts:
        return None
    total = group = pending = Decimal(0)
    scale = lowest = Decimal(0)
    for index, part in enumerate(parts):
        if part[0].isdigit():
            tail = _shorthand(part, lowest, printed) if index else None
            if tail is not None:
                total += tail
                continue
            follows = scaled or index + 1 < len(parts)
            group, pending = group + pending, digits(part, scaled=follows, style=style)
            continue
        word = pack.look_up("number_word", part)
        if word is None:
            return None
        if "value" in word:
            group, pending = group + pending, Decimal(str(word["value"]))
        elif "plus" in word:
            pending += word["plus"]
        elif "times" in word:
            pending = (pending or Decimal(1)) * word["times"]
        elif "half" in word:
            if lowest and not group and not pending:
                total += lowest / 2
            elif pending >= 100 and not pending % 100:
                pending += 50
            else:
                group, pending = group + pending + Decimal("0.5"), Decimal(0)
        elif "scale" in word:
            factor = Decimal(word["scale"])
            group, pending = group + pending, Decimal(0)
            if lowest and factor > lowest:
                total = (total + group) * factor
                scale *= factor
            else:
                total += (group or Decimal(1)) * factor
                scale = scale or factor
            group, lowest = Decimal(0), factor
    value = (total + group + pending).normalize()
    return Number(value, scale or Decimal(1))


def _shorthand(part: str, lowest: Decimal, printed: str) -> Decimal | None:
    """The tail of "1tr2" (1.2 million): digits after the scale stand for its next places."""
    if not regex.search(r"\p{L}" + part + "$", printed) or not part.isdigit() or not lowest:
        return None
    return Decimal(part) * lowest / Decimal(10) ** len(part)


def plain(value: Decimal) -> Decimal:
    """Without exponent: 2.3E+12 prints as 2300000000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
