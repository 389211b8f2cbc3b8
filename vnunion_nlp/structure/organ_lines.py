"""Organ lines of the head: which belong together, and whether two organs issue jointly."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import is_known_organ, parse_number
from vnunion_nlp.structure import vocabulary
from vnunion_nlp.structure.fragments import Fragment
from vnunion_nlp.text import SourceText

Span = tuple[int, int]

INCOMPLETE = compile_pattern(
    r"^(?:(?:bch |btv |ban chap hanh |ban thuong vu )?(?:cong doan(?: co so(?: thanh vien)?| bo phan| co quan| vien chuc| nganh)?|nghiep doan(?: co so)?|"
    r"lien doan lao dong|uy ban nhan dan|hoi dong nhan dan|cdcs|dang (?:bo|uy|doan)|ban can su dang|chi bo|van phong|ban (?:chi dao|van dong|to chuc)|uy ban mat tran to quoc(?: viet nam)?|uy ban trung uong|uy ban thuong vu|thuong truc|ban chap hanh trung uong)|.*\b(?:va|cua|cac|nganh|tong|da|bach|chu tich uy|-))$"
)
_SCHOOL_OF = compile_pattern(
    r"^(?:(?:bch |btv |ban chap hanh )?(?:cong doan(?: co so)?|cdcs|cd|doan|doan thanh nien|dang (?:bo|uy)|chi (?:bo|doan|uy)|hoi sinh vien|lien doi) )?truong$"
)
_SCHOOL = compile_pattern(r"dai hoc|cao dang|trung cap|hoc vien|tieu hoc|mam non|th(?:cs|pt)?\b|trung hoc")
"""What a line that ends with ``TRƯỜNG`` goes on with."""
_WITH_PLACE = compile_pattern(
    r"uy ban (?:nhan dan|mttq|mat tran)|ubnd|ubmttq|hoi dong nhan dan|hdnd|lien doan lao dong|ldld|so|phong|cong an|hoi (?:nong dan|lien hiep)"
)
"""Organs of a place: two of them, one below the other, are two organs, also where one place stands below both."""
_OF_COMMITTEE = compile_pattern(r"van phong|(?:uy )?ban\b|tieu ban|dang uy")
"""Organs of the Party's central committee, which issue in their own name."""


def _completes_place(so_far: str, plain: str) -> bool:
    """Whether a line gives the rest of a known place's name: ``ĐẢNG BỘ THÀNH PHỐ HẢI`` / ``PHÒNG``."""
    words = so_far.split()
    return any(vocabulary.key(" ".join([*words[-count:], plain])) in vocabulary.place_keys() for count in (1, 2))


def group_organs(source: SourceText, pieces: list[Fragment], titles: list[Fragment]) -> tuple[list[list[Span]], bool]:
    """Lines joined into organs, from the top; and whether two organs issue jointly (side by side, with no title between)."""
    if not pieces:
        return [], False
    if any(len(piece.plain) > _SHORTEST_TWO for piece in pieces):
        pieces = [part for piece in pieces for part in _parted(source, piece)]
    pieces = [piece for piece in pieces if not _ends_title(piece, titles)] or pieces
    pieces = [part for position, piece in enumerate(pieces) for part in _behind_place(pieces[:position], piece)]
    rows: dict[int, list[Fragment]] = {}
    for piece in pieces:
        rows.setdefault(piece.line, []).append(piece)
    if any(_is_joint(row, titles) for row in rows.values()):
        columns: list[list[Fragment]] = [[], []]
        for row in rows.values():
            for position, piece in enumerate(row[:2]):
                middle = min(p.column for p in row) if len(row) > 1 else None
                columns[position if middle is not None else (1 if piece.column > 40 else 0)].append(piece)
        return [[(p.start, p.end) for p in column] for column in columns if column], True
    organs: list[list[Fragment]] = []
    for position, piece in enumerate(pieces):
        # A second organ in one line, or behind the title beside the first, was on a line of its own.
        if position and pieces[position - 1].line == piece.line and vocabulary.ORGAN_HEAD.match(piece.plain):
            organs.append([piece])
            continue
        starts = vocabulary.ORGAN_HEAD.match(piece.plain) and piece.plain not in _SPELT  # a head alone names no organ
        so_far = " ".join(p.plain for p in organs[-1]) if organs else ""
        incomplete = INCOMPLETE.match(so_far) and not (
            (_WITH_PLACE.fullmatch(so_far) and _WITH_PLACE.match(piece.plain))
            or (so_far == "ban chap hanh trung uong" and _OF_COMMITTEE.match(piece.plain))
        )
        of_school = _SCHOOL_OF.match(so_far) and _SCHOOL.match(piece.plain)
        if organs and (not starts or incomplete or of_school or _completes_place(so_far, piece.plain)):
            organs[-1].append(piece)
        else:
            organs.append([piece])
    return [[(p.start, p.end) for p in organ] for organ in organs], False


