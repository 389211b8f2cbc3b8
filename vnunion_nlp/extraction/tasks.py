"""The surroundings of a deadline: fields, sentences, clauses, and the task that a deadline governs (annotation.md, "Deadlines")."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Literal

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.time_expressions import TimeExpression
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import unmarked

Span = tuple[int, int]
FieldRole = Literal["time", "due", "other"]


class Task(Enum):
    """Where the task of a deadline stands."""

    FIELD = "field"
    BEFORE = "before"
    AFTER = "after"
    STAGE = "stage"
    """Behind the time, or below it; else before it."""
    SENTENCE = "sentence"


_ROLE: dict[str, FieldRole] = {unmarked(row["label"]): row["role"] for row in rows("field_labels")}  # type: ignore[misc]
# Labels are compared without tones and hats, which scans lose first.
_LABELS = "|".join(sorted((re.escape(label) for label in _ROLE), key=len, reverse=True))
_TIME_LABELS = "|".join(label for label, role in _ROLE.items() if role != "other")
FIELD_LABEL = compile_pattern(
    rf"(?:(?<=[-+.;,:()•\d])|^) {{0,4}}+(?P<label>{_LABELS})(?:,? [^\W\d]{{1,12}}){{0,10}} {{0,3}}(?P<colon>:)",
    re.MULTILINE,
)
_UNMARKED_FIELD = compile_pattern(
    rf"^\W{{0,4}}(?:(?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})[.)] {{0,4}}){{0,3}}(?P<label>{_TIME_LABELS})"
    r"(?: (?:thuc hien|to chuc|hoan thanh|trien khai|bao cao|nop|gui|du kien|kiem tra|hoi nghi|cuoc thi|nhan|phat dong|tien hanh|hop|la|vao))* {0,3}[-.]? {0,3}$"
)
_TIME_HEADING = compile_pattern(
    rf"^\W{{0,4}}(?:(?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})(?:\.\d{{1,2}})*[.)/-] {{0,4}})?(?:{_TIME_LABELS})[^:\d]{{0,60}}:?\W*$"
)
_FINISHED = compile_pattern(r"hoan thanh|hoan tat|nop|gui")
_OPENING = compile_pattern(
    r"[ \t]*(?:[-+•–·]|(?:\d{1,2}(?:\.\d{1,2}){0,3}(?:[.)/]|,(?= \p{Lu})|-(?=\D))|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}(?:[.)]| ?-(?= ))|[a-zđ](?:[.)/]|[,-](?= ))|Điều {1,3}\d{1,3}[.:])(?=\W|\p{Lu}))? {0,6}"
)
# A stop behind a list number or an initial ends no sentence; one behind a counted number does (``phòng họp tầng 2. Các tổ …``).
_NO_STOP = compile_pattern(
    r"(?:(?:[\n;:.,(]|(?i:điều|mục|chương|phần|khoản|điểm|số|bước|phụ lục|vụ)) {0,3}\d{1,2}|[ (.]\p{Lu})\Z"
)
_NO_STOP_REACH = 13
_STOP = r"(?P<stop>[.!?])[.!?]*[\"')]? {1,4}(?=[\p{Lu}\"(])"
_SENTENCE_BREAK = compile_pattern(_STOP)
_CLAUSE_BREAK = compile_pattern(rf"[;:](?!\d)|{_STOP}|[a-zđ](?<=\p{{L}} .)\) ")
_NUMBERED = compile_pattern(r" {0,8}(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.,)/]")
_BULLET = compile_pattern(r" {0,8}[-+•–·]")
_GLOSS = compile_pattern(r" {0,3}\([^()\n]{1,30}\)(?= {0,3}[:.,;\n]| {0,3}$)")
_CLOSED = compile_pattern(r"[^()]*+\)")
# A bullet with a schedule of its own is not governed by a field further down.
_OWN_SCHEDULE = compile_pattern(
    r"\((?:dự kiến |trong |từ |trước )*(?:đầu |giữa |cuối )?(?:tháng|quý|ngày) [^()]{1,40}\)[ .;,]*$"
)
_NEXT_DATE = compile_pattern(
    r"; {0,3}(?:từ |đến |trước )?(?:(?:ngày|tháng|quý) {0,3}[\divl]{1,3}|(?:sáng|chiều|tối)?(?: ngày)? ?\d{1,2}/\d)"
)
# ``Quý II, quý III``: alone in its line.
_LISTED = compile_pattern(r"(?:[ ,;]{1,4}(?:và )?(?:tháng|quý|ngày) {0,3}[\d/ivlh,-]{1,12}){1,6}$")
# A bullet that tells the time of something else.
_OWN_TIME = compile_pattern(r"thời (?:gian|hạn) [^:\n]{1,80}:.{0,20}\d")
_BLANKS_AND_MARKS = " .;,:/-"


def _breaks(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The marks in ``text[start:end]`` at which a sentence or clause ends."""
    for match in mark.finditer(text, start, end):
        at = match.start()
        if match["stop"] is None or not _NO_STOP.search(text, max(0, at - _NO_STOP_REACH), at):
            yield match


