"""Quantities as Vietnamese administrative texts write them: numbers, blanks left for numbers, units, comparators (NORMS §7.1).

This module only reads; whether a quantity is a target is decided in ``target_rules``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vnunion_nlp.extraction import target_words
from vnunion_nlp.extraction.counted_units import (
    SCALE,
    as_written,
    kind_of,
    phrases,
    scale_of,
    unit_behind,
    unit_of_label,
    unit_pattern,
    unknown_unit,
)
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern

Comparator = Literal["eq", "ge", "gt", "le", "lt", "between", "approx"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number (or blank) with its unit; offsets into the text that was searched."""

    start: int
    """Where its comparator begins, else its number."""
    number_start: int
    number_end: int
    end: int
    """Behind the unit."""
    value: int | float | None
    value_max: int | float | None
    unit: str | None
    """As written, blanks single; ``%`` for percentages."""
    unit_kind: str
    """``percent``, a kind of ``units.tsv``, or ``unknown``."""
    unit_start: int
    comparator: Comparator | None
    """None where no comparator is written."""
    is_from: bool
    """A bare ``từ`` stands before the number."""
    is_blank: bool


@cache
def _comparators() -> dict[str, Comparator]:
    return {row["phrase"]: row["comparator"] for row in rows("comparators")}  # type: ignore[misc]


# Dots or commas between thousands, a comma (or dot) before decimals.
# Blanks part thousands only in round numbers, behind which no row of a table is likely ("1 250 đoàn viên").
_NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?|[1-9]\d{0,2}(?:[ ]\d{3}){0,2}[ ]\d(?:00|50)(?=[ ]\p{L})|\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:[.,]\d{1,2})?)(?!\d)"

# Over how many people a rate is counted: "bác sĩ/10.000 dân", "trên một vạn dân".
POPULATION = r"(?:10{0,2}\.000|(?:1 |một )?vạn)"

# Cores: a number or range, a number that a scanner turned to letters, a blank, a percent sign without a number.
_CORE = compile_pattern(
    rf"""(?=[\d%….\_]|[oil][\doil]{{1,2}}[ ]?%)(?:(?P<letters>(?<![\p{{L}}\d])(?=\d{{0,2}}[oil])[\doil]{{2,3}}(?=[ ]?%))
    | (?P<number>{_NUMBER})
      (?:(?P<percent>[ ]{{0,3}}(?:%|phần[ ]trăm(?!\p{{L}})))?(?:[ ]{{0,3}}[-÷~][ ]{{0,3}}|[ ]{{1,3}}(?:[đd][eêé]n|đến|tới)[ ]{{1,3}}(?:dưới[ ]{{1,3}})?)(?P<upper>{_NUMBER})(?![/-]\d))?+
    | (?P<blank>\.{{2,40}}+|…[.… ]{{0,40}}+|_{{2,40}}+)(?![.…_])
    | (?P<lost>%(?<![\d.…_%]%)(?<![\d.…_%][ ]%)(?<![\d.…_%][ ]{{2}}%)(?<![\d.…_%][ ]{{3}}%))(?=[ ]{{0,3}}\p{{L}}))""",
    re.VERBOSE,
)

_THOUSANDS = compile_pattern(r"\d{1,3}(?:\.\d{3})+")

_COMMA_THOUSANDS = compile_pattern(r"[1-9]\d{0,2}(?:,\d{3})+")

_GLUED = compile_pattern(r"[\p{L}\d/_]|\d[.,:-]")

# "1 tỷ 200 triệu đồng"
_SUM = compile_pattern(
    r"(?P<more>\d{1,4}) {1,2}(?:t[ỷỉ](?= {1,2}\d{1,3} {1,2}triệu)|triệu(?= {1,2}\d{1,3} {1,2}ng)) {1,2}"
    r"(?P<less>\d{1,3}) {1,2}(?P<unit>(?:triệu|nghìn|ngàn) {1,2}đồng)(?!\p{L})"
)

_GREW = compile_pattern(r"[2-9]\d9")
"""A percentage whose sign a scanner read once more as a digit (``959%``): its value cannot be told."""

# "Tuổi thọ trung bình đạt 75 tuổi": elsewhere an age counts nothing.
_YEARS_OF_LIFE = compile_pattern(r" {1,3}(?P<unit>tuổi)(?!\p{L})")

_LIFE = compile_pattern(r"(?<!\p{L})tuổi thọ(?: \p{L}+){0,8}(?: \([^()]{0,40}\))?[ :]{0,3}\Z")

_READ_AS_DIGITS = {"o": "0", "i": "1", "l": "1"}

_UPWARD = compile_pattern(r" {0,3}(trở lên|trở xuống)(?!\p{L})")

OF_TOTAL = compile_pattern(r" {0,3}(?:số|tổng số)(?!\p{L})")

