"""The parts a citation is made of: ordinals, dates, organs, quoted titles (NORMS §9.1). Each reader takes a ``View`` and an offset.

A reader returns where its part ends, or None; it looks at a bounded stretch only, so that the whole stays linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_breaks import Bridged, bridge
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import mended
from vnunion_nlp.text import lower, normalise, unmarked

_ROMAN_VALUES = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTER_VALUES = {"I": 1, "V": 5, "X": 10}
_ORDINAL_WORDS = {
    word: value
    for value, words in enumerate(
        (
            "nhat",
            "hai",
            "ba",
            "tu|bon",
            "nam",
            "sau",
            "bay",
            "tam",
            "chin",
            "muoi",
            "muoi mot",
            "muoi hai",
            "muoi ba",
            "muoi bon",
        ),
        start=1,
    )
    for word in words.split("|")
}
_WORDS = "|".join(sorted(_ORDINAL_WORDS, key=len, reverse=True))
# A scanner reads "II" as "H" and "I" as "T" (``XIH``, ``XIT``).
ORDINAL = rf"(?:[ivxl1][ivxl1h]{{0,5}}t?|\d{{1,2}}|{_WORDS})(?![a-z0-9])"


@dataclass(frozen=True, slots=True)
class View:
    """A passage's text without gaps that tear citations, and the same in lower case without tones, by which its words are known."""

    text: str
    plain: str
    bridged: Bridged

    @classmethod
    def of(cls, passage: Passage) -> View:
        bridged = bridge(passage.text, unmarked(passage.lower))
        return cls(bridged.text, bridged.plain, bridged)

    def words(self, start: int, end: int) -> str:
        return normalise(self.text[start:end])

    def organ(self, start: int, end: int) -> str:
        """An organ's name with what a scanner damaged in it mended."""
        return mended(self.words(start, end))


def ordinal_value(ordinal: str) -> int | None:
    """The value of an ordinal without tones in lower case: ``xiii``, ``13``, ``muoi ba``, ``xlll`` (OCR); None if it is none."""
    if ordinal in _ORDINAL_WORDS:
        return _ORDINAL_WORDS[ordinal]
    if ordinal.isdecimal() and ordinal.isascii() and ordinal != "111":
        return int(ordinal)
    letters = ordinal.replace("l", "i").replace("1", "i").replace("h", "ii").upper()
    if len(letters) > 1 and letters[0] in "XV":
        letters = letters.replace("T", "I")
    if not letters or not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", letters):
        return None
    values = [_LETTER_VALUES[letter] for letter in letters]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def roman(ordinal: str) -> str | None:
    """An ordinal (see ``ordinal_value``) as a Roman numeral, for 1 to 39; None if it is none."""
    value = ordinal_value(ordinal)
    return to_roman(value) if value is not None else None


def to_roman(value: int) -> str | None:
    """``13`` → ``XIII``, for 1 to 39."""
    if not 0 < value < 40:
        return None
    letters = ""
    for worth, letter in _ROMAN_VALUES:
        count, value = divmod(value, worth)
        letters += letter * count
    return letters


# --- dates ---------------------------------------------------------------------------------------------------------------------

_DATE = compile_pattern(
    r"[ ,(;]{0,4}(?:(?:ky|ban hanh)[ ]{1,2})?+(?:"
    r"(?:ngay[ ]{0,3})?+(?P<d>[0-3l]?\d)[ ]?[/.-][ ]?(?P<m>[0-3]?\d)[ ]?[/.-][ ]?(?P<y>\d{4})(?!\d)"
    r"|ngay[ ]{0,3}(?P<d2>[0-3l]?\d|[ ._…]{0,20})[ ]{0,3}thang[ ]{0,3}(?P<m2>[01]?\d)[ ]{0,3},?[ ]?nam[ ]{0,3}(?P<y2>\d{4})(?!\d)"
    r"|ngay[ ]{1,3}(?P<d3>[0-3l]?\d)[ ]{1,3}thang[ ]{1,3}(?P<m3>[01]?\d)[ ]{0,3}[/.-][ ]{0,3}(?P<y3>\d{4})(?!\d)"
    # Digits that grew together: a date stands there, but nobody can read which.
    r"|ngay[ ]{1,3}(?:\d{3,4}[ ]?[/.-][ ]?|\d{1,2}[/.-]\d{1,2})(?:19|20)\d\d(?!\d)"
    r")"
)


