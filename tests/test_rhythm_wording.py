"""Rhythms, limits and times beside a share, as plans and programmes word them (contract §7, annotation.md "Deadlines")."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp.extraction.deadlines import find_deadlines
from vnunion_nlp.extraction.passage import Passage

Found = list[tuple[str, str | None]]


def _passage(text: str) -> Passage:
    return Passage.of(text, issued=date(2031, 1, 15), type_code="KH")


def _found(text: str) -> Found:
    return [(text[m.start : m.end], m.period or m.latest) for m in find_deadlines(_passage(text))]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Hằng tháng, chậm nhất ngày 20, các tổ gửi số liệu.", [("Hằng tháng", "P1M"), ("ngày 20", "P1M")]),
        ("Lập sổ; hằng tháng, chậm nhất ngày 20, gửi số liệu.", [("hằng tháng", "P1M"), ("ngày 20", "P1M")]),
        ("Quyết toán hằng quý trước ngày 10 tháng đầu quý sau.", [("hằng quý trước ngày 10 tháng đầu quý sau", "P3M")]),
        ("Chế độ báo cáo: tháng gửi trước ngày 18; quý nộp ngày 25.", [("trước ngày 18", "P1M"), ("ngày 25", "P3M")]),
        ("Sơ kết 6 tháng, năm; rà soát 3 tháng và hằng năm.", [("6 tháng", "P6M"), ("năm", "P1Y"), ("3 tháng", "P3M"), ("hằng năm", "P1Y")]),
        ("Đánh giá 6 tháng, cả năm gửi trước ngày 15/6.", [("trước ngày 15/6", "2031-06-14")]),
        ("Họp ban định kỳ quý một lần, hội đồng năm 1 lần.", [("quý một lần", "P3M"), ("năm 1 lần", "P1Y")]),
        ("Hằng tuần, tổ công tác họp vào chiều thứ Sáu.", [("Hằng tuần", "P1W"), ("chiều thứ Sáu", "P1W")]),
        ("Sinh hoạt 02 lần/tháng (tuần 2 và tuần 4).", [("tuần 2", "P1M"), ("tuần 4", "P1M")]),
        ("Tư vấn vào chiều thứ Bảy tuần thứ hai hằng tháng.", [("chiều thứ Bảy tuần thứ hai hằng tháng", "P1M")]),
        ("Khai mạc vào sáng thứ Hai; tuần 2 nghỉ.", []),
        ("Nộp chậm nhất ngày cuối cùng của tháng đó.", [("ngày cuối cùng của tháng đó", "P1M")]),
        ("Chỉ tiêu 1.1 được chấm điểm hằng quý, đơn vị đạt dưới 50 điểm không xét.", [("hằng quý", "P3M")]),
        ("Khám sức khỏe định kỳ 02 lần/năm cho công nhân.", []),
        ("Từ 15/02 đến 27/02/2031 báo nhanh trước 16 giờ hằng ngày.", [("Từ 15/02 đến 27/02/2031", "2031-02-27"), ("trước 16 giờ hằng ngày", "P1D")]),
    ],
)  # fmt: skip
def test_rhythms(text: str, slots: Found) -> None:
    assert _found(text) == slots


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("Đăng ký trước 28/02/2031, các năm sau đăng ký trước 31/01.", ["2031-02-27", "P1Y"]),
        ("Những năm tiếp theo, đăng ký chậm nhất ngày 31/01.", ["P1Y"]),
        ("Mỗi năm kiểm tra 05 tổ, thời gian tiến hành từ tháng 7 đến tháng 9.", ["P1Y"]),
        ("Hằng năm phát động thi đua, thời gian tổ chức: tháng 5.", ["P1Y"]),
        ("Dự thảo kế hoạch phối hợp hằng năm, trình các bên ký trước ngày 28/02 (riêng năm 2031 ký trong tháng 4).", ["P1Y", "2031-04-30"]),
        ("Tổ chức Chợ Tết tại các xã (từ ngày 20 đến 25 tháng Chạp hằng năm).", ["P1Y"]),
        ("Họp cha mẹ học sinh 03 lần/năm học (tháng 9, tháng 11).", ["2031-09-30", "2031-11-30"]),
    ],
)  # fmt: skip
def test_what_recurs_every_year(text: str, yearly: list[str]) -> None:
    assert [value for _, value in _found(text)] == yearly


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Tổ trưởng báo tin cho Chủ tịch trong vòng 30 phút.", [("trong vòng 30 phút", "PT30M")]),
        ("Bài thi trắc nghiệm trong 30 phút.", []),
        ("Niêm yết công khai tại trụ sở trong 05 ngày.", [("trong 05 ngày", "P5D")]),
        ("Người mới vào được nhận thẻ chậm nhất sau 30 ngày.", [("sau 30 ngày", "P30D")]),
        ("Gửi kế hoạch sau khai giảng 30 ngày.", [("sau khai giảng 30 ngày", "P30D")]),
        ("Sau hơn 30 ngày, các tổ họp lại.", []),
        ("Thông báo kết luận trong 05 ngày làm việc sau mỗi đợt.", [("trong 05 ngày làm việc sau mỗi đợt", "P5D")]),
        ("Không có hồ sơ trễ hạn quá 05 ngày làm việc.", []),
        ("Nộp chậm 05 ngày làm việc thì trừ điểm.", []),
        ("Báo cáo quý trước ngày 10 của tháng cuối quý, 6 tháng trước 05/6.", [("trước ngày 10 của tháng cuối quý", "P3M"), ("trước 05/6", "2031-06-04")]),
        ("Tỷ lệ trở lại làm việc: báo cáo ngày 04/02, 06/02.", [("ngày 04/02", "2031-02-04"), ("06/02", "2031-02-06")]),
        ("Thường xuyên: tiếp nhận ý kiến qua hòm thư.", [("Thường xuyên", None)]),
        ("Đối thoại định kỳ tuần 2 tháng 9.", [("tuần 2 tháng 9", "2031-09-14")]),
        ("Sơ kết vào tuần cuối tháng 11.", [("tuần cuối tháng 11", "2031-11-30")]),
        ("Sơ kết giữa nhiệm kỳ (quý I/2033).", [("quý I/2033", "2033-03-31")]),
    ],
)  # fmt: skip
def test_limits_and_schedules(text: str, slots: Found) -> None:
    assert _found(text) == slots


def test_the_last_week_of_a_month_has_seven_days() -> None:
    (found,) = find_deadlines(_passage("Sơ kết vào tuần cuối tháng 11."))
    assert (found.earliest, found.latest, found.fuzzy) == ("2031-11-24", "2031-11-30", False)


def test_days_are_counted_from_when_a_plan_is_issued() -> None:
    assert [m.latest for m in find_deadlines(_passage("Giao chỉ tiêu trong vòng 10 ngày kể từ ngày Kế hoạch được ban hành."))] == ["2031-01-25"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Khai giảng xong 100% số lớp trước tháng 10/2031.", ["trước tháng 10/2031"]),
        ("Giải ngân 100% nguồn vốn được giao trong quý II/2031, phấn đấu dư nợ đạt 20 tỷ đồng.", ["trong quý II/2031"]),
        ("Kiện toàn từ 95 đến 100% tổ công đoàn trong quý I.", ["trong quý I"]),
        ("100% khoản chi có chứng từ, công khai kết quả trong tháng 3/2031.", ["trong tháng 3/2031"]),
        ("Từ nay đến hết tháng 02/2031 tập trung trồng rừng, phấn đấu đạt 60% diện tích.", ["Từ nay đến hết tháng 02/2031"]),
        ("Sáu tháng đầu năm 2032 hoàn thành nốt phần còn lại.", ["Sáu tháng đầu năm 2032"]),
        ("6 tháng đầu năm kết nạp 300 đoàn viên.", []),
        ("Phấn đấu 100% tổ tổ chức đại hội trong quý II/2031.", []),
        ("Có 80% tổ tổ chức đối thoại trong quý III.", []),
        ("Phấn đấu đến hết nhiệm kỳ 2028 - 2033 không còn tổ nào chưa được kiểm tra.", []),
        ("10/14 tổ (năm 2030 là 8/14) tổ chức hội nghị; quỹ đạt 400 triệu đồng (năm 2030: 362 triệu đồng).", []),
        ("Tỷ lệ đạt 90% (tháng 3/2031: 80%).", []),
        ("Mở lớp tập huấn (quý II: 02 lớp; quý III: 01 lớp).", ["quý II", "quý III"]),
    ],
)  # fmt: skip
def test_times_beside_a_share(text: str, slots: list[str]) -> None:
    assert [slot for slot, _ in _found(text)] == slots


def test_the_time_that_heads_a_sentence_is_no_part_of_its_tasks() -> None:
    text = "Quý III: đưa 04 đoàn đi tham quan; tặng thưởng học sinh giỏi, chậm nhất ngày 31/8."
    tasks = {text[slice(*m.task)] for m in find_deadlines(_passage(text)) if m.task}
    assert tasks == {"đưa 04 đoàn đi tham quan; tặng thưởng học sinh giỏi, chậm nhất ngày 31/8"}


@pytest.mark.parametrize(
    ("text", "slot", "latest"),
    [
        ("Hội thao cụm số 3\n\n12 - 13/11/2031\n\nCụm trưởng", "12 - 13/11/2031", "2031-11-13"),
        ("Hội thao\n\n20 - 22/3\n\nTổ công đoàn", "20 - 22/3", "2031-03-22"),
        ("Ban Tổ chức\nĐâầu tháng 3/2031\nBan Nữ công", "Đâầu tháng 3/2031", "2031-03-10"),
        ("Gửi trước 16h30 ngẦy 15/10/2031.", "trước 16h30 ngẦy 15/10/2031", "2031-10-15"),
        ("Gửi trước hgày 15/10/2031.", "trước hgày 15/10/2031", "2031-10-14"),
        ("Ký xong trong quý IIÏ; làm điểm một xã.", "trong quý IIÏ", "2031-09-30"),
        ("Hoàn thành trong quý HI/2031.", "trong quý HI/2031", "2031-09-30"),
        ("Hoàn thành trong quý IHI/2031.", "trong quý IHI/2031", "2031-09-30"),
        ("Hoàn thành trong quý IH/2031.", "trong quý IH/2031", "2031-09-30"),
        ("Hoàn thành trong quý TV/2031.", "trong quý TV/2031", "2031-12-31"),
        ("Bàn giao trước dịp Tết Nguyên đán Nham Ty.", "trước dịp Tết Nguyên đán Nham Ty", "2032-02-10"),
        ("Cho ý kiến trước Tết. Nguyên đán Nhâm Tý.", "trước Tết. Nguyên đán Nhâm Tý", "2032-02-10"),
        ("Kiểm tra trong tháng 11-và tháng 12/2031.", "trong tháng 11-và tháng 12/2031", "2031-12-31"),
    ],
)
def test_damaged_times(text: str, slot: str, latest: str) -> None:
    assert [(text[m.start : m.end], m.latest) for m in find_deadlines(_passage(text))] == [(slot, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "trong 07 ngày làm việc. kể từ ngày nhận",
        "trước ngày 05 : hằng tháng",
        "trước ngày 15.hằng tháng",
        "trong vòng “15 ngày kể từ ngày được giao",
        "02 'tháng/lần",
    ],
)
def test_specks_inside_a_time(text: str) -> None:
    sentence = f"Gửi kết quả {'định kỳ ' if text[0].isdigit() else ''}{text}; lập sổ."
    assert [sentence[m.start : m.end] for m in find_deadlines(_passage(sentence))] == [text]


def test_quarters_alone_in_a_line() -> None:
    assert [slot for slot, _ in _found("Lớp tập huấn\n\nQuý II, quý IH\n\nThăm, tặng quà")] == ["Quý II", "quý IH"]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Báo cáo tháng gửi trước ngày 15 của tháng.", ["trước ngày 15 của tháng"]),
        ("Gửi trước ngày 05 tháng cuối cùng của mỗi quý.", ["trước ngày 05 tháng cuối cùng của mỗi quý"]),
        ("Giám sát: 04 cuộc/năm, mỗi quý một cuộc; kiến nghị xử lý.", ["mỗi quý một cuộc"]),
        ("Lập sổ; hằng tháng, đến ngày 22 phát hành bản tin có ít nhất 02 gương.", ["hằng tháng", "đến ngày 22"]),
        ("Tiến độ: Quý I: xây dựng kế hoạch; Quý II: triển khai.", ["Quý I", "Quý II"]),
    ],
)
def test_days_of_a_month_or_quarter(text: str, slots: list[str]) -> None:
    assert [slot for slot, _ in _found(text)] == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Sinh hoạt chuyên đề quý/lần; họp tổ tháng/1 lần.", [("quý/lần", "P3M"), ("tháng/1 lần", "P1M")]),
        ("Phát động từ nay đến cuối năm học 2030 - 2031.", [("từ nay đến cuối năm học 2030 - 2031", None)]),
    ],
)
def test_rhythms_without_a_number_and_ends_of_school_years(text: str, slots: Found) -> None:
    assert _found(text) == slots


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Các tổ đại hội xong trong quý\n\n- IV/2031; công đoàn sau đó.", "trong quý\n\n- IV/2031"),
        ("Gửi về Liên đoàn chậm\n- nhất ngày 10/3/2031.", "ngày 10/3/2031"),
        ("Các tổ hoàn thành\n- trong quý II/2031, riêng tổ ca đêm chậm hơn.", "trong quý II/2031"),
        ("Nộp báo cáo trước ngày\n- 15/3/2031 về Văn phòng.", "trước ngày\n- 15/3/2031"),
    ],
)
def test_a_dash_before_the_line_in_which_a_time_goes_on(text: str, slot: str) -> None:
    found = find_deadlines(_passage(text))
    assert [text[m.start : m.end] for m in found] == [slot]


def test_the_number_of_a_heading_is_no_quarter() -> None:
    assert _found("Nội dung thực hiện trong quý\n\nIV. TỔ CHỨC THỰC HIỆN") == []
