"""A word that shows that a person is named enters, the name beside it is kept.

Such words are an address or title, a noun such as victim or wife, a verb of speech; a full name may
stand by itself.
"""

from __future__ import annotations

from pipeline.extract.mention import Mention
from pipeline.extract.people.store import Store
from pipeline.extract.people.things import is_listed_thing, is_named_after, is_thing
from pipeline.extract.people.unit import Unit, read_single, read_unit
from pipeline.extract.people.words import (
    is_led,
    is_namelike,
    is_second,
    is_strong,
    opens_full_name,
)


class Cues:
    """Reads the names that such words of one sentence show."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.view = store.view

    def name(self, index: int, anchor: Mention) -> None:
        """Full names that nothing else introduces."""
        end = self.view.index_ending(anchor.end) or index
        while index < end:
            unit = self._named_at(index)
            if unit is not None:
                self.store.keep(unit, anchor)
                index = unit.end
            index += 1

    def _named_at(self, index: int) -> Unit | None:
        view = self.view
        if view.title_case and view.lexis.noun.match(view.folded, index):
            return None
        unit = read_unit(view, index, trusted=False) or read_single(view, index)
        if unit is None or is_thing(view, index) or is_listed_thing(view, index):
            return None
        return None if unit.honorifics and view.is_capital(index - 1) else unit

    def honorific(self, index: int, anchor: Mention) -> None:
        """A name after an address, rank or title."""
        unit = read_unit(self.view, index, trusted=True)
        place = self.view.is_capital(index) and is_thing(self.view, index)
        several = self.view.lexis.plural.ends_at(self.view.folded, index)
        if several and unit is not None and not is_strong(self.view, unit.name):
            return  # "para Suster Ursulin": nuns of that order
        if unit is None or place or self._is_compound(unit):
            return
        if unit.start < unit.name:
            self.store.keep(unit, anchor)

    def _is_compound(self, unit: Unit) -> bool:
        """Whether one syllable opens a known word of two: "Nghĩa trang liệt sĩ Quốc | gia"."""
        view, after = self.view, unit.name_end
        if not view.lexis.given_last or after != unit.name + 1 or not view.is_word(after):
            return False
        word = " ".join(view.folded[unit.name : after + 1])
        return view.lexis.field.match(view.folded, unit.name) > 1 or word in view.lexis.nouns

    def noun(self, index: int, anchor: Mention) -> None:
        """A name after a noun such as victim or wife."""
        view, after = self.view, self.view.index_ending(anchor.end)
        if after is None or (self._is_proper(index, after) and not view.starts_clause(index)):
            return
        named = after + int(view.is_mark(after, ","))
        unit = read_unit(view, self._behind_country(named), trusted=True)
        if (
            unit is None
            or self._is_home_of(unit, index, after)
            or not self._is_sound(unit)
            or self._goes_on(unit)
        ):
            return
        called = view.lexis.link.match(view.folded, index) > 0
        if self._is_home(unit) or (called and is_named_after(view, view.lexis.thing, index)):
            return  # "museum bernama Motomoto", a museum called so
        if is_led(view, unit.name) or view.folded[unit.name] not in view.lexis.places:
            unit.introduced = True
            self.store.keep(unit, anchor)

    def _is_proper(self, index: int, after: int) -> bool:
        """Whether a capital makes a noun part of a proper name; not one of several syllables."""
        view = self.view
        small = any(not view.is_capital(i) for i in range(index + 1, after))
        return view.is_capital(index) and not (view.lexis.given_last and small)

    def _behind_country(self, index: int) -> int:
        """The token behind a country's name before a foreign name: "du khách Anh | John Hill"."""
        view = self.view
        kind, end = view.covers.get(index, ("", 0))
        country = kind == "place" and view.text(index, end).casefold() in view.lexis.countries
        return end if country and opens_full_name(view, end) else index

    def _is_home_of(self, unit: Unit, index: int, after: int) -> bool:
        """Whether one unknown word is where people are from: "warga Ciptasari", the residents."""
        view = self.view
        if not view.lexis.resident.match(view.folded, index) or view.is_mark(after, ","):
            return False
        single = unit.name_end == unit.name + 1 and not unit.honorifics
        return single and not is_strong(view, unit.name) and not view.is_mark(unit.end, "(")

    def _is_home(self, unit: Unit) -> bool:
        """Whether unknown words are where somebody is from: "warga Rawa Jitu, Kabupaten Mesuji"."""
        view, after = self.view, unit.end + 1
        if not view.is_mark(unit.end, ",") or view.lexis.given_last or is_strong(view, unit.name):
            return False
        return after < len(view) and view.folded[after] in view.lexis.kinds

    def _goes_on(self, unit: Unit) -> bool:
        """Whether a lower-case word makes one syllable another word ("học sinh Trung | học")."""
        view, lexis, after = self.view, self.view.lexis, unit.end
        if not lexis.given_last or unit.name_end > unit.name + 1 or not view.is_word(after):
            return False
        return not any(t.match(view.folded, after) for t in (lexis.verb, lexis.function))

    def _is_sound(self, unit: Unit) -> bool:
        """Whether every word could be a name's; a weak anchor asks for it."""
        view, words = self.view, unit.words(self.view)
        if view.lexis.given_last and view.folded[unit.name] in view.lexis.surnames:
            return len(words) > 1 or not view.inside[unit.name]
        return is_namelike(view, unit.name) and all(is_second(view, i) for i in words[1:])

    def _is_stage_name(self, words: list[int]) -> bool:
        """Whether two syllables that the article prints again are a name: "Trấn Thành nói"."""
        view, lexis = self.view, self.view.lexis
        pair = tuple(view.folded[i] for i in words if i >= 0)
        capitals = [i for i in (words[0] - 1, *words) if view.is_capital(i)]
        if not lexis.given_last or capitals != words or pair not in view.shown.pairs:
            return False
        things = view.shown.firms | view.shown.places
        known = " ".join(pair) in lexis.nouns | lexis.compounds | lexis.places or pair in things
        barred = any(
            view.inside[i] or view.folded[i] in lexis.stop | lexis.body_words or view.is_acronym(i)
            for i in words
        )
        return not known and not barred and not lexis.field.match(view.folded, words[0])

    def speaker(self, index: int, anchor: Mention) -> None:
        """A name before or after a verb of speech."""
        view = self.view
        after = view.index_ending(anchor.end)
        if after is None or view.title_case:
            return
        end = index - int(view.is_mark(index - 1, ","))
        start: int | None = after
        if anchor.rule.set.get("side") != "after":
            if self._goes_beyond(after):
                return
            start = self.store.run_before(end)
            if start is None and self._is_stage_name([end - 2, end - 1]):
                start = end - 2
        if start is None or self._in_role(start) or (end < index and not self._opens(start)):
            return
        start += int(start + 2 < end and self._is_nationality(start))
        unit = read_unit(view, start, trusted=True)
        if unit is None or (start < index and unit.end != end):
            return
        single = unit.name_end == unit.name + 1 and not unit.honorifics
        unsure = view.is_capital(unit.end) and not is_strong(view, unit.name)
        if unsure or (single and (view.lexis.given_last or self._is_ordinary(unit))):
            return
        if "within" in anchor.rule.set and (single or not self._is_from_country(unit, index)):
            return
        sound = self._is_sound(unit) or self._is_stage_name(unit.words(view))
        if sound and not is_thing(view, unit.start):
            self.store.keep(unit, anchor)

    def _goes_beyond(self, after: int) -> bool:
        """Whether a verb of speech is half of another verb: "khai | trương", to open a shop."""
        view = self.view
        if not view.lexis.given_last or not view.is_word(after):
            return False
        return f"{view.folded[after - 1]} {view.folded[after]}" in view.lexis.compounds

    def _is_ordinary(self, unit: Unit) -> bool:
        """Whether one word is printed in small letters too, or mixes them as degrees do."""
        word = self.view.tokens[unit.name].text
        mixed = any(letter.isupper() for letter in word[1:]) and not self.view.is_acronym(unit.name)
        return self.view.folded[unit.name] in self.view.shown.small or (mixed and "-" not in word)

    def _opens(self, start: int) -> bool:
        """Whether a name before a comma opens a clause or stands between commas."""
        view = self.view
        source = view.lexis.source.ends_at(view.folded, start) > 0
        if view.is_and(start - 1) and view.inside[start - 2] == "place":
            return False
        return source or view.starts_clause(start) or view.is_mark(start - 1, ",")

    def _is_from_country(self, unit: Unit, bracket: int) -> bool:
        """Whether a bracket tells the country of somebody whose name is known for one."""
        view, opening = self.view, bracket + 1
        kind, end = view.covers.get(opening, ("", 0))
        country = kind == "place" and view.text(opening, end).casefold() in view.lexis.countries
        return country and view.is_mark(end, ")") and is_strong(view, unit.name)

    def _is_nationality(self, index: int) -> bool:
        """Whether a country stands before a foreign name: "ca sĩ người Mỹ | David Lawson"."""
        view = self.view
        following = view.tokens[index + 1].text
        return view.folded[index] in view.lexis.countries and following.isascii()

    def _in_role(self, index: int) -> bool:
        roles = (role for unit in self.store.units.values() for role in unit.roles)
        return any(role.start <= index < role.end for role in roles)