def _ends_title(piece: Fragment, titles: list[Fragment]) -> bool:
    """Whether a piece is the last syllable of a quốc hiệu that its line had no room for."""
    return piece.plain == "nam" and any(
        0 < piece.line - title.line <= 2 and title.plain.endswith(("nghia", "viet")) for title in titles
    )


def _is_joint(row: list[Fragment], titles: list[Fragment]) -> bool:
    """Whether the organs of a line stand side by side: not one behind the other, nor on both sides of a title."""
    return any(
        after.start - before.end > 1
        and not any(before.end <= title.start < after.start for title in titles if title.line == before.line)
        for before, after in pairwise(row)
    )


def is_joint_number(source: SourceText, number: Span | None) -> bool:
    """Whether the symbol names two organs (``/QCPH-UBND-LĐLĐ``), and not an organ and who drafted."""
    parsed = parse_number(source.folded[slice(*number)]) if number else None
    groups = parsed.organ_code.split("-") if parsed and parsed.type_code and parsed.organ_code else []
    return len(groups) > 1 and all(is_known_organ(group) for group in groups[:2])


# -- two organs in one line ------------------------------------------------------------------------------------------------------

_SHORTEST_TWO = 12
_HEADS: tuple[tuple[str, str], ...] = (
    ("union", r"(?:tong )?lien doan lao dong|l[dđ]l[dđ]|cong doan(?! vien(?! chuc))|cd(?:cs|vc|gd|n)?\b|nghiep doan|to cong doan|cum cong doan"),
    ("party", r"(?:tinh|thanh|huyen|quan|thi) uy\b|dang (?:bo|uy|doan)\b|chi (?:bo|uy)\b"),
    ("youth", r"(?:tinh|thanh|huyen|quan|thi|xa|phuong) doan\b|doan (?:tncs|truong|thanh nien|xa|phuong|khoi|khoa|dai hoi|hoc vien|cao dang|benh vien|cong ty|co quan)\b|"
        r"(?:lien )?chi doan\b|lien doi\b|hoi dong doi\b|hdd\b|doi (?:tntp|thieu nien)\b"),
    ("society", r"hoi (?:sinh vien|lien hiep|lhtn|lhpn|nong dan|phu nu|cuu|ccb|chu thap|khuyen hoc|nha bao|nguoi|luat gia|dong y|dong)\b|(?:lien )?chi hoi\b|cau lac bo\b|clb\b|"
        r"lien minh\b|mttq\b"),
    ("body", r"ban (?:chap hanh|thuong vu|thuong truc)\b|bch\b|btv\b"),
    ("board", r"ban (?:to chuc|tuyen giao|dan van|noi chinh|kinh te|quan ly|chi dao|bao ve|nu cong|dai dien|thanh tra|cong tac)\b|uy ban (?:kiem tra|mat tran|mttq)|ubkt\b|"
        r"ubmttq\b|van phong\b|thanh tra\b"),
    ("state", r"uy ban nhan dan|ubnd\b|hoi dong nhan dan|hdnd\b|bo (?!phan|mon)|so |phong |(?:chi |tong )?cuc |cong an\b|bao hiem xa hoi|kho bac|toa an|vien kiem sat"),
    ("group", r"tong cong ty |tap doan "),
    ("unit", r"truong |dai hoc |hoc vien |benh vien |trung tam |vien |cong ty |nha may |xi nghiep |ngan hang |tram y te"),
    ("part", r"to (?:chuyen mon|bo mon|van phong|ngu van|toan|khoa hoc|ngoai ngu|mau giao|\d)|khoa (?!hoc|giao)|vu (?=to chuc|phap che|ke hoach|giao duc|hop tac|tai chinh|thi dua)|"
        r"cum (?:chuyen mon|truong|thi dua)|bo mon |dien luc |quy ho tro|thon |khu pho|to dan pho|chi nhanh |quan khu |(?:su|lu|trung) doan \d|doi (?:quan ly|canh sat|thi hanh)"),
)  # fmt: skip
_HEAD = compile_pattern("|".join(rf"(?P<{kind}>{words})" for kind, words in _HEADS))
_SECOND: dict[str, tuple[str, ...]] = {
    "union": ("union", "body"),
    "party": ("party", "board", "society"),
    "youth": ("youth", "body"),
    "society": ("society", "body", "part", "board"),
    "board": ("body",),
    "state": ("state", "unit", "union", "board", "society", "part"),
    "group": ("unit", "union", "party", "part", "body"),
    "unit": ("union", "party", "body", "part"),
}
"""Which organs go below which."""
_SECOND_OF_PLACE: dict[str, tuple[str, ...]] = {
    "union": ("unit", "board", "society"),
    "party": ("union", "youth"),
    "board": ("union", "party", "board", "society"),
    "state": ("party",),
    "unit": ("unit", "youth"),
}
"""... and which besides where the upper one ends with its place."""
_GOVERNING = compile_pattern(r"(?:\b(?:dai hoc|cao dang|trung cap|nganh|cac|va|cua|cap|thuoc|khoi|tai|ve)|[-,&/(])$")
_COMPOUND = compile_pattern(
    r"\b(?:(?:moi|thi|hien|cong|doanh|chien|lap|nghi) truong|(?:co|tru|cong|hoi) so|(?:quoc|hai|van|xung|du|tien|giai|y|noi|ban) phong"
    r"|(?:noi|ngoai|can|chi|toan|tien|dang|lien|thuy|duong) bo|(?:dang|thu|sinh|uy|nhan|giao|thanh|cong|doan|doi) vien|(?:da|bach|y|nha|san|nhi|chuyen|noi|ngoai|duoc|giao|nien) khoa) $"
)
"""Words whose second syllable is no head of another organ: ``MÔI TRƯỜNG``, ``CƠ SỞ``."""
_ENDS_WITH_RANK = compile_pattern(
    r"\b(?:tinh|thanh pho|tp|quan|huyen|thi xa|tx|thi tran|tt|xa|phuong|viet nam|vn)\b\.? ?(?:\S+ ){0,3}\S*$"
)


