"""``SourceText``: the document exactly as read, and views of it that are easier to match.

Three views, each made once:

``original``
    what was read; never changed. All offsets that leave the package point into it.
``clean``
    base letters and combining marks composed (NFC); zero-width characters, the ``\\r`` of ``\\r\\n`` and the second of two
    blanks between words dropped. Its length may differ from ``original``; ``SourceText.slot`` maps back.
``folded``
    same length as ``clean``: every dash is ``-``, every double quote ``"``, every blank and stray mark a space, every line
    break ``\\n``, ``Ð`` is ``Đ``, and tones stand where the newer spelling puts them (``hoà`` → ``hòa``).

Inside the package offsets are those of ``clean``/``folded``. This module knows nothing of Vietnamese documents.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from vnunion_nlp.document import Slot, ValueSlot
from vnunion_nlp.patterns import compile_pattern

if TYPE_CHECKING:
    import regex

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LEFT_OVER = (
    r"</?(?:[abiu]|em|strong|su[bp]|span|font|div|p|br|h\d|table|tbody|thead|t[rdh]|[uo]l|li|center|o:p)(?:\s[^<>]{0,200})?/?>"
    r"|(?:\\r\\n[ ]*)+|(?<![^\n])[#]{1,6}[ ]+(?=\S)|\\(?=[-.)(*#_+])"
)
"""What a program left of a web page in its text: tags, line ends escaped twice, the signs and escapes of Markdown."""
_BLOCK_TAG = compile_pattern(r"</?(?:div|p|br|h\d|table|t[rdh]|[uo]l|li)\b")
_ODD = compile_pattern(rf"[\u0300-\u036f{_ZERO_WIDTH}]|\r(?=\n)")
_LEFT = compile_pattern(_LEFT_OVER)
_DOUBLED = r"(?<=\S)[ \xa0](?=[ \xa0]\S)"
"""The first of two blanks between words, as typists and justified lines leave them; three or more part columns."""
_DOUBLED_BLANK = compile_pattern(_DOUBLED)


@cache
def _composed_chunk() -> regex.Pattern[str]:
    """What composing changes: signs that are dropped, and a character with the marks of any script behind it."""
    import regex  # loaded only where a text needs it

    return regex.compile(rf"[{_ZERO_WIDTH}]|\r(?=\n)|{_DOUBLED}|{_LEFT_OVER}|[^\n\r]\p{{M}}+")


def _needs_map(text: str) -> bool:
    """Whether the composed text is another than ``text``, or has marks left."""
    if _ODD.search(text) or not unicodedata.is_normalized("NFC", text) or _DOUBLED_BLANK.search(text):
        return True
    return any(sign in text for sign in "<\\#") and _LEFT.search(text) is not None


_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2032\u00b4\u0060"
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# Table art and mark-up left by a converter count as blanks; so do control characters.
_BLANKS = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000*|\xac"
_CONTROLS = "".join(map(chr, range(0x20))).translate({ord(c): None for c in "\n\t" + _BREAKS}) + "\x7f"
_BULLETS = "\u25cf\u25aa\u25a0\u25c6\u2756\u27a2\u27a4\u2713\u2714\u25e6\u2023\u2043\uf0b7\uf0a7\uf0d8\uf0fc"
_FOLDS = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_QUOTES, '"')
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_BREAKS, "\n")
    | dict.fromkeys(_BULLETS, "•")
    | dict.fromkeys(_BLANKS + _CONTROLS, " ")
    | {"Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư", "ǝ": "ə", "\u2044": "/", "\u2215": "/", "\uff0f": "/"}
)
_FOLDABLE = compile_pattern("[" + re.escape("".join(_FOLDS)) + "]")

_TONED = {  # old placement → new placement of the tone, on the open finals oa, oe, uy
    old + new: plain_o + plain_a
    for old, plain_o_row, news in (
        ("o", "òóỏõọ", "àáảãạ"),
        ("o", "òóỏõọ", "èéẻẽẹ"),
        ("u", "ùúủũụ", "ỳýỷỹỵ"),
        ("O", "ÒÓỎÕỌ", "ÀÁẢÃẠ"),
        ("O", "ÒÓỎÕỌ", "ÈÉẺẼẸ"),
        ("U", "ÙÚỦŨỤ", "ỲÝỶỸỴ"),
        ("O", "ÒÓỎÕỌ", "àáảãạ"),
        ("O", "ÒÓỎÕỌ", "èéẻẽẹ"),
        ("U", "ÙÚỦŨỤ", "ỳýỷỹỵ"),
    )
    for new, plain_o, plain_a in zip(
        news,
        plain_o_row,
        {"à": "aaaaa", "è": "eeeee", "ỳ": "yyyyy", "À": "AAAAA", "È": "EEEEE", "Ỳ": "YYYYY"}[news[0]],
        strict=True,
    )
}
_TONE_PLACE = compile_pattern(r"[oOuU](?<![qQ].)(?:(?<=[oO])[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})")

_MARK_UP = str.maketrans({"*": None, "|": " ", "Ð": "Đ", "ð": "đ", "Ƣ": "Ư", "ƣ": "ư"})
_MARKED_UP = frozenset("*|ÐðƢƣ")
_UNMARKED = str.maketrans(
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđäëïöüñå"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐÄËÏÖÜÑÅ",
    "aaaaaaaaaaaaaaaaaeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyydaeiouna"
    "AAAAAAAAAAAAAAAAAEEEEEEEEEEEIIIIIOOOOOOOOOOOOOOOOOUUUUUUUUUUUYYYYYDAEIOUNA",
)
# What nearly all text is made of, as a code page: by way of bytes its marks come off twice as fast.
_PAGE = ("\t\n" + "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, _UNMARKED)) + "…•§°½").ljust(256, "\ufffe")
_TO_PAGE = codecs.charmap_build(_PAGE)
_FROM_PAGE = _PAGE.translate(_UNMARKED)


def unmarked(text: str) -> str:
    """``text`` without tones and hats, same length (``Kế hoạch`` → ``Ke hoach``), nor the dots that scanners take for them (``ĐOÄN``)."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", _TO_PAGE)[0], "strict", _FROM_PAGE)[0]
    except UnicodeEncodeError:
        return text.translate(_UNMARKED)


