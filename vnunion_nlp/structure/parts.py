"""A document divided: head, body with its paragraphs and units, foot, appendices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import appendices, outline
from vnunion_nlp.structure.foot import Foot, read_foot
from vnunion_nlp.structure.foot_start import find_foot
from vnunion_nlp.structure.head import read_head
from vnunion_nlp.structure.head_parts import Head
from vnunion_nlp.structure.melted_tables import MeltedTime, melted_times
from vnunion_nlp.structure.next_document import other_documents
from vnunion_nlp.structure.paragraphs import Paragraph, flow, joined_lines, page_furniture, paragraphs
from vnunion_nlp.structure.table_parts import TableParts
from vnunion_nlp.structure.tables import find_tables, table_lines, wrapped_cells
from vnunion_nlp.structure.unit import Unit
from vnunion_nlp.text import SourceText


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts of a document; offsets into ``SourceText.folded``."""

    head: Head
    foot: Foot | None
    body: tuple[int, int]
    paragraphs: list[Paragraph]
    units: list[Unit]
    appendices: list[appendices.AppendixParts]
    tables: list[TableParts]
    """All tables, of the body and of the appendices."""
    melted: list[MeltedTime]
    """The times of tables whose cells cannot be told apart."""
    running: str
    """``SourceText.folded`` with one paragraph a line, same length: body, title lines and the running text of appendices.

    It ends where another document begins.
    """
    others: list[tuple[int, int]]
    """The heads of other documents behind this one."""


def read_structure(source: SourceText) -> Structure:
    """Divide a text into head, body, foot and appendices, and the body into paragraphs and units."""
    head = read_head(source)
    n_lines, limit = len(source.lines), len(source)
    first = source.line_index(head.end) if head.end < len(source) else n_lines
    if others := other_documents(source, first):
        n_lines = source.line_index(others[0][0])
        limit = source.lines[n_lines].left
    begin = find_foot(source, first, n_lines)
    # An appendix stands behind the signature; without one, behind the first third of the text.
    earliest = begin + 1 if begin is not None else first + (n_lines - first) // 3
    opening = appendices.find_start(source, earliest, n_lines)
    if begin is None and opening is not None:
        begin = find_foot(source, first, opening)
    foot = read_foot(source, begin, n_lines if opening is None else opening) if begin is not None else None
    parts = appendices.read_appendices(source, opening, n_lines) if opening is not None else []
    end = foot.start if foot else parts[0].start if parts else limit
    last = source.line_index(end) if end < len(source) else n_lines
    in_body = find_tables(source, first, last, in_body=True)
    tables = [*in_body, *(table for part in parts for table in part.tables)]
    furniture: frozenset[int] = frozenset()
    found: list[Paragraph] = []
    for low, high in _outside(source, first, last, in_body):
        outside = page_furniture(source, low, high)
        furniture |= outside
        found += paragraphs(source, low, high, outside)
    cells = [joined_lines(source, *lines) for table in tables for lines in wrapped_cells(source, table)]
    joined = [
        *_subject(source, head),
        *found,
        *(paragraph for part in parts for paragraph in _running(source, part)),
        *cells,
    ]
    units = outline.read_outline(source, found, end)
    melted = [
        time
        for low, high in [(head.end, end), *((part.start, part.end) for part in parts)]
        for time in melted_times(source, low, high)
        if not any(table.rows[0][0][0] <= time.time[0] < table.rows[-1][-1][1] for table in tables)
    ]
    running = _cells_apart(flow(source, joined, furniture), tables)[:limit]
    return Structure(head, foot, (head.end, end), found, units, parts, tables, melted, running, others)


def _outside(source: SourceText, first: int, last: int, tables: list[TableParts]) -> Iterator[tuple[int, int]]:
    """Lines ``first`` to ``last`` (exclusive) without those of ``tables``."""
    for table in tables:
        top, bottom = table_lines(source, table)
        yield first, top
        first = bottom
    yield first, last


def _subject(source: SourceText, head: Head) -> list[Paragraph]:
    """The title's lines as one paragraph, where nothing else stands between them."""
    if len(head.subject) < 2:
        return []
    first, last = source.line_index(head.subject[0][0]), source.line_index(head.subject[-1][0])
    return (
        [joined_lines(source, first, last + 1)] if last - first < 2 * len(head.subject) and not head.about_label else []
    )


def _cells_apart(running: str, tables: list[TableParts]) -> str:
    """A cell of a table is a paragraph of its own, whatever stands beside it on its line."""
    rows = [row for table in tables for row in table.stretches()]
    gaps = sorted(b[0] - 1 for row in rows for a, b in pairwise(row) if a[1] < b[0])
    pieces, at = [], 0
    for gap in gaps:
        pieces += [running[at:gap], "\n"]
        at = gap + 1
    return "".join([*pieces, running[at:]])


def _running(source: SourceText, part: appendices.AppendixParts) -> list[Paragraph]:
    """The paragraphs of an appendix; its tables are none."""
    first, last = part.lines
    found = []
    if len(part.title) > 1:
        found.append(
            joined_lines(source, source.line_index(part.title[0][0]), source.line_index(part.title[-1][0]) + 1)
        )
        first = source.line_index(part.title[-1][0]) + 1
    return found + [
        paragraph
        for low, high in _outside(source, first, last, part.tables)
        for paragraph in _paragraphs(source, low, high)
    ]


def _paragraphs(source: SourceText, first: int, last: int) -> list[Paragraph]:
    return paragraphs(source, first, last, page_furniture(source, first, last))


_GROUNDS = compile_pattern(r"(?:nhung )?(?:can cu|co so)\b")
_FIRST_UNITS = 3


def end_of_opening(source: SourceText, structure: Structure) -> int:
    """Where the opening of the body ends: at its first unit, or behind the units that hold the grounds (``I. Căn cứ xây dựng kế hoạch``)."""
    units = structure.units
    grounds = [_GROUNDS.match(source.plain, unit.title_start) is not None for unit in units]
    first = grounds.index(True) if any(grounds[:_FIRST_UNITS]) else 0
    while first < len(units) and grounds[first]:
        first += 1
    return units[first].start if first < len(units) else structure.body[1]