def read_date(view: View, at: int) -> tuple[str | None, int] | None:
    """The date of a cited document at ``at`` (its comma and ``ngày`` included): ISO date and end. An impossible day is None."""
    match = _DATE.match(view.plain, at)
    if match is None:
        return None
    form = next((form for form in ("", "2", "3") if match[f"y{form}"]), None)
    if form is None:
        return None, match.end()
    day, month, year = (match[f"{part}{form}"] for part in "dmy")
    day = day.replace("l", "1").strip(" ._…")
    try:
        iso = (
            date(int(year), int(month), int(day)).isoformat() if day else date(int(year), int(month), 1).isoformat()[:7]
        )
    except ValueError:
        iso = None
    return iso, match.end()


# --- organs --------------------------------------------------------------------------------------------------------------------


@cache
def organ_phrases(role: str) -> re.Pattern[str]:
    """A pattern of the phrases of ``knowledge/organ_words.tsv`` with a role, in lower case without tones."""
    phrases = {unmarked(lower(row["phrase"])) for row in rows("organ_words") if row["role"] == role}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(phrase.replace(" ", "[ ]{1,3}") for phrase in ordered)
    return compile_pattern(rf"(?:{alternatives})(?![a-z0-9])")


_GAP = compile_pattern(r"[ ]{1,3}")
_JOINT = compile_pattern(r"[ ]{0,2}(?:,|-|&|[ ]va)[ ]{1,3}|[ ]{0,2}[-,][ ]{0,2}")
_PROPER = compile_pattern(r"\p{Lu}[\p{L}\d'.&-]*+(?!/)")
_TERM = compile_pattern(rf"[ ]{{1,3}}khoa[ ]{{1,3}}{ORDINAL}")
_BRACKETED_TERM = compile_pattern(rf"[ ]{{0,3}},?[ ]{{0,2}}\([ ]?khoa[ ]{{1,3}}{ORDINAL}[ ]?\)")
# In capitals a name's end does not show: it ends at a word that no name holds.
_NO_NAME = compile_pattern(
    r"(?:ve|ban hanh|quy dinh|huong dan|thuc hien|trien khai|tren|nam[ ]{1,3}\d|nhiem|giai|trong|den|tu|ngay|chao|kem|voi|cho|theo|khoa"
    r"|lan|va|cua|giao|phe|sua|so|thong|to chuc|phat|xay|day|nang|tang|doi|tiep)(?![a-z0-9])"
)
_MAX_STEPS = 14
# Wards and urban districts may bear a number: "Quận 8", "phường 12".
# What follows a national organ's name may be its branch in a place, but no other organ.
_ANOTHER = compile_pattern(r"(?:cong doan|lien doan|tong lien doan|ldld|dang|ban)(?![a-z])")
_NUMBERED_PLACE = compile_pattern(
    r"[ ](?:\d{1,2})(?![\p{L}\d/.-]|,\d|[ ](?:thang|nam|ngay|quy|tuan|nguoi|lan|don vi|cdcs|cong doan|co so|doan vien))"
)
_MAY_BE_NUMBERED = ("quan", "phuong", "khu vuc")


