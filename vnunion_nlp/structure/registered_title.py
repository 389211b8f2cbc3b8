"""Titles that hold number, day and issuer in one, as gazettes and registers set them: ``THÔNG TƯ`` / ``CỦA BỘ LAO ĐỘNG SỐ 1-LĐ/TT
NGÀY 23-3-1985 HƯỚNG DẪN …``, ``CHỈ THỊ SỐ 12/CT-TLĐ NGÀY 3/4/1999 CỦA ĐOÀN CHỦ TỊCH … VỀ …``."""

from __future__ import annotations

from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_NUMBER = r"SỐ\s*:?\s*(?P<number>\d{1,5}[a-zA-Z]?(?:\s?[/-]\s?(?:\p{Lu}[\p{L}\d&]*|\d{4}))+)"
_DAY = r"\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s+THÁNG\s+\d{1,2}\s+NĂM\s+)(?:19|20)\d\d"
_OFFICE = r"(?:(?:PHÓ\s+)?(?:BỘ TRƯỞNG|CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TỔNG CỤC TRƯỞNG|CỤC TRƯỞNG|THỦ TƯỚNG|ĐOÀN CHỦ TỊCH|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|BAN THƯ KÝ)\s+)?"
_ORGAN = rf"CỦA\s+{_OFFICE}(?P<organ>\p{{Lu}}{{2,}}(?:[\s,-]+(?!(?:SỐ|NGÀY|VỀ|HƯỚNG\s+DẪN|QUY\s+ĐỊNH|BAN\s+HÀNH|SỬA\s+ĐỔI)\b)[\p{{Lu}}\d.]+){{1,14}})"
_TITLES = tuple(
    compile_pattern(rf"\s*{form}[\s,.]*")
    for form in (
        rf"{_ORGAN}\s+{_NUMBER},?\s+NGÀY\s+(?P<date>{_DAY})",
        rf"{_NUMBER},?\s+NGÀY\s+(?P<date>{_DAY})(?:\s+{_ORGAN})?",
    )
)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Registered:
    """Offsets into ``SourceText.folded``; ``end`` is where the subject begins."""

    number: Span
    date: Span
    organ: Span | None
    end: int


def read_registered(source: SourceText, start: int) -> Registered | None:
    """Number, day and issuer that stand directly behind the type that ends at ``start``."""
    limit = min(len(source.folded), start + _LONGEST)
    for pattern in _TITLES:
        if match := pattern.match(source.folded, start, limit):
            day = source.folded.rfind("NGÀY", match.start(), match.start("date"))
            organ = match.span("organ") if match["organ"] else None
            return Registered(match.span("number"), (day, match.end("date")), organ, match.end())
    return None
