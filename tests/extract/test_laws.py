"""Legal documents: kind, number, year, issuer and title in both countries."""

import pytest

from tests.extract.figures import facts


@pytest.mark.parametrize(
    ("code", "text", "kind", "number", "issuer"),
    [
        ("vi", "Theo Nghị định 58/2022/NĐ-CP, quỹ báo cáo.", "Nghị định", "58/2022/NĐ-CP", None),
        ("vi", "Theo Thông tư 02 của NHNN, nợ được giữ nhóm.", "Thông tư", "02", "NHNN"),
        ("vi", "Luật Hợp tác xã số 17/2023/QH15 có hiệu lực.", "Luật", "17/2023/QH15", None),
        ("vi", "Theo Chỉ thị 27 của Thủ tướng.", "Chỉ thị", "27", "Thủ tướng"),
        ("id", "UU Nomor 11 Tahun 2020 berlaku.", "UU", "11/2020", None),
        ("id", "Perpres 12/2023 terbit.", "Perpres", "12/2023", None),
        ("id", "Permendagri No. 77/2020 berlaku.", "Permen", "77/2020", "Menteri Dalam Negeri"),
        ("id", "Permenkes Nomor 3 Tahun 2020 berlaku.", "Permen", "3/2020", "Menteri Kesehatan"),
    ],
)  # fmt: skip
def test_kind_number_and_issuer(
    code: str, text: str, kind: str, number: str, issuer: str | None
) -> None:
    (law,) = facts(text, code).laws
    assert (law.kind, law.number, law.issuer) == (kind, number, issuer)


def test_each_law_of_an_amending_chain_is_read() -> None:
    text = "Nghị định 10/2020/NĐ-CP sửa đổi, bổ sung Nghị định số 86/2014/NĐ-CP."
    assert [law.number for law in facts(text, "vi").laws] == ["10/2020/NĐ-CP", "86/2014/NĐ-CP"]


def test_a_short_form_takes_the_number_of_the_full_one() -> None:
    text = "UU Nomor 11 Tahun 2020 tentang Cipta Kerja digugat.\nBuruh menolak UU Cipta Kerja itu."
    assert [law.number for law in facts(text, "id").laws] == ["11/2020", "11/2020"]


def test_a_title_ends_before_the_next_law_and_before_a_link() -> None:
    text = "Revisi UU Nomor 13 Tahun 2003 tentang Ketenagakerjaan serta besaran iuran ditolak."
    (law,) = facts(text, "id").laws
    assert (law.title, law.evidence.text[-15:]) == ("Ketenagakerjaan", "Ketenagakerjaan")


def test_a_year_in_the_name_of_a_law_is_no_date() -> None:
    found = facts("Theo Luật Hôn nhân và Gia đình năm 2014, tòa thụ lý đơn.", "vi")
    assert [law.title for law in found.laws] == ["Hôn nhân và Gia đình"]
    assert found.dates == []


def test_a_law_of_another_year_takes_no_number() -> None:
    text = "Luật Giáo dục số 43/2019/QH14 thay Luật Giáo dục năm 2005."
    assert [law.number for law in facts(text, "vi").laws] == ["43/2019/QH14", None]
