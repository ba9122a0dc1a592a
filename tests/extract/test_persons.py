"""People, their roles and their mentions, in sentences written for these tests."""

from __future__ import annotations

import pytest

from pipeline.document import Document, Language, Source
from pipeline.extract import Trace, extract
from pipeline.extract.check import problems
from pipeline.extract.people.tie import Reading, contains, distinct_roles, tie
from pipeline.extract.rules import load
from pipeline.record import Official, Role


def officials(code: str, text: str, **known: object) -> list[Official]:
    document = Document(
        Source("test", text.encode(), "text/plain"),
        text=text,
        language=Language(code, 1.0),
        **known,  # type: ignore[arg-type]
    )
    extract(document)
    assert document.facts is not None
    return document.facts.officials


def names(code: str, text: str) -> list[str]:
    return [official.name for official in officials(code, text)]


def roles(code: str, text: str) -> list[str]:
    return [role.title for official in officials(code, text) for role in official.roles]


@pytest.mark.parametrize("code", ["vi", "id"])
def test_every_rule_reads_its_examples(code: str) -> None:
    rules = [rule for rule in load(code) if rule.kind == "person"]
    assert rules
    assert [line for rule in rules for line in problems(rule, code)] == []


@pytest.mark.parametrize(
    ("code", "text", "name", "titles"),
    [
        ("vi", "Bộ trưởng Bộ Y tế Lê Quang Hiển dự lễ.", "Lê Quang Hiển", ["Bộ trưởng Bộ Y tế"]),
        (
            "vi",
            "Bà Phạm Thu Cúc, Phó Giám đốc Sở Tài chính, Chủ tịch Công đoàn, phát biểu.",
            "Phạm Thu Cúc",
            ["Phó Giám đốc Sở Tài chính", "Chủ tịch Công đoàn"],
        ),
        (
            "vi",
            "Ông Đỗ Mạnh Kiên - nguyên hiệu trưởng Trường Đại học Vinh - cho biết.",
            "Đỗ Mạnh Kiên",
            ["nguyên hiệu trưởng Trường Đại học Vinh"],
        ),
        ("vi", "Thủ tướng Canada Marie Dubois đến thăm.", "Marie Dubois", ["Thủ tướng Canada"]),
        ("id", "Plt Kepala Dinas Sosial Kota Bogor Rahmat Wibowo hadir.", "Rahmat Wibowo",
         ["Plt Kepala Dinas Sosial Kota Bogor"]),
        ("id", "Gubernur Jawa Tengah, Siti Rahayu, meninjau pasar.", "Siti Rahayu",
         ["Gubernur Jawa Tengah"]),
        ("id", "Kata Dewi Lestari, Direktur Utama PT Sumber Makmur, kemarin.", "Dewi Lestari",
         ["Direktur Utama PT Sumber Makmur"]),
        ("id", "Kepala Satpol PP Sleman I Ketut Sudarta menjelaskan.", "I Ketut Sudarta",
         ["Kepala Satpol PP Sleman"]),
        ("vi", "Chủ tịch UBND xã Lâm Sơn Trần Văn Bảy nói.", "Trần Văn Bảy",
         ["Chủ tịch UBND xã Lâm Sơn"]),
        ("vi", "Trưởng công an xã Phan Văn Đức trả lời.", "Phan Văn Đức", ["Trưởng công an xã"]),
    ],
)  # fmt: skip
def test_role_before_or_after_the_name(code: str, text: str, name: str, titles: list[str]) -> None:
    found = officials(code, text)
    assert [official.name for official in found] == [name]
    assert [role.title for role in found[0].roles] == titles


def test_roles_on_both_sides_of_a_name() -> None:
    text = "Thứ trưởng Bộ Y tế Lê Quang Hiển - Trưởng Ban Chỉ đạo - chủ trì."
    assert roles("vi", text) == ["Thứ trưởng Bộ Y tế", "Trưởng Ban Chỉ đạo"]


