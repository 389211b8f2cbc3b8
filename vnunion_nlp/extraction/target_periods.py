"""The time over which a target is measured: in its clause, else its headings, else the title (contract §8, NORMS §7.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from vnunion_nlp.extraction.clauses import skip_lead
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.stances import StanceMap
from vnunion_nlp.patterns import compile_pattern


@dataclass(frozen=True, slots=True)
class TargetPeriod:
    """The words that name the period (offsets into ``Passage.text``) and the dates they span, where they tell."""

    start: int
    end: int
    earliest: str | None
    """ISO 8601."""
    latest: str | None


_YEAR = r"(?:19|20)\d{2}(?!\d)"
_PERIOD = compile_pattern(
    rf"""(?<!\p{{L}})(?:
      (?P<stretch>giai[ ]đoạn|nhiệm[ ]kỳ|thời[ ]kỳ)[ ]{{1,3}}(?:năm[ ])?(?P<first>{_YEAR})[ ]{{0,2}}-[ ]{{0,2}}(?P<last>{_YEAR})
    | (?P<until>(?P<from_now>từ[ ]nay[ ]{{1,3}})?(?:đến|tới|trước|hết)[ ]{{1,3}}(?:(?:hết|cuối|trước)[ ]{{1,3}})?)
      (?:(?:năm[ ]{{1,3}})?(?P<until_year>{_YEAR})
       | (?:ngày[ ]{{1,2}})?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:/(?P<day_year>{_YEAR})|(?![\d/-]|[ ]?-))
       | tháng[ ]{{1,3}}(?P<until_month>0?[1-9]|1[0-2])(?:(?:[ ]năm[ ]{{1,3}}|/)(?P<until_month_year>{_YEAR})|(?![\d/-]|[ ]?[,-][ ]?\d))
       | (?P<term>nhiệm[ ]kỳ(?:[ ]{{1,2}}(?P<term_first>{_YEAR})[ ]{{0,2}}-[ ]{{0,2}}(?P<term_last>{_YEAR}))?))
    | (?P<edge_until>(?:đến|tới|hết)[ ]{{1,3}})?(?:vào[ ]{{1,3}})?(?<!tháng[ ])(?P<edge>cuối|giữa|đầu)[ ]{{1,3}}năm(?:[ ]{{1,3}}(?P<edge_year>{_YEAR}))?(?![ ]{{1,3}}(?:học|nay|sau|tới)(?!\p{{L}})|[ ]\d)
    | (?P<months>0?[69]|sáu|chín)[ ]tháng(?=[ ](?:đạt|phải|hoàn[ ]thành|thực[ ]hiện)(?!\p{{L}}))
    | (?P<half>6|06|sáu)[ ]tháng[ ](?P<which>đầu|cuối)[ ]năm(?:[ ]{{1,3}}(?P<half_year>{_YEAR}))?(?![ ]\d)
    | (?P<quarter_until>(?:(?:từ[ ]nay[ ])?(?:đến|hết|trước)[ ]{{1,3}}(?:(?:hết|cuối)[ ]{{1,3}})?)?)quý[ ]{{1,3}}(?P<quarter>iv|i{{1,3}}|[1-4])
      (?:[ ]{{0,2}}(?:/|năm)[ ]{{0,2}}(?P<quarter_year>{_YEAR})|(?<=i|v)(?![\p{{L}}\d]|[ ]?[,-][ ]?(?:i|quý|\d)))
    | (?P<within>(?:trong[ ]{{1,3}}|cả[ ]{{1,3}})?năm(?:[ ]học)?)[ ]{{1,3}}(?P<year>{_YEAR})(?:[ ]{{0,2}}-[ ]{{0,2}}(?P<year_last>{_YEAR}))?
    | (?:trong[ ]{{1,3}})?tháng[ ]{{1,3}}(?P<of_year>0?[1-9]|1[0-2])(?:(?:[ ]năm[ ]{{1,3}}|/)(?P<of_year_year>{_YEAR}))?(?![\d/-]|[ ]?[,-][ ]?\d)
    | (?:(?:hàng|hằng)[ ]{{1,3}}(?:quý|tháng|tuần|kỳ|năm)|mỗi[ ]{{1,3}}năm)(?:[ ]học)?(?!\p{{L}})
    | (?:trong[ ]|cả[ ]|toàn[ ])nhiệm[ ]kỳ(?![ ]\d)
    )""",
    re.VERBOSE,
)


def periods_within(lower: str, start: int, end: int, issued: date | None = None) -> Iterator[TargetPeriod]:
    """The periods named in ``lower[start:end]``; ``issued`` gives the year that ``6 tháng cuối năm`` leaves out."""
    for match in _PERIOD.finditer(lower, start, end):
        if not _baseline(lower, match.span(), start) and not _describes(lower, match, start):
            yield TargetPeriod(match.start(), match.end(), *_dates(match, issued))


def _baseline(lower: str, period: tuple[int, int], start: int) -> bool:
    """``so với năm 2023``, ``cùng kỳ năm 2023`` and ``từ 7 triệu năm 2023 lên …`` name what is compared with."""
    before = lower[max(start, period[0] - 40) : period[0]]
    return bool(_COMPARED.search(before) or (_ONWARD.match(lower, period[1]) and _FROM.search(before)))


_FROM = compile_pattern(r"(?<!\p{L})từ [\d.,]{1,9} ?(?:%|\p{L}+(?: \p{L}+)?)(?: vào| trong)? {0,3}\Z")
_ONWARD = compile_pattern(r" {1,3}(?:lên|xuống|còn|đến|thành)(?!\p{L})")


def _describes(lower: str, match: re.Match[str], start: int) -> bool:
    """``phụ cấp hằng tháng``, ``báo cáo hằng năm``: the rhythm belongs to the noun before it."""
    return match[0][0] == "h" and bool(_REGULAR.search(lower[max(start, match.start() - 24) : match.start()]))


_REGULAR = compile_pattern(
    r"(?<!\p{L})(?:phụ cấp|trợ cấp|tiền lương|lương|thu nhập|sinh hoạt phí|học phí|chi phí|hội phí|đoàn phí|đảng phí|mức đóng|mức hỗ trợ|báo cáo) {1,3}\Z"
)
_COMPARED = compile_pattern(
    r"(?<!\p{L})(?:so(?: với)?(?!\p{L})[^,;.\n]{0,30}|gấp [\d.,]{1,5} lần|cùng kỳ|bảo hiểm xã hội|trợ cấp|lương hưu|(?<!tháng )(?:cuối|đầu)|ngày {1,3}\d{1,2}) {0,3}\Z"
)


def _dates(match: re.Match[str], issued: date | None) -> tuple[str | None, str | None]:
    earliest, latest = _interval(match, issued)
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _interval(match: re.Match[str], issued: date | None) -> tuple[date | None, date | None]:
    if match["half"]:
        if (year := _year(match["half_year"], issued)) is None:
            return None, None
        first = match["which"] == "đầu"
        return (date(year, 1, 1), date(year, 6, 30)) if first else (date(year, 7, 1), date(year, 12, 31))
    if match["edge"] or match["months"]:
        return _part_of_year(match, issued)
    if match["of_year"]:
        return _month(match["of_year"], match["of_year_year"], issued)
    if written := match["quarter"]:
        return _quarter(match, written, issued)
    if match["first"] or match["term_first"]:
        earliest = int(match["first"] or match["term_first"])
        latest = int(match["last"] or match["term_last"])
        whole = (date(earliest, 1, 1), date(latest, 12, 31))
        return whole if match["first"] else (None, whole[1])
    begins = issued if match["from_now"] else None
    if match["until_year"]:
        year = int(match["until_year"]) - ("trước" in match["until"])
        return begins, date(year, 12, 31)
    if match["until_month"]:
        return begins, _month(match["until_month"], match["until_month_year"], issued)[1]
    if match["day"]:
        year_of_day = _year(match["day_year"], issued)
        try:
            return begins, date(year_of_day, int(match["month"]), int(match["day"])) if year_of_day else None
        except ValueError:
            return None, None
    if match["year"] and match["year_last"] and "học" in match["within"]:
        return date(int(match["year"]), 9, 1), date(int(match["year_last"]), 8, 31)
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year_last"] or match["year"]), 12, 31)
    return None, None


def _year(written: str | None, issued: date | None) -> int | None:
    """The year that is written, else that of issue."""
    if written:
        return int(written)
    return issued.year if issued else None


_PARTS = {"đầu": ((1, 1), (3, 31)), "giữa": ((5, 1), (7, 31)), "cuối": ((10, 1), (12, 31))}
"""Parts of a year (NORMS §8.1)."""


def _part_of_year(match: re.Match[str], issued: date | None) -> tuple[date | None, date | None]:
    """``cuối năm 2030``, ``đến cuối năm``, ``9 tháng``."""
    if (year := _year(match["edge_year"], issued)) is None:
        return None, None
    if months := match["months"]:
        return date(year, 1, 1), date(year, 6, 30) if months in ("6", "06", "sáu") else date(year, 9, 30)
    first, last = _PARTS[match["edge"]]
    return (None if match["edge_until"] else date(year, *first)), date(year, *last)


def _quarter(match: re.Match[str], written: str, issued: date | None) -> tuple[date | None, date | None]:
    if (year := _year(match["quarter_year"], issued)) is None:
        return None, None
    quarter = _QUARTERS.get(written) or int(written)
    last = date(year, 12, 31) if quarter == 4 else date(year, 3 * quarter + 1, 1) - timedelta(days=1)
    if until := match["quarter_until"]:
        return (issued if "từ nay" in until else None), last
    return date(year, 3 * quarter - 2, 1), last


def _month(written: str, year_written: str | None, issued: date | None) -> tuple[date | None, date | None]:
    if (year := _year(year_written, issued)) is None:
        return None, None
    month = int(written)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


_IN_BRACKETS = compile_pattern(r"\([^()]*\Z")
_TERM = compile_pattern(rf"nhiệm {{1,3}}kỳ {{1,3}}(?:{_YEAR}) {{0,2}}- {{0,2}}(?P<last>{_YEAR})")


_STATES = compile_pattern(
    r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|tăng|giảm|đạt|kết nạp|thành lập|tổ chức|thu(?! hút)|bình quân|sản lượng|giá trị|doanh thu|kim ngạch|diện tích|gdp|grdp)(?!\p{L})|[\d%]"
)
_RHYTHM = compile_pattern(r"(?:hàng|hằng|mỗi) ")
_HEAD = 30
"""Characters of a clause within which its period governs the clauses behind it too."""
_SENTENCE = 600
"""Characters of a sentence before a clause within which its opening is looked for."""
_SET_OFF = compile_pattern(r" {0,2}[,:]| (?:là|phấn đấu)(?!\p{L})")
_LONGEST_LINE = 140
_BRACKET_LEAD = 15
"""Characters between a bracket and the period that it states; farther in, a period belongs to a name."""
_COLUMN_YEAR = compile_pattern(r"\p{L}+(?: \p{L}+){0,2}(?<! năm)\s{1,3}(?P<year>20\d{2})(?![-\d]| -)")
_BARE_YEAR = compile_pattern(rf"\p{{L}}(?<!ngày)(?<!tháng)(?<!số) {{1,3}}(?P<year>{_YEAR})(?! ?[-/\d])")
_TITLE_LINES = 8
"""Lines, blank ones among them, that a title may stand in."""
_LEAD = 100
"""Characters before a clause that may lead up to it."""


_OWN_FIGURE = compile_pattern(r"[^()\d]{0,12}(?::|(?<!\p{L})(?:là|đạt|chỉ|mới)) {0,2}\d")
_TITLE_YEAR = compile_pattern(rf"(?<!\p{{L}})năm {{1,3}}(?P<year>{_YEAR})(?! ?-)")
_NEXT_YEAR_FROM = 10
"""The month from which plans are issued for the year to come."""


def _planned_from(passage: Passage) -> date | None:
    """The date from which years that are left out are counted: of issue, or the first day of the coming year that the title plans for."""
    issued = passage.issued
    years = (
        {int(match["year"]) for match in _TITLE_YEAR.finditer(passage.lower, *passage.subject)}
        if passage.subject
        else set()
    )
    if issued and issued.month >= _NEXT_YEAR_FROM and years == {issued.year + 1}:
        return date(issued.year + 1, 1, 1)
    return issued


class PeriodFinder:
    """Periods of clauses, headings and title; those of headings are looked up once."""

    def __init__(self, passage: Passage, stances: StanceMap) -> None:
        self._passage = passage
        self._issued = _planned_from(passage)
        self._stances = stances
        self._known: dict[tuple[int, int], TargetPeriod | None] = {}

    def of(
        self, clause: tuple[int, int], paragraph_start: int, led: TargetPeriod | None
    ) -> tuple[TargetPeriod | None, TargetPeriod | None]:
        """The period of a clause, and the one that leads the clauses behind it in its paragraph.

        It is written in the clause, else at the head of an earlier clause (``led``) or of the words that lead up to it
        (``chỉ tiêu năm 2025: 90% …``), else in the nearest heading, else in the title.
        """
        start, end = clause
        if found := self._first(start, end):
            return found, found if self._leads(start, found.start) else led
        label = self._passage.lower.find(":", paragraph_start, min(start, paragraph_start + 60))
        if led is None and label > 0 and (found := self._first(paragraph_start, label, bracketed=False)):
            return found, found
        reach = max(paragraph_start, start - _LEAD)
        lead = self._passage.lower[reach:start].rstrip()
        if lead.endswith((":", ",")):
            found = self._first(reach + max(map(lead.rfind, ".;")) + 1, start, bracketed=False)
            if found:
                return found, found
        if head := self._opening(paragraph_start, start, led):
            return head, head
        return led or self._of_headings(start), led

    def _opening(self, paragraph_start: int, start: int, led: TargetPeriod | None) -> TargetPeriod | None:
        """The period that opens the sentence of the clause at ``start``: ``Năm 2025, công đoàn ngành … phấn đấu …``."""
        lower = self._passage.lower
        floor = max(paragraph_start, start - _SENTENCE, led.end if led else 0)
        first = max(floor, lower.rfind(". ", floor, start) + 1)
        found = self._first(first, min(start, first + _HEAD + _HEAD))
        if not found or found.start - first > _HEAD or _STATES.search(lower, first, found.start):
            return None
        return found if _SET_OFF.match(lower, found.end) else None

    def _leads(self, start: int, period: int) -> bool:
        lower = self._passage.lower
        if _RHYTHM.match(lower, period):  # "gọi công dân nhập ngũ hằng năm đạt …" says so of this clause alone
            return skip_lead(lower, start, period) >= period
        return period - start <= _HEAD and not _STATES.search(lower, start, period)

    def _of_headings(self, start: int) -> TargetPeriod | None:
        passage = self._passage
        line = self._stances.line_over(start)
        if line is not None:
            first, last = passage.paragraph(line)
            first = max(first, passage.text.rfind(". ", first, last) + 1)  # the sentence that introduces them
            if last - first > _LONGEST_LINE:
                first = max(first, passage.lower.rfind(" tiêu", first, last))
            if last - first <= _LONGEST_LINE and last <= start and (found := self.within(first, last)):
                return found
        for heading in passage.section_chain(start):
            if heading.heading_end <= start and (found := self.within(heading.heading_start, heading.heading_end)):
                return found
        return (
            self.within(*passage.subject) or self._year_of_title if passage.subject else None
        ) or self._of_first_lines

    def _first(self, start: int, end: int, *, bracketed: bool = True) -> TargetPeriod | None:
        """The first period between the offsets, ``bracketed`` ones where no other is named."""
        lower = self._passage.lower
        periods = periods_within(lower, start, end, self._issued)
        first = next(periods, None)
        found = first
        while found and lower.find("(", start, found.start) >= 0 and _IN_BRACKETS.search(lower, start, found.start):
            found = next(periods, None)  # "hộ nghèo (chuẩn giai đoạn 2021 - 2025) đến năm 2028"
        if bracketed and found is None and first and first.start - lower.rfind("(", start, first.start) < _BRACKET_LEAD:
            found = None if _OWN_FIGURE.match(lower, first.end) else first  # "(đến năm 2025)", but "(năm 2023: 68,4%)"
        if found and not found.latest and "nhiệm kỳ" in self._passage.lower[found.start : found.end]:
            return replace(found, latest=self._term_end)
        return found

    def within(self, start: int, end: int) -> TargetPeriod | None:
        """The first period that a head row, a heading or an announcement names; asked of the same words again and again."""
        key = (start, end)
        if key not in self._known:
            self._known[key] = self._first(start, min(end, start + 400))
        return self._known[key]

    def of_column(self, head: tuple[int, int]) -> TargetPeriod | None:
        """The period that the head of a column names, be it by a bare year (``Kế hoạch 2031``)."""
        bare = _COLUMN_YEAR.match(self._passage.lower, *head)
        if bare is None:
            return self.within(*head)
        return TargetPeriod(*bare.span("year"), f"{bare['year']}-01-01", f"{bare['year']}-12-31")

    @cached_property
    def _year_of_title(self) -> TargetPeriod | None:
        """A bare year behind what the title names (``Tháng Thanh niên 2031``), if it is about the year of issue."""
        subject, issued = self._passage.subject, self._passage.issued
        bare = _BARE_YEAR.search(self._passage.lower, *subject) if subject else None
        if bare is None or (issued and abs(int(bare["year"]) - issued.year) > 1):
            return None
        return TargetPeriod(*bare.span("year"), f"{bare['year']}-01-01", f"{bare['year']}-12-31")

    @cached_property
    def _of_first_lines(self) -> TargetPeriod | None:
        """The period that a title names where the title found names none: in the short lines that the text opens with."""
        at, lower = 0, self._passage.lower
        for _ in range(_TITLE_LINES):
            start, end = self._passage.paragraph(at)
            if end - start > _LONGEST_LINE or lower[start:end].rstrip().endswith((".", ";", ":")):
                return None
            if "ngày" not in lower[start:end] and (found := self._first(start, end)):
                return found
            at = end + 1
            if at >= len(lower):
                return None
        return None

    @cached_property
    def _term_end(self) -> str | None:
        """The last day of the term (nhiệm kỳ) that the title names, else the text."""
        passage = self._passage
        title = _TERM.search(passage.lower, *passage.subject) if passage.subject else None
        term = title or _TERM.search(passage.lower)
        return f"{term['last']}-12-31" if term else None
