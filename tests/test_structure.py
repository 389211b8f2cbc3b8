"""Head, outline and foot in small cases a clerk would nod at."""

from __future__ import annotations

import pytest

from vnunion_nlp.structure import labels
from vnunion_nlp.structure.header import issue_anchor, read_header
from vnunion_nlp.structure.parts import Structure, read_structure
from vnunion_nlp.structure.signatures import recipients, signatures
from vnunion_nlp.text import SourceText


def _structure(text: str) -> tuple[SourceText, Structure]:
    source = SourceText(text)
    return source, read_structure(source)


def _header(text: str):  # type: ignore[no-untyped-def]
    source, structure = _structure(text)
    end = structure.units[0].start if structure.units else structure.body[1]
    return read_header(source, structure.head, structure.foot, structure.running, end)


def _paths(text: str) -> list[str]:
    return [unit.path for unit in _structure(text)[1].units]


TWO_COLUMNS = """\
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG             Độc lập - Tự do - Hạnh phúc
Số: 12/KH-LĐLĐ                            An Giang, ngày 20 tháng 4 năm 2017

KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2017

Thực hiện chương trình công tác năm, Ban Thường vụ xây dựng kế hoạch như sau:
"""
ONE_BLANK = """\
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG Độc lập - Tự do - Hạnh phúc
Số: 12/KH-LĐLĐ An Giang, ngày 20 tháng 4 năm 2017
KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2017
"""
STACKED = """\
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG
An Giang, ngày 20 tháng 4 năm 2017
Số: 12/KH-LĐLĐ
KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2017
"""
SCANNED = """\
TÔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
LIEN ĐOÀN LAO ĐỘNG TỈNH AN GIANG Đôc lập - Tư do - Hanh phúc
Só: 12/KH-LDLD An Giang, ngày 20 thảng 4 năm 2017
KÉ HOACH
Tổ chức Tháng Công nhân năm 2017
"""


@pytest.mark.parametrize("text", [TWO_COLUMNS, ONE_BLANK, STACKED, SCANNED])
def test_a_head_reads_the_same_in_every_layout(text: str) -> None:
    header = _header(text)
    assert header.parent_organ.value == "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
    assert header.issuing_organ.value == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG"
    assert header.number.canonical == "12/KH-LĐLĐ"
    assert header.place.value == "An Giang"
    assert header.date.value == "2017-04-20"
    assert (header.doc_type.code, header.doc_type.name) == ("KH", "Kế hoạch")
    assert header.subject.value == "Tổ chức Tháng Công nhân năm 2017"


def test_an_official_letter_has_its_subject_in_the_left_column() -> None:
    header = _header("""\
LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        BAN TỔ CHỨC                           Độc lập - Tự do - Hạnh phúc
Số: 45/LĐLĐ-ToC
V/v báo cáo số liệu đoàn viên            An Giang, ngày 5 tháng 6 năm 2019
    và cán bộ công đoàn

Kính gửi:
   - Liên đoàn Lao động các huyện, thị xã, thành phố;
   - Công đoàn ngành địa phương.

Để chuẩn bị cho hội nghị, đề nghị các đơn vị báo cáo.
""")
    assert header.doc_type.code == "CV"
    assert header.doc_type.inferred
    assert header.subject.value == "báo cáo số liệu đoàn viên và cán bộ công đoàn"
    assert len(header.subject.parts) == 2
    assert [item.value for item in header.addressees] == [
        "Liên đoàn Lao động các huyện, thị xã, thành phố",
        "Công đoàn ngành địa phương",
    ]
    assert header.number.canonical == "45/LĐLĐ-ToC"


