from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.extract.trace import Trace

TEXT = (
    "Ngày 5/3/2024, ông Trần Văn Bảy, Giám đốc Sở Nông nghiệp, cho biết vốn đạt 12,5 tỷ đồng.\n"
    "Ông Bảy nói trời mưa."
)


def traced(text: str, code: str = "vi") -> Trace:
    trace = Trace()
    document = Document(
        Source("x", text.encode(), "text/plain"),
        text=text,
        language=Language(code, 1.0),
        published=Published("2024-06-15"),
    )
    extract(document, trace=trace)
    return trace


@pytest.fixture(scope="module")
def trace() -> Trace:
    return traced(TEXT)


def test_every_sentence_is_shown_with_its_place(trace: Trace) -> None:
    first, second = TEXT.split("\n")
    told = trace.render()
    assert f"[text 0:{len(first)}] {first}" in told
    assert f"[text {len(first) + 1}:{len(TEXT)}] {second}" in told


def test_what_was_read_is_shown_with_its_rule_and_value(trace: Trace) -> None:
    lines = trace.render().splitlines()
    (amount,) = [line for line in lines if ".amount." in line and line.startswith("  + ")]
    assert "'12,5 tỷ đồng': value=12500000000 currency=VND" in amount


def test_what_was_settled_away_is_shown_with_winner_and_reason(trace: Trace) -> None:
    assert trace.lost
    told = trace.render()
    for lost in trace.lost:
        assert f"gave way to {lost.winner.rule.id} ({lost.reason})" in told
        assert lost.reason


def test_a_person_is_shown_with_the_mentions_tied_to_it(trace: Trace) -> None:
    told = trace.render()
    below = told[told.index("persons, with the mentions tied to each:") :]
    assert "Trần Văn Bảy" in below
    start = TEXT.index("Ông Bảy")
    assert f"text[{start}:{start + 7}] 'Ông Bảy'" in below


def test_every_hit_is_accounted_for(trace: Trace) -> None:
    """A rule that matched a sentence is named below it, whether it read something or not."""
    parts = trace.render().split("\n[")
    assert trace.hits
    for hit in trace.hits:
        (told,) = [one for one in parts if one.startswith(f"text {hit.sentence.start}:")]
        assert hit.rule.id in told


def test_a_hit_that_read_nothing_is_shown_beside_one_of_its_rule_that_did() -> None:
    told = traced("Ông Bảy nói rằng tỉnh xây xong 35 dự án.").render()
    nothing = [
        line for line in told.splitlines() if "'Bảy'" in line and line.endswith("read nothing")
    ]
    assert len(nothing) == 1


def test_a_trace_changes_nothing() -> None:
    document = Document(Source("x", b"x", "text/plain"), text=TEXT, language=Language("vi", 1.0))
    plain = extract(document).facts
    assert extract(document, trace=Trace()).facts == plain


def test_a_language_that_is_not_ours_is_told() -> None:
    assert "not one of ours" in traced("Cloudy with rain.", "en").render()
