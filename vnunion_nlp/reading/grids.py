"""Ruled tables: from the lines drawn on a page to rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from vnunion_nlp.document import Box
from vnunion_nlp.reading.limits import MAX_RULES

_NEAR = 3.0
"""Rules this close (points) are one, and touch."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell's area in points."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, box: Box) -> bool:
        """Whether the middle of ``box`` lies inside."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; a cell that spans columns stands once."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def top(self) -> float:
        return self.rows[0][0].top

    def holds(self, box: Box) -> bool:
        return any(cell.holds(box) for row in self.rows for cell in row)

    def touches(self, box: Box) -> bool:
        """Whether ``box`` is one of the rules that draw the table."""
        first, last = self.rows[0], self.rows[-1]
        return _meet(box, (first[0].left, first[0].top, first[-1].right, last[-1].bottom))


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """The tables that horizontal and vertical ``rules`` (thin boxes in points) draw, top to bottom."""
    across = [r for r in rules if r[2] - r[0] > 8 and r[3] - r[1] <= 3]
    down = [r for r in rules if r[3] - r[1] > 5 and r[2] - r[0] <= 3]
    found: list[Grid] = []
    if len(across) + len(down) > MAX_RULES:
        return found
    for group in _touching([*across, *down]):
        grid = _grid([r for r in group if r in across], [r for r in group if r in down])
        if grid:
            found.append(grid)
    return sorted(found, key=lambda grid: grid.top)


def _touching(rules: list[Box]) -> list[list[Box]]:
    """Rules that touch each other, directly or through others."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in rules:
        reach, members, apart = rule, [rule], []
        for extent, others in groups:
            if _meet(reach, extent) and any(_meet(rule, other) for other in others):
                reach = (
                    min(reach[0], extent[0]),
                    min(reach[1], extent[1]),
                    max(reach[2], extent[2]),
                    max(reach[3], extent[3]),
                )
                members = others + members
            else:
                apart.append((extent, others))
        groups = [*apart, (reach, members)]
    return [members for _, members in groups]


def _meet(a: Box, b: Box) -> bool:
    return a[0] - _NEAR <= b[2] and b[0] - _NEAR <= a[2] and a[1] - _NEAR <= b[3] and b[1] - _NEAR <= a[3]


def _grid(across: list[Box], down: list[Box]) -> Grid | None:
    ys = _merged([(r[1] + r[3]) / 2 for r in across])
    xs = _merged([(r[0] + r[2]) / 2 for r in down])
    if len(ys) < 3 or len(xs) < 3:
        return None
    made = []
    for top, bottom in pairwise(ys):
        middle = (top + bottom) / 2
        cuts = [
            x
            for x in xs
            if x in (xs[0], xs[-1])
            or any(abs((r[0] + r[2]) / 2 - x) <= _NEAR and r[1] - _NEAR <= middle <= r[3] + _NEAR for r in down)
        ]
        made.append(tuple(Cell(a, top, b, bottom) for a, b in pairwise(cuts)))
    return Grid(tuple(made))


def _merged(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _NEAR:
            kept.append(value)
    return kept
