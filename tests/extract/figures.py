"""A sentence enters, the facts read in it leave: what the tests of figures share."""

from __future__ import annotations

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.record import Facts


def facts(text: str, code: str, title: str | None = None) -> Facts:
    """The facts of a text whose language is known."""
    document = Document(
        Source("test", text.encode(), "text/plain"),
        title=title,
        text=text,
        language=Language(code, 1.0),
        published=Published("2024-06-15"),
    )
    return extract(document).facts or Facts()
