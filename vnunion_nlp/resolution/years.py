"""The year and the term that a time expression leaves unsaid (contract §7, NORMS §8.1).

Order: the same sentence, the nearest heading, the title, the date of issue.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cached_property

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.patterns import compile_pattern

_YEAR = r"(?:19|20)\d\d(?!\d)"
# Years of terms, stages and laws say nothing about when a task of this document falls.
_NAMED = rf"(?:(?:nhiệm kỳ|giai đoạn|thời kỳ|khóa|tầm nhìn|luật)[^\n.;:]{{0,30}}?{_YEAR}(?: ?- ?{_YEAR})?|{_YEAR} ?- ?{_YEAR})"
_STATED_YEAR = compile_pattern(
    rf"(?P<school>n[ăa]m học {_YEAR} ?- ?{_YEAR})|{_NAMED}|(?:n[ăa]m {{1,3}}|(?<=\d) {{0,2}}[/.-] {{0,2}}|(?<=\p{{L}})/)(?P<year>{_YEAR})"
    rf"|(?:qu[ýy] {{1,2}}[ivl1-4]{{1,3}} {{0,2}}[/-] {{0,2}})(?P<quarter_year>{_YEAR})"
)
# ``triển khai nhiệm vụ năm 2025``: the year of what is planned or reported, and not of the day it is done on.
_OF_WORK = compile_pattern(
    r"(?<!\p{L})(?:nhiệm vụ|kế hoạch|chương trình|công tác|phương hướng|dự toán|quyết toán|hoạt động|báo cáo|kết quả|tổng kết|sơ kết|nghị quyết|đề án|danh hiệu|thi đua|phong trào)"
    r"(?: [\p{L}-]+){0,6} $"
)
# ``25/06/2018``, ``Thứ ba, 05/3/2019 - 09:15``, ``Ngày đăng: 12-07-2020``
_STAMP_LINE = compile_pattern(
    r"^\W{0,6}(?:ngày (?:đăng|cập nhật|xuất bản|viết)|cập nhật|đăng)?(?: lúc| ngày)?[: ]{0,3}(?:(?:thứ {1,2}\p{L}+|thứ \d|chủ nhật),? {0,2})?(?:\d{1,2}[:h]\d{2}\W{1,4})?(?:ngày )?"
    r"(?P<day>3[01]|[12]\d|0?[1-9])[/.-](?P<month>1[0-2]|0?[1-9])[/.-](?P<year>20\d\d)(?:\W{1,4}\d{1,2}[:h]\d{2}(?::\d\d)?(?: ?(?:am|pm))?)?\W*$",
    re.MULTILINE,
)
_STAMP_REACH = 800
_FULL_DATE = compile_pattern(
    r"(?<!\d)(?P<d>[0-3]?\d) ?[/.-] ?(?P<m>[01]?\d) ?[/.-] ?(?P<y>20\d\d)(?!\d)|ngày (?P<d2>[0-3]?\d) tháng (?P<m2>[01]?\d) năm (?P<y2>20\d\d)(?!\d)"
)
_TOLD_REACH = 6000
_SCHOOL_BEGINS = 8
"""The month in which a school year's work begins."""
_BETWEEN_SCHOOL_YEARS = range(5, 9)
"""Months in which one school year is ended and the next one prepared."""
_RECENT = 2000
"""Earlier years are those of history."""
_TERM = compile_pattern(rf"(?:nhiệm kỳ|khóa)[^\n.;:\d]{{0,30}}(?P<first>{_YEAR}) {{0,2}}- {{0,2}}(?P<last>{_YEAR})")


