"""Targets as congresses, programmes and councils word them: announcements, results beside them, signs, tables (contract §8)."""

from __future__ import annotations

import pytest

from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Heading, Passage
from vnunion_nlp.text import SourceText

Values = list[tuple[float | None, str | None, str]]


def _found(text: str, type_code: str = "KH") -> tuple[Passage, list[IndicatorMention]]:
    passage = Passage.of(SourceText(text).folded, type_code=type_code)
    return passage, find_indicators(passage)


def _values(text: str, type_code: str = "KH") -> Values:
    return [(found.value, found.unit, found.comparator) for found in _found(text, type_code)[1]]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Đại hội thông qua 9 chỉ tiêu. Cụ thể, thu nhập bình quân đầu người đạt 82 triệu đồng/người/năm; "
            "tỷ lệ hộ dùng nước sạch đạt 99%.",
            [(82, "triệu đồng", "eq"), (99, "%", "eq")],
        ),
        (
            "Hội nghị đã thống nhất một số chỉ tiêu cho năm 2031 như: 100% tổ có sổ theo dõi đã đăng ký trong năm 2030; "
            "90% hội viên tập thể dục.",
            [(100, "%", "eq"), (90, "%", "eq")],
        ),
        (
            "Hội đề ra các chỉ tiêu: vận động quỹ đạt con số 15 tỷ đồng; giúp từ một đến hai gia đình mỗi thôn.",
            [(15, "tỷ đồng", "eq"), (1, "gia đình", "between")],
        ),
        (
            "Xã đặt mục tiêu có 60% phụ nữ làm chủ kinh tế vào năm 2030 và 75% vào năm 2035.",
            [(60, "%", "eq"), (75, "%", "eq")],
        ),
        (
            "Phấn đấu 100% tổ khu vực nhà nước và 70% tổ ngoài nhà nước thực hiện phong trào.",
            [(100, "%", "eq"), (70, "%", "eq")],
        ),
        ("Xây dựng tổ chức vững mạnh với 95% người lao động là đoàn viên.", [(95, "%", "eq")]),
        (
            "Đoàn sẽ dạy nghề cho 4 ngàn thanh niên và giới thiệu việc làm cho 6 ngàn thanh niên.",
            [(4000, "thanh niên", "eq"), (6000, "thanh niên", "eq")],
        ),
        ("Năm 2030 đã kết nạp được 55 hội viên, năm 2031 phấn đấu kết nạp 80 hội viên.", [(80, "hội viên", "eq")]),
        ("Không có chi hội yếu kém; tỷ lệ chi hội khá trên 80%.", [(0, "chi hội", "eq"), (80, "%", "gt")]),
        ("CHỈ TIÊU\n- 92% số hộ đạt 8 tiêu chí của cuộc vận động.", [(92, "%", "eq")]),
        ("CHỈ TIÊU\n- Nâng chất lượng 12/12 thôn văn hóa.", [(12, "thôn", "eq")]),
        ("CHỈ TIÊU\n- Tổ chức mít tinh ngày 12/12 tại xã.", []),
        ("CHỈ TIÊU\n- Tỉ lệ bỏ học dưới : 0,5%.", [(0.5, "%", "lt")]),
        ("Mức đóng góp tối thiểu: 20.000 đồng/người.", [(20000, "đồng", "ge")]),
        ("CHỈ TIÊU\n- GVG cấp trường: 15 ; LĐTT: 28.", [(15, "GVG", "eq"), (28, "LĐTT", "eq")]),
        ("CHỈ TIÊU\n- Đề xuất ít nhất 02 chính sách/đề án.", [(2, "chính sách/đề án", "ge")]),
        ("CHỈ TIÊU\n- Quỹ đạt mức bình quân 50 nghìn đồng/ 1 hội viên.", [(50, "nghìn đồng", "eq")]),
        (
            "Các tổ ký giao ước thi đua với một số nội dung như phấn đấu mỗi tổ kết nạp 3 hội viên.",
            [(3, "hội viên", "eq")],
        ),
        ("CHỈ TIÊU\n- 100% tổ họp mỗi tháng 1 lần.", [(100, "%", "eq")]),
        ("CHỈ TIÊU\n- Số hội viên mới: từ 200 trở lên.", [(200, "hội viên", "ge")]),
        (
            "CHỈ TIÊU\n- Kết nạp ít nhất 02 hội viên mỗi năm (chỉ tiêu cả nhiệm kỳ là 10 hội viên).",
            [(2, "hội viên", "ge"), (10, "hội viên", "eq")],
        ),
        ("CHỈ TIÊU\n- Số nơi có tổ hội: 04/09 thôn, làng.", [(4, "thôn, làng", "eq")]),
        ("CHỈ TIÊU\n- Mỗi em nộp ít nhất 2kg giấy và 10 vỏ lon bia.", [(2, "kg", "ge"), (10, "vỏ lon bia", "ge")]),
        ("CHỈ TIÊU\n- Chiến sĩ thi đua: 07 đ/c.", [(7, "đ/c", "eq")]),
        ("CHỈ TIÊU\n- Số hội viên mới trong năm 1.250 người.", [(1250, "người", "eq")]),
        ("CHỈ TIÊU\n- Đảng bộ không có chi bộ yếu kém.", [(0, "chi bộ", "eq")]),
        ("CHỈ TIÊU\n- Có 12 bác sĩ; toàn xã không còn hộ nghèo.", [(12, "bác sĩ", "eq"), (0, "hộ", "eq")]),
        ("CHỈ TIÊU\n1. Khối văn phòng (12 tổ):\n- 100% tổ khá.", [(100, "%", "eq")]),
        ("CHỈ TIÊU\n1 Tỷ lệ tổ khá 85%\n2 Kết nạp hội viên 40 hội viên", [(85, "%", "eq"), (40, "hội viên", "eq")]),
        ("CHỈ TIÊU\n- 2 Hội thi cấp xã.", [(2, "Hội thi", "eq")]),
        ("Phấn đấu trợ giúp nhân đạo đạt trị giá 75 tỷ đồng.", [(75, "tỷ đồng", "eq")]),
        ("Vận động nguồn lực trị giá 500 triệu đồng chăm lo hội viên.", [(500, "triệu đồng", "eq")]),
        ("Tặng 50 suất quà trị giá 25 triệu đồng cho hội viên.", [(50, "suất", "eq")]),
        ("Tỷ lệ lãi suất cho vay là 6%/năm.", []),
        ("CHỈ TIÊU\n- Lao động tiên tiến: 28/32 đ/c = 87,5%.", [(28, "đ/c", "eq")]),
        (
            "CHỈ TIÊU\n- Mỗi xã có ít nhất 1 mô hình; 17/17 xã thành lập tổ tư vấn.",
            [(1, "mô hình", "ge"), (17, "xã", "eq")],
        ),
        ("CHỈ TIÊU\n- Hồ sơ cấp huyện đạt tối thiểu 70%, cấp xã đạt 60%.", [(70, "%", "ge"), (60, "%", "eq")]),
        ("CHỈ TIÊU\n- Thu quỹ đạt ít nhất 959%.", [(None, "%", "ge")]),
        (
            "Phấn đấu tăng trưởng đạt 10,5%. Tổng sản phẩm bình quân đầu người đạt 95 triệu đồng. Vốn đầu tư trên 900 tỷ đồng.",
            [(10.5, "%", "eq"), (95, "triệu đồng", "eq"), (900, "tỷ đồng", "gt")],
        ),
        ("CHỈ TIÊU\n- Giảm tỷ suất sinh 0,2‰/năm.", [(0.2, "‰", "eq")]),
        ("CHỈ TIÊU\n- Có ít nhất 5 sản phẩm đạt từ 3 sao trở lên.", [(5, "sản phẩm", "ge")]),
    ],
)
def test_announced_targets(text: str, values: Values) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("sign", "comparator"),
    [
        ("≥", "ge"),
        (">=", "ge"),
        (">", "gt"),
        ("≤", "le"),
        ("<", "lt"),
        ("bằng hoặc cao hơn", "ge"),
        ("ở mức dưới", "lt"),
    ],
)
def test_signs_compare(sign: str, comparator: str) -> None:
    assert _values(f"CHỈ TIÊU\n- Hồ sơ trễ hạn đạt {sign} 3%.") == [(3, "%", comparator)]


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệm kỳ qua, 100% tổ mở lớp dạy bơi; mỗi năm tặng 20 suất quà.",
        "Tốc độ tăng trưởng đạt 8,4%, vượt 1,2% kế hoạch.",
        "Thu nhập đạt 61 triệu đồng/người/năm, tăng 12% so với nghị quyết.",
        "Các chỉ tiêu đều đạt và vượt, tỷ lệ che phủ rừng ước đạt 61,2%.",
        "Ngành hiện có 640 nhà giáo, trong đó có hơn 60% là nữ.",
        "Huyện có 2.700 nhà giáo, trong đó có hơn 60% là nữ.",
        "III. KIẾN NGHỊ\nĐề nghị huyện hỗ trợ xây dựng 02 nhà.",
        "Nhân dịp này, Ban Chấp hành tặng giấy khen cho 15 tập thể.",
        "Xã đã triển khai nhiều giải pháp; 100% thôn tổ chức sinh hoạt chuyên đề.",
        "Trong nhiệm kỳ qua, Hội đã tặng 12 xe đạp.\n\nNgoài ra, toàn xã có 24 mô hình; 100% thôn giữ vệ sinh.",
        "Tổ có từ 50 hội viên trở lên được đề nghị khen thưởng 02 cá nhân.",
        "Trao 05 giải nhất; mỗi giải 1.000.000 đồng.",
        "Cửa hàng giảm giá 10% - 30% cho hội viên.",
        "Khuyến khích mô hình của hội viên làm giỏi, có thu nhập từ 200 triệu đồng trở lên.",
        "Nhà trường đã đạt những thành tích sau:\n- Thi chữ đẹp: 03 giải nhất.\n- 100% lớp tiên tiến.",
    ],
)
def test_results_beside_targets(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Huyện hội đề ra chỉ tiêu mỗi xã vận động ít nhất 30% hội viên dự thi.",
            ["mỗi xã vận động ít nhất 30% hội viên dự thi"],
        ),
        ("Ngoài ra, tổ chức 02 lớp dạy bơi.", ["tổ chức 02 lớp dạy bơi"]),
        (
            "CHỈ TIÊU\n- Tỷ lệ hộ khó khăn giảm 1%, phấn đấu đến năm 2030, tỷ lệ này còn dưới 2%.",
            ["Tỷ lệ hộ khó khăn giảm 1%", "phấn đấu đến năm 2030, tỷ lệ này còn dưới 2%"],
        ),
        (
            "CHỈ TIÊU\n- Hằng năm có 90% tổ đạt vững mạnh và đến cuối nhiệm kỳ có 60% tổ xuất sắc.",
            ["Hằng năm có 90% tổ đạt vững mạnh", "đến cuối nhiệm kỳ có 60% tổ xuất sắc"],
        ),
        ("CHỈ TIÊU\n- 70% tổ tham gia “Ngày xanh”… Hội nghị bầu ban mới.", ["70% tổ tham gia “Ngày xanh”"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    source = SourceText(text)
    mentions = find_indicators(Passage.of(source.folded, type_code="KH"))
    assert [text[found.start : found.end] for found in mentions] == clauses


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("\uf0b7 Kết nạp ít nhất 20 hội viên.", "Kết nạp ít nhất 20 hội viên"),
        ("Thứ nhất, 100% hội viên được khám.", "100% hội viên được khám"),
        (": b) 100% hội viên được khám.", "100% hội viên được khám"),
        ("l 2- Hằng năm 100% hội viên được khám. : .", "Hằng năm 100% hội viên được khám"),
        ("©) Trao ít nhất 01 nhà.", "Trao ít nhất 01 nhà"),
        ("1/2- Kết nạp ít nhất 20 hội viên.", "Kết nạp ít nhất 20 hội viên"),
        ("2_ Ít nhất 80% hội viên dự.", "Ít nhất 80% hội viên dự"),
        ("9, 100 hội viên dự thi.", "100 hội viên dự thi"),
        ("- Nợ đọng xuống không quá 5%...", "Nợ đọng xuống không quá 5%"),
        ("- Mở 02 lớp tập huấn cán bộ. hội tại hai xã.", "Mở 02 lớp tập huấn cán bộ. hội tại hai xã"),
        ("- Tối thiếu 85% hội viên được khám.", "Tối thiếu 85% hội viên được khám"),
    ],
)
def test_specks_of_a_scanner(text: str, clause: str) -> None:
    text = f"CHÍ TIÊU\n{text}"
    mentions = find_indicators(Passage.of(SourceText(text).folded, type_code="KH"))
    assert [text[found.start : found.end] for found in mentions] == [clause]


