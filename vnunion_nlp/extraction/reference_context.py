"""What stands before a mention: the words that govern it, whether it is still a draft (NORMS §9.2, contract §6)."""

from __future__ import annotations

from typing import Literal

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.patterns import compile_pattern

Relation = Literal["implements", "based_on", "amends", "replaces", "repeals", "attached_to", "mentions"]


_GOVERNING: tuple[tuple[Relation, str], ...] = (
    ("attached_to", "kem[ ]{1,3}theo|dinh[ ]{1,3}kem"),
    ("replaces", "thay[ ]{1,3}the|thay[ ]{1,3}cho"),
    ("repeals", "bai[ ]{1,3}bo|huy[ ]{1,3}bo"),
    # What is amended by another is not amended by the citing document.
    (
        "amends",
        "(?<!duoc )(?<!duoc sua doi )(?:sua[ ]{1,3}doi(?!, bo[ ]{1,3}sung[^;.]{0,40}[ ](?:tai|boi|theo)[ ])|(?<!duoc sua doi, )(?<!duoc sua doi va )bo[ ]{1,3}sung)|dieu[ ]{1,3}chinh",
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
        "|sinh[ ]{1,3}hoat|thi[ ]{1,3}hanh|vi[ ]{1,3}pham|tham[ ]{1,3}muu|xay[ ]{1,3}dung|ban[ ]{1,3}hanh|tuan[ ]{1,3}thu|goi[ ]{1,3}(?:tat[ ]{1,3})?la",
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


# ``Sở Xây dựng``, ``Ủy ban Kiểm tra``: a capital within a sentence.
_IN_NAME = compile_pattern(r"\p{L}[ ]\p{Lu}\p{Ll}")


def _governing(view: View, low: int, at: int) -> Relation | None:
    """The relation that the last verbs between ``low`` and ``at`` give."""
    verbs = [
        verb
        for verb in _VERB.finditer(view.plain, low, at)
        if not (verb.lastgroup == "mentions" and _IN_NAME.match(view.text, verb.start() - 2))
    ]
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


_DRAFT = compile_pattern(
    r"(?<![a-z])(?:du[ ]{1,3}thao[^.;\n]{0,60}|du[ ]{1,3}an[ ]{1,3}(?:cac[ ]{1,3})?|du[ ]{1,3}an[ ]{1,3}luat[^.;\n]{0,60})$"
)


_IN_FORCE = compile_pattern(r"(?:thuc hien|giam sat|trien khai|theo|can cu|thi hanh)(?![a-z])")


def stands_in_draft(view: View, at: int) -> bool:
    """Whether the law at ``at`` is cited as a draft (``dự thảo Luật …``, ``các dự thảo luật như: Luật …``)."""
    before = view.plain[max(0, at - 75) : at]
    draft = _DRAFT.search(before)
    return draft is not None and _IN_FORCE.search(before, draft.start()) is None
