"""Facts as spans of a spaCy `Doc`."""

from __future__ import annotations

import spacy
from spacy.tokens import DocBin

from pipeline import extract
from pipeline.run.spacy_doc import SPANS, to_doc

TEXT = (
    "Theo Sở Công Thương tỉnh Hà Giang, năm 2023 xuất khẩu của tỉnh đạt hơn 12,5 triệu USD, "
    "tăng 8,2% so với năm 2022. Tỉnh hiện có 56 doanh nghiệp xuất khẩu chè và gỗ."
)


def test_a_record_becomes_a_doc_whose_spans_quote_its_facts() -> None:
    record = extract(TEXT, language="vi")
    doc = to_doc(record)
    spans = {span.id_: span.text for span in doc.spans[SPANS]}
    amount = record.facts.amounts[0]
    assert amount.evidence.text in spans[amount.id]


def test_the_component_reads_the_facts_of_a_text() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("pressfacts", config={"language": "vi"})
    doc = nlp(TEXT)
    labels = {span.label_ for span in doc.spans[SPANS]}
    assert {"amounts", "quantities", "dates", "observations"} <= labels


def test_a_doc_bin_keeps_the_spans() -> None:
    doc = to_doc(extract(TEXT, language="vi"))
    stored = DocBin(docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(stored).get_docs(spacy.blank("xx").vocab)
    assert [s.text for s in again.spans[SPANS]] == [s.text for s in doc.spans[SPANS]]