@pytest.mark.parametrize(
    ("title", "number", "subject"),
    [
        ("QUYẾT ĐỊNH 167/QĐ-UBND\n\nPHÊ DUYỆT ĐỀ ÁN", "167/QĐ-UBND", "PHÊ DUYỆT ĐỀ ÁN"),
        (
            f"Số: 5/QĐ-UBND\nQUYẾT ĐỊNH PHÊ DUYỆT ĐỀ ÁN {'TRỒNG CÂY ' * 20}",
            "5/QĐ-UBND",
            f"PHÊ DUYỆT ĐỀ ÁN {'TRỒNG CÂY ' * 20}".strip(),
        ),
    ],
    ids=["the number behind the type", "a long title on one line"],
)
def test_what_stands_on_the_line_of_the_type(title: str, number: str, subject: str) -> None:
    header = _header(f"ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ\n{title}\n\nCăn cứ Luật Lâm nghiệp;\n")
    assert header.issuing_organ.value == "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ"
    assert (header.number.text, header.doc_type.name, header.subject.value) == (number, "Quyết định", subject)


def test_a_name_over_two_lines_is_one_organ() -> None:
    header = _header("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN GIANG\nSố: 3/KH-LĐLĐ\nKẾ HOẠCH\nCông tác năm 2020\n")
    assert header.parent_organ is None
    assert header.issuing_organ.value == "LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG"


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("An Giang, ngày   tháng 11 năm 2022", "2022-11", "month"),
        ("An Giang, ngày … tháng … năm 2022", "2022", "year"),
        ("An Giang, ngày 2l tháng 9 năm 2O23", "2023-09-21", "day"),
        ("An Giang, ngày 4# tháng 9 năm 2023", None, None),
        ("An Giang, ngày 1tháng 6năm 2017", "2017-06-01", "day"),
        ("An Giang, ngày 08 tháng: 12 năm 2021", "2021-12-08", "day"),
    ],
)
def test_dates_that_are_blank_or_damaged(line: str, value: str | None, precision: str | None) -> None:
    date = _header(f"{line}\n\nKẾ HOẠCH\nCông tác năm 2023\n").date
    assert (date.value, date.precision) == (value, precision)


@pytest.mark.parametrize(
    ("number", "serial", "canonical"),
    [("/KH-CĐCS", None, None), ("47#/KH-LĐLĐ", None, None), ("148/HD - CĐVC", "148", "148/HD-CĐVC")],
)
def test_numbers_that_are_blank_or_damaged(number: str, serial: str | None, canonical: str | None) -> None:
    found = _header(f"CÔNG ĐOÀN CƠ SỞ\nSố: {number}\nKẾ HOẠCH\nCông tác năm 2023\n").number
    assert (found.text, found.serial, found.canonical) == (number, serial, canonical)


@pytest.mark.parametrize(
    ("opening", "organ", "body"),
    [
        (
            "Thực hiện Kế hoạch của Liên đoàn Lao động tỉnh, Ban Thường vụ Liên đoàn Lao động huyện xây dựng kế hoạch như sau:",
            "Liên đoàn Lao động huyện",
            "Ban Thường vụ",
        ),
        (
            "Ban Chấp hành Công đoàn Giáo dục (CĐGD) thành phố hướng dẫn các đơn vị:",
            "Công đoàn Giáo dục thành phố",
            "Ban Chấp hành",
        ),
        ("Thực hiện kế hoạch năm, Thường vụ Công đoàn Trường thông báo:", "Công đoàn Trường", "Thường vụ"),
        ("Nay Ban Nữ công Công đoàn trường đề ra lịch sau:", "Ban Nữ công Công đoàn trường", None),
        (
            "Căn cứ Điều lệ Đội, Liên đội Trường Tiểu học Tân Sơn xây dựng kế hoạch:",
            "Liên đội Trường Tiểu học Tân Sơn",
            None,
        ),
        ("Theo lịch của nhà trường, Tổ Ngữ văn lập kế hoạch:", "Tổ Ngữ văn", None),
        ("Căn cứ Quyết định số 3, Ban Chỉ đạo 35 tỉnh Sơn Hà đề nghị:", "Ban Chỉ đạo 35 tỉnh Sơn Hà", None),
    ],
)
def test_the_organ_follows_from_the_opening_sentence(opening: str, organ: str, body: str | None) -> None:
    found = _header(f"KẾ HOẠCH\nCông tác năm 2023\n\n{opening}\n\nI. MỤC ĐÍCH\n").issuing_organ
    assert (found.value, found.body, found.inferred) == (organ, body, True)


