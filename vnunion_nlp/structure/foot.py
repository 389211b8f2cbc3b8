"""Nơi nhận and chữ ký: the block that closes a document, also when its two columns run into one (contract §5, NORMS §4–§5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

import regex

from vnunion_nlp.structure import vocabulary
from vnunion_nlp.text import SourceText, unmarked

BULLETS = "-+•~·"
"""Signs before the items of nơi nhận, as written or as scanned."""

Kind = Literal["label", "authority", "post", "body", "mark", "name", "date", "unsure", "recipient", "noise"]
Span = tuple[int, int]

_FOOT_LINES = 90
"""How many written lines a foot may take."""

_LETTERS = regex.compile(r"\p{L}{2}")
_CAPITAL_WORD = regex.compile(r"(?<=\s)\p{Lu}{2}")
_GOES_ON_WITH_POST = ("doan", "pho", "quyen")
"""What a post belongs to when it stands before it: ``ĐOÀN CHỦ TỊCH``, ``PHÓ CHỦ TỊCH``."""
_TAIL_NAME = regex.compile(r"[;.]\s+((?:\p{Lu}\p{Ll}+\s?){2,6})$")
_NEXT_ITEM = regex.compile(r";\s*(?=[-+•]?\s*\p{Lu})")
_NEXT_BULLET = regex.compile(r";\s*(?=[-+•]\s*\p{Lu})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one column; offsets into ``SourceText.folded``."""

    start: int
    end: int
    line: int
    column: int
    kind: Kind


@dataclass(slots=True)
class Foot:
    """The closing block: where it begins, and its pieces in reading order."""

    start: int
    last_line: int
    recipients: list[list[Span]] = field(default_factory=list)
    signers: list[list[Piece]] = field(default_factory=list)
    date_line: tuple[Span, Span] | None = None
    """Place and date where they stand above the signature (biên bản, documents of small units)."""


def read_foot(source: SourceText, begin: int, last: int) -> Foot:
    """The closing block that begins on line ``begin`` and ends before line ``last``."""
    pieces = [piece for index in range(begin, last) for piece in _pieces(source, index)]
    pieces = _until_complete(source, _settled(pieces))
    foot = Foot(source.lines[begin].left, max((piece.line for piece in pieces), default=begin))
    foot.recipients = _recipients(source, pieces)
    foot.signers = _signers(source, pieces)
    dates = [piece for piece in pieces if piece.kind == "date"]
    if dates and not any(piece.kind == "name" and piece.line < dates[0].line for piece in pieces):
        foot.date_line = _place_and_date(source, dates[0].start, dates[0].end)
    return foot


# -- where it begins -----------------------------------------------------------------------------------------------------------


def find_foot(source: SourceText, first: int, last: int) -> int | None:
    """Index of the line among ``first`` to ``last`` (exclusive) on which the closing block begins, or None."""
    lines = source.lines
    label = None
    for index in range(first, last):
        line = lines[index]
        if line.is_blank or "n" not in source.lower[line.start : line.start + 300]:
            continue
        if _is_label_line(source, index):
            label = index
            break
    end = last if label is None else label
    if label is None:
        return _find_signature(source, first, end)
    begin, written = label, 0
    for index in range(label - 1, max(first - 1, label - 25), -1):
        if lines[index].is_blank:
            continue
        kinds = {piece.kind for piece in _pieces(source, index)}
        if not kinds <= _SIGNATURE_KINDS | {"unsure", "noise", "date"} or written > 9:
            break
        if kinds & {"authority", "post", "date"}:
            begin = index
        written += 1
    return begin


def _is_label_line(source: SourceText, index: int) -> bool:
    line = source.lines[index]
    plain = source.plain[line.start : line.end]
    match = vocabulary.RECIPIENTS_LABEL.search(plain)
    return bool(match and (match.start() <= 3 or plain[: match.start()].endswith("   ")) and len(plain) < 260)


