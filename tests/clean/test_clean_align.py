from html import escape
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import BODY, LEAD, page, read, text

from pipeline.clean.normalise import fold
from pipeline.document import Document, Source


def printed(document: Document, start: int, end: int) -> str:
    """What a reader sees at a place of the decoded source."""
    raw = document.decoded[start:end]
    if document.source.media_type == "text/html":
        raw = lxml.html.document_fromstring(f"<div>{raw}</div>").xpath("string()")
    return fold(raw)


def squeezed(words: str) -> str:
    return "".join(words.split())


def aligned(document: Document) -> bool:
    return all(
        block.source_start is not None
        and block.source_end is not None
        and squeezed(printed(document, block.source_start, block.source_end))
        == squeezed(document.text[block.start : block.end])
        for block in document.blocks
    )


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{text}</p>" for text in BODY),
        "".join(
            f"<p>{text.replace('cây', '<b>cây</b>').replace(' ', '&nbsp; ')}</p>" for text in BODY
        ),
        "".join(
            f"<p>{escape(text, quote=True).replace('ô', '&ocirc;')}<!-- x --></p>" for text in BODY
        ),
        "<br>".join(text.replace("đ", "&#273;").replace("xã", "x\u00adã\u200b") for text in BODY),
    ],
    ids=["plain", "tags", "entities", "invisible"],
)
def test_every_paragraph_of_a_page_knows_its_place(body: str) -> None:
    document = read(page(body), "text/html")
    assert len(document.blocks) == len(BODY) + 1
    assert aligned(document)


def test_every_paragraph_of_a_text_knows_its_place() -> None:
    assert aligned(read(text().replace(" ", "  ").replace("cầu", "cầu\u00a0")))


@pytest.mark.parametrize("media", ["text/html", "text/plain"])
def test_the_words_of_a_fact_are_found_in_their_paragraph(media: str) -> None:
    document = read(page() if media == "text/html" else text(), media)
    at = document.text.index("15 tỷ đồng")
    found = document.place("text", at, at + len("15 tỷ đồng"))
    assert found is not None
    assert document.decoded[slice(*found)] == "15 tỷ đồng"


def test_a_fact_split_by_tags_and_entities_knows_its_place() -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY)
    body = body.replace("15 tỷ đồng", "15&nbsp;<b>tỷ</b> đ&#7891;ng")
    document = read(page(body), "text/html")
    at = document.text.index("15 tỷ đồng")
    found = document.place("text", at, at + len("15 tỷ đồng"))
    assert found is not None
    assert document.decoded[slice(*found)] == "15&nbsp;<b>tỷ</b> đ&#7891;ng"


def test_a_span_over_two_paragraphs_has_no_place() -> None:
    document = read(page(), "text/html")
    assert document.place("text", 0, len(document.text)) is None


def test_nothing_is_placed_before_the_article_was_cleaned() -> None:
    assert Document(Source("test", b"", "text/plain")).place("text", 0, 1) is None


CORPUS = Path(__file__).parents[2] / "corpus"
SOURCES = sorted([*CORPUS.rglob("page.html"), *CORPUS.rglob("article.txt")])
SOURCES = [path for path in SOURCES if path.parent.name != "empty-page"]  # holds no article
SPAN = 40


@pytest.mark.parametrize("source", SOURCES, ids=[path.parent.name for path in SOURCES])
def test_every_span_of_the_corpus_knows_its_place(source: Path) -> None:
    media = "text/html" if source.suffix == ".html" else "text/plain"
    document = read(source.read_bytes(), media)
    spans = [
        ("text", start, min(start + SPAN, block.end))
        for block in document.blocks
        for start in range(block.start, block.end, SPAN)
    ]
    if document.title:
        spans.append(("title", 0, len(document.title)))
    for field, start, end in spans:
        said = (document.text if field == "text" else document.title or "")[start:end]
        place = document.place(field, start, end)
        assert place is not None
        assert squeezed(printed(document, *place)) == squeezed(said)


words = st.text(alphabet="abcđêơ .,;&<>\"'\u00a0\u00ad\u0301-12", min_size=5, max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(words, min_size=1, max_size=5),
    st.sampled_from(["{}", "<b>{}</b>", "<span a='>'>{}</span>"]),
)
def test_whatever_a_page_prints_is_aligned(parts: list[str], wrapping: str) -> None:
    paragraphs = [f"{LEAD} {wrapping.format(escape(part))} {LEAD}" for part in parts]
    document = read(page("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)), "text/html")
    assert document.blocks
    assert all(
        block.source_start is None
        or block.source_end is None
        or squeezed(document.text[block.start : block.end])
        == squeezed(printed(document, block.source_start, block.source_end))
        for block in document.blocks
    )
