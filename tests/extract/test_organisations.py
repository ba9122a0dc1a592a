"""Organisations: where names end, what is none, which mentions mean the same body."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Source
from pipeline.extract import Trace, extract
from pipeline.record import Organisation


def organisations(code: str, text: str, title: str = "") -> list[Organisation]:
    document = Document(
        Source("test", text.encode(), "text/plain"),
        title=title,
        text=text,
        language=Language(code, 1.0),
    )
    facts = extract(document).facts
    assert facts is not None
    return facts.organisations


def names(code: str, text: str) -> list[str]:
    return [organisation.name for organisation in organisations(code, text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sở Nông nghiệp và Môi trường Sơn La họp.", "Sở Nông nghiệp và Môi trường Sơn La"),
        ("Theo Sở Văn hóa, Thể thao và Du lịch, lễ hội mở.", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Giám đốc Sở Tư pháp Trần Văn Minh nói.", "Sở Tư pháp"),
        ("Hiệu trưởng Trường THPT Lê Lợi Nguyễn Văn Bình nói.", "Trường THPT Lê Lợi"),
        ("Bà làm ở Trung tâm Bảo tồn voi Đắk Lắk từ lâu.", "Trung tâm Bảo tồn"),
        ("Đến Quỹ Cứu trợ Liên hiệp quốc tại Việt Nam.", "Quỹ Cứu trợ Liên hiệp quốc tại Việt Nam"),
        ("Công an huyện Mai Sơn khởi tố vụ án.", "Công an huyện Mai Sơn"),
        ("Ủy ban nhân dân huyện Lâm Sơn cho biết.", "Ủy ban nhân dân huyện Lâm Sơn"),
        ("UBND huyện Mỹ Vang cho biết.", "UBND huyện Mỹ Vang"),
        ("Ông Trần Văn Bảy, Chủ tịch UBND xã Đặng Vang, nói.", "UBND xã Đặng Vang"),
        ("Chủ tịch UBND xã Lâm Sơn Trần Văn Bảy nói.", "UBND xã Lâm Sơn"),
        ("Hội Nông dân xã Lâm Sơn cho hay.", "Hội Nông dân xã Lâm Sơn"),
        ("Nhà do công ty Thanh Vượng xây.", "công ty Thanh Vượng"),
        ("Hai trường THPT Chu Văn An và Sao Mai khai giảng.", "trường THPT Chu Văn An"),
    ],
)  # fmt: skip
def test_a_vietnamese_name_ends_where_grammar_ends_it(text: str, name: str) -> None:
    assert name in names("vi", text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kepala Dinas Sosial Kabupaten Sleman Budi Santosa.", "Dinas Sosial Kabupaten Sleman"),
        ("Dinas Pemuda, Olahraga, dan Wisata Batam.", "Dinas Pemuda, Olahraga, dan Wisata Batam"),
        ("Badan Pajak Daerah (BPD) Provinsi Bali buka.", "Badan Pajak Daerah (BPD) Provinsi Bali"),
        ("Warga datang ke RSUD Alimuddin Umar kemarin.", "RSUD Alimuddin Umar"),
        ("Saham PT Cahaya Timur Abadi Tbk naik.", "PT Cahaya Timur Abadi Tbk"),
        ("Siswa SMAN 2 Wonosari menang.", "SMAN 2 Wonosari"),
    ],
)  # fmt: skip
def test_an_indonesian_name_ends_where_grammar_ends_it(text: str, name: str) -> None:
    assert name in names("id", text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Các bộ, ngành và UBND các tỉnh phối hợp."),
        ("vi", "Hội nghị do nhiều công ty tổ chức tại hội trường."),
        ("vi", "Anh là nhà báo Mỹ, sống ở Đài Loan rồi Hội An."),
        ("vi", "Phó Trưởng ban Thường trực có mặt."),
        ("vi", "Dự án của các tổ chức PCPNN được duyệt."),
        ("id", "Setiap kementerian dan lembaga wajib melapor."),
        ("id", "Dia bekerja di sebuah bank dan koperasi kecil."),
        ("id", "Peringatan Hari Koperasi Nasional meriah."),
    ],
)
def test_sorts_of_bodies_and_compounds_are_no_names(code: str, text: str) -> None:
    assert names(code, text) == []


@pytest.mark.parametrize(
    ("code", "text", "actor"),
    [
        ("vi", "Chủ trương của Đảng, Nhà nước được ủng hộ.", "Đảng"),
        ("vi", "Chủ trương của Đảng, Nhà nước được ủng hộ.", "Nhà nước"),
        ("vi", "Người dân mong chính phủ hỗ trợ.", "chính phủ"),
        ("id", "Kemudian pemerintah menaikkan tarif.", "pemerintah"),
    ],
)
def test_bare_actors_count(code: str, text: str, actor: str) -> None:
    assert actor in names(code, text)


def test_a_ministry_implied_by_a_role_is_none() -> None:
    assert names("vi", "Bộ trưởng Công an trả lời chất vấn.") == []


def test_an_abbreviation_is_learnt_and_used_later() -> None:
    (body,) = organisations(
        "vi", "Trung tâm Điều phối cứu trợ (TTDPX) mở cửa. Hôm sau TTDPX đóng cửa."
    )
    assert body.abbreviations == ["TTDPX"]
    assert [mention.text for mention in body.mentions] == [
        "Trung tâm Điều phối cứu trợ", "TTDPX", "TTDPX",
    ]  # fmt: skip


def test_a_place_in_parentheses_is_no_abbreviation() -> None:
    (body,) = organisations("vi", "Ông dạy ở Trường THPT Sao Mai (TP.HCM) đã lâu.")
    assert body.abbreviations == []


def test_an_abbreviation_of_a_longer_phrase_is_not_the_bodys() -> None:
    found = organisations("id", "Hasil Rapat Dewan Gubernur (RDG) diumumkan.")
    assert all("RDG" not in body.abbreviations for body in found)


def test_short_and_bare_forms_are_tied_to_the_fuller_body() -> None:
    (body,) = organisations(
        "vi", "Sở Y tế TP Cần Thơ họp báo. Theo Sở Y tế, dịch đã giảm. Hôm qua, Sở báo cáo."
    )
    assert body.name == "Sở Y tế TP Cần Thơ"
    assert [mention.text for mention in body.mentions] == ["Sở Y tế TP Cần Thơ", "Sở Y tế", "Sở"]


def test_the_governments_of_two_countries_are_two() -> None:
    assert names("vi", "Chính phủ họp. Chính phủ Hungary cũng họp.") == [
        "Chính phủ", "Chính phủ Hungary",
    ]  # fmt: skip


def test_a_firms_own_name_stands_for_it_later() -> None:
    (body,) = organisations("vi", "Công ty TNHH Zanova bị phạt. Zanova sẽ nộp phạt.")
    assert [mention.text for mention in body.mentions] == ["Công ty TNHH Zanova", "Zanova"]


def test_a_part_names_its_parent_too() -> None:
    assert names("id", "Anggota Komisi IV DPRD Kota Metro hadir.") == [
        "Komisi IV DPRD Kota Metro", "DPRD Kota Metro",
    ]  # fmt: skip


def test_foreign_names_in_an_enumeration_of_organisations_are_read() -> None:
    text = "Có 3 tổ chức tài trợ, gồm: Green Valley Trust (GVT), Hope Bridge và Clean Rivers."
    assert names("vi", text) == ["Green Valley Trust", "Hope Bridge", "Clean Rivers"]


def test_a_headline_in_title_case_does_not_run_on() -> None:
    assert "Pemprov Lampung" in names("id", "Pemprov Lampung Siapkan Bantuan Bagi Warga Pesisir")


def test_two_glued_sentences_are_taken_apart() -> None:
    assert "UBND TP.HCM" in names("vi", "Ông làm việc với UBND TP.HCM.Tại đây, ông nói rõ.")


def test_explain_says_why_a_mention_was_tied() -> None:
    document = Document(
        Source("test", b"", "text/plain"),
        text="Sở Y tế TP Cần Thơ họp. Theo Sở Y tế, dịch đã giảm.",
        language=Language("vi", 1.0),
    )
    trace = Trace()
    extract(document, trace=trace)
    assert "stands for Sở Y tế TP Cần Thơ" in trace.render()


def test_the_same_text_gives_the_same_bodies() -> None:
    text = "Bộ Y tế (BYT) và Công ty CP Zanova ký kết với UNESCO. BYT hỗ trợ Zanova."
    assert organisations("vi", text) == organisations("vi", text)


@pytest.mark.parametrize("code", ["vi", "id"])
def test_hostile_runs_of_capitals_end(code: str) -> None:
    text = "Công ty PT " + "Aa " * 20000
    assert len(organisations(code, text)) < 10


def test_a_body_of_a_level_is_named_by_its_head_and_level() -> None:
    text = "Dự lễ có Bí thư Huyện ủy, Chủ tịch UBND tỉnh và Trưởng Ban Quản lý dự án huyện."
    assert names("vi", text) == ["Huyện ủy", "UBND tỉnh", "Ban Quản lý dự án huyện"]


def test_a_bare_level_stands_for_the_body_of_that_level() -> None:
    text = "UBND huyện Mai Sơn họp với UBND tỉnh Lào Cai. Theo UBND huyện, mưa còn to."
    mentions = {body.name: [m.text for m in body.mentions] for body in organisations("vi", text)}
    assert mentions["UBND huyện Mai Sơn"] == ["UBND huyện Mai Sơn", "UBND huyện"]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("vi", "Vốn từ Quỹ Hỗ trợ phát triển hợp tác xã.", "Quỹ Hỗ trợ phát triển hợp tác xã"),
        ("vi", "Cô dạy ở Trường THPT Thạch Thành 1, xa nhà.", "Trường THPT Thạch Thành 1"),
        ("id", "Analis Rana Sekuritas Indonesia, Budi, yakin.", "Rana Sekuritas Indonesia"),
        ("id", "Di Universitas Udayana Raya, kata dia, sudah ramai.", "Universitas Udayana Raya"),
        ("id", "Warga lapor ke Satlantas Polres Sleman.", "Satlantas Polres Sleman"),
    ],
)  # fmt: skip
def test_longer_names_stay_whole(code: str, text: str, name: str) -> None:
    assert name in names(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Hiện có 23 tổ chức PCPNN ở đây."),
        ("vi", "Bà là chủ nhiệm đề án Bệnh viện vệ tinh."),
        ("id", "Pelaku berinisial MA (13) dan inisial MK ditangkap."),
        ("id", "Partai baru wajib diverifikasi. Negara kepulauan paling rentan."),
        ("id", "Rapat digelar di Kantor Bupati dan Kantor Gubernur."),
        ("id", "Peran Badan Usaha Milik Negara dibahas."),
    ],
)
def test_counted_sorts_initials_and_buildings_are_no_bodies(code: str, text: str) -> None:
    assert names(code, text) == []


def test_a_branch_names_the_known_body_without_the_branchs_place() -> None:
    text = "Kepala Kantor Perwakilan Bank Indonesia (BI) Provinsi Bali hadir. BI optimistis."
    bodies = {body.name: [m.text for m in body.mentions] for body in organisations("id", text)}
    assert bodies["Bank Indonesia"] == ["Bank Indonesia", "BI"]


def test_an_abbreviation_given_to_a_common_phrase_is_no_body() -> None:
    assert names("id", "Angkanya dihitung dengan paritas daya beli (PPP). Data PPP dipakai.") == []


def test_an_abbreviation_given_to_a_body_is_that_body() -> None:
    assert names("vi", "Theo Tổ chức Y tế thế giới (WHO), dịch giảm.") == ["Tổ chức Y tế thế giới"]


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        (
            "vi",
            "Ủy ban nhân dân huyện Nậm Sơn họp. UBND huyện Nậm Sơn giao việc.",
            "Ủy ban nhân dân huyện Nậm Sơn",
        ),
        (
            "id",
            "Kepolisian Daerah Lampung menahan dua orang. Polda Lampung memeriksa saksi.",
            "Kepolisian Daerah Lampung",
        ),
    ],
)
def test_a_head_printed_short_names_the_same_body(code: str, text: str, name: str) -> None:
    (body,) = organisations(code, text)
    assert body.name == name
    assert len(body.mentions) == 2


@pytest.mark.parametrize(
    ("code", "text", "pointer"),
    [
        ("vi", "Bộ Công Thương họp hôm qua. Bộ này cho biết giá đã giảm.", "Bộ này"),
        (
            "id",
            "Kementerian Keuangan menambah dana. Kementerian tersebut juga memangkas pajak.",
            "Kementerian tersebut",
        ),
    ],
)
def test_a_head_that_points_back_is_tied_to_the_body_named_last(
    code: str, text: str, pointer: str
) -> None:
    (body,) = organisations(code, text)
    assert [mention.text for mention in body.mentions][-1] == pointer


def test_a_head_that_points_back_to_nothing_is_none() -> None:
    assert names("vi", "Theo quy định, bộ này phải báo cáo.") == []


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("vi", "John Weir, giám đốc tại Walton Trading, cho biết thêm.", ["Walton Trading"]),
        ("vi", "Công ty Vàng bạc Kim Phúc niêm yết giá mới.", ["Công ty Vàng bạc Kim Phúc"]),
        ("id", "Saham PT Bank Asri Tbk ditutup stagnan.", ["PT Bank Asri Tbk"]),
        ("id", "Polsek Tanjung Raya menangkap pelaku.", ["Polsek Tanjung Raya"]),
        ("id", "Kanit Polsek Jatimekar Iptu Budi Santika hadir.", ["Polsek Jatimekar"]),
        ("id", "Kanit Lantas Polsek Jatimekar Inspektur Satu Budi hadir.", ["Polsek Jatimekar"]),
    ],
)
def test_names_of_firms_and_stations_are_whole(code: str, text: str, found: list[str]) -> None:
    assert names(code, text) == found


def test_an_abbreviation_that_the_article_explains_otherwise_is_no_body() -> None:
    assert names("id", "Relawan PMI tiba di lokasi.") == ["PMI"]
    text = "Jumlah Pekerja Migran Indonesia (PMI) bertambah. Banyak PMI pulang."
    assert names("id", text) == []


def test_a_street_named_after_a_body_is_none() -> None:
    assert names("id", "Mereka tiba di Jalan Pramuka pagi tadi.") == []


def test_universities_of_a_country_are_a_sort() -> None:
    assert names("vi", "Nhiều Đại học Anh tăng học phí.") == []
    assert names("vi", "Nhiều em thi vào Đại học Kinh tế Quốc dân.") == ["Đại học Kinh tế Quốc dân"]


def test_heads_without_end_overflow_nothing() -> None:
    assert names("vi", "Tin về Bộ Sở Ủy ban " + "Bộ Sở Ủy ban " * 100 + "Tài chính.")


@pytest.mark.parametrize(
    ("code", "text", "bodies"),
    [
        ("vi", "Công an thành phố Huế hẹn. Công an TP Huế gọi.", ["Công an thành phố Huế"]),
        ("id", "Dana LKPP (laporan kas perkebunan pusat) naik.", []),
        ("vi", "Họ gọi các bệnh viện Hà Nội suốt đêm.", []),
        ("vi", "Ở Tập đoàn Vàng bạc ABX 12-14 Lê Thị Mơ.", ["Tập đoàn Vàng bạc ABX"]),
        ("id", "Surat Kejaksaan Tinggi Nomor 12 sudah terbit.", []),
        ("id", "Kapolda Lampung hadir di Polda Lampung AKBP Rudi.", ["Polda Lampung"]),
    ],
)  # fmt: skip
def test_a_body_ends_before_what_is_not_its_name(code: str, text: str, bodies: list[str]) -> None:
    assert names(code, text) == bodies


def test_a_body_named_by_an_abbreviation_within_is_the_same() -> None:
    text = "Dewan Pengawas Komisi Pemberantasan Korupsi (KPK) rapat. Dewan Pengawas KPK setuju."
    assert [n for n in names("id", text) if n.startswith("Dewan")] == [
        "Dewan Pengawas Komisi Pemberantasan Korupsi"
    ]


def test_a_headlines_words_are_no_part_of_a_body() -> None:
    title = "Menteri Nilai Dewan Pengawas KPK Beda Dengan Bank Kecil"
    found = organisations("id", "Dewan Pengawas KPK rapat di Jakarta.", title)
    assert "Dewan Pengawas KPK" in [body.name for body in found]
    assert not {"Dewan Pengawas KPK Beda", "Bank Kecil"} & {body.name for body in found}


def test_a_firms_word_behind_a_given_name_is_a_persons() -> None:
    assert names("id", "Komandan Regu Satpol PP, Nengah Wika, hadir.") == ["Satpol PP"]


def test_a_firms_head_and_abbreviation_mean_the_firm() -> None:
    text = "PT Hima Maju Sentosa (HMSA) berdiri. Direktur PT HMSA hadir."
    assert names("id", text) == ["PT Hima Maju Sentosa"]
