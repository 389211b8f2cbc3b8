"""One mention of a document, as the readers of citations build it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vnunion_nlp.extraction.reference_context import Relation
from vnunion_nlp.extraction.reference_pinpoints import PinpointMention
from vnunion_nlp.resolution.numbers import ParsedNumber

Kind = Literal["numbered", "law", "congress", "short"]


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """One mention of one document; offsets into ``Passage.text``."""

    start: int
    end: int
    kind: Kind
    type_code: str | None = None
    """Code in the number; for short forms and congresses the code of the type word."""
    serial: str | None = None
    year: int | None = None
    organ_code: str | None = None
    canonical: str | None = None
    date: str | None = None
    """ISO 8601, as written in this mention."""
    issuer: str | None = None
    issuer_span: tuple[int, int] | None = None
    title: str | None = None
    title_span: tuple[int, int] | None = None
    relation: Relation = "mentions"
    pinpoint: PinpointMention | None = None
    word_code: str | None = None
    """Code of the type word, which may disagree with ``type_code`` (``Chương trình hành động số 02/CT-…``)."""
    law: str | None = None
    """Of a law cited by name: its key in the registry."""
    plenum: str | None = None
    """Of a resolution cited by the plenum that passed it: session and term (``4/XII``, ``4/`` without a term)."""


def mention_by_number(start: int, end: int, parsed: ParsedNumber, code: str | None) -> ReferenceMention:
    """A mention of the document that bears the number; ``code`` is that of its type word."""
    return ReferenceMention(
        start=start,
        end=end,
        kind="numbered",
        type_code=parsed.type_code,
        serial=parsed.serial,
        year=parsed.year,
        organ_code=parsed.organ_code,
        canonical=parsed.canonical,
        word_code=code,
    )