class Layout:
    """Paragraphs, fields and tasks of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._text, self._lower = passage.text, passage.lower
        self._heading_starts = [heading.heading_start for heading in passage.headings]

    def opening(self, paragraph: Span) -> int:
        """Where the words of a paragraph begin, behind its bullet or number."""
        match = _OPENING.match(self._text, *paragraph)
        return match.end() if match else paragraph[0]

    def in_title(self, at: int) -> bool:
        """Whether ``at`` lies in a heading that is a title, and not in a task that merely bears a number (contract §4).

        A title is in capitals, or is short, has no closing mark and stands above paragraphs of its own.
        """
        index = bisect_right(self._heading_starts, at) - 1
        if index < 0 or at >= self._passage.headings[index].heading_end:
            return False
        heading = self._passage.headings[index]
        words = self._text[self.opening((heading.heading_start, heading.heading_end)) : heading.heading_end].rstrip()
        if words.isupper():
            return True
        closed = words.endswith((".", ";", ",", "/", "sau:"))
        return (
            not closed and len(words) <= _TITLE_LENGTH and bool(self._text[heading.heading_end : heading.end].strip())
        )

    def sentence(self, start: int, end: int, paragraph: Span) -> Span:
        """The sentence that holds ``start``–``end``."""
        return self._bounded(_SENTENCE_BREAK, start, end, paragraph)

    def clause(self, start: int, end: int, paragraph: Span) -> Span:
        """The clause that holds ``start``–``end``: up to ``;``, ``:`` or the sentence's end."""
        return self._bounded(_CLAUSE_BREAK, start, end, paragraph)

    def _bounded(self, mark: re.Pattern[str], start: int, end: int, paragraph: Span) -> Span:
        first = self.opening(paragraph)
        # A window bounds the work where a whole file is one line.
        low = max(first, start - _WINDOW)
        # One character more lets a stop straight before ``start`` see the capital behind it.
        for match in _breaks(mark, self._text, low, start + 1):
            first = match.end() if match.end() <= start else first
        first = max(first, low)
        while first < start and self._text[first] == " ":
            first += 1
        stop = next(_breaks(mark, self._text, end, min(paragraph[1], end + _WINDOW)), None)
        return min(first, start), stop.start() if stop else min(paragraph[1], end + _WINDOW)

    def field(self, at: int, paragraph: Span) -> FieldRole | None:
        """``time`` or ``due`` where ``at`` stands in the value of a time field."""
        low = max(paragraph[0], at - _FIELD_REACH)
        last: re.Match[str] | None = None
        window = unmarked(self._lower[low:at])
        for match in FIELD_LABEL.finditer(window):
            last = match
        if last is not None:
            role: FieldRole = (
                "due" if _FINISHED.search(last[0]) and _ROLE[last["label"]] == "time" else _ROLE[last["label"]]
            )
            value = self._text[low + last.end() : at]
            closed = any(_breaks(_SENTENCE_BREAK, value, 0, len(value))) or _CLOSED.match(value)
            return role if role != "other" and not closed else None
        unmarked_label = _UNMARKED_FIELD.match(window)
        if unmarked_label and low == paragraph[0] and unmarked_label["label"] not in ("du kien", "hoan thanh"):
            return _ROLE[unmarked_label["label"]]
        if self._under_time_heading(paragraph) and at <= self.opening(paragraph) + 30:
            return "time"
        return None

    def words_before(self, expression: TimeExpression, paragraph: Span) -> bool:
        """Whether a clause stands between the label of a field and the time, which then only qualifies something."""
        low = max(paragraph[0], expression.start - _FIELD_REACH)
        value = self._text.rfind(":", low, expression.adverb)
        return len(_VALUE_WORD.findall(self._text, max(value, low), expression.adverb)) >= _SENTENCE_WORDS

    def _under_time_heading(self, paragraph: Span) -> bool:
        """Whether the paragraph follows a line or a section that is called ``Thời gian thực hiện``."""
        chain = self._passage.section_chain(paragraph[0])
        if chain and not chain[0].heading_start <= paragraph[0] < chain[0].heading_end:
            heading = chain[0]
            if _TIME_HEADING.match(unmarked(self._lower[heading.heading_start : heading.heading_end])):
                return True
        before = self._previous(paragraph)
        return (
            before is not None
            and before[1] - before[0] < 100
            and _TIME_HEADING.match(unmarked(self._lower[slice(*before)])) is not None
        )

    def _previous(self, paragraph: Span) -> Span | None:
        """The nearest paragraph above that is not blank, inside the body or appendix."""
        at = paragraph[0] - 1
        floor = self._floor(paragraph[0])
        while at > floor:
            start, end = self._passage.paragraph(at - 1) if self._text[at - 1] != "\n" else (at, at)
            if self._text[start:end].strip():
                return (start, end) if start >= floor else None
            at = start - 1 if start < at else at - 1
        return None

    def _floor(self, at: int) -> int:
        return next((s for s, e in (self._passage.body, *self._passage.appendices) if s <= at <= e), 0)

    def task(
        self, where: Task, expression: TimeExpression, paragraph: Span, sentence: Span, ends: Sequence[int]
    ) -> Span | None:
        """The task that the deadline governs; ``ends`` are those of the deadlines before it, in order."""
        if where is Task.AFTER:
            following = _NEXT_DATE.search(self._lower, expression.end, sentence[1])
            gloss = _GLOSS.match(self._text, expression.end)
            listed = _LISTED.match(self._lower, expression.end, sentence[1])
            behind = gloss or listed
            own = self.trim(behind.end() if behind else expression.end, following.start() if following else sentence[1])
            return own or self._bullets_below(paragraph)
        if where is Task.STAGE:
            own = self.trim(expression.end, sentence[1])
            if own and _VALUE_WORD.search(self._text, *own):
                return own
            if below := self._bullets_below(paragraph) or self._line_below(paragraph):
                return below
        if where in (Task.BEFORE, Task.STAGE):
            bracket = self.open_bracket(expression.start, sentence[0])
            stop = expression.adverb if bracket is None else bracket
            start = self._behind([end for end in ends if sentence[0] < end < stop], stop)
            start = sentence[0] if start is None else start
            if announced := _ANNOUNCED.search(self._lower, start, stop):
                stop = announced.start()
            return self.trim(start, stop) or self.trim(sentence[0], stop) or self.trim(*sentence)
        if where is Task.FIELD:
            return self._field_task(expression, paragraph, sentence)
        note = _NOTE.match(self._lower, *sentence)
        return self.trim(note.end() if note else sentence[0], sentence[1])

    def open_bracket(self, at: int, low: int) -> int | None:
        """The bracket that ``at`` stands in, not before ``low``."""
        bracket = self._text.rfind("(", low, at)
        return bracket if bracket >= 0 and ")" not in self._text[bracket:at] else None

    def _behind(self, ends: Sequence[int], stop: int) -> int | None:
        """Where a task begins behind the deadlines before it in its sentence: at the next clause; null where one clause goes on."""
        for end in reversed(ends):
            clause = self._text.find(";", end, stop)
            if clause >= 0:
                return clause
            if end == ends[-1] and self._text[end:stop].lstrip()[:1] in (")", ",", ".", ":", "-", ""):
                return end
        return None

    def _bullets_below(self, paragraph: Span) -> Span | None:
        """The bullets that follow a line which is only their time."""
        first = last = None
        at, stop = paragraph[1] + 1, min(len(self._text), paragraph[1] + _BLOCK_REACH)
        while at < stop:
            start, end = self._passage.paragraph(at)
            if self._text[start:end].strip():
                if not _BULLET.match(self._text, start, end) and not _NUMBERED.match(self._text, start, end):
                    break
                first, last = first or (start, end), (start, end)
            at = end + 1
        return self.trim(self.opening(first), last[1]) if first and last else None

    def _line_below(self, paragraph: Span) -> Span | None:
        """The paragraph right below, unless it is a stage or a field like this one."""
        at = paragraph[1] + 1
        while at < len(self._text) and self._text[at] in "\n ":
            at += 1
        if at >= len(self._text) or at - paragraph[1] > _FIELD_REACH:
            return None
        start, end = self._passage.paragraph(at)
        if (
            STAGE.match(self._lower, self.opening((start, end)), end)
            or self._is_field((start, end))
            or _NUMBERED.match(self._text, start, end)
        ):
            return None
        return self.trim(start, end)

    def _field_task(self, expression: TimeExpression, paragraph: Span, sentence: Span) -> Span | None:
        """The text before the field in its own paragraph, else the paragraph or bullets above that it closes.

        A value that is a sentence holds the task itself (``Thời hạn nộp: Các đơn vị gửi danh sách trước ngày …``).
        """
        opening, low = self.opening(paragraph), max(paragraph[0], expression.start - _FIELD_REACH)
        labels = [
            (_ROLE[match["label"]], low + match.start("label"), low + match.end())
            for match in FIELD_LABEL.finditer(unmarked(self._lower[low : expression.start]))
        ]
        times = [at for role, at, _ in labels if role != "other"]
        if labels and len(_VALUE_WORD.findall(self._text, labels[-1][2], expression.adverb)) >= _SENTENCE_WORDS:
            label = labels[-1][2] if self._lower.startswith("thời gian", labels[-1][1]) else sentence[0]
            return self.trim(max(sentence[0], label), sentence[1])
        if not labels and (own := self.trim(opening, expression.adverb)):
            return own
        if not labels and len(_VALUE_WORD.findall(self._text, expression.end, sentence[1])) >= _SENTENCE_WORDS:
            return self.trim(*sentence)
        if times and labels[0][1] == times[-1]:
            own = self.trim(opening, times[-1])
            if own is not None:
                return own
        first: Span | None = None
        last: Span | None = None
        above = self._previous(paragraph)
        if above is not None and opening > paragraph[0] and _NUMBERED.match(self._text, *paragraph):
            # A field that is a numbered item of its own has no task among its siblings.
            above = None if _are_siblings(self._text, above, paragraph) else above
        while above is not None and paragraph[0] - above[0] < _BLOCK_REACH:
            if self._is_field(above):
                if last is None and self._field_label(above) == "noi dung":
                    first = last = above
                    break
                if last is not None or _ROLE[self._field_label(above)] != "other":
                    break
                above = self._previous(above)
                continue
            if not _BULLET.match(self._text, *above):
                first, last = (first, last) if last else (above, above)
                break
            if last is not None and _OWN_SCHEDULE.search(self._lower, *above):
                break
            if _OWN_TIME.match(self._lower, self.opening(above), above[1]):
                break
            first, last = above, last or above
            above = self._previous(above)
        if (
            first is None
            or last is None
            or _TIME_HEADING.match(unmarked(self._lower[slice(*first)]))
            or _NO_TASK.search(self._lower, *last)
            or _ATTACHED.match(self._lower, *last)
        ):
            return self._named_in_label(labels)
        if first == last and self._text[slice(*first)].isupper():
            return None
        return self.trim(self.opening(first), last[1])

    def _named_in_label(self, labels: list[tuple[FieldRole, int, int]]) -> Span | None:
        """What the label itself names: ``Thời gian phát áo thi đấu: …``."""
        if not labels or labels[-1][0] == "other":
            return None
        words = _LABELLED.match(self._lower, labels[-1][1], labels[-1][2])
        return self.trim(*words.span("act")) if words else None

    def _is_field(self, paragraph: Span) -> bool:
        return self._label_match(paragraph) is not None

    def _field_label(self, paragraph: Span) -> str:
        match = self._label_match(paragraph)
        return str(match["label"]) if match else ""

    def _label_match(self, paragraph: Span) -> re.Match[str] | None:
        match = FIELD_LABEL.search(unmarked(self._lower[paragraph[0] : min(paragraph[1], paragraph[0] + 90)]))
        return match if match and paragraph[0] + match.start("label") <= self.opening(paragraph) + 1 else None

    def trim(self, start: int, end: int) -> Span | None:
        """The stretch without blanks, bullets and closing marks at its ends; null where nothing is left."""
        text = self._text
        while start < end and (text[start].isspace() or text[start] in "-+•,;:.)"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANKS_AND_MARKS or text[end - 1] == "("):
            end -= 1
        return (start, end) if start < end else None


