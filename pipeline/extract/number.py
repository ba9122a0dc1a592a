"""A printed number enters (digits, words, any mix), an exact Decimal leaves.

One grammar serves every language: a lexicon `number_word` says what each word does (`value`,
`plus`, `times`, `scale`, `half`, `zero`), and what makes no number is refused ("hai ba", two or
three). Which separator is the decimal one is decided by the number itself, then by what follows
it, then by the rest of the article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import regex

from pipeline.extract.rules import Pack

_PART = regex.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){2,}(?:,[0-9]+)?(?![0-9])|[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}]+"
)
_SHAPE = regex.compile(
    r"[0-9]+(?:[.,][0-9]+)?|[0-9]{1,3}(?:[.][0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]+)?"
)
_COMMA_IS_DECIMAL = re.compile(
    r"[0-9][.][0-9]{3},[0-9]|(?<![0-9.,])[0-9]{1,3}[.][0-9]{3}(?![0-9.,])"
)
_DOT_IS_DECIMAL = re.compile(r"[0-9],[0-9]{3}[.][0-9]|[0-9],[0-9]{3},[0-9]{3}")
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Separators:
    """How an article prints numbers: whether a comma (or a dot) is seen in use as the decimal."""

    comma_is_decimal: bool = False
    dot_is_decimal: bool = False


def separators(text: str) -> Separators:
    """The evidence of a whole article ("3.959,565" or "6.900" against "1,720,153")."""
    return Separators(bool(_COMMA_IS_DECIMAL.search(text)), bool(_DOT_IS_DECIMAL.search(text)))


def digits(printed: str, *, scaled: bool, style: Separators = Separators()) -> Decimal | None:
    """The value of a number in digits; None where they are grouped as no number is.

    `scaled`: a scale word, a percent sign or a unit that is measured in fractions follows, so that
    a comma before three digits can be the decimal one.

    >>> [str(digits(n, scaled=False)) for n in ("1.720.153,5", "1,720,153.5", "1,295", "19,3")]
    ['1720153.5', '1720153.5', '1295', '19.3']
    >>> str(digits("1,702", scaled=True)), str(digits("1.234", scaled=True))
    ('1.702', '1234')
    >>> digits("12.4.2024", scaled=False) is None
    True
    >>> str(digits("1 720 153,5", scaled=False))
    '1720153.5'
    """
    printed = printed.replace(" ", "")
    if not _SHAPE.fullmatch(printed):
        return None
    last = max(printed.rfind("."), printed.rfind(","))
    if last < 0:
        return Decimal(printed)
    mark = printed[last]
    if _is_decimal(printed, mark, last, scaled=scaled, style=style):
        other = "," if mark == "." else "."
        return Decimal(printed.replace(other, "").replace(mark, "."))
    return Decimal(printed.replace(mark, ""))


def _is_decimal(printed: str, mark: str, last: int, *, scaled: bool, style: Separators) -> bool:
    """Whether the last separator of a number is its decimal one."""
    if printed.count(mark) > 1:
        return False
    if "." in printed and "," in printed:
        return True
    if len(printed) - last - 1 != 3 or last > 3 or printed.startswith("0"):
        return True
    if mark == ",":
        return scaled or (style.comma_is_decimal and not style.dot_is_decimal)
    return scaled and style.dot_is_decimal and not style.comma_is_decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: its value, and the scale it was printed with (1 for none)."""

    value: Decimal
    scale: Decimal = _ONE


