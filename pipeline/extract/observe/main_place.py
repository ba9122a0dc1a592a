"""An article and its views enter, the one place it is about leaves; None where it names several.

It is the last resort for figures whose own paragraph names none.
"""

from __future__ import annotations

from collections import Counter

import regex

from pipeline.extract.mention import Article, Mention
from pipeline.extract.observe import place as places
from pipeline.extract.observe import scope
from pipeline.extract.observe.view import View

LEAD = 1
"""Up to which sentence of the text an article says what it is about."""
MAIN_SHARE = 0.4
"""Share of an article's mentions of places from which on one place is its own."""
FIRMS = ("company", "bank", "media", "international")
"""Kinds of bodies whose name says nothing of where they are ("Bank Asia Raya")."""
_AUTHORITIES = ("government", "legislature", "party")
_NAME_GOES_ON = regex.compile(r" \p{Lu}\p{Ll}")
MAIN_TIMES = 2
"""How often it must be named at least: a place named once is that of its own sentence."""


def main_place(article: Article, views: list[View]) -> scope.Part | None:
    """The last resort: the one place the headline names, or the one most spoken of."""
    seats = {
        id(mention)
        for seen in views
        for at, mention in seen.mentions.items()
        if mention.kind == "place" and places.is_elsewhere(seen, at, article)
    }
    firms = bodies(article, FIRMS)
    mentions = [
        mention
        for mention in article.of("place")
        if id(mention) not in seats
        and mention.text.casefold() not in article.pack.lexicons.get("continent", {})
        and not (mention.field != "title" and _opens_name(mention))
        and not any(mention.overlaps(firm) for firm in firms.get(id(mention.sentence), ()))
    ]
    named = {m.text: m for m in mentions if m.field == "title"}
    texts = {m.text for m in mentions if m.field != "title"}
    if len(named) == 1 and any(text in next(iter(named)) for text in texts):
        (name, mention), *_ = named.items()
        known = (text for text in texts if name.startswith(f"{text} "))
        # A headline in capitals may run on: "Ekspor Kota Rimba Naik", exports of Rimba rise.
        return scope.Part(max(known, key=len, default=name), mention, "the headline names it")
    counted = Counter(m.text for m in mentions)
    if not counted:
        return None
    name, times = counted.most_common(1)[0]
    if times < max(MAIN_TIMES, MAIN_SHARE * len(mentions)):
        return _authority(article, mentions) if len(counted) == 1 else None
    mention = next(m for m in mentions if m.text == name)
    return scope.Part(name, mention, "the article speaks of it most")


def _opens_name(mention: Mention) -> bool:
    """Whether the name goes on behind the place ("Jakarta Growth Index")."""
    base = mention.sentence.start
    return bool(_NAME_GOES_ON.match(mention.sentence.text, mention.end - base))


def _authority(article: Article, mentions: list[Mention]) -> scope.Part | None:
    """The only place an article names, where the lead names it as that of an authority."""
    authorities = bodies(article, _AUTHORITIES)
    for mention in mentions:
        found = authorities.get(id(mention.sentence), ())
        if mention.sentence.index <= LEAD and any(mention.overlaps(body) for body in found):
            return scope.Part(mention.text, mention, "the authority that reports is named by it")
    return None


def bodies(article: Article, kinds: tuple[str, ...]) -> dict[int, list[Mention]]:
    """Sentence (by identity) -> the bodies of these kinds in it."""
    found: dict[int, list[Mention]] = {}
    for entity in article.entities.get("organisation", []):
        if entity.value.kind in kinds:
            for mention in entity.mentions:
                found.setdefault(id(mention.sentence), []).append(mention)
    return found
