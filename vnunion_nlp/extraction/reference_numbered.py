"""Citations by number, in full or by the bare serial, with the lists that share a type word (NORMS §9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vnunion_nlp.extraction.reference_damaged import damaged_type
from vnunion_nlp.extraction.reference_forms import View, read_date
from vnunion_nlp.extraction.reference_heads import NO_TYPE, SHORT_TYPES, head_pattern
from vnunion_nlp.extraction.reference_issuers import read_issuer, read_listed_issuer, read_parties
from vnunion_nlp.extraction.reference_mention import ReferenceMention, mention_by_number
from vnunion_nlp.extraction.reference_organs import organ_phrases, read_organ, term_end
from vnunion_nlp.extraction.reference_tails import with_tail
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, parse_number

NUMBER = compile_pattern(NUMBER_PATTERN)
NUMBER_WORD = compile_pattern(
    r"[ ,]{0,4}(?:(?P<gap>(?:[ ]?(?<![a-z])[a-z]{1,8}+(?![a-z])){0,5}?(?:[ ]nam(?:[ ]hoc)?[ ]20\d\d(?:[ ]?-[ ]?20\d\d)?(?=[ ,]{1,3}so[ :]))?)[ ,]{0,4}\(?(?P<so>(?<![a-z])s[o06\ufffd]?(?![a-z])[ ]?[:.,]?)|\(?)"
    r"[ ]{0,5}(?=[\dlio/-]|b\d)"
)
# What is left of an organ's code that cannot be read: ``105-QĐ/U``.
_LOST_ORGAN = compile_pattern(r"[/-][\p{L}\d.]{1,8}(?![\p{L}\d])")
_BARE = compile_pattern(
    r"(?P<serial>\d{1,4}[a-zđ]?+)(?:/(?P<year>(?:19|20)\d\d))?+(?![\p{L}\d%/-]|[./:]\d"
    r"|,(?!(?<=(?<!\d)\d{3},)\d{3}(?![\d%.,/]))\d|[ ]?%|[ ]?-[ ]?\d)"
)
_UNIT = compile_pattern(
    r"[ ]?(?:nam(?![ ]?\d)|thang|ngay(?![ ]?\d)|quy|tuan|gio|phut|lan|nguoi|cuoc|lop|trieu|ty|nghin|ngan|dong|doan|can|don|vi|noi|nhiem|chi|muc"
    r"|giai(?![ ]doan)|diem|van|ban(?![ ]chap[ ]hanh)|to|cong|buoi|dot|hoi(?![ ]nghi[ ](?:lan[ ]thu|trung[ ]uong|tw|ban[ ]chap))|muc|hang|cap|loai|mo|tap|ca|xa|phuong|tinh|huyen|truong|phong|dia|nha|bo|khoan|chuong|phan)(?![a-z])"
)
_FOUR_DIGIT_YEAR = compile_pattern(r"(?:19|20)\d\d")
# What may follow a serial that stands without "số"; any other word is more likely counted by it.
_AFTER_SHORT = compile_pattern(
    r"[ ]?(?:$|[^\p{L} ]|(?:cua|va|ve|trong|tai|den|cho|o|theo|voi|ngay|nam|tren|duoc|da|gan|thi|vao|tu|la|co|phai|khoa|hoac|cung|doi"
    r"|nham|de|sau|truoc|do|bang|luon|can|se|con|v|giai|tiep|thong|khong|dua ra|neu|ban chap hanh|bch|bo chinh tri|hoi nghi|chi (?:ro|dao)|(?:quy|xac|khang) dinh|yeu cau)(?![a-z]))"
)
_GAP_STOPS = compile_pattern(
    r"(?<![a-z])(?:thuc hien|theo|cua|va|trien khai|ban hanh|can cu|cong ty|tai|la|co|nay|tren)(?![a-z])"
)
_NEXT_MEMBER = compile_pattern(r"[ ]?(?:[,;][ ]?(?:va[ ])?|[ ]va[ ]|[ ]?[+&][ ]?)(?P<so>so[ ]?:?[ ]?)?+(?=\d)")
# ``các Nghị định: Số 96/2016/NĐ-CP …; số 78/2015/NĐ-CP``
_LIST_NUMBER_WORD = compile_pattern(r"(?<=[ (])[sS]ố[ ]$")
# A document's own number stands behind ``Số:`` at the start of its line or cell.
_OWN_NUMBER = compile_pattern(r"(?:(?:^|\n|[ ]{3})[ (]{0,4}so[ ]?[.:]?|(?<![a-z])so[ ]?[.:])[ ]{0,8}$")


def numbered(view: View, head: re.Match[str], code: str | None) -> ReferenceMention | None:
    """A mention by number; by its bare serial where that is how the type is cited."""
    if code == NO_TYPE:
        return None
    issuer = read_issuer(view, head.end(), head_pattern()) or read_parties(view, head.end(), head_pattern())
    dated = None if issuer else read_date(view, head.end())
    word = NUMBER_WORD.match(view.plain, term_end(view, issuer[1]) if issuer else dated[1] if dated else head.end())
    if word is None:
        return None
    if (
        gap_of(word)
        and not _is_plain_gap(gap_of(word))
        and not (code in ("CV", None) and _PURPOSE.fullmatch(gap_of(word)))
    ):
        return None
    if (issuer or dated) and not word["so"]:
        return None
    number = NUMBER.match(view.text, word.end())
    parsed = parse_number(number[0]) if number else None
    if number and parsed and (word["so"] or parsed.serial is not None):
        mention = mention_by_number(_start(view, head, word), number.end(), parsed, code)
        if lost := parsed.organ_code is None and _LOST_ORGAN.match(view.text, number.end()):
            mention = replace(mention, end=lost.end(), canonical=None)
    else:
        short = _short(view, head, word, code)
        if short is None:
            return None
        mention = short
    issuer = issuer or _issuer_in_gap(view, word)
    if issuer:
        mention = replace(mention, issuer=view.organ(*issuer), issuer_span=issuer)
    if dated:
        mention = replace(mention, date=dated[0])
    opened = "(" in view.text[head.end() : word.end()]
    if opened and view.text.startswith(")", mention.end):
        mention = replace(mention, end=mention.end + 1)
        opened = False
    mention = with_tail(view, mention)
    closes = opened and view.text.startswith(")", mention.end)
    return replace(mention, end=mention.end + 1) if closes else mention


# ``Công văn hướng dẫn số 12/…``: a letter's purpose may be the name of another type.
_PURPOSE = compile_pattern(r"(?:huong[ ]dan|thong[ ]bao|chi[ ]dao|de[ ]nghi)")


def _start(view: View, head: re.Match[str], word: re.Match[str]) -> int:
    """Where a mention begins: behind the head of a list that a colon opens (``các công văn: Số …; số …``)."""
    capital = word["so"] and view.text[word.start("so") : word.start("so") + 2].istitle()
    return word.start("so") if capital and view.plain.endswith("cac ", 0, head.start()) else head.start()


def gap_of(word: re.Match[str]) -> str:
    """The words between type word and ``số``."""
    return (word["gap"] or "").strip()


def _issuer_in_gap(view: View, word: re.Match[str]) -> tuple[int, int] | None:
    """The issuer that stands right before ``số`` (``Nghị quyết Hội đồng nhân dân tỉnh số …``)."""
    gap = gap_of(word)
    if not gap:
        return None
    start = view.plain.index(gap, word.start("gap"))
    known = view.text[start].isupper() and organ_phrases("start").match(view.plain, start)
    return (start, start + len(gap)) if known and read_organ(view, start, head_pattern()) == start + len(gap) else None


def _is_plain_gap(gap: str) -> bool:
    """Whether the words between type word and ``số`` only narrow the type (``Kế hoạch kiểm tra số …``)."""
    return _GAP_STOPS.search(gap) is None and head_pattern().search(gap) is None


def _short(view: View, head: re.Match[str], word: re.Match[str], code: str | None) -> ReferenceMention | None:
    """``Nghị quyết 02``, ``Quy định số 590``, ``Nghị định 145/2020``: a type word and a serial without a symbol."""
    bare = None if gap_of(word) else _BARE.match(view.text, word.end())
    if bare is None or _UNIT.match(view.plain, bare.end()):
        return None
    if code is None and not (word["so"] and read_date(view, bare.end())):
        return None
    if not word["so"]:
        by_issuer = code in ("CTr", "KH") and view.plain.startswith(" cua ", bare.end())
        if not (code in SHORT_TYPES or by_issuer) or not _is_capital(view, head.start()) or word.end() == head.end():
            return None
        if (
            "," in word[0]
            or (_FOUR_DIGIT_YEAR.fullmatch(bare["serial"]) and not _is_cited_before(view, head.start(), bare["serial"]))
            or not (
                bare["serial"].startswith("0")
                or _AFTER_SHORT.match(view.plain, bare.end())
                or _names_organ(view, bare.end() + 1)
            )
        ):
            return None
    return _by_serial(head.start(), bare, code)


def _names_organ(view: View, at: int) -> bool:
    """Whether an organ stands behind a serial without ``của`` (``Nghị quyết 10 Thành ủy``)."""
    return view.text[at : at + 1].isupper() and organ_phrases("start").match(view.plain, at) is not None


def _by_serial(start: int, bare: re.Match[str], code: str | None) -> ReferenceMention:
    year = int(bare["year"]) if bare["year"] else None
    return ReferenceMention(start, bare.end(), "short", code, bare["serial"], year, word_code=code)


def _is_cited_before(view: View, at: int, serial: str) -> bool:
    """Whether a number with this serial stands before ``at`` (``Quyết định số 1956/QĐ-TTg … Đề án 1956``)."""
    return view.plain.find(f" {serial}/qd", 0, at) >= 0


def headless(view: View, head: re.Match[str]) -> ReferenceMention | None:
    """A full number without a type word (``theo 217-QĐ/TW``); never one behind ``Số:``, which is a document's own."""
    number = NUMBER.match(view.text, head.start())
    if number is None or _OWN_NUMBER.search(view.plain[max(0, head.start() - 24) : head.start()]):
        return None
    parsed = parse_number(number[0])
    if parsed is None or parsed.serial is None or not parsed.organ_code:
        return None
    if parsed.type_code is None and not parsed.organ_code.startswith(("QH", "UBTVQH")):
        return None
    word = _LIST_NUMBER_WORD.search(view.text, max(0, head.start() - 6), head.start())
    start = damaged_type(view, head.start(), parsed.type_code) or (word.start() if word else head.start())
    mention = with_tail(view, mention_by_number(start, number.end(), parsed, None))
    issuer = read_listed_issuer(view, mention.start, head_pattern()) if word and not mention.issuer else None
    return replace(mention, issuer=view.organ(*issuer), issuer_span=issuer) if issuer else mention


