"""Slips of scanners in the items of nơi nhận: abbreviations of purposes and organs, and the little words between them."""

from __future__ import annotations

import re

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.text import SourceText

_FOR = r"(?:(?:[đd][eêéèểềếẻẽ]|\p{Ll}\d)\s*)?"
"""``để`` in brackets, as scanners read it."""
_SHORT_SLIP = compile_pattern(
    rf"(?<=[({{])\s*{_FOR}(?:[bBhl6D]\s?[/íìil1]?\s?[cCeE€©]|b[íì]|Đ/c|[/][c€©])\s*(?=\))|(?<=(?:để|đề|đế|đê|đẻ)\s)[bB]\s?[/íìil]\s?[cC€©](?=\))"
)
_OPEN_SLIP = compile_pattern(r"(?<![(\p{L}])\s*[bB]/[cC€©]\)$")
_DUTY_SLIP = compile_pattern(rf"(?<=[({{])\s*{_FOR}(?:[uUưƯ01]|t\s?[/íìil1]\s?)?[hR]\s*(?=\))")
_SHARED_SLIP = compile_pattern(rf"(?<=[({{])\s*{_FOR}p\s?[/⁄íìil1]{{1,2}}\s?[hR]\s*(?=\))")
_OPEN_BRACKET_SLIP = compile_pattern(r"\([bB]\s?/?\s?[cC€©]$")
_COMMITTEE_SLIP = compile_pattern(r"(?<!\p{L})[ƯÙÚỦŨỤỪỨ]B(?=ND|MTTQ|KT|TVQH|BC)")
_GENERAL_SLIP = compile_pattern(r"(?<!\p{L})T[ốôóòồỗộơ]ng(?= LĐLĐ| Liên đoàn| Thanh tra| cục| Cục)")
_BRACE = compile_pattern(r"[({\[](?P<duty>(?:[đd][eêểềếẻ]\s|[btpk]\s?/)[^(){}\[\]]{1,40})[)}\]]|\{(?=[^(){}]*\))")
_ARCHIVE_SLIP = compile_pattern(r"^[kKtiI1](?:ưu(?=[:\s]))|^L(?:[uưúù][uưúù](?=[:\s])|ư(?=:))")
_OFFICE_SLIP = compile_pattern(r"^(Lưu:?\s)V[Il1](?=[,;. ]|$)")
_FEDERATION_SLIP = compile_pattern(
    r"(?<!\p{L})(?:L\.?[ĐDBP]{1,2}[Il1]?L[ĐDBP]{1,2}(?!\p{Lu})|(?P<general>TUĐ)(?!\p{L}))"
)
_GLUED_SIGN = compile_pattern(r"(?<=\p{Lu}Đ)(?=(?:t[iỉ]nh|huy[eệ]n|th[aà]nh|qu[aậ]n)(?!\p{L}))")
_LIKE_ABOVE = compile_pattern(r"^(?:Nh|[NIl]?)[uưữứ]\s?t[ry][eêè]n$", re.IGNORECASE)


def unslipped(item: str) -> str:
    """An item with the abbreviations that a scanner misread (``(b/€)``, ``Luu: VI``) as they were."""
    item = _FEDERATION_SLIP.sub(lambda match: "TLĐ" if match["general"] else "LĐLĐ", _GLUED_SIGN.sub(" ", item))
    item = _OPEN_BRACKET_SLIP.sub("(b/c)", _GENERAL_SLIP.sub("Tổng", _COMMITTEE_SLIP.sub("UB", item)))
    item = _SHARED_SLIP.sub("p/h", _BRACE.sub(lambda match: f"({match['duty']})" if match["duty"] else "(", item))
    item = _OFFICE_SLIP.sub(r"\1VT", _ARCHIVE_SLIP.sub("Lưu", item))
    return _LIKE_ABOVE.sub("Như trên", _OPEN_SLIP.sub(" (b/c)", _SHORT_SLIP.sub("b/c", _DUTY_SLIP.sub("t/h", item))))


_STRAY_BRACKET = compile_pattern(r"(?<=\p{Lu})[()](?=\p{Lu})")
_PARTY_COMMITTEE = compile_pattern(r"(?<!\p{L})((?:Tỉnh|Huyện|Quận|Thành|Thị|[Đđ]ảng) )Ủy(?!\p{L}| ban)")
_GLUED_ARCHIVE = compile_pattern(r"^Lưu:(?=\p{Lu})")
_COUNCIL_SLIP = compile_pattern(r"(?<!\p{L})[ĐE]CH(?!\p{L})")
_BRANCH_WORDS = {"chỉ": "chi", "tố": "tổ"}
_BRANCHES = compile_pattern(r"(?<=[Cc]ác )(?:chỉ(?=, đảng|, tổ| bộ| hội| đoàn)|tố(?=,| công| chuyên| nữ|$| \())")
_QUOTE = compile_pattern(r"(?<=\p{Ll})['\"](?=\p{Lu}\p{Ll})")


def unspoilt(source: SourceText, item: str) -> str:
    """An item of a scan without what no typist writes: a quote for a blank, a letter read as two that look like it."""
    if any(doubled in source.original for doubled in ("ĐÐ", "ÐĐ")):
        item = item.replace("ĐĐ", "Đ")
    item = _GLUED_ARCHIVE.sub("Lưu: ", item).replace("cơ SỞ", "cơ sở")
    item = _PARTY_COMMITTEE.sub(r"\1ủy", _QUOTE.sub(" ", item))
    if item.count("(") != item.count(")"):
        item = _STRAY_BRACKET.sub("", item)
    return _COUNCIL_SLIP.sub("BCH", _BRANCHES.sub(lambda match: _BRANCH_WORDS[match[0]], item))
