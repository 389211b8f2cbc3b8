"""The rules of tables on a page image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnunion_nlp.document import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_LONG = 60
"""Pixels, at about 100 dots an inch, below which a stroke is taken for part of a letter."""

_THICK = 5
_MOST = 400


def drawn_rules(grey: Image, scale: float) -> list[Box]:
    """Long level and upright strokes as thin boxes; ``scale`` makes the image's pixels points."""
    import numpy as np

    factor = max(1, round(1.4 / scale / 2))
    pixels = np.asarray(grey.reduce(factor))
    # A rule is thin: where two or three pixels became one it is grey rather than black.
    ink = pixels < min(200, int(np.median(pixels)) - 35)
    unit = factor * scale
    across = [(x0 * unit, y * unit, x1 * unit, y * unit) for y, x0, x1 in _strokes(ink)]
    down = [(x * unit, y0 * unit, x * unit, y1 * unit) for x, y0, y1 in _strokes(ink.T)]
    return [*across, *down] if len(across) < _MOST and len(down) < _MOST else []


def _strokes(ink: Any) -> list[tuple[float, int, int]]:
    """Level strokes as middle, first and last pixel; neighbours that make one thick stroke are joined."""
    import numpy as np

    # A stroke that the scan left a little askew steps from row to row: two rows together hold it.
    both = ink.copy()
    both[1:] |= ink[:-1]
    found: list[list[int]] = []  # first row, last row, first pixel, last pixel
    for y in np.nonzero(both.sum(axis=1) >= _LONG)[0]:
        edges = np.diff(np.concatenate(([0], both[y].astype(np.int8), [0])))
        begins, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0]
        for x0, x1 in zip(begins, ends, strict=True):
            if x1 - x0 < _LONG:
                continue
            for stroke in found:
                if y - stroke[1] <= 2 and x0 < stroke[3] and stroke[2] < x1:
                    stroke[1], stroke[2], stroke[3] = int(y), min(stroke[2], int(x0)), max(stroke[3], int(x1))
                    break
            else:
                found.append([int(y), int(y), int(x0), int(x1)])
    return [((top + bottom) / 2, x0, x1) for top, bottom, x0, x1 in found if bottom - top < _THICK]
