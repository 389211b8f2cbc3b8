"""Indicators (chỉ tiêu): clauses that set a measurable value (contract §8, NORMS §7)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import regex

from vnunion_nlp.extraction import clauses
from vnunion_nlp.extraction.accounts import Account
from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.quantities import (
    Comparator,
    Quantity,
    find_quantities,
    find_spelt,
    phrases,
    unit_kinds,
    unit_pattern,
)
from vnunion_nlp.extraction.respelling import respelt
from vnunion_nlp.extraction.roles import predicate, subject_and_action
from vnunion_nlp.extraction.stances import Stance, StanceMap
from vnunion_nlp.extraction.target_periods import PeriodFinder, TargetPeriod
from vnunion_nlp.extraction.target_rules import Surroundings, is_target

Change = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class IndicatorMention:
    """One value that is to be reached; all offsets point into ``Passage.text`` (contract §8)."""

    start: int
    end: int
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    comparator: Comparator
    change: Change | None
    is_delta: bool
    per: str | None
    subject: Span | None
    action: Span | None
    period: TargetPeriod | None
    is_blank: bool


_NONE_LEFT = regex.compile(r"không (?:có|còn|để xảy ra) ")
_PARAGRAPH_LABEL = regex.compile(
    r"[\s\-+*]{0,6}(?:\(?\p{L}{1,5}[.)/]{1,2} {0,3}|\d{1,2}(?:\.\d{1,2}){0,2}[.)/-]? {0,3})?(?:(?:các |về )?(?:"
    r"(?P<target>(?:chỉ tiêu|mục tiêu)(?: cụ thể| phấn đấu| chủ yếu)?)"
    r"|(?:nguồn )?(?:kinh phí|dự toán|mức thưởng|mức hỗ trợ|cơ cấu giải|đối tượng|thành phần)(?: \p{L}+){0,3})) {0,2}:"
)
_TRIGGER = regex.compile(
    r"[\d%…]|\.\.|__|không (?:có|còn|để) |(?:ít nhất|tối thiểu|không quá|không dưới|mỗi) | phần (?:trăm|hai|ba|tư)|một nửa"
)


def find_indicators(passage: Passage) -> list[IndicatorMention]:
    """The targets of body and appendices, by start (then by place of their value); cited documents are to be masked before.

    Spans of two mentions coincide where one clause carries two values (``100% xã mỗi quý có ít nhất 04 tin, bài``).
    """
    passage = respelt(passage)
    lower, stances, periods = passage.lower, StanceMap(passage), PeriodFinder(passage)
    cell_starts = [cell.start for cell in passage.time_cells]
    mentions: list[IndicatorMention] = []
    for area in (passage.body, *passage.appendices):
        at, stop = area
        while at < stop and (hit := _TRIGGER.search(lower, at, stop)):
            start, end = passage.paragraph(hit.start())
            start, end = max(start, at), min(end, stop)
            if not _in_time_cell(passage, cell_starts, (start, end)):
                mentions += _paragraph(passage, (start, end), stances, periods)
            at = end + 1
    return sorted(mentions, key=lambda mention: mention.start)


def _in_time_cell(passage: Passage, starts: list[int], paragraph: Span) -> bool:
    index = bisect_right(starts, paragraph[0]) - 1
    return index >= 0 and paragraph[1] <= passage.time_cells[index].end


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity taken for a target, with its clause."""

    quantity: Quantity
    clause: Span
    floor: int
    """Where the words that govern it may begin: its clause's start, or the end of an earlier value in the clause."""
    is_zero: bool = False