@pytest.mark.parametrize(
    ("text", "subject", "action"),
    [
        ("100% công đoàn cơ sở (CĐCS) được tập huấn.", "công đoàn cơ sở", "được tập huấn"),
        ("Hội phụ nữ xã phấn đấu có hơn 90% hội viên đăng ký thi đua.", "hội viên", "đăng ký thi đua"),
        ("Ban Chấp hành: 100% được tập huấn.", "Ban Chấp hành", "được tập huấn"),
        ("Số hóa 100% kết quả.", "kết quả", "Số hóa"),
        ("100% cán bộ quản lý đạt chuẩn.", "cán bộ quản lý", "đạt chuẩn"),
        ("Tỷ lệ hộ nghèo đến năm 2030 giảm dưới 1%.", "hộ nghèo", "giảm"),
        ("Giá trị sản xuất trên 1 ha đất đạt 120 triệu đồng.", "Giá trị sản xuất trên 1 ha đất", "đạt"),
    ],
)
def test_roles(text: str, subject: str, action: str) -> None:
    passage, (found, *_) = _found(f"CHỈ TIÊU\n- {text}")
    assert (found.subject, found.action) != (None, None)
    assert [passage.text[slice(*span)] for span in (found.subject, found.action) if span] == [subject, action]


def test_a_share_by_a_year_has_the_subject_before_it() -> None:
    first, found = _found("CHỈ TIÊU\n- Tỷ lệ nữ giám đốc đạt ít nhất 27% vào năm 2030 và 30% vào năm 2035.")[1]
    assert (found.value, found.subject) == (30, first.subject)


