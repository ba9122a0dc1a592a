"""Elements of endless attributes are cut; everything else is left as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.bounded import LONG, MOST, bounded

MANY = " ".join(f"a{n}='<>'" for n in range(40_000))


def test_a_small_page_is_left_alone() -> None:
    assert bounded("<p class='a'>Một dòng.</p>") == "<p class='a'>Một dòng.</p>"


def test_an_element_keeps_its_first_attributes() -> None:
    cut = bounded(f"<p {MANY}>Một dòng.</p><p class='b'>Dòng hai.</p>")
    assert cut.count("='<>'") == MOST
    assert cut.endswith(">Một dòng.</p><p class='b'>Dòng hai.</p>")


def test_attributes_without_values_count_too() -> None:
    names = " ".join(f"a{n}" for n in range(40_000))
    assert len(bounded(f"<p {names}>x</p>").split()) <= MOST + 1


def test_what_a_script_says_is_no_element() -> None:
    script = f"<script>if (a <b) {{ x = '{' '.join(['từ'] * LONG)}' }}</script>"
    assert bounded(script + "<p>x</p>") == script + "<p>x</p>"


PIECES = st.sampled_from(["<p", "<script", "</script>", ">", "'", '"', "=", " a", "/", "<", "từ"])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_nothing_is_lost_where_nothing_is_too_much(source: str) -> None:
    padded = "=" * LONG + source
    assert bounded(padded) == padded
