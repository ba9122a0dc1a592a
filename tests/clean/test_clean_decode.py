# ruff: noqa: E501 - pages and sentences are written as they are printed
import unicodedata

import ftfy.bad_codecs
import pytest
from pages import BODY, TITLE, page, read, text

from pipeline import lang
from pipeline.clean.legacy import tables
from pipeline.errors import DocumentError

assert ftfy.bad_codecs  # registers the codec that the mojibake test needs
NAMES = [table.name for table in tables()]


def encoded(name: str, printed: str) -> str:
    """The text as its western letters would look."""
    table = next(table for table in tables() if table.name == name)
    back = {letter: code for code, letter in reversed(table.letters.items())}
    return "".join(back.get(letter, letter) for letter in printed)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b" \r\n\t", "empty"), (b"\0\0\0\0", "empty"), (bytes(range(256)) * 99, "binary"),
     (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500, "binary"), (b"ab\0c" * 900 + b"\xff\xfe\x90" * 300, "binary")],
)  # fmt: skip
def test_refuses_what_is_no_text(content: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as error:
        read(content)
    assert (error.value.stage, error.value.code) == ("clean", code)


def test_refuses_what_is_too_large() -> None:
    with pytest.raises(DocumentError, match="Split") as error:
        read(b"a" * (64 * 1024 * 1024 + 1))
    assert error.value.code == "too_large"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_reads_unicode_in_any_form(encoding: str) -> None:
    document = read(page().encode(encoding), "text/html")
    assert document.title == TITLE
    assert BODY[0] in document.text


def test_utf8_wins_over_a_wrong_declaration() -> None:
    declared = page(head='<meta charset="iso-8859-1">').encode()
    document = read(declared, "text/html", charset="windows-1258")
    assert (document.encoding, document.title) == ("utf-8", TITLE)


def test_reads_windows_1258() -> None:
    marks = str.maketrans({})
    spelled = "".join(
        letter if _fits(letter) else _split(letter)
        for letter in unicodedata.normalize("NFC", text())
    ).translate(marks)
    document = read(spelled.encode("cp1258"))
    assert document.encoding == "cp1258"
    assert BODY[1] in document.text


def _fits(letter: str) -> bool:
    return letter.encode("cp1258", "ignore") != b""


def _split(letter: str) -> str:
    """A letter as base (with its hat or horn) and tone mark, as windows-1258 writes it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", letter)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
    return base + "".join(part for part in parts if part in tones)


@pytest.mark.parametrize("name", NAMES)
def test_reads_legacy_bytes(name: str) -> None:
    western = encoded(name, text())
    content = b"".join(
        letter.encode("cp1252") if letter.encode("cp1252", "ignore") else bytes([ord(letter)])
        for letter in western
    )
    document = read(content)
    assert document.encoding == name
    assert BODY[1] in document.text


def _legacy(name: str, printed: str) -> bytes:
    return b"".join(
        letter.encode("cp1252") if letter.encode("cp1252", "ignore") else bytes([ord(letter)])
        for letter in encoded(name, printed)
    )


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "no-such"])
@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_declaration_does_not_mislead(name: str, declared: str) -> None:
    printed = page(head="<!-- mau -->").replace("<!-- mau -->", f'<meta charset="{declared}">')
    document = read(_legacy(name, printed), "text/html", charset=declared)
    assert document.encoding == name
    assert document.title == TITLE
    assert BODY[1] in document.text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "tcvn3"])
def test_windows_1258_under_a_wrong_name(declared: str) -> None:
    printed = page(head=f'<meta charset="{declared}">')
    spelled = "".join(
        letter if _fits(letter) else _split(letter)
        for letter in unicodedata.normalize("NFC", printed)
    )
    document = read(spelled.encode("cp1258"), "text/html")
    assert document.encoding == "cp1258"
    assert (document.title, BODY[2] in document.text) == (TITLE, True)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_text_that_says_it_is_narrow(encoding: str) -> None:
    document = read(
        page(head='<meta charset="utf-8">').encode(encoding), "text/html", charset="utf-8"
    )
    assert document.title == TITLE


def test_a_page_of_mojibake_is_mended_and_aligned() -> None:
    document = read(page().encode().decode("sloppy-windows-1252"), "text/html")
    assert BODY[1] in document.text
    assert all(block.source_start is not None for block in document.blocks)


@pytest.mark.parametrize("name", NAMES)
def test_puts_legacy_letters_right_that_came_as_utf8(name: str) -> None:
    document = read(encoded(name, text()))
    assert BODY[1] in document.text
    assert [notice.code for notice in document.notices] == ["mended"]


@pytest.mark.parametrize("name", NAMES)
def test_tables_come_back_to_themselves(name: str) -> None:
    table = next(table for table in tables() if table.name == name)
    for letter in table.letters.values():
        assert table.convert(encoded(name, letter)) == letter


def test_mends_utf8_that_was_read_as_western() -> None:
    misread = text().encode().decode("sloppy-windows-1252")
    document = read(misread)
    assert BODY[1] in document.text
    assert [notice.code for notice in document.notices] == ["mended"]


def test_leaves_western_text_as_it_is() -> None:
    french = "L'été dernier, la région a reçu près de 3 000 élèves étrangers à l'école. " * 4
    document = read(french.encode("latin-1"))
    assert document.text == french.strip()


def test_decomposed_text_leaves_composed() -> None:
    document = read(unicodedata.normalize("NFD", text()))
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert BODY[0] in document.text


def test_nothing_invisible_is_left() -> None:
    document = read(text().replace("cây cầu", "cây\u00a0 c\u00adầ\u200bu"))
    assert "cây cầu" in document.text
    assert not set("\u00a0\u00ad\u200b") & set(document.text)


def test_a_few_zero_bytes_are_left_out() -> None:
    document = read(text().encode().replace(b"120", b"12\x000", 1))
    assert "dài 120 mét" in document.text
    assert "zero_bytes" in [notice.code for notice in document.notices]


def test_a_file_cut_inside_a_letter_is_read() -> None:
    document = read(text().encode()[:-4] + "ế".encode()[:2])
    assert document.encoding == "utf-8"
    assert BODY[0] in document.text


def test_every_language_with_tables_has_common_words() -> None:
    for code in lang.codes():
        data = lang.toml(code, "encodings")
        assert not data.get("tables") or len(data["common"]) > 20
