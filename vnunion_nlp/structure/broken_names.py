"""Names of signers that a narrow column broke over two lines (``Nguyễn Thị`` / ``Hồng Nhung``)."""

from __future__ import annotations

from dataclasses import replace

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_parts import OFFICE_KINDS, Piece
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.text import SourceText, unmarked

_HALF = compile_pattern(r"\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}")
_MIDDLE = ("Văn", "Thị")
"""Middle names that are family names as well."""
_MOST = 5
"""Syllables of a name."""
_BESIDE = 25
"""Characters between the middles of two lines of one column."""


def rejoined(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with both halves of a broken name known for names, below an office that has none yet."""
    made = list(pieces)
    for at, piece in enumerate(made):
        above = [p for p in made[:at] if p.kind in OFFICE_KINDS | {"name"}]
        if not above or above[-1].kind == "name" or not _HALF.fullmatch(source.folded, piece.start, piece.end):
            continue
        for behind in range(at + 1, len(made)):
            rest = made[behind]
            if rest.line > piece.line + 1:
                break
            if rest.line == piece.line + 1 and _goes_on(source, piece, rest):
                made[at], made[behind] = replace(piece, kind="name"), replace(rest, kind="name", goes_on=True)
                break
    return made


def _goes_on(source: SourceText, piece: Piece, rest: Piece) -> bool:
    if not _HALF.fullmatch(source.folded, rest.start, rest.end):
        return False
    first, second = (source.folded[p.start : p.end].split() for p in (piece, rest))
    if len(first) + len(second) > _MOST or (len(first) == _MOST - 2 and len(second) > 1):
        return False
    middles = (p.column + (p.end - p.start) / 2 for p in (piece, rest))
    if abs(next(middles) - next(middles)) >= _BESIDE or not is_name(" ".join([*first, *second])):
        return False
    family = unmarked(second[0].lower()) in vocabulary.frequent_surnames() and second[0] not in _MIDDLE
    return len(first) == 1 or not (family and len(second) > 1)
