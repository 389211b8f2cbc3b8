"""Targets with brackets, lists, labels and left-out nouns, as offices, schools and councils write them (contract §8)."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Heading, Passage
from vnunion_nlp.text import SourceText


def _found(text: str, type_code: str = "KH") -> tuple[str, list[IndicatorMention]]:
    passage = Passage.of(SourceText(text).folded, issued=date(2031, 1, 15), type_code=type_code)
    return passage.text, find_indicators(passage)


def _clauses(text: str) -> list[tuple[str, float | None, str]]:
    folded, mentions = _found(text)
    return [(folded[found.start : found.end], found.value, found.comparator) for found in mentions]


def _roles(text: str) -> list[tuple[str | None, str | None]]:
    folded, mentions = _found(text)
    return [
        tuple(span and folded[slice(*span)] for span in (found.subject, found.action))  # type: ignore[misc]
        for found in mentions
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Phấn đấu 80% trở lên tổ đạt loại tốt (trong đó 30% trở lên đạt loại xuất sắc).",
            [("Phấn đấu 80% trở lên tổ đạt loại tốt", 80, "ge"), ("30% trở lên đạt loại xuất sắc", 30, "ge")],
        ),
        (
            "Xây dựng 12 nhà cho hội viên (trong đó: xây mới 07 nhà, sửa chữa 05 nhà) nhân dịp Tết.",
            [
                (
                    "Xây dựng 12 nhà cho hội viên (trong đó: xây mới 07 nhà, sửa chữa 05 nhà) nhân dịp Tết",
                    12,
                    "eq",
                ),
                ("xây mới 07 nhà", 7, "eq"),
                ("sửa chữa 05 nhà", 5, "eq"),
            ],
        ),
        (
            "Mở 04 lớp tập huấn (mỗi lớp ít nhất 50 học viên).",
            [("Mở 04 lớp tập huấn", 4, "eq"), ("mỗi lớp ít nhất 50 học viên", 50, "ge")],
        ),
        ("Trao 60 suất quà: mỗi suất quà trị giá 120.000 đồng.", [("Trao 60 suất quà", 60, "eq")]),
        ("Trao 60 suất quà, mỗi suất 500.000 đồng.", [("Trao 60 suất quà", 60, "eq")]),
        (
            "Hội đề ra một số chỉ tiêu như: phấn đấu đến năm 2033, thành lập tổ ở 100% trường có từ 20 giáo viên trở lên.",
            [
                (
                    "phấn đấu đến năm 2033, thành lập tổ ở 100% trường có từ 20 giáo viên trở lên",
                    100,
                    "eq",
                )
            ],
        ),
        ("Đạt 90% hộ có vườn rau…Tiếp tục vận động các hộ còn lại.", [("Đạt 90% hộ có vườn rau", 90, "eq")]),
        (
            "Có ít nhất từ 04-05 giáo viên, nhân viên trực.",
            [("Có ít nhất từ 04-05 giáo viên, nhân viên trực", 4, "between")],
        ),
        (
            "Để hội thao thành công, Ban Tổ chức kêu gọi mỗi khoa cử tối thiểu 10 VĐV tham gia.",
            [("mỗi khoa cử tối thiểu 10 VĐV tham gia", 10, "ge")],
        ),
        (
            "Phát triển hội viên đạt ít nhất 95% trong các cơ quan; 80% trong các hợp tác xã.",
            [
                ("Phát triển hội viên đạt ít nhất 95% trong các cơ quan", 95, "ge"),
                ("80% trong các hợp tác xã", 80, "ge"),
            ],
        ),
        (
            "Phấn đấu thu nhập bình quân đạt 90 triệu đồng/người/năm; sản lượng lúa 2 triệu tấn; tỷ lệ thu gom rác 85%.",
            [
                ("Phấn đấu thu nhập bình quân đạt 90 triệu đồng/người/năm", 90, "eq"),
                ("sản lượng lúa 2 triệu tấn", 2000000, "eq"),
                ("tỷ lệ thu gom rác 85%", 85, "eq"),
            ],
        ),
        (
            "Hội yêu cầu 100% tổ trưởng được tập huấn nghiệp vụ.",
            [("100% tổ trưởng được tập huấn nghiệp vụ", 100, "eq")],
        ),
        (
            "Giúp đỡ 02 học sinh vượt khó, mỗi em 500.000 đồng.",
            [("Giúp đỡ 02 học sinh vượt khó", 2, "eq")],
        ),
        (
            "Trồng mới 500 ha rừng, bê tông hóa 20 km đường thôn.",
            [("Trồng mới 500 ha rừng", 500, "eq"), ("bê tông hóa 20 km đường thôn", 20, "eq")],
        ),
        (
            "Nâng thu nhập bình quân từ 30 triệu năm 2030 lên 45 triệu vào năm 2035.",
            [("Nâng thu nhập bình quân từ 30 triệu năm 2030 lên 45 triệu vào năm 2035", 45, "eq")],
        ),
        ("4/4 tổ đạt loại khá.", [("4/4 tổ đạt loại khá", 4, "eq")]),
        ("Tỷ lệ hộ nghèo giảm còn dưới 3%.", [("Tỷ lệ hộ nghèo giảm còn dưới 3%", 3, "lt")]),
        (
            "Thành lập 50 tổ tự quản vào năm 2032, 80 vào năm 2035.",
            [("Thành lập 50 tổ tự quản vào năm 2032", 50, "eq"), ("80 vào năm 2035", 80, "eq")],
        ),
        (
            "Mỗi tổ ủng hộ ít nhất 50.000 đồng, gửi về Văn phòng trước ngày 15/4/2031.",
            [("Mỗi tổ ủng hộ ít nhất 50.000 đồng", 50000, "ge")],
        ),
        (
            "Giữ tỷ lệ hộ nghèo dưới 0,5%, giảm dần khoảng cách giữa các thôn.",
            [("Giữ tỷ lệ hộ nghèo dưới 0,5%", 0.5, "lt")],
        ),
        (
            "Trao 300 suất quà Tết (mỗi suất trị giá 500.000 đồng) cho hội viên khó khăn.",
            [("Trao 300 suất quà Tết (mỗi suất trị giá 500.000 đồng) cho hội viên khó khăn", 300, "eq")],
        ),
        (
            "Mỗi tổ tổ chức ít nhất một hội thi và một chuyến tham quan trong năm.",
            [("Mỗi tổ tổ chức ít nhất một hội thi", 1, "ge"), ("một chuyến tham quan trong năm", 1, "ge")],
        ),
        (
            "Phấn đấu mỗi chi đoàn công nhân, mỗi tổ sản xuất có 01 sáng kiến trở lên.",
            [("Phấn đấu mỗi chi đoàn công nhân, mỗi tổ sản xuất có 01 sáng kiến trở lên", 1, "ge")],
        ),
        (
            "Đối với doanh nghiệp ngoài nhà nước, phấn đấu trên 70% ký kết thỏa ước.",
            [("Đối với doanh nghiệp ngoài nhà nước, phấn đấu trên 70% ký kết thỏa ước", 70, "gt")],
        ),
        (
            "Tập huấn công tác tài chính, kiểm tra, nữ công: 03 lớp.",
            [("Tập huấn công tác tài chính, kiểm tra, nữ công: 03 lớp", 3, "eq")],
        ),
        (
            "Mở 04 lớp tập huấn cho tổ trưởng, mỗi lớp khoảng 60 học viên.",
            [("Mở 04 lớp tập huấn cho tổ trưởng", 4, "eq"), ("mỗi lớp khoảng 60 học viên", 60, "approx")],
        ),
        (
            "Phấn đấu kết nạp 300 hội viên, trong đó nữ chiếm 40%.",
            [("Phấn đấu kết nạp 300 hội viên", 300, "eq"), ("nữ chiếm 40%", 40, "eq")],
        ),
        (
            "Treo 20 băng rôn, 50 cờ đuôi nheo.",
            [("Treo 20 băng rôn", 20, "eq"), ("50 cờ đuôi nheo", 50, "eq")],
        ),
        (
            "Hội kêu gọi toàn thể hội viên ủng hộ mỗi người tối thiểu 01 ngày lương.",
            [("toàn thể hội viên ủng hộ mỗi người tối thiểu 01 ngày lương", 1, "ge")],
        ),
        (
            "Vận động hội viên tham gia ủng hộ (mức ủng hộ ít nhất 01 ngày lương/01 hội viên).",
            [("mức ủng hộ ít nhất 01 ngày lương/01 hội viên", 1, "ge")],
        ),
        (
            "Trồng rừng 1.200,5 ha, trong đó trồng rừng ven biển 700 ha.",
            [("Trồng rừng 1.200,5 ha", 1200.5, "eq"), ("trồng rừng ven biển 700 ha", 700, "eq")],
        ),
        (
            "Phấn đấu giúp thành lập 30 hợp tác xã và cuối nhiệm kỳ tăng thêm 2.000 hội viên.",
            [
                ("Phấn đấu giúp thành lập 30 hợp tác xã", 30, "eq"),
                ("cuối nhiệm kỳ tăng thêm 2.000 hội viên", 2000, "eq"),
            ],
        ),
        (
            "Nâng cấp các tủ sách hiện có và xây dựng thêm 03 tủ sách.",
            [("xây dựng thêm 03 tủ sách", 3, "eq")],
        ),
        ("Dành 20% nguồn chi cho đào tạo cán bộ.", [("Dành 20% nguồn chi cho đào tạo cán bộ", 20, "eq")]),
        (
            "Dự kiến tiếp nhận từ 250 đến 300 đơn vị máu.",
            [("Dự kiến tiếp nhận từ 250 đến 300 đơn vị máu", 250, "between")],
        ),
        ("Chi bộ hoàn thành tốt nhiệm vụ, 85% hội viên xếp loại khá.", [("85% hội viên xếp loại khá", 85, "eq")]),
        (
            "Tỷ lệ trẻ thấp còi dưới 20%1; tỷ lệ trẻ thừa cân dưới 5%2.",
            [("Tỷ lệ trẻ thấp còi dưới 20%", 20, "lt"), ("tỷ lệ trẻ thừa cân dưới 5%", 5, "lt")],
        ),
        ("Tỷ lệ trẻ được tiêm chủng đạt 95% (phụ lục 2).", [("Tỷ lệ trẻ được tiêm chủng đạt 95%", 95, "eq")]),
        (
            "Phấn đấu 85% hội viên dự học, cùng nhiều chỉ tiêu quan trọng khác.",
            [("Phấn đấu 85% hội viên dự học", 85, "eq")],
        ),
        (
            "Phấn đấu 90% tổ có tủ sách và nơi sinh hoạt cho hội viên, đã được hội nghị thông qua.",
            [("Phấn đấu 90% tổ có tủ sách và nơi sinh hoạt cho hội viên", 90, "eq")],
        ),
        (
            "Trong đó, thứ nhất, hằng năm có ít nhất 80% tổ có sáng kiến.",
            [("hằng năm có ít nhất 80% tổ có sáng kiến", 80, "ge")],
        ),
        ("Phấn đấu 95% tổ hưởng ứng ngày hội năm 2031…", [("Phấn đấu 95% tổ hưởng ứng ngày hội năm 2031", 95, "eq")]),
    ],
)
def test_clauses(text: str, clauses: list[tuple[str, float | None, str]]) -> None:
    assert _clauses(text) == clauses


@pytest.mark.parametrize(
    "text",
    [
        "100% hội viên đã nêu cao tinh thần đoàn kết, giúp đỡ nhau.",
        "Điều 1. Công nhận 40 đơn vị đạt danh hiệu.",
        "Hỗ trợ mỗi hộ có nhà bị sập 5.000.000 đồng.",
        "Theo quy chế công nhận, thư viện đạt chuẩn phải có ít nhất 12 phòng đọc.",
        "Không ghi vào danh sách người đạt tín nhiệm dưới 50% tổng số cử tri dự họp.",
        "Triển khai thực hiện 7 chương trình hành động của tỉnh.",
        "Hội sẽ trao 10 giải thưởng cho các tổ có nhiều bài viết.",
        "Mỗi đội đăng ký tối đa 10 cầu thủ, tối thiểu 6 cầu thủ.",
        "Hồ sơ gồm 02 bộ, mỗi bộ có 01 đơn, 02 ảnh.",
        "Học bổng gồm 10 suất, mỗi suất 2.000.000 đồng.",
        "Mở rộng quy mô 2 quỹ tín dụng hiện có.",
        "100% cơ quan đã hoàn thành sắp xếp bộ máy.",
        "Phong trào đã được phát động và được 100% hội viên hưởng ứng.",
        "Nổi bật là các chi hội thăm và tặng quà cho 120 hộ nghèo.",
    ],
)
def test_what_rules_demand_and_prizes_set_nothing(text: str) -> None:
    assert _clauses(text) == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Phát đèn lồng đêm Trung thu cho 70 em học sinh, thiếu nhi.",
            [("em học sinh, thiếu nhi", "Phát đèn lồng đêm Trung thu")],
        ),
        ("Hỗ trợ 20 gia đình chính sách, hộ nghèo trong xã.", [("gia đình chính sách, hộ nghèo", "Hỗ trợ")]),
        (
            "Có 75% số cơ quan, tổ chức, hợp tác xã, trạm y tế cử người trực đêm.",
            [("cơ quan, tổ chức, hợp tác xã, trạm y tế", "cử người trực đêm")],
        ),
        ("Hội Nông dân xã phấn đấu kết nạp 40 hội viên.", [("hội viên", "kết nạp")]),
        ("Vận động mỗi hội viên ủng hộ tối thiểu 20.000 đồng.", [(None, "ủng hộ")]),
        ("100% viên chức tích cực rèn luyện tác phong.", [("viên chức", "tích cực rèn luyện tác phong")]),
        ("90% khu công nghiệp đang hoạt động có nhà trẻ.", [("khu công nghiệp đang hoạt động", "có nhà trẻ")]),
        ("Tỷ lệ người biết bơi đạt 60%.", [("người biết bơi", "đạt")]),
        ("Tỷ lệ che phủ rừng ổn định ở mức 42% trở lên.", [("Tỷ lệ che phủ rừng", None)]),
        ("Tỷ lệ tổ, nhóm đạt loại khá: từ 80% trở lên.", [("tổ, nhóm", "đạt loại khá")]),
        ("Giải quyết kịp thời, đúng hạn 95% đơn thư.", [("đơn thư", "Giải quyết kịp thời, đúng hạn")]),
        ("Kiểm tra 20% trở lên tổ về chấp hành nội quy.", [("tổ", "Kiểm tra")]),
        (
            "Có ít nhất 02 hội viên được giới thiệu học lớp bồi dưỡng.",
            [("hội viên", "được giới thiệu học lớp bồi dưỡng")],
        ),
        (
            "100% tổ khối văn phòng và 80% tổ khối sản xuất được khen.",
            [("tổ khối văn phòng", "được khen"), ("tổ khối sản xuất", "được khen")],
        ),
        ("Doanh thu đạt 120 tỷ đồng, tăng 8% so với năm trước.", [("Doanh thu", "đạt"), ("Doanh thu", "tăng")]),
        ("Nâng tổng số thôn đạt chuẩn lên 8 thôn.", [("thôn đạt chuẩn", "Nâng")]),
        (
            "Tổ chức 03 buổi nói chuyện thu hút trên 80% hội viên.",
            [("buổi nói chuyện", "Tổ chức"), ("hội viên", "thu hút")],
        ),
        ("Thăm hỏi 100% gia đình hội viên có việc hiếu.", [("gia đình hội viên có việc hiếu", "Thăm hỏi")]),
        ("Vận động 60% nhà giáo có sáng kiến.", [("nhà giáo", "có sáng kiến")]),
        ("Xây mới 05 nhà “Nghĩa tình xóm núi” cho hội viên.", [('nhà "Nghĩa tình xóm núi"', "Xây mới")]),
        ("Thành lập được 03 tổ tự quản.", [("tổ tự quản", "Thành lập")]),
        ("Hoàn thành 100% chỉ tiêu phát triển hội viên.", [("chỉ tiêu phát triển hội viên", "Hoàn thành")]),
        ("Năng suất lao động phấn đấu tăng bình quân 6%/năm.", [("Năng suất lao động", "tăng")]),
        ("90% hộ gia đình có trẻ em được tuyên truyền.", [("hộ gia đình có trẻ em", "được tuyên truyền")]),
    ],
)
def test_roles(text: str, roles: list[tuple[str | None, str | None]]) -> None:
    assert _roles("CHỈ TIÊU\n" + text) == roles


@pytest.mark.parametrize(
    ("text", "value", "unit", "per", "change"),
    [
        ("Giảm tỷ suất cận thị học đường xuống còn 90/10.000 học sinh.", 90, "học sinh", "10.000 học sinh", "decrease"),
        ("Tỷ lệ hộ nghèo giảm bình quân/năm: trên 2%.", 2, "%", "năm", "decrease"),
        ("Tăng năng suất lao động bình quân từ 5 - 6%/năm.", 5, "%", "năm", "increase"),
        ("Số thôn đạt chuẩn: 04/09 thôn.", 4, "thôn", None, None),
        ("Số bác sĩ trên 1 vạn dân: 10 bác sĩ.", 10, "bác sĩ", "1 vạn dân", None),
        ("Tổng đàn gia súc đạt 25.000 con.", 25000, "con", None, None),
        ("Bình quân có 12 bác sĩ/1 vạn dân.", 12, "bác sĩ", "1 vạn dân", None),
    ],
)
def test_values(text: str, value: float, unit: str, per: str | None, change: str | None) -> None:
    [found] = _found("CHỈ TIÊU\n" + text)[1]
    assert (found.value, found.unit, found.per, found.change) == (value, unit, per, change)


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Năm 2031, Hội Nông dân xã đặt chỉ tiêu phấn đấu có 85% chi hội vững mạnh.", "2031-12-31"),
        (
            "Theo đó, giai đoạn 2031 - 2035, Hội vận động các nguồn lực; phấn đấu mỗi chi hội giúp ít nhất 01 hộ nghèo.",
            "2035-12-31",
        ),
        ("Có ít nhất 02 cộng tác viên với mức phụ cấp hằng tháng bằng lương cơ sở.", None),
        ("Kim ngạch xuất khẩu tăng ít nhất 2 lần, gấp 3 lần năm 2025.", None),
    ],
)
def test_periods(text: str, latest: str | None) -> None:
    found = _found("CHỈ TIÊU\n" + text)[1][0]
    assert (found.period and found.period.latest) == latest


def test_the_period_of_a_heading_holds_behind_a_rhythm_that_only_describes() -> None:
    text = (
        "2.1. Giai đoạn 2031 - 2035\nTrong đó, có ít nhất 02 cộng tác viên với mức phụ cấp hằng tháng bằng lương cơ sở."
    )
    passage = Passage(text=text, body=(0, len(text)), headings=(Heading(0, len(text), 0, 26, None),), type_code="KH")
    [found] = find_indicators(passage)
    assert found.period is not None
    assert (found.period.earliest, found.period.latest) == ("2031-01-01", "2035-12-31")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Tổ chức Tháng Thanh niên 2031 tại cơ sở", ("2031-01-01", "2031-12-31")),
        ("Tổ chức các hoạt động hè năm học 2030 - 2031", ("2030-09-01", "2031-08-31")),
        ("Ôn lại truyền thống Hội nghị 1990", None),
    ],
)
def test_the_year_of_a_title(title: str, period: tuple[str | None, str | None] | None) -> None:
    text = f"{title}\nCHỈ TIÊU\nMở 02 lớp tập huấn."
    passage = Passage(text=text, body=(0, len(text)), subject=(0, len(title)), issued=date(2031, 1, 15), type_code="KH")
    [found] = find_indicators(passage)
    assert (found.period and (found.period.earliest, found.period.latest)) == period
