"""Type lines that are hard to see: dropped by a converter, or behind what a scanner read at the margin."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment
from vnunion_nlp.structure.subject import is_enacting, is_subject_line, next_written
from vnunion_nlp.text import SourceText

_GROUNDS_LINES = 60
"""Lines that the grounds of a decision may take."""
_FEWEST_BLANKS = 3
"""Between the words of a title."""
_LONGEST_TYPE_LINE = 45
_SPECKS = compile_pattern(r"(?:\S{1,2}\s+){1,3}(?=(?P<type>\p{Lu}{2,}(?: \p{Lu}{2,}){0,3})\W*$)")


def type_behind_specks(line: str) -> int:
    """How long the specks are that stand before a type alone on its line (``_ l KẾ HOẠCH``); 0 if that is not what it is."""
    match = _SPECKS.match(line) if len(line) < _LONGEST_TYPE_LINE else None
    found = vocabulary.match_type(match["type"]) if match else None
    letters = vocabulary.key(match["type"]).replace(" ", "") if match else ""
    return match.end() if match and found and letters == found[0].key.replace(" ", "") else 0


def is_untyped_title(source: SourceText, piece: Fragment) -> bool:
    """Whether a line below the frame is a title in capitals, and not the name of who enacts."""
    text = source.folded[piece.start : piece.end]
    return (
        vocabulary.is_capitals(text)
        and text.count(" ") >= _FEWEST_BLANKS
        and is_subject_line(source, [], piece.start, piece.end, 0)
        and not is_enacting(source, piece.start, piece.end)
        and not vocabulary.ACTING_BODY.match(vocabulary.key(text))
    )


def enacting_type(
    source: SourceText, first: int, *, framed: bool
) -> tuple[vocabulary.TypeName, tuple[int, int]] | None:
    """The type that ``QUYẾT ĐỊNH:`` above the first article shows, looked for from line ``first`` on, and where it stands.

    ``framed``: whether something of a head stands above; without it the first article must follow.
    """
    for index, line in enumerate(source.lines[first : first + _GROUNDS_LINES], start=first):
        text = source.folded[line.start : line.end].rstrip(" :")
        if text == "QUYẾT ĐỊNH" and (found := vocabulary.match_type(text)):
            below = next_written(source, index + 1)
            if framed or (below is not None and source.plain.startswith("dieu 1", source.lines[below].start)):
                return found[0], (line.start, line.start + len(text))
    return None
