"""Tables without running numbers whose heads name a time and what is done then: ``Thời gian | Nội dung | Phụ trách``."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.columns import column_kind, looks_like_time
from vnunion_nlp.structure.table_parts import Span, TableParts
from vnunion_nlp.text import SourceText

MAY_HEAD_SCHEDULE = compile_pattern(
    r"\W{0,4}(?:thoi gian|thoi han|ngay|thang|tuan|noi dung|cong viec|nhiem vu|hoat dong)\b"
)
_LONGEST_HEAD = 60
"""Characters that the head of a column has at most."""


def read_schedule(source: SourceText, at: int, stop: int) -> tuple[TableParts | None, int]:
    """The table whose head is line ``at``, and the index behind its last line.

    A row is a line that has a time in each column of times, and no more cells than the head.
    """
    head = _cells(source, at)
    kinds = [column_kind(source.plain[slice(*cell)]) for cell in head]
    if "time" not in kinds or "task" not in kinds or any(end - start > _LONGEST_HEAD for start, end in head):
        return None, at + 1
    table = TableParts([head], [list(range(len(head)))])
    last = at
    for index in range(at + 1, stop):
        row = _cells(source, index)
        if not row:
            continue
        # Only what stands before the first empty cell keeps its column.
        if not 2 <= len(row) <= len(head) or not all(
            len(row) > column and looks_like_time(source, *row[column])
            for column, kind in enumerate(kinds)
            if kind == "time"
        ):
            break
        table.rows.append(row)
        table.columns.append(list(range(len(row))))
        last = index
    return (table, last + 1) if last > at else (None, at + 1)


def _cells(source: SourceText, index: int) -> list[Span]:
    return [(cell.start, cell.end) for cell in source.cells(source.lines[index])]
