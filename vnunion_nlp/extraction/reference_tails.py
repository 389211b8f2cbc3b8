"""What follows a citation's number or name and belongs to it: date, issuers and quoted title, in whatever order (NORMS §9.1)."""

from __future__ import annotations

from dataclasses import replace

from vnunion_nlp.extraction.reference_forms import ORDINAL, View, read_date, read_title
from vnunion_nlp.extraction.reference_heads import head_pattern
from vnunion_nlp.extraction.reference_issuers import read_issuer, read_parties
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.reference_organs import organ_phrases, read_organ, term_end
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import is_known_organ


def with_tail(view: View, mention: ReferenceMention) -> ReferenceMention:
    """The mention with the date, issuer and quoted title that follow it, in whatever order."""
    at = mention.end
    found = False
    if mention.organ_code and (place := _PLACE.match(view.text, at)) and read_date(view, place.end()):
        at = place.end()
    if mention.organ_code and (ended := term_end(view, at)) > at:
        # ``02-NQ/TW (khóa XII)``
        at = ended
        mention = replace(mention, end=at)
    for _ in range(3):
        if mention.issuer is None and (session := _SESSION_OF.match(view.plain, at)):
            at = session.end()
        if mention.date is None and not found and (dated := read_date(view, at)):
            in_brackets = "(" in view.text[at : dated[1]] and view.text.startswith(")", dated[1])
            at, found = dated[1] + in_brackets, True
            mention = replace(mention, date=dated[0], end=at)
            continue
        if (
            mention.issuer is None
            and (issuer := read_issuer(view, at, head_pattern(), dated=mention.date is not None or found))
            and _may_issue(view, mention, issuer)
        ):
            issuer = _joint_issuer(view, mention, issuer)
            at = term_end(view, issuer[1])
            mention = replace(mention, issuer=view.organ(*issuer), issuer_span=issuer, end=at)
            continue
        break
    if mention.issuer is None and (parties := read_parties(view, at, head_pattern())):
        at = parties[1]
        mention = replace(mention, issuer=view.organ(*parties), issuer_span=parties, end=at)
    if title := read_title(view, at):
        mention = replace(mention, title=view.words(*title[:2]), title_span=title[:2], end=title[2])
    return _of_province(view, mention)


_PROVINCE = compile_pattern(r"(?:(?:ban thuong vu|ban chap hanh|btv|bch)(?: dang bo)?[ ])?(?:tinh|thanh)[ ]uy(?![a-z])")


def _of_province(view: View, mention: ReferenceMention) -> ReferenceMention:
    """``13-NQ/TƯ của Tỉnh ủy``: the provincial committee's ``TU``, written as the centre's."""
    issuer = mention.issuer_span
    if mention.organ_code != "TW" or not issuer or not mention.canonical or not _PROVINCE.match(view.plain, issuer[0]):
        return mention
    if view.text.find("TƯ", mention.start, issuer[0]) < 0:
        return mention
    return replace(mention, organ_code="TU", canonical=mention.canonical.removesuffix("TW") + "TU")


# ``Công văn số 13/LĐLĐ thành phố Hòa An ngày …``: the symbol's organ goes on with its place.
_PLACE = compile_pattern(
    r"(?<=[ĐDN])[ ](?:tỉnh|huyện|thành phố|TP|quận|thị xã|xã|phường|ngành)\.?(?:[ ]\p{Lu}[\p{L}']*){0,4}(?=,?[ ]ngày[ ])"
    # ``25/KH-THPT Mai Lâm ngày …``
    r"|(?<=THPT|THCS)(?:[ ]\p{Lu}[\p{L}']*){1,4}(?=,?[ ]ngày[ ])"
)
_AND = compile_pattern(r"[ ]?(?:(?P<comma>,|[ ]-)|[ ]va)[ ]")
# ``Nghị quyết số 29, khóa XI của Ban Chấp hành Trung ương``
_SESSION_OF = compile_pattern(rf"[ ]?,?[ ]{{1,3}}khoa[ ]{{1,3}}{ORDINAL}(?=[ ,]{{1,3}}cua[ ])")
_MOST_ISSUERS = 6
_JOINT_CODES = ("LT", "LN", "LB", "LS")
"""What stands for the organs in a symbol of several: ``09/CV-LN``, ``01/QĐ-LT``."""
_JOINT_TYPE = compile_pattern(r"(?<![a-z])lien[ ](?:tich|nganh|bo|so)(?![a-z])")


def _joint_issuer(view: View, mention: ReferenceMention, issuer: tuple[int, int]) -> tuple[int, int]:
    """With the other organs where the symbol names two (``01/CTPH-TLĐ-BCA … của Tổng Liên đoàn và Bộ Công an``) or the type is a joint one."""
    organs = (mention.organ_code or "").count("-") + 1
    is_joint = (
        _JOINT_TYPE.search(view.plain, mention.start, mention.end) is not None
        or (mention.type_code or "").endswith("LT")
        or mention.organ_code in _JOINT_CODES
    )
    if is_joint and organs == 1:
        organs = _MOST_ISSUERS
    start, end = issuer
    for _ in range(organs - 1):
        joint = _AND.match(view.plain, end)
        # A comma may end the citation: ``theo Công văn số 5/UBND-NC … của UBND tỉnh, Sở Nội vụ thông báo …``.
        names = joint is not None and (is_joint or not joint["comma"]) and _names_organ(view, joint.end())
        further = read_organ(view, joint.end(), head_pattern()) if joint and names else None
        if further is None:
            break
        end = further
        if joint and not joint["comma"]:
            break
    return start, end


_CODE = compile_pattern(r"\p{Lu}{2,10}(?![\p{L}\d])")


def _names_organ(view: View, at: int) -> bool:
    """Whether an organ's name begins at ``at``, be it shortened (``CĐGD tỉnh``)."""
    code = _CODE.match(view.text, at)
    return (code is not None and is_known_organ(code[0])) or organ_phrases("start").match(view.plain, at) is not None


_UNION = compile_pattern(r"(?:bch |btv |ban chap hanh |ban thuong vu )?(?:cong doan|lien doan lao dong|ldld|cdcs)")


def _may_issue(view: View, mention: ReferenceMention, issuer: tuple[int, int]) -> bool:
    """A union body carries out what the Party's centre issues: ``thực hiện Nghị quyết 02-NQ/TW của Công đoàn tỉnh``."""
    return mention.organ_code != "TW" or not _UNION.match(view.plain, *issuer)
