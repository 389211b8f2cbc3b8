"""Tables that keep their columns: the cells of a line are set apart by tabs, by bars, or by wide blanks.

A row is a line; or, where a converter kept the columns of a page and wrapped each cell in its own, the line of a running number with the
lines below it that have none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.cell_pieces import Piece, running_number
from vnunion_nlp.structure.columns import Kind, fitted, looks_like_time
from vnunion_nlp.structure.labels import label_at
from vnunion_nlp.structure.table_parts import SUM, Span, TableParts, is_told, kinds_of
from vnunion_nlp.text import SourceText

_WRITTEN = compile_pattern(r"\w")
_NUMBER_AND_TEXT = compile_pattern(r"(?P<number>\d{1,3})[.)]? {1,2}(?=[^\W\d])")
_DIGIT = compile_pattern(r"\d(?= |\W*$)")
_GOES_ON = compile_pattern(r"(?:[-,]|(?<!\w)(?:va|den|tu|ngay|thang|quy|nam|truoc))$")
_HEAD_LINES = 4
_SLACK = 2
"""How many characters a line of a cell may stand left of the others."""


def read_ruled(source: SourceText, at: int, stop: int, *, in_body: bool) -> tuple[TableParts | None, int]:
    """The table whose head is line ``at``, and the index behind its last line; in a body only if its head says what stands below."""
    reader = _Reader(source, at, stop)
    after = reader.read()
    if in_body and not is_told(reader.kinds):
        return None, at + 1
    return reader.table(), after


@dataclass(slots=True)
class _Line:
    """The cells of a line, and the characters from the line's start to each."""

    cells: list[Span]
    lefts: list[int]
    is_tabbed: bool


@dataclass(slots=True)
class _Row:
    """The pieces of a row's cells, by columns; by their order where ``is_fitted`` is false."""

    pieces: dict[int, list[Span]]
    number: int | None = None
    """The running number before it; 0 for a letter or a Roman numeral."""
    is_fitted: bool = True


