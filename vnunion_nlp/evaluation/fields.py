"""What is compared: each row of the score table as a function from a document to its items.

An item is a place in the document and a comparable value. Parts that a document does not have make no item,
so a null that ought to be a value is a miss, and a value that ought to be null an extra.

Rows come in two sorts. A *part* (``header.number``, ``references.span``) is a stretch of text: its soft score
asks only whether the stretches overlap. An *attribute* (``references.canonical``) says something about a
stretch that another row scores: its soft score also asks for the right value, so it tells how often the value
is right wherever the mention was found at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vnunion_nlp.document import (
    Deadline,
    Document,
    Indicator,
    Reference,
    Signature,
    Slot,
    walk,
)
from vnunion_nlp.text import normalise, place_tones

Plain = str | int | float | bool | None
Value = tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be found.

    ``place`` is what the strict score compares of its span, ``owner`` the mention that it belongs to.
    """

    start: int
    end: int
    value: Value
    place: tuple[int, ...]
    owner: tuple[int, int] | None = None

    @property
    def shown(self) -> str:
        return " | ".join("–" if part is None else str(part) for part in self.value)


@dataclass(frozen=True, slots=True)
class Field:
    """A row of the table."""

    name: str
    items: Callable[[Document], Iterable[Item]]
    attribute: bool = False


_MARKS = ".:;, "
_NUMBER = re.compile(r"\d|\b[IVXLC]+\b")


def fold(value: Plain) -> Plain:
    """A value as it is compared: NFC, single blanks, newer tone placement. Letter case counts."""
    return place_tones(normalise(value)) if isinstance(value, str) else value


def _title(value: str | None) -> Plain:
    return fold(value.rstrip(_MARKS)) if value else None


def _canonical(value: str | None) -> Plain:
    folded = fold(value)
    # Organs of congresses are written out by each annotator, so their letter case carries nothing.
    return folded.casefold() if isinstance(folded, str) and folded.casefold().startswith("đh-") else folded


def _item(slot: Slot, *value: Plain, owner: Slot | None = None) -> Item:
    span = (slot.start, slot.end)
    return Item(*span, tuple(map(fold, value)), span, (owner.start, owner.end) if owner else None)


def _at_start(slot: Slot, *value: Plain) -> Item:
    return Item(slot.start, slot.end, tuple(map(fold, value)), (slot.start,))


# Header


def _header(name: str) -> Field:
    def items(document: Document) -> Iterator[Item]:
        slot = getattr(document.header, name)
        if slot is not None:
            yield _item(slot, slot.value)

    return Field(f"header.{name}", items)


def _number(document: Document) -> Iterator[Item]:
    number = document.header.number
    if number:
        yield _item(number, number.canonical, number.serial)


def _doc_type(document: Document) -> Iterator[Item]:
    found = document.header.doc_type
    if found:
        yield _item(found, found.code)


def _doc_type_name(document: Document) -> Iterator[Item]:
    found = document.header.doc_type
    if found and found.name:
        yield _item(found, found.name)


def _body(document: Document) -> Iterator[Item]:
    organ = document.header.issuing_organ
    if organ and organ.body:
        yield _item(organ, organ.body)


def _addressees(document: Document) -> Iterator[Item]:
    return (_item(slot, slot.value) for slot in document.header.addressees)


# Outline


def _sections(document: Document) -> Iterator[Item]:
    return (_at_start(s.heading, s.label, s.path, s.kind) for s in walk(document.sections))


def _section_paths(document: Document) -> Iterator[Item]:
    return (_at_start(s.heading, s.path) for s in walk(document.sections))


def _section_titles(document: Document) -> Iterator[Item]:
    return (_at_start(s.heading, title) for s in walk(document.sections) if (title := _title(s.title)))


def _section_extents(document: Document) -> Iterator[Item]:
    for section in walk(document.sections):
        span = (section.start, section.end)
        yield Item(*span, (section.path,), span)


# Foot


def _recipients(document: Document) -> Iterator[Item]:
    return (_item(r, r.name) for r in document.recipients)


