"""The output contract as frozen models: what ``vnunion_nlp.parse`` returns and ``vnunion parse`` prints.

Every ``start``/``end`` is a half-open interval of code points in ``Document.text``, and every slot's ``text`` is exactly
``Document.text[start:end]``. Normalised values stand beside the slot. The meaning of each field is fixed by ``docs/contract.md``.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION: Literal["1.0"] = "1.0"

Precision = Literal["day", "month", "year"]
SectionKind = Literal["part", "chapter", "capital", "roman", "arabic", "decimal", "letter", "paren", "article"]
ReferenceKind = Literal["numbered", "law", "congress", "short", "named"]
Relation = Literal["implements", "based_on", "amends", "replaces", "repeals", "attached_to", "mentions"]
DeadlineKind = Literal["point", "range", "recurring", "ongoing", "relative"]
Comparator = Literal["eq", "ge", "gt", "le", "lt", "between", "approx"]
Severity = Literal["info", "warning", "error"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Box = tuple[float, float, float, float]
"""Left, top, right and bottom on a page, in points (1/72 inch) from its upper left corner."""


class Slot(_Model):
    """A stretch of the document: ``text == document.text[start:end]``.

    Where the format has pages, ``page`` is the number (from 1) of the one it begins on and ``box`` what it covers there.
    """

    text: str
    start: int
    end: int
    page: int | None = None
    box: Box | None = None


class ValueSlot(Slot):
    """A slot with its normalised value (NFC, single blanks, no markup; slips mended).

    ``value`` is null where the part is there but cannot be read. ``inferred`` marks a value found elsewhere than where it
    belongs. ``parts`` lists the pieces of a part torn by another column, and is empty otherwise.
    """

    value: str | None
    inferred: bool = False
    parts: tuple[Slot, ...] = ()
    confidence: float | None = None


class Organ(ValueSlot):
    """Cơ quan ban hành; ``body`` is the body that acts for it (Ban Chấp hành, Ban Thường vụ)."""

    body: str | None = None


class Number(Slot):
    """Số, ký hiệu: the slot is what follows ``Số:``. ``canonical`` as the contract's §3 writes numbers."""

    serial: str | None
    year: int | None
    type_code: str | None
    organ_code: str | None
    canonical: str | None
    confidence: float | None = None


class IssueDate(ValueSlot):
    """Ngày tháng ban hành; ``value`` is ISO 8601, cut to ``precision``."""

    precision: Precision | None


class DocType(Slot):
    """Tên loại: ``code`` (``KH``) and full ``name`` (``Kế hoạch``)."""

    code: str | None
    name: str | None
    inferred: bool = False
    confidence: float | None = None


class Header(_Model):
    """Phần đầu (contract §3)."""

    parent_organ: ValueSlot | None = None
    issuing_organ: Organ | None = None
    number: Number | None = None
    place: ValueSlot | None = None
    date: IssueDate | None = None
    doc_type: DocType | None = None
    subject: ValueSlot | None = None
    addressees: tuple[ValueSlot, ...] = ()


class Section(_Model):
    """Mục: one numbered unit, from its heading to the next unit of the same or a higher level (contract §4)."""

    id: str
    kind: SectionKind
    label: str
    path: str
    title: str
    start: int
    end: int
    heading: Slot
    children: tuple[Section, ...] = ()
    confidence: float | None = None


class Recipient(Slot):
    """One item of Nơi nhận; ``purpose`` is what stands after ``để`` (``báo cáo``)."""

    name: str
    purpose: str | None = None
    parts: tuple[Slot, ...] = ()


class PersonName(ValueSlot):
    """A signer's name; academic titles and military ranks are kept in ``degree``."""

    degree: str | None = None


class Signature(_Model):
    """Chữ ký: one signer (contract §5)."""

    authority: ValueSlot | None = None
    on_behalf_of: ValueSlot | None = None
    position: ValueSlot | None = None
    name: PersonName | None = None
    signed: bool = False


class Pinpoint(_Model):
    """Điểm, khoản, điều of a reference; each as written, several joined by ", "."""

    point: str | None = None
    clause: str | None = None
    article: str | None = None


class Reference(Slot):
    """Văn bản viện dẫn: one mention of one document (contract §6)."""

    kind: ReferenceKind
    type_code: str | None = None
    serial: str | None = None
    year: int | None = None
    organ_code: str | None = None
    canonical: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    resolved: str | None = None
    urn: str | None = None
    relation: Relation = "mentions"
    pinpoint: Pinpoint | None = None
    section_id: str | None = None


class Deadline(Slot):
    """Thời hạn: dates are ISO 8601, ``period`` an ISO 8601 duration (contract §7)."""

    kind: DeadlineKind
    earliest: str | None = None
    latest: str | None = None
    period: str | None = None
    fuzzy: bool = False
    working_days: bool = False
    task: Slot | None = None
    section_id: str | None = None


class Period(Slot):
    """The time an indicator is measured over, with the text that says so."""

    earliest: str | None = None
    latest: str | None = None


class Indicator(Slot):
    """Chỉ tiêu: one value that is to be reached (contract §8)."""

    value: float | int | None = None
    value_max: float | int | None = None
    unit: str | None = None
    comparator: Comparator = "eq"
    change: Literal["increase", "decrease"] | None = None
    is_delta: bool = False
    per: str | None = None
    subject: Slot | None = None
    action: Slot | None = None
    period: Period | None = None
    is_blank: bool = False
    section_id: str | None = None


class Table(_Model):
    """A table of an appendix: the head row first, every cell a slot."""

    rows: tuple[tuple[Slot, ...], ...] = ()


class Appendix(_Model):
    """Phụ lục: ``label`` is its number alone, null where it has none."""

    label: str | None
    title: str | None
    start: int
    end: int
    tables: tuple[Table, ...] = ()


class Diagnostic(_Model):
    """What a careful clerk would mark; the span is null for a part that is missing altogether."""

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None


class Page(_Model):
    """A page of the file: its number (from 1), its size in points, and how its text was got.

    ``engine`` names the OCR engine, and is null where the page has a text layer; ``confidence`` (0 to 1) is the mean over
    its words.
    """

    number: int
    width: float
    height: float
    engine: str | None = None
    confidence: float | None = None


class Source(_Model):
    """Where the text came from. ``sha256`` is of the bytes read (of the UTF-8 text where there was no file)."""

    name: str | None
    sha256: str
    media_type: str
    encoding: str
    n_chars: int
    pages: tuple[Page, ...] = ()


class Document(_Model):
    """One administrative document, read (contract §2)."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    source: Source
    text: str
    header: Header
    sections: tuple[Section, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    references: tuple[Reference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    confidence: float | None = None

    def to_json(self, *, indent: int | None = 2, with_text: bool = True) -> str:
        """The document as JSON (UTF-8 characters unescaped, keys in the contract's order)."""
        return self.model_dump_json(indent=indent, exclude=None if with_text else {"text"})

    def to_dict(self) -> dict[str, Any]:
        """The document as plain dicts, lists, strings and numbers."""
        return self.model_dump(mode="json")


def walk(sections: tuple[Section, ...]) -> list[Section]:
    """All sections of a tree in document order."""
    found: list[Section] = []
    stack = list(reversed(sections))
    while stack:
        section = stack.pop()
        found.append(section)
        stack.extend(reversed(section.children))
    return found


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every output validates against."""
    schema = Document.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "schema_version": SCHEMA_VERSION,
    }