def _parted(source: SourceText, piece: Fragment) -> list[Fragment]:
    """The organs whose lines a converter put one behind the other: ``SỞ NỘI VỤ TRUNG TÂM LƯU TRỮ``."""
    starts = organ_starts(piece.plain, source.folded[piece.start : piece.end])
    bounds = [0, *starts, len(piece.plain)]
    return [
        replace(
            piece,
            start=piece.start + low,
            end=piece.start + low + len(text),
            plain=text,
        )
        for low, high in pairwise(bounds)
        if (text := piece.plain[low:high].rstrip())
    ]


def _behind_place(above: list[Fragment], piece: Fragment) -> list[Fragment]:
    """The place that the line above lacks and the organ behind it: ``LIÊN ĐOÀN LAO ĐỘNG HUYỆN`` / ``MẪU SƠN CĐCS TIỂU HỌC``."""
    if not above or not _RANK_LAST.search(above[-1].plain) or vocabulary.ORGAN_HEAD.match(piece.plain):
        return [piece]
    organ = _ORGAN_BEHIND_PLACE.match(piece.plain)
    if not organ:
        return [piece]
    cut = organ.end()
    return [
        replace(piece, end=piece.start + cut - 1, plain=piece.plain[: cut - 1]),
        replace(piece, start=piece.start + cut, column=piece.column + cut, plain=piece.plain[cut:]),
    ]


_RANK_LAST = compile_pattern(r"\b(?:tinh|thanh pho|tp|quan|huyen|thi xa|tx|thi tran|xa|phuong)\.?$")
_ORGAN_BEHIND_PLACE = compile_pattern(
    r"[a-z]+(?: [a-z]+){0,2}? (?=(?:cong doan(?! vien)|cdcs|cd(?: truong)?|nghiep doan|ban chap hanh|bch|truong) \w)"
)


def organ_starts(plain: str, folded: str) -> list[int]:
    """Where a second and third organ begin in a line of the head; ``plain`` is ``folded`` in lower case without marks."""
    starts: list[int] = []
    kind: str | None = None
    name = 0
    for match in _HEAD.finditer(plain):
        if (match.start() and plain[match.start() - 1].isalnum()) or _is_another_word(
            folded[match.start() : match.end()], toned=kind is not None and plain != folded.lower()
        ):
            continue
        before = plain[name : match.start()].strip()
        if kind is None:
            if match.start() > 3:
                return []
            kind = match.lastgroup if match.lastgroup != "body" else None
            name = match.end()
            continue
        if not before:
            name = match.end()  # whose organ it is: CÔNG ĐOÀN | TRƯỜNG …
        if not before or _GOVERNING.search(before) or _COMPOUND.search(plain, name, match.end()):
            continue
        allowed = _SECOND.get(kind, ())
        if _ENDS_WITH_RANK.search(before) or _ends_with_place(before):
            allowed += _SECOND_OF_PLACE.get(kind, ())
        if match.lastgroup in allowed:
            starts.append(match.start())
            kind = match.lastgroup if match.lastgroup != "body" else kind
            name = match.end()
    return starts


_SPELT = {
    "vien": "VIỆN",
    "so": "SỞ",
    "bo": "BỘ",
    "phong": "PHÒNG",
    "truong": "TRƯỜNG",
    "cuc": "CỤC",
    "khoa": "KHOA",
    "thon": "THÔN",
}


def _is_another_word(word: str, *, toned: bool) -> bool:
    """Whether a word of one syllable has other marks than the head it is like: the place GIA VIỄN; in a ``toned`` line, PHONG ĐIỀN."""
    word = word.strip().upper()
    plain = vocabulary.key(word)
    return plain in _SPELT and word != _SPELT[plain] and (toned or word != plain.upper())


def _ends_with_place(before: str) -> bool:
    words = before.split()
    return any(" ".join(words[-count:]) in vocabulary.place_keys() for count in (1, 2, 3))
