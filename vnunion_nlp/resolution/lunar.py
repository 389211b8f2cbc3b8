"""Lunar dates (âm lịch Việt Nam, UTC+7) as Gregorian ones, from the table ``knowledge/lunar.tsv`` (NORMS §8.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.text import unmarked


@dataclass(frozen=True, slots=True)
class LunarYear:
    """A lunar year: its can chi name in lower case and the first day of each of its months."""

    name: str
    months: tuple[date, ...]
    leap_month: int | None
    leap: date | None

    def first_day(self, month: int, *, leap: bool = False) -> date | None:
        """First day of ``month`` (1 to 12), or of its leap repetition; null where the year has none."""
        if leap:
            return self.leap if month == self.leap_month else None
        return self.months[month - 1] if 1 <= month <= 12 else None


@cache
def lunar_years() -> dict[int, LunarYear]:
    """The lunar years of the table by the Gregorian year in which their Tết falls."""
    return {
        int(row["year"]): LunarYear(
            row["name"].lower(),
            tuple(date.fromisoformat(row[f"m{month}"]) for month in range(1, 13)),
            int(row["leap_month"]) if row["leap_month"] else None,
            date.fromisoformat(row["leap"]) if row["leap"] else None,
        )
        for row in rows("lunar")
    }


def new_year(year: int) -> date | None:
    """Mùng 1 Tết of ``year``; null outside the table."""
    lunar = lunar_years().get(year)
    return lunar.months[0] if lunar else None


def to_gregorian(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The Gregorian date of a day of a lunar year; a 30th of a month of 29 days is its last day. Null where there is none."""
    lunar = lunar_years().get(year)
    first = lunar.first_day(month, leap=leap) if lunar else None
    if first is None or not 1 <= day <= 30:
        return None
    found = first + timedelta(days=day - 1)
    return found - timedelta(days=1) if day == 30 and found in _month_starts() else found


_MARKED = {
    "a": "aàáảãạăằắẳẵặâầấẩẫậ",
    "i": "iìíỉĩị",
    "o": "oòóỏõọôồốổỗộơờớởỡợ",
    "u": "uùúủũụưừứửữự",
    "y": "yỳýỷỹỵ",
    "d": "dđ",
}


def year_names() -> str:
    """A regular expression of the can chi names in lower case, in which a scan may have lost or changed marks (``ất ty``)."""
    names = sorted({unmarked(year.name) for year in lunar_years().values()})
    return "|".join(
        "".join(f"[{_MARKED[letter]}]" if letter in _MARKED else letter for letter in name) for name in names
    )


def name_of_year(read: str) -> str:
    """The can chi name that ``year_names`` matched, as it is written. (Tý and Tỵ never stand with the same can.)"""
    wanted = unmarked(read)
    return next(year.name for year in lunar_years().values() if unmarked(year.name) == wanted)


def year_named(name: str, near: int) -> int | None:
    """The year with a can chi name (``Giáp Thìn``) that lies nearest to ``near``."""
    wanted = " ".join(name.lower().split())
    years = [year for year, lunar in lunar_years().items() if lunar.name == wanted]
    return min(years, key=lambda year: abs(year - near), default=None)


@cache
def _month_starts() -> frozenset[date]:
    return frozenset(
        start for lunar in lunar_years().values() for start in (*lunar.months, lunar.leap) if start is not None
    )
