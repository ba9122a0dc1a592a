"""Enumerations and names printed in full enter, mentions of the bodies they name leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pipeline.extract.bodies.line import Line, line
from pipeline.extract.bodies.reading import Reading
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.record import OrganisationKind

_BETWEEN = frozenset(",;()")
_IN_NAMES = frozenset({"of", "the", "for", "to", "and", "&", "-", "in", "on"})
_NO_NAMES = ("role_head", "role_before", "person_noun", "person_honorific", "person_title")


def listed(hit: Hit, article: Article) -> Iterator[Mention]:
    """The items of an enumeration that are names in another language, up to the first other."""
    here = line(article.pack.code, hit.sentence)
    start, end = hit.span("items")
    at, last = here.at(start), here.until(end)
    if at is None or last is None:
        return
    while at < last:
        stop = _item_end(here, at, last)
        length = _foreign(here, at, stop)
        if length:
            yield _mention(hit, article, here, at, at + length)
        elif not (here.body(at) or here.head(at) or here.tokens[at - 1].text == "("):
            return
        at = stop + 1
        while at < last and not here.tokens[at].is_word:
            at += 1


def _item_end(here: Line, start: int, last: int) -> int:
    """Where the item that starts at a token ends: at a comma, a parenthesis or a local link."""
    stop = start
    while stop < last and here.tokens[stop].text not in _BETWEEN:
        if here.words[stop] in here.grammar.links and here.words[stop] not in _IN_NAMES:
            break
        stop += 1
    return stop


def _foreign(here: Line, start: int, stop: int) -> int:
    """How many tokens from `start` are a foreign name with a local ending ("... tại Việt Nam")."""
    end = start
    while end < stop:
        capital = here.capital(end) and here.tokens[end].text.isascii() and not here.place(end)
        if not capital and not (end > start and here.words[end] in _IN_NAMES and end + 1 < stop):
            break
        end += 1
    if end == start or here.head(start) or here.body(start) or here.person(start):
        return 0
    if here.words[start] in here.grammar.common:
        return 0
    while end < stop and (here.noun(end) or here.place(end) or here.words[end] in here.grammar.at):
        end += max(here.noun(end), here.place(end), 1)
    return end - start if end == stop else 0


def named(hit: Hit, article: Article) -> Iterator[Mention]:
    """The name as printed, without words of the sentence before it."""
    here = line(article.pack.code, hit.sentence)
    start, end = hit.span("name")
    head, after = here.at(start), here.until(end)
    if head is None or after is None:
        return
    while head < after and (_is_no_name(here, head) or _is_field(here, head)):
        head += 1
    head = next((i for i in range(head + 1, after) if _is_firm_head(here, i)), head)
    if hit.group("word") and not _is_firm(here, head, after):
        return
    if "learn" in hit.rule.set and _is_other(here, head, after):
        return
    if here.titled and any(here.body(i) for i in range(head, after - 1)):
        return  # "Kemenkeu Kritik World Bank": the ministry criticises the bank
    if here.place(head) != after - head:
        yield _mention(hit, article, here, head, after)


def _is_other(here: Line, head: int, after: int) -> bool:
    """Whether words that are said to be a firm are a person, a place or an ordinary word."""
    held = any(here.place(i) or here.head(i) or here.body(i) for i in range(head, after))
    single = after == head + 1 and here.words[head] in here.grammar.common
    return head >= after or held or single or bool(here.person(head)) or here.titled


def _is_firm_head(here: Line, i: int) -> bool:
    """Whether a firm's head stands inside the run ("Saham | PT Bank Asri Tbk", shares of)."""
    length = here.head(i)
    entry = here.grammar.heads[" ".join(here.words[i : i + length])] if length else {}
    return entry.get("body") == entry.get("kind") == "company"


def _is_firm(here: Line, head: int, after: int) -> bool:
    """Whether the words before a firm's last word hold a name, and the last word is its end."""
    goes_on = after < len(here.words) and here.words[after] in _IN_NAMES - {"-"}
    held = here.role_before(head) and after < len(here.words)
    named = held and here.words[after] in here.grammar.given  # "Analis ABC Sekuritas | Edwin"
    if (here.capital(after) and not named) or goes_on:
        return False
    return any(here.words[i] not in here.grammar.common for i in range(head, after - 1))


def _is_no_name(here: Line, i: int) -> bool:
    """Whether a capitalised word before a name is a word of the sentence ("Theo", "Wartawan")."""
    word, lexicons = here.words[i], here.grammar.rules.lexicons
    return (
        word in here.grammar.stops
        or word in _IN_NAMES
        or any(word in lexicons.get(name, {}) for name in _NO_NAMES)
    )


def _is_field(here: Line, i: int) -> bool:
    """Whether the field of a role stands before a name: "Direktur Riset | Nusa Studies"."""
    return here.role_before(i) and here.grammar.is_common(here.words[i]) and not here.place(i)


def _mention(hit: Hit, article: Article, here: Line, first: int, after: int) -> Mention:
    start, end = here.tokens[first].start, here.tokens[after - 1].end
    kind = hit.rule.set.get("kind") or article.pack.look_up("firm_word", hit.group("word"), "other")
    name = here.slice(start, end)
    short = here.parenthesised(after)
    return Mention.of(hit, Reading(name, cast("OrganisationKind", kind), short=short), start, end)
