"""A role and unknown words with a capital behind it enter; the name among them leaves, if any.

What is neither body, place nor field is the name.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.extract.people.tails import Tail
from pipeline.extract.people.things import is_thing
from pipeline.extract.people.unit import Unit, read_unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import (
    is_degree,
    is_foreign,
    is_namelike,
    is_numeral,
    is_second,
    is_strong,
)


class Elimination:
    """Finds names of unknown words; `behind` reads the name behind a comma after a role."""

    def __init__(self, view: View, behind: Callable[[Tail], Unit | None]) -> None:
        self.view = view
        self.behind = behind

    def name(self, position: int, tail: Tail, unit: Unit) -> Unit | None:
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
            level = view.lexis.level.ends_at(view.folded, position) > 0
            borne = position > tail.head_end and is_thing(view, position) and not level
            foreign = named and not borne and self._is_foreign(position, tail, words)
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
        if may_open(view, words[0]) and all(is_second(view, i) for i in words[1:]):
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


def may_open(view: View, index: int) -> bool:
    """Whether a name may open there: a name's word, or initials ("ST Burhanuddin")."""
    if is_namelike(view, index):
        return True
    initials = view.is_acronym(index) and is_second(view, index)
    return initials and view.is_capital(index + 1) and is_strong(view, index + 1)


def _ending(tail: Tail, end: int) -> Tail:
    """The same role, were it to end there."""
    return Tail(tail.head, tail.head_end, end, tail.sort)
