"""Pieces of head lines: cells, cut further where the right column begins after a single blank."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import Line, SourceText

Span = tuple[int, int]
Kind = Literal["text", "title", "date", "noise"]

NUMBER_EXTENT = compile_pattern(
    r"(?P<serial>[\w#?$%.…_]{1,9}+(?:\s(?=[/-]))?|[._…]{1,12}\s*)?\s*"
    r"(?:(?:[/-]\s*|(?<=\p{Lu}):(?=\p{Lu}{2}))(?:(?:19|20)\d\d|\p{Lu}[\p{L}\d.&]{0,14}+)\s*+){1,5}(?:(?!T[PX]\b)[BCDĐGHKLMNPQRSTVX]{2,8}(?=\s*$))?"
    r"|\d{1,5}[a-zđ]?(?=\s*$)"
)
"""A số ký hiệu as far as it goes: serial and symbols joined by strokes and dashes (folded text, case kept)."""

DAMAGED_NUMBER = compile_pattern(
    r"[^\n/-]{0,10}[^\n]{0,6}?[/-]\s*\p{Lu}{2}[\p{L}\d.&]{0,14}+(?:\s*[/-]\s*\p{Lu}[\p{L}\d.&]{1,14}+){0,3}"
)
"""What stands behind ``Số:`` where the serial is noise and only the symbol can be read."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of one line that belongs to one column; offsets into ``SourceText.folded``."""

    start: int
    end: int
    line: int
    column: int
    kind: Kind
    plain: str
    """The piece in lower case without marks, same length."""


def fragments(source: SourceText, index: int) -> list[Fragment]:
    """The pieces of line ``index``, left to right."""
    line = source.lines[index]
    pieces: list[Fragment] = []
    for start, end, column in _cells(source, line):
        plain = source.plain[start:end]
        pieces += _cut(source, line, index, start, plain, column)
    return pieces


_BLANK_SERIAL = compile_pattern(r"\W{0,3}s[o06]\s*[:.;]?")


def _cells(source: SourceText, line: Line) -> list[tuple[int, int, int]]:
    """The line's cells; blanks left for a day, a month or a serial to be filled in do not divide."""
    plain = source.plain[line.left : line.right]
    dates = [(line.left + match.start(), line.left + match.end()) for match in vocabulary.DATE_LINE.finditer(plain)]
    cells: list[tuple[int, int, int]] = []
    for cell in source.cells(line):
        if cells:
            start, end, column = cells[-1]
            inside_date = any(low < end and high > cell.start for low, high in dates)
            inside_number = source.folded[cell.start] in "/-" and _BLANK_SERIAL.fullmatch(source.plain[start:end])
            if inside_date or inside_number:
                cells[-1] = (start, cell.end, column)
                continue
        cells.append((cell.start, cell.end, cell.column))
    return cells


def _cut(source: SourceText, line: Line, index: int, start: int, plain: str, column: int) -> list[Fragment]:
    """One cell, cut before and behind what can only stand in the right column."""

    def piece(low: int, high: int, kind: Kind) -> list[Fragment]:
        cut = low + len(plain[low:high].rstrip()) < len(plain.rstrip())
        low, high = source.trim(start + low, start + high)
        if kind == "text":
            low, high = _without_specks(source.folded, low, high)
            low, high = _without_stray_words(source, index, low, high, cut=cut)
        if low == high:
            return []
        part = plain[low - start : high - start]
        if kind == "text" and (not _LETTER.search(part) and not _DIGITS.search(part)):
            kind = "noise"
        return [Fragment(low, high, index, column + low - start, kind, part)]

    for pattern in (vocabulary.NATIONAL_TITLE, vocabulary.MOTTO, vocabulary.PARTY_TITLE, vocabulary.MOVEMENT_TITLE):
        match = pattern.search(plain)
        if not match:
            continue
        low, high = match.span("title" if "title" in match.groupdict() else 0)
        if _is_title(source.folded[start + low : start + high]) or _is_small_title(
            source.folded[start : start + len(plain)], low, high
        ):
            left = piece(0, low, "text")
            right = _cut(source, line, index, start + high, plain[high:], column + high)
            return [*left, *piece(low, high, "title"), *right]
    inner = _NUMBER_BEHIND.search(source.folded, start, start + len(plain))
    if inner and vocabulary.is_capitals(source.folded[start : inner.start()]):
        at = inner.start() + 1 - start
        return [*piece(0, at, "text"), *_cut(source, line, index, start + at, plain[at:], column + at)]
    secret = vocabulary.SECRECY.match(plain) and source.folded[start : start + len(plain)].isupper()
    if vocabulary.SIGNATURE_STAMP.match(plain) or secret:
        return piece(0, len(plain), "noise")
    match = vocabulary.DATE_LINE.search(plain)
    if match and match["date"] and _STAMP.match(plain):
        return piece(0, len(plain), "noise")
    if not match and len(plain) < 60 and "thang" in plain and vocabulary.MONTH_LINE.fullmatch(plain.rstrip(" .")):
        return piece(0, len(plain), "date")
    # A date line ends its cell; a date in running text does not.
    cites = match and (_GOES_ON.match(plain, match.end()) or _CITES.search(plain[: match.start()]))
    if match and not cites and len(plain) - match.end() <= 12 and len(plain) < 130:
        cut = _place_start(
            source.folded[start : start + match.start()], plain[: match.start()], spelt=match["date"] is None
        )
        if cut is not None:
            return [*piece(0, cut, "text"), *piece(cut, len(plain), "date")]
    return piece(0, len(plain), "text")


