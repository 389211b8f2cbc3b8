"""The lunar table against NORMS §8.3 and against itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from vnunion_nlp.resolution.lunar import lunar_years, new_year, to_gregorian, year_named


@pytest.mark.parametrize(
    ("year", "tet", "kitchen_gods", "ancestors", "full_moon_7", "mid_autumn"),
    [
        (2018, "2018-02-16", "2018-02-08", "2018-04-25", "2018-08-25", "2018-09-24"),
        (2020, "2020-01-25", "2020-01-17", "2020-04-02", "2020-09-02", "2020-10-01"),
        (2023, "2023-01-22", "2023-01-14", "2023-04-29", "2023-08-30", "2023-09-29"),
        (2024, "2024-02-10", "2024-02-02", "2024-04-18", "2024-08-18", "2024-09-17"),
        (2025, "2025-01-29", "2025-01-22", "2025-04-07", "2025-09-06", "2025-10-06"),
        (2026, "2026-02-17", "2026-02-10", "2026-04-26", "2026-08-27", "2026-09-25"),
        (2032, "2032-02-11", "2032-02-04", "2032-04-19", "2032-08-20", "2032-09-19"),
    ],
)
def test_known_days(year: int, tet: str, kitchen_gods: str, ancestors: str, full_moon_7: str, mid_autumn: str) -> None:
    days = (
        new_year(year),
        to_gregorian(year - 1, 12, 23),
        to_gregorian(year, 3, 10),
        to_gregorian(year, 7, 15),
        to_gregorian(year, 8, 15),
    )
    assert days == tuple(map(date.fromisoformat, (tet, kitchen_gods, ancestors, full_moon_7, mid_autumn)))


def test_months_have_29_or_30_days_and_years_follow_each_other() -> None:
    starts = sorted(day for year in lunar_years().values() for day in (*year.months, year.leap) if day is not None)
    assert {(b - a).days for a, b in pairwise(starts)} == {29, 30}
    assert set(lunar_years()) == set(range(2000, 2046))


@pytest.mark.parametrize(("year", "leap_month"), [(2020, 4), (2023, 2), (2024, None), (2025, 6), (2033, 11)])
def test_leap_months(year: int, leap_month: int | None) -> None:
    assert lunar_years()[year].leap_month == leap_month


def test_the_last_day_of_a_short_month_is_its_29th() -> None:
    assert to_gregorian(2023, 12, 30) == date(2024, 2, 9)
    last = to_gregorian(2024, 12, 30)
    assert last == date(2025, 1, 28)
    assert last == to_gregorian(2024, 12, 29)


def test_unknown_years_and_impossible_days_are_null() -> None:
    assert new_year(1980) is None
    assert to_gregorian(2024, 13, 1) is None
    assert to_gregorian(2024, 1, 31) is None
    assert to_gregorian(2024, 2, 1, leap=True) is None


def test_year_by_its_name() -> None:
    assert year_named("Giáp Thìn", 2023) == 2024
    assert year_named("ất tỵ", 2025) == 2025
    assert year_named("Không Có", 2025) is None
    assert new_year(2034) == date(2034, 2, 19)
    assert new_year(2024) == date(2024, 2, 9) + timedelta(days=1)
