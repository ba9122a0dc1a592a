from __future__ import annotations

from itertools import pairwise, permutations

import pytest

from pipeline.extract.mention import Mention
from pipeline.extract.rules import Rule
from pipeline.extract.segment import Sentence
from pipeline.extract.settle import FIGURES, settle
from pipeline.record import TextField

TEXT = "Ngày 5/3/2024, vốn 12,5 tỷ đồng"
SENTENCE = Sentence("text", 0, len(TEXT), TEXT, 0, 0)


def mention(
    words: str,
    kind: str = "amount",
    *,
    order: int = 0,
    priority: int = 0,
    field: TextField = "text",
) -> Mention:
    start = TEXT.index(words)
    rule = Rule(id=f"xx.{kind}.r{order}", kind=kind, pattern=".", priority=priority)
    return Mention(kind, field, start, start + len(words), words, rule, order, SENTENCE, None)


def told(*given: Mention) -> tuple[list[str], list[tuple[str, str, str]]]:
    """Who stands; who lost to whom and why. The same for every order of the input."""
    results = []
    for some in permutations(given):
        kept, lost = settle(some)
        results.append(
            ([one.text for one in kept],
             sorted((one.mention.text, one.winner.text, one.reason) for one in lost))
        )  # fmt: skip
    assert all(result == results[0] for result in results)
    return results[0]


def test_what_does_not_overlap_stands_in_the_order_of_the_text() -> None:
    assert told(mention("12,5 tỷ đồng"), mention("5/3/2024", "date")) == (
        ["5/3/2024", "12,5 tỷ đồng"],
        [],
    )


def test_neighbours_that_share_no_character_both_stand() -> None:
    assert told(mention("12,5"), mention(" tỷ")) == (["12,5", " tỷ"], [])


def test_first_priority_wins_even_over_length() -> None:
    assert told(mention("5/3", priority=1), mention("Ngày 5/3/2024", "date")) == (
        ["5/3"],
        [("Ngày 5/3/2024", "5/3", "priority 1 over 0")],
    )


def test_second_the_longer_span_wins_even_over_kind_and_order() -> None:
    assert told(mention("12,5 tỷ", "law"), mention("12,5 tỷ đồng", "quantity", order=9)) == (
        ["12,5 tỷ đồng"],
        [("12,5 tỷ", "12,5 tỷ đồng", "the longer span")],
    )


@pytest.mark.parametrize(("first", "second"), list(pairwise(FIGURES)))
def test_third_the_kind_that_stands_first_wins_even_over_order(first: str, second: str) -> None:
    kept, lost = settle([mention("12,5", second, order=0), mention("12,5", first, order=9)])
    assert [one.kind for one in kept] == [first]
    assert [one.reason for one in lost] == [f"{first} before {second}"]


def test_fourth_the_earlier_rule_wins() -> None:
    kept, lost = settle([mention("12,5", order=2), mention("12,5", order=1)])
    assert [one.order for one in kept] == [1]
    assert [one.reason for one in lost] == ["the earlier rule"]


def test_a_loser_takes_nobody_down_with_it() -> None:
    """The middle one loses to the first; the third overlaps only the loser, and stands."""
    first, middle, third = mention("vốn 12,5", priority=2), mention("12,5 tỷ"), mention("tỷ")
    assert told(first, middle, third) == (
        ["vốn 12,5", "tỷ"],
        [("12,5 tỷ", "vốn 12,5", "priority 2 over 0")],
    )


def test_title_and_text_do_not_compete() -> None:
    kept, lost = settle([mention("12,5"), mention("12,5 tỷ", field="title")])
    assert [one.field for one in kept] == ["title", "text"]
    assert lost == []


def test_nothing_in_nothing_out() -> None:
    assert settle([]) == ([], [])
