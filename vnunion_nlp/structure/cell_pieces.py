"""What stands in a table that a converter flattened to one cell a line: its cells, or the lines of cells, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.labels import roman_value
from vnunion_nlp.text import Line, SourceText

_INDEX = compile_pattern(r"\W*(?:(?P<arabic>\d{1,3})|(?P<roman>[IVXivx]{1,5})|(?P<capital>[A-H]))\W*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, or a line of one; empty where two bars stand together."""

    start: int
    end: int
    after: int
    """Index behind its last line."""


class Pieces:
    """The pieces of a table, read as far as they are asked for: a file may hold thousands of tables."""

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces
        self._read: list[Piece] = []

    def counted(self, most: int) -> int:
        """How many pieces there are, up to ``most``."""
        self._read += islice(self._pieces, max(0, most - len(self._read)))
        return min(len(self._read), most)

    def has(self, index: int) -> bool:
        return self.counted(index + 1) > index

    def __getitem__(self, index: int) -> Piece:
        self.counted(index + 1)
        return self._read[index]

    def between(self, first: int, stop: int) -> list[Piece]:
        """The pieces ``first`` to ``stop`` (exclusive)."""
        return self._read[first : self.counted(stop)]


def pieces_from(source: SourceText, at: int, stop: int) -> tuple[Pieces, bool]:
    """The pieces from line ``at``, the head of the running numbers, on; and whether no cell is missing or in pieces."""
    lines = source.lines
    second = next((index for index in range(at + 1, min(at + 6, stop)) if not lines[index].is_blank), stop)
    if any(_is_bar(source, line) for line in lines[at + 1 : min(at + 4, second)]):
        return Pieces(_barred(source, at, stop)), True
    parted = second > at + 1 and second + 1 < stop and lines[second + 1].is_blank
    return Pieces(_lines_of_cells(source, at, stop, parted=parted)), False


def _lines_of_cells(source: SourceText, at: int, stop: int, *, parted: bool) -> Iterator[Piece]:
    """A piece for each line, or for each run of lines where blank ones part the cells."""
    last: Piece | None = None
    for index in range(at, stop):
        line = source.lines[index]
        if line.is_blank or not _WRITTEN.search(source.folded, line.start, line.end):
            continue
        if _closes(source, line):
            break
        if parted and last and last.after == index and running_number(source, last) is None:
            last = Piece(last.start, line.end, index + 1)
            continue
        if last:
            yield last
        last = Piece(line.start, line.end, index + 1)
    if last:
        yield last


_CLOSING = compile_pattern(r"(?:tren day la|danh sach (?:nay )?gom)\b")
_WRITTEN = compile_pattern(r"[\p{L}\d%]")


def _is_bar(source: SourceText, line: Line) -> bool:
    return line.is_blank and "|" in source.clean[line.left : line.right]


def _barred(source: SourceText, at: int, stop: int) -> Iterator[Piece]:
    start = end = None
    for index in range(at, stop):
        line = source.lines[index]
        if _is_bar(source, line):
            yield Piece(start if start is not None else line.start, end or line.start, index + 1)
            start = end = None
        elif not line.is_blank:
            if _closes(source, line):
                break
            start, end = line.start if start is None else start, line.end


def _closes(source: SourceText, line: Line) -> bool:
    """Whether a line can only stand behind the table."""
    return bool(
        _CLOSING.match(source.plain, line.start, line.end)
        or vocabulary.RECIPIENTS_LABEL.match(source.plain, line.start, line.end)
    )


def is_one(source: SourceText, piece: Piece) -> bool:
    number = running_number(source, piece)
    return number is not None and number[1] == 1


def running_number(source: SourceText, piece: Piece) -> tuple[str, int] | None:
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
