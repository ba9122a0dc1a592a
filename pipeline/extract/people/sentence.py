"""A view with anchors enters, its names with their roles leave.

A role is a head ("Thứ trưởng", "Kepala") and its tail. It stands before its name, after it (behind
a comma, dash, bracket or "is"), or on both sides.
"""

from __future__ import annotations

from pipeline.extract.mention import Mention
from pipeline.extract.people.evidence import Evidence
from pipeline.extract.people.names import RoleSpan, Unit, read_single, read_unit
from pipeline.extract.people.rows import in_rows
from pipeline.extract.people.tails import Tail, open_tail, sort_of, step, trim
from pipeline.extract.people.things import is_listed_thing, is_named_after, is_thing
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_led, is_namelike, is_second, is_strong

_RANK = {"name": 0, "speaker": 1, "noun": 2, "honorific": 3, "role": 4}
"""Which evidence a mention is quoted by where there are several; they are read in this order too,
but verbs of speech last."""
_ORDER = ("name", "honorific", "noun", "role", "speaker")
MAX_LISTED = 20
"""Names that may share one role."""
MAX_AGE = 6
"""Tokens that may tell an age or a year of birth."""
MAX_APPOINTED = 30
"""Tokens between a name and the verb that appoints its bearer."""


def read_sentence(view: View) -> list[Unit]:
    """All names of the sentence with their roles, in the order of the sentence."""
    if view.shouts:
        return []
    reader = Reader(view)
    anchors = sorted(view.anchors.items())
    for read in _ORDER:
        for index, anchor in anchors:
            if anchor.rule.read == read:
                reader.readers[read](index, anchor)
    for unit, first in list(in_rows(view, reader.units)):
        if first.anchor is not None:
            reader.keep(unit, first.anchor)
    for unit in list(reader.units.values()):
        reader.second_name(unit)
        reader.first_name(unit)
        reader.body_behind(unit)
    return [reader.units[key] for key in sorted(reader.units)]


