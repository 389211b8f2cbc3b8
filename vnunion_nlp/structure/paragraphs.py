"""Lines to paragraphs: wrapped and torn lines are joined, so that the extractors see one paragraph a line."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.labels import Label, label_at
from vnunion_nlp.text import Line, SourceText

_PAGE_NUMBER = regex.compile(r"\W{0,4}(?:trang|page)?\s*\d{1,3}\s*(?:/\s*\d{1,3})?\W{0,4}", regex.I)
_TERMINAL = tuple(".;:!?…")
_BULLET = regex.compile(r"[-+•●▪■◦○♦❖✓✔]+\s*(?=\S)|\*\s*(?=[^*\s])")
_DANGLING = regex.compile(
    r"(?:[,(]|\b(?:năm|tháng|ngày|số|điều|khoản|điểm|quý|và|từ|đến|của|về|cho|các|với|tại|trên|là|mục|phần|lần|nhiệm kỳ|giai đoạn|khóa|theo|hoặc|ít nhất|tối thiểu|đạt))\s*$",
    regex.I,
)
_BEFORE_POINT = regex.compile(r"(?:[,(]|\b(?:điểm|các|và|hoặc|mục|tiết))\s*$", regex.I)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; offsets into ``SourceText.folded``, blanks and a leading bullet trimmed."""

    start: int
    end: int
    bullet: str
    """The bullet sign, or nothing."""
    label: Label | None
    lines: tuple[int, int]
    """Indexes of its first and behind its last line."""


def wrap_width(source: SourceText, lines: list[Line]) -> int | None:
    """The width at which a converter or typist broke the lines, or None if a line is a paragraph."""
    lengths = sorted(line.end - line.left for line in lines if not line.is_blank)
    if len(lengths) < 6:
        return None
    width = lengths[int(len(lengths) * 0.95)]
    if not 40 <= width <= 140:
        return None
    full = [line for line in lines if line.end - line.left >= 0.8 * width]
    unfinished = sum(source.folded[line.end - 1] not in _TERMINAL for line in full)
    return width if len(full) >= 0.25 * len(lengths) and unfinished >= 0.4 * len(full) else None


def paragraphs(source: SourceText, first: int, last: int) -> list[Paragraph]:
    """The paragraphs of lines ``first`` to ``last`` (exclusive)."""
    lines = source.lines
    width = wrap_width(source, list(lines[first:last]))
    found: list[Paragraph] = []
    at = first
    while at < last:
        if lines[at].is_blank:
            at += 1
            continue
        label = label_at(source, _after_bullet(source, lines[at].start))
        stop = at + 1
        while True:
            following = _next_in_paragraph(source, stop, last, at, width, label)
            if following is None:
                break
            stop = following
        bullet = _BULLET.match(source.clean, lines[at].start)
        start = _after_bullet(source, lines[at].start)
        found.append(
            Paragraph(
                start,
                lines[stop - 1].end,
                bullet[0].strip() if bullet else "",
                None if bullet else label,
                (at, stop),
            )
        )
        at = stop
    return found


def joined_lines(source: SourceText, first: int, last: int) -> Paragraph:
    """Lines ``first`` to ``last`` (exclusive) taken as one paragraph."""
    return Paragraph(source.lines[first].start, source.lines[last - 1].end, "", None, (first, last))


def _after_bullet(source: SourceText, start: int) -> int:
    while start < len(source.folded) and source.folded[start] == " ":
        start += 1
    bullet = _BULLET.match(source.clean, start)
    if not bullet:
        return start
    end = bullet.end()
    while end < len(source.folded) and source.folded[end] == " ":
        end += 1
    return end