def _find_signature(source: SourceText, first: int, last: int) -> int | None:
    """A signature without nơi nhận: from an authority line, or a post or body alone near the end."""
    written = [index for index in range(first, last) if not source.lines[index].is_blank]
    begin = None
    for index in written[-40:]:
        kinds = {piece.kind for piece in _pieces(source, index)}
        if "authority" in kinds or (kinds <= _SIGNATURE_KINDS | {"date"} and kinds & {"post", "body", "date"}):
            begin = index if begin is None else begin
        elif not kinds <= _SIGNATURE_KINDS | {"unsure", "noise", "date"}:
            begin = None
    return begin


# -- pieces --------------------------------------------------------------------------------------------------------------------


def _pieces(source: SourceText, index: int) -> list[Piece]:
    line = source.lines[index]
    pieces: list[Piece] = []
    for cell in source.cells(line):
        for start, end in _cut(source, cell.start, cell.end):
            pieces.append(Piece(start, end, index, cell.column + start - cell.start, _kind(source, start, end)))
    return pieces


def _cut(source: SourceText, start: int, end: int) -> Iterator[Span]:
    """A cell cut before what can only be signature after a recipient, and between a body and its post."""
    folded = source.folded
    plain = source.plain[start:end]
    if end - start > 200:
        yield start, end
        return
    cuts = {0, len(plain)}
    label = vocabulary.RECIPIENTS_LABEL.match(plain)
    if label:
        cuts.add(label.end())
    office_starts = set()
    for match in vocabulary.AUTHORITY.finditer(folded, start, end):
        office_starts.add(match.end())
        if vocabulary.is_capitals(folded[match.end() : end].split("  ")[0]) or match.start() == start:
            cuts.add(match.start() - start)
    for match in _CAPITAL_WORD.finditer(folded, start, end):
        at = match.start() - start
        post = vocabulary.post_pattern().match(plain, at)
        if (
            post
            and post.end() >= len(plain) - 1
            and vocabulary.is_capitals(folded[start + at : end])
            and match.start() not in office_starts
            and not plain[:at].rstrip().endswith(_GOES_ON_WITH_POST)
        ):
            cuts.add(at)
            break
    for match in vocabulary.SIGNED_MARK.finditer(plain):
        if match[0].strip(" ()") and (match[0].lstrip().startswith(("(", "[")) or match.start() == 0):
            cuts.add(match.start())
            cuts.add(match.end())
    tail_name = _TAIL_NAME.search(folded[start:end])
    if tail_name and _is_name(tail_name[1]) and not _is_name(folded[start:end]):
        cuts.add(tail_name.start(1))
    ordered = sorted(cuts)
    for low, high in pairwise(ordered):
        piece = source.trim(start + low, start + high)
        if piece[0] < piece[1]:
            yield piece


def _kind(source: SourceText, start: int, end: int) -> Kind:
    text = source.folded[start:end]
    plain = source.plain[start:end]
    if vocabulary.RECIPIENTS_LABEL.match(plain):
        return "label"
    bare = plain.strip(" .,;:()[]")
    if vocabulary.SIGNED_MARK.fullmatch(plain.strip(" .")) or vocabulary.SIGN_HERE.fullmatch(plain):
        return "mark"
    if vocabulary.SIGNATURE_STAMP.search(plain) or not _LETTERS.search(bare):
        return "noise"
    if text[0] in BULLETS:
        return "recipient"
    if _place_and_date(source, start, end):
        return "date"
    authority = vocabulary.AUTHORITY.match(text)
    if authority and end - start < 110:
        rest = text[authority.end() :]
        if vocabulary.is_capitals(rest) or vocabulary.BODY_NAMES.match(plain[authority.end() :]):
            return "authority"
    capitals = vocabulary.is_capitals(text)
    post = vocabulary.post_pattern().match(plain)
    if (
        post
        and end - start < 100
        and (capitals or (post.end() >= len(plain.rstrip(" .:")) and text[0].isupper() and end - start < 30))
    ):
        return "post"
    if _is_name(text):
        return "name"
    if _NAME_FORM.fullmatch(text) and not vocabulary.ORGAN_HEAD.match(plain):
        return "unsure"
    if capitals and end - start < 110 and (vocabulary.ORGAN_HEAD.match(plain) or vocabulary.BODY_NAMES.match(plain)):
        return "body"
    return "recipient"


