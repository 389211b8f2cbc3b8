"""Grammar of Vietnamese time expressions: where they stand in a text and what they are made of (NORMS §8.2).

Their smallest groups are *atoms* (``time_atoms``); ``find_expressions`` joins neighbours (``từ … đến …``, ``ngày 10 hằng tháng``) and takes
in prepositions.
Whether an expression is a deadline is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vnunion_nlp.extraction.time_atoms import find_atoms
from vnunion_nlp.extraction.time_values import Anchor, Atom, TimeValue, evaluate
from vnunion_nlp.patterns import compile_pattern

# A day named by what is held on it: ``đến ngày bầu cử 15/3/2026``.
_HELD_ON = (
    r" ngày (?:bầu cử|khai mạc|bế mạc|khai giảng|bế giảng|tựu trường|phát động|tổng kết|khởi hành|thi đấu|thi|họp|diễn ra|(?:tổ chức )?(?:đại hội|hội (?:nghị|thi|thao|diễn|trại)))"
    r"(?: (?!là|vào|trong|từ|đến)\p{L}+){0,3}"
)
_PREPOSITION = compile_pattern(
    r"(?<!\p{L})(?:(?P<trước>(?:(?:đến|tới) )?trước)|(?P<đến>(?:cho )?(?:đến|tới)(?: hết| cuối)?|hết)|"
    r"(?P<từ>(?:trong(?: khoảng)?(?: (?:thời gian|vòng|thời hạn))?,? )?(?:kể )?từ(?: sau)?)|"
    r"(?P<trong>trong(?: khoảng)?(?: (?:vòng|thời hạn(?: tối đa)?|thời gian|hạn|cả|các|suốt|dịp))*(?: (?:\d{1,2}|hai|ba|bốn|năm))?)|(?P<vào>vào(?: (?:lúc|khoảng|dịp|hồi|các|những|(?:0?\d|hai|ba)(?= ngày| $)))?|khoảng|lúc|hồi)|(?P<quanh>trước,? (?:trong )?và sau)|(?P<sau>sau))"
    rf"(?:{_HELD_ON}|(?: ?(?:ngày|thời điểm|thời gian))?) {{0,3}}$"
)
_ADVERB = compile_pattern(
    r"(?:(?:chậm|muộn|trễ) {1,5}nhất|(?<!\p{L})(?:không (?:được )?(?:quá|muộn hơn|chậm quá|chậm hơn)|hạn (?:cuối|chót)|tối đa))"
    r"(?: (?:là|cùng|vào|trong|ngày))* {0,3}:? {0,3}$"
)
# ``tựu trường sớm nhất vào ngày …``: not before it.
_EARLIEST = compile_pattern(r"(?<!\p{L})sớm nhất(?: (?:là|vào|từ))* {0,3}$")
# ``chậm nhất gửi báo cáo về Văn phòng vào ngày …``
_FAR_ADVERB = compile_pattern(
    r"(?<!\p{L})(?:chậm nhất|muộn nhất|hạn (?:cuối|chót))(?: (?!trước|sau|trong|từ|đến|kể|là)[\p{L}()/]{1,12}){1,14}(?: (?:là|vào))? {1,3}$"
)
# ``từ ngày 15/3 đến ngày bầu cử``: an end that has no date.
_UNTIL_EVENT = compile_pattern(
    r" {1,3}(?:cho )?(?:đến|tới) (?:(?:trước |hết )?(?:khi|ngày|lúc|thời điểm)|(?:hết|trước|sau) (?:đại hội|hội nghị|hội thi|hội thao|đợt|lễ)|đại hội|hội nghị|lễ)"
    r"(?: (?!gồm|để|phải|thì|các|và)\p{L}+){1,8}?(?= {0,2}(?:[.;,:()\n]|\Z)| (?:gồm|để|phải|thì|các|và) )"
)
# ``từ ngày phát động đến hết ngày …``
_FROM_EVENT = compile_pattern(r"(?<!\p{L})(?:kể )?từ (?:ngày|khi) (?!\d)[\p{L} ]{3,40} $")
AT_LEAST = compile_pattern(r"(?:ít nhất|tối thiểu|không dưới) {0,3}$")
# ``ngày 25/1 (tức ngày 22 tháng Chạp) đến hết ngày 9/2``: the day by its weekday or the other calendar in between.
DAY_AGAIN = compile_pattern(
    r" {0,2}\((?:(?:tức|nhằm|âm lịch|dương lịch|thứ|chủ nhật|m[ùồ]ng|t\d)(?!\p{L})|(?:ngày )?\d{1,2} (?:tháng (?:chạp|giêng)|tết|âm lịch))[^()\n]{0,40}\)"
)
_NEXT_TO = 18
"""Characters between two times that one word of their range parts."""
_RANGE_GAP = compile_pattern(
    rf"(?:{DAY_AGAIN.pattern})?,? {{0,3}}(?:-|(?:cho )?(?:đến|tới)(?: hết| trước| cuối)?(?:{_HELD_ON}|(?: ngày)?)|(?:và )?kết thúc(?: vào)?(?: lúc)?(?: ngày)?) {{0,3}}"
)
_BETWEEN = frozenset({"", "trước", "từ", "trong", "chậm nhất", "chậm nhất là", "chậm nhất vào"})
_RHYTHM_GAP = compile_pattern(r"[ ,]{0,3}(?:của |năm )?")
_SPAN_UNITS = frozenset({"day", "month", "quarter", "year", "lunar", "now", "half", "term"})


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression; ``start``/``end`` cover it with its preposition, ``core`` is where the first atom begins."""

    start: int
    core: int
    end: int
    atoms: tuple[Atom, ...]
    preposition: str
    """Normalised: ``trước``, ``đến``, ``từ``, ``trong``, ``vào``, ``sau`` or empty; ``vào`` stands outside the expression.

    ``quanh`` is ``trước, trong và sau``; ``qua`` is ``đến`` of a range that begins with an event (``từ ngày phát động đến …``).
    """
    due: bool
    """Governed by ``chậm nhất``, ``không quá`` and the like."""
    adverb: int
    """Where the governing adverb or ``vào`` begins, else ``start``."""
    until: bool = False
    """Whether it ends with an event that has no date: ``từ nay đến khi kết thúc đại hội``."""

    @property
    def unit(self) -> str:
        """The unit of the rhythm or the last atom: day, month, quarter, year, rhythm, relative, ongoing …"""
        return (self.rhythm or self.atoms[-1]).unit

    @property
    def rhythm(self) -> Atom | None:
        """The atom that makes it recur, if any."""
        return next((atom for atom in self.atoms if atom.unit == "rhythm"), None)

    @property
    def has_year(self) -> bool:
        """Whether a year is written in it."""
        return any(atom.year for atom in self.atoms)

    @property
    def spans(self) -> bool:
        """Whether both its ends are written (``từ ngày 8 - 12/5``)."""
        return len(self.atoms) == 2 or self.atoms[0].first < self.atoms[0].last

    def value(self, anchor: Anchor, *, due: bool = False) -> TimeValue | None:
        """What it means; null where it is no calendar time after all."""
        if self.until and self.unit == "now":
            return TimeValue("range", anchor.issued.isoformat() if anchor.issued else None)
        return evaluate(self.atoms, self.preposition, anchor, due=due or self.due)