class _Reading:
    """A number being read part by part.

    `total` is what scales have closed, `group` what stands before the next scale; `last` is the
    value just added to it, `room` what the next one must stay below (after a hundred: below 100).
    """

    def __init__(self) -> None:
        self.total = self.group = self.last = Decimal(0)
        self.scale = self.lowest = Decimal(0)
        self.room = Decimal("Infinity")
        self.filled = False
        self.sound = True
        self.tenths_follow = self.ends_in_tenths = False

    def word(self, does: Mapping[str, Any]) -> None:
        """A number word; a link ("linh", and) does nothing."""
        tenths_follow, self.tenths_follow, self.ends_in_tenths = self.tenths_follow, False, False
        if "value" in does:
            value = Decimal(str(does["value"]))
            if "ten" in does and self.filled and 0 < self.last < 10:
                self._times(Decimal(10))  # "hai mốt", twenty-one, without its ten
            self.ends_in_tenths = tenths_follow and value < 10
            self._add(value, Decimal(does.get("room", 1)))
        elif "plus" in does:
            self._last_is_unit()
            self._add(Decimal(does["plus"]), _ONE, fits=True)
        elif "times" in does:
            if "bare" in does and not self.filled and not self.lowest:
                self._add(_ONE, _ONE)  # "hơn chục", more than ten
            self._times(Decimal(does["times"]))
        elif "half" in does:
            self._half()
        elif "scale" in does:
            self.sound &= not (self.filled and "alone" in does)
            self.tenths_follow = "tenths" in does
            self._multiply(Decimal(does["scale"]))

    def figure(self, value: Decimal | None) -> None:
        """A part in digits: it opens a group."""
        self.sound &= value is not None and not self.filled
        self.tenths_follow = self.ends_in_tenths = False
        self._add(value or Decimal(0), _ONE)

    def takes_short_tail(self, part: str) -> bool:
        """Whether digits here are the tail of "1tr2" (1.2 million): the places after the scale."""
        return bool(self.lowest) and not self.filled and part.isdigit() and len(part) < 4

    def short_tail(self, part: str) -> None:
        """Digits that stand for the next places of the scale."""
        self.total += Decimal(part) * self.lowest / Decimal(10) ** len(part)

    def _add(self, value: Decimal, room: Decimal, *, fits: bool = False) -> None:
        self.sound &= fits or value < self.room
        self.group, self.last, self.filled, self.room = self.group + value, value, True, room

    def _times(self, factor: Decimal) -> None:
        self._last_is_unit()
        grown = self.last * factor
        self.group, self.last, self.room = self.group - self.last + grown, grown, factor

    def _multiply(self, factor: Decimal) -> None:
        """A scale multiplies its group, or all before it where it is the greater one."""
        if self.lowest and factor >= self.lowest:
            self.sound &= factor > self.lowest
            self.total = (self.total + self.group) * factor
            self.scale *= factor
        else:
            self.total += (self.group if self.filled else _ONE) * factor
            self.scale = self.scale or factor
        self.group = self.last = Decimal(0)
        self.lowest = self.room = factor
        self.filled = False

    def _half(self) -> None:
        """Half of what stands before: of the scale, of the hundred, of one."""
        if self.lowest and not self.filled:
            self._add(self.lowest / 2, _ONE, fits=True)
        elif self.last >= 100 and not self.last % 100:
            self._add(Decimal(50), _ONE)
        else:
            self._add(Decimal("0.5"), _ONE, fits=True)

    def _last_is_unit(self) -> None:
        self.sound &= self.filled and 0 <= self.last < 10

    @property
    def value(self) -> Decimal:
        """What has been read: "một triệu hai" is 1.2 million."""
        if self.ends_in_tenths:
            return (self.total + self.group * self.lowest / 10).normalize()
        return (self.total + self.group).normalize()


def parse(
    printed: str, pack: Pack, *, scaled: bool = False, style: Separators = Separators()
) -> Number | None:
    """The number that a printed form means; None where its words make no number."""
    parts = _PART.findall(printed.casefold())
    reading = _Reading()
    for index, part in enumerate(parts):
        is_last = index + 1 == len(parts)
        if not part[0].isdigit():
            does = pack.look_up("number_word", part)
            if does is None:
                return None
            reading.word(does)
        elif is_last and reading.takes_short_tail(part):
            reading.short_tail(part)
        else:
            reading.figure(digits(part, scaled=scaled or not is_last, style=style))
    if not parts or not reading.sound:
        return None
    return Number(reading.value, reading.scale or _ONE)


def plain(value: Decimal) -> Decimal:
    """Without exponent: 2.3E+12 prints as 2300000000000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