def test_the_outline_nests_by_kind() -> None:
    text = """\
KẾ HOẠCH
Công tác năm 2023

PHẦN THỨ NHẤT
TÌNH HÌNH

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Nâng cao nhận thức.
b) Đổi mới cách làm.
2. Yêu cầu
2.1. Thiết thực.
2.2. Tiết kiệm.
II/ NỘI DUNG
(1) Tuyên truyền.
(2) Chăm lo.
PHẦN THỨ HAI
GIẢI PHÁP
I- TỔ CHỨC
"""
    assert _paths(text) == [
        *("THỨ NHẤT", "THỨ NHẤT/I", "THỨ NHẤT/I/1", "THỨ NHẤT/I/1/a", "THỨ NHẤT/I/1/b", "THỨ NHẤT/I/2"),
        *("THỨ NHẤT/I/2/2.1", "THỨ NHẤT/I/2/2.2", "THỨ NHẤT/II", "THỨ NHẤT/II/1", "THỨ NHẤT/II/2"),
        *("THỨ HAI", "THỨ HAI/I"),
    ]


def test_articles_hold_clauses_and_points() -> None:
    text = "QUYẾT ĐỊNH\nVề việc thành lập tổ công tác\n\nĐiều 1. Thành lập tổ công tác.\n1. Tổ trưởng.\na) Một người.\n2. Tổ viên.\nĐiều 2. Hiệu lực.\n"
    assert _paths(text) == ["1", "1/1", "1/1/a", "1/2", "2"]


def test_damaged_roman_labels_are_mended_by_their_sequence() -> None:
    text = "KẾ HOẠCH\nCông tác năm 2023\n\n1. MỤC ĐÍCH\n1. Mục đích\nIl. NỘI DUNG\n1. Việc một\n2. Việc hai\nIII. TỔ CHỨC THỰC HIỆN\n"
    assert _paths(text) == ["I", "I/1", "II", "II/1", "II/2", "III"]


def test_wrapped_lines_are_one_heading() -> None:
    text = (
        "KẾ HOẠCH\nCông tác năm 2023\n\nI. MỤC ĐÍCH, YÊU CẦU\n"
        "1. Đổi mới nội dung, phương thức hoạt động công đoàn theo hướng sát cơ\n"
        "sở, vì quyền lợi của đoàn viên và người lao động trong toàn huyện; chú\n"
        "trọng doanh nghiệp ngoài nhà nước, nơi có đông công nhân lao động làm\n"
        "việc và sinh sống.\n"
        "2. Các cấp công đoàn tổ chức thực hiện nghiêm túc, hiệu quả, tiết kiệm\n"
        "năm 2023 và những năm sau.\n"
    )
    source, structure = _structure(text)
    titles = [source.value(unit.title_start, unit.heading_end) for unit in structure.units]
    assert [unit.path for unit in structure.units] == ["I", "I/1", "I/2"]
    assert titles[1].endswith("việc và sinh sống.")
    assert titles[2].endswith("những năm sau.")


def test_numbers_that_only_begin_a_line_are_no_units() -> None:
    assert _paths("KẾ HOẠCH\nCông tác\n\nI. NỘI DUNG\n12/5/2023 họp.\n100% đoàn viên dự.\n2.500 đồng mỗi suất.\n") == [
        "I"
    ]


