"""spaCy components: what ``vnunion_nlp.parse`` finds, as span groups of the ``Doc``.

Each component asks ``Doc._.vnunion``, which reads the text once however many components there are; none finds anything by itself.

=====================  =================================================================================================
factory                span groups (labels)
=====================  =================================================================================================
vnunion_structure      ``header`` (``issuing_organ``, ``number``, ``date`` … as in the contract), ``sections`` and
                       ``headings`` (the kind of the unit: ``roman``, ``arabic`` …), ``recipients``, ``appendices``
vnunion_references     ``references`` (``reference``, the resolved number as ``kb_id_``)
vnunion_deadlines      ``deadlines`` (``deadline``)
vnunion_indicators     ``indicators`` (``indicator``)
vnunion_signatories    ``signatures`` (``authority``, ``on_behalf_of``, ``position``, ``name``)
vnunion                all of these
=====================  =================================================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from vnunion_nlp.document import Document, Header, Signature
from vnunion_nlp.errors import VnunionError
from vnunion_nlp.integrations import spacy_tokenizers as _tokenizers  # registers them  # noqa: F401
from vnunion_nlp.integrations.spacy_attributes import Item, document_of, make_span, sections

Found = Iterator[tuple[Item, str, str]]
"""Items with the labels of their spans and their places in the contract (``references/3``), which become the spans' ``id_``."""

COLOURS = {
    "reference": "#fff0b8",
    "deadline": "#ffdccb",
    "indicator": "#d8f2c6",
    "authority": "#ffe0ef",
    "on_behalf_of": "#ffe0ef",
    "position": "#ffe0ef",
    "name": "#ffe0ef",
}
"""Colours of labels for displaCy, those of ``vnunion view``."""


def _header(document: Document) -> Found:
    header = document.header
    for name in Header.model_fields:
        value = getattr(header, name)
        if isinstance(value, tuple):
            for index, slot in enumerate(value):
                yield slot, "addressee", f"header/{name}/{index}"
        elif value is not None:
            yield value, name, f"header/{name}"


def _sections(document: Document) -> Found:
    for path, section in sections(document):
        yield section, section.kind, path


def _headings(document: Document) -> Found:
    for path, section in sections(document):
        yield section.heading, section.kind, f"{path}/heading"


def _signatures(document: Document) -> Found:
    for index, signature in enumerate(document.signatures):
        for name in Signature.model_fields:
            slot = getattr(signature, name)
            if not isinstance(slot, bool) and slot is not None:
                yield slot, name, f"signatures/{index}/{name}"


def _listed(name: str, label: str) -> Callable[[Document], Found]:
    def found(document: Document) -> Found:
        for index, item in enumerate(getattr(document, name)):
            yield item, label, f"{name}/{index}"

    return found


_GROUPS: dict[str, Callable[[Document], Found]] = {
    "header": _header,
    "sections": _sections,
    "headings": _headings,
    "recipients": _listed("recipients", "recipient"),
    "appendices": _listed("appendices", "appendix"),
    "references": _listed("references", "reference"),
    "deadlines": _listed("deadlines", "deadline"),
    "indicators": _listed("indicators", "indicator"),
    "signatures": _signatures,
}

FACTORIES = {
    "vnunion_structure": ("header", "sections", "headings", "recipients", "appendices"),
    "vnunion_references": ("references",),
    "vnunion_deadlines": ("deadlines",),
    "vnunion_indicators": ("indicators",),
    "vnunion_signatories": ("signatures",),
    "vnunion": tuple(_GROUPS),
}
"""The factories with the span groups that each fills."""


@dataclass(frozen=True, slots=True)
class SpanComponent:
    """Fills some span groups of a ``Doc`` from ``Doc._.vnunion``; without state, so there is nothing to save."""

    groups: tuple[str, ...]

    def __call__(self, doc: Doc) -> Doc:
        document = document_of(doc)
        for name in self.groups:
            spans = (make_span(doc, *found) for found in _GROUPS[name](document))
            doc.spans[name] = SpanGroup(doc, name=name, spans=[span for span in spans if span is not None])
        return doc


def _register(factory: str) -> Callable[[Language, str], SpanComponent]:
    def create(nlp: Language, name: str) -> SpanComponent:
        return SpanComponent(FACTORIES[factory])

    assigns = ["doc._.vnunion", "doc.spans"]
    return Language.factory(factory, assigns=assigns, func=create)


create_structure = _register("vnunion_structure")
create_references = _register("vnunion_references")
create_deadlines = _register("vnunion_deadlines")
create_indicators = _register("vnunion_indicators")
create_signatories = _register("vnunion_signatories")
create_all = _register("vnunion")


def pipeline(components: Iterable[str] = ("vnunion",), *, words: bool = False) -> Language:
    """A blank Vietnamese pipeline with a lossless tokenizer and the components named; see ``vnunion_nlp.spacy_pipeline``.

    Raises:
        VnunionError: a component is none of ``FACTORIES``.
    """
    tokenizer = "vnunion_word_tokenizer" if words else "vnunion_tokenizer"
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer}}})
    for name in components:
        if name not in FACTORIES:
            raise VnunionError(f"{name!r} is no component; choose from {', '.join(FACTORIES)}")
        nlp.add_pipe(name)
    return nlp
