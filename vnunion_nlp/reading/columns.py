"""Where two columns stand side by side on a scanned page: head and foot, which engines read better one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnunion_nlp.document import Box
from vnunion_nlp.reading.layout import Word, rows

_GAP = 1.6
"""Width of a gutter in line heights."""

_LEAST_GUTTER = 0.6
_REACH = 9.0
"""How far below its last line a column may go on, in line heights: room for a signature and a seal."""

_MARGIN = 0.5


@dataclass(slots=True)
class _Region:
    top: float
    bottom: float
    gutter: tuple[float, float]
    height: float
    n_split: int = 1
    n_left: int = 0
    n_right: int = 0

    def takes(self, line: _Line) -> bool:
        if line.top - self.bottom > _REACH * self.height:
            return False
        gap = line.gap_in(self.gutter, _LEAST_GUTTER * self.height)
        if gap:
            self.gutter = gap
            self.n_split += 1
        elif line.right <= self.gutter[1]:
            self.gutter = (max(self.gutter[0], line.right), self.gutter[1])
            self.n_left += 1
        elif line.left >= self.gutter[0]:
            self.gutter = (self.gutter[0], min(self.gutter[1], line.left))
            self.n_right += 1
        if self.gutter[1] - self.gutter[0] < _LEAST_GUTTER * self.height or not (
            gap or line.right <= self.gutter[1] or line.left >= self.gutter[0]
        ):
            return False
        self.bottom = line.bottom
        return True

    @property
    def is_two_columns(self) -> bool:
        return self.n_split > 1 or (self.n_left > 0 and self.n_right > 0)


@dataclass(frozen=True, slots=True)
class _Line:
    top: float
    bottom: float
    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].box[0]

    @property
    def right(self) -> float:
        return max(word.box[2] for word in self.words)

    def gaps(self, least: float) -> list[tuple[float, float]]:
        """The gaps between words that are at least this wide."""
        pairs = ((a.box[2], b.box[0]) for a, b in pairwise(self.words))
        return [(start, end) for start, end in pairs if end - start >= least]

    def gap_in(self, gutter: tuple[float, float], least: float) -> tuple[float, float] | None:
        """What of ``gutter`` this line leaves free between two words."""
        for start, end in self.gaps(least):
            low, high = max(start, gutter[0]), min(end, gutter[1])
            if high - low >= least:
                return low, high
        return None


def side_by_side(words: Sequence[Word], size: tuple[float, float]) -> list[tuple[Box, Box]]:
    """The areas of the left and the right column of each such stretch of the page, in the words' own unit.

    Args:
        words: the page's words, without those of ruled tables.
        size: width and height of the page.
    """
    lines = [
        _Line(min(w.top for w in row.words), max(w.bottom for w in row.words), tuple(row.words)) for row in rows(words)
    ]
    found: list[_Region] = []
    region: _Region | None = None
    for line in lines:
        height = max(word.height for word in line.words)
        before = (region.gutter, region.n_left, region.n_right) if region else None
        if region and region.takes(line):
            continue
        if region and before:
            region.gutter, region.n_left, region.n_right = before
            found.append(region)
        gaps = line.gaps(_GAP * height)
        # Three columns or more are a table without rules.
        region = _Region(line.top, line.bottom, gaps[0], height) if len(gaps) == 1 else None
    if region:
        found.append(region)
    areas = []
    for region in found:
        if region.is_two_columns:
            margin = _MARGIN * region.height
            middle = (region.gutter[0] + region.gutter[1]) / 2
            top, bottom = max(region.top - margin, 0), min(region.bottom + margin, size[1])
            areas.append(((0.0, top, middle, bottom), (middle, top, size[0], bottom)))
    return areas
