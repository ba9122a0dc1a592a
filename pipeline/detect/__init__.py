"""Placeholder until the detect stage lands."""

from pipeline.document import Document


def detect(document: Document) -> Document:
    """Nothing yet."""
    return document


def paragraph_languages(document: Document) -> list[str]:
    """Every paragraph speaks the document's language."""
    return [document.language.code] * (document.text.count("\n") + 1)
