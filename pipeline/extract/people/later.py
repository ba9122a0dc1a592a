"""Views and the people known so far enter, their further mentions leave.

A name read once ("kata Erick") is looked for in the whole article, and where it is printed with
more of its words ("Erick Thohir" in the headline), the fuller form is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.people.names import Unit, is_credit, is_namelike, is_strong, is_thing
from pipeline.extract.people.tie import fold
from pipeline.extract.people.view import View


class Known:
    """The forms by which the people of an article may be mentioned again."""

    def __init__(self, names: Sequence[str], view: View) -> None:
        lexis = view.lexis
        self.forms: dict[str, set[tuple[str, ...]]] = {}
        for name in names:
            words = fold(name)
            surname_led = lexis.given_last and words[0] in lexis.surnames
            parts = {words} if surname_led and len(words) > 1 else set(_parts(words))
            if surname_led and len(words) > 2:
                parts |= {words[-2:], words[-1:]}
            for part in parts:
                if len(part) > 1 or self._may_stand_alone(part[0], view, single=len(words) == 1):
                    self.forms.setdefault(part[0], set()).add(part)

    @staticmethod
    def _may_stand_alone(word: str, view: View, *, single: bool) -> bool:
        lexis = view.lexis
        if len(word) < 3 and not lexis.given_last:
            return False
        return single or word in lexis.given or word not in lexis.common or lexis.given_last

    def find(self, view: View, taken: Sequence[Unit]) -> Iterator[Unit]:
        """Further mentions in a sentence, beside those already read."""
        covered = {i for unit in taken for i in range(unit.start, unit.end)}
        index = 0
        folded = [fold(word)[0] if fold(word) else "" for word in view.folded]
        while index < len(view):
            length = self._longest(view, folded, index)
            if not length or not covered.isdisjoint(range(index, index + length)):
                index += 1
                continue
            start, end = _extended(view, index, index + length)
            if covered.isdisjoint(range(start, end)) and _stands(view, start, end):
                yield Unit(start, start, end, end, [])
            index = end

    def _longest(self, view: View, folded: Sequence[str], index: int) -> int:
        if not view.is_capital(index):
            return 0
        lengths = [
            len(form)
            for form in self.forms.get(folded[index], ())
            if tuple(folded[index : index + len(form)]) == form
            and all(view.is_capital(i) for i in (index, index + len(form) - 1))
        ]
        return max(lengths, default=0)


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _extended(view: View, start: int, end: int) -> tuple[int, int]:
    """The mention with the name's words printed beside it, where names grow on both sides."""
    if view.lexis.given_last:
        return start, end
    while end < len(view) and end - start < 5 and is_namelike(view, end):
        end += 1
    while (
        start > 0
        and end - start < 5
        and is_strong(view, start - 1)
        and is_namelike(view, start - 1)
    ):
        start -= 1
    return start, end


def _stands(view: View, start: int, end: int) -> bool:
    """Whether the words stand by themselves, not inside another name."""
    if any(view.inside[i] == "organisation" for i in range(start, end)):
        return False
    if is_credit(view, start) or (is_thing(view, start) and not view.shouts):
        return False
    if view.shouts:
        return end - start > 1
    if view.lexis.given_last and end - start == 1:
        return _bare_given_name(view, start)
    if view.title_case:
        return True
    before = start > 0 and view.is_capital(start - 1) and not _is_role_end(view, start)
    after = (
        view.is_capital(end) and not view.inside[end] and view.folded[end] not in view.lexis.stop
    )
    return not (before and start > 1 and end - start == 1) and not (after and end - start == 1)


def _is_role_end(view: View, index: int) -> bool:
    return any(index == end for end in view.anchor_ends.values())


def _bare_given_name(view: View, index: int) -> bool:
    """A given name alone ("Hằng cho biết"): no capitalised neighbour, no place, a verb after it."""
    if view.inside[index] or view.is_capital(index - 1) or view.is_capital(index + 1):
        return False
    if view.starts_clause(index) or index == 0:
        return bool(view.lexis.speech.match(view.folded, index + 1)) and not (
            view.folded[index] in view.lexis.stop
        )
    return bool(
        view.lexis.speech.match(view.folded, index + 1)
        or view.lexis.verb.match(view.folded, index + 1)
    )