class Years:
    """Missing years and terms of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._headings: dict[int, tuple[int, ...]] = {}

    def year(self, sentence: tuple[int, int], at: int, month: int | None) -> int | None:
        """The year meant at ``at`` for ``month`` (null: any), where the expression stands in ``sentence`` and names no year."""
        stated = self._stated_near(*sentence, at)
        if stated is not None:
            return stated
        for heading in self._passage.section_chain(at):
            if heading.heading_start <= at < heading.heading_end:
                continue
            years = self._of_heading(heading.heading_start, heading.heading_end)
            if years:
                return self._choose(years, month)
        years = self._title_years
        if years and not (self._issued and max(years) < self._issued.year):
            return self._choose(years, month)
        return self._from_issue(month)

    def term(self, sentence: tuple[int, int], at: int) -> tuple[int, int] | None:
        """The term of office meant by ``hết nhiệm kỳ``, ``toàn khóa``: the nearest one named above, in the title, in the text."""
        lower = self._passage.lower
        spans = [sentence, *((h.heading_start, h.heading_end) for h in self._passage.section_chain(at))]
        if self._passage.subject:
            spans.append(self._passage.subject)
        for start, end in spans:
            match = _TERM.search(lower, start, end)
            if match:
                return int(match["first"]), int(match["last"])
        named = self._first_term
        return named[1] if named is not None and named[0] < at else None

    @cached_property
    def _first_term(self) -> tuple[int, tuple[int, int]] | None:
        match = _TERM.search(self._passage.lower)
        return (match.start(), (int(match["first"]), int(match["last"]))) if match else None

    def _of_school_year(self, known: int | None, month: int | None) -> int | None:
        """The year of ``month`` in the school year that the text speaks of most, if ``known`` is one of its two years or none is."""
        years = self._school_year
        if years is None or month is None or known not in (None, *years) or (known and month in _BETWEEN_SCHOOL_YEARS):
            return known
        return years[0] if month >= _SCHOOL_BEGINS else years[1]

    @cached_property
    def _school_year(self) -> tuple[int, int] | None:
        found = Counter(
            match["school"]
            for match in _STATED_YEAR.finditer(self._passage.lower, *self._passage.body)
            if match["school"]
        )
        if not found:
            return None
        first, last = map(int, re.findall(_YEAR, found.most_common(1)[0][0]))
        return (first, last) if last == first + 1 else None

    @property
    def _issued(self) -> date | None:
        return self._passage.issued

    @cached_property
    def _title_years(self) -> tuple[int, ...]:
        return self._in(*self._passage.subject) if self._passage.subject else ()

    def _of_heading(self, start: int, end: int) -> tuple[int, ...]:
        if start not in self._headings:
            self._headings[start] = self._in(start, end)
        return self._headings[start]

    def _in(self, start: int, end: int) -> tuple[int, ...]:
        """Years stated in a stretch; a school year counts as its two years, to be chosen by month."""
        found: list[int] = []
        for match in _STATED_YEAR.finditer(self._passage.lower, start, end):
            if match["school"]:
                found += map(int, re.findall(_YEAR, match["school"]))
            elif (year := match["year"] or match["quarter_year"]) and self._plausible(int(year)):
                found.append(int(year))
        return tuple(dict.fromkeys(found))

    def _plausible(self, year: int) -> bool:
        """Anniversaries and founding dates lie far from the date of issue."""
        return self._issued is None or -1 <= year - self._issued.year <= 10

    def _stated_near(self, start: int, end: int, at: int) -> int | None:
        """The year of the same sentence: the last one before ``at``, else the first one behind it."""
        before = after = None
        start, end = max(start, at - 250), min(end, at + 250)
        for match in _STATED_YEAR.finditer(self._passage.lower, start, end):
            if not match["year"] or not self._plausible(int(match["year"])):
                continue
            if self._issued and int(match["year"]) < self._issued.year:
                continue
            if _OF_WORK.search(self._passage.lower, max(start, match.start() - 60), match.start()):
                continue
            if match.start() <= at:
                before = int(match["year"])
            elif after is None:
                after = int(match["year"])
        return before or after

    def _choose(self, years: tuple[int, ...], month: int | None) -> int:
        """Of several years the first in which ``month`` is not over at the date of issue."""
        issued = self._issued
        if len(years) > 1 and issued is not None and month is not None:
            for year in sorted(years):
                if (year, month) >= (issued.year, issued.month):
                    return year
        if len(years) == 2 and years[1] == years[0] + 1 and issued is None and month is not None:
            return years[0] if month >= _SCHOOL_BEGINS else years[1]
        return years[0]

    @cached_property
    def stamped(self) -> date | None:
        """When a web page without a date of issue was put up, if a line near its head says so."""
        stamp = _STAMP_LINE.search(self._passage.lower, 0, _STAMP_REACH) if self._issued is None else None
        try:
            return date(int(stamp["year"]), int(stamp["month"]), int(stamp["day"])) if stamp else None
        except ValueError:
            return None

    @cached_property
    def told(self) -> date | None:
        """A day on or after which a text without a date of issue was written, by what it tells: the page's stamp, its latest day, its one year."""
        if self.stamped:
            return self.stamped
        start, end = self._passage.body
        days = []
        for match in _FULL_DATE.finditer(self._passage.lower, start, min(end, start + _TOLD_REACH)):
            try:
                days.append(date(*(int(match[part] or match[f"{part}2"]) for part in ("y", "m", "d"))))
            except ValueError:
                continue
        if days:
            return max(days)
        return date(self._common_year, 1, 1) if self._common_year else None

    @cached_property
    def _common_year(self) -> int | None:
        """The year of a text that has no date of its own, where it speaks of one far more than of any other."""
        found = Counter(
            int(match["year"])
            for match in _STATED_YEAR.finditer(self._passage.lower, *self._passage.body)
            if match["year"] and int(match["year"]) >= _RECENT
        ).most_common(2)
        clear = found and (len(found) == 1 or found[0][1] >= 2 * found[1][1])
        return found[0][0] if clear else None

    def _from_issue(self, month: int | None) -> int | None:
        issued = self._issued
        if issued is None:
            known = self.stamped.year if self.stamped else self._common_year
            return self._of_school_year(known, month)
        # At the year's end the months named without a year are those of the year to come.
        return issued.year + (1 if month is not None and issued.month >= 11 and month <= 3 else 0)
