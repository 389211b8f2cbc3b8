"""Pages as pictures, for people to look at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vnunion_nlp.reading.detection import JPEG, PDF, PNG, TIFF, media_type

if TYPE_CHECKING:
    from PIL.Image import Image

_DPI = 100
_MOST = 100
"""Pages that one HTML page can carry."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a JPEG; ``width`` and ``height`` in points."""

    number: int
    width: float
    height: float
    jpeg: bytes


def pictures(data: bytes, name: str) -> Iterator[Picture]:
    """The first hundred pages of a PDF or a picture; none for formats without pages.

    Raises:
        ReadingError: as when the document is read.
    """
    kind = media_type(data, name)
    if kind == PDF:
        yield from _of_pdf(data, name)
    elif kind in (PNG, JPEG, TIFF):
        yield from _of_images(data, name)


def _of_pdf(data: bytes, name: str) -> Iterator[Picture]:
    from vnunion_nlp.reading.pdf import PDFIUM, open_pdf, page_image

    with PDFIUM, closing(open_pdf(data, name)) as document:
        for index in range(min(len(document), _MOST)):
            with closing(document[index]) as page:
                width, height = page.get_size()
                made = page_image(page, _DPI)
            yield _picture(index + 1, width, height, made)


def _of_images(data: bytes, name: str) -> Iterator[Picture]:
    from vnunion_nlp.reading.images import n_pages, open_image, page_at, resolution

    with open_image(data, name) as picture:
        for number in range(1, min(n_pages(picture, name), _MOST) + 1):
            page = page_at(picture, number, name)
            dpi = resolution(page)
            width, height = page.width * 72 / dpi, page.height * 72 / dpi
            made = page.convert("RGB")
            made.thumbnail((round(width * _DPI / 72) or 1, round(height * _DPI / 72) or 1))
            yield _picture(number, width, height, made)


def _picture(number: int, width: float, height: float, image: Image) -> Picture:
    kept = io.BytesIO()
    image.convert("RGB").save(kept, "JPEG", quality=60, optimize=True)
    return Picture(number, round(width, 2), round(height, 2), kept.getvalue())
