"""The head of a role enters; the role is read, and given to the name before or behind it.

A role is a head ("Thứ trưởng", "Kepala") and its tail. It stands before its name, after it (behind
a comma, dash, bracket or "is"), or on both sides.
"""

from __future__ import annotations

from pipeline.extract.mention import Mention
from pipeline.extract.people.separators import owner_end
from pipeline.extract.people.store import Store
from pipeline.extract.people.tails import Tail, open_tail, sort_of, step, trim
from pipeline.extract.people.things import is_thing
from pipeline.extract.people.unit import RoleSpan, Unit, read_unit
from pipeline.extract.people.words import is_strong

MAX_LISTED = 20
"""Names that may share one role."""
MAX_APPOINTED = 30
"""Tokens between a name and the verb that appoints its bearer."""


class Roles:
    """Reads the roles of one sentence; `used` are the heads that were read."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.view = store.view
        self.used: set[int] = set()

    def role(self, index: int, anchor: Mention) -> None:
        """A role with its name: after the name it follows, else before one."""
        del anchor
        view = self.view
        in_name = any(unit.name <= index < unit.name_end for unit in self.store.units.values())
        in_body = view.inside[index] == "organisation" and index not in view.covers
        in_law = view.inside[index] == "law"
        a_thing = view.is_capital(index - 1) and is_thing(view, index)
        if index in self.used or in_name or in_body or in_law or a_thing:
            return
        owner = self._owner(index) or self._appointee(index)
        if owner is not None and not self._acts(self._looked_at(index)):
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
            tail.unit = self.store.evidence.inside(position, tail, apposed=apposed)
            length = 0 if tail.unit else step(view, position, tail, self.used)
            if not length:
                break
            position += length
        trim(view, tail)
        if not apposed and tail.unit is None:
            tail.unit = self.store.evidence.behind(tail)
        return tail

    def _chain(self, index: int) -> None:
        """Roles before a name: one, or several joined by commas and "kiêm", "sekaligus"."""
        roles: list[RoleSpan] = []
        following: int | None = index
        while following is not None:
            tail = self._tail(following)
            self.used.add(following)
            if self._is_of_kin(tail):
                return
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

    def _is_of_kin(self, tail: Tail) -> bool:
        """Keep the name behind a comma without the role of whose child or wife it is.

        "anak Bupati Sleman, Dodi": the son, not the regent.
        """
        view, unit = self.view, tail.unit
        kin = view.lexis.kin.ends_at(view.folded, tail.head) > 0
        if not kin or unit is None or not view.is_mark(tail.end, ","):
            return False
        kept = self.store.keep(unit, view.anchors[tail.head])
        kept.introduced = True
        return True

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
        kept = self.store.keep(unit, roles[-1].anchor)
        if view.lexis.plural.match(view.folded, roles[0].start) and not self._is_listed(kept.end):
            return  # "para menteri Prabowo" are his ministers
        shared = view.lexis.plural.ends_at(view.folded, roles[0].start)
        roles = [role for role in roles if not self._is_bodily(role)]
        titles = [r for r in roles if not r.organisation and sort_of(view, r.anchor) == "title"]
        if titles:
            printed = [view.text(title.start, title.end) for title in titles]
            more = [one for one in printed if one not in kept.honorifics]
            kept.honorifics = more + kept.honorifics
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
            other = self.store.evidence.known(index) or read_unit(view, index, trusted=True)
            if other is None or view.role_at(index) is not None:
                return
            kept = self.store.keep(other, roles[-1].anchor)
            kept.roles = [*roles, *kept.roles]
            index = kept.end

    def _owner(self, index: int) -> Unit | None:
        """The name directly before a role: "bà Lò Thị Mai, Giám đốc Sở"."""
        view = self.view
        end = owner_end(view, index)
        if end is None or end <= 0:
            return None
        known = self.store.evidence.ending(end)
        if known is not None or view.title_case or not view.is_capital(end - 1):
            return known
        start = self.store.run_before(end)
        if start is None or is_thing(view, start):
            return None
        linked = view.is_mark(end, ",") and not view.is_mark(index - 1, ",")
        single = is_strong(view, start) or (linked and view.starts_clause(start))
        full = end - start >= 2 or (single and not view.lexis.given_last)
        unit = read_unit(view, start, trusted=True) if full else None
        if unit is None or unit.end != end:
            return None
        return self.store.keep(unit, view.anchors[index])

    def _appointee(self, index: int) -> Unit | None:
        """The last name before the verb that appoints: "ông A, Phó Giám đốc, được ... làm B"."""
        view = self.view
        length = view.lexis.appointed.ends_at(view.folded, index, 7)
        before = [u for u in self.store.units.values() if u.end <= index - length] if length else []
        if not before or view.title_case:
            return None
        last = max(before, key=lambda unit: unit.end)
        between = range(last.end, index - length)
        near = len(between) <= MAX_APPOINTED and not any(view.is_mark(i, ";:") for i in between)
        return last if near else None

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
        tail = self._looked_at(index)
        return tail.unit is None and not self._acts(tail)

    def _looked_at(self, index: int) -> Tail:
        """The role at a head, without noting what was read of it."""
        used = set(self.used)
        tail = self._tail(index)
        self.used.clear()
        self.used.update(used)
        return tail

    def _acts(self, tail: Tail) -> bool:
        """Whether a role behind an adverbial is who acts: "usai bertemu A, Gubernur | berkata"."""
        view, folded = self.view, self.view.folded
        after = tail.end
        verb = view.lexis.verb.match(folded, after) or view.lexis.speech.match(folded, after)
        return bool(verb) and view.is_mark(tail.head - 1, ",") and self._is_adverbial(tail.head - 1)

    def _is_adverbial(self, end: int) -> bool:
        """Whether the clause before a comma opens with a preposition or conjunction."""
        view, start = self.view, end - 1
        while start > 0 and not view.starts_clause(start) and not view.is_mark(start - 1, ",;"):
            start -= 1
        return view.lexis.adverbial.match(view.folded, start) > 0

    def _next_role(self, position: int) -> int | None:
        """The role head that follows a separator at `position`."""
        view, lexis, index = self.view, self.view.lexis, position
        if view.is_mark(index, ",(") or view.is_dash(index):
            index += 1
        index += lexis.also.match(view.folded, index)
        index += lexis.link.match(view.folded, index)
        return index if index > position and view.role_at(index) is not None else None
