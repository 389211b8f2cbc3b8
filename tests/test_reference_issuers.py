"""Who issued a cited document, as schools, communes, youth unions write it (contract §6 ``issuer``)."""

from datetime import date

import pytest

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.references import find_references
from vnunion_nlp.text import SourceText


def found(text: str) -> list[ReferenceMention]:
    return find_references(Passage.of(SourceText(text).folded, issued=date(2024, 4, 1)))


@pytest.mark.parametrize(
    "issuer",
    [
        "UBND TX. Hòa An",
        "UBND H. Hòa An",
        "UBND Q.8",
        "UBND TT. Hòa An",
        "LĐLĐ TP.Hòa An",
        "LĐLĐ T.P Hòa An",
        "Phòng GD và ĐT huyện Hòa An",
        "Phòng GD - ĐT huyện Hòa An",
        "Sở Giáo dục và đào tạo Hòa An",
        "Sở Lao động - TB&XH tỉnh",
        "Liên đoàn lao động tỉnh Hòa an",
        "BTV Thị Đoàn Hòa an",
        "Hội liên hiệp phụ nữ tỉnh",
        "Ban Chỉ đạo 138 tỉnh",
        "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện Hòa An",
        "Công đoàn Tổng công ty Thép miền Nam",
        "Công đoàn cấp trên",
        "nhà trường",
        "trường Tiểu học Hoa Mai",
        "phòng giáo dục và đào tạo huyện Hòa An",
        "UBND tỉnh Hòa An - Bình Lâm",
        "Chánh Thanh tra tỉnh",
        "Hiệu trưởng nhà trường",
        "Ủy ban Quốc gia về Chuyển đổi số",
        "Ủy ban Quốc gia phòng, chống HIV/AIDS và phòng, chống tệ nạn ma túy, mại dâm",
        "Ban Chỉ đạo Quốc gia xây dựng xã hội học tập",
        "Ban Chỉ đạo Đại hội đại biểu các dân tộc thiểu số",
        "Ban Tổ chức Hội thi thợ giỏi ngành may",
        "Bộ Văn hóa - Thông tin",
        "Hội nghị lần thứ VI, Ban Chấp hành Trung ương Đảng",
        "Ban chỉ đạo Hiến máu tình nguyện Tỉnh Hòa An",
        "Ban Chỉ đạo Tháng Nhân đạo huyện Phú Mỹ",
        "Ban Chỉ đạo Chiến dịch Thanh niên tình nguyện hè Thành phố",
        "Ban chỉ đạo công tác hè huyện Phú Mỹ",
        "Ban Chỉ đạo phổ cập giáo dục - xóa mù chữ tỉnh Hòa An",
        "Ban Tổ chức Hội khỏe Phù Đổng tỉnh Hòa An",
        "Ban Vận động Quỹ Vì người nghèo tỉnh Hòa An",
        "Ban Tổ chức Tỉnh ủy Hòa An",
        "Ban Vì sự tiến bộ phụ nữ ngành Y tế",
        "Ban Đại diện cha mẹ học sinh trường Tiểu học Hoa Mai",
        "Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh Hòa An",
        "Hội đồng Nghĩa vụ quân sự xã Hoa Lư",
        "Hội Bảo vệ quyền trẻ em tỉnh Hòa An",
        "Hội Sinh viên Việt Nam Trường Đại học Hòa An",
        'Ban Chỉ đạo Phong trào "Toàn dân rèn luyện thân thể" huyện Phú Mỹ',
        "Quốc hội 14",
        "Trưởng ban Ban Cơ yếu Chính phủ",
        "Giám đốc Học viện Kỹ thuật mật mã",
        "Trung tâm Công nghệ thông tin và Giám sát an ninh mạng",
        "Trung tâm Kiểm soát bệnh tật tỉnh Hòa An",
        "Trường Cao đẳng Công nghiệp và Thương mại",
        "Bộ Chỉ huy quân sự tỉnh Hòa An",
        "Bộ Chỉ huy Bộ đội Biên phòng tỉnh",
        "Quân khu 5",
        "Đài Tiếng nói Việt Nam",
        "Viện trưởng Viện kiểm sát nhân dân tối cao",
        "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc",
        "Bộ trưởng, Trưởng Ban Tổ chức - Cán bộ Chính phủ",
        "Ủy ban Dân tộc và Miền núi",
        "Tổng cục Dân số - Kế hoạch hóa gia đình",
        "Phòng Tài chính - Kế hoạch huyện Phú Mỹ",
        "Chi cục Văn thư - Lưu trữ tỉnh",
        "Liên Bộ Tài chính - Nội vụ",
        "Trường Tiểu học và Trung học cơ sở Hoa Lư",
        "Cục Nhà giáo và Cán bộ quản lý giáo dục",
        "Cục Y tế dự phòng",
        "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh",
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng",
        "Đại học Hòa An",
        "Chi ủy chi bộ trường",
        "UBND tỉnh Điện Biên",
        "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh",
        "Ban Chỉ đạo thực hiện QCDC ở cơ sở huyện Hòa An",
        "Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh",
    ],
)
def test_issuer_is_read_whole(issuer: str) -> None:
    for behind in (" về việc tổ chức hội trại.", " ban hành quy chế;"):
        [mention] = found(f"Căn cứ Kế hoạch số 41/KH-BTC ngày 12/3/2023 của {issuer}{behind}")
        assert mention.issuer == issuer


