"""A source enters; a document leaves with its text, blocks, title, authors and date filled in."""

from __future__ import annotations

from typing import Literal

from pipeline.clean import dates, page, plaintext
from pipeline.clean.align import PageStream, Places, locate
from pipeline.clean.decode import decode
from pipeline.clean.draft import Draft
from pipeline.clean.headline import without_host
from pipeline.clean.normalise import Passage, fold
from pipeline.document import Block, Caption, Captions, Document, Notice, Published, Source
from pipeline.errors import DocumentError
from pipeline.record import PublishedEvidence

LONGEST = 4_000_000  # code points of one article
MOST_LINES = 50_000


def clean(source: Source, captions: Captions = "apart") -> Document:
    """Decode a source, find its article and say where each paragraph of it is printed.

    `captions` says whether those of a page are paragraphs of the text or stand beside it.
    """
    decoded = decode(source)
    html = source.media_type == "text/html"
    given = without_host(fold(source.title or ""), source.url)
    _refuse_long(decoded.text if not html else "")
    draft = page.read(decoded, source.url) if html else plaintext.read(decoded.text, given)
    _refuse_long("\n".join(passage.text for passage in draft.body))
    if not draft.body:
        message = "No article was found. Give the page of one article, or its text."
        raise DocumentError("clean", "no_article", message)
    document = Document(source, encoding=decoded.encoding, decoded=decoded.text)
    document.notices += decoded.notices
    stream = PageStream(decoded.text, _sought(draft)) if html else None
    title = _title(document, draft)
    told = {passage.order for passage in draft.captions}
    printed = _printed(document, draft)
    kept = printed if captions == "text" else [p for p in printed if p.order not in told]
    document.text = "\n".join(passage.text for passage in kept)
    places = Places(document.text, document.title or "")
    _align_title(document, title, places, stream)
    _align(document, printed, told, captions, places, stream)
    document.authors = draft.authors
    document.site = draft.site
    document.published = _published(document, draft, stream)
    if draft.second:
        message = f"Little was found to read; the text is what {draft.second} gives."
        document.notice("clean", "second_opinion", message)
    if draft.paywall:
        document.notice("clean", "paywall", "The page shows only part of the article.")
    return document


def _sought(draft: Draft) -> list[Passage]:
    """The passages round which all others are printed."""
    ends = [draft.title, draft.body[0], draft.body[-1]]
    ends.append(draft.published[0] if draft.published else None)
    return [passage for passage in ends if passage is not None]


def _refuse_long(text: str) -> None:
    """Refuse what is far longer than any article: a dump of many, or no text at all."""
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        message = f"{len(text):,} characters are no single article. Split the input into articles."
        raise DocumentError("clean", "too_large", message)


def _title(document: Document, draft: Draft) -> Passage | None:
    """The title, given or read, and the passage that prints it."""
    given = without_host(fold(document.source.title or ""), document.source.url)
    document.title = given or (draft.title.text if draft.title else "") or None
    if document.title is None:
        return None
    passage = draft.title or Passage(document.title, 0, len(document.decoded))
    return passage.with_text(document.title)


def _printed(document: Document, draft: Draft) -> list[Passage]:
    """Paragraphs and captions as printed, the title not repeated as the first of them."""
    if len(draft.body) > 1 and document.title and draft.body[0].text == document.title:
        draft.body = draft.body[1:]
    if not draft.captions:
        return draft.body
    return sorted([*draft.captions, *draft.body], key=lambda passage: passage.order)


def _align_title(
    document: Document, title: Passage | None, places: Places, stream: PageStream | None
) -> None:
    """Where the source prints the title."""
    if title is not None:
        found = locate(document.decoded, title, stream)
        places.add("title", 0, len(title.text), found)
        source = (found.start, found.end) if found else (None, None)
        document.title_block = Block(0, len(title.text), *source)


def _align(
    document: Document,
    printed: list[Passage],
    told: set[int],
    captions: Captions,
    places: Places,
    stream: PageStream | None,
) -> None:
    """Blocks and captions, and where the source prints each of them; `told` are those captions."""
    position = paragraphs = lost = 0
    for passage in printed:
        found = locate(document.decoded, passage, stream)
        caption = passage.order in told
        span: tuple[int, int] | tuple[None, None] = (None, None)
        source = (found.start, found.end) if found else (None, None)
        if not caption or captions == "text":
            start, end = span = position, position + len(passage.text)
            position = end + 1
            lost += found is None
            places.add("text", start, end, found)
            kind: Literal["paragraph", "caption"] = "caption" if caption else "paragraph"
            document.blocks.append(Block(start, end, source[0], source[1], kind))
        if caption:
            document.captions.append(Caption(passage.text, paragraphs, *span, *source))
        else:
            paragraphs += 1
    document.placing = places.place
    if lost:
        message = f"{lost} of {len(document.blocks)} paragraphs could not be found in the source."
        document.notice("clean", "unaligned", message)


def _published(document: Document, draft: Draft, stream: PageStream | None) -> Published | None:
    """The date given by the caller, else the one the page prints, else the one it states."""
    source = document.source
    given = dates.parse(source.published, document.text)
    if given:
        return Published(given)
    if source.published and source.published.strip():
        message = f"The given date {source.published.strip()[:40]!r} could not be read."
        document.notices.append(Notice("clean", "unread_date", message))
    if draft.published is not None:
        passage, printed = draft.published
        return Published(printed.value(document.text), _evidence(document, passage, stream))
    if draft.stated is not None:
        value, passage = draft.stated
        return Published(value, _quoted(document.decoded, passage.start, passage.end))
    return None


def _evidence(
    document: Document, passage: Passage, stream: PageStream | None
) -> PublishedEvidence | None:
    found = locate(document.decoded, passage, stream)
    return _quoted(document.decoded, found.start, found.end) if found else None


def _quoted(decoded: str, start: int, end: int) -> PublishedEvidence:
    return PublishedEvidence(start=start, end=end, text=decoded[start:end])
