"""What was done beside what is to be done: accounts of news and reports set no targets (contract §8, NORMS §7.3)."""

from __future__ import annotations

import pytest

from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.text import SourceText


def _values(text: str, type_code: str | None = None) -> list[float | None]:
    return [found.value for found in find_indicators(Passage.of(SourceText(text).folded, type_code=type_code))]


@pytest.mark.parametrize(
    "text",
    [
        "Hội Nông dân xã đã phối hợp khám bệnh, cấp thuốc cho gần 100 người; vận động gần 110 hội viên hiến máu.",
        "Trong năm, Liên đoàn Lao động huyện đã chủ động mở nhiều lớp, thăm 120 đoàn viên; tặng 45 suất quà.",
        "Công đoàn ngành đã vận động đoàn viên ủng hộ, đảm bảo đúng người. Tặng 12 xe đạp, xây 02 căn nhà.",
        "Nhiều phong trào đạt hiệu quả thiết thực như: mở 20 lớp cho hội viên; trồng 4 km đường hoa.",
        "Dịp này, UBND huyện tặng giấy khen cho 02 tập thể, 05 cá nhân.",
        "Cũng trong dịp này, Ban Chấp hành trao 10 suất quà cho hộ nghèo.",
        "Tại hội nghị, Liên đoàn Lao động tỉnh tặng bằng khen cho 06 tập thể và 12 cá nhân.",
        "Huyện hội đã tặng 106 phần quà cho hội viên khó khăn của các xã.\n"
        "Các chi hội hỗ trợ 1.307 phần quà cho con em hội viên, các tổ tặng thêm 1.011 suất quà.\n"
        "Các cấp hội còn tổ chức khám sức khỏe miễn phí cho 200 hội viên ở các xã vùng cao.",
        "08:15, 27/03/2032\nNăm 2031, tỷ lệ hồ sơ đúng hạn đạt 98%; 100% văn bản được ký số.",
    ],
)
def test_what_was_done_sets_nothing(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Hội đã xây dựng kế hoạch vận động quỹ; giúp 30 hộ thoát nghèo.", [30]),
        ("100% công đoàn cơ sở đã đăng ký tham gia; mỗi tổ có 01 sáng kiến.", [100, 1]),
        ("Hội đã tặng 106 phần quà cho hội viên.\nNhiệm kỳ tới, Hội phấn đấu giúp 30 hộ thoát nghèo.", [30]),
        (
            "Hội đã tặng nhiều phần quà\nTháng hành động được xác định một số chỉ tiêu, như: 90% hội viên tham gia; "
            "500 cây xanh được trồng mới.",
            [90, 500],
        ),
        (
            "Thu ngân sách thực hiện được 900 triệu đồng.\nTrồng 110 ha cây ăn quả; 90 ha cây chè trong toàn huyện.",
            [110, 90],
        ),
        ("08:15, 27/03/2032\nNăm 2032, tỷ lệ hồ sơ đúng hạn đạt 98%; 100% văn bản được ký số.", [98, 100]),
        ("08:15, 45/13/2032\nNăm 2031, 100% văn bản được ký số.", [100]),
        ("Tổ đã sửa 02 nhà. Tổng chỉ tiêu hiến máu là 1.100 đơn vị máu.", [1100]),
    ],
)
def test_what_is_to_be_done_beside_it(text: str, values: list[float]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Một số chỉ tiêu cũng được xác định, trong đó quỹ tăng 10%; cấp thuốc miễn phí trên 5.000 lượt người.",
            [10, 5000],
        ),
        ("Các chỉ tiêu được đại hội thông qua gồm: kết nạp 120 hội viên; giúp 30 hộ thoát nghèo.", [120, 30]),
        ("Hội xây dựng các chỉ tiêu để thực hiện, đó là phát triển 5.000 hội viên, 60% chi hội vững mạnh.", [5000, 60]),
        ("Về kinh tế, mục tiêu đặt ra là tỷ lệ tổ dùng nền tảng số đạt 30%.", [30]),
        ("Tỉnh giao chỉ tiêu tốc độ tăng thu năm 2031 khoảng 6,7%, chỉ số giá dưới 5%.", [6.7, 5]),
    ],
)
def test_announcements(text: str, values: list[float]) -> None:
    assert _values(text) == values
