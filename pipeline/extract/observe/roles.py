"""A view enters; what each figure does in its clause leaves: a level, a change, a start, a growth.

The frames are rules on the view: `read = "change"` names the figure that moves another
("tăng 25%"), "level" the one a move ends at ("lên 15 tỷ"), "from" the one it starts from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.view import View
from pipeline.extract.rules import Rule
from pipeline.extract.scan import matches
from pipeline.record import Direction

MOVING = ("change", "times")
"""Readings of a frame that move the level of another figure."""


@dataclass(slots=True)
class Role:
    """What a figure does: `level`, `change` or `from`; how it moves; against which date."""

    kind: str
    rule: Rule
    order: int
    direction: Direction | None = None
    baseline: Mention | None = None
    span: tuple[int, int] | None = None
    """Where the direction stands, in the view."""
    start: int = 0
    """Where the frame begins, in the view: the measure before a figure ends there."""
    is_noun: bool = False
    """Whether the direction is a noun and so part of the measure ("pertumbuhan ekonomi")."""
    same_period: str | None = None
    """The words of a comparison with the same period of another year ("cùng kỳ")."""
    size: Mention | None = None
    """The figure by which a level was moved ("tăng 14%, lên 18,6 triệu USD")."""
    inner: tuple[int, int] | None = None
    """Where a transitive move names its measure ("nâng tổng số ... lên")."""
    named: tuple[int, int] | None = None
    """Where a frame names the measure as it is printed ("PT Sagu (+2%)")."""
    against: tuple[int, int] | None = None
    """Where a move names what it is measured against ("melemah | terhadap euro | sebesar")."""
    times: tuple[Decimal, str] | None = None
    """How many times over, and the word for times ("gấp 2,5 lần")."""
    says_before: bool = False
    """Whether the baseline is "the year before": that of the row's period, not of the article."""


def roles(view: View, article: Article) -> dict[int, Role]:
    """Place of a figure in the view -> its role; figures no frame speaks of are missing."""
    found: dict[int, Role] = {}
    sizes: set[int] = set()
    pack = article.pack
    nouns = pack.lexicons.get("movement_noun", {})
    for order in pack.gate_for("figures").opened(view.text):
        rule = pack.rules[order]
        is_times = "times" in pack.exact(order).groupindex
        for match in matches(pack, order, view.text):
            at = match.start("times" if is_times else "figure")
            if at in found or at in sizes:
                continue
            first_size = None
            if "also" in match.re.groupindex:  # the size of the move, said in points as well
                sizes.update(match.starts("also"))
            if "size" in match.re.groupindex:
                starts = sorted(match.starts("size"))
                first_size = _size(view, starts, article)
                sizes.update(starts)
                for start in starts:
                    found.pop(start, None)
            groups = match.re.groupindex
            direction = baseline = span = None
            if "direction" in groups and match.group("direction"):
                said = match.group("direction")
                direction = pack.look_up("movement", said)
                direction = direction or pack.look_up("transitive_movement", said)
                direction = direction or pack.look_up("sign", said)
                span = match.span("direction")
                if _is_boarded(view.mentions.get(at), said, article):
                    continue
            if "baseline" in groups and match.group("baseline"):
                baseline = view.mentions.get(match.start("baseline"))
            size = view.mentions.get(first_size) if first_size is not None else None
            same = match.group("same") if "same" in groups else None
            if direction is None and rule.read in MOVING:
                continue  # a movement without a direction says nothing
            inner, named, against = (_span(match, n) for n in ("inner", "named", "against"))
            found[at] = Role(
                rule.read,
                rule,
                order,
                direction,
                baseline,
                span,
                match.start(),
                bool(span) and match.group("direction").casefold() in nouns,
                same,
                size,
                inner,
                named,
                against,
                _times(match, article) if is_times else None,
                _says_before(baseline, article),
            )
    _share_moves(view, found, article)
    return found


def _share_moves(view: View, found: dict[int, Role], article: Article) -> None:
    """Figures listed behind the size of a move are sizes too: "naik 5%, 6% dan 7%"."""
    links = article.pack.lexicons.get("clause_link", {})
    before: int | None = None
    for at in sorted(found):
        if before is not None and found[at].kind == "before" and found[before].kind == "change":
            between = view.text[before + 1 : at].replace(",", " ").split()
            is_list = "," in view.text[before + 1 : at] or bool(between)
            is_alike = view.text[before] == view.text[at]
            if is_alike and is_list and all(word in links for word in between):
                found[at] = replace(found[before])
        before = at


def _size(view: View, starts: list[int], article: Article) -> int | None:
    """Of the sizes of one move the first, but the per cent where it is said in points as well."""
    points = article.pack.lexicons.get("points_unit", {})
    for at in starts:
        figure = view.mentions.get(at)
        unit = str(getattr(figure.value, "unit", None) if figure is not None else None)
        if unit.casefold() not in points:
            return at
    return starts[0] if starts else None


def _span(match: regex.Match[str], group: str) -> tuple[int, int] | None:
    """Where a group that a frame may lack stands."""
    if group not in match.re.groupindex or not match.group(group):
        return None
    return match.span(group)


def _is_boarded(figure: Mention | None, said: str, article: Article) -> bool:
    """Whether a verb of going up says that somebody rides or climbs: "naik tiga bus", three buses.

    The figure then counts what is ridden, and no level has moved.
    """
    lexicons = article.pack.lexicons
    if figure is None or said.casefold() not in lexicons.get("boarding", {}):
        return False
    unit: str = getattr(figure.value, "unit", None) or ""
    return unit.casefold().partition(" ")[0] in lexicons.get("boarded", {})


def _says_before(baseline: Mention | None, article: Article) -> bool:
    """Whether a baseline is printed as the period before another ("năm trước")."""
    said = baseline.text.casefold().split() if baseline is not None else []
    return bool(said) and said[-1] in article.pack.lexicons.get("period_before", {})


def _times(match: regex.Match[str], article: Article) -> tuple[Decimal, str]:
    """How many times over: digits with a decimal comma, or a word ("đôi", "dua")."""
    said, unit = match.group("times").casefold(), match.group("unit")
    words = article.pack.lexicons.get("times_word", {})
    number = Decimal(str(words[said])) if said in words else Decimal(said.replace(",", "."))
    return number, unit or next(iter(article.pack.lexicons.get("times_unit", {"": ""})))
