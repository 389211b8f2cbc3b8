"""Số, ký hiệu: reading one document number and writing it in its canonical form (contract §3 "Canonical numbers", NORMS §1.4).

However a number is written (``58 - KH/TU``, ``31/KH- LĐLĐ``, ``02-NQ/TƯ``), blanks and separators are style and not identity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnunion_nlp.knowledge import listed, rows
from vnunion_nlp.patterns import compile_pattern, named, names_of
from vnunion_nlp.text import unmarked

# A scanner also reads an accent into a capital (``TLĐ`` as ``TLĐÐ``, ``NQ`` as ``NÑQ``, ``HU`` as ``HŨ``).
_LETTER = "A-ZĐƯÂÔƠÊĂÑÙÚŨỦỤŒ"
# One group of an organ's code: LĐLĐ, TTg, ToC, QH15, BTC2, SGD&ĐT, T.Ư.
_ORGAN_GROUP = (
    rf"(?:[BSP]GD[ ]?&?[ ]ĐT|[{_LETTER}](?:[.&]?[{_LETTER}]){{1,14}}[a-zđư]{{0,3}}[{_LETTER}]{{0,6}}"
    rf"|[{_LETTER}][a-zđ]{{1,3}}[{_LETTER}]{{1,4}}[a-zđ]{{0,1}}|T[ ][WƯ]|V(?=\d))(?:l|\d{{1,3}}(?!\d))?+"
)
_ORGAN = rf"{_ORGAN_GROUP}(?:[ ]?[-/][ ]?(?!\d){_ORGAN_GROUP}){{0,4}}"
_SERIAL = (
    r"(?:\d{1,4}[lIO](?=[-/])|\d{1,6}(?:\.\d{1,2})?|[lIO](?=\d|\s?[-/])\d{0,3}|B(?=\d{1,3}[-/]\p{L})\d{1,3})"
    r"(?:[a-hđ](?![a-zđ])|[A-H](?=[ ]?[-/]))?"
)
_SEP = r"[ ]{0,3}[-/](?:[ ]?[-/])?[ ]{0,3}"
# Between type and organ a scanner may leave another mark than the one that was written.
_JOINT = (
    rf"(?:{_SEP}|[:.~=](?=[{_LETTER}]{{2}})"
    r"|[ ]{1,2}(?=(?:TLĐ|LĐLĐ|CĐCS|CĐN|CĐVC|CĐGD|BCH|BTV|ĐCT|UBND|HĐND|UBKT|TW|TU|HU|ĐU|CP|TTg)(?![\p{L}\d])))"
)


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A số ký hiệu taken apart (contract §3)."""

    serial: str | None
    """As written, zeros in front kept; null where blank or unreadable."""
    year: int | None
    type_code: str | None
    """In its standard case (``CTr``); null for a công văn without one and for laws."""
    organ_code: str | None
    canonical: str | None
    """Null where the serial is unknown."""


@cache
def type_spellings() -> dict[str, str]:
    """Upper-case spellings of type codes, each with the code in its standard case (``CTR`` → ``CTr``, ``QD`` → ``QĐ``)."""
    spellings: dict[str, str] = {}
    for row in rows("document_types"):
        for code in (row["code"], *listed(row["other_codes"])):
            if code:
                spellings.setdefault(code.upper(), code)
        for spelling in listed(row["spellings"]):
            spellings.setdefault(spelling.upper(), row["code"])
    for code in list(spellings.values()):
        # Without its hats (OCR, foreign keyboards), unless that is another type: ĐA is Đề án, DA Dự án.
        spellings.setdefault(unmarked(code).upper(), code)
    spellings.setdefault("N0", "NQ")
    spellings.setdefault("NO", "NQ")
    return spellings


@cache
def _organ_spellings() -> dict[str, str]:
    spellings: dict[str, str] = {}
    for row in rows("organ_codes"):
        spellings.setdefault(row["code"].upper(), row["code"])
        for spelling in listed(row["spellings"]):
            spellings.setdefault(spelling.upper(), row["code"])
    for code in list(spellings.values()):
        spellings.setdefault(unmarked(code).upper(), code)
    return spellings


@cache
def _unmarked_organs() -> dict[str, str]:
    return {unmarked(spelling): code for spelling, code in reversed(_organ_spellings().items())}


@cache
def _party_organs() -> frozenset[str]:
    return frozenset(row["code"] for row in rows("organ_codes") if row["party_order"])


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _misread(alternation: str) -> str:
    """The same codes with the letters that a scanner doubles."""
    return alternation.replace("Đ", "Đ{1,3}").replace("N", "[NÑ]{1,2}")


_TYPE = rf"(?:(?i:{_misread(_alternation(list(type_spellings())))})|QĐi)(?![\p{{L}}\d])"
# A hyphen that was lost or left out: behind the serial (``02NQ/TW``, ``02 NQ/TW``), behind the year (``2016NĐ-CP``), behind the type (``QĐTLĐ``).
_OFTEN_CITED = "NQ|QĐ|NĐ|CT|KL|KH|HD|TT|TTLT|TB|BC|CTr|TTr|QyĐ|QC|CV"
_GLUED_SERIAL = rf"(?:\d{{1,5}}[a-hđ]?+[ ]{{0,2}}(?=(?:{_OFTEN_CITED}){_SEP}[{_LETTER}]))"
_GLUED = rf"(?:{_OFTEN_CITED})[{_LETTER}]{{2,10}}"

