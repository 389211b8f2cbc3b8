"""Tables of a body or an appendix: ruled ones with a row a line, schedules without running numbers, and those that a converter flattened to a cell a line.

A flattened table keeps the order of its cells and loses the rules between them: bars or blank lines part the cells, or
nothing does. Its rows are told by their running numbers, its columns by what their heads let stand in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.cell_pieces import Pieces, is_one, pieces_from, running_number
from vnunion_nlp.structure.columns import Kind, column_kind, fitted
from vnunion_nlp.structure.labels import label_at
from vnunion_nlp.structure.ruled_tables import read_ruled
from vnunion_nlp.structure.schedule_tables import MAY_HEAD_SCHEDULE, read_schedule
from vnunion_nlp.structure.table_parts import SUM, Span, TableParts, is_told, kinds_of
from vnunion_nlp.text import SourceText

INDEX_HEAD = compile_pattern(r"\W*(?:s?tt|so tt|so thu tu)\W*$")
_MAY_HEAD = compile_pattern(r"\W*s?[to]")
_DUE_HEAD = compile_pattern(r"\bhan\b(?! che)|hoan thanh|xong")
_TASK_KINDS: tuple[Kind | None, ...] = ("task", "organ", None)
"""What names the task of a row: the best first."""
_MOST_COLUMNS = 12
_LONGEST_HEAD = 100
"""Characters that the head of a column has at most."""
_LONGEST_ROW = 40
"""Cells and lines of cells that a row has at most."""


def find_tables(source: SourceText, begin: int, stop: int, *, in_body: bool = False) -> list[TableParts]:
    """The tables among lines ``begin`` to ``stop`` (exclusive); in a body only those whose heads say what stands below."""
    tables = []
    at = begin
    while at < stop:
        line = source.lines[at]
        if MAY_HEAD_SCHEDULE.match(source.plain, line.start, line.end) and len(source.cells(line)) > 1:
            schedule, at = read_schedule(source, at, stop)
            tables += [schedule] if schedule else []
            continue
        cells = source.cells(line) if _MAY_HEAD.match(source.plain, line.start, line.end) else ()
        if not cells or not (
            INDEX_HEAD.match(source.plain[cells[0].start : cells[0].end])
            or (len(cells) > 1 and _is_torn_index(source, at, stop))
        ):
            at += 1
            continue
        read = _flattened if len(cells) == 1 else read_ruled
        table, after = read(source, at, stop, in_body=in_body)
        if table and len(table.rows) > 1:
            tables.append(table)
            at = after
        else:
            at = at + 1 if in_body else after
    return tables


def _is_torn_index(source: SourceText, at: int, stop: int) -> bool:
    """Whether ``TT`` or ``STT`` stands in a column so narrow that each letter has a line."""
    letters = ""
    for line in source.lines[at : min(at + 3, stop)]:
        cells = source.cells(line)
        letter = source.plain[cells[0].start : cells[0].end] if cells else ""
        if letter not in ("s", "t"):
            break
        letters += letter
    return letters in ("tt", "stt")


def table_lines(source: SourceText, table: TableParts) -> tuple[int, int]:
    """Indexes of a table's first and behind its last line."""
    return source.line_index(table.rows[0][0][0]), source.line_index(table.rows[-1][-1][1] - 1) + 1


def wrapped_cells(source: SourceText, table: TableParts) -> Iterator[tuple[int, int]]:
    """Indexes of the first and behind the last line of each cell that stands on several."""
    for row in table.rows:
        for start, end in row:
            if (start, end) in table.torn:
                continue
            first, last = source.line_index(start), source.line_index(end - 1)
            if first < last:
                yield first, last + 1


def time_cells(source: SourceText, tables: list[TableParts]) -> list[tuple[Span, Span | None, bool]]:
    """The cells of time columns, each with the cell that names its task, and whether the column is one of due dates."""
    found: list[tuple[Span, Span | None, bool]] = []
    for table in tables:
        heads = table.head_texts(source)
        kinds = [column_kind(heads[0]), *kinds_of(heads)[1:]]
        if "time" not in kinds:
            continue
        first = 1 if kinds[0] is None else 0
        task = next((kinds.index(kind, first) for kind in _TASK_KINDS if kind in kinds[first:]), None)
        for row, columns in zip(table.rows[1:], table.columns[1:], strict=True):
            cells = dict(zip(columns, row, strict=False))
            for column, cell in cells.items():
                if kinds[column] == "time":
                    due = _DUE_HEAD.search(heads[column]) is not None
                    named = _unbulleted(source, cells.get(task)) if task is not None else None
                    # A time that goes on below, behind what stands beside it, is not guessed from its parts.
                    pieces = table.pieces(cell)
                    if len(pieces) == 1 or source.folded[pieces[0][1] - 1] != "-":
                        found += [(piece, named, due) for piece in pieces]
    return found