def _paragraph(passage: Passage, paragraph: Span, stances: StanceMap, periods: PeriodFinder) -> list[IndicatorMention]:
    text, lower = passage.text, passage.lower
    start, end = paragraph
    quantities = sorted(
        [*find_quantities(text, lower, clauses.label_end(text, start, end), end), *find_spelt(text, lower, start, end)],
        key=lambda q: q.number_start,
    )
    has_zero = bool(_NONE_LEFT.search(lower, start, end))
    if not quantities and not has_zero:
        return []
    stance = stances.at(end - len(text[start:end].lstrip()))
    if stance is not Stance.RESULT and (label := _PARAGRAPH_LABEL.match(lower, start, end)):
        stance = Stance.TARGET if label["target"] else Stance.DESCRIPTION
    account = Account(lower, paragraph, passage.issued)
    brackets = clauses.shelters(text, start, end, quotes=False)
    quotes = clauses.shelters(text, start, end, quotes=True)
    found: list[_Found] = []
    index = 0
    for segment in clauses.segments(text, start, end, brackets, quotes):
        inside = []
        while index < len(quantities) and quantities[index].number_start < segment[1]:
            if quantities[index].number_start >= segment[0]:
                inside.append(quantities[index])
            index += 1
        around = Surroundings(lower, segment, stance, brackets, quotes, account, previous=None, continues=bool(found))
        targets = _targets(inside, around)
        found += _clauses_of(text, lower, segment, targets, brackets)
        is_set = stance is Stance.TARGET or found or "phấn đấu" in lower[start : segment[1]]
        if has_zero and is_set and stance is not Stance.RESULT:
            found += _zeros(text, lower, segment, found)
    if any(item.quantity.is_blank for item in found):
        found = _with_lost_blanks(text, lower, found)
    return _mentions(passage, found, periods, start)


def _targets(quantities: list[Quantity], around: Surroundings) -> list[Quantity]:
    accepted: list[Quantity] = []
    for quantity in quantities:
        if is_target(quantity, replace(around, previous=accepted[-1] if accepted else None)):
            accepted.append(quantity)
    return accepted


_MOST_VALUES = 4
"""Values that one clause may carry; a longer run of numbers is a table that lost its lines."""


def _clauses_of(text: str, lower: str, segment: Span, targets: list[Quantity], brackets: list[Span]) -> list[_Found]:
    """The segment's targets with the clauses that carry them."""
    if not targets:
        return []
    start = clauses.clause_start(text, lower, segment[0], targets[0], brackets)
    groups: list[tuple[int, int, list[Quantity]]] = []
    members = [targets[0]]
    for quantity in targets[1:]:
        cut = clauses.cut_between(lower, members[-1], quantity, brackets)
        if cut is None and len(members) == _MOST_VALUES:
            cut = (quantity.start, quantity.start)
        if cut:
            groups.append((start, cut[0], members))
            start, members = cut[1], []
        members.append(quantity)
    groups.append((start, segment[1], members))
    found = []
    for first, last, group in groups:
        clause = clauses.clause_span(text, lower, first, clauses.clause_end(lower, first, group[-1].end, last))
        floor = clause[0]
        for quantity in group:
            found.append(_Found(quantity, clause, floor))
            floor = quantity.end
    return found


@cache
def _zero_pattern() -> regex.Pattern[str]:
    counted = phrases(
        [
            unit
            for unit, kind in unit_kinds().items()
            if kind in ("person", "organ") or unit.startswith(("vụ", "đơn", "cuộc", "trường hợp"))
        ]
    )
    return regex.compile(
        r"(?:\A|[,;:] {0,3}|(?<!\p{L})(?:và|phấn đấu|đảm bảo|bảo đảm) {1,3})(?P<clause>(?:phấn đấu |cơ bản |đảm bảo |bảo đảm )?"
        rf"không (?:có|còn|để(?: xảy ra| phát sinh)?) {{1,3}}(?P<case>trường hợp )?(?P<unit>{counted})(?!\p{{L}})"
        r"(?P<rest>(?P<marks>[^,;:.\n]{3,200})(?:, (?!(?:không|có|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|và|trong đó|\d))[^,;:.\d\n]{3,100}){0,2}))"
    )


