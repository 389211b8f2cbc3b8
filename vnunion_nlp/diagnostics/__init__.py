"""What a careful clerk would mark (contract §9); every code is described in ``codes`` and in docs/diagnostics.md."""

from __future__ import annotations

from vnunion_nlp.diagnostics import missing_parts, numbers, outline, references, text_quality, values
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic, Document
from vnunion_nlp.legibility import Legibility
from vnunion_nlp.resolution.references import ResolvedReference
from vnunion_nlp.structure.parts import Structure
from vnunion_nlp.text import SourceText

_FAMILIES = (missing_parts, numbers, outline, references, values, text_quality)


def diagnose(
    document: Document,
    source: SourceText,
    structure: Structure,
    flowing: SourceText,
    resolved: list[ResolvedReference],
    legible: Legibility,
) -> tuple[Diagnostic, ...]:
    """All remarks, in document order; those on missing parts first."""
    read = ReadDocument(document, source, structure, flowing, resolved, legible)
    found = [remark for family in _FAMILIES for remark in family.check(read)]
    return tuple(sorted(found, key=lambda item: (item.start if item.start is not None else -1, item.code)))
