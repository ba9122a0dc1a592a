from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.cli import main
from pipeline.emit import parquet, sink
from pipeline.emit.line import Made, Run
from pipeline.emit.schema import tables, version
from pipeline.errors import SinkError
from tests.emit.loads import (
    RUN,
    answer,
    batch,
    batches,
    load,
    rows_in_parquet,
    rows_in_sqlite,
    varied,
)
from tests.making import record, refusal


def to(folder: Path) -> str:
    return f"parquet:{folder}"


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.parquet"))}


def test_all_rows_are_those_of_sqlite(tmp_path: Path) -> None:
    some = batches(10)
    load(sink(to(tmp_path / "p")), *some)
    load(sink(f"sqlite:///{tmp_path}/f.sqlite"), *some)
    assert rows_in_parquet(tmp_path / "p") == rows_in_sqlite(tmp_path / "f.sqlite")


def test_every_table_has_a_file_even_where_it_has_no_row(tmp_path: Path) -> None:
    load(sink(to(tmp_path)))
    assert set(content(tmp_path)) == {f"{one}.parquet" for one in [*tables(), "rejections"]}
    assert pq.read_table(tmp_path / "laws.parquet").num_rows == 0


def test_types_lists_and_version(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(record()))
    schema = pq.read_schema(tmp_path / "organisations.parquet")
    assert schema.field("abbreviations").type.equals(pa.list_(pa.field("item", pa.string(), False)))
    assert schema.field("span_start").type == pa.int64()
    assert not schema.field("name").nullable
    assert schema.field("kind").nullable
    assert schema.metadata[b"pressfacts.schema"] == str(version()).encode()
    assert pq.read_schema(tmp_path / "amounts.parquet").field("value").type == pa.float64()
    found = pq.read_table(tmp_path / "organisations.parquet").column("abbreviations").to_pylist()
    assert found == [["SNN"]]


@pytest.mark.parametrize("value", [2**53, 10_221_815 * 10**9, 19.3, -4])
def test_figures_come_back_as_they_were(tmp_path: Path, value: float) -> None:
    load(sink(to(tmp_path)), batch(record(value=value)))
    assert pq.read_table(tmp_path / "amounts.parquet").column("value").to_pylist() == [value]


def test_the_same_records_give_the_same_bytes_in_whatever_order(tmp_path: Path) -> None:
    records = [varied(number) for number in range(20)]
    load(sink(to(tmp_path / "a")), batch(*records))
    load(sink(to(tmp_path / "b")), *(batch(one) for one in records[::-1]))
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_rows_stand_in_the_order_of_their_key(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(*(varied(number) for number in range(20))))
    rows = pq.read_table(tmp_path / "mentions.parquet").to_pylist()
    keys = [(row["article"], row["kind"], row["fact"], row["position"]) for row in rows]
    assert keys == sorted(keys)
    assert keys


def test_a_large_table_is_written_in_row_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_ROWS", 10)
    monkeypatch.setattr(parquet, "FETCHED", 3)
    some = batches(5)
    load(sink(to(tmp_path / "p")), *some)
    load(sink(f"sqlite:///{tmp_path}/f.sqlite"), *some)
    assert rows_in_parquet(tmp_path / "p") == rows_in_sqlite(tmp_path / "f.sqlite")
    file = pq.ParquetFile(tmp_path / "p/articles.parquet")
    assert [file.metadata.row_group(one).num_rows for one in range(file.num_row_groups)] == [10, 10]
    file.close()


def test_long_texts_make_smaller_row_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "GROUP_BYTES", 300)
    monkeypatch.setattr(parquet, "FETCHED", 2)
    load(sink(to(tmp_path)), batch(*(varied(number) for number in range(6))))
    assert pq.read_metadata(tmp_path / "articles.parquet").num_row_groups > 1


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    some = batch(record("a.txt"), rejected=[refusal("b.txt")])
    load(sink(to(tmp_path)), some)
    before = {file: file.stat() for file in tmp_path.glob("*.parquet")}
    load(sink(to(tmp_path)), batch(skipped=[record("a.txt")], rejected=[refusal("b.txt")]))
    after = {file: file.stat() for file in tmp_path.glob("*.parquet")}
    assert {file: (one.st_ino, one.st_mtime_ns) for file, one in before.items()} == {
        file: (one.st_ino, one.st_mtime_ns) for file, one in after.items()
    }


def test_a_file_that_is_gone_is_written_again(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(record()))
    before = content(tmp_path)
    (tmp_path / "amounts.parquet").unlink()
    load(sink(to(tmp_path)))
    assert content(tmp_path) == before


def test_new_content_of_an_input_replaces_the_old(tmp_path: Path) -> None:
    load(sink(to(tmp_path / "a")), batch(varied(1), varied(2)))
    load(sink(to(tmp_path / "a")), batch(varied(1, edition=1)))
    load(sink(to(tmp_path / "b")), batch(varied(1, edition=1), varied(2)))
    assert content(tmp_path / "a") == content(tmp_path / "b")


