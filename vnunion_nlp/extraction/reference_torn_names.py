"""Names of issuers that a line's end tears: "của UBND tỉnh" / "Hòa An", "của Sở" / "Giáo dục và Đào tạo"."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import fields_of_work

_PLACE_END = compile_pattern(r"(?:tinh|huyen|thanh pho|tp|quan|thi xa|xa|phuong|thi tran)$")
_OFFICE_END = compile_pattern(r"\p{L}[ ](?:Sở|Bộ|Phòng)$")
_PLACE_NAME = compile_pattern(r"\p{Lu}\p{Ll}{1,6} \p{Lu}\p{Ll}{1,6}(?!\p{L})")
_NO_PLACE = compile_pattern(
    r"(?:can cu|thuc hien|ban|uy ban|hoi dong|cong doan|lien doan|chu tich|quyet dinh|ke hoach|noi nhan|kinh gui|phan|chuong|dieu)(?![a-z])"
)


@cache
def _sectors() -> re.Pattern[str]:
    """The first words of what a ministry or department is for (``Bộ | Giáo dục``)."""
    names = {" ".join(field.split()[:2]).rstrip(",") for field in fields_of_work()}
    return compile_pattern("(?:" + "|".join(map(re.escape, sorted(names))) + r")(?!\p{L})", re.IGNORECASE)


def goes_on_with_name(text: str, plain: str, start: int, end: int) -> bool:
    """Whether the line that begins at ``end`` goes on with an issuer's name."""
    low = max(0, start - _NAME_REACH)
    if plain.find(" cua ", low, start) < 0:
        return False
    if _OFFICE_END.search(text[low:start]):
        return _sectors().match(text, end) is not None
    if text.find("-", start, end) >= 0 and (office := _OFFICE.search(text[low:start])):
        return f"{office[1]} - {' '.join(text[end : end + _NAME_REACH].split()[:2])}".casefold() in _joined_sectors()
    if (torn := _PLACE_TORN.search(text[low:start])) and (rest := _SYLLABLE.match(text, end)):
        return f"{torn[1]} {rest[0]}" in _places()
    if text.rfind("\n", start - _WRAPPED, start) >= 0:
        return False
    return (
        _PLACE_END.search(plain[low:start]) is not None
        and _PLACE_NAME.match(text, end) is not None
        and _NO_PLACE.match(plain, end) is None
    )


# ``UBND tỉnh Hòa`` / ``Bình``
_PLACE_TORN = compile_pattern(r"[ ](?:tỉnh|thành phố|TP)[ ](\p{Lu}\p{Ll}{1,6}(?:[ ]\p{Lu}\p{Ll}{1,6})?)$")
_SYLLABLE = compile_pattern(r"\p{Lu}\p{Ll}{1,6}(?!\p{L})")


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("places"))


# ``Sở Lao động`` / ``- Thương binh và Xã hội``
_OFFICE = compile_pattern(r"(?:Sở|Bộ|Phòng)[ ]([\p{L}, ]{2,40})$")


@cache
def _joined_sectors() -> frozenset[str]:
    """What stands around the hyphen in the names of ministries and departments (``lao động - thương binh``)."""
    names = (field.partition(" - ") for field in fields_of_work())
    return frozenset(f"{first} - {' '.join(rest.split()[:2])}".casefold() for first, mark, rest in names if mark)


_NAME_REACH = 60
_WRAPPED = 30
"""A line that was wrapped is at least as long as this."""
