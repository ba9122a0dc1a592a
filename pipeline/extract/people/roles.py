"""A view with anchors enters, its names with their roles leave.

A role is a head ("Thứ trưởng", "Kepala") and what follows it: organisations and places where they
were read, otherwise words with a capital and a few lower-case words of the field. It stands before
its name, after it (behind a comma, dash, bracket or "is"), or on both sides.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from pipeline.extract.mention import Mention
from pipeline.extract.people.names import (
    RoleSpan,
    Unit,
    is_credit,
    is_degree,
    is_led,
    is_namelike,
    is_second,
    is_strong,
    is_thing,
    read_name,
    read_single,
    read_unit,
)
from pipeline.extract.people.view import View

_RANK = {"name": 0, "speaker": 1, "noun": 2, "honorific": 3, "role": 4}
"""Which evidence a mention is quoted by where there are several."""

MAX_LOWER = 6
"""Lower-case words that a role may have in a row."""


@dataclass(slots=True)
class Tail:
    """What follows a role's head: where the role ends, and the name that was met, if any."""

    end: int
    organisation: tuple[int, int] | None = None
    unit: Unit | None = None
    sort: str = ""


class Reader:
    """Reads the names and roles of one sentence, left to right."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.units: dict[int, Unit] = {}
        self.used: set[int] = set()

    def read(self) -> list[Unit]:
        """All names of the sentence with their roles, in the order of the sentence."""
        if not self.view.shouts:
            for read in ("name", "honorific", "noun", "role", "speaker"):
                for index in sorted(self.view.anchors):
                    anchor = self.view.anchors[index]
                    if anchor.rule.read == read:
                        getattr(self, f"_{read}")(index, anchor)
        found = [self.units[key] for key in sorted(self.units)]
        self._second_names(found)
        return found

    def _second_names(self, found: list[Unit]) -> None:
        """A name in brackets after a name is another of the same person: "Joko Widodo (Jokowi)"."""
        for unit, other in itertools.pairwise(found):
            bracketed = other.start == unit.end + 1 and self.view.is_mark(unit.end, "(")
            if bracketed and self.view.is_mark(other.end, ")") and not other.roles:
                other.same_as = unit

    def _keep(self, unit: Unit, anchor: Mention) -> Unit:
        """The unit, merged with one that was read at the same name before."""
        known = self.units.get(unit.name)
        if known is None:
            overlapping = [
                u for u in self.units.values() if u.name < unit.end and unit.name < u.end
            ]
            for other in overlapping:
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

    def _name(self, index: int, anchor: Mention) -> None:
        end = self.view.index_ending(anchor.end) or index
        while index < end:
            unit = read_unit(self.view, index, trusted=False) or read_single(self.view, index)
            if unit is not None and not is_thing(self.view, index):
                self._keep(unit, anchor)
                index = unit.end
            index += 1

    def _honorific(self, index: int, anchor: Mention) -> None:
        unit = read_unit(self.view, index, trusted=True)
        if unit is not None and unit.start < unit.name:
            self._keep(unit, anchor)

    def _noun(self, index: int, anchor: Mention) -> None:
        after = self.view.index_ending(anchor.end)
        if after is None or (self.view.is_capital(index) and not self.view.starts_clause(index)):
            return
        if self.view.is_mark(after, ","):
            after += 1
        unit = read_unit(self.view, after, trusted=True)
        if (
            unit is not None
            and self.view.inside[unit.name] == "place"
            and not is_led(self.view, unit.name)
        ):
            return
        if unit is not None and self._is_sound(unit):
            unit.introduced = True
            self._keep(unit, anchor)

    def _is_sound(self, unit: Unit) -> bool:
        """Whether every word could be a name's; a weak anchor asks for it."""
        view = self.view
        words = [i for i in range(unit.name, unit.name_end) if view.is_word(i)]
        if view.lexis.given_last and view.folded[unit.name] in view.lexis.surnames:
            return len(words) > 1 or view.inside[unit.name] == ""
        return is_namelike(view, unit.name) and all(is_second(view, i) for i in words[1:])

    # Verbs of speech

    def _speaker(self, index: int, anchor: Mention) -> None:
        view, after = self.view, self.view.index_ending(anchor.end)
        if after is None or view.title_case:
            return
        unit = None
        if anchor.rule.set.get("side") == "after":
            unit = read_unit(view, after, trusted=True)
        else:
            start = self._run_before(index)
            if start is not None and not self._in_role(start):
                unit = read_unit(view, start, trusted=True)
                if unit is not None and unit.end != index:
                    unit = None
        if unit is None or not self._is_sound(unit) or is_thing(view, unit.start):
            return
        if view.is_capital(unit.end) and not is_strong(view, unit.name):
            return
        if view.lexis.given_last and unit.name_end == unit.name + 1 and not unit.honorifics:
            return
        self._keep(unit, anchor)

    def _in_role(self, index: int) -> bool:
        """Whether a token lies in a role that was read."""
        roles = (role for unit in self.units.values() for role in unit.roles)
        return any(role.start <= index < role.end for role in roles)

    def _run_before(self, end: int) -> int | None:
        """Where the capitalised words that end before `end` begin; None if they are no name."""
        view, start = self.view, end
        while start > 0 and is_namelike(view, start - 1) and end - start < 5:
            start -= 1
        if start == end or (start > 0 and view.is_capital(start - 1)):
            return None
        return start

    # Roles

    def _role(self, index: int, anchor: Mention) -> None:
        if index in self.used or self.view.inside[index] == "law":
            return
        if self.view.inside[index] == "organisation" and index not in self.view.covers:
            return
        if self.view.is_capital(index - 1) and is_thing(self.view, index):
            return
        owner = self._owner(index)
        if owner is not None:
            self._appose(owner, index)
            return
        self._chain(index)

    def _chain(self, index: int) -> None:
        """Roles before a name: one, or several joined by commas and "kiêm", "sekaligus"."""
        roles: list[RoleSpan] = []
        while True:
            anchor = self.view.role_at(index)
            assert anchor is not None
            tail = self._tail(index, anchor)
            self.used.add(index)
            roles.append(RoleSpan(index, tail.end, tail.organisation, anchor))
            if tail.unit is not None:
                self._hang(roles, tail.unit)
                return
            following = self._next_role(tail.end)
            if following is None:
                return
            if not self._stacks(tail.end, following):
                return
            index = following

    def _stacks(self, end: int, following: int) -> bool:
        """Whether a comma between two roles before a name may join roles of one person."""
        between = following - end
        return self.view.lexis.given_last or between > 1 or not self.view.is_mark(end, ",")

    def _hang(self, roles: list[RoleSpan], unit: Unit) -> None:
        kept = self._keep(unit, roles[-1].anchor)
        shared = self._is_plural(roles[0].start)
        last = roles[-1]
        if self._sort(last.anchor) == "title" and last.end == unit.start:
            kept.honorifics = [self.view.text(last.start, last.end), *kept.honorifics]
            kept.introduced = True
            roles = roles[:-1]
        kept.roles = roles + kept.roles
        self._apposed_after(kept)
        if shared and roles:
            self._share(kept, roles)

    def _is_plural(self, index: int) -> bool:
        return bool(self.view.lexis.plural.ends_at(self.view.folded, index))

    def _share(self, unit: Unit, roles: list[RoleSpan]) -> None:
        """Give the roles to the names listed after the first: "các Phó Chủ tịch A, B và C"."""
        view, index = self.view, unit.end
        for _ in range(20):
            if not (
                view.is_mark(index, ",;") or view.folded[index : index + 1] in (["và"], ["dan"])
            ):
                return
            index += 1
            if view.folded[index : index + 1] in (["và"], ["dan"]):
                index += 1
            other = self.units.get(index) or read_unit(view, index, trusted=True)
            if other is None or view.role_at(index) is not None:
                return
            kept = self._keep(other, roles[-1].anchor)
            kept.roles = [*roles, *kept.roles]
            index = kept.end

    def _tail(self, index: int, anchor: Mention, *, apposed: bool = False) -> Tail:
        """Read on after a role's head until a name, another role or the end of the role."""
        view = self.view
        head_end = view.index_ending(anchor.end) or index + 1
        tail, lower, position = Tail(head_end, sort=self._sort(anchor)), 0, head_end
        while position < len(view):
            unit = self._unit_in_role(position, head_end, tail, apposed=apposed)
            if unit is not None:
                tail.unit = unit
                break
            step, lower = self._step(position, tail, lower, head_end)
            if not step:
                break
            position += step
        self._trim(tail, head_end)
        if not apposed and tail.unit is None:
            tail.unit = self._unit_behind(index, head_end, tail)
        return tail

    def _sort(self, anchor: Mention) -> str:
        """The sort of a head, found by the last words of the anchor."""
        words = anchor.text.casefold().split()
        for start in range(len(words)):
            sort = self.view.lexis.heads.get(" ".join(words[start:]))
            if sort is not None:
                return str(sort)
        return ""

    def _step(self, position: int, tail: Tail, lower: int, head_end: int) -> tuple[int, int]:
        """How many tokens the role goes on by, and how many lower-case words it has in a row."""
        view, lexis = self.view, self.view.lexis
        kind, end = view.covers.get(position, ("", 0))
        if end > position:
            if kind == "organisation" and tail.organisation is None:
                tail.organisation = (position, end)
            tail.end = end
            return end - position, 0
        if view.is_mark(position, "("):
            close = self._bracket(position)
            if close:
                tail.end = close
            return (close - position if close else 0), 0
        if view.is_mark(position, ",-–"):
            inner = view.covers.get(position + 1, ("", 0))[0] == "organisation"
            joined = inner and tail.organisation is not None and view.is_mark(position, ",")
            return (1 if joined and tail.end == position else 0), 0
        if view.role_at(position) is not None:
            if position != tail.end or view.inside[position]:
                return 0, 0
            self.used.add(position)
            inner_end = view.index_ending(view.anchors[position].end) or position + 1
            tail.end = inner_end
            return inner_end - position, 0
        if not view.is_word(position):
            return 0, 0
        phrase = lexis.field.match(view.folded, position)
        if phrase > 1 and view.is_capital(position):
            tail.end = position + phrase
            return phrase, 0
        if view.is_capital(position) or view.tokens[position].text.isdigit():
            if (
                view.folded[position] in lexis.stop
                and not view.inside[position]
                and (lexis.verb.match(view.folded, position))
            ):
                return 0, 0
            tail.end = position + 1
            return 1, 0
        return self._lower(position, tail, lower)

    def _lower(self, position: int, tail: Tail, lower: int) -> tuple[int, int]:
        view, lexis = self.view, self.view.lexis
        length = lexis.field.match(view.folded, position)
        if not length and self._joins(position):
            length = 1
        if not length and self._closes(position):
            length = 1
        if length and lower < MAX_LOWER:
            tail.end = position + length
            return length, lower + 1
        return 0, 0

    def _closes(self, position: int) -> bool:
        """Whether a lower-case word belongs to a field that a mark or a body ends soon after."""
        view, lexis = self.view, self.view.lexis
        for index in range(position, min(position + 6, len(view))):
            if view.is_mark(index, ",;)") or view.is_dash(index) or index in view.covers:
                return index > position
            word = (
                not view.is_word(index)
                or view.is_capital(index)
                or view.tokens[index].text.isdigit()
            )
            if (
                word
                or lexis.verb.match(view.folded, index)
                or lexis.function.match(view.folded, index)
            ):
                return False
            if lexis.noun.match(view.folded, index) or lexis.honorific.match(view.folded, index):
                return False
        return False

    def _joins(self, position: int) -> bool:
        """Whether "and" joins two capitalised words of one role ("Prasarana dan Sarana")."""
        view = self.view
        return (
            bool(view.lexis.function.match(view.folded, position))
            and view.folded[position] in ("và", "dan", "and", "of", "the")
            and view.is_capital(position - 1)
            and view.is_capital(position + 1)
            and view.role_at(position + 1) is None
            and not is_led(view, position + 1)
        )

    def _bracket(self, position: int) -> int:
        """The index after a bracket that belongs to the role: an abbreviation, a parent body."""
        view = self.view
        for close in range(position + 2, min(position + 12, len(view))):
            if view.is_mark(close, ")"):
                break
        else:
            return 0
        inner = range(position + 1, close)
        if is_led(view, position + 1) or (
            is_strong(view, position + 1) and not view.inside[position + 1]
        ):
            return 0
        fits = all(
            view.inside[i] or view.is_capital(i) or view.role_at(i) or view.is_mark(i, "-&/.")
            for i in inner
        )
        if fits and not any(view.inside[i] == "place" for i in inner):
            self.used.update(i for i in inner if view.role_at(i) is not None)
            return close + 1
        return 0

    def _trim(self, tail: Tail, head_end: int) -> None:
        """Prepositions and half-read fields at the end are no part of the role."""
        view = self.view
        while tail.end > head_end and not view.is_capital(tail.end - 1):
            last = tail.end - 1
            if not view.lexis.function.ends_at(view.folded, tail.end) and view.is_word(last):
                return
            if view.is_mark(last, ")"):
                return
            tail.end -= 1

    def _unit_in_role(
        self, position: int, head_end: int, tail: Tail, *, apposed: bool
    ) -> Unit | None:
        """The name that starts at a token after a role's head, by the evidence at hand."""
        view = self.view
        if view.inside[position] == "organisation":
            return None
        known = next((u for u in self.units.values() if position in (u.start, u.name)), None)
        if known is not None:
            return known
        unit = read_unit(view, position, trusted=True)
        if unit is None:
            return None
        if unit.honorifics:
            return unit
        if is_led(view, position) and not is_credit(view, position):
            letter = len(view.tokens[position].text) == 1
            return None if letter and is_thing(view, position) else unit
        if view.lexis.given_last and view.folded[position] in view.lexis.surnames:
            return None
        if apposed and (unit.name_end - unit.name < 2 or not is_strong(view, position)):
            return None
        return self._by_elimination(position, head_end, tail, unit)

    def _by_elimination(self, position: int, head_end: int, tail: Tail, unit: Unit) -> Unit | None:
        """A name of unknown words: everything from here on could be one, and nothing else."""
        view = self.view
        words = [i for i in range(unit.name, unit.name_end) if view.is_word(i)]
        inner = [i for i in words if view.folded[i] not in view.lexis.particles]
        named = is_namelike(view, inner[0]) and all(is_second(view, i) for i in inner[1:])
        after_body = position == tail.end and position > head_end and view.inside[position - 1]
        if after_body and (named or self._may_be_name(inner)):
            return self._after_compound(unit, inner, tail)
        if not named or self._is_body(unit, tail, head_end):
            return None
        if tail.sort == "weak" and not is_strong(view, position):
            return None
        if len(inner) == 1 and not is_strong(view, position):
            return unit if not view.lexis.given_last and position == head_end else None
        if is_strong(view, position) or position == head_end:
            return self._after_place(position, head_end, unit, inner, tail)
        return unit if not view.lexis.given_last else None

    def _after_compound(self, unit: Unit, inner: list[int], tail: Tail) -> Unit:
        """A place with a hyphen after a body is still the body's ("Geopark Ciletuh-Palabuhanratu")."""
        view = self.view
        if "-" not in view.tokens[unit.name].text or len(inner) < 3:
            return unit
        later = read_unit(view, inner[1], trusted=True)
        parts = view.folded[unit.name].split("-")
        placed = any(part in view.lexis.places for part in parts)
        if later is not None and (placed or is_strong(view, inner[1])):
            tail.end = later.start
            return later
        return unit

    def _is_body(self, unit: Unit, tail: Tail, head_end: int) -> bool:
        """Whether unknown words after a head are a body's: the body or the name goes on after them."""
        view = self.view
        if is_strong(view, unit.name) or view.lexis.given_last:
            return False
        after = unit.end
        if (view.is_capital(after) and not is_degree(view, after)) or view.is_mark(after, "&/"):
            return True
        behind = Tail(unit.end, sort=tail.sort)
        return view.is_mark(after, ",") and self._unit_behind(head_end - 1, 0, behind) is not None

    def _after_place(
        self, position: int, head_end: int, unit: Unit, inner: list[int], tail: Tail
    ) -> Unit:
        """After "camat", "thủ hiến" the first of three unknown words is the place."""
        view = self.view
        if position != head_end or is_strong(view, position) or len(inner) < 3:
            return unit
        strong = next((i for i in inner[1:] if is_strong(view, i)), None)
        if strong is None and tail.sort == "local":
            strong = inner[1]
        later = read_unit(view, strong, trusted=True) if strong is not None else None
        if later is not None:
            tail.end = later.start
        return later or unit

    def _may_be_name(self, words: list[int]) -> bool:
        """Whether after a body one ordinary word may open a name ("RI Oke Nurwan")."""
        view = self.view
        first = view.folded[words[0]]
        return (
            len(words) > 1
            and first not in view.lexis.nouns
            and not view.lexis.field.match(view.folded, words[0])
            and all(is_namelike(view, i) for i in words[1:])
        )

    def _unit_behind(self, head: int, head_end: int, tail: Tail) -> Unit | None:
        """The name behind a comma, a bracket or "is": "Wali Kota Bandar Lampung, Eva Dwiana"."""
        view, position = self.view, tail.end
        if not view.is_capital(head) and position == head_end:
            return None
        if tail.sort in ("profession", "weak") and view.lexis.apart.ends_at(view.folded, head):
            return None
        if view.is_mark(position, ",("):
            index = position + 1
        else:
            length = view.lexis.link.match(view.folded, position)
            if not length:
                return None
            index = position + length
        known = self.units.get(index) or next(
            (u for u in self.units.values() if u.start == index), None
        )
        if known is not None:
            return known
        unit = read_unit(view, index, trusted=True)
        if unit is None:
            return None
        words = [i for i in range(unit.name, unit.name_end) if view.is_word(i)]
        if unit.honorifics or is_led(view, index):
            return unit
        if view.lexis.given_last and (len(words) < 2 or view.is_mark(position, "(")):
            return None
        closed = not view.is_capital(unit.end)
        named = is_namelike(view, words[0]) and all(is_second(view, i) for i in words[1:])
        return unit if named and (closed or is_strong(view, index)) else None

    # Roles after a name

    def _owner(self, index: int) -> Unit | None:
        """The name directly before a role: "bà Nguyễn Phương Nga, Bí thư Đảng đoàn"."""
        end = self._before_separator(index)
        if end is None:
            return None
        for unit in self.units.values():
            if unit.end == end or unit.name_end == end:
                return unit
        view = self.view
        if end <= 0 or view.title_case or not view.is_capital(end - 1):
            return None
        start = self._run_before(end)
        if start is None or not self._is_full(start, end) or is_thing(view, start):
            return None
        anchor = view.role_at(index)
        unit = read_unit(view, start, trusted=True)
        if unit is None or unit.end != end or anchor is None:
            return None
        return self._keep(unit, anchor)

    def _is_full(self, start: int, end: int) -> bool:
        view = self.view
        return end - start >= 2 or (is_strong(view, start) and not view.lexis.given_last)

    def _before_separator(self, index: int) -> int | None:
        """The index after the name whose role may start at `index`; None without separator."""
        view = self.view
        position = index
        if view.lexis.plural.ends_at(view.folded, position):
            return None
        linked = view.lexis.link.ends_at(view.folded, position, 7)
        position -= linked
        if view.is_mark(position - 1, ",(") or view.is_dash(position - 1):
            position -= 1
        elif not linked:
            return None
        if view.is_mark(position - 1, ")"):
            for back in range(position - 2, max(-1, position - 10), -1):
                if view.is_mark(back, "("):
                    return back
        return position

    def _appose(self, unit: Unit, index: int) -> None:
        """Read the roles after a name, as many as are joined; one with its own name is not its."""
        position: int | None = index
        while position is not None:
            anchor = self.view.role_at(position)
            assert anchor is not None
            tail = self._tail(position, anchor, apposed=True)
            if tail.unit is not None and tail.unit is not unit:
                if position not in self.used:
                    self._chain(position)
                return
            self.used.add(position)
            unit.roles.append(RoleSpan(position, tail.end, tail.organisation, anchor))
            unit.anchor = anchor
            position = self._next_role(tail.end)

    def _apposed_after(self, unit: Unit) -> None:
        """Roles on the other side of a name that a role introduces."""
        view, position = self.view, unit.end
        following = self._next_role(position)
        if following is None or following in self.used:
            return
        if view.is_mark(position, ",") and not self._stays(following):
            return
        self._appose(unit, following)

    def _stays(self, index: int) -> bool:
        """Whether the role after a comma has no name of its own behind it."""
        anchor = self.view.role_at(index)
        assert anchor is not None
        used = set(self.used)
        tail = self._tail(index, anchor)
        self.used = used
        return tail.unit is None

    def _next_role(self, position: int) -> int | None:
        """The role head that follows a separator at `position`."""
        view = self.view
        index = position
        if view.is_mark(index, ",(") or view.is_dash(index):
            index += 1
        index += view.lexis.also.match(view.folded, index)
        if index == position:
            length = view.lexis.link.match(view.folded, index)
            index += length
        else:
            index += view.lexis.link.match(view.folded, index)
        return index if index > position and view.role_at(index) is not None else None


def read_sentence(view: View) -> list[Unit]:
    """The names of a sentence with their roles."""
    return Reader(view).read()


__all__ = ["Reader", "RoleSpan", "Unit", "read_name", "read_sentence"]
