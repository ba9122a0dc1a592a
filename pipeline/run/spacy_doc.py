"""A record enters, a spaCy `Doc` with its facts as spans leaves; also spaCy's own way in.

`nlp.add_pipe("pressfacts")` on a blank pipeline reads the facts of a text; `DocBin` then stores
them as spaCy does. spaCy takes over a second to import, so nothing else here imports this module.
"""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Document, Source
from pipeline.record import Record
from pipeline.run.stages import detected, extracted, record_of

SPANS = "pressfacts"
"""The key of `doc.spans`: one span a fact, labelled with its kind, with its id."""


def to_doc(record: Record, nlp: Language | None = None) -> Doc:
    """The record's text as a `Doc`; spans snap outwards to the tokens of `nlp` (blank: `xx`)."""
    tokenizer = nlp or spacy.blank("xx")
    return mark(tokenizer.make_doc(record.text), record)


def mark(doc: Doc, record: Record) -> Doc:
    """Put the record's facts into `doc.spans`; facts of the title have no place in the text."""
    found = []
    for kind in type(record.facts).model_fields:
        for fact in getattr(record.facts, kind):
            place = fact.evidence
            if place.field == "text":
                found.append(
                    doc.char_span(
                        place.start, place.end, kind, alignment_mode="expand", span_id=fact.id
                    )
                )
    doc.spans[SPANS] = [one for one in found if one is not None]
    return doc


@Language.factory("pressfacts", default_config={"language": None})
def component(nlp: Language, name: str, language: str | None) -> Component:
    """The factory behind `nlp.add_pipe("pressfacts", config={"language": "vi"})`."""
    del nlp, name
    return Component(language)


class Component:
    """Reads the facts of each document as it passes."""

    def __init__(self, language: str | None) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        """Mark the facts of a text that is already clean: offsets are those of the text."""
        source = Source("doc", doc.text.encode(), "text/plain", language=self.language)
        return mark(doc, record_of(extracted(detected(Document(source, text=doc.text)))))
