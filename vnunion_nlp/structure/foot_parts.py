"""The pieces that a closing block is cut into, and what each of them may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BULLETS = "-+•~·=*"
"""Signs before the items of nơi nhận, as written or as scanned."""

Kind = Literal["label", "authority", "post", "body", "mark", "name", "date", "unsure", "recipient", "noise"]
Span = tuple[int, int]

OFFICE_KINDS = frozenset(("authority", "post", "body"))
SIGNATURE_KINDS = OFFICE_KINDS | {"mark", "name"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one column; offsets into ``SourceText.folded``."""

    start: int
    end: int
    line: int
    column: int
    kind: Kind
    legible: bool = True
    """Whether a name can be read; offices always can."""
    read: str | None = None
    """The post that a marred one stands for."""
    goes_on: bool = False
    """Whether it is the rest of the name above, which a narrow column broke."""