# A small word behind a single capital makes a compound of it ("Điện tử", "Phụ sản"), unless it begins what the document is about.
_SMALL = compile_pattern(
    r"(?!(?:ve|ban|quy|huong|thuc|trien|trong|den|tu|tai|cho|va|co|da|duoc|de|nham|tren|theo|gui|giao|phe|duyet|sua|bo|thay|to|tang|day|tiep|chi"
    r"|yeu|thong|kem|nay|khoa|nhiem|nam|ngay|so|lan|cung|voi|do|la|phai|xay|phat|cong|tra|xu|cap|chap|quyet|ket|phoi|trinh|gom|neu|ap|ho|thu|nay|ma"
    r"|nhu|sau|truoc|khi|hoac|gop|doi|tham|chi|bao|hop|xet|chu|cac|nhung|mot|hai|ba|dong|trung|cua|kien|tang|lap|dinh|mo|thanh|len|bai|can|vao|ky|o)\b)"
    r"[a-z]{2,6}(?![a-z0-9])"
)
_LOCAL = compile_pattern(
    r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khu vuc|(?:.{0,20} )?(?:uy|dang bo)|ubnd|hdnd|.{0,20}nhan dan)$"
)
_MEETING = compile_pattern(
    rf"hoi[ ]{{1,3}}nghi(?:[ ]{{1,3}}lan[ ]{{1,3}}thu[ ]{{1,3}}{ORDINAL})?[ ]{{1,3}}(?=ban chap hanh|bch|trung uong)"
)
_SESSION = compile_pattern(rf"[ ]{{1,3}}(?:lan[ ]{{1,3}}thu[ ]{{1,3}}{ORDINAL}|\d{{1,2}}(?![\d/.-]))")
# Organs of one name, which no proper name follows.
_WHOLE = frozenset(
    (
        "bo chinh tri",
        "ban bi thu",
        "chinh phu",
        "thu tuong",
        "bct",
        "bbt",
        "bchtw",
        "quoc hoi",
        "ubtvqh",
        "vpcp",
        "tld",
        "dct",
    )
)


def read_organ(view: View, at: int, is_head: re.Pattern[str] | None = None, *, with_term: bool = True) -> int | None:
    """End of the organ's name that begins at ``at`` (``Ban Thường vụ Tỉnh ủy Hòa An``); None if none begins there.

    ``is_head`` matches the type words of documents: a name never runs into one. ``with_term`` takes ``khóa XII`` along.
    """
    if meeting := _MEETING.match(view.plain, at):
        at = meeting.end()
    opening = _opening(view, at)
    if opening is None:
        return None
    end = _name_end(view, at, opening, is_head)
    if meeting and (session := _SESSION.match(view.plain, end)):
        end = session.end()
    term = _TERM.match(view.plain, end) if with_term else None
    return int(term.end()) if term else end


def _opening(view: View, at: int) -> re.Match[str] | None:
    """The first words of a name: a known phrase or a capitalised word."""
    text = view.text
    first = organ_phrases("start").match(view.plain, at)
    if first is None:
        is_name = text[at : at + 2].strip().isalpha() and text[at : at + 1].isupper()
        return _PROPER.match(text, at) if is_name else None
    return first if text[at].isupper() or first[0] not in _SHORT_STARTS else None


_SHORT_STARTS = frozenset(
    ("ban", "bo", "so", "phong", "hoi", "vien", "truong", "nganh", "dang", "khoi", "cum", "trung tam", "nha may")
)


def _name_end(view: View, at: int, opening: re.Match[str], is_head: re.Pattern[str] | None) -> int:
    """End of the name, word by word: known words, capitalised words, joints."""
    plain, text = view.plain, view.text
    end = opening.end()
    words = plain[at:end]
    capitals = len(text[at : at + 12].split(" ")) > 1 and text[at : at + 12].isupper()
    names_place = _may_name_place(plain, at, end)
    is_local = _LOCAL.match(words) is not None
    is_closed = words in _WHOLE
    # How many capitalised words stand in a row that are no known words; the opening may be the first.
    proper_words = 1 if opening.re is _PROPER else 0
    for _ in range(_MAX_STEPS):
        step = _GAP.match(plain, end)
        start = step.end() if step else end
        if step and plain.endswith("viet nam", at, end) and _ANOTHER.match(plain, start):
            break
        if step and (word := _next_word(view, start, is_head)):
            names_place = _may_name_place(plain, start, word)
            is_local = _LOCAL.match(plain, start, word) is not None
            is_closed = plain[start:word] in _WHOLE
            end, proper_words = word + (plain.startswith("tp.", start) and word == start + 2), 0
            if names_place and plain[start:word] in _MAY_BE_NUMBERED and (number := _NUMBERED_PLACE.match(plain, end)):
                return number.end()
            continue
        proper = _PROPER.match(text, start) if step and not is_closed else None
        if (
            proper
            and not (is_head and is_head.match(plain, start))
            and (not capitals or (names_place and proper_words < 4 and not _NO_NAME.match(plain, start)))
        ):
            proper_words += 1
            end = proper.end() - (proper[0][-1] in ".-'")
            continue
        if (
            step
            and proper_words == 1
            and not is_local
            and text[start].islower()
            and (small := _SMALL.match(plain, start))
        ):
            end, proper_words = small.end(), 0
            continue
        joint = _JOINT.match(plain, end)
        second = organ_phrases("joined").match(plain, joint.end()) if joint else None
        if joint and second and text[joint.end()].isupper():
            end = second.end()
            continue
        break
    return end


