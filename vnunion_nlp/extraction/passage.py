"""What an extractor is given: running text with one paragraph a line, and where its years and sections come from.

An extractor sees neither lines, columns nor other extractors' results; only this.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from vnunion_nlp.text import lower as lower_text

MASK = "\x1a"
"""Stands for each character of a stretch that an extractor must not look into (a cited document, say)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as the extractors see it: its interval, its heading and its parent (index into ``Passage.headings``)."""

    start: int
    end: int
    heading_start: int
    heading_end: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class TimeCell:
    """A cell of a table's time column with the cell that names the task; offsets into ``Passage.text``."""

    start: int
    end: int
    task_start: int | None
    task_end: int | None
    due: bool = False
    """Whether the column's head names the end of the task (``Thời gian hoàn thành``, ``Thời hạn``)."""


@dataclass(frozen=True)
class Passage:
    """Running text of a document.

    ``text`` has the length of ``SourceText.folded``, so that offsets are the same. In it a line break ends a paragraph: breaks
    inside a wrapped paragraph are spaces. What is neither body nor appendix (head, nơi nhận, signatures) stands in it too.
    """

    text: str
    body: tuple[int, int]
    """The main text, without head and foot; appendices excluded."""
    headings: tuple[Heading, ...] = ()
    time_cells: tuple[TimeCell, ...] = ()
    subject: tuple[int, int] | None = None
    """Trích yếu: the document's title."""
    appendices: tuple[tuple[int, int], ...] = ()
    issued: date | None = None
    """Date of issue; the first of its month or year where only these are known."""
    is_dated: bool = True
    """Whether ``issued`` is the day of issue itself, and not only its month or a year counted back from the title."""
    type_code: str | None = None
    """Code of the document type (``KH``, ``BC``)."""

    @classmethod
    def of(cls, text: str, *, issued: date | None = None, type_code: str | None = None) -> Passage:
        """A passage that is all body, one paragraph a line (for tests and for text without a head)."""
        return cls(text=text, body=(0, len(text)), issued=issued, type_code=type_code)

    @cached_property
    def lower(self) -> str:
        """``text`` in lower case, same length."""
        return lower_text(self.text)

    def masked(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """The same passage with the characters of ``spans`` replaced by ``MASK``."""
        pieces, at = [], 0
        for start, end in sorted(spans):
            start = max(start, at)
            if start >= end:
                continue
            pieces += [self.text[at:start], MASK * (end - start)]
            at = end
        pieces.append(self.text[at:])
        return replace(self, text="".join(pieces))

    def paragraph(self, offset: int) -> tuple[int, int]:
        """The paragraph (without its line break) that holds ``offset``."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def section_chain(self, offset: int) -> list[Heading]:
        """The sections that hold ``offset``, innermost first."""
        at = bisect_right(self._starts, offset) - 1
        index: int | None = at if at >= 0 else None
        chain = []
        while index is not None:
            heading = self.headings[index]
            if heading.start <= offset < heading.end:
                chain.append(heading)
            index = heading.parent
        return chain

    @cached_property
    def _starts(self) -> list[int]:
        return [heading.start for heading in self.headings]
