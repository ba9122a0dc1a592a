from __future__ import annotations

import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.record import Record

TEXT = """\
Lâm Sơn trồng thêm 1.250 ha rừng trong năm 2023

Ngày 5/3/2024, Ủy ban nhân dân huyện Lâm Sơn cho biết tổng kinh phí trồng rừng năm 2023 đạt \
12,5 tỷ đồng, tăng 8% so với năm 2022.

Ông Trần Văn Bảy, Giám đốc Sở Nông nghiệp, nói rằng người dân đã nhận đủ tiền công trong quý I.
"""
PYTHON = [sys.executable, "-m", "pipeline.cli"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    inside.mkdir()
    for place in range(3):
        text = TEXT.replace("12,5", f"{place + 2},5")
        (inside / f"{place}.txt").write_text(text, "utf-8")
    return inside


def records(text: str) -> list[Record]:
    return [Record.model_validate_json(line) for line in text.splitlines()]


def closing(told: str) -> tuple[int, ...]:
    """inputs, done, skipped, rejected of the last line, which must add up."""
    line = told.splitlines()[-1]
    found = re.match(r"inputs (\d+) = done (\d+) \+ skipped (\d+) \+ rejected (\d+) ", line)
    assert found, line
    inputs, *parts = map(int, found.groups())
    assert inputs == sum(parts)
    return inputs, *parts


def test_records_go_to_standard_output_by_default(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["extract", str(folder)]) == 0
    out, err = capfdbinary.readouterr()
    found = records(out.decode())
    assert [Path(one.source.uri).name for one in found] == ["0.txt", "1.txt", "2.txt"]
    assert {one.language.code for one in found} == {"vi"}
    assert [one.facts.amounts[0].value for one in found] == [
        2_500_000_000, 3_500_000_000, 4_500_000_000,
    ]  # fmt: skip
    assert closing(err.decode()) == (3, 3, 0, 0)


def test_several_sinks_get_the_same(folder: Path, tmp_path: Path) -> None:
    out, base = tmp_path / "out/r.jsonl", tmp_path / "out/f.sqlite"
    assert main(["extract", str(folder), "--to", str(out), "--to", f"sqlite:///{base}"]) == 0
    found = records(out.read_text("utf-8"))
    database = sqlite3.connect(base)
    (count,) = database.execute("SELECT count(*) FROM articles").fetchone()
    values = database.execute(
        "SELECT value FROM amounts JOIN articles USING (article) ORDER BY uri"
    )
    assert count == len(found) == 3
    assert values.fetchall() == [(a.value,) for one in found for a in one.facts.amounts]
    database.close()


def test_one_worker_and_two_and_any_order_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    files = sorted(map(str, folder.iterdir()))
    outputs = []
    for number, (inputs, workers) in enumerate([(files, "1"), (files, "2"), (files[::-1], "2")]):
        out = tmp_path / f"{number}.jsonl"
        call = ["extract", *inputs, "--to", str(out), "--workers", workers, "--quiet"]
        assert main(call) == 0
        outputs.append(out.read_bytes().splitlines())
    assert outputs[0] == outputs[1] == outputs[2][::-1]


def bad_inputs(folder: Path) -> dict[str, str]:
    """Inputs that give one rejection each: name and code."""
    (folder / "empty.txt").touch()
    (folder / "gone.html").symlink_to("nowhere.html")
    (folder / "lines.jsonl").write_text('{"id": "x"}\nno json\n')
    (folder / "huge.html").write_bytes(b"")
    os.truncate(folder / "huge.html", 50_000_000)
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)
    return {
        "empty.txt": "empty",
        "gone.html": "dangling_link",
        "huge.html": "too_large",
        "junk.txt": "",
        "lines.jsonl#2": "not_json",
        "lines.jsonl#x": "no_text",
    }


