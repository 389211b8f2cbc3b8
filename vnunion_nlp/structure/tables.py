"""Tables of a body or an appendix: ruled ones with a row a line, and those that a converter flattened to a cell a line.

A flattened table keeps the order of its cells and loses the rules between them: bars or blank lines part the cells, or
nothing does. Its rows are told by their running numbers, its columns by what their heads let stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.columns import Kind, column_kind, fitted
from vnunion_nlp.structure.labels import label_at, roman_value
from vnunion_nlp.text import Line, SourceText

Span = tuple[int, int]

INDEX_HEAD = compile_pattern(r"\W*(?:s?tt|so tt|so thu tu)\W*$")
_MAY_HEAD = compile_pattern(r"\W*s?[to]")
_INDEX = compile_pattern(r"\W*(?:(?P<arabic>\d{1,3})|(?P<roman>[IVXivx]{1,5})|(?P<capital>[A-H]))\W*$")
_DUE_HEAD = compile_pattern(r"\bhan\b(?! che)|hoan thanh|xong")
_TASK_KINDS: tuple[Kind | None, ...] = ("task", "organ", None)
"""What names the task of a row: the best first."""
_MOST_COLUMNS = 12
_LONGEST_HEAD = 100
"""Characters that the head of a column has at most."""
_LONGEST_ROW = 40
"""Cells and lines of cells that a row has at most."""


@dataclass(slots=True)
class TableParts:
    """A table: cells as spans (offsets into ``SourceText.folded``), the head row first."""

    rows: list[list[Span]]
    columns: list[list[int]] = field(default_factory=list)
    """For each row, the index of each cell's column (an empty cell is none); nothing where they are not known."""


def find_tables(source: SourceText, begin: int, stop: int, *, in_body: bool = False) -> list[TableParts]:
    """The tables among lines ``begin`` to ``stop`` (exclusive); in a body only those whose heads say what stands below."""
    tables = []
    at = begin
    while at < stop:
        line = source.lines[at]
        cells = source.cells(line) if _MAY_HEAD.match(source.plain, line.start, line.end) else ()
        if not cells or not INDEX_HEAD.match(source.plain[cells[0].start : cells[0].end]):
            at += 1
            continue
        table, after = _flattened(source, at, stop) if len(cells) == 1 else _ruled(source, at, stop)
        if table and len(table.rows) > 1 and (not in_body or _is_told(source, table)):
            tables.append(table)
            at = after
        else:
            at = at + 1 if in_body else after
    return tables


def _is_told(source: SourceText, table: TableParts) -> bool:
    kinds = [column_kind(source.plain[start:end]) for start, end in table.rows[0][1:]]
    return sum(kind is not None for kind in kinds) >= min(2, len(kinds))


def table_lines(source: SourceText, table: TableParts) -> tuple[int, int]:
    """Indexes of a table's first and behind its last line."""
    return source.line_index(table.rows[0][0][0]), source.line_index(table.rows[-1][-1][1] - 1) + 1


def wrapped_cells(source: SourceText, table: TableParts) -> Iterator[tuple[int, int]]:
    """Indexes of the first and behind the last line of each cell that stands on several."""
    for row in table.rows:
        for start, end in row:
            first, last = source.line_index(start), source.line_index(end - 1)
            if first < last:
                yield first, last + 1


def time_cells(source: SourceText, tables: list[TableParts]) -> list[tuple[Span, Span | None, bool]]:
    """The cells of time columns, each with the cell that names its task, and whether the column is one of due dates."""
    found: list[tuple[Span, Span | None, bool]] = []
    for table in tables:
        heads = [source.plain[start:end] for start, end in table.rows[0]]
        kinds = [None, *(column_kind(head) for head in heads[1:])]
        if "time" not in kinds:
            continue
        task = next((kinds.index(kind, 1) for kind in _TASK_KINDS if kind in kinds[1:]), None)
        for row, columns in zip(table.rows[1:], table.columns[1:], strict=True):
            cells = dict(zip(columns, row, strict=False))
            for column, cell in cells.items():
                if kinds[column] == "time":
                    due = _DUE_HEAD.search(heads[column]) is not None
                    found.append((cell, _unbulleted(source, cells.get(task)) if task is not None else None, due))
    return found