def _purposes(document: Document) -> Iterator[Item]:
    return (_item(r, r.purpose) for r in document.recipients if r.purpose)


def _whole_recipients(document: Document) -> Iterator[Item]:
    return (_item(r, r.name, r.purpose) for r in document.recipients)


_SIGNER = ("authority", "on_behalf_of", "position", "name")


def _signer(name: str) -> Field:
    def items(document: Document) -> Iterator[Item]:
        for signature in document.signatures:
            slot = getattr(signature, name)
            if slot is not None:
                yield _item(slot, slot.value)

    return Field(f"signatures.{name}", items)


def _signer_slots(signature: Signature) -> list[Slot]:
    return [slot for name in _SIGNER if (slot := getattr(signature, name)) is not None]


def _signed(document: Document) -> Iterator[Item]:
    for signature in document.signatures:
        slots = _signer_slots(signature)
        if slots:
            # A signature has no slot of its own: it stands where its last part does, the name if there is
            # one.
            yield _item(slots[-1], signature.signed)


def _whole_signatures(document: Document) -> Iterator[Item]:
    for signature in document.signatures:
        slots = _signer_slots(signature)
        if not slots:
            continue
        place = tuple(offset for slot in slots for offset in (slot.start, slot.end))
        values = [slot.value if (slot := getattr(signature, name)) is not None else None for name in _SIGNER]
        yield Item(min(place), max(place), (*map(fold, values), signature.signed), place)


# Mentions


def scored(references: Iterable[Reference]) -> list[Reference]:
    """The references that count (contract §6): no ``named`` ones and no bare short forms (``Điều lệ``)."""

    def bare(reference: Reference) -> bool:
        unnumbered = not _NUMBER.search(reference.text)
        return reference.kind == "short" and (reference.resolved is None or unnumbered)

    return [r for r in references if r.kind != "named" and not bare(r)]


def _pinpoint(reference: Reference) -> str | None:
    at = reference.pinpoint
    parts = (at.point, at.clause, at.article) if at else ()
    return "/".join(part or "" for part in parts) if any(parts) else None


def _reference(name: str, value: Callable[[Reference], Plain]) -> Field:
    def items(document: Document) -> Iterator[Item]:
        return (_item(r, found) for r in scored(document.references) if (found := value(r)) is not None)

    return Field(f"references.{name}", items, attribute=name != "span")


def _whole_references(document: Document) -> Iterator[Item]:
    return (_item(r, _canonical(r.canonical), _canonical(r.resolved)) for r in scored(document.references))


def _deadline_values(document: Document) -> Iterator[Item]:
    return (_item(d, d.kind, d.earliest, d.latest, d.period) for d in document.deadlines)


def _owned(name: str, mentions: Callable[[Document], Iterable[Deadline | Indicator]], part: str) -> Field:
    def items(document: Document) -> Iterator[Item]:
        for mention in mentions(document):
            slot: Slot | None = getattr(mention, part)
            if slot is not None:
                yield _item(slot, slot.text, owner=mention)

    return Field(name, items)


def _indicator(name: str, value: Callable[[Indicator], Value]) -> Field:
    def items(document: Document) -> Iterator[Item]:
        for indicator in document.indicators:
            found = value(indicator)
            if any(part is not None for part in found):
                yield _item(indicator, *found)

    return Field(f"indicators.{name}", items, attribute=name != "span")


def _measure(indicator: Indicator) -> Value:
    return (indicator.value, indicator.value_max, indicator.comparator, indicator.unit)


def _indicator_values(document: Document) -> Iterator[Item]:
    return (_item(i, *_measure(i)) for i in document.indicators)


def _section_ids(document: Document) -> Iterator[Item]:
    # Ids are free, so a section is named by its path and, where a path is repeated, by its turn.
    names: dict[str, str] = {}
    seen: dict[str, int] = {}
    for section in walk(document.sections):
        seen[section.path] = seen.get(section.path, 0) + 1
        names[section.id] = f"{section.path}#{seen[section.path]}" if seen[section.path] > 1 else section.path
    holders: list[tuple[Slot, str | None]] = [(r, r.section_id) for r in scored(document.references)]
    holders += [(d, d.section_id) for d in document.deadlines]
    holders += [(i, i.section_id) for i in document.indicators]
    for mention, section_id in holders:
        yield _item(mention, names.get(section_id, section_id) if section_id else None)