@pytest.mark.parametrize("workers", ["1", "2"])
def test_bad_inputs_are_named_and_the_rest_is_done(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], workers: str
) -> None:
    wanted = bad_inputs(folder)
    out, bad = tmp_path / "r.jsonl", tmp_path / "bad.jsonl"
    call = ["extract", str(folder), "--to", str(out), "--rejected", str(bad), "--workers", workers]
    assert main(call) == 1
    told = capsys.readouterr().err
    assert closing(told) == (9, 3, 0, 6)
    assert len(records(out.read_text("utf-8"))) == 3
    rejected = [json.loads(line) for line in bad.read_text("utf-8").splitlines()]
    found = {Path(one["uri"]).name: one["code"] for one in rejected}
    assert found.keys() == wanted.keys()
    assert {name: code for name, code in found.items() if wanted[name]} == {
        name: code for name, code in wanted.items() if code
    }
    assert "internal" not in found.values()
    for one in rejected:
        assert f"REJECTED {one['uri']} {one['stage']}/{one['code']}: {one['message']}" in told


def test_a_folder_with_no_article_is_one_rejection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none").mkdir()
    assert main(["extract", str(tmp_path / "none")]) == 1
    told = capsys.readouterr().err
    assert "read/no_article" in told
    assert closing(told) == (1, 0, 0, 1)


def test_an_input_twice_is_skipped_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(folder), str(folder / "0.txt"), "--quiet"]) == 0
    assert closing(capsys.readouterr().err) == (4, 3, 1, 0)