def test_a_shared_role_is_given_to_every_listed_name() -> None:
    found = officials("vi", "Các Phó Chủ tịch xã Lê Văn Tám, Vũ Thị Na và Hồ Sĩ Bảo cùng dự.")
    assert [official.name for official in found] == ["Lê Văn Tám", "Vũ Thị Na", "Hồ Sĩ Bảo"]
    assert all([role.title for role in o.roles] == ["Phó Chủ tịch xã"] for o in found)


def test_a_role_names_its_organisation() -> None:
    [official] = officials("vi", "Bộ trưởng Bộ Y tế Lê Quang Hiển dự lễ.")
    assert official.roles[0].organisation == "Bộ Y tế"


def test_in_indonesian_a_comma_separates_the_roles_of_different_people() -> None:
    text = "Hadir Kepala Dinas Sosial, Ketua PMI Sleman Rahmat Wibowo, dan Bupati Sleman."
    assert roles("id", text) == ["Ketua PMI Sleman"]


@pytest.mark.parametrize(
    ("code", "text", "name", "honorifics"),
    [
        ("vi", "PGS.TS Vũ Đình Lan nêu ý kiến.", "Vũ Đình Lan", ["PGS.TS"]),
        ("vi", "Thiếu tướng Cao Văn Tịnh kiểm tra.", "Cao Văn Tịnh", ["Thiếu tướng"]),
        ("id", "Kombes Pol Hendra Gunawan tiba.", "Hendra Gunawan", ["Kombes Pol"]),
        ("id", "Menurut Prof. Dr. Hendra Gunawan, S.H., harga turun.", "Hendra Gunawan",
         ["Prof", "Dr", "S.H"]),
        ("id", "Kawan Nguyen Thi Lan berpidato.", "Nguyen Thi Lan", ["Kawan"]),
    ],
)  # fmt: skip
def test_honorifics_ranks_and_degrees_are_kept_apart(
    code: str, text: str, name: str, honorifics: list[str]
) -> None:
    [official] = officials(code, text)
    assert (official.name, official.honorifics) == (name, honorifics)


@pytest.mark.parametrize(
    "name", ["Lò Văn Pọm", "Y K'Rang", "H'Linh Niê", "Sùng Mí Giàng", "Thích Minh Đạo"]
)
def test_names_of_minorities_and_monks(name: str) -> None:
    assert names("vi", f"Chủ tịch xã {name} có mặt.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn khảo sát đường Nguyễn Đình Chiểu và phố Trần Hưng Đạo.",
        "Học sinh Trường THPT Lê Quý Đôn đạt giải.",
        "Tư tưởng Hồ Chí Minh soi đường.",
        "Hội nghị họp tại Thành phố Hồ Chí Minh.",
        "Chính phủ họp phiên thường kỳ ở Hà Nội.",
        "Các đại biểu đã thảo luận tại Cao Bằng.",
        "(Ảnh: Lê Quang Hiển)",
    ],
)
def test_what_is_no_person_in_vietnamese(text: str) -> None:
    assert names("vi", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mobil melaju di Jalan Ahmad Yani.",
        "Para menteri membahas Peraturan Presiden Nomor 12 Tahun 2020.",
        "Indonesia menilai perjanjian itu adil.",
        "Menteri Keuangan menolak usulan itu.",
        "Ibu Kota akan pindah pada Senin.",
        "(Foto: Antara/Rahmat Wibowo)",
    ],
)
def test_what_is_no_person_in_indonesian(text: str) -> None:
    assert names("id", text) == []


def test_ho_chi_minh_the_man() -> None:
    assert names("vi", "Chủ tịch Hồ Chí Minh đọc Tuyên ngôn.") == ["Hồ Chí Minh"]


def test_short_forms_are_tied_to_the_full_name() -> None:
    [official] = officials("vi", "Bà Phạm Thu Cúc đến sớm. Theo bà Cúc, trời mưa. Cúc nói thêm.")
    assert [mention.text for mention in official.mentions] == ["Phạm Thu Cúc", "bà Cúc", "Cúc"]


def test_a_short_form_before_the_full_name_is_tied_too() -> None:
    text = 'Wibowo menolak. "Kami siap," kata Wibowo. Bupati Sleman Rahmat Wibowo pulang.'
    [official] = officials("id", text)
    assert official.name == "Rahmat Wibowo"