def _zeros(text: str, lower: str, segment: Span, found: list[_Found]) -> list[_Found]:
    """``không có tổ yếu kém`` sets zero; ``không để xảy ra …`` sets nothing measurable."""
    zeros: list[_Found] = []
    for match in _zero_pattern().finditer(lower[segment[0] : segment[1]]):
        begin = segment[0] + match.start("clause")
        unit_start, unit_end = (segment[0] + at for at in match.span("unit"))
        prevents = " để " in match["clause"] and not match["unit"].startswith(("vụ", "cuộc", "trường hợp"))
        if (prevents and not _ANY.search(match["rest"])) or _NO_ZERO.search(match["rest"]):
            continue
        quantity = Quantity(
            begin, begin, unit_end, unit_end, 0, None, " ".join(text[unit_start:unit_end].split()), "organ", unit_start, "eq", False, False
        )  # fmt: skip
        zeros.append(
            _Found(quantity, clauses.clause_span(text, lower, begin, segment[0] + match.end("clause")), begin, is_zero=True)
        )
    starts = [item.clause[0] for item in found]
    for zero in zeros:
        place = bisect_left(starts, zero.clause[0]) - 1
        while place >= 0 and found[place].clause[0] < zero.clause[0] < found[place].clause[1]:
            item = found[place]
            last = regex.sub(r"[ ,]+(?:và)?[ ]*\Z", "", lower[item.clause[0] : zero.clause[0]])
            found[place] = replace(item, clause=clauses.trimmed(text, item.clause[0], item.clause[0] + len(last)))
            place -= 1
    return zeros


_LOST_BLANK = regex.compile(
    r"(?:[,;]| và) {1,3}(?P<verb>kết nạp|thành lập|phát triển|xây dựng|giới thiệu|vận động|ký kết)(?: (?:mới|thêm))? (?:được|mới) {1,4}"
)


def _with_lost_blanks(text: str, lower: str, found: list[_Found]) -> list[_Found]:
    """Beside a blank, a verb of reaching straight before a counted noun (``kết nạp được đoàn viên``) has lost its own blank."""
    mended: list[_Found] = []
    for item in found:
        start, end = item.clause
        verb = (
            _LOST_BLANK.search(lower, item.quantity.end, end)
            if item.quantity.is_blank and item.quantity.unit != "%"
            else None
        )
        lost = _counted_noun(text, lower, verb.end(), end) if verb else None
        if verb and lost:
            clause = clauses.trimmed(text, verb.start("verb"), end)
            mended += [
                replace(item, clause=clauses.trimmed(text, start, verb.start())),
                _Found(lost, clause, clause[0]),
            ]
        else:
            mended.append(item)
    return mended


def _counted_noun(text: str, lower: str, at: int, end: int) -> Quantity | None:
    match = unit_pattern().match(lower, at, end)
    if not match:
        return None
    written = " ".join(text[at : match.end()].split())
    return Quantity(
        at,
        at,
        at,
        match.end(),
        None,
        None,
        written,
        unit_kinds()[" ".join(match[0].split())],
        at,
        None,
        False,
        True,
    )


def _mentions(
    passage: Passage, found: list[_Found], periods: PeriodFinder, paragraph_start: int
) -> list[IndicatorMention]:
    lower = passage.lower
    found.sort(key=lambda item: (item.clause[0], item.quantity.number_start))
    mentions: list[IndicatorMention] = []
    earlier: _Found | None = None
    led: TargetPeriod | None = None
    for item in found:
        quantity = item.quantity
        inherits = earlier is not None and _inherits(lower, earlier, item)
        shares = earlier is not None and not item.is_zero and _shares_predicate(lower, earlier, item)
        comparator = quantity.comparator or (mentions[-1].comparator if inherits or shares else "eq")
        continues = inherits or (earlier is not None and _continues(lower, earlier, item))
        per = _per(passage, item) or (mentions[-1].per if continues else None)
        change, is_delta = (None, False) if item.is_zero else _change(lower, item)
        if item.is_zero:
            subject, action = _zero_roles(lower, item)
        else:
            subject, action = subject_and_action(lower, (item.floor, item.clause[1]), quantity)
        period, led = periods.of(item.clause, paragraph_start, led)
        mentions.append(
            IndicatorMention(
                *item.clause,
                quantity.value,
                quantity.value_max,
                quantity.unit,
                comparator,
                change,
                is_delta,
                per,
                subject,
                action,
                period,
                quantity.is_blank,
            )
        )
        earlier = item
    return mentions