FOOT = {
    "columns apart": "Nơi nhận:\n- LĐLĐ tỉnh (để b/c);\n- Các CĐCS;\n- Lưu: VT.\n\nTM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu\n",
    "melted by wide blanks": (
        "Nơi nhận:                                TM. BAN THƯỜNG VỤ\n- LĐLĐ tỉnh (để b/c);                         PHÓ CHỦ TỊCH\n"
        "- Các CĐCS;                                     (Đã ký)\n- Lưu: VT.\n                                             Trần Văn Mẫu\n"
    ),
    "melted by one blank": (
        "Nơi nhận: TM. BAN THƯỜNG VỤ\n- LĐLĐ tỉnh (để b/c); PHÓ CHỦ TỊCH\n- Các CĐCS; (Đã ký)\n- Lưu: VT. Trần Văn Mẫu\n"
    ),
    "signature first": (
        "TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH\n(Đã ký)\nTrần Văn Mẫu\n\nNơi nhận:\n- LĐLĐ tỉnh (để b/c);\n- Các CĐCS;\n- Lưu: VT.\n"
    ),
}


@pytest.mark.parametrize("foot", FOOT.values(), ids=FOOT.keys())
def test_a_foot_reads_the_same_in_every_layout(foot: str) -> None:
    source, structure = _structure("KẾ HOẠCH\nCông tác năm 2023\n\nI. NỘI DUNG\nViệc cần làm ngay.\n\n" + foot)
    assert structure.foot
    items = recipients(source, structure.foot)
    assert [(item.name, item.purpose) for item in items] == [
        ("LĐLĐ tỉnh", "báo cáo"),
        ("Các CĐCS", None),
        ("Lưu: VT", None),
    ]
    (signer,) = signatures(source, structure.foot)
    assert signer.authority
    assert signer.on_behalf_of
    assert signer.position
    assert signer.name
    assert signer.authority.value == "TM"
    assert signer.on_behalf_of.value == "BAN THƯỜNG VỤ"
    assert signer.position.value == "PHÓ CHỦ TỊCH"
    assert signer.name.value == "Trần Văn Mẫu"
    assert signer.signed


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu", ("KT", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Mẫu", ("KT", "ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")),
        (
            "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Văn Mẫu",
            ("KT", "CHỦ TỊCH", "PHÓ CHÁNH VĂN PHÒNG"),
        ),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Văn Mẫu", ("TM", "BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")),
        ("GIÁM ĐỐC\nTrần Văn Mẫu", (None, None, "GIÁM ĐỐC")),
    ],
)
def test_authorities_in_all_their_stacks(block: str, expected: tuple[str | None, ...]) -> None:
    source, structure = _structure(
        f"KẾ HOẠCH\nCông tác năm 2023\n\nI. NỘI DUNG\nViệc.\n\nNơi nhận:\n- Lưu: VT.\n\n{block}\n"
    )
    assert structure.foot
    (signer,) = signatures(source, structure.foot)
    values = (signer.authority, signer.on_behalf_of, signer.position)
    assert tuple(value and value.value for value in values) == expected
    assert signer.name
    assert signer.name.value == "Trần Văn Mẫu"


