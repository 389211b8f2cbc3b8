"""Faults of values: blanks, targets that lost their %, deadlines in the past, anniversaries that do not add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Deadline, Diagnostic, Indicator, Slot
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Remarks on targets, deadlines and anniversaries."""
    yield from _blanks(read)
    yield from _lost_percents(read)
    yield from _past_deadlines(read)
    if not read.legibility.is_poor:  # one misread digit would make a false sum
        yield from _anniversaries(read)


# -- targets ---------------------------------------------------------------------------------------------------------------------

_BLANK_PERCENT = compile_pattern(r"(?:…|\.{3,}|_{2,})\s?%")


def _blanks(read: ReadDocument) -> Iterator[Diagnostic]:
    seen = []
    for indicator in read.document.indicators:
        if indicator.is_blank:
            seen.append((indicator.start, indicator.end))
            yield mark("blank_value", "The number is left to be filled in.", indicator)
    if not any(blank in read.source.folded for blank in ("…", "...", "__")):
        return
    for match in _BLANK_PERCENT.finditer(read.structure.running, read.structure.body[0]):
        slot = read.source.slot(*match.span())
        if not any(start <= slot.start < end for start, end in seen):
            yield mark("blank_value", "The percentage is left to be filled in.", slot)


_QUALITY = compile_pattern(r"(?<!\p{L})(?:được|đạt|hoàn thành|xếp loại|không|có)(?!\p{L})")
_MANY = 100
_COMPARATOR = 12
"""So long is a comparator that opens a clause."""
_ENOUGH = 2
"""So many percentages beside a target show what it is measured in."""


def _lost_percents(read: ReadDocument) -> Iterator[Diagnostic]:
    """``100 công đoàn cơ sở công khai …`` among targets of 100 %."""
    groups: dict[str | None, list[Indicator]] = {}
    for indicator in read.document.indicators:
        section = indicator.section_id
        groups.setdefault(section and section.rpartition("/")[0], []).append(indicator)
        if section and "/" in section:
            groups.setdefault(section, []).append(indicator)
    marked: set[int] = set()
    for siblings in groups.values():
        if sum(indicator.unit == "%" for indicator in siblings) < _ENOUGH:
            continue
        for indicator in siblings:
            if indicator.start not in marked and _is_share(indicator):
                marked.add(indicator.start)
                yield mark("lost_percent", "The targets beside it are percentages.", indicator)


def _is_share(indicator: Indicator) -> bool:
    """Whether what is said of those counted only makes sense of a share of them: nobody sets out to found or admit them."""
    if indicator.unit in ("%", None) or indicator.is_delta or indicator.per:
        return False
    text = lower(indicator.text)
    number = re.search(r"\d+|[….]+", text)
    if number is None or _acts().search(text, 0, number.start()):
        return False
    behind = text[number.end() :]
    unit = behind.find(lower(indicator.unit or ""))
    said = behind[unit + len(indicator.unit or "") :] if unit >= 0 else behind
    if indicator.value == _MANY:
        return indicator.comparator == "eq" and len(said.split()) >= 2 and lower(indicator.unit or "") not in _counted()
    # "ít nhất … công đoàn cơ sở" in a list that shares what it says of them
    is_said = _QUALITY.search(said) is not None or (indicator.comparator == "ge" and number.start() <= _COMPARATOR)
    return indicator.is_blank and is_said and lower(indicator.unit or "") not in _counted()


@cache
def _acts() -> re.Pattern[str]:
    """Verbs that make a count of what follows: ``thành lập mới 100 công đoàn cơ sở``."""
    words = "|".join(re.escape(row["word"]) for row in rows("target_verbs") if row["role"] == "act")
    return compile_pattern(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})")


@cache
def _counted() -> frozenset[str]:
    """Nouns that are counted and seldom shared out: money, measures, events, things."""
    kinds = ("money", "measure", "event", "thing")
    return frozenset(lower(row["unit"]) for row in rows("units") if row["kind"] in kinds)


