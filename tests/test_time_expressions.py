"""Vietnamese time expressions and their values (NORMS §8.1, §8.2)."""

from __future__ import annotations

from datetime import date

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from vnunion_nlp.extraction.time_expressions import find_expressions
from vnunion_nlp.extraction.time_slips import mended
from vnunion_nlp.extraction.time_values import Anchor, TimeValue, add_working_days
from vnunion_nlp.text import lower

ISSUED = date(2024, 4, 1)


def parse_time(
    text: str, anchor_year: int | None, issued: date | None = None, *, due: bool = False
) -> TimeValue | None:
    """The value of a text that holds one time expression (the first is taken); years left out are ``anchor_year``."""
    anchor = Anchor(lambda month: anchor_year, issued=issued)
    text = mended(text)
    for expression in find_expressions(text, lower(text), 0, len(text)):
        value = expression.value(anchor, due=due)
        if value is not None:
            return value
    return None


@pytest.mark.parametrize(
    ("text", "kind", "earliest", "latest"),
    [
        ("trước ngày 15/11/2024", "point", None, "2024-11-14"),
        ("chậm nhất ngày 11/12/2023", "point", None, "2023-12-11"),
        ("không quá ngày 20/7", "point", None, "2024-07-20"),
        ("đến hết 2025", "point", None, "2025-12-31"),
        ("đến hết ngày 30/6", "point", None, "2024-06-30"),
        ("trước tháng 12/2025", "point", None, "2025-11-30"),
        ("trước 17h00 ngày 31/03/2026", "point", None, "2026-03-31"),
        ("trước ngày 10 tháng 5 năm 2026", "point", None, "2026-05-09"),
        ("ngày 16/11", "point", "2024-11-16", "2024-11-16"),
        ("ngày 24.05.2024", "point", "2024-05-24", "2024-05-24"),
        ("12-6-2024", "point", "2024-06-12", "2024-06-12"),
        ("8h00', sáng ngày 24/10", "point", "2024-10-24", "2024-10-24"),
        ("từ ngày 18 - 20/4/2024", "range", "2024-04-18", "2024-04-20"),
        ("trong 10 ngày đầu tháng 6", "range", "2024-06-01", "2024-06-10"),
        ("05 ngày cuối của tháng 6/2025", "range", "2025-06-26", "2025-06-30"),
        ("nửa đầu tháng 8", "range", "2024-08-01", "2024-08-15"),
        ("nửa cuối tháng 2/2025", "range", "2025-02-16", "2025-02-28"),
        ("thứ Bảy đầu tiên của tháng 6/2024", "point", "2024-06-01", "2024-06-01"),
        ("Chủ nhật cuối tháng 6/2024", "point", "2024-06-30", "2024-06-30"),
        ("trước Tết Dương lịch 2026", "point", None, "2025-12-31"),
        ("trước Tết Dương lịch", "point", None, "2024-12-31"),
        ("từ ngày 10/5/2026 đến hết ngày 14/5/2026", "range", "2026-05-10", "2026-05-14"),
        ("từ ngày 10 đến ngày 15/5", "range", "2024-05-10", "2024-05-15"),
        ("Từ 01/3-31/5/2025", "range", "2025-03-01", "2025-05-31"),
        ("ngày 14-15/6", "range", "2024-06-14", "2024-06-15"),
        ("từ tháng 3 đến tháng 10", "range", "2024-03-01", "2024-10-31"),
        ("từ tháng 11/2024 đến tháng 02/2025", "range", "2024-11-01", "2025-02-28"),
        ("từ tháng 4/2024", "range", "2024-04-01", None),
        ("từ 07h30' ngày 10 đến 17h00 ngày 11/8/2024", "range", "2024-08-10", "2024-08-11"),
        ("từ ngày 15-02 đến ngày 15-3-2024", "range", "2024-02-15", "2024-03-15"),
        ("từ ngày 01/6 đến trước ngày 15/6/2024", "range", "2024-06-01", "2024-06-14"),
        ("đến trước ngày 15/6/2024", "point", None, "2024-06-14"),
        ("trước ngày 31-01", "point", None, "2024-01-30"),
        ("trước ngày mười lăm tháng Sáu năm 2024", "point", None, "2024-06-14"),
        ("hai mươi lăm ngày kể từ ngày ký", "relative", None, "2024-04-26"),
        ("tháng 8 và tháng 9/2024", "range", "2024-08-01", "2024-09-30"),
        ("trước, trong và sau Tết Nguyên đán", "range", None, None),
        ("từ nay đến hết năm 2024", "range", "2024-04-01", "2024-12-31"),
        ("quý IV/2024 và quý I/2025", "range", "2024-10-01", "2025-03-31"),
        ("tháng 12/2024 và tháng 01/2025", "range", "2024-12-01", "2025-01-31"),
        ("tháng 1,2", "range", "2024-01-01", "2024-02-29"),
        ("tháng 3-9", "range", "2024-03-01", "2024-09-30"),
        ("tháng Năm", "range", "2024-05-01", "2024-05-31"),
        ("thang 5/2024", "range", "2024-05-01", "2024-05-31"),
        ("Quý I/2024", "range", "2024-01-01", "2024-03-31"),
        ("quý Il", "range", "2024-04-01", "2024-06-30"),
        ("quý IH/2024", "range", "2024-07-01", "2024-09-30"),
        ('19h30" ngày 07/3/2024', "point", "2024-03-07", "2024-03-07"),
        ("quý 4 năm 2025", "range", "2025-10-01", "2025-12-31"),
        ("quý I, II/2024", "range", "2024-01-01", "2024-06-30"),
        ("từ Quý II/2024 đến Quý III/2024", "range", "2024-04-01", "2024-09-30"),
        ("6 tháng đầu năm", "range", "2024-01-01", "2024-06-30"),
        ("6 tháng cuối năm 2025", "range", "2025-07-01", "2025-12-31"),
        ("2021-2023", "range", "2021-01-01", "2023-12-31"),
        ("giai đoạn 2023-2025 và những năm tiếp theo", "range", "2023-01-01", None),
        ("trước ngày 23 tháng Chạp", "point", None, "2024-02-01"),
        ("mùng 5 Tết", "point", "2024-02-14", "2024-02-14"),
        ("từ 25 tháng Chạp đến mùng 5 tháng Giêng", "range", "2024-02-04", "2024-02-14"),
        ("10/3 âm lịch", "point", "2024-04-18", "2024-04-18"),
        ("trước Tết Nguyên đán Giáp Thìn", "point", None, "2024-02-09"),
        ("thường xuyên", "ongoing", None, None),
        ("cả năm", "ongoing", None, None),
    ],
)
def test_dates(text: str, kind: str, earliest: str | None, latest: str | None) -> None:
    issued = date(2024, 1, 2) if regex.search("(?i)chạp|tết|giêng", text) else ISSUED
    value = parse_time(text, 2024, issued)
    assert value is not None
    assert (value.kind, value.earliest, value.latest, value.fuzzy) == (kind, earliest, latest, False)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("đầu tháng 12 năm 2023", "2023-12-01", "2023-12-10"),
        ("giữa tháng 5", "2024-05-11", "2024-05-20"),
        ("cuối tháng 2", "2024-02-21", "2024-02-29"),
        ("trung tuần tháng 5", "2024-05-11", "2024-05-20"),
        ("tuần 3 tháng 7", "2024-07-15", "2024-07-21"),
        ("cuối quý II/2024", "2024-06-01", "2024-06-30"),
        ("đầu năm", "2024-01-01", "2024-03-31"),
        ("giữa năm", "2024-05-01", "2024-07-31"),
        ("cuối năm 2025", "2025-10-01", "2025-12-31"),
    ],
)
def test_blurred_dates(text: str, earliest: str, latest: str) -> None:
    value = parse_time(text, 2024, ISSUED)
    assert value is not None
    assert (value.kind, value.earliest, value.latest, value.fuzzy) == ("range", earliest, latest, True)


