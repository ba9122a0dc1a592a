"""The language of each paragraph: a foreign one stands out, a doubtful one inherits."""

from __future__ import annotations

from pipeline.detect import paragraph_languages
from pipeline.document import Block, Document, Language, Source

INDONESIAN = "Warga desa itu sudah lama menunggu karena jembatan tersebut belum selesai dibangun."
ENGLISH = (
    "We have been waiting for this bridge for years and the children will be so happy about it."
)
MALAY = (
    "Pihak kerajaan dijangka membuka jambatan itu selepas siasatan polis selesai pada hari Isnin."
)


def languages(code: str, *paragraphs: str) -> list[str]:
    document = Document(Source("test", b"", "text/plain"), text="\n".join(paragraphs))
    document.language = Language(code, 1.0)
    start = 0
    for paragraph in paragraphs:
        document.blocks.append(Block(start, start + len(paragraph)))
        start += len(paragraph) + 1
    return paragraph_languages(document)


def test_a_paragraph_in_another_language_is_named() -> None:
    assert languages("id", INDONESIAN, ENGLISH, INDONESIAN) == ["id", "en", "id"]


def test_a_paragraph_in_a_neighbours_language_is_named() -> None:
    assert languages("id", INDONESIAN, MALAY) == ["id", "ms"]


def test_a_short_paragraph_inherits() -> None:
    assert languages("id", "The Bridge on the River Is Back", "Foto: Budi") == ["id", "id"]


def test_a_list_of_names_inherits() -> None:
    names = "I Wayan Adi, I Made Sudira, Ni Luh Putu Ayu, I Gede Dana, I Nyoman Giri, Ketut Bagus"
    assert languages("id", names) == ["id"]


def test_a_paragraph_that_mixes_languages_inherits() -> None:
    assert languages("id", f"{INDONESIAN} {ENGLISH}") == ["id"]


def test_paragraphs_of_a_foreign_document_are_foreign() -> None:
    assert languages("en", ENGLISH, INDONESIAN) == ["en", "en"]
    assert languages("und", ENGLISH, INDONESIAN) == ["und", "und"]


def test_no_blocks_no_languages() -> None:
    assert languages("id") == []
