"""The items of nơi nhận, from the pieces of a closing block."""

from __future__ import annotations

from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.foot_noise import is_garbled, is_scrawl
from vnunion_nlp.structure.foot_parts import BULLETS, SIGNATURE_KINDS, Piece, Span
from vnunion_nlp.text import SourceText, unmarked

_LETTERS = compile_pattern(r"\p{L}{2}")
_NEXT_ITEM = compile_pattern(r";\s*(?=[-+•]?\s*\p{Lu})")
_NEXT_BULLET = compile_pattern(r";\s*(?=[-+•]\s*\p{Lu})")
ARCHIVE = compile_pattern(r"^[\W_ˆ]{0,5}\w?(?:luu|[kti1]uu|lu'u|lw|lun)\b(?! y\b)")


_PARTED = compile_pattern(r"-\s?(?:xa hoi|thuong binh|nghe nghiep)\b")
"""A dash of a name that its line broke off: ``tổ chức chính trị`` / ``- xã hội``."""


def recipient_items(source: SourceText, pieces: list[Piece], *, scanned: bool) -> list[list[Span]]:
    """The items of nơi nhận, each with its pieces; in a scan no strokes among bulleted ones."""
    folded = source.folded
    items: list[list[Span]] = []
    open_item = archived = False
    # Where the label cannot be read, the list begins with its first bullet.
    labelled = any(piece.kind == "label" for piece in pieces)
    if not labelled and not any(ARCHIVE.match(source.plain[piece.start : piece.end]) for piece in pieces):
        # What a page lists behind the signature is no nơi nhận.
        signed = [piece.line for piece in pieces if piece.kind in SIGNATURE_KINDS]
        pieces = [piece for piece in pieces if signed and piece.line <= signed[-1]]
    started = False
    bullets = [piece.kind == "recipient" and folded[piece.start] in BULLETS for piece in pieces]
    strokes = scanned and sum(bullets) > 1
    for piece in pieces:
        if piece.kind == "label":
            started = True
            continue
        started = started or (not labelled and piece.kind == "recipient" and folded[piece.start] in BULLETS)
        started = started or (scanned and not labelled and _is_first_item(source, pieces, piece))
        if not started or piece.kind != "recipient":
            continue
        for start, end in _split_piece(source, piece):
            plain = source.plain[start:end]
            bulleted = folded[start] in BULLETS
            if not bulleted and archived and not open_item:
                return _trimmed(source, items)
            if strokes and not bulleted and not open_item and _is_unclosed(folded[start:end]):
                continue
            if scanned and bulleted and is_garbled(folded[start:end]):
                open_item = False
                continue
            # A purpose alone on its line belongs to the item above, and so do more of the units that it names.
            follows = open_item or (folded[start] == "(" and end - start < 40)
            follows = follows or (sum(bullets) > 1 and bool(items) and _names_more_units(source, items[-1], start, end))
            parted = bulleted and not (open_item and _PARTED.match(plain))
            if parted or not follows or not items or ARCHIVE.match(plain):
                items.append([])
            items[-1].append((start, end))
            archived = archived or bool(ARCHIVE.match(plain))
            # An item ends with its mark; one that a line broke off goes on with the next.
            open_item = folded[end - 1] not in ";."
            if open_item and not bulleted and folded[end - 1] != "," and len(items[-1]) == 1 and archived:
                open_item = False
    return _trimmed(source, items)


_UNITS_OF = compile_pattern(r"[-+•]?\s?\p{Lu}{2,8}: ")
_MORE_UNITS = compile_pattern(r"[Cc]ác (?:Vụ|vụ|Cục|cục|[Pp]hòng|[Bb]an|đơn vị)[^:;]{0,20}: ")


def _names_more_units(source: SourceText, item: list[Span], start: int, end: int) -> bool:
    """Whether a line without a bullet lists more units of the office that the item above names (``- VPCP: các PCN;`` / ``Các Vụ: TH, KTTH;``)."""
    office = _UNITS_OF.match(source.folded, *item[0]) and not ARCHIVE.match(source.plain[slice(*item[0])])
    return bool(office) and _MORE_UNITS.match(source.folded, start, end) is not None


