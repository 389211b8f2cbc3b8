"""Tables whose cells a converter or a scanner melted: ``1 Mở lớp tập huấn Ban Tổ chức Quý II/2024 | Thường trực``.

Cells cannot be told apart any more, but where the head names a column of times, the times can: they stand free, on a line of their own, at
a bar, or, in a row that begins with its running number, behind the task and what carries it out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_HEAD = compile_pattern(
    r"^\W{0,3}(?:(?:s?tt|so tt|[st](?=[^\n]{5,150}\n\W{0,3}[a-z]?[st]\d?\b)|[st](?= noi dung[ |]))[ |]{1,5}(?=[a-z])|noi dung(?=[^\n]{5,150}\n\W{0,3}[st]{1,2}\d?\b)).{5,150}"
    r"|^thoi\s(?:gian|han)(?: [a-z]{2,6}){0,4}\W{0,3}$",
    re.MULTILINE,
)
"""The line of all heads, or the lone head of the column of times."""
_TIME_HEAD = compile_pattern(
    r"\b(?:thoi(?: (?:gian|han|diem)|\W.{0,60}\bgian\b)|tien do)(?: (?:thuc hien|hoan thanh|bao cao|to chuc|trien khai|du kien|ket thuc|bat dau))*"
)
_CARRIER_HEADS = (
    compile_pattern(r"\b(?:don vi|co quan|bo phan|nguoi|phong|ban)\b"),
    compile_pattern(r"\b(?:chu tri|phoi hop|phu trach|tham muu|thuc hien)\b"),
)
"""Each column of what carries the tasks out is called by the one, the other, or both."""
_NOTE_HEAD = compile_pattern(r"[ |]*(?:ghi chu)?\W*$")
_ROW = compile_pattern(
    # The rules of a table read as letters and marks: ``2_] Giao ban``, ``l | 3_| Hội nghị``.
    r"^(?:[^\w\n]|[_ˆ]){0,6}(?:[lIJ](?:[^\w\n]{1,3}|(?=\d)))?(?P<number>\d{1,3})[.)|/;_\]}¡ ]{0,4}(?<=[.)|/;_\]}¡ ]) {0,3}(?=[^\W\d_])",
    re.MULTILINE,
)
_CLOSE = compile_pattern(r"^\W*(?:noi nhan\b|phu luc\b|tren day la|(?:ii|iii|iv|v)[.)] )", re.MULTILINE)
_LONGEST_TABLE = 12_000
_FEWEST = 3
"""So many times must stand free where no row is known."""
_LONGEST_ROW = 1200
_LONGEST_CARRIER = 90
_MONTHS = r"(?:0?[1-9]|1[0-2])"
_TIME = compile_pattern(
    r"(?<![^\s|])(?:"
    r"(?:Trước|Đến|Từ|Trong|Hết|Cuối|Đầu|Giữa|Sau|Xong|Chậm nhất|Hoàn thành|Dự kiến) (?=[^\n]{0,25}\d)"
    rf"|Quý (?=[IVX1-4])|Tháng (?=\d)|Năm (?=(?:19|20)\d\d)|Ngày (?=\d)|(?:Hằng|Hàng|Mỗi) (?=năm|quý|tháng|tuần|ngày)|Thường xuyên|Cả năm|Định kỳ"
    rf"|(?:\d{{1,2}}(?:/{_MONTHS}(?:/\d{{4}})?)? ?[-–] ?)?\d{{1,2}}/{_MONTHS}(?:/\d{{4}})?(?![\d/])|{_MONTHS}/(?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?!\d)"
    r")"
)
_FESTIVE = compile_pattern(r"\d{1,2}/\d{1,2}")
_TIME_WORDS = compile_pattern(
    r"(?:[ \t]*(?:\d[\d/.,]*(?<![.,])|[IVX]{1,3}(?:/\d{4})?(?!\w)|[-–,&]|(?:năm|tháng|quý|ngày|tuần|đến|hết|và|trước|từ|đầu|cuối|giữa|học|kỳ|hằng|hàng|một|lần|xuyên|nhất|làm việc)(?!\w)))*"
)
_BELONGS = compile_pattern(
    r"(?:\b(?:năm|ngày|tháng|quý|đoạn|kỳ|số|của|khóa|đến|từ|trước|sau|lần|thứ|học|trong|hết|và|tính|với|thành lập)|[,(/–-])\s*$",
    re.IGNORECASE,
)
_BEHIND = compile_pattern(r"[ \t'_~.;]*(?:(?P<end>\n|$)|(?P<bar>[|+¦]))|[ \t]+(?P<next>[^\W\d_])")
_BEFORE = compile_pattern(r"(?:^|[\n|¦])[ \t'_~]*$")
_CARRIER = compile_pattern(
    r"(?<!\S)(?:Các )?(?:Ban|Văn phòng|VP|UBKT|Ủy ban|Uỷ ban|Các|Công đoàn|CĐCS|CĐ|LĐLĐ|Liên đoàn|Phòng|Sở|Hội|Đoàn|Trung tâm|Tổ(?! chức)|Bộ phận|BTV|BCH|Thường trực|Đ/c|Đồng chí|Chủ tịch|Cơ quan|Đơn vị|Trường|Khối)(?!\w)"
)
_JOINED = compile_pattern(r"(?:\b(?:của|và|cho|các|với|tại|từ|về|thuộc|đến|theo|trong|do)|[,;&-])\s*$")
_LIST = compile_pattern(r"[,;&-]\s*$")


@dataclass(frozen=True, slots=True)
class MeltedTime:
    """The time of a row and what it is the time of; offsets into ``SourceText.folded``."""

    time: Span
    task: Span | None
    due: bool
    """Whether the column's head says that the task ends then."""


