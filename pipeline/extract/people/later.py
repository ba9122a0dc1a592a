"""Views and the people known so far enter, their further mentions leave.

A name read once ("kata Erick") is looked for in the whole article, and where it is printed with
more of its words ("Erick Thohir" in the headline), the fuller form is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.extract.people.things import is_credit, is_thing
from pipeline.extract.people.tie import fold, twin
from pipeline.extract.people.unit import Unit
from pipeline.extract.people.view import View
from pipeline.extract.people.words import is_namelike, is_strong


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
        return lexis.given_last or word not in lexis.common or (single and word in lexis.given)

    def find(self, view: View, taken: Sequence[Unit]) -> Iterator[Unit]:
        """Further mentions in a sentence, beside those already read."""
        covered = {i for unit in taken for i in range(unit.start, unit.end)}
        after = 0
        for index in view.capitals:
            if index < after:
                continue
            length = self._longest(view, index)
            if not length or not covered.isdisjoint(range(index, index + length)):
                continue
            start, end = _extended(view, index, index + length)
            if covered.isdisjoint(range(start, end)) and _stands(view, start, end):
                yield Unit(start, start, end, end, [])
            after = end

    def _longest(self, view: View, index: int) -> int:
        forms = self.forms.get(twin(view.folded[index]), ())
        return max((len(form) for form in forms if _is_printed(view, index, form)), default=0)


def _is_printed(view: View, index: int, form: tuple[str, ...]) -> bool:
    words = view.folded[index : index + len(form)]
    same = len(words) == len(form) and all(twin(a) == b for a, b in zip(words, form, strict=True))
    return same and view.is_capital(index + len(form) - 1)


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _extended(view: View, start: int, end: int) -> tuple[int, int]:
    """The mention with the name's words printed beside it, where names grow on both sides."""
    if view.lexis.given_last:
        return start, end
    grows = is_strong if view.title_case else is_namelike
    while end < len(view) and end - start < 5 and grows(view, end) and is_namelike(view, end):
        end += 1
    while (
        start > 0
        and end - start < 5
        and is_strong(view, start - 1)
        and is_namelike(view, start - 1)
    ):
        start -= 1
    return start, end


def _is_first(view: View, index: int) -> bool:
    return (
        is_strong(view, index)
        and is_namelike(view, index)
        and not view.lexis.noun.match(view.folded, index)
    )


def _stands(view: View, start: int, end: int) -> bool:
    """Whether the words stand by themselves, not inside another name."""
    body = any(view.inside[i] == "organisation" for i in range(start, end))
    if body or is_credit(view, start) or (is_thing(view, start) and not view.shouts):
        return False
    single, given_last = end - start == 1, view.lexis.given_last
    if view.shouts or (given_last and single):
        return not single if view.shouts else _bare_given_name(view, start)
    if given_last and end - start == 2 and view.is_capital(start - 1):
        return False
    return view.title_case or not single or not _has_neighbour(view, start, end)


def _has_neighbour(view: View, start: int, end: int) -> bool:
    """Whether a word with a capital beside a single word makes it part of another name."""
    before = start > 1 and view.is_capital(start - 1) and not _is_role_end(view, start)
    stop = view.lexis.stop
    after = view.is_capital(end) and not view.inside[end] and view.folded[end] not in stop
    return before or after


def _is_role_end(view: View, index: int) -> bool:
    return any(index == end for end in view.anchor_ends.values())


def _bare_given_name(view: View, index: int) -> bool:
    """A given name alone ("Hằng cho biết"): no capitalised neighbour, no place, a verb after it."""
    if view.inside[index] or view.is_capital(index + 1):
        return False
    if view.tokens[index].text.isascii() and view.lexis.source.ends_at(view.folded, index):
        return True
    if view.is_capital(index - 1):
        return False
    speaks = view.lexis.speech.match(view.folded, index + 1) > 0
    if view.starts_clause(index):
        return speaks and view.folded[index] not in view.lexis.stop
    return speaks or view.lexis.verb.match(view.folded, index + 1) > 0
