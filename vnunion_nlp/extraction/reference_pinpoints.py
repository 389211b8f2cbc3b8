"""Điểm, khoản, điều before a mention (contract §6 ``pinpoint``)."""

from __future__ import annotations

from dataclasses import dataclass

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.patterns import compile_pattern


@dataclass(frozen=True, slots=True)
class PinpointMention:
    """Điểm, khoản, điều before a mention, each as written (``a``, ``2, 3``, ``22``); offsets into ``Passage.text``."""

    start: int
    end: int
    point: str | None
    clause: str | None
    article: str | None


def _several(value: str, joint: str = r"[ ]?(?:,|-|va|hoac|den|;)[ ]?") -> str:
    return rf"{value}(?:{joint}{value}){{0,20}}"


_POINT = _several(r"(?:[a-z]{1,2}(?:\.\d)?|\d{1,2}(?:\.\d{1,2}){0,2})(?![a-z\d])")
_COUNT = _several(r"\d{1,3}[a-z]?(?![a-z\d])")
_ARTICLES = _several(_COUNT, r"[ ]?(?:,|;|va|, va)[ ]?dieu[ ]")
_STEP = r"[ ]?,?[ ]?(?:cua[ ]|tai[ ])?"
_PINPOINT = compile_pattern(
    rf"(?<![a-z])(?=diem[ ]{{1,3}}{_POINT}|khoan[ ]{{1,3}}{_COUNT}|dieu[ ]{{0,3}}{_COUNT})"
    rf"(?:diem[ ]{{1,3}}(?P<point>{_POINT})(?:{_STEP}(?=khoan|dieu))?)?"
    rf"(?:khoan[ ]{{1,3}}(?P<clause>{_COUNT})(?:{_STEP}(?=dieu))?)?(?:dieu[ ]{{0,3}}(?P<article>{_ARTICLES}))?"
)
_TO_MENTION = compile_pattern(
    r"[ ,]{0,3}(?:(?:muc|chuong|phan)[ ][ivx\d]{1,5}[ ,]{0,3})?(?:(?:cua|tai|theo|trong)[ ])?(?:cac[ ])?"
)
_JOINED = compile_pattern(r"[ ]?(?:,|;|va|, ?va|hoac)[ ]")
_PINPOINT_WINDOW = 260
_JOINTS = compile_pattern(r"[ ]*(?:, và|,|;|và|va|hoặc)[ ]*(?:[Đđ]iều[ ]+)?")


def pinpoint_before(view: View, at: int, floor: int) -> PinpointMention | None:
    """The pinpoint that stands right before the mention at ``at``."""
    low = max(floor, at - _PINPOINT_WINDOW)
    found = list(_PINPOINT.finditer(view.plain, low, at))
    last = found[-1] if found else None
    if last is None or not _TO_MENTION.fullmatch(view.plain, last.end(), at):
        return None
    parts = {
        name: ", ".join(_JOINTS.split(view.words(*last.span(name)))) if last[name] else None
        for name in ("point", "clause", "article")
    }
    start = last.start()
    for one, two in zip(reversed(found[:-1]), reversed(found), strict=False):
        if not (one["clause"] and two["clause"] and _JOINED.fullmatch(view.plain, one.end(), two.start())):
            break
        start = one.start()
        for name in parts:
            if one[name]:
                listed = ", ".join(_JOINTS.split(view.words(*one.span(name))))
                parts[name] = f"{listed}, {parts[name]}" if parts[name] else listed
    article = parts["article"]
    if start == last.start() and article and (parts["point"] or parts["clause"]):
        # "khoản 1 Điều 9 và Điều 10": the clause is of the first.
        article = article.partition(",")[0]
    return PinpointMention(start, last.end(), parts["point"], parts["clause"], article)
