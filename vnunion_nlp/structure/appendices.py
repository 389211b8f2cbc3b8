"""Phụ lục and other texts behind the signature, with their tables (contract §2; NĐ 30/2020 annex I, part III)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.labels import roman_value
from vnunion_nlp.text import Line, SourceText

Span = tuple[int, int]

_HEADING = compile_pattern(
    r"(?P<word>phu luc(?: so)?|bieu(?: mau)?(?: so)?|mau(?: bieu| phieu)?(?: so)|phu bieu(?: so)?)\b\W{0,3}(?P<number>[ivxl]{1,5}|\d{1,2}[a-z]?|[a-z])?(?![\w/])"
)
_ATTACHED_TITLE = compile_pattern(
    r"(?:quy che|quy dinh|quy trinh|che do|phuong an|danh muc|dieu le|de cuong|de an|danh sach|ke hoach|chuong trinh|huong dan|noi quy|bang (?:cham|tong|phan)|tong hop|lich|noi dung|bieu|mau)\b"
)
_ATTACHED = compile_pattern(r"\W{0,3}(?:ban hanh )?(?:kem theo|dinh kem)\b")
_INDEX_HEAD = compile_pattern(r"\W*(?:s?tt|so tt|so thu tu)\W*$")
_MELTED_HEAD = compile_pattern(r"\W*(?:S?TT|Stt|Tt|Số TT)\.?\s+\p{Lu}")
"""The head row of a table whose columns melted (``TT Nội dung Thời gian``)."""
_INDEX = compile_pattern(r"\W*(\d{1,3}|[ivx]{1,5})\W*$")
_TIME_HEAD = compile_pattern(r"thoi (?:gian|han|diem)|tien do|hoan thanh|ngay thang")
_DUE_HEAD = compile_pattern(r"\bhan\b(?! che)|hoan thanh|xong")
_TASK_HEAD = compile_pattern(r"nhiem vu|noi dung|cong viec|hoat dong|ten\b|chuyen de|danh muc|san pham")


@dataclass(slots=True)
class TableParts:
    """A table: cells as spans, the head row first."""

    rows: list[list[Span]]

    def column(self, head: re.Pattern[str], source: SourceText) -> int | None:
        """The index of the first column whose head matches."""
        for index, (start, end) in enumerate(self.rows[0] if self.rows else ()):
            if head.match(source.plain[start:end]) or head.search(source.plain[start:end]):
                return index
        return None


@dataclass(slots=True)
class AppendixParts:
    """Where an appendix and its parts stand; offsets into ``SourceText.folded``."""

    start: int
    end: int
    label: Span | None
    title: list[Span]
    tables: list[TableParts] = field(default_factory=list)
    lines: tuple[int, int] = (0, 0)
    """Indexes of its first and behind its last line."""


def find_start(source: SourceText, first: int, last: int) -> int | None:
    """Index of the first line from ``first`` on that opens an appendix, or None."""
    for index in range(first, last):
        line = source.lines[index]
        if not line.is_blank and _opens(source, index, line):
            return index
    return None


def _opens(source: SourceText, index: int, line: Line) -> bool:
    if line.end - line.start > 120:
        return False
    text = source.folded[line.start : line.end]
    if not text[0].isupper() and text[0] not in "([":
        return False
    plain = source.plain[line.start : line.end]
    match = _heading(plain)
    if match:
        rest = plain[match.end() :].strip(" .:-()")
        return text[: match.end("word")].isupper() or (
            text[0].isupper()
            and (not rest or (bool(match["number"]) and not text[match.end() :].strip()[:1].islower()))
        )
    if not (vocabulary.is_capitals(text) and _ATTACHED_TITLE.match(plain)):
        return False
    # A title in capitals counts only with its "(Kèm theo …)" close below.
    written = 0
    for following in source.lines[index + 1 : index + 14]:
        if following.is_blank:
            continue
        written += 1
        if _ATTACHED.match(source.plain[following.start : following.end]):
            return True
        if written > 5:
            break
    return False


def _heading(plain: str) -> re.Match[str] | None:
    """``Phụ lục``, ``Biểu``, ``Mẫu`` with or without a number; ``BIỂU LỊCH KIỂM TRA`` is a title."""
    match = _HEADING.match(plain)
    if (
        match
        and not match["number"]
        and match["word"].startswith(("bieu", "mau"))
        and plain[match.end() :].strip(" .:-()")
    ):
        return None
    return match


def read_appendices(source: SourceText, first: int, last: int) -> list[AppendixParts]:
    """The appendices among lines ``first`` (the first opens one) to ``last``."""
    starts = [first]
    for index in range(first + 1, last):
        line = source.lines[index]
        if not line.is_blank and _opens(source, index, line) and _heading(source.plain[line.start : line.end]):
            starts.append(index)
    found = []
    for begin, stop in zip(starts, [*starts[1:], last], strict=True):
        end = source.lines[stop].start if stop < len(source.lines) else len(source)
        found.append(_read(source, begin, stop, end))
    return found


def _read(source: SourceText, begin: int, stop: int, end: int) -> AppendixParts:
    line = source.lines[begin]
    plain = source.plain[line.start : line.end]
    match = _heading(plain)
    label: Span | None = None
    title: list[Span] = []
    at = begin + 1
    if match:
        if match["number"]:
            label = (line.start + match.start("number"), line.start + match.end("number"))
        rest = source.trim(line.start + match.end(), line.end)
        while rest[0] < rest[1] and source.folded[rest[0]] in ".:-) ":
            rest = (rest[0] + 1, rest[1])
        if rest[1] - rest[0] > 1:
            title.append(rest)
    else:
        title.append((line.start, line.end))
    body = at
    while at < stop and at < begin + 16 and len(title) < 7:
        line = source.lines[at]
        if line.is_blank:
            at += 1
            continue
        plain = source.plain[line.start : line.end]
        if _ATTACHED.match(plain):
            body = _behind_bracket(source, at, stop)
            break
        if (
            _INDEX_HEAD.match(plain)
            or _MELTED_HEAD.match(source.folded, line.start, line.end)
            or len(source.cells(line)) > 1
            or line.end - line.start > 160
            or _is_body_line(source, line, title)
        ):
            break
        title.append((line.start, line.end))
        at += 1
        body = at
    start = source.lines[begin].start
    return AppendixParts(start, end, label, title, _tables(source, body, stop), (begin, stop))


def _is_body_line(source: SourceText, line: Line, title: list[Span]) -> bool:
    """A line that cannot belong to a centred title: a numbered or bulleted one, or running text under a title in capitals."""
    from vnunion_nlp.structure.labels import is_labelled

    text = source.folded[line.start : line.end]
    if is_labelled(source, line.start) or text[0] in "-+":
        return True
    if not title:
        return False
    previous = source.folded[title[-1][0] : title[-1][1]]
    return text.endswith((".", ":", ";")) or (
        vocabulary.is_capitals(previous) and not vocabulary.is_capitals(text) and line.end - line.start > 90
    )


def _behind_bracket(source: SourceText, at: int, stop: int) -> int:
    """Index of the line behind the ``(Kèm theo …)`` that opens on line ``at``."""
    depth = 0
    for index in range(at, min(at + 5, stop)):
        line = source.lines[index]
        text = source.folded[line.start : line.end]
        depth += text.count("(") - text.count(")")
        if depth <= 0:
            return index + 1
    return at + 1


# -- tables ----------------------------------------------------------------------------------------------------------------------


def _tables(source: SourceText, begin: int, stop: int) -> list[TableParts]:
    tables = []
    at = begin
    while at < stop:
        line = source.lines[at]
        cells = source.cells(line)
        if cells and _INDEX_HEAD.match(source.plain[cells[0].start : cells[0].end]):
            table, at = _flattened(source, at, stop) if len(cells) == 1 else _ruled(source, at, stop)
            if table and len(table.rows) > 1:
                tables.append(table)
        else:
            at += 1
    return tables


def _ruled(source: SourceText, at: int, stop: int) -> tuple[TableParts | None, int]:
    """A table with one row a line, cells set apart by tabs, art or wide blanks."""
    rows: list[list[Span]] = []
    width = len(source.cells(source.lines[at]))
    blank = 0
    while at < stop:
        line = source.lines[at]
        cells = [cell for cell in source.cells(line) if re.search(r"\w", source.folded[cell.start : cell.end])]
        if line.is_blank or not cells:
            blank += line.is_blank
            if blank > 2:
                break
            at += 1
            continue
        if len(cells) < 2 and not (width == 2 and rows):
            break
        blank = 0
        rows.append([(cell.start, cell.end) for cell in cells])
        at += 1
    return (TableParts(rows) if len(rows) > 1 else None), max(at, 1)


def _flattened(source: SourceText, at: int, stop: int) -> tuple[TableParts | None, int]:
    """A table that a converter flattened to one cell a line: rows begin at the running numbers."""
    head: list[Span] = []
    index = at
    while index < stop and len(head) < 12:
        line = source.lines[index]
        if not line.is_blank:
            if head and _number(source, line) == 1:
                break
            head.append((line.start, line.end))
        index += 1
    else:
        return None, at + 1
    width = len(head)
    if width < 2 or index >= stop:
        return None, at + 1
    rows = [head]
    expected, padded = 1, _padded(source, source.lines[index])
    while index < stop:
        line = source.lines[index]
        if not line.is_blank:
            begins = _number(source, line) == expected and (len(rows) == 1 or len(rows[-1]) >= 2)
            # "04" among the values is no running number where these are written 1, 2, 3.
            if begins and (len(rows[-1]) >= width or _padded(source, line) == padded):
                rows.append([])
                expected += 1
            if (
                len(rows[-1]) >= width
                and _number(source, line) is None
                and line.end - line.start > 0
                and not _fits(source, rows[-1], line)
            ):
                break
            if len(rows[-1]) < width:
                rows[-1].append((line.start, line.end))
            else:
                rows[-1][-1] = (rows[-1][-1][0], line.end)
        index += 1
    return TableParts([[_unclosed(source, cell) for cell in row] for row in rows]), index


def _fits(source: SourceText, row: list[Span], line: Line) -> bool:
    """Whether a line beyond the last column goes on with the last cell."""
    return source.folded[line.start].islower() and line.end - line.start < 80


def _unclosed(source: SourceText, cell: Span) -> Span:
    start, end = cell
    while end > start + 1 and source.folded[end - 1] in ".;,":
        end -= 1
    return start, end


def _padded(source: SourceText, line: Line) -> bool:
    return source.folded[line.start] == "0"


def _number(source: SourceText, line: Line) -> int | None:
    match = _INDEX.match(source.lower, line.start, line.end)
    if not match:
        return None
    return int(match[1]) if match[1].isdigit() else roman_value(match[1].upper()) or None


def time_cells(source: SourceText, tables: list[TableParts]) -> list[tuple[Span, Span | None, bool]]:
    """The cells of time columns, each with the cell that names its task, and whether the column is one of due dates."""
    found: list[tuple[Span, Span | None, bool]] = []
    for table in tables:
        time, task = table.column(_TIME_HEAD, source), table.column(_TASK_HEAD, source)
        if time is None:
            continue
        due = _DUE_HEAD.search(source.plain, *table.rows[0][time]) is not None
        for row in table.rows[1:]:
            if len(row) == len(table.rows[0]) and time < len(row):
                found.append((row[time], row[task] if task is not None and task != time else None, due))
    return found
