"""Dates: every form of the contract, the context that completes them, and what is no date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Document, Language, Published, Source
from pipeline.extract import extract
from pipeline.extract.calendar.feasts import solar
from pipeline.extract.calendar.moment import Moment
from pipeline.extract.calendar.shift import months_away, weekday_near
from pipeline.extract.rules import pack

SATURDAY = "2024-06-15"


def dates(code: str, text: str, published: str | None = SATURDAY) -> list[str]:
    document = Document(
        Source("test", text.encode(), "text/plain"),
        text=text,
        language=Language(code, 1.0),
        published=Published(published) if published else None,
    )
    facts = extract(document).facts
    assert facts is not None
    return [fact.value for fact in facts.dates]


VIETNAMESE = [
    ("Họp sáng 12/5.", "2024-05-12"),
    ("Họp rạng sáng 12/6.", "2024-06-12"),
    ("Mưa lớn tối qua.", "2024-06-14"),
    ("Chợ đông cuối tuần qua.", "2024-W23"),
    ("Đầu năm 2024 giá tăng.", "2024"),
    ("Cuối quý III năm nay xong.", "2024-Q3"),
    ("Nửa đầu 2024 giá tăng.", "2024-H1"),
    ("Trong 9 tháng đầu năm có mưa.", "2024-01/2024-09"),
    ("Trong 11 tháng năm 2023 có mưa.", "2023-01/2023-11"),
    ("Đóng từ ngày 1 đến 15/11/2023.", "2023-11-01/2023-11-15"),
    ("Nhiệm kỳ 2021-2026 bắt đầu.", "2021/2026"),
    ("Năm học 2023-2024 kết thúc.", "2023/2024"),
    ("Vụ đông xuân 2023-2024 được mùa.", "2023/2024"),
    ("Thập niên 1990 nghèo.", "199X"),
    ("Thập niên 60 nghèo.", "196X"),
    ("Thế kỷ 21 mở ra.", "20XX"),
    ("Tết Nguyên đán 2024 vui.", "2024-02-10"),
    ("Rằm tháng Giêng đông người.", "2024-02-24"),
    ("Giỗ Tổ Hùng Vương 2025 đông người.", "2025-04-07"),
    ("Sáu tháng đầu năm 2024 lãi.", "2024-H1"),
    ("Hôm nay trời đẹp.", "2024-06-15"),
    ("Ngày mai có mưa.", "2024-06-16"),
    ("Năm ngoái lỗ.", "2023"),
    ("Tháng trước lỗ.", "2024-05"),
    ("Ngày 14 tháng 3 họp.", "2024-03-14"),
    ("Ngày 14.3 họp.", "2024-03-14"),
    ("Từ năm 2019 đến năm 2022 lỗ.", "2019/2022"),
    ("Quý I/2024 lãi.", "2024-Q1"),
    ("Trong tháng 12-2020 lãi.", "2020-12"),
    ("Thứ Sáu, ngày 12-4-2024, họp.", "2024-04-12"),
    ("Hội chợ (12-14/4) mở.", "2024-04-12/2024-04-14"),
    ("Từ ngày 24-10 đến 1-11 xử phạt.", "2024-10-24/2024-11-01"),
    ("Cách mạng tháng Tám 1945 thành công.", "1945-08"),
    ("Ngày 8 và 9-5-2024, phà nghỉ.", "2024-05-08"),
    ("Mùa giải 2021 bị hủy.", "2021"),
    ("Tết Mậu Thân năm 1968 ác liệt.", "1968"),
    ("Mở từ ngày 16.11 - 20.11.2016.", "2016-11-16/2016-11-20"),
    ("Vào tháng 3/2016 Công ty Minh Phát mở cửa.", "2016-03"),
]
INDONESIAN = [
    ("Ia tiba Rabu (3/5/2023).", "2023-05-03"),
    ("Ia tiba Jum'at (7/6).", "2024-06-07"),
    ("Ia tiba pekan lalu.", "2024-W23"),
    ("Ia tiba bulan depan.", "2024-07"),
    ("Proyek selesai pada akhir tahun.", "2024"),
    ("Awal 2024 harga naik.", "2024"),
    ("Panen pada pertengahan Maret.", "2024-03"),
    ("Laba kuartal III-2024 naik.", "2024-Q3"),
    ("Laba triwulan II naik.", "2024-Q2"),
    ("Laba semester I 2024 naik.", "2024-H1"),
    ("Data per Maret 2024 dirilis.", "2024-03"),
    ("Laba sepanjang 2023 naik.", "2023"),
    ("Dana tahun anggaran 2024 cair.", "2024"),
    ("Laba periode Januari-Maret naik.", "2024-01/2024-03"),
    ("Laba Januari s.d. Maret 2024 naik.", "2024-01/2024-03"),
    ("Pameran 1-15 November 2024 di Solo.", "2024-11-01/2024-11-15"),
    ("Tutup sejak 2019.", "2019"),
    ("Rapat 14 Agt 2023 di Palu.", "2023-08-14"),
    ("Rapat 14 Nopember 2023 di Palu.", "2023-11-14"),
    ("Rapat 14 Peb. 2023 di Palu.", "2023-02-14"),
    ("Rapat 3 April 2023 di Palu.", "2023-04-03"),
    ("Ia tiba kemarin.", "2024-06-14"),
    ("Ia tiba lusa.", "2024-06-17"),
    ("Ia pergi tahun lalu.", "2023"),
    ("Ia tiba Kamis.", "2024-06-13"),
    ("Lagu tahun 1990-an.", "199X"),
    ("Idulfitri 1445 H dirayakan.", "2024-04-10"),
    ("Upacara 17 Agustus akan digelar.", "2024-08-17"),
    ("Dari tahun 2020-2025 naik.", "2020/2025"),
    ("Dari Januari hingga Maret 2023 naik.", "2023-01/2023-03"),
    ("Kontrak hingga 30 Juni ini.", "2024-06-30"),
    ("Tanggal 3 dan 5 Mei 2024 libur.", "2024-05-03"),
    ("Minggu ke-2 Mei 2024 hujan turun.", "2024-05"),
    ("Hari ini, 7 Juni 2024, feri berangkat.", "2024-06-07"),
    ("Pada hari ini tanggal 14 Mei 2024 kami mengadu.", "2024-05-14"),
    ("Juara musim 2019 turun kelas.", "2019"),
]


@pytest.mark.parametrize(("text", "value"), VIETNAMESE)
def test_vietnamese_forms(text: str, value: str) -> None:
    assert value in dates("vi", text)


@pytest.mark.parametrize(("text", "value"), INDONESIAN)
def test_indonesian_forms(text: str, value: str) -> None:
    assert value in dates("id", text)


def test_each_item_of_a_list_is_a_date() -> None:
    assert dates("vi", "Lãi các năm 2021, 2022 và 2023.") == ["2021", "2022", "2023"]
    assert dates("vi", "Nghỉ ngày 1 và 2/9.", "2023-08-30") == ["2023-09-01", "2023-09-02"]


def test_a_weekday_with_its_date_is_one_date() -> None:
    assert dates("id", "Ia tiba hari ini, Rabu (5/6/2024).") == ["2024-06-05"]


def test_the_nearest_year_is_meant() -> None:
    assert dates("vi", "Họp ngày 28/12.", "2024-01-03") == ["2023-12-28"]
    assert dates("vi", "Họp ngày 3/1.", "2023-12-28") == ["2024-01-03"]


def test_tense_gives_the_direction() -> None:
    assert dates("vi", "Cầu sẽ xong ngày 20/3.", "2024-06-15") == ["2025-03-20"]
    assert dates("id", "Kereta telah beroperasi pada September.", "2024-06-15") == ["2023-09"]


def test_without_publication_the_text_gives_the_year() -> None:
    text = "Sáng 21/12, hội nghị họp. Trong năm 2022, tỉnh có lãi."
    assert dates("vi", text, None) == ["2022-12-21", "2022"]


def test_an_aim_is_not_the_year_of_the_text() -> None:
    text = "Sáng 21/12, hội nghị họp về kế hoạch đến năm 2030."
    assert dates("vi", text, None)[0] == "XXXX-12-21"


def test_a_weekday_must_be_right_in_the_year_of_the_text() -> None:
    text = "Ia tiba Minggu (30/7). Desa itu dibangun sejak 2016."
    assert dates("id", text, None)[0] == "2017-07-30"


def test_without_any_anchor_the_year_stays_open() -> None:
    assert dates("vi", "Sáng 21/12, hội nghị họp.", None) == ["XXXX-12-21"]


@pytest.mark.parametrize(
    ("code", "text"),
    [("vi", "Hôm qua trời mưa. Năm ngoái cũng mưa."), ("id", "Kemarin hujan. Pekan lalu juga.")],
)
def test_relative_expressions_need_an_anchor(code: str, text: str) -> None:
    assert dates(code, text, None) == []


def test_days_that_no_calendar_has() -> None:
    assert dates("vi", "Họp ngày 31/2/2023.") == []
    assert dates("id", "Rapat 30 Februari 2023.") == []


@pytest.mark.parametrize(
    ("year", "first"),
    [(2007, "2007-02-17"), (2023, "2023-01-22"), (2024, "2024-02-10"), (2025, "2025-01-29")],
)
def test_the_lunar_new_year(year: int, first: str) -> None:
    assert solar(year, 1, 1, pack("vi")) == date.fromisoformat(first)


def test_a_leap_month_moves_those_after_it() -> None:
    # 2023 had a second second month: the tenth of the third fell on 29 April
    assert solar(2023, 3, 10, pack("vi")) == date(2023, 4, 29)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(0, 6))
def test_weekday_near_finds_that_weekday(day: date, weekday: int) -> None:
    for direction, low, high in ((-1, -7, -1), (0, -6, 0), (1, 1, 7)):
        found = weekday_near(weekday, day, direction).first()
        assert found is not None
        assert found.weekday() == weekday
        assert low <= (found - day).days <= high


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(-30, 30))
def test_months_away_and_back(day: date, number: int) -> None:
    year, month = months_away(day, number)
    assert months_away(date(year, month, 1), -number) == (day.year, day.month)


MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
FULL = {
    "vi": (
        "Họp ngày {d}/{m}/{y} tại Huế.", "Họp ngày {d:02}-{m:02}-{y} tại Huế.",
        "Họp {d}.{m}.{y} tại Huế.", "Họp ngày {d} tháng {m} năm {y}.",
        "Họp ngày {d} tháng {m}/{y}.", "Họp {y}-{m:02}-{d:02}.",
    ),
    "id": (
        "Rapat {d}/{m}/{y} di Palu.", "Rapat tanggal {d:02}-{m:02}-{y} di Palu.",
        "Rapat {weekday} ({d}/{m}/{y}) di Palu.", "Rapat {weekday}, {d} {month} {y} di Palu.",
        "Rapat pada {d} {month} {y}.", "Rapat {d:02} {month} {y} lalu.",
    ),
}  # fmt: skip
SHORT = {
    "vi": ("Họp ngày {d}/{m} tại Huế.", "Họp chiều {d}/{m}.", "Họp ngày {d} tháng {m}."),
    "id": ("Rapat {weekday} ({d}/{m}) di Palu.", "Rapat pada {d} {month}."),
}
PRESS_DAYS = st.dates(date(1998, 1, 1), date(2039, 12, 31))


def printed(form: str, day: date) -> str:
    return form.format(
        d=day.day, m=day.month, y=day.year,
        month=MONTHS[day.month - 1], weekday=WEEKDAYS[day.weekday()],
    )  # fmt: skip


@pytest.mark.parametrize("code", ["vi", "id"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_printed_date_is_read_back(code: str, data: st.DataObject) -> None:
    day = data.draw(PRESS_DAYS)
    text = printed(data.draw(st.sampled_from(FULL[code])), day)
    published = data.draw(st.none() | PRESS_DAYS.map(date.isoformat))
    assert dates(code, text, published) == [day.isoformat()], text


@pytest.mark.parametrize("code", ["vi", "id"])
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_date_without_year_is_read_back_near_its_anchor(code: str, data: st.DataObject) -> None:
    day = data.draw(PRESS_DAYS)
    anchor = day + timedelta(days=data.draw(st.integers(-120, 120)))
    text = printed(data.draw(st.sampled_from(SHORT[code])), day)
    if (day.month, day.day) != (2, 29):
        assert dates(code, text, anchor.isoformat()) == [day.isoformat()], text


@pytest.mark.parametrize("code", ["vi", "id"])
@given(day=PRESS_DAYS)
@settings(max_examples=40, deadline=None)
def test_months_and_years_are_read_back(code: str, day: date) -> None:
    forms = {
        "vi": ("Lãi tháng {m}/{y} giảm.", "Lãi năm {y} giảm."),
        "id": ("Laba {month} {y} turun.", "Laba tahun {y} turun."),
    }
    month, year = (printed(form, day) for form in forms[code])
    assert dates(code, month) == [Moment(year=day.year, month=day.month).iso()]
    assert dates(code, year) == [str(day.year)]


NO_DATES = {
    "vi": """
        Có 2/3 số hộ đồng ý.
        Hơn 1/3 diện tích bị ngập.
        Khoảng 3/4 dân số.
        Chiếm 1/2 thị phần.
        Tăng 12,5% trong kỳ.
        Giảm 3.5% sau đó.
        Chỉ số 10.12 điểm.
        Nặng 12,4 kg.
        Giá 3,5 tỷ đồng.
        Vốn 2.023 tỷ đồng.
        Dài 20,24 km.
        Rộng 2024 m2.
        Lãi 2.024 đồng.
        Nặng 2000 tấn.
        Thắng 2-1 trên sân nhà.
        Thua 0-3 sau hiệp hai.
        Hòa 1-1 sau 90 phút.
        Tỷ số 3-2 nghiêng về đội khách.
        Dẫn trước 21-10 ở ván đầu.
        Đánh bại đối thủ 4-1.
        Sơ đồ 4-3-3 quen thuộc.
        Sơ đồ 3-5-2 mới mẻ.
        Nghị định 58/2022/NĐ-CP có hiệu lực.
        Nghị định 75/CP bị bãi bỏ.
        Công văn 12/CV-UB yêu cầu rà soát.
        Quyết định 1012/QĐ-TTg được ban hành.
        Thông tư 02/2023/TT-NHNN siết nợ.
        Nghị quyết 36-NQ/TW nêu rõ.
        Nhà số 81/2 bị cháy.
        Địa chỉ: 12/4 Trần Phú.
        Hẻm 5/12 ngập sâu.
        Ngõ 12/5 rất hẹp.
        Lớp 3/2 có 40 em.
        Quốc lộ 1A tắc dài.
        Đường 3-2 kẹt xe.
        Công viên 23/9 sạch đẹp.
        Chuyến VN2019 bay trễ.
        Xe 30A-123.45 đỗ ở bến.
        Gọi 0912 345 678 để hỏi.
        Gọi 1900-2023 để hỏi.
        Hotline: 024.3825.2024.
        Số 02438252024 luôn bận.
        Tàu chạy lúc 7h30.
        Mở cửa 13:45-15:45.
        Bắt đầu lúc 10:12.
        Trực 24/7.
        Trực 24/24.
        Bé 13-14 tuổi.
        Nóng 34-37 độ.
        Chờ 10-15 phút.
        Trong 3 năm, giá tăng.
        Sau ba tháng, anh về.
        Suốt hai tuần mưa.
        Cứ 5 ngày một lần.
        Hằng năm có lễ hội.
        Mỗi tháng 2 lần.
        Hàng tuần có họp.
        Năm người đi làm.
        Có năm xã bị lũ.
        Hai năm trước anh về.
        Những năm trước nước to.
        Trong 5 năm tới sẽ xây.
        Cách đây 20 năm.
        Án phạt 9 tháng tù.
        Bé 3 tháng tuổi.
        Con thứ hai của ông.
        Lần thứ ba liên tiếp.
        Kỳ họp thứ 6.
        Máy chạy Android 12.4.
        Phiên bản 10.12 mới.
        Chuẩn ISO 9001:2015.
        Tỷ lệ 1/500.
        Bản đồ 1/2000.
        Ở 12,5 độ vĩ Bắc.
        Cho đến nay chưa rõ.
        Hiện nay giá cao.
        Thời gian tới sẽ rõ.
        Ngày nay khác xưa.
        Hoa mai nở rộ.
        Xem https://a.vn/2024/05/12/tin.html nhé.
        Gửi a12-5-2024@b.vn nhé.
        Mạng 5G phủ sóng.
        Huyết áp 12/8.
        Thương binh 1/4 được tặng quà.
        Màn hình 12.9 inch.
        Bán 2000 con gà.
        Quý vị đại biểu.
    """,
    "id": """
        Sekitar 2/3 warga setuju.
        Hanya 1/4 lahan panen.
        Naik 12,5 persen.
        Turun 3.5 persen.
        Beratnya 12,4 kg.
        Harganya Rp 2.024.
        Harganya Rp 20,24 juta.
        Dana Rp 2 triliun.
        Kurs 14.022 per dolar.
        Sebanyak 2024 orang hadir.
        Ada 2000 unit rumah.
        Menang 2-1 di kandang.
        Kalah 0-3 dari tamu.
        Imbang 1-1 di akhir laga.
        Dengan skor 21-10, 12-10.
        Unggul 2-0 lebih dulu.
        Takluk 17-21, 21-12.
        Formasi 4-3-3 dipakai.
        UU 11/2020 digugat.
        Gudang di RT 02/05 terbakar.
        Warga RT 03/02/01 mengungsi.
        Rumah nomor 12/4 roboh.
        Jalan 12/5 macet.
        Penerbangan GA 2019 batal.
        Mobil B 2024 XYZ hilang.
        Hubungi (021) 555-2024.
        Hubungi 0812-3456-2024.
        Hotline: 119.
        Pukul 10.12 WIB gempa.
        Jam 09.10 rapat.
        Gempa terjadi 09.10 WIB.
        Buka pukul 08.00-10.12 WIB.
        Layanan 24/7 dibuka.
        Anak 5-6 tahun ikut.
        Suhu 24-27 derajat.
        Tunggu 10-12 menit.
        Selama tiga tahun ia di sana.
        Dalam 5 bulan harga naik.
        Dua minggu lagi ia pulang.
        Seminggu sekali ia ke pasar.
        Setiap Jumat warga bersih desa.
        Tiap tahun banjir.
        Setiap Mei warga berpesta.
        Dua tahun lalu ia pulang.
        Beberapa tahun lalu ia pulang.
        Puluhan tahun silam jernih.
        Toko buka Senin-Jumat.
        Ke Pasar Minggu naik bus.
        Presiden ke-2 hadir.
        Aktris Mei Ling datang.
        Penyanyi Juli Setia hadir.
        Menteri Raja Juli Antoni hadir.
        Pasal 5 berlaku.
        Kelas 3/2 juara.
        Android 12.4 dirilis.
        Standar ISO 9001:2015 diraih.
        Pusat gempa 8.12 LS.
        Skala 1/2000 dipakai.
        Hingga saat ini belum jelas.
        Sekarang harga naik.
        Usia 12 tahun.
        Tensinya 120/80.
        Umur 20-24 tahun.
        Lihat https://a.id/2024/05/12/berita.html ya.
        Surel a12-5@b.id saja.
        Layar 12.9 inci.
        Rasio 3/4 dipakai.
        Uang Rp 2000.
        Versi 10.12 dirilis.
        Kamar nomor 2012 kosong.
    """,
}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (code, text.strip())
        for code, texts in NO_DATES.items()
        for text in texts.strip().split("\n")
    ],
)
def test_what_is_no_date(code: str, text: str) -> None:
    assert dates(code, text) == []


def test_the_list_of_lookalikes_is_long_enough() -> None:
    assert sum(texts.strip().count("\n") + 1 for texts in NO_DATES.values()) >= 150
