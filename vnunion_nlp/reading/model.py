"""What every reader takes and gives: one small protocol."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vnunion_nlp.document import Box, Diagnostic, Page, Source

UNICODE = "unicode"
"""``Source.encoding`` of formats that carry Unicode themselves."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of text (a word, a cell's line) stands on its page; ``box`` as ``Slot.box`` has it."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None
    """How sure the OCR engine is, from 0 to 1; None for a text layer."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document's text and what its format knows about it; ``places`` in the order of the text."""

    text: str
    encoding: str = UNICODE
    pages: tuple[Page, ...] = ()
    places: tuple[Place, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


class Reader(Protocol):
    """One format: from a file's bytes to its content."""

    def __call__(self, data: bytes, name: str) -> Content:
        """The content of ``data``; ``name`` stands in messages.

        Raises:
            ReadingError: damaged, encrypted, beyond a limit, or a tool that this format needs is not installed.
        """


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's text, exactly as decoded, where it came from, and where each stretch stands on its pages."""

    text: str
    source: Source
    places: Sequence[Place] = ()
    remarks: Sequence[Diagnostic] = ()
