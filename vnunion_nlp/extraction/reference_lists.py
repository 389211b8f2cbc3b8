"""What a mention has from its neighbours: the tail and the verb that a list shares, the pinpoint before it."""

from __future__ import annotations

import re
from dataclasses import replace

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_context import Relation, relation_before
from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.reference_pinpoints import pinpoint_before
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.references import organ_family
from vnunion_nlp.text import unmarked

_BETWEEN = compile_pattern(
    r"[ ]?(?:,|;|&|va|,[ ]?va)[ ](?:tai[ ])?(?:(?:diem|khoan|dieu)[ ][a-z\d]{1,3}[ ,]{1,3}){0,3}"
)


def shared_tails(view: View, mentions: list[ReferenceMention]) -> list[ReferenceMention]:
    """Gives the members of a list the issuer (and date) written once, behind the last (``QĐ số A và QĐ số B của …``)."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        mention, following = shared[index], shared[index + 1]
        if mention.kind != following.kind or mention.issuer or mention.title or not following.issuer:
            continue
        if not (mention.organ_code or mention.plenum or mention.kind == "short") or organ_family(
            mention
        ) != organ_family(following):
            continue
        if not _BETWEEN.fullmatch(view.plain, mention.end, following.start):
            continue
        day = mention.date or (following.date if _are_neighbours(mention, following) else None)
        shared[index] = replace(mention, issuer=following.issuer, issuer_span=following.issuer_span, date=day)
    return shared


def _are_neighbours(one: ReferenceMention, other: ReferenceMention) -> bool:
    """Whether two numbers are close enough to be of one day; a date behind a list is then both documents'."""
    serials = [re.match(r"\d+", mention.serial or "") for mention in (one, other)]
    if one.type_code != other.type_code or not serials[0] or not serials[1]:
        return False
    return abs(int(serials[0][0]) - int(serials[1][0])) <= 1


def same_laws(mentions: list[ReferenceMention]) -> list[ReferenceMention]:
    """Gives a law that is cited by its bare name the number under which the document is based on it.

    A circular that details a law is issued before the law takes effect, when the one before it is still in force.
    """
    based: dict[str, set[str | None]] = {}
    for mention in mentions:
        if mention.law and mention.relation == "based_on" and (mention.serial or mention.date):
            based.setdefault(mention.law, set()).add(mention.canonical)
    return [
        replace(mention, canonical=next(iter(based[mention.law])))
        if mention.canonical
        and mention.law in based
        and len(based[mention.law]) == 1
        and not (mention.serial or mention.date or mention.year)
        else mention
        for mention in mentions
    ]


def in_context(view: View, mentions: list[ReferenceMention], passage: Passage) -> list[ReferenceMention]:
    """Adds to each mention what stands before it: the relation and the pinpoint."""
    result: list[ReferenceMention] = []
    for mention in mentions:
        previous = result[-1] if result else None
        pinpoint = pinpoint_before(view, mention.start, previous.end if previous else 0)
        at = pinpoint.start if pinpoint else mention.start
        relation = relation_before(view, at, previous.end if previous else 0)
        if relation is None and previous:
            leader, end = _leader(view, result, at)
            relation = leader.relation if _goes_on(view, end, at, leader.relation) else None
        relation = relation or _relation_of_line(view, at) or _relation_of_section(view, at, passage) or "mentions"
        result.append(replace(mention, relation=relation, pinpoint=pinpoint))
    return result


_CLOSES_BRACKET = compile_pattern(r"[^()\n]{0,40}\)")


def _leader(view: View, before: list[ReferenceMention], at: int) -> tuple[ReferenceMention, int]:
    """The mention whose list one at ``at`` may go on, and where the list breaks off.

    What stands in brackets leads nothing, nor does what the title of an item cites where a semicolon parts the items.
    """
    end = before[-1].end
    index = len(before) - 1
    while index and (bracket := _CLOSES_BRACKET.match(view.plain, before[index].end, at)):
        if view.plain.rfind("(", before[index - 1].end, before[index].start) < 0:
            break
        end = bracket.end()
        index -= 1
    if _NEXT_ITEM.search(view.plain, end, at):
        while index and not _ITEM_END.search(view.plain, before[index - 1].end, before[index].start):
            index -= 1
    return before[index], end


