"""Questions about a document that is read: which section, what stands in it, what is due when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from vnunion_nlp.document import Deadline, Document, Section, Slot, Table

Found = TypeVar("Found", bound="Slot")


def find_section(document: Document, path: str) -> Section | None:
    """The first section with this path (``III/2``) or id; None if there is none."""
    from vnunion_nlp.document import walk

    found = walk(document.sections)
    return next((section for section in found if section.path == path), None) or next(
        (section for section in found if section.id == path), None
    )


def items_in(document: Document, items: Iterable[Found], section: Section | str) -> tuple[Found, ...]:
    """The items that begin in a section or in one below it, in document order; none where there is no such section."""
    where = find_section(document, section) if isinstance(section, str) else section
    if where is None:
        return ()
    return tuple(item for item in items if where.start <= item.start < where.end)


def due_before(deadlines: Iterable[Deadline], day: date | str) -> tuple[Deadline, ...]:
    """The deadlines whose last day is earlier than ``day``, earliest first; those without a last day are left out.

    Raises:
        ValueError: ``day`` is no ISO 8601 date.
    """
    limit = (date.fromisoformat(day) if isinstance(day, str) else day).isoformat()
    dated = [(deadline.latest, deadline) for deadline in deadlines if deadline.latest is not None]
    return tuple(deadline for latest, deadline in sorted(dated, key=lambda pair: pair[0]) if latest < limit)


def records(table: Table) -> list[dict[str, str]]:
    """The rows of a table below its first, each a mapping from that column's head to the cell's normalised text.

    A column without a head, or with one that stands further left already, is named by its number from 1 (``3``, ``Số lượng (3)``).
    Cells that a row lacks are ``""``; cells beyond the head row are kept under their number.
    """
    from vnunion_nlp.text import normalise

    if not table.rows:
        return []
    width = max(map(len, table.rows))
    heads = [normalise(cell.text) for cell in table.rows[0]]
    heads += [""] * (width - len(heads))
    names: list[str] = []
    for number, head in enumerate(heads, 1):
        names.append(f"{head} ({number})" if head in names and head else head or str(number))
    found = []
    for row in table.rows[1:]:
        cells = [normalise(cell.text) for cell in row]
        found.append(dict(zip(names, cells + [""] * (width - len(cells)), strict=True)))
    return found