@pytest.mark.parametrize(
    "issuer",
    [
        "BỘ TRƯỞNG BỘ Y TẾ",
        "GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        "BAN THƯỜNG VỤ HỘI LHPN HUYỆN PHÚ MỸ",
        "ĐOÀN CHỦ TỊCH TRUNG ƯƠNG HỘI NÔNG DÂN VIỆT NAM",
        "BỘ GD-ĐT",
        "BỘ LĐ-TB&XH",
        "TRƯỜNG MẦM NON HOA MAI",
        "THỦ TƯỚNG CHÍNH PHỦ",
        "HỘI ĐỒNG NHÂN DÂN TỈNH",
    ],
)
def test_issuer_in_capitals(issuer: str) -> None:
    for behind in ("VỀ VIỆC TỔ CHỨC HỘI TRẠI", "BAN HÀNH QUY CHẾ", "HỘI NGHỊ"):
        [mention] = found(f"TRIỂN KHAI CHỈ THỊ SỐ 41/CT-BTC NGÀY 12/3/2023 CỦA {issuer} {behind}")
        assert mention.issuer == issuer


@pytest.mark.parametrize("issuer", ["BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH BỆNH TỈNH", "HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ HUYỆN"])
def test_committee_in_capitals(issuer: str) -> None:
    [mention] = found(f"TRIỂN KHAI CHỈ THỊ SỐ 41/CT-BTC NGÀY 12/3/2023 CỦA {issuer} VỀ VIỆC TỔ CHỨC HỘI TRẠI")
    assert mention.issuer == issuer