def members(view: View, first: ReferenceMention) -> Iterator[ReferenceMention]:
    """The further members of a list that shares its type word (``các Nghị quyết số 20-NQ/TW, 02-NQ/TW``)."""
    previous = first
    while (
        previous.kind in ("numbered", "short")
        and not previous.plenum
        and (link := _NEXT_MEMBER.match(view.plain, previous.end))
    ):
        start = link.start("so") if link["so"] else link.end()
        number = NUMBER.match(view.text, link.end())
        parsed = parse_number(number[0]) if number else None
        of_same = parsed and parsed.organ_code and (link["so"] or parsed.organ_code == previous.organ_code)
        if number and parsed and parsed.serial and (parsed.type_code or of_same):
            member = mention_by_number(start, number.end(), parsed, first.word_code)
        else:
            bare = _BARE.match(view.text, link.end())
            if not bare or previous.kind != "short" or not first.word_code or _UNIT.match(view.plain, bare.end()):
                return
            member = _by_serial(start, bare, first.word_code)
        member = with_tail(view, member)
        if member.issuer is None and first.issuer_span and _precedes_number(view, first):
            member = replace(member, issuer=first.issuer, issuer_span=first.issuer_span)
        yield member
        previous = member


def _precedes_number(view: View, mention: ReferenceMention) -> bool:
    """Whether the issuer stands before the number (``các Quyết định của Thủ tướng Chính phủ số …; số …``) and so is the whole list's."""
    return mention.issuer_span is not None and any(map(str.isdigit, view.text[mention.issuer_span[1] : mention.end]))


def _is_capital(view: View, at: int) -> bool:
    return view.text[at].isupper()
