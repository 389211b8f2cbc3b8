"""PDF: the words of the text layer with their boxes (PDFium); pages without one, or with a broken one, by OCR."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from threading import RLock
from typing import TYPE_CHECKING, Any

from vnunion_nlp.document import Box
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading.grids import find_grids
from vnunion_nlp.reading.layout import Word
from vnunion_nlp.reading.legacy import convert, detect
from vnunion_nlp.reading.limits import MAX_CHARACTERS, MAX_PAGES, MAX_PIXELS
from vnunion_nlp.reading.model import Content
from vnunion_nlp.reading.ocr import DPI
from vnunion_nlp.reading.sheets import Sheets
from vnunion_nlp.reading.syllables import legibility

if TYPE_CHECKING:
    from PIL.Image import Image

PDFIUM = RLock()
"""PDFium works for one thread at a time; documents are read in parallel by processes."""

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_ENOUGH = 12
_ENOUGH_OVER_PICTURE = 40
"""Words that a text layer must have to be judged, and to be believed where a picture covers the page."""


def open_pdf(data: bytes, name: str) -> Any:
    """The document (a pypdfium2 ``PdfDocument``); the caller closes it.

    Raises:
        ReadingError: encrypted, damaged, without a page or with too many.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ReadingError(f"{name}: is encrypted; open it with its password and print it to a new PDF") from error
        raise ReadingError(f"{name}: is a damaged PDF ({error}); get it again from where it came") from error
    n_pages = len(document)
    if not 0 < n_pages <= MAX_PAGES:
        document.close()
        many = f"more than the {MAX_PAGES} that are read" if n_pages else "so there is nothing to read"
        raise ReadingError(f"{name}: has {n_pages} pages, {many}")
    return document


class PageText:
    """The text layer of one page, in points from its upper left corner as it is shown."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation()
        self.origin = page.get_cropbox() or page.get_mediabox()

    def to_page(self, left: float, bottom: float, right: float, top: float) -> Box:
        """From PDF space (upwards, unrotated) to the page as shown."""
        l, b, r, t = self.origin
        if self.rotation == 90:
            return (bottom - b, left - l, top - b, right - l)
        if self.rotation == 180:
            return (r - right, bottom - b, r - left, top - b)
        if self.rotation == 270:
            return (t - top, r - right, t - bottom, r - left)
        return (left - l, t - top, right - l, t - bottom)

    def words(self) -> list[Word]:
        """The words in the order of the file."""
        layer = self.page.get_textpage()
        try:
            return list(self._words(layer.raw))
        finally:
            layer.close()

    def _words(self, layer: Any) -> Iterator[Word]:
        import pypdfium2.raw as raw

        loose, tight = raw.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
        pointers = [ctypes.byref(value) for value in tight]
        seen: set[tuple[str, int, int]] = set()
        letters: list[str] = []
        area: Box | None = None
        line: tuple[float, float] = (0.0, 0.0)

        def done() -> Iterator[Word]:
            nonlocal letters, area
            if letters and area:
                word = Word("".join(letters), area, *line)
                key = (word.text, round(area[0] / 2), round(area[1] / 2))
                # Bold that was made by printing a word twice.
                if key not in seen:
                    seen.add(key)
                    yield word
            letters, area = [], None

        n_chars = raw.FPDFText_CountChars(layer)
        if n_chars > MAX_CHARACTERS:
            raise ReadingError(f"a page has {n_chars} characters, more than the {MAX_CHARACTERS} that are read")
        for index in range(n_chars):
            char = _char(raw.FPDFText_GetUnicode(layer, index))
            if not char or char.isspace() or raw.FPDFText_IsGenerated(layer, index) == 1:
                yield from done()
                continue
            if not raw.FPDFText_GetLooseCharBox(layer, index, ctypes.byref(loose)):
                continue
            outer = self.to_page(loose.left, loose.bottom, loose.right, loose.top)
            raw.FPDFText_GetCharBox(layer, index, *pointers)
            left, right, bottom, top = (value.value for value in tight)
            box = self.to_page(left, bottom, right, top) if right > left else outer
            if area and _parts(area, line, box, outer):
                yield from done()
            letters.append(char)
            if area is None:
                area, line = box, (outer[1], outer[3])
            else:
                area = (min(area[0], box[0]), min(area[1], box[1]), max(area[2], box[2]), max(area[3], box[3]))
        yield from done()

    def rules(self) -> list[Box]:
        """Thin lines and the edges of frames that are drawn on the page."""
        import pypdfium2.raw as raw

        found: list[Box] = []
        for item in self.page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
            left, top, right, bottom = self.to_page(*item.get_bounds())
            if right - left <= 3 or bottom - top <= 3:
                found.append((left, top, right, bottom))
            elif right - left > 12 and bottom - top > 8:
                found += [
                    (left, top, right, top),
                    (left, bottom, right, bottom),
                    (left, top, left, bottom),
                    (right, top, right, bottom),
                ]
        return found

    def is_empty(self) -> bool:
        """Whether nothing at all is drawn on the page."""
        return next(iter(self.page.get_objects(max_depth=1)), None) is None

    def is_picture(self) -> bool:
        """Whether pictures cover most of the page, as they do a scan's."""
        import pypdfium2.raw as raw

        covered = 0.0
        for item in self.page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, top, right, bottom = self.to_page(*item.get_bounds())
            across = min(right, self.width) - max(left, 0)
            down = min(bottom, self.height) - max(top, 0)
            covered += max(across, 0) * max(down, 0)
        return bool(covered > 0.5 * self.width * self.height)


