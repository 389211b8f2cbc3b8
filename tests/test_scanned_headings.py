"""Titles of numbered units as scanners leave them: specks behind them, wrapped lines, lost numbers."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import walk
from vnunion_nlp.legibility import legibility
from vnunion_nlp.text import SourceText

_SPECKED = "\n: ˆ\n"
"""Two lines at the margin that only a scanner reads."""


def _titles(text: str) -> list[str]:
    return [section.title.rstrip(".:; ") for section in walk(parse(text).sections)]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("II. NHIỆM VỤ -", "NHIỆM VỤ"),
        ("II. NHIỆM VỤ _„", "NHIỆM VỤ"),
        ("II. KINH PHÍ _.", "KINH PHÍ"),
        ("2. Tổ chức hội thi trong năm 2024. -", "Tổ chức hội thi trong năm 2024"),
        ("2. Tổ chức hội thi trong năm 2024. _ `", "Tổ chức hội thi trong năm 2024"),
        ("2. Giao Phòng LĐTB&XH: l", "Giao Phòng LĐTB&XH"),
        ("2. Nâng cao chất lượng đối thoại; - :", "Nâng cao chất lượng đối thoại"),
        ('2. Các nhiệm vụ như sau: "', "Các nhiệm vụ như sau"),
        ("2. Mục tiêu chung ẵ", "Mục tiêu chung"),
        ("2. Nộp về thường trực hằng quý. NÓ", "Nộp về thường trực hằng quý"),
        ("2. Văn phòng Huyện đoàn h", "Văn phòng Huyện đoàn"),
        ("2. Chăm lo nhà ở", "Chăm lo nhà ở"),
        ("2. Áp dụng điểm b", "Áp dụng điểm b"),
        ("2. Thi đua khối B", "Thi đua khối B"),
        ('2. Phong trào "Giỏi việc nước"', 'Phong trào "Giỏi việc nước"'),
        ("2. Xếp loại A, B (có biểu kèm theo)", "Xếp loại A, B (có biểu kèm theo)"),
        ("2. Đạt ít nhất 95 %", "Đạt ít nhất 95 %"),
    ],
)
def test_specks_behind_a_title(heading: str, title: str) -> None:
    first = "I. MỤC TIÊU\n" if heading.startswith("II") else "1. Mục tiêu\n"
    assert _titles(f"{_SPECKED}{first}{heading}\n") == [first[first.index(" ") + 1 : -1], title]


@pytest.mark.parametrize("label", ["a)-", "a)- ", "a) - ", "a) "])
def test_a_dash_behind_the_label(label: str) -> None:
    assert _titles(f"1. Mức chi\n{label}Đoàn viên được tặng quà.\nb) Tập thể được thăm.\n") == [
        "Mức chi",
        "Đoàn viên được tặng quà",
        "Tập thể được thăm",
    ]


_WIDE = (
    "Ban Chấp hành Công đoàn cơ sở Xí nghiệp Hòa Lạc xây dựng kế hoạch để các tổ\n"
    "công đoàn thực hiện thống nhất từ nay đến hết nhiệm kỳ, bảo đảm thiết thực và\n"
    "hiệu quả, phù hợp với điều kiện sản xuất của từng phân xưởng, từng ca làm việc\n"
    "trong Xí nghiệp, có phân công người theo dõi và kinh phí kèm theo như sau đây.\n\n"
)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "1. Tổ chức khám sức khỏe cho nữ công nhân hằng năm (tháng 5);\nđịnh kỳ mỗi quý sinh hoạt một lần.\n",
            "Tổ chức khám sức khỏe cho nữ công nhân hằng năm (tháng 5); định kỳ mỗi quý sinh hoạt một lần",
        ),
        (
            "1. Tặng quà cho đoàn viên, mỗi suất 500.000 đồng (đoàn viên mắc bệnh hiểm nghèo\n\n1.000.000 đồng).\n",
            "Tặng quà cho đoàn viên, mỗi suất 500.000 đồng (đoàn viên mắc bệnh hiểm nghèo 1.000.000 đồng)",
        ),
        (
            "1. Phát động phong trào trồng cây đầu năm ở khu nhà trọ của công nhân\n\n(dự kiến ngày 12/01/2024).\n",
            "Phát động phong trào trồng cây đầu năm ở khu nhà trọ của công nhân (dự kiến ngày 12/01/2024)",
        ),
        (
            ": ˆ\n1. Các tổ công đoàn học tập nghị quyết, cấp cơ sở và các phân xưởng hoàn thành\n"
            "- trong tháng 3, riêng tổ làm ca chậm nhất ngày 15 tháng 4.\n",
            "Các tổ công đoàn học tập nghị quyết, cấp cơ sở và các phân xưởng hoàn thành - trong tháng 3, "
            "riêng tổ làm ca chậm nhất ngày 15 tháng 4",
        ),
        (
            "1. Các tổ đăng ký chỉ tiêu về văn phòng chậm nhất vào cuối giờ làm việc ngày 05.\n"
            "Hội nghị giao Ban Chấp hành tổ chức thực hiện.\n",
            "Các tổ đăng ký chỉ tiêu về văn phòng chậm nhất vào cuối giờ làm việc ngày 05",
        ),
        (
            "1. Nhiệm vụ của các tổ công đoàn trong toàn Xí nghiệp được phân công như sau:\n- vệ sinh nhà xưởng;\n",
            "Nhiệm vụ của các tổ công đoàn trong toàn Xí nghiệp được phân công như sau",
        ),
        ("1. Chăm lo đời sống đoàn viên\n\fs2\n\n- Vận động quyên góp.\n", "Chăm lo đời sống đoàn viên"),
    ],
)
def test_where_a_numbered_paragraph_ends(lines: str, title: str) -> None:
    assert _titles(_WIDE + lines + "2. Việc khác.\n")[0] == title


@pytest.mark.parametrize(
    ("body", "paths"),
    [
        ("4. Việc bốn.\n\n. Có 40 lượt người được tư vấn.\n\n6. Việc sáu.\n", ["4", "5", "6"]),
        ('I. NHIỆM VỤ\n\n" Tuyên truyền bầu cử.\n\n2. Việc hai.\n', ["I", "I/1", "I/2"]),
        ("I. NHIỆM VỤ\n1. Việc một.\n\n°. Tài chính: lập dự toán.\n\nII. KIẾN NGHỊ\n", ["I", "I/1", "I/2", "II"]),
        ("1. Việc một.\n\n. Kết quả đạt được tốt.\n\n2. Việc hai.\n", ["1", "2"]),
        ("4. Việc bốn.\n\n. Có 40 lượt.\n\n. Có 50 lượt.\n\n6. Việc sáu.\n", ["4", "6"]),
        ("I. NHIỆM VỤ\n1. Việc một.\n\n. Các tổ thực hiện.\n\nII. KIẾN NGHỊ\n", ["I", "I/1", "II"]),
        ("4. Việc bốn.\n\n~ Thời gian: trong tháng 5.\n\n6. Việc sáu.\n", ["4", "6"]),
    ],
)
def test_numbers_of_which_a_speck_is_left(body: str, paths: list[str]) -> None:
    assert [section.path for section in walk(parse(f"{_SPECKED}{body}").sections)] == paths


def test_an_author_who_left_a_number_out_is_believed() -> None:
    text = "4. Việc bốn.\n\nCó 40 lượt người được tư vấn.\n\n6. Việc sáu.\n"
    assert [section.path for section in walk(parse(text).sections)] == ["4", "6"]


@pytest.mark.parametrize(
    ("text", "is_scan"),
    [
        ("_ đơn vị ký kết\nvề thị đua năm 2024.\n", True),
        ("đơn vị ký kết\nvề thị đua năm 2024.\n", False),
        ("_ đơn vị ký kết\nvề thi đua năm 2024.\n", False),
        ("_ đồng chí Trần Thị Hạnh\nvề thi đua năm 2024.\n", False),
        ("_ don vi ky ket\nve thi dua nam 2024.\n", False),
    ],
)
def test_changed_marks_of_common_words_betray_a_scan(text: str, is_scan: bool) -> None:
    assert legibility(SourceText(text)).is_scan is is_scan
