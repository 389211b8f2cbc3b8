"""How far a scanned page is askew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_WIDEST = 3.0
_SIDE = 1000


def estimate_skew(grey: Image) -> float:
    """Degrees by which to turn the page counter-clockwise so that its lines are level; 0 for a page without lines.

    Of all small angles it is the one at which the ink gathers in the fewest rows.
    """
    import numpy as np

    small = grey.reduce(max(1, max(grey.size) // _SIDE))
    pixels = np.asarray(small, dtype=np.float32)
    ink = pixels < pixels.mean() - 40
    height, width = ink.shape
    # Edges of the paper and black borders are no lines of type.
    ink[: height // 40], ink[-height // 40 :] = False, False
    ink[:, : width // 40], ink[:, -width // 40 :] = False, False
    y, x = np.nonzero(ink)
    if len(y) < 200:
        return 0.0
    if len(y) > 60_000:
        pick = np.linspace(0, len(y) - 1, 60_000).astype(int)
        y, x = y[pick], x[pick]

    def sharpness(degrees: float) -> float:
        rows = (y - x * np.tan(np.radians(degrees)) + width).astype(int)
        return float((np.bincount(rows).astype(np.float64) ** 2).sum())

    coarse = max(np.arange(-_WIDEST, _WIDEST + 0.01, 0.25), key=sharpness)
    fine = max(np.arange(coarse - 0.25, coarse + 0.26, 0.05), key=sharpness)
    return float(fine) if sharpness(float(fine)) > 1.02 * sharpness(0.0) else 0.0