def test_what_is_held_is_told_with_how_it_was_made(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(record()))
    one = sink(to(tmp_path))
    one.open(Run("1.0", "rules-2", RUN.began))
    entry, _ = answer(record())
    assert one.held([entry.article]) == {entry.article: Made("", RUN.rules)}
    one.close()


def test_a_run_cut_off_leaves_the_old_files_and_the_next_brings_both(tmp_path: Path) -> None:
    load(sink(to(tmp_path / "a")), batch(varied(1)))
    before = content(tmp_path / "a")
    one = sink(to(tmp_path / "a"))
    one.open(RUN)
    one.write(batch(varied(2)))
    one.abort()
    assert content(tmp_path / "a") == before
    load(sink(to(tmp_path / "a")), batch(varied(3)))
    load(sink(to(tmp_path / "b")), batch(varied(3), varied(2), varied(1)))
    assert content(tmp_path / "a") == content(tmp_path / "b")


@pytest.mark.parametrize("at", range(0, 14, 3))
def test_a_crash_between_two_renames_is_mended_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    load(sink(to(tmp_path / "a")), batch(varied(1)))
    replace, done = os.replace, []

    def crash(old: str, new: str) -> None:
        if len(done) == at:
            raise KeyboardInterrupt
        replace(old, new)
        done.append(new)

    one = sink(to(tmp_path / "a"))
    one.open(RUN)
    one.write(batch(varied(2)))
    monkeypatch.setattr(os, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        one.close()
    monkeypatch.undo()
    one.abort()
    load(sink(to(tmp_path / "a")), batch(skipped=[varied(1), varied(2)]))
    load(sink(to(tmp_path / "b")), batch(varied(1), varied(2)))
    assert content(tmp_path / "a") == content(tmp_path / "b")
    assert not list((tmp_path / "a").glob("*.part"))


def test_a_full_disk_leaves_all_old_files_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(sink(to(tmp_path)), batch(varied(1)))
    before = content(tmp_path)
    one = sink(to(tmp_path))
    one.open(RUN)
    one.write(batch(varied(2)))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SinkError, match="No space left on device"):
        one.close()
    one.abort()
    monkeypatch.undo()
    assert content(tmp_path) == before
    assert not list(tmp_path.glob(".*.part"))
    load(sink(to(tmp_path)))
    assert len(pq.read_table(tmp_path / "articles.parquet")) == 2


def test_files_without_their_ledger_are_refused_and_kept(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(record()))
    (tmp_path / parquet.STAGING).unlink()
    before = content(tmp_path)
    with pytest.raises(SinkError, match=r"not the ledger of such files.*give another folder"):
        sink(to(tmp_path)).open(RUN)
    assert content(tmp_path) == before


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p").touch()
    with pytest.raises(SinkError, match="cannot be opened"):
        sink(to(tmp_path / "p")).open(RUN)


def test_two_programs_do_not_write_one_folder(tmp_path: Path) -> None:
    one = sink(to(tmp_path))
    one.open(RUN)
    with pytest.raises(SinkError, match="another program is writing it"):
        sink(to(tmp_path)).open(RUN)
    one.close()
    load(sink(to(tmp_path)))


def test_a_ledger_of_the_first_version_is_brought_to_the_present(tmp_path: Path) -> None:
    from pipeline.emit.schema import migrations

    database = sqlite3.connect(tmp_path / parquet.STAGING)
    database.executescript(migrations()[0].sql + "PRAGMA user_version = 1;")
    database.execute("INSERT INTO rejections VALUES ('old.txt', NULL, 'clean', 'empty', 'x')")
    database.commit()
    database.close()
    load(sink(to(tmp_path)), batch(record()))
    assert pq.read_table(tmp_path / "rejections.parquet").column("uri").to_pylist() == ["old.txt"]


def test_duckdb_joins_the_files(tmp_path: Path) -> None:
    load(sink(to(tmp_path)), batch(record("a.txt"), varied(1)))
    query = f"""
        SELECT o.measure, o.value, a.language, a.uri, g.abbreviations[1]
        FROM '{tmp_path}/observations.parquet' AS o
        JOIN '{tmp_path}/articles.parquet' AS a USING (article)
        JOIN '{tmp_path}/organisations.parquet' AS g USING (article)
        WHERE o.measure = 'chi'"""
    assert duckdb.sql(query).fetchall() == [("chi", 19.3, "vi", "a.txt", "SNN")]
    total = duckdb.sql(
        f"SELECT count(*) FROM read_parquet('{tmp_path}/*s.parquet', union_by_name=1)"
    )
    assert total.fetchall()[0][0] > 10


def test_the_whole_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Anggarannya Rp 4,5 triliun pada 2024, kata Menteri Keuangan kemarin sore.")
    folder = tmp_path / "p"
    call = ["extract", str(article), "--to", to(folder), "--language", "id"]
    assert main(call) == 0
    assert f"FROM '{folder}/observations.parquet'" in capsys.readouterr().err
    found = duckdb.sql(f"SELECT value, currency FROM '{folder}/amounts.parquet'").fetchall()
    assert found == [(4.5e12, "IDR")]
    assert main(call) == 0
    assert "skipped 1" in capsys.readouterr().err
    assert (tmp_path / "run.json").exists()
    shutil.rmtree(folder)
