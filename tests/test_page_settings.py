"""How a page is set, and what a scan did to its capitals, change nothing that a reader would read from it."""

from __future__ import annotations

import pytest

from vnunion_nlp import parse
from vnunion_nlp.document import Document, walk

WRAPPED = """\
KẾ HOẠCH
Hoạt động công đoàn năm 2023

I. NỘI DUNG
1. Thăm, tặng quà đoàn viên khó khăn nhân dịp Tết Nguyên đán của huyện (tháng
01).
2. Tổ chức hội thao cho đoàn viên, người lao động các cụm thi đua trong huyện
(tháng 5), họp rút kinh nghiệm và gửi hình ảnh về Văn phòng chậm nhất là ngày
25/6.
3. Tổng kết phong trào thi đua của các công đoàn cơ sở trong toàn huyện trước
ngày 10/12/2023.
II. TỔ CHỨC THỰC HIỆN
1. Các công đoàn cơ sở căn cứ kế hoạch này xây dựng chương trình cụ thể của
đơn vị mình.
2. Ban Thường vụ theo dõi, đôn đốc việc thực hiện của các công đoàn cơ sở và
báo cáo Liên đoàn Lao động tỉnh.
3. Ủy ban Kiểm tra giám sát việc thu, chi tài chính của các đơn vị trực thuộc
trong năm.
4. Văn phòng tổng hợp kết quả, tham mưu Ban Thường vụ khen thưởng tập thể và
cá nhân tiêu biểu.
"""


def _paths(document: Document) -> list[str]:
    return [section.path for section in walk(document.sections)]


def test_the_end_of_a_wrapped_sentence_is_no_label() -> None:
    document = parse(WRAPPED)
    assert _paths(document) == ["I", "I/1", "I/2", "I/3", "II", "II/1", "II/2", "II/3", "II/4"]
    assert [(found.earliest, found.latest) for found in document.deadlines] == [
        ("2023-01-01", "2023-01-31"),
        ("2023-05-01", "2023-05-31"),
        (None, "2023-06-25"),
        (None, "2023-12-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WRAPPED.replace("\n", "\n\n"), id="set double"),
        pytest.param(WRAPPED.replace("\n", "   \n      "), id="indented"),
        pytest.param(WRAPPED.replace(" thi ", "  thi ").replace("công đoàn", "công  đoàn"), id="doubled blanks"),
    ],
)
def test_wrapped_text_reads_the_same(text: str) -> None:
    as_set, plain = parse(text), parse(WRAPPED)
    assert _paths(as_set) == _paths(plain)
    assert [(d.earliest, d.latest) for d in as_set.deadlines] == [(d.earliest, d.latest) for d in plain.deadlines]
    assert as_set.header.subject is not None
    assert as_set.header.subject.value == "Hoạt động công đoàn năm 2023"


@pytest.mark.parametrize(
    ("lines", "addressees"),
    [
        ("Kính gửi: Ban Chấp hành Công đoàn cơ sở Công ty\nMay Phú Hòa", ["Ban Chấp hành Công đoàn cơ sở Công ty May Phú Hòa"]),
        (
            "Kính gửi: - Các công đoàn ngành, công đoàn các khu\nCông nghiệp;\n- Liên đoàn Lao động các huyện.",
            ["Các công đoàn ngành, công đoàn các khu Công nghiệp", "Liên đoàn Lao động các huyện"],
        ),
        ("Kính gửi: Công đoàn cơ sở trực thuộc\n\nLiên đoàn Lao động huyện đề nghị", ["Công đoàn cơ sở trực thuộc"]),
    ],
)  # fmt: skip
def test_an_addressee_over_two_lines(lines: str, addressees: list[str]) -> None:
    document = parse(
        f"Số: 12/CV-LĐLĐ\nV/v báo cáo\n\n{lines}\n\nThực hiện chương trình công tác năm, đề nghị các đơn vị báo cáo.\n"
    )
    assert [slot.value for slot in document.header.addressees] == addressees


def test_capitals_without_marks_divide_a_report() -> None:
    document = parse(
        "BAO CAO\nTổng kết năm 2023\n\nPHAN THU NHAT\nKET QUA HOAT DONG NAM 2023\n"
        "I. KET QUA\n1. Đã kết nạp 300 đoàn viên, đạt 98% kế hoạch.\n"
        "PHAN THU HAI\nPHUONG HUONG, NHIEM VU NAM 2024\n"
        "I. CHI TIEU\n1. Kết nạp 350 đoàn viên.\n"
    )
    assert _paths(document) == ["THU NHAT", "THU NHAT/I", "THU NHAT/I/1", "THU HAI", "THU HAI/I", "THU HAI/I/1"]  # fmt: skip
    assert [found.value for found in document.indicators] == [350]


def test_counts_of_visitors_are_no_schedule() -> None:
    assert not parse("Hôm nay : 11\nTháng 10 : 39\nNăm 2021 : 1.179\n").deadlines


def test_a_plan_may_be_what_is_to_be_surpassed() -> None:
    text = "Đại hội đề ra các mục tiêu: thu ngân sách tăng 15% so với kế hoạch được giao. Sản lượng lúa đạt 3.000 tấn."
    assert [found.value for found in parse(text).indicators] == [15, 3000]