def _place_and_date(source: SourceText, start: int, end: int) -> tuple[Span, Span] | None:
    """``Nghĩa Lộ, ngày 5 tháng 6 năm 2020``, with nothing else beside it: its two parts."""
    if end - start > 90:
        return None
    plain = source.plain[start:end]
    match = vocabulary.DATE_LINE.search(plain)
    if not match or match["date"] or len(plain) - match.end() > 2:
        return None
    place = source.folded[start : start + match.start()].rstrip()
    if not place.endswith(",") or len(place) > 45 or not place[0].isupper() or ":" in place:
        return None
    return source.trim(start, start + len(place) - 1), (start + match.start(), start + match.end())


_DEGREE = regex.compile(
    r"(?:(?:GS|PGS|TSKH|TS|Ts|ThS|Ths|Th\.S|ThS|CN|KS|BS|Bs|DS|LS|BSCK\s?I{1,2}|BS\.?\s?CK\s?I{1,2}|CKI{1,2}|NGND|NGƯT|TTND|TTƯT|NSND|NSƯT|"
    r"Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thượng úy|Thiếu tướng|Trung tướng|Linh mục|Ông|Bà)[.,]?\s*){1,4}(?=\p{Lu})"
)


def split_degree(text: str) -> tuple[int, str | None]:
    """Length of the academic title or rank that ``text`` (a name line) begins with, and the title itself."""
    match = _DEGREE.match(text)
    return (match.end(), match[0].strip()) if match else (0, None)


_NAME = regex.compile(r"\p{Lu}[\p{L}']*(?:[\s-]{1,3}\p{Lu}[\p{L}']*){1,6}")


def _is_name(text: str) -> bool:
    length, _ = split_degree(text)
    name = text[length:].strip(" .,;:_-'\"")
    if not _NAME.fullmatch(name):
        return False
    words = name.split()
    if not 2 <= len(words) <= 6 or not _is_surname(words[0], capitals=name.isupper()):
        return False
    if all(word[1:].islower() for word in words if len(word) > 1):
        return True
    plain = vocabulary.key(name)
    frame = (vocabulary.post_pattern(), vocabulary.ORGAN_HEAD, vocabulary.BODY_NAMES)
    return name.isupper() and all(2 <= len(word) <= 7 for word in words) and not any(p.match(plain) for p in frame)


_NAME_FORM = regex.compile(r"\p{Lu}(?:'?\p{L})?\p{Ll}{0,6}(?:[ -]\p{Lu}(?:'?\p{L})?\p{Ll}{0,6}){1,4}")
"""Two to five capitalised syllables: a name if it stands where one is due, whatever its family name (``Điểu K'Rang``)."""


def _settled(pieces: list[Piece]) -> list[Piece]:
    """The pieces with those that only their place tells decided: below an office that has no name yet, it is a name."""
    settled = []
    for position, piece in enumerate(pieces):
        if piece.kind == "unsure":
            above = [
                p for p in pieces[:position] if abs(_middle(p) - _middle(piece)) < 25 and p.kind in _SIGNATURE_KINDS
            ]
            due = bool(above) and above[-1].kind != "name"
            piece = replace(piece, kind="name" if due else "recipient")
        settled.append(piece)
    return settled


def _is_surname(word: str, *, capitals: bool) -> bool:
    """Family names as spelled; of the frequent ones also without marks, as scanners read them, where no heading is like it."""
    word = word.lower()
    return word in vocabulary.surnames() or (not capitals and unmarked(word) in vocabulary.frequent_surnames())