@pytest.mark.parametrize(
    "behind", [" Phê duyệt Đề án", ", các trường tổ chức", " và Kế hoạch số 9/KH-SNV", " - Kế hoạch số 9/KH-SNV"]
)
def test_what_goes_on_behind_an_issuer(behind: str) -> None:
    for issuer in ("Cục Quản lý chất lượng", "Sở Nội vụ", "Hội Cựu chiến binh Việt Nam"):
        mention = found(f"Thực hiện Công văn số 41/CV-BTC ngày 12/3/2023 của {issuer}{behind}")[0]
        assert mention.issuer == issuer


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Kế hoạch số 7/KH-ĐHHA ngày 20 tháng 9 năm 2023 Hiệu trưởng Trường Đại học Hòa An về hội nghị",
            "Hiệu trưởng Trường Đại học Hòa An",
        ),
        ("Kế hoạch số 7/KH-LĐLĐ ngày 18/5/2023 Ban Thường vụ LĐLĐ huyện Hòa An;", "Ban Thường vụ LĐLĐ huyện Hòa An"),
        ("Kế hoạch số 7/KH-LĐLĐ ngày 18/5/2023 Ban Chấp hành Công đoàn trường lập kế hoạch như sau", None),
        ("Kế hoạch số 7/KH-LĐLĐ ngày 18/5/2023, Công đoàn trường về cơ sở", None),
        ("Thông tư số 7/2013/TT-BYT ngày 12/7/2013 Bộ Y tế hướng dẫn quản lý", "Bộ Y tế"),
        (
            "Quyết định số 7/QĐ-UBND ngày 12/7/2013 ủy ban nhân dân tỉnh Hòa An ban hành quy định",
            "ủy ban nhân dân tỉnh Hòa An",
        ),
        ("Quyết định số 7/QĐ-UBND ngày 12/7/2013 UBND tỉnh Hòa An ban hành Kế hoạch như sau", None),
        ("Nghị quyết 13 Hội nghị Trung ương 6 khóa X về", "Hội nghị Trung ương 6 khóa X"),
        (
            "Kế hoạch liên tịch số 5/KHLT-LĐLĐ-SYT ngày 6/3/2014 của LĐLĐ tỉnh - Sở Y tế, Công đoàn ngành",
            "LĐLĐ tỉnh - Sở Y tế",
        ),
        ("Nghị quyết số 13-NQ/TW Ban Chấp hành Trung ương Đảng (khóa X) về", "Ban Chấp hành Trung ương Đảng"),
        ("Nghị quyết số 7, Khóa XI của Ban Chấp hành Trung ương về", "Ban Chấp hành Trung ương"),
        (
            "Quyết định số 7/QĐ-UBBC ngày 12/7/2013 của Ủy ban bầu cử xã Hòa An Về việc thành lập",
            "Ủy ban bầu cử xã Hòa An",
        ),
        (
            "Kế hoạch số 7/KH-BCĐ của Ban Chỉ đạo Hiến máu tình nguyện, công đoàn trường vận động",
            "Ban Chỉ đạo Hiến máu tình nguyện",
        ),
        ("Kế hoạch số 7/KH-BCĐ của Ban Chỉ đạo đã được phổ biến đến các xã", "Ban Chỉ đạo"),
        ("Thông tư số 7/2013/TT-BYT của Bộ trưởng Bộ Y tế UBND xã Hoa Lư trình", "Bộ trưởng Bộ Y tế"),
        ("Tờ trình số 7/TTr-SYT ngày 12/7/2013; của UBND tỉnh tại", None),
        (
            "Nghị quyết Trung ương 4 khóa XI và Nghị quyết Trung ương 4 khóa XII của Ban Chấp hành Trung ương;",
            "Ban Chấp hành Trung ương",
        ),
    ],
)
def test_issuer_without_its_word(text: str, issuer: str | None) -> None:
    assert {mention.issuer for mention in found(f"Thực hiện {text}")} == {issuer}


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Thông tư liên tịch số 12/2012/TTLT-BTC-BNV-BYT ngày 5/6/2012 của Bộ Tài chính, Bộ Nội vụ và Bộ Y tế, Sở Y tế",
            "Bộ Tài chính, Bộ Nội vụ và Bộ Y tế",
        ),
        (
            "Nghị quyết liên tịch số 102 của Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Tổng Liên đoàn hướng dẫn",
            "Ủy ban Thường vụ Quốc hội, Chính phủ và Đoàn Chủ tịch Tổng Liên đoàn",
        ),
        ("Công văn số 9/UBND-NC ngày 5/6/2012 của UBND tỉnh, Sở Nội vụ và LĐLĐ tỉnh", "UBND tỉnh"),
        (
            "Thông tư liên bộ số 19/TT-LB ngày 12/3/1996 của Bộ Lao động - Thương binh và Xã hội - Bộ Y tế về",
            "Bộ Lao động - Thương binh và Xã hội - Bộ Y tế",
        ),
        (
            "Kế hoạch về tuyên truyền phổ biến chủ trương của các cấp theo Nghị quyết liên tịch số 5 của Ủy ban Thường vụ"
            " Quốc hội, Chính phủ về",
            "Ủy ban Thường vụ Quốc hội, Chính phủ",
        ),
        (
            "quy định số 01/QĐ-LT ngày 10/5/2014 của sở Giáo dục & đào tạo và CĐGD tỉnh Hòa An quy định",
            "sở Giáo dục & đào tạo và CĐGD tỉnh Hòa An",
        ),
        (
            "công văn số 09/CV-LN ngày 14/12/2014 của Huyện Đoàn và Phòng giáo dục & Đào tạo huyện về việc",
            "Huyện Đoàn và Phòng giáo dục & Đào tạo huyện",
        ),
        (
            "Kế hoạch số 11/KH-BCĐTW ngày 15/01/2014 của Ban Chỉ đạo Trung ương Tháng hành động về ATVSLĐ và Công văn",
            "Ban Chỉ đạo Trung ương Tháng hành động về ATVSLĐ",
        ),
        ("Kế hoạch số 7/KH- HĐND xã ngày 02/11/2014 của thường trực HĐND xã Hòa An về", "thường trực HĐND xã Hòa An"),
        ("Kế hoạch số 7/KH-LĐLĐ ngày 02/11/2014 của LĐLĐ tỉnh Bình\n\nDương về", "LĐLĐ tỉnh Bình Dương"),
        ("Kế hoạch số 7/KH-LĐLĐ ngày 02/11/2014 của LĐLĐ tỉnh Hà Tĩnh về", "LĐLĐ tỉnh Hà Tĩnh"),
        ('Công văn số 23/BYT- DP "gày 06/5/2014 của Bộ Y tế.', "Bộ Y tế"),
    ],
)
def test_joint_issuers(text: str, issuer: str) -> None:
    assert found(f"Căn cứ {text}")[-1].issuer == issuer