def find_expressions(text: str, lower: str, start: int, end: int) -> Iterator[TimeExpression]:
    """All time expressions in ``text[start:end]`` in order, not overlapping. ``lower`` is ``text`` in lower case, same length."""
    atoms = [_of_weekday(lower, atom) for atom in find_atoms(text, lower, start, end) if not _is_gloss(lower, atom)]
    at, left = 0, start
    while at < len(atoms):
        if at + 1 < len(atoms) and _is_length_of(lower, atoms[at], atoms[at + 1]):
            atoms[at + 1] = replace(atoms[at + 1], start=atoms[at].start)
            at += 1
        taken = _join(lower, atoms, at)
        expression = _with_preposition(lower, atoms[at : at + taken], left)
        at += taken
        if (
            expression.unit == "day"
            and (hours := _HOURS.match(lower, expression.end, end))
            and (at == len(atoms) or hours.end() <= atoms[at].start or _is_hour(atoms[at], hours.end()))
        ):
            expression = replace(expression, end=hours.end())
            at += at < len(atoms) and atoms[at].start < hours.end()
        begins = expression.preposition == "từ" and len(expression.atoms) == 1 and expression.unit in _SPAN_UNITS
        following = atoms[at].start if at < len(atoms) else end
        if begins and (event := _UNTIL_EVENT.match(lower, expression.end, following)):
            expression = replace(expression, end=event.end(), until=True)
        left = expression.end
        yield expression