def test_gender_decides_between_two_people_of_one_given_name() -> None:
    text = "Ông Lê Văn Hà và bà Vũ Thị Hà cùng đến. Theo ông Hà, trời mưa."
    first, second = officials("vi", text)
    assert [mention.text for mention in first.mentions] == ["Lê Văn Hà", "ông Hà"]
    assert [mention.text for mention in second.mentions] == ["Vũ Thị Hà"]


def test_a_second_name_in_brackets_is_the_same_person() -> None:
    [official] = officials("id", "Presiden Joko Widodo (Jokowi) tiba. Jokowi mengatakan siap.")
    assert official.name == "Joko Widodo"
    assert len(official.mentions) == 3


def test_a_byline_is_no_official() -> None:
    text = "Hội nghị đã bế mạc.\nLê Quang Hiển"
    assert officials("vi", text, authors=["Lê Quang Hiển"]) == []


def test_a_headline_gives_only_names_that_are_known() -> None:
    found = officials(
        "id", "Bupati Rahmat Wibowo mengatakan siap.", title="Bupati Rahmat Pertahankan Program"
    )
    assert [official.name for official in found] == ["Rahmat Wibowo"]


def test_explain_says_why_mentions_were_tied() -> None:
    text = "Bà Phạm Thu Cúc đến sớm. Theo bà Cúc, trời mưa."
    document = Document(Source("test", b"", "text/plain"), text=text, language=Language("vi", 1.0))
    trace = Trace()
    extract(document, trace=trace)
    assert "tied to Phạm Thu Cúc: a short form of the name" in trace.render()


def _role(title: str, start: int = 0) -> Role:
    return Role(start=start, end=start + len(title), text=title, title=title)


def test_a_role_that_a_fuller_one_says_is_dropped() -> None:
    kept = distinct_roles(
        [_role("Thứ trưởng"), _role("Thứ trưởng Bộ Y tế", 40), _role("Bí thư", 80)]
    )
    assert [role.title for role in kept] == ["Thứ trưởng Bộ Y tế", "Bí thư"]


@pytest.mark.parametrize(
    ("full", "part", "given_last", "expected"),
    [
        (("lê", "quang", "hiển"), ("hiển",), True, True),
        (("lê", "quang", "hiển"), ("lê",), True, False),
        (("rahmat", "wibowo"), ("rahmat",), False, True),
    ],
)
def test_how_people_are_called_for_short(
    full: tuple[str, ...], part: tuple[str, ...], given_last: bool, expected: bool
) -> None:
    assert contains(full, part, given_last=given_last) is expected


def test_a_last_name_with_another_role_is_another_person() -> None:
    readings = [
        Reading("Rudi Hadi Santoso", roles=[_role("Kapolri")]),
        Reading("Santoso", roles=[_role("Presiden")]),
    ]
    assert len(tie(readings, frozenset(), given_last=False)) == 2


@pytest.mark.parametrize(
    ("code", "text", "name", "titles"),
    [
        ("id", "Menteri Dagang Amerika Serikat (AS) Wilbur Harris tiba.", "Wilbur Harris",
         ["Menteri Dagang Amerika Serikat (AS)"]),
        ("id", "Panglima Armada Timur (Pangartim RI) Laksamana Madya TNI Rudi Hartono hadir.",
         "Rudi Hartono", ["Panglima Armada Timur (Pangartim RI)"]),
        ("id", "Kepala Balai Sungai Wilayah I Hendra Saputra hadir.", "Hendra Saputra",
         ["Kepala Balai Sungai Wilayah I"]),
        ("id", "Kata Rudi Hartono, pelatih ganda putri PBSI.", "Rudi Hartono",
         ["pelatih ganda putri PBSI"]),
        ("id", "Menurut camat Sukarame Eko Purwanto, air surut.", "Eko Purwanto",
         ["camat Sukarame"]),
        ("id", "Mantan Bupati Ngada yang kini anggota DPRD NTT, Rudi Hartono, hadir.",
         "Rudi Hartono", ["Mantan Bupati Ngada", "anggota DPRD NTT"]),
        ("vi", "Ông Lê Quang Hiển, đại diện hệ thống Nova Mobile, cho biết.", "Lê Quang Hiển",
         ["đại diện hệ thống Nova Mobile"]),
        ("vi", "Trả lời phóng viên, Giám đốc Sở Y tế Lê Quang Hiển cho biết.", "Lê Quang Hiển",
         ["Giám đốc Sở Y tế"]),
        ("vi", "Ông Lê Quang Hiển, Phó Giám đốc Sở Y tế, được điều động về Bộ giữ chức "
         "Chánh Văn phòng.", "Lê Quang Hiển", ["Phó Giám đốc Sở Y tế", "Chánh Văn phòng"]),
        ("vi", "Sau đó Chủ nhiệm Ủy ban Văn hóa, Thể thao và Du lịch Lê Quang Hiển nói.",
         "Lê Quang Hiển", ["Chủ nhiệm Ủy ban Văn hóa, Thể thao và Du lịch"]),
        ("vi", "Ca sĩ Khánh Lam đến sớm.", "Khánh Lam", ["Ca sĩ"]),
    ],
)  # fmt: skip
def test_where_a_role_ends_and_its_name_begins(
    code: str, text: str, name: str, titles: list[str]
) -> None:
    found = officials(code, text)
    assert [(o.name, [role.title for role in o.roles]) for o in found] == [(name, titles)]