_YEAR = r"(?:19|20)\d\d"
_YEAR_SEP = rf"(?:{_SEP}|(?=(?:NĐ|QĐ|TT|TTLT|NQ)[-/]))"
_LAW_ORGAN = r"(?:PL[ ]?-[ ]?)?(?:UBTV)?QHH?[ ]?\d{1,2}|PL-UBTVQH"

_SYMBOL = rf"{_TYPE}(?:{_JOINT}{_ORGAN})?"

NUMBER_PATTERN = (
    rf"(?<![\p{{L}}\d])(?:{_GLUED_SERIAL}|(?:{_SERIAL})?+{_SEP})"
    rf"(?:"
    rf"{_YEAR}(?:{_SEP}{_LAW_ORGAN}|{_YEAR_SEP}(?:{_SYMBOL}|{_GLUED}|{_ORGAN}))"
    rf"|{_SYMBOL}(?:{_SEP}{_YEAR})?"
    rf"|{_ORGAN}(?:{_SEP}{_YEAR})?"
    rf")(?![\p{{L}}\d])"
)
"""A regular expression (of ``compile_pattern``, no capturing groups) for a số ký hiệu at a position of folded text.

It wants a type code or an organ; a bare serial is not matched. It does not match an unreadable serial (``47#/KH-LĐLĐ``):
``parse_number`` does, for text that is known to be a number."""

_PARTS = rf"(?P<type>{_TYPE})(?:{_JOINT}(?P<organ>{_ORGAN}))?"
_TAIL = rf"""
    (?:(?P<year>{_YEAR}){_SEP}(?P<law>{_LAW_ORGAN})
    |(?P<year>{_YEAR}){_YEAR_SEP}(?:{_PARTS}|(?P<organ>{_GLUED}|{_ORGAN}))
    |{_PARTS}(?:{_SEP}(?P<last>{_YEAR}))?
    |(?P<organ>{_ORGAN})(?:{_SEP}(?P<last>{_YEAR}))?)
    [ .,;:]{{0,5}}$
"""
_NUMBER = compile_pattern(
    rf"(?:(?P<serial>{_GLUED_SERIAL})|(?P<serial>{_SERIAL})?+{_SEP}){_TAIL}", re.VERBOSE, repeats_names=True
)
_UNREADABLE = compile_pattern(rf"[^\p{{L}}\n]{{0,12}}?[-/][ ]{{0,3}}{_TAIL}", re.VERBOSE, repeats_names=True)
_NUMBER_GROUPS, _UNREADABLE_GROUPS = names_of(_NUMBER), names_of(_UNREADABLE)
_BARE = compile_pattern(rf"(?P<serial>{_SERIAL})[ .,;:]{{0,5}}$")
_BLANKS = compile_pattern(r"\s+")
_SEPARATORS = compile_pattern(r"([-/])")
_DIGIT_SLIPS = str.maketrans("lIOB", "1108")


def parse_number(text: str) -> ParsedNumber | None:
    """The số ký hiệu that makes up ``text`` (folded, as it stands after ``Số:`` or in a mention); None if it is none.

    A serial that is blank (``/KH-CĐCS``) or unreadable (``47#/KH-LĐLĐ``) is null, and canonical with it. A number without a
    symbol (``4263``) is its serial alone.
    """
    text = text.strip()
    if len(text) > 80:
        return None
    match = _NUMBER.match(text) or _UNREADABLE.match(text)
    if match is None:
        bare = _BARE.match(text)
        return ParsedNumber(_serial(bare["serial"]), None, None, None, _serial(bare["serial"])) if bare else None
    groups = named(match, _NUMBER_GROUPS if match.re is _NUMBER else _UNREADABLE_GROUPS)
    serial = _serial(groups["serial"]) if groups["serial"] else None
    type_code = standard_type(groups["type"]) if groups["type"] else None
    law = _BLANKS.sub("", groups["law"]).replace("QHH", "QH") if groups["law"] else None
    organ = groups["organ"]
    if organ and not type_code:
        type_code, organ = _taken_apart(organ)
    organ_code = law or (standard_organ(organ) if organ else None)
    first, last = groups["year"], groups["last"]
    year = int(first or last) if first or last else None
    canonical = None
    if serial is not None:
        canonical = _canonical(serial, first, type_code, organ_code) + (f"/{last}" if last else "")
        if organ_code in _BOTH_ORDERS and _STATE_ORDER.search(text):
            canonical = f"{serial}/{type_code}-{organ_code}"
    return ParsedNumber(serial, year, type_code, organ_code, canonical)


