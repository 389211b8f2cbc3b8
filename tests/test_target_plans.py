"""Targets as plans of unions and offices word them: bounds without a noun, parts of a count, what only explains, and what ends a clause."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.text import SourceText

_TARGETS = "I. CHỈ TIÊU\n"
_TASKS = "II. NHIỆM VỤ, GIẢI PHÁP\n"

Value = tuple[str, float | None, str | None]


def _values(text: str) -> list[Value]:
    passage = Passage.of(SourceText(text).folded, issued=date(2031, 1, 15), type_code="KH")
    return [(passage.text[it.start : it.end], it.value, it.unit) for it in find_indicators(passage)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Số đoàn viên tăng thực (sau khi trừ giảm) không dưới 1.250.",
            [("Số đoàn viên tăng thực (sau khi trừ giảm) không dưới 1.250", 1250, "đoàn viên")],
        ),
        (
            "Giảm số đơn vị nợ kinh phí xuống còn không quá 40.",
            [("Giảm số đơn vị nợ kinh phí xuống còn không quá 40", 40, "đơn vị")],
        ),
        (
            "Kết nạp 900 đoàn viên, riêng năm 2031 phải đạt 500.",
            [("Kết nạp 900 đoàn viên", 900, "đoàn viên"), ("riêng năm 2031 phải đạt 500", 500, "đoàn viên")],
        ),
        (
            "Mỗi CĐCS trường học có tối thiểu 03 sáng kiến, CĐCS khối cơ quan 01.",
            [
                ("Mỗi CĐCS trường học có tối thiểu 03 sáng kiến", 3, "sáng kiến"),
                ("CĐCS khối cơ quan 01", 1, "sáng kiến"),
            ],
        ),
        (
            "Tặng 900 suất quà (LĐLĐ tỉnh cấp 600, các ngành tự cân đối 300), mỗi suất 500.000 đồng.",
            [
                ("Tặng 900 suất quà", 900, "suất"),
                ("LĐLĐ tỉnh cấp 600", 600, "suất"),
                ("các ngành tự cân đối 300", 300, "suất"),
            ],
        ),
        (
            "Thực hiện 12 cuộc kiểm tra (cùng cấp 02, cấp dưới 10).",
            [("Thực hiện 12 cuộc kiểm tra", 12, "cuộc"), ("cùng cấp 02", 2, "cuộc"), ("cấp dưới 10", 10, "cuộc")],
        ),
        ("Có 50 đề tài, sáng kiến cấp cơ sở.", [("Có 50 đề tài, sáng kiến cấp cơ sở", 50, "đề tài, sáng kiến")]),
        (
            "03/05 đơn vị có câu lạc bộ sinh hoạt đều 2 buổi/tuần.",
            [("03/05 đơn vị có câu lạc bộ", 3, "đơn vị"), ("sinh hoạt đều 2 buổi/tuần", 2, "buổi")],
        ),
    ],
)
def test_numbers_whose_noun_stands_elsewhere(text: str, values: list[Value]) -> None:
    assert _values(_TARGETS + text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Từ mức 3.300 đoàn viên hiện nay, đến cuối năm 2031 có 3.600 đoàn viên.",
            [("đến cuối năm 2031 có 3.600 đoàn viên", 3600, "đoàn viên")],
        ),
        (
            "Nơi nào còn dưới 50% thì mỗi năm nâng thêm tối thiểu 10%.",
            [("Nơi nào còn dưới 50% thì mỗi năm nâng thêm tối thiểu 10%", 10, "%")],
        ),
        ("Cụm số 1 (06 CĐCS): kết nạp 45 đoàn viên.", [("kết nạp 45 đoàn viên", 45, "đoàn viên")]),
        (
            "Xây mới 03 căn nhà, bình quân 60 triệu đồng/căn.",
            [("Xây mới 03 căn nhà", 3, "căn")],
        ),
        (
            "Kiểm tra tại 06 đơn vị, trong số đó ít nhất 02 đơn vị có số thu dưới 80% dự toán.",
            [
                ("Kiểm tra tại 06 đơn vị", 6, "đơn vị"),
                ("ít nhất 02 đơn vị có số thu dưới 80% dự toán", 2, "đơn vị"),
            ],
        ),
        (
            "Không xảy ra vụ tai nạn làm chết từ 02 người trở lên; 100% vụ việc được báo cáo.",
            [
                ("Không xảy ra vụ tai nạn làm chết từ 02 người trở lên", 0, "vụ"),
                ("100% vụ việc được báo cáo", 100, "%"),
            ],
        ),
        ("Có 100% đoàn viên có thẻ, không để đoàn viên nào bị bỏ lại phía sau.", None),
        (
            "Khu vực nhà nước đóng 1% tiền lương, mức tối đa không quá 10% lương cơ sở; 95% CĐCS thu đủ.",
            [("95% CĐCS thu đủ", 95, "%")],
        ),
    ],
)
def test_numbers_that_only_explain(text: str, values: list[Value] | None) -> None:
    found = _values(_TARGETS + text)
    assert found == values if values is not None else [value for _, value, _ in found] == [100]


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Kiểm tra tại 04 doanh nghiệp, thời gian: quý II và quý III/2031.", "Kiểm tra tại 04 doanh nghiệp"),
        ("Xây 02 căn nhà cho đoàn viên, khởi công quý II.", "Xây 02 căn nhà cho đoàn viên"),
        ("Hỗ trợ 12 công trình, áp dụng từ 01/4/2031.", "Hỗ trợ 12 công trình"),
        ("Kiểm tra ít nhất 30% CĐCS, ưu tiên nơi chưa được kiểm tra.", "Kiểm tra ít nhất 30% CĐCS"),
        ("Xử lý 100% đơn, kết luận không quá 45 ngày kể từ ngày nhận.", "Xử lý 100% đơn"),
        ("Giám sát 04 cuộc/năm, mỗi quý một cuộc.", "Giám sát 04 cuộc/năm"),
        ("Kiểm tra ít nhất 50% số xã có lớp (đợt 1: tháng 6; đợt 2: tháng 10).", "Kiểm tra ít nhất 50% số xã có lớp"),
        ("Phát động 02 đợt cao điểm: đợt 1 từ 28/5 đến hết 28/7/2031.", "Phát động 02 đợt cao điểm"),
        # What it was before belongs to it, and so does the act that a label names.
        (
            "Vận động quỹ từ 400 triệu đồng trở lên (năm 2030: 362 triệu đồng).",
            "Vận động quỹ từ 400 triệu đồng trở lên (năm 2030: 362 triệu đồng)",
        ),
        ("Tập huấn nghiệp vụ thi đua, khen thưởng: 01 lớp.", "Tập huấn nghiệp vụ thi đua, khen thưởng: 01 lớp"),
        (
            "Trong số CĐCS thành lập từ 12 tháng trở lên, 90% ký được thỏa ước.",
            "Trong số CĐCS thành lập từ 12 tháng trở lên, 90% ký được thỏa ước",
        ),
        ("Chất thải được thu gom, xử lý: đô thị 95%.", "Chất thải được thu gom, xử lý: đô thị 95%"),
    ],
)
def test_where_a_clause_ends(text: str, clause: str) -> None:
    assert [found for found, _, _ in _values(_TARGETS + text)] == [clause]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Lập 04 tổ giúp việc; thuê 18 chuyến xe.", [4, 18]),
        ("In 10.000 tờ rơi; in 02 bản hợp đồng.", [10000]),
        ("Mỗi ban có từ 3 đến 5 công nhân nòng cốt.", [3]),
        ("Kiểm tra hoạt động của 50% tổ công đoàn.", [50]),
        ("Phát 1.000 phiếu hỏi; phấn đấu thu về 85% số phiếu.", [1000, 85]),
        ("Duy trì chuyên mục “Việc làm - Dạy nghề” 02 kỳ/tháng.", [2]),
        ("Kiểm tra 25% CĐCS trực thuộc, trong đó 10 CĐCS được kiểm tra tài chính.", [25, 10]),
        ("Bố trí chỗ ngồi cách nhau tối thiểu 01 mét; lập biên bản làm 04 bản.", []),
        ("Mở 04 gian hàng ở phường Đông, phường Tây và 02 huyện có đông công nhân.", [4]),
        ("Xây dựng 13 mô hình trồng lúa (vụ xuân 08 mô hình, vụ hè 05 mô hình).", [13, 8, 5]),
        ("Làm 210 km đường; hoàn thành 20 km đường thôn, tỷ lệ đường thôn được cứng hóa đạt 52%.", [20, 52]),
        ("Chọn cử 02 - 03 đảng viên giúp đỡ thôn; mở 08 lớp cho 560 chi hội trưởng.", [2, 8, 560]),
        ("Các huyện giao ban với xã điểm 2 lần/tháng.", [2]),
        ("Công nhận trong 05 ngày kể từ ngày nhận đủ đơn của 05 người lao động trở lên.", []),
    ],
)
def test_what_a_plan_sets_itself(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in _values(_TASKS + text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "100% giáo viên soạn ít nhất 02 tiết có ứng dụng công nghệ.",
            [("100% giáo viên", 100, "%"), ("soạn ít nhất 02 tiết có ứng dụng công nghệ", 2, "tiết")],
        ),
        (
            "Vận động 10 doanh nghiệp nâng giá trị bữa ăn ca lên tối thiểu 18.000 đồng/suất.",
            [
                ("Vận động 10 doanh nghiệp", 10, "doanh nghiệp"),
                ("nâng giá trị bữa ăn ca lên tối thiểu 18.000 đồng/suất", 18000, "đồng"),
            ],
        ),
        (
            "Đạt 90% chỉ tiêu thu, không có cán bộ, giáo viên vi phạm.",
            [("Đạt 90% chỉ tiêu thu", 90, "%"), ("không có cán bộ, giáo viên vi phạm", 0, "cán bộ, giáo viên")],
        ),
        (
            "Xử lý 100% đơn, không để đơn tồn quá 30 ngày.",
            [("Xử lý 100% đơn", 100, "%"), ("không để đơn tồn quá 30 ngày", 0, "đơn")],
        ),
    ],
)
def test_values_of_their_own_verbs(text: str, values: list[Value]) -> None:
    assert _values(_TARGETS + text) == values


def test_a_unit_that_no_table_knows_stands_in_its_cell() -> None:
    rows = "1 | Phẫu thuật các loại | Ca | 410 | 430 |\n2 | Ngày điều trị trung bình | Ngày | 6,4 | ≤ 6,2 |\n"
    found = _values(f"I. CHỈ TIÊU\nTT | Nội dung | ĐVT | TH 2030 | KH 2031 |\n{rows}II. NHIỆM VỤ\n")
    assert [(value, unit) for _, value, unit in found] == [(430, "Ca"), (6.2, "Ngày")]


@pytest.mark.parametrize(
    ("head", "values"),
    [
        ("TH 2030\nKH 2031", "88\n110"),
        ("Ước thực hiện năm 2030\nKế hoạch năm 2031", "88\n110"),
        ("Kế hoạch 2030\nThực hiện 2030\nKế hoạch 2031", "80\n88\n110"),
        ("Thực hiện\nTỷ lệ so với kế hoạch\nKế hoạch 2031", "88\n97\n110"),
    ],
)
def test_the_planned_column_of_the_latest_year_counts(head: str, values: str) -> None:
    rows = f"1\nTin gửi trang điện tử\ntin\n{values}\n2\nBuổi tuyên truyền\nbuổi\n{values}\n"
    found = _values(f"I. CHỈ TIÊU NĂM 2031\nTT\nNội dung\nĐVT\n{head}\n{rows}III. NHIỆM VỤ\n")
    assert [(value, unit) for _, value, unit in found] == [(110, "tin"), (110, "buổi")]


def test_a_heading_may_name_what_there_is_beside_the_aims() -> None:
    text = "I. TÌNH HÌNH VÀ MỤC TIÊU\n1. Bảo đảm 100% CĐCS được tiếp nhận.\n2. Kết nạp thêm tối thiểu 950 đoàn viên.\n"
    assert [value for _, value, _ in _values(text)] == [100, 950]