# Appendices


def _appendices(document: Document) -> Iterator[Item]:
    for appendix in document.appendices:
        span = (appendix.start, appendix.end)
        yield Item(*span, (fold(appendix.label), _title(appendix.title)), span)


def _cells(document: Document) -> Iterator[Item]:
    for appendix in document.appendices:
        for table in appendix.tables:
            for row in table.rows:
                yield from (_item(cell, cell.text) for cell in row if cell.text.strip())


HEADER = (
    _header("parent_organ"),
    _header("issuing_organ"),
    Field("header.number", _number),
    _header("place"),
    _header("date"),
    Field("header.doc_type", _doc_type),
    _header("subject"),
    Field("header.addressees", _addressees),
)

FIELDS = (
    *HEADER,
    Field("header.doc_type.name", _doc_type_name, attribute=True),
    Field("header.issuing_organ.body", _body, attribute=True),
    Field("sections", _sections),
    Field("sections.path", _section_paths, attribute=True),
    Field("sections.title", _section_titles, attribute=True),
    Field("sections.extent", _section_extents),
    Field("recipients", _recipients),
    Field("recipients.purpose", _purposes, attribute=True),
    *(_signer(name) for name in _SIGNER),
    Field("signatures.signed", _signed, attribute=True),
    _reference("span", lambda r: r.text),
    _reference("kind", lambda r: r.kind),
    _reference("canonical", lambda r: _canonical(r.canonical)),
    _reference("resolved", lambda r: _canonical(r.resolved)),
    _reference("date", lambda r: r.date),
    _reference("issuer", lambda r: r.issuer),
    _reference("title", lambda r: _title(r.title)),
    _reference("relation", lambda r: r.relation),
    _reference("pinpoint", _pinpoint),
    Field("deadlines.span", lambda document: (_item(d, d.text) for d in document.deadlines)),
    Field("deadlines.value", _deadline_values, attribute=True),
    _owned("deadlines.task", lambda document: document.deadlines, "task"),
    _indicator("span", lambda i: (i.text,)),
    _indicator("value", _measure),
    _indicator("unit", lambda i: (i.unit,)),
    _indicator("comparator", lambda i: (i.comparator,)),
    _indicator("change", lambda i: (i.change, i.is_delta) if i.change else (None,)),
    _indicator("per", lambda i: (i.per,)),
    _indicator("period", lambda i: (i.period.earliest, i.period.latest) if i.period else (None,)),
    _owned("indicators.subject", lambda document: document.indicators, "subject"),
    _owned("indicators.action", lambda document: document.indicators, "action"),
    Field("appendices", _appendices),
    Field("appendices.cells", _cells),
    Field("mentions.section_id", _section_ids, attribute=True),
)

GROUPS: dict[str, tuple[Field, ...]] = {
    "header": HEADER,
    "outline": (Field("outline whole", _sections, attribute=True),),
    "recipients": (Field("recipients whole", _whole_recipients, attribute=True),),
    "signatures": (Field("signatures whole", _whole_signatures, attribute=True),),
    "references": (Field("references whole", _whole_references, attribute=True),),
    "deadlines": (Field("deadlines whole", _deadline_values, attribute=True),),
    "indicators": (Field("indicators whole", _indicator_values, attribute=True),),
}
"""Group rows. ``header`` pools its eight parts; in the others each object is one item that is right only as a
whole: a section's label, path and kind; a recipient's name and purpose; a signer's four parts and mark; a
reference's canonical and resolved number; a deadline's kind, dates and period; an indicator's values,
comparator and unit."""

PARTS: dict[str, tuple[str, ...]] = {
    "header": ("header",),
    "outline": ("outline",),
    "foot": ("recipients", "signatures"),
    "references": ("references",),
    "deadlines": ("deadlines",),
    "indicators": ("indicators",),
}
"""The parts of a document that are counted as wholly right or not, and the groups that make each."""