def _char(code: int) -> str:
    if code == 2:
        return "-"  # a hyphen at a line's end
    if code < 32 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        return ""
    return chr(code)


def _parts(area: Box, line: tuple[float, float], box: Box, outer: Box) -> bool:
    """Whether a new word begins, though no blank stands between."""
    height = line[1] - line[0]
    return (
        abs((outer[1] + outer[3]) / 2 - (line[0] + line[1]) / 2) > 0.5 * height
        or box[0] - area[2] > 0.6 * height
        or box[2] < area[0] - 0.5 * height
    )


def read(data: bytes, name: str) -> Content:
    """The content of a PDF, page by page: from its text layer where that is Vietnamese, else by OCR."""
    sheets = Sheets(name)
    with PDFIUM, closing(open_pdf(data, name)) as document:
        for index in range(len(document)):
            with closing(document[index]) as page:
                _read_page(page, index + 1, sheets)
    return sheets.content()


def _read_page(page: Any, number: int, sheets: Sheets) -> None:
    layer = PageText(page)
    try:
        words = _in_unicode(layer.words())
    except ReadingError as error:
        raise ReadingError(f"{sheets.name}: page {number}: {error}") from error
    size = round(layer.width, 2), round(layer.height, 2)
    read = legibility(" ".join(word.text for word in words))
    is_picture = layer.is_picture()
    # Over a scan stand the words of its digital signature, or what a foreign OCR made of it.
    is_broken = read.n_words >= _ENOUGH and not read.is_vietnamese
    if not is_broken and read.n_words >= (_ENOUGH_OVER_PICTURE if is_picture else 1):
        sheets.add_layer(number, size, words, find_grids(layer.rules()))
        return
    if not words and not is_picture and layer.is_empty():
        sheets.add_layer(number, size, [], [])
        return
    if not is_broken and not is_picture and words:
        sheets.add_layer(number, size, words, find_grids(layer.rules()))
        return

    def image() -> tuple[Image, float]:
        made = page_image(page, DPI)
        return made, made.width * 72 / layer.width

    scanned = sheets.scan(image)
    if scanned is None or (words and legibility(scanned.text).score < read.score):
        sheets.add_layer(number, size, words, find_grids(layer.rules()))
        sheets.remark_unread(number, "its text layer cannot be read" if words else "it is a picture")
    else:
        sheets.add_scan(number, size, scanned)


def _in_unicode(words: list[Word]) -> list[Word]:
    """The words of a page that was set in fonts of an old encoding, in Unicode."""
    text = " ".join(word.text for word in words)
    encoding = None if legibility(text).is_vietnamese else detect(text)
    return [replace(word, text=convert(word.text, encoding)) for word in words] if encoding else words


def page_image(page: Any, dpi: float) -> Image:
    """The page as shown; at a lower resolution where it would have too many pixels."""
    width, height = page.get_size()
    scale = min(dpi / 72, math.sqrt(MAX_PIXELS / max(width * height, 1)))
    bitmap = page.render(scale=scale)
    try:
        made: Image = bitmap.to_pil().copy()
    finally:
        bitmap.close()
    return made
