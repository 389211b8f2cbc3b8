"""Each value has a clause of its own: where one ends and the next begins, what is no part of it, nouns left out (annotation.md)."""

from __future__ import annotations

from datetime import date

import pytest

from vnunion_nlp.extraction.indicator_mention import IndicatorMention
from vnunion_nlp.extraction.indicators import find_indicators
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.text import SourceText

_TARGETS = "I. CHỈ TIÊU\n"


def _found(text: str, *, issued: date = date(2031, 1, 15)) -> tuple[str, list[IndicatorMention]]:
    passage = Passage.of(SourceText(text).folded, issued=issued, type_code="KH")
    return passage.text, find_indicators(passage)


def _clauses(text: str) -> list[tuple[str, float | None]]:
    folded, mentions = _found(text)
    return [(folded[found.start : found.end], found.value) for found in mentions]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Duy trì 12 lớp với 410 học sinh.", [("Duy trì 12 lớp", 12), ("410 học sinh", 410)]),
        ("100% tổ có ít nhất 02 sáng kiến.", [("100% tổ", 100), ("có ít nhất 02 sáng kiến", 2)]),
        (
            "90% đoàn viên, người lao động đóng góp ít nhất 01 ngày lương.",
            [("90% đoàn viên, người lao động", 90), ("đóng góp ít nhất 01 ngày lương", 1)],
        ),
        (
            "12/12 xã, phường mỗi năm tổ chức ít nhất 01 hội thi.",
            [("12/12 xã, phường", 12), ("mỗi năm tổ chức ít nhất 01 hội thi", 1)],
        ),
        (
            "Mở 02 lớp bồi dưỡng lý luận cho 60 cán bộ công đoàn.",
            [("Mở 02 lớp bồi dưỡng lý luận", 2), ("cho 60 cán bộ công đoàn", 60)],
        ),
        (
            "Ít nhất 70% CĐCS cập nhật dữ liệu lên phần mềm, sai sót không quá 3%.",
            [("Ít nhất 70% CĐCS cập nhật dữ liệu lên phần mềm", 70), ("sai sót không quá 3%", 3)],
        ),
        (
            "Hỗ trợ 03 CĐCS xây dựng điểm sinh hoạt, vốn của doanh nghiệp ít nhất 50% giá trị.",
            [("Hỗ trợ 03 CĐCS xây dựng điểm sinh hoạt", 3), ("vốn của doanh nghiệp ít nhất 50% giá trị", 50)],
        ),
        (
            "80% đoàn viên, người lao động được khám sức khỏe.",
            [("80% đoàn viên, người lao động được khám sức khỏe", 80)],
        ),
    ],
)
def test_no_two_values_share_a_clause(text: str, clauses: list[tuple[str, float | None]]) -> None:
    assert _clauses(_TARGETS + text) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Mỗi tháng ra 01 bản tin, phát hành trước ngày 05 hằng tháng.", [("Mỗi tháng ra 01 bản tin", 1)]),
        ("Kiểm tra ít nhất 30% CĐCS, từ nay đến hết tháng 10/2031.", [("Kiểm tra ít nhất 30% CĐCS", 30)]),
        (
            "Kiểm tra 15 doanh nghiệp (từ tháng 8 đến tháng 10), nội dung theo quy chế.",
            [("Kiểm tra 15 doanh nghiệp", 15)],
        ),
        (
            "Kiểm tra công tác an toàn lao động: kiểm tra 30% cơ sở sản xuất.",
            [("Kiểm tra công tác an toàn lao động: kiểm tra 30% cơ sở sản xuất", 30)],
        ),
        ("Sửa 02 ngôi nhà (90 triệu đồng/nhà, xong trong tháng 5).", [("Sửa 02 ngôi nhà", 2)]),
        ("Phát hành 1.000 phiếu mua hàng trị giá 100.000 đồng/phiếu.", [("Phát hành 1.000 phiếu mua hàng", 1000)]),
        ("Cho vay 80 lượt đoàn viên, mức vay tối đa 10 triệu đồng.", [("Cho vay 80 lượt đoàn viên", 80)]),
        ("Đăng ký thi đua: 95% đoàn viên đăng ký danh hiệu.", [("95% đoàn viên đăng ký danh hiệu", 95)]),
    ],
)
def test_where_a_clause_ends_and_which_label_it_has(text: str, clauses: list[tuple[str, float | None]]) -> None:
    assert _clauses(_TARGETS + text) == clauses


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Phát triển 300 đoàn viên (khối doanh nghiệp 220, khối hành chính 80).",
            [("Phát triển 300 đoàn viên", 300), ("khối doanh nghiệp 220", 220), ("khối hành chính 80", 80)],
        ),
        (
            "Kết nạp 500 đoàn viên, phân bổ An Lạc 300, Bình Hòa 200.",
            [("Kết nạp 500 đoàn viên", 500), ("An Lạc 300", 300), ("Bình Hòa 200", 200)],
        ),
        ("Kết nạp 20 đoàn viên, trong đó nữ 12.", [("Kết nạp 20 đoàn viên", 20), ("nữ 12", 12)]),
        (
            "Xây mới 03 và sửa chữa 04 căn nhà cho đoàn viên.",
            [("Xây mới 03", 3), ("sửa chữa 04 căn nhà cho đoàn viên", 4)],
        ),
        ("Kết nạp 50 đoàn viên (đợt 1, đợt 2).", [("Kết nạp 50 đoàn viên (đợt 1, đợt 2)", 50)]),
    ],
)
def test_counts_whose_noun_is_left_out(text: str, clauses: list[tuple[str, float | None]]) -> None:
    folded, mentions = _found(_TARGETS + text)
    assert [(folded[found.start : found.end], found.value) for found in mentions] == clauses
    assert len({found.unit for found in mentions}) == 1


