"""Pictures of pages: PNG, JPEG, and TIFF with as many pages as it has."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading.limits import MAX_PAGES, MAX_PIXELS
from vnunion_nlp.reading.model import Content
from vnunion_nlp.reading.sheets import Sheets

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "TIFF")
_A4 = 8.27, 11.69  # inches


def read(data: bytes, name: str) -> Content:
    """The content of a picture, by OCR."""
    sheets = Sheets(name)
    with open_image(data, name) as picture:
        for number in range(1, n_pages(picture, name) + 1):
            _read_page(page_at(picture, number, name), number, sheets)
    return sheets.content()


def _read_page(page: Image, number: int, sheets: Sheets) -> None:
    dpi = resolution(page)
    size = round(page.width * 72 / dpi, 2), round(page.height * 72 / dpi, 2)
    scanned = sheets.scan(lambda: (page, dpi))
    if scanned is None:
        sheets.add_layer(number, size, [], [])
        sheets.remark_unread(number, "it is a picture")
    else:
        sheets.add_scan(number, size, scanned)


def open_image(data: bytes, name: str) -> Image:
    """The picture, its pixels not yet unpacked.

    Raises:
        ReadingError: damaged, or far too large.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise ReadingError(
            f"{name}: has more than the {MAX_PIXELS} pixels that are read; scan it at 300 dpi"
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise ReadingError(f"{name}: is a damaged picture ({error}); scan it again") from error


def n_pages(picture: Image, name: str) -> int:
    """How many pages the picture has.

    Raises:
        ReadingError: more than are read, or damaged.
    """
    try:
        found = int(getattr(picture, "n_frames", 1))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise ReadingError(f"{name}: is a damaged picture ({error}); scan it again") from error
    if found > MAX_PAGES:
        raise ReadingError(f"{name}: has {found} pages, more than the {MAX_PAGES} that are read")
    return found


def page_at(picture: Image, number: int, name: str) -> Image:
    """Page ``number`` (from 1), turned as its camera says.

    Raises:
        ReadingError: too many pixels, or damaged.
    """
    from PIL import ImageOps

    try:
        picture.seek(number - 1)
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise ReadingError(
                f"{name}: page {number} has {width} × {height} pixels, more than the {MAX_PIXELS} that are read; scan it at 300 dpi"
            )
        return ImageOps.exif_transpose(picture) or picture.copy()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise ReadingError(f"{name}: page {number} is damaged ({error}); scan it again") from error


def resolution(page: Image) -> float:
    """Dots an inch: as the file says if that can be, else as if the page were A4."""
    said = page.info.get("dpi")
    dpi = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    if 90 <= dpi <= 1300:
        return dpi
    inches = _A4 if page.width < page.height else _A4[::-1]
    return max(page.width / inches[0], 30.0)
