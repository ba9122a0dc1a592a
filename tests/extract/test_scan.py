from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import pytest

from pipeline import lang
from pipeline.document import Document
from pipeline.errors import DocumentError, Rejection
from pipeline.extract import extract
from pipeline.extract.mention import Hit
from pipeline.extract.observe.view import view
from pipeline.extract.rules import pack
from pipeline.extract.scan import matches, scan, scan_ungated
from pipeline.extract.segment import Sentence, sentences
from pipeline.extract.trace import Trace
from pipeline.read import Reader
from pipeline.run.stages import cleaned, detected
from tests.making import ROOT, SHARED

POOL = 150
FIRST = ("amount", "quantity", "score", "date", "law", "organisation", "place", "person")


@cache
def corpus() -> list[Document]:
    found = []
    for source in Reader([str(ROOT / "corpus")]):
        assert not isinstance(source, Rejection)
        try:
            found.append(detected(cleaned(source)))
        except DocumentError:
            continue  # the empty page
    return found


def of(code: str, document: Document) -> Iterator[Sentence]:
    yield from sentences("title", document.title or "", pack(code).abbreviations)
    yield from sentences("text", document.text, pack(code).abbreviations)


def told(hits: Iterable[Hit]) -> list[tuple[object, ...]]:
    return [
        (
            hit.rule.id,
            hit.sentence.field,
            hit.start,
            hit.end,
            tuple(sorted(hit.match.capturesdict().items())),
        )
        for hit in hits
    ]


@pytest.mark.parametrize("code", lang.codes())
def test_the_gate_costs_no_hit_in_the_corpus(code: str) -> None:
    """Every rule on every article, of either language: the gate must not know what it is shown."""
    language = pack(code)
    asked = [sentence for document in corpus() for sentence in of(code, document)]
    gated, ungated = told(scan(language, asked)), told(scan_ungated(language, asked))
    assert len(asked) > 500
    assert gated == ungated
    assert len(gated) > 500


@pytest.mark.parametrize("code", lang.codes())
def test_the_gate_costs_no_hit_in_the_examples_of_the_rules(code: str) -> None:
    language = pack(code)
    texts = [one.text for rule in language.rules for one in rule.yes]
    asked = [one for text in texts for one in sentences("text", text, language.abbreviations)]
    assert told(scan(language, asked)) == told(scan_ungated(language, asked))


@pytest.mark.parametrize("code", lang.codes())
def test_the_gate_costs_no_hit_in_articles_of_other_papers(code: str) -> None:
    if not (SHARED / "pool").is_dir():
        pytest.skip("../shared is not here: its articles are no part of the project")
    texts = [file.read_text("utf-8") for file in sorted((SHARED / "gold/dev").glob(f"{code}*.txt"))]
    assert texts
    with (SHARED / f"pool/{code}.jsonl").open(encoding="utf-8") as stream:
        texts += [str(json.loads(line)["text"]) for line in islice(stream, POOL)]
    language = pack(code)
    asked = [one for text in texts for one in sentences("text", text, language.abbreviations)]
    assert told(scan(language, asked)) == told(scan_ungated(language, asked))


def test_hits_come_by_start_longer_first_then_by_rule() -> None:
    asked = list(sentences("text", "Ngày 5/3/2024 chi 12,5 tỷ đồng, tăng 8%.", frozenset()))
    hits = list(scan(pack("vi"), asked))
    keys = [(hit.start, -hit.end, hit.order) for hit in hits]
    assert keys == sorted(keys)
    assert keys


def test_a_sentence_no_gate_opens_for_has_no_hit() -> None:
    language = pack("id")
    (one,) = sentences("text", "— ~ —", frozenset())
    assert not language.gate.opened(one.text)
    assert list(scan(language, [one])) == []


def test_offsets_of_a_hit_are_those_of_the_field() -> None:
    text = "Trời mưa.\nVốn 12,5 tỷ đồng."
    hits = list(scan(pack("vi"), sentences("text", text, frozenset())))
    assert "12,5 tỷ đồng" in {text[hit.start : hit.end] for hit in hits}
    for hit in hits:
        assert text[hit.start : hit.end] == hit.match.group()
        for name in hit.rule_groups:
            if hit.group(name) is not None:
                start, end = hit.span(name)
                assert text[start:end] == hit.group(name)


def test_a_group_that_took_no_part_or_does_not_exist_is_none() -> None:
    hit = next(scan(pack("vi"), sentences("text", "Vốn 12,5 tỷ đồng.", frozenset())))
    assert hit.group("no_such_group") is None
    assert hit.groups("no_such_group") == []


def test_rules_on_the_view_are_not_tried_on_the_printed_text() -> None:
    for code in lang.codes():
        language = pack(code)
        viewed = set(language.viewing("figures"))
        assert viewed
        assert not viewed & set(language.scanned)
        assert viewed | set(language.scanned) == set(range(len(language.rules)))


def test_a_pattern_that_hangs_costs_its_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hanging:
        def finditer(self, *_: object, **__: object) -> Iterator[object]:
            raise TimeoutError

    language = pack("vi")
    (sentence,) = sentences("text", "Vốn đạt 5 tỷ đồng.", language.abbreviations)
    order = language.gate.opened(sentence.text)[0]
    monkeypatch.setitem(language._compiled, order, Hanging())
    with pytest.raises(DocumentError) as raised:
        list(scan(language, [sentence]))
    assert (raised.value.stage, raised.value.code) == ("extract", "timeout")
    assert language.rules[order].id in raised.value.message


@pytest.mark.parametrize("code", lang.codes())
def test_the_gate_costs_no_match_in_a_view(code: str) -> None:
    language, found = pack(code), 0
    for document in corpus():
        if document.language.code != code:
            continue
        trace = Trace()
        extract(document, trace=trace)
        assert trace.article is not None
        mentions = [m for kind in FIRST for m in trace.article.of(kind)]
        for sentence in trace.article.sentences:
            seen = view(sentence, [m for m in mentions if m.sentence is sentence]).text
            opened = language.gate_for("figures").opened(seen)
            matched = [n for n in language.viewing("figures") if matches(language, n, seen)]
            assert set(matched) <= set(opened)
            found += len(matched)
    assert found > 20