def _may_name_place(plain: str, start: int, end: int) -> bool:
    """Whether a place's name may follow these words (``tỉnh``, ``Tỉnh ủy``)."""
    return organ_phrases("level").fullmatch(plain, start, end) is not None or plain.endswith(
        (" uy", "dang bo"), start, end
    )


def _next_word(view: View, start: int, is_head: re.Pattern[str] | None) -> int | None:
    """End of the next word that goes on with an organ's name."""
    ends = [0]
    for role in ("inner", "level"):
        word = organ_phrases(role).match(view.plain, start)
        if word and word[0] != "khoa":
            ends.append(word.end())
    word = organ_phrases("sector").match(view.plain, start)
    if (
        word
        and view.text[start].isupper()
        and not (is_head and is_head.match(view.plain, start) and word[0] != "ke hoach")
    ):
        ends.append(word.end())
    # The longest: "Quân sự" is no "quận".
    return max(ends) or None


_ISSUED_BY = compile_pattern(r"[ ,]{0,4}(?<=[ ,])cua[ ]{1,3}")
_PLAIN_ISSUER = compile_pattern(
    r"[ ,]{1,4}(?=(?:bo chinh tri|ban bi thu|chinh phu|thu tuong chinh phu|tong lien doan)(?![a-z]))"
)


def read_issuer(view: View, at: int, is_head: re.Pattern[str]) -> tuple[int, int] | None:
    """Span of the issuer behind ``của`` at ``at``."""
    by = _ISSUED_BY.match(view.plain, at) or _PLAIN_ISSUER.match(view.plain, at)
    if by is None or is_head.match(view.plain, by.end()):
        return None
    if not by[0].strip(" ,") and not view.text[by.end()].isupper():
        return None
    end = read_organ(view, by.end(), is_head)
    return (by.end(), end) if end is not None else None


def term_end(view: View, at: int) -> int:
    """End of a bracketed term at ``at`` (``(khóa XII)``), which belongs to the mention and not to the issuer's name; else ``at``."""
    term = _BRACKETED_TERM.match(view.plain, at)
    return int(term.end()) if term else at


# --- titles --------------------------------------------------------------------------------------------------------------------

_TITLE = compile_pattern(r'[ ,]{0,4}(?:(?:ve|v/v)(?:[ ]{1,3}viec)?+)?+[ :]{0,4}"(?P<title>[^"\n\x1a]{3,600})"')
_TITLE_SINGLE = compile_pattern(
    r"[ ,]{0,4}(?:ve|v/v)(?:[ ]{1,3}viec)?+[ :]{0,4}'{1,2}(?P<title>[^'\"\n\x1a]{3,600})'{1,2}"
)


def read_title(view: View, at: int) -> tuple[int, int, int] | None:
    """The quoted title at ``at`` (behind ``về``, ``về việc`` or at once): its span without quotation marks, and its end with them."""
    match = _TITLE.match(view.plain, at) or _TITLE_SINGLE.match(view.plain, at)
    if match is None or not match["title"].strip():
        return None
    return *match.span("title"), match.end()