def test_nothing_exceeds_the_whole() -> None:
    text = "CHỈ TIÊU\n- Thu hút ít nhất 70% trẻ em vào lớp một và 100% trẻ em lên lớp."
    assert _values(text) == [(70, "%", "ge"), (100, "%", "eq")]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Chỉ tiêu chủ yếu đến năm 2031:\n- Kết nạp 40 hội viên.", "đến năm 2031"),
        ("CHỈ TIÊU\n- Hộ nghèo (chuẩn giai đoạn 2021 - 2025) đến năm 2031 còn 2%.", "đến năm 2031"),
        ("CHỈ TIÊU\n- Hằng năm, 90% tổ khá; kết nạp 40 hội viên.", "hằng năm"),
        ("CHỈ TIÊU\n- Tỷ lệ hộ nghèo giảm hằng năm 1%; kết nạp 40 hội viên.", None),
        ("CHỈ TIÊU\n- Gọi thanh niên nhập ngũ hằng năm đạt 100%; kết nạp 40 hội viên.", None),
        ("CHỈ TIÊU\n- Giảm số vụ tai nạn 15% so năm 2030.", None),
    ],
)
def test_periods_of_lines_and_leads(text: str, period: str | None) -> None:
    passage, mentions = _found(text)
    found = mentions[-1].period
    assert (passage.lower[found.start : found.end] if found else None) == period


