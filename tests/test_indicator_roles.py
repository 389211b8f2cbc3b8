"""Subject, action and period of targets as plans and resolutions word them (docs/annotation.md "Indicators")."""

from __future__ import annotations

import pytest

from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.text import SourceText


def _roles(text: str) -> list[tuple[str | None, str | None]]:
    passage = Passage.of(SourceText("CHỈ TIÊU\n" + text).folded, type_code="KH")
    return [
        tuple(span and passage.text[slice(*span)] for span in (found.subject, found.action))  # type: ignore[misc]
        for found in find_indicators(passage)
    ]


@pytest.mark.parametrize(
    ("text", "subject", "action"),
    [
        ("Tốc độ tăng trưởng kinh tế đạt 8%/năm.", "Tốc độ tăng trưởng kinh tế", "đạt"),
        ("Sản lượng rau hạt có củ đạt 900 tấn.", "Sản lượng rau hạt có củ", "đạt"),
        ("Thu nhập của xã viên tăng 1,2 lần so với năm 2019.", "Thu nhập của xã viên", "tăng"),
        ("Mức độ hài lòng của hội viên đạt 85%.", "Mức độ hài lòng của hội viên", "đạt"),
        ("Giảm thời gian chờ của người bệnh còn 0,5 lần.", "thời gian chờ của người bệnh", "Giảm"),
        ("Đến 2028 đạt 90% cơ sở trợ giúp xã hội có bếp ăn.", "cơ sở trợ giúp xã hội", "có bếp ăn"),
        ("50% hoạt động thanh tra được báo trước.", "hoạt động thanh tra", "được báo trước"),
        ("Tỷ lệ người dân tham gia tổ tự quản đạt 70%.", "người dân", "tham gia tổ tự quản"),
        ("95% phụ nữ có thai được tư vấn.", "phụ nữ có thai", "được tư vấn"),
        ("60% số thôn được công nhận đạt chuẩn.", "thôn", "được công nhận đạt chuẩn"),
        ("Bảo đảm máy móc để 80% hồ sơ được lưu trên mạng.", "hồ sơ", "được lưu trên mạng"),
        (
            "90% doanh nghiệp có 30 lao động trở lên thành lập tổ công đoàn.",
            "doanh nghiệp có 30 lao động trở lên",
            "thành lập tổ công đoàn",
        ),
        ("Dự giờ ít nhất 20% giáo viên/học kỳ.", "giáo viên", "Dự giờ"),
        ("Mỗi tổ đạt tối thiểu 40% số sáng kiến so với năm trước.", "sáng kiến", None),
        ("Toàn tỉnh phấn đấu có 02 công trình măng non.", "công trình măng non", "có"),
        ("Về xã hội số, phấn đấu tỷ lệ hộ dùng cáp quang đạt 85%.", "hộ", "dùng cáp quang"),
        ("Giảm tỷ lệ hộ nghèo còn 2%.", "hộ nghèo", "Giảm"),
        ("Giảm tỷ lệ suy dinh dưỡng ở trẻ em còn 9%.", "tỷ lệ suy dinh dưỡng ở trẻ em", "Giảm"),
        ("Giảm 10% số trẻ em bị đuối nước.", "trẻ em bị đuối nước", "Giảm"),
        ("Tỷ lệ sàng lọc sơ sinh (% số trẻ): 83%.", "Tỷ lệ sàng lọc sơ sinh", None),
        ("Số hộ áp dụng biện pháp mới: 300 hộ.", "hộ", "áp dụng biện pháp mới"),
        ("Thu nhập bình quân đạt 80 triệu đồng.", "Thu nhập bình quân", "đạt"),
        ("100% giáo viên đổi mới cách dạy, dự giờ đầy đủ.", "giáo viên", "đổi mới cách dạy, dự giờ đầy đủ"),
        ("Gà đạt 9.000 con.", "Gà", "đạt"),
        ("Số lao động được giải quyết việc làm khoảng 2000 lao động.", "lao động", "được giải quyết việc làm"),
        ("Về y tế, giảm tỷ lệ hộ dùng nước giếng xuống 9%.", "hộ dùng nước giếng", "giảm"),
        ("95% hộ mới thoát nghèo được hỗ trợ.", "hộ mới thoát nghèo", "được hỗ trợ"),
        ("Góp phần giảm tỷ lệ hộ nghèo xuống dưới 4%.", "hộ nghèo", "giảm"),
        ("Phấn đấu đến cuối năm, tỷ lệ hộ nghèo giảm xuống còn 3%.", "hộ nghèo", "giảm"),
        ("Có 05 xã đạt chuẩn vệ sinh.", "xã", "đạt chuẩn vệ sinh"),
        ("Có thêm 05 xã đạt chuẩn vệ sinh.", "xã", "đạt chuẩn vệ sinh"),
        ("Thu ngân sách trên địa bàn: 90 tỷ đồng.", "Thu ngân sách trên địa bàn", None),
        ("Kết nạp đảng viên mới hằng năm: 12 đảng viên.", "đảng viên mới", "Kết nạp"),
        ("Kéo giảm 5% số vụ va chạm.", "vụ va chạm", "Kéo giảm"),
        ("100% chủ tịch CĐCS mới được bồi dưỡng nghiệp vụ.", "chủ tịch CĐCS mới", "được bồi dưỡng nghiệp vụ"),
        ("100% vụ tai nạn chết người được điều tra.", "vụ tai nạn chết người", "được điều tra"),
        ("Tuyên truyền pháp luật cho 900 lượt nữ công nhân.", "nữ công nhân", "Tuyên truyền pháp luật"),
        ("Mỗi phường có ít nhất 01 nhóm trẻ được hỗ trợ.", "nhóm trẻ", "được hỗ trợ"),
        ("Xử lý 100% đơn thư.", "đơn thư", "Xử lý"),
        ("Phủ kín 100% trạm y tế có tổ công đoàn.", "trạm y tế", "có tổ công đoàn"),
        ("Biên soạn 5.000 cuốn sổ tay bằng hai thứ tiếng.", "cuốn sổ tay", "Biên soạn"),
        ("Tập huấn nghiệp vụ kiểm tra: 02 lớp.", "lớp", "Tập huấn nghiệp vụ kiểm tra"),
        ("Tỷ lệ chậm đóng bảo hiểm đạt dưới 2%.", "Tỷ lệ chậm đóng bảo hiểm", "đạt"),
        ("Chỉ tiêu cho các phòng chuyên môn đạt 40%.", "phòng chuyên môn", "đạt"),
    ],
)
def test_roles(text: str, subject: str, action: str | None) -> None:
    assert _roles(text) == [(subject, action)]


