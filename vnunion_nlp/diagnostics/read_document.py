"""What every check looks at: the document as read, and how it came to be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from vnunion_nlp.document import Document
from vnunion_nlp.legibility import Legibility
from vnunion_nlp.resolution.references import ResolvedReference
from vnunion_nlp.structure.parts import Structure
from vnunion_nlp.text import SourceText


@dataclass(frozen=True)
class ReadDocument:
    """A document before its diagnostics. Offsets of ``document`` are those of the original text, those of ``structure`` into ``source``."""

    document: Document
    source: SourceText
    structure: Structure
    flowing: SourceText
    """The text as the extractors were given it, with single blanks."""
    resolved: list[ResolvedReference]
    """The references before their models; offsets are those of ``flowing``."""
    legibility: Legibility
    """How well the text is legible."""

    @cached_property
    def issued(self) -> date | None:
        """The day of issue, where it is written in full."""
        slot = self.document.header.date
        if slot is None or slot.precision != "day" or not slot.value:
            return None
        return date.fromisoformat(slot.value)

    @property
    def type_code(self) -> str | None:
        """Code of the document's type."""
        return self.document.header.doc_type.code if self.document.header.doc_type else None

    @property
    def is_administrative(self) -> bool:
        """Whether anything of an administrative document was found: nothing is missing from another text."""
        document = self.document
        return bool(document.header.doc_type or document.sections or document.signatures)
