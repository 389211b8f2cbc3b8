"""What stands before a mention: the words that govern it, its pinpoint, whether it is still a draft (NORMS §9.2, contract §6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.patterns import compile_pattern

Relation = Literal["implements", "based_on", "amends", "replaces", "repeals", "attached_to", "mentions"]


@dataclass(frozen=True, slots=True)
class PinpointMention:
    """Điểm, khoản, điều before a mention, each as written (``a``, ``2, 3``, ``22``); offsets into ``Passage.text``."""

    start: int
    end: int
    point: str | None
    clause: str | None
    article: str | None


_GOVERNING: tuple[tuple[Relation, str], ...] = (
    ("attached_to", "kem[ ]{1,3}theo|dinh[ ]{1,3}kem"),
    ("replaces", "thay[ ]{1,3}the|thay[ ]{1,3}cho"),
    ("repeals", "bai[ ]{1,3}bo|huy[ ]{1,3}bo"),
    # What is amended by another is not amended by the citing document.
    (
        "amends",
        "(?<!duoc )(?:sua[ ]{1,3}doi(?!, bo[ ]{1,3}sung[^;.]{0,40}[ ](?:tai|boi|theo)[ ])|(?<!duoc sua doi, )bo[ ]{1,3}sung)|dieu[ ]{1,3}chinh",
    ),
    ("implements", "thuc[ ]{1,3}hien|bam[ ]{1,3}sat|trien[ ]{1,3}khai|quan[ ]{1,3}triet|cu[ ]{1,3}the[ ]{1,3}hoa"),
    (
        "based_on",
        "can[ ]{1,3}cu|tren[ ]{1,3}co[ ]{1,3}so|(?<!tiep )(?<!\\nthuc hien )(?<![:•+-] thuc hien )theo(?![ ]{1,3}doi)|xet(?=[ ]{1,3}(?:$|de[ ]{1,3}nghi))"
        "|(?:dong[ ]{1,3}y|thong[ ]{1,3}nhat|cho[ ]{1,3}phep)[ ]{1,3}cua|chi[ ]{1,3}dung",
    ),
    # These govern too, but say nothing about what one document does to the other.
    (
        "mentions",
        "tuyen[ ]{1,3}truyen|pho[ ]{1,3}bien|hoc[ ]{1,3}tap|tim[ ]{1,3}hieu|giam[ ]{1,3}sat|kiem[ ]{1,3}tra|gop[ ]{1,3}y|bao[ ]{1,3}cao"
        "|huong[ ]{1,3}dan|so[ ]{1,3}ket|tong[ ]{1,3}ket|danh[ ]{1,3}gia|tra[ ]{1,3}loi|phuc[ ]{1,3}dap|chap[ ]{1,3}hanh|nghien[ ]{1,3}cuu"
        "|sinh[ ]{1,3}hoat|thi[ ]{1,3}hanh|vi[ ]{1,3}pham|tham[ ]{1,3}muu|xay[ ]{1,3}dung|ban[ ]{1,3}hanh|tuan[ ]{1,3}thu",
    ),
)
_VERB = compile_pattern(
    "(?<![a-z])(?:" + "|".join(f"(?P<{relation}>{words})" for relation, words in _GOVERNING) + ")(?![a-z])"
)
_RELATIONS: dict[str, Relation] = {relation: relation for relation, _ in _GOVERNING}
_SENTENCE_END = compile_pattern(r"(?<!can cu)(?<!thuc hien)(?<![ ]theo)\n|[.!?;][ ]{1,3}|\x1a")
# Verbs joined to one chain: "tuyên truyền, quán triệt và học tập", "triển khai thực hiện".
_CHAIN = compile_pattern(r"[ ]{0,3}(?:,|va|, va|viec|va to chuc|, to chuc)?[ ]{0,3}(?:to chuc[ ]{1,3}|va[ ]{1,3})?")
_PROPOSED = compile_pattern(r"[ ](?:de nghi|y kien|ket luan|chi dao) cua ")
_WINDOW = 150
_REACH = 80


def relation_before(view: View, at: int, floor: int) -> Relation | None:
    """The relation that the words before ``at`` (not before ``floor``) give to a mention; None if none governs it."""
    low = max(floor, at - _WINDOW)
    for end in _SENTENCE_END.finditer(view.plain, low, at):
        low = end.end()
    return _governing(view, low, at) or (_from_introduction(view, at, floor) if low >= at - _LABEL else None)


_LABEL = 12
_INTRODUCTION = compile_pattern(
    r":[ ]*\n(?:(?:[-+•]|[a-zđ]\)|\d{1,2}[.)])[^\n]{0,400}\n|\s){0,12}(?:[-+•]|[a-zđ]\)|\d{1,2}[.)])?[ ]*$"
)
_INTRODUCTION_WINDOW = 1200


def _from_introduction(view: View, at: int, floor: int) -> Relation | None:
    """What governs an item of a list stands in the line above it (``Bãi bỏ các văn bản sau:``)."""
    low = max(0, at - _INTRODUCTION_WINDOW)
    opening = view.plain.rfind(":", low, at)
    if opening < 0 or not _INTRODUCTION.match(view.plain, opening, at):
        return None
    line = max(view.plain.rfind("\n", low, opening) + 1, opening - _REACH)
    return _governing(view, line, opening)


def _governing(view: View, low: int, at: int) -> Relation | None:
    """The relation that the last verbs between ``low`` and ``at`` give."""
    verbs = list(_VERB.finditer(view.plain, low, at))
    if not verbs:
        return None
    # Who proposed something may have a long name: ``theo đề nghị của … tại Tờ trình số …``.
    if at - verbs[-1].end() > _REACH and not _PROPOSED.match(view.plain, verbs[-1].end()):
        return None
    chain_start = verbs[-1].start()
    for verb in reversed(verbs):
        if verb is not verbs[-1] and not _CHAIN.fullmatch(view.plain, verb.end(), chain_start):
            break
        chain_start = verb.start()
        if verb.lastgroup != "mentions":
            return _RELATIONS[verb.lastgroup or "mentions"]
    return "mentions"


def _several(value: str, joint: str = r"[ ]?(?:,|-|va|hoac|den|;)[ ]?") -> str:
    return rf"{value}(?:{joint}{value}){{0,6}}"


_POINT = _several(r"(?:[a-z]{1,2}(?:\.\d)?|\d{1,2}(?:\.\d{1,2}){0,2})(?![a-z\d])")
_COUNT = _several(r"\d{1,3}[a-z]?(?![a-z\d])")
_ARTICLES = _several(_COUNT, r"[ ]?(?:,|va)[ ]?dieu[ ]{1,3}")
_STEP = r"[ ]{0,3},?[ ]{0,3}(?:cua[ ]{1,3}|tai[ ]{1,3})?"
_PINPOINT = compile_pattern(
    rf"(?<![a-z])(?=diem[ ]{{1,3}}{_POINT}|khoan[ ]{{1,3}}{_COUNT}|dieu[ ]{{0,3}}{_COUNT})"
    rf"(?:diem[ ]{{1,3}}(?P<point>{_POINT})(?:{_STEP}(?=khoan|dieu))?)?"
    rf"(?:khoan[ ]{{1,3}}(?P<clause>{_COUNT})(?:{_STEP}(?=dieu))?)?(?:dieu[ ]{{0,3}}(?P<article>{_ARTICLES}))?"
)
_TO_MENTION = compile_pattern(
    r"[ ,]{0,3}(?:(?:muc|chuong|phan)[ ]{1,3}[ivx\d]{1,5}[ ,]{0,3})?(?:(?:cua|tai|theo|trong)[ ]{1,3})?(?:cac[ ]{1,3})?"
)
_JOINED = compile_pattern(r"[ ]{0,2}(?:,|;|va|, ?va|hoac)[ ]{1,3}")
_PINPOINT_WINDOW = 110
_JOINTS = compile_pattern(r"[ ]*(?:,|;|và|va|hoặc)[ ]*(?:[Đđ]iều[ ]+)?")


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


_DRAFT = compile_pattern(
    r"(?<![a-z])(?:du[ ]{1,3}thao[^.;\n]{0,60}|du[ ]{1,3}an[ ]{1,3}(?:cac[ ]{1,3})?|du[ ]{1,3}an[ ]{1,3}luat[^.;\n]{0,60})$"
)


_IN_FORCE = compile_pattern(r"(?:thuc hien|giam sat|trien khai|theo|can cu|thi hanh)(?![a-z])")


def stands_in_draft(view: View, at: int) -> bool:
    """Whether the law at ``at`` is cited as a draft (``dự thảo Luật …``, ``các dự thảo luật như: Luật …``)."""
    before = view.plain[max(0, at - 75) : at]
    draft = _DRAFT.search(before)
    return draft is not None and _IN_FORCE.search(before, draft.start()) is None
