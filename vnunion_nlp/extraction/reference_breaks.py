"""Citations torn by a line's end or by specks of a scan, or grown together: one reading text without that, and the way back.

``của Tổng Liên\\n- đoàn`` reads *của Tổng Liên đoàn*. A gap closes only where what stands on both sides goes on with a citation: inside
a term of the field (``Ban Thường`` / ``vụ``), behind a word that wants another (``của``, ``số``, ``ngày``), before ``của``, ``ngày``, ``năm``,
or where a line goes on in small letters. A lost blank comes back between the words of a term (``Quyếtđịnh``), behind a joining word
(``tạiNghị định``) and behind a number or a symbol (``02-NQ/TWngày``, ``2021của``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from vnunion_nlp.extraction.reference_lost_blanks import lost_blanks
from vnunion_nlp.extraction.reference_terms import later_words, term_pairs
from vnunion_nlp.extraction.reference_torn_names import goes_on_with_name
from vnunion_nlp.patterns import compile_pattern

_MARKS = "-_.,:;'`^~\"°•·=\\ˆ˜ï/"
_CLASS = re.escape(_MARKS)
# Where a gap shows itself: a line's end, a lone speck, a mark that touches a word where none belongs.
# (The lookbehinds stand behind the marks, so that the pattern begins with a set of characters and scans fast.)
_SIGN = compile_pattern(
    rf"\n|[{_CLASS}]{{1,3}}(?=[ \w])(?:(?<=[ ][{_CLASS}])|(?<=[ ][{_CLASS}]{{2}})|(?<=[ ][{_CLASS}]{{3}}))"
    r"|[-.:;'_`](?:[-.:;'_`](?=[ ]?[a-zà-ỹđ])|(?=[ ]?[a-zà-ỹđ])(?<=\w.))|[-.:'_`](?=[ ][A-ZĐ])(?<=[aAt].)|:(?=[ ][A-ZĐ])"
)
_AROUND = frozenset(" \n" + _MARKS)
_REACH = 200
_PAGE_NUMBER = compile_pattern(r"\d{1,3} *\n")
_STRAY = compile_pattern(r"[ ]\p{L}(?=[ ]?\n)")
_WINDOW = 34
_WANTS_MORE = compile_pattern(
    r"(?<![a-z])(?:cua(?P<name>)|(?:so|ngay|thang|lan thu)(?P<digit>)|nam(?P<year>)|ngay[ ]\d{1,2}(?P<month>)|thang[ ]\d{1,2}(?P<of>)"
    r"|khoan[ ]\d{1,2}[a-z]?(?P<article>)|diem[ ][a-z](?P<clause>))$|[a-z\d][/-]{1,2}(?P<code>)$|/\S{1,24}[ ]-(?P<rest>)$|\d[.](?P<decimal>)$"
)
_SYMBOL_END = compile_pattern(r"\d/\S{1,20}[A-ZĐ]$")
_OPEN_ENDS = ("cua", "so", "ngay", "thang", "lan thu", "nam")
_WANTED = {
    "name": compile_pattern(r"\p{Lu}"),
    "digit": compile_pattern(r"\d"),
    "decimal": compile_pattern(r"\d"),
    "year": compile_pattern(r"\d{4}(?!\d)"),
    "month": compile_pattern(r"tháng|THÁNG"),
    "of": compile_pattern(r"năm|NĂM"),
    "code": compile_pattern(r"[A-ZĐ]{2}|\d{4}(?!\d)|[01]?\d[ ]?[/-]"),
    "rest": compile_pattern(r"[A-ZĐ]{2}"),
    "article": compile_pattern(r"Điều[ ]\d"),
    "clause": compile_pattern(r"[Kk]hoản[ ]\d"),
}
_GOES_ON = compile_pattern(
    r"(?:CỦA|của)[ ]|(?:NGÀY|ngày)[ ]\d{1,2}[ ]?(?:[/.-]|tháng|THÁNG)|(?P<year>năm)[ ]\d{4}(?!\d)"
)
_CITED = compile_pattern(r"[\p{Lu}\d][\p{L}\d]{0,3}$")
_TYPE_END = compile_pattern(r"(?<![a-z])(?:dinh|quyet|hoach|thi|an|van|dan|luan|trinh|che|lenh|(?<!dau )tu|bao|luat)$")
# ``Quyết định số:`` at a line's end, before its number.
_NUMBERED_TYPE = compile_pattern(r"(?<![a-z])(?:dinh|quyet|hoach|dan|luan|trinh|thi|van|tu|bao)[ ]so$")
_NUMBER_WORD = compile_pattern(r"(?:số|Số|SỐ)[ :.]{1,3}[\d/]")
_SMALL = compile_pattern(r"\p{Ll}\p{L}")
_WORDS = compile_pattern(r"[a-z]+")
_BODY = compile_pattern(
    r"(?<![a-z])(?:ban chap hanh|ban thuong vu|doan chu tich|uy ban kiem tra|uy ban nhan dan|hoi dong nhan dan|thuong truc|bch|btv|ubnd|hdnd|ubkt"
    r"|(?:pho )?chu tich|van phong)$"
)
_COMPLEMENT = compile_pattern(
    r"(?:tong lien doan|lien doan lao dong|ldld|cong doan|cd[a-z]{0,4}|tinh|huyen|thanh pho|quan|phuong|xa|thanh uy|tinh uy|huyen uy|quan uy|dang uy"
    r"|dang bo|trung uong|ubnd|uy ban nhan dan|hoi dong nhan dan)(?![a-z])"
)


# "Tỉnh ủy" and "Ban Thường vụ" side by side are no "ủy ban", nor is "Luật" in one cell and "Ban …" in the next a "Luật Ban hành …".
_COMMITTEE = compile_pattern(r"(?:(?:tinh|thanh|huyen|quan|thi|dang)[ ]uy|luat)$")


@dataclass(frozen=True, slots=True)
class Bridged:
    """A text whose gaps are closed, with the way back."""

    text: str
    plain: str
    """The same in lower case without tones."""
    starts: tuple[int, ...]
    """Where in ``text`` each stretch begins that lies further on in the passage."""
    shifts: tuple[int, ...]
    """How much further each of them lies."""

    def to_passage(self, start: int, end: int) -> tuple[int, int]:
        """The interval in the passage of an interval in ``text``."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, at: int) -> int:
        index = bisect_right(self.starts, at) - 1
        return at + (self.shifts[index] if index >= 0 else 0)


