"""Lines to paragraphs: wrapped and torn lines are joined, so that the extractors see one paragraph a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.labels import Label, label_at
from vnunion_nlp.text import Line, SourceText

_PAGE_NUMBER = compile_pattern(r"\W{0,4}(?:trang|page)?\s*\d{1,3}\s*(?:/\s*\d{1,3})?[^\w%]{0,4}", re.IGNORECASE)
_TERMINAL = tuple(".;:!?…")
_BULLET = compile_pattern(r"[-+•●▪■◦○♦❖✓✔]+\s*(?=\S)|\*\s*(?=[^*\s])")
_SPECK = r"(?:[`'_.,:;~^°\\/ˆ¬„|]{1,3}[ ]{0,2}|-{0,2}_{1,2}[ ]?|[\"lI!íì][ ])"
_SPECKS = compile_pattern(
    rf"{_SPECK}{{1,4}}(?:-[ ](?=(?:\d{{1,2}}|[a-eghikđ])[.,)][ ]?\p{{Lu}}|\d{{1,2}}\)[ ]\d|PH\p{{Lu}}N[ ]))?(?=[\p{{L}}\d(])"
    r"|-[ ](?=(?:[IVX]{1,4}|H|\d{1,2})[.,][ ]?\p{Lu})"
)
"""What a scanner reads at the margin, before a label."""
_LIST_ITEM = compile_pattern(r"1\.[ ]{1,8}(?=\S)")
"""What a converter numbers each item of a web page's list with, before the author's own label."""
_SPECKS_BEHIND = compile_pattern(r"(?<=[.;!?])\s[^\w\s]{1,3}$")
"""What it reads behind a closing mark."""
_DANGLING = compile_pattern(
    r"(?:[,(]|\b(?:và|từ|đến|của|về|cho|các|với|tại|trên|là|theo|hoặc|ít nhất|tối thiểu|đạt)|(?P<number>\b(?:năm|tháng|ngày|số|điều|khoản|điểm|quý|mục|phần|lần|thứ|tầng|đợt|lớp|khối|trang|vòng|hạng|loại|"
    r"nhiệm kỳ|giai đoạn|khóa)|\p{Lu}-))\s*$",
    re.IGNORECASE,
)
"""What cannot end a paragraph: a word that needs another, or (``number``) a number."""
_DANGLING_REACH = 24
_MARGIN_DASH = compile_pattern(r"-[ _]{0,3}\p{Ll}|-_[ ]?|-\s?\d")
"""What a scanner reads at the margin before a line that goes on: a bullet stands before a capital."""
_OPEN_BRACKET = compile_pattern(r"\([^()]{0,80}$")
_BRACKET = compile_pattern(r"\(\p{Ll}[^()]{4,80}\)[.;,]?$|[^()]{0,60}\)[.;,]?$")
"""A bracket on a line of its own, or the rest of one."""
_CLOSER = compile_pattern(
    r"(?:Trên đây là|Nghị quyết (?:này |đã |được )|(?:Quyết định|Kế hoạch|Chương trình|Quy chế) này|Hội nghị (?:giao|kêu gọi)|"
    r"Đề nghị các|Yêu cầu các|Nhận được|Căn cứ nội dung)\b"
)
"""What opens the last paragraph of a body, behind its last numbered unit."""
_NUMBER = compile_pattern(r"(?:['~_¬^ˆ°\\:;]{1,2}[ ]{1,2})?[\dIVXLl.…]")


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
    torn_at: tuple[tuple[int, int], ...] = ()
    """What stands inside it and is not its own: page numbers, running heads."""


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


def paragraphs(source: SourceText, first: int, last: int, furniture: frozenset[int]) -> list[Paragraph]:
    """The paragraphs of lines ``first`` to ``last`` (exclusive), without the lines of ``furniture``."""
    lines = source.lines
    page = _Page(wrap_width(source, list(lines[first:last])), furniture)
    found: list[Paragraph] = []
    at = first
    while at < last:
        if lines[at].is_blank or at in page.furniture:
            at += 1
            continue
        label = label_at(source, _after_bullet(source, lines[at].start))
        stop = at + 1
        while True:
            following = _next_in_paragraph(source, stop, last, at, page, label)
            if following is None:
                break
            stop = following
        start = _after_bullet(source, lines[at].start)
        if start > lines[stop - 1].end:
            # A mark alone on its line, and nothing that goes on with it.
            start, label = lines[at].start, None
        bullet = None if label and start == label.start else _BULLET.match(source.clean, lines[at].start)
        found.append(
            Paragraph(
                start,
                lines[stop - 1].end,
                bullet[0].strip() if bullet else "",
                None if bullet else label,
                (at, stop),
                tuple((lines[i].left, lines[i].right) for i in range(at + 1, stop) if i in furniture),
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
    specks = _SPECKS.match(source.folded, start)
    if specks and label_at(source, specks.end()):
        return specks.end()
    if source.folded.startswith("1.", start) and (item := _LIST_ITEM.match(source.folded, start)):
        inner = label_at(source, item.end())
        if inner and not inner.is_damaged:
            return item.end()
    bullet = _BULLET.match(source.clean, start)
    if not bullet:
        return start
    end = bullet.end()
    while end < len(source.folded) and source.folded[end] == " ":
        end += 1
    return end


@dataclass(frozen=True, slots=True)
class _Page:
    """How the lines are set: the width at which they wrap, and which belong to the page and not to the text."""

    width: int | None
    furniture: frozenset[int]


def page_furniture(source: SourceText, first: int, last: int) -> frozenset[int]:
    """Indexes of lines that only the page has: its number, what stands beside it on page after page, strokes and specks."""
    lines, plain = source.lines, source.plain
    numbers = {
        index
        for index in range(first, last)
        if not lines[index].is_blank
        and (
            (_is_page_number(source, lines[index]) and not _completes(source, index))
            or not _WRITTEN.search(source.folded, lines[index].start, lines[index].end)
        )
    }
    repeated: dict[str, list[int]] = {}
    for index in numbers:
        for step in (-1, 1):
            beside = index + step
            while first <= beside < last and (lines[beside].is_blank or beside in numbers) and abs(beside - index) < 5:
                beside += step
            if first <= beside < last and 8 <= lines[beside].end - lines[beside].start <= 120:
                repeated.setdefault(plain[lines[beside].start : lines[beside].end], []).append(beside)
    heads = {index for places in repeated.values() if max(places) - min(places) > _PAGE for index in places}
    return frozenset(numbers | heads)


_PAGE = 12
"""Lines that a page has at least: what comes again sooner is no running head."""
_WRITTEN = compile_pattern(r"[\p{L}\d]")


def _next_in_paragraph(
    source: SourceText, at: int, last: int, first: int, page: _Page, label: Label | None
) -> int | None:
    """Index behind the next line if it goes on with the paragraph that ends before line ``at``, else None."""
    lines = source.lines
    previous = lines[at - 1]
    before = _SPECKS_BEHIND.sub("", source.folded[previous.start : previous.end])
    if at < last and _completes(source, at):
        return at + 1
    blank = torn = 0
    while at < last and (lines[at].is_blank or at in page.furniture):
        torn += not lines[at].is_blank
        blank += 1
        at += 1
        if blank > 8:
            return None
    if at >= last:
        return None
    line = lines[at]
    text = source.folded[line.start : line.end]
    if torn:
        # A page's end stands between: only the words tell.
        blank = (
            0 if _DANGLING.search(before, max(0, len(before) - _DANGLING_REACH)) or before[-1:] not in _TERMINAL else 1
        )
    return at + 1 if _goes_on(source, previous, line, before, text, blank, page.width, label, at - first) else None


_LONGEST_TITLE = 100
_LAST_NUMBER = compile_pattern(r"(?:\d{1,4}(?:[/,.-]\d{1,4}){0,2}|[IVXHl]{1,4})(?:[.;]|\)[.;,]?)")


def _completes(source: SourceText, index: int) -> bool:
    """Whether a line is a number or date with the stop or bracket that the line above lacks: the end of a wrapped sentence."""
    line, above = source.lines[index], source.lines[index - 1] if index else None
    if above is None or line.is_blank or not _LAST_NUMBER.fullmatch(source.folded, line.start, line.end):
        return False
    return _dangles(source.folded[max(above.start, above.end - 40) : above.end], "1")


def _dangles(before: str, following: str) -> bool:
    """Whether ``before`` cannot end a paragraph and ``following`` may go on with it."""
    match = _DANGLING.search(before, max(0, len(before) - _DANGLING_REACH))
    return bool(match and (match["number"] is None or _NUMBER.match(following)))


def _goes_on(
    source: SourceText,
    previous: Line,
    line: Line,
    before: str,
    text: str,
    blank: int,
    width: int | None,
    label: Label | None,
    n_lines: int,
) -> bool:
    terminal = before.endswith(_TERMINAL) and not before.endswith(("...", "…"))
    dangling = not blank and _dangles(before, text)
    if label and label.kind in ("part", "chapter") and n_lines <= 4 and _is_title_line(source, line, text):
        # PHẦN THỨ NHẤT / TITLE / TITLE, each on a line of its own
        return label_at(source, _after_bullet(source, line.start)) is None
    if label and label.kind in ("part", "chapter") and n_lines == 1 and previous.end <= label.end + 1:
        # Phần thứ nhất / Title
        is_title = len(text) < _LONGEST_TITLE and text[0].isupper() and text[-1] not in ".:;"
        return is_title and label_at(source, _after_bullet(source, line.start)) is None
    specks = _SPECKS.match(source.folded, line.start)
    strayed = specks is not None and label_at(source, specks.end()) is not None
    dash = (
        not blank
        and not terminal
        and _MARGIN_DASH.match(text)
        and ((source.is_scan and width is not None and previous.end - previous.left >= 0.8 * width) or dangling)
    )
    if dash:
        return True
    if (
        not strayed
        and _BULLET.match(source.clean, line.start)
        and not (text[1:].lstrip()[:1].isdigit() and before[-1:].isdigit())
    ):
        return False
    following = label_at(source, _after_bullet(source, line.start))
    wrapped = width is not None and previous.end - previous.left >= 0.6 * width
    closes = following is not None and following.mark == ")" and before.rfind("(") > before.rfind(")")
    if following and not closes and not _is_false_label(following, dangling and wrapped, terminal or blank > 0):
        return False
    if terminal:
        full = width is not None and previous.end - previous.left >= 0.88 * width
        if not blank and before.endswith((";", ":")) and width is not None:
            # No numbered unit below another begins in small letters.
            reach = 0.88 if label is None else 0.75 if text[0].isdigit() else 0.6
            if (text[0].islower() or text[0].isdigit()) and previous.end - previous.left >= reach * width:
                return True
        if blank or width is None or before.endswith((";", ":")) or (label and _CLOSER.match(text)):
            return False
        # A sentence may end with its line inside a paragraph: only a full line without an indent behind it tells.
        return full and line.start - line.left <= previous.start - previous.left
    if text[0].islower():
        return True
    if vocabulary.is_capitals(before) and label and not blank:
        return vocabulary.is_capitals(text) and not _starts_frame(source, line)
    if dangling:
        return True
    if blank == 1 and width is not None and previous.end - previous.left >= 0.75 * width and _BRACKET.fullmatch(text):
        return text[0] == "(" or _OPEN_BRACKET.search(before) is not None
    if blank or width is None:
        return False
    return previous.end - previous.left >= 0.75 * width and not _starts_frame(source, line)


def _is_title_line(source: SourceText, line: Line, text: str) -> bool:
    return vocabulary.is_capitals(text) and not _starts_frame(source, line)


def _starts_frame(source: SourceText, line: Line) -> bool:
    plain = source.plain[line.start : line.end]
    return bool(vocabulary.RECIPIENTS_LABEL.match(plain) or vocabulary.AUTHORITY.match(source.folded, line.start))


def _is_false_label(label: Label, dangling: bool, new: bool) -> bool:
    """A number that only happens to begin a line of running text."""
    if label.kind in ("arabic", "decimal", "letter", "roman", "paren") and dangling:
        return True
    if label.is_damaged and not new:
        return True
    return label.kind == "arabic" and label.value > 60


def _is_page_number(source: SourceText, line: Line) -> bool:
    text = source.folded[line.start : line.end]
    if len(text) <= _AT_TOP and source.clean[max(0, line.left - 1) : line.left] == "\f" and any(map(str.isdigit, text)):
        return True
    return len(text) <= 12 and _PAGE_NUMBER.fullmatch(text) is not None


_AT_TOP = 4
"""Characters of what can only be its number at the top of a page (``s2``)."""


def flow(source: SourceText, found: list[Paragraph], furniture: frozenset[int]) -> str:
    """``folded`` with the line breaks inside paragraphs and the lines of ``furniture`` as blanks; same length."""
    lines = source.lines
    blanks = [(lines[index].left, lines[index].right) for index in furniture]
    for paragraph in found:
        at = paragraph.lines[0]
        for index in range(at + 1, paragraph.lines[1]):
            if not lines[index].is_blank and index not in furniture:
                blanks.append((lines[at].end, lines[index].start))
                at = index
    pieces, at = [], 0
    for low, high in sorted(blanks):
        if high > at:
            pieces += [source.folded[at:low], " " * (high - max(at, low))]
            at = high
    return _STRAY.sub(lambda stray: " " * len(stray[0]), "".join([*pieces, source.folded[at:]]))


_STRAY = compile_pattern(
    # Before a bullet, a label or a word that begins a line; a colon may be a field's, in a cell of its own.
    r"(?<=\n)[ ]{0,8}(?:['~_¬^ˆ°\\.,;\"]{1,2}[ ]{1,3}|['~_¬^ˆ°\\]{1,2}(?=[a-zđ\d]{1,2}[.)][ ])|[:.-]{1,2}[ ](?=[-–+•~][ ])){1,4}(?=[^\s.…])"
    # Behind a closing mark at the line's end.
    r"|[ ](?<=[.;:!?] )['~_¬^ˆ°\\.,:;\"|-]{1,2}(?=[ ]*(?:\n|\Z))"
    r"|[ ]['~¬^ˆ°\\]{1,2}(?=[ \n])"
)
"""What a scanner reads where nothing is written: marks that stand alone."""
