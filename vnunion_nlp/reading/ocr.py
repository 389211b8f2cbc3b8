"""Reading page images: whichever OCR engine is installed, on upright pages, with words in points on the page as it was given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from vnunion_nlp.document import Box
from vnunion_nlp.reading.columns import side_by_side
from vnunion_nlp.reading.grids import Grid, find_grids
from vnunion_nlp.reading.layout import Word
from vnunion_nlp.reading.limits import MAX_PIXELS
from vnunion_nlp.reading.rules import drawn_rules
from vnunion_nlp.reading.skew import estimate_skew
from vnunion_nlp.reading.syllables import legibility

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 200
"""Dots an inch at which pages are read; docs/accuracy.md has the measurements behind it."""

LOW_CONFIDENCE = 0.75
"""Mean confidence of its words below which a page is marked as badly read."""

_LEAST_SKEW = 0.1
_INK = 140
"""Grey values below this are ink."""
_RULE = 0.9
"""Half the thickness of a table's rule, with its blur, in points."""
HINT = (
    "it needs OCR: install Tesseract with its Vietnamese model (Debian: apt-get install tesseract-ocr tesseract-ocr-vie) "
    "or trueocr (pip install 'vnunion-nlp[ocr]')"
)


class Engine(Protocol):
    """An OCR engine."""

    name: str
    confuses_columns: bool
    """Whether it reads columns that stand side by side better one at a time."""

    def words(self, image: Image, dpi: int, *, column: bool = False) -> list[Word]:
        """The words of an upright grey image (of one column of text, if ``column``); boxes in pixels.

        Raises:
            ReadingError: the engine failed.
        """


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as the engine read it, in points from the upper left corner.

    ``words`` and ``grids`` lie on the page turned upright, where lines are level; ``Word.given`` is where a word stands on
    the page as it came.
    """

    engine: str
    words: list[Word]
    grids: list[Grid]
    confidence: float | None

    @property
    def text(self) -> str:
        """Its words, for a judgement of the whole."""
        return " ".join(word.text for word in self.words)

    @property
    def is_poor(self) -> bool:
        return self.confidence is not None and self.confidence < LOW_CONFIDENCE


@cache
def engine(name: str | None = None) -> Engine | None:
    """The engine of this name (``tesseract``, ``trueocr``), or the best that is installed; None if there is none."""
    from vnunion_nlp.reading.tesseract import Tesseract
    from vnunion_nlp.reading.true_ocr import TrueOcr

    for made in (Tesseract, TrueOcr):
        if name in (None, made.name) and made.is_installed():
            return made()
    return None


def read_page(image: Image, dpi: float, reader: Engine) -> ReadPage:
    """Read a page; one that cannot be read is tried in its other three orientations."""
    from PIL import Image as Images

    grey, dpi = _grey(image, dpi)
    best = _upright(grey, dpi, reader)
    turn = 0
    if len(best.words) >= 12 and best.is_poor and legibility(best.text).valid < 0.4:
        for angle, how in (
            (180, Images.Transpose.ROTATE_180),
            (90, Images.Transpose.ROTATE_90),
            (270, Images.Transpose.ROTATE_270),
        ):
            other = _upright(grey.transpose(how), dpi, reader)
            if _worth(other) > 1.3 * _worth(best):
                best, turn = other, angle
    if turn:
        size = grey.width * 72 / dpi, grey.height * 72 / dpi
        words = [replace(word, given=_turned_back(word.given or word.box, turn, *size)) for word in best.words]
        best = replace(best, words=words)
    return best


def _worth(page: ReadPage) -> float:
    return legibility(page.text).valid * math.sqrt(len(page.words))


def _grey(image: Image, dpi: float) -> tuple[Image, float]:
    """The page in grey on white at the resolution that engines read best, and that resolution."""
    from PIL import Image as Images

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Images.alpha_composite(Images.new("RGBA", clear.size, "white"), clear)
    grey = _without_colour(image)
    factor = min(DPI / dpi, math.sqrt(MAX_PIXELS / (grey.width * grey.height)))
    if 0.95 < factor < 1.05:
        return grey, dpi
    size = max(1, round(grey.width * factor)), max(1, round(grey.height * factor))
    how = Images.Resampling.LANCZOS if factor < 1 else Images.Resampling.BICUBIC
    return grey.resize(size, how), dpi * factor


def _without_colour(image: Image) -> Image:
    """The page in grey; red seals and blue signatures over the print vanish, unless most of the print is coloured itself."""
    from PIL import ImageChops

    grey = image.convert("L")
    if image.mode not in ("RGB", "P", "CMYK", "YCbCr", "RGBA"):
        return grey
    red, green, blue = image.convert("RGB").split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    ink, left = (sum(made.reduce(4).histogram()[:_INK]) if min(made.size) > 8 else 0 for made in (grey, lightest))
    return lightest if left > 0.4 * ink else grey


def _upright(grey: Image, dpi: float, reader: Engine) -> ReadPage:
    from PIL import Image as Images

    skew = estimate_skew(grey)
    is_level = abs(skew) < _LEAST_SKEW
    level = grey.copy() if is_level else grey.rotate(skew, resample=Images.Resampling.BICUBIC, fillcolor=255)
    scale = 72 / dpi
    rules = drawn_rules(level, scale)
    grids = find_grids(rules)
    if grids:
        _erase(level, [rule for rule in rules if any(grid.touches(rule) for grid in grids)], scale)
    found = reader.words(level, round(dpi))
    if reader.confuses_columns:
        loose = [word for word in found if not any(grid.holds(_in_points(word, scale).box) for grid in grids)]
        for pair in side_by_side(loose, (level.width, level.height)):
            for area in pair:
                found = _read_again(level, dpi, reader, found, area)
    words = [_in_points(word, scale) for word in found]
    weights = [(len(word.text), word.confidence) for word in words if word.confidence is not None]
    total = sum(length for length, _ in weights)
    confidence = round(sum(length * sure for length, sure in weights) / total, 3) if total else None
    if not is_level:
        size = grey.width * scale, grey.height * scale
        words = [replace(word, given=_unrotated(word.box, skew, *size)) for word in words]
    return ReadPage(reader.name, words, grids, confidence)


def _read_again(page: Image, dpi: float, reader: Engine, words: list[Word], area: Box) -> list[Word]:
    """``words`` with those inside ``area``, one column, read by themselves where that gives more."""
    left, top, right, bottom = (round(value) for value in area)
    inside = [
        w for w in words if left <= (w.box[0] + w.box[2]) / 2 < right and top <= (w.box[1] + w.box[3]) / 2 < bottom
    ]
    if not inside or right - left < 20 or bottom - top < 10:
        return words
    first = 1 + max((word.line for word in words if word.line is not None), default=0)
    again = [
        _moved(word, left, top, first)
        for word in reader.words(page.crop((left, top, right, bottom)), round(dpi), column=True)
    ]
    if _sense(again) < _sense(inside):
        return words
    gone = {id(word) for word in inside}
    return [*(word for word in words if id(word) not in gone), *again]


def _moved(word: Word, left: float, top: float, first_line: int) -> Word:
    x0, y0, x1, y1 = word.box
    return replace(
        word,
        box=(x0 + left, y0 + top, x1 + left, y1 + top),
        top=word.top + top,
        bottom=word.bottom + top,
        line=None if word.line is None else word.line + first_line,
    )


def _sense(words: Sequence[Word]) -> float:
    """How much of what was read can be believed: sure letters, less unsure ones."""
    return sum(len(word.text) * ((word.confidence or 0.0) - 0.5) for word in words)


def _erase(page: Image, rules: Sequence[Box], scale: float) -> None:
    """Take the rules of tables off the page: engines read them as letters."""
    from PIL import ImageDraw

    pen = ImageDraw.Draw(page)
    for left, top, right, bottom in rules:
        pen.rectangle(
            ((left - _RULE) / scale, (top - _RULE) / scale, (right + _RULE) / scale, (bottom + _RULE) / scale), fill=255
        )


def _in_points(word: Word, scale: float) -> Word:
    left, top, right, bottom = (value * scale for value in word.box)
    return replace(word, box=(left, top, right, bottom), top=word.top * scale, bottom=word.bottom * scale)


def _unrotated(box: Box, degrees: float, width: float, height: float) -> Box:
    """Where a box stood before the page was turned by ``degrees`` counter-clockwise about its middle."""
    x, y = (box[0] + box[2]) / 2 - width / 2, (box[1] + box[3]) / 2 - height / 2
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    middle_x, middle_y = cos * x - sin * y + width / 2, sin * x + cos * y + height / 2
    half_x, half_y = (box[2] - box[0]) / 2, (box[3] - box[1]) / 2
    return middle_x - half_x, middle_y - half_y, middle_x + half_x, middle_y + half_y


def _turned_back(box: Box, turn: int, width: float, height: float) -> Box:
    """Where a box of a page that was turned counter-clockwise by a quarter, a half or three stands on the page as given."""
    left, top, right, bottom = box
    if turn == 90:
        return width - bottom, left, width - top, right
    if turn == 180:
        return width - right, height - bottom, width - left, height - top
    return top, height - right, bottom, height - left
