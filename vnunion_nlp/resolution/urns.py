"""Parts of the identifiers that stay unique where numbers restart (NORMS §9.3)."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import first_group, is_party_organ
from vnunion_nlp.text import lower, unmarked


@cache
def plain(words: str) -> str:
    """Words in lower case without tones."""
    return unmarked(lower(words))


@cache
def _organ_rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("organ_codes")}


def system(organ: str) -> str:
    """The system (``party``, ``union``, ``state``, ``front``) that an organ's code belongs to."""
    first = first_group(organ)
    if is_party_organ(first):
        return "party"
    row = _organ_rows().get(first)
    if row:
        return row["system"]
    return "union" if first.startswith(("CĐ", "LĐLĐ", "TLĐ", "NĐCS")) else "state"


def is_national(organ: str) -> bool:
    """Whether an organ's code is a central organ's."""
    first = first_group(organ)
    row = _organ_rows().get(first)
    return first.endswith("TW") or (row is not None and row["level"] == "TW")


_PLACE = compile_pattern(
    r"(?:tỉnh|thành phố|TP\.?|ủy|uỷ|huyện|quận|thị xã|xã|phường|Đảng bộ)\s+(?!Trường|Khối|Cơ quan|Sở|Công ty|Ban|Cục)(?P<name>\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,3})"
)


def place(words: str | None) -> str | None:
    """The place that an organ's name holds (``Tỉnh ủy Hòa An`` → ``hoa-an``); None without one."""
    match = _PLACE.search(words) if words else None
    return slug(match["name"]) if match else None


def slug(name: str | None) -> str | None:
    """A name in small letters without tones, its words joined by hyphens."""
    return (re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-") or None) if name else None


_ROMAN = {"I": 1, "V": 5, "X": 10}


def congress_urn(mention: ReferenceMention, place_hint: str | None) -> str | None:
    """Identifier of a congress's resolution (NORMS §9.3); None without ordinal or organ."""
    if mention.canonical is None or mention.serial is None:
        return None
    organ = mention.canonical.partition("/")[2]
    family = "party" if organ.startswith(("Đảng", "Chi bộ")) else "union"
    if organ in ("Công đoàn Việt Nam", "Đảng Cộng sản Việt Nam"):
        scope = "vn"
    else:
        scope = f"{slug(organ)}" if place(organ) else f"{slug(organ)}@{slug(place_hint) or '?'}"
        if re.fullmatch(r"(?:Công đoàn|Đảng bộ) tỉnh(?: .+)?", organ):
            scope = place(organ) or slug(place_hint) or "?"
    return f"vn:congress:{family}:{scope}:{arabic(mention.serial)}"


def arabic(ordinal: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN[letter] for letter in ordinal]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