def melted_times(source: SourceText, start: int, end: int) -> list[MeltedTime]:
    """The times of all melted tables in ``folded[start:end]``, in order."""
    found: list[MeltedTime] = []
    at = start
    times_at: list[int] | None = None
    while head := _HEAD.search(source.plain, at, end):
        limit = min(end, head.start() + _LONGEST_TABLE)
        if times_at is None:
            times_at = [match.start() for match in _TIME.finditer(source.clean, head.end(), end)]
        if bisect_left(times_at, limit) - bisect_left(times_at, head.end()) < _FEWEST - 1:
            at = head.end()
            continue
        close = _CLOSE.search(source.plain, head.end(), limit)
        times = _in_table(source, head, close.start() if close else limit)
        found += times
        at = max(head.end(), times[-1].time[1] if times else 0)
    return found


def _in_table(source: SourceText, head: re.Match[str], end: int) -> list[MeltedTime]:
    rows = _rows(source, head.end(), end)
    words = " ".join(source.plain[head.start() : min(rows[0][0] if rows else head.end(), head.end() + 150)].split())
    label = _TIME_HEAD.search(words)
    if not label:
        return []
    due = "hoan thanh" in label[0] or "han" in label[0]
    is_torn = label[0].startswith("thoi ") and label[0].split()[1] not in ("gian", "han", "diem")
    is_last = not is_torn and _NOTE_HEAD.match(words, label.end()) is not None
    carriers = max(len(pattern.findall(words, 0, label.start())) for pattern in _CARRIER_HEADS)
    found = []
    timed = 0
    behind = head.end()
    for low, high in rows:
        found += [MeltedTime(time, None, due) for time, free in _times(source.clean, behind, low, is_last) if free]
        times = _times(source.clean, low, high, is_last)
        # A festive day (``Ngày Nhà giáo Việt Nam 20/11``) may close the line below.
        last = [time for time, _ in times if not _FESTIVE.fullmatch(source.clean, *time)] or [time for time, _ in times]
        free = [time for time, is_free in times if is_free] or last[-1:]
        for time in free:
            stop = free[0][0]
            for _ in range(carriers):
                stop = _carrier(source.folded, low, stop)
            found.append(MeltedTime(time, source.trim(low, stop) if stop > low else None, due))
        timed += bool(free)
        behind = high
    found += [MeltedTime(time, None, due) for time, free in _times(source.clean, behind, end, is_last) if free]
    return found if (len(rows) > 1 and 2 * timed >= len(rows)) or len(found) >= _FEWEST else []


def _rows(source: SourceText, start: int, end: int) -> list[Span]:
    """The texts of the rows behind their running numbers, as far as these follow each other."""
    starts: list[re.Match[str]] = []
    at, reach, wanted = start, min(end, start + 200), (1, 1)
    while row := next((row for row in _ROW.finditer(source.folded, at, reach) if int(row["number"]) in wanted), None):
        starts.append(row)
        # Groups of rows may each begin anew.
        at, reach, wanted = row.end(), min(end, row.end() + _LONGEST_ROW), (1, int(row["number"]) + 1)
    ends = [row.start() for row in starts[1:]]
    if starts:
        blank = source.folded.find("\n\n", at, end)
        ends.append(blank if blank >= 0 else reach)
    return [(row.end(), stop) for row, stop in zip(starts, ends, strict=True)]


def _times(text: str, low: int, high: int, is_last: bool) -> list[tuple[Span, bool]]:
    """The times in ``text[low:high]`` that may be cells, and whether each stands free; ``is_last``: nothing stands right of them."""
    found: list[tuple[Span, bool]] = []
    for match in _TIME.finditer(text, low, high):
        if _BELONGS.search(text, max(low, match.start() - 12), match.start()):
            continue
        words = _TIME_WORDS.match(text, match.end(), high)
        stop = words.end() if words else match.end()
        while stop > match.end() and text[stop - 1] in " \t,-–&":
            stop -= 1
        behind = _BEHIND.match(text, stop, high)
        if not behind:
            continue
        alone = _BEFORE.search(text, max(0, match.start() - 12), match.start()) is not None
        free = behind["bar"] is not None or (alone and behind["end"] is not None)
        ends = behind["end"] is not None and (is_last or text[stop : stop + 1] not in (".", ";"))
        if free or ends or (behind["next"] is not None and not is_last and behind["next"].isupper()):
            if free and found and found[-1][1] and "\n" not in text[found[-1][0][0] : match.start()]:
                # The column of times is the last of two that hold some: the period under inspection stands left of the month.
                found.pop()
            found.append(((match.start(), stop), free))
    return found


def _carrier(text: str, low: int, time: int) -> int:
    """Where what carries the task out begins, which ends at ``time``; else ``time``."""
    begin = time
    for match in reversed(list(_CARRIER.finditer(text, max(low, time - _LONGEST_CARRIER), time))):
        before = text[max(low, match.start() - 12) : match.start()]
        if begin < time and not _LIST.search(text, match.start(), begin):
            break
        goes_on = _LIST.search(before) is not None
        if goes_on or not _JOINED.search(before):
            begin = match.start()
        if begin == match.start() and not goes_on:
            break
    return begin
