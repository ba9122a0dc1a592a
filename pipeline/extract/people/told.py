"""Views and the user's own people enter; the views leave with the names they hold noted.

A name of the user's needs no evidence beside it, and ends where the user says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.people.view import View


def tell(views: Iterable[View], article: Article) -> None:
    """Note where the user's people are named, each with an anchor of the rule for full names."""
    names = full_names(article)
    if not names:
        return
    rules = enumerate(article.pack.rules)
    order, rule = next((o, r) for o, r in rules if r.kind == "person" and r.read == "name")
    pattern = _pattern(names)
    for view in views:
        sentence = view.sentence
        for match in pattern.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            first, after = view.index_at(start), view.index_ending(end)
            if first is None or after is None:
                continue
            view.told[first] = after
            anchor = Mention(
                "person", sentence.field, start, end, match.group(), rule, order, sentence, None
            )
            view.anchors.setdefault(first, anchor)
            view.anchor_ends.setdefault(first, after)


def full_names(article: Article) -> Mapping[str, str]:
    """Every printed form of the user's people, and the full name of whom it means."""
    own = article.pack.own
    people = own.people if own else ()
    return {form: entry.name for entry in people for form in entry.forms}


def _pattern(names: Iterable[str]) -> regex.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return regex.compile(
        r"(?<![\p{L}\p{M}\d_])(?:"
        + "|".join(map(regex.escape, longest_first))
        + r")(?![\p{L}\p{M}\d_])"
    )