def place_tones(text: str) -> str:
    """``text`` with tones where the newer spelling puts them, same length (``hoà`` → ``hòa``, ``thuỷ`` → ``thủy``)."""
    return _TONE_PLACE.sub(lambda match: _TONED.get(match[0], match[0]), text)


_AMONG_CAPITALS = compile_pattern(r"l(?<=\p{Lu}l)(?=\p{Lu})|0(?<=\p{Lu}{2}0)(?![\p{L}\d/.-])")


def capitals_mended(text: str) -> str:
    """``text`` with the l and 0 among capitals that were I and O (``CHlỂU``, ``BÁO CÁ0``), same length."""
    return _AMONG_CAPITALS.sub(lambda match: "I" if match[0] == "l" else "O", text)


def lower(text: str) -> str:
    """``text.lower()`` that never changes its length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


def normalise(text: str) -> str:
    """Normalised text of the contract: NFC, single blanks, no mark-up, trimmed."""
    return tidied(_compose(text)[0] if _needs_map(text) else text)


def tidied(text: str) -> str:
    """Composed text with single blanks and without mark-up, trimmed."""
    if not _MARKED_UP.isdisjoint(text):
        text = text.translate(_MARK_UP)
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line that a column gap sets apart; offsets into ``folded``, blanks trimmed."""

    start: int
    end: int
    column: int
    """Where the cell begins, in characters from the start of its line (a tab counts as eight)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``start``/``end`` are trimmed of blanks and equal for an empty line."""

    start: int
    end: int
    left: int
    """Offset of the line's first character, blanks included."""
    right: int
    """Offset just behind the line's last character (of its line break, or of the end)."""

    @property
    def is_blank(self) -> bool:
        return self.start == self.end


_LONGEST_ROW = 5000
_GAP = compile_pattern(r"(?:[ \xa0\u2000-\u200a\u3000]{3,}|[ \xa0]*(?:\t|\|)[\s|]*)")


