"""Hits on heads and names of bodies enter, named bodies with all their mentions leave.

Bodies are read at their head and on to the end that grammar finds (`read = "headed"`), from the
table of known bodies ("known"), as items of an enumeration ("list") or as printed ("named").
Later mentions (short forms, abbreviations) are found in `short_forms`, and tied in `tie`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pipeline.extract import short_forms, tie
from pipeline.extract.body import read_body
from pipeline.extract.gazetteer import organisations
from pipeline.extract.mention import Article, Entity, Hit, Mention
from pipeline.extract.phrase import Body, Line, line
from pipeline.extract.tie import Reading
from pipeline.record import OrganisationKind


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The bodies a hit names, before any context."""
    readers = {"headed": _headed, "known": _known, "list": _list, "named": _named}
    yield from readers[hit.rule.read](hit, article)


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Cut names that ran into another, tie bare heads, add short forms found later."""
    return short_forms.complete(mentions, article)


def gather(mentions: list[Mention], article: Article) -> list[Entity]:
    """One entity a body."""
    return tie.entities(mentions, article.pack.code)


def _headed(hit: Hit, article: Article) -> Iterator[Mention]:
    here = line(article.pack.code, hit.sentence)
    start, end = hit.span("head")
    head, after = here.at(start), here.until(end)
    if head is None or after is None:
        return
    form = here.grammar.fold(" ".join((hit.group("head") or "").split()))
    entry = here.grammar.heads[form]
    body = read_body(here, head, after, entry)
    if not _is_name(here, head, after, body, entry):
        return
    yield _mention(hit, here, head, after, body, entry)


def _is_name(here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]) -> bool:
    """Whether the head and its body name a body rather than a sort of body."""
    capital = here.capital(head)
    if here.in_place(head) or (not capital and _in_compound(here, head)):
        return False
    if _is_generic(here, head, after, body, entry):
        return False
    if not body.pieces:
        if entry.get("actor") and _amid_capitals(here, head, after):
            return False
        if entry.get("alone"):
            return capital or bool(entry.get("actor"))
        return bool(entry.get("echo")) and capital and not _starts_sentence(here, head)
    if capital:
        return True
    return _is_small_name(here, after, entry)


def _is_small_name(here: Line, after: int, entry: Mapping[str, Any]) -> bool:
    """Whether a head in small letters begins a name: what follows must be a proper name."""
    small = entry.get("small")
    if small == "field":
        return here.capital(after) and here.noun(after) > 0
    if small:
        quoted = here.tokens[after].text in ('"', "“")
        return here.capital(after) or here.typed_place(after)[0] > 0 or quoted
    return bool(entry.get("foreign")) and here.foreign(after)


def _in_compound(here: Line, head: int) -> bool:
    """Whether a head in small letters is the end of another word ("nhà báo", journalist)."""
    before = here.words[head - 1] if head else ""
    joined = f"{before} {here.words[head]}"
    return before in here.grammar.compound_before or joined in here.grammar.compounds


def _starts_sentence(here: Line, head: int) -> bool:
    return head == 0 or here.tokens[head - 1].text in ("“", '"', ":", "-", "–")


def _is_generic(here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]) -> bool:
    before = [" ".join(here.words[max(0, head - n) : head]) for n in (1, 2)]
    if any(words in here.grammar.generic for words in before):
        return not (body.pieces and entry["body"] in ("proper", "company", "latin"))
    if entry.get("bare_name") and not here.capital(head) and here.place(after):
        return True
    if body.pieces and here.tokens[body.end - 1].text[0].isupper():
        return False
    follows = here.words[body.end] if body.end < len(here.words) else ""
    return follows in here.grammar.generic_after and not body.known


def _mention(
    hit: Hit, here: Line, head: int, after: int, body: Body, entry: Mapping[str, Any]
) -> Mention:
    first = head
    if entry.get("bare_name") and body.pieces and not here.capital(head):
        first = after
    start, end = here.tokens[first].start, here.tokens[body.end - 1].end
    text = _text(hit, start, end)
    core = _text(hit, start, here.tokens[max(body.core, first + 1) - 1].end)
    short = [_text(hit, here.tokens[a].start, here.tokens[b - 1].end) for a, b in body.short]
    row = _row(hit, here, head)
    reading = Reading(
        name=text, kind=entry["kind"], core=core, head=here.grammar.fold(hit.group("head") or ""),
        bare=not body.pieces, actor=bool(entry.get("actor")), alone=bool(entry.get("alone")), short=short,
        doubt=None if body.doubt is None else _text(hit, start, here.tokens[body.doubt - 1].end),
        row=row if body.end == head + here.body(head) else None,
    )  # fmt: skip
    return Mention.of(hit, reading, start, end)


def _row(hit: Hit, here: Line, head: int) -> str | None:
    length = here.body(head)
    if not length:
        return None
    names = organisations(here.grammar.rules.code)
    text = _text(hit, here.tokens[head].start, here.tokens[head + length - 1].end)
    rows = names.get(text)
    return rows[0]["name"] if rows else None


def _text(hit: Hit, start: int, end: int) -> str:
    offset = hit.sentence.start
    return hit.sentence.text[start - offset : end - offset]


def _known(hit: Hit, article: Article) -> Iterator[Mention]:
    here = line(article.pack.code, hit.sentence)
    for name in organisations(article.pack.code).find(hit.sentence.text):
        row = name.rows[0]
        start = hit.sentence.start + name.start
        end = hit.sentence.start + name.end
        head, after = here.at(start), here.until(end)
        if head is None or after is None or _in_longer(here, head, after):
            continue
        if row.get("generic") and _amid_capitals(here, head, after):
            continue
        short = _parenthesised(here, after)
        reading = Reading(
            name=name.text, kind=row["kind"], core=name.text, head=_head_form(here, head), bare=False,
            actor=bool(row.get("generic")), short=[short] if short else [], doubt=None,
            row=row["name"],
        )  # fmt: skip
        yield Mention.of(hit, reading, start, end)


def _head_form(here: Line, head: int) -> str | None:
    length = here.head(head)
    return " ".join(here.words[head : head + length]) if length else None


def _amid_capitals(here: Line, head: int, after: int) -> bool:
    """Whether a generic name is a part of something longer ("Badan Usaha Milik Negara")."""
    if here.text[here.tokens[after - 1].end - here.offset :][:1] == "-":
        return True
    if after - head == 1 and here.pair(head):
        return True
    return head > 1 and here.capital(head - 1) and not here.verb(head - 1)


def _in_longer(here: Line, head: int, after: int) -> bool:
    """Whether a one-word name is only a part of a capitalised foreign name."""
    if after - head > 1 or here.acronym(head):
        return False
    return bool(here.grammar.families) and here.person(head)


def _parenthesised(here: Line, after: int) -> str | None:
    """The single word in parentheses right behind a name."""
    if here.words[after : after + 1] == ["("] and here.words[after + 2 : after + 3] == [")"]:
        return here.tokens[after + 1].text
    return None


def _list(hit: Hit, article: Article) -> Iterator[Mention]:
    """The items of an enumeration that are names in another language."""
    here = line(article.pack.code, hit.sentence)
    start, end = hit.span("items")
    first = here.at(start)
    last = here.until(end)
    if first is None or last is None:
        return
    at = first
    while at < last:
        stop = at
        while (
            stop < last
            and here.tokens[stop].text not in (",", ";", "(")
            and not (
                here.words[stop] in here.grammar.links
                and here.words[stop] not in ("&", "-", "of", "the", "for", "to", "and")
            )
        ):
            stop += 1
        length = _foreign(here, at, stop)
        if length:
            body_end = at + length
            text_start, text_end = here.tokens[at].start, here.tokens[body_end - 1].end
            text = _text(hit, text_start, text_end)
            short = _parenthesised(here, body_end)
            reading = Reading(
                name=text, kind=hit.rule.set.get("kind", "other"), core=text, head=None, bare=False,
                actor=False, short=[short] if short else [], doubt=None, row=None,
            )  # fmt: skip
            yield Mention.of(hit, reading, text_start, text_end)
        at = max(stop, at) + 1


def _foreign(here: Line, start: int, stop: int) -> int:
    """How many tokens from `start` are a foreign name with a local ending ("... tại Việt Nam")."""
    small = frozenset({"of", "the", "for", "to", "and", "&", "-", "in", "on"})
    end = start
    while end < stop:
        token = here.tokens[end]
        capital = here.capital(end) and token.text.isascii() and not here.place(end)
        if not capital and not (end > start and here.words[end] in small and end + 1 < stop):
            break
        end += 1
    if end == start or here.head(start) or here.body(start):
        return 0
    if here.words[start] in here.grammar.common or here.person(start):
        return 0
    while end < stop and (here.noun(end) or here.place(end) or here.words[end] in ("tại", "di")):
        end += max(here.noun(end), here.place(end), 1)
    return end - start if end == stop else 0


def _named(hit: Hit, article: Article) -> Iterator[Mention]:
    start, end = hit.span("name")
    here = line(article.pack.code, hit.sentence)
    head, after = here.at(start), here.until(end)
    if head is None or after is None:
        return
    while head < after and _is_no_name(here, head):
        head += 1
    if hit.group("word") and after - head < 2 or here.place(head) == after - head:
        return
    start = here.tokens[head].start
    text = _text(hit, start, end)
    reading = Reading(
        name=text, kind=_kind(hit, article), core=text, head=None, bare=False,
        actor=False, short=[], doubt=None, row=None,
    )  # fmt: skip
    yield Mention.of(hit, reading, start, end)


def _is_no_name(here: Line, i: int) -> bool:
    """Whether a capitalised word before a name is a word of the sentence ("Theo", "Wartawan")."""
    word = here.words[i]
    roles = here.grammar.rules.lexicons.get("role_head", {})
    return word in here.grammar.stops or word in here.grammar.common or word in roles


def _kind(hit: Hit, article: Article) -> OrganisationKind:
    """What the rule says, or the last word of the name."""
    said = hit.rule.set.get("kind") or article.pack.look_up("firm_word", hit.group("word"), "other")
    return cast("OrganisationKind", said)
