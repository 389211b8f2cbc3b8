"""What a careful clerk would mark (contract §9)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from vnunion_nlp.document import Diagnostic, Document, Severity, Slot
from vnunion_nlp.resolution.numbers import parse_number
from vnunion_nlp.resolution.references import ResolvedReference
from vnunion_nlp.structure.labels import LETTERS
from vnunion_nlp.structure.outline import Unit
from vnunion_nlp.structure.parts import Structure
from vnunion_nlp.text import SourceText


def diagnose(
    document: Document, source: SourceText, structure: Structure, resolved: list[ResolvedReference]
) -> tuple[Diagnostic, ...]:
    """All remarks, in document order; those on missing parts first."""
    found = [
        *_missing(document),
        *_header(document),
        *_labels(source, structure.units),
    ]
    return tuple(sorted(found, key=lambda item: (item.start if item.start is not None else -1, item.code)))


def _mark(code: str, severity: Severity, message: str, slot: Slot | None = None) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        start=slot.start if slot else None,
        end=slot.end if slot else None,
    )


def _missing(document: Document) -> Iterator[Diagnostic]:
    header = document.header
    if header.doc_type is None and not document.sections and not document.signatures:
        return  # no administrative document: nothing is missing from it
    if header.number is None:
        yield _mark("missing_number", "warning", "The document has no number (số, ký hiệu).")
    if header.date is None:
        yield _mark("missing_date", "warning", "The document has no date of issue.")
    if not document.recipients:
        yield _mark("missing_recipients", "warning", "The document has no recipients (nơi nhận).")
    if not document.signatures:
        yield _mark("missing_signature", "warning", "The document has no signature block.")


def _header(document: Document) -> Iterator[Diagnostic]:
    number, date, doc_type = document.header.number, document.header.date, document.header.doc_type
    if number:
        if number.serial is None:
            yield _mark(
                "missing_number", "warning", "The serial of the number is blank or cannot be read.", number
            )
        parsed = parse_number(number.text)
        if parsed and not parsed.is_standard and number.canonical:
            yield _mark("nonstandard_number", "info", f"Written otherwise than {number.canonical}.", number)
        if doc_type and number.type_code and doc_type.code and number.type_code != doc_type.code:
            yield _mark(
                "type_code_mismatch",
                "warning",
                f"The symbol says {number.type_code}, the document is a {doc_type.name}.",
                number,
            )
    if date and date.precision != "day":
        yield _mark("incomplete_date", "warning", "Day or month of issue is blank or cannot be read.", date)


def _labels(source: SourceText, units: list[Unit]) -> Iterator[Diagnostic]:
    """Repeated and skipped labels among siblings; a point đ that is left out is normal (NORMS §6.1)."""
    groups: dict[int, list[Unit]] = {}
    for unit in units:
        groups.setdefault(id(unit.parent), []).append(unit)
    for siblings in groups.values():
        for previous, unit in zip(siblings, siblings[1:], strict=False):
            if unit.kind != previous.kind or not unit.value or not previous.value:
                continue
            slot = source.slot(*unit.number)
            if unit.value == previous.value:
                yield _mark("duplicate_label", "warning", f"The label {unit.label} stands twice.", slot)
            elif unit.value > previous.value + 1 and not _only_letter_d(previous, unit):
                yield _mark("skipped_label", "warning", f"{unit.label} follows {previous.label}.", slot)
        first = siblings[0]
        if first.value > 1 and first.kind in ("roman", "arabic"):
            yield _mark(
                "skipped_label",
                "info",
                f"The sequence begins with {first.label}.",
                source.slot(*first.number),
            )


def _only_letter_d(previous: Unit, unit: Unit) -> bool:
    return unit.kind == "letter" and LETTERS[previous.value : unit.value - 1] == "đ"