@pytest.mark.parametrize(
    "behind", ["", "\n\nCác tin khác:\n- Hội nghị năm 2023\n- Thông báo nghỉ lễ\n", "\n\nBình luận\n\nTin tức mới\n"]
)
@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("BAN GIÁM HIỆU\n\nTRƯỜNG THCS TÂN SƠN", [(None, "BAN GIÁM HIỆU TRƯỜNG THCS TÂN SƠN", None, None)]),
        ("TM. BAN THƯỜNG\nVỤ |", [("TM", "BAN THƯỜNG VỤ", None, None)]),
        ("PHÊ DUYỆT CỦA HIỆU TRƯỞNG\n\nTrần Văn An", [(None, None, "HIỆU TRƯỞNG", "Trần Văn An")]),
        ("HIỆU TRƯỞNG Trần Văn An", [(None, None, "HIỆU TRƯỞNG", "Trần Văn An")]),
        (
            "TM.BTK HỘI SINH VIÊN TRƯỜNG\n(Đã ký)\nTrần Văn An",
            [("TM", "BTK HỘI SINH VIÊN TRƯỜNG", None, "Trần Văn An")],
        ),
        (
            "TM. TIỂU BAN\nTRƯỞNG TIỂU BAN\nTrần Văn An\nTRƯỞNG BAN DÂN VẬN",
            [("TM", "TIỂU BAN", "TRƯỞNG TIỂU BAN", "Trần Văn An")],
        ),
        (
            "DUYỆT BAN GIÁM HIỆU TỔNG PHỤ TRÁCH ĐỘI\nTrần Văn An Lê Thị Hoa",
            [(None, "BAN GIÁM HIỆU", None, "Trần Văn An"), (None, None, "TỔNG PHỤ TRÁCH ĐỘI", "Lê Thị Hoa")],
        ),
    ],
)
def test_feet_without_recipients(block: str, expected: list[tuple[str | None, ...]], behind: str) -> None:
    source, structure = _structure(
        f"KẾ HOẠCH\nCông tác năm 2023\n\nI. NỘI DUNG\nCác tổ thực hiện kế hoạch này.\n\n{block}\n{behind}"
    )
    assert structure.foot
    assert structure.foot.recipients == []
    found = [
        tuple(part and part.value for part in (signer.authority, signer.on_behalf_of, signer.position, signer.name))
        for signer in signatures(source, structure.foot)
    ]
    assert found == expected


def test_two_signers_side_by_side() -> None:
    source, structure = _structure(
        "KẾ HOẠCH PHỐI HỢP\nCông tác năm 2023\n\nI. NỘI DUNG\nViệc.\n\n"
        "TM. BAN THƯỜNG VỤ                         KT. GIÁM ĐỐC\n    CHỦ TỊCH                              PHÓ GIÁM ĐỐC\n\n\n"
        " Trần Văn Mẫu                              TS. Lê Thị Hoa\n"
    )
    assert structure.foot
    one, two = signatures(source, structure.foot)
    assert one.name
    assert two.name
    assert (one.name.value, two.name.value, two.name.degree) == ("Trần Văn Mẫu", "Lê Thị Hoa", "TS.")
    assert one.position
    assert two.position
    assert (one.position.value, two.position.value) == ("CHỦ TỊCH", "PHÓ GIÁM ĐỐC")


def test_a_flattened_table_of_an_appendix_keeps_its_rows() -> None:
    source, structure = _structure(
        "KẾ HOẠCH\nCông tác năm 2023\n\nI. NỘI DUNG\nViệc.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\nTrần Văn Mẫu\n\n"
        "Phụ lục I\nPHÂN CÔNG NHIỆM VỤ\n(Kèm theo Kế hoạch số 5/KH-LĐLĐ)\nTT\nNhiệm vụ\nThời gian\n\n1\nTập huấn\nQuý I\n\n2\nHội thi\nTháng 5\n"
    )
    (appendix,) = structure.appendices
    assert source.value(*appendix.label or (0, 0)) == "I"
    assert [source.value(*span) for span in appendix.title] == ["PHÂN CÔNG NHIỆM VỤ"]
    rows = [[source.value(*cell) for cell in row] for row in appendix.tables[0].rows]
    assert rows == [["TT", "Nhiệm vụ", "Thời gian"], ["1", "Tập huấn", "Quý I"], ["2", "Hội thi", "Tháng 5"]]


@pytest.mark.parametrize(
    ("text", "value"), [("IV", 4), ("Il", 2), ("H", 2), ("lll", 3), ("XIX", 19), ("1V", 4), ("VX", 0), ("ABC", 0)]
)
def test_roman_numbers(text: str, value: int) -> None:
    assert labels.roman_value(text) == value


def test_missing_years_are_counted_from_the_title_where_no_date_is() -> None:
    anchor = issue_anchor(_header("CHƯƠNG TRÌNH\nCông tác công đoàn năm 2024\n\nI. NỘI DUNG\n"))
    assert anchor
    assert anchor.isoformat() == "2024-01-01"
