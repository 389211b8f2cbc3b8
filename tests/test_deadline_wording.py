"""Deadlines as notices, plans and instructions word them: framed ranges, events without a date, far adverbs, rhythms (contract §7)."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp import parse
from vnunion_nlp.extraction.deadlines import find_deadlines
from vnunion_nlp.extraction.passage import Passage, TimeCell

Found = list[tuple[str, str, str | None, str | None]]


def _found(text: str, issued: date | None = date(2031, 1, 15)) -> Found:
    passage = Passage.of(text, issued=issued, type_code="KH")
    return [(text[m.start : m.end], m.kind, m.earliest, m.latest) for m in find_deadlines(passage)]


@pytest.mark.parametrize(
    ("text", "slot", "dates"),
    [
        (
            "Cuộc thi được tổ chức trong 3 tuần, từ ngày 03/3/2031 đến ngày 23/3/2031.",
            "trong 3 tuần, từ ngày 03/3/2031 đến ngày 23/3/2031",
            ("2031-03-03", "2031-03-23"),
        ),
        (
            "Quỹ tiếp nhận ủng hộ trong 50 ngày kể từ ngày 10/02 đến hết ngày 31/03/2031.",
            "trong 50 ngày kể từ ngày 10/02 đến hết ngày 31/03/2031",
            ("2031-02-10", "2031-03-31"),
        ),
        (
            "Thời gian: Trong khoảng thời gian từ ngày 03/3/2031 đến ngày 14/3/2031.",
            "Trong khoảng thời gian từ ngày 03/3/2031 đến ngày 14/3/2031",
            ("2031-03-03", "2031-03-14"),
        ),
        (
            "Lớp tập huấn diễn ra trong 03 ngày, từ ngày 08/4 đến ngày 10/4/2031.",
            "trong 03 ngày, từ ngày 08/4 đến ngày 10/4/2031",
            ("2031-04-08", "2031-04-10"),
        ),
        (
            "Tổ chức bỏ phiếu trong vòng 05 ngày từ 10/6/2031 đến 14/6/2031.",
            "trong vòng 05 ngày từ 10/6/2031 đến 14/6/2031",
            ("2031-06-10", "2031-06-14"),
        ),
        ("Thời gian: trong hai ngày 05 và 06/7/2031.", "trong hai ngày 05 và 06/7/2031", ("2031-07-05", "2031-07-06")),
        (
            "Thời gian: 8h00 ngày 12/6/2031 và ngày 13/6/2031.",
            "8h00 ngày 12/6/2031 và ngày 13/6/2031",
            ("2031-06-12", "2031-06-13"),
        ),
        ("Hội thi diễn ra ngày 30/4 và 01/5/2031.", "ngày 30/4 và 01/5/2031", ("2031-04-30", "2031-05-01")),
        (
            "Thời gian: thứ 2, thứ 3 ngày 12/5 và 13/5/2031.",
            "thứ 2, thứ 3 ngày 12/5 và 13/5/2031",
            ("2031-05-12", "2031-05-13"),
        ),
        ("Kiểm tra từ ngày 10 -> 14/3/2031.", "từ ngày 10 -> 14/3/2031", ("2031-03-10", "2031-03-14")),
        ("Thời gian: 12/4 → 29/4/2031.", "12/4 → 29/4/2031", ("2031-04-12", "2031-04-29")),
        ("Thời gian: từ ngày 05~10/3/2031.", "từ ngày 05~10/3/2031", ("2031-03-05", "2031-03-10")),
        ("Vòng bảng từ ngày 10.3 - 14.3, thi đấu loại.", "từ ngày 10.3 - 14.3", ("2031-03-10", "2031-03-14")),
        ("Thi đấu từ ngày 25-3 đến 1-4.", "từ ngày 25-3 đến 1-4", ("2031-03-25", "2031-04-01")),
        ("Thời gian từ: 05/3/2031 đến: 10/3/2031.", "từ: 05/3/2031 đến: 10/3/2031", ("2031-03-05", "2031-03-10")),
        ("Thời gian: tháng Tư năm 2031.", "tháng Tư năm 2031", ("2031-04-01", "2031-04-30")),
        ("Đợt 3: Từ ngày 15/3/2031 đến ngày bầu cử.", "Từ ngày 15/3/2031 đến ngày bầu cử", ("2031-03-15", None)),
        (
            "Treo cờ từ ngày 01/7/2031 đến khi kết thúc đại hội.",
            "từ ngày 01/7/2031 đến khi kết thúc đại hội",
            ("2031-07-01", None),
        ),
        ("Thời gian: từ nay đến ngày khai mạc hội thao.", "từ nay đến ngày khai mạc hội thao", ("2031-01-15", None)),
    ],
)
def test_ranges(text: str, slot: str, dates: tuple[str, str | None]) -> None:
    assert _found(text) == [(slot, "range", *dates)]


@pytest.mark.parametrize(
    ("text", "slot", "latest"),
    [
        ("Thời gian chậm nhất gửi danh sách về Ban Tổ chức là ngày 20/3/2031.", "ngày 20/3/2031", "2031-03-20"),
        ("Chậm nhất gửi báo cáo về Văn phòng vào ngày 25/6/2031.", "ngày 25/6/2031", "2031-06-25"),
        ("Hạn chót gửi bài về Ban Biên tập ngày 10/10/2031.", "ngày 10/10/2031", "2031-10-10"),
        (
            "Theo kết quả họp lần thứ nhất, chậm nhất là ngày 15/4/2031, Ban Tổ chức công bố danh sách.",
            "ngày 15/4/2031",
            "2031-04-15",
        ),
        ("Phấn đấu đến năm 2033 hoàn thành việc xóa nhà tạm.", "đến năm 2033", "2033-12-31"),
    ],
)
def test_limits(text: str, slot: str, latest: str) -> None:
    assert _found(text) == [(slot, "point", None, latest)]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Nộp bản thu hoạch sau hội nghị 10 ngày.", ["sau hội nghị 10 ngày"]),
        ("Gửi hồ sơ ngay sau khi kết thúc đại hội 05 ngày.", ["sau khi kết thúc đại hội 05 ngày"]),
        ("Chế độ báo cáo được thực hiện theo tuần, tháng và quý.", ["tuần", "tháng", "quý"]),
        ("Các tổ báo cáo theo tháng, quý, 6 tháng, năm.", ["tháng", "quý", "6 tháng", "năm"]),
        ("Rà soát, cập nhật dữ liệu đoàn viên hằng quý.", ["hằng quý"]),
        ("Tổ chức tập huấn (02 lớp, tháng 4 và tháng 9).", ["tháng 4", "tháng 9"]),
        ("Gặp mặt kỷ niệm ngày Quốc tế Phụ nữ 8/3 vào chiều ngày 07/3/2031.", ["chiều ngày 07/3/2031"]),
        ("Thời gian: sáng ngày 10/5/2031 và chiều ngày 24/5/2031.", ["sáng ngày 10/5/2031", "chiều ngày 24/5/2031"]),
        ("Học sinh tựu trường sớm nhất vào ngày 25/8/2031.", ["ngày 25/8/2031"]),
        ("Đại hội vừa bế mạc vào sáng 09/01.", []),
        ("Đại hội xác định nhiệm vụ đến năm 2035, phấn đấu thành lập 30 tổ.", []),
        ("Đến năm 2035, 80 phần trăm tổ có tủ sách.", []),
        ("Các chỉ tiêu chủ yếu (giai đoạn 2031-2035):", []),
        ("Phân công trực lễ từ 7h ngày 30/4 đến 7h ngày 02/5/2031.", ["từ 7h ngày 30/4 đến 7h ngày 02/5/2031"]),
        ("Chi trả một lần trong quý I/2031.", ["trong quý I/2031"]),
        ("Phân công nhiệm vụ theo tháng, quý.", []),
        ("Công nhận danh hiệu cơ quan văn hóa trong thời hạn 3 năm.", []),
        ("Đại hội tổ chức không quá 02 ngày.", []),
        (
            "Khai mạc vào thứ Bảy (10/5/2031), bế mạc vào Chủ nhật (11/5/2031).",
            ["thứ Bảy (10/5/2031)", "Chủ nhật (11/5/2031)"],
        ),
        ("Thứ hai, hằng năm giúp các hộ thoát nghèo.", []),
        ("Văn phòng lập sổ, hằng quý niêm yết kết quả.", ["hằng quý"]),
        ("Ban Tài chính theo dõi; hằng quý (trước ngày 10/4) đối chiếu.", ["hằng quý", "trước ngày 10/4"]),
        ("Các tổ nộp đoàn phí về công đoàn trường hằng quý.", ["hằng quý"]),
        ("Chuyển kinh phí, kèm bảng kê 02 bản qua ngân hàng nông nghiệp hằng tháng.", ["hằng tháng"]),
        ("Các khoản phụ cấp hằng tháng, tiền ăn ca chi đúng quy định.", []),
        ("Bằng khen được xét tặng hằng năm vào dịp khai giảng.", ["hằng năm"]),
        ("Bếp ăn được kiểm tra không dưới 01 lần/năm.", []),
        ("Khám sức khỏe 02 lần/năm (tháng 3, tháng 9).", ["tháng 3", "tháng 9"]),
        ("Chi hội sinh hoạt 1 lần/tháng.", ["1 lần/tháng"]),
        (
            "Đối thoại (học kỳ I trước ngày 15/5/2031, học kỳ II trước ngày 20/12/2031).",
            ["trước ngày 15/5/2031", "trước ngày 20/12/2031"],
        ),
        ("Công khai kết quả vào đầu năm học, cuối năm học.", ["đầu năm học", "cuối năm học"]),
        ("Họp phụ huynh đầu năm học.", []),
        ("Báo cáo quý I trước 20/3, quý II trước 20/6.", ["trước 20/3", "trước 20/6"]),
        ("Bắt đầu từ quý II/2031, mỗi quý họp 01 lần.", ["từ quý II/2031", "mỗi quý họp 01 lần"]),
        ("Chi trả trong 5 ngày làm việc đầu tiên của tháng.", ["trong 5 ngày làm việc đầu tiên của tháng"]),
        ("Cuối mỗi quý, các tổ tự chấm điểm.", ["Cuối mỗi quý"]),
        ("Họp Ban Thường vụ tuần đầu mỗi tháng.", ["tuần đầu mỗi tháng"]),
        ("Tổng hợp số liệu vào tháng cuối mỗi quý.", ["tháng cuối mỗi quý"]),
        ("Ngày 15 và ngày 30 hằng tháng tổng hợp số liệu.", ["Ngày 15", "ngày 30 hằng tháng"]),
        ("Ban hành văn kiện trước Đại hội Công đoàn huyện 02 tháng.", ["trước Đại hội Công đoàn huyện 02 tháng"]),
        ("Giai đoạn 1 (2031 - 2032): khảo sát.", ["2031 - 2032"]),
        ("Hằng tháng, vào ngày 25, gửi danh sách về Văn phòng.", ["Hằng tháng", "ngày 25"]),
        ("Xây dựng kho dữ liệu vào năm 2032 và kết nối với tỉnh vào năm 2034.", ["năm 2032", "năm 2034"]),
        ("Từ nay đến hết ngày 31/12/2031, các tổ rà soát danh sách.", ["Từ nay đến hết ngày 31/12/2031"]),
        ("Quyết toán trong vòng 15 ngày làm việc sau Tết.", ["trong vòng 15 ngày làm việc sau Tết"]),
        (
            "Trả lời trong 07 ngày kể từ ngày nhận được đề nghị của công đoàn và phải nêu lý do.",
            ["trong 07 ngày kể từ ngày nhận được đề nghị của công đoàn"],
        ),
        ("Đạt chỉ tiêu trước thời hạn 02 tháng.", []),
        ("Gửi thông báo trước ít nhất 05 ngày.", []),
        ("Tổ chức Tuần lễ đọc sách (01 - 08/3/2031).", ["01 - 08/3/2031"]),
        ("Dọn vệ sinh vào cuối tháng 4/2031.", ["cuối tháng 4/2031"]),
        ("Tỉnh công bố ngày 26/3 hằng năm là Ngày hội đọc sách.", []),
        ("Nộp sản phẩm về Ban Tổ chức đến cuối ngày 20/8/2031.", ["đến cuối ngày 20/8/2031"]),
        ("Nghị quyết này được Hội đồng nhân dân xã, kỳ họp thứ hai thông qua ngày 20/01/2031.", []),
    ],
)
def test_slots(text: str, slots: list[str]) -> None:
    assert [slot for slot, *_ in _found(text)] == slots


def test_year_of_a_web_page_without_a_date_of_issue() -> None:
    text = "Tuyên truyền đại hội\n\n25/06/2031\nHội thao sẽ diễn ra từ ngày 28 đến 30-6.\n"
    assert ("từ ngày 28 đến 30-6", "range", "2031-06-28", "2031-06-30") in _found(text, issued=None)


def test_year_of_an_undated_text_that_speaks_of_one_year() -> None:
    text = (
        "Chiến dịch hè năm 2031 bắt đầu.\nThu gom sản phẩm năm 2031.\nHội thao sẽ diễn ra từ ngày 28/6 đến ngày 30/6.\n"
    )
    assert ("từ ngày 28/6 đến ngày 30/6", "range", "2031-06-28", "2031-06-30") in _found(text, issued=None)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Đến cuối nhiệm kỳ, các chi hội hỗ trợ 400 phụ nữ yếu thế.", []),
        ("Các chi hội hỗ trợ 500 phụ nữ; đến cuối nhiệm kỳ, vận động thành lập mới 20 tổ hợp tác.", []),
    ],
)
def test_the_period_of_a_target_is_no_deadline(text: str, slots: list[str]) -> None:
    document = parse(f"Phụ nữ xã Đồng Sim đại hội\n\nNhiệm kỳ 2031-2036 có nhiều việc.\n\n{text}\n")
    assert [found.text for found in document.deadlines] == slots


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức Tuần lễ an toàn lao động hằng năm (tháng 5).",
        "Mỗi năm kiểm tra 10 - 12 đơn vị (từ tháng 8 đến tháng 10).",
        "Hằng năm tổ chức hội thao vào tháng 9.",
        "Mỗi năm họp mặt cán bộ hưu trí vào quý IV.",
        "Tập huấn cán bộ (quý I, quý III hằng năm).",
        "Khám sức khỏe 02 lần/năm (tháng 4, tháng 10).",
    ],
)
def test_an_act_of_every_year_makes_its_times_recur(text: str) -> None:
    assert {(kind, latest) for _, kind, _, latest in _found(text)} == {("recurring", None)}


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Các tổ lập kế hoạch trong vòng 10 ngày kể từ ngày ký.", "2031-01-25"),
        ("Đăng ký thỏa ước với sở trong thời hạn 10 ngày kể từ ngày ký.", None),
        ("Kết luận thanh tra phải công khai chậm nhất 10 ngày kể từ ngày ban hành.", None),
        ("Hướng dẫn trong 15 ngày kể từ ngày Quyết định này có hiệu lực.", None),
        (
            "Hướng dẫn trong 15 ngày kể từ ngày Quyết định này có hiệu lực.\nQuyết định này có hiệu lực kể từ ngày ký.",
            "2031-01-30",
        ),
    ],
)
def test_days_are_counted_from_the_signing_of_the_document_itself(text: str, latest: str | None) -> None:
    assert [found[3] for found in _found(text)] == [latest]


def test_days_of_a_time_column_may_be_a_range() -> None:
    text = "Thăm hỏi đoàn viên\n10 - 18/01/2031\n"
    cells = (TimeCell(19, 34, 0, 18, due=True),)
    passage = Passage(text, (0, 0), time_cells=cells, appendices=((0, len(text)),), issued=date(2030, 12, 1))
    assert [(m.kind, m.earliest, m.latest) for m in find_deadlines(passage)] == [("range", "2031-01-10", "2031-01-18")]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Tiến độ thực hiện\n- Trước ngày 28/02/2031, các tổ rà soát, lập danh sách.\n- Hằng tuần, Ban Tổ chức nghe các tổ báo cáo.",
            ["Trước ngày 28/02/2031, các tổ rà soát, lập danh sách", "Hằng tuần, Ban Tổ chức nghe các tổ báo cáo"],
        ),
        ("Tiến độ thực hiện\n- Quý I hoàn thành 20% chỉ tiêu, 6 tháng đạt 50%.", []),
        (
            "Các tổ báo cáo theo 02 đợt: đợt 1 trước ngày 20/02/2031, đợt 2 trước ngày 05/8/2031.",
            ["Các tổ báo cáo theo 02 đợt: đợt 1 trước ngày 20/02/2031, đợt 2 trước ngày 05/8/2031"] * 2,
        ),
        (
            "Họp cụm: lần 1 cuối tháng 3 tại xã Đồng Sim, lần 2 ngày 12/7/2031 tại xã Tân.",
            ["Họp cụm: lần 1 cuối tháng 3 tại xã Đồng Sim, lần 2 ngày 12/7/2031 tại xã Tân"] * 2,
        ),
        (
            "Tổ chức ngày hội vào giữa tháng 10, có ít nhất 15 đội dự; khám sức khỏe cho nữ đoàn viên (tháng 9).",
            [
                "Tổ chức ngày hội vào giữa tháng 10, có ít nhất 15 đội dự; khám sức khỏe cho nữ đoàn viên (tháng 9)",
                "khám sức khỏe cho nữ đoàn viên",
            ],
        ),
        (
            "Khám sức khỏe 02 lần/năm đối với thợ hàn (tháng 4, tháng 10).",
            ["Khám sức khỏe 02 lần/năm đối với thợ hàn"] * 2,
        ),
        (
            "Hỗ trợ làm 02 ngôi nhà (90 triệu đồng/nhà, khởi công trong tháng 5, bàn giao trước 20/11/2031); thăm 05 hộ.",
            ["Hỗ trợ làm 02 ngôi nhà"] * 2,
        ),
        (
            "Giao Văn phòng theo dõi; hằng quý (trước ngày 10/4) tổng hợp số liệu.",
            ["Giao Văn phòng theo dõi; hằng quý (trước ngày 10/4) tổng hợp số liệu"] * 2,
        ),
        ("Đến năm 2033: Lồng ghép tư vấn vào sinh hoạt chi hội.", ["Lồng ghép tư vấn vào sinh hoạt chi hội"]),
        (
            "Trong đó: công đoàn trường cấp 10 triệu đồng trước ngày 10/6/2031.",
            ["công đoàn trường cấp 10 triệu đồng trước ngày 10/6/2031"],
        ),
        ("Hai là, các tổ gửi danh sách trước ngày 10/6/2031.", ["các tổ gửi danh sách trước ngày 10/6/2031"]),
    ],
)
def test_tasks(text: str, tasks: list[str]) -> None:
    passage = Passage.of(text, issued=date(2031, 1, 15), type_code="KH")
    assert [text[m.task[0] : m.task[1]] for m in find_deadlines(passage) if m.task] == tasks