_ANNOUNCED = compile_pattern(r"[:-] {0,3}(?:(?:dự kiến|vào|lúc|khoảng|bắt đầu|trong) {0,3}){1,2}$")
_NOTE = compile_pattern(r"(?:lưu ý|chú ý|ghi chú|trong đó)(?: thêm)? ?:|(?:một|hai|ba|bốn|năm) là[,:]")
# What announces the fields themselves, and what a document is attached to.
_NO_TASK = compile_pattern(
    r"(?:hướng dẫn|thông báo|đề nghị|yêu cầu|xây dựng|ban hành)[^;.]{0,40}(?:nội dung|kế hoạch|chương trình)[^;.]{0,30}(?:sau|dưới đây) ?:? *$"
)
_ATTACHED = compile_pattern(r" *\((?:ban hành )?kèm theo[^()]*\)? *$")
_LABELLED = compile_pattern(
    r"(?:thời gian|thời điểm|thời hạn|hạn|tiến độ|lịch trình)(?: (?:dự kiến|cụ thể|là|để))* (?P<act>(?!(?:thực hiện|tổ chức|hoàn thành|triển khai|tiến hành|diễn ra)"
    r"(?: (?:cụ thể|dự kiến|như sau|kế hoạch))? ?:)\p{L}+ [^:]*?\p{L}) ?:"
)