_FRACTION = compile_pattern(r"(?:/ {0,1}| trên (?:tổng số )?)(\d{1,3})(?![\d/.])")

# "20% số đoàn viên trở lên": the noun may stand inside the comparator, but a grade ("loại khá trở lên") owns its "trở lên".
_SPLIT_UPWARD = compile_pattern(r"(?P<noun>[^;:.()\n\d\"]{0,60}?) (trở lên|trở xuống)(?!\p{L})")

_GRADE = compile_pattern(
    r"(?<!\p{L})(?:(?:đạt|xếp|loại|hạng|bậc|trình độ|mức|danh hiệu|tiêu chuẩn|từ|hoàn thành)(?!\p{L}).*"
    r"|(?:khá|giỏi|tốt|xuất sắc|trung bình|tiên tiến|vững mạnh|nhiệm vụ|trung cấp|sơ cấp|cao đẳng|đại học|thạc sĩ|cấp \p{L}+))\Z"
)


@cache
def _before_pattern() -> re.Pattern[str]:
    words = phrases([row["phrase"] for row in rows("comparators") if row["position"] == "before"])
    filler = r"là|đạt|phải|có|được|từ|trên|khoảng|tổ chức|thực hiện|xây dựng|mỗi {1,3}\p{L}+|hàng năm"
    return compile_pattern(
        rf"(?:(?<!\p{{L}})(?<!thỏa )(?<!cấp (?=trên|dưới))|(?=[<>≤≥]))(?P<phrase>{words})(?: {{1,3}}(?:{filler})){{0,2}}[ .:]{{0,3}}\Z"
    )


