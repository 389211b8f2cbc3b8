"""Targets (chỉ tiêu): contract §8, docs/annotation.md "Indicators", NORMS §7.3."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import MASK, Heading, Passage
from vnunion_nlp.extraction.respelling import respelt
from vnunion_nlp.text import SourceText

_TARGETS = "CHỈ TIÊU\n"
_TASKS = "NHIỆM VỤ, GIẢI PHÁP\n"


def _found(text: str, type_code: str = "KH") -> tuple[Passage, list[IndicatorMention]]:
    passage = Passage.of(SourceText(text).folded, type_code=type_code)
    return passage, find_indicators(passage)


def _values(text: str, type_code: str = "KH") -> list[tuple[float | None, str | None, str]]:
    return [(found.value, found.unit, found.comparator) for found in _found(text, type_code)[1]]


def _clauses(text: str) -> list[str]:
    passage, mentions = _found(text)
    return [passage.text[found.start : found.end] for found in mentions]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("- 100% hội viên được tập huấn.", ["100% hội viên được tập huấn"]),
        ("(3) Có 90% CĐCS ký thỏa ước.", ["Có 90% CĐCS ký thỏa ước"]),
        ("1. Phấn đấu hằng năm, 95% tổ đạt loại khá.", ["Phấn đấu hằng năm, 95% tổ đạt loại khá"]),
        ("- Ký mới TƯLĐTT: 03 doanh nghiệp.", ["Ký mới TƯLĐTT: 03 doanh nghiệp"]),
        ("- Duy trì 12 lớp: Tổng số: 410 học sinh.", ["Duy trì 12 lớp", "Tổng số: 410 học sinh"]),
        ("- Khối 6: 3 lớp = 120 học sinh.", ["Khối 6: 3 lớp", "120 học sinh"]),
        ("- Hạnh kiểm: Tốt: 70%     Khá: 28%    TB: 2%", ["Hạnh kiểm: Tốt: 70%", "Khá: 28%", "TB: 2%"]),
        (
            "- Tổng đàn gia súc: 2.000 con (trong đó: đàn heo: 1.500 con; đàn bò: 500 con).",
            ["Tổng đàn gia súc: 2.000 con", "đàn heo: 1.500 con", "đàn bò: 500 con"],
        ),
        (
            "- Cơ cấu kinh tế đến năm 2035: Nông - lâm nghiệp 60%; công nghiệp: 40%.",
            ["Cơ cấu kinh tế đến năm 2035: Nông - lâm nghiệp 60%", "công nghiệp: 40%"],
        ),
        (
            "- Nợ quá hạn tại Ngân hàng Nông nghiệp và Phát triển nông thôn dưới 0,5%.",
            ["Nợ quá hạn tại Ngân hàng Nông nghiệp và Phát triển nông thôn dưới 0,5%"],
        ),
        (
            "- Duy trì hợp tác xã hoạt động có hiệu quả, xây dựng mô hình nông hội: 04 mô hình trở lên.",
            ["xây dựng mô hình nông hội: 04 mô hình trở lên"],
        ),
        ("- Đến hết nhiệm kỳ: có 2.800 hội viên trở lên.", ["có 2.800 hội viên trở lên"]),
        ("- Công tác nữ công: 100% nữ cán bộ, hội viên dự họp.", ["100% nữ cán bộ, hội viên dự họp"]),
        (
            "- Kết nạp mới: khu vực nhà nước 60 hội viên.",
            ["Kết nạp mới: khu vực nhà nước 60 hội viên"],
        ),
        ("- Cấp xã: có từ 05 mô hình trở lên.", ["có từ 05 mô hình trở lên"]),
        ("- Công tác nữ công: 100% CĐCS có ban nữ công hoạt động đều.", ["100% CĐCS có ban nữ công hoạt động đều"]),
        ("- Chỉ tiêu 2: Xây dựng 01 tủ sách.", ["Xây dựng 01 tủ sách"]),
        (
            "- Mỗi tổ tổ chức ít nhất 01 buổi tọa đàm; 01 hội thi.",
            ["Mỗi tổ tổ chức ít nhất 01 buổi tọa đàm", "01 hội thi"],
        ),
        (
            "- 100% tổ họp đúng kỳ và có trên 90% hội viên dự họp.",
            ["100% tổ họp đúng kỳ", "có trên 90% hội viên dự họp"],
        ),
        (
            "- 80% tổ đạt vững mạnh, trong đó có 20% xuất sắc.",
            ["80% tổ đạt vững mạnh", "có 20% xuất sắc"],
        ),
        (
            "- Tỷ lệ cán bộ, công chức học tập đạt 90%, tỷ lệ viên chức học tập đạt 85%.",
            ["Tỷ lệ cán bộ, công chức học tập đạt 90%", "tỷ lệ viên chức học tập đạt 85%"],
        ),
        (
            "- Kết nạp 40 hội viên, thành lập 02 chi hội.",
            ["Kết nạp 40 hội viên", "thành lập 02 chi hội"],
        ),
        ("b/ Chỉ tiêu: huy động ít nhất 30 đội dự thi.", ["huy động ít nhất 30 đội dự thi"]),
        ("2.1- 100% hội viên được học nghề.", ["100% hội viên được học nghề"]),
        ("- Tặng 25 suất quà, trị giá mỗi suất 150.000 đồng.", ["Tặng 25 suất quà"]),
        ("- Xây 02 nhà văn hóa, hoàn thành trước tháng 9.", ["Xây 02 nhà văn hóa"]),
        ("- 90% tổ có nội quy (đối với tổ trên 10 người).", ["90% tổ có nội quy (đối với tổ trên 10 người)"]),
        ("- Xếp loại Tốt: 60%, Khá: 35%.", ["Xếp loại Tốt: 60%", "Khá: 35%"]),
        ("- Tổ chức hội nghị viên chức, đạt tỷ lệ 100%.", ["Tổ chức hội nghị viên chức, đạt tỷ lệ 100%"]),
        ("- 100% xã mỗi tháng có ít nhất 02 bài viết.", ["100% xã", "mỗi tháng có ít nhất 02 bài viết"]),
        ("- 70% hộ dùng ít nhất một trong các dịch vụ công.", ["70% hộ dùng ít nhất một trong các dịch vụ công"]),
        (
            "- Trên 97% tổ đạt loại tốt; không có tổ yếu kém.",
            ["Trên 97% tổ đạt loại tốt", "không có tổ yếu kém"],
        ),
        ("- Ban Kiểm tra: kiểm tra tối thiểu 12 chi hội.", ["kiểm tra tối thiểu 12 chi hội"]),
        ("- Hằng năm: 90% hội viên dự học.", ["90% hội viên dự học"]),
        ("- Mỗi năm mở 01 lớp, lớp đầu xong trước ngày 01/6.", ["Mỗi năm mở 01 lớp"]),
        (
            "- Với mục tiêu vận động 02 tỷ đồng, Quỹ dành cho người nghèo.",
            ["Với mục tiêu vận động 02 tỷ đồng"],
        ),
        (
            "- Chênh lệch giữa số khai và số đóng không quá 4%.",
            ["Chênh lệch giữa số khai và số đóng không quá 4%"],
        ),
        (
            "- Mở 06 lớp đào tạo, bồi dưỡng cho ít nhất 300 hội viên, phấn đấu 90% hội viên được học.",
            ["Mở 06 lớp đào tạo, bồi dưỡng", "cho ít nhất 300 hội viên", "phấn đấu 90% hội viên được học"],
        ),
        ("- Lập mới...chi hội, kết nạp được hội viên mới.", ["Lập mới...chi hội", "kết nạp được hội viên mới"]),
        ("-...Ủy viên được học tập,% cán bộ đạt chuẩn.", ["...Ủy viên được học tập", "% cán bộ đạt chuẩn"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert _clauses(_TARGETS + text) == clauses


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("- Lập CĐCS ở doanh nghiệp từ 30 lao động trở lên: đạt 95%.", [(95, "%", "eq")]),
        ("- Lập CĐCS ở doanh nghiệp từ 12 - dưới 30 lao động: đạt 60%.", [(60, "%", "eq")]),
        ("- 80% doanh nghiệp có từ 20 lao động trở lên có CĐCS.", [(80, "%", "eq")]),
        ("- Mỗi tổ tổ chức ít nhất 01 buổi tọa đàm; 01 hội thi.", [(1, "buổi", "ge"), (1, "hội thi", "ge")]),
        ("- Thu đoàn phí đạt từ 96% trở lên.", [(96, "%", "ge")]),
        ("- Trên 98% trở lên hội viên được học.", [(98, "%", "ge")]),
        ("- Có 30% số hội viên trở lên được hưởng ưu đãi.", [(30, "%", "ge")]),
        ("- Không có tổ không hoàn thành nhiệm vụ.", [(0, "tổ", "eq")]),
        ("- Không để xảy ra đình công trái luật.", []),
        ("- Không để xảy ra vụ cháy nổ nào.", [(0, "vụ", "eq")]),
        ("- Không còn tổ công đoàn yếu kém.", [(0, "tổ công đoàn", "eq")]),
        ("- Khoảng 200 vận động viên dự giải.", [(200, "vận động viên", "approx")]),
        ("- Không để tổ nào không có sổ họp.", [(0, "tổ", "eq")]),
        ("- Không để xảy ra vụ gây rối trật tự.", [(0, "vụ", "eq")]),
        ("- 100% lò mổ phục vụ từ 50 hộ trở lên được kiểm tra.", [(100, "%", "eq")]),
        ("- Mỗi tổ có từ 15 hội viên trở lên giới thiệu ít nhất 02 quần chúng.", [(2, "quần chúng", "ge")]),
        ("- Có 55% xưởng có tổ an toàn trở lên tổ chức diễn tập.", [(55, "%", "ge")]),
        ("- Trên 80% hội viên, 60% lao động được nghe phổ biến.", [(80, "%", "gt"), (60, "%", "gt")]),
        ("- Ký mới 03 bản thỏa ước có bữa ăn ca từ 22.000 đồng trở lên.", [(3, "bản", "eq")]),
        ("- Sửa 12 “Mái nhà tình bạn”.", [(12, "Mái nhà tình bạn", "eq")]),
        ("- Thu hội phí đạt và vượt 100% kế hoạch.", [(100, "%", "ge")]),
        ("- Kết nạp 1,350 hội viên.", [(1350, "hội viên", "eq")]),
        ("- Hai phần ba số tổ đạt loại khá.", [(0.6667, "tổ", "eq")]),
        ("- Mỗi hội viên đăng ký một việc tốt.", [(1, "việc", "eq")]),
        ("- Mỗi tổ có 01 trang fanpage, 01 tủ sách.", [(1, "trang fanpage", "eq"), (1, "tủ sách", "eq")]),
        ("- Trên địa bàn xã có 40 doanh nghiệp với 900 lao động.", []),
        ("- Tặng 40 khăn len cho người già.", [(40, "khăn", "eq")]),
        ("- Xây 05 nhà bếp, mức hỗ trợ tối đa 9 triệu đồng/nhà.", [(5, "nhà", "eq"), (9, "triệu đồng", "le")]),
        ("- Bố trí ít nhất 01 kho tại bến Đá, quy mô 02 ha.", [(1, "kho", "ge")]),
        ("- Ít nhất ...% hội viên dự học.", [(None, "%", "ge")]),
        ("- Ít nhất% hội viên dự học.", [(None, "%", "ge")]),
        ("- Nâng tỷ lệ bao phủ từ 70% lên 80%.", [(80, "%", "eq")]),
        ("- Quỹ Tình thương: vận động 300 triệu đồng.", [(300, "triệu đồng", "eq")]),
        ("- Học sinh giỏi: 120 em (25,5%).", [(120, "em", "eq")]),
        ("- Bồi dưỡng cho hơn 1.500 lượt cán bộ tổ.", [(1500, "lượt", "gt")]),
        ("- Doanh thu đạt khoảng hơn 35 tỷ đồng.", [(35, "tỷ đồng", "gt")]),
        ("- Thu nhập bình quân đầu người đạt khoảng trên 4.000 USD.", [(4000, "USD", "gt")]),
        ("- Phấn đấu 8 trên 10 tổ đạt loại tốt.", [(8, "tổ", "eq")]),
        ("- Phát triển 1 250 đoàn viên mới.", [(1250, "đoàn viên", "eq")]),
        ("- Từ 70 phần trăm đến 75 phần trăm tổ có tủ sách.", [(70, "%", "between")]),
        ("- Hoàn thành 17/17 tiêu chí nông thôn mới.", [(17, "tiêu chí", "eq")]),
        ("- Mỗi tổ có ít nhất 01 loại hình sinh hoạt.", [(1, "loại hình", "ge")]),
        ("- Phong trào “Hai nghìn sáng kiến”, “01 triệu sáng kiến”.", []),
    ],
)
def test_values_where_targets_are_set(text: str, values: list[tuple[float | None, str, str]]) -> None:
    assert _values(_TARGETS + text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Mở ít nhất 03 lớp nghiệp vụ.", [(3, "lớp", "ge")]),
        ("Phối hợp tổ chức 02 đợt kiểm tra tại 9 doanh nghiệp.", [(2, "đợt", "eq")]),
        ("Tặng 60 suất quà, mỗi suất 300.000 đồng.", [(60, "suất", "eq")]),
        ("Đẩy mạnh tuyên truyền, phấn đấu 100% tổ có tủ sách.", [(100, "%", "eq")]),
        ("Mỗi tổ đăng ký 01 công trình.", [(1, "công trình", "eq")]),
        ("Giám sát việc thực hiện quy chế dân chủ tại 07 trường.", [(7, "trường", "eq")]),
        ("Khám mắt cho 240 công nhân.", [(240, "công nhân", "eq")]),
        ("Kiểm tra 30% chi hội.", [(30, "%", "eq")]),
        ("Tặng quà trẻ em khó khăn: 60 suất.", [(60, "suất", "eq")]),
        ("Mỗi chi hội cử tối thiểu 01 người phụ trách số liệu.", [(1, "người", "ge")]),
        ("Nâng mức chi bữa trưa lên 30.000 đồng/suất.", [(30000, "đồng", "eq")]),
        ("Phát 800 tờ rơi.", [(800, "tờ rơi", "eq")]),
        (
            "Trong năm, tổng chỉ tiêu hiến máu của nhà trường là 900 người; được biết, ngành giao chỉ tiêu là 40 lớp.",
            [(900, "người", "eq"), (40, "lớp", "eq")],
        ),
        (
            "- Phấn đấu 90% tổ có tủ sách;\n- Không có tổ yếu kém;\n- Không còn tổ trung bình.",
            [(90, "%", "eq"), (0, "tổ", "eq"), (0, "tổ", "eq")],
        ),
        ("Khen thưởng 4 tập thể, 9 cá nhân.", [(4, "tập thể", "eq"), (9, "cá nhân", "eq")]),
    ],
)
def test_values_among_tasks(text: str, values: list[tuple[float | None, str, str]]) -> None:
    assert _values(_TASKS + text) == values


@pytest.mark.parametrize(
    "text",
    [
        "Kỷ niệm 90 năm Ngày truyền thống ngành.",
        "Đại hội lần thứ 12; khóa 9; cấp 4; Điều 5.",
        "Năm 2025 hội viên được hưởng phúc lợi.",
        "Mở “Gian hàng 0 đồng”, phiên chợ 0 đồng.",
        "Đóng kinh phí bằng 2% quỹ tiền lương.",
        "Phối hợp với 6 tổ chức chính trị - xã hội.",
        "Khảo sát nhà ở của giáo viên tại 4 huyện miền núi.",
        "Cuộc thi gồm 04 tuần, mỗi tuần 15 câu hỏi.",
        "Họp giao ban, mỗi quý 1 lần.",
        "Đời sống khó khăn, có nơi thu nhập giảm trên 50%.",
        "Hội viên có thu nhập dưới 4 triệu đồng/tháng được hỗ trợ 1.200.000 đồng.",
        "Cho vay với lãi suất 0,6%/tháng.",
        "Lập được 12 chi hội, kết nạp 300 hội viên. Tuy vậy, vẫn còn 7% chi hội yếu.",
        "Kế hoạch gồm 05 nội dung; gửi 02 bản về văn phòng.",
        "Họp lúc 17 giờ 30, thành phần 50 đại biểu.",
        "Kinh phí thực hiện 20 triệu đồng.",
        "Đã mở được 05 lớp cho 300 hội viên.",
        "Trao 01 giải Nhất, 02 giải Nhì.",
        "Hội nghị hợp lệ khi có ít nhất 2/3 số đại biểu được triệu tập.",
        "Các công đoàn cơ sở có dưới 25 đoàn viên sinh hoạt ghép.",
        "Báo cáo số liệu, tỷ lệ %?",
        "Đoàn viên từ 3 năm trở lên; nam từ 45 tuổi trở lên.",
        "Thi đua, hội diễn,... hội viên hưởng ứng.",
        "Đối với đơn vị có trên 50% lao động nữ thì bố trí phòng vắt sữa.",
        "Đến nay, toàn xã có 14 chi hội; tỷ lệ hội viên nữ đạt 44%, tăng 3%; ủng hộ 7.150.000 đồng.",
        "Trong 9 tháng, các tổ kết nạp 31 hội viên; 100% hội viên dự họp.",
        "Sau ba năm, phát triển được 62 hội viên; lập 02 chi hội, tặng 15 suất quà.",
        "Kinh phí: hội cân đối 12.000.000 đồng; vận động tài trợ 6.500.000 đồng.",
        "Hội viên được vay không quá 02 lần trong một nhiệm kỳ.",
        "Dạy hát miễn phí, mỗi tuần 2 buổi.",
        "Tiền công đóng tủ bằng 35% tổng dự toán.",
        "Chi hội khuyết 02/07 người (trên 25%).",
        "Đề nghị hỗ trợ 10 suất quà, do quỹ đã cạn nên hội chưa giải quyết.",
    ],
)
def test_not_targets(text: str) -> None:
    assert _values(_TASKS + text) == []


def test_cited_documents_are_not_read() -> None:
    text = "CHỈ TIÊU\n- Thực hiện Kế hoạch kết nạp 90 hội viên, có 70% tổ đạt loại tốt."
    passage = Passage.of(text).masked([(text.index("Kế"), text.index(", có"))])
    assert [found.value for found in find_indicators(passage)] == [70]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2023, kết nạp 20 hội viên; lập 02 chi hội. Năm 2024, kết nạp 25 hội viên.", [25]),
        ("Thời gian qua đã mở 04 lớp; 80% hội viên hài lòng. Thời gian tới, phấn đấu 90% hội viên hài lòng.", [90]),
        ("Mỗi tổ kết nạp được 03 hội viên.", [3]),
        ("Chỉ tiêu: giảm 02 vụ. Năm 2022, toàn xã xảy ra 05 vụ.", [2]),
    ],
)
def test_an_account_ends_where_a_plan_begins(text: str, values: list[int]) -> None:
    passage = Passage.of(_TASKS + text, type_code="KH", issued=date(2024, 2, 1))
    assert [found.value for found in find_indicators(passage)] == values


@pytest.mark.parametrize(
    ("text", "type_code", "values"),
    [
        ("Điều 4. Mức hỗ trợ\nNgười bệnh nặng: không quá 3 triệu đồng một trường hợp.", "QĐ", []),
        ("Điều 1. Tặng Giấy khen cho 06 tập thể.", "QĐ", []),
        ("Giao Ban biên tập; đến năm 2026 đăng ít nhất 20 tin, bài.", "QĐ", [20]),
        ("II. NỘI DUNG\nHội nghị nghe báo cáo: kết nạp 12 hội viên; 100% tổ họp đúng kỳ.", "BB", []),
        ("II. KẾT QUẢ\n1. Hoạt động của Ban\nKiểm tra 14 cuộc; tiếp nhận 03 đơn.", "BC", []),
    ],
)
def test_documents_that_rule_or_record(text: str, type_code: str, values: list[int]) -> None:
    passage = Passage.of(text, type_code=type_code, issued=date(2024, 2, 1))
    assert [found.value for found in find_indicators(passage)] == values


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Năm học 2024 - 2025, mở 02 lớp.", "2024-09-01", "2025-08-31"),
        ("6 tháng cuối năm, mở 02 lớp.", "2024-07-01", "2024-12-31"),
        ("Trong tháng 6, mở 02 lớp.", "2024-06-01", "2024-06-30"),
        ("Đến hết nhiệm kỳ mở 02 lớp.\nNghị quyết đại hội, nhiệm kỳ 2023 - 2028.", None, "2028-12-31"),
        ("Giảm 02 vụ so với ước cả năm 2023 của xã.", None, None),
        ("Mỗi năm mở 02 lớp.", None, None),
    ],
)
def test_period_of_the_clause(text: str, earliest: str | None, latest: str | None) -> None:
    passage = Passage.of(_TARGETS + text, type_code="KH", issued=date(2024, 2, 1))
    period = find_indicators(passage)[0].period
    assert (period and period.earliest, period and period.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "pers"),
    [
        ("- Mỗi Hội Nông dân xã, phường mở 02 lớp.", ["Hội Nông dân xã, phường"]),
        ("- Mỗi tổ mở 02 lớp; xây dựng một tủ sách.", ["tổ", "tổ"]),
        ("- Mở 03 lớp, mỗi lớp 40 học viên.", [None, "lớp"]),
    ],
)
def test_what_a_value_is_counted_over(text: str, pers: list[str | None]) -> None:
    assert [found.per for found in _found(_TARGETS + text)[1]] == pers


def test_results_of_the_past_are_none() -> None:
    report = "KẾT QUẢ HOẠT ĐỘNG\n100% tổ họp đúng kỳ, kết nạp 40 hội viên.\nPHƯƠNG HƯỚNG, NHIỆM VỤ\nPhấn đấu kết nạp 50 hội viên.\n"
    assert _values(report, "BC") == [(50, "hội viên", "eq")]


@pytest.mark.parametrize(
    ("text", "change", "is_delta"),
    [
        ("- Kết nạp hội viên: tăng thêm 25 hội viên.", "increase", True),
        ("- Giảm 5% số vụ tai nạn so với năm 2022.", "decrease", True),
        ("- Tăng tỷ lệ nữ tham gia quản lý đạt 45%.", "increase", False),
        ("- Tỷ lệ hộ nghèo giảm còn 2%.", "decrease", False),
        ("- 90% hội viên tăng cường luyện tập.", None, False),
    ],
)
def test_change(text: str, change: str | None, is_delta: bool) -> None:
    (found,) = _found(_TARGETS + text)[1]
    assert (found.change, found.is_delta) == (change, is_delta)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("- Bình quân mỗi CĐCS giới thiệu ít nhất 01 quần chúng.", "CĐCS"),
        ("- Mỗi chi hội viết 02 bài.", "chi hội"),
        ("- Kiểm tra 02 đơn vị/năm.", "năm"),
        ("- Kết nạp 30 hội viên.", None),
    ],
)
def test_per(text: str, per: str | None) -> None:
    (found,) = _found(_TARGETS + text)[1]
    assert found.per == per


@pytest.mark.parametrize(
    ("text", "subject", "action"),
    [
        ("- Phấn đấu 90% số hội viên trở lên được tập huấn.", "hội viên", "được tập huấn"),
        ("- Tỷ lệ cán bộ, công chức được học tập đạt 90%.", "cán bộ, công chức", "được học tập"),
        ("- Thu đoàn phí đạt 98%.", "Thu đoàn phí", "đạt"),
        ("- Quỹ khuyến học đạt 30 triệu đồng.", "Quỹ khuyến học", "đạt"),
        ("- Giảm 12% số vụ va chạm so với năm 2020.", "vụ va chạm", "Giảm"),
        ("- 100% hội viên có hoàn cảnh neo đơn được thăm hỏi.", "hội viên có hoàn cảnh neo đơn", "được thăm hỏi"),
        ("- 70% hội viên đủ điều kiện dự thi nâng ngạch.", "hội viên đủ điều kiện", "dự thi nâng ngạch"),
        ("- 60% xưởng có từ 15 lao động trở lên có tổ hòa giải.", "xưởng có từ 15 lao động trở lên", "có tổ hòa giải"),
        ("- Mở lớp đàn doanh nghiệp ngoài nhà nước: 04 doanh nghiệp.", "doanh nghiệp ngoài nhà nước", "Mở lớp đàn"),
        ("- Phổ biến quy chế đến ít nhất 75% hội viên.", "hội viên", "Phổ biến quy chế"),
        ("- Hội Nông dân xã mở 03 lớp dạy nghề.", "lớp dạy nghề", "mở"),
        ("- Có 12 sáng kiến cấp xã.", "sáng kiến cấp xã", "Có"),
        ("- Không để xảy ra vụ cháy nổ nào tại kho.", "vụ cháy nổ", "xảy ra"),
        ("- Mỗi tổ giới thiệu ít nhất 01 quần chúng ưu tú cho Đảng.", "quần chúng ưu tú", "giới thiệu"),
        ("- Không có tổ yếu kém.", "tổ", "yếu kém"),
    ],
)
def test_subject_and_action(text: str, subject: str, action: str) -> None:
    passage, (found,) = _found(_TARGETS + text)
    assert found.subject is not None
    assert found.action is not None
    assert passage.text[slice(*found.subject)] == subject
    assert passage.text[slice(*found.action)] == action


@pytest.mark.parametrize(
    ("text", "period", "earliest", "latest"),
    [
        ("Hằng năm, 90% tổ đạt vững mạnh.", "Hằng năm", None, None),
        ("Đến năm 2027 có 80% tổ đạt vững mạnh.", "Đến năm 2027", None, "2027-12-31"),
        ("Trong năm 2026 kết nạp 30 hội viên.", "Trong năm 2026", "2026-01-01", "2026-12-31"),
        ("Giai đoạn 2021-2025 xây 12 nhà.", "Giai đoạn 2021-2025", "2021-01-01", "2025-12-31"),
        ("Quý I/2024 mở 02 lớp.", "Quý I/2024", "2024-01-01", "2024-03-31"),
        ("Kết nạp 30 hội viên, tăng so với năm 2023.", None, None, None),
    ],
)
def test_period_in_the_clause(text: str, period: str | None, earliest: str | None, latest: str | None) -> None:
    passage, mentions = _found(_TARGETS + text)
    found = mentions[0].period
    assert (found and passage.text[found.start : found.end]) == period
    assert found is None or (found.earliest, found.latest) == (earliest, latest)


def test_period_of_heading_then_title() -> None:
    text = "Chương trình năm 2024\nII. Chỉ tiêu đến năm 2028\n- 90% tổ đạt vững mạnh.\nIII. Chỉ tiêu khác\n- 80% tổ có tủ sách."
    second, third = text.index("II."), text.index("III.")
    headings = (
        Heading(second, third, second, text.index("\n", second), None),
        Heading(third, len(text), third, text.index("\n", third), None),
    )
    passage = Passage(text, (22, len(text)), headings, subject=(0, 21))
    assert [text[found.period.start : found.period.end] for found in find_indicators(passage) if found.period] == [
        "đến năm 2028",
        "năm 2024",
    ]


def test_numbered_targets_take_the_stance_of_their_section() -> None:
    text = "II. Chỉ tiêu\n(1) 100% tổ hoàn thành nhiệm vụ.\n (2) 40 tổ có tủ sách."
    first, second = text.index("(1)"), text.index("(2)")
    headings = (
        Heading(0, len(text), 0, 12, None),
        Heading(first, second, first, second - 2, 0),
        Heading(second, len(text), second, len(text), 0),
    )
    found = find_indicators(Passage(text, (0, len(text)), headings))
    assert [mention.value for mention in found] == [100, 40]


_PIECES = st.sampled_from(
    [
        "100%",
        "ít nhất",
        "02 lớp",
        "hội viên",
        ";",
        ",",
        ".",
        " và có ",
        "...",
        "%",
        "(",
        ")",
        '"',
        "không có CĐCS",
        "từ",
        "trở lên",
        "mỗi",
        "\n",
        "CHỈ TIÊU\n",
        "1.",
        "- ",
        "tăng",
        "năm 2024",
        ":",
        MASK,
        "0 đồng",
        "1.500",
        "/năm",
        "đạt",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_text(text: str) -> None:
    passage = Passage.of(text)
    found = find_indicators(passage)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        for span in (mention.subject, mention.action):
            assert span is None or 0 <= span[0] <= span[1] <= len(text)
    assert find_indicators(Passage.of(text + "\n\nHết."))[: len(found)] == found


def test_a_file_on_one_line_keeps_its_targets() -> None:
    passage = Passage.of("CHỈ TIÊU\n" + "Phấn đấu kết nạp 30 hội viên và lập 02 chi hội trong năm. " * 400)
    assert len(find_indicators(passage)) == 800


@pytest.mark.parametrize("unit", ["100% ", "tăng 5% ", "1", "(1", "...", "1 triệu ", "không có ", "a: 1 lớp "])
def test_time_is_linear(unit: str) -> None:
    passage = Passage.of(unit * (40_000 // len(unit)))
    started = time.perf_counter()
    find_indicators(passage)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("- Phân đâu 95% hội viên được học.", 95, "%", "eq"),
        ("- It nhât 80% tổ có sổ họp.", 80, "%", "ge"),
        ("- Có 70% trờ lên hộ dùng nước sạch.", 70, "%", "ge"),
        ("- Mồi chi hội có ít nhất 01 tủ sách.", 1, "tủ sách", "ge"),
        ("- Kêt nạp 45 đoan viên.", 45, "đoàn viên", "eq"),
        ("- 9O% tổ dự họp.", 90, "%", "eq"),
        ("- Trên 85°/o tổ đạt khá.", 85, "%", "gt"),
    ],
)
def test_lost_marks(text: str, value: float, unit: str, comparator: str) -> None:
    assert _values("CÁC CHI TIÊU CHỦ YẾU\n" + text) == [(value, unit, comparator)]


def test_words_of_good_spelling_stay() -> None:
    text = "Tôi đã chi tiêu không qua kế toán; phần đầu năm liên quan đến hội thao; không đề cập."
    passage = Passage.of(SourceText(text).folded)
    assert respelt(passage) is passage


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("- Nâng giá trị bữa ăn lên không thấp hơn 20.000 đồng/suất.", ("increase", False)),
        ("- Vận động nâng mức ăn ca thêm 3.000 đồng/suất.", ("increase", True)),
        ("- Tỷ lệ nữ không thấp hơn 30%.", (None, False)),
        ("- Giảm tỷ lệ tổ yếu xuống dưới 2%.", ("decrease", False)),
        ("- Số vụ va chạm giảm ít nhất 20% so với năm trước.", ("decrease", True)),
    ],
)
def test_changes(text: str, change: tuple[str | None, bool]) -> None:
    (found,) = _found(_TARGETS + text)[1]
    assert (found.change, found.is_delta) == change


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("- Mỗi tổ khu vực chợ mở ít nhất 01 buổi nói chuyện.", "tổ"),
        ("- Mỗi tổ mỗi năm mở ít nhất 02 lớp.", "tổ"),
        ("- Vận động 02 ngày lương/người ủng hộ quỹ.", "người"),
        ("- Kết nạp 40 hội viên/năm.", "năm"),
    ],
)
def test_counted_over(text: str, per: str) -> None:
    (found,) = _found(_TARGETS + text)[1]
    assert found.per == per


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("- Đến năm 2027, có 300 hội viên; 90% tổ có tủ sách.", ["2027-12-31"] * 2),
        ("- Đến hết quý III/2026, 95% tổ có sổ; trên 80% hội viên có thẻ.", ["2026-09-30"] * 2),
        ("- Thực hiện chỉ tiêu năm 2026: 90% tổ dự họp; 60% tổ có sổ.", ["2026-12-31"] * 2),
        ("- Mỗi năm mở 02 lớp.", [None]),
    ],
)
def test_periods_lead(text: str, latest: list[str | None]) -> None:
    found = _found(_TARGETS + text)[1]
    assert [mention.period and mention.period.latest for mention in found] == latest


def test_a_sentence_with_a_colon_sets_the_stance_of_its_list() -> None:
    text = "Báo cáo nêu rõ kết quả; chú trọng các chỉ tiêu sau:\n- Có từ 90% hội viên, lao động trở lên dự học.\n- 40 tổ có sổ."
    assert _values(text) == [(90, "%", "ge"), (40, "tổ", "eq")]


def test_numbered_targets_end_with_their_article() -> None:
    text = "2. Mục tiêu chăm lo:\na) 100% hội viên ốm được thăm.\nChương II\nĐiều 3. Thăm hỏi\n1. Hội viên nằm viện: 300.000 đồng/lần."
    assert _values(text, "QĐ") == [(100, "%", "eq")]
