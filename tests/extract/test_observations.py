"""Generated sentences with known rows: every frame, in both languages, read exactly.

Each shape is filled with several measures, figures, periods and places; the rows must be exactly
those expected, so that no clause ever lends its figure, period or change to another.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

import pytest

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.extract.check import problems
from pipeline.extract.rules import load
from pipeline.extract.trace import Trace
from pipeline.record import Observation

FILLINGS = 4


@dataclass(frozen=True)
class Shape:
    """A sentence with slots and its rows: (measure, value, unit, period, place, change)."""

    language: str
    text: str
    rows: tuple[tuple[Any, ...], ...] = field(default_factory=tuple)


SLOTS: dict[str, dict[str, tuple[str, ...]]] = {
    "vi": {
        "m": ("doanh thu", "vốn đầu tư", "kim ngạch xuất khẩu", "lợi nhuận"),
        "n": ("chi phí", "thu ngân sách", "tổng dư nợ", "kim ngạch nhập khẩu"),
        "r": ("tỷ lệ hộ nghèo", "lãi suất", "tỷ lệ thất nghiệp", "tỷ trọng"),
        "p": ("Hà Nội", "Đà Nẵng", "Cần Thơ", "Lào Cai"),
        "q": ("Hải Phòng", "Bắc Ninh", "Quảng Ninh", "Nghệ An"),
    },
    "id": {
        "m": ("nilai ekspor", "penerimaan pajak", "realisasi investasi", "pendapatan"),
        "n": ("nilai impor", "belanja modal", "laba bersih", "biaya operasional"),
        "r": ("tingkat kemiskinan", "tingkat pengangguran", "suku bunga", "inflasi"),
        "p": ("Jakarta", "Aceh", "Bali", "Jawa Timur"),
        "q": ("Papua", "Lampung", "Banten", "Jambi"),
    },
}
NUMBERS = {
    "a": (12, 45, 310, 78),
    "b": (7, 38, 265, 91),
    "c": (3, 5, 11, 8),
    "d": (2, 9, 14, 6),
    "y": (2021, 2022, 2023, 2020),
    "z": (2019, 2020, 2018, 2017),
}


def up(value: str, unit: str = "%", baseline: str | None = None) -> tuple[Any, ...]:
    """A rise of this size."""
    return ("increase", value, unit, baseline)


def down(value: str, unit: str = "%", baseline: str | None = None) -> tuple[Any, ...]:
    """A fall of this size."""
    return ("decrease", value, unit, baseline)


BILLION = "{}000000000"
A, B = BILLION.format("{a}"), BILLION.format("{b}")
DONG, RUPIAH = "VND", "IDR"
SHAPES = (
    # Levels
    Shape("vi", "Năm {y}, {m} đạt {a} tỷ đồng.", (("{m}", A, DONG, "{y}", None, None),)),
    Shape("vi", "{M} năm {y} của {p} là {a} tỷ đồng.", (("{m}", A, DONG, "{y}", "{p}", None),)),
    Shape("vi", "Tại {p}, {m} ở mức {a} tỷ đồng.", (("{m}", A, DONG, None, "{p}", None),)),
    Shape("vi", "{M} {a} tỷ đồng.", (("{m}", A, DONG, None, None, None),)),
    Shape("vi", "Trong năm {y}, {m} lên tới {a} tỷ đồng.", (("{m}", A, DONG, "{y}", None, None),)),
    Shape("id", "Pada {y}, {m} mencapai Rp {a} miliar.", (("{m}", A, RUPIAH, "{y}", None, None),)),
    Shape(
        "id", "{M} {p} pada {y} sebesar Rp {a} miliar.", (("{m}", A, RUPIAH, "{y}", "{p}", None),)
    ),
    Shape("id", "Di {p}, {m} tercatat Rp {a} miliar.", (("{m}", A, RUPIAH, None, "{p}", None),)),
    Shape("id", "{M} Rp {a} miliar.", (("{m}", A, RUPIAH, None, None, None),)),
    Shape(
        "id", "Sepanjang {y}, {m} senilai Rp {a} miliar.", (("{m}", A, RUPIAH, "{y}", None, None),)
    ),
    # Two clauses, each with its own figure
    Shape(
        "vi",
        "Năm {y}, {m} đạt {a} tỷ đồng, {n} là {b} tỷ đồng.",
        (("{m}", A, DONG, "{y}", None, None), ("{n}", B, DONG, "{y}", None, None)),
    ),
    Shape(
        "id",
        "Pada {y}, {m} mencapai Rp {a} miliar, sedangkan {n} sebesar Rp {b} miliar.",
        (("{m}", A, RUPIAH, "{y}", None, None), ("{n}", B, RUPIAH, "{y}", None, None)),
    ),
    Shape(
        "vi",
        "{M} của {p} đạt {a} tỷ đồng; {n} của {q} đạt {b} tỷ đồng.",
        (("{m}", A, DONG, None, "{p}", None), ("{n}", B, DONG, None, "{q}", None)),
    ),
    Shape(
        "id",
        "{M} {p} mencapai Rp {a} miliar; {n} {q} mencapai Rp {b} miliar.",
        (("{m}", A, RUPIAH, None, "{p}", None), ("{n}", B, RUPIAH, None, "{q}", None)),
    ),
    # Several places
    Shape(
        "vi",
        "{R} của {p} và {q} lần lượt là {a}% và {b}%.",
        (("{r}", "{a}", "%", None, "{p}", None), ("{r}", "{b}", "%", None, "{q}", None)),
    ),
    Shape(
        "id",
        "{R} {p} dan {q} masing-masing {a} persen dan {b} persen.",
        (("{r}", "{a}", "%", None, "{p}", None), ("{r}", "{b}", "%", None, "{q}", None)),
    ),
    # Changes
    Shape(
        "vi",
        "{M} đạt {a} tỷ đồng, tăng {c}% so với năm {z}.",
        (("{m}", A, DONG, None, None, up("{c}", baseline="{z}")),),
    ),
    Shape(
        "vi",
        "Năm {y}, {m} đạt {a} tỷ đồng, giảm {c}% so với năm {z}.",
        (("{m}", A, DONG, "{y}", None, down("{c}", baseline="{z}")),),
    ),
    Shape(
        "vi",
        "Năm {y}, {m} đạt {a} tỷ đồng, tăng {c}%, {n} là {b} tỷ đồng, giảm {d}% so với năm {z}.",
        (
            ("{m}", A, DONG, "{y}", None, up("{c}", baseline="{z}")),
            ("{n}", B, DONG, "{y}", None, down("{d}", baseline="{z}")),
        ),
    ),
    Shape(
        "vi",
        "Năm {y}, {m} đạt {a} tỷ đồng, tăng {c}% so với năm {z}; {n} đạt {b} tỷ đồng, giảm {d}%.",
        (
            ("{m}", A, DONG, "{y}", None, up("{c}", baseline="{z}")),
            ("{n}", B, DONG, "{y}", None, down("{d}", baseline="{z}")),
        ),
    ),
    Shape(
        "id",
        "{M} mencapai Rp {a} miliar, naik {c} persen dibandingkan {z}.",
        (("{m}", A, RUPIAH, None, None, up("{c}", baseline="{z}")),),
    ),
    Shape(
        "id",
        "Pada {y}, {m} sebesar Rp {a} miliar, turun {c} persen dari {z}.",
        (("{m}", A, RUPIAH, "{y}", None, down("{c}", baseline="{z}")),),
    ),
    Shape(
        "id",
        "{M} mencapai Rp {a} miliar, naik {c} persen, dan {n} sebesar Rp {b} miliar, "
        "turun {d} persen dibandingkan {z}.",
        (
            ("{m}", A, RUPIAH, None, None, up("{c}", baseline="{z}")),
            ("{n}", B, RUPIAH, None, None, down("{d}", baseline="{z}")),
        ),
    ),
    # The same period a year before
    Shape(
        "vi",
        "9 tháng đầu năm {y}, {m} đạt {a} tỷ đồng, tăng {c}% so với cùng kỳ năm {z}.",
        (("{m}", A, DONG, "{y}-01/{y}-09", None, up("{c}", baseline="{z}-01/{z}-09")),),
    ),
    Shape(
        "vi",
        "Quý I/{y}, {m} đạt {a} tỷ đồng, tăng {c}% so với cùng kỳ.",
        (("{m}", A, DONG, "{y}-Q1", None, up("{c}", baseline="{y-1}-Q1")),),
    ),
    Shape(
        "id",
        "Pada triwulan I {y}, {m} mencapai Rp {a} miliar, naik {c} persen dibandingkan periode "
        "yang sama {z}.",
        (("{m}", A, RUPIAH, "{y}-Q1", None, up("{c}", baseline="{z}-Q1")),),
    ),
    # Growth without a level
    Shape("vi", "{M} năm {y} tăng {c}%.", (("{m}", "{c}", "%", "{y}", None, up("{c}")),)),
    Shape("id", "{M} pada {y} turun {c} persen.", (("{m}", "{c}", "%", "{y}", None, down("{c}")),)),
    Shape(
        "vi",
        "{M} tăng {c}% và {n} giảm {d}% so với năm {z}.",
        (
            ("{m}", "{c}", "%", None, None, up("{c}", baseline="{z}")),
            ("{n}", "{d}", "%", None, None, down("{d}", baseline="{z}")),
        ),
    ),
    # From one level to another
    Shape(
        "vi",
        "{R} giảm từ {a}% xuống {b}%.",
        (
            ("{r}", "{a}", "%", None, None, None),
            ("{r}", "{b}", "%", None, None, ("decrease", None, None, None)),
        ),
    ),
    Shape(
        "id",
        "{R} turun dari {a} persen menjadi {b} persen.",
        (
            ("{r}", "{a}", "%", None, None, None),
            ("{r}", "{b}", "%", None, None, ("decrease", None, None, None)),
        ),
    ),
    Shape(
        "id",
        "{R} naik dari {a} persen pada {z} menjadi {b} persen pada {y}.",
        (
            ("{r}", "{a}", "%", "{z}", None, None),
            ("{r}", "{b}", "%", "{y}", None, ("increase", None, None, "{z}")),
        ),
    ),
    Shape(
        "vi",
        "{M} tăng {c}% so với năm {z}, lên {a} tỷ đồng.",
        (("{m}", A, DONG, None, None, up("{c}", baseline="{z}")),),
    ),
    Shape(
        "id",
        "{M} naik {c} persen dibandingkan {z} menjadi Rp {a} miliar.",
        (("{m}", A, RUPIAH, None, None, up("{c}", baseline="{z}")),),
    ),
    # Compared levels, times over
    Shape(
        "id",
        "{R} pada {y} sebesar {a} persen, lebih rendah dari {b} persen pada {z}.",
        (
            ("{r}", "{a}", "%", "{y}", None, ("decrease", None, None, "{z}")),
            ("{r}", "{b}", "%", "{z}", None, None),
        ),
    ),
    Shape(
        "vi",
        "{M} đạt {a} tỷ đồng, gấp {c} lần so với năm {z}.",
        (("{m}", A, DONG, None, None, up("{c}", "lần", "{z}")),),
    ),
    Shape(
        "vi", "{M} đạt {a} tỷ đồng, tăng gấp đôi.", (("{m}", A, DONG, None, None, up("2", "lần")),)
    ),
    Shape(
        "id",
        "{M} mencapai Rp {a} miliar, naik {c} kali lipat.",
        (("{m}", A, RUPIAH, None, None, up("{c}", "kali")),),
    ),
    # Elided measures
    Shape(
        "id",
        "{R} di perkotaan mencapai {a} persen, sedangkan di perdesaan mencapai {b} persen.",
        (
            ("{r} di perkotaan", "{a}", "%", None, None, None),
            ("{r} di perdesaan", "{b}", "%", None, None, None),
        ),
    ),
    Shape(
        "id",
        "{R} sebesar {a} persen di perkotaan dan {b} persen di perdesaan.",
        (
            ("{r} di perkotaan", "{a}", "%", None, None, None),
            ("{r} di perdesaan", "{b}", "%", None, None, None),
        ),
    ),
    # Counts and what is said of them
    Shape(
        "vi",
        "{p} có {a} doanh nghiệp đăng ký hoạt động.",
        (("doanh nghiệp đăng ký hoạt động", "{a}", "doanh nghiệp", None, "{p}", None),),
    ),
    Shape(
        "id",
        "Di {p} terdapat {a} koperasi yang memiliki izin.",
        (("koperasi yang memiliki izin", "{a}", "koperasi", None, "{p}", None),),
    ),
    Shape(
        "vi",
        "Tổng số người hành nghề y là {a}.000 người, gồm {b} bác sĩ, {c} y sĩ.",
        (
            ("Tổng số người hành nghề y", "{a}000", "người", None, None, None),
            ("bác sĩ hành nghề y", "{b}", "bác sĩ", None, None, None),
            ("y sĩ hành nghề y", "{c}", "y sĩ", None, None, None),
        ),
    ),
    # Lists
    Shape(
        "id",
        "Urea: {a} ton\nNPK: {b} ton",
        (
            ("Urea", "{a}", "ton", None, None, None),
            ("NPK", "{b}", "ton", None, None, None),
        ),
    ),
    # What is given, and to whom
    Shape(
        "id",
        "Pemerintah menyiapkan Rp {a} miliar untuk pelatihan kerja.",
        (("menyiapkan untuk pelatihan kerja", A, RUPIAH, None, None, None),),
    ),
    # Place of a meeting, day of a statement
    Shape(
        "id",
        "{M} mencapai Rp {a} miliar, kata Menteri Keuangan saat ditemui di {p}, Senin (3/5).",
        (("{m}", A, RUPIAH, None, None, None),),
    ),
    # The whole country, the present, the day of publication
    Shape(
        "vi",
        "Cả nước có {a} doanh nghiệp.",
        (("doanh nghiệp", "{a}", "doanh nghiệp", None, "Việt Nam", None),),
    ),
    Shape(
        "vi",
        "Tính đến nay, {m} đạt {a} tỷ đồng.",
        (("{m}", A, DONG, "2024-06-15", None, None),),
    ),
    Shape(
        "id",
        "Hingga saat ini {m} mencapai Rp {a} miliar.",
        (("{m}", A, RUPIAH, "2024-06-15", None, None),),
    ),
    Shape(
        "id",
        "{R} nasional mencapai {a} persen.",
        (("{r} nasional", "{a}", "%", None, "Indonesia", None),),
    ),
    Shape(
        "vi",
        "Huyện chi {a} tỷ đồng cho giáo dục và {b} tỷ đồng cho y tế.",
        (
            ("chi cho giáo dục", A, DONG, None, None, None),
            ("chi cho y tế", B, DONG, None, None, None),
        ),
    ),
    Shape(
        "vi",
        "Huyện hỗ trợ {a} tỷ đồng cho {p} và {b} tỷ đồng cho {q}.",
        (
            ("hỗ trợ", A, DONG, None, "{p}", None),
            ("hỗ trợ", B, DONG, None, "{q}", None),
        ),
    ),
    Shape("vi", "Hiện nay, {m} là {a} tỷ đồng.", (("{m}", A, DONG, None, None, None),)),
    Shape("id", "Saat ini {m} mencapai Rp {a} miliar.", (("{m}", A, RUPIAH, None, None, None),)),
)


def fill(shape: Shape, turn: int) -> tuple[str, list[tuple[Any, ...]]]:
    """The sentence and its rows with the slots filled."""
    words = {name: values[turn] for name, values in SLOTS[shape.language].items()}
    words |= {name.upper(): value[0].upper() + value[1:] for name, value in words.items()}
    words |= {name: str(values[turn]) for name, values in NUMBERS.items()}
    words["y-1"] = str(NUMBERS["y"][turn] - 1)
    words |= {name: str(value) for name, value in words.items()}

    def filled(part: Any) -> Any:
        if isinstance(part, tuple):
            return tuple(filled(item) for item in part)
        for name, value in words.items():
            part = part.replace("{" + name + "}", value) if part is not None else None
        return part

    return filled(shape.text), [filled(row) for row in shape.rows]


def observations(text: str, language: str) -> list[Observation]:
    """The rows read in a text."""
    document = Document(
        Source("generated", text.encode(), "text/plain"),
        text=text,
        language=Language(language, 1.0),
        published=Published("2024-06-15"),
    )
    facts = extract(document).facts
    assert facts is not None
    return facts.observations


def plain(value: Any) -> str | None:
    """A number as its shortest text."""
    if value is None:
        return None
    return str(int(value)) if value == int(value) else str(value)


def row(found: Observation) -> tuple[Any, ...]:
    """An observation as the tuple of a shape."""
    change = found.change and (
        found.change.direction,
        plain(found.change.value),
        found.change.unit,
        found.change.baseline,
    )
    measure = found.measure.casefold()
    return (measure, plain(found.value), found.unit, found.period, found.place, change)


CASES = list(itertools.product(range(len(SHAPES)), range(FILLINGS)))


@pytest.mark.parametrize(("shape", "turn"), CASES, ids=[f"{n}-{t}" for n, t in CASES])
def test_shape(shape: int, turn: int) -> None:
    """A sentence of a known shape gives exactly its rows."""
    text, expected = fill(SHAPES[shape], turn)
    wanted = [(measure.casefold(), *rest) for measure, *rest in expected]
    assert [row(found) for found in observations(text, SHAPES[shape].language)] == wanted, text


def test_there_are_forty_shapes() -> None:
    """The shapes cover both languages."""
    languages = [shape.language for shape in SHAPES]
    assert min(languages.count("vi"), languages.count("id")) >= FILLINGS * 5


@pytest.mark.parametrize("code", ["vi", "id"])
def test_examples_of_the_rules(code: str) -> None:
    """Every frame reads its own examples."""
    frames = [rule for rule in load(code) if rule.kind == "observation"]
    assert frames
    assert [problem for rule in frames for problem in problems(rule, code)] == []


@pytest.mark.parametrize(("shape", "turn"), CASES[::FILLINGS], ids=str)
def test_every_part_is_quoted(shape: int, turn: int) -> None:
    """Each part's own span quotes the text where it stands."""
    text, _ = fill(SHAPES[shape], turn)
    for found in observations(text, SHAPES[shape].language):
        for part in found.parts.model_dump().values():
            assert part is None or text[part["start"] : part["end"]] == part["text"]
        assert found.parts.value is not None


def test_explain_says_why() -> None:
    """The trace tells for each part of a row why it was attached."""
    trace = Trace()
    text = "Năm 2023, doanh thu của Hà Nội đạt 12 tỷ đồng, tăng 3% so với cùng kỳ."
    document = Document(
        Source("generated", text.encode(), "text/plain"),
        text=text,
        language=Language("vi", 1.0),
        published=Published("2024-06-15"),
    )
    extract(document, trace=trace)
    told = trace.render()
    for part in ("measure 'doanh thu'", "period '2023'", "place 'Hà Nội'", "change '3%'"):
        assert part in told
    assert "baseline '2022': from 'cùng kỳ'" in told
