"""What a head is made of, by place."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnunion_nlp.structure import vocabulary

Span = tuple[int, int]


@dataclass(slots=True)
class Head:
    """Where the parts of the head stand; spans are offsets into ``SourceText.folded``."""

    organs: list[list[Span]] = field(default_factory=list)
    """Each organ with its pieces, from the top."""
    joint: bool = False
    number: Span | None = None
    place: Span | None = None
    date: Span | None = None
    doc_type: Span | None = None
    type_name: vocabulary.TypeName | None = None
    subject: list[Span] = field(default_factory=list)
    about_label: Span | None = None
    titled_organ: Span | None = None
    """Who issued, as a title says that holds number and day too."""
    addressees: list[list[Span]] = field(default_factory=list)
    addressees_label: Span | None = None
    end: int = 0
    """Where the body begins."""

    @property
    def start(self) -> int:
        """Where its first part stands; 0 where it has none."""
        parts = [self.number, self.place, self.date, self.doc_type, *(pieces[0] for pieces in self.organs)]
        return min((part[0] for part in parts if part), default=0)