class SourceText:
    """An immutable text with its matching views; build one per document."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.is_scan = False
        """Whether its margins show the specks of a scan."""
        self._offsets: list[int] | None = None
        self._ends: list[int] = []
        if _needs_map(original):
            self.clean, self._offsets, self._ends = _compose(original)
        else:
            self.clean = original
        self.folded: str = place_tones(capitals_mended(_FOLDABLE.sub(lambda match: _FOLDS[match[0]], self.clean)))

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def lower(self) -> str:
        """``folded`` in lower case, same length."""
        return lower(self.folded)

    @cached_property
    def plain(self) -> str:
        """``lower`` without tones and hats, same length."""
        return unmarked(self.lower)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines, blank ones included."""
        lines = []
        left = 0
        folded = self.folded
        for raw in folded.split("\n"):
            right = left + len(raw)
            body = raw.strip()
            if body:
                start = left + len(raw) - len(raw.lstrip())
                lines.append(Line(start, start + len(body), left, right))
            else:
                lines.append(Line(left, left, left, right))
            left = right + 1
        return tuple(lines)

    def line_index(self, offset: int) -> int:
        """Index in ``lines`` of the line that holds ``offset``."""
        return bisect_right(self._line_lefts, offset) - 1

    @cached_property
    def _line_lefts(self) -> list[int]:
        return [line.left for line in self.lines]

    def cells(self, line: Line) -> tuple[Cell, ...]:
        """The cells of a line: split at tabs, table art, and runs of three blanks or more; one if no page is so wide."""
        if line.is_blank:
            return ()
        if line.right - line.left > _LONGEST_ROW:
            return (Cell(line.start, line.end, line.start - line.left),)
        cells: list[Cell] = []
        raw, column, at = self.clean[line.left : line.right], 0, 0
        for match in [*_GAP.finditer(raw), None]:
            stop = match.start() if match else len(raw)
            start, end = self.trim(line.left + at, line.left + stop)
            if start < end:
                lead = raw[at : start - line.left]
                cells.append(Cell(start, end, column + len(lead)))
            if match:
                column += sum(8 if c == "\t" else 1 for c in raw[at : match.end()])
                at = match.end()
        return tuple(cells)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The interval without blanks at its ends."""
        folded = self.folded
        while start < end and folded[start].isspace():
            start += 1
        while end > start and folded[end - 1].isspace():
            end -= 1
        return start, end

    def value(self, start: int, end: int) -> str:
        """Normalised text of the interval."""
        return tidied(self.clean[start:end])

    def slot(self, start: int, end: int) -> Slot:
        """The interval as a slot of the original text."""
        first, last = self.to_original(start, end)
        return Slot(text=self.original[first:last], start=first, end=last)

    def value_slot(self, start: int, end: int, value: str | None = None, *, inferred: bool = False) -> ValueSlot:
        """The interval as a slot with its value (by default its normalised text)."""
        first, last = self.to_original(start, end)
        return ValueSlot(
            text=self.original[first:last],
            start=first,
            end=last,
            value=self.value(start, end) if value is None else value,
            inferred=inferred,
        )

    def with_breaks(self, joined: Iterable[int] = (), broken: Iterable[int] = ()) -> SourceText:
        """The same text with other lines: the breaks at ``joined`` as blanks, the blanks at ``broken`` as breaks; no offset comes twice.

        Offsets mean the same in both.
        """
        marks = [(offset, " ") for offset in joined] + [(offset, "\n") for offset in broken]
        return self._view(_set(self.clean, marks), _set(self.folded, marks), self._offsets, self._ends)

    def with_lines(self, starts: Iterable[int]) -> SourceText:
        """The same text with a line break put in before each of ``starts``; slots are those of the original all the same."""
        lines = list(pairwise([0, *sorted(starts), len(self)]))
        offsets, ends = self._map()
        return self._view(
            "\n".join(self.clean[low:high] for low, high in lines),
            "\n".join(self.folded[low:high] for low, high in lines),
            [offset for low, high in lines for offset in offsets[low : high + 1]],
            [end for low, high in lines for end in (*ends[low:high], offsets[high])],
        )

    def without(self, cuts: Iterable[tuple[int, int]]) -> SourceText:
        """The same text without the characters of ``cuts`` (sorted); slots are those of the original all the same."""
        cuts = list(cuts)
        if not cuts:
            return self
        kept = list(pairwise([0, *(offset for cut in cuts for offset in cut), len(self)]))[::2]
        offsets, ends = self._map()
        return self._view(
            "".join(self.clean[low:high] for low, high in kept),
            "".join(self.folded[low:high] for low, high in kept),
            [*chain.from_iterable(offsets[low:high] for low, high in kept), offsets[-1]],
            [*chain.from_iterable(ends[low:high] for low, high in kept)],
        )

    def _map(self) -> tuple[Sequence[int], Sequence[int]]:
        """Of each character (and the end) the offset in ``original``, and of each character where it ends there."""
        if self._offsets is None:
            return range(len(self) + 1), range(1, len(self) + 1)
        return self._offsets, self._ends

    def _view(self, clean: str, folded: str, offsets: list[int] | None, ends: list[int]) -> SourceText:
        """Another view of the same original."""
        other = object.__new__(SourceText)
        other.original, other.is_scan = self.original, self.is_scan
        other.clean, other.folded, other._offsets, other._ends = clean, folded, offsets, ends
        return other

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into ``original`` for offsets into ``clean``/``folded``."""
        if self._offsets is None:
            return start, end
        if start == end:
            return self._offsets[start], self._offsets[start]
        # The end of the last character, marks included, and not the start of the next one: dropped characters stay outside.
        return self._offsets[start], self._ends[end - 1]


def _set(text: str, marks: list[tuple[int, str]]) -> str:
    """``text`` with single characters replaced."""
    pieces, at = [], 0
    for offset, char in sorted(marks):
        pieces += [text[at:offset], char]
        at = offset + 1
    return "".join([*pieces, text[at:]])


def _compose(text: str) -> tuple[str, list[int], list[int]]:
    """``text`` composed; for each of its characters (and its end) the offset in the original, and for each where it ends there."""
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _composed_chunk().finditer(text):
        start, end = match.span()
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        composed = _composed(match[0])
        if composed:
            pieces.append(composed)
            offsets.extend([start] * len(composed))
            ends.extend([end] * len(composed))
        at = end
    pieces.append(text[at:])
    offsets.extend(range(at, len(text) + 1))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(pieces), offsets, ends


def _composed(chunk: str) -> str:
    if chunk[0] in _ZERO_WIDTH or chunk in ("\r", " ", "\xa0"):
        return ""
    if chunk == "\\" or (chunk[0] == "#" and chunk[-1] == " "):
        return ""
    if chunk.startswith("\\r"):
        return " "
    if chunk[0] == "<" and len(chunk) > 2:
        return "\n" if _BLOCK_TAG.match(chunk) else ""
    return unicodedata.normalize("NFC", chunk)
