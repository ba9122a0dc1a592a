import pytest

from pipeline.clean import dates


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("20210401", "2021-04-01"),
        ("Sep 20, 2019  -", "2019-09-20"),
        ("10/20/2025 11:45", "2025-10-20T11:45+07:00"),
        ("21+January+2019", "2019-01-21"),
        ("19-May-18", "2018-05-19"),
        ("21:47, Thứ Ba, 7-5-2019", "2019-05-07T21:47+07:00"),
        ("Rabu, 6 Maret 2019 / 20:15 WIB", "2019-03-06T20:15+07:00"),
        ("6 Maret 2019, 20:15WITA", "2019-03-06T20:15+08:00"),
        ("Published: 09:20 GMT, 4 October 2019", "2019-10-04T09:20+00:00"),
        ("October 4, 2019 at 5:04 p.m. EDT", "2019-10-04T17:04-04:00"),
        ("Jum'at, 3 Mei 2024 08.15 WITA", "2024-05-03T08:15+08:00"),
        ("Rabu, 1 Nopember 2023 | 07:05 WIT", "2023-11-01T07:05+09:00"),
        ("Thứ Hai, 24/12/2012, 03:04 PM (GMT+7)", "2012-12-24T15:04+07:00"),
        ("Thứ năm, ngày 28 tháng 3 năm 2024, 07h05", "2024-03-28T07:05+07:00"),
        ("Cập nhật lúc 09:15 ngày 01/02/2021", "2021-02-01T09:15+07:00"),
        ("2018-12-13T20:00:00Z", "2018-12-14T03:00:00+07:00"),
        ("2020-05-04T14:18:11+07:00", "2020-05-04T14:18:11+07:00"),
        ("2020-05-04T14:18:11+08:00", "2020-05-04T14:18:11+08:00"),
    ],
)
def test_reads_the_forms_that_papers_print(printed: str, value: str) -> None:
    assert dates.parse(printed) == value
    assert dates.date_line(" ".join(printed.split())) is not None


@pytest.mark.parametrize("printed", ["", "N/A", "31/02/2021", "99/99/2020", "2.5 triệu", "12:30"])
def test_reads_no_date_where_none_is(printed: str) -> None:
    assert dates.parse(printed) is None


@pytest.mark.parametrize(
    "line",
    ["Sáng 21/12/2023, hội nghị khai mạc", "Rapat digelar 3 Mei 2024", "Nghị định 58/2022/NĐ-CP"],
)
def test_a_sentence_with_a_date_is_no_date_line(line: str) -> None:
    assert dates.date_line(line) is None


def test_a_full_date_in_the_article_decides_between_day_and_month() -> None:
    assert dates.parse("6/4/2025 17:33") == "2025-04-06T17:33+07:00"
    assert (
        dates.parse("6/4/2025 17:33", "kata Menteri, Rabu (4/6/2025).") == "2025-06-04T17:33+07:00"
    )


def test_a_date_stands_beside_source_and_views() -> None:
    printed = dates.publication_line("Theo Báo Mẫu | 25/12/2012 10:25 | 300 views")
    assert printed is not None
    assert printed.value() == "2012-12-25T10:25+07:00"