@pytest.mark.parametrize(
    ("text", "kind", "period", "latest"),
    [
        ("hằng quý", "recurring", "P3M", None),
        ("hàng tháng", "recurring", "P1M", None),
        ("mỗi quý 1 lần", "recurring", "P3M", None),
        ("hai năm tổ chức một lần", "recurring", "P2Y", None),
        ("02 lần/năm", "recurring", "P6M", None),
        ("trước ngày 20 của tháng cuối quý", "recurring", "P3M", None),
        ("ngày 10 hằng tháng", "recurring", "P1M", None),
        ("ngày 20 tháng sau", "recurring", "P1M", None),
        ("trước ngày 05 tháng 12 hằng năm", "recurring", "P1Y", None),
        ("trong vòng 15 ngày kể từ ngày ký", "relative", "P15D", "2024-04-16"),
        ("sau 07 ngày kể từ ngày kết thúc đại hội", "relative", "P7D", None),
        ("trước khi tổ chức đại hội ít nhất 15 ngày", "relative", "P15D", None),
        ("trước ngày khai mạc 07 ngày", "relative", "P7D", None),
        ("trước cấp tỉnh 10 ngày", "relative", "P10D", None),
        ("trong 03 ngày sau đó", "relative", "P3D", None),
        ("các ngày thứ Hai, thứ Sáu hằng tuần", "recurring", "P1W", None),
        ("ngày 30 tháng 11 của năm trước liền kề", "recurring", "P1Y", None),
        ("từ thứ Hai đến thứ Sáu hằng tuần", "recurring", "P1W", None),
        ("mỗi tuần 02 buổi tối", "recurring", "P1W", None),
    ],
)
def test_rhythms_and_relative_times(text: str, kind: str, period: str, latest: str | None) -> None:
    value = parse_time(text, 2024, ISSUED)
    assert value is not None
    assert (value.kind, value.period, value.earliest, value.latest) == (kind, period, None, latest)