def test_parties_of_a_joint_document() -> None:
    [mention] = found(
        "Theo Chương trình số 15/CTPH-SYT-CĐN ngày 10/9/2023 giữa Sở Y tế và Công đoàn ngành Y tế về phối hợp"
    )
    assert mention.issuer == "Sở Y tế và Công đoàn ngành Y tế"


def test_who_acts_is_no_party_of_a_joint_document() -> None:
    [mention] = found(
        "Theo Chương trình số 15/CTPH-SYT-CĐN giữa Bộ Y tế và Tổng Liên đoàn, Sở Y tế và LĐLĐ tỉnh lập kế hoạch"
    )
    assert mention.issuer == "Bộ Y tế và Tổng Liên đoàn"


def test_a_list_headed_by_its_issuer() -> None:
    text = "Căn cứ các Quyết định của Thủ tướng Chính phủ: Số 16/QĐ-TTg ngày 16/8/2016 phê duyệt Chương trình; số 58/QĐ-TTg về tiêu chí"
    mentions = found(text)
    assert [text[mention.start : mention.end] for mention in mentions] == [
        "Số 16/QĐ-TTg ngày 16/8/2016",
        "số 58/QĐ-TTg",
    ]
    assert {mention.issuer for mention in mentions} == {"Thủ tướng Chính phủ"}


def test_short_forms_share_their_issuer() -> None:
    assert [mention.issuer for mention in found("theo Quyết định 290, 291 của Bộ Chính trị (khóa X).")] == [
        "Bộ Chính trị"
    ] * 2


def test_the_issuer_of_a_list_stands_before_its_numbers() -> None:
    mentions = found(
        "Thực hiện Quyết định của Thủ tướng Chính phủ số 16/QĐ-TTg ngày 16/8/2016; số 58/QĐ-TTg ngày 1/9/2016"
    )
    assert [mention.issuer for mention in mentions] == ["Thủ tướng Chính phủ", "Thủ tướng Chính phủ"]
