"""Tables of flowing formats (Word, HTML) as lines of text.

A table that only lays out the page (head, foot) becomes lines whose columns stand side by side; a table of contents in the
proper sense becomes a line for each row, tabs between its cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

Cell = Sequence[str]
"""A cell's lines."""

_GAP = 3
_COLUMN = 36
"""Where a column without a known width ends, in characters."""


def table_lines(rows: Sequence[Sequence[Cell]], *, ruled: bool, widths: Sequence[float] = ()) -> list[str]:
    """The table's lines; ``ruled`` says whether it is drawn with rules, ``widths`` are its columns' in characters."""
    n_columns = max((len(row) for row in rows), default=0)
    if n_columns < 2:
        return [line for row in rows for cell in row for line in cell]
    if len(rows) > 1 and (ruled or (n_columns > 2 and len(rows) > 2)):
        return ["\t".join(_joined(cell) for cell in row) for row in rows]
    return [line for row in rows for line in _side_by_side(row, widths)]


def _joined(cell: Cell) -> str:
    words = [line.strip() for line in cell if line.strip()]
    return " ".join(" ".join(words).replace("\t", " ").split())


def _side_by_side(cells: Sequence[Cell], widths: Sequence[float]) -> list[str]:
    starts, at = [], 0.0
    for index in range(len(cells)):
        starts.append(round(at))
        at += widths[index] if index < len(widths) else _COLUMN
    lines = []
    for parts in zip_longest(*cells, fillvalue=""):
        line = ""
        for start, part in zip(starts, parts, strict=True):
            if part.strip():
                line += " " * (max(start - len(line), _GAP) if line else start) + part.strip()
        lines.append(line)
    while lines and not lines[-1]:
        lines.pop()
    return lines