def test_an_unnumbered_head_rules_the_numbered_list_below_it() -> None:
    text = "* Các chỉ tiêu chủ yếu:\n(1) Tỷ lệ tăng dân số 1,05%.\n(2) Lắp từ 50 bóng đèn trở lên."
    starts = [text.index("(1)"), text.index("(2)")]
    headings = tuple(
        Heading(start, end, start, end, None) for start, end in zip(starts, [starts[1] - 1, len(text)], strict=True)
    )
    passage = Passage(text=SourceText(text).folded, body=(0, len(text)), headings=headings, type_code="KH")
    assert [found.value for found in find_indicators(passage)] == [1.05, 50]


_ROWS = [
    ("1", "Kết nạp hội viên mới", "người", "90", "120"),
    ("2", "Tỷ lệ tổ có tủ sách", "%", "70", "≥ 85"),
    ("3", "Thu quỹ hội", "triệu đồng", "1.100", "1.250,5"),
]


@pytest.mark.parametrize("between", [" | ", "\t", "     ", " "])
@pytest.mark.parametrize("line_end", ["\n", " "])
def test_rows_of_a_table_of_targets(between: str, line_end: str) -> None:
    head = between.join(("TT", "Nội dung", "ĐVT", "Thực hiện 2030", "Kế hoạch năm 2031"))
    text = "GIAO CHỈ TIÊU\n" + line_end.join([head, *(between.join(row) for row in _ROWS)]) + "\n"
    passage, mentions = _found(text)
    assert [(m.value, m.unit, m.comparator) for m in mentions] == [
        (120, "người", "eq"),
        (85, "%", "ge"),
        (1250.5, "triệu đồng", "eq"),
    ]
    assert [passage.text[m.start :].startswith(row[1]) for m, row in zip(mentions, _ROWS, strict=True)] == [True] * 3
    assert [m.subject and passage.text[slice(*m.subject)] for m in mentions] == ["hội viên mới", "tổ", "quỹ hội"]


