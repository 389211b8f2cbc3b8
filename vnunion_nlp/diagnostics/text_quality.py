"""Faults of the text itself: doubled words, poor scans, mixed encodings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from vnunion_nlp.diagnostics.codes import mark
from vnunion_nlp.diagnostics.read_document import ReadDocument
from vnunion_nlp.document import Diagnostic
from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import lower


def check(read: ReadDocument) -> Iterator[Diagnostic]:
    """Remarks on the text; a poor scan gets one, and none on its single words."""
    if read.legibility.is_poor:
        message = "Much of the text is damaged as by a scanner; read the original before relying on values."
        yield mark("low_ocr_quality", message)
    else:
        yield from _doubled_words(read)
    yield from _encodings(read)


# -- doubled words ---------------------------------------------------------------------------------------------------------------

_EDGES = "\"'“”(),.;:…!?"
_DOUBLED = compile_pattern(r"(?i)(?<![\p{L}\d/&.-])(\p{L}+)[ ]{1,2}(\1)(?![\p{L}\d/&]|-\p{L})")
_WORD_BEFORE = compile_pattern(r"(\p{L}+)\s{1,2}$")
_WORD_BEHIND = compile_pattern(r"\s{1,2}(\p{L}+)")
_ROW_GOES_ON = compile_pattern(r"[\s|]{1,3}\d")
"""A number behind the words: they are neighbouring cells of a table."""
_ANY = "*"


def _doubled_words(read: ReadDocument) -> Iterator[Diagnostic]:
    """A word that stands twice by a slip (``của của``), and neither reduplicated nor at the seam of two compounds (``nữ công | công đoàn``)."""
    text = read.structure.running
    for match in _pairs(text, read.structure.head.end):
        first, second = match[1], match[2]
        if first.isupper() and (len(first) < 3 or not second.isupper()):
            continue  # abbreviations; a heading that ends where its text begins
        if _ROW_GOES_ON.match(text, match.end()):
            continue
        word = lower(first)
        if _begins_name(text, match):
            continue
        before, behind = (
            _WORD_BEFORE.search(text, max(0, match.start() - 16), match.start()),
            _WORD_BEHIND.match(text, match.end(), match.end() + 16),
        )
        left, right = lower(before[1]) if before else "", lower(behind[1]) if behind else ""
        if not (_is_reduplicated(word, right) or _is_seam(word, left, right)):
            yield mark("doubled_word", f"“{first}” stands twice.", read.source.slot(*match.span()))


def _pairs(text: str, low: int) -> Iterator[re.Match[str]]:
    """Each word from ``low`` on that stands twice on one line with nothing but a blank between."""
    lowered = lower(text)
    words = lowered.replace('"', " ").split()
    doubled = {
        first for first, second in pairwise(words) if second.startswith(first) and second.rstrip(_EDGES) == first
    }
    for word in sorted(doubled):
        if len(word) < 2 or not word.isalpha():
            continue
        at = lowered.find(f"{word} ", low)
        while at >= 0:
            match = _DOUBLED.match(text, at)
            if match:
                yield match
            at = lowered.find(f"{word} ", match.end() if match else at + len(word))


def _begins_name(text: str, match: re.Match[str]) -> bool:
    """Whether the second word begins a name (``cơ sở Sở Y tế``), or both are part of one (``Trần Thị Ly Ly``)."""
    first, second = match[1], match[2]
    if first.islower():
        return not second.islower()
    if not (first.istitle() and second.istitle()):
        return False
    before = _WORD_BEFORE.search(text, max(0, match.start() - 16), match.start())
    return before is not None and before[1].istitle()


def _is_seam(word: str, left: str, right: str) -> bool:
    """Whether a compound ends with the first word and another begins with the second."""
    seam = _seams().get(word)
    if seam is None:
        return False
    ends, begins = seam
    return (left in ends or _ANY in ends) and (right in begins or _ANY in begins)


def _is_reduplicated(word: str, right: str) -> bool:
    """Whether a word is truly said twice before ``right``."""
    slips = _reduplicated().get(word)
    return slips is not None and right not in slips


@cache
def _reduplicated() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(listed(row["unless"])) for row in rows("reduplicatives")}


@cache
def _seams() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        row["word"]: (frozenset(listed(row["before"])), frozenset(listed(row["behind"]))) for row in rows("compounds")
    }


# -- encodings -------------------------------------------------------------------------------------------------------------------

_LEGACY = compile_pattern(r"(?<=\p{L})[µ¶·¸¹®©¨§¬»¼½¾]|[µ¶·¸¹®©¨§¬»¼½¾](?=\p{L})")
_LEGACY_SIGNS = "µ¶·¸¹®©¨§¬»¼½¾"
_LEGACY_MARKS = 8
_MARK = compile_pattern(r"(?<=\p{L})[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]+")
_COMPOSED = frozenset("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_ALIEN = compile_pattern(r"[\u0370-\u03ff\u0400-\u04ff]")


def _encodings(read: ReadDocument) -> Iterator[Diagnostic]:
    text = read.source.original
    is_composed = len(text) == len(read.source.clean)
    if any(sign in text for sign in _LEGACY_SIGNS) and len(_LEGACY.findall(text)) >= _LEGACY_MARKS:
        if not read.legibility.is_poor:
            yield mark("mixed_encoding", "Parts of the text are in an old encoding (TCVN3 or VNI).")
    elif not is_composed and (decomposed := _MARK.search(text)) and not _COMPOSED.isdisjoint(text):
        span = _Span(decomposed.start() - 1, decomposed.end())
        yield mark("mixed_encoding", "Composed and decomposed letters stand side by side.", span)
    elif (alien := _ALIEN.search(text)) and _is_inside_word(text, alien.start()) and not read.legibility.is_scan:
        yield mark("mixed_encoding", "A letter of another script stands inside a word.", _Span(*alien.span()))


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a Latin letter stands beside the one at ``at``."""
    return any(c.isalpha() and not _ALIEN.match(c) for c in text[max(0, at - 1) : at] + text[at + 1 : at + 2])


class _Span:
    """Offsets into the original text."""

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
