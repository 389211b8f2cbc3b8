"""What is shown of a document: every slot as a mark with a kind and a note in words, and the cutting of a
text at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vnunion_nlp.confidence.assessment import DOUBTFUL
from vnunion_nlp.document import (
    Deadline,
    Document,
    Header,
    Indicator,
    Number,
    PersonName,
    Pinpoint,
    Reference,
    Slot,
    ValueSlot,
    walk,
)

KINDS = {
    "header": "Header (phần đầu)",
    "heading": "Headings (mục)",
    "recipient": "Recipients (nơi nhận)",
    "signature": "Signatures (chữ ký)",
    "reference": "References (văn bản viện dẫn)",
    "deadline": "Deadlines (thời hạn)",
    "indicator": "Targets (chỉ tiêu)",
    "appendix": "Appendices (phụ lục)",
    "remark": "Remarks (lưu ý)",
}
"""Kinds of marks with the names that readers see."""

HEADER_NAMES = {
    "parent_organ": "Parent organ (cơ quan chủ quản)",
    "issuing_organ": "Issuing organ (cơ quan ban hành)",
    "number": "Number (số, ký hiệu)",
    "place": "Place (địa danh)",
    "date": "Date (ngày ban hành)",
    "doc_type": "Type (tên loại)",
    "subject": "Subject (trích yếu)",
}

COMPARATORS = {
    "eq": "",
    "ge": "≥ ",
    "gt": "> ",
    "le": "≤ ",
    "lt": "< ",
    "between": "",
    "approx": "≈ ",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One slot to be highlighted. ``spans`` are its pieces, in order; more than one where another column
    tears it."""

    id: str
    kind: str
    spans: tuple[tuple[int, int], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Open:
    """A piece of a mark begins; ``first`` where the mark itself does."""

    mark: Mark
    first: bool


@dataclass(frozen=True, slots=True)
class Close:
    """The piece opened last ends."""


def value_of(header: Header, name: str) -> str | None:
    """A header field in words, or null."""
    slot = getattr(header, name)
    if slot is None:
        return None
    if isinstance(slot, Number):
        return slot.canonical or f"{slot.text} (incomplete)"
    if name == "doc_type":
        found = " – ".join(part for part in (slot.code, slot.name) if part) or slot.text
    else:
        found = slot.value or f"{slot.text} (unreadable)"
    body = getattr(slot, "body", None)
    return found + (f", {body}" if body else "") + (" (inferred)" if slot.inferred else "")


def measure(indicator: Indicator) -> str:
    """The value of a target: ``≥ 80 %``."""
    if indicator.is_blank or indicator.value is None:
        value = "…"
    elif indicator.value_max is not None:
        value = f"{number(indicator.value)}–{number(indicator.value_max)}"
    else:
        value = number(indicator.value)
    sign = {"increase": "+", "decrease": "−"}.get(indicator.change or "", "") if indicator.is_delta else ""
    unit = f" {indicator.unit}" if indicator.unit else ""
    return COMPARATORS[indicator.comparator] + sign + value + unit


def number(value: float | int) -> str:
    """A number without idle decimals, thousands apart by narrow blanks."""
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".replace(",", "\u202f")


def when(deadline: Deadline) -> str:
    """The dates and rhythm of a deadline: ``until 2024-11-14``."""
    first, last = deadline.earliest, deadline.latest
    dates = ""
    if first and last:
        dates = first if first == last else f"{first} – {last}"
    elif last:
        dates = f"until {last}"
    elif first:
        dates = f"from {first}"
    rhythm = f"every {deadline.period}" if deadline.kind == "recurring" and deadline.period else deadline.period or ""
    if deadline.working_days:
        rhythm += " (working days)"
    words = [word for word in (rhythm, dates) if word] or ([] if deadline.kind == "point" else [deadline.kind])
    return ", ".join(words) + (" (about)" if deadline.fuzzy else "") if words else "undated"


def pinpoint(at: Pinpoint | None) -> str:
    """``điểm a khoản 2 Điều 5``."""
    if at is None:
        return ""
    named = (("điểm", at.point), ("khoản", at.clause), ("Điều", at.article))
    return " ".join(f"{word} {part}" for word, part in named if part)


def marks(document: Document) -> list[Mark]:
    """Every slot of the document, by kind in the order of ``KINDS``; ids are ``reference-3`` and so on."""
    return list(_marks(document))


def _marks(document: Document) -> Iterator[Mark]:
    header = document.header
    for name, title in HEADER_NAMES.items():
        slot: Slot | None = getattr(header, name)
        if slot is not None:
            yield _mark(f"header-{name}", "header", slot, title, value_of(header, name))
    for i, slot in enumerate(header.addressees, 1):
        yield _mark(f"addressee-{i}", "header", slot, "Addressee (kính gửi)", slot.value)
    for i, section in enumerate(walk(document.sections), 1):
        told = f"confidence {section.confidence:.2f}" if section.confidence is not None else None
        title = f"Section {section.path} ({section.kind})"
        yield _mark(f"section-{i}", "heading", section.heading, title, section.title, told)
    for i, recipient in enumerate(document.recipients, 1):
        purpose = f"purpose: {recipient.purpose}" if recipient.purpose else None
        yield _mark(f"recipient-{i}", "recipient", recipient, "Recipient (nơi nhận)", recipient.name, purpose)
    for i, signature in enumerate(document.signatures, 1):
        for name in ("authority", "on_behalf_of", "position", "name"):
            part: ValueSlot | None = getattr(signature, name)
            if part is not None:
                title = f"Signer {i}: {name.replace('_', ' ')}"
                signed = "signed" if signature.signed and name == "name" else None
                degree = part.degree if isinstance(part, PersonName) else None
                yield _mark(f"signature-{i}-{name}", "signature", part, title, part.value, degree, signed)
    for i, reference in enumerate(document.references, 1):
        yield _mark(f"reference-{i}", "reference", reference, *_reference_notes(reference))
    for i, deadline in enumerate(document.deadlines, 1):
        task = f"task: {clip(deadline.task.text)}" if deadline.task else None
        yield _mark(f"deadline-{i}", "deadline", deadline, f"Deadline ({deadline.kind})", when(deadline), task)
    for i, indicator in enumerate(document.indicators, 1):
        yield _mark(f"indicator-{i}", "indicator", indicator, *_indicator_notes(indicator))
    for i, appendix in enumerate(document.appendices, 1):
        title = " ".join(part for part in ("Appendix", appendix.label) if part)
        yield Mark(f"appendix-{i}", "appendix", ((appendix.start, appendix.end),), _note(title, appendix.title))
    for i, remark in enumerate(document.diagnostics, 1):
        if remark.start is not None and remark.end is not None:
            title = f"{remark.severity.capitalize()}: {remark.code}"
            yield Mark(f"remark-{i}", "remark", ((remark.start, remark.end),), _note(title, remark.message))


def _reference_notes(reference: Reference) -> Iterator[str | None]:
    yield f"Reference ({reference.kind}, {reference.relation})"
    yield reference.resolved or reference.canonical or "document unknown"
    if reference.resolved and reference.canonical not in (None, reference.resolved):
        yield f"written as: {reference.canonical}"
    for name in ("date", "issuer", "title"):
        value = getattr(reference, name)
        yield f"{name}: {value}" if value else None
    yield pinpoint(reference.pinpoint)


def _indicator_notes(indicator: Indicator) -> Iterator[str | None]:
    yield "Target (chỉ tiêu)"
    yield measure(indicator)
    yield f"change: {indicator.change}" if indicator.change else None
    yield f"per: {indicator.per}" if indicator.per else None
    for name in ("subject", "action"):
        slot = getattr(indicator, name)
        yield f"{name}: {clip(slot.text)}" if slot else None
    period = indicator.period
    if period:
        dates = [date for date in (period.earliest, period.latest) if date]
        yield f"period: {' – '.join(dates) or clip(period.text)}"


def doubt(confidence: float | None) -> str | None:
    """``confidence 0.62`` where a slot wants a second look, else null."""
    return f"confidence {confidence:.2f}" if confidence is not None and confidence < DOUBTFUL else None


def _mark(id: str, kind: str, slot: Slot, *notes: str | None) -> Mark:
    parts: Sequence[Slot] = getattr(slot, "parts", ()) or (slot,)
    sure = getattr(slot, "confidence", None)
    told = f"confidence {sure:.2f}" if sure is not None else None
    return Mark(id, kind, tuple((part.start, part.end) for part in parts), _note(*notes, told))


def _note(*notes: str | None) -> str:
    return "\n".join(note for note in notes if note)


def clip(text: str, limit: int = 160) -> str:
    """``text`` on one line, cut to ``limit`` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut(text: str, found: Iterable[Mark]) -> Iterator[str | Open | Close]:
    """The text with its marks opened and closed, properly nested: a mark that crosses another's end is cut
    there.

    The strings, joined, are the text. At one place longer pieces open first, so that the innermost mark is
    the shortest.
    """
    pieces = sorted(
        ((start, end, mark) for mark in found for start, end in mark.spans),
        key=lambda piece: (piece[0], -piece[1]),
    )
    started: set[str] = set()
    stack: list[tuple[int, Mark]] = []
    at = 0

    def opened(end: int, mark: Mark) -> Open:
        stack.append((end, mark))
        first = mark.id not in started
        started.add(mark.id)
        return Open(mark, first)

    def upto(limit: int) -> Iterator[str | Open | Close]:
        """Text and closings up to ``limit``."""
        nonlocal at
        while stack and (end := min(end for end, _ in stack)) <= limit:
            if at < end:
                yield text[at:end]
                at = end
            # What lies above the mark that ends is closed with it and taken up again behind.
            lowest = min(i for i, piece in enumerate(stack) if piece[0] == end)
            above = [piece for piece in stack[lowest:] if piece[0] > end]
            for _ in range(len(stack) - lowest):
                yield Close()
            del stack[lowest:]
            for piece in above:
                yield opened(*piece)
        if at < limit:
            yield text[at:limit]
            at = limit

    for start, end, mark in pieces:
        yield from upto(start)
        yield opened(end, mark)
    yield from upto(len(text))