def test_the_body_of_a_role_may_follow_the_name() -> None:
    [official] = officials("vi", "Người phát ngôn Ngô Khải của Bộ Quốc phòng xác nhận.")
    assert official.roles[0].organisation == "Bộ Quốc phòng"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Các biệt thự ở 110-112 Võ Văn Tần và 53/13 Lý Tự Trọng."),
        ("vi", "Nghĩa trang liệt sĩ Quốc gia đông khách."),
        ("vi", "Con dâu bà Nguyễn Thị A.L đi vắng."),
        ("vi", "Hàng trăm nhà nghiên cứu tại Oakland Clinic."),
        ("id", "Ia dirawat di Rumah Sakit Angkatan Darat (RSPAD) Gatot Soebroto."),
    ],
)
def test_addresses_initials_and_bodies_are_no_people(code: str, text: str) -> None:
    assert names(code, text) == []


def test_a_deputy_is_not_the_head() -> None:
    kept = distinct_roles(
        [_role("Phó Cục trưởng Cục Thuế"), _role("Cục trưởng Cục Thuế", 60), _role("tân Cục", 90)],
        frozenset({"phó"}),
        frozenset({"tân"}),
    )
    assert [role.title for role in kept] == ["Phó Cục trưởng Cục Thuế", "Cục trưởng Cục Thuế"]


def test_another_name_after_alias_is_the_same_person() -> None:
    assert names("id", "Polisi menangkap Darmin Saleh alias Kliwon (34) di Solo.") == [
        "Darmin Saleh"
    ]


def test_a_spokesman_s_master_does_not_bear_the_role() -> None:
    found = officials("vi", "Ông Trần Văn Hải ở Huế. Người phát ngôn của ông Hải từ chối trả lời.")
    assert [(one.name, one.roles) for one in found] == [("Trần Văn Hải", [])]


def test_a_country_before_a_foreign_name_is_no_part_of_it() -> None:
    assert names("vi", "Ca sĩ người Mỹ Daniel Lawson (50 tuổi) đến Huế.") == ["Daniel Lawson"]


def test_one_behind_a_comma_is_none_of_several() -> None:
    text = "Sau buổi gặp các đại diện ngành dệt may, ông Trần Văn Bảy ra về."
    assert names("vi", text) == ["Trần Văn Bảy"]
    assert roles("vi", text) == []


def test_a_role_behind_a_comma_may_be_of_the_name_in_it() -> None:
    text = "Mọi người ngắm chàng trai Hoàng Lâm, cô giáo Linh đã khóc."
    assert ("Hoàng Lâm", []) in [(o.name, o.roles) for o in officials("vi", text)]


