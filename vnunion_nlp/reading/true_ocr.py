"""trueocr: an engine that pip installs, where Tesseract is not."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from vnunion_nlp.reading.layout import Word

if TYPE_CHECKING:
    from PIL.Image import Image


class TrueOcr:
    """Lines with boxes; words get their share of the line by their letters."""

    name = "trueocr"
    confuses_columns = False

    @staticmethod
    @cache
    def is_installed() -> bool:
        """Whether the package is there."""
        return find_spec("trueocr") is not None

    def words(self, image: Image, dpi: int, *, column: bool = False) -> list[Word]:
        found = []
        for number, line in enumerate(_model().predict(image.convert("RGB"), save=False).lines):
            left, top, right, bottom = (float(value) for value in line["bbox"])
            text = str(line["text"])
            share = (right - left) / max(len(text), 1)
            at = 0
            for part in text.split():
                at = text.index(part, at)
                box = (left + at * share, top, left + (at + len(part)) * share, bottom)
                found.append(Word(part, box, top, bottom, round(float(line["confidence"]), 3), line=number))
                at += len(part)
        return found


@cache
def _model() -> Any:
    import trueocr

    # Pages are turned upright before; several pages are read in processes side by side, so one thread each.
    return trueocr.load_model(threads=1, auto_rotate=False)
