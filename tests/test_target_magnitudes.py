"""Targets of plans for economy and society: magnitudes, extents, rates over persons and time (contract §8)."""

from __future__ import annotations

import pytest

from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.text import SourceText


def _found(text: str, type_code: str = "KH") -> tuple[Passage, list[IndicatorMention]]:
    passage = Passage.of(SourceText(text).folded, type_code=type_code)
    return passage, find_indicators(passage)


@pytest.mark.parametrize(
    ("text", "clause", "change", "per"),
    [
        ("Tỷ lệ người tập thể thao so với dân số 38%.", "Tỷ lệ người tập thể thao so với dân số 38%", None, None),
        ("Giảm tỷ suất sinh 0,4%0.", "Giảm tỷ suất sinh 0,4%0", "decrease", None),
        ("Gieo trồng 900 ha, trong đó:", "Gieo trồng 900 ha", None, None),
        ("Giảm tỷ lệ sinh con thứ ba xuống còn được 5%.", "Giảm tỷ lệ sinh con thứ ba xuống còn được 5%", "decrease", None),
        ("Tốc độ tăng giá trị sản xuất đạt 12%.", "Tốc độ tăng giá trị sản xuất đạt 12%", None, None),
        ("Mức hưởng thụ văn hóa 30 lần/người/năm.", "Mức hưởng thụ văn hóa 30 lần/người/năm", None, "người/năm"),
        ("Thu nhập bình quân đầu người/năm: 52 triệu đồng.", "Thu nhập bình quân đầu người/năm: 52 triệu đồng", None, "người/năm"),
        ("Số giường bệnh/vạn dân đạt 25 giường.", "Số giường bệnh/vạn dân đạt 25 giường", None, "vạn dân"),
        ("Ngô: diện tích 120 ha.", "Ngô: diện tích 120 ha", None, None),
        ("Tuổi thọ trung bình (tính từ lúc sinh): 74,2 tuổi.", "Tuổi thọ trung bình (tính từ lúc sinh): 74,2 tuổi", None, None),
        ("Tỷ số giới tính khi sinh: 112 bé trai/100 bé gái.", "Tỷ số giới tính khi sinh: 112 bé trai/100 bé gái", None, "100 bé gái"),
        ("100% ấp/khu phố đạt chuẩn.", "100% ấp/khu phố đạt chuẩn", None, None),
        ("Số vụ va chạm giảm gần 15%.", "Số vụ va chạm giảm gần 15%", "decrease", None),
        ("Tỷ số giới tính dưới 113 nam/100 nữ.", "Tỷ số giới tính dưới 113 nam/100 nữ", None, "100 nữ"),
        ("Giảm tỷ số giới tính khi sinh 0,2 điểm phần trăm so với năm 2030.", "Giảm tỷ số giới tính khi sinh 0,2 điểm phần trăm so với năm 2030", "decrease", None),
        ("Tỷ lệ trẻ đến trường đạt: thấp nhất là 35%.", "Tỷ lệ trẻ đến trường đạt: thấp nhất là 35%", None, None),
    ],
)  # fmt: skip
def test_clause_change_and_base(text: str, clause: str, change: str | None, per: str | None) -> None:
    passage, (found,) = _found("CHỈ TIÊU\n- " + text)
    assert passage.text[found.start : found.end] == clause
    assert (found.change, found.per) == (change, per)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Giảm tỷ lệ hộ nghèo từ 0,5 đến 1%/năm trở lên.", "between"),
        ("Kết nạp từ 12 đến 15 hội viên trở lên.", "between"),
        ("Kết nạp từ 12 hội viên trở lên.", "ge"),
    ],
)
def test_a_range_stays_a_range(text: str, comparator: str) -> None:
    (found,) = _found("CHỈ TIÊU\n- " + text)[1]
    assert found.comparator == comparator