def _unbulleted(source: SourceText, cell: Span | None) -> Span | None:
    while cell and cell[1] - cell[0] > 1 and source.folded[cell[0]] in "-+• ":
        cell = (cell[0] + 1, cell[1])
    return cell


def _flattened(source: SourceText, at: int, stop: int, *, in_body: bool) -> tuple[TableParts | None, int]:
    """A table with one cell a line: rows begin at the running numbers."""
    pieces, whole = pieces_from(source, at, stop)
    head: list[Span] = []
    index = 0
    while pieces.has(index):
        piece = pieces[index]
        if head and (is_one(source, piece) or (len(head) > 1 and _heads_first(source, pieces, index))):
            break
        again = head and INDEX_HEAD.match(source.plain, piece.start, piece.end)
        if again or piece.end - piece.start > _LONGEST_HEAD or len(head) > _MOST_COLUMNS:
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
    kinds = kinds_of([source.plain[slice(*cell)] for cell in head])
    if not 2 <= len(head) <= _MOST_COLUMNS or not pieces.has(index) or (in_body and not is_told(kinds)):
        return None, at + 1
    rows = _Rows(source, pieces, kinds, whole=whole)
    table = TableParts([head], [list(range(len(head)))])
    if not is_one(source, pieces[index]):
        table.rows.append([(pieces[index].start, pieces[index].end)])
        table.columns.append([1])
        index += 1
    for row, columns in rows.read(rows.behind_column_numbers(index)):
        table.rows.append([_unclosed(source, cell) for cell in row])
        table.columns.append(columns)
    return table, table_lines(source, table)[1]


def _heads_first(source: SourceText, pieces: Pieces, index: int) -> bool:
    """Whether a piece heads the first group of rows (``I. Công tác tổ chức``) and is no head of a column."""
    label = label_at(source, pieces[index].start)
    return label is not None and pieces.has(index + 1) and is_one(source, pieces[index + 1])


class _Rows:
    """The rows of a flattened table."""

    def __init__(self, source: SourceText, pieces: Pieces, kinds: list[Kind | None], *, whole: bool) -> None:
        self._source, self._pieces, self._kinds, self._whole = source, pieces, kinds, whole
        self._numbers = any(kind in ("value", "unit", None) for kind in kinds[1:])
        """Whether a lone number may be a cell; else it is a page's."""
        self._next = {"arabic": 1, "roman": 1, "capital": 1}
        self._padded = False

    def behind_column_numbers(self, index: int) -> int:
        """Index behind a row that numbers the columns (``(1) (2) (3)``), if one stands at ``index``."""
        at = index
        while self._pieces.has(at) and (number := running_number(self._source, self._pieces[at])) is not None:
            if number != ("arabic", at - index + 1):
                break
            at += 1
        return at if at - index >= min(3, len(self._kinds)) and self._pieces.has(at) else index

    def read(self, at: int) -> Iterator[tuple[list[Span], list[int]]]:
        """Each row from piece ``at`` on: its cells and their columns."""
        self._padded = self._source.folded[self._pieces[at].start] == "0"
        following: tuple[int, int] | None = (at, at)
        while following:
            at = following[1]
            number = running_number(self._source, self._pieces[at])
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
        for index in range(at + 2, self._pieces.counted(at + _LONGEST_ROW + 1) - 1):
            if self._is_heading(index):
                number = running_number(self._source, self._pieces[index + 1])
                heads = number in (("arabic", 1), ("arabic", self._next["arabic"])) and self._pieces.has(index + 2)
                return (index, index + 1) if heads and self._opens_text(index + 2) else None
            number = running_number(self._source, self._pieces[index])
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
        return piece.end > piece.start and letter.isalpha() and running_number(self._source, piece) is None

    def _is_heading(self, index: int) -> bool:
        """Whether a numbered heading of the text stands here, behind the table."""
        piece = self._pieces[index]
        if running_number(self._source, piece) is not None or piece.end == piece.start:
            return False
        label = label_at(self._source, piece.start)
        return label is not None and not label.is_damaged and label.kind not in ("letter", "paren", "decimal")

    def _end(self, at: int) -> int:
        """Index behind the pieces of the last row: as many as fit its columns best."""
        last = at + 1
        while last < self._pieces.counted(at + _LONGEST_ROW) and not self._is_heading(last):
            if SUM.match(self._source.plain, self._pieces[last].start, self._pieces[last].end):
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
            for index, piece in enumerate(self._pieces.between(at, stop))
            if piece.end > piece.start and (index == 0 or self._numbers or running_number(self._source, piece) is None)
        ]

    def _row(self, at: int, stop: int) -> tuple[list[Span], list[int]]:
        if stop - at == len(self._kinds) and self._whole:
            filled = [
                (index, piece) for index, piece in enumerate(self._pieces.between(at, stop)) if piece.end > piece.start
            ]
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