def bridge(text: str, plain: str) -> Bridged:
    """``text`` (a passage's; ``plain`` without tones in lower case) with one blank for each gap that tears a citation."""
    gaps: list[tuple[int, int]] = []
    at = done = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < done:
            continue
        start, end = _gap(text, sign.start(), sign.end(), done)
        done = end
        if not _tears(text, plain, start, end):
            # A letter alone at a line's end may be a stray one: "Ban F" / "Thường vụ".
            start -= 2
            if not (at < start and _STRAY.match(text, start) and _tears(text, plain, start, end)):
                continue
        gaps.append((start, end))
        at = end
    if lost := lost_blanks(text, plain):
        gaps = sorted(gaps + lost)
    return _closed(text, plain, gaps) if gaps else Bridged(text, plain, (), ())


def _closed(text: str, plain: str, gaps: list[tuple[int, int]]) -> Bridged:
    """The texts with one blank for each of the gaps, which are sorted."""
    pieces: list[slice] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = length = 0
    for start, end in gaps:
        pieces.append(slice(at, start))
        length += start - at + 1
        starts.append(length)
        shifts.append(end - length)
        at = end
    pieces.append(slice(at, None))
    return Bridged(
        " ".join(text[piece] for piece in pieces),
        " ".join(plain[piece] for piece in pieces),
        tuple(starts),
        tuple(shifts),
    )


