"""What every reader of tables gives, and what the heads of columns tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.columns import Kind, column_kind
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

SUM = compile_pattern(r"(?:tong cong|tong so|cong)\W*$")
"""What stands before the sums of a table's columns."""


@dataclass(slots=True)
class TableParts:
    """A table: cells as spans (offsets into ``SourceText.folded``), the head row first."""

    rows: list[list[Span]]
    columns: list[list[int]] = field(default_factory=list)
    """For each row, the index of each cell's column (an empty cell is none); nothing where they are not known."""
    torn: dict[Span, list[Span]] = field(default_factory=dict)
    """The pieces of each cell that goes on on further lines, beside the lines of other cells; its span holds those too."""

    def pieces(self, cell: Span) -> list[Span]:
        """The stretches that a cell is made of."""
        return self.torn.get(cell, [cell])

    def head_texts(self, source: SourceText) -> list[str]:
        """The heads of the columns, in lower case without marks."""
        return [" ".join(source.plain[slice(*piece)] for piece in self.pieces(head)) for head in self.rows[0]]

    def stretches(self) -> Iterator[list[Span]]:
        """The stretches of each row, in the order of the text."""
        for row in self.rows:
            yield sorted(piece for cell in row for piece in self.pieces(cell))


def kinds_of(heads: list[str]) -> list[Kind | None]:
    """What stands in the columns with these heads, the running numbers first."""
    return [None, *map(column_kind, heads[1:])]


def is_told(kinds: list[Kind | None]) -> bool:
    """Whether the heads of a table's columns, that of the running numbers first, say what stands below them."""
    return sum(kind is not None for kind in kinds) >= min(2, len(kinds) - 1)
