"""The parts a citation is made of: ordinals, dates, quoted titles (NORMS §9.1). Each reader takes a ``View`` and an offset.

A reader returns where its part ends, or None; it looks at a bounded stretch only, so that the whole stays linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_breaks import Bridged, bridge
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import mended
from vnunion_nlp.text import normalise, unmarked

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

# ``ngày`` as typed in haste or as a scanner or converter gives it back: ``nghày``, ``ngàv``, ``nqày``, ``ngy``, ``ng\ufffdy``.
_DAY_WORD, _MONTH_WORD, _YEAR_WORD = "(?:n[gq]h?|hg|[\"'“]g)[a\ufffd]?[yv]", "th[a\ufffd]?ng", "n[a\ufffd]?m"
# A part of a date that was left blank.
_BLANK = "[ ._…]{0,20}"
_DATE = compile_pattern(
    r"[ ,(;]{0,4}(?:(?:duoc[ ])?(?:ky(?:[ ]ban hanh)?|ban hanh)[ ](?:vao[ ])?)?+(?:"
    r"(?:ngay[ ]?)?+(?P<d>[0-3l]?\d|(?<=[ yv])[12l]?l(?=[ ]?[/.-]))[ ]?[/.-][ ]?(?P<m>[0-3]?\d|1?l(?=[ ]?[/.-]))[ ]?[/.-][ ]?(?P<y>\d{4})(?!\d)"
    r"|ngay[ ]?(?:m[ou]ng[ ])?(?P<d2>[0-3l]?\d|[12l]?l|BLANK)[ ]?thang[ ]?(?P<m2>[01l]?\d|1?l)[ ]?,?[ ]?nam[ ]?(?P<y2>\d{4})(?!\d)"
    r"|ngay[ ](?P<d3>[0-3l]?\d)[ ]thang[ ](?P<m3>[01]?\d)[ ]?[/.-][ ]?(?P<y3>\d{4})(?!\d)"
    r"|ngay[ ]?(?P<d4>[0-3]?\d)[ ]?[/.-][ ]?(?P<m4>[01]?\d)[ ]?[/.-][ ]?(?P<y4>[0-3]\d)(?![\d/-]|[.,]\d)"
    r"|(?P<d5>[0-3]?\d)[ ]thang[ ](?P<m5>[01]?\d)[ ],?[ ]?nam[ ](?P<y5>\d{4})(?!\d)"
    # The day was left blank: ``ngày    /3/2024``.
    r"|ngay[ ](?P<d6>)(?P<m6>[01]?\d)[ ]?/[ ]?(?P<y6>\d{4})(?!\d)"
    # Digits that grew together, one too many, one too few: a date stands there, but nobody can read which.
    r"|ngay[ ](?:\d{3,4}[ ]?[/.-][ ]?|\d{1,2}[/.-]\d{1,2})(?:19|20)\d\d(?!\d)"
    r"|ngay[ ]?(?:\d{1,4}|BLANK)[ ]?(?:[/.-]|thang)[ ]?(?:\d{1,4}|BLANK)[ ]?(?:[/.-]|,?[ ]?nam)[ ]?\d[\d.]{1,4}\d(?![\d/-])"
    r")".replace("ngay", _DAY_WORD)
    .replace("thang", _MONTH_WORD)
    .replace("nam", _YEAR_WORD)
    .replace("BLANK", _BLANK)
)


def read_date(view: View, at: int) -> tuple[str | None, int] | None:
    """The date of a cited document at ``at`` (its comma and ``ngày`` included): ISO date and end. An impossible day is None."""
    match = _DATE.match(view.plain, at)
    if match is None:
        return None
    form = next((form for form in ("", "2", "3", "4", "5", "6") if match[f"y{form}"]), None)
    if form is None:
        return None, match.end()
    day, month, year = (match[f"{part}{form}"] for part in "dmy")
    day, month = day.replace("l", "1").strip(" ._…"), month.replace("l", "1")
    year = f"20{year}" if form == "4" else year
    try:
        iso = (
            date(int(year), int(month), int(day)).isoformat() if day else date(int(year), int(month), 1).isoformat()[:7]
        )
    except ValueError:
        iso = None
    return iso, match.end()


# --- titles --------------------------------------------------------------------------------------------------------------------

_TITLE = compile_pattern(r'[ ,]{0,4}(?:(?:ve|v/v)(?:[ ]viec)?+)?+[ :]{0,4}"(?P<title>[^"\n\x1a]{3,600})"')
# The closing mark was forgotten: the title ends with its paragraph.
_TITLE_OPEN = compile_pattern(
    r'[ ,]{0,4}(?:ve|v/v)(?:[ ]viec)?+[ :]{0,4}"(?P<title>[^"\n\x1a;]{3,300}?)(?=[ ;.,]{0,3}(?:\n|$))'
)
_TITLE_SINGLE = compile_pattern(r"[ ,]{0,4}(?:ve|v/v)(?:[ ]viec)?+[ :]{0,4}'{1,2}(?P<title>[^'\"\n\x1a]{3,600})'{1,2}")


def read_title(view: View, at: int) -> tuple[int, int, int] | None:
    """The quoted title at ``at`` (behind ``về``, ``về việc`` or at once): its span without quotation marks, and its end with them."""
    match = _TITLE.match(view.plain, at) or _TITLE_SINGLE.match(view.plain, at) or _TITLE_OPEN.match(view.plain, at)
    if match is None or not match["title"].strip():
        return None
    return *match.span("title"), match.end()