@pytest.mark.parametrize(
    "text",
    [
        "70% tổ có tủ sách vào năm 2026 và 90% vào năm 2029.",
        "Đến năm 2026, 70% tổ có tủ sách, đến năm 2029 đạt 90%.",
        "Đến năm 2026 đạt 70% và đến năm 2029 đạt 90% tổ có tủ sách.",
    ],
)
def test_a_value_that_only_names_another_time_shares_subject_and_action(text: str) -> None:
    roles = _roles(text)
    assert len(roles) == 2
    assert roles[0] == roles[1] == ("tổ", "có tủ sách")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Xuất khẩu đạt 3 tỷ USD.", [(3, "tỷ USD", None)]),
        ("Tuổi thọ trung bình đạt 76 tuổi.", [(76, "tuổi", None)]),
        ("Kết nạp người từ 18 tuổi: 20 hội viên.", [(20, "hội viên", None)]),
        ("Đạt 11 bác sĩ/10.000 dân.", [(11, "bác sĩ", "10.000 dân")]),
        ("Đạt 30 giường bệnh trên một vạn dân.", [(30, "giường bệnh", "một vạn dân")]),
        ("Có từ 4 - 6 tỉnh được công nhận.", [(4, "tỉnh", None)]),
        # A share that says a count once more sets nothing.
        ("Chiến sĩ thi đua: 06 đ/c, tỷ lệ 12%.", [(6, "đ/c", None)]),
        ("Còn dưới 90 hộ nghèo, chiếm tỷ lệ 2% tổng số hộ.", [(90, "hộ", None)]),
        ("Kết nạp 09 đảng viên (đạt 3%).", [(9, "đảng viên", None)]),
        ("Mở 06 lớp với 240 người dự.", [(6, "lớp", None), (240, "người", None)]),
    ],
)
def test_values(text: str, values: list[tuple[float, str, str | None]]) -> None:
    passage = Passage.of(SourceText("CHỈ TIÊU\n- " + text).folded, type_code="KH")
    assert [(found.value, found.unit, found.per) for found in find_indicators(passage)] == values


def test_a_congress_rule_sets_no_target() -> None:
    text = "QUY ĐỊNH\nĐại hội đại biểu phải có 120 đoàn viên trở lên, trường hợp khác do cấp trên đồng ý."
    assert find_indicators(Passage.of(SourceText(text).folded, type_code="HD")) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("90% tổ (theo chuẩn của giai đoạn 2021 - 2025) có tủ sách.", None),
        ("90% tổ (đến năm 2027) có tủ sách.", "đến năm 2027"),
        ("90% người được hưởng trợ cấp hằng tháng.", None),
    ],
)
def test_period(text: str, period: str | None) -> None:
    passage = Passage.of(SourceText("CHỈ TIÊU\n- " + text).folded, type_code="KH")
    (found,) = find_indicators(passage)
    assert (found.period and passage.text[found.period.start : found.period.end]) == period


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Hạnh kiểm: Tốt: 60%; khá: 35%; TB 5%.", [("Hạnh kiểm", "Tốt"), ("Hạnh kiểm", "khá"), ("Hạnh kiểm", "TB")]),
        ("Học lực: giỏi 12%, khá 42%.", [("Học lực", "giỏi"), ("Học lực", "khá")]),
        ("Xếp loại giờ dạy: Giỏi: 30%.", [("giờ dạy", "Giỏi")]),
    ],
)
def test_a_grade_is_what_holds_of_what_its_label_names(text: str, roles: list[tuple[str, str]]) -> None:
    assert _roles(text) == roles


@pytest.mark.parametrize("joint", ["; ", ", ", " và "])
def test_a_list_shares_its_act(joint: str) -> None:
    assert _roles(f"Trao 10 suất quà{joint}05 xe đạp.") == [("suất quà", "Trao"), ("xe đạp", "Trao")]
