"""The line that names a document's type."""

from __future__ import annotations

import re

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

_CITED_NUMBER = compile_pattern(r"\s*(?:số|so)\b", re.IGNORECASE)
_WORDS = compile_pattern(r"[^\W_]+")


_LONGEST_LINE, _LONGEST_TITLE = 160, 400
"""Characters of a type and its subject on one line; in capitals it may be longer."""


def is_type_line(source: SourceText, piece: Fragment) -> bool:
    """Whether a piece is the line that names the document's type, the subject behind it perhaps."""
    text = source.folded[piece.start : piece.end]
    most = _LONGEST_TITLE if vocabulary.is_capitals(text) else _LONGEST_LINE
    if piece.end - piece.start > most or (not text[0].isupper() and text[0] not in '("'):
        return False
    found = vocabulary.match_type(text)
    if not found:
        return False
    name, count = found
    start, end = words_span(piece.plain, count)
    if vocabulary.key(text[start:end]) != name.key and vocabulary.ORGAN_HEAD.match(piece.plain):
        return False  # CÔNG AN is no CÔNG VĂN
    if vocabulary.is_capitals(text[start:end]) and text[start:end].isupper():
        # ... the rest may be the subject on the same line; a sentence that opens with a capital word is not.
        return not _CITED_NUMBER.match(text[end:]) or vocabulary.is_capitals(text)
    if vocabulary.is_capitals(text[start:end]):
        return True
    return (
        name.key.count(" ") + 1 == len(_WORDS.findall(piece.plain)) and end - start > 6 and _stands_alone(source, piece)
    )


def _stands_alone(source: SourceText, piece: Fragment) -> bool:
    following = source.lines[piece.line + 1] if piece.line + 1 < len(source.lines) else None
    return following is not None and not vocabulary.is_capitals(source.folded[following.start : following.end])


def repeats_type(source: SourceText, piece: Fragment, below: int) -> bool:
    """Whether a type in small letters is a page's own line, and the document's stands below it."""
    line = source.lines[below]
    same = vocabulary.key(piece.plain) == vocabulary.key(source.plain[line.start : line.end])
    return same and source.folded[line.start : line.end].isupper()


_HEADLINE = 20
"""Characters that two titles must share to be one."""


def repeats_title(source: SourceText, above: Span, name: vocabulary.TypeName, piece: Fragment) -> bool:
    """Whether a piece is the title in capitals whose first line ``above`` (of the type ``name``) a page gave before as its headline."""
    text = source.folded[piece.start : piece.end]
    found = vocabulary.match_type(text) if piece.kind == "text" and vocabulary.is_capitals(text) else None
    first, second = vocabulary.key(source.folded[slice(*above)]), vocabulary.key(text)
    least = min(len(first), len(second))
    return found is not None and found[0] is name and least >= _HEADLINE and first[:least] == second[:least]


def words_span(plain: str, count: int) -> Span:
    """From the first to the last of the first ``count`` words."""
    words = list(_WORDS.finditer(plain))
    return words[0].start(), words[min(count, len(words)) - 1].end()
