"""The time over which a target is measured: in its clause, else its headings, else the title (contract §8, NORMS §7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from vnunion_nlp.extraction.passage import Passage


@dataclass(frozen=True, slots=True)
class TargetPeriod:
    """The words that name the period (offsets into ``Passage.text``) and the dates they span, where they tell."""

    start: int
    end: int
    earliest: str | None
    """ISO 8601."""
    latest: str | None


_YEAR = r"(?:19|20)\d{2}(?!\d)"
_PERIOD = regex.compile(
    rf"""(?<!\p{{L}})(?:
      (?P<stretch>giai[ ]đoạn|nhiệm[ ]kỳ|thời[ ]kỳ)[ ]{{1,3}}(?:năm[ ])?(?P<first>{_YEAR})[ ]{{0,2}}-[ ]{{0,2}}(?P<last>{_YEAR})
    | (?P<until>(?:đến|tới|trước|hết)[ ]{{1,3}}(?:(?:hết|cuối|trước)[ ]{{1,3}})?)
      (?:(?:năm[ ]{{1,3}})?(?P<until_year>{_YEAR})
       | (?:ngày[ ]{{1,2}})?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<day_year>{_YEAR})
       | (?P<term>nhiệm[ ]kỳ(?:[ ]{{1,2}}(?P<term_first>{_YEAR})[ ]{{0,2}}-[ ]{{0,2}}(?P<term_last>{_YEAR}))?))
    | (?P<half>6|06|sáu)[ ]tháng[ ](?P<which>đầu|cuối)[ ]năm[ ]{{1,3}}(?P<half_year>{_YEAR})
    | quý[ ]{{1,3}}(?P<quarter>iv|i{{1,3}}|[1-4])[ ]{{0,2}}(?:/|năm)[ ]{{0,2}}(?P<quarter_year>{_YEAR})
    | (?P<within>(?:trong[ ]{{1,3}}|cả[ ]{{1,3}})?năm(?:[ ]học)?)[ ]{{1,3}}(?P<year>{_YEAR})(?:[ ]{{0,2}}-[ ]{{0,2}}(?P<year_last>{_YEAR}))?
    | (?:hàng|hằng)[ ]{{1,3}}(?:năm|quý|tháng|tuần|kỳ)(?!\p{{L}})
    | (?P<each>mỗi[ ]{{1,3}}(?:năm|quý|tháng|tuần))(?!\p{{L}})
    | (?:trong[ ]|cả[ ]|toàn[ ])nhiệm[ ]kỳ(?![ ]\d)
    )""",
    regex.VERBOSE,
)


def first_period(lower: str, start: int, end: int) -> TargetPeriod | None:
    """The first period named in ``lower[start:end]``."""
    for match in _PERIOD.finditer(lower, start, end):
        if _baseline(lower, match.start(), start):
            continue
        # "mỗi quý" inside a clause is what its value is counted over; at its head it sets the rhythm.
        if match["each"] and lower[start : match.start()].strip() not in ("", "phấn đấu", "bình quân"):
            continue
        return TargetPeriod(match.start(), match.end(), *_dates(match))
    return None


def _baseline(lower: str, at: int, start: int) -> bool:
    """``so với năm 2023`` and ``cùng kỳ năm 2023`` name what is compared with."""
    return lower[max(start, at - 12) : at].rstrip().endswith(("so với", "cùng kỳ", "cuối", "đầu"))


def _dates(match: regex.Match[str]) -> tuple[str | None, str | None]:
    earliest, latest = _interval(match)
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def _interval(match: regex.Match[str]) -> tuple[date | None, date | None]:
    if match["half"]:
        year = int(match["half_year"])
        return (
            (date(year, 1, 1), date(year, 6, 30)) if match["which"] == "đầu" else (date(year, 7, 1), date(year, 12, 31))
        )
    if written := match["quarter"]:
        year, quarter = int(match["quarter_year"]), _QUARTERS.get(written) or int(written)
        last = date(year, 12, 31) if quarter == 4 else date(year, 3 * quarter + 1, 1) - timedelta(days=1)
        return date(year, 3 * quarter - 2, 1), last
    if match["first"] or match["term_first"]:
        earliest = int(match["first"] or match["term_first"])
        latest = int(match["last"] or match["term_last"])
        whole = (date(earliest, 1, 1), date(latest, 12, 31))
        return whole if match["first"] else (None, whole[1])
    if match["until_year"]:
        year = int(match["until_year"]) - ("trước" in match["until"])
        return None, date(year, 12, 31)
    if match["day"]:
        try:
            return None, date(int(match["day_year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None, None
    if match["year"]:
        return date(int(match["year"]), 1, 1), date(int(match["year_last"] or match["year"]), 12, 31)
    return None, None


class PeriodFinder:
    """Periods of headings and of the title, looked up once a heading."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._known: dict[tuple[int, int], TargetPeriod | None] = {}

    def of(self, clause: tuple[int, int], paragraph_start: int) -> TargetPeriod | None:
        """The period of the clause, else of the lead of its paragraph, the nearest heading or the title."""
        passage = self._passage
        start, end = clause
        found = first_period(passage.lower, start, end)
        if found:
            return found
        lead_end = min(start, paragraph_start + 60)
        if start > paragraph_start and (found := first_period(passage.lower, paragraph_start, lead_end)):
            return found
        for heading in passage.section_chain(start):
            if heading.heading_end <= start and (found := self._in(heading.heading_start, heading.heading_end)):
                return found
        return self._in(*passage.subject) if passage.subject else None

    def _in(self, start: int, end: int) -> TargetPeriod | None:
        key = (start, end)
        if key not in self._known:
            self._known[key] = first_period(self._passage.lower, start, min(end, start + 400))
        return self._known[key]
