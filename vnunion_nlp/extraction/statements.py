"""Statements that carry a value: the value with its clause; zeros (``không có tổ yếu kém``); blanks that were lost (contract §8)."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from vnunion_nlp.extraction import clauses
from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.counted_units import as_written, kind_of, unit_pattern
from vnunion_nlp.extraction.quantities import Quantity
from vnunion_nlp.patterns import compile_pattern


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity taken for a target, with its clause."""

    quantity: Quantity
    clause: Span
    is_zero: bool = False


NONE_LEFT = compile_pattern(r"không (?:có|còn|để|xảy ra) ")


_ZERO = compile_pattern(
    r"(?:\A|[,;:] {0,3}|(?<!\p{L})(?:và|phấn đấu|đảm bảo|bảo đảm) {1,3})(?P<clause>(?:phấn đấu |đảm bảo |bảo đảm )?(?:(?:đến|tới) (?:hết |cuối )?(?:năm \d{4}|nhiệm kỳ(?: \d{4} ?- ?\d{4})?),? )?(?:cơ bản )?"
    r"(?:(?:toàn (?:\p{L}+ ){1,2}|(?:đảng bộ|chi bộ|xã|phường|huyện|tỉnh|thành phố|trường|nhà trường|đơn vị|cơ quan|công ty|công đoàn|địa phương|thôn) (?:\p{L}+ ){0,3}?)(?:cơ bản |phấn đấu )?(?=không (?:có|còn) ))?"
    r"không (?:có|còn|xảy ra|để(?: xảy ra| phát sinh)?(?: thêm)?) {1,3}(?:trường hợp (?=\p{L}))??)(?=\p{L})"
)
_ZERO_REST = compile_pattern(
    r"(?!\p{L})[^,;:.\n]{3,200}(?:, (?!(?:không|có|phấn đấu|bảo đảm|đảm bảo|tỷ lệ|và|trong đó|\d))[^,;:.\d\n]{3,100}){0,2}"
)
_SHARE_OF = compile_pattern(r"\d {0,2}%(?: \p{L}+){1,6}, {0,3}\Z")


def _is_shared(lower: str, start: int, begin: int) -> bool:
    """Whether who has none is the last of those of whom a share is told: ``100% cơ quan, đơn vị không có …``."""
    return not lower.startswith("không", begin) and _SHARE_OF.search(lower, start, begin) is not None


_NEXT_NOUN = compile_pattern(r", {1,3}")
_HAPPENING = ("vụ", "cuộc", "trường hợp")


def zero_targets(text: str, lower: str, segment: Span, found: list[Found]) -> list[Found]:
    """``không có tổ yếu kém`` sets zero; ``không để xảy ra …`` without anything counted sets nothing measurable."""
    zeros: list[Found] = []
    start, end = segment
    for match in _ZERO.finditer(lower[start:end]):
        begin = start + match.start("clause")
        unit = unit_pattern().match(lower, start + match.end(), end)
        first = unit
        while unit and (other := _NEXT_NOUN.match(lower, unit.end(), end)):  # "không có cán bộ, giáo viên vi phạm"
            following = unit_pattern().match(lower, other.end(), end)
            if following is None:
                break
            unit = following
        rest = _ZERO_REST.match(lower, unit.end(), end) if unit and _is_zero_unit(unit[0], match["clause"]) else None
        if not unit or not rest or _NO_ZERO.search(rest[0]) or _is_shared(lower, start, begin):
            continue
        if (
            " để " in match["clause"]
            and not unit[0].startswith(_HAPPENING)
            and not _ANY.search(rest[0])
            and not _LONGER.search(rest[0])
        ):
            continue
        unit_start = first.start() if first else unit.start()
        written = as_written(text, unit_start, unit.end())
        quantity = Quantity(
            begin, begin, unit.end(), unit.end(), 0, None, written, "organ", unit_start, "eq", False, False
        )
        zeros.append(Found(quantity, clauses.clause_span(text, lower, begin, rest.end()), is_zero=True))
    starts = [item.clause[0] for item in found]
    for zero in zeros:
        place = bisect_left(starts, zero.clause[0]) - 1
        while place >= 0 and found[place].clause[0] < zero.clause[0] < found[place].clause[1]:
            item = found[place]
            last = re.sub(r"[ ,]+(?:và)?[ ]*\Z", "", lower[item.clause[0] : zero.clause[0]])
            found[place] = replace(item, clause=clauses.trimmed(text, item.clause[0], item.clause[0] + len(last)))
            place -= 1
    return zeros


def _is_zero_unit(unit: str, lead: str) -> bool:
    left = "không còn" in lead and kind_of(unit) == "thing"  # "không còn thỏa ước xếp loại D"
    return (
        left or kind_of(unit) in ("person", "organ") or unit.startswith((*_HAPPENING, "đơn", "tiết")) or unit == "nhà"
    )


_LOST_BLANK = compile_pattern(
    r"(?:[,;]| và) {1,3}(?P<verb>kết nạp|thành lập|phát triển|xây dựng|giới thiệu|vận động|ký kết)(?: (?:mới|thêm))? (?:được|mới) {1,4}"
)


def with_lost_blanks(text: str, lower: str, found: list[Found]) -> list[Found]:
    """Beside a blank, a verb of reaching straight before a counted noun (``kết nạp được đoàn viên``) has lost its own blank."""
    mended: list[Found] = []
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
                Found(lost, clause),
            ]
        else:
            mended.append(item)
    return mended


def _counted_noun(text: str, lower: str, at: int, end: int) -> Quantity | None:
    match = unit_pattern().match(lower, at, end)
    if not match:
        return None
    written = as_written(text, at, match.end())
    return Quantity(
        at,
        at,
        at,
        match.end(),
        None,
        None,
        written,
        kind_of(match[0]),
        at,
        None,
        False,
        True,
    )


def zero_roles(lower: str, item: Found) -> tuple[Span | None, Span | None]:
    """``không có tổ | yếu kém``, ``không để xảy ra vụ … nào``."""
    start, end = item.clause
    happens = _HAPPENS.match(lower, start, item.quantity.unit_start)
    if not happens:
        none = _ANY.search(lower, item.quantity.end, end)
        behind = none.end() if none else item.quantity.end
        subject = clauses.trimmed(lower, item.quantity.unit_start, none.start() if none else item.quantity.end)
        return subject, clauses.trimmed(lower, behind, end)
    none = _ANY.search(lower, item.quantity.end, end)
    return clauses.trimmed(lower, item.quantity.unit_start, none.start() if none else end), happens.span("verb")


_NO_ZERO = compile_pattern(
    r"\d{1,3} ?%|\A {0,3}(?:tổ chức công đoàn|(?:nào )?khác)(?!\p{L})|(?<!\p{L})bị bỏ lại(?!\p{L})"
)
_ANY = compile_pattern(r"(?<!\p{L})nào(?!\p{L})")
_LONGER = compile_pattern(r" (?:quá|trên|hơn) \d")
_HAPPENS = compile_pattern(r".{0,30}?không (?:để )?(?P<verb>xảy ra|phát sinh)(?!\p{L})")
