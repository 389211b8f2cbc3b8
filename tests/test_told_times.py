"""Times that documents and web pages tell of, and the plans beside them that do set a day (contract §7, NORMS §8.4)."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp import parse
from vnunion_nlp.extraction.deadlines import find_deadlines
from vnunion_nlp.extraction.passage import Passage


def _slots(text: str, issued: date | None = date(2031, 1, 15), type_code: str | None = "KH") -> list[str]:
    passage = Passage(text, (0, len(text)), issued=issued, is_dated=issued is not None, type_code=type_code)
    return [text[m.start : m.end] for m in find_deadlines(passage)]


@pytest.mark.parametrize(
    "text",
    [
        "Theo dự báo, từ ngày 20 đến 25/3/2031 sẽ có đợt rét đậm.",
        "Theo nhận định, mùa mưa tập trung vào tháng 9 đến tháng 12.",
        "Mực nước dâng dần từ đầu tháng 9 và đạt đỉnh vào khoảng cuối tháng 9.",
        "Dịch bệnh có khả năng bùng phát trong tháng 3/2031.",
        "Tháng 3/2031 là thời điểm các tổ tổng kết.",
        "Ngay từ đầu năm, các tổ chủ động xây dựng chương trình.",
        "Sau ngày 12/3/2031 tổ nào không gửi thì xem như không có nhu cầu.",
        "Những bài gửi sau ngày 15/3/2031 không hợp lệ.",
        "Chế độ mới được áp dụng từ ngày 01/7/2031.",
        "Góp phần hoàn thành các mục tiêu phát triển đến năm 2035.",
        "Những người trở về từ vùng lũ trong vòng 14 ngày phải khai báo.",
        "Theo tinh thần cuộc họp (mở rộng) ngày 26/2/2031, các tổ tập luyện.",
        "Kỷ niệm 86 năm Cách mạng tháng Tám, các tổ treo cờ tại trụ sở.",
        "Ngày ban hành: 12/03/2031",
        "Ngày có hiệu lực 20/03/2031",
        "• Cập nhật: 01/12/2031",
        "Tin bài: Lò Văn Mẫu - 12/03/2031",
        "Chủ nhật - 08/11/2031 21:26",
        "Ngày 15/3/2031, cử tri cả xã đi bầu cử!",
        "Kỷ niệm 90 năm ngày thành lập\n\nĐoàn trường (26/31941 - 26/03/2031)",
        "Theo báo Sông Hà 03/11/2031 07:50",
        "Sinh viên chính quy khóa 2029 đủ điều kiện.",
    ],
)
def test_sets_nothing(text: str) -> None:
    assert _slots(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Đến ngày 02/01/2031 vẫn còn nhiều tổ chưa gửi báo cáo.",
        "Tuy nhiên đến ngày 02/01/2031 mới có 12 tổ nộp báo cáo.",
        "Phòng Nội vụ đã hoàn thành việc cấp mã xong trước ngày 28/5/2031.",
        "Từ ngày 10/3 đến ngày 14/3/2031, Công đoàn trường tổ chức lớp tập huấn cho 50 cán bộ.",
        "Thực hiện Chương trình năm 2031, từ ngày 7/4/2031 đến ngày 11/4/2031 Huyện đoàn mở lớp.",
        "(SHO) Ngày 12-10, Sở Giáo dục tổ chức kỳ thi chọn học sinh giỏi.",
        "Thời gian nghỉ của học sinh, tức từ ngày 28 Tết đến hết mùng 5 Tết.",
    ],
)
def test_undated_news_tells_what_is_over(text: str) -> None:
    assert _slots(text, None, None) == []


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Các hộ gia đình treo cờ Tổ quốc từ ngày 10/5 đến hết ngày 14/5/2031.",
            ["từ ngày 10/5 đến hết ngày 14/5/2031"],
        ),
        (
            "Học sinh nghỉ Tết từ ngày 21/01/2031 (28 tháng Chạp) đến hết ngày 30/01/2031 (mùng 8 Tết).",
            ["từ ngày 21/01/2031 (28 tháng Chạp) đến hết ngày 30/01/2031"],
        ),
        ("Môn chung: thi theo lịch riêng từ 19 - 24/4.", ["từ 19 - 24/4"]),
        ("Dự kiến thời gian tổng kết và trao giải là ngày 17/5/2031.", ["ngày 17/5/2031"]),
    ],
)
def test_undated_pages_set_days(text: str, slots: list[str]) -> None:
    assert _slots(text, None, None) == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Theo lịch, ngày 12/3 khai mạc, ngày 14/3 bế mạc, ngày 20/3 tổng kết.",
            ["ngày 12/3", "ngày 14/3", "ngày 20/3"],
        ),
        ("Ngày 20/02/2031, toàn thể đoàn viên dâng hương.", ["Ngày 20/02/2031"]),
        ("Trực 24/24 giờ từ ngày 21/3 đến ngày 27/3/2031.", ["từ ngày 21/3 đến ngày 27/3/2031"]),
        ("Khi có tai nạn phải báo ngay, chậm nhất sau 24 giờ.", ["sau 24 giờ"]),
        ("Thời gian, địa điểm:\n- Ngày 12/3/2031 tại Nhà văn hóa.", ["Ngày 12/3/2031"]),
        ("Trung tâm phát bản tin từ 7h30 đến 8h00 hằng ngày.", ["từ 7h30 đến 8h00 hằng ngày"]),
        ("Thời gian: 18h00 thứ 3, 5, 7 hằng tuần.", ["18h00 thứ 3, 5, 7 hằng tuần"]),
        ("Tiếp dân từ thứ 2 đến thứ 6 và sáng thứ 7 hằng tuần.", ["từ thứ 2 đến thứ 6 và sáng thứ 7 hằng tuần"]),
        ("Thực hiện chế độ báo cáo định kỳ (tháng, quý, năm).", ["tháng", "quý", "năm"]),
        ("Giai đoạn 1: từ năm 2031 đến năm 2033: Xây dựng mô hình.", ["từ năm 2031 đến năm 2033"]),
    ],
)
def test_plans_set_times(text: str, slots: list[str]) -> None:
    assert _slots(text) == slots


def test_what_a_cited_document_is_about_sets_nothing() -> None:
    text = (
        "Thực hiện Kế hoạch số 12/KH-LĐLĐ ngày 05/01/2031 về tổ chức hội thao trong tháng 3/2031, các tổ tập luyện.\n"
    )
    assert [found.text for found in parse(text).deadlines] == []


@pytest.mark.parametrize(("day", "year"), [("30-11", "2030"), ("15/3", "2031"), ("14/7", "2031")])
def test_a_month_of_a_school_year_lies_in_its_own_half(day: str, year: str) -> None:
    text = (
        "Phong trào năm học 2030-2031 bắt đầu. Năm học 2030-2031 có nhiều việc, hồ sơ gửi vào tháng 4/2031.\n"
        f"Thời gian đăng ký đến hết ngày {day}.\n"
    )
    passage = Passage(text, (0, len(text)), is_dated=False)
    assert [m.latest[:4] for m in find_deadlines(passage) if m.latest and m.kind == "point"] == [year]


@pytest.mark.parametrize("bar", [" | ", "\t"])
def test_a_schedule_that_begins_with_its_times(bar: str) -> None:
    rows = [
        ("Thời gian", "Nội dung", "Phụ trách"),
        ("Tháng 3", "Họp tổ", "Chị Lan"),
        ("26/4/2031", "Hội thao", "Anh Bình"),
    ]
    document = parse(
        "KẾ HOẠCH\nHoạt động năm 2031\n\nLịch như sau:\n\n" + "\n".join(bar.join(row) for row in rows) + "\n"
    )
    assert [(found.text, found.task and found.task.text) for found in document.deadlines] == [
        ("Tháng 3", "Họp tổ"),
        ("26/4/2031", "Hội thao"),
    ]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Do ngày 30/4/2031 trùng vào Chủ nhật nên các tổ được nghỉ bù vào ngày 02/5/2031.", ["ngày 02/5/2031"]),
        ("Các tổ đi làm thứ Bảy, ngày 26/4/2031 để nghỉ thứ Sáu, ngày 02/5/2031.", ["thứ Bảy, ngày 26/4/2031", "thứ Sáu, ngày 02/5/2031"]),
        ("Học sinh toàn trường được nghỉ lễ 1 ngày 06/4/2031.", ["ngày 06/4/2031"]),
        ("Căn cứ kết quả học tập, rèn luyện của học sinh trong học kỳ I", []),
        ("Thông tin được cập nhật hằng ngày, hằng giờ.", []),
        ("Đại hội dự kiến tiến hành từ tháng 04 đến 08/2031.", ["từ tháng 04 đến 08/2031"]),
        ("PHIÊN THỨ HAI\n(Ngày 21/3/2031)\n", ["Ngày 21/3/2031"]),
    ],
)  # fmt: skip
def test_days_off_grounds_and_sessions(text: str, slots: list[str]) -> None:
    assert _slots(text) == slots


def test_when_the_meeting_of_minutes_was_held() -> None:
    assert _slots("Thời gian: 09 giờ ngày 6 tháng 4 năm 2031\nĐịa điểm: Phòng họp", type_code="BB") == []
