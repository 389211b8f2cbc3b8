"""What a time expression means: dates, rhythm, and how they follow from its parts (contract §7, NORMS §8.1)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution import lunar

Kind = Literal["point", "range", "recurring", "ongoing", "relative"]
Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """The normalised fields of a deadline: ISO dates (inclusive) and an ISO 8601 duration."""

    kind: Kind
    earliest: str | None = None
    latest: str | None = None
    period: str | None = None
    fuzzy: bool = False
    working_days: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression leaves unsaid: ``year`` gives the year for a month (null: any), ``term`` the term of office."""

    year: Callable[[int | None], int | None]
    term: Callable[[], tuple[int, int] | None] = lambda: None
    issued: date | None = None
    is_dated: bool = True
    """Whether ``issued`` is the day of issue itself, from which days can be counted."""
    in_force: bool = False
    """Whether the document takes effect on the day of its issue."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One time word group: ``ngày 14-15/6``, ``tháng 3-9``, ``quý I/2024``, ``hằng quý``; offsets into the text."""

    start: int
    end: int
    unit: str
    first: int = 0
    last: int = 0
    month: int | None = None
    year: int | None = None
    part: str = ""
    """``đầu``, ``giữa``, ``cuối``: the part of the unit; for ``lunar`` days the can chi name of the year."""
    period: str | None = None
    clock: bool = False
    working: bool = False
    event: str = ""
    """What a relative time is counted from (``kể từ ngày ký``)."""
    bare: bool = False
    """Written without its unit word (``30/6``, ``2024``)."""


def interval(atom: Atom, anchor: Anchor) -> Interval | None:
    """First and last day of an atom; null for rhythms, for impossible dates and where the year is unknown."""
    if atom.unit in ("term", "school", "stage"):
        return _span_of_years(atom, anchor)
    if atom.unit == "lunar":
        return _lunar_day(atom, anchor)
    month = {"day": atom.month, "month": atom.first, "quarter": atom.first * 3 - 2}.get(atom.unit)
    year = atom.year or anchor.year(month)
    if year is None:
        return None
    try:
        return _in_year(atom, year)
    except ValueError:
        return None


def _in_year(atom: Atom, year: int) -> Interval | None:
    if atom.unit == "day":
        if atom.month is None:
            return None
        return date(year, atom.month, atom.first), date(year, atom.month, max(atom.first, atom.last))
    if atom.unit == "month":
        last_year = year if atom.last >= atom.first else year + 1
        return _part(date(year, atom.first, 1), _month_end(last_year, atom.last), atom.part, _MONTH_PARTS)
    if atom.unit == "quarter":
        first = atom.first * 3 - 2 + {"giữa": 1, "cuối": 2, "tuần cuối": 2}.get(atom.part, 0)
        last = atom.last * 3 - {"đầu": 2, "giữa": 1}.get(atom.part, 0)
        return date(year, first, 1), _month_end(year, last)
    if atom.unit == "half":
        return date(year, atom.first, 1), _month_end(year, atom.last)
    if atom.unit == "year":
        first, last = {"đầu": (1, 3), "giữa": (5, 7), "cuối": (10, 12)}.get(atom.part, (1, 12))
        return date(year, first, 1), _month_end(max(year, atom.last), last)
    return None


_WEEKDAYS = {
    **{word: n for n, word in enumerate(("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"))},
    **{str(n + 2): n for n in range(6)},
    "bẩy": 5,
}
_MONTH_PARTS = {
    "đầu": (1, 10),
    "giữa": (11, 20),
    "cuối": (21, 31),
    "nửa đầu": (1, 15),
    "nửa cuối": (16, 31),
    **{f"{n}-{m}": (7 * n - 6, 7 * m) for n in range(1, 6) for m in range(n, 6)},
}


def _part(first: date, last: date, part: str, parts: dict[str, tuple[int, int]]) -> Interval:
    """The tenth, week, half, outer days, first or last weekday of a month that ``part`` names."""
    if part == "tuần cuối":
        return last - timedelta(days=6), last
    days, _, of_week = part.partition(" ")
    if days in ("thứ", "chủ"):
        weekday = _WEEKDAYS[of_week.split(" ")[0]]
        day = first + timedelta(days=(weekday - first.weekday()) % 7)
        if part.endswith("cuối"):
            day = last - timedelta(days=(last.weekday() - weekday) % 7)
        return day, day
    if days.isdecimal():
        length = min(int(days), last.day)
        if part.endswith("đầu"):
            return first, first.replace(day=length)
        return last.replace(day=last.day - length + 1), last
    if part not in parts:
        return first, last
    low, high = parts[part]
    return first.replace(day=min(low, last.day)), last.replace(day=min(high, last.day))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _span_of_years(atom: Atom, anchor: Anchor) -> Interval | None:
    years = (atom.year, atom.last) if atom.year else anchor.term()
    if years is None or not years[0]:
        return None
    first, last = years
    if atom.unit == "school":
        return date(first, 9, 1), date(last, 8, 31)
    if atom.part == "giữa":
        middle = (first + last) // 2
        return date(middle, 1, 1), date(middle, 12, 31)
    start = last if atom.part == "cuối" else first
    return date(start, 1, 1), date(first if atom.part == "đầu" else last, 12, 31)


