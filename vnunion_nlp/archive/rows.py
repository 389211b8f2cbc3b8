"""A document as rows of the catalogue's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnunion_nlp.document import Document, Header, Number, Section, Signature, Slot, Source

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""Rows by table, in ``COLUMNS``' order; those of all tables but ``documents`` stand in the order of the text."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *("media_type", "encoding", "n_chars", "n_pages", "parent_organ", "issuing_organ", "body", "number", "serial"),
        *("symbol", "place", "issued", "issued_precision", "type_code", "type_name", "subject", "n_sections"),
        *("n_references", "n_deadlines", "n_indicators", "n_errors", "n_warnings", "confidence"),
    ),
    "header_fields": ("field", "text", "start_offset", "end_offset", "value", "inferred", "confidence"),
    "sections": (
        *("section_id", "parent_id", "kind", "label", "path", "title", "start_offset", "end_offset"),
        *("heading_start", "heading_end", "confidence"),
    ),
    "recipients": ("text", "start_offset", "end_offset", "name", "purpose", "confidence"),
    "signatures": (
        *("authority", "on_behalf_of", "position", "name", "degree", "signed", "start_offset", "end_offset"),
        "confidence",
    ),
    "citations": (
        *("section_id", "kind", "text", "start_offset", "end_offset", "type_code", "serial", "year", "organ_code"),
        *("canonical", "date", "issuer", "title", "resolved", "urn", "relation", "article", "clause", "point"),
        "confidence",
    ),
    "deadlines": (
        *("section_id", "kind", "text", "start_offset", "end_offset", "earliest", "latest", "period", "fuzzy"),
        *("working_days", "task", "task_start", "task_end", "confidence"),
    ),
    "indicators": (
        *("section_id", "text", "start_offset", "end_offset", "value", "value_max", "unit", "comparator", "change"),
        *("is_delta", "per", "subject", "action", "period_text", "period_earliest", "period_latest", "is_blank"),
        "confidence",
    ),
    "diagnostics": ("code", "severity", "message", "start_offset", "end_offset"),
}
"""The columns after the key (``id``, or ``document_id`` and ``n``), table by table."""

_WEIGHED = ("issuing_organ", "number", "date", "doc_type", "subject")
"""Fields by which a document is found again; the least certain of them is the document's confidence."""


def rows_of(document: Document) -> Rows:
    """The rows of ``document``, without the keys that only the catalogue knows."""
    return {
        "documents": [_document(document)],
        "header_fields": list(_header_fields(document.header)),
        "sections": list(_sections(document.sections, None)),
        "recipients": [(r.text, r.start, r.end, r.name, r.purpose, _confidence(r)) for r in document.recipients],
        "signatures": [_signature(signature) for signature in document.signatures],
        "citations": [
            (
                *(r.section_id, r.kind, r.text, r.start, r.end, r.type_code, r.serial, r.year, r.organ_code),
                *(r.canonical, r.date, r.issuer, r.title, r.resolved, r.urn, r.relation),
                *((p.article, p.clause, p.point) if (p := r.pinpoint) else (None, None, None)),
                _confidence(r),
            )
            for r in document.references
        ],
        "deadlines": [
            (
                *(d.section_id, d.kind, d.text, d.start, d.end, d.earliest, d.latest, d.period, d.fuzzy),
                *(d.working_days, *((d.task.text, d.task.start, d.task.end) if d.task else (None, None, None))),
                _confidence(d),
            )
            for d in document.deadlines
        ],
        "indicators": [
            (
                *(i.section_id, i.text, i.start, i.end, _real(i.value), _real(i.value_max), i.unit, i.comparator),
                i.change,
                *(i.is_delta, i.per, i.subject.text if i.subject else None, i.action.text if i.action else None),
                *((t.text, t.earliest, t.latest) if (t := i.period) else (None, None, None)),
                *(i.is_blank, _confidence(i)),
            )
            for i in document.indicators
        ],
        "diagnostics": [(d.code, d.severity, d.message, d.start, d.end) for d in document.diagnostics],
    }


def _document(document: Document) -> Row:
    source, header, severities = document.source, document.header, [d.severity for d in document.diagnostics]
    organ, number, issued, doc_type = header.issuing_organ, header.number, header.date, header.doc_type
    return (
        *(source.media_type, source.encoding, source.n_chars, _n_pages(source)),
        header.parent_organ.value if header.parent_organ else None,
        *((organ.value, organ.body) if organ else (None, None)),
        *((number.canonical, number.serial, _symbol(number)) if number else (None, None, None)),
        header.place.value if header.place else None,
        *((issued.value, issued.precision) if issued else (None, None)),
        *((doc_type.code, doc_type.name) if doc_type else (None, None)),
        header.subject.value if header.subject else None,
        sum(1 for _ in _sections(document.sections, None)),
        *(len(document.references), len(document.deadlines), len(document.indicators)),
        *(severities.count("error"), severities.count("warning")),
        _least(getattr(header, name) for name in _WEIGHED),
    )


def _n_pages(source: Source) -> int | None:
    return len(getattr(source, "pages", ())) or None


def _symbol(number: Number) -> str | None:
    """Ký hiệu: the canonical number without its serial and year."""
    if number.canonical is None or number.serial is None:
        return "-".join(part for part in (number.type_code, number.organ_code) if part) or None
    rest = number.canonical.removeprefix(number.serial)[1:]
    if number.year is not None:
        rest = rest.removeprefix(f"{number.year}/").removesuffix(f"/{number.year}")
    return rest or None


def _header_fields(header: Header) -> Iterator[Row]:
    for name in type(header).model_fields:
        found = getattr(header, name)
        for slot in found if isinstance(found, tuple) else (found,):
            if slot is not None:
                value = next((v for key in ("value", "canonical", "code") if (v := getattr(slot, key, None))), None)
                inferred = getattr(slot, "inferred", False)
                yield (name, slot.text, slot.start, slot.end, value, inferred, _confidence(slot))


def _sections(sections: Iterable[Section], parent: str | None) -> Iterator[Row]:
    for s in sections:
        heading = s.heading
        yield (
            *(s.id, parent, s.kind, s.label, s.path, s.title, s.start, s.end, heading.start, heading.end),
            _confidence(s),
        )
        yield from _sections(s.children, s.id)


def _signature(signature: Signature) -> Row:
    authority, body, position, name = (
        *(signature.authority, signature.on_behalf_of),
        *(signature.position, signature.name),
    )
    slots: list[Slot] = [slot for slot in (authority, body, position, name) if slot]
    return (
        *(slot.value if slot else None for slot in (authority, body, position, name)),
        name.degree if name else None,
        signature.signed,
        min((slot.start for slot in slots), default=None),
        max((slot.end for slot in slots), default=None),
        _least(slots),
    )


def _confidence(model: object) -> float | None:
    """Its confidence; null where the parser gives none to this kind of thing."""
    found: float | None = getattr(model, "confidence", None)
    return found


def _real(value: float | None) -> float | None:
    """As a REAL of SQLite; null where the number is beyond it (it stands in the text and the JSON)."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _least(models: Iterable[object]) -> float | None:
    return min((c for model in models if (c := _confidence(model)) is not None), default=None)