# -- deadlines -----------------------------------------------------------------------------------------------------------------

_RETROSPECTIVE = frozenset(("BC", "BB", "DC", "GM", "GCN"))
"""Types that tell what was done: their deadlines are those of the time they report on."""
_YEAR = compile_pattern(r"(?:19|20)\d\d")
_DAY = compile_pattern(r"ngày|\d{1,2}[/.-]\d{1,2}")
_LOOKING_BACK = compile_pattern(
    r"(?<!\p{L})(?:đã|chưa|tính đến|tính từ|số liệu|thời điểm|kể từ|thời kỳ|so với|căn cứ|sinh|hiệu lực|kể từ|trước đây|kết nạp|vào đảng)(?!\p{L})[^.;\n]{0,40}$"
)
_PERIODIC = compile_pattern(r"(?<!\p{L})(?:định kỳ|hằng|hàng|mỗi|quý|6 tháng|06 tháng|sáu tháng|năm trước)(?!\p{L})")
_RECENT = 120
_CONTEXT = 80


def _past_deadlines(read: ReadDocument) -> Iterator[Diagnostic]:
    """Due dates before the day of issue. Months and quarters of a year's plan that is issued late are usual, and none."""
    issued = read.issued
    if issued is None or read.type_code in _RETROSPECTIVE:
        return
    due = [deadline for deadline in read.document.deadlines if deadline.kind == "point" and deadline.latest]
    past = [deadline for deadline in due if date.fromisoformat(str(deadline.latest)) < issued]
    if len(past) > 2 and len(past) * 2 > len(due):
        return  # it is rather the day of issue that was misread
    found: list[tuple[Slot, str]] = [
        (deadline, str(deadline.latest)) for deadline in past if _is_meant(read, deadline, issued)
    ]
    for slot, latest in _orders(read):
        # What is due on a day of the past with its year is mostly told of, and no deadline; an order to do it is a slip.
        if date.fromisoformat(latest) < issued and not any(
            slot.start < other.end and other.start < slot.end for other, _ in found
        ):
            found.append((slot, latest))
    for slot, latest in found:
        yield mark("past_deadline", f"{latest} is before the day of issue, {issued.isoformat()}.", slot)


_DUE = ("trước", "chậm nhất", "muộn nhất", "hạn cuối", "hạn chót", "thời hạn")
_ORDER = compile_pattern(
    r"(?<!\p{L})(?P<due>trước|chậm nhất|muộn nhất|hạn cuối|hạn chót|thời hạn)\s(?:(?:vào|là|đến|hết)\s)?(?:\d{1,2}\s?(?:giờ|h)\s?\d{0,2},?\s)?(?:ngày\s)?"
    r"(?P<day>\d{1,2})(?:[/.-](?P<month>\d{1,2})[/.-]|\s{1,2}tháng\s{1,2}(?P<named_month>\d{1,2})\s{1,2}năm\s{1,2})(?P<year>(?:19|20)\d\d)(?![\d/]|[.,-]\d)"
)
_ORDERED = compile_pattern(
    r"(?<!\p{L})(?:gửi|nộp|báo cáo|hoàn thành|xong|đăng ký|tổ chức|triển khai|trả lời|phản hồi|cung cấp|kết thúc|ban hành|tổng hợp)(?!\p{L})[^.;\n]{0,80}$"
)
_STALE = 400
"""Older days are conditions and not orders with a slip in the year (``tham gia trước ngày 01/01/2010``)."""