def _unbulleted(source: SourceText, cell: Span | None) -> Span | None:
    while cell and cell[1] - cell[0] > 1 and source.folded[cell[0]] in "-+• ":
        cell = (cell[0] + 1, cell[1])
    return cell


def _kinds(source: SourceText, head: list[Span]) -> list[Kind | None]:
    return [None, *(column_kind(source.plain[start:end]) for start, end in head[1:])]


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
        if len(cells) < 2 and not (width == 2 and rows) and not (rows and _heads_rows(source, at, stop)):
            break
        blank = 0
        rows.append([(cell.start, cell.end) for cell in cells])
        at += 1
    if len(rows) < 2:
        return None, max(at, 1)
    kinds = _kinds(source, rows[0])
    columns = []
    for row in rows:
        if len(row) == len(kinds):
            columns.append(list(range(len(row))))
        elif len(row) < len(kinds) and _number(source, _Piece(*row[0], 0)):
            columns.append(fitted(source, row, kinds)[0])
        else:
            columns.append([])
    return TableParts(rows, columns), at


def _heads_rows(source: SourceText, at: int, stop: int) -> bool:
    """Whether line ``at`` alone heads a group of rows: the next one begins with a running number."""
    if label_at(source, source.lines[at].start) is None:
        return False
    following = next((line for line in source.lines[at + 1 : min(at + 3, stop)] if not line.is_blank), None)
    cells = source.cells(following) if following else ()
    return len(cells) > 1 and _number(source, _Piece(cells[0].start, cells[0].end, 0)) is not None


# -- one cell a line -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell, or a line of one; empty where two bars stand together."""

    start: int
    end: int
    after: int
    """Index behind its last line."""


def _pieces(source: SourceText, at: int, stop: int) -> tuple[list[_Piece], bool]:
    """The pieces from line ``at``, the head of the running numbers, on; and whether no cell is missing or in pieces."""
    lines = source.lines
    second = next((index for index in range(at + 1, min(at + 6, stop)) if not lines[index].is_blank), stop)
    if any(_is_bar(source, line) for line in lines[at + 1 : min(at + 4, second)]):
        return _barred(source, at, stop), True
    parted = second > at + 1 and second + 1 < stop and lines[second + 1].is_blank
    found: list[_Piece] = []
    for index in range(at, stop):
        line = lines[index]
        if line.is_blank or not _WRITTEN.search(source.folded, line.start, line.end):
            continue
        if _closes(source, line):
            break
        if parted and found and found[-1].after == index and _number(source, found[-1]) is None:
            found[-1] = _Piece(found[-1].start, line.end, index + 1)
        else:
            found.append(_Piece(line.start, line.end, index + 1))
    return found, False


_CLOSING = compile_pattern(r"(?:tren day la|danh sach (?:nay )?gom)\b")
_SUM = compile_pattern(r"(?:tong cong|tong so|cong)\W*$")
_WRITTEN = compile_pattern(r"[\p{L}\d%]")


def _is_bar(source: SourceText, line: Line) -> bool:
    return line.is_blank and "|" in source.clean[line.left : line.right]


def _barred(source: SourceText, at: int, stop: int) -> list[_Piece]:
    found: list[_Piece] = []
    start = end = None
    for index in range(at, stop):
        line = source.lines[index]
        if _is_bar(source, line):
            found.append(_Piece(start if start is not None else line.start, end or line.start, index + 1))
            start = end = None
        elif not line.is_blank:
            if _closes(source, line):
                break
            start, end = line.start if start is None else start, line.end
    return found


def _closes(source: SourceText, line: Line) -> bool:
    """Whether a line can only stand behind the table."""
    return bool(
        _CLOSING.match(source.plain, line.start, line.end)
        or vocabulary.RECIPIENTS_LABEL.match(source.plain, line.start, line.end)
    )


