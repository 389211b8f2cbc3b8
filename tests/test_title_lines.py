"""Titles that stand for a head, as pages and registers name documents; organs one below the other."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse


@pytest.mark.parametrize(
    ("title", "kind", "number", "date", "subject"),
    [
        ("Kế hoạch kiểm tra cuối năm học 2016 – 2017", "KH", None, None, "kiểm tra cuối năm học 2016 – 2017"),
        ("Thông báo v/v ủng hộ đồng bào vùng lũ", "TB", None, None, "v/v ủng hộ đồng bào vùng lũ"),
        ("Nghị quyết của HĐND huyện Sơn Hà về nhiệm vụ năm 2012", "NQ", None, None, "về nhiệm vụ năm 2012"),
        (
            "Hướng dẫn số 180/HD-LĐLĐ ngày 29 tháng 11 năm 2013 của Liên đoàn Lao động tỉnh Sơn Hà về đóng đoàn phí",
            "HD",
            "180/HD-LĐLĐ",
            "2013-11-29",
            "về đóng đoàn phí",
        ),
    ],
)
def test_a_title_names_the_document(title: str, kind: str, number: str | None, date: str | None, subject: str) -> None:
    document = parse(f"{title}\n\n1. Thu, nộp theo quy định.\n2. Báo cáo theo Kế hoạch số 5/KH-LĐLĐ ngày 3/4/2012.\n")
    header = document.header
    assert header.doc_type is not None
    assert header.subject is not None
    assert (header.doc_type.code, header.subject.value) == (kind, subject)
    assert (header.number and header.number.canonical, header.date and header.date.value) == (number, date)
    assert [reference.canonical for reference in document.references] == ["5/KH-LĐLĐ"]


@pytest.mark.parametrize("menu", ["", "Trang chủ\n\nTin tức\n\n", "Thứ hai - 05/03/2020 10:12\n\n"])
@pytest.mark.parametrize(
    ("title", "organ"),
    [
        (
            "Hướng dẫn số 180/HD-LĐLĐ ngày 29/11/2013 của Liên đoàn Lao động tỉnh Sơn Hà về đoàn phí",
            "Liên đoàn Lao động tỉnh Sơn Hà",
        ),
        ("Kế hoạch của trường Mầm non Hoa Mai năm học 2019 - 2020", "trường Mầm non Hoa Mai"),
        ("Chương trình công tác năm 2017 – LĐLĐ TP. Sơn Hà", "LĐLĐ TP. Sơn Hà"),
        ("Kế hoạch tổ chức hội nghị viên chức năm 2021 của UBND xã Tân Sơn", "UBND xã Tân Sơn"),
    ],
)
def test_the_title_names_who_issued_it(menu: str, title: str, organ: str) -> None:
    header = parse(f"{menu}{title}\n\nI. MỨC ĐÓNG\n1. Đoàn viên đóng theo lương.\n").header
    assert header.issuing_organ is not None
    assert (header.issuing_organ.value, header.issuing_organ.inferred) == (organ, True)


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của ngành cho thấy số đoàn viên tăng.\n\nCác đơn vị đã thực hiện tốt.\n",
        "Thông báo này đã được gửi đến các đơn vị\n\nCác đơn vị thực hiện.\n",
        "Kế hoạch kiểm tra cuối năm được các đơn vị thực hiện tốt trong cả năm học\nvà được cấp trên ghi nhận.\n",
    ],
)
def test_a_sentence_is_no_title(text: str) -> None:
    assert parse(text).header.doc_type is None


def test_what_a_decision_is_about_may_stand_in_capitals() -> None:
    header = parse(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 487/QĐ-UBND\n"
        "Sơn Hà, ngày 02 tháng 12 năm 2021\nQUYẾT ĐỊNH\nV/V BAN HÀNH QUY CHẾ\nCăn cứ Luật Thanh niên;\n"
    ).header
    assert header.subject is not None
    assert header.subject.value == "V/V BAN HÀNH QUY CHẾ"


@pytest.mark.parametrize(
    ("lines", "parent", "issuing"),
    [
        ("PHÒNG GD&ĐT PHONG ĐIỀN\nTRƯỜNG TH TÂN SƠN", "PHÒNG GD&ĐT PHONG ĐIỀN", "TRƯỜNG TH TÂN SƠN"),
        (
            "ỦY BAN BẦU CỬ XÃ SƠN HÀ\nTIỂU BAN THÔNG TIN, TUYÊN TRUYỀN",
            "ỦY BAN BẦU CỬ XÃ SƠN HÀ",
            "TIỂU BAN THÔNG TIN, TUYÊN TRUYỀN",
        ),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nVĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"),
        ("HĐĐ HUYỆN TÂN SƠN\nLIÊN ĐỘI TRƯỜNG TH LÊ MẪU", "HĐĐ HUYỆN TÂN SƠN", "LIÊN ĐỘI TRƯỜNG TH LÊ MẪU"),
        ("ĐỘI TNTP HỒ CHÍ MINH\nLIÊN ĐỘI THCS TÂN SƠN", "ĐỘI TNTP HỒ CHÍ MINH", "LIÊN ĐỘI THCS TÂN SƠN"),
        ("ĐOÀN ĐẠI HỌC TÂN SƠN\nLIÊN CHI ĐOÀN KHOA LUẬT", "ĐOÀN ĐẠI HỌC TÂN SƠN", "LIÊN CHI ĐOÀN KHOA LUẬT"),
        ("BCH HUYỆN ĐOÀN TÂN SƠN\nĐOÀN TRƯỜNG THPT", "HUYỆN ĐOÀN TÂN SƠN", "ĐOÀN TRƯỜNG THPT"),
        ("TRƯỜNG THCS TÂN SƠN\nTỔ KHOA HỌC TỰ NHIÊN", "TRƯỜNG THCS TÂN SƠN", "TỔ KHOA HỌC TỰ NHIÊN"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO\nVỤ TỔ CHỨC CÁN BỘ", "TÒA ÁN NHÂN DÂN TỐI CAO", "VỤ TỔ CHỨC CÁN BỘ"),
        ("TỔNG CÔNG TY ĐIỆN LỰC MẪU\nĐIỆN LỰC TÂN SƠN", "TỔNG CÔNG TY ĐIỆN LỰC MẪU", "ĐIỆN LỰC TÂN SƠN"),
        ("UBND XÃ TÂN SƠN\nTHÔN ĐÔNG", "UBND XÃ TÂN SƠN", "THÔN ĐÔNG"),
        ("SỞ Y TẾ SƠN HÀ\nBỆNH VIỆN ĐA\nKHOA TÂN SƠN", "SỞ Y TẾ SƠN HÀ", "BỆNH VIỆN ĐA KHOA TÂN SƠN"),
        ("PHÒNG GD&ĐT TÂN SƠN\nTrường Tiểu học Lê Mẫu", "PHÒNG GD&ĐT TÂN SƠN", "Trường Tiểu học Lê Mẫu"),
        ("Phòng GD&ĐT Tân Sơn\nTRƯỜNG MẦM NON HOA MAI", "Phòng GD&ĐT Tân Sơn", "TRƯỜNG MẦM NON HOA MAI"),
    ],
)
@pytest.mark.parametrize("blank", [" ", "  "])
def test_who_stands_above_whom(lines: str, parent: str, issuing: str, blank: str) -> None:
    text = (
        f"{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 20/KH-TS\n"
        "Tân Sơn, ngày 9 tháng 11 năm 2021\nKẾ HOẠCH\nTuyên truyền\n"
    )
    # The text layers of scans double blanks.
    header = parse(text.replace(" ", blank)).header
    assert header.parent_organ is not None
    assert header.issuing_organ is not None
    assert (header.parent_organ.value, header.issuing_organ.value) == (parent, issuing)


@pytest.mark.parametrize("title", ["ĐOÀN TNCS HỒ CHÍ MINH", "ĐỘI TNTP HỒ CHÍ MINH"])
@pytest.mark.parametrize("gap", [" ", " " * 20])
def test_a_movement_has_its_title_beside_the_organ(title: str, gap: str) -> None:
    header = parse(
        f"LIÊN ĐỘI TRƯỜNG TIỂU HỌC TÂN SƠN{gap}{title}\nSố: 05/KH-LĐ{gap}Tân Sơn, ngày 9 tháng 11 năm 2021\nKẾ HOẠCH\nHội trại\n"
    ).header
    assert header.issuing_organ is not None
    assert header.issuing_organ.value == "LIÊN ĐỘI TRƯỜNG TIỂU HỌC TÂN SƠN"


@pytest.mark.parametrize(
    "headline",
    [
        "Về việc tổ chức hội thao năm 2021",
        "CÔNG ĐOÀN TRƯỜNG ĐÃ TỔ CHỨC HỘI THAO NĂM 2021",
        "Hôm nay : 209",
        "HỘI THAO NĂM 2021",
    ],
)
def test_a_page_s_headline_is_no_part_of_the_head(headline: str) -> None:
    header = parse(
        f"{headline}\n\nSỞ NỘI VỤ SƠN HÀ\n\nTRUNG TÂM LƯU TRỮ\n\nSố: 20/KH-TTLT\n\nSơn Hà, ngày 9 tháng 11 năm 2021\n\n"
        "KẾ HOẠCH\n\nTổ chức hội thao\n\nCăn cứ Quyết định số 5/QĐ-SNV ngày 3/4/2020;\n\nI. MỤC ĐÍCH\n"
    ).header
    assert header.issuing_organ is not None
    assert header.subject is not None
    assert (header.issuing_organ.value, header.subject.value) == ("TRUNG TÂM LƯU TRỮ", "Tổ chức hội thao")


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("Căn cứ Kế hoạch số 12/KH-SNV ngày 3/2/2020, UBND tỉnh ban hành Kế hoạch triển khai như sau:", "KH"),
        ("Căn cứ Điều lệ, Đoàn Chủ tịch Tổng Liên đoàn Lao động Việt Nam hướng dẫn công tác nhân sự như sau:", "HD"),
        ("Trường THCS Tân Sơn lập kế hoạch kiểm tra như sau:", "KH"),
        ("Nhận được công văn này, Sở Nội vụ đề nghị các đơn vị thực hiện.", "CV"),
        ("Theo đề nghị của Sở Nội vụ báo cáo tại Tờ trình số 5/TTr-SNV, các đơn vị triển khai:", None),
        ("Ngày 3/4/2020, UBND tỉnh ban hành Kế hoạch số 15/KH-UBND. Các đơn vị thực hiện:", None),
    ],
)
def test_the_opening_names_what_is_issued(opening: str, kind: str | None) -> None:
    found = parse(f"{opening}\n\nI. MỤC ĐÍCH\n1. Nâng cao sức khỏe.\n2. Giao lưu.\n").header.doc_type
    assert (found and found.code) == kind


@pytest.mark.parametrize(
    ("number", "canonical"),
    [
        ("Số: 15/KH- THCS LQĐ", "15/KH-THCSLQĐ"),
        ("TRƯỜNG THCS TÂN SƠN Số: 15/KH-THCS", "15/KH-THCS"),
    ],
)
def test_numbers_beside_and_in_pieces(number: str, canonical: str) -> None:
    found = parse(
        f"PHÒNG GD&ĐT SƠN HÀ\n{number}\nTân Sơn, ngày 9 tháng 11 năm 2021\nKẾ HOẠCH\nTuyên truyền\n"
    ).header.number
    assert found is not None
    assert found.canonical == canonical


def test_a_head_that_a_page_shows_twice() -> None:
    head = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ AN MẪU\n____\n\nSố: 31/KH-UBND\n\n"
    header = parse(
        f"{head}{head}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nAn Mẫu, ngày 2 tháng 6 năm 2020\n\nKẾ HOẠCH\nChăm lo công nhân\n"
    ).header
    assert header.parent_organ is None
    assert header.issuing_organ
    assert header.issuing_organ.value == "ỦY BAN NHÂN DÂN THÀNH PHỐ AN MẪU"


def test_letters_among_capitals_that_a_scanner_misread() -> None:
    header = parse("CÔNG ĐOÀN XÃ MẪU CHlỂU\nSố: 3/BC-CĐ\n\nBÁO CÁ0\nCông tác năm 2023\n").header
    assert header.issuing_organ
    assert header.issuing_organ.value == "CÔNG ĐOÀN XÃ MẪU CHIỂU"
    assert header.doc_type
    assert header.doc_type.name == "Báo cáo"


def test_a_preliminary_review_is_no_department() -> None:
    header = parse(
        "ĐẢNG ỦY TRƯỜNG ĐẠI HỌC MẪU\nAn Mẫu, ngày 20 tháng 7 năm 2023\nSố 33-CV/ĐU\n\nSơ kết hai năm thực hiện Quy định 8\n\nKính gửi: Các chi bộ\n"
    ).header
    assert header.subject
    assert header.subject.value == "Sơ kết hai năm thực hiện Quy định 8"
    assert header.issuing_organ
    assert header.issuing_organ.value == "ĐẢNG ỦY TRƯỜNG ĐẠI HỌC MẪU"


@pytest.mark.parametrize("grounds", ["Căn cứ Luật Công đoàn;", "CăncứLuậtCôngđoàn;", "Căn c Lut Công đoàn;"])
def test_who_decides_is_no_part_of_the_subject(grounds: str) -> None:
    header = parse(
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 487/QĐ-UBND\nSơn Hà, ngày 02 tháng 12 năm 2021\n\nQUYẾT ĐỊNH\n\n"
        f"BAN HÀNH QUY CHẾ THI ĐUA GIAI ĐOẠN 2021 - 2025, TỈNH SƠN HÀ\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\n{grounds}\n"
    ).header
    assert header.subject is not None
    assert header.subject.value == "BAN HÀNH QUY CHẾ THI ĐUA GIAI ĐOẠN 2021 - 2025, TỈNH SƠN HÀ"


@pytest.mark.parametrize(
    "below",
    ["—————\n\nCăn cứ chương trình công tác năm;", "\nKính gửi: Công đoàn các đơn vị.\n\nThực hiện chương trình;"],
)
def test_a_title_goes_on_over_an_empty_line_down_to_the_rule_or_the_addressees(below: str) -> None:
    header = parse(
        "CÔNG ĐOÀN NGÀNH SƠN HÀ\n\nCÔNG ĐOÀN CƠ QUAN\n\nSố: 12/KH-CĐCQ\n\nSơn Hà, ngày 02 tháng 5 năm 2018\n\nKẾ HOẠCH\n\n"
        f"Tổ chức các hoạt động hè năm 2018\n\nCho con của đoàn viên, người lao động cơ quan\n\n{below}\n"
    ).header
    assert header.subject is not None
    assert header.subject.value == "Tổ chức các hoạt động hè năm 2018 Cho con của đoàn viên, người lao động cơ quan"
