"""Nơi nhận and chữ ký: the block that closes a document, also when its two columns run into one (contract §5, NORMS §4–§5)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import is_known_organ
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.broken_names import rejoined
from vnunion_nlp.structure.foot_noise import is_scanned, shows_noise, without_scrawl
from vnunion_nlp.structure.foot_parts import BULLETS, OFFICE_KINDS, SIGNATURE_KINDS, Piece, Span
from vnunion_nlp.structure.foot_pieces import pieces_of, place_and_date
from vnunion_nlp.structure.foot_repair import repaired
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.structure.recipient_items import ARCHIVE, is_beside_label, recipient_items
from vnunion_nlp.structure.signer_columns import columns, middle, with_bodies_abreast
from vnunion_nlp.syllables import are_syllables, is_syllable
from vnunion_nlp.text import SourceText

_FOOT_LINES = 90
"""How many written lines a foot may take."""


@dataclass(slots=True)
class Foot:
    """The closing block: where it begins, and its pieces in reading order."""

    start: int
    recipients: list[list[Span]] = field(default_factory=list)
    signers: list[list[Piece]] = field(default_factory=list)
    date_line: tuple[Span, Span] | None = None
    """Place and date where they stand above the signature (biên bản, documents of small units)."""


def read_foot(source: SourceText, begin: int, last: int) -> Foot:
    """The closing block that begins on line ``begin`` and ends before line ``last``."""
    pieces = [piece for index in range(begin, last) for piece in pieces_of(source, index)]
    shown = source.lines[begin].left, source.lines[last - 1].right
    scanned = source.is_scan or is_scanned(source, *shown) or shows_noise(source, pieces)
    pieces = (
        [without_scrawl(source, piece) for piece in repaired(source, pieces)] if scanned else rejoined(source, pieces)
    )
    pieces = with_bodies_abreast(source, _named(source, _continued(source, _settled(source, pieces))))
    pieces = _until_complete(source, pieces)
    foot = Foot(source.lines[begin].left)
    if scanned:
        pieces = [piece for piece in pieces if not is_beside_label(source, pieces, piece)]
    foot.recipients = recipient_items(source, pieces, scanned=scanned)
    foot.signers = _signers(pieces, scanned=scanned)
    dates = [piece for piece in pieces if piece.kind == "date"]
    if dates and not any(piece.kind == "name" and piece.line < dates[0].line for piece in pieces):
        foot.date_line = place_and_date(source, dates[0].start, dates[0].end)
    return foot


def _settled(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with those that only their place tells decided: below an office that has no name yet, it is a name."""
    settled: list[Piece] = []
    for position, piece in enumerate(pieces):
        if piece.kind == "unsure":
            above = [p for p in pieces[:position] if abs(middle(p) - middle(piece)) < 25 and p.kind in SIGNATURE_KINDS]
            kinds = [p.kind for p in above]
            beside = any(p.line == piece.line and p.kind in OFFICE_KINDS for p in pieces[position + 1 :])
            filed = any(_FILED.match(source.plain, p.start) for p in pieces[:position])
            if filed and not above and not any(p.kind == "name" for p in settled):
                above = [p for p in pieces[:position] if p.kind in SIGNATURE_KINDS]
                kinds = [p.kind for p in above]
            due = bool(above) and not beside and (kinds[-1] != "name" or kinds.count("post") > kinds.count("name"))
            if settled and settled[-1].kind == "name" and settled[-1].line == piece.line:  # two names in one line
                kinds = [p.kind for p in settled]
                due = kinds.count("post") > kinds.count("name")
            due = due and not _is_named_below(pieces[position + 1 :], piece)
            behind = bool(settled) and settled[-1].line == piece.line and settled[-1].kind == "recipient"
            strokes = behind and not are_syllables(source.folded[piece.start : piece.end])
            piece = replace(piece, kind="name" if due else "noise" if strokes else "recipient")
        elif piece.kind == "body" and piece.end - piece.start < 4:
            office = next((p for p in reversed(settled) if p.kind in OFFICE_KINDS), None)
            if office and office.kind == "post" and office.line < piece.line:
                piece = replace(piece, kind="noise")  # "VU" below a post ends no office
        settled.append(piece)
    if not any(piece.kind in OFFICE_KINDS for piece in settled):
        settled = [piece if piece.legible else replace(piece, kind="name") for piece in settled]
        if len(pieces) > 1 and pieces[-1].kind == "unsure" and _FILED.match(source.plain, pieces[-2].start):
            settled[-1] = replace(pieces[-1], kind="name")  # the stamp hid the office
    return settled


_FILED = compile_pattern(r"\W{0,5}luu\b")


def _is_named_below(below: list[Piece], piece: Piece) -> bool:
    """Whether a name that is one beyond doubt stands on a lower line of the same column, with no other office before it."""
    marks = (p for p in below if p.kind in SIGNATURE_KINDS and p.kind != "mark")
    following = next(marks, None)
    return (
        following is not None
        and following.kind == "name"
        and following.legible
        and piece.line < following.line <= piece.line + 4
        and abs(middle(following) - middle(piece)) < 25
    )


_OFFICE_REST = compile_pattern(r"(?:^|(?<=[;.)] ))(?:\p{Lu}{2,}[ ,&-]*){1,7}$")


