"""A clerk's summary of a document for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vnunion_nlp.document import Deadline, Document, Reference, Section, Signature, ValueSlot
from vnunion_nlp.presentation.marks import HEADER_NAMES, clip, doubt, measure, value_of, when

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

_SEVERITY = {"info": "cyan", "warning": "yellow", "error": "bold red"}
_LATEST = "9999"
"""Sorts deadlines without any date behind the others."""


def show(document: Document) -> Group:
    """What a clerk wants to know at a glance; print it with a ``rich`` console."""
    from rich.console import Group

    blocks: list[RenderableType] = [_head(document)]
    if document.sections:
        blocks.append(_outline(document.sections))
    if document.indicators:
        targets = ((i.section_id or "", measure(i), clip(i.text)) for i in document.indicators)
        blocks.append(_table("Targets (chỉ tiêu)", ("Section", "Value", "Target"), targets))
    if document.deadlines:
        rows = ((when(d), d.section_id or "", clip(_task(d))) for d in sorted(document.deadlines, key=_due))
        blocks.append(_table("Deadlines (thời hạn)", ("When", "Section", "Task"), rows))
    if document.references:
        blocks.append(_references(document.references))
    if document.recipients:
        recipients = ((r.name, r.purpose or "") for r in document.recipients)
        blocks.append(_table("Recipients (nơi nhận)", ("Name", "Purpose"), recipients))
    if document.signatures:
        signers = (
            (
                _weighed(_office(s), _least(s.authority, s.on_behalf_of, s.position)),
                _weighed(_person(s), _least(s.name)),
                "yes" if s.signed else "no",
            )
            for s in document.signatures
        )
        blocks.append(_table("Signatures (chữ ký)", ("Office", "Name", "Signed"), signers))
    if document.diagnostics:
        blocks.append(_remarks(document))
    spaced: list[RenderableType] = [part for block in blocks for part in (block, "")]
    return Group(*spaced[:-1])


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # Words of a document are given as Text, since a table would read "[…]" in a string as mark-up.
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in row))
    return table


def _head(document: Document) -> Table:
    from rich.table import Table
    from rich.text import Text

    title = Text(document.source.name or "Document")
    table = Table(title=title, title_justify="left", title_style="bold", box=None, show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, label in HEADER_NAMES.items():
        slot = getattr(document.header, name)
        table.add_row(label, _weighed(value_of(document.header, name) or "–", slot and slot.confidence))
    for addressee in document.header.addressees:
        words = addressee.value or addressee.text
        table.add_row("Addressee (kính gửi)", _weighed(words, addressee.confidence))
    if document.confidence is not None:
        table.add_row("Confidence", Text(f"{document.confidence:.2f}"))
    return table


def _weighed(words: str, confidence: float | None) -> Text:
    """Words of a slot; where they want a second look, with the confidence behind them."""
    from rich.text import Text

    told = doubt(confidence)
    return Text.assemble(words, (f"  ? {told}", "dim yellow")) if told else Text(words)


def _outline(sections: Sequence[Section]) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text("Outline (mục)", style="bold"), guide_style="dim")
    pending = [(tree, section) for section in reversed(sections)]
    while pending:
        branch, section = pending.pop()
        grown = branch.add(_weighed(f"{section.label}. {clip(section.title, 100)}", section.confidence))
        pending += [(grown, child) for child in reversed(section.children)]
    return tree


def _due(deadline: Deadline) -> tuple[str, str, int]:
    """The order of deadlines: by the day they end, or begin where they have no end; undated ones last."""
    last = deadline.latest or deadline.earliest or _LATEST
    return last, deadline.earliest or "", deadline.start


def _task(deadline: Deadline) -> str:
    return deadline.task.text if deadline.task else deadline.text


def _references(references: Sequence[Reference]) -> Table:
    """Mentions of one document in one row, the document named first on top."""
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        unknown = " ".join(reference.text.split())
        groups.setdefault(reference.resolved or reference.canonical or unknown, []).append(reference)
    rows = []
    for name, mentions in groups.items():
        relations = ", ".join(dict.fromkeys(mention.relation for mention in mentions))
        longest = max((mention.text for mention in mentions), key=len)
        rows.append((clip(name, 60), str(len(mentions)), relations, clip(longest)))
    return _table("References (văn bản viện dẫn)", ("Document", "Times", "Relation", "Fullest mention"), rows)


def _office(signature: Signature) -> str:
    slots = (signature.authority, signature.on_behalf_of, signature.position)
    return ", ".join(slot.value or slot.text for slot in slots if slot)


def _least(*slots: ValueSlot | None) -> float | None:
    """The lowest confidence of several slots."""
    return min((slot.confidence for slot in slots if slot and slot.confidence is not None), default=None)


def _person(signature: Signature) -> str:
    name = signature.name
    if name is None:
        return "–"
    return " ".join(part for part in (name.degree, name.value or name.text) if part)


def _remarks(document: Document) -> Table:
    from rich.text import Text

    table = _table("Remarks (lưu ý)", ("Severity", "Code", "Remark", "At"), ())
    for remark in document.diagnostics:
        place = f"{remark.start}–{remark.end}" if remark.start is not None else "–"
        severity = Text(remark.severity, style=_SEVERITY[remark.severity])
        table.add_row(severity, Text(remark.code), Text(remark.message), Text(place))
    return table
