"""Faults of cited documents: aliases, disagreeing types, one number with two dates, organs or titles."""

from __future__ import annotations

from collections.abc import Iterator

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.conflicts import conflicts, disagrees_with_issuer, registered_otherwise
from vnunion_nlp.resolution.registry import by_number


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Remarks on references."""
    references = read.document.references
    for reference, item in zip(references, read.resolved, strict=True):
        if "alias" in item.notes:
            yield mark("alias_reference", f"{reference.canonical} is {item.resolved}.", reference)
        if "type_mismatch" in item.notes:
            yield mark(
                "type_code_mismatch",
                f"The word before it does not agree with {reference.type_code}.",
                reference,
                severity="info",
            )
    said: set[int] = set()
    for conflict in conflicts([item.mention for item in read.resolved]):
        reference, other = references[conflict.second], references[conflict.first]
        if not _is_plausible(reference.date) or not _is_plausible(other.date):
            continue  # the date itself is the fault, and is marked as such
        said.add(conflict.second)
        message = f"{reference.canonical} is cited with another {conflict.field} at {other.start}."
        yield mark("conflicting_reference", message, reference)
    yield from _own_number(read)
    for index, (reference, item) in enumerate(zip(references, read.resolved, strict=True)):
        if index in said:
            continue
        if disagrees_with_issuer(item.mention):
            message = f"{reference.canonical} is not a number of {reference.issuer}."
            yield mark("conflicting_reference", message, reference)
        elif known := registered_otherwise(item.mention):
            message = f"{reference.canonical} is of {known.isoformat()}."
            yield mark("conflicting_reference", message, reference)
        yield from _term(read, item.mention)


_TERM = compile_pattern(r"\bkhóa\s(?P<term>[IVX]{1,5})\b")
_TERM_BEHIND = compile_pattern(r"[\s,(]{0,3}khóa\s(?P<term>[IVX]{1,5})\b")


def _term(read: ReadDocument, mention: ReferenceMention) -> Iterator[Diagnostic]:
    """The term (khóa) beside a number is not that of the body which issued it."""
    if mention.kind != "numbered" or not mention.date or not mention.canonical:
        return
    terms = {
        entry.term
        for entry in by_number(mention.canonical)
        if entry.issued and entry.issued.isoformat() == mention.date
    }
    text = read.flowing.folded
    match = _TERM.search(text, mention.start, mention.end) or _TERM_BEHIND.match(text, mention.end)
    if match and terms - {None} and match["term"] not in terms:
        known = " or ".join(sorted(term for term in terms if term))
        slot = read.flowing.slot(match.start("term"), match.end("term"))
        yield mark("conflicting_reference", f"{mention.canonical} of {mention.date} is of term {known}.", slot)


def _own_number(read: ReadDocument) -> Iterator[Diagnostic]:
    """What is attached to the document names it with another day (``Kèm theo Quyết định số 12/QĐ-LĐLĐ ngày …``)."""
    number = read.document.header.number
    if number is None or number.canonical is None or read.issued is None:
        return
    for reference in read.document.references:
        if (
            reference.relation == "attached_to"
            and reference.canonical == number.canonical
            and reference.date
            and len(reference.date) == 10
            and reference.date != read.issued.isoformat()
        ):
            message = f"The document itself is dated {read.issued.isoformat()}."
            yield mark("conflicting_reference", message, reference)


def _is_plausible(day: str | None) -> bool:
    return day is None or "1930" <= day[:4] < "2100"
