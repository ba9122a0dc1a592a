"""Statistical statements: the figures already read enter, one row for each level leaves.

Frames (rules on the view of a sentence) say which figures are levels and which move another; the
measure is read beside the level, period and place by scope. A part that would need a guess is null.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from pipeline.extract.mention import Article, Hit, Mention
from pipeline.extract.observe.change import (
    fronted_baseline,
    share_baselines,
    start_is_baseline,
    tie,
    tie_compared,
    tie_times,
)
from pipeline.extract.observe.discourse import Discourse
from pipeline.extract.observe.main_place import main_place
from pipeline.extract.observe.roles import Role, roles
from pipeline.extract.observe.row import Observation, row
from pipeline.extract.observe.turn import row_in_turn
from pipeline.extract.observe.view import View, is_table, view
from pipeline.extract.observe.words import head_length, is_nominal, listed, sort_of, words

__all__ = ["Observation", "parse", "resolve"]

_NAMES = ("date", "law", "organisation", "place", "person")


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """Nothing: rows are built from settled figures, in `resolve`."""
    del hit, article
    yield from ()


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """The rows of an article."""
    del mentions
    names = _by_sentence(article, _NAMES)
    figures = _by_sentence(article, ("amount", "quantity", "score"))
    views = [
        view(sentence, figures.get(id(sentence), []) + names.get(id(sentence), []))
        for sentence in article.sentences
        if not is_table(sentence)
        and sentence.field != "title"  # it repeats a statement of the text, without its parts
    ]
    discourse = Discourse(main_place=main_place(article, views))
    for seen in views:
        _sentence(seen, article, discourse)
    return _distinct(discourse.rows)


def _by_sentence(article: Article, kinds: tuple[str, ...]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for kind in kinds:
        for mention in article.of(kind):
            found.setdefault(id(mention.sentence), []).append(mention)
    return found


def _sentence(seen: View, article: Article, discourse: Discourse) -> None:
    discourse.begun = len(discourse.rows)
    found = roles(seen, article)
    if not found:
        discourse.remember(seen, article)
    fronted_baseline(found, seen, article)
    share_baselines(found, seen)
    start_is_baseline(seen, found, article)
    baselines = {at for at, m in seen.mentions.items() for r in found.values() if r.baseline is m}
    changes = [at for at in sorted(found) if found[at].kind == "change"]
    for at in sorted(found):
        role = found[at]
        moves = role.kind in ("change", "times")
        last = _moved(seen, role, article, discourse) if moves else None
        if role.kind == "change":
            rows = [
                row for row in discourse.rows[discourse.begun :] if row.sentence is seen.sentence
            ]
            last = row_in_turn(seen, at, changes, rows, article) or last
        if (
            last is not None
            and role.kind == "change"
            and (role.inner or role.named or _is_growth(last))
        ):
            last = None  # growth is no level that could be moved again; nor another measure
        if role.kind == "times":
            if last is not None:
                tie_times(last, role)
        elif last is not None and (last.value.change is None or _is_open(last, role)):
            tie(last, seen, at, role)
        elif last is not None and (role.baseline is not None or role.same_period):
            twin = replace(last, value=replace(last.value, change=None), notes=list(last.notes))
            tie(twin, seen, at, role)
            discourse.bases[id(twin)] = discourse.base(last)
            discourse.rows.append(twin)
        else:
            read = row(seen, at, role, article, baselines, discourse)
            points = discourse.last if _is_anaphoric(seen, role, article) else None
            compared = discourse.in_sentence(seen) or points
            discourse.rows += [read] if read is not None else []
            if role.kind == "same" and compared is not None and read is not None:
                tie_compared(compared, read, role)


def _moved(seen: View, role: Role, article: Article, discourse: Discourse) -> Mention | None:
    """The row a change moves: of its sentence, or the one before that it points back to."""
    last = discourse.in_sentence(seen)
    if last is None and _is_anaphoric(seen, role, article):
        return discourse.last
    if last is None or _has_own_measure(seen, last, role, article):
        return None
    return last


def _is_open(row: Mention, role: Role) -> bool:
    """Whether a row says only which way it moved, and the size follows: "lên 8 tỷ, tăng 7%"."""
    change = row.value.change
    is_bare = change.value is None and change.baseline is None
    return is_bare and change.direction == role.direction


def _is_growth(row: Mention) -> bool:
    """Whether a row's figure is itself the change: "CPI tăng 4,5%", up 4.5 per cent."""
    change, value = row.value.change, row.value.value
    if change is None or value is None or change.unit != row.value.unit:
        return False
    return change.value is not None and Decimal(str(change.value)) == value


def _has_own_measure(seen: View, last: Mention, role: Role, article: Article) -> bool:
    """Whether a change names what it moves: "... tăng 8% và | kim ngạch nhập khẩu | giảm 6%"."""
    lexicons = article.pack.lexicons
    links = {**lexicons.get("clause_link", {}), **lexicons.get("clause_break", {})}
    end = role.span[0] if role.span else role.start
    found = words(seen, seen.at(last.end - 1) + 1, end)
    cut = max((n + 1 for n, w in enumerate(found) if w.text in links or not w.is_word), default=-1)
    texts = [word.text for word in found[max(cut, 0) :]]
    is_clause = cut >= 0 and bool(texts) and _is_named(texts, article)
    return is_clause or any(head_length(texts[n:], article) for n in range(len(texts)) if cut >= 0)


def _is_named(texts: list[str], article: Article) -> bool:
    """Whether a clause begins with a noun, or an unknown word as names of indices are ("CPI")."""
    if is_nominal(texts, article):
        return True
    leads = any(listed(texts, article, name) for name in ("movement", "level_verb", "measure_edge"))
    return texts[0].isalpha() and not leads and sort_of(texts, article) is None


def _is_anaphoric(seen: View, role: Role, article: Article) -> bool:
    """Whether the change speaks of the row before: "Angka ini naik ...", this figure rose."""
    before = words(seen, 0, role.span[0] if role.span else role.start)
    return bool(listed([word.text for word in before], article, "anaphor"))


def _distinct(rows: list[Mention]) -> list[Mention]:
    """Each statement once: a later mention that adds nothing gives no second row."""
    kept: dict[tuple[object, ...], list[Mention]] = {}
    for found in rows:
        value = found.value
        alike = kept.setdefault((value.value, value.min, value.max, value.unit), [])
        if not any(_repeats(found, other) for other in alike):
            alike.append(found)
    return sorted(chain(*kept.values()), key=lambda found: found.place)


def _repeats(found: Mention, other: Mention) -> bool:
    a, b = found.value, other.value
    shared = set(a.measure.casefold().split()) & set(b.measure.casefold().split())
    if a.change is not None and not shared:
        return False  # "A tăng 2%, B tăng 2%": two things may move alike
    same_change = a.change is None or a.change == b.change
    return same_change and all(
        getattr(a, name) in (None, getattr(b, name)) for name in ("period", "place")
    )