def number(written: str, *, decimal: bool = False) -> int | float:
    """The number that ``written`` (digits, dots or commas for thousands, a comma for decimals) stands for.

    ``1,250`` is 1250, but 1.25 where ``decimal`` says that its unit is one of decimals (``%``, ``tỷ đồng``).
    """
    if not decimal and _COMMA_THOUSANDS.fullmatch(written):
        return int(written.replace(",", ""))
    whole, _, decimals = written.replace(" ", "").partition(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    value = float(f"{whole}.{decimals}" if decimals else whole)
    return int(value) if value.is_integer() else value


def find_quantities(text: str, lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Every number with a unit, percentage and blank in ``text[start:end]``; ``lower`` is ``text`` in lower case.

    A blank is reported wherever dots or lines stand before ``%`` or a counted noun; the caller knows whether blanks are meant there.
    """
    taken = start
    previous: Quantity | None = None
    for match in _CORE.finditer(lower, start, end):
        kind = match.lastgroup
        at = match.start()
        if kind in ("number", "upper", "percent") and at > start and _GLUED.match(lower, max(start, at - 1), at):
            continue
        quantity = (
            _read(text, lower, match, start, end)
            or _elided(lower, match, start, end, previous)
            or _shared(text, lower, match, start, end)
        )
        previous = quantity or previous
        if quantity is not None and quantity.number_start >= taken:
            taken = quantity.end if quantity.unit == "%" else quantity.number_end
            yield quantity


def _read(text: str, lower: str, match: re.Match[str], start: int, end: int) -> Quantity | None:
    first, last = match.span()
    if match["letters"]:
        digits = int("".join(_READ_AS_DIGITS.get(letter, letter) for letter in match["letters"]))
        return quantity_of(lower, start, end, (first, last), (digits, None), unit_behind(text, lower, last, end))
    if match["lost"]:
        return quantity_of(
            lower, start, end, (first, first), (None, None), ("%", "percent", first, first + 1), blank=True
        )
    if match["blank"]:
        if _NEXT_SENTENCE.match(text, last, end):
            return None
        upward = _UPWARD.match(lower, last, end)
        unit = unit_behind(text, lower, upward.end() if upward else last, end)
        unit = unit or unit_of_label(text, lower, first, last, start, end)
        return unit and quantity_of(lower, start, end, (first, last), (None, None), unit, blank=True)
    if total := _SUM.match(lower, first, end):
        at, stop = total.span("unit")
        sum_of = 1000 * int(total["more"]) + int(total["less"])
        money = (as_written(text, at, stop), "money", at, stop)
        return quantity_of(lower, start, end, (first, total.end("less")), (sum_of, None), money)
    if (base := _RATE_BASE.match(lower, last, end)) and not match["upper"]:
        noun = unit_pattern().match(lower, base.end(), end) or _WORD_ALONE.match(lower, base.end(), end)
        unit = noun and (as_written(text, *noun.span()), "measure", last, last)
        return unit and quantity_of(lower, start, end, (first, last), (number(match["number"]), None), unit)
    fraction = _FRACTION.match(lower, last, end)
    if fraction:
        return _fraction(text, lower, first, number(match["number"]), fraction, start, end)
    unit = unit_behind(text, lower, last, end)
    has_upper = bool(match["upper"])
    if unit is None and has_upper:  # "lớp 1 - 01 buổi": no range after all
        last, has_upper = match.end("number"), False
        unit = unit_behind(text, lower, last, end)
    years = _YEARS_OF_LIFE.match(lower, last, end) if unit is None else None
    if years and _LIFE.search(lower, max(start, first - 90), first):
        unit = ("tuổi", "measure", *years.span("unit"))
    if unit is None:
        unit = unit_of_label(text, lower, first, last, start, end) or unknown_unit(text, lower, last, end)
    if unit is None:
        return None
    decimal = unit[1] == "percent" or bool(SCALE.match(lower, last, end))
    value = number(match["number"], decimal=decimal)
    upper = number(match["upper"], decimal=decimal) if has_upper else None
    if unit[0] == "%" and upper is None and _GREW.fullmatch(match["number"]):
        return quantity_of(lower, start, end, (first, last), (None, None), unit)
    scale = scale_of(lower, last, unit[2], unit[1])
    if scale > 1:
        value, upper = _whole(value * scale), upper and _whole(upper * scale)
    return quantity_of(lower, start, end, (first, last), (value, upper), unit)


def _elided(lower: str, match: re.Match[str], start: int, end: int, previous: Quantity | None) -> Quantity | None:
    """A number that says the same for another year, counted in the noun of the number before."""
    first, last = match.span()
    if previous is None or not previous.unit or not match["number"] or match["upper"] or previous.unit == "%":
        return None
    dated = _ELIDED.match(lower, last, end) and _AND.search(lower, max(start, first - 8), first)
    if not dated and not _is_part(lower, match, end, previous):
        return None
    unit = (previous.unit, previous.unit_kind, last, last)
    return quantity_of(lower, start, end, (first, last), (number(match["number"]), None), unit)


def _shared(text: str, lower: str, match: re.Match[str], start: int, end: int) -> Quantity | None:
    """A number that has its noun from the next one: ``xây mới 03 và sửa chữa 04 căn nhà``."""
    first, last = match.span()
    link = _AND_DOES.match(lower, last, end) if match["number"] and not match["upper"] else None
    if link is None or not _does().search(lower, max(start, first - 40), first):
        return None
    following = _CORE.match(lower, link.end(), end)
    unit = unit_behind(text, lower, following.end(), end) if following and following["number"] else None
    if unit is None or unit[1] not in ("person", "organ", "thing", "event"):
        return None
    return quantity_of(lower, start, end, (first, last), (number(match["number"]), None), (*unit[:2], last, last))


_AND_DOES = compile_pattern(r" {1,3}(?:và|,) {1,3}(?:\p{L}+,? {1,3}){1,5}(?=\d)")


@cache
def _does() -> re.Pattern[str]:
    return compile_pattern(
        rf"(?<!\p{{L}})(?:{target_words.words('act')}|{target_words.words('give')})(?: (?:mới|thêm|được))? {{1,3}}\Z"
    )


def _is_part(lower: str, match: re.Match[str], end: int, previous: Quantity) -> bool:
    """Whether a number without a noun is what falls to one of a list: ``300 đoàn viên (khối doanh nghiệp 220, khối hành chính 80)``."""
    first, last = match.span()
    if previous.unit_kind not in ("person", "organ", "thing", "event") or not _PART_ENDS.match(lower, last, end):
        return False
    item = _PART_NAMED.fullmatch(lower, previous.end, first)
    if item is None or (len(match["number"]) <= 2 and _NUMBERED.search(lower, previous.end, first)):
        return False
    listed = previous.unit_start == previous.end  # the part before it
    return listed or item["lead"] is not None or _names_body(item["words"])


def _names_body(words: str) -> bool:
    """Whether a body or a group of persons begins the words: ``mỗi CĐCS có 05 sáng kiến, CĐCS khối văn phòng 02``."""
    words = words.rsplit(", ", 1)[-1]
    noun = unit_pattern().match(words)
    return noun is not None and kind_of(noun[0]) == "organ" and " có " not in words


# Who or what a part of a count falls to, behind the count or another part.
_PART_NAMED = compile_pattern(
    r"[^;.(\d]{0,80}?(?:(?P<lead> {0,3}\( {0,2}(?:trong đó:? )?|, {0,3}(?:trong đó|phân bổ|cụ thể(?: là| giao)?|chia ra|riêng|được|tức(?: là)?)(?: cho)?:? )| {0,3}, {0,3}| {1,3}và {1,3})"
    r"(?:năm \d{4},? )?(?P<words>(?:\p{L}[\p{L}/-]*,? {1,3}){1,9}(?:là |có |: )?)"
)
_PART_ENDS = compile_pattern(r" {0,3}(?:[,;.)(]|(?:và|so với)(?!\p{L})|\Z)")
_NUMBERED = compile_pattern(
    r"(?<!\p{L})(?:năm|tháng|ngày|quý|tuần|kỳ|khóa|đợt|lần|vòng|lớp|khối|(?<!cùng )(?<!đồng )cấp|tầng|điều|khoản|điểm|mục|phần|chương|số|biểu|mẫu|phụ lục|phường|quận|tổ|thôn|ấp|khu phố|tiểu khu|tp|nhóm|loại|hạng|mức|tuổi|trang|giờ|phòng|nhà|ca) {1,3}\Z"
)


def _fraction(
    text: str, lower: str, first: int, value: int | float, match: re.Match[str], start: int, end: int
) -> Quantity | None:
    """``2/3 số đơn vị`` is a share, ``18/20 đơn vị`` a count of 18; dates are none."""
    below = int(match[1])
    total = OF_TOTAL.match(lower, match.end(), end)
    unit = unit_behind(text, lower, total.end() if total else match.end(), end)
    if not unit or unit[1] == "percent" or not 0 < value <= below:
        return None
    if value < below and (total or (value, below) in _SHARES):
        return quantity_of(lower, start, end, (first, match.end()), (round(value / below, 4), None), unit)
    whole = value == below and not _OF_DAY.search(lower[max(start, first - 20) : first])  # "10/10 thôn"
    lead = lower[max(start, first - 5) : first].rstrip()
    heads = unit[1] == "organ" and (not lead or lead.endswith(";"))  # "; 03/05 đơn vị có …"
    if below > 12 or "trên" in match[0] or whole or heads or lead.endswith((":", " có")) or lead == "có":  # else a date
        return quantity_of(lower, start, end, (first, match.end()), (value, None), unit)
    return None


_OF_DAY = compile_pattern(r"(?<!\p{L})(?:ngày|lễ|dịp|mừng|tết|hội|kỷ niệm|-|,|và) {0,3}\Z")

_SHARES = ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4))


def _whole(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


# Cases in a population: "90/10.000 học sinh".
_RATE_BASE = compile_pattern(rf" {{0,2}}/ {{0,2}}{POPULATION} {{1,3}}(?=\p{{L}})")

_WORD_ALONE = compile_pattern(r"\p{L}+")

# A second count whose noun is left out: "50 tổ vào năm 2027 và 80 vào năm 2030".
_ELIDED = compile_pattern(r" {1,3}(?:(?:vào|đến|trong)(?: cuối| hết)? )?năm \d{4}(?!\d)")

_AND = compile_pattern(r"(?:,|(?<!\p{L})(?:và|lên|đạt)) {1,3}\Z")

_NEXT_SENTENCE = compile_pattern(r" {1,3}\p{Lu}\p{Ll}")


def quantity_of(
    lower: str,
    start: int,
    end: int,
    number_span: tuple[int, int],
    values: tuple[int | float | None, int | float | None],
    unit: tuple[str, str, int, int] | None,
    blank: bool = False,
) -> Quantity:
    """The quantity of a number, with the comparator around it."""
    first, last = number_span
    written, kind, unit_start, unit_end = unit or (None, "unknown", last, last)
    before = _before_pattern().search(lower, max(start, first - 45), first)
    phrase = " ".join(before["phrase"].split()) if before else None
    comparator = _comparators()[phrase] if phrase else None
    if before and comparator == "approx" and _ABOVE.search(lower, before.end("phrase"), first):
        comparator = "gt"  # "ước trên 4 tỷ đồng"
    if before is None and "quá" in lower[first - 5 : first] and _BEYOND.search(lower, max(start, first - 90), first):
        comparator = "le"  # "không để thất lạc quá 0,5%"
    if values[1] is None and _is_upward(lower, last, unit_end, end):
        comparator = "ge"
    elif (downward := _UPWARD.match(lower, unit_end, end)) and downward[1] == "trở xuống":
        comparator = "le"
    elif values[1] is not None:
        comparator = "between"
    return Quantity(
        before.start() if before else first, first, last, unit_end, *values, written, kind, unit_start,
        comparator, phrase == "từ", blank,
    )  # fmt: skip


_BEYOND = compile_pattern(r"(?<!\p{L})không (?:để|có|còn)(?!\p{L})[^;.,\d]{0,70}(?<!\p{L})quá {1,3}\Z")
_ABOVE = compile_pattern(r"(?<!\p{L})trên {0,3}\Z")


def _is_upward(lower: str, number_end: int, unit_end: int, end: int) -> bool:
    for at in (number_end, unit_end):
        if (match := _UPWARD.match(lower, at, end)) and match[1] == "trở lên":
            return True
    split = _SPLIT_UPWARD.match(lower, unit_end, end)
    return bool(split and split[2] == "trở lên" and not _GRADE.search(split["noun"]))