@pytest.mark.parametrize(
    ("text", "subject", "action"),
    [
        ("Trồng mới 40ha cây keo.", "cây keo", "Trồng mới"),
        ("Nâng tỷ lệ che phủ rừng lên 39%.", "tỷ lệ che phủ rừng", "Nâng"),
        ("Tỷ lệ số hóa hồ sơ đạt 95%.", "Tỷ lệ số hóa hồ sơ", "đạt"),
        ("GRDP bình quân đầu người đạt 90 triệu đồng.", "GRDP bình quân đầu người", "đạt"),
        ("Thực hiện tổng diện tích gieo trồng 900 ha.", "tổng diện tích gieo trồng", "Thực hiện"),
        ("Tổng đàn bò có 400 con.", "Tổng đàn bò", "có"),
        ("Sản lượng cả năm đạt 300 tấn.", "Sản lượng", "đạt"),
        ("Tốc độ tăng giá trị sản xuất (giá so sánh năm 2010) đạt 12%.", "Tốc độ tăng giá trị sản xuất", "đạt"),
        ("Duy trì tỷ lệ che phủ rừng đạt 60%.", "tỷ lệ che phủ rừng", "đạt"),
        ("Duy trì tỷ lệ che phủ rừng 60%.", "tỷ lệ che phủ rừng", "Duy trì"),
        ("Giữ vững tỷ lệ học sinh lên lớp đạt 98% trở lên.", "học sinh", "lên lớp"),
        ("Riêng trẻ 5 tuổi đạt 99% trở lên.", "trẻ 5 tuổi", "đạt"),
        ("Duy trì 100% lớp được học 2 buổi/ngày.", "lớp", "được học 2 buổi/ngày"),
        ("Tỷ lệ số thôn đạt chuẩn văn hóa: 80%.", "thôn", "đạt chuẩn văn hóa"),
        ("Tỷ lệ đường xã (trừ đường huyện) được cứng hóa: 80%.", "đường xã", "được cứng hóa"),
    ],
)
def test_what_an_extent_is_of(text: str, subject: str, action: str) -> None:
    passage, (found,) = _found("CHỈ TIÊU\n- " + text)
    assert found.subject is not None
    assert found.action is not None
    assert passage.text[slice(*found.subject)] == subject
    assert passage.text[slice(*found.action)] == action


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Tổng sản lượng chè búp tươi đạt 12.500 tấn.", ["Tổng sản lượng chè búp tươi đạt 12.500 tấn"]),
        ("Lương thực bình quân đầu người đạt trên 400kg/người/năm.", ["Lương thực bình quân đầu người đạt trên 400kg/người/năm"]),
        ("Diện tích rừng trồng mới đạt 320ha, sản lượng gỗ đạt 1.200 m3.", ["Diện tích rừng trồng mới đạt 320ha", "sản lượng gỗ đạt 1.200 m3"]),
        ("Tổng đàn trâu có 4.200 con; 12.000 con lợn.", ["Tổng đàn trâu có 4.200 con", "12.000 con lợn"]),
        ("Trồng 40ha keo; 25ha cây ăn quả, sản lượng 60 tấn; 15 ha quế.", ["Trồng 40ha keo", "25ha cây ăn quả", "sản lượng 60 tấn", "15 ha quế"]),
        ("Tăng hệ số sử dụng đất lên 2,1 lần.", ["Tăng hệ số sử dụng đất lên 2,1 lần"]),
        ("Tỷ lệ tăng dân số ở mức 1,1%.", ["Tỷ lệ tăng dân số ở mức 1,1%"]),
        ("Thu nhập bình quân đầu người đạt 45 triệu đồng.", ["Thu nhập bình quân đầu người đạt 45 triệu đồng"]),
        ("Huyện có diện tích 120 km2, sản lượng lúa đạt 20.000 tấn.", []),
        ("Kết nạp trên 1.000 đoàn viên.", ["Kết nạp trên 1.000 đoàn viên"]),
        ("Hồ sơ được giải quyết đúng hạn đạt từ 98% trở lên.", ["Hồ sơ được giải quyết đúng hạn đạt từ 98% trở lên"]),
        ("Đến nay sản lượng lúa đạt 20.000 tấn; 400 ha ngô.", []),
    ],
)  # fmt: skip
def test_magnitudes_among_tasks(text: str, clauses: list[str]) -> None:
    passage, mentions = _found("NHIỆM VỤ, GIẢI PHÁP\n" + text)
    assert [passage.text[found.start : found.end] for found in mentions] == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Hướng đến mục tiêu 95-95 (95% người bệnh biết tình trạng của mình; 95% người bệnh được chữa), giữ tỷ lệ mắc dưới 0,2%.",
            ["95% người bệnh biết tình trạng của mình", "95% người bệnh được chữa", "giữ tỷ lệ mắc dưới 0,2%"],
        ),
        (
            "Cây trồng chính (diện tích lạc đạt 20 ha, năng suất đạt 30 tạ/ha. Diện tích sắn đạt 40 ha).",
            ["diện tích lạc đạt 20 ha", "năng suất đạt 30 tạ/ha", "Diện tích sắn đạt 40 ha"],
        ),
        ("Có 120 hội viên mới (40 nữ, 80 nam).", ["Có 120 hội viên mới (40 nữ, 80 nam)"]),
    ],
)
def test_brackets_that_list_targets(text: str, clauses: list[str]) -> None:
    passage, mentions = _found("CHỈ TIÊU\n- " + text)
    assert [passage.text[found.start : found.end] for found in mentions] == clauses


def test_a_list_joined_by_semicolons_shares_its_act() -> None:
    passage, mentions = _found("CHỈ TIÊU\n- Trồng 40 ha lạc; 25 ha quế.")
    assert [found.action and passage.text[slice(*found.action)] for found in mentions] == ["Trồng", "Trồng"]