def _flattened(source: SourceText, at: int, stop: int) -> tuple[TableParts | None, int]:
    """A table with one cell a line: rows begin at the running numbers."""
    pieces, whole = _pieces(source, at, stop)
    head: list[Span] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if head and (_is_one(source, piece) or (len(head) > 1 and _heads_first(source, pieces, index))):
            break
        if piece.end - piece.start > _LONGEST_HEAD or len(head) > _MOST_COLUMNS:
            return None, at + 1
        if piece.end > piece.start:
            if (
                not whole
                and len(head) > 1
                and (source.folded[piece.start].islower() or source.folded[piece.start] == "(")
            ):
                head[-1] = (head[-1][0], piece.end)
            else:
                head.append((piece.start, piece.end))
        index += 1
    if not 2 <= len(head) <= _MOST_COLUMNS or index >= len(pieces):
        return None, at + 1
    rows = _Rows(source, pieces, _kinds(source, head), whole=whole)
    table = TableParts([head], [list(range(len(head)))])
    if not _is_one(source, pieces[index]):
        table.rows.append([(pieces[index].start, pieces[index].end)])
        table.columns.append([1])
        index += 1
    for row, columns in rows.read(rows.behind_column_numbers(index)):
        table.rows.append([_unclosed(source, cell) for cell in row])
        table.columns.append(columns)
    return table, table_lines(source, table)[1]


def _heads_first(source: SourceText, pieces: list[_Piece], index: int) -> bool:
    """Whether a piece heads the first group of rows (``I. Công tác tổ chức``) and is no head of a column."""
    label = label_at(source, pieces[index].start)
    return label is not None and index + 1 < len(pieces) and _is_one(source, pieces[index + 1])


