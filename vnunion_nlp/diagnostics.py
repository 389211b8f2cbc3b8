"""What a careful clerk would mark (contract §9)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from vnunion_nlp.document import Diagnostic, Document, Indicator, Severity, Slot
from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, parse_number
from vnunion_nlp.resolution.references import ResolvedReference, conflicts
from vnunion_nlp.structure.labels import LETTERS
from vnunion_nlp.structure.parts import Structure
from vnunion_nlp.structure.unit import Unit
from vnunion_nlp.text import SourceText


def diagnose(
    document: Document, source: SourceText, structure: Structure, resolved: list[ResolvedReference]
) -> tuple[Diagnostic, ...]:
    """All remarks, in document order; those on missing parts first."""
    found = [
        *_missing(document),
        *_header(document),
        *_labels(source, structure.units),
        *_references(document, resolved),
        *_numbers(source, resolved),
        *_indicators(document),
        *_legibility(source),
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
            yield _mark("missing_number", "warning", "The serial of the number is blank or cannot be read.", number)
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
        for previous, unit in pairwise(siblings):
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


def _references(document: Document, resolved: list[ResolvedReference]) -> Iterator[Diagnostic]:
    for reference, item in zip(document.references, resolved, strict=True):
        if "alias" in item.notes:
            yield _mark("alias_reference", "info", f"{reference.canonical} is {item.resolved}.", reference)
        if "type_mismatch" in item.notes:
            yield _mark(
                "type_code_mismatch",
                "info",
                f"The word before it does not agree with {reference.type_code}.",
                reference,
            )
        if reference.date and not _is_plausible(reference.date):
            yield _mark("implausible_date", "warning", f"A document cannot be of {reference.date}.", reference)
    for conflict in conflicts([item.mention for item in resolved]):
        reference, other = document.references[conflict.second], document.references[conflict.first]
        if reference.date and not _is_plausible(reference.date):
            continue
        yield _mark(
            "conflicting_reference",
            "warning",
            f"{reference.canonical} is cited with another {conflict.field} at {other.start}.",
            reference,
        )


_NUMBER = regex.compile(NUMBER_PATTERN)


def _numbers(source: SourceText, resolved: list[ResolvedReference]) -> Iterator[Diagnostic]:
    """Cited numbers that are not written as their system writes them (contract §3: style, not identity)."""
    for item in resolved:
        mention = item.mention
        match = _NUMBER.search(source.folded, mention.start, mention.end) if mention.kind == "numbered" else None
        parsed = parse_number(match[0]) if match else None
        if match and parsed and parsed.canonical and not parsed.is_standard:
            slot = source.slot(match.start(), match.end())
            yield _mark("nonstandard_number", "info", f"Written otherwise than {parsed.canonical}.", slot)


def _is_plausible(day: str) -> bool:
    return _EARLIEST <= day[:4] < _LATEST


_EARLIEST, _LATEST = "1930", "2100"


def _indicators(document: Document) -> Iterator[Diagnostic]:
    by_section: dict[str | None, list[Indicator]] = {}
    for indicator in document.indicators:
        by_section.setdefault(indicator.section_id and indicator.section_id.rsplit("/", 1)[0], []).append(indicator)
        if indicator.is_blank:
            yield _mark("blank_value", "info", "The number is left to be filled in.", indicator)
    for siblings in by_section.values():
        percents = sum(indicator.unit == "%" for indicator in siblings)
        for indicator in siblings:
            # 100 công đoàn cơ sở among targets of 100 % is a target that lost its sign.
            if indicator.value == 100 and indicator.unit not in ("%", None) and percents >= max(3, len(siblings) // 2):
                yield _mark("lost_percent", "warning", "The targets beside it are percentages.", indicator)


_KEPT = regex.compile(r"(?<!\w)(?:của|các|được|người|với|những|việc|hoạt|động|đoàn)(?!\w)")
_LOST = regex.compile(r"(?<!\w)(?:cua|duoc|nguoi|voi|nhung|viec|hoat|dong|doan|dươc|ngươi|đươc|nhưng|hoat|đông)(?!\w)")
_LEGACY = regex.compile(r"(?<=\p{L})[µ¶·¸¹®©¨§¬»¼½¾]|[µ¶·¸¹®©¨§¬»¼½¾](?=\p{L})")


def _legibility(source: SourceText) -> Iterator[Diagnostic]:
    lost = len(_LOST.findall(source.lower))
    if lost >= 3 and lost > 0.03 * len(_KEPT.findall(source.lower)):
        yield _mark(
            "low_ocr_quality",
            "warning",
            "Many words lack their tones or hats; read the original before relying on values.",
        )
    if len(_LEGACY.findall(source.folded)) >= 8:
        yield _mark("mixed_encoding", "warning", "Parts of the text are in an old encoding (TCVN3 or VNI).")