def test_what_holds_of_a_share_is_counted_over_it() -> None:
    folded, (share, count) = _found(_TARGETS + "100% tổ có ít nhất 02 sáng kiến.")
    assert share.action
    assert folded[slice(*share.action)] == "có ít nhất 02 sáng kiến"
    assert (share.per, count.per) == (None, "tổ")


@pytest.mark.parametrize(
    "text",
    [
        "Đại diện, bảo vệ đoàn viên (30 điểm)",
        "Vận động doanh nghiệp bán hàng giảm giá từ 10% đến 30%.",
        "Xét cho vay vốn, mức vay tối đa 10 triệu đồng.",
        "Không để xảy ra tai nạn nào có từ 03 người bị nạn trở lên.",
    ],
)
def test_marks_cuts_ceilings_and_bounds_set_nothing(text: str) -> None:
    assert [value for _, value in _clauses(_TARGETS + text) if value] == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Cuối năm 2032, 90% tổ đạt loại tốt.", ("2032-10-01", "2032-12-31")),
        ("Đến cuối năm đạt 80% kế hoạch thu.", (None, "2031-12-31")),
        ("6 tháng đạt 50% chỉ tiêu.", ("2031-01-01", "2031-06-30")),
        ("Từ nay đến hết ngày 30/9/2031 kết nạp thêm 40 đoàn viên.", ("2031-01-15", "2031-09-30")),
        ("Nâng tỷ lệ tổ có tủ sách lên 75% (năm 2030: 68,4%).", None),
        ("Đến ngày 25/9 thu xong 70% diện tích.", (None, "2031-09-25")),
        ("Đến hết tháng 6/2031, 90% đoàn viên được học.", (None, "2031-06-30")),
        ("Từ nay đến hết năm 2032 kết nạp 90 đoàn viên.", ("2031-01-15", "2032-12-31")),
        ("Tổ chức hội thao (từ 12/11 đến 19/11/2031), thăm hỏi 100% đoàn viên ốm.", None),
    ],
)
def test_parts_of_a_year(text: str, period: tuple[str | None, str | None] | None) -> None:
    _, mentions = _found(_TARGETS + text)
    found = mentions[0].period
    assert (found and (found.earliest, found.latest)) == period