class _Rows:
    """The rows of a flattened table."""

    def __init__(self, source: SourceText, pieces: list[_Piece], kinds: list[Kind | None], *, whole: bool) -> None:
        self._source, self._pieces, self._kinds, self._whole = source, pieces, kinds, whole
        self._numbers = any(kind in ("value", "unit", None) for kind in kinds[1:])
        """Whether a lone number may be a cell; else it is a page's."""
        self._next = {"arabic": 1, "roman": 1, "capital": 1}
        self._padded = False

    def behind_column_numbers(self, index: int) -> int:
        """Index behind a row that numbers the columns (``(1) (2) (3)``), if one stands at ``index``."""
        at = index
        while at < len(self._pieces) and (number := _number(self._source, self._pieces[at])) is not None:
            if number != ("arabic", at - index + 1):
                break
            at += 1
        return at if at - index >= min(3, len(self._kinds)) and at < len(self._pieces) else index

    def read(self, at: int) -> Iterator[tuple[list[Span], list[int]]]:
        """Each row from piece ``at`` on: its cells and their columns."""
        self._padded = self._source.folded[self._pieces[at].start] == "0"
        following: tuple[int, int] | None = (at, at)
        while following:
            at = following[1]
            number = _number(self._source, self._pieces[at])
            if number is None:
                return
            self._next[number[0]] = number[1] + 1
            grouping = number[0] != "arabic"
            following = self._following(at, grouping=grouping)
            stop = following[0] if following else self._end(at)
            if stop > at + 1:
                yield self._row(at, stop)
            if following and following[0] < following[1]:
                yield self._spans(*following), [1]

    def _following(self, at: int, *, grouping: bool) -> tuple[int, int] | None:
        """Index behind the row that begins at ``at``, and of the next one: between them, a line may head a group of rows."""
        for index in range(at + 2, min(at + _LONGEST_ROW, len(self._pieces) - 1)):
            if self._is_heading(index):
                number = _number(self._source, self._pieces[index + 1])
                heads = number in (("arabic", 1), ("arabic", self._next["arabic"])) and index + 2 < len(self._pieces)
                return (index, index + 1) if heads and self._opens_text(index + 2) else None
            number = _number(self._source, self._pieces[index])
            if number is None:
                continue
            kind, value = number
            restarts = value == 1 and (grouping or kind != "arabic")
            opens = self._opens_text(index + 1) and not self._is_heading(index + 1)
            if not opens or not (value == self._next[kind] or restarts):
                continue
            if kind == "arabic" and not grouping:
                padded = self._source.folded[self._pieces[index].start] == "0"
                if index - at < len(self._kinds) and value < 10 and padded != self._padded:
                    continue
                if self._is_value(at, index):
                    continue
            if kind == "arabic" and restarts:
                self._padded = self._source.folded[self._pieces[index].start] == "0"
            return index, index
        return None

    def _is_value(self, at: int, index: int) -> bool:
        """Whether a lone number is a value that the row from ``at`` on lacks, and no running number."""
        if "value" not in self._kinds:
            return False
        without, whole = (fitted(self._source, self._spans(at, stop), self._kinds)[1] for stop in (index, index + 1))
        return whole > without

    def _opens_text(self, index: int) -> bool:
        piece = self._pieces[index]
        letter = self._source.folded[piece.start : piece.start + 4].lstrip("\"'(-+ ")[:1]
        return piece.end > piece.start and letter.isalpha() and _number(self._source, piece) is None

    def _is_heading(self, index: int) -> bool:
        """Whether a numbered heading of the text stands here, behind the table."""
        piece = self._pieces[index]
        if _number(self._source, piece) is not None or piece.end == piece.start:
            return False
        label = label_at(self._source, piece.start)
        return label is not None and not label.is_damaged and label.kind not in ("letter", "paren", "decimal")

    def _end(self, at: int) -> int:
        """Index behind the pieces of the last row: as many as fit its columns best."""
        last = at + 1
        while last < min(at + _LONGEST_ROW, len(self._pieces)) and not self._is_heading(last):
            if _SUM.match(self._source.plain, self._pieces[last].start, self._pieces[last].end):
                break
            last += 1
        if self._whole:
            return min(last, at + len(self._kinds))
        best, found = float("-inf"), at + 1
        for stop in range(at + 2, min(last, at + 2 * len(self._kinds) + 4) + 1):
            score = fitted(self._source, self._spans(at, stop), self._kinds)[1]
            if score > best:
                best, found = score, stop
        return found

    def _spans(self, at: int, stop: int) -> list[Span]:
        return [
            (piece.start, piece.end)
            for index, piece in enumerate(self._pieces[at:stop])
            if piece.end > piece.start and (index == 0 or self._numbers or _number(self._source, piece) is None)
        ]

    def _row(self, at: int, stop: int) -> tuple[list[Span], list[int]]:
        if stop - at == len(self._kinds) and self._whole:
            filled = [(index, piece) for index, piece in enumerate(self._pieces[at:stop]) if piece.end > piece.start]
            return [(piece.start, piece.end) for _, piece in filled], [index for index, _ in filled]
        row: list[Span] = []
        columns: list[int] = []
        spans = self._spans(at, stop)
        for span, column in zip(spans, fitted(self._source, spans, self._kinds)[0], strict=True):
            if columns and columns[-1] == column:
                row[-1] = (row[-1][0], span[1])
            else:
                row.append(span)
                columns.append(column)
        return row, columns


def _unclosed(source: SourceText, cell: Span) -> Span:
    start, end = cell
    while end > start + 1 and source.folded[end - 1] in ".;,":
        end -= 1
    return start, end


def _is_one(source: SourceText, piece: _Piece) -> bool:
    number = _number(source, piece)
    return number is not None and number[1] == 1


def _number(source: SourceText, piece: _Piece) -> tuple[str, int] | None:
    """The kind and value of a running number that stands alone."""
    match = _INDEX.match(source.folded, piece.start, piece.end) if piece.end - piece.start <= 10 else None
    if match is None:
        return None
    if match["arabic"]:
        return "arabic", int(match["arabic"])
    if match["roman"]:
        value = roman_value(match["roman"].upper())
        return ("roman", value) if value else None
    return "capital", ord(match["capital"]) - ord("A") + 1
