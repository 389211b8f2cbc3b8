"""Writes confidences into a document: every header slot, signature slot and section, and the document as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vnunion_nlp.confidence.header_signs import header_signs
from vnunion_nlp.confidence.legibility import share
from vnunion_nlp.confidence.model import probability
from vnunion_nlp.confidence.outline_signs import section_signs
from vnunion_nlp.confidence.setting import Setting, Signs
from vnunion_nlp.confidence.signature_signs import signature_signs
from vnunion_nlp.document import Document, Header, Section, Signature, walk
from vnunion_nlp.text import SourceText

DOUBTFUL = 0.9
"""Below this a slot wants a second look."""

_HEADER = ("parent_organ", "issuing_organ", "number", "place", "date", "doc_type", "subject")
_SIGNER = ("authority", "on_behalf_of", "position", "name")


def assess(document: Document, source: SourceText) -> Document:
    """The document with its confidences. ``source`` is its text with the views of it."""
    setting = Setting.of(document, source)
    signs = slot_signs(setting)
    found = {field: [probability(field, each) for each in slots] for field, slots in signs.items()}
    whole = probability("document", document_signs(setting, found))
    turn = {field: iter(values) for field, values in found.items()}
    return document.model_copy(
        update={
            "header": _header(document.header, turn),
            "signatures": tuple(_signature(signature, turn) for signature in document.signatures),
            "sections": _sections(document.sections, turn.get("sections", iter(()))),
            "confidence": whole,
        }
    )


def slot_signs(setting: Setting) -> dict[str, list[Signs]]:
    """The signs of every slot by field, named and ordered as the evaluation does it."""
    return header_signs(setting) | signature_signs(setting) | {"sections": section_signs(setting)}


def document_signs(setting: Setting, found: Mapping[str, list[float]]) -> Signs:
    """Signs that something in the document is wrong or missing, from the confidences of its slots by field."""
    document = setting.document
    values = [value for slots in found.values() for value in slots]
    doubts = [1 - value for value in values]
    outline = found.get("sections", [])
    return setting.page_noise() | {
        "doubts": share(sum(doubts), 3),
        "many_doubts": share(sum(doubts), 12),
        "worst": max(doubts, default=1.0),
        "doubtful": float(any(value < DOUBTFUL for value in values)),
        "doubtful_share": share(sum(value < DOUBTFUL for value in values), 0.5 * len(values)),
        "outline_doubt": share(sum(1 - value for value in outline), 0.3 * len(outline)),
        "no_header": float(document.header.issuing_organ is None or document.header.subject is None),
        "no_number": float(document.header.number is None),
        "no_date": float(document.header.date is None),
        "no_signature": float(not document.signatures),
        "no_sections": float(not document.sections),
    }


def slots_of(document: Document) -> dict[str, list[float | None]]:
    """The confidences of a document's slots by field, in order."""
    found: dict[str, list[float | None]] = {}
    for name in _HEADER:
        slot = getattr(document.header, name)
        if slot is not None:
            found[f"header.{name}"] = [slot.confidence]
    if document.header.addressees:
        found["header.addressees"] = [slot.confidence for slot in document.header.addressees]
    for signature in document.signatures:
        for name in _SIGNER:
            slot = getattr(signature, name)
            if slot is not None:
                found.setdefault(f"signatures.{name}", []).append(slot.confidence)
    found["sections"] = [section.confidence for section in walk(document.sections)]
    return found


def _header(header: Header, turn: Mapping[str, Iterator[float]]) -> Header:
    update: dict[str, object] = {
        name: slot.model_copy(update={"confidence": next(turn[f"header.{name}"])})
        for name in _HEADER
        if (slot := getattr(header, name)) is not None
    }
    if header.addressees:
        values = turn["header.addressees"]
        update["addressees"] = tuple(slot.model_copy(update={"confidence": next(values)}) for slot in header.addressees)
    return header.model_copy(update=update)


def _signature(signature: Signature, turn: Mapping[str, Iterator[float]]) -> Signature:
    return signature.model_copy(
        update={
            name: slot.model_copy(update={"confidence": next(turn[f"signatures.{name}"])})
            for name in _SIGNER
            if (slot := getattr(signature, name)) is not None
        }
    )


def _sections(sections: tuple[Section, ...], values: Iterator[float]) -> tuple[Section, ...]:
    # A section's own confidence comes before those of its children: both in the document's order.
    return tuple(
        section.model_copy(update={"confidence": next(values), "children": _sections(section.children, values)})
        for section in sections
    )
