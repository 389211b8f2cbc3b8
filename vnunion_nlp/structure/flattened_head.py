"""The head of a page that a converter gave back as one line: where its parts began."""

from __future__ import annotations

import re

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import NUMBER_EXTENT
from vnunion_nlp.structure.organ_lines import organ_starts
from vnunion_nlp.structure.organs import opening_clause
from vnunion_nlp.text import SourceText

_PAGE = compile_pattern(r"\d{1,2}\.\s+(?=\p{Lu}{2})")
"""The number of the page before its text."""
_FRAME = compile_pattern(
    r"(?P<title>C\S{2,4} H\S{1,3} X\S{1,2} ?H\S{1,3} CH\S{1,2} NGH\S{1,4}(?: V\S{1,4} ?N\S{1,3})?|Cộng h[oò][aà] xã hội chủ nghĩa Việt ?[Nn]am|ĐẢNG C\S{2,4} S\S{1,3} V\S{1,4} N\S{1,3}|(?:ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN)|ĐỘI (?:TNTP|THIẾU NIÊN TIỀN PHONG)) HỒ CHÍ MINH)(?=\W|$)"
    r"|(?P<motto>[ĐD]\S{1,2} [lL]\S{1,3}\s*[-.,~:=_+]{0,3}\s*T\S{0,2} [dD]\S{0,2}\s*[-.,~:=_+]{0,3}\s*H\S{1,4} [pP]h?\S{1,4})"
    r"|(?P<number>S[ốôóo06]\s?[:.;]?\s?(?=[\w#?$%._…]{0,9}\s?[-/]\s?[\p{Lu}\d]))"
    r"|(?P<about>V/v\b|\(V/v\b)|(?P<addressees>K[íi]nh (?:g[ửuưởơ]i|trình)\s?:)"
    r"|(?P<date>(?:(?:T[PX]\.?\s?|Thành phố |Thị xã |Huyện |Quận )?\p{Lu}\p{Ll}+(?:[ -](?:\p{Lu}\p{Ll}*|\d{1,2}\b)){0,4}\s?[,.]?\s)?(?:ngày|Ngày)\s?\S{0,5}\s?tháng\s?\S{0,5}\s?năm\s?(?:\d{4}|…+|\.{3,}))"
    r"|(?P<rule>(?:[-_=~]{3,}[o0]{0,3}\s?)+)|(?P<stamp>\+07:?00|\d\d:\d\d:\d\d(?!\s?\+07))"
)
_WORD = compile_pattern(r"[^\W_]+")
_GROUNDS = compile_pattern(r"(?:-\s)?(?:Căn cứ|Xét|Theo)\b")
_ENACTOR = compile_pattern(
    r"(?<!\S)(?:BAN (?:CHẤP HÀNH|THƯỜNG VỤ|BÍ THƯ)|ĐOÀN CHỦ TỊCH|(?:CHỦ TỊCH\s)?(?:[UỦ]Y BAN|HỘI ĐỒNG)|CHỦ TỊCH|(?:TỔNG\s)?GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG)|BỘ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG|BCH|BTV)\s"
)
"""Who enacts, in capitals between the subject of a decision and its grounds."""
_OPENING = compile_pattern(
    r"(?<=\s)(?:-\s)?(?P<word>Căn cứ|Thực hiện|Triển khai|Thi hành|Hôm nay|Kính thưa|Xét|Theo|Để|Nhằm|\((?:Ban hành )?[Kk]èm theo|Trong (?:năm|thời|những|bối|các|khi|\d)|Những năm|Năm \d{4}(?: là|,)|Sau khi|Phát huy|Tiếp tục"
    r"|Vừa qua|Vào (?:hồi|lúc)|Được sự|Hưởng ứng|Thông qua|Qua|Từ ngày|Ngày \d|Hiện nay|Nhân (?:dịp|kỷ niệm)|Chào mừng|Thời gian qua|Hòa chung|Cùng với|Tiếp theo|Với mục|Nhiệm kỳ \d{4}[^,]{0,12},"
    r"|Lập thành tích|Thiết thực|Hàng năm|Hằng năm|Đến nay)(?!\p{L})"
)
_HEADING = compile_pattern(
    r"(?<=\s)(?:(?:PHẦN|Phần)\s(?:THỨ|thứ|[IVX1A]{1,3}\b)|(?:CHƯƠNG|Chương)\s[I1]\b|[IVX]{1,4}\s?[.)/-]\s?\p{Lu}|A\s?[.)/]\s?\p{Lu}{2}|1\s?[.)/]\s?\p{Lu}|Điều\s1\b|QUYẾT (?:ĐỊNH|NGHỊ)\s?:)"
)
_NEEDS_MORE = compile_pattern(
    r"(?:[,(\"]|(?<!\p{L})(?:về|của|và|cho|với|theo|tại|trong|các|những|số|việc|để|là|ngày|từ|đến|do|năm học|Nghị quyết|-))\s*$",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 700


def head_starts(source: SourceText, start: int, end: int) -> tuple[set[int], int]:
    """Where the parts of the head between ``start`` and ``end`` begin, and where its text does."""
    folded = source.folded
    page = _PAGE.match(folded, start)
    low = page.end() if page else start
    starts = {low}
    framed = low
    about = addressees = False
    at = low
    type_stop = None
    while True:
        found = _FRAME.search(folded, at, end)
        limit = found.start() if found else min(end, framed + 400)
        type_stop = _type(source, framed, limit, starts, alone=found is None)
        if type_stop is not None or found is None:
            break
        kind = found.lastgroup
        if kind == "date" and not _is_date_line(folded, framed, found, started=len(starts) > 1):
            at = found.end()
            continue
        if kind != "about" and about and _OPENING.search(folded, framed, found.start()):
            break
        if kind != "stamp":
            starts.add(found.start())
            starts |= _organs(source, framed, found.start())
        at = found.end()
        if kind == "number":
            extent = NUMBER_EXTENT.match(folded, found.end())
            at = extent.end() if extent else found.end()
        about = about or kind == "about"
        addressees = addressees or kind == "addressees"
        if addressees:
            break
        if kind not in ("about", "rule"):
            framed = at
        if kind != "about" and (gap := _next_word(folded, at, end)) is not None:
            starts.add(gap)
    if type_stop is not None:
        top = _subject_end(source, type_stop, end, starts)
    elif addressees:
        top = _opening(source, at, min(end, at + 1500), first=True)
        starts.add(top)
    else:
        top = framed
    return starts, top


def _organs(source: SourceText, low: int, high: int) -> set[int]:
    """Where the second of two organs begins between two parts of the head."""
    if high - low < 12 or high - low > 200 or not vocabulary.is_capitals(source.folded[low:high]):
        return set()
    while source.folded[low].isspace():
        low += 1
    return {low + offset for offset in organ_starts(source.plain[low:high], source.folded[low:high])}


def _next_word(folded: str, at: int, end: int) -> int | None:
    """Where the next word begins if a blank stands before it."""
    while at < end and folded[at] in ".,;: ":
        at += 1
    return at if at < end and folded[at - 1] == " " else None


def _is_date_line(folded: str, framed: int, found: re.Match[str], *, started: bool) -> bool:
    """Whether a date is that of the document and not one in its text."""
    before = folded[max(framed, found.start() - 40) : found.start()].rstrip()
    return (
        started and not _NEEDS_MORE.search(before) and (found[0][0].isupper() or not before or not before[-1].islower())
    )


def _type(source: SourceText, low: int, high: int, starts: set[int], *, alone: bool) -> int | None:
    """Where a type line between two parts of the head ends, its beginning added to ``starts``."""
    folded = source.folded
    reach = min(high, low + 160)
    at = low
    while at < reach:
        if (at == low or folded[at - 1] == " ") and folded[at].isupper() and folded[at + 1 : at + 2].isupper():
            found = vocabulary.match_type(folded[at : at + 60])
            if found:
                words = list(_WORD.finditer(folded, at, at + 80))
                stop = words[min(found[1], len(words)) - 1].end()
                # A slip is forgiven where the line can only begin here.
                exact = at - low < 3 or vocabulary.key(folded[at:stop]) == found[0].key
                behind = folded[stop : stop + 2].strip()
                if (
                    folded[at:stop].isupper()
                    and exact
                    and not _is_organ(source, at, found[0])
                    and (alone or behind[:1] not in tuple("/-"))
                ):
                    starts.add(at)
                    following = _next_word(folded, stop, len(folded))
                    if following is not None:
                        starts.add(following)
                    return stop
        at = folded.find(" ", at, reach) + 1 or reach
    return None


def _is_organ(source: SourceText, at: int, name: vocabulary.TypeName) -> bool:
    """Whether a word like a type's is an organ's: CÔNG AN is no CÔNG VĂN."""
    return (
        not source.plain.startswith(name.key, at)
        and vocabulary.ORGAN_HEAD.match(source.plain[at : at + 60]) is not None
    )


def _subject_end(source: SourceText, start: int, end: int, starts: set[int]) -> int:
    """Where the text begins behind the subject; what enacts, number and date between them are starts too."""
    folded = source.folded
    limit = min(end, start + _LONGEST_SUBJECT)
    top = _opening(source, start, limit, first=False)
    for found in _FRAME.finditer(folded, start, top):
        if found.lastgroup in ("rule", "addressees") or (
            found.lastgroup in ("title", "motto", "number") and found.start() > start + 20
        ):
            starts.add(found.start())
            if found.lastgroup == "rule" and (gap := _next_word(folded, found.end(), end)) is not None:
                starts.add(gap)
                top = gap
                break
            if found.lastgroup == "addressees":
                top = _opening(source, found.end(), min(end, found.end() + 1500), first=True)
                break
    run = folded.rfind(" ", start, top - 1)
    while (
        run > start and (word := folded[folded.rfind(" ", start, run) + 1 : run]) and (word.isupper() or word.isdigit())
    ):
        run = max(start, run - len(word) - 1)
    enactors = list(_ENACTOR.finditer(folded, run, top))
    if enactors and _GROUNDS.match(folded, top):
        starts.add(enactors[-1].start())
    starts.add(top)
    return top


def _opening(source: SourceText, start: int, end: int, *, first: bool) -> int:
    """Where the text begins: at a word that opens a sentence, an organ that acts, or a heading; ``end`` where nothing tells.

    ``first``: whether it may begin at once, without a subject before it.
    """
    folded = source.folded
    words = [match.start() for match in _WORD.finditer(folded, start, min(end, start + 60))]
    low = start if first or not words else words[min(2, len(words) - 1)]
    ends = [end]
    for pattern in (_OPENING, _HEADING):
        for match in pattern.finditer(folded, low, end):
            before = folded[start : match.start()]
            if before.count('"') % 2 == 0 and not _NEEDS_MORE.search(before[-24:]):
                ends.append(match.start())
                break
    clause = opening_clause(folded, low, min(ends))
    if clause is not None:
        ends.append(clause)
    return min(ends)
