"""Targets of plans for economy and society: magnitudes, extents, rates over persons and time (contract §8)."""

from __future__ import annotations

import pytest

from vnunion_nlp.extraction.indicators import IndicatorMention, find_indicators
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
        ("Thực hiện tổng diện tích gieo trồng 900 ha.", "tổng diện tích gieo trồng", "Thực hiện"),
    ],
)
def test_what_an_extent_is_of(text: str, subject: str, action: str) -> None:
    passage, (found,) = _found("CHỈ TIÊU\n- " + text)
    assert found.subject is not None
    assert found.action is not None
    assert passage.text[slice(*found.subject)] == subject
    assert passage.text[slice(*found.action)] == action
