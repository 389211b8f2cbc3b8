"""Numbers, units and comparators as clerks write them (NORMS §7.1)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnunion_nlp.extraction.quantities import Quantity, find_quantities, number
from vnunion_nlp.extraction.spelt_quantities import find_spelt, spelt_number
from vnunion_nlp.text import lower


def _all(text: str) -> list[Quantity]:
    return [*find_quantities(text, lower(text), 0, len(text)), *find_spelt(text, lower(text), 0, len(text))]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("01", 1),
        ("1.500", 1500),
        ("2.345.678", 2345678),
        ("38,05", 38.05),
        ("1,5", 1.5),
        ("12.5", 12.5),
        ("100", 100),
        ("1,250", 1250),
    ],
)
def test_digits(written: str, value: float) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("một", 1),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("ba mươi tư", 34),
        ("một trăm", 100),
    ],
)
def test_number_words(written: str, value: int) -> None:
    assert spelt_number(written) == value


@pytest.mark.parametrize(
    ("text", "value", "value_max", "unit", "comparator"),
    [
        ("đạt 38,05%", 38.05, None, "%", None),
        ("thu 1 tỷ 200 triệu đồng", 1200, None, "triệu đồng", None),
        ("đạt 34 triệu 170 ngàn đồng/năm", 34170, None, "ngàn đồng", None),
        ("sinh 0,2%o mỗi năm", 0.2, None, "‰", None),
        ("từ một đến hai tổ", 1, 2, "tổ", "between"),
        ("100 % đoàn viên", 100, None, "%", None),
        ("l00% CĐCS", 100, None, "%", None),
        ("9O% CĐCS", 90, None, "%", None),
        ("IOO % tổ", 100, None, "%", None),
        ("95 0/0 tổ", 95, None, "%", None),
        ("90 phần trăm hội viên", 90, None, "%", None),
        ("tám mươi phần trăm hội viên", 80, None, "%", None),
        ("một nửa số chi hội", 0.5, None, "chi hội", None),
        ("1,250 hội viên", 1250, None, "hội viên", None),
        ("1,250 tỷ đồng", 1.25, None, "tỷ đồng", None),
        ("85 ÷ 90% tổ", 85, 90, "%", "between"),
        ("từ 85% đên 90% tổ", 85, 90, "%", "between"),
        ('05 "Mái ấm nghĩa tình"', 5, None, "Mái ấm nghĩa tình", None),
        ("80% cán bộ có trình độ đại học trở lên", 80, None, "%", None),
        ("ít nhất 02 lớp tập huấn", 2, None, "lớp", "ge"),
        ("tối thiểu 01 (một) mô hình", 1, None, "mô hình", "ge"),
        ("không quá 5% đơn vị", 5, None, "%", "le"),
        ("dưới 3% tổng số", 3, None, "%", "lt"),
        ("trên 95% hội viên", 95, None, "%", "gt"),
        ("trên 95% trở lên hội viên", 95, None, "%", "ge"),
        ("20% số hội viên trở lên được hưởng", 20, None, "%", "ge"),
        ("90% tổ đạt loại khá trở lên", 90, None, "%", None),
        ("từ 80% đến 85% công nhân", 80, 85, "%", "between"),
        ("80-85% công nhân", 80, 85, "%", "between"),
        ("3 - 5 đảng viên", 3, 5, "đảng viên", "between"),
        ("khoảng 200 người", 200, None, "người", "approx"),
        ("có thỏa ước đạt 80%", 80, None, "%", None),
        ("1,5 triệu đoàn viên", 1500000, None, "đoàn viên", None),
        ("500 triệu đồng", 500, None, "triệu đồng", None),
        ("500.000 đồng", 500000, None, "đồng", None),
        ("10 tỷ đồng", 10, None, "tỷ đồng", None),
        ("2/3 số chi hội", 0.6667, None, "chi hội", None),
        ("18/20 chi hội", 18, None, "chi hội", None),
        ("05 đồng chí", 5, None, "đồng chí", None),
        ("ít nhất một sáng kiến", 1, None, "sáng kiến", "ge"),
        ("phát triển thêm ít nhất một nghìn hội viên", 1000, None, "hội viên", "ge"),
        ("thu gom 300 đơn vị máu", 300, None, "đơn vị", None),
        ("tổ chức hai hội thi", 2, None, "hội thi", None),
        ("Số hội viên mới: 40", 40, None, "hội viên", None),
    ],
)
def test_one_quantity(text: str, value: float, value_max: float | None, unit: str, comparator: str | None) -> None:
    (found,) = _all(text)
    assert (found.value, found.value_max, found.unit, found.comparator) == (value, value_max, unit, comparator)
    assert not found.is_blank


@pytest.mark.parametrize(
    "text", ["đạt ...% hội viên", "đạt ……% hội viên", "thêm ____ hội viên", "ít nhất% hội viên", "được...hội viên"]
)
def test_blanks(text: str) -> None:
    (found,) = _all(text)
    assert found.is_blank
    assert found.value is None


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12/6/2021",
        "Số: 31/KH-CĐCS",
        "mục 3.1.2",
        "lúc 17 giờ 30",
        "ít nhất một trong các việc",
        "hội thi, ... Tổ chức",
    ],
)
def test_no_quantity(text: str) -> None:
    assert _all(text) == []


@given(st.text(alphabet="0123456789.,%-/…_ aăđ()\n\x1acótừđếnhộiviên", max_size=80))
def test_never_raises_and_stays_inside(text: str) -> None:
    for found in _all(text):
        assert 0 <= found.start <= found.number_start <= found.number_end <= found.end <= len(text)
