# ruff: noqa: E501 - sentences are written as they are printed
"""Articles written for the templates: what every page printed from them must give back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Article:
    """One article and what stands round it; `paragraphs` begins with the lead."""

    language: str
    title: str
    author: str
    published: datetime
    paragraphs: tuple[str, ...]
    section: str
    site: str
    others: tuple[str, ...]
    teasers: tuple[str, ...]
    comments: tuple[str, ...]
    caption: str
    words: dict[str, str]


WEEKDAYS = {
    "vi": ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"),
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
}
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
WORDS = {
    "vi": {"home": "Trang chủ", "related": "Tin liên quan", "most": "Đọc nhiều", "comments": "Bình luận", "share": "Chia sẻ",
           "print": "In bài viết", "tags": "Từ khóa", "also": "Xem thêm", "views": "Lượt xem: 1.204", "by": "Tác giả",
           "send": "Gửi bình luận", "login": "Đăng nhập", "contact": "Liên hệ", "next": "Trang sau", "advert": "Quảng cáo",
           "imprint": "Giấy phép số 12/GP-TTĐT. Tổng biên tập: Nguyễn Văn Mẫu. Điện thoại: 024 0000 0000"},
    "id": {"home": "Beranda", "related": "Berita Terkait", "most": "Terpopuler", "comments": "Komentar", "share": "Bagikan",
           "print": "Cetak", "tags": "Tag", "also": "Baca juga", "views": "Dibaca: 1.204 kali", "by": "Penulis",
           "send": "Kirim komentar", "login": "Masuk", "contact": "Kontak", "next": "Halaman selanjutnya", "advert": "Iklan",
           "imprint": "Redaksi: Jl. Contoh No. 1. Pemimpin redaksi: Budi Contoh. Telp: 021 000 000"},
}  # fmt: skip
OTHERS = {
    "vi": ("Giá cà phê trong nước tăng phiên thứ ba liên tiếp", "Hai xe tải va chạm trên đèo, một người bị thương",
           "Đội tuyển nữ tỉnh Mẫu vào chung kết giải khu vực", "Khai trương tuyến xe buýt nối sân bay với trung tâm",
           "Cảnh báo lừa đảo qua tin nhắn mạo danh ngân hàng", "Sầu riêng đầu mùa được thu mua giá cao"),
    "id": ("Harga cabai rawit turun di tiga pasar induk", "Dua truk bertabrakan di jalur lintas selatan",
           "Tim voli putri melaju ke final turnamen daerah", "Rute bus baru hubungkan bandara dan pusat kota",
           "Polisi ingatkan penipuan lewat pesan singkat", "Panen durian awal musim dihargai mahal"),
}  # fmt: skip
TEASERS = {
    "vi": ("Giá thu mua tại vườn sáng nay tăng thêm 500 đồng mỗi ký so với hôm qua, theo các đại lý trong vùng.",
           "Vụ va chạm làm giao thông ùn tắc gần hai giờ trước khi lực lượng chức năng phân luồng trở lại."),
    "id": ("Harga di tingkat pedagang turun Rp 2.000 per kilogram dibandingkan pekan lalu karena pasokan melimpah.",
           "Arus lalu lintas sempat tersendat hampir dua jam sebelum petugas mengurai kemacetan di lokasi itu."),
}  # fmt: skip
COMMENTS = {
    "vi": ("Đọc bài này tôi thấy rất mừng cho bà con, mong sao nơi khác cũng được quan tâm như vậy, chứ quê tôi còn khổ lắm.",
           "Tôi thì nghĩ nên công khai chi phí cho người dân biết, làm gì cũng phải minh bạch thì mới bền được.",
           "Cảm ơn phóng viên đã viết bài."),
    "id": ("Semoga program seperti ini tidak berhenti di tengah jalan, karena di kampung saya dulu juga begitu nasibnya.",
           "Menurut saya anggarannya harus diumumkan terbuka supaya warga bisa ikut mengawasi pelaksanaannya.",
           "Terima kasih infonya, min."),
}  # fmt: skip


def _article(
    language: str,
    title: str,
    author: str,
    published: str,
    section: str,
    caption: str,
    body: tuple[str, ...],
) -> Article:
    site = {"vi": "Báo Miền Mẫu", "id": "Harian Contoh"}[language]
    return Article(
        language, title, author, datetime.fromisoformat(published), body, section, site,
        OTHERS[language], TEASERS[language], COMMENTS[language], caption, WORDS[language],
    )  # fmt: skip


ARTICLES = (
    _article(
        "vi", "Nông dân Hòa Mẫu thu 40 tỷ đồng từ vụ na trái mùa", "Trần Hải Miên", "2024-04-12T08:15", "Kinh tế",
        "Bà con thôn Đông phân loại na trước khi đóng thùng.",
        ("Vụ na trái mùa năm nay mang về cho nông dân huyện Hòa Mẫu hơn 40 tỷ đồng, cao nhất kể từ khi giống na mới được đưa vào trồng.",
         "Ông Lê Văn Thuận, Chủ tịch Hội Nông dân huyện, cho biết toàn huyện có 620 ha na, trong đó 150 ha được xử lý ra quả trái vụ từ tháng 9 năm ngoái.",
         "Chia sẻ về cách làm, bà Nguyễn Thị Lụa ở thôn Đông nói gia đình bà tỉa cành sớm hơn một tháng và tưới nhỏ giọt để cây không bị sốc.",
         "\"Na trái vụ bán được 65.000 đồng một ký, gấp đôi chính vụ, nhưng công chăm sóc cũng nhiều hơn\", bà Lụa nói.",
         "Theo Phòng Nông nghiệp huyện, sản lượng vụ này đạt 1.100 tấn, tăng 18% so với cùng kỳ; khoảng một phần ba được bán qua sàn thương mại điện tử.",
         "Huyện dự kiến mở rộng diện tích trái vụ lên 200 ha vào năm 2025 và xây thêm hai kho lạnh để giữ giá khi vào chính vụ.",
         "Mọi thủ tục vay vốn mua hệ thống tưới sẽ được làm ngay tại xã.")),
    _article(
        "vi", "Bệnh viện tuyến huyện lần đầu mổ nội soi khớp gối", "Phạm Quốc Dương", "2023-11-02T17:40", "Sức khỏe",
        "Ê kíp phẫu thuật sau ca mổ kéo dài 90 phút.",
        ("Trung tâm Y tế huyện Bình Mẫu vừa thực hiện thành công ca mổ nội soi tái tạo dây chằng khớp gối đầu tiên cho một bệnh nhân 34 tuổi.",
         "Bác sĩ Đỗ Mạnh Hùng, Trưởng khoa Ngoại, cho hay người bệnh bị đứt dây chằng chéo trước khi chơi bóng chuyền và đi lại khó khăn suốt bốn tháng.",
         "Trước đây những ca như thế phải chuyển lên tuyến tỉnh cách hơn 80 km, chi phí đi lại và lưu trú có khi bằng nửa tiền mổ.",
         "Sau ca mổ kéo dài 90 phút, người bệnh đã tự đi được bằng nạng vào ngày thứ ba và dự kiến tập phục hồi trong sáu tuần.",
         "Trung tâm đã cử ba bác sĩ đi học một năm tại bệnh viện trung ương, đồng thời đầu tư dàn máy nội soi trị giá 4,2 tỷ đồng từ nguồn xã hội hóa.",
         "Giám đốc trung tâm nói mục tiêu của năm tới là thực hiện ít nhất 50 ca tương tự, với mức chi trả bảo hiểm bằng 80%.")),
    _article(
        "id", "Desa Sukacontoh Kelola Sampah Jadi Listrik untuk 300 Rumah", "Ratna Wulansari", "2024-03-08T14:05", "Nasional",
        "Petugas memilah sampah organik di rumah pengolahan desa.",
        ("Desa Sukacontoh, Kabupaten Contoh, mulai mengolah sampah organik menjadi listrik untuk menerangi 300 rumah warga sejak awal bulan ini.",
         "Kepala Desa Sukacontoh, Mulyadi Hartono, mengatakan instalasi itu dibangun dengan dana desa sebesar Rp 1,8 miliar dan bantuan sebuah perguruan tinggi.",
         "Setiap hari, kata dia, warga menyetor sekitar 2,4 ton sampah dapur yang kemudian difermentasi di dalam empat tabung besar selama dua pekan.",
         "\"Dulu sampah dibuang ke kali, sekarang malah jadi rebutan,\" ujar Mulyadi sambil tertawa saat ditemui di kantornya.",
         "Gas yang dihasilkan menggerakkan dua mesin pembangkit berdaya 45 kilowatt. Sisa fermentasi dijual kepada petani sebagai pupuk cair seharga Rp 7.500 per liter.",
         "Dosen pendamping program, Sri Wahyuningtyas, menyebut biaya listrik warga turun rata-rata 35 persen sejak mesin itu beroperasi penuh.",
         "Pemerintah kabupaten berencana meniru program tersebut di lima desa lain pada tahun 2025.")),
    _article(
        "id", "Kereta Wisata Jalur Pesisir Angkut 12.000 Penumpang Sebulan", "Bagus Pramudita", "2022-07-21T09:30", "Ekonomi",
        "Penumpang menikmati pemandangan dari gerbong kaca.",
        ("Kereta wisata yang melayani jalur pesisir selatan mengangkut 12.000 penumpang selama bulan pertama pengoperasiannya, melampaui target 9.000 orang.",
         "Manajer Operasi PT Rel Contoh Nusantara, Dewi Lestariningsih, menjelaskan bahwa tingkat keterisian rata-rata mencapai 86 persen pada akhir pekan.",
         "Bagikan pengalaman kepada orang lain, menurut Dewi, adalah cara promosi paling murah karena sebagian besar penumpang datang berkat cerita teman.",
         "Tiket dijual mulai Rp 85.000 untuk kelas ekonomi hingga Rp 250.000 untuk gerbong kaca yang hanya tersedia 48 kursi.",
         "Pelaku usaha di sekitar stasiun merasakan dampaknya. Warung milik Suparti, misalnya, kini mampu menjual 200 porsi pecel sehari.",
         "Perusahaan akan menambah satu rangkaian lagi pada September mendatang dan membuka rute malam bila izin sudah terbit.")),
)  # fmt: skip
