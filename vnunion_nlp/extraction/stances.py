"""What a stretch of a document is for: setting targets, planning tasks, reporting results, or describing (NORMS §7.3).

Read from section headings, and from short lines without a number that act as headings (``Chỉ tiêu phấn đấu:``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum

from vnunion_nlp.extraction.passage import Heading, Passage
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import unmarked


class Stance(Enum):
    """How to read a number that stands here."""

    TARGET = "target"
    PLAN = "plan"
    RESULT = "result"
    DESCRIPTION = "description"


_LABEL = r"[\s\-+•*(]{0,8}(?:(?:phần|chương|mục) (?:thứ )?\p{L}+[.:]? {0,3}|(?:[ivxl]{1,6}|[a-zđ]|(?:điều )?\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]{1,2}|[/-](?= )) {0,4})?[\s\-+]{0,3}"
_OPENING = r"(?:(?:về|các|một số|những|hệ thống|nhóm|khái quát|đánh giá|phần|công tác) )*+"
_RESULT_WORDS = (
    rf"{_LABEL}{_OPENING}(?:k[ếêé]t qu[ảa](?! (?:cần|phải|dự kiến|mong))|tình hình|thực trạng|đặc điểm|ưu điểm|hạn chế|tồn tại|khó khăn|thuận lợi"
    r"|nguyên nhân|bài học|bối cảnh|sự cần thiết|thành tích|số liệu)(?!\p{L})"
    r"|(?:kết quả|tình hình) (?:đạt được|thực hiện|hoạt động|công tác|triển khai|lãnh đạo|\d+ năm)"
)
_TARGET_WORDS = (
    # A scanner's "chi tiêu" is read where expenditure makes no sense.
    r"(?<!\p{L})(?:[ivxl]{1,4}(?=ch))?(?:ch[ỉíì] ti[êểế]u|mục tiêu|chi tiêu(?= (?:chủ yếu|cụ thể|phấn đấu|cơ bản|thi đua)|\Z|:))(?!\p{L})"
)
_DESCRIPTION_WORDS = (
    rf"{_LABEL}{_OPENING}(?:thành phần|đối tượng|kinh phí|nguồn kinh phí|dự toán|cơ cấu giải|giải thưởng|hồ sơ|thể lệ|thời gian|địa điểm"
    r"|chế độ|(?:đề xuất(?:,| và|;| -) ?)?kiến nghị|mức |điều kiện|tiêu chuẩn|nguyên tắc|tiêu chí|cách tính|thang điểm|danh hiệu)"
)
# Titles to be won are targets where the section above sets targets.
_TITLES = compile_pattern(rf"{_LABEL}{_OPENING}danh hiệu(?!\p{{L}})")
# Words such as "hoạt động" or "nội dung" head results as well as tasks, and say nothing of their own.
_PLAN_WORDS = r"(?<!\p{L})(?:nhiệm vụ|giải pháp|phương hướng|tổ chức thực hiện|biện pháp|yêu cầu|phân công)(?!\p{L})"
_WORDS = (_RESULT_WORDS, _TARGET_WORDS, _DESCRIPTION_WORDS, _PLAN_WORDS)
# "Tình hình và mục tiêu": what there is beside what is aimed at.
_BOTH = compile_pattern(
    r"(?:tình hình|thực trạng|đặc điểm|kết quả|tinh hinh|thuc trang|dac diem|ket qua)(?: \p{L}+){0,2}(?:,| và| va) (?:các |cac )?"
    r"(?:mục tiêu|chỉ tiêu|phương hướng|muc tieu|chi tieu|phuong huong)"
)
_TITLE_WORDS = [compile_pattern(words) for words in _WORDS]
_BARE_TITLE_WORDS = [compile_pattern(unmarked(words)) for words in _WORDS]
"""The same without marks, as a scanner reads titles in capitals."""
_EXPENDITURE = compile_pattern(r"chi tieu (?:noi bo|ngan sach|tai chinh|kinh phi|cong)(?![a-z])")
_LINE = compile_pattern(
    # A scanner may take the dot behind a Roman label away: "VCHỈ TIÊU".
    rf"^(?:[_\s]{{0,4}}[ivxl]{{1,4}}(?=chỉ tiêu))?{_LABEL}{_OPENING}(?:ch[iỉíì] ti[êểế]u|mục tiêu|nhiệm vụ|giải pháp|phương hướng|nội dung|tổ chức thực hiện|kết quả|tình hình|ưu điểm|hạn chế"
    r"|nguyên nhân|thành phần|đối tượng|kinh phí|(?:đề xuất(?:,| và) )?kiến nghị)(?!\p{L})[^\n]{0,110}(?<![.;,])$",
    re.MULTILINE,
)
# The last words of a sentence that introduces a list: "…, trong đó chú trọng các chỉ tiêu sau:".
_INTRODUCING = compile_pattern(r"(?<!\p{L})(?:chỉ tiêu|mục tiêu|kết quả|thành tích|yêu cầu cần đạt)(?!\p{L})")
# "…, nghị quyết đề ra các mục tiêu cụ thể về nông nghiệp, nông thôn như sau:"
_SET_TARGETS = compile_pattern(
    r"(?<!\p{L})(?:xác định|đề ra|đặt ra|đưa ra|phấn đấu đạt|thực hiện|hoàn thành) (?:được )?(?:các |những |một số )?(?:chỉ tiêu|mục tiêu)(?!\p{L})[^.;:]{0,120}(?:như sau|sau đây|sau|cụ thể|là|gồm)\Z"
)
# A line with a label, where no outline tells how far a heading reaches (appendices): from parts down to arabic numbers.
# A heading that ran into the first item of its list: "1/ Chỉ tiêu phấn đấu a) 100% …".
_TARGET_AND_ITEM = compile_pattern(
    rf"{_LABEL}(?:các )?(?:chỉ tiêu|mục tiêu)(?: cụ thể| phấn đấu| chủ yếu)? {{1,3}}[a1][.,)/] "
)
_SPECKS = " :=_~|^'\"`-"
_COLON = compile_pattern(r":[ :=_~|^'\"`-]{0,6}$", re.MULTILINE)
_LABELLED = compile_pattern(
    r"^[ \-+]{0,6}(?:(?P<part>phần|chương)|(?P<article>điều (?=\d)|mục (?=\p{L}))|(?P<roman>[ivxl]{1,6}|[a-d](?=\.))[.)/-]|(?P<number>\d{1,2})[.)/-](?!\d))"
    r"[^\n]{0,200}",
    re.MULTILINE,
)
_RANKS = ("part", "article", "roman", "number")
# What a document of a type is for where no heading tells.
_DEFAULTS = {"BC": Stance.RESULT, "BB": Stance.RESULT} | dict.fromkeys(
    ("QĐ", "QC", "QyĐ", "NĐ", "L", "ĐL", "TT", "TTLT", "GM", "HĐ", "ĐC"), Stance.DESCRIPTION
)
_ITEM = compile_pattern(r"\(?(?:\d|[a-zđ][.)])")
_LONGEST_TITLE = 220
# Types that set tasks under headings and open with what was done before.
_OPENING_LOOKS_BACK = ("CT", "NQ", "KL")


def title_stance(title: str) -> Stance | None:
    """Stance that a heading's words (lower case) announce."""
    return _stance_of(title, _TITLE_WORDS)