def _lunar_day(atom: Atom, anchor: Anchor) -> Interval | None:
    """A lunar day, or New Year's Day. ``tháng Chạp năm Ất Tỵ`` is the last month of that lunar year; before an unnamed Tết, and on its eve, it is the
    month that leads to it.
    """
    near = atom.year or anchor.year(None)
    if near and atom.part == "dương lịch":
        passed = not atom.year and anchor.issued is not None and date(near, 1, 1) < anchor.issued
        return (date(near + passed, 1, 1),) * 2
    year = lunar.year_named(atom.part, near) if atom.part and near else near
    if year is None:
        return None
    month = atom.month or 1
    leads_to_tet = month == 12 and (not atom.part or atom.event == "eve")
    year -= leads_to_tet
    first = lunar.to_gregorian(year, month, atom.first)
    if first and anchor.issued and first < anchor.issued and not atom.part:
        # The next such day after the date of issue is meant.
        year += 1
        first = lunar.to_gregorian(year, month, atom.first)
    last = lunar.to_gregorian(year, month, atom.last or atom.first)
    return (first, last) if first and last else None


def evaluate(atoms: tuple[Atom, ...], preposition: str, anchor: Anchor, *, due: bool = False) -> TimeValue | None:
    """The value of an expression of one or two atoms with its preposition (``""``, ``trước``, ``từ``, ``đến``, ``trong`` …).

    ``due``: the expression is governed by ``chậm nhất``, ``không quá``, ``thời hạn`` and names a day or period not to be passed.
    """
    atom = atoms[0]
    rhythm = next((a for a in atoms if a.unit == "rhythm"), None)
    if rhythm is not None:
        return TimeValue("recurring", period=rhythm.period)
    if atom.unit == "relative":
        return _relative(atom, anchor)
    if atom.unit == "semester":
        # No rule says when a school's semester begins and ends.
        return TimeValue("point" if preposition.startswith(("trước", "đến")) else "range", fuzzy=is_fuzzy(atom))
    if atom.unit == "ongoing":
        spans = interval(atoms[1], anchor) if len(atoms) > 1 else None
        return TimeValue("ongoing", *_iso(spans))
    if atom.event == "cả" or (atom.unit == "term" and atom.part == "" and not atom.year):
        return TimeValue("ongoing", *_iso(interval(atom, anchor) if atom.year else None))
    if len(atoms) == 2 and atoms[1].unit == "semester":
        return TimeValue("range", anchor.issued.isoformat() if anchor.issued else None)
    if len(atoms) == 2:
        return _joined(atoms[0], atoms[1], anchor)
    if atom.unit == "now":
        return None
    if atom.event == "noise":
        # The day cannot be read, and is not guessed.
        return TimeValue("point")
    span = interval(atom, anchor)
    if span is None:
        return None
    fuzzy = is_fuzzy(atom)
    first, last = span
    if preposition.startswith("trước"):
        latest = last if atom.clock else first - timedelta(days=1)
        return TimeValue("point", None, latest.isoformat(), fuzzy=fuzzy)
    if preposition == "quanh":
        # ``trước, trong và sau Tết``: nobody says from when to when.
        return TimeValue("range")
    if preposition == "qua":
        return TimeValue("range", None, last.isoformat(), fuzzy=fuzzy)
    if preposition.startswith(("đến", "tới", "hết")) or due:
        # ``đến cuối nhiệm kỳ`` is its end (NORMS §8.2, 38).
        return TimeValue("point", None, last.isoformat(), fuzzy=fuzzy and atom.unit != "term")
    if preposition.startswith(("từ", "kể từ", "bắt đầu từ")):
        if (atom.unit in ("day", "lunar") and first < last) or (
            atom.unit in ("month", "quarter", "year") and atom.first < atom.last
        ):
            # ``từ ngày 5-7/6``, ``từ tháng 4 đến 8/2025``
            return TimeValue("range", *_iso(span), fuzzy=fuzzy)
        return TimeValue("range", first.isoformat(), None, fuzzy=fuzzy)
    if preposition.startswith("sau"):
        return TimeValue("range", (last + timedelta(days=1)).isoformat(), None, fuzzy=fuzzy)
    if atom.event == "on":
        return TimeValue("range", first.isoformat(), None)
    return TimeValue("point" if first == last else "range", *_iso(span), fuzzy=fuzzy)


