"""The rules of tables on a page image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vnunion_nlp.document import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_LONG = 40.0
"""Points below which a level stroke is taken for part of a letter …"""

_HIGH = 26.0
"""… and an upright one."""

_THICK = 2.0
"""Points above which a stroke is no rule: a line of type, run together, is thicker."""

_SMOOTH = 5
_CONTRAST = 22
_AROUND = 10
_MOST = 400


def drawn_rules(grey: Image, scale: float) -> list[Box]:
    """Long level and upright strokes as thin boxes; ``scale`` makes the image's pixels points."""
    import numpy as np

    factor = max(1, round(0.36 / scale))
    pixels = np.asarray(grey.reduce(factor), dtype=np.float32)
    unit = factor * scale
    across = [(x0 * unit, y * unit, x1 * unit, y * unit) for y, x0, x1 in _strokes(pixels, _LONG / unit, _THICK / unit)]
    down = [(x * unit, y0 * unit, x * unit, y1 * unit) for x, y0, y1 in _strokes(pixels.T, _HIGH / unit, _THICK / unit)]
    return [*across, *down] if len(across) < _MOST and len(down) < _MOST else []


def _strokes(pixels: Any, long: float, thick: float) -> list[tuple[float, int, int]]:
    """Level strokes as middle, first and last pixel; neighbours that make one thick stroke are joined."""
    import numpy as np

    # Along a rule the noise of a scan evens out, and what is left of a faded one stands out from the paper.
    sums = np.cumsum(np.pad(pixels, ((0, 0), (_SMOOTH // 2 + 1, _SMOOTH // 2)), mode="edge"), axis=1)
    even = (sums[:, _SMOOTH:] - sums[:, :-_SMOOTH]) / _SMOOTH
    # The paper's shade is that of the rows around: a rule may fill most of its own row.
    rows = np.pad(np.median(pixels, axis=1), _AROUND, mode="edge")
    paper = np.lib.stride_tricks.sliding_window_view(rows, 2 * _AROUND + 1).max(axis=1)
    ink = even < paper[:, None] - _CONTRAST
    # A stroke that the scan left a little askew steps from row to row: two rows together hold it.
    both = ink.copy()
    both[1:] |= ink[:-1]
    found: list[list[int]] = []  # first row, last row, first pixel, last pixel
    for y in np.nonzero(both.sum(axis=1) >= long)[0]:
        edges = np.diff(np.concatenate(([0], both[y].astype(np.int8), [0])))
        begins, ends = np.nonzero(edges == 1)[0], np.nonzero(edges == -1)[0]
        for x0, x1 in zip(begins, ends, strict=True):
            if x1 - x0 < long:
                continue
            for stroke in found[-_MOST:]:
                if y - stroke[1] <= 2 and x0 < stroke[3] and stroke[2] < x1:
                    stroke[1], stroke[2], stroke[3] = int(y), min(stroke[2], int(x0)), max(stroke[3], int(x1))
                    break
            else:
                found.append([int(y), int(y), int(x0), int(x1)])
    return [((top + bottom) / 2, x0, x1) for top, bottom, x0, x1 in found if bottom - top <= thick]