_NEXT_ITEM = compile_pattern(r";[ ]?(?:(?:cac|va|so)[ ]){0,2}$")
_ITEM_END = compile_pattern(r"[;\n]|[.!?][ ](?=\S)|\x1a")
_SENTENCE_END = compile_pattern(r"\n|[.!?][ ](?=\S)|\x1a")
_LIST_JOINT = compile_pattern(
    r"(?:[,;&]|(?<![a-z])(?:va|(?:gan|cung|ket hop) voi))[ ]?(?:(?:cac|va|so)[ ])?"
    r"(?:cac[ ](?:[a-z]{2,6}[ ]?){1,4}:[ ]?(?:so[ ])?)?"
    r"(?:(?:(?:tai|theo)[ ])?(?:(?:muc|chuong|phan)[ ][ivx\d]{1,5}[ ])?(?:cua[ ])?)"
    r"(?:(?:xet[ ])?(?:y kien|de nghi|chi dao|ket luan|dong y|thong nhat|cua|(?:pho )?(?:giam doc|chu tich)|truong (?:ban|phong)|chanh|so|ubnd|uy ban|ldld|lien doan)[ ][^,;]{0,70}[ ](?:tai|trong)[ ](?:cac[ ])?)?$"
)
# ``được sửa đổi, bổ sung một số điều tại Luật …``
_AMENDED_BY = compile_pattern(r"duoc[ ](?:sua[ ]doi|bo[ ]sung)[^;.\n]{1,60}[ ](?:tai|boi|theo|bang)[ ](?:cac[ ])?$")
# Between citations each of which is a paragraph of its own, the first of which says what governs them all.
_NEXT_LINE = compile_pattern(r"[^\n]{0,160}\n\s*(?:[-+•*][ ]?)?$")
_LIST_REACH = 260


def _goes_on(view: View, end: int, start: int, relation: Relation) -> bool:
    """Whether a mention goes on with the list of the one before it, so that the same verb governs both."""
    if start - end > _LIST_REACH:
        return False
    between = view.plain[end:start]
    if _NEXT_LINE.fullmatch(between):
        return relation in ("based_on", "implements") and _heads_line(view, end)
    if _SENTENCE_END.search(between):
        return False
    return not between.strip() or _LIST_JOINT.search(between) is not None or _AMENDED_BY.search(between) is not None


_HEADED = compile_pattern(r"\s*(?:[-+•*][ ]?)?(?P<verb>can cu|thuc hien|theo|xet)[ ]")
_LINE_REACH = 500


def _relation_of_line(view: View, at: int) -> Relation | None:
    """What a paragraph's first word governs, where a list leads from there: ``Căn cứ chương trình công tác năm; Kế hoạch số …``."""
    start = view.plain.rfind("\n", 0, at) + 1
    head = _HEADED.match(view.plain, start, at) if at - start <= _LINE_REACH else None
    if head is None:
        return None
    between = view.plain[head.end() : at]
    if not _LIST_JOINT.search(between) or _SENTENCE_END.search(between):
        return None
    return "implements" if head["verb"] == "thuc hien" else "based_on"


def _heads_line(view: View, at: int) -> bool:
    """Whether the paragraph of ``at`` begins with what governs its citations (``Căn cứ``)."""
    return _HEADED.match(view.plain, view.plain.rfind("\n", 0, at) + 1) is not None


# ``I. CĂN CỨ XÂY DỰNG KẾ HOẠCH``, ``1. Cơ sở pháp lý``
_BASIS = compile_pattern(r"(?<![a-z])(?:can cu|co so(?: phap ly| thuc hien| de xay dung| xay dung))(?![a-z])")
_LONGEST_HEADING = 80
_OPENS_ITEM = compile_pattern(r"(?:^|[\n;]|[.][ ])\s*(?:[-+•*–]|\(?[a-z\d]{1,2}[.)])?[ ]?(?:(?:cac|va|so)[ ])?$")
_ITEM_REACH = 24


def _relation_of_section(view: View, at: int, passage: Passage) -> Relation | None:
    """``based_on`` for what heads an item of a section that lists what the document is based on."""
    if not _OPENS_ITEM.search(view.plain, max(0, at - _ITEM_REACH), at):
        return None
    for heading in passage.section_chain(view.bridged.to_passage(at, at + 1)[0]):
        if heading.heading_end - heading.heading_start > _LONGEST_HEADING:
            continue
        if _BASIS.search(unmarked(passage.lower[heading.heading_start : heading.heading_end])):
            return "based_on"
    return None