def test_a_missing_file_among_others_is_a_rejection(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(folder), "nowhere.txt"]) == 1
    assert closing(capsys.readouterr().err) == (4, 3, 0, 1)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere.txt"], "no input matches nowhere.txt"),
        (["nowhere/*.txt"], "no input matches"),
        (["IN", "--language", "xx"], "unknown language 'xx': give one of id, vi, or auto"),
        (["IN", "--published", "yesterday"], "no date"),
        (["IN", "--workers", "-1"], "--workers"),
        (["IN", "--timeout", "-1"], "--timeout"),
        (["IN", "--memory", "10"], "--memory"),
        (["IN", "--to", "out.csv"], "no sink is called 'out.csv'"),
        (["IN", "--to", "o.jsonl", "--rejected", "./o.jsonl"], "two sinks write to one file"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_how_to_mend_it(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    call = [str(folder) if one == "IN" else one for one in arguments]
    assert main(["extract", *call]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [folder]


def test_no_argument_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["explain"], ["nonsense"]):
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        assert stop.value.code == 2


def test_a_sink_that_cannot_be_opened_ends_with_3(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    for target in (f"{tmp_path}/file/o.jsonl", f"sqlite:///{tmp_path}/file/o.sqlite"):
        assert main(["extract", str(folder), "--to", target]) == 3
        assert target in capsys.readouterr().err


@pytest.mark.parametrize("command", ["extract", "schema"])
def test_a_full_disk_ends_with_3(folder: Path, command: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PYTHON, command, *([str(folder)] if command == "extract" else [])],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_quiet_still_accounts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(folder), "--quiet"]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_closing_table_tells_what_was_found(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", str(folder), "--to", str(tmp_path / "r.jsonl")]) == 0
    told = capsys.readouterr().err
    for words in ("articles", "observations", "Quarantined: nothing", "r.jsonl", "Try next"):
        assert words in told


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["extract", "-", "--published", "2024-03-05", "--language", "vi"]) == 0
    (record,) = records(capfdbinary.readouterr().out.decode())
    assert record.source.uri == "-"
    assert record.published is not None
    assert record.published.value == "2024-03-05"


def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    many = folder.parent / "many.jsonl"
    many.write_text("".join(json.dumps({"text": TEXT}) + "\n" for _ in range(60)))
    call = [*PYTHON, "extract", str(many), "--quiet", "--workers", "1"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        told = process.stderr.read()
    assert process.returncode == 141
    assert told == b""


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupt_leaves_whole_records_and_the_same_call_goes_on(
    folder: Path, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    many = folder.parent / "many.jsonl"
    many.write_text("".join(json.dumps({"text": f"{TEXT} {n}"}) + "\n" for n in range(1500)))
    out = tmp_path / "out/r.jsonl"
    call = [*PYTHON, "extract", str(many), "--to", str(out), "--workers", "2", "--quiet"]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not (out.exists() and out.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(number)
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == status
    assert "Traceback" not in told
    assert "the same command goes on from here" in told
    stopped = records(out.read_text("utf-8"))
    report = json.loads((out.parent / "run.json").read_text("utf-8"))
    assert 0 < len(stopped) < 1500
    assert (report["status"], report["done"]) == ("interrupted", len(stopped))
    done = subprocess.run(call, stderr=subprocess.PIPE, text=True, check=True)
    assert closing(done.stderr) == (1500, 1500 - len(stopped), len(stopped), 0)
    assert [one.source.uri for one in records(out.read_text("utf-8"))] == [
        f"{many.as_posix()}#{n}" for n in range(1, 1501)
    ]


def test_the_report_accounts_for_programs(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    assert main(["extract", str(folder), "--to", str(tmp_path / "out/r.jsonl"), "--quiet"]) == 1
    report = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    parts = [report[name] for name in ("inputs", "done", "skipped", "rejected")]
    assert parts == [4, 3, 0, 1]
    assert report["status"] == "done"
    assert report["reasons"] == {"clean/empty": 1}
    assert report["facts"]["amounts"] == {"vi": 3}


def test_a_report_may_be_asked_for(folder: Path, tmp_path: Path) -> None:
    assert main(["extract", str(folder), "--report", str(tmp_path / "r/run.json")]) == 0
    assert json.loads((tmp_path / "r/run.json").read_text("utf-8"))["done"] == 3


def test_quarantine_keeps_the_inputs_that_gave_no_record(folder: Path, tmp_path: Path) -> None:
    (folder / "blank.html").write_text("<html><body></body></html>")
    out = ["--to", str(tmp_path / "r.jsonl"), "--quiet", "--quarantine", str(tmp_path / "q")]
    assert main(["extract", str(folder), *out]) == 1
    (told,) = map(json.loads, (tmp_path / "q/rejected.jsonl").read_text("utf-8").splitlines())
    assert Path(told["kept"]).read_text() == "<html><body></body></html>"


def test_the_same_call_again_does_nothing_twice(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["extract", str(folder), "--to", str(tmp_path / "r.jsonl")]
    assert main(call) == 0
    before = (tmp_path / "r.jsonl").read_bytes()
    capsys.readouterr()
    assert main(call) == 0
    told = capsys.readouterr().err
    assert closing(told) == (3, 0, 3, 0)
    assert "Skipped: 3 inputs that are in the outputs already" in told
    assert (tmp_path / "r.jsonl").read_bytes() == before


@pytest.mark.parametrize("command", ["", "extract", "schema", "rules", "explain", "score"])
def test_help_shows_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*([command] if command else []), "--help"])
    assert stop.value.code == 0
    assert "example" in capsys.readouterr().out


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Record"
    assert main(["schema", "--version"]) == 0
    assert capsys.readouterr().out == "pressfacts/record/1\n"


def test_the_schema_of_rule_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--rules"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "RuleFile"
    assert main(["schema", "--rules", "--version"]) == 0
    assert capsys.readouterr().out == "pressfacts/rule/1\n"


def test_rules_are_listed_and_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--language", "vi"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed
    assert not [line for line in listed if line.startswith("id.")]
    assert main(["rules", "--check"]) == 0
    assert main(["rules", "--language", "xx"]) == 2


def test_explain_names_the_rules_that_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(folder / "0.txt")]) == 0
    told = capsys.readouterr().out
    assert ".amount." in told
    assert "2,5 tỷ đồng" in told


def test_explain_tells_what_it_cannot_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").touch()
    assert main(["explain", str(folder / "empty.txt")]) == 1
    assert "clean/empty" in capsys.readouterr().err
    assert main(["explain", "nowhere.txt"]) == 2


def test_score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.json").write_text('{"id": "a", "lang": "vi", "amounts": []}')
    (tmp_path / "r.jsonl").write_text('{"id": "a"}\n')
    assert main(["score", str(tmp_path / "gold.json"), str(tmp_path / "r.jsonl"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 1
    assert main(["score", "nowhere.json", str(tmp_path / "r.jsonl")]) == 2


def test_help_costs_no_heavy_import() -> None:
    code = (
        "import sys, contextlib\nfrom pipeline.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "heavy = {'pydantic', 'spacy', 'trafilatura', 'rich', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
