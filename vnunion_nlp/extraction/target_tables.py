"""Tables of targets: a row gives a name, the unit (``ĐVT``) and the value that is to be reached (contract §8).

Converters keep the order of the cells but not the rules between them, so that rows are told by their running number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from vnunion_nlp.extraction.clauses import Span
from vnunion_nlp.extraction.counted_units import as_written, unit_kinds, unit_pattern
from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.quantities import Comparator, Quantity, number
from vnunion_nlp.extraction.statements import Found
from vnunion_nlp.patterns import compile_pattern


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One row: its value with its clause, and the words of its name."""

    found: Found
    name: Span
    head: Span
    """The head row of its table."""
    planned: Span
    """The head of the planned column and what follows in the head row, which may name the period."""


_PLANNED = r"kế hoạch|kh|chỉ tiêu|mục tiêu|phấn đấu|đăng ký"
_OTHER = r"thực hiện|th|kết quả|ước|cùng kỳ|so sánh|so với|tỷ lệ|ghi chú|điểm"
_UNIT_HEAD = compile_pattern(
    rf"(?<!\p{{L}})(?:đvt|đơn vị tính|đơn vị(?=[ \n]{{2,}}| ?[|\n]| (?:{_PLANNED}|{_OTHER})(?!\p{{L}})))(?!\p{{L}})"
)
_PLANNED_WORD = compile_pattern(rf"(?:{_PLANNED})(?!\p{{L}})")
_COLUMN = compile_pattern(rf"(?<!\p{{L}})(?:(?P<planned>{_PLANNED})|(?P<other>{_OTHER}))(?!\p{{L}})")
# "Ước thực hiện", "Tỷ lệ so với kế hoạch": words of one head.
_SAME_HEAD = compile_pattern(r" |[ (%]{1,3}(?:\p{L}+ )+")
_WHOLE_HEADS = ("thực hiện", "th")
_YEAR = compile_pattern(r"20\d\d")
_FIRST = compile_pattern(r"[ \n|]0?1[.)]?[\s|]{0,24}(?=\p{L})")
_GAP = r"[\s|]"
_OWN_CELL = r"(?:(?<=\n)|(?<=[ ]{2}))\p{L}(?:[^\n\d ]| (?! )){0,24}(?=\n|[ ]{2})"
"""A unit that no table knows, where the cell's borders came through."""
_SIGN = r"(?:[<>≥≤]=?|(?:trên|hơn|dưới|khoảng|ít nhất|tối thiểu|không dưới|không quá|tối đa|từ)(?= ))"
_VALUE = (
    rf"(?P<sign>{_SIGN})? {{0,2}}"
    + r"(?P<value>\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?: {0,2}(?:-|đến) {0,2}(?P<upper>\d{1,9}(?:[.,]\d{1,2})?))?(?: {0,2}%| trở lên)?"
)
_TABLE_HEAD = compile_pattern(r"(?<!\p{L})(?:stt|tt|chỉ tiêu|nội dung)(?!\p{L})[^.;:]*\Z")
_SIGNS: dict[str, Comparator] = {
    "<": "lt", "dưới": "lt", "<=": "le", "≤": "le", "không quá": "le", "tối đa": "le", ">": "gt", "trên": "gt", "hơn": "gt",
    "khoảng": "approx",
}  # fmt: skip
_LONGEST_HEAD = 240
_LONGEST_NAME = 220
_LONGEST_BREAK = 200
"""Characters between two rows: notes, other columns, and heads of groups."""


def target_rows(passage: Passage) -> Iterator[TargetRow]:
    """The rows of the passage's tables of targets, in order."""
    lower = passage.lower
    for area in (passage.body, *passage.appendices):
        at = area[0]
        while head := _UNIT_HEAD.search(lower, at, area[1]):
            at = head.end()
            if head[0] == "đơn vị" and not _TABLE_HEAD.search(
                lower, max(area[0], head.start() - _LONGEST_HEAD), head.start()
            ):
                continue
            first = _FIRST.search(lower, head.end(), min(area[1], head.end() + _LONGEST_HEAD))
            planned = _planned_column(lower, head, first.start()) if first else None
            if first is None or planned is None:
                continue
            spans = (head.start(), first.start()), (planned[1], first.start())
            for row in _rows(passage, spans, first.end(), area[1], planned[0]):
                yield row
                at = row.found.clause[1]


