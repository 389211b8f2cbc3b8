"""Labels of numbered units at the start of a paragraph: ``PHẦN THỨ NHẤT``, ``I.``, ``2/``, ``3.1``, ``a)``, ``(4)``, ``Điều 5.``

Recognition only; which label an author meant, and where it belongs in the tree, is for ``outline``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vnunion_nlp.document import SectionKind
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.vocabulary import TONE
from vnunion_nlp.syllables import is_syllable
from vnunion_nlp.text import SourceText, unmarked

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of points (điểm) in Vietnamese texts: f, j, w and z are never used (NORMS §6.1)."""

_ORDINALS = {
    word: value
    for value, words in enumerate(
        ("nhat|mot|dau", "hai", "ba", "tu|bon", "nam", "sau", "bay", "tam", "chin", "muoi"), start=1
    )
    for word in words.split("|")
}
CAPITALS = "ABCDĐEG"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_VALID_ROMAN = compile_pattern(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
# What a scanner makes of I, II, V … in front of a heading.
_ROMAN_SLIPS = str.maketrans(
    {
        "l": "I",
        "1": "I",
        "|": "I",
        "!": "I",
        "i": "I",
        "í": "I",
        "ì": "I",
        "ï": "I",
        "Ì": "I",
        "Í": "I",
        "H": "II",
        "v": "V",
        "x": "X",
        "T": "I",
        "t": "I",
    }
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read. Offsets into ``SourceText.folded``."""

    kind: SectionKind
    start: int
    """Where the heading begins (the bracket of ``(1)``, the word ``Điều``)."""
    number_start: int
    number_end: int
    end: int
    """Where the title begins."""
    text: str
    """The number alone, as written."""
    mark: str
    """What sets it off: ``.``, ``)``, ``/``, ``-``, ``:`` or nothing."""
    value: int
    """Its place in its sequence, from 1; 0 where that cannot be told."""
    roman: int = 0
    """For an Arabic or damaged label: its value if it was meant as a Roman number, else 0."""
    is_damaged: bool = False
    """Whether only its place among its neighbours can tell which label it is, if any."""


# A lone stroke before a word in small letters is no label but a speck or a column's head (``T Nội dung``).
_LABEL = compile_pattern(
    r"""
    (?P<part>(?:PH[ẦAÀÁẢÂẤẨẬ]N|Phần|Phân(?!\s+đấu))\s+(?P<part_n>(?:(?:TH[ỨƯUÚỪỬÙỦ]|Thứ|thứ)\s+)?(?:\p{L}{2,6}|[IVXl1]{1,5}|[A-EĐ]|\d{1,2}))(?P<part_m>\s*[.:\-/]|(?=\s*(?:\n|$))|(?=\s)))
    |(?P<chapter>(?:CHƯƠNG|Chương|CHUONG)\s+(?P<chapter_n>[IVXl1ïíìÍÌ]{1,6}|\d{1,2})(?P<chapter_m>\s*[.:\-/]|(?=\s*(?:\n|$))|(?=\s+(?!(?:Luật|Bộ[ ]luật|Quyết[ ]định|Nghị|Điều[ ]lệ|Quy[ ]|Thông[ ]tư|Hướng[ ]dẫn|Pháp[ ]lệnh|Hiến[ ]pháp|Chỉ[ ]thị|Chương)))))
    |(?P<article>(?:ĐIỀU|Điều|Điêu|Diều|ĐIÊU|Điểu|Biều)(?:\s*|\.)(?P<article_n>\d{1,3}[a-zđ]?)\s*(?P<article_m>[.:\-/]|(?=\s*\n|\s+(?!(?:Luật|Bộ[ ]luật|Quyết[ ]định|Nghị|Điều[ ]lệ|Quy[ ]|Thông[ ]tư|Hướng[ ]dẫn|Pháp[ ]lệnh|Hiến[ ]pháp|Chỉ[ ]thị|Chương))\p{Lu})))
    |(?P<paren>\(\s?(?P<paren_n>\d{1,2})\s?(?P<paren_m>\)))
    |(?P<decimal>(?P<decimal_n>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}[,:][1-9](?=[./)\-][ ]?(?:\p{Lu}|\d)|\p{Lu}\p{Ll}|,[ ]\p{Lu})|[SsZzoO]\.\d{1,2}(?=[.)\-][ ]?\p{Lu})|(?:[IVX]{1,4}|[A-EĐa-e])(?:\.\d{1,2}){1,2}(?=[./):\s]))(?P<decimal_m>\s?[./)\-:]{1,2}(?!\d)|,(?=[ ]\p{Lu})|(?=\s+[^\d\s%]|\p{Lu}\p{Ll}))(?!%))
    |(?P<digits>(?!0\d\.\p{Ll})(?P<digits_n>[\dlIoO]{1,3})[ ]?(?P<digits_m>[./)\-]{1,2}|[,:](?=\s\p{Lu}\p{L}*[\s,]))(?!(?!100[ ]?%)\d|(?<=[/-])\s\d{1,2}\b|(?<=[/-])\s?\p{Lu}[\p{L}]{0,5}\s?[/-])(?=\s*\S))
    |(?P<roman>(?P<roman_n>[IVXLHTlvx1|!]{1,6}|[IVX][ivx]{1,4}(?=\.\s))[ ]?(?P<roman_m>[./)\-:,]{1,2}|(?=\s+\p{Lu}{2}))(?!(?<=/)(?:19|20)\d\d)(?=\s*[\p{Lu}"(\d]|(?<=[IVX][ivx]\.|[ivx]{2}\.)\s\p{Ll}))
    |(?P<capital>(?P<capital_n>[A-EGĐ])[ ]?(?P<capital_m>[./)\-]|,(?=\s\p{Lu}{2})|(?=\s+\p{Lu}{2}))(?=\s*[\p{Lu}"]|(?<=[A-EGĐ]\.)\s\p{Ll}{2}))
    |(?P<letter>(?P<letter_n>[a-eghiklmnđopqrstuvxy])[ ]?(?P<letter_m>\)(?=\s*\S)|[./](?!\d)(?=\s*\S)|[-,](?=\s[\p{Lu}\d"])))
    |(?P<grown>(?P<grown_n>[LlI])(?P<grown_m>)(?=\p{Lu}{2,}[ ]\p{Lu}{2}))
    |(?P<strokes>(?![TNMJYvV1!íìÍÌÏỈỊ\[][ ]+\p{Lu}\p{Ll})(?P<strokes_n>[IVXLTHNMJYUƯlv1|!íìÍÌïÏỈỊ\[]{1,4})(?![\p{L}\d])[ ]?(?P<strokes_m>[./)\-:,]{0,2})(?=\s*\p{Lu}))
    |(?P<slip>(?P<slip_n>[SsŠšóôöÓÔZzBøäáàêéèđĐ£€©&@])[ ]?(?P<slip_m>[.)/-])(?=\s\p{Lu}))
    """,
    re.VERBOSE,
)
_STOPS = str.maketrans(",:", "..")
"""What scanners read the stop of a decimal label as."""
_ENACTING = compile_pattern(r"\s*QUY[ẾÊỀÉE]T (?:[ĐD][ỊI]NH|NGH[ỊI])\W*(?:\n|$)")
"""What no number stands before: a stroke there is a speck."""
_SLASHED_WORD = compile_pattern(r"[vV]\s?/\s?[vV]\b|[bBtTpPkK]\s?/\s?[a-z]{1,2}\b|T/M|K/T|T/L|Đ/[cC]\b")


def label_at(source: SourceText, offset: int) -> Label | None:
    """The label that stands exactly at ``offset``, or None."""
    folded = source.folded
    match = _LABEL.match(folded, offset)
    if not match:
        return None
    group = match.lastgroup and next(name for name in _KINDS if match[name] is not None)
    assert group
    text = match[f"{group}_n"]
    if group == "decimal":
        text = text.translate(_STOPS)
    start, end = match.span(f"{group}_n")
    # Scanners read the stop behind a number as a comma.
    mark = (match[f"{group}_m"] or "").strip().replace(",", ".")
    if _SLASHED_WORD.match(folded, offset) or (not mark and _ENACTING.match(folded, match.end())):
        return None
    if group == "roman" and text[-1] in "ivx" and text[0].isupper():
        text = text.upper()  # a converter kept the small letters that a font showed as capitals
    if group == "roman" and text.isdigit() and folded[match.end() : match.end() + 1].isdigit():
        return None  # 1.000.000
    if mark == "." and len(text) == 1 and _INITIALS.match(folded, match.end()):
        return None
    if group == "grown" and not _is_grown(folded, offset):
        return None
    if group == "strokes" and text in _AUTHORITY_STROKES and not _HEADING.match(folded, match.end()):
        return None
    kind, value, roman = _read(group, text, mark)
    damaged = group in ("strokes", "slip", "grown") or (group == "decimal" and text[0] in "SsZzoO")
    if kind is None and group in ("roman", "digits", "capital"):
        # no number in the reading, but perhaps what a scanner made of one
        kind, value, roman = _read_slip(text) if text in _SLIPS else _read_strokes(text)
        damaged = True
    if kind == "roman" and group != "grown" and not mark and "TH" in text and is_syllable(text.lower()):
        return None  # THI is a word
    if kind is None or (kind == "roman" and not set(text) <= _ROMAN.keys() and _ends_line(folded, match.end())):
        return None
    return Label(kind, match.start(), start, end, match.end(), text, mark[:1], value, roman, damaged)


_INITIALS = compile_pattern(r"\p{Lu}\.\p{Lu}(?![\p{L}.])")
"""The rest of a writer's initials (``V.H.N``)."""
_HEADING = compile_pattern(rf"\s*(?:\p{{Lu}}+\s)?\p{{Lu}}*{TONE.pattern}")
_AUTHORITY_STROKES = frozenset(("UV", "HL"))
"""Abbreviations of offices that strokes and the mark grown to them look like as well, before a heading in capitals."""
_WORD = compile_pattern(r"\p{Lu}+")


def _is_grown(folded: str, offset: int) -> bool:
    """Whether a stroke has grown to the first word of a heading (``LMỤC ĐÍCH``): a syllable without it, and none with it."""
    word = _WORD.match(folded, offset + 1)
    return word is not None and is_syllable(word[0].lower()) and not is_syllable((folded[offset] + word[0]).lower())


def _ends_line(folded: str, offset: int) -> bool:
    stop = folded.find("\n", offset)
    return not folded[offset : stop if stop >= 0 else None].strip()


def is_labelled(source: SourceText, offset: int) -> bool:
    """Whether a numbered unit begins at ``offset``, as far as its label can be read."""
    label = label_at(source, offset)
    return label is not None and not label.is_damaged


_STROKES = str.maketrans(
    dict.fromkeys("lL1|!íìïÍÌÏỈỊTJi[", "I") | {"H": "II", "N": "II", "M": "III", "Y": "V", "v": "V", "x": "X", "Ư": "I"}
)
_AUTHORITY = frozenset(("TL", "TM", "TU", "TH", "NH", "TN", "NT", "TT", "HT", "TV"))


_BARRED_STROKE = compile_pattern(r"(?:UV$|U|(?<=U)I)+$")
"""The last stroke with the mark grown to it: ``I/`` as ``U`` or ``UƯ``."""


def _read_strokes(text: str) -> tuple[SectionKind | None, int, int]:
    """A Roman number whose strokes ran together (``H`` for II, ``IU`` for ``II/``): the value that its strokes count."""
    if text.upper() in _AUTHORITY or (len(text) > 2 and is_syllable(text.lower())):
        return None, 0, 0
    strokes = text.translate(_STROKES)
    strokes = _BARRED_STROKE.sub("I", strokes)
    value = roman_value(strokes) or (len(strokes) if set(strokes) == {"I"} and len(strokes) <= 5 else 0)
    return ("roman", value, value) if value else (None, 0, 0)


_SLIPS = {
    **dict.fromkeys("SsŠšoO", 5),
    **dict.fromkeys("óôöÓÔ", 6),
    **dict.fromkeys("Zz", 2),
    "B": 8,
}
"""Digits as scanners misread them before a full stop."""
_LETTER_SLIPS = {
    **dict.fromkeys("äáà", "a"),
    **dict.fromkeys("êéè", "e"),
    **dict.fromkeys("ø&@", "g"),
    "đ": "đ",
    "Đ": "đ",
    "£": "e",
    **dict.fromkeys("€©", "c"),
}


def digit_slip(text: str) -> int | None:
    """The digit that a scanner may have read as this letter."""
    return _SLIPS.get(text) or (5 if text == "Đ" else None)


def _read_slip(text: str) -> tuple[SectionKind | None, int, int]:
    if text in _SLIPS:
        return "arabic", _SLIPS[text], 0
    return "letter", LETTERS.find(_LETTER_SLIPS.get(text, text)) + 1, 0


_KINDS = (
    "part",
    "chapter",
    "article",
    "paren",
    "decimal",
    "digits",
    "roman",
    "capital",
    "letter",
    "grown",
    "strokes",
    "slip",
)


def _read(group: str, text: str, mark: str) -> tuple[SectionKind | None, int, int]:
    """Kind, value, and the value as a Roman number if it may have been one."""
    if group == "part":
        word = unmarked(text).lower().split()[-1]
        value = _ORDINALS.get(word) or (int(word) if word.isdigit() else roman_value(text.split()[-1]))
        value = value or (CAPITALS.find(text) + 1 if len(text) == 1 else 0)
        return ("part", value, 0) if value else (None, 0, 0)
    if group == "chapter":
        return "chapter", int(text) if text.isdigit() else roman_value(text), 0
    if group == "article":
        return "article", int(re.match(r"\d+", text)[0]), 0  # type: ignore[index]
    if group == "paren":
        return "paren", int(text), 0
    if group == "decimal":
        return "decimal", int(re.findall(r"\d+", text)[-1]), 0
    if group == "digits":
        if text.isdigit():
            kind: SectionKind = "paren" if mark.startswith(")") else "arabic"
            return kind, int(text), roman_value(text) if set(text) == {"1"} else 0
        if set(text) <= set("Il1") or text in ("I", "II", "III"):
            return "roman", roman_value(text), roman_value(text)
        return None, 0, 0
    if group == "roman":
        value = 0 if text.isdigit() else roman_value(text)
        return ("roman", value, value) if value else (None, 0, 0)
    if group in ("strokes", "grown"):
        return _read_strokes(text)
    if group == "slip":
        return _read_slip(text)
    if group == "capital":
        return "capital", CAPITALS.find(text) + 1 or 1, 0
    return "letter", LETTERS.find(text) + 1, 0


def roman_value(text: str) -> int:
    """Value of a Roman number up to XXXIX, usual slips of scanners mended; 0 if it is none."""
    mended = text.translate(_ROMAN_SLIPS) if not (text.isupper() and set(text) <= set("IVXL")) else text
    mended = mended.replace("IIII", "III")
    if not mended or not _VALID_ROMAN.fullmatch(mended):
        return 0
    total = 0
    for char, after in zip(mended, mended[1:] + " ", strict=True):
        digit = _ROMAN.get(char, 0)
        total += -digit if digit < _ROMAN.get(after, 0) else digit
    return total


def roman_numeral(value: int) -> str:
    """``value`` (1 to 39) as a Roman number."""
    return "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
