from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.extract.mention import Mention
from pipeline.extract.observe.view import FIGURES, SYMBOLS, View, view
from pipeline.extract.observe.words import words
from pipeline.extract.segment import Sentence
from pipeline.extract.trace import Trace

TEXT = "Trời mưa.\nNăm 2023, vốn đạt 228,7 triệu USD, tăng 19,3%, thêm 1.250 ha và 35 dự án."
NAMED = {
    SYMBOLS["amount"]: "A", SYMBOLS["percent"]: "P", SYMBOLS["measure"]: "M", SYMBOLS["count"]: "C",
    SYMBOLS["date"]: "D",
}  # fmt: skip


def seen(text: str = TEXT, *, sentence: int = -1) -> View:
    """The view of one sentence, made of the figures and dates read in it."""
    trace = Trace()
    document = Document(
        Source("x", text.encode(), "text/plain"),
        text=text,
        language=Language("vi", 1.0),
        published=Published("2024-06-15"),
    )
    extract(document, trace=trace)
    assert trace.article is not None
    one = trace.article.sentences[sentence]
    return view(one, [m for m in figures(trace) if m.sentence is one])


def figures(trace: Trace) -> list[Mention]:
    assert trace.article is not None
    return [m for kind in ("quantity", "date", "amount") for m in trace.article.of(kind)]


def letters(one: View) -> str:
    return "".join(NAMED.get(character, character) for character in one.text)


def test_every_mention_is_one_symbol_of_its_kind() -> None:
    assert letters(seen()) == "D, vốn đạt A, tăng P, thêm M và C."


def test_a_place_in_the_view_knows_its_place_in_the_field() -> None:
    one = seen()
    for at, mention in one.mentions.items():
        assert one.span(at, at + 1) == (mention.start, mention.end)
        assert one.printed(at, at + 1) == mention.text == TEXT[mention.start : mention.end]
        assert one.at(mention.start) == one.at(mention.end - 1) == at
        assert one.place_of(mention) == at


def test_a_span_over_words_and_symbols_prints_the_sentence() -> None:
    one = seen()
    assert one.printed(0, len(one.text)) == one.sentence.text
    start = one.text.index("vốn")
    assert one.printed(start, start + len("vốn đạt A")) == "vốn đạt 228,7 triệu USD"


def test_a_mention_of_another_sentence_has_no_place() -> None:
    one = seen()
    stranger = next(iter(seen().mentions.values()))
    assert one.place_of(stranger) is None


def test_of_overlapping_mentions_the_figure_becomes_the_symbol() -> None:
    one = seen()
    amount = next(m for m in one.mentions.values() if m.kind == "amount")
    date = next(m for m in one.mentions.values() if m.kind == "date")
    wide = Mention(
        "date", "text", amount.start - 4, amount.end, TEXT[amount.start - 4 : amount.end],
        date.rule, 0, one.sentence, date.value,
    )  # fmt: skip
    assert list(view(one.sentence, [wide, amount]).mentions.values()) == [amount]


def test_of_two_of_one_kind_the_longer_becomes_the_symbol() -> None:
    one = seen()
    amount = next(m for m in one.mentions.values() if m.kind == "amount")
    short = Mention(
        "amount", "text", amount.start, amount.start + 5, amount.text[:5],
        amount.rule, 0, one.sentence, amount.value,
    )  # fmt: skip
    assert list(view(one.sentence, [short, amount]).mentions.values()) == [amount]


def test_a_sentence_without_mentions_is_its_own_view() -> None:
    one = seen(sentence=0)
    assert one.text == "Trời mưa."
    assert one.mentions == {}
    assert one.starts == tuple(range(9))


@pytest.mark.parametrize("symbol", SYMBOLS.values())
def test_no_symbol_is_a_character_that_is_printed(symbol: str) -> None:
    assert len(symbol) == 1
    assert "\ue000" <= symbol <= "\uf8ff"
    assert list(SYMBOLS.values()).count(symbol) == 1


def test_figures_are_the_symbols_of_amounts_quantities_and_scores() -> None:
    kinds = ("amount", "percent", "measure", "count", "score")
    assert frozenset(SYMBOLS[kind] for kind in kinds) == FIGURES


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_words_of_a_stretch_are_those_of_the_stretch_alone(start: int, end: int) -> None:
    one = view(seen("Dự án phi-lợi-nhuận (a/b-c) đạt 3,5&4 tỷ đồng, tăng 8% - 9%.").sentence, [])
    alone = view(Sentence("text", 0, 0, one.text[start:end], 0, 0), [])
    offset = min(start, len(one.text))
    wanted = [(w.text, w.start + offset, w.end + offset) for w in words(alone, 0, len(alone.text))]
    found = [(word.text, word.start, word.end) for word in words(one, start, end)]
    assert found == wanted