@dataclass
class _Reader:
    """Reads one table from its head on."""

    source: SourceText
    at: int
    stop: int
    rows: list[_Row] = field(default_factory=list)
    kinds: list[Kind | None] = field(default_factory=list)
    """What stands in the columns."""
    _lefts: list[int] = field(default_factory=list)
    """Where the cells of each column begin."""
    _learned: set[int] = field(default_factory=set)
    """The columns whose cells told where they begin; of the others their heads did."""
    _number: int = 0
    """The last running number, and the one before it."""
    _before: int = 0

    def read(self) -> int:
        """Read the rows; the index behind the last line."""
        head = self._line(self.at)
        self.rows.append(_Row({column: [cell] for column, cell in enumerate(head.cells)}))
        self._lefts = list(head.lefts)
        self._read_kinds()
        after, blank, turned = self.at + 1, 0, False
        for index in range(self.at + 1, self.stop):
            line = self._line(index)
            turned = turned or "\f" in self.source.clean[self.source.lines[index].left : self.source.lines[index].start]
            if self._is_page_number(line, index):
                turned = True
                continue
            if not line.cells:
                blank += self.source.lines[index].is_blank
                if blank > (6 if turned else 2):
                    break
                continue
            if (blank and not turned) or line.is_tabbed or not self._goes_on(line, index):
                if len(line.cells) < 2 and len(self.kinds) != 2 and not self._heads_rows(index):
                    break
                self._add(line)
            after, blank, turned = index + 1, 0, False
        return after

    def _is_page_number(self, line: _Line, index: int) -> bool:
        """Whether a number stands alone between blank lines or at the edge of a page."""
        if len(line.cells) != 1 or len(self.kinds) == 2 or not self._number_of(line.cells[0]):
            return False
        around = self.source.lines[index - 1 : index + 2]
        return any(other.is_blank or "\f" in self.source.clean[other.left : other.start] for other in around)

    def table(self) -> TableParts:
        """What was read."""
        table = TableParts([])
        for row in self.rows:
            columns = sorted(row.pieces)
            cells = [(row.pieces[column][0][0], row.pieces[column][-1][1]) for column in columns]
            for cell, column in zip(cells, columns, strict=True):
                if len(row.pieces[column]) > 1:
                    table.torn[cell] = row.pieces[column]
            table.rows.append(cells)
            table.columns.append(columns if row.is_fitted else [])
        return table

    def _line(self, index: int) -> _Line:
        line = self.source.lines[index]
        cells = [cell for cell in self.source.cells(line) if _WRITTEN.search(self.source.folded, cell.start, cell.end)]
        spans, lefts = [(cell.start, cell.end) for cell in cells], [cell.column for cell in cells]
        width = len(self.kinds)
        if cells and width > 2 and len(cells) < width:
            joined = _NUMBER_AND_TEXT.match(self.source.folded, *spans[0])
            following = str(self._number + 1)
            if joined and joined["number"] in (following, following[:1]):
                spans[:1] = [(spans[0][0], joined.end("number")), (joined.end(), spans[0][1])]
                lefts[:1] = [lefts[0], lefts[0] + joined.end() - joined.start()]
        return _Line(spans, lefts, "\t" in self.source.clean[line.left : line.right])

    def _read_kinds(self) -> None:
        plain = self.source.plain
        self.kinds = kinds_of(
            [" ".join(plain[slice(*piece)] for piece in pieces) for pieces in self.rows[0].pieces.values()]
        )

    def _number_of(self, cell: Span) -> int | None:
        """The running number that a cell is; 0 for a letter or a Roman numeral."""
        number = running_number(self.source, Piece(*cell, 0))
        return number and (number[1] if number[0] == "arabic" else 0)

    def _goes_on(self, line: _Line, index: int) -> bool:
        """Whether a line is a further one of the row above, which takes its cells."""
        last = self.rows[-1]
        if last is self.rows[0]:
            return index - self.at < _HEAD_LINES and self._extends_head(line)
        if last.number is None or SUM.match(self.source.plain, *line.cells[0]):
            return False
        digit = _DIGIT.match(self.source.folded, *line.cells[0])
        if digit and line.lefts[0] < self._lefts[1] - 1:
            # A narrow column breaks "12" into two lines.
            whole = int(f"{last.number}{digit[0]}")
            if not last.number or whole != self._before + 1:
                return False
            last.number = self._number = whole
            start, end = line.cells.pop(0)
            last.pieces[0].append((start, digit.end()))
            left = line.lefts.pop(0)
            if digit.end() < end:
                start, _ = self.source.trim(digit.end(), end)
                line.cells.insert(0, (start, end))
                line.lefts.insert(0, left + start - digit.start())
        if not line.cells or line.lefts[0] < self._lefts[1] - _SLACK or len(line.cells) >= len(self.kinds):
            return not line.cells
        columns = [self._column_at(left) for left in line.lefts]
        if self._has_its_own_time(last, line, columns):
            return False
        for column, cell in zip(columns, line.cells, strict=True):
            last.pieces.setdefault(column, []).append(cell)
        return True

    def _extends_head(self, line: _Line) -> bool:
        """``Thời`` above ``gian``, ``T`` above ``T``."""
        folded = self.source.folded
        if not all(
            folded[start].islower() or (end - start == 1 and folded[start] in "TS" and index == 0)
            for index, (start, end) in enumerate(line.cells)
        ):
            return False
        for left, cell in zip(line.lefts, line.cells, strict=True):
            column = min(range(len(self._lefts)), key=lambda column: abs(self._lefts[column] - left))
            self.rows[0].pieces[column].append(cell)
        self._read_kinds()
        return True

    def _column_at(self, left: int) -> int:
        return max((column for column in range(1, len(self._lefts)) if self._lefts[column] <= left + _SLACK), default=1)

    def _has_its_own_time(self, row: _Row, line: _Line, columns: list[int]) -> bool:
        """Whether a time stands in the line where the row above has one already: then it is a row without a number."""
        plain = self.source.plain
        for column, cell in zip(columns, line.cells, strict=True):
            if self.kinds[column] == "time" and column in row.pieces and looks_like_time(self.source, *cell):
                above = plain[slice(*row.pieces[column][-1])]
                if any(map(str.isdigit, above)) and not _GOES_ON.search(above):
                    return True
        return False

    def _add(self, line: _Line) -> None:
        """A row of its own."""
        width, count = len(self.kinds), len(line.cells)
        number = self._number_of(line.cells[0])
        columns: list[int] = []
        if count == width:
            columns = list(range(width))
        elif count < width and number is not None:
            columns = fitted(self.source, line.cells, self.kinds)[0]
        row = _Row({}, number, bool(columns))
        for column, cell, left in zip(columns or range(count), line.cells, line.lefts, strict=True):
            if columns and number is not None and column not in row.pieces:
                self._lefts[column] = min(left, self._lefts[column]) if column in self._learned else left
                self._learned.add(column)
            row.pieces.setdefault(column, []).append(cell)
        self.rows.append(row)
        if number:
            self._before, self._number = self._number, number

    def _heads_rows(self, index: int) -> bool:
        """Whether a line alone heads a group of rows: the next one begins with a running number."""
        source = self.source
        if len(self.rows) < 2 or label_at(source, source.lines[index].start) is None:
            return False
        following = next(
            (line for line in source.lines[index + 1 : min(index + 3, self.stop)] if not line.is_blank), None
        )
        cells = source.cells(following) if following else ()
        return len(cells) > 1 and self._number_of((cells[0].start, cells[0].end)) is not None
