# ruff: noqa: E501 - pages and sentences are written as they are printed
import pytest
from pages import BODY, LEAD, TITLE, read, text

from pipeline.errors import DocumentError


def test_title_date_and_text_of_a_copied_article() -> None:
    document = read(text())
    assert document.title == TITLE
    assert document.published is not None
    assert document.published.value == "2024-05-03T10:30+07:00"
    assert document.published.evidence is not None
    assert document.published.evidence.text == "10:30, 03/05/2024"
    assert document.text == "\n".join((LEAD, *BODY))


def test_blocks_are_the_paragraphs_of_the_text() -> None:
    document = read(text())
    assert [document.text[b.start : b.end] for b in document.blocks] == document.text.split("\n")


def test_what_stands_above_and_below_is_no_article() -> None:
    above = "Đài Mẫu\n  • Tỉnh Mẫu\n    oC\nThống kê truy cập\n  • Đang truy cập: 2\nĐăng nhập\n"
    below = "Lê Thị Mẫu\n\nTin liên quan\nCầu khác đã sập hôm qua làm 3 người bị thương\nĐọc nhiều\nÝ kiến bạn đọc"
    document = read(text(above=above, below=below))
    assert document.title == TITLE
    assert document.authors == ["Lê Thị Mẫu"]
    assert document.text == "\n".join((LEAD, *BODY))


@pytest.mark.parametrize(
    ("glued", "author"),
    [
        (" Lê Mẫu", "Lê Mẫu"),
        ("Lê Mẫu", "Lê Mẫu"),
        (" P.T", "P.T"),
        (" Lê Mẫu - PV", "Lê Mẫu"),
        (" LÊ MẪU", "LÊ MẪU"),
        (" L. Mẫu", "L. Mẫu"),
        ("L.Mẫu", "L.Mẫu"),
        (" Tin, ảnh: Lê Mẫu", "Lê Mẫu"),
    ],
)
def test_a_signature_glued_to_the_last_sentence_is_the_author(glued: str, author: str) -> None:
    document = read(f"{TITLE}\n\n2024-05-03\n\n{LEAD}\n" + "\n".join(BODY) + glued)
    assert document.authors == [author]
    assert document.text.endswith(BODY[-1])


def test_a_text_without_headline_has_no_title() -> None:
    document = read(f"20240503\n\n{LEAD}\n" + "\n".join(BODY))
    assert document.title is None
    assert document.text.startswith(LEAD)


def test_a_headline_may_follow_the_date() -> None:
    document = read(f"20240503\n\n{TITLE}\n{LEAD}\n" + "\n".join(BODY))
    assert document.title == TITLE


def test_what_the_caller_knows_wins() -> None:
    document = read(text(), title="Tên khác của bài", published="21+January+2019")
    assert document.title == "Tên khác của bài"
    assert document.published is not None
    assert (document.published.value, document.published.evidence) == ("2019-01-21", None)


def test_an_unreadable_date_of_the_caller_is_noted() -> None:
    document = read(text(), published="N/A")
    assert [notice.code for notice in document.notices] == ["unread_date"]
    assert document.published is not None


def test_commas_that_stand_for_breaks_become_breaks() -> None:
    document = read(f"{TITLE}\n\n2024-05-03\n\n{LEAD},{BODY[0]},,{BODY[1]},,")
    assert document.text == "\n".join((LEAD, *BODY[:2]))


def test_lost_breaks_between_sentences_are_restored() -> None:
    document = read(f"{TITLE}\n\n2024-05-03\n\n{LEAD}{BODY[0]}{BODY[1]}")
    assert document.text == "\n".join((LEAD, *BODY[:2]))


def test_an_imprint_under_the_article_goes() -> None:
    imprint = " Tổng Biên tập: Trần Mẫu Trụ sở chính: 1 Phố Mẫu - Hà Nội. Tel: (84) 24 3999 1111"
    document = read(text().rstrip() + imprint)
    assert document.text.endswith(BODY[-1])


def test_advertisement_lines_go() -> None:
    document = read(
        text().replace(BODY[1], f"ADVERTISEMENT\n\n{BODY[1]}\nSCROLL TO CONTINUE WITH CONTENT\n")
    )
    assert document.text == "\n".join((LEAD, *BODY))


def test_a_dump_of_many_articles_is_refused() -> None:
    with pytest.raises(DocumentError) as error:
        read((LEAD + "\n") * 60_000)
    assert error.value.code == "too_large"


def test_the_same_text_gives_the_same_document() -> None:
    first, second = read(text()), read(text())
    assert (first.text, first.blocks, first.authors) == (second.text, second.blocks, second.authors)


def test_a_label_on_its_own_line_names_the_line_below_it() -> None:
    document = read(text(below="Tác giả:\nLê Thị Mẫu\n"))
    assert document.authors == ["Lê Thị Mẫu"]
    assert document.text.endswith(BODY[-1])


def test_keywords_under_the_article_go() -> None:
    document = read(text(below="cầu mới\n\nxã hòa mẫu\n"))
    assert document.text.endswith(BODY[-1])


def test_degrees_behind_a_name_are_no_lost_break() -> None:
    from pipeline.clean.normalise import Passage
    from pipeline.clean.trim import _restored

    text = (
        "Kepala dinas H. Wira Santoso, S.E., M.Si., M.Kom., Drs. meminta warga tetap bersabar dulu."
    )
    assert [one.text for one in _restored(Passage(text, 0, len(text)))] == [text]


