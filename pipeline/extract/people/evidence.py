"""A role being read enters, the name that it leads to leaves, by the evidence at hand.

Vietnamese names show themselves by the family name. Other names are found by elimination: after the
body, place or field of the role, everything with a capital is the name.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.extract.people.tails import Tail
from pipeline.extract.people.things import is_credit, is_named_after
from pipeline.extract.people.unit import Unit, opens_place, read_unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import (
    is_degree,
    is_foreign,
    is_led,
    is_namelike,
    is_numeral,
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

    def known(self, index: int) -> Unit | None:
        """The name already read there, with or without its honorifics."""
        return next((u for u in self.units.values() if index in (u.start, u.name)), None)

    def ending(self, end: int) -> Unit | None:
        """The name already read that ends before a token."""
        return next((u for u in self.units.values() if end in (u.end, u.name_end)), None)

    def inside(self, position: int, tail: Tail, *, apposed: bool) -> Unit | None:
        """The name that starts at a token after a role's head."""
        view = self.view
        if view.inside[position] == "organisation" or self._is_governed(position, tail):
            return None
        if self._stands_before_firm_word(position):
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
        return None if family else self._by_elimination(position, tail, unit)

    def _stands_before_firm_word(self, position: int) -> bool:
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
        view, position = self.view, tail.end
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
        if unit is not None:
            return unit
        unit = read_unit(view, index, trusted=True)
        if unit is None or unit.honorifics or is_led(view, index):
            return unit
        return unit if self._is_sound_behind(unit, position) else None

    def _is_sound_behind(self, unit: Unit, separator: int) -> bool:
        """Whether words behind a comma are a name: each could be, and nothing follows at once."""
        view, words = self.view, unit.words(self.view)
        if view.lexis.given_last and (len(words) < 2 or view.is_mark(separator, "(")):
            return False
        named = self._may_open(words[0]) and all(is_second(view, i) for i in words[1:])
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

    def _by_elimination(self, position: int, tail: Tail, unit: Unit) -> Unit | None:
        """A name of unknown words: everything from here on could be one, and nothing else."""
        view = self.view
        words = [
            i
            for i in unit.words(view)
            if view.folded[i] not in view.lexis.particles and view.is_capital(i)
        ]
        if len(words) > 1 and is_numeral(view, words[-1]):
            words.pop()
        # "Head of Skin Clinic": where an English body ends is not known
        english = view.folded[tail.head_end - 1] in view.lexis.within
        unsure = english and not is_strong(view, position)
        if not words or unsure or self._is_numbered(position, unit):
            return None
        named = self._is_named(words) or self._is_minister(position, tail, words)
        if view.lexis.given_last:
            foreign = named and self._is_foreign(position, tail, words)
            return unit if foreign or self._is_stage_name(position, tail, unit) else None
        if self._is_after_body(position, tail) and (named or self._may_be_name(words)):
            return self._after_compound(unit, words, tail)
        if not named or self._is_body(unit, tail) or not self._fits(position, unit, words, tail):
            return None
        return self._after_place(position, unit, words, tail)

    def _fits(self, position: int, unit: Unit, words: list[int], tail: Tail) -> bool:
        """Whether words that could be a name are likely one after this sort of head."""
        strong, single = is_strong(self.view, position), len(words) == 1
        if single and self._is_part(unit, tail):
            return False
        if strong:
            return True
        if single and (self.view.folded[position],) in self.view.shown.places:
            return False  # "Camat Kertajaya", where the article names that district
        alone = tail.sort == "state" or (tail.sort == "local" and position == tail.head_end)
        return alone if single else tail.sort != "weak"

    def _is_foreign(self, position: int, tail: Tail, words: list[int]) -> bool:
        """Whether a name without a Vietnamese family name follows a head, a place or a country."""
        view, previous = self.view, self.view.tokens[position - 1].text
        strong, first = is_strong(view, position), view.tokens[position].text
        of_country = view.folded[position - 1] in view.lexis.countries
        if len(words) == 1 and not strong:
            led = of_country or (position == tail.head_end and first.isascii() and len(first) > 3)
            return led and tail.sort in (("state",) if of_country else ("state", "profession"))
        after_body = self._is_after_body(position, tail)
        if not (first.isascii() or is_foreign(view, position)):
            # a Vietnamese syllable before foreign words is the role's: "châu Âu | Josep Borrell"
            return after_body and not any(view.tokens[i].text.isascii() for i in words[1:])
        weak = tail.sort == "weak" and not strong
        toned = not previous.isascii() or (previous.islower() and is_foreign(view, position))
        after_word = position > tail.head_end and len(words) > 1 and toned
        return after_body or after_word or (not weak and (strong or position == tail.head_end))

    def _is_stage_name(self, position: int, tail: Tail, unit: Unit) -> bool:
        """Whether two given names without the family name follow: "ca sĩ Khánh Phương"."""
        view, lexis, words = self.view, self.view.lexis, unit.words(self.view)
        if tail.sort != "profession" or position != tail.head_end or len(words) != 2:
            return False
        ordinary = any(view.folded[i] in lexis.body_words | lexis.stop for i in words)
        word = view.text(position, unit.name_end).casefold()
        known = (
            word in lexis.nouns or word in lexis.places or lexis.field.match(view.folded, position)
        )
        return not (ordinary or known or view.is_acronym(words[0]) or view.is_capital(unit.end))

    def _is_after_body(self, position: int, tail: Tail) -> bool:
        """Whether a body, place or country of the role ends before a token."""
        view = self.view
        previous = view.folded[position - 1]
        covered = view.inside[position - 1] or previous in view.lexis.countries
        behind_firm = previous in view.lexis.firm_words and position > tail.head_end + 1
        behind_firm = behind_firm and not view.is_mark(position + 1, ",")
        covered = covered or (not view.lexis.given_last and behind_firm)
        return position == tail.end and position >= tail.head_end and bool(covered)

    def _is_numbered(self, position: int, unit: Unit) -> bool:
        """Whether a number stands beside unknown words, as beside a school's or district's name."""
        view = self.view
        beside = [view.tokens[i].text for i in (position - 1, unit.end) if 0 <= i < len(view)]
        return any(word.isdigit() for word in beside) and not is_strong(view, position)

    def _is_named(self, words: list[int]) -> bool:
        """Whether words with a capital are a name: each could be, or the first and last are."""
        view = self.view
        if self._may_open(words[0]) and all(is_second(view, i) for i in words[1:]):
            return True
        if not view.lexis.given_last and view.inside[words[0] - 1] == "organisation":
            # behind a whole body a later word may be a body's: "Nafan Aji Gusta Utama"
            return len(words) > 2 and is_strong(view, words[0]) and is_namelike(view, words[1])
        # a body's word may stand inside a name that a given name opens: "Budi Karya Sumadi"
        ends = words if view.lexis.given_last else (words[0], words[-1])
        bodies = any(view.folded[i] in view.lexis.body_words for i in ends)
        if bodies or not is_strong(view, words[0]) or view.title_case or len(words) < 2:
            return False
        if view.lexis.given_last:
            return all(view.tokens[i].text.isascii() for i in words)
        return is_namelike(view, words[-1])

    def _is_minister(self, position: int, tail: Tail, words: list[int]) -> bool:
        """Whether a given name right behind a head of state opens a name: "Menhub | Budi Karya"."""
        view = self.view
        placed = position == tail.head_end and tail.sort == "state"
        return placed and len(words) > 1 and is_strong(view, words[0]) and not view.title_case

    def _may_open(self, index: int) -> bool:
        """Whether a name may open there: a name's word, or initials ("ST Burhanuddin")."""
        view = self.view
        if is_namelike(view, index):
            return True
        initials = view.is_acronym(index) and is_second(view, index)
        return initials and view.is_capital(index + 1) and is_strong(view, index + 1)

    def _may_be_name(self, words: list[int]) -> bool:
        """Whether after a body one ordinary word may open a name ("RI Oke Nurwan")."""
        view = self.view
        return (
            len(words) > 1
            and view.folded[words[0]] not in view.lexis.nouns
            and view.folded[words[0]] not in view.lexis.body_words
            and not view.lexis.field.match(view.folded, words[0])
            and all(is_namelike(view, i) for i in words[1:])
        )

    def _after_compound(self, unit: Unit, words: list[int], tail: Tail) -> Unit:
        """A hyphened place after a body is still the body's ("Taman Rinjani-Senaru")."""
        view = self.view
        parts = view.folded[unit.name].split("-")
        if len(parts) == 1 or len(words) < 3:
            return unit
        placed = any(part in view.lexis.places for part in parts)
        return self._from(words[1], unit, tail) if placed or is_strong(view, words[1]) else unit

    def _after_place(self, position: int, unit: Unit, words: list[int], tail: Tail) -> Unit:
        """After "camat", "kapolsek" the first of three unknown words is the place."""
        view = self.view
        if position != tail.head_end or is_strong(view, position) or len(words) < 3:
            return unit
        strong = next((i for i in words[1:] if is_strong(view, i)), None)
        if strong is None and tail.sort == "local":
            strong = words[1]
        return unit if strong is None else self._from(strong, unit, tail)

    def _from(self, index: int, unit: Unit, tail: Tail) -> Unit:
        """The name from a later word on; the words before it are the role's."""
        later = read_unit(self.view, index, trusted=True)
        if later is None:
            return unit
        tail.end = later.start
        return later

    def _is_body(self, unit: Unit, tail: Tail) -> bool:
        """Whether unknown words are a body's: it goes on, or the name follows behind a comma."""
        view, after = self.view, unit.end
        if is_strong(view, unit.name):
            return False
        if (view.is_capital(after) and not is_degree(view, after)) or view.is_mark(after, "&/"):
            return True
        if view.is_mark(after, "(") and self._is_abbreviated(after):
            return True
        return view.is_mark(after, ",") and self.behind(_ending(tail, after)) is not None

    def _is_abbreviated(self, opening: int) -> bool:
        """Whether a bracket gives a body's abbreviation: a name follows behind it."""
        view = self.view
        last = min(opening + 6, len(view))
        close = next((i for i in range(opening + 2, last) if view.is_mark(i, ")")), 0)
        return bool(close) and view.is_capital(close + 1)

    def _is_part(self, unit: Unit, tail: Tail) -> bool:
        """Whether a single word is a place's, since a fuller name follows behind a comma."""
        if not self.view.is_mark(unit.end, ","):
            return False
        behind = self.behind(_ending(tail, unit.end))
        return behind is not None and bool(behind.honorifics or behind.name_end - behind.name > 1)


def _ending(tail: Tail, end: int) -> Tail:
    """The same role, were it to end there."""
    return Tail(tail.head, tail.head_end, end, tail.sort)