class Reader:
    """Reads one sentence; `units` are its names by their first word, `used` the heads read."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.units: dict[int, Unit] = {}
        self.used: set[int] = set()
        self.evidence = Evidence(view, self.units)
        self.readers = {
            "name": self.name, "honorific": self.honorific, "noun": self.noun,
            "role": self.role, "speaker": self.speaker,
        }  # fmt: skip

    def keep(self, unit: Unit, anchor: Mention) -> Unit:
        """The unit, merged with one that was read at the same name before."""
        known = self.units.get(unit.name)
        if known is None:
            for other in list(self.units.values()):
                if other.name < unit.end and unit.name < other.end:
                    if other.name < unit.name:
                        return other
                    del self.units[other.name]
            unit.anchor = anchor
            self.units[unit.name] = unit
            return unit
        if unit.start < known.start:
            known.start, known.honorifics = unit.start, unit.honorifics
            known.gender = unit.gender or known.gender
        known.introduced = known.introduced or unit.introduced
        if known.anchor is None or _RANK[anchor.rule.read] > _RANK[known.anchor.rule.read]:
            known.anchor = anchor
        return known

    # Anchors that name a person by themselves

    def name(self, index: int, anchor: Mention) -> None:
        """Full names that nothing else introduces."""
        end = self.view.index_ending(anchor.end) or index
        while index < end:
            unit = self._named_at(index)
            if unit is not None:
                self.keep(unit, anchor)
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
        if unit is None or place or self._is_compound(unit):
            return
        if unit.start < unit.name:
            self.keep(unit, anchor)

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
        if after is None or (view.is_capital(index) and not view.starts_clause(index)):
            return
        unit = read_unit(view, after + int(view.is_mark(after, ",")), trusted=True)
        if unit is None or not self._is_sound(unit) or self._goes_on(unit):
            return
        called = view.lexis.link.match(view.folded, index) > 0
        if self._is_home(unit) or (called and is_named_after(view, view.lexis.thing, index)):
            return  # "museum bernama Motomoto", a museum called so
        if is_led(view, unit.name) or view.folded[unit.name] not in view.lexis.places:
            unit.introduced = True
            self.keep(unit, anchor)

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

    # Verbs of speech

    def speaker(self, index: int, anchor: Mention) -> None:
        """A name before or after a verb of speech."""
        view = self.view
        after = view.index_ending(anchor.end)
        if after is None or view.title_case:
            return
        start: int | None = after
        if anchor.rule.set.get("side") != "after":
            start = self._run_before(index)
        if start is None or self._in_role(start):
            return
        start += int(start + 2 < index and self._is_nationality(start))
        unit = read_unit(view, start, trusted=True)
        if unit is None or (start < index and unit.end != index):
            return
        single = unit.name_end == unit.name + 1 and not unit.honorifics
        unsure = view.is_capital(unit.end) and not is_strong(view, unit.name)
        if unsure or (single and view.lexis.given_last):
            return
        if "within" in anchor.rule.set and (single or not self._is_from_country(unit, index)):
            return
        if self._is_sound(unit) and not is_thing(view, unit.start):
            self.keep(unit, anchor)

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
        roles = (role for unit in self.units.values() for role in unit.roles)
        return any(role.start <= index < role.end for role in roles)

    def _run_before(self, end: int) -> int | None:
        """Where the capitalised words that end before `end` begin; None if they are no name."""
        view, start = self.view, end
        while start > 0 and is_namelike(view, start - 1) and end - start < 5:
            start -= 1
        if start == end or (view.is_capital(start - 1) and not self._opens_clause(start - 1)):
            return None
        if start > 0 and view.folded[start - 1] in view.lexis.within:
            return None  # "American Academy of | Dermatology"
        return start

    def _opens_clause(self, index: int) -> bool:
        """Whether a word has its capital only from the sentence's start ("Kata", "Theo")."""
        view, word = self.view, self.view.folded[index]
        ordinary = word in view.lexis.common or view.lexis.function.match(view.folded, index) > 0
        return ordinary and view.starts_clause(index) and view.role_at(index) is None

    def second_name(self, unit: Unit) -> None:
        """Another name of the person, in brackets or after "alias": "Joko Widodo (Jokowi)"."""
        view, index = self.view, unit.end + 1
        is_alias = unit.end < len(view) and view.folded[unit.end] in view.lexis.alias
        if not (view.is_mark(unit.end, "(") or is_alias) or unit.anchor is None:
            return
        other = self.evidence.known(index) or read_unit(view, index, trusted=True)
        if other is None or other.roles or not (is_alias or view.is_mark(other.end, ")")):
            return
        if other.honorifics or all(is_namelike(view, i) for i in other.words(view)):
            self.keep(other, unit.anchor).same_as = unit

    def first_name(self, unit: Unit) -> None:
        """The name before "alias", where only the second one was read: "Ali Situ alias Gondit"."""
        view, joint = self.view, unit.start - 1
        if joint < 1 or view.folded[joint] not in view.lexis.alias or unit.anchor is None:
            return
        start = self._run_before(joint) if self.evidence.ending(joint) is None else None
        if start is None or unit.same_as is not None or is_thing(view, start):
            return
        first = read_unit(view, start, trusted=True)
        if first is not None and first.end == joint:
            unit.same_as = self.keep(first, unit.anchor)

    def body_behind(self, unit: Unit) -> None:
        """The body of a role may follow the name: "người phát ngôn A của Bộ Quốc phòng"."""
        view, index = self.view, unit.end + 1
        kind, end = view.covers.get(index, ("", 0))
        if kind != "organisation" or view.folded[unit.end] not in view.lexis.owner:
            return
        for role in unit.roles:
            if role.organisation is None and role.end <= unit.start:
                role.organisation = (index, end)

    # Roles

    def role(self, index: int, anchor: Mention) -> None:
        """A role with its name: after the name it follows, else before one."""
        del anchor
        view = self.view
        in_name = any(unit.name <= index < unit.name_end for unit in self.units.values())
        in_body = view.inside[index] == "organisation" and index not in view.covers
        in_law = view.inside[index] == "law"
        a_thing = view.is_capital(index - 1) and is_thing(view, index)
        if index in self.used or in_name or in_body or in_law or a_thing:
            return
        owner = self._owner(index) or self._appointee(index)
        if owner is not None:
            self._appose(owner, index)
        else:
            self._chain(index)

    def _tail(self, index: int, *, apposed: bool = False) -> Tail:
        """Read on after a role's head until a name, another role or the end of the role."""
        view = self.view
        tail = open_tail(view, index, view.anchors[index])
        tail.apposed = apposed
        position = tail.end
        while position < len(view):
            tail.unit = self.evidence.inside(position, tail, apposed=apposed)
            length = 0 if tail.unit else step(view, position, tail, self.used)
            if not length:
                break
            position += length
        trim(view, tail)
        if not apposed and tail.unit is None:
            tail.unit = self.evidence.behind(tail)
        return tail

    def _chain(self, index: int) -> None:
        """Roles before a name: one, or several joined by commas and "kiêm", "sekaligus"."""
        roles: list[RoleSpan] = []
        following: int | None = index
        while following is not None:
            tail = self._tail(following)
            self.used.add(following)
            roles.append(self._span(tail))
            if tail.unit is not None:
                self._hang(roles, tail.unit)
                return
            following = self._next_role(tail.end)
            if self._is_apart(tail):
                roles.pop()
            # a bare comma joins the roles of one person where names are family name first
            comma = following == tail.end + 1 and self.view.is_mark(tail.end, ",")
            if comma and not self.view.lexis.given_last:
                return

    def _is_apart(self, tail: Tail) -> bool:
        """Whether a bare head before a comma is of nobody named: "told the reporter, Mr Y"."""
        view, lexis = self.view, self.view.lexis
        bare = tail.end == tail.head_end and not view.starts_clause(tail.head)
        told = tail.sort == "profession" and lexis.apart.ends_at(view.folded, tail.head) > 0
        return bare and view.is_mark(tail.end, ",") and (tail.sort == "weak" or told)

    def _span(self, tail: Tail) -> RoleSpan:
        body = tail.organisation or tail.inner
        return RoleSpan(tail.head, tail.end, body, self.view.anchors[tail.head])

    def _hang(self, roles: list[RoleSpan], unit: Unit) -> None:
        """Give roles to the name behind them; academic titles among them are honorifics."""
        view = self.view
        kept = self.keep(unit, roles[-1].anchor)
        if view.lexis.plural.match(view.folded, roles[0].start) and not self._is_listed(kept.end):
            return  # "para menteri Prabowo" are his ministers
        shared = view.lexis.plural.ends_at(view.folded, roles[0].start)
        roles = [role for role in roles if not self._is_bodily(role)]
        titles = [r for r in roles if not r.organisation and sort_of(view, r.anchor) == "title"]
        if titles:
            kept.honorifics = [view.text(t.start, t.end) for t in titles] + kept.honorifics
            kept.introduced = True
            roles = [role for role in roles if role not in titles]
        kept.roles = roles + kept.roles
        following = self._next_role(kept.end)
        if following is not None and following in self.used:
            following = None
        if following is not None and (not view.is_mark(kept.end, ",") or self._stays(following)):
            self._appose(kept, following)
        if shared and roles:
            self._share(kept, roles)

    def _is_bodily(self, role: RoleSpan) -> bool:
        """Whether a bare head in small letters is a part of the body: "ke kepala Vincent"."""
        return self.view.text(role.start, role.end) in self.view.lexis.bodily

    def _is_listed(self, index: int) -> bool:
        """Whether a list goes on behind a name."""
        return self.view.is_mark(index, ",;") or self.view.is_and(index)

    def _share(self, unit: Unit, roles: list[RoleSpan]) -> None:
        """Give the roles to the names listed after the first: "các Phó Chủ tịch A, B và C"."""
        view, index = self.view, unit.end
        for _ in range(MAX_LISTED):
            if not self._is_listed(index):
                return
            index += 1
            index += int(view.is_and(index))
            other = self.evidence.known(index) or read_unit(view, index, trusted=True)
            if other is None or view.role_at(index) is not None:
                return
            kept = self.keep(other, roles[-1].anchor)
            kept.roles = [*roles, *kept.roles]
            index = kept.end

    # Roles after a name

    def _owner(self, index: int) -> Unit | None:
        """The name directly before a role: "bà Lò Thị Mai, Giám đốc Sở"."""
        view, end = self.view, self._before_separator(index)
        if end is None or end <= 0:
            return None
        known = self.evidence.ending(end)
        if known is not None or view.title_case or not view.is_capital(end - 1):
            return known
        start = self._run_before(end)
        if start is None or is_thing(view, start):
            return None
        linked = view.is_mark(end, ",") and not view.is_mark(index - 1, ",")
        single = is_strong(view, start) or (linked and view.starts_clause(start))
        full = end - start >= 2 or (single and not view.lexis.given_last)
        unit = read_unit(view, start, trusted=True) if full else None
        if unit is None or unit.end != end:
            return None
        return self.keep(unit, view.anchors[index])

    def _appointee(self, index: int) -> Unit | None:
        """The last name before the verb that appoints: "ông A, Phó Giám đốc, được ... làm B"."""
        view = self.view
        length = view.lexis.appointed.ends_at(view.folded, index, 7)
        before = [u for u in self.units.values() if u.end <= index - length] if length else []
        if not before or view.title_case:
            return None
        last = max(before, key=lambda unit: unit.end)
        between = range(last.end, index - length)
        near = len(between) <= MAX_APPOINTED and not any(view.is_mark(i, ";:") for i in between)
        return last if near else None

    def _before_separator(self, index: int) -> int | None:
        """The index after the name whose role may start at `index`; None without separator."""
        view = self.view
        if view.lexis.plural.ends_at(view.folded, index):
            return None
        linked = view.lexis.link.ends_at(view.folded, index, 7)
        position = index - linked
        if view.is_mark(position - 1, ",(") or view.is_dash(position - 1):
            position -= 1
        elif not linked:
            return None
        position = self._before_age(position)
        if view.is_mark(position - 1, ")"):
            opening = range(position - 2, max(-1, position - 10), -1)
            return next((i for i in opening if view.is_mark(i, "(")), position)
        return position

    def _before_age(self, position: int) -> int:
        """Without the age that opens a bracket: "ông A (52 tuổi, nguyên Chủ tịch xã)"."""
        view, start = self.view, position - 1
        while start > position - MAX_AGE and self._is_age(start):
            start -= 1
        return start if start < position - 1 and view.is_mark(start, "(") else position

    def _is_age(self, index: int) -> bool:
        view = self.view
        return index >= 0 and (
            view.tokens[index].text.isdigit() or view.folded[index] in view.lexis.age
        )

    def _appose(self, unit: Unit, index: int) -> None:
        """Read the roles after a name, as many as are joined; one with its own name is not its."""
        position: int | None = index
        while position is not None:
            tail = self._tail(position, apposed=True)
            if tail.unit is not None and tail.unit is not unit:
                if position not in self.used:
                    self._chain(position)
                return
            self.used.add(position)
            unit.roles.append(self._span(tail))
            unit.anchor = self.view.anchors[position]
            position = self._next_role(tail.end)

    def _stays(self, index: int) -> bool:
        """Whether the role after a comma has no name of its own behind it."""
        used = set(self.used)
        unit = self._tail(index).unit
        self.used.clear()
        self.used.update(used)
        return unit is None

    def _next_role(self, position: int) -> int | None:
        """The role head that follows a separator at `position`."""
        view, lexis, index = self.view, self.view.lexis, position
        if view.is_mark(index, ",(") or view.is_dash(index):
            index += 1
        index += lexis.also.match(view.folded, index)
        index += lexis.link.match(view.folded, index)
        return index if index > position and view.role_at(index) is not None else None
