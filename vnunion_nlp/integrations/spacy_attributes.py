"""``Doc._.vnunion`` and ``Span._.vnunion``: the contract's model of a text, read once and kept with the ``Doc``.

The result travels in ``Doc.user_data`` as JSON without the text, so that it survives ``Doc.to_bytes``, ``DocBin`` with
``store_user_data=True`` and the processes of ``nlp.pipe``. Where it is missing, or belongs to another text (``Span.as_doc`` copies
it), the text is read again: the same text gives the same result.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Span

from vnunion_nlp import parse
from vnunion_nlp.document import (
    Appendix,
    Deadline,
    DocType,
    Document,
    Indicator,
    Number,
    Recipient,
    Reference,
    Section,
    Slot,
    ValueSlot,
)

KEY = "vnunion"
"""The key of ``Doc.user_data`` that holds the result."""

Item = Slot | Section | Appendix
"""What a span stands for: an object of the contract with a start and an end."""

_models: WeakKeyDictionary[Doc, tuple[str, Document]] = WeakKeyDictionary()


def document_of(doc: Doc) -> Document:
    """The document that ``vnunion_nlp.parse`` makes of ``doc.text``, read at the first call."""
    stored = doc.user_data.get(KEY)
    if stored is not None:
        cached = _models.get(doc)
        if cached is not None and cached[0] is stored:
            return cached[1]
        document = Document.from_json(stored, text=doc.text)
        if document.source.sha256 == hashlib.sha256(doc.text.encode()).hexdigest():
            _models[doc] = (stored, document)
            return document
    document = parse(doc.text)
    doc.user_data[KEY] = stored = document.to_json(indent=None, with_text=False)
    _models[doc] = (stored, document)
    return document


def item_of(span: Span) -> Item | None:
    """The slot, section or appendix that a span of the pipeline stands for; None for other spans."""
    at: object = document_of(span.doc) if "/" in span.id_ else None
    for step in span.id_.split("/"):
        if isinstance(at, tuple):
            at = at[int(step)] if step.isdecimal() and int(step) < len(at) else None
        else:
            at = getattr(at, step, None)
    return at if isinstance(at, Slot | Section | Appendix) else None


def value_of(span: Span) -> str | float | None:
    """The normalised value of a span in one word.

    A reference's resolved number (else its canonical one), a deadline's last day (else its first, else its period), an indicator's
    number, a section's path, the canonical number, code or value of a slot of the header or a signature, a recipient's name.
    """
    match item_of(span):
        case Reference() as reference:
            return reference.resolved or reference.canonical
        case Deadline() as deadline:
            return deadline.latest or deadline.earliest or deadline.period
        case Indicator(value=value) | ValueSlot(value=value):
            return value
        case Number(canonical=value) | DocType(code=value) | Section(path=value) | Recipient(name=value):
            return value
        case Appendix() as appendix:
            return appendix.label or appendix.title
        case Slot() as slot:
            return slot.text
        case _:
            return None


def section_of(span: Span) -> Span | None:
    """The innermost numbered unit that holds a reference, deadline or indicator, as a span; else None."""
    item = item_of(span)
    wanted = getattr(item, "section_id", None)
    if wanted is None:
        return None
    for path, section in sections(document_of(span.doc)):
        if section.id == wanted:
            return make_span(span.doc, section, "section", path)
    return None


def sections(document: Document) -> Iterator[tuple[str, Section]]:
    """Every section in document order, with its place in the contract's tree: ``sections/0/children/2``."""

    def below(found: tuple[Section, ...], at: str) -> Iterator[tuple[str, Section]]:
        for index, section in enumerate(found):
            yield f"{at}/{index}", section
            yield from below(section.children, f"{at}/{index}/children")

    return below(document.sections, "sections")


def make_span(doc: Doc, item: Item, label: str, path: str) -> Span | None:
    """The tokens that an item covers; with a tokenizer that does not keep to its ends, those that it touches."""
    return doc.char_span(
        item.start,
        item.end,
        label=label,
        kb_id=item.resolved or "" if isinstance(item, Reference) else "",
        span_id=path,
        alignment_mode="expand",
    )


def register() -> None:
    """Declare the attributes; harmless where they are."""
    if not Doc.has_extension(KEY):
        Doc.set_extension(KEY, getter=document_of)
    for name, getter in ((KEY, item_of), ("vnunion_value", value_of), ("vnunion_section", section_of)):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)


register()
