"""A role being read enters, the name that it leads to leaves, by the evidence at hand.

Vietnamese names show themselves by the family name. Other names are found by elimination: after the
body, place or field of the role, everything with a capital is the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.people.elimination import Elimination, may_open
from pipeline.extract.people.tails import Tail
from pipeline.extract.people.things import is_credit, is_named_after
from pipeline.extract.people.unit import Unit, opens_place, read_unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import (
    is_led,
    is_namelike,
    is_role,
    is_second,
    is_strong,
    is_title,
)

PERSONAL = ("state", "local", "profession", "player")
"""Sorts of heads that no company's name follows directly."""


class Evidence:
    """Decides which name a role leads to; `units` are the names of the sentence so far."""

    def __init__(self, view: View, units: Mapping[int, Unit]) -> None:
        self.view = view
        self.units = units
        self.rest = Elimination(view, self.behind)

    def known(self, index: int) -> Unit | None:
        """The name already read there, with or without its honorifics."""
        return next((u for u in self.units.values() if index in (u.start, u.name)), None)

    def ending(self, end: int) -> Unit | None:
        """The name already read that ends before a token."""
        return next((u for u in self.units.values() if end in (u.end, u.name_end)), None)

    def inside(self, position: int, tail: Tail, *, apposed: bool) -> Unit | None:
        """The name that starts at a token after a role's head."""
        view = self.view
        in_body = view.inside[position] == "organisation" or self._is_in_firm(position)
        if in_body or self._is_governed(position, tail):
            return None
        unit = self.known(position)
        if unit is not None:
            return unit
        unit = read_unit(view, position, trusted=True)
        if unit is None or unit.honorifics:
            return unit
        if self._is_country(position) or (apposed and not self._may_follow(unit, position, tail)):
            return unit if apposed and self._acts(unit, position, tail) else None
        if is_led(view, position):
            return None if self._is_borne(position, unit) else unit
        family = view.lexis.given_last and view.folded[position] in view.lexis.surnames
        return None if family else self.rest.name(position, tail, unit)

    def _is_in_firm(self, position: int) -> bool:
        """Whether words of a firm go on: "Analis | Phintaro Sekuritas Alrich", securities.

        The person's name begins behind the last word that only firms bear.
        """
        view, lexis = self.view, self.view.lexis
        if lexis.given_last or view.title_case:
            return False
        last, index = -1, position
        while view.is_capital(index) and not (index > position and is_role(view, index)):
            if view.folded[index] in lexis.firm_words:
                last = index
            index += 1
        return position < last < index - 1

    def _is_governed(self, position: int, tail: Tail) -> bool:
        """Whether a preposition or the first word of a place's name takes the word behind it."""
        view, previous = self.view, position - 1
        governs = view.lexis.locative | view.lexis.owner | view.lexis.within
        if view.folded[previous] in governs:
            return True  # "người phát ngôn của ông A" is somebody else
        placed = opens_place(view, previous) and not is_role(view, previous)
        return placed and not is_strong(view, position) and not is_title(view, position)

    def _is_borne(self, position: int, unit: Unit) -> bool:
        """Whether a family name opens a field, or what a school or commune is called."""
        view, lexis = self.view, self.view.lexis
        short = len(unit.words(view)) == 2 and view.folded[position] not in lexis.leads
        return (
            (short and lexis.level.ends_at(view.folded, position) > 0)
            or lexis.field.match(view.folded, position) > 1
            or is_named_after(view, lexis.bearer, position)
            or is_credit(view, position)
        )

    def _acts(self, unit: Unit, position: int, tail: Tail) -> bool:
        """Whether one syllable behind a trade is who holds it, since a verb follows.

        "chàng trai Hoàng Lâm, cô giáo Linh đã khóc": Miss Linh the teacher wept.
        """
        view, lexis, after = self.view, self.view.lexis, unit.end
        titled = tail.sort in ("profession", "title")
        if not lexis.given_last or not titled or position != tail.head_end:
            return False
        single = unit.name_end == position + 1 and is_namelike(view, position)
        goes_on = lexis.verb.match(view.folded, after) or lexis.speech.match(view.folded, after)
        return bool(single and (goes_on or lexis.function.match(view.folded, after)))

    def _may_follow(self, unit: Unit, position: int, tail: Tail) -> bool:
        """Whether a role after a name may have a name of its own behind it."""
        return is_led(self.view, position) or self._is_own(unit, position, tail)

    def behind(self, tail: Tail) -> Unit | None:
        """The name behind a comma, a bracket or "is": "Wali Kota Bandar Lampung, Eva Dwiana"."""
        view, position = self.view, self._behind_owner(tail.end)
        linked = view.lexis.link.match(view.folded, position)
        quoted = view.lexis.quoting.ends_at(view.folded, tail.head) and tail.sort == "body"
        bare = position == tail.head_end and not view.is_capital(tail.head)
        bare = bare and not (linked or quoted)
        apart = tail.sort in ("profession", "weak") and view.lexis.apart.ends_at(
            view.folded, tail.head
        )
        dashed = view.is_dash(position) and is_led(view, position + 1)
        length = linked or int(dashed or view.is_mark(position, ",("))
        # "with the representatives of the trade, Mr Bảy said": he is none of them
        several = view.is_mark(position, ",") and view.lexis.plural.ends_at(view.folded, tail.head)
        if bare or apart or several or not length:
            return None
        index = position + length
        unit = self.known(index)
        if unit is None:
            unit = read_unit(view, index, trusted=True)
            if unit is not None and not (unit.honorifics or is_led(view, index)):
                unit = unit if self._is_sound_behind(unit, position) else None
        if unit is not None and not view.lexis.function.match(view.folded, position - 1):
            tail.end = position
        return unit

    def _behind_owner(self, position: int) -> int:
        """The token behind "his" or "other" before a comma: "asisten pribadinya | , Mukhlas"."""
        view, ending = self.view, self.view.lexis.possessive
        owned = ending and view.is_word(position) and view.folded[position].endswith(ending)
        small = owned and view.tokens[position].text.islower()
        return position + int(bool(small) and view.is_mark(position + 1, ","))

    def _is_sound_behind(self, unit: Unit, separator: int) -> bool:
        """Whether words behind a comma are a name: each could be, and nothing follows at once."""
        view, words = self.view, unit.words(self.view)
        if view.lexis.given_last and (len(words) < 2 or view.is_mark(separator, "(")):
            return False
        named = may_open(view, words[0]) and all(is_second(view, i) for i in words[1:])
        named = named or (view.lexis.given_last and self._is_latin(words))
        listed = view.is_mark(unit.end, ",") and view.inside[unit.end + 1 : unit.end + 2] == [
            "place"
        ]
        if listed and len(words) == 1 and not is_strong(view, words[0]):
            return False
        return named and (not view.is_capital(unit.end) or is_strong(view, unit.name))

    def _is_latin(self, words: list[int]) -> bool:
        """Whether words without a Vietnamese letter are no body's ("Tim Cook": tim is a heart)."""
        view, lexis = self.view, self.view.lexis
        return all(
            view.tokens[i].text.isascii()
            and not view.is_acronym(i)
            and (i == words[0] or view.folded[i] not in lexis.body_words)
            and view.folded[i] not in lexis.stop
            for i in words
        )

    def _is_country(self, position: int) -> bool:
        """Whether a country's name stands before a foreign name: "Tổng thống Nga | Putin"."""
        view, following = self.view, position + 1
        return (
            view.folded[position] in view.lexis.countries
            and view.is_capital(following)
            and not view.inside[following]
            and view.tokens[following].text.isascii()
        )

    def _is_own(self, unit: Unit, position: int, tail: Tail) -> bool:
        """Whether a role after a name has a name of its own behind it after all."""
        view = self.view
        ends = is_namelike(view, unit.name) and not view.is_capital(unit.end)
        later = position > tail.head_end and not view.lexis.given_last
        if unit.name_end - unit.name < 2:
            single = view.folded[position] in view.lexis.own_given
            single = single and view.folded[position] not in view.lexis.common
            return later and ends and (tail.sort == "state" or single)
        if later and view.inside[position - 1]:
            return ends
        placed = position == tail.head_end or view.inside[position - 1] == "place"
        abroad = self._is_after_country(position) and self._is_latin(unit.words(view))
        return (tail.sort in PERSONAL and placed) or is_strong(view, position) or abroad

    def _is_after_country(self, position: int) -> bool:
        """Whether a country's name ends before a token."""
        view = self.view
        return any(
            view.covers.get(start) == ("place", position)
            and view.text(start, position).casefold() in view.lexis.countries
            for start in range(max(0, position - 4), position)
        )