def _zero_roles(lower: str, item: _Found) -> tuple[Span | None, Span | None]:
    """``không có tổ | yếu kém``, ``không để xảy ra vụ … nào``."""
    start, end = item.clause
    happens = _HAPPENS.match(lower, start, item.quantity.unit_start)
    if not happens:
        return (item.quantity.unit_start, item.quantity.end), clauses.trimmed(lower, item.quantity.end, end)
    none = _ANY.search(lower, item.quantity.end, end)
    return clauses.trimmed(lower, item.quantity.unit_start, none.start() if none else end), happens.span("verb")


_NO_ZERO = regex.compile(r"\d{1,3} ?%|\A {0,3}(?:tổ chức công đoàn|(?:nào )?khác)(?!\p{L})")
_ANY = regex.compile(r"(?<!\p{L})nào(?!\p{L})")
_HAPPENS = regex.compile(r".{0,30}?không để (?P<verb>xảy ra|phát sinh)(?!\p{L})")


def _inherits(lower: str, earlier: _Found, item: _Found) -> bool:
    """A count that opens its clause without a comparator takes that of the value before (contract §8)."""
    if (
        earlier.is_zero
        or item.is_zero
        or item.quantity.comparator
        or "%" in (item.quantity.unit, earlier.quantity.unit)
    ):
        return False
    return not lower[item.clause[0] : item.quantity.start].strip() and earlier.quantity.comparator not in (
        "between",
        None,
    )


def _shares_predicate(lower: str, earlier: _Found, item: _Found) -> bool:
    """``Trên 85% đoàn viên, 70% người lao động được …``: one statement of two shares, with one comparator."""
    if earlier.quantity.comparator in (None, "between") or item.quantity.comparator or item.quantity.unit != "%":
        return False
    start, end = earlier.quantity.end, earlier.clause[1]
    noun = lower[start:end]
    joined = lower[end : item.clause[0]].strip() in (",", "và", ", và")
    return earlier.quantity.unit == "%" and joined and "," not in noun and not predicate().search(lower, start, end)


_EACH_HEADS = regex.compile(r"(?:phấn đấu )?(?:bình quân )?mỗi ")


def _continues(lower: str, earlier: _Found, item: _Found) -> bool:
    """``Mỗi tổ mở 02 lớp; xây dựng 01 tủ sách``: who is to do it stands in the clause before."""
    if item.is_zero or "%" in (item.quantity.unit, earlier.quantity.unit) or item.quantity.unit_kind == "organ":
        return False
    return bool(_EACH_HEADS.match(lower, earlier.clause[0]) and clauses.act_first().match(lower, item.clause[0]))


_TIMES = ("năm", "quý", "tháng", "tuần")
_TIME_UNITS = r"năm|quý|tháng|tuần|ngày|nhiệm kỳ|học kỳ|kỳ|đợt|lần|buổi|lớp|suất"


@cache
def _per_pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!\p{{L}})(?:mỗi|từng)(?: một)? {{1,3}}(?P<noun>{phrases(list(unit_kinds()))}|{_TIME_UNITS}|\p{{L}}+)(?!\p{{L}})"
    )


@cache
def _slash() -> regex.Pattern[str]:
    counted = phrases([unit for unit, kind in unit_kinds().items() if kind in ("person", "organ", "thing", "event")])
    return regex.compile(
        rf"[\p{{L}} ]{{0,30}}/ {{0,2}}(?:(?:0?1|một) )?(?P<noun>(?:{_TIME_UNITS}|{counted})(?!\p{{L}})|(?!tổng số|số )\p{{L}}+)(?!\p{{L}})"
    )