def _planned_column(lower: str, head: re.Match[str], end: int) -> tuple[int, int] | None:
    """How many columns of values stand between the unit and the planned one, and where its head begins; None where nothing is planned.

    Of several planned columns the one of the latest year counts.
    """
    columns: list[re.Match[str]] = []
    for column in _COLUMN.finditer(lower, head.end(), end):
        earlier = columns[-1] if columns and columns[-1][0] not in _WHOLE_HEADS else None
        if earlier is None or not _SAME_HEAD.fullmatch(lower, earlier.end(), column.start()):
            columns.append(column)
    behind = [*(column.start() for column in columns[1:]), end][: len(columns)]
    planned = [
        (max((int(year) for year in _YEAR.findall(lower, column.end(), stop)), default=0), -index)
        for index, (column, stop) in enumerate(zip(columns, behind, strict=True))
        if column["planned"]
    ]
    if planned:
        index = -max(planned)[1]
        return index, columns[index].start()
    before = lower[max(0, head.start() - 60) : head.start()]
    return (0, head.start()) if not columns and _PLANNED_WORD.search(before) else None


@cache
def _row() -> re.Pattern[str]:
    return compile_pattern(
        rf"(?P<name>\p{{L}}.{{2,{_LONGEST_NAME}}}?){_GAP}+(?P<unit>%|{unit_pattern().pattern}|{_OWN_CELL}){_GAP}+(?={_SIGN}? {{0,2}}\d)",
        re.DOTALL,
    )


_BETWEEN = compile_pattern(rf"{_GAP}*")
_CELL = compile_pattern(_VALUE)


def _rows(passage: Passage, heads: tuple[Span, Span], at: int, end: int, column: int) -> Iterator[TargetRow]:
    lower, index = passage.lower, 1
    while True:
        row = _row().match(lower, at, min(end, at + _LONGEST_NAME + 60))
        cell = _value(lower, row.end(), end, column) if row else None
        following = _next_row(lower, cell.end() if cell else at, end, index + 1)
        if row and cell:
            yield _target(passage, heads, row, cell)
        if following is None:
            return
        at, index = following


def _value(lower: str, at: int, end: int, column: int) -> re.Match[str] | None:
    """The value in the planned column, which is the first for ``column`` 0."""
    for _ in range(column):
        other = _CELL.match(lower, at, end)
        if not other:
            return None
        at = _BETWEEN.match(lower, other.end(), end).end()  # type: ignore[union-attr]  # it matches anything
    return _CELL.match(lower, at, end)


_NUMBERED = compile_pattern(r"[\s|](?:(\d{1,3})[.)]?|(?<=[\n|])[-+])(?=[\s|]+\p{L})")


def _next_row(lower: str, at: int, end: int, index: int) -> tuple[int, int] | None:
    """Where the words of the row numbered ``index`` begin (or of the first one of another group), and its number."""
    for label in _NUMBERED.finditer(lower, at, min(end, at + _LONGEST_BREAK)):
        if label[1] is None:  # a part of the row before
            return _BETWEEN.match(lower, label.end(), end).end(), index - 1  # type: ignore[union-attr]
        if int(label[1]) in (index, 1):
            return _BETWEEN.match(lower, label.end(), end).end(), int(label[1])  # type: ignore[union-attr]
    return None


def _target(passage: Passage, heads: tuple[Span, Span], row: re.Match[str], cell: re.Match[str]) -> TargetRow:
    written = as_written(passage.text, *row.span("unit"))
    kind = "percent" if written == "%" else unit_kinds().get(" ".join(row["unit"].split()), "unknown")
    sign = cell["sign"]
    comparator: Comparator | None = _SIGNS.get(sign, "ge") if sign else None
    if cell[0].endswith("trở lên"):
        comparator = "ge"
    decimal = kind in ("percent", "money")
    upper = number(cell["upper"], decimal=decimal) if cell["upper"] else None
    quantity = Quantity(
        cell.start(), cell.start("value"), cell.end(), cell.end(), number(cell["value"], decimal=decimal), upper,
        written, kind, cell.end(), "between" if upper is not None else comparator or "eq", False, False,
    )  # fmt: skip
    clause = (row.start("name"), cell.end())
    return TargetRow(Found(quantity, clause), row.span("name"), *heads)