def _stance_of(title: str, words: list[re.Pattern[str]]) -> Stance | None:
    result, target, description, plan = words
    if result.search(title):
        return Stance.PLAN if _BOTH.search(title) else Stance.RESULT
    if target.search(title):
        return Stance.TARGET
    if description.match(title):
        return Stance.DESCRIPTION
    return Stance.PLAN if plan.search(title) else None


def _capitals_stance(title: str) -> Stance | None:
    """Stance that a heading in capitals announces, whatever marks a scanner left of it."""
    if stance := title_stance(title.lower()):
        return stance
    bare = unmarked(title.lower())
    return None if _EXPENDITURE.search(bare) else _stance_of(bare, _BARE_TITLE_WORDS)


class StanceMap:
    """Stances of a passage by offset."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._headings: dict[Heading, Stance | None] = {}
        self._default = _DEFAULTS.get(passage.type_code or "", Stance.PLAN)
        lines: dict[int, Stance] = {}
        for start, end in (passage.body, *passage.appendices):
            for match in _LINE.finditer(passage.lower, start, end):
                if (stance := title_stance(match[0])) and not _has_statement(match[0]):
                    lines[match.start()] = stance
            for colon in _COLON.finditer(passage.lower, start, end):
                if stance := _introduced(passage.lower, start, colon.start() + 1):
                    lines[colon.start()] = stance
            if not passage.section_chain(start) and not any(start <= h.start < end for h in passage.headings):
                lines |= _ends_of_sections(passage.lower, (start, end), lines, self._default)
        self._lines = sorted(lines.items())
        self._starts = [start for start, _ in self._lines]
        self._opening = (0, 0)
        if passage.headings and passage.type_code in _OPENING_LOOKS_BACK:
            self._opening = (passage.body[0], passage.headings[0].start)

    def at(self, offset: int) -> Stance:
        """The stance of the paragraph that starts at ``offset``: of the nearest line that acts as heading, else of its sections."""
        return self._find(offset)[0]

    def line_over(self, offset: int) -> int | None:
        """An offset in the line without a number that heads the paragraph at ``offset``; None where a section or nothing does."""
        return self._find(offset)[1]

    def _find(self, offset: int) -> tuple[Stance, int | None]:
        if self._opening[0] <= offset < self._opening[1]:
            return Stance.RESULT, None
        chain = self._passage.section_chain(offset)
        index = bisect_right(self._starts, offset - 1) - 1
        owners = self._passage.section_chain(self._starts[index]) if index >= 0 else []
        owner = owners[0] if owners else None
        if index >= 0 and owner is None and not chain:
            return self._lines[index][1], self._starts[index]
        titled: Stance | None = None
        for heading in chain:
            if heading == owner and not heading.heading_start <= self._starts[index] < heading.heading_end:
                return self._lines[index][1], self._starts[index]
            if heading.heading_start <= offset < heading.heading_end:
                continue
            if heading not in self._headings:
                self._headings[heading] = self._of(heading)
            stance = self._headings[heading]
            titles = stance is Stance.DESCRIPTION and _TITLES.match(
                self._passage.lower, heading.heading_start, heading.heading_end
            )
            if stance is not None and not titles:
                return (titled if titled and stance is not Stance.TARGET else stance), None
            titled = titled or stance
        if titled is not None:
            return titled, None
        # A line above a list that is no part of any section: "Các chỉ tiêu chủ yếu:", "(1) …", "(2) …".
        rules = index >= 0 and owner is None and self._lines[index][1] is Stance.TARGET
        if rules and _ITEM.match(self._passage.lower, chain[-1].heading_start):
            return Stance.TARGET, self._starts[index]
        return self._default, None

    def _of(self, heading: Heading) -> Stance | None:
        lower = self._passage.lower
        if introduced := _introduced(lower, heading.heading_start, heading.heading_end):
            return introduced
        if heading.heading_end - heading.heading_start > _LONGEST_TITLE:
            return None
        title = lower[heading.heading_start : heading.heading_end]
        if _TARGET_AND_ITEM.match(title):
            return Stance.TARGET
        if _has_statement(title):
            return None
        written = self._passage.text[heading.heading_start : heading.heading_end]
        return _capitals_stance(written) if written.isupper() else title_stance(title)


def _introduced(lower: str, start: int, end: int) -> Stance | None:
    """The stance of the list that a sentence ending with a colon at ``end`` introduces."""
    line = lower[max(start, end - 170, lower.rfind("\n", start, end) + 1) : end]
    head = line.rstrip(_SPECKS)
    if ":" not in line[len(head) :]:
        return None
    last = head[max(head.rfind("."), head.rfind(";"), head.rfind(",")) + 1 :]
    if "," in head and _SET_TARGETS.search(head) and not _has_statement(head):
        return Stance.TARGET
    return title_stance(last) if _INTRODUCING.search(last) and not _has_statement(last) else None


def _ends_of_sections(
    lower: str, area: tuple[int, int], lines: dict[int, Stance], default: Stance
) -> dict[int, Stance]:
    """Where a numbered heading without an outline ceases to hold: at the next label of its level or above."""
    ends: dict[int, Stance] = {}
    held: int | None = None
    for match in _LABELLED.finditer(lower, *area):
        rank = next(rank for rank, name in enumerate(_RANKS) if match[name])
        if match.start() in lines or match.end() - 1 in lines:  # the colon of a sentence that introduces a list
            held = rank
        elif held is not None and rank <= held:
            ends[match.start()] = default
            held = None
    return ends


_STATEMENT = compile_pattern(r"\d {0,2}%|(?:ít nhất|tối thiểu) |\.\.|…|: *\d|(?<!\p{L})(?:đạt|có) {1,2}\d")


def _has_statement(line: str) -> bool:
    """Whether a line states a value itself, so that it heads nothing."""
    return bool(_STATEMENT.search(line))