_NUMBER_BEHIND = compile_pattern(r"(?<=\p{Lu}) Số\s?:(?=\s*[\d/.…_])")
"""The number that a converter put behind the organs of its column."""
_STAMP = compile_pattern(
    r"\W*(?:(?:ngay )?dang (?:vao|luc|boi|ngay)|cap nhat|thu (?:hai|ba|tu|nam|sau|bay) ?[,-]|chu nhat ?[,-])"
)
"""What a web page writes beside the day it was put up."""
_GOES_ON = compile_pattern(r"\s*(?:cua|ve|tai|va|den)\b")
"""What follows the date of a cited document, whose line was wrapped."""
_CITES = compile_pattern(
    r"^\W{0,4}(?:can cu|thuc hien|xet|theo|tiep tuc)\b|\b(?:nghi (?:quyet|dinh)|quyet dinh|ke hoach|cong van|chi thi|thong tu|chuong trinh|huong dan|to trinh)\s+so\b"
)
"""What stands before it; the number of the head has no type before its ``Số``."""
_DIGITS = compile_pattern(r"\d")
_LETTER = compile_pattern(r"[^\W\d_]")
_WORDS = compile_pattern(r"\p{L}+")
_PLACE_BEHIND_NUMBER = compile_pattern(r"\s\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,3}\s*[,.]?\s*$")
_WRAPPED_SYMBOL = compile_pattern(r"/\s?\p{Lu}{2}[\p{L}\d&-]*-(?=\s+\p{Lu}\p{Ll}+\s*$)")
"""A symbol that goes on below, the place beside it: ``/BC-BCĐCT- Nga``."""
_PLACE_BEHIND_TEXT = compile_pattern(r"(?:\s|^)((?!\p{Lu}{3,}\s)\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*){0,3})\s*,\s*$")


