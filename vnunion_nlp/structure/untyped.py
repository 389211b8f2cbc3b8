"""Documents whose type line a converter dropped: their title, and their type as the text shows it."""

from __future__ import annotations

from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment
from vnunion_nlp.structure.subject import is_enacting, is_subject_line
from vnunion_nlp.text import SourceText

_GROUNDS_LINES = 60
"""Lines that the grounds of a decision may take."""
_FEWEST_BLANKS = 3
"""Between the words of a title."""


def is_untyped_title(source: SourceText, piece: Fragment) -> bool:
    """Whether a line below the frame is a title in capitals, and not the name of who enacts."""
    text = source.folded[piece.start : piece.end]
    return (
        vocabulary.is_capitals(text)
        and text.count(" ") >= _FEWEST_BLANKS
        and is_subject_line(source, [], piece.start, piece.end, 0)
        and not is_enacting(source, piece.start, piece.end)
    )


def enacting_type(source: SourceText, first: int) -> tuple[vocabulary.TypeName, tuple[int, int]] | None:
    """The type that ``QUYẾT ĐỊNH:`` above the first article shows, looked for from line ``first`` on, and where it stands."""
    for line in source.lines[first : first + _GROUNDS_LINES]:
        text = source.folded[line.start : line.end].rstrip(" :")
        if text == "QUYẾT ĐỊNH" and (found := vocabulary.match_type(text)):
            return found[0], (line.start, line.start + len(text))
    return None