def _next_in_paragraph(
    source: SourceText, at: int, last: int, first: int, width: int | None, label: Label | None
) -> int | None:
    """Index behind the next line if it goes on with the paragraph that ends before line ``at``, else None."""
    lines = source.lines
    previous = lines[at - 1]
    blank = noise = 0
    while at < last and (lines[at].is_blank or _is_page_number(source, lines[at])):
        noise += not lines[at].is_blank
        blank += 1
        at += 1
        if blank > 6:
            return None
    if at >= last:
        return None
    line = lines[at]
    text = source.folded[line.start : line.end]
    before = source.folded[previous.start : previous.end]
    return at + 1 if _goes_on(source, previous, line, before, text, blank, noise, width, label, at - first) else None


def _goes_on(
    source: SourceText,
    previous: Line,
    line: Line,
    before: str,
    text: str,
    blank: int,
    noise: int,
    width: int | None,
    label: Label | None,
    n_lines: int,
) -> bool:
    terminal = before.endswith(_TERMINAL) and not before.endswith(("...", "…"))
    dangling = bool(_DANGLING.search(before))
    if label and label.kind in ("part", "chapter") and n_lines <= 4 and _is_title_line(source, line, text):
        # PHẦN THỨ NHẤT / TITLE / TITLE, each on a line of its own
        return label_at(source, line.start) is None
    if _BULLET.match(source.clean, line.start) and not (text[1:2].isdigit() and before[-1:].isdigit()):
        return False
    following = label_at(source, line.start)
    if following and not _is_false_label(following, before, dangling):
        return False
    if terminal:
        full = width is not None and previous.end - previous.left >= 0.88 * width
        if before.endswith(";") and text[0].islower() and not blank and full:
            return True
        if blank or width is None or before.endswith((";", ":")):
            return False
        # A sentence may end with its line inside a paragraph: only a full line without an indent behind it tells.
        return full and line.start - line.left <= previous.start - previous.left
    if text[0].islower():
        return True
    if vocabulary.is_capitals(before) and label and not blank:
        return vocabulary.is_capitals(text) and not _starts_frame(source, line)
    if dangling and not blank:
        return True
    if blank or width is None:
        return False
    return previous.end - previous.left >= 0.75 * width and not _starts_frame(source, line)


def _is_title_line(source: SourceText, line: Line, text: str) -> bool:
    return vocabulary.is_capitals(text) and not _starts_frame(source, line)


def _starts_frame(source: SourceText, line: Line) -> bool:
    plain = source.plain[line.start : line.end]
    return bool(vocabulary.RECIPIENTS_LABEL.match(plain) or vocabulary.AUTHORITY.match(source.folded, line.start))


def _is_false_label(label: Label, before: str, dangling: bool) -> bool:
    """A number that only happens to begin a line of running text; a letter is one behind "điểm" or in a list of such."""
    if label.kind == "letter":
        return _BEFORE_POINT.search(before) is not None
    if label.kind in ("arabic", "decimal", "roman") and dangling:
        return True
    return label.kind == "arabic" and label.value > 60


def _is_page_number(source: SourceText, line: Line) -> bool:
    return line.end - line.start <= 12 and _PAGE_NUMBER.fullmatch(source.folded, line.start, line.end) is not None


def flow(source: SourceText, found: list[Paragraph]) -> str:
    """``folded`` with the line breaks inside paragraphs (and page numbers between their lines) as blanks; same length."""
    pieces, at = [], 0
    folded = source.folded
    for paragraph in found:
        first, stop = paragraph.lines
        if stop - first == 1:
            continue
        for index in range(first, stop - 1):
            line = source.lines[index]
            pieces.append(folded[at : line.end])
            following = source.lines[index + 1]
            gap_end = following.start
            if line.is_blank or (index > first and _is_page_number(source, line)):
                gap_start = line.left
                pieces[-1] = folded[at:gap_start] if gap_start >= at else ""
                pieces.append(" " * (gap_end - max(gap_start, at)))
            else:
                pieces.append(" " * (gap_end - line.end))
            at = gap_end
    pieces.append(folded[at:])
    return "".join(pieces)