def _gap(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The whole gap around a sign: blanks and marks on both sides, a page's number, a stray "l" that begins the line."""
    is_line, low, high = text[start] == "\n", max(floor, start - _REACH), min(len(text), end + _REACH)
    while start > low and text[start - 1] in _AROUND:
        start -= 1
    while end < high:
        if text[end] in _AROUND:
            end += 1
        elif is_line and (number := _PAGE_NUMBER.match(text, end)):
            end = number.end()
        elif is_line and text.startswith("l ", end):
            end += 2
        else:
            break
    if text[start] in "-/" and text[start - 1 : start].isalnum() and end - start > 1:
        # The hyphen of a number or a symbol: "52/KH-" / "TLĐ".
        start += 2 if text[start + 1] in "-/" and end - start > 2 else 1
    elif is_line and text.startswith(" -", start) and _SYMBOL_END.search(text, max(0, start - _WINDOW), start):
        # "45/KH-UBND -" / "NV"
        start += 2
    return start, end


def _tears(text: str, plain: str, start: int, end: int) -> bool:
    """Whether the gap between ``start`` and ``end`` stands inside a citation."""
    if not 0 < start < end < len(text) or not text[end].isalnum():
        return False
    touches = text[start] in ".;:"
    is_line = text.find("\n", start, end) >= 0
    if touches and is_line and not plain.endswith("cua", 0, start):
        return _NUMBERED_TYPE.search(plain, max(0, start - _WINDOW), start) is not None and text[end].isdigit()
    last, first = text[start - 1], text[end]
    low = max(0, start - _WINDOW)
    if plain.endswith(_OPEN_ENDS, low, start) or not last.isalpha() or plain[start - 2 : start - 1] == " ":
        wants = _WANTS_MORE.search(plain[low:start])
        if wants and _WANTED[wants.lastgroup or "name"].match(text, end):
            return True
    if first in "cCnN" and (first.islower() or last.isupper() or last.isdigit()):
        goes_on = _GOES_ON.match(text, end)
        if goes_on:
            # ``ngày 26/4/2023; của UBND tỉnh tại …``: the next of a list.
            return not text.startswith("; c", start) and (
                goes_on["year"] is not None
                or is_line
                or _in_prose(text, start)
                or _CITED.search(text[low:start]) is not None
            )
    if first in "sS" and _NUMBER_WORD.match(text, end):
        return text[start] != ";" and _TYPE_END.search(plain[low:start]) is not None
    if _STRAY.match(text, start):
        return _inside_term(plain, start, end)
    if is_line and last.isalnum() and _SMALL.match(text, end):
        return True
    if not last.isalpha() or (is_line and text[start] in ".;:,"):
        return False
    if is_line and first.isupper() and goes_on_with_name(text, plain, start, end):
        return True
    if text.startswith("    ", start) and not first.islower() and not _in_prose(text, start):
        # The gap between two columns.
        return False
    if not _inside_term(plain, start, end) and not (
        is_line and _COMPLEMENT.match(plain, end) and _BODY.search(plain[low:start])
    ):
        return False
    # A line in capitals does not go on with one in small letters.
    return (
        not is_line or not _is_capital_line(text[end : end + 12]) or _is_capital_line(text[max(0, start - 12) : start])
    )


def _in_prose(text: str, at: int) -> bool:
    """Whether what stands before ``at`` in its line is longer than a column: blanks there justify a line of prose."""
    line = text[max(0, at - _COLUMN) : at]
    return len(line) == _COLUMN and "\n" not in line


_COLUMN = 60


def _is_capital_line(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _inside_term(plain: str, start: int, end: int) -> bool:
    """Whether the words around a gap are neighbours in a term."""
    first = _WORDS.match(plain, end)
    if first is None or first[0] not in later_words():
        return False
    before = plain[max(0, start - _WINDOW) : start]
    words = _WORDS.findall(before)
    if not words or (first[0] == "ban" and _COMMITTEE.search(before)):
        return False
    return " ".join(words).endswith(term_pairs().get((words[-1], first[0]), ()))
