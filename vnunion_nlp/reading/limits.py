"""How much is read at most: far beyond any administrative document, far below what would hurt the machine."""

from __future__ import annotations

MAX_BYTES = 256 * 1024 * 1024
"""Size of a file."""

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""Size of a text file, and of an HTML page."""

MAX_PAGES = 2000
"""Pages of a PDF or of a TIFF."""

MAX_PIXELS = 120_000_000
"""Pixels of one page image: A3 at 600 dots an inch has 70 million."""

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that the parts of a zipped document may have together once unpacked."""

MAX_ENTRIES = 10_000
"""Parts of a zipped document."""

MAX_DEPTH = 40
"""Tables within tables, boxes within boxes."""

OFFICE_SECONDS = 120.0
"""Time that LibreOffice has for one call, and for each file in it besides."""

OFFICE_SECONDS_A_FILE = 20.0

OCR_SECONDS = 180.0
"""Time that Tesseract has for a page."""
