"""How much is read at most: far beyond any administrative document, far below what would hurt the machine."""

from __future__ import annotations

MAX_BYTES = 256 * 1024 * 1024
"""Size of a file."""

MAX_TEXT_BYTES = 64 * 1024 * 1024
"""Size of a text file."""

MAX_XML_BYTES = 32 * 1024 * 1024
"""Size of an HTML page, and of each XML part of a zipped document; its tree takes ten times as much memory."""

MAX_PAGES = 2000
"""Pages of a PDF or of a TIFF."""

MAX_PIXELS = 120_000_000
"""Pixels of one page image: A3 at 600 dots an inch has 70 million."""

MAX_CHARACTERS = 200_000
"""Characters of one page of a PDF."""

MAX_RULES = 1500
"""Lines drawn on a page; where there are more they draw a picture and no table."""

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