def is_fuzzy(atom: Atom) -> bool:
    """Whether an atom names a blurred part of its unit (``đầu tháng 5``)."""
    return bool(atom.part) and atom.unit != "lunar" and " " not in atom.part


def _iso(span: Interval | None) -> tuple[str | None, str | None]:
    return (span[0].isoformat(), span[1].isoformat()) if span else (None, None)


def _joined(start: Atom, end: Atom, anchor: Anchor) -> TimeValue | None:
    """``từ A đến B``: what A leaves out (month, year) it takes from B."""
    if start.unit == "day" and start.month is None and end.unit == "day":
        start = replace(start, month=end.month)
    if start.unit == "day" and start.month is None and end.unit == "lunar":
        start = replace(end, first=start.first, last=start.first)
    if end.unit == "day" and end.month is None and start.unit == "day":
        end = replace(end, month=start.month)
    if start.year and not end.year and end.unit != "lunar":
        closing = end.month if end.unit == "day" else end.first
        opening = start.month if start.unit == "day" else start.first
        turns = start.unit == end.unit and (closing or 0) < (opening or 0)
        end = replace(end, year=start.year + (1 if turns else 0))
    last = interval(end, anchor)
    if last is not None and end.event == "before":
        last = (last[0], last[0] - timedelta(days=1))
    if last is None:
        return None
    turns_year = (
        start.unit == end.unit == "day" and not (start.year or end.year) and (start.month or 0) > (end.month or 0)
    )
    if turns_year and anchor.issued and last[1] < anchor.issued:
        # The turn of the year that is meant lies ahead: ``từ ngày 15/12 đến ngày 10/01``.
        last = interval(replace(end, year=last[1].year + 1), anchor) or last
    fuzzy = is_fuzzy(start) or is_fuzzy(end)
    if start.unit == "now":
        return TimeValue(
            "range", anchor.issued.isoformat() if anchor.issued else None, last[1].isoformat(), fuzzy=fuzzy
        )
    if start.unit != "lunar" and not start.year:
        start = replace(start, year=last[1].year)
    first = interval(start, anchor)
    if first is not None and first[0] > last[1] and start.unit != "lunar":
        start = replace(start, year=last[1].year - 1)
        first = interval(start, anchor)
    if first is None or first[0] > last[1]:
        return TimeValue("point", None, last[1].isoformat(), fuzzy=fuzzy)
    return TimeValue("range", first[0].isoformat(), last[1].isoformat(), fuzzy=fuzzy)


def _relative(atom: Atom, anchor: Anchor) -> TimeValue:
    latest = None
    own = _FROM_SIGNING.search(atom.event) is not None or (anchor.in_force and "này có hiệu lực" in atom.event)
    start = anchor.issued if anchor.is_dated and own else None
    if start is not None and atom.period and atom.period.endswith(("D", "W")):
        days = int(atom.period[1:-1]) * (7 if atom.period.endswith("W") else 1)
        latest = (add_working_days(start, days) if atom.working else start + timedelta(days=days)).isoformat()
    return TimeValue("relative", None, latest, atom.period, working_days=atom.working)


_FROM_SIGNING = compile_pattern(
    r"ngày (?:ký|ban hành|ra quyết định|công bố)|ngày (?:bản )?(?:nghị quyết|quyết định|chỉ thị|kết luận|kế hoạch|chương trình|hướng dẫn|thông báo|công văn|văn bản|quy chế|quy định)"
    r"(?: này)? (?:được )?(?:ký|ban hành)"
)


def add_working_days(start: date, days: int) -> date:
    """The ``days``-th working day after ``start``; Saturdays, Sundays and public holidays are skipped (NORMS §8.1)."""
    day, left = start, min(days, 1000)
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in _holidays(day.year):
            left -= 1
    return day


def _holidays(year: int) -> set[date]:
    fixed = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), date(year, 9, 2), date(year, 9, 1)}
    tet, ancestors = lunar.new_year(year), lunar.to_gregorian(year, 3, 10)
    if tet:
        fixed |= {tet + timedelta(days=n) for n in range(-1, 4)}
    return fixed | {ancestors} if ancestors else fixed