def test_a_part_of_the_body_is_no_role() -> None:
    text = "Bola itu mengenai kepala Budi Hartono saat latihan."
    assert names("id", text) == ["Budi Hartono"]
    assert roles("id", text) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("vi", "Xe kẹt ở hầm chui Nguyễn Văn Bảy sáng qua."),
        ("vi", "Thuyền đi dọc kênh đào Phù Sơn Tây sáng qua."),
        ("vi", "Đêm ấy tôi gặp lại bà Một số người đã ngủ."),
        ("vi", "Diamond Hall - Nhà Đồng Tài Trợ Thời Trang đến dự."),
        ("id", "Motor merah milik Pol Ekstrada rusak parah."),
        ("id", "Di sana berdiri museum bernama Mokamoka yang ramai."),
        ("id", "Polisi menangkap warga Rawa Jetu, Kabupaten Mesuja."),
        ("id", "American Society of Cardiology menyebut hal itu wajar."),
    ],
)
def test_no_person_is_read_where_a_thing_or_a_word_is_named(code: str, text: str) -> None:
    assert names(code, text) == []


def test_a_dash_may_stand_between_a_role_and_its_name() -> None:
    text = "Chủ tịch UBND TP. Hà Nội - Trần Đức Lương Bằng cho hay như vậy."
    assert names("vi", text) == ["Trần Đức Lương Bằng"]
    assert roles("vi", text) == ["Chủ tịch UBND TP. Hà Nội"]


def test_one_name_alone_in_a_list_has_its_own_role() -> None:
    text = "Hadir Sekretaris Utama BKN Imas Suryani, Deputi Bidang Layanan ASN Herman, dan staf."
    assert ("Herman", ["Deputi Bidang Layanan ASN"]) in [
        (o.name, [r.title for r in o.roles]) for o in officials("id", text)
    ]


def test_a_name_between_two_in_a_list_is_one() -> None:
    text = "Ca sĩ Trần Vĩnh Long, Noo Phước Thành, Đông Nhiên và Nguyễn Phi Hoàng cùng hát."
    assert names("vi", text) == [
        "Trần Vĩnh Long", "Noo Phước Thành", "Đông Nhiên", "Nguyễn Phi Hoàng"
    ]  # fmt: skip


def test_a_place_between_two_names_is_none() -> None:
    assert names("vi", "Nguyễn Văn Long, Hà Nội và Trần Văn Bình, Huế.") == [
        "Nguyễn Văn Long", "Trần Văn Bình"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Wakil Ketua DPR Sufmi Hartono hadir.", "DPR"),
        ("Analis ABX Sekuritas Budi Hartono hadir.", "ABX Sekuritas"),
    ],
)
def test_the_body_that_a_role_ends_in_is_the_roles(text: str, body: str) -> None:
    (official,) = officials("id", text)
    assert [role.organisation for role in official.roles] == [body]