def test_a_table_of_results_sets_nothing() -> None:
    text = "TT | Nội dung | ĐVT | Kết quả\n1 | Kết nạp hội viên | người | 90\n2 | Tổ có tủ sách | % | 80\n"
    assert _values(text) == []


@pytest.mark.parametrize(
    ("head", "cell", "value", "comparator"),
    [
        ("Đơn vị\n\nKế hoạch năm 2031", "Khoảng 6", 6, "approx"),
        ("Đơn vị | Thực hiện năm 2030 | Kế hoạch 2031", "90 | Dưới 2,5", 2.5, "lt"),
        ("Đơn vị Chỉ tiêu giao", "Từ 30 đến 40", 30, "between"),
        ("Đơn vị tính Kế hoạch", "80 trở lên", 80, "ge"),
    ],
)
def test_heads_and_signs_of_a_table(head: str, cell: str, value: float, comparator: str) -> None:
    text = f"CHỈ TIÊU\nTT | Nội dung | {head}\n1 | Tỷ lệ tổ khá | % | {cell}\n- Trong đó: tổ văn phòng | % | {cell}\n2 | Số lớp | lớp | 4 | 5\n"
    passage, mentions = _found(text)
    assert [(m.value, m.comparator) for m in mentions[:2]] == [(value, comparator)] * 2
    period = mentions[0].period
    assert period is None or passage.text[period.start : period.end].endswith("2031")
