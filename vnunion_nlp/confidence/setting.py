"""What a slot's surroundings tell: the legibility of the document and of its head and foot."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from vnunion_nlp.confidence.legibility import Legibility, edge_is_torn, loose_marks, share, stray_marks
from vnunion_nlp.document import Document, Slot, ValueSlot
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import SourceText, normalise, place_tones, unmarked

Signs = dict[str, float]
"""Signs of doubt by name, each between 0 (none) and 1; those that are 0 may be left out."""

_AROUND = 60
"""How many characters before and behind head and foot belong to their surroundings."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A document with what its signs of doubt share."""

    document: Document
    legibility: Legibility
    head: tuple[int, int]
    """Where the head stands, in ``Document.text``; empty where all of it is inferred."""
    foot: tuple[int, int]
    """The signatures and what stands around them."""

    @classmethod
    def of(cls, document: Document, source: SourceText) -> Setting:
        header = document.header
        slots: list[Slot] = [
            slot
            for slot in (
                header.parent_organ,
                header.issuing_organ,
                header.number,
                header.place,
                header.date,
                header.doc_type,
                header.subject,
            )
            if slot is not None and not (isinstance(slot, ValueSlot) and slot.inferred)
        ]
        head_end = min(max((slot.end for slot in slots), default=0), 4000)
        signed = [slot for signature in document.signatures for slot in signature_slots(signature).values()]
        first = min((slot.start for slot in [*signed, *document.recipients]), default=len(document.text))
        last = max((slot.end for slot in [*signed, *document.recipients]), default=len(document.text))
        foot = (max(0, first - _AROUND), min(last + _AROUND, first + 4000))
        return cls(document, Legibility(source), (0, head_end + _AROUND if head_end else 0), foot)

    def text(self, span: tuple[int, int]) -> str:
        """A stretch of the document."""
        return self.document.text[span[0] : span[1]]

    def page_noise(self) -> Signs:
        """Signs of a badly read document."""
        return {
            "page_noise": share(self.legibility.noise, 0.04),
            "page_noise_any": share(self.legibility.noise, 0.012),
            "page_strays": share(self.legibility.strays, 0.02),
        }

    def noise(self, span: tuple[int, int]) -> Signs:
        """Signs of a badly read stretch, and of a badly read document around it."""
        text = self.text(span)
        bad, words = self.legibility.noise_in(normalise(text))
        return self.page_noise() | {
            "near_noise": share(bad, 0.15 * words),
            "near_noise_any": float(bad > 1),
            "near_strays": share(stray_marks(text), 8),
        }

    def value_signs(self, slot: ValueSlot) -> Signs:
        """Signs that any slot with a value may bear."""
        if slot.value is None:
            return {"unread": 1.0}
        text = place_tones(normalise(" ".join(part.text for part in slot.parts) if slot.parts else slot.text))
        value = place_tones(slot.value)
        bad, words = self.legibility.noise_in(slot.value)
        lonely = self.legibility.lonely(slot.value)
        return {
            "inferred": float(slot.inferred),
            "torn": float(bool(slot.parts)),
            "torn_often": float(len(slot.parts) > 2),
            "mended": float(text != value),
            "edge": float(edge_is_torn(slot.value)),
            "noise": float(bad > 0),
            "noise_share": share(bad, words),
            "lonely": share(lonely, words),
            "lonely_any": float(lonely > 0),
            "strays": float(stray_marks(slot.value) > 0),
            "loose_marks": float(loose_marks(slot.value)),
            "misspelt": float(self.legibility.misspelt(slot.value) > 0),
            "case": float(_mixed_case(slot.value)),
        }


def signature_slots(signature: object) -> dict[str, ValueSlot]:
    """The slots of a signature that are there, by field."""
    found = ((name, getattr(signature, name)) for name in ("authority", "on_behalf_of", "position", "name"))
    return {name: slot for name, slot in found if slot is not None}


def written(slot: Slot) -> str:
    """A slot's text with its line breaks, however the file spells characters, breaks and blanks."""
    text = slot.text if slot.text.isascii() else unicodedata.normalize("NFC", slot.text)
    return text.replace("\r\n", "\n").replace("\u00a0", " ")


def plain(text: str) -> str:
    """Small letters without marks, single blanks."""
    return unmarked(place_tones(normalise(text)).lower())


def _mixed_case(value: str) -> bool:
    """Whether a value that begins in capitals goes on in small letters, or the other way round."""
    words = [word for word in value.split() if len(word) > 1 and word.isalpha()]
    capitals = [word.isupper() for word in words]
    return any(capitals) and not all(capitals) and (not capitals[0] or capitals[:2] == [True, True])


def first_letters(text: str) -> str:
    """The initials of a name, without marks but Đ, abbreviations whole (``LĐLĐ TỈNH`` → ``LDLDT``)."""
    return "".join(
        word.upper()
        if word.isupper() and vocabulary.is_capitals(word) and not set("aeiouy") & set(unmarked(word).lower())
        else word[0].upper()
        for word in normalise(text).split()
        if word[0].isalpha()
    ).replace("Đ", "D")
