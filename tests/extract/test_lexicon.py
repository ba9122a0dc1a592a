"""Users' own names: what a file may hold, what a bad row says, and what the record makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import extract, pipe
from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.extract.lexicon import Entry, read
from pipeline.record import Record

CSV = """\
name,kind,abbreviations,aliases,code
Zanvora Hijau,ngo,ZVH|ZVHI,,
Tebu Rana,place:commune,,,
Drelmo Kasvan,person,,Kasvando,
"""
TOML = """\
[[entry]]
name = "Zanvora Hijau"
kind = "ngo"
abbreviations = ["ZVH", "ZVHI"]

[[entry]]
name = "Tebu Rana"
kind = "place:commune"

[[entry]]
name = "Drelmo Kasvan"
kind = "person"
aliases = "Kasvando"
"""
TEXT = (
    "Menurut Drelmo Kasvan, Ketua Zanvora Hijau, air bersih sudah ada di rumah warga Tebu Rana. "
    "Program ZVH dimulai tahun 2023 dengan dana dari pemerintah. Kasvando senang."
)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    file = tmp_path / "names.csv"
    file.write_text(CSV, "utf-8")
    return file


def read_text(lexicon: Path | list[Path] | None) -> Record:
    return extract(TEXT, language="id", lexicon=lexicon)


def test_csv_and_toml_say_the_same(names: Path, tmp_path: Path) -> None:
    other = tmp_path / "names.toml"
    other.write_text(TOML, "utf-8")
    assert read([names]) == read([other])


def test_the_order_of_files_changes_nothing(names: Path, tmp_path: Path) -> None:
    other = tmp_path / "more.csv"
    other.write_text("name,kind\nBulan Verda,company\n", "utf-8")
    first, second = read([names, other]), read([other, names])
    assert first is not None
    assert second is not None
    assert first.key == second.key


def test_cells_are_composed_and_trimmed(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name,kind\n  Qu\u1ef9  La\u0301 ,NGO\n", "utf-8")
    found = read([file])
    assert found is not None
    assert found.entries == (Entry("Quỹ Lá", "ngo"),)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        ("name,kind\nAlfa Beta,nonsense\n", 2, "unknown kind 'nonsense'"),
        ("name,kind\nAlfa Beta,ngo\n\n,ngo\n", 4, "'' is no name"),
        ("name,kind\nalfa,ngo\n", 2, "'alfa' is no name"),
        ("name,kind\nAlfa Beta,ngo,AB\n", 2, "3 cells for 2 columns"),
        ("name,sort\nAlfa Beta,ngo\n", 1, "unknown field 'sort'"),
        ("name\nAlfa Beta\n", 1, "there is no 'kind'"),
        ("name,kind,code\nAlfa Beta,ngo,ID\n", 2, "only places have a code"),
    ],
)
def test_a_bad_row_is_told_with_file_and_line(
    tmp_path: Path, content: str, line: int, says: str
) -> None:
    file = tmp_path / "bad.csv"
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        read([file])
    assert f"{file}, line {line}: " in str(caught.value)
    assert says in str(caught.value)


def test_a_bad_toml_entry_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(TOML + '\n[[entry]]\nname = "Alfa Beta"\nkind = "nonsense"\n', "utf-8")
    with pytest.raises(UsageError, match=r"line 15: unknown kind 'nonsense'"):
        read([file])


def test_names_of_ones_own_become_facts(names: Path) -> None:
    facts = read_text(names).facts
    assert {body.name: body.kind for body in facts.organisations}["Zanvora Hijau"] == "ngo"
    assert {place.name: place.kind for place in facts.places} == {"Tebu Rana": "commune"}


def test_an_abbreviation_of_the_lexicon_is_tied_to_its_body(names: Path) -> None:
    (body,) = (b for b in read_text(names).facts.organisations if b.name == "Zanvora Hijau")
    assert [mention.text for mention in body.mentions] == ["Zanvora Hijau", "ZVH"]


def test_an_alias_is_tied_to_its_person(names: Path) -> None:
    (person,) = read_text(names).facts.officials
    assert [mention.text for mention in person.mentions] == ["Drelmo Kasvan", "Kasvando"]


def test_a_lexicon_does_not_show_in_the_next_call(names: Path) -> None:
    before = read_text(None)
    read_text(names)
    assert read_text(None) == before


def test_the_same_lexicon_gives_the_same_record(names: Path) -> None:
    assert read_text(names) == read_text([names])


def test_the_lexicon_reaches_the_workers(names: Path) -> None:
    articles = [{"id": str(i), "text": TEXT, "language": "id"} for i in range(3)]
    alone = list(pipe(articles, lexicon=names))
    assert list(pipe(articles, workers=2, lexicon=names)) == alone


def test_the_command_names_the_bad_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("name,kind\nAlfa Beta,nonsense\n", "utf-8")
    article = tmp_path / "article.txt"
    article.write_text(TEXT, "utf-8")
    assert main(["extract", str(article), "--lexicon", str(file)]) == 2
    assert f"{file}, line 2" in capsys.readouterr().err