def _due_dates(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    for word in _DUE:
        at = text.find(word, low, high)
        while at >= 0:
            match = _ORDER.match(text, at)
            if match:
                yield match
            at = text.find(word, at + len(word), high)


def _orders(read: ReadDocument) -> Iterator[tuple[Slot, str]]:
    """Full dates by which something is ordered to be done, each with its day (ISO 8601)."""
    text = read.structure.running
    for match in _due_dates(text, *read.structure.body):
        before = lower(text[max(0, match.start() - 2 * _CONTEXT) : match.start()])
        if _LOOKING_BACK.search(before[-_CONTEXT:]) or (match["due"] == "trước" and not _ORDERED.search(before)):
            continue
        try:
            day = date(int(match["year"]), int(match["month"] or match["named_month"]), int(match["day"]))
        except ValueError:
            continue
        if read.issued and (read.issued - day).days <= _STALE:
            yield read.source.slot(*match.span()), day.isoformat()


def _is_meant(read: ReadDocument, deadline: Deadline, issued: date) -> bool:
    text = read.document.text
    if not _DAY.search(lower(deadline.text)) or any(
        part.start <= deadline.start < part.end for part in read.document.appendices
    ):
        return False
    before = lower(text[max(0, deadline.start - _CONTEXT) : deadline.start])
    if _LOOKING_BACK.search(before):
        return False
    if _YEAR.search(deadline.text):
        return True
    # Without a year it may be next year's, or one of a rhythm.
    late = issued - date.fromisoformat(str(deadline.latest))
    if late.days > _RECENT or _PERIODIC.search(before):
        return False
    return not any(
        other is not deadline
        and other.task is not None
        and deadline.task is not None
        and other.task.start == deadline.task.start
        and (other.kind == "recurring" or (other.latest or "") >= issued.isoformat())
        for other in read.document.deadlines
    )


# -- anniversaries -------------------------------------------------------------------------------------------------------------

_YEARS = compile_pattern(
    r"(?P<first>\d(?<!\d.)\d{3})\s{0,2}(?:-|đến)\s{0,2}(?:ngày\s)?(?:\d{1,2}[/.-]\d{1,2}[/.-]|năm\s)?(?P<last>\d{4})(?!\d|[/.-]\d)"
)
_COUNT = compile_pattern(
    r"(?<![\d/.,-])(?P<count>\d{1,4})\s(?:năm|NĂM)(?P<what>(?:(?!\d\s(?:năm|NĂM))[^.;\n()]){0,160})\(?"
    r"(?:ngày\s)?(?:\d{1,2}[/.-]\d{1,2}[/.-]|năm\s)?$"
)
_BEFORE_YEARS = 200
_KEPT = compile_pattern(r"(?i)(?:kỷ|kỉ)\s+niệm|chào\s+mừng|mừng|hướng\s+tới|lần\s+thứ|nhân\s+dịp")
_OCCASION = compile_pattern(
    r"(?i)^\s*(?:ngày|thành\s+lập|quốc\s+khánh|cách\s+mạng|giải\s+phóng|chiến\s+thắng|truyền\s+thống)(?!\p{L})"
)
_NO_OCCASION = compile_pattern(r"(?i)nhiệm\s+kỳ|giai\s+đoạn|thực\s+hiện|kế\s+hoạch|triển\s+khai|hoạt\s+động")


def _anniversaries(read: ReadDocument) -> Iterator[Diagnostic]:
    """``kỷ niệm 90 năm … (28/7/1929 - 28/7/2018)``. Spans of plans and terms count both their ends, and are none."""
    running = read.structure.running
    for span in _YEARS.finditer(running, read.structure.head.end):
        match = _COUNT.search(running, max(0, span.start() - _BEFORE_YEARS), span.start())
        if match is None:
            continue
        kept = _KEPT.search(running, max(0, match.start() - 60), match.start())
        if not (kept or _OCCASION.match(match["what"])) or _NO_OCCASION.search(match["what"]):
            continue
        years = int(span["last"]) - int(span["first"])
        if years != int(match["count"]):
            slot = read.source.slot(match.start(), span.end())
            yield mark("anniversary_mismatch", f"From {span['first']} to {span['last']} it is {years} years.", slot)