_BEHIND = regex.compile(r"[^,;.()\n\d]{0,40}?(?<!\p{L})(?:mỗi|trong một) (?P<noun>năm|quý|tháng|tuần)(?!\p{L})")


def _per(passage: Passage, item: _Found) -> str | None:
    """The unit a value is counted over: ``mỗi CĐCS``, ``/năm``."""
    lower, quantity = passage.lower, item.quantity
    reach = max(item.floor, quantity.number_start - 200)
    each = list(_per_pattern().finditer(lower, reach, quantity.number_start))
    # "Mỗi CĐCS mỗi năm tổ chức …" is counted over those who are to do it.
    left = next((m for m in reversed(each) if m["noun"] not in _TIMES), each[-1] if each else None)
    is_time = left is not None and left["noun"] in _TIMES
    if left and not is_time:
        start, end = left.span("noun")
        verb = predicate().search(lower, end, min(end + 40, quantity.start))
        if (
            verb and lower[end : verb.start()].replace(" ", "").replace(",", "").isalpha()
        ):  # "mỗi CĐCS doanh nghiệp đăng tải"
            end = clauses.trimmed(lower, start, verb.start())[1]
        if place := _WHERE.search(lower, start, end):  # "mỗi CĐCS khu vực doanh nghiệp"
            end = place.start()
        return _written(passage, (start, end))
    if slash := _slash().match(lower, quantity.end, item.clause[1]):
        return _written(passage, slash.span("noun"))
    if left:
        return _written(passage, left.span("noun"))
    if quantity.unit != "%" and (behind := _BEHIND.match(lower, quantity.end, item.clause[1])):
        return _written(passage, behind.span("noun"))
    return None


_WHERE = regex.compile(r" {1,4}(?:khu vực|ở|tại|thuộc|trong|trực thuộc|có|từ|(?<!cấp )trên|do|đều|của|mỗi|hằng|hàng|bình quân)(?!\p{L})")


def _written(passage: Passage, span: Span) -> str:
    return " ".join(passage.text[slice(*span)].split())


_BY = r"(?: (?:ít nhất|tối thiểu|trên|khoảng|bình quân|thêm|hàng năm|hằng năm|từ|được|mỗi năm|hơn|không quá|là))*"
_DELTA = regex.compile(rf"(?<!\p{{L}})(?<!không )(?P<verb>tăng|giảm|thêm|cao hơn|thấp hơn){_BY} {{0,3}}\Z")
_MOVED = regex.compile(
    r"(?<!\p{L})(?P<verb>tăng|nâng|giảm|hạ)(?: dần)? {1,3}(?:tỷ lệ|tỉ lệ|số|mức|thu nhập|còn|xuống|lên)(?!\p{L})"
    r"|(?:\A {0,3}|(?<!\p{L})(?=\p{L}+[^,]*\Z))(?P<raised>tăng|nâng|giảm|hạ)(?! (?:cường|cao|lương))"
    r"(?=[^;:.\d]{1,160}(?<!\p{L})(?:lên|xuống|còn)(?: \p{L}+){0,3} {0,3}\Z)"
)
_LEVEL = regex.compile(
    r"(?<!\p{L})(?:lên|đạt|đến|còn|xuống|xuống còn|lên đến|tới)(?: (?:ít nhất|tối thiểu|trên|khoảng|dưới|mức|từ))* {0,3}\Z"
)


def _change(lower: str, item: _Found) -> tuple[Change | None, bool]:
    """Direction of a change, and whether the value is its amount (``tăng thêm 25``) and not the level reached."""
    left = lower[max(item.floor, item.quantity.number_start - 200) : item.quantity.number_start]
    if delta := _DELTA.search(left):
        return ("decrease" if delta["verb"] in ("giảm", "thấp hơn") else "increase"), True
    if moved := _MOVED.search(left):
        verb = moved["verb"] or moved["raised"]
        change: Change = "decrease" if verb in ("giảm", "hạ") else "increase"
        return change, not _LEVEL.search(lower, item.floor, item.quantity.start) and verb not in ("nâng", "hạ")
    return None, False
