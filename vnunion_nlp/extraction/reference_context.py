"""What stands before a mention: the words that govern it, whether it is still a draft (NORMS §9.2, contract §6)."""

from __future__ import annotations

from typing import Literal

from vnunion_nlp.extraction.reference_forms import View
from vnunion_nlp.patterns import compile_pattern

Relation = Literal["implements", "based_on", "amends", "replaces", "repeals", "attached_to", "mentions"]


_GOVERNING: tuple[tuple[Relation, str], ...] = (
    ("attached_to", "kem[ ]theo|dinh[ ]kem|ban[ ]hanh[ ]kem(?![ ]theo)"),
    ("replaces", "thay[ ]the|thay[ ]cho"),
    ("repeals", "bai[ ]bo|huy[ ]bo"),
    # What is amended ``một số điều`` by another is not amended by the citing document.
    (
        "amends",
        "duoc[ ](?:sua[ ]doi(?:[ ]?(?:,|va)?[ ]bo[ ]sung)?|bo[ ]sung)[ ](?:boi|tai|bang)(?=[ ](?:cac[ ])?$)"
        "|(?<!duoc )(?<!duoc sua doi )(?:sua[ ]doi(?!, bo[ ]sung[^;.]{0,40}[ ](?:tai|boi|theo)[ ])|(?<!duoc sua doi, )(?<!duoc sua doi va )bo[ ]sung)|dieu[ ]chinh",
    ),
    ("implements", "thuc[ ]hien|thuc(?=[ ]$)|(?<![^\\n])thi[ ]hanh|bam[ ]sat|trien[ ]khai|quan[ ]triet|cu[ ]the[ ]hoa"),
    (
        "based_on",
        "can[ ]cu|(?<![^\\n;.+-] )(?<![a-z])can(?=[ ](?:(?:c|vao)[ ])?$)|tren[ ]co[ ]so|(?<!tiep )(?<!\\nthuc hien )(?<![:•+-] thuc hien )theo(?![ ]doi)|xet(?=[ ](?:$|de[ ]nghi|to[ ]trinh|bao[ ]cao))|(?<![^\\n])xet(?=[ ])"
        "|(?:dong[ ]y|thong[ ]nhat|cho[ ]phep)[ ]cua|chi[ ]dung",
    ),
    # These govern too, but say nothing about what one document does to the other.
    (
        "mentions",
        "tuyen[ ]truyen|pho[ ]bien|hoc[ ]tap|tim[ ]hieu|giam[ ]sat|kiem[ ]tra|gop[ ]y|bao[ ]cao"
        "|huong[ ]dan|so[ ]ket|tong[ ]ket|danh[ ]gia|tra[ ]loi|phuc[ ]dap|chap[ ]hanh|nghien[ ]cuu"
        "|sinh[ ]hoat|thi[ ]hanh|vi[ ]pham|tham[ ]muu|xay[ ]dung|ban[ ]hanh|tuan[ ]thu|goi[ ](?:tat[ ])?la",
    ),
)
_VERB = compile_pattern(
    "(?<![a-z])(?:" + "|".join(f"(?P<{relation}>{words})" for relation, words in _GOVERNING) + ")(?![a-z])"
)
_RELATIONS: dict[str, Relation] = {relation: relation for relation, _ in _GOVERNING}
_SENTENCE_END = compile_pattern(r"(?<!can cu)(?<!thuc hien)(?<![ ]theo)\n|[.!?;][ ]|\x1a")
# Verbs joined to one chain: "tuyên truyền, quán triệt và học tập", "triển khai thực hiện".
_CHAIN = compile_pattern(r"[ ]?(?:,|va|, va|viec|va to chuc|, to chuc)?[ ]?(?:to chuc[ ]|va[ ])?")
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


_DRAFT = compile_pattern(r"(?<![a-z])(?:du[ ]thao[^.;\n]{0,60}|du[ ]an[ ](?:cac[ ])?|du[ ]an[ ]luat[^.;\n]{0,60})$")


_IN_FORCE = compile_pattern(r"(?:thuc hien|giam sat|trien khai|theo|can cu|thi hanh)(?![a-z])")


def stands_in_draft(view: View, at: int) -> bool:
    """Whether the law at ``at`` is cited as a draft (``dự thảo Luật …``, ``các dự thảo luật như: Luật …``)."""
    before = view.plain[max(0, at - 75) : at]
    draft = _DRAFT.search(before)
    return draft is not None and _IN_FORCE.search(before, draft.start()) is None
