"""What a stretch of a document is for: setting targets, planning tasks, reporting results, or describing (NORMS §7.3).

Read from section headings, and from short lines without a number that act as headings (``Chỉ tiêu phấn đấu:``).
"""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum

import regex

from vnunion_nlp.extraction.passage import Heading, Passage


class Stance(Enum):
    """How to read a number that stands here."""

    TARGET = "target"
    PLAN = "plan"
    RESULT = "result"
    DESCRIPTION = "description"


_LABEL = r"[\s\-+•(]{0,8}(?:(?:phần|chương|mục) (?:thứ )?\p{L}+[.:]? {0,3}|(?:[ivxl]{1,6}|[a-zđ]|(?:điều )?\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]{1,2}|[/-](?= )) {0,4})?[\s\-+]{0,3}"
_OPENING = r"(?:(?:về|các|một số|những|hệ thống|nhóm|khái quát|đánh giá|phần|công tác) )*+"
_RESULT = regex.compile(
    rf"{_LABEL}{_OPENING}(?:k[ếêé]t qu[ảa](?! (?:cần|phải|dự kiến|mong))|tình hình|thực trạng|đặc điểm|ưu điểm|hạn chế|tồn tại|khó khăn|thuận lợi"
    r"|nguyên nhân|bài học|bối cảnh|sự cần thiết|thành tích|số liệu)(?!\p{L})"
    r"|(?:kết quả|tình hình) (?:đạt được|thực hiện|hoạt động|công tác|triển khai|lãnh đạo|\d+ năm)"
)
_TARGET = regex.compile(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu)(?!\p{L})")
_DESCRIPTION = regex.compile(
    rf"{_LABEL}{_OPENING}(?:thành phần|đối tượng|kinh phí|nguồn kinh phí|dự toán|cơ cấu giải|giải thưởng|hồ sơ|thể lệ|thời gian|địa điểm"
    r"|chế độ|mức |điều kiện|tiêu chuẩn|nguyên tắc|tiêu chí|cách tính|thang điểm|danh hiệu)"
)
# Words such as "hoạt động" or "nội dung" head results as well as tasks, and say nothing of their own.
_PLAN = regex.compile(
    r"(?<!\p{L})(?:nhiệm vụ|giải pháp|phương hướng|tổ chức thực hiện|biện pháp|yêu cầu|phân công)(?!\p{L})"
)
_LINE = regex.compile(
    rf"^{_LABEL}{_OPENING}(?:chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|phương hướng|nội dung|tổ chức thực hiện|kết quả|tình hình|ưu điểm|hạn chế"
    r"|nguyên nhân|thành phần|đối tượng|kinh phí)(?!\p{L})[^\n]{0,110}(?<![.;,])$",
    regex.MULTILINE,
)
# What a document of a type is for where no heading tells.
_DEFAULTS = {"BC": Stance.RESULT, "BB": Stance.RESULT} | dict.fromkeys(
    ("QĐ", "QC", "QyĐ", "NĐ", "L", "ĐL", "TT", "TTLT", "GM", "HĐ", "ĐC"), Stance.DESCRIPTION
)
_LONGEST_TITLE = 220


def title_stance(title: str) -> Stance | None:
    """Stance that a heading's words (lower case) announce."""
    if _RESULT.search(title):
        return Stance.RESULT
    if _TARGET.search(title):
        return Stance.TARGET
    if _DESCRIPTION.match(title):
        return Stance.DESCRIPTION
    return Stance.PLAN if _PLAN.search(title) else None


class StanceMap:
    """Stances of a passage by offset."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._headings: dict[Heading, Stance | None] = {}
        self._default = _DEFAULTS.get(passage.type_code or "", Stance.PLAN)
        lines = []
        for start, end in (passage.body, *passage.appendices):
            for match in _LINE.finditer(passage.lower, start, end):
                if (stance := title_stance(match[0])) and not _has_statement(match[0]):
                    lines.append((match.start(), stance))
        self._lines = sorted(lines, key=lambda line: line[0])
        self._starts = [start for start, _ in self._lines]

    def at(self, offset: int) -> Stance:
        """The stance of the paragraph that starts at ``offset``: of the nearest line that acts as heading, else of its sections."""
        chain = self._passage.section_chain(offset)
        index = bisect_right(self._starts, offset - 1) - 1
        owners = self._passage.section_chain(self._starts[index]) if index >= 0 else []
        owner = owners[0] if owners else None
        if index >= 0 and owner is None and not chain:
            return self._lines[index][1]
        for heading in chain:
            if heading == owner and not heading.heading_start <= self._starts[index] < heading.heading_end:
                return self._lines[index][1]
            if heading.heading_start <= offset < heading.heading_end:
                continue
            if heading not in self._headings:
                self._headings[heading] = self._of(heading)
            if (stance := self._headings[heading]) is not None:
                return stance
        return self._default

    def _of(self, heading: Heading) -> Stance | None:
        if heading.heading_end - heading.heading_start > _LONGEST_TITLE:
            return None
        title = self._passage.lower[heading.heading_start : heading.heading_end]
        return None if _has_statement(title) else title_stance(title)


_STATEMENT = regex.compile(r"\d {0,2}%|(?:ít nhất|tối thiểu) |\.\.|…|: *\d|(?<!\p{L})(?:đạt|có) {1,2}\d")


def _has_statement(line: str) -> bool:
    """Whether a line states a value itself, so that it heads nothing."""
    return bool(_STATEMENT.search(line))
