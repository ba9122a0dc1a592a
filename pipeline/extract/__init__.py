"""A document with text and language enters, the same document with its facts leaves.

segment -> scan -> parse -> settle -> resolve -> observe; nothing here knows HTML or a language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline import lang
from pipeline.document import Document
from pipeline.extract.facts import build
from pipeline.extract.kinds import ORDER, kind
from pipeline.extract.lexicon import Lexicon
from pipeline.extract.mention import Article, Mention
from pipeline.extract.rules import Pack, pack_with
from pipeline.extract.scan import scan
from pipeline.extract.segment import Sentence, sentences
from pipeline.extract.settle import FIGURES, settle
from pipeline.extract.trace import Trace
from pipeline.record import Facts

__all__ = ["Trace", "extract"]


def extract(
    document: Document, *, trace: Trace | None = None, lexicon: Lexicon | None = None
) -> Document:
    """Fill in the facts; a language that is not one of ours gets none, and a notice.

    `lexicon` holds names of the user's own, which lie on top of ours.
    """
    document.facts = Facts()
    code = document.language.code
    if code not in lang.codes():
        document.notice("extract", "no_facts", f"no facts are read in language {code!r}")
        return document
    rules = pack_with(code, lexicon)
    article = Article(rules, document, list(_sentences(document, rules)), _day(document))
    _read(article, trace)
    document.facts = build(article)
    return document


def _sentences(document: Document, rules: Pack) -> Iterable[Sentence]:
    yield from sentences("title", document.title or "", rules.abbreviations)
    ours = [language == rules.language for language in document.paragraph_languages]
    for sentence in sentences("text", document.text, rules.abbreviations):
        if sentence.paragraph >= len(ours) or ours[sentence.paragraph]:
            yield sentence


def _day(document: Document) -> date | None:
    if document.published is None:
        return None
    try:
        return date.fromisoformat(document.published.value[:10])
    except ValueError:
        return None


def _read(article: Article, trace: Trace | None) -> None:
    hits = list(scan(article.pack, article.sentences))
    mentions: dict[str, list[Mention]] = {}
    for hit in hits:
        for mention in kind(hit.rule.kind).parse(hit, article):
            mentions.setdefault(mention.kind, []).append(mention)
    figures, lost = settle(m for name in FIGURES for m in mentions.get(name, []))
    for name in FIGURES:
        mentions[name] = [mention for mention in figures if mention.kind == name]
    for name in ORDER:
        module = kind(name)
        found = mentions.get(name, [])
        if name not in FIGURES:
            found, beaten = settle(found)
            lost += beaten
        resolved = module.resolve(found, article) if hasattr(module, "resolve") else found
        article.mentions[name] = resolved
        if trace is not None:
            kept = {id(mention) for mention in resolved}
            trace.dropped += [mention for mention in found if id(mention) not in kept]
        if hasattr(module, "gather"):
            article.entities[name] = module.gather(resolved, article)
    if trace is not None:
        trace.article, trace.hits, trace.lost = article, hits, lost