_CLOSED_ITEM = compile_pattern(
    r"(?P<name>[^;()]{4,60})(?:(?P<purpose>[(](?:[bB]/[cC€]|báo cáo|(?:để|đề) [^()]{2,14})[)])|;)"
)


def _is_first_item(source: SourceText, pieces: list[Piece], piece: Piece) -> bool:
    """Whether a stamp hid the bullet of the item above the bulleted ones: it has their closing mark, or says what it is meant for."""
    closed = _CLOSED_ITEM.match(source.folded, piece.start, piece.end) if piece.kind == "recipient" else None
    if closed is None or (closed["purpose"] is None and is_scrawl(closed["name"])):
        return False
    below = next((p for p in pieces if p.line > piece.line and p.kind == "recipient"), None)
    return below is not None and source.folded[below.start] in BULLETS and below.line - piece.line <= 3


def comma_list(source: SourceText, lines: list[Span]) -> list[list[Span]]:
    """``lines`` of one item parted, where it is a list without bullets that closes its items with commas; else as they are.

    Every item but the last closes with the mark, and begins with a capital: what a broken line goes on with seldom does.
    """
    folded = source.folded
    items: list[list[Span]] = []
    for start, end in lines:
        if items and not folded[start].isupper():
            items[-1].append((start, end))
        else:
            items.append([(start, end)])
    closed = all(folded[item[-1][1] - 1] == "," for item in items[:-1]) and folded[items[-1][-1][1] - 1] != ";"
    return items if closed and len(items) >= _LEAST_ITEMS and folded[lines[0][0]] not in BULLETS else [lines]


_LEAST_ITEMS = 3


def _is_unclosed(text: str) -> bool:
    """Whether a line among bulleted items is none: it has no closing mark, says for what no item is meant, and files no copy."""
    return text[-1] not in ";.,)" and not ARCHIVE.match(unmarked(text.lower()))


def is_beside_label(source: SourceText, pieces: list[Piece], piece: Piece) -> bool:
    """Whether a piece is what a scanner made of ``Nơi nhận:``, or of a stamp beside it, and no item: no mark, no plain words."""
    text = source.folded[piece.start : piece.end]
    if piece.kind != "recipient" or text.endswith((";", ",")):
        return False
    beside = {p.kind for p in pieces if p.line == piece.line}
    below = next((p for p in pieces if p.line > piece.line and p.kind == "recipient"), None)
    bullet = source.folded[below.start] if below else ""
    other = bullet in BULLETS and text[0] != bullet
    if "authority" in beside and not any(p.kind == "label" for p in pieces):
        # The label itself, misread.
        return pieces[0] is piece and (len(text) <= _LABEL or other or " nhận" in text)
    return text[0] not in BULLETS and text[-1] != "." and "label" in beside and (other or is_scrawl(text))


_LABEL = 14
"""Characters of ``Nơi nhận:``, specks beside it included."""


def _split_piece(source: SourceText, piece: Piece) -> Iterator[Span]:
    """Several items on one line, set apart by ``;``."""
    at = piece.start
    pattern = _NEXT_BULLET if source.folded[at] in BULLETS else _NEXT_ITEM
    for match in pattern.finditer(source.folded, piece.start, piece.end):
        yield at, match.start() + 1
        at = match.end()
    if at < piece.end:
        yield source.trim(at, piece.end)


def _trimmed(source: SourceText, items: list[list[Span]]) -> list[list[Span]]:
    folded = source.folded
    trimmed = []
    for spans in (part for item in items for part in comma_list(source, item)):
        start, end = spans[0]
        while start < end and folded[start] in BULLETS + ".,:;* ˆ^'`„_¬":
            start += 1
        spans[0] = (start, end)
        start, end = spans[-1]
        while end > start and (folded[end - 1] in ".;,:/ " or folded.endswith(";-", start, end)):
            end -= 1
        spans[-1] = (start, end)
        spans = [span for span in spans if span[0] < span[1]]
        if spans and any(_LETTERS.search(folded, low, high) for low, high in spans):
            trimmed.append(spans)
    return trimmed
