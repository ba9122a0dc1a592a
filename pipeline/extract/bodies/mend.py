"""Settled mentions of bodies enter; they leave mended, with bare heads and short forms tied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from pipeline.extract.bodies.line import Line, line
from pipeline.extract.bodies.reading import Reading
from pipeline.extract.bodies.short_forms import checked, later
from pipeline.extract.mention import Article, Mention
from pipeline.record import OrganisationKind, TextField


def complete(mentions: list[Mention], article: Article) -> list[Mention]:
    """Cut doubtful ends, keep only short forms that are some, and find these elsewhere."""
    mentions = _without_other_meanings(mentions)
    mentions = [m for m in mentions if not _is_headline_phrase(m, mentions, article)]
    kept = [checked(_cut(mention, mentions, article), article) for mention in mentions]
    kept = _tied(kept)
    kept += list(_parents(kept, article))
    kept += later(kept, article)
    kept.sort(key=lambda mention: mention.place)
    return kept


def _without_other_meanings(mentions: list[Mention]) -> list[Mention]:
    """Drop abbreviations that the article gives to a common phrase: "obligasi ritel (ORI)"."""
    ends = {(m.field, m.end) for m in mentions}
    others = {m.text for m in mentions if _is_given_to_a_phrase(m, ends)}
    return [m for m in mentions if m.text not in others]


def _is_given_to_a_phrase(mention: Mention, ends: set[tuple[TextField, int]]) -> bool:
    """Whether only a parenthesis behind a word in small letters, no body's name, holds it."""
    text, start = mention.sentence.text, mention.start - mention.sentence.start
    after = text[mention.end - mention.sentence.start :][:1]
    if not mention.text.isupper() or mention.value.kind == "media" or after != ")":
        return False
    before = text[:start].rstrip()
    phrase = before[:-1].rstrip()
    if not before.endswith("(") or not phrase or mention.value.row is None:
        return False
    word = phrase.split()[-1]
    named = (mention.field, mention.sentence.start + len(phrase)) in ends
    return word.isalpha() and word.islower() and not named


def _in_headline(mention: Mention, article: Article) -> bool:
    """Whether a headed name stands in a headline that capitalises most words."""
    headed = mention.field == "title" and mention.value.head and mention.value.row is None
    return bool(headed) and line(article.pack.code, mention.sentence).titled


def _is_headline_phrase(mention: Mention, mentions: list[Mention], article: Article) -> bool:
    """Whether an adjective ends what only a headline prints with capitals ("Bank Kecil")."""
    if not _in_headline(mention, article):
        return False
    last = mention.value.name.split()[-1].casefold()
    name = mention.value.name
    return last in article.pack.words("adjectives") and not any(
        m.value.name == name for m in mentions if m.field == "text"
    )


def _cut(mention: Mention, mentions: list[Mention], article: Article) -> Mention:
    """Cut a name where its doubtful rest is absent from another mention of the same body.

    In a headline every word behind the head is doubtful, but for a place.
    """
    value: Reading = mention.value
    headline = _in_headline(mention, article) and value.core == value.name
    if value.doubt is None and not headline:
        return mention
    words = value.name.split()
    others = {m.value.name for m in mentions if m is not mention}
    first = len(value.doubt.split()) if value.doubt else len((value.head or "").split()) + 1
    for count in range(first, len(words)):
        prefix = " ".join(words[:count])
        if prefix in others:
            mention.notes.append(f"cut from {value.name!r}: printed without the rest elsewhere")
            mention.value = replace(value, name=prefix, core="", doubt=None)
            mention.end = mention.start + len(prefix)
            mention.text = prefix
            break
    return mention


def _tied(mentions: list[Mention]) -> list[Mention]:
    """Drop bare heads that no fuller name of the same head precedes; note them as such."""
    kept: list[Mention] = []
    heads: set[str] = set()
    for mention in sorted(mentions, key=lambda one: one.place):
        value: Reading = mention.value
        if value.bare and not value.alone:
            if value.head not in heads:
                mention.notes.append("a bare head, and no body of that head is named before")
                continue
        elif value.head is not None:
            heads.add(value.head)
        kept.append(mention)
    return kept


def _parents(mentions: list[Mention], article: Article) -> Iterator[Mention]:
    """The bodies that others are parts of: "Komisi IV DPR" names DPR too."""
    for mention in mentions:
        value: Reading = mention.value
        if value.parent is None:
            continue
        here = line(article.pack.code, mention.sentence)
        start = here.at(value.parent)
        length = 0 if start is None else here.head(start)
        if start is None or not length:
            continue
        parent = _known_parent(here, start, length) or _parent(here, start, length, mention)
        if parent is None:
            continue
        end = value.parent + len(parent.name)
        if parent.short:
            own = [form for form in value.short if form not in parent.short]
            mention.value = replace(value, short=own)
        found = replace(
            mention, start=value.parent, end=end, text=parent.name, value=parent, notes=[]
        )
        found.notes.append(f"named within {mention.text!r}")
        yield found


def _known_parent(here: Line, start: int, length: int) -> Reading | None:
    """The parent where it is a body of the table, whose name ends before its branch's place."""
    known = here.known(start)
    if known is None or here.body(start) <= length:
        return None
    row = known.rows[0]
    short = here.parenthesised(start + here.body(start))
    kind = cast("OrganisationKind", row["kind"])
    return Reading(known.text, kind, short=short, row=row["name"])


def _parent(here: Line, start: int, length: int, mention: Mention) -> Reading | None:
    """The parent as grammar reads it: from its head to the end of the name it is within."""
    head = " ".join(here.words[start : start + length])
    entry = here.grammar.heads[head]
    bare = here.until(mention.end) == start + length
    if bare and not entry.get("alone"):
        return None
    return Reading(
        here.slice(here.tokens[start].start, mention.end), entry["kind"], head=head, bare=bare,
        actor=bool(entry.get("actor")), alone=bool(entry.get("alone")),
    )  # fmt: skip
