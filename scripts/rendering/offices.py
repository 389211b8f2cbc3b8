"""Posts and bodies that sign, completed where a scan lost their first or last words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vnunion_nlp.knowledge import rows

_USUAL = ("CHỦ TỊCH", "BÍ THƯ")
_BODIES = ("BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "ĐOÀN CHỦ TỊCH", "ỦY BAN KIỂM TRA", "ỦY BAN NHÂN DÂN")


def completed(value: str | None) -> str | None:
    """``value`` with the words before or behind it that no other office has: ``TỊCH`` can only be ``CHỦ TỊCH``."""
    if not value:
        return value
    rest = {f"{value} ".removeprefix(f"{office} ") for office in _offices()} - {f"{value} "}
    if rest - {"THƯỜNG TRỰC "}:  # only deputies are THƯỜNG TRỰC
        return value
    words = value.split()
    before: set[str] = set()
    for size in range(len(words), 0, -1):
        shown = " ".join(words[:size])
        before = {office.removesuffix(shown) for office in _offices() if office.endswith(f" {shown}")}
        if before:
            break
    behind = {office.removeprefix(value) for office in _offices() if office.startswith(f"{value} ")}
    if before:
        least = min(words.count(" ") for words in before)
        found = [words + value for words in before if words.count(" ") == least]
    else:
        found = [value + words for words in behind]
    found = [office for office in found if office in _USUAL] or found
    return found[0] if len(found) == 1 else value


@cache
def _offices() -> tuple[str, ...]:
    return tuple(_listed())


def _listed() -> Iterator[str]:
    yield from _BODIES
    for row in rows("posts"):
        yield row["name"]
        if row["deputy"] == "yes":
            yield f"PHÓ {row['name']}"
            yield f"PHÓ {row['name']} THƯỜNG TRỰC"
