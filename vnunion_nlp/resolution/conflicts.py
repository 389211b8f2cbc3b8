"""One number cited with two dates, organs or titles (contract §9 ``conflicting_reference``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.resolution.references import kind_of_organ, organ_family, title_words
from vnunion_nlp.resolution.registry import by_number
from vnunion_nlp.text import lower, unmarked


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two mentions of one number that disagree; indices into the mentions."""

    first: int
    second: int
    field: Literal["date", "organ", "title"]


def conflicts(mentions: Sequence[ReferenceMention]) -> list[Conflict]:
    """Pairs of mentions that cite one number with two dates, organs or titles; each pair is a mention and an earlier one."""
    found = []
    seen: dict[tuple[str | None, ...], dict[tuple[str | None, ...], int]] = {}
    for index, mention in enumerate(mentions):
        if mention.kind != "numbered" or not mention.serial:
            continue
        # A number with its year, or without a type, means one document by its canonical form alone.
        whole = mention.year is not None or mention.type_code is None
        key = (mention.canonical,) if whole else (mention.type_code, mention.serial.lstrip("0"))
        # One mention stands for all that say the same.
        earlier = seen.setdefault(key, {})
        said = (organ_family(mention), mention.date, mention.title)
        if said in earlier:
            continue
        for other in earlier.values():
            field = _conflict(mentions[other], mention)
            if field:
                found.append(Conflict(other, index, field))
                break
        earlier[said] = index
    return found


def _conflict(one: ReferenceMention, other: ReferenceMention) -> Literal["date", "organ", "title"] | None:
    if organ_family(one) != organ_family(other):
        return "organ" if one.date and one.date == other.date else None
    if one.date and other.date and one.date != other.date:
        return None if _are_two_documents(one, other) else "date"
    if one.title and other.title:
        first, second = title_words(one.title), title_words(other.title)
        if len(first & second) * 2 < min(len(first), len(second)):
            return "title"
    return None


def _are_two_documents(one: ReferenceMention, other: ReferenceMention) -> bool:
    """Whether two dates of one number are right both: numbers restart each year, or each term, and each organ has its own.

    Dates of one day and month, or of one year, are a slip; the law's numbers hold their year and never restart.
    """
    assert one.date
    assert other.date
    known = {entry.issued.isoformat() for entry in by_number(one.canonical or "") if entry.issued}
    if {one.date, other.date} <= known:
        return True
    if one.year is not None:
        return False
    if one.issuer and other.issuer and _rank(one.issuer) != _rank(other.issuer):
        return True
    return one.date[:4] != other.date[:4] and one.date[4:] != other.date[4:]


def disagrees_with_issuer(mention: ReferenceMention) -> bool:
    """Whether the symbol's organ is not the issuer named beside it (``633/TLĐ`` of a province's federation)."""
    if mention.kind != "numbered" or not mention.issuer or not mention.organ_code:
        return False
    allowed = _ISSUERS.get(mention.organ_code)
    kind = kind_of_organ(mention.issuer)
    if allowed is None or kind is None or kind in allowed:
        return False
    # "Công đoàn Việt Nam" is the Confederation; a committee may stand for the place it sits in ("Ban Thường vụ Tỉnh ủy").
    return not (mention.organ_code == "TLĐ" and "viet nam" in unmarked(lower(mention.issuer)))


_ISSUERS: dict[str, frozenset[str]] = {
    "TLĐ": frozenset(("tong", "dang doan")),
    "TW": frozenset(("trung uong",)),
    "TU": frozenset(("tinh uy",)),
    "HU": frozenset(("huyen uy",)),
    "TTg": frozenset(("thu tuong", "chinh phu")),
    "CP": frozenset(("chinh phu",)),
    "UBND": frozenset(("uy ban",)),
    "HĐND": frozenset(("hoi dong",)),
    "LĐLĐ": frozenset(("lien doan",)),
}
"""Kinds of organs (``kind_of_organ``) that number their documents with a code; codes of several organs are left out."""


def registered_otherwise(mention: ReferenceMention) -> date | None:
    """The day of a registered document that a mention dates with another day of the same year; None if there is no such document."""
    if mention.kind != "numbered" or not mention.date or len(mention.date) < 10 or not mention.type_code:
        return None
    days = [entry.issued for entry in by_number(mention.canonical or "") if entry.issued and entry.is_verified]
    if any(day.isoformat() == mention.date for day in days):
        return None
    return next((day for day in days if day.isoformat()[:4] == mention.date[:4]), None)


_RANKS = ("trung uong", "tong", "tinh", "thanh pho", "huyen", "quan", "thi xa", "xa", "phuong")


def _rank(issuer: str) -> str | None:
    """Level of an issuer, by the first word that tells it."""
    plain = f" {unmarked(lower(issuer))} "
    return next((rank for rank in _RANKS if f" {rank} " in plain), None)
