"""Who issued a cited document: behind ``của``, behind a date, before a list, between parties (NORMS §9.1)."""

from __future__ import annotations

import re

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.extraction.reference_organs import COUNCIL, organ_phrases, read_organ, term_end
from vnunion_nlp.patterns import compile_pattern

_GAP = compile_pattern(r"[ ]")
_ISSUED_BY = compile_pattern(r"[ ,]{0,4}(?<=[ ,])c(?:ua|\ufffda|a)[ ]")
# ``Quyết định số 12/QĐ-ĐTN do Ban Thường vụ Đoàn trường ban hành``
_DONE_BY = compile_pattern(r"[ ,]{1,4}do[ ]")
_DONE = compile_pattern(r"[ ](?:ky[ ]|ban hanh|phat hanh)")
_PLAIN_ISSUER = compile_pattern(
    r"[ ,]{1,4}(?=(?:bo chinh tri|ban bi thu|chinh phu|thu tuong chinh phu|tong lien doan)(?![a-z])"
    r"|(?:hoi nghi (?:la?n thu [a-z\d]{1,5}[ ,]{1,2})?)?(?:ban chap hanh|bch) (?:trung uong|tw)(?![a-z])|hoi nghi trung uong \d)"
)


# Where ``của`` was left out, the issuer is one only if the citation ends with it.
_AFTER_ISSUER = compile_pattern(
    r"[ ]?(?:[;.)\n]|$|,?[ ]?(?:ve|v/v)(?![a-z])|\"|\(khoa "
    r"|[ ](?:viec|huong dan|quy dinh|phe duyet|sua doi|bo sung|cong bo|thong qua|ban hanh (?!ke hoach|chuong trinh|huong dan|cong van))(?![a-z])?)"
)


def read_issuer(view: View, at: int, is_head: re.Pattern[str], *, dated: bool = False) -> tuple[int, int] | None:
    """Span of the issuer behind ``của`` at ``at``; ``dated``: a date ends there, behind which the word may be left out."""
    by = _ISSUED_BY.match(view.plain, at) or _PLAIN_ISSUER.match(view.plain, at)
    if by is None and (done := _DONE_BY.match(view.plain, at)):
        end = read_organ(view, done.end(), is_head)
        return (done.end(), end) if end and _DONE.match(view.plain, end) else None
    bare = by is None and dated
    gap = by or (_GAP.match(view.plain, at) if bare else None)
    if gap is None or is_head.match(view.plain, gap.end()):
        return None
    start = gap.end()
    if not gap[0].strip(" ,") and not (view.text[start : start + 1].isupper() or COUNCIL.match(view.plain, start)):
        return None
    end = read_organ(view, start, is_head)
    if end is None or (bare and not _closes_citation(view, start, end)):
        return None
    return start, end


_LISTED = compile_pattern(r"(?<![a-z])cac[ ](?:[a-z]{2,6}[ ]){1,3}?cua[ ]")


def read_listed_issuer(view: View, at: int, is_head: re.Pattern[str]) -> tuple[int, int] | None:
    """Span of the issuer that heads the list in which ``at`` stands: ``các Nghị định của Chính phủ: số …; số …``."""
    low = max(0, at - _LIST_REACH, view.plain.rfind("\n", 0, at))
    colon = view.plain.rfind(":", low, at)
    heads = list(_LISTED.finditer(view.plain, low, colon)) if colon > low else []
    end = read_organ(view, heads[-1].end(), is_head) if heads else None
    return (heads[-1].end(), end) if end and not view.plain[end:colon].strip() else None


_LIST_REACH = 600
_BETWEEN = compile_pattern(r"[ ,]{0,3}(?<=[ ,])giua[ ]")
_WITH = compile_pattern(r"[ ]?(?:,|-)[ ]?|[ ](?:va|voi)[ ]")


def read_parties(view: View, at: int, is_head: re.Pattern[str]) -> tuple[int, int] | None:
    """Span of the organs that issued jointly, behind ``giữa`` (``giữa Sở Y tế và Công đoàn ngành Y tế``); two at least."""
    opening = _BETWEEN.match(view.plain, at)
    end = read_organ(view, opening.end(), is_head) if opening else None
    last, paired = None, False
    while opening and end and (link := _WITH.match(view.plain, end)):
        if paired and "," in link[0]:
            break  # ``giữa A và B, …``: who acts
        paired = paired or "," not in link[0]
        end = read_organ(view, link.end(), is_head)
        last = end or last
    return (opening.end(), last) if opening and last else None


def _closes_citation(view: View, start: int, end: int) -> bool:
    known = organ_phrases("start").match(view.plain, start)
    return known is not None and _AFTER_ISSUER.match(view.plain, term_end(view, end)) is not None
