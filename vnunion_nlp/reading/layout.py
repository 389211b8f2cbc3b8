"""Words with boxes to lines of text, as they stand on the page: columns side by side become cells of one line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from vnunion_nlp.document import Box
from vnunion_nlp.reading.grids import Grid
from vnunion_nlp.reading.model import Place

_SAME_LINE = 0.45
"""How far apart the middles of two words of one line may be, in heights of the taller."""

_COLUMN_GAP = 1.3
"""A gap this wide, in line heights, parts two columns; blanks stretched to justify a line stay below."""

_STRETCHED = 2.6
"""… and it must be this many times the other gaps of its line."""

_PARAGRAPH_GAP = 1.7
"""Lines this many usual pitches apart have a blank line between them."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page. ``box`` is its own; ``top`` and ``bottom`` are those of its line of type, accents or not.

    ``given`` is its box on the page as it came, where that was turned upright to be read; ``line`` is what the words of a
    line have in common, where the OCR engine found the lines.
    """

    text: str
    box: Box
    top: float
    bottom: float
    confidence: float | None = None
    given: Box | None = None
    line: int | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class _Row:
    words: list[Word] = field(default_factory=list)
    middle: float = 0.0
    height: float = 0.0

    def takes(self, other: _Row) -> bool:
        """Whether ``other`` stands beside this row and not above or below it."""
        if abs(other.middle - self.middle) > _SAME_LINE * max(other.height, self.height):
            return False
        return not any(_overlap(word, mine) for word in other.words for mine in self.words)

    def add(self, words: Sequence[Word]) -> None:
        self.words += words
        self.middle = sum(word.middle for word in self.words) / len(self.words)
        self.height = max(self.height, *(word.height for word in words))


class Writer:
    """Text that grows page by page, with the place of each word."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.places: list[Place] = []
        self.length = 0

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def word(self, word: Word, page: int) -> None:
        self.places.append(
            Place(self.length, self.length + len(word.text), page, word.given or word.box, word.confidence)
        )
        self.write(word.text)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def write_page(writer: Writer, words: Sequence[Word], page: int, grids: Sequence[Grid] = ()) -> None:
    """Write the words of a page: lines from top to bottom, a form feed before every page but the first."""
    if writer.length:
        writer.write("\f")
    loose = [word for word in words if not any(grid.holds(word.box) for grid in grids)]
    blocks: list[tuple[float, Grid | _Row]] = [(row.middle, row) for row in rows(loose)]
    blocks += [(grid.top, grid) for grid in grids]
    if not blocks:
        return
    blocks.sort(key=lambda block: block[0])
    width = _char_width(words)
    left = min(word.box[0] for word in words)
    pitch = _pitch([block for _, block in blocks if isinstance(block, _Row)])
    before: float | None = None
    for middle, block in blocks:
        if isinstance(block, Grid):
            _write_grid(writer, block, [word for word in words if block.holds(word.box)], page)
            before = None
            continue
        if before is not None and pitch and middle - before > _PARAGRAPH_GAP * max(pitch, block.height):
            writer.write("\n")
        _write_row(writer, block, page, left, width)
        before = middle


def rows(words: Iterable[Word]) -> list[_Row]:
    """The words in lines, top to bottom, each line's words left to right."""
    lines: dict[int, _Row] = {}
    for turn, word in enumerate(words):
        # Words without a line stand each for itself.
        lines.setdefault(word.line if word.line is not None else -turn - 1, _Row()).add([word])
    found: list[_Row] = []
    for line in sorted(lines.values(), key=lambda line: (line.middle, line.words[0].box[0])):
        near = [row for row in found[-6:] if row.takes(line)]
        if near:
            min(near, key=lambda row: abs(row.middle - line.middle)).add(line.words)
        else:
            found.append(line)
    for row in found:
        row.words.sort(key=lambda word: word.box[0])
    return sorted(found, key=lambda row: row.middle)


def _overlap(a: Word, b: Word) -> bool:
    shared = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    return shared > 0.4 * min(a.box[2] - a.box[0], b.box[2] - b.box[0])


def _char_width(words: Sequence[Word]) -> float:
    widths = [(word.box[2] - word.box[0]) / len(word.text) for word in words if len(word.text) > 2]
    return max(median(widths), 1.0) if widths else 6.0


def _pitch(found: Sequence[_Row]) -> float:
    """The usual distance of two lines."""
    steps = [after.middle - row.middle for row, after in pairwise(found)]
    steps = [step for step in steps if step > 2]
    return median(steps) if len(steps) > 2 else 0.0


def _write_row(writer: Writer, row: _Row, page: int, left: float, width: float) -> None:
    gaps = [after.box[0] - word.box[2] for word, after in pairwise(row.words)]
    usual = median(gaps) if len(gaps) > 3 else 0.0
    wide = max(_COLUMN_GAP * row.height, _STRETCHED * usual)
    begin = writer.length
    for index, word in enumerate(row.words):
        column = round((word.box[0] - left) / width)
        if index == 0:
            writer.write(" " * column)
        elif gaps[index - 1] > wide:
            writer.write(" " * max(3, column - (writer.length - begin)))
        else:
            writer.write(" ")
        writer.word(word, page)
    writer.write("\n")


def _write_grid(writer: Writer, grid: Grid, words: Sequence[Word], page: int) -> None:
    """A ruled table: a line for each row, tabs between its cells."""
    for cells in grid.rows:
        for index, cell in enumerate(cells):
            if index:
                writer.write("\t")
            lines = [row.words for row in rows(w for w in words if cell.holds(w.box))]
            for at, line in enumerate(lines):
                if at and not _is_broken_word(lines):
                    writer.write(" ")
                for turn, word in enumerate(line):
                    if turn:
                        writer.write(" ")
                    writer.word(word, page)
        writer.write("\n")


def _is_broken_word(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether a narrow cell holds one short word in capitals that was broken between its letters (``ST`` above ``T``)."""
    return all(len(line) == 1 and len(line[0].text) < 4 and line[0].text.isupper() for line in lines)