# The hours behind the day: ``ngày 18/9/2017, từ 16h30 đến 18h00``.
_HOUR = r"\d{1,2} {0,2}(?:h|g|giờ)(?: {0,2}\d{2}(?: {0,2}phút)?)?(?![\p{L}\d])"
_HOURS = compile_pattern(
    rf"[,;]? {{0,2}}(?:vào )?(?:lúc |từ |bắt đầu )?(?:lúc |từ )?{_HOUR}(?: {{0,2}}(?:-|đến) {{0,2}}{_HOUR})?"
)


def _is_hour(atom: Atom, end: int) -> bool:
    """Whether an atom is the hour of a day that ends at ``end`` (``lúc 13 giờ``), and no number of hours."""
    return atom.unit == "relative" and atom.end <= end and not atom.event


_GLOSS_LEAD = compile_pattern(r"\d {0,2}\((?P<says>(?:tức|nhằm)(?: (?:là|vào|ngày))* )?$")
_WIDEST_GAP = 64
# A gloss, the end's own verb, or what is held on it.
_MAY_BE_WIDE = compile_pattern(rf"{DAY_AGAIN.pattern}|.(?:(?:và )?kết|(?:đến|tới) ngày )", re.DOTALL)


def _is_gloss(lower: str, atom: Atom) -> bool:
    """Whether an atom says a day once more by the other calendar: ``ngày 25/1 (tức ngày 22 tháng Chạp)``."""
    lead = _GLOSS_LEAD.search(lower, max(0, atom.start - 24), atom.start)
    return lead is not None and (lead["says"] is not None or atom.unit == "lunar")


_WEEKDAY_LEAD = compile_pattern(r"(?<!\p{L})(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) {1,2}\($")


def _of_weekday(lower: str, atom: Atom) -> Atom:
    """A day in brackets behind its weekday, with it: ``thứ Bảy (29/4/2023)``."""
    lead = _WEEKDAY_LEAD.search(lower, max(0, atom.start - 16), atom.start) if atom.unit == "day" else None
    if lead is None or not lower.startswith(")", atom.end):
        return atom
    return replace(atom, start=lead.start(), end=atom.end + 1)


_WITHIN = compile_pattern(r"(?<!\p{L})trong(?: (?:vòng|thời gian|khoảng))* $")
_RANGE_BEHIND = compile_pattern(r" {0,3}(?:-|đến|tới) ")


def _is_length_of(lower: str, length: Atom, days: Atom) -> bool:
    """``02 ngày 14-15/6``, ``trong 3 tuần, từ 14/6 đến 5/7``: how long it takes stands before the days themselves."""
    if length.unit != "relative" or length.event or days.unit != "day":
        return False
    gap = lower[length.end : days.start].strip(" ,").removeprefix("kể ")
    # ``được nghỉ 02 ngày từ ngày 5 đến …``: a verb's object, unless the length opens its field.
    opens = lower[max(0, length.start - 3) : length.start].rstrip()[-1:] in ("", ":", "(", "-", "\n")
    spans = days.last > days.first or _RANGE_BEHIND.match(lower, days.end) is not None
    if gap == "từ" and spans and _WITHIN.search(lower, max(0, length.start - 30), length.start):
        return True
    in_days = (length.period or "").endswith("D")
    return in_days and not (days.bare and days.last == days.first) and (gap == "" or (gap == "từ" and opens))


def _join(lower: str, atoms: list[Atom], at: int) -> int:
    """How many atoms from ``at`` on make one expression: a range, with the rhythm that follows or leads it."""
    taken = 1
    if at + 1 < len(atoms) and (atoms[at].unit == "rhythm" or _makes_one(lower, atoms[at], atoms[at + 1])):
        taken = 2 if atoms[at].unit != "rhythm" or _leads(lower, atoms[at], atoms[at + 1]) else 1
    led = taken == 2 and atoms[at].unit == "rhythm"
    if (
        at + taken < len(atoms)
        and not (led and atoms[at + taken].unit == "rhythm")
        and _recurs(lower, atoms[at + taken - 1], atoms[at + taken])
    ):
        return taken + 1
    return taken