def _until_complete(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces up to where nơi nhận and signature are complete; what follows is no longer the foot."""
    written: list[Piece] = []
    archive = named = False
    lines: set[int] = set()
    for position, piece in enumerate(pieces):
        lines.add(piece.line)
        if len(lines) > _FOOT_LINES:
            break
        if (
            (archive or not any(p.kind == "label" for p in written))
            and named
            and piece.kind in ("recipient", "body")
            and source.folded[piece.start] not in BULLETS
            and not any(
                p.kind in ("authority", "post", "name") and p.line <= piece.line + 12 for p in pieces[position:]
            )
        ):
            break
        written.append(piece)
        archive = archive or (piece.kind == "recipient" and bool(_ARCHIVE.match(source.plain[piece.start : piece.end])))
        named = named or piece.kind == "name"
    while written and written[-1].kind == "noise":
        written.pop()
    return written


# -- recipients ------------------------------------------------------------------------------------------------------------------

_ARCHIVE = regex.compile(r"^\W{0,4}(?:luu|lu'u|lw)\b")


def _recipients(source: SourceText, pieces: list[Piece]) -> list[list[Span]]:
    """The items of nơi nhận, each with its pieces."""
    folded = source.folded
    items: list[list[Span]] = []
    open_item = archived = False
    started = False
    for piece in pieces:
        if piece.kind == "label":
            started = True
            continue
        if not started or piece.kind != "recipient":
            continue
        for start, end in _split_piece(source, piece):
            plain = source.plain[start:end]
            bulleted = folded[start] in BULLETS
            if not bulleted and archived and not open_item:
                return _trimmed(source, items)
            if bulleted or not open_item or not items or _ARCHIVE.match(plain):
                items.append([])
            items[-1].append((start, end))
            archived = archived or bool(_ARCHIVE.match(plain))
            # An item ends with its mark; one that a line broke off goes on with the next.
            open_item = folded[end - 1] not in ";."
            if open_item and not bulleted and folded[end - 1] != "," and len(items[-1]) == 1 and archived:
                open_item = False
    return _trimmed(source, items)


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
    for item in items:
        spans = list(item)
        start, end = spans[0]
        while start < end and folded[start] in BULLETS + ". ":
            start += 1
        spans[0] = (start, end)
        start, end = spans[-1]
        while end > start and folded[end - 1] in ".;,:/ ":
            end -= 1
        spans[-1] = (start, end)
        spans = [span for span in spans if span[0] < span[1]]
        if spans and any(_LETTERS.search(folded, low, high) for low, high in spans):
            trimmed.append(spans)
    return trimmed


# -- signers ---------------------------------------------------------------------------------------------------------------------


def _signers(source: SourceText, pieces: list[Piece]) -> list[list[Piece]]:
    """The signature pieces, one list a signer, top to bottom."""
    signers: list[list[Piece]] = []
    for column in _columns([piece for piece in pieces if piece.kind in _SIGNATURE_KINDS]):
        current: list[Piece] = []
        for piece in column:
            named = any(p.kind == "name" for p in current)
            if named and piece.kind in _OFFICE_KINDS:
                signers.append(current)
                current = []
            elif named and piece.kind == "name":
                if len(current) == 1:  # two names and nothing else: not a signature block
                    current = []
                continue
            current.append(piece)
        signers.append(current)
    complete = [signer for signer in signers if any(p.kind in _OFFICE_KINDS for p in signer)]
    return complete or [signer for signer in signers if any(p.kind == "name" for p in signer)][:1]


_OFFICE_KINDS = frozenset(("authority", "post", "body"))
_SIGNATURE_KINDS = _OFFICE_KINDS | {"mark", "name"}


def _columns(marks: list[Piece]) -> list[list[Piece]]:
    """Signature pieces by column: as many as sign side by side."""
    rows: dict[int, list[Piece]] = {}
    for piece in marks:
        rows.setdefault(piece.line, []).append(piece)
    widest = max(rows.values(), key=_signers_abreast, default=[])
    if _signers_abreast(widest) < 2:
        return [marks] if marks else []
    # Pieces go to the column whose middle is nearest.
    middles = [_middle(piece) for piece in widest]
    columns: list[list[Piece]] = [[] for _ in middles]
    for row in rows.values():
        for position, piece in enumerate(row):
            nearest = min(range(len(middles)), key=lambda i: abs(middles[i] - _middle(piece)))
            columns[position if len(row) == len(middles) else nearest].append(piece)
    return columns


def _signers_abreast(row: list[Piece]) -> int:
    """How many signers a line shows: offices or names that stand apart."""
    apart = all(b.column - (a.column + a.end - a.start) >= 2 for a, b in pairwise(row))
    offices, names = sum(p.kind in _OFFICE_KINDS for p in row), sum(p.kind == "name" for p in row)
    return len(row) if row and apart and len(row) in (offices, names) else 0


def _middle(piece: Piece) -> float:
    return piece.column + (piece.end - piece.start) / 2