def _is_title(text: str) -> bool:
    """Titles are printed in capitals, the motto with capital initials; running text that mentions them is not."""
    words = _WORDS.findall(text)
    return bool(sum(word[0].isupper() for word in words) >= max(3, len(words) // 2))


def _is_small_title(text: str, start: int, end: int) -> bool:
    """Whether a title in small letters stands alone, or beside an organ in capitals only."""
    before = text[:start].strip()
    return (
        text[start].isupper()
        and len(text.rstrip()) - end <= 3
        and (vocabulary.is_capitals(before) if before else _LETTER.search(text, end) is None)
    )


_SPECKS_BEFORE = compile_pattern(r"[_ˆ~^°¬¨'`:;.,\\<>=\s-]+(?=\p{Lu})")
_RULE_BEHIND = compile_pattern(r"[\s_=~*-]*[_=~*-]{3}[\s_=~*-]*$")
"""A rule below a line that a converter put behind it."""
_SPECKS_BEHIND = "_ˆ~^°¬¨'`\\<>= "


def _without_specks(folded: str, start: int, end: int) -> Span:
    """Without what a scanner reads at the edges of a line."""
    before = _SPECKS_BEFORE.match(folded, start, end)
    start = before.end() if before else start
    if start < end and folded[start] == '"' and folded.find('"', start + 1, end) < 0:
        start += 1
    at = end
    while at > start and folded[at - 1] in _SPECKS_BEHIND + ".:;,-":
        at -= 1
    rule = _RULE_BEHIND.search(folded, start, end)
    if rule:
        return start, rule.start()
    # Marks go with the specks behind them; alone they are the author's own.
    return start, at if any(c in _SPECKS_BEHIND[:-1] for c in folded[at:end]) else end


_STRAY = compile_pattern(
    r"[\W_]+|(?!_?/\p{Lu}{2})\S*_\S*|[\p{Ll}|!]|(?!\S*[\d/])(?=\S*\p{Ll})(?=\S*[\p{Lu}_])\S*(?:\p{Ll}\S*\p{Lu}|_)\S*"
)
"""A word that no name in capitals ends with: marks alone, a small letter, letters of both cases mixed."""


def _without_stray_words(source: SourceText, index: int, start: int, end: int, *, cut: bool) -> Span:
    """A stretch in capitals without the stray marks and letters behind it; ``cut``: another column stands behind it."""
    folded = source.folded
    if not vocabulary.is_capitals(folded[start:end]):
        return start, end
    while True:
        at = folded.rfind(" ", start, end) + 1
        if at <= start or not _STRAY.fullmatch(folded, at, end):
            break
        if folded[at:end] == "-" and not cut and _goes_on_with_organ(source, index + 1):
            break
        end = start + len(folded[start:at].rstrip())
    while cut and end > start and folded[end - 1] in ".,:;_-" and not _SHORT_RANK.search(folded, start, end):
        end -= 1
    return start, end


_SHORT_RANK = compile_pattern(r"(?<!\p{L})(?:TP|TX|Q|P|H)\.$")


def _goes_on_with_organ(source: SourceText, index: int) -> bool:
    """Whether the next line begins another organ: a dash before it joins the two."""
    line = source.lines[index] if index < len(source.lines) else None
    return line is not None and vocabulary.ORGAN_HEAD.match(source.plain[line.start : line.end]) is not None


_ORGAN_THEN_PLACE = compile_pattern(
    r"[\W_]{0,4}(?:(?!T[PX]\.?\s|T[PX]\.)(?:\p{Lu}[\p{Lu}\d.,&Ƒ-]+|Y(?=\s\p{Lu}{2}))\s+(?:[\W_ˆ]{1,3}\s*)?)+(?=\p{Lu}[\p{Ll}.][^:]*$|T[PX]\.?\s*\p{Lu}\p{Ll}[^:]*$)"
)
"""Capitals of the organ's column, melted with the place; among them what a scanner makes of a blank (``DÂN,TỈNH``) or a hook (``Ƒ``)."""
_RANK = compile_pattern(r"T[PX]\s+")
_WITHOUT_PLACE = compile_pattern(r"(?:lao dong|nhan dan|cong doan)\W*$")
_EDGE = compile_pattern(r"[\W_ˆ]{0,8}")
_SENTENCE = compile_pattern(r":|\b[Tt]hứ\s")


def _place_start(before: str, plain: str, *, spelt: bool) -> int | None:
    """Where the place begins in the text before ``ngày``; None if this is no date line.

    ``spelt``: the date is written ``ngày … tháng … năm …``.
    """
    head = plain.rstrip(" ,.;:-'")
    if not head:
        return len(before)
    edge = _EDGE.match(before)
    if edge and edge.end():
        cut = _place_start(before[edge.end() :], plain[edge.end() :], spelt=spelt)
        return None if cut is None else edge.end() + cut
    label = vocabulary.NUMBER_LABEL.match(plain)
    if label:
        extent = NUMBER_EXTENT.match(before, label.end()) or DAMAGED_NUMBER.match(before, label.end())
        if extent:
            wrapped = _WRAPPED_SYMBOL.search(before, label.end(), extent.end())
            return wrapped.end() if wrapped else extent.end()
        gap = _PLACE_BEHIND_NUMBER.search(before[label.end() :])
        return label.end() + gap.start() if gap else None
    organ = _ORGAN_THEN_PLACE.match(before)
    if organ:
        rank = _RANK.match(before, organ.end())
        # LIÊN ĐOÀN LAO ĐỘNG TP Hải Phòng, ngày …: the rank is the organ's, whose name goes on below.
        return rank.end() if rank and _WITHOUT_PLACE.search(plain, 0, organ.end()) else organ.end()
    known = vocabulary.place_pattern().search(head)
    about = vocabulary.ABOUT_LABEL.match(plain)
    if known and (about or vocabulary.is_capitals(before[: known.start()]) or known.start() == 0):
        return known.start()
    words = head.split()
    if len(words) <= 6 and before[:1].strip() and (before.lstrip()[:1].isupper()) and not about and ":" not in before:
        return 0
    # Behind other text only what melted with another column: the V/v of a công văn, not a sentence with a date in it.
    tail = _PLACE_BEHIND_TEXT.search(before)
    return tail.start(1) if tail and spelt and not _SENTENCE.search(before) else None


def read_number(source: SourceText, piece: Fragment) -> tuple[Span, int] | None:
    """The số ký hiệu with which a piece begins, and where in the piece it ends; a mention (``Nghị quyết số: …``) is none."""
    folded = source.folded[piece.start : piece.end]
    label = vocabulary.NUMBER_LABEL.match(piece.plain)
    at = label.end() if label else 0
    extent = NUMBER_EXTENT.match(folded, at) or (label and DAMAGED_NUMBER.match(folded, at))
    if not extent or (not label and (extent.end() < len(folded) - 2 or not _SYMBOL.search(folded))):
        return None
    if not label and (len(folded) > 40 or not (folded[0] == "/" or _DIGITS.search(folded))):
        return None  # a page's own signs (``A- A A+``)
    start, end = source.trim(piece.start + at, piece.start + extent.end())
    while end > start and source.folded[end - 1] in ".,;":
        end -= 1
    while start < end and source.folded[start] in "._… ":
        start += 1
    if start == end or (label and label["type"] and folded[extent.end() :].strip(" .|")):
        return None
    return (start, end), extent.end()


_SYMBOL = compile_pattern(r"[/-]\s*\p{Lu}")
