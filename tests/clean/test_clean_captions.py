# ruff: noqa: E501 - pages and sentences are written as they are printed
"""Captions of the article's own pictures stand beside its text, each in its place."""

from __future__ import annotations

import pytest
from pages import BODY, LEAD, page, read

from pipeline.clean import clean
from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.record import Record
from pipeline.run.stages import process

CAPTION = "Người dân đi qua cây cầu mới trong sáng khánh thành."
CREDITED = f"{CAPTION} Ảnh: Lê Mẫu"
FORMS = {
    "figure": f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>",
    "figure and paragraph": f"<figure><img src='a.jpg'><figcaption><p>{CAPTION}</p></figcaption></figure>",
    "wordpress": f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{CAPTION}</p></div>",
    "table": f"<table align='center'><tr><td><img src='a.jpg'></td></tr><tr><td>{CAPTION}</td></tr></table>",
    "table of a class": f"<table class='tplCaption'><tr><td><img src='a.jpg'></td></tr><tr><td><p class='Image'>{CAPTION}</p></td></tr></table>",
    "class of a box": f"<div class='photo'><img src='a.jpg'></div><div class='img-desc'>{CAPTION}</div>",
    "class of a line": f"<p><img src='a.jpg'></p><p class='pCaption caption'>{CAPTION}</p>",
    "span": f"<div><img src='a.jpg'><span class='caption'>{CAPTION}</span></div>",
    "italics": f"<p style='text-align:center'><img src='a.jpg'></p><p style='text-align:center'><em>{CAPTION}</em></p>",
    "amp": f"<amp-img src='a.jpg' width='1' height='1'></amp-img><div class='cap'>{CAPTION}</div>",
    "credit alone tells": f"<p><img src='a.jpg'></p><p>{CREDITED}</p>",
}


def told(picture: str, **how: str) -> tuple[str, list[tuple[str, int]]]:
    body = f"<p>{BODY[0]}</p>{picture}" + "".join(f"<p>{text}</p>" for text in BODY[1:])
    document = clean(Source("test", page(body).encode(), "text/html"), **how)  # type: ignore[arg-type]
    return document.text, [(caption.text, caption.paragraph) for caption in document.captions]


@pytest.mark.parametrize("name", FORMS)
def test_a_caption_stands_apart_in_its_place(name: str) -> None:
    text, captions = told(FORMS[name])
    assert text == "\n".join((LEAD, *BODY))
    assert [(caption.removesuffix(" Ảnh: Lê Mẫu"), at) for caption, at in captions] == [
        (CAPTION, 2)
    ]


@pytest.mark.parametrize("name", FORMS)
def test_a_caption_may_be_a_paragraph_of_its_own(name: str) -> None:
    text, captions = told(FORMS[name], captions="text")
    assert text.split("\n") == [LEAD, BODY[0], captions[0][0], *BODY[1:]]


def test_the_caption_of_the_picture_above_the_lead() -> None:
    document = read(page(before=""), "text/html")
    assert document.captions == []
    with_lead = page().replace("<h2 class", f"{FORMS['figure']}<h2 class")
    document = read(with_lead, "text/html")
    assert [(caption.text, caption.paragraph) for caption in document.captions] == [(CAPTION, 0)]


def test_captions_know_their_place_in_the_source() -> None:
    document = read(page(FORMS["figure"] + "".join(f"<p>{text}</p>" for text in BODY)), "text/html")
    caption = document.captions[0]
    assert document.decoded[caption.source_start : caption.source_end] == CAPTION
    assert caption.start is None


@pytest.mark.parametrize(
    "after",
    [
        "<div class='related'><h3>Tin liên quan</h3><figure><img src='b.jpg'><figcaption>Cầu cũ sập trong đêm mưa lớn</figcaption></figure></div>",
        "<footer><figure><img src='b.jpg'><figcaption>Biểu trưng của tòa soạn báo</figcaption></figure></footer>",
    ],
    ids=["related", "footer"],
)
def test_pictures_of_other_articles_are_not_its_own(after: str) -> None:
    assert read(page(after=after), "text/html").captions == []


def test_a_credit_alone_is_no_caption() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Ảnh: Lê Mẫu</figcaption></figure>"
    document = read(page(figure + "".join(f"<p>{text}</p>" for text in BODY)), "text/html")
    assert document.captions == []
    assert "Lê Mẫu" not in document.text


def test_a_paragraph_below_a_picture_that_ends_in_a_credit_in_brackets_is_told() -> None:
    real = f"{BODY[1]} (Ảnh: Lê Mẫu)"
    body = f"<p>{BODY[0]}</p><p>{real}</p>" + "".join(f"<p>{text}</p>" for text in BODY[2:])
    assert real in read(page(body), "text/html").text


def record(captions: str) -> Record:
    figure = (
        "<figure><img src='a.jpg'><figcaption>Cây cầu được xây với 9 tỷ đồng.</figcaption></figure>"
    )
    body = figure + "".join(f"<p>{text}</p>" for text in BODY)
    answer = process(Source("test", page(body).encode(), "text/html"), None, captions)  # type: ignore[arg-type]
    assert not isinstance(answer, Rejection)
    return answer


def test_the_record_lists_captions_and_quotes_none_of_them() -> None:
    found = record("apart")
    assert [caption.text for caption in found.captions] == ["Cây cầu được xây với 9 tỷ đồng."]
    assert 9_000_000_000 not in [amount.value for amount in found.facts.amounts]


def test_facts_are_read_from_captions_where_the_text_holds_them() -> None:
    found = record("text")
    caption = found.captions[0]
    assert found.text[caption.start : caption.end] == caption.text
    assert 9_000_000_000 in [amount.value for amount in found.facts.amounts]
