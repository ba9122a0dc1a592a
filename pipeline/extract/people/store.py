"""Names read in one sentence enter one by one; each is kept once, with the best of its evidence."""

from __future__ import annotations

from pipeline.extract.mention import Mention
from pipeline.extract.people.evidence import Evidence
from pipeline.extract.people.unit import Unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_namelike

_RANK = {"name": 0, "speaker": 1, "noun": 2, "honorific": 3, "role": 4}
"""Which evidence a mention is quoted by where there are several."""
MAX_WORDS = 5


class Store:
    """`units` are the names of the sentence by their first word."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.units: dict[int, Unit] = {}
        self.evidence = Evidence(view, self.units)

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

    def run_before(self, end: int) -> int | None:
        """Where the capitalised words that end before `end` begin; None if they are no name."""
        view, start = self.view, end
        while start > 0 and is_namelike(view, start - 1) and end - start < MAX_WORDS:
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
