"""Văn bản viện dẫn (contract §6, docs/annotation.md "References")."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp import parse
from vnunion_nlp.errors import KnowledgeError
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_breaks import bridge
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.references import find_references
from vnunion_nlp.knowledge import parse_table
from vnunion_nlp.resolution.conflicts import conflicts
from vnunion_nlp.resolution.references import ResolvedReference, resolve
from vnunion_nlp.text import SourceText, lower, unmarked

ISSUED = date(2024, 4, 1)


def folded(text: str) -> str:
    return SourceText(text).folded


def found(text: str, issued: date | None = ISSUED) -> list[ReferenceMention]:
    return find_references(Passage.of(folded(text), issued=issued))


def spans(text: str) -> list[str]:
    return [folded(text)[mention.start : mention.end] for mention in found(text)]


def resolved(text: str, issued: date | None = ISSUED, place: str | None = None) -> list[ResolvedReference]:
    return resolve(found(text, issued), issued=issued, place_hint=place)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị về tổ chức",
            "Nghị quyết số 02-NQ/TW, ngày 12/6/2021 của Bộ Chính trị",
        ),
        ("Theo Nghị quyết 02-NQ/TW ngày 12 tháng 6 năm 2021.", "Nghị quyết 02-NQ/TW ngày 12 tháng 6 năm 2021"),
        ("(Kế hoạch Số: 13/KH- LĐLĐ, ngày 24.02.2021)", "Kế hoạch Số: 13/KH- LĐLĐ, ngày 24.02.2021"),
        ("theo kế hoạch 19 – KH/TU của Tỉnh uỷ Hòa An, góp phần", "kế hoạch 19 - KH/TU của Tỉnh ủy Hòa An"),
        ("QĐ số 77-QĐ/TW và", "QĐ số 77-QĐ/TW"),
        (
            "Chương trình hành động số 9-CTr/HU của Huyện ủy về công đoàn",
            "Chương trình hành động số 9-CTr/HU của Huyện ủy",
        ),
        ("Quy chế hoạt động số 02/QC-BCH của Công đoàn cơ sở;", "Quy chế hoạt động số 02/QC-BCH của Công đoàn cơ sở"),
        ("Nghị định 30/2020/NĐ-CP của Chính phủ quy định về văn thư", "Nghị định 30/2020/NĐ-CP của Chính phủ"),
        ("của LĐLĐ tỉnh theo 217-QĐ/TW.", "217-QĐ/TW"),
        ("(sau đây gọi tắt là số 19/CT-TTg); tạo", "số 19/CT-TTg"),
        ("thực hiện Chỉ thị số48-CT/TW, tiếp tục", "Chỉ thị số48-CT/TW"),
        ("theo Nghị định159/2016/NĐ- CP của Chính phủ.", "Nghị định159/2016/NĐ- CP của Chính phủ"),
        ("theo Bộ luật Lao động (số 45/2019/QH14);", "Bộ luật Lao động (số 45/2019/QH14)"),
        ("Công văn (số 31/CĐN-TC) về quỹ", "Công văn (số 31/CĐN-TC)"),
        ("theo tinh thần mà Chỉ thị 23 đưa ra", "Chỉ thị 23"),
        ("Kế hoạch (số 31/KH-CĐN ngày 08/7/2024) về quỹ", "Kế hoạch (số 31/KH-CĐN ngày 08/7/2024)"),
        ("tại văn bản (theo Công văn số 31/CĐN-TC) và", "Công văn số 31/CĐN-TC"),
        ("Nghị quyết Trung ương sáu (khóa XII) về", "Nghị quyết Trung ương sáu (khóa XII)"),
        ("Chỉ thị số 7-CT/TU “Về Tết vui tươi” gắn với", 'Chỉ thị số 7-CT/TU "Về Tết vui tươi"'),
        ("Nghị quyết số 7-NQ/TU” Về Tết vui tươi” gắn với", 'Nghị quyết số 7-NQ/TU" Về Tết vui tươi"'),
        (
            "Nghị quyết của Bộ Chính trị số 02-NQ/TW, ngày 12/6/2021;",
            "Nghị quyết của Bộ Chính trị số 02-NQ/TW, ngày 12/6/2021",
        ),
        ("Ke hoach so 12/KH-LDLD ngay 3/2/2024 cua LĐLĐ huyện", "Ke hoach so 12/KH-LDLD ngay 3/2/2024 cua LĐLĐ huyện"),
        (
            "Công văn số 99/LĐLĐ-ToC ngày 5-4-2024 của LĐLĐ tỉnh V/v báo cáo",
            "Công văn số 99/LĐLĐ-ToC ngày 5-4-2024 của LĐLĐ tỉnh",
        ),
        ("thực hiện Luật Trẻ em năm 2016 và", "Luật Trẻ em năm 2016"),
        ("Luật Biên phòng Việt Nam và các quy định", "Luật Biên phòng Việt Nam"),
        ("điều lệ Công đoàn Việt Nam (khóa XII), các", "điều lệ Công đoàn Việt Nam (khóa XII)"),
        ("Hiến pháp năm 2013 và pháp luật", "Hiến pháp năm 2013"),
        (
            "quán triệt Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025-2030",
            "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
        ),
        (
            "THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI CÔNG ĐOÀN TỈNH HÒA AN KHOÁ XVIII, NHIỆM KỲ",
            "NGHỊ QUYẾT ĐẠI HỘI CÔNG ĐOÀN TỈNH HÒA AN KHÓA XVIII",
        ),
        ("Nghị quyết Hội nghị TW4 (khóa XII) về", "Nghị quyết Hội nghị TW4 (khóa XII)"),
        ("học tập Nghị quyết 02, chương trình", "Nghị quyết 02"),
        ("theo Quy định 590 của Tỉnh ủy.", "Quy định 590 của Tỉnh ủy"),
    ],
)
def test_span(text: str, expected: str) -> None:
    assert spans(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "các nghị quyết của Đảng, chính sách, pháp luật của Nhà nước",
        "theo quy định của pháp luật và Điều lệ; Nghị quyết này, Kế hoạch này",
        "Nghị quyết Đại hội Công đoàn các cấp; Nghị quyết Đại hội CĐCS",
        "chào mừng Đại hội XIII Công đoàn Việt Nam",
        "Số: 31/KH-LĐLĐ",
        "Số 127-QĐ/TW",
        "kế hoạch 5 năm, Báo cáo 6 tháng, Kế hoạch năm 2024, Nghị quyết 3 nội dung, Chương trình 1 triệu sáng kiến",
        "Quyết định 2 bên, Hướng dẫn số điện thoại, Báo cáo số liệu, ĐT: 0273/387, kh 5",
        "kỷ luật lao động, Luật sư Trần Văn Mẫu, các văn bản pháp luật",
        "ngày 12/6/2021, tỷ lệ 50/50, 15/20 đơn vị, Hiến pháp và pháp luật",
    ],
)
def test_no_reference(text: str) -> None:
    assert spans(text) == []


def test_parts_of_a_full_citation() -> None:
    [mention] = found("Kế hoạch số 47-KH/HU ngày 12/5/2023 của Ban Thường vụ Huyện uỷ về “Đổi mới công tác công đoàn”")
    assert (mention.kind, mention.type_code, mention.serial, mention.organ_code) == ("numbered", "KH", "47", "HU")
    assert (mention.date, mention.issuer, mention.title) == (
        "2023-05-12",
        "Ban Thường vụ Huyện ủy",
        "Đổi mới công tác công đoàn",
    )


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("của BCH Trung ương Đảng (khóa XII) về", "BCH Trung ương Đảng"),
        ("của Bộ Lao động - Thương binh và Xã hội hướng dẫn", "Bộ Lao động - Thương binh và Xã hội"),
        ("của Ban Thường vụ LĐLĐ tỉnh và Chỉ thị số 2-CT/TU", "Ban Thường vụ LĐLĐ tỉnh"),
        ("của Ủy ban nhân dân tỉnh Hòa An ban hành", "Ủy ban nhân dân tỉnh Hòa An"),
        ("của Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam về", "Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam"),
        ("của Thủ tướng Chính phủ phê duyệt", "Thủ tướng Chính phủ"),
        ("của Bộ Dân tộc và Tôn giáo quy định", "Bộ Dân tộc và Tôn giáo"),
        ("của Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh về", "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"),
        ("của Ban Chấp hành Đảng bộ Công ty cổ phần May Hòa An về", "Ban Chấp hành Đảng bộ Công ty cổ phần May Hòa An"),
        ("của Công đoàn các Khu công nghiệp và chế xuất Hòa An", "Công đoàn các Khu công nghiệp và chế xuất Hòa An"),
        ("của Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh về", "Ban Bí thư Trung ương Đoàn TNCS Hồ Chí Minh"),
        ("của Ban Thường vụ Tỉnh đoàn Hòa An về", "Ban Thường vụ Tỉnh đoàn Hòa An"),
        ("của Công ty TNHH Điện tử Minh Sơn ban hành", "Công ty TNHH Điện tử Minh Sơn"),
        ("của Hội đồng Thẩm phán Tòa án nhân dân tối cao hướng dẫn", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
        ("của Thống đốc Ngân hàng Nhà nước Việt Nam về", "Thống đốc Ngân hàng Nhà nước Việt Nam"),
        ("của Nghiệp đoàn Nghề cá xã Hải Bình triển khai", "Nghiệp đoàn Nghề cá xã Hải Bình"),
        ("của Ban Chỉ huy Quân sự huyện Mai Lâm về", "Ban Chỉ huy Quân sự huyện Mai Lâm"),
        ("của Hội đồng Thi đua - Khen thưởng Trung ương về", "Hội đồng Thi đua - Khen thưởng Trung ương"),
        ("của BCT Toàn thể đoàn viên", "BCT"),
        ("của UBND tỉnh Hòa An ban hành", "UBND tỉnh Hòa An"),
        ("của Tổng Liên đoàn Lao động Việt Nam Công đoàn tham gia", "Tổng Liên đoàn Lao động Việt Nam"),
        ("của Ủy ban MTTQ Việt Nam tỉnh Hòa An về", "Ủy ban MTTQ Việt Nam tỉnh Hòa An"),
        ("của Liên đoàn Lao động Quận 15 về", "Liên đoàn Lao động Quận 15"),
        ("của LĐLĐ quận 6 tháng đầu năm", "LĐLĐ quận"),
        ("của Phòng Giáo dục & Đào tạo huyện Mai Lâm về", "Phòng Giáo dục & Đào tạo huyện Mai Lâm"),
        ("của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"),
        (
            "của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam về",
            "Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
    ],
)
def test_issuer_ends_where_the_organ_does(text: str, issuer: str) -> None:
    assert found(f"Quyết định số 5/QĐ-AB {text}")[0].issuer == issuer


@pytest.mark.parametrize(
    ("text", "canonicals"),
    [
        (
            "Nghị quyết Đại hội XIV Công đoàn tỉnh và Đại hội XIII Công đoàn Việt Nam",
            ["ĐH-XIV/Công đoàn tỉnh", "ĐH-XIII/Công đoàn Việt Nam"],
        ),
        ("nghị quyết đại hội CĐCS, Đại hội X Công đoàn huyện Mai Lâm", ["ĐH-X/Công đoàn huyện Mai Lâm"]),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", ["ĐH-XIII/Đảng Cộng sản Việt Nam"]),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc Đoàn TNCS Hồ Chí Minh lần thứ XII",
            ["ĐH-XII/Đoàn Thanh niên Cộng sản Hồ Chí Minh"],
        ),
        (
            "Nghị quyết Đại hội CĐCS Sở Nông nghiệp và PTNT khóa XI",
            ["ĐH-XI/Công đoàn cơ sở Sở Nông nghiệp và Phát triển nông thôn"],
        ),
        ("Nghị quyế Đại hội Đảng bộ tỉnh lần thứ XVI", ["ĐH-XVI/Đảng bộ tỉnh"]),
        ("Nghị quyết Đại hội MTTQ Việt Nam lần thứ X", ["ĐH-X/Mặt trận Tổ quốc Việt Nam"]),
        ("Nghị quyết Đại hội XlII CĐVN", ["ĐH-XIII/Công đoàn Việt Nam"]),
        ("Nghị quyết Đại hội Công đoàn tỉnh lần thứ 19", ["ĐH-XIX/Công đoàn tỉnh"]),
        ("Nghị quyết Đại hội Công đoàn tỉnh ln thứ XIX", ["ĐH-XIX/Công đoàn tỉnh"]),
        ("NGHỊ QUYẾT ĐẠI HỘI X CÔNG ĐOÀN VIÊN CHỨC TỈNH HÒA AN", ["ĐH-X/Công đoàn Viên chức tỉnh Hòa An"]),
        ("Nghị quyết XX của tỉnh Đảng bộ", ["ĐH-XX/Đảng bộ tỉnh"]),
        ("Nghị quyết Đại hội Đảng XIII", ["ĐH-XIII/Đảng Cộng sản Việt Nam"]),
        ("Nghị quyết Đại hội XII CĐ TP HCM", ["ĐH-XII/Công đoàn thành phố Hồ Chí Minh"]),
        ("Nghị quyết Đại hội đại biểu Phụ nữ tỉnh Hòa An lần thứ V", ["ĐH-V/Hội Liên hiệp Phụ nữ tỉnh Hòa An"]),
    ],
)
def test_congresses(text: str, canonicals: list[str]) -> None:
    assert [mention.canonical for mention in found(text)] == canonicals


def test_list_that_shares_its_head() -> None:
    text = "các Nghị quyết số 20-NQ/TW, 02-NQ/TW và số 18-NQ/TW"
    assert spans(text) == ["Nghị quyết số 20-NQ/TW", "02-NQ/TW", "số 18-NQ/TW"]


def test_list_that_shares_its_tail() -> None:
    first, second = found("QĐ số 217-QĐ/TW và QĐ số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị")
    assert (first.issuer, first.date) == (second.issuer, second.date) == ("Bộ Chính trị", "2013-12-12")
    assert first.end < second.start


def test_nested_references_are_two() -> None:
    text = "Kế hoạch số 57-KH/TU của Tỉnh ủy về việc thực hiện Nghị quyết số 02-NQ/TW của Bộ Chính trị"
    assert [mention.canonical for mention in found(text)] == ["57-KH/TU", "02-NQ/TW"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Căn cứ Luật Công đoàn", "based_on"),
        ("tuyên truyền, quán triệt, học tập Nghị quyết 02", "implements"),
        ("tuyên truyền, phổ biến Luật Công đoàn", "mentions"),
        ("sửa đổi, bổ sung một số điều của Luật Công đoàn", "amends"),
        ("thay thế Hướng dẫn số 03/HD-TLĐ", "replaces"),
        ("bãi bỏ Quyết định số 5/QĐ-LĐLĐ", "repeals"),
        ("(Ban hành kèm theo Quyết định số 5/QĐ-LĐLĐ)", "attached_to"),
        ("theo tinh thần Chỉ thị số 05-CT/TW", "based_on"),
        ("theo dõi việc học Chỉ thị số 05-CT/TW", "mentions"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert found(text)[0].relation == relation


def test_members_of_a_list_share_the_verb() -> None:
    relations = [
        mention.relation for mention in found("Thực hiện Kế hoạch số 1/KH-LĐLĐ của LĐLĐ tỉnh; Kế hoạch số 2/KH-LĐLĐ.")
    ]
    assert relations == ["implements", "implements"]


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", ("a", "2", "5")),
        ("khoản 2, 3 và 4 Điều 22 của Luật Công đoàn", (None, "2, 3, 4", "22")),
        ("Điều 10 Luật Công đoàn", (None, None, "10")),
        ("Điều10 Luật Công đoàn", (None, None, "10")),
        ("Điều 10 và Điều 12 của Luật Công đoàn", (None, None, "10, 12")),
        ("khoản 1 Điều 10 và Điều 12 Luật Công đoàn", (None, "1", "10")),
        ("khoản 14 Điều 2 và khoản 4 Điều 22 của Luật Công đoàn", (None, "14, 4", "2, 22")),
    ],
)
def test_pinpoint(text: str, pinpoint: tuple[str | None, ...]) -> None:
    mention = found(f"Theo {text}")[0]
    assert mention.pinpoint is not None
    assert (mention.pinpoint.point, mention.pinpoint.clause, mention.pinpoint.article) == pinpoint


@pytest.mark.parametrize(
    ("text", "issued", "number"),
    [
        ("Luật Công đoàn", date(2024, 4, 1), "12/2012/QH13"),
        ("Luật Công đoàn", date(2025, 7, 1), "50/2024/QH15"),
        ("Luật Công đoàn năm 2012", date(2026, 1, 1), "12/2012/QH13"),
        ("Luật BHXH", date(2024, 4, 1), "58/2014/QH13"),
        ("Luật Bảo hiểm xã hội (sửa đổi)", date(2024, 1, 5), None),
        ("Luật Bảo hiểm xã hội (sửa đổi)", date(2024, 9, 5), "41/2024/QH15"),
        ("dự thảo Luật Công đoàn", date(2024, 4, 1), None),
        ("Luật An toàn vệ sinh lao động", date(2024, 4, 1), "84/2015/QH13"),
        ("bộ luật Lao động", date(2019, 4, 1), "10/2012/QH13"),
        ("Điều lệ Công đoàn Việt Nam", date(2021, 4, 1), "174/QĐ-TLĐ"),
        ("Điều lệ Công đoàn Việt Nam", date(2024, 4, 1), "112/QĐ-TLĐ"),
        ("Luật Giáo dục ngày 14/6/2007", date(2018, 4, 1), "38/2005/QH11"),
        ("Luật Bảo vệ và phát triển rừng", date(2012, 4, 1), "29/2004/QH11"),
        ("Luật Thuế GTGT", date(2012, 4, 1), "13/2008/QH12"),
        ("Pháp lệnh Cán bộ, công chức", date(2002, 4, 1), "01/1998/PL-UBTVQH10"),
        ("Luật Đất đai", date(1999, 4, 1), "24-L/CTN"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế ngày 20/11/2012", date(2014, 4, 1), "21/2012/QH13"),
        ("Luật Phòng, chống cát tặc", date(2024, 4, 1), None),
        ("Luật Công đoàn năm 2013", date(2026, 4, 1), "12/2012/QH13"),
        ("Luật Trẻ em năm 1999", date(2026, 4, 1), None),
        ("Luật Thi đua, khen thưởng năm 2013", date(2016, 4, 1), "39/2013/QH13"),
        ("Pháp lệnh dân số", date(2020, 4, 1), "06/2003/PL-UBTVQH11"),
        ("Luật Công đoàn Việt Nam năm 2012", date(2026, 4, 1), "12/2012/QH13"),
        ("Luật Công đoàn ngày 20/6/2012", date(2026, 4, 1), "12/2012/QH13"),
        ("Luật Trẻ em ngày 12/8/1991", date(2024, 4, 1), None),
        ("Luật PBGDPL", date(2024, 4, 1), "14/2012/QH13"),
        ("Luật thủy sản ngày 21/11/2017", date(2020, 4, 1), "18/2017/QH14"),
        ("Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND", date(2010, 4, 1), "31/2004/QH11"),
        ("Luật sửa đổi bổ sung một số điều của Luật Giáo dục ngày 04/12/2009", date(2011, 4, 1), "44/2009/QH12"),
    ],
)
def test_law_in_force(text: str, issued: date, number: str | None) -> None:
    [mention] = found(f"thực hiện {text};", issued)
    assert (mention.kind, mention.canonical) == ("law", number)


def test_amending_law_is_one_law() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019"
    [mention] = found(f"Căn cứ {text};")
    assert spans(f"Căn cứ {text};") == [text]
    assert (mention.kind, mention.canonical) == ("law", "47/2019/QH14")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nghị quyết 02/NQ-BCT của Bộ Chính trị", ["02-NQ/TW"]),
        ("Nghị quyết 07; Nghị quyết số 07-NQ/TU của Tỉnh ủy; Nghị quyết 07", ["07-NQ/TU"] * 3),
        ("Chỉ thị 05 của Bộ Chính trị", ["05-CT/TW"]),
        ("Chỉ thị 05-CT/BCT “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”", ["05-CT/TW"]),
        ("Chỉ thị 05/CT-BCT về tiết kiệm điện", ["05/CT-BCT"]),
        ("QĐ 217, 218", ["217-QĐ/TW", "218-QĐ/TW"]),
        ("Nghị quyết Trung ương 4 khóa XII", ["04-NQ/TW"]),
        ("Nghị quyết 977", [None]),
        ("Nghị định 145/2020", ["145/2020/NĐ-CP"]),
        ("Kế hoạch số 5/KH-LĐLĐ", ["5/KH-LĐLĐ"]),
    ],
)
def test_resolution(text: str, numbers: list[str | None]) -> None:
    assert [reference.resolved for reference in resolved(text)] == numbers


@pytest.mark.parametrize(
    ("text", "issued", "urn"),
    [
        ("Nghị quyết số 02-NQ/TW", date(2024, 4, 1), "vn:party:TW:NQ:2:2021"),
        ("Nghị quyết số 02-NQ/TW", date(2026, 4, 1), "vn:party:TW:NQ:2:2026"),
        ("Nghị quyết số 02-NQ/TW ngày 12/6/2021", date(2026, 4, 1), "vn:party:TW:NQ:2:2021"),
        (
            "Nghị quyết số 02-NQ/TW về “Đổi mới tổ chức và hoạt động Công đoàn”",
            date(2026, 4, 1),
            "vn:party:TW:NQ:2:2021",
        ),
        ("Kế hoạch số 9-KH/TU ngày 1/2/2023 của Tỉnh ủy Hòa An", date(2024, 4, 1), "vn:party:TU@hoa-an:KH:9:2023"),
        ("Kế hoạch số 9/KH-LĐLĐ ngày 1/2/2023", date(2024, 4, 1), "vn:union:LĐLĐ@mai-lam:KH:9:2023"),
        ("Luật Công đoàn", date(2024, 4, 1), "vn:law:12/2012/QH13"),
        ("Nghị định số 04/2015/NĐ-CP", date(2024, 4, 1), "vn:norm:NĐ:4/2015/NĐ-CP"),
        ("Nghị quyết Đại hội XIII Công đoàn Việt Nam", date(2024, 4, 1), "vn:congress:union:vn:13"),
        ("Điều lệ Công đoàn Việt Nam", date(2024, 4, 1), "vn:charter:union:13"),
    ],
)
def test_urn(text: str, issued: date, urn: str) -> None:
    assert [reference.urn for reference in resolved(text, issued, "Mai Lâm")] == [urn]


def test_notes() -> None:
    alias, mismatch = resolved("Nghị quyết 02/NQ-BCT; Chương trình hành động số 04/CT-LĐLĐ")
    assert alias.notes == {"alias"}
    assert mismatch.notes == {"type_mismatch"}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Kế hoạch số 5/KH-LĐLĐ ngày 1/2/2023; Kế hoạch số 5/KH-LĐLĐ ngày 2/2/2023", ["date"]),
        ("Kế hoạch số 5-KH/TU ngày 1/2/2023; Kế hoạch số 5-KH/HU ngày 1/2/2023", ["organ"]),
        ("Chỉ thị số 34-CT/TW ngày 07/4/2014; Chỉ thị số 34-CT/TW ngày 24/5/2024", []),
        ("Nghị quyết 02/NQ-BCT ngày 12/6/2021; Nghị quyết số 02-NQ/TW ngày 12/6/2021", []),
        (
            "Kế hoạch số 5/KH-LĐLĐ về “Tết sum vầy an vui”; Kế hoạch số 5/KH-LĐLĐ về “Tháng công nhân sôi nổi”",
            ["title"],
        ),
    ],
)
def test_conflicts(text: str, fields: list[str]) -> None:
    assert [conflict.field for conflict in conflicts(found(text))] == fields


WORDS = st.sampled_from(
    [
        "Nghị quyết",
        "Kế hoạch",
        "số",
        "02-NQ/TW",
        "31/KH- LĐLĐ",
        ",",
        ";",
        "và",
        "của",
        "Bộ Chính trị",
        "ngày",
        "12/6/2021",
        "về",
        "“",
        "”",
        "Luật",
        "Công đoàn",
        "năm 2012",
        "Đại hội",
        "XIII",
        "Việt Nam",
        "lần thứ",
        "khóa XII",
        "(",
        ")",
        "Điều 5",
        "khoản 2",
        "thực hiện",
        "Điều lệ",
        "\n",
        "Trung ương 4",
        "QĐ",
        "217",
        "…",
        "dự thảo",
        "TỈNH HÒA AN",
        "/KH-CĐCS",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=30).map(" ".join)))
def test_never_raises_and_later_text_changes_nothing(text: str) -> None:
    text = folded(text)
    mentions = find_references(Passage.of(text, issued=ISSUED))
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end].strip()
        end = mention.end
    assert len(resolve(mentions, issued=ISSUED)) == len(mentions)
    conflicts(mentions)
    assert find_references(Passage.of(text + "\n\nHết.", issued=ISSUED)) == mentions


@pytest.mark.parametrize(
    ("table", "words"),
    [("", "column names"), ("a\ta\n", "distinct"), ("a\tb\n1\t2\t3\n", "t.tsv:2")],
)
def test_broken_table_says_where(table: str, words: str) -> None:
    with pytest.raises(KnowledgeError, match=words):
        parse_table("t.tsv", table)


def test_a_comma_without_a_blank_parts_two_serials() -> None:
    assert spans("thực hiện Quy định 213,214 của Ban Bí thư về") == ["Quy định 213", "214 của Ban Bí thư"]
    assert spans("chi theo Quyết định 213,2 triệu đồng") == []


@pytest.mark.parametrize(
    ("text", "span", "issuer"),
    [
        (
            "theo Quyết định số 5/QĐ-TLĐ của Tổng Liên\n- đoàn về thi đua",
            "Quyết định số 5/QĐ-TLĐ của Tổng Liên\n- đoàn",
            "Tổng Liên đoàn",
        ),
        (
            "theo Quyết định số 5/QĐ-TLĐ của -\nBan Thường vụ :\n: Thành ủy",
            "Quyết định số 5/QĐ-TLĐ của -\nBan Thường vụ :\n: Thành ủy",
            "Ban Thường vụ Thành ủy",
        ),
        (
            "theo Kế hoạch số 5/KH-\n: LĐLĐ ngày\n. 03/4/2022 của LĐLĐ tỉnh",
            "Kế hoạch số 5/KH-\n: LĐLĐ ngày\n. 03/4/2022 của LĐLĐ tỉnh",
            "LĐLĐ tỉnh",
        ),
        (
            "theo Quyết :\nđịnh số 5/QĐ-TTg của Thủ tướng Chính: phủ.",
            "Quyết :\nđịnh số 5/QĐ-TTg của Thủ tướng Chính: phủ",
            "Thủ tướng Chính phủ",
        ),
        (
            "theo Kế hoạch số 5/KH-LĐLĐ của Bạn Thường vụ LĐÐLĐ tỉnh",
            "Kế hoạch số 5/KH-LĐLĐ của Bạn Thường vụ LĐĐLĐ tỉnh",
            "Ban Thường vụ LĐLĐ tỉnh",
        ),
        (
            "theo Kế hoạch số 5/KH-UBND ngày 03 tháng 4 năm 2022 của UBND huyện\nMai Lâm về",
            "Kế hoạch số 5/KH-UBND ngày 03 tháng 4 năm 2022 của UBND huyện\nMai Lâm",
            "UBND huyện Mai Lâm",
        ),
        (
            "Căn cứ\nQuyết định số\n5/QĐ-TLĐ\nngày\n03/4/2022\ncủa Tổng Liên đoàn về",
            "Quyết định số\n5/QĐ-TLĐ\nngày\n03/4/2022\ncủa Tổng Liên đoàn",
            "Tổng Liên đoàn",
        ),
        # lost blanks
        (
            "vàQuyết định số 5-QĐ/TWngày 3/4/2022của Ban Bíthư về",
            "Quyết định số 5-QĐ/TWngày 3/4/2022của Ban Bíthư",
            "Ban Bí thư",
        ),
        (
            "theo Kế hoạch số 5/KH-LĐLĐ của LĐLĐ tỉnh Plei Kutơ về",
            "Kế hoạch số 5/KH-LĐLĐ của LĐLĐ tỉnh Plei Kutơ",
            "LĐLĐ tỉnh Plei Kutơ",
        ),
        # what stands apart stays apart
        (
            "theo Chỉ thị số 5-CT/TU của Thành ủy,\n\nBan Thường vụ hướng dẫn",
            "Chỉ thị số 5-CT/TU của Thành ủy",
            "Thành ủy",
        ),
        ("theo Chỉ thị số 5-CT/TU của Tỉnh ủy\nBAN THƯỜNG VỤ HUYỆN ỦY", "Chỉ thị số 5-CT/TU của Tỉnh ủy", "Tỉnh ủy"),
    ],
)
def test_citations_torn_by_lines_and_specks(text: str, span: str, issuer: str) -> None:
    (mention,) = found(text)
    assert folded(text)[mention.start : mention.end] == span
    assert mention.issuer == issuer


@pytest.mark.parametrize(
    ("text", "date_", "canonical"),
    [
        ("Quyết định ngày 12/5/2017 số 655/QĐ-TTg", "2017-05-12", "655/QĐ-TTg"),
        ("Nghị quyết số 01/NQ-CP (ngày 05/01/2024) của Chính phủ", "2024-01-05", "01/NQ-CP"),
        ("Hướng dẫn số 29-HD/BTCTW; ngày 20-12-2021", "2021-12-20", "29-HD/BTCTW"),
        ("Quyết định số 218-QĐ/TW ngày 1212-2013", None, "218-QĐ/TW"),
        ("Thông báo số 218-TB/TW ngày 15/20/2010 của Ban Bí thư", None, "218-TB/TW"),
        ("Quyết định số 105-QĐ/U ngày 22/8/2016", "2016-08-22", None),
    ],
)
def test_dates_and_numbers_that_are_damaged_or_moved(text: str, date_: str | None, canonical: str | None) -> None:
    (mention,) = found(f"Theo {text}.")
    assert (mention.date, mention.canonical) == (date_, canonical)


@pytest.mark.parametrize(("read", "ordinal"), [("XIH", "XIII"), ("XHI", "XIII"), ("XIT", "XII"), ("XVHI", "XVIII")])
def test_ordinals_that_a_scanner_misread(read: str, ordinal: str) -> None:
    assert found(f"Nghị quyết Đại hội {read} Công đoàn tỉnh Hòa An")[0].serial == ordinal


def test_an_amending_law_is_told_by_those_it_amends() -> None:
    (mention,) = found(
        "Luật sửa đổi, bổ sung một số điều của Luật Mặt trận Tổ quốc Việt Nam, Luật Công đoàn, Luật Thanh niên"
        " và Luật Thực hiện dân chủ ở cơ sở",
        date(2025, 9, 1),
    )
    assert mention.canonical == "97/2025/QH15"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết Hội nghị lần thứ năm, Ban Chấp hành Công đoàn tỉnh Hòa An (khóa X)",
        "Nghị quyết Hội nghị lần thứ 5 của BCH Tổng Liên đoàn, khóa XI",
        "Nghị quyết Hội nghị Ban Chấp hành LĐLĐ tỉnh lần thứ 5",
    ],
)
def test_plenums_of_the_union(text: str) -> None:
    (mention,) = found(f"Căn cứ {text} về thi đua;")
    assert (mention.kind, mention.canonical) == ("short", None)
    assert mention.end == len(f"Căn cứ {text}")


def test_a_bracketed_term_belongs_to_the_mention_alone() -> None:
    (mention,) = found("Chỉ thị số 5-CT/TW của Ban Bí thư (khóa XII) về")
    assert mention.issuer == "Ban Bí thư"
    assert mention.end == len("Chỉ thị số 5-CT/TW của Ban Bí thư (khóa XII)")
    assert found("Chỉ thị số 5-CT/TW của Ban Bí thư khóa XII về")[0].issuer == "Ban Bí thư khóa XII"


@given(st.text(alphabet="của Ban\n-.:,' Tổng Liên đoànQĐ/12ngày số_", max_size=120))
def test_gaps_keep_offsets(text: str) -> None:
    bridged = bridge(text, unmarked(lower(text)))
    assert len(bridged.text) == len(bridged.plain)
    for at, character in enumerate(bridged.text):
        start, end = bridged.to_passage(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert character == " " or text[start:end] == character


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Triển khai Luật Phát triển làng nghề đảm bảo tiến độ.", "Luật Phát triển làng nghề"),
        ("Khi Luật Bảo hộ môi trường biển có hiệu lực thi hành.", "Luật Bảo hộ môi trường biển"),
        ("Tuyên truyền Luật Khuyến khích đô thị xanh đến đoàn viên.", "Luật Khuyến khích đô thị xanh"),
        ("Theo Luật An sinh cơ sở năm 2031.", "Luật An sinh cơ sở năm 2031"),
        ("Góp ý Luật Bảo hộ tham quan thực địa do Chính phủ trình.", "Luật Bảo hộ tham quan thực địa"),
    ],
)
def test_names_of_laws_that_nobody_lists_end_by_what_is_spelt(text: str, law: str) -> None:
    """``đô`` and ``cơ`` are no ``do`` and ``có``."""
    (reference,) = parse(f"KẾ HOẠCH\nCông tác năm 2031\n\n1. {text}\n").references
    assert reference.text == law