_BOTH_ORDERS = ("BCĐTW",)
"""Codes that the Party's central steering committees share with the Government's: the order of the symbol tells which."""
_STATE_ORDER = compile_pattern(r"^\d+[a-zđ]? ?/ ?\p{L}+ ?- ?\p{L}+$")


def _serial(text: str) -> str:
    """The serial with digits for the letters that can only be digits (``l2``, ``1O``)."""
    text = text.rstrip()
    letter = text[-1:] if len(text) > 1 and text[-1:] in "ABCDEFGH" else ""
    return text.removesuffix(letter).translate(_DIGIT_SLIPS) + letter


def _taken_apart(organ: str) -> tuple[str | None, str]:
    """Type and organ of a symbol that lost its hyphen, where the codes leave one reading (``NQBCH``); else an organ alone."""
    if organ.upper() in _organ_spellings():
        return None, organ
    readings = [
        code for code in _OFTEN_CITED.split("|") if organ.startswith(code) and organ[len(code) :] in _organ_spellings()
    ]
    return (readings[0], organ[len(readings[0]) :]) if len(readings) == 1 else (None, organ)


def _canonical(serial: str, year: str | None, type_code: str | None, organ_code: str | None) -> str:
    # Separators are style: ``16-BYT/CT`` is ``16/BYT-CT``.
    symbol = "-".join(part for part in (type_code, organ_code) if part).replace("/", "-")
    if year:
        return f"{serial}/{year}/{symbol}"
    if type_code and organ_code and is_party_organ(organ_code):
        return f"{serial}-{type_code}/{organ_code}"
    return f"{serial}/{symbol}"


def standard_type(code: str) -> str:
    """A type code in its standard case and spelling (``CTR`` → ``CTr``, ``QĐÐ`` → ``QĐ``); one that is not known as it is."""
    if code == "QĐi":
        return code
    known = type_spellings()
    return known.get(code.upper()) or known.get(_REPEATED.sub(r"\1", code.upper().replace("Ñ", "N"))) or code


_REPEATED = compile_pattern(r"([ĐN])\1+")


def standard_organ(code: str) -> str:
    """An organ's code without blanks, each group with its hats (``LDLD`` → ``LĐLĐ``, ``TƯ`` → ``TW``)."""
    groups = _SEPARATORS.split(_BLANKS.sub("", code))
    return "".join(_standard_group(group) for group in groups)


def _standard_group(group: str) -> str:
    if group in "-/":
        return group
    known = _organ_spellings().get(group.upper())
    if known is None and not group[-1:].isdigit():
        group = group.replace("TƯ", "TW").replace("T.Ư", "TW")
        known = _unmarked_organs().get(unmarked(group.upper())) or _mended_group(group)
    return known or group


# What a scanner makes of a letter in a symbol: the sign read, the letter meant.
_MISREAD = (
    ("Œ", "G"),
    ("IT", "T"),
    ("I.", "L"),
    (".", ""),
    ("IW", "W"),
    ("VV", "W"),
    ("E", "L"),
    ("I", "L"),
    ("1", "L"),
    ("Ñ", "N"),
)
_TWICE = compile_pattern(r"([DNU])(?=\1)")
_MAX_READINGS = 60


@cache
def _mended_group(group: str) -> str | None:
    """The one known code that a misread group can mean (``TLĐÐ``, ``TI.ĐÐ``, ``LĐL.Đ`` → ``TLĐ``, ``LĐLĐ``); None where there is none."""
    readings, at = [unmarked(group.upper()).replace("Ñ", "N")], 0
    while at < len(readings) < _MAX_READINGS:
        reading, at = readings[at], at + 1
        mended = [reading[: match.start()] + reading[match.end() :] for match in _TWICE.finditer(reading)]
        mended += [reading.replace(sign, letter, 1) for sign, letter in _MISREAD if sign in reading]
        for candidate in mended:
            if len(candidate) > 1 and (known := _unmarked_organs().get(candidate)):
                return known
            if candidate not in readings:
                readings.append(candidate)
    return None


_PARTY_ORGAN = compile_pattern(
    r"(?:VP|UBKT|BT[CGV]|BTGDV|BDV|BNC|BCH|BCĐ|BKT|BĐN|ĐU[A-ZĐ]*|QU|HĐLL|CB|ChB|ĐU|TT)?(?:TW|TU|HU|ĐU|QU|ThU|TXU)|ĐU[A-ZĐ]{1,10}"
)


def is_party_organ(organ_code: str) -> bool:
    """Whether the organ's numbers read ``serial-TYPE/ORGAN`` (contract §3)."""
    first = first_group(organ_code)
    return first in _party_organs() or _PARTY_ORGAN.fullmatch(first) is not None


def is_known_organ(group: str) -> bool:
    """Whether one group of an organ's code is that of an organ, and not of the unit that drafted (``VX``)."""
    return group.upper() in _organ_spellings()


def first_group(organ_code: str) -> str:
    """The organ itself, without the unit that drafted (``LĐLĐ-TG`` → ``LĐLĐ``)."""
    return organ_code.partition("-")[0].partition("/")[0]