@pytest.mark.parametrize(
    ("code", "text", "name", "titles"),
    [
        ("vi", "Phim do nữ đạo diễn trẻ Kwon Dae-Min thực hiện.", "Kwon Dae-Min",
         ["nữ đạo diễn trẻ"]),
        ("vi", "Trưởng nhóm nghiên cứu André Stroud thừa nhận điều đó.", "André Stroud",
         ["Trưởng nhóm nghiên cứu"]),
        ("vi", "Vở do nghệ sỹ Diệu Hương dàn dựng.", "Diệu Hương", ["nghệ sỹ"]),
        ("vi", "Bà Lò Thị Mai, 43 tuổi, Phó giám đốc Sở Y tế, đã đến.", "Lò Thị Mai",
         ["Phó giám đốc Sở Y tế"]),
        ("vi", "Anh thích ca sĩ 29 tuổi Nick Jordans từ lâu.", "Nick Jordans", ["ca sĩ"]),
        ("vi", "Kịch hay, nhà sản xuất là Triệu Đại Minh.", "Triệu Đại Minh", ["nhà sản xuất"]),
        ("id", "Rupiah lemah, ujar kepala global strategi mata uang Win Thant.", "Win Thant",
         ["kepala global strategi mata uang"]),
        ("id", "Analis Phintaro Sekuritas Alrich Paskal Tamba menilai wajar.",
         "Alrich Paskal Tamba", ["Analis Phintaro Sekuritas"]),
        ("id", "Direktur Anugerah Mega Investama Hans Kwee menilai wajar.", "Hans Kwee",
         ["Direktur Anugerah Mega Investama"]),
        ("id", "Juru bicara Grup Sinar Danang Mandala Prihantara menjawab.",
         "Danang Mandala Prihantara", ["Juru bicara Grup Sinar"]),
        ("id", "Ia datang bersama penasihat hukumnya, Rika Sopiana.", "Rika Sopiana",
         ["penasihat hukumnya"]),
        ("id", "Anggota Koalisi Pers lainnya, Arini Dwiputri, menyoroti hal itu.",
         "Arini Dwiputri", ["Anggota Koalisi Pers"]),
    ],
)  # fmt: skip
def test_a_role_reaches_its_name(code: str, text: str, name: str, titles: list[str]) -> None:
    found = {official.name: official for official in officials(code, text)}
    assert name in found
    assert [role.title for role in found[name].roles] == titles


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("vi", "David Beckwith và Victoria Beckwith đến dự.",
         ["David Beckwith", "Victoria Beckwith"]),
        ("id", "JPU Dendy Jauhari dan Reyn Chusnan menuntut hukuman berat.",
         ["Dendy Jauhari", "Reyn Chusnan"]),
        ("id", "Hadir Candra Wijaya, Tontowi Ahmadi, dan Greysa Polim.",
         ["Candra Wijaya", "Tontowi Ahmadi", "Greysa Polim"]),
        ("id", "Mereka mengenal Bapak BJ Habibun dengan baik.", ["BJ Habibun"]),
        ("id", "Salah satu warga terdampak, Khadoro, menyebut air naik.", ["Khadoro"]),
        ("vi", "Bộ trưởng gặp người đồng cấp Indonesia Prakoso Subekti.", ["Prakoso Subekti"]),
        ("vi", "Keenu Reevers cũng từng nghẹn ngào chia sẻ rằng anh buồn.", ["Keenu Reevers"]),
        ("vi", "Ông al-Hani đến sớm hơn dự kiến.", ["al-Hani"]),
        ("vi", "Trấn Hành từng chia sẻ như vậy. Đây là giấc mơ của Trấn Hành.", ["Trấn Hành"]),
        ("vi", "Anh gặp lại Wei Fong Cheng ở vòng một.", ["Wei Fong Cheng"]),
        ("id", "Ia mengagumi Song Jung Mi sejak lama.", ["Song Jung Mi"]),
    ],
)  # fmt: skip
def test_names_that_little_introduces(code: str, text: str, found: list[str]) -> None:
    assert names(code, text) == found


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("id", "Aplikasi Zumvi naik daun. Zumvi menyebutkan tarif baru."),
        ("id", "Orator berteriak. Seorang orator lain diam. Orator pun menegaskan tuntutan."),
        ("id", "Para Suster Ursulin itu bangga."),
        ("id", "Warga Ciptagelar percaya padi itu suci."),
        ("id", "Rapat digelar di Kecamatan Kertamulya. Camat Kertamulya belum menjawab."),
        ("id", "Pesawat mendarat di Bandara Internasional Ngurah Saka."),
        ("id", "Setahun pemerintahan Prabowo Subianto-Gibran Rakabuming dinilai baik."),
        ("vi", "Cậu bé rơi xuống hồ Linh Trung. Hồ Linh Trung khá sâu."),
        ("vi", "Cô chấm thi ở vai giám khảo của chương trình High Feather."),
    ],
)
def test_no_person_is_read(code: str, text: str) -> None:
    assert names(code, text) == []


def test_a_relative_has_not_the_role() -> None:
    found = officials("id", "Anak Bupati Sleman, Dodi Hartanto, ditangkap.")
    assert [(official.name, official.roles) for official in found] == [("Dodi Hartanto", [])]


def test_a_role_behind_an_adverbial_is_who_acts() -> None:
    assert roles("id", "Usai bertemu Budi Hartono, menteri pulang lebih awal.") == []


def test_an_article_before_the_name_is_printed_or_not() -> None:
    assert names("vi", "Tổng thống Bashar al-Hafez vắng. Ông Hafez gửi thư.") == ["Bashar al-Hafez"]
