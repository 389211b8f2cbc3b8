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
        "Xã Bình Hòa: Thu nhập bình quân đạt gần 28 triệu đồng\n\n"
        "Hội đồng nhân dân xã vừa tổ chức kỳ họp thường lệ cuối năm để bàn nhiệm vụ của năm sau.",
        "Theo báo cáo, thu nhập đạt 28 triệu đồng/người; thu ngân sách được 36 tỷ đồng, đạt trên 100% kế hoạch.",
        "Ước đến 31/12/2031, tổng giá trị sản xuất là trên 4.300 tỷ đồng, đạt 102% KH.",
        "Sản xuất đạt kết quả khá. Thu ngân sách bảo đảm theo kế hoạch. Tổng vốn đầu tư toàn xã hội đạt 975 tỷ đồng.",
        "Hiện Liên đoàn Lao động huyện quản lý và chỉ đạo 108 công đoàn cơ sở.",
        "Chi bộ phát triển mới 2 đảng viên, đạt 200% so nghị quyết.",
        "Các chi bộ trong huyện vừa tổ chức kết nạp 23 đoàn viên ưu tú.",
        "Đảng bộ kết nạp được 125 đảng viên, vượt hơn 66% chỉ tiêu giao.",
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
        ("Hội đã tặng 10 suất quà. Bảo đảm 90% hội viên có thẻ.", [90]),
        (
            "Xã Bình Hòa: Phấn đấu thu nhập đạt 28 triệu đồng\n\n"
            "Hội đồng nhân dân xã vừa tổ chức kỳ họp thường lệ cuối năm để bàn nhiệm vụ của năm sau.",
            [28],
        ),
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
        ("Huyện đề ra các chỉ tiêu phát triển kinh tế xã hội, trong đó phấn đấu tổng giá trị sản xuất tăng 10%.", [10]),
        ("Thu ngân sách đạt 161 tỷ đồng, chi ngân sách địa phương đạt 286 tỷ đồng.", [161, 286]),
        ("Về y tế, giảm tỷ lệ trẻ thấp còi xuống dưới 9%; 100% trạm có bác sĩ.", [9, 100]),
        ("Phấn đấu tỷ lệ hộ nghèo tại các xã có tỷ lệ hộ nghèo trên 25% giảm từ 4% trở lên.", [4]),
        (
            "Nghị quyết đề ra nhiều chỉ tiêu quan trọng, trong đó phát triển mới 460 hội viên; phấn đấu đến năm 2031 cơ bản "
            "không còn hộ nghèo; nâng cao kỹ năng cho 50 phụ nữ.",
            [460, 0, 50],
        ),
        ("Về kinh tế, mục tiêu đặt ra là tỷ lệ tổ dùng nền tảng số đạt 30%.", [30]),
        ("Tỉnh giao chỉ tiêu tốc độ tăng thu năm 2031 khoảng 6,7%, chỉ số giá dưới 5%.", [6.7, 5]),
    ],
)
def test_announcements(text: str, values: list[float]) -> None:
    assert _values(text) == values