def test_working_days_skip_weekends_and_holidays() -> None:
    value = parse_time("05 ngày làm việc kể từ ngày ký", 2024, date(2024, 4, 26))
    assert value is not None
    assert (value.period, value.working_days) == ("P5D", True)
    assert value.latest == "2024-05-07"
    assert add_working_days(date(2024, 2, 7), 1) == date(2024, 2, 8)


@pytest.mark.parametrize(
    "text", ["", "ngày 31/2", "tháng 13", "quý", "2/3 số đoàn viên", "24 giờ/ngày qua", "145/KH-CĐCS"]
)
def test_no_time(text: str) -> None:
    value = parse_time(text, 2024, ISSUED)
    assert value is None or value.kind in ("relative", "recurring") or text.startswith("2/3")


def test_a_year_that_is_nowhere_stays_unknown() -> None:
    assert parse_time("trước ngày 15/11", None) is None


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "từ",
                "đến",
                "trước",
                "ngày",
                "tháng",
                "quý",
                "năm",
                "5",
                "12",
                "31/2",
                "2024",
                "/2024",
                "-",
                ",",
                ";",
                "hằng",
                "mỗi",
                "lần",
                "tết",
                "chạp",
                "mùng",
                "kể",
                "ký",
                "I",
                "Il",
                "hết",
                "nay",
                "đầu",
                "cuối",
                "kỳ",
                "nhiệm",
                "9999",
                "\x1a",
                "(",
                ")",
            ]
        )
        | st.text(max_size=4),
        max_size=25,
    )
)
def test_any_text_is_read_without_fault(words: list[str]) -> None:
    text = " ".join(words).lower()
    last = 0
    for expression in find_expressions(text, text, 0, len(text)):
        assert last <= expression.start <= expression.core < expression.end <= len(text)
        last = expression.end
    parse_time(text, 2024, ISSUED)
