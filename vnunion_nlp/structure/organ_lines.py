"""Organ lines of the head: which belong together, and whether two organs issue jointly."""

from __future__ import annotations

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment

Span = tuple[int, int]

_INCOMPLETE = compile_pattern(
    r"^(?:(?:bch |btv |ban chap hanh |ban thuong vu )?(?:cong doan(?: co so(?: thanh vien)?| bo phan| co quan| vien chuc| nganh)?|nghiep doan(?: co so)?|"
    r"lien doan lao dong|uy ban nhan dan|hoi dong nhan dan|cdcs|dang (?:bo|uy|doan)|ban can su dang|chi bo|van phong|ban (?:chi dao|van dong|to chuc)|uy ban mat tran to quoc(?: viet nam)?|uy ban trung uong|uy ban thuong vu|thuong truc|ban chap hanh trung uong)|.*\b(?:va|cua|cac|nganh|tong|-))$"
)
_WITH_PLACE = compile_pattern(
    r"uy ban (?:nhan dan|mttq|mat tran)|ubnd|ubmttq|hoi dong nhan dan|hdnd|lien doan lao dong|ldld|so|phong|cong an|hoi (?:nong dan|lien hiep)"
)
"""Organs of a place: two of them, one below the other, are two organs, also where one place stands below both."""


def _completes_place(so_far: str, plain: str) -> bool:
    """Whether a line gives the rest of a known place's name: ``ĐẢNG BỘ THÀNH PHỐ HẢI`` / ``PHÒNG``."""
    words = so_far.split()
    return any(vocabulary.key(" ".join([*words[-count:], plain])) in vocabulary.place_keys() for count in (1, 2))


def group_organs(pieces: list[Fragment]) -> tuple[list[list[Span]], bool]:
    """Lines joined into organs, from the top; and whether two organs issue jointly (side by side)."""
    if not pieces:
        return [], False
    rows: dict[int, list[Fragment]] = {}
    for piece in pieces:
        rows.setdefault(piece.line, []).append(piece)
    if any(len(row) > 1 for row in rows.values()):
        columns: list[list[Fragment]] = [[], []]
        for row in rows.values():
            for position, piece in enumerate(row[:2]):
                middle = min(p.column for p in row) if len(row) > 1 else None
                columns[position if middle is not None else (1 if piece.column > 40 else 0)].append(piece)
        return [[(p.start, p.end) for p in column] for column in columns if column], True
    organs: list[list[Fragment]] = []
    for piece in pieces:
        starts = vocabulary.ORGAN_HEAD.match(piece.plain)
        so_far = " ".join(p.plain for p in organs[-1]) if organs else ""
        incomplete = _INCOMPLETE.match(so_far) and not (
            _WITH_PLACE.fullmatch(so_far) and _WITH_PLACE.match(piece.plain)
        )
        if organs and (not starts or incomplete or _completes_place(so_far, piece.plain)):
            organs[-1].append(piece)
        else:
            organs.append([piece])
    return [[(p.start, p.end) for p in organ] for organ in organs], False
