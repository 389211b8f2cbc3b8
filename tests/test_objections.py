"""Which times are no deadlines (contract §7, NORMS §8.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vnunion_nlp.extraction.deadlines import find_deadlines
from vnunion_nlp.extraction.passage import MASK, Heading, Passage

ISSUED = date(2024, 4, 1)


def slots(text: str, type_code: str = "KH") -> list[str]:
    passage = Passage.of(text, issued=ISSUED, type_code=type_code)
    return [text[m.start : m.end] for m in find_deadlines(passage)]


@pytest.mark.parametrize(
    "text",
    [
        "Kỷ niệm 95 năm ngày thành lập (28/7/1929-28/7/2024).",
        "Gặp mặt nữ đoàn viên nhân Ngày Quốc tế Phụ nữ 8/3.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Quyết định này có hiệu lực thi hành từ ngày 01/7/2024.",
        "Quán triệt Nghị quyết Đại hội nhiệm kỳ 2023-2028.",
        "Đến năm 2025, 80% doanh nghiệp có tổ chức công đoàn.",
        "Phấn đấu hàng năm, 100% tổ công đoàn đạt vững mạnh.",
        "Đoàn viên đóng phí từ 24 tháng trở lên.",
        "Thường xuyên nắm tình hình đoàn viên.",
        "Tổ chức Hội nghị viên chức hàng năm.",
        "Trong thời gian tới, các cấp tiếp tục đổi mới.",
        "Người lao động được nghỉ 10 ngày.",
        "Lớp học kéo dài trong 02 ngày.",
        "Đề án nâng cao tay nghề giai đoạn 2021-2025.",
        "Năm 2024 là năm đầu nhiệm kỳ.",
        "Ít nhất 2/3 số đoàn viên có mặt.",
        "Đã mở 05 lớp tập huấn trong năm 2023.",
        "Ngày 12/6/2021, cơ quan chuyển về trụ sở mới.",
        "Thời gian ký: 15/06/2024 10:20:30 +07:00",
        "a) Đến năm 2025:",
        "1. Năm 2025:\n+ Kết nạp 200 đoàn viên.",
        "Hội thao cán bộ, nhân viên lần thứ II - năm 2024",
        "Năm 2025 là năm tổ chức đại hội các cấp.",
        "Tổ chức Tháng Công nhân năm 2024.",
        "Báo cáo kết quả hoạt động quý II/2024.",
        "Sơ kết 6 tháng đầu năm 2024.",
        "Khen thưởng cuối năm cho tập thể.",
        "Phấn đấu đến cuối năm 2024 có 90% tổ công đoàn vững mạnh.",
        "Đề án nhà ở giai đoạn 2024-2026 của ngành.",
        "Đến hết quý I/2024, toàn ngành có 1.500 đoàn viên.",
        "Công văn số 12/CV-CĐN ngày 5/5/2024 của Công đoàn ngành về việc tập huấn.",
        f"Theo {MASK * 20} ngày 5/5/2024 các đơn vị thực hiện.",
        "Đại hội hợp lệ khi có ít nhất hai phần ba (2/3) tổng số đoàn viên.",
        "Đối thoại tại nơi làm việc ít nhất 2 lần/năm.",
        "Phấn đấu trong quý II kết nạp thêm 1.500 đoàn viên.",
        "Từ nay đến hết quý II, mỗi công đoàn cơ sở ký mới được 02 thỏa ước.",
        "Về phát triển đoàn viên: từ nay đến hết ngày 31/12/2024 thành lập thêm ít nhất 08 tổ.",
        "Xã phấn đấu trở thành xã kiểu mẫu vào năm 2026.",
        "Đến năm 2026: 80% chi hội có tủ sách.",
        "Hằng năm: khoảng 90% đoàn viên được học tập nghị quyết.",
        "Dự thảo các chỉ tiêu trình Đại hội (nhiệm kỳ 2023 - 2028):",
        "Người có từ 5 năm làm việc trở lên được ưu tiên.",
        "Kinh phí tặng quà dịp lễ và đợt chăm lo cuối năm.",
        "Hôm nay, vào lúc 07 giờ 30 ngày 04 tháng 5 năm 2024, tại hội trường.",
        "Đồng chí Mẫu nghỉ hưởng chế độ hưu trí kể từ ngày 01/6/2024.",
        "Đại hội tiến hành không quá 03 ngày.",
        "Tính đến hết quý I/2024, huyện có 120 công đoàn cơ sở.",
        "Hưởng ứng cuộc thi, đến ngày 15/5/2024, các tổ đã gửi 12 bài.",
        "Thực hiện các hoạt động sinh hoạt đầu năm.",
        "Ngày đăng: 21:37, 15/06/2024",
        "08:41 | 15/06/2024 Lượt xem: 12",
        "(15/06/2024)",
        "Nội dung tuyên truyền tháng 9/2024.",
        "ĐỊNH HƯỚNG TUYÊN TRUYỀN THÁNG 9 NĂM 2024",
        "Báo cáo nhanh biến động số lượng lao động tính từ đầu năm đến 15/5/2024 theo mẫu.",
        "Số đoàn viên thời điểm 15/5/2024",
        "LĐLĐ TỈNH HÒA AN Độc lập - Tự do - Hạnh phúc Số: 5/2024/QĐ Hòa An, ngày 12 tháng 5 năm 2024 QUYẾT ĐỊNH",
        "Thứ năm - 14/06/2024 10:57 | Số lần đọc: 80",
        "Tuyên truyền Ngày Giỗ Tổ Hùng Vương (10/3 âm lịch).",
    ],
)
def test_no_deadlines(text: str) -> None:
    assert slots(text) == []


def test_an_undated_text_may_tell_of_days_that_are_over() -> None:
    text = "Ngày 12/5/2024, Công đoàn ngành tổ chức hội thi.\nNgày 15/6/2024, các tổ sẽ tổ chức hội diễn.\nNgày 20/6/2024, tổng kết."
    passage = Passage.of(text, issued=ISSUED, type_code=None)
    assert len(find_deadlines(passage)) == 3
    undated = find_deadlines(replace(passage, is_dated=False))
    assert [text[m.start : m.end] for m in undated] == ["Ngày 15/6/2024", "Ngày 20/6/2024"]


def test_minutes_do_not_order_their_own_meeting() -> None:
    text = "Vào hồi 14 giờ 00 ngày 12 tháng 4 năm 2024, Ban Chấp hành họp.\nTổ 1 gửi danh sách trước ngày 20/4/2024."
    assert slots(text, "BB") == ["trước ngày 20/4/2024"]


def test_a_resolution_does_not_order_its_own_congress() -> None:
    text = "Đại hội Công đoàn huyện lần thứ X, nhiệm kỳ 2024-2029 họp từ ngày 12/4/2024 đến ngày 13/4/2024 tại Hòa An."
    assert slots(text, "NQ") == []
    assert slots(text, "KH") == ["từ ngày 12/4/2024 đến ngày 13/4/2024"]
    later = (
        "Hội nghị hiệp thương lần thứ nhất được tổ chức trong khoảng thời gian từ ngày 12/6/2024 đến ngày 15/6/2024."
    )
    assert slots(later, "NQ") == ["trong khoảng thời gian từ ngày 12/6/2024 đến ngày 15/6/2024"]


def test_a_bracket_may_tell_how_a_day_was_counted() -> None:
    text = "Niêm yết danh sách chậm nhất ngày 15/6/2024 (trước ngày khai mạc 20 ngày theo quy chế)."
    assert slots(text) == ["ngày 15/6/2024"]


def test_an_undated_text_may_announce_spans_of_days() -> None:
    text = (
        "Tổ chức vòng loại cho các tổ. Từ ngày 8/5 - 16/5/2024; cụ thể như sau:\n"
        "Chấm bài: từ ngày 08 - 12/5/2024: chấm tại phòng họp.\n"
        "Từ 06/6 đến 26/6/2024, đoàn viên tiếp tục đăng ký.\n"
        "Từ 05/3 đến 06/3/2024, đoàn đã đến thăm các tổ."
    )
    passage = replace(Passage.of(text, issued=ISSUED, type_code=None), is_dated=False)
    slots_found = [text[m.start : m.end] for m in find_deadlines(passage)]
    assert slots_found == ["Từ ngày 8/5 - 16/5/2024", "từ ngày 08 - 12/5/2024", "Từ 06/6 đến 26/6/2024"]


def test_a_quarter_that_heads_a_section_is_no_deadline() -> None:
    text = "1. Quý I\n- Tháng 01: Thăm đoàn viên khó khăn.\n"
    headings = (Heading(0, len(text), 0, 8, None),)
    passage = Passage(text, (0, len(text)), headings, issued=ISSUED, type_code="CTr")
    assert [text[m.start : m.end] for m in find_deadlines(passage)] == ["Tháng 01"]