def _are_siblings(text: str, above: Span, paragraph: Span) -> bool:
    """Whether a numbered paragraph stands beside the one above it, and not below it as ``1.1.`` or ``a)`` does below ``1.``."""
    if _BULLET.match(text, *above):
        return True
    one, two = _NUMBERED.match(text, *above), _NUMBERED.match(text, *paragraph)
    if one is None or two is None:
        return one is not None
    if two["number"].isdigit() == one["number"].isdigit() and "." not in two["number"]:
        return True
    return not two["number"].startswith(one["number"] + ".") and two["number"][:1].isdigit()


# What stages a schedule is made of.
STAGE = compile_pattern(
    r"(?:(?:đợt|giai đoạn|vòng|bước|chặng|lượt|lần)(?: thứ)? (?:\d{1,2}|[ivx]{1,4}|một|nhất|hai|ba)"
    r"|vòng (?:sơ khảo|sơ loại|sơ kết|chung khảo|loại|chung kết|bán kết|bảng))(?= {0,3}(?:[:(-]|$|ngày|tháng|từ))"
)
_VALUE_WORD = compile_pattern(r"(?<!\p{L})\p{L}{2,}")
_SENTENCE_WORDS = 5
_WINDOW = 2000
_TITLE_LENGTH = 200
_FIELD_REACH = 300
_BLOCK_REACH = 8000
"""Characters within which the bullets stand that a time governs."""
