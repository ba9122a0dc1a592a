"""The language of a document, and when none is named. All texts here were written for this test."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pipeline.detect import detect
from pipeline.document import Document, Source

VIETNAMESE = (
    "Sáng nay, chính quyền thành phố đã khởi công cây cầu mới bắc qua sông. "
    "Công trình dự kiến hoàn thành sau hai năm và sẽ giúp người dân đi lại dễ dàng hơn."
)
BARE_VIETNAMESE = (
    "Sang nay nguoi dan trong xa da duoc thong bao ve viec sua duong. Nhung ho dan song gan cau "
    "phai di duong khac trong hai thang, va khong duoc cho hang nang qua cau."
)
INDONESIAN = (
    "Pemerintah kota mulai membangun jembatan baru pada Senin pagi. Proyek itu akan selesai dalam "
    "dua tahun dan warga berharap kemacetan bisa berkurang karena jalan lama sudah rusak."
)
MALAY = (
    "Kerajaan negeri akan membina jambatan baharu di kawasan itu mulai Isnin. Projek berkenaan "
    "dijangka siap selepas dua tahun, dan penduduk berharap kesesakan dapat dikurangkan kerana "
    "jalan lama telah rosak."
)
MALAY_POLICE = (
    "Polis menahan dua lelaki selepas menerima maklumat orang awam mengenai rompakan di sebuah "
    "kedai. Kedua-dua suspek kini ditahan bagi membantu siasatan, menurut pegawai yang bertugas."
)
JAVANESE = (
    "Wong-wong desa padha nglumpuk ing bale amarga ana rapat. Lurah ngendika manawa dalan iki "
    "kudu didandani saka dhuwit desa, lan kabeh warga kang bisa melu bakal diajak nyambut gawe."
)
ENGLISH = (
    "The city council began building a new bridge on Monday. The work is expected to take two "
    "years, and people who live on the other side of the river say that it will help them."
)
FRENCH = (
    "La mairie a commencé lundi la construction d'un nouveau pont. Les travaux doivent durer deux "
    "ans, et les habitants de la rive gauche espèrent que la circulation sera plus facile."
)
GERMAN = (
    "Die Stadt hat am Montag mit dem Bau einer neuen Brücke begonnen. Die Arbeiten werden zwei "
    "Jahre dauern, und viele Anwohner hoffen, dass der Verkehr danach nicht mehr so stockt."
)
SWEDISH = (
    "Kommunen började i måndags bygga en ny bro över floden. Arbetet väntas ta två år, och många "
    "som bor på andra sidan hoppas att det blir lättare att komma till skolan och jobbet."
)
CHINESE = (
    "市政府星期一开始修建一座新的大桥。这项工程预计需要两年时间,住在河对岸的居民希望"
    "交通会变得更加方便,孩子们上学也不用再绕远路。"
)
RUSSIAN = (
    "В понедельник город начал строить новый мост через реку. Работы займут два года, и жители "
    "другого берега надеются, что добираться до школы станет легче."
)


def read(text: str, *, title: str | None = None, declared: str | None = None) -> Document:
    source = Source("test", b"", "text/plain", language=declared)
    return detect(Document(source, title=title, text=text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(VIETNAMESE, "vi", id="vietnamese"),
        pytest.param(BARE_VIETNAMESE, "vi", id="vietnamese-without-marks"),
        pytest.param(INDONESIAN, "id", id="indonesian"),
        pytest.param(MALAY, "ms", id="malay"),
        pytest.param(MALAY_POLICE, "ms", id="malay-police"),
        pytest.param(JAVANESE, "jv", id="javanese"),
        pytest.param(ENGLISH, "en", id="english"),
        pytest.param(FRENCH, "fr", id="french"),
        pytest.param(GERMAN, "de", id="german"),
        pytest.param(SWEDISH, "sv", id="swedish"),
        pytest.param(CHINESE, "zh", id="chinese"),
        pytest.param(RUSSIAN, "ru", id="russian"),
    ],
)
def test_names_the_language(text: str, code: str) -> None:
    assert read(text).language.code == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("Jakarta", id="one-word"),
        pytest.param("Foto: Budi", id="credit"),
        pytest.param(
            "123.456 789 10/10/2020 - 22:15 (100%) +84 24 3333 4444 5555 666", id="digits"
        ),
        pytest.param(
            "Lorem AFC FIFA UEFA NBA NFL MLB NHL ATP WTA IOC FIBA FINA ICC", id="initials"
        ),
        pytest.param(f"{VIETNAMESE}\n{INDONESIAN}", id="two-languages-at-hand"),
        pytest.param(f"{INDONESIAN}\n{ENGLISH}", id="half-english"),
    ],
)
def test_abstains(text: str) -> None:
    language = read(text).language
    assert (language.code, language.confidence) == ("und", 0.0)


def test_text_that_two_neighbours_share_is_unsure() -> None:
    # Every word of this is good Malay and good Indonesian.
    assert (
        read("Mereka telah tiba di rumah itu pada waktu malam dengan anak mereka.").language.code
        == "und"
    )


def test_one_word_of_a_rival_does_not_make_the_text_foreign() -> None:
    assert read(INDONESIAN + " Nilai tukar ringgit naik.").language.code == "id"


def test_a_repeated_word_of_a_rival_counts_once() -> None:
    # "polis" is an insurance policy in Indonesian, the police in Malay.
    assert read(INDONESIAN + " Polis, polis, polis, polis, polis dan polis.").language.code == "id"


def test_a_foreign_title_does_not_decide() -> None:
    assert read(INDONESIAN, title="The Bridge on the River Is Back").language.code == "id"


def test_a_foreign_lead_does_not_decide() -> None:
    assert read(ENGLISH + "\n" + "\n".join([VIETNAMESE] * 20)).language.code == "vi"


@pytest.mark.parametrize("declared", ["vi", "VI", "vi-VN", "vi_VN"])
def test_the_callers_language_wins(declared: str) -> None:
    language = read(INDONESIAN, declared=declared).language
    assert (language.code, language.confidence) == ("vi", 1.0)


def test_an_empty_declaration_is_none() -> None:
    assert read(INDONESIAN, declared="").language.code == "id"


def test_confidence_is_a_share() -> None:
    for text in (VIETNAMESE, INDONESIAN, MALAY, ENGLISH, SWEDISH):
        assert 0.5 < read(text).language.confidence <= 1.0


def test_answers_do_not_vary() -> None:
    assert len({read(SWEDISH).language for _ in range(5)}) == 1


def test_plain_articles_need_no_langdetect() -> None:
    code = (
        "import sys; from pipeline.detect import detect; "
        "from pipeline.document import Document, Source; "
        f"detect(Document(Source('t', b'', 'text/plain'), text={INDONESIAN!r})); "
        "sys.exit('langdetect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