def test_initials_inside_a_last_sentence_sign_nothing() -> None:
    document = read(f"{TITLE}\n\n2024-05-03\n\n{LEAD}\n" + "\n".join(BODY) + " Theo thơ A.S. Mẫu")
    assert document.authors == []


def test_a_sentence_broken_at_its_links_is_made_whole() -> None:
    first = "Kota Contoh (\nContoh.example\n)\n— Pemerintah\nProvinsi Contoh"
    rest = "membuka pendaftaran pelatihan kerja bagi warga desa mulai pekan depan di balai kota."
    document = read(f"Judul Berita Contoh Hari Ini\n\n2024-05-03\n\n{first}\n{rest}\n")
    assert document.text == f"Kota Contoh (Contoh.example) — Pemerintah Provinsi Contoh {rest}"


def test_joining_broken_lines_takes_time_in_proportion_to_the_text() -> None:
    from pipeline.clean.normalise import Passage
    from pipeline.clean.rejoin import LONGEST, rejoined

    joined = rejoined([Passage(")" * 50, 51 * i, 51 * i + 50) for i in range(2_000)])
    assert max(len(one.text) for one in joined) < LONGEST + 51


def test_what_follows_the_mark_of_the_end_signs_and_is_no_text() -> None:
    last = BODY[-1].rstrip(".")
    paragraphs = "\n".join((*BODY[:-1], f"{BODY[-2]} {last}./. Lê Mẫu/Báo Mẫu (theo Hãng Mẫu)"))
    document = read(f"{TITLE}\n\n2024-05-03\n\n{LEAD}\n{paragraphs}")
    assert document.authors == ["Lê Mẫu"]
    assert document.text.endswith(f"{last}./.")


@pytest.mark.parametrize(
    ("behind", "address"),
    [
        (" - VnMau Đời sống", "https://vnmau.example/cau"),
        (" | Ngôi Mẫu - Ngoimau.net", "https://ngoimau.net/cau"),
        (" - Ngoimau.net", ""),
    ],
)
def test_a_given_title_loses_the_site_behind_it(behind: str, address: str) -> None:
    assert read(text(), title=TITLE + behind, url=address).title == TITLE


def test_what_else_stands_behind_a_dash_belongs_to_a_given_title() -> None:
    title = "Cao tốc Mẫu - Phan Mẫu"
    assert read(text(), title=title, url="https://vnmau.example/cau").title == title


def test_a_numbered_list_at_the_end_is_text() -> None:
    rows = "\n".join(f"{i}\nBà Hồ Thị Mẫu {i}\nPhó trưởng thôn" for i in ("1", "2", "3"))
    document = read(text(below=f"Danh sách tổ quản lý cầu như sau:\n{rows}\n"))
    assert document.text.endswith("Bà Hồ Thị Mẫu 3\nPhó trưởng thôn")


def test_the_numbers_of_pages_end_the_text() -> None:
    document = read(text(below="1\n2\n3\n4\nTin đọc nhiều nhất trong tuần qua\n"))
    assert document.text.endswith(BODY[-1])


@pytest.mark.parametrize(
    "line",
    [
        "Mỏ cát bên cầu được cấp Giấy phép số 1207/GP-UBND và đã khai thác 12.000 m3 trong năm.",
        "Ada tiga doa yang dibaca: Doa keselamatan, doa panen, dan doa bagi leluhur kampung.",
        "Ia melanjutkan membaca buku itu sampai kapal bersandar di dermaga kecil.",
    ],
)
def test_words_like_furniture_inside_a_sentence_stay(line: str) -> None:
    assert line in read(text(below=f"{line}\n")).text


@pytest.mark.parametrize(
    ("inserted", "sentence"),
    [
        (">> 'Dạy con đò giữ lấy nghề tốt hơn cấm đoán'", "Theo tính toán, mỗi hộ góp hai bao xi măng."),
        ("Baca Juga : Sambut Panen ke-79, Warga Pulau Mau Gelar Pawai Perahu", "Ratusan nelayan datang sejak subuh."),
    ],
)  # fmt: skip
def test_a_headline_glued_into_a_paragraph_takes_no_sentence_with_it(
    inserted: str, sentence: str
) -> None:
    line = f"Cây cầu dài 120 mét đã thông xe từ sáng nay. {inserted} {sentence}"
    found = read(text(below=f"{line}\n")).text
    assert sentence in found
    assert inserted[-20:] not in found


def test_captions_without_a_stop_are_no_headline_and_none_is_lost() -> None:
    captions = [
        f"Bà con thôn {name} dựng lại nhịp cầu tre sau trận lũ đầu mùa trên sông Mẫu. Ai cũng góp một ngày công và một gánh đá"
        for name in ("Đông", "Tây", "Nam", "Bắc")
    ]
    document = read("\n".join(captions))
    assert document.title is None
    assert document.text == "\n".join(captions)


def test_all_tags_go_not_only_the_first() -> None:
    document = read(text(below="(Lê Mẫu)\n\nTags:\n \ncầu mới\nXÃ HÒA MẪU\nnông thôn\n"))
    assert document.text == "\n".join((LEAD, *BODY))
    assert document.authors == ["Lê Mẫu"]
