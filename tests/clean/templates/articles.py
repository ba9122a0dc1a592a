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
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
WORDS = {
    "vi": {"home": "Trang chủ", "related": "Tin liên quan", "most": "Đọc nhiều", "comments": "Bình luận", "share": "Chia sẻ",
           "print": "In bài viết", "tags": "Từ khóa", "also": "Xem thêm", "views": "Lượt xem: 1.204", "by": "Tác giả",
           "send": "Gửi bình luận", "login": "Đăng nhập", "contact": "Liên hệ", "next": "Trang sau", "advert": "Quảng cáo",
           "imprint": "Giấy phép số 12/GP-TTĐT. Tổng biên tập: Nguyễn Văn Mẫu. Điện thoại: 024 0000 0000",
           "signup": "Đăng ký nhận bản tin hằng ngày của chúng tôi để không bỏ lỡ những câu chuyện hay nhất trong tuần.",
           "agree": "Khi đăng ký, bạn đồng ý với Điều khoản sử dụng và Chính sách bảo mật của chúng tôi.",
           "appeal": "Báo chí độc lập cần sự ủng hộ của bạn. Mỗi khoản đóng góp, dù nhỏ, đều giúp chúng tôi tiếp tục công việc này.",
           "cookie": "Chúng tôi dùng cookie để trang hoạt động tốt hơn và hiểu bạn đọc cần gì. Tiếp tục truy cập nghĩa là bạn đồng ý với việc này.",
           "bio": "{author} là phóng viên của {site}, chuyên viết về nông thôn và y tế cơ sở từ năm 2015, hiện sống tại Bình Mẫu."},
    "id": {"home": "Beranda", "related": "Berita Terkait", "most": "Terpopuler", "comments": "Komentar", "share": "Bagikan",
           "print": "Cetak", "tags": "Tag", "also": "Baca juga", "views": "Dibaca: 1.204 kali", "by": "Penulis",
           "send": "Kirim komentar", "login": "Masuk", "contact": "Kontak", "next": "Halaman selanjutnya", "advert": "Iklan",
           "imprint": "Redaksi: Jl. Contoh No. 1. Pemimpin redaksi: Budi Contoh. Telp: 021 000 000",
           "signup": "Daftar buletin harian kami dan dapatkan kisah terbaik pekan ini langsung di kotak masuk surel Anda.",
           "agree": "Dengan mendaftar, Anda menyetujui Syarat Penggunaan dan Kebijakan Privasi kami.",
           "appeal": "Jurnalisme independen membutuhkan dukungan Anda. Setiap sumbangan, sekecil apa pun, membantu kami meneruskan pekerjaan ini.",
           "cookie": "Kami memakai cookie agar situs ini berjalan baik dan memahami kebutuhan pembaca. Dengan melanjutkan, Anda menyetujui hal itu.",
           "bio": "{author} adalah wartawan {site} yang meliput desa dan transportasi sejak 2015, kini tinggal di Kota Contoh."},
    "en": {"home": "Home", "related": "Related stories", "most": "Most read", "comments": "Comments", "share": "Share",
           "print": "Print", "tags": "Tags", "also": "Read more", "views": "1,204 views", "by": "By",
           "send": "Post comment", "login": "Log in", "contact": "Contact us", "next": "Next page", "advert": "Advertisement",
           "imprint": "The Sample Courier, 1 Sample Street. Editor: Jane Sample. All rights reserved.",
           "signup": "Sign up for our daily newsletter and get the best stories of the week delivered straight to your inbox.",
           "agree": "By signing up, you agree to our Terms of Use and acknowledge the data practices in our Privacy Policy.",
           "appeal": "Independent journalism needs your support. Every contribution, however big or small, helps us to carry on with this work.",
           "cookie": "We use cookies to make this site work and to learn what readers need. By continuing to browse you agree to our use of cookies.",
           "bio": "{author} is a reporter for {site} who has covered schools and coastal towns since 2015 and lives in Port Sample."},
}  # fmt: skip
OTHERS = {
    "vi": ("Giá cà phê trong nước tăng phiên thứ ba liên tiếp", "Hai xe tải va chạm trên đèo, một người bị thương",
           "Đội tuyển nữ tỉnh Mẫu vào chung kết giải khu vực", "Khai trương tuyến xe buýt nối sân bay với trung tâm",
           "Cảnh báo lừa đảo qua tin nhắn mạo danh ngân hàng", "Sầu riêng đầu mùa được thu mua giá cao"),
    "id": ("Harga cabai rawit turun di tiga pasar induk", "Dua truk bertabrakan di jalur lintas selatan",
           "Tim voli putri melaju ke final turnamen daerah", "Rute bus baru hubungkan bandara dan pusat kota",
           "Polisi ingatkan penipuan lewat pesan singkat", "Panen durian awal musim dihargai mahal"),
    "en": ("Coffee prices climb for a third day in a row", "Two trucks collide on the mountain road, one hurt",
           "County women's team reaches the regional final", "New bus line links the airport with the old town",
           "Bank customers warned of fake text messages", "First cherries of the season fetch high prices"),
}  # fmt: skip
TEASERS = {
    "vi": ("Giá thu mua tại vườn sáng nay tăng thêm 500 đồng mỗi ký so với hôm qua, theo các đại lý trong vùng.",
           "Vụ va chạm làm giao thông ùn tắc gần hai giờ trước khi lực lượng chức năng phân luồng trở lại."),
    "id": ("Harga di tingkat pedagang turun Rp 2.000 per kilogram dibandingkan pekan lalu karena pasokan melimpah.",
           "Arus lalu lintas sempat tersendat hampir dua jam sebelum petugas mengurai kemacetan di lokasi itu."),
    "en": ("Growers were paid four cents more a pound this morning than yesterday, according to dealers in the valley.",
           "The crash held up traffic for almost two hours before the police were able to clear one of the lanes."),
}  # fmt: skip
COMMENTS = {
    "vi": ("Đọc bài này tôi thấy rất mừng cho bà con, mong sao nơi khác cũng được quan tâm như vậy, chứ quê tôi còn khổ lắm.",
           "Tôi thì nghĩ nên công khai chi phí cho người dân biết, làm gì cũng phải minh bạch thì mới bền được.",
           "Cảm ơn phóng viên đã viết bài."),
    "id": ("Semoga program seperti ini tidak berhenti di tengah jalan, karena di kampung saya dulu juga begitu nasibnya.",
           "Menurut saya anggarannya harus diumumkan terbuka supaya warga bisa ikut mengawasi pelaksanaannya.",
           "Terima kasih infonya, min."),
    "en": ("Reading this makes me happy for the people there, I only hope the rest of the coast gets the same attention some day.",
           "I think the council should publish what all of this cost, because without that nobody can say whether it was worth it.",
           "Great piece, thank you."),
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
    site = {"vi": "Báo Miền Mẫu", "id": "Harian Contoh", "en": "The Sample Courier"}[language]
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

ENGLISH = (
    _article(
        "en", "How a Fishing Town Turned Its Empty Cannery Into a School", "Margaret Holloway", "2019-10-04T09:20", "Education",
        "Pupils at work in the former packing hall.",
        ("For eleven years the old cannery at the end of Pier Road stood empty, its windows boarded and its roof open to the gulls.",
         "This autumn 212 children walked through the same doors their grandparents once used, on their way to class.",
         "“Nobody believed we could do it with the money we had,” said Thomas Adeyemi, the head teacher, standing in what used to be the packing hall. “There were days when I did not believe it either.”",
         "The town paid $3.4 million for the conversion, less than half of what a new building would have cost. Volunteers laid floors at weekends, and a retired boatbuilder made every desk.",
         "Not everyone is happy. Some neighbors say the traffic at drop-off time is worse than anything the trucks ever caused, and a petition for a second entrance has gathered 140 names.",
         "The county inspector, who visited twice before the opening, called the building safe but noisy. Panels that swallow the echo are to be fitted over the winter break.",
         "What happens next depends on the numbers. If enrollment passes 250, the school will need the second floor, which still smells faintly of sardines.",
         "“We like the smell,” Mr. Adeyemi said. “It reminds everyone that something was made here.”")),
    _article(
        "en", "Review: The Lamplight Portable Stove Boils Fast and Burns Clean", "Daniel Okafor", "2020-02-18T16:45", "Reviews",
        "The stove folded for the rucksack.",
        ("I have carried the Lamplight on three trips now, in rain, in wind and once at minus nine, and it has yet to refuse to light.",
         "It weighs 310 grams with the stand, which is neither the lightest nor the heaviest in its class, and it folds flat enough to slide behind a water bottle.",
         "A liter of water boiled in three minutes and forty seconds at sea level. At 1,900 meters the same pot took a little over five minutes, still quicker than the two rivals I brought along.",
         "The fuel valve is stiff when new. Mine loosened after a dozen turns, but anyone with cold hands should practise at home first.",
         "Cleaning is simple: two screws, one brush, and a wire for the jet that lives in the handle. There is nothing to lose except the wire, so I tied mine to the stand with dental floss.",
         "At $89 it costs more than it should. If you camp twice a year, buy something cheaper; if you camp every month, you will forget the price by spring.")),
    _article(
        "en", "Storm Leaves 4,000 Homes Without Power Along the Coast", "Priya Raman", "2018-12-09T07:05", "Local",
        "Crews repair a line on Harbor Street.",
        ("PORT SAMPLE — A storm that tore through the coast overnight left about 4,000 homes without power on Sunday morning, the utility said.",
         "Winds reached 71 miles per hour shortly after midnight, bringing down trees on Harbor Street and closing the bridge to the island for six hours.",
         "No injuries were reported, according to Fire Chief Ellen Brandt, who said crews answered 63 calls before dawn.",
         "Power should be back for most customers by the evening, a spokesman for the utility said, but some on the island may have to wait until Tuesday.")),
)  # fmt: skip
