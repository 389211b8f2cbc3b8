"""A numbered unit of the outline while it is being built."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnunion_nlp.document import SectionKind


@dataclass(slots=True)
class Unit:
    """One numbered unit; offsets into ``SourceText.folded``."""

    kind: SectionKind
    label: str
    value: int
    mark: str
    start: int
    heading_end: int
    title_start: int
    number: tuple[int, int]
    torn_at: tuple[tuple[int, int], ...] = ()
    end: int = 0
    path: str = ""
    id: str = ""
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list)
