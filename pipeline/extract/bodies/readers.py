"""Hits on heads and known names of bodies enter, mentions leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from pipeline.extract.bodies.doubts import is_body, is_name
from pipeline.extract.bodies.extent import read_body
from pipeline.extract.bodies.line import Line, line
from pipeline.extract.bodies.reading import Reading
from pipeline.extract.bodies.tokens import names_in
from pipeline.extract.bodies.walk import Body
from pipeline.extract.gazetteer import Name
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.record import OrganisationKind

_LONGEST = 120
"""Characters before an abbreviation in which its full form is looked for."""


def headed(hit: Hit, article: Article) -> Iterator[Mention]:
    """The body whose head was hit, as far as grammar reads its name."""
    here = line(article.pack.code, hit.sentence)
    start, end = hit.span("head")
    head, after = here.at(start), here.until(end)
    if head is None or after is None:
        return
    form = here.grammar.fold(" ".join((hit.group("head") or "").split()))
    entry = here.grammar.heads[form]
    body = read_body(here, head, after, entry)
    if is_name(here, head, after, body, entry):
        yield _mention(hit, here, (head, after), body, entry)


def _mention(
    hit: Hit, here: Line, heads: tuple[int, int], body: Body, entry: Mapping[str, Any]
) -> Mention:
    head, after = heads
    only_name = entry.get("bare_name") and body.pieces and not here.capital(head)
    first = after if only_name else head
    start, end = here.tokens[first].start, here.tokens[body.end - 1].end
    bare = body.bare or not body.pieces
    known = here.known(head) if body.end == head + here.body(head) else None
    reading = Reading(
        name=here.slice(start, end),
        kind=cast("OrganisationKind", known.rows[0]["kind"] if known else entry["kind"]),
        core=here.slice(start, here.tokens[max(body.core, first + 1) - 1].end),
        head=" ".join(here.words[head:after]),
        bare=bare,
        alone=bool(entry.get("alone")) or (body.bare and entry["body"] == "domain"),
        actor=bool(entry.get("actor")),
        short=[here.slice(here.tokens[a].start, here.tokens[b - 1].end) for a, b in body.short],
        doubt=here.slice(start, here.tokens[body.doubt - 1].end) if body.doubt else None,
        row=known.rows[0]["name"] if known else None,
        parent=here.tokens[body.inner].start if body.inner else None,
    )
    return Mention.of(hit, reading, start, end)


def known(hit: Hit, article: Article) -> Iterator[Mention]:
    """The bodies of the table that the sentence names."""
    if not names_in(article.pack.code, hit.sentence.text)[1]:
        return
    here = line(article.pack.code, hit.sentence)
    for name in here.bodies:
        start, end = here.offset + name.start, here.offset + name.end
        head, after = here.at(start), here.until(end)
        if head is None or after is None or here.broken(start, end):
            continue
        if is_body(here, head, after, name.rows[0]) and not _means_other(name, article):
            mention = Mention.of(hit, _reading(here, name, head, after), start, end)
            if name.rows[0].get("own"):
                mention.notes.append("in the user's lexicon")
            yield mention


def _means_other(name: Name, article: Article) -> bool:
    """Whether the article explains an abbreviation as something else ("Pekerja Migran (PMI)")."""
    text, row = name.text, name.rows[0]
    if row.get("own") or not text.isupper():
        return False
    if _is_phrase(text, article.document.text):
        return True
    if text == row["name"]:
        return False
    return _explained(text, article.document.text, row["name"], row.get("aliases") or "")


@lru_cache(maxsize=1024)
def _explained(short: str, text: str, name: str, aliases: str) -> bool:
    """Whether words with these initials that are no name of the body stand before "(SHORT)"."""
    at = text.find(f" ({short})")
    while at >= 0:
        before = text[max(0, at - _LONGEST) : at].split()[-len(short) :]
        is_full = "".join(word[0] for word in before).upper() == short
        full = " ".join(before).casefold().replace("-", " ")
        names = {known.casefold().replace("-", " ") for known in (name, *aliases.split("|"))}
        if is_full and not any(full in known or known in full for known in names if known):
            return True
        at = text.find(f" ({short})", at + 1)
    return False


@lru_cache(maxsize=1024)
def _is_phrase(short: str, text: str) -> bool:
    """Whether "SHORT (...)" spells out a phrase in small letters: "LKP (laporan kas pusat)"."""
    at = text.find(f"{short} (")
    while at >= 0:
        start = at + len(short) + 2
        words = text[start : start + _LONGEST].partition(")")[0].split()
        if "".join(word[0] for word in words) == short.lower():
            return True
        at = text.find(f"{short} (", start)
    return False


def _reading(here: Line, name: Name, head: int, after: int) -> Reading:
    row = name.rows[0]
    length = here.head(head)
    return Reading(
        name=name.text,
        kind=cast("OrganisationKind", row["kind"]),
        head=" ".join(here.words[head : head + length]) if length else None,
        actor=bool(row.get("generic")),
        short=here.parenthesised(after),
        row=row["name"],
    )
