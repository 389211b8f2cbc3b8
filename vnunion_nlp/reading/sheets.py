"""A document's pages as they are read one by one: text layers and scans, and what is to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from vnunion_nlp.document import Diagnostic, Page
from vnunion_nlp.errors import ReadingError
from vnunion_nlp.reading import ocr
from vnunion_nlp.reading.grids import Grid
from vnunion_nlp.reading.layout import Word, Writer, write_page
from vnunion_nlp.reading.model import Content

if TYPE_CHECKING:
    from PIL.Image import Image

Size = tuple[float, float]
"""Width and height in points."""


class Sheets:
    """Pages in order; call ``content`` when the last one is in."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._writer = Writer()
        self._pages: list[Page] = []
        self._remarks: list[Diagnostic] = []
        self._unread: list[int] = []

    def scan(self, image: Callable[[], tuple[Image, float]]) -> ocr.ReadPage | None:
        """A page read by OCR, or None where no engine is installed; ``image`` makes it, with its dots an inch."""
        reader = ocr.engine()
        if reader is None:
            return None
        made, dpi = image()
        try:
            return ocr.read_page(made, dpi, reader)
        except ReadingError as error:
            raise ReadingError(f"{self.name}: page {len(self._pages) + 1}: {error}") from error

    def add_layer(self, number: int, size: Size, words: Sequence[Word], grids: Sequence[Grid]) -> None:
        """A page whose words the file holds."""
        self._pages.append(Page(number=number, width=size[0], height=size[1]))
        write_page(self._writer, words, number, grids)

    def add_scan(self, number: int, size: Size, page: ocr.ReadPage) -> None:
        """A page that was read by OCR."""
        self._pages.append(
            Page(number=number, width=size[0], height=size[1], engine=page.engine, confidence=page.confidence)
        )
        start = self._writer.length
        write_page(self._writer, page.words, number, page.grids)
        if page.is_poor:
            message = (
                f"Page {number} could hardly be read (mean confidence {page.confidence:.2f}); look at the original."
            )
            self._remark("low_ocr_quality", message, (start, self._writer.length))

    def remark_unread(self, number: int, why: str) -> None:
        """Say that a page could not be read as it should."""
        self._unread.append(number)
        if ocr.engine() is None:
            self._remark("unread_page", f"Page {number}: {why}, and {ocr.HINT}.", None)
        else:
            self._remark("low_ocr_quality", f"Page {number}: {why}, and OCR makes no more of it.", None)

    def _remark(self, code: str, message: str, span: tuple[int, int] | None) -> None:
        start, end = span if span else (None, None)
        self._remarks.append(Diagnostic(code=code, severity="warning", message=message, start=start, end=end))

    def content(self) -> Content:
        """What was read.

        Raises:
            ReadingError: nothing, for want of an OCR engine.
        """
        if self._unread and ocr.engine() is None and not self._writer.text.strip():
            raise ReadingError(f"{self.name}: is a scan without text: {ocr.HINT}")
        return Content(
            self._writer.text,
            pages=tuple(self._pages),
            places=tuple(self._writer.places),
            remarks=tuple(self._remarks),
        )