def _makes_one(lower: str, one: Atom, two: Atom) -> bool:
    """A range (``từ … đến …``; ``tháng 8 và tháng 9``), or ``thường xuyên trong năm 2024``."""
    gap = lower[one.end : two.start]
    if len(gap) > _WIDEST_GAP or (len(gap) > _NEXT_TO and not _MAY_BE_WIDE.match(gap)):
        return False
    if one.unit == "ongoing":
        return two.unit in ("year", "term", "stage") and gap.strip(" ,") in ("", "trong")
    to_school_time = one.unit == "now" and two.unit == "semester"
    if not to_school_time and (one.unit not in _SPAN_UNITS or two.unit not in _SPAN_UNITS):
        return False
    if _RANGE_GAP.fullmatch(gap) is not None:
        return True
    again = DAY_AGAIN.match(gap)
    link = gap[again.end() if again else 0 :]
    # ``ngày 2/5;3/5/2017``
    return (link.strip() in ("và", "&") or link == ";") and _adjoin(lower, one, two)


def _adjoin(lower: str, one: Atom, two: Atom) -> bool:
    """Neighbouring days, months or quarters, which are one stretch of time (``quý IV/2025 và quý I/2026``)."""
    if one.unit == two.unit == "day":
        return lower.startswith(("ngày", *"0123456789"), two.start) and _is_next_day(one, two)
    in_year = {"month": 12, "quarter": 4}.get(one.unit)
    if in_year is None or one.unit != two.unit:
        return False
    if not one.year or not two.year:
        return not one.year and two.first == one.last + 1
    return two.year * in_year + two.first == one.year * in_year + one.last + 1


def _is_next_day(one: Atom, two: Atom) -> bool:
    """Whether ``two`` begins on the day after ``one``: ``ngày 30/4 và ngày 01/5``."""
    year = one.year or two.year or _COMMON_YEAR
    month = one.month or two.month
    if month is None or two.month is None or two.clock or not one.last or not two.first:
        return False
    try:
        return date(year, month, one.last) + timedelta(days=1) == date(two.year or year, two.month, two.first)
    except ValueError:
        return False


_COMMON_YEAR = 2001


def _leads(lower: str, rhythm: Atom, day: Atom) -> bool:
    """``hằng tháng trước ngày 25``; behind a comma the day is a time of its own (``hằng tháng, chậm nhất ngày 20``)."""
    if day.unit != "day" or not (day.month is None or (rhythm.period == "P1Y" and not day.year)):
        return False
    return lower[rhythm.end : min(day.start, rhythm.end + 24)].strip() in _BETWEEN


def _recurs(lower: str, one: Atom, two: Atom) -> bool:
    """``ngày 10 hằng tháng``, ``ngày 05 tháng đầu quý sau``, ``từ ngày 01/5 đến ngày 31/5 hằng năm``."""
    if (
        one.unit not in ("day", "month", "quarter", "half", "lunar")
        or two.unit not in ("rhythm", "cycle")
        or two.start - one.end > 12
        or one.year
    ):
        return False
    return _RHYTHM_GAP.fullmatch(lower, one.end, two.start) is not None


def _governor(lower: str, at: int, last: Atom, left: int) -> tuple[int, str]:
    """Where the preposition before ``at`` begins, and its name; ``at`` and empty where there is none."""
    window = max(left, at - 40)
    if last.event.startswith("trước") and (least := AT_LEAST.search(lower, window, at)):
        return least.start(), ""
    match = _PREPOSITION.search(lower, window, at)
    if match is None:
        return at, ""
    if match.lastgroup == "đến" and (event := _FROM_EVENT.search(lower, max(left, at - 70), match.start())):
        return event.start(), "qua"
    return match.start(), str(match.lastgroup)


def _with_preposition(lower: str, atoms: list[Atom], left: int) -> TimeExpression:
    first = atoms[0]
    if len(atoms) > 1:
        atoms = [replace(atom, unit="rhythm") if atom.unit == "cycle" else atom for atom in atoms]
        if "trước" in lower[first.end : atoms[1].start]:
            atoms[1] = replace(atoms[1], event="before")
    governed, preposition = _governor(lower, first.start, atoms[-1], left)
    adverb = _ADVERB.search(lower, max(left, governed - 40), governed)
    start = first.start if preposition == "vào" else governed
    if preposition in ("", "vào") and _EARLIEST.search(lower, max(left, first.start - 30), first.start):
        preposition = "từ"
    far = adverb is None and preposition in ("", "vào") and atoms[-1].unit == "day" and len(atoms) == 1
    if far and _FAR_ADVERB.search(lower, max(left, first.start - 110), first.start):
        return TimeExpression(first.start, first.start, first.end, tuple(atoms), "", True, first.start)
    return TimeExpression(
        start,
        first.start,
        atoms[-1].end,
        tuple(atoms),
        preposition,
        adverb is not None,
        adverb.start() if adverb else governed,
    )
