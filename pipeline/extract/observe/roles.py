"""A view enters; what each figure does in its clause leaves: a level, a change, a start, a growth.

The frames are rules on the view: `read = "change"` names the figure that moves another
("tăng 25%"), "level" the one a move ends at ("lên 15 tỷ"), "from" the one it starts from.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe.view import View
from pipeline.extract.rules import Rule
from pipeline.record import Direction


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
    inner: tuple[int, int] | None = None
    """Where a transitive move names its measure ("nâng tổng số ... lên")."""


def roles(view: View, article: Article) -> dict[int, Role]:
    """Place of a figure in the view -> its role; figures no frame speaks of are missing."""
    found: dict[int, Role] = {}
    pack = article.pack
    nouns = pack.lexicons.get("movement_noun", {})
    for order in pack.viewing("figures"):
        rule = pack.rules[order]
        for match in pack.exact(order).finditer(view.text):
            at = match.start("figure")
            if at in found:
                continue
            groups = match.re.groupindex
            direction = baseline = span = None
            if "direction" in groups and match.group("direction"):
                direction = pack.look_up("movement", match.group("direction"))
                span = match.span("direction")
            if "baseline" in groups and match.group("baseline"):
                baseline = view.mentions.get(match.start("baseline"))
            same = match.group("same") if "same" in groups else None
            inner = match.span("inner") if "inner" in groups and match.group("inner") else None
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
                inner,
            )
    return found
