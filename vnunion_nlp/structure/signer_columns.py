"""Signers side by side: which pieces of a closing block stand in whose column, also where the columns melted into one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.foot_parts import OFFICE_KINDS, Piece
from vnunion_nlp.text import SourceText

_WORD = compile_pattern(r"\p{L}+")


def with_bodies_abreast(source: SourceText, pieces: list[Piece]) -> list[Piece]:
    """The pieces with two organs parted that melted into one line, above a line with two posts.

    They are whole (``CĐ NGÀNH Y TẾ LĐLĐ HUYỆN HÒA LẠC``), or what two authorities above them lack (``HUYỆN ĐOÀN``).
    """
    made: list[Piece] = []
    for position, piece in enumerate(pieces):
        alone = piece.kind == "body" and all(p.line != piece.line or p is piece or p.kind == "noise" for p in pieces)
        below = next((p.line for p in pieces[position + 1 :] if p.line > piece.line and p.kind != "noise"), None)
        posts = sum(p.line == below and p.kind == "post" for p in pieces)
        at = None
        if alone and posts == 2:
            above = [p for p in made if p.kind != "noise"][-2:]
            at = _rest_of_two(source, above, piece) or min(_second_organs(source, piece), default=(0, None))[1]
        if at is not None:
            made.append(replace(piece, end=source.trim(piece.start, at)[1]))
            piece = replace(piece, start=at, column=piece.column + at - piece.start)
        made.append(piece)
    return made


def _second_organs(source: SourceText, piece: Piece) -> Iterator[tuple[int, int]]:
    """How unevenly a second organ would part the line, and where it begins."""
    words = [match.start() for match in _WORD.finditer(source.folded, piece.start, piece.end)]
    for at in words[2:-1]:
        left, right = source.plain[piece.start : at].rstrip(" -,"), source.plain[at : piece.end]
        organs = vocabulary.ORGAN_HEAD.match(left) and vocabulary.ORGAN_HEAD.match(right)
        if organs and not vocabulary.BODY_NAMES.fullmatch(left):
            yield abs(len(left) - len(right)), at


_LEVEL = compile_pattern(r"(?:tinh|thanh pho|huyen|quan|thi xa|phuong|xa) ")
_LEVEL_LAST = compile_pattern(r"(?:tinh|thanh|huyen|quan|thi|phuong|xa)$")


def _rest_of_two(source: SourceText, above: list[Piece], piece: Piece) -> int | None:
    """Where the second rest begins if the line ends two offices: the first lacks its level, the second has it (``BTV LĐLĐ  BTV HUYỆN``)."""
    if [p.kind for p in above] != ["authority", "authority"] or above[0].line != above[1].line:
        return None
    level = _LEVEL.match(source.plain, piece.start, piece.end)
    left, right = (source.plain[p.start : p.end].rstrip(" .,:") for p in above)
    return level.end() if level and _LEVEL_LAST.search(right) and not _LEVEL_LAST.search(left) else None


def columns(marks: list[Piece]) -> list[list[Piece]]:
    """Signature pieces by column: as many as sign side by side, in each of the rows in which they sign."""
    return [column for block in _blocks(marks) for column in _columns(block)]


def _blocks(marks: list[Piece]) -> list[list[Piece]]:
    """The rows of signers: an office below names that stand side by side begins another one."""
    blocks: list[list[Piece]] = [[]]
    for piece in marks:
        names = [p.line for p in blocks[-1] if p.kind == "name"]
        if piece.kind in OFFICE_KINDS and len(names) > len(set(names)) and piece.line > names[-1]:
            blocks.append([])
        blocks[-1].append(piece)
    return blocks


def _columns(marks: list[Piece]) -> list[list[Piece]]:
    """The columns of one row of signers."""
    if [piece.kind for piece in marks] == [kind for kind in ("authority", "post", "name") for _ in range(2)]:
        return [marks[0::2], marks[1::2]]  # a converter listed two columns row by row
    if dealt := _dealt_by_kind(marks):
        return dealt
    rows: dict[int, list[Piece]] = {}
    for piece in marks:
        rows.setdefault(piece.line, []).append(piece)
    if sum(piece.kind == "name" for piece in marks) == 2 and _is_melted(rows):
        return _dealt(rows)
    widest = max(rows.values(), key=_signers_abreast, default=[])
    if _signers_abreast(widest) < 2:
        return [marks] if marks else []
    # Pieces go to the column whose middle is nearest.
    middles = [middle(piece) for piece in widest]
    columns: list[list[Piece]] = [[] for _ in middles]
    for row in rows.values():
        for position, piece in enumerate(row):
            nearest = min(range(len(middles)), key=lambda i: abs(middles[i] - middle(piece)))
            columns[position if len(row) == len(middles) else nearest].append(piece)
    return _shared(columns)


def _dealt_by_kind(marks: list[Piece]) -> list[list[Piece]]:
    """The columns of a block that a converter listed row by row: all offices, all marks, and at the end all names, each on its line."""
    names = [piece for piece in marks if piece.kind == "name"]
    count = len(names)
    posts = [piece for piece in marks if piece.kind == "post"]
    if count < 2 or marks[-count:] != names:
        return []
    offices = marks[:-count]
    if len(posts) < count == len(offices) and {piece.kind for piece in offices} == {"post", "body"}:
        posts = offices  # a body that signs as such, beside a post
    if len(posts) != count:
        return []
    if len({piece.line for piece in marks[:-count]}) < len(marks) - count:
        return []  # side by side: their places tell
    columns: list[list[Piece]] = [[] for _ in names]
    above = [piece for piece in offices if piece.kind in ("authority", "body") and piece not in posts]
    for position, piece in enumerate(above):
        at = position if len(above) == count else sum(post.start < piece.start for post in posts)
        columns[min(at, count - 1)].append(piece)
    marked = [piece for piece in marks if piece.kind == "mark"]
    for position, column in enumerate(columns):
        column.append(posts[position])
        column += marked[position : position + 1]
        column.append(names[position])
    return columns


def _shared(columns: list[list[Piece]]) -> list[list[Piece]]:
    """Two names that flattened into one of two columns, one for each: the upper one stays, if its office is no lower."""
    names = [[piece for piece in column if piece.kind == "name"] for column in columns]
    if sorted(map(len, names)) == [0, 2]:
        full = 0 if names[0] else 1
        moved = names[full][_last_office(columns[1 - full]) >= _last_office(columns[full])]
        columns[full].remove(moved)
        columns[1 - full].append(moved)
    return columns


def _last_office(column: list[Piece]) -> int:
    """The line on which the office of a signer ends: as much is left free below each of them, so that one above another is signed above him."""
    return max((piece.line for piece in column if piece.kind in OFFICE_KINDS), default=-1)


def _is_melted(rows: dict[int, list[Piece]]) -> bool:
    """Whether the offices of two signers melted into the first line: a post or body, and an authority with its post below."""
    first, *below = rows.values()
    kinds = [piece.kind for piece in first]
    posts = [piece for row in below for piece in row if piece.kind == "post"]
    return kinds in (["post", "authority"], ["body", "authority"]) or (
        kinds == ["authority", "post"] and len(posts) == 1
    )


def _dealt(rows: dict[int, list[Piece]]) -> list[list[Piece]]:
    """The pieces of two melted columns: side by side where a line has both, else to the first that still lacks its kind."""
    columns: list[list[Piece]] = [[], []]
    for row in rows.values():
        if row[0].kind == "name" and len(row) == 1:
            columns.sort(key=lambda column: (any(p.kind == "name" for p in column), _last_office(column)))
        for position, piece in enumerate(row):
            if len(row) == 2 and (row[0].kind == row[1].kind or "authority" in (row[0].kind, row[1].kind)):
                columns[position].append(piece)
                continue
            kinds = [{p.kind for p in column} for column in columns]
            lacking = [column for column, have in zip(columns, kinds, strict=True) if piece.kind not in have]
            behind = columns[1] if piece.kind == "body" else (lacking or columns[1:])[0]
            behind.append(piece)
    return sorted(columns, key=lambda column: (column[0].line, column[0].column) if column else (0, 0))


def _signers_abreast(row: list[Piece]) -> int:
    """How many signers a line shows: names, authorities, or offices that stand apart."""
    apart = all(b.column - (a.column + a.end - a.start) >= 2 for a, b in pairwise(row))
    kinds = {piece.kind for piece in row}
    alike = kinds in ({"name"}, {"authority"}, {"post"}) or (apart and kinds <= OFFICE_KINDS)
    beside = [piece.kind for piece in row] == ["body", "authority"]
    return len(row) if row and (alike or beside) else 0


def middle(piece: Piece) -> float:
    return piece.column + (piece.end - piece.start) / 2