def _continued(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the rest of an office that stands among the items, or behind one, set apart: ``TRUNG HỌC`` of ``VỤ GIÁO DỤC``."""
    made: list[Piece] = []
    for position, piece in enumerate(pieces):
        text = source.folded[piece.start : piece.end]
        rest = _OFFICE_REST.search(text) if piece.kind == "recipient" else None
        if rest and " " in rest[0].strip() and vocabulary.TONE.search(rest[0]) and _are_words(rest[0]):
            above = [p.kind for p in made if p.kind in SIGNATURE_KINDS][-1:]
            below = next((p.kind for p in pieces[position + 1 :] if p.kind in SIGNATURE_KINDS), None)
            if above and above[0] in OFFICE_KINDS and below in ("post", "mark", "name"):
                start = piece.start + rest.start()
                if rest.start():
                    made.append(replace(piece, end=source.trim(piece.start, start)[1]))
                piece = replace(piece, start=start, column=piece.column + rest.start(), kind="body")
        made.append(piece)
    return made


def _are_words(text: str) -> bool:
    """Whether a stretch in capitals holds words and abbreviations of organs, and no strokes that read as letters."""
    words = (word.strip(",&-") for word in text.split())
    return all(not word or is_syllable(word.lower()) or is_known_organ(word) for word in words)


_INNER_NAME = compile_pattern(
    r"(?<=\p{L}\s)(?=(\p{Lu}\p{Ll}*(?:\s\p{Lu}(?:'?\p{L})?\p{Ll}*){0,2}\s\p{Lu}(?:'\p{Lu})?\p{Ll}+$))"
)
_NAMED_AFTER = compile_pattern(
    r"(?<!\p{L})(?:đồng chí|đ/c|ông|bà|trường|thpt|thcs|tiểu học|mầm non)\s+$", re.IGNORECASE
)


def _named(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """Where no name is found below an office: one that melted into the middle of a recipient (``- Các chi bộ trực Lê Văn An`` / ``thuộc;``)."""
    if any(p.kind == "name" for p in pieces) or not any(p.kind in OFFICE_KINDS for p in pieces):
        return pieces
    for position in range(len(pieces) - 1, -1, -1):
        piece = pieces[position]
        text = source.folded[piece.start : piece.end]
        found = _INNER_NAME.finditer(text) if piece.kind == "recipient" else ()
        behind = next((p for p in pieces[position + 1 :] if p.kind == "recipient"), None)
        least = 1 if behind and source.folded[behind.start].islower() else 2  # the item goes on below
        match = next((match for match in found if match[1].count(" ") >= least and is_name(match[1])), None)
        if match and not _NAMED_AFTER.search(text[: match.start()]):
            start = piece.start + match.start()
            rest = replace(piece, end=source.trim(piece.start, start)[1])
            name = replace(piece, start=start, column=piece.column + match.start(), kind="name")
            return [*pieces[:position], rest, name, *pieces[position + 1 :]]
    return pieces


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
            (archive or not any(p.kind == "label" for p in pieces))
            and named
            and piece.kind in ("recipient", "body")
            and source.folded[piece.start] not in BULLETS
            and not any(
                p.kind in ("authority", "post", "name") and p.line <= piece.line + 12 for p in pieces[position:]
            )
        ):
            break
        if (
            (archive or named)
            and piece.kind == "recipient"
            and vocabulary.ATTACHED_LABEL.match(source.plain[piece.start : piece.end].lstrip("-. "))
        ):
            break
        written.append(piece)
        archive = archive or (piece.kind == "recipient" and bool(ARCHIVE.match(source.plain[piece.start : piece.end])))
        named = named or piece.kind == "name"
    while written and written[-1].kind == "noise":
        written.pop()
    return written


# -- signers ---------------------------------------------------------------------------------------------------------------------


def _signers(pieces: list[Piece], *, scanned: bool) -> list[list[Piece]]:
    """The signature pieces, one list a signer, top to bottom; in a scan the second of two names may have lost its office."""
    signers: list[list[Piece]] = []
    bereft: list[list[Piece]] = []
    for column in columns([piece for piece in pieces if piece.kind in SIGNATURE_KINDS]):
        current: list[Piece] = []
        for piece in column:
            named = any(p.kind == "name" for p in current)
            if named and piece.kind in OFFICE_KINDS:
                signers.append(current)
                current = []
            elif named and piece.goes_on and current[-1].kind == "name":
                current.append(piece)
                continue
            elif named and piece.kind == "name":
                if len(current) == 1:  # two names and nothing else: not a signature block
                    current = []
                elif scanned and _is_scribble(current[-1], piece):
                    current[-1] = piece
                elif scanned and piece.legible and piece.line - current[-1].line <= 3:
                    bereft.append([piece])
                continue
            current.append(piece)
        signers.append(current)
    complete = [signer for signer in signers if any(p.kind in OFFICE_KINDS for p in signer)]
    if complete and len(complete) == len(bereft) == 1:
        return complete + bereft
    if len(complete) == 2 and _is_other_post(*complete):
        return complete[:1]
    return complete or [signer for signer in signers if any(p.kind == "name" for p in signer)][:1]


def _is_scribble(above: Piece, piece: Piece) -> bool:
    """Whether two syllables that read like a name are strokes of the signature above the name in full."""
    short = above.end - above.start <= _SCRIBBLE and piece.end - piece.start > above.end - above.start
    return above.kind == "name" and piece.legible and short and piece.line > above.line


_SCRIBBLE = 8


def _is_other_post(signer: list[Piece], below: list[Piece]) -> bool:
    """Whether below a name stands no more than another post of the same person."""
    return (
        signer[-1].kind == "name"
        and [piece.kind for piece in below] == ["post"]
        and 0 < below[0].line - signer[-1].line <= 2
    )
