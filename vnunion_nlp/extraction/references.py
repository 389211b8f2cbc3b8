"""Văn bản viện dẫn: every mention of one specific document (contract §6, NORMS §9, docs/annotation.md "References").

A mention is found by its head, the type word (``Nghị quyết``, ``QĐ``, ``Luật``); what follows decides its kind and how far it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import regex

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_congresses import (
    Congress,
    read_congress,
    read_elided_congress,
    read_plenum,
)
from vnunion_nlp.extraction.reference_context import (
    PinpointMention,
    Relation,
    pinpoint_before,
    relation_before,
    stands_in_draft,
)
from vnunion_nlp.extraction.reference_forms import View, read_date, read_issuer, read_organ, read_title
from vnunion_nlp.extraction.reference_heads import NO_TYPE, SHORT_TYPES, code_of, head_pattern
from vnunion_nlp.extraction.reference_laws import LawName, read_amending_law, read_law
from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, ParsedNumber, parse_number
from vnunion_nlp.resolution.registry import amending_law, law_in_force

Kind = Literal["numbered", "law", "congress", "short"]


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """One mention of one document; offsets into ``Passage.text``."""

    start: int
    end: int
    kind: Kind
    type_code: str | None = None
    """Code in the number; for short forms and congresses the code of the type word."""
    serial: str | None = None
    year: int | None = None
    organ_code: str | None = None
    canonical: str | None = None
    date: str | None = None
    """ISO 8601, as written in this mention."""
    issuer: str | None = None
    issuer_span: tuple[int, int] | None = None
    title: str | None = None
    title_span: tuple[int, int] | None = None
    relation: Relation = "mentions"
    pinpoint: PinpointMention | None = None
    word_code: str | None = None
    """Code of the type word, which may disagree with ``type_code`` (``Chương trình hành động số 02/CT-…``)."""
    plenum: str | None = None
    """Of a resolution cited by the plenum that passed it: session and term (``4/XII``, ``4/`` without a term)."""


_NUMBER = regex.compile(NUMBER_PATTERN)
_NUMBER_WORD = regex.compile(
    r"[ ,]{0,4}(?:(?P<gap>(?:[ ]{0,2}[a-z]{2,8}){0,5}?)[ ,]{0,4}\(?(?P<so>(?<![a-z])s[o0](?![a-z])[ ]{0,3}[:.]?)|\(?)"
    r"[ ]{0,5}(?=[\dlio/-])"
)
_BARE = regex.compile(
    r"(?P<serial>\d{1,4}[a-zđ]?+)(?:/(?P<year>(?:19|20)\d\d))?+(?![\p{L}\d%/-]|[.,/:]\d|[ ]?%|[ ]{0,2}-[ ]{0,2}\d)"
)
_UNIT = regex.compile(
    r"[ ]{0,3}(?:nam(?![ ]\d)|thang|ngay(?![ ]\d)|quy|tuan|gio|phut|lan|nguoi|cuoc|lop|trieu|ty|nghin|ngan|dong|doan|can|don|vi|noi|nhiem|chi|muc"
    r"|giai|diem|van|ban|to|cong|buoi|dot|hoi|muc|hang|cap|loai|mo|tap|ca|xa|phuong|tinh|huyen|truong|phong|dia|nha|bo|khoan|chuong|phan)(?![a-z])"
)
_FOUR_DIGIT_YEAR = regex.compile(r"(?:19|20)\d\d")
# What may follow a serial that stands without "số"; any other word is more likely counted by it.
_AFTER_SHORT = regex.compile(
    r"[ ]{0,3}(?:$|[^\p{L} ]|(?:cua|va|ve|trong|tai|den|cho|o|theo|voi|ngay|nam|tren|duoc|da|gan|thi|vao|tu|la|co|phai|khoa|hoac|cung|doi"
    r"|nham|de|sau|truoc|do|bang|luon|can|se|con|v|giai|tiep|thong|khong)(?![a-z]))"
)
_GAP_STOPS = regex.compile(
    r"(?<![a-z])(?:thuc hien|theo|cua|va|trien khai|ban hanh|can cu|cong ty|tai|la|co|nay|tren)(?![a-z])"
)
_NEXT_MEMBER = regex.compile(
    r"[ ]?(?:[,;][ ]{0,3}(?:va[ ]{1,3})?|[ ]va[ ]{1,3}|[ ]{0,2}\+[ ]{0,2})(?P<so>so[ ]{0,3}:?[ ]{0,3})?+(?=\d)"
)
# A document's own number stands behind ``Số:`` at the start of its line or cell.
_OWN_NUMBER = regex.compile(r"(?:(?:^|\n|[ ]{3})[ (]{0,4}so[ ]{0,3}[.:]?|(?<![a-z])so[ ]{0,3}[.:])[ ]{0,8}$")


def find_references(passage: Passage) -> list[ReferenceMention]:
    """Every mention of one specific document, sorted, without overlaps (contract §6).

    The canonical number of a law is the one in force on ``passage.issued``.
    """
    view = View.of(passage)
    mentions: list[ReferenceMention] = []
    at = 0
    pattern = head_pattern()
    while match := pattern.search(view.plain, at):
        at = match.end()
        for mention in _read(view, match, passage.issued):
            mentions.append(mention)
            at = max(at, mention.end)
    return _in_context(view, _shared_tails(view, mentions))


def _read(view: View, head: re.Match[str], issued: date | None) -> Iterator[ReferenceMention]:
    """The mentions that begin with a head, members of its list included."""
    if head["number"]:
        mention = _headless(view, head)
    elif head["law"]:
        mention = _law(view, head, issued)
    else:
        code = code_of(view, head)
        congress = read_congress(view, head.end()) if code == "NQ" else None
        if congress:
            yield from _congresses(view, head.start(), congress)
            return
        mention = _numbered(view, head, code) or _plenum(view, head, code)
    if mention is None:
        return
    yield mention
    yield from _members(view, mention)


def _is_capital(view: View, at: int) -> bool:
    return view.text[at].isupper()


# --- numbered and short --------------------------------------------------------------------------------------------------------


def _numbered(view: View, head: re.Match[str], code: str | None) -> ReferenceMention | None:
    """A mention by number; by its bare serial where that is how the type is cited."""
    if code == NO_TYPE:
        return None
    issuer = read_issuer(view, head.end(), head_pattern())
    word = _NUMBER_WORD.match(view.plain, issuer[1] if issuer else head.end())
    if word is None:
        return None
    if _gap(word) and not _is_plain_gap(_gap(word)):
        return None
    if issuer and not word["so"]:
        return None
    number = _NUMBER.match(view.text, word.end())
    parsed = parse_number(number[0]) if number else None
    if number and parsed and (word["so"] or parsed.serial is not None):
        mention = _by_number(head.start(), number.end(), parsed, code)
    else:
        short = _short(view, head, word, code)
        if short is None:
            return None
        mention = short
    if issuer:
        mention = replace(mention, issuer=view.words(*issuer), issuer_span=issuer)
    return _with_tail(view, mention)


def _gap(word: regex.Match[str]) -> str:
    """The words between type word and ``số``."""
    return (word["gap"] or "").strip()


def _is_plain_gap(gap: str) -> bool:
    """Whether the words between type word and ``số`` only narrow the type (``Kế hoạch kiểm tra số …``)."""
    return _GAP_STOPS.search(gap) is None and head_pattern().search(gap) is None


def _by_number(start: int, end: int, parsed: ParsedNumber, code: str | None) -> ReferenceMention:
    return ReferenceMention(
        start=start,
        end=end,
        kind="numbered",
        type_code=parsed.type_code,
        serial=parsed.serial,
        year=parsed.year,
        organ_code=parsed.organ_code,
        canonical=parsed.canonical,
        word_code=code,
    )


def _short(view: View, head: re.Match[str], word: regex.Match[str], code: str | None) -> ReferenceMention | None:
    """``Nghị quyết 02``, ``Quy định số 590``, ``Nghị định 145/2020``: a type word and a serial without a symbol."""
    if code is None or _gap(word):
        return None
    bare = _BARE.match(view.text, word.end())
    if bare is None or _UNIT.match(view.plain, bare.end()):
        return None
    if not word["so"]:
        by_issuer = code in ("CTr", "KH") and view.plain.startswith(" cua ", bare.end())
        if not (code in SHORT_TYPES or by_issuer) or not _is_capital(view, head.start()) or word.end() == head.end():
            return None
        if (
            "," in word[0]
            or _FOUR_DIGIT_YEAR.fullmatch(bare["serial"])
            or not (bare["serial"].startswith("0") or _AFTER_SHORT.match(view.plain, bare.end()))
        ):
            return None
    year = int(bare["year"]) if bare["year"] else None
    return ReferenceMention(head.start(), bare.end(), "short", code, bare["serial"], year, word_code=code)


def _headless(view: View, head: re.Match[str]) -> ReferenceMention | None:
    """A full number without a type word (``theo 217-QĐ/TW``); never one behind ``Số:``, which is a document's own."""
    number = _NUMBER.match(view.text, head.start())
    if number is None or _OWN_NUMBER.search(view.plain[max(0, head.start() - 24) : head.start()]):
        return None
    parsed = parse_number(number[0])
    if parsed is None or parsed.serial is None or not parsed.organ_code:
        return None
    if parsed.type_code is None and not parsed.organ_code.startswith(("QH", "UBTVQH")):
        return None
    return _with_tail(view, _by_number(head.start(), number.end(), parsed, None))


def _with_tail(view: View, mention: ReferenceMention) -> ReferenceMention:
    """The mention with the date, issuer and quoted title that follow it, in whatever order."""
    at = mention.end
    found = False
    for _ in range(3):
        if mention.date is None and not found and (dated := read_date(view, at)):
            mention, at, found = replace(mention, date=dated[0], end=dated[1]), dated[1], True
            continue
        if (
            mention.issuer is None
            and (issuer := read_issuer(view, at, head_pattern()))
            and _may_issue(view, mention, issuer)
        ):
            issuer = _joint_issuer(view, mention, issuer)
            mention, at = replace(mention, issuer=view.words(*issuer), issuer_span=issuer, end=issuer[1]), issuer[1]
            continue
        break
    if title := read_title(view, at):
        mention = replace(mention, title=view.words(*title[:2]), title_span=title[:2], end=title[2])
    return mention


_AND = regex.compile(r"[ ]{1,3}va[ ]{1,3}")


def _joint_issuer(view: View, mention: ReferenceMention, issuer: tuple[int, int]) -> tuple[int, int]:
    """With the second organ where the symbol names two (``01/CTPH-TLĐ-BCA … của Tổng Liên đoàn và Bộ Công an``)."""
    joint = _AND.match(view.plain, issuer[1]) if "-" in (mention.organ_code or "") else None
    end = read_organ(view, joint.end(), head_pattern()) if joint else None
    return (issuer[0], end) if end else issuer


_UNION = regex.compile(r"(?:bch |btv |ban chap hanh |ban thuong vu )?(?:cong doan|lien doan lao dong|ldld|cdcs)")


def _may_issue(view: View, mention: ReferenceMention, issuer: tuple[int, int]) -> bool:
    """A union body carries out what the Party's centre issues: ``thực hiện Nghị quyết 02-NQ/TW của Công đoàn tỉnh``."""
    return mention.organ_code != "TW" or not _UNION.match(view.plain, *issuer)


def _members(view: View, first: ReferenceMention) -> Iterator[ReferenceMention]:
    """The further members of a list that shares its type word (``các Nghị quyết số 20-NQ/TW, 02-NQ/TW``)."""
    previous = first
    while (
        previous.kind in ("numbered", "short")
        and not previous.plenum
        and (link := _NEXT_MEMBER.match(view.plain, previous.end))
    ):
        start = link.start("so") if link["so"] else link.end()
        number = _NUMBER.match(view.text, link.end())
        parsed = parse_number(number[0]) if number else None
        if number and parsed and parsed.serial and (parsed.type_code or (parsed.organ_code and link["so"])):
            member = _by_number(start, number.end(), parsed, first.word_code)
        else:
            bare = _BARE.match(view.text, link.end())
            if not bare or previous.kind != "short" or not first.word_code or _UNIT.match(view.plain, bare.end()):
                return
            year = int(bare["year"]) if bare["year"] else None
            member = ReferenceMention(
                start, bare.end(), "short", first.word_code, bare["serial"], year, word_code=first.word_code
            )
        member = _with_tail(view, member)
        yield member
        previous = member


# --- congresses and plenums ----------------------------------------------------------------------------------------------------


def _congresses(view: View, start: int, congress: Congress) -> Iterator[ReferenceMention]:
    """A congress's resolution, and the congresses that follow in its list without the word."""
    following: Congress | None = congress
    while following:
        if following.is_document:
            yield ReferenceMention(
                start,
                following.end,
                "congress",
                "NQ",
                following.ordinal,
                canonical=following.canonical,
                word_code="NQ",
            )
        following = read_elided_congress(view, following.end)
        if following:
            start = following.start


def _plenum(view: View, head: re.Match[str], code: str | None) -> ReferenceMention | None:
    plenum = read_plenum(view, head.end()) if code in ("NQ", "KL") else None
    if plenum is None:
        return None
    session, term, end = plenum
    return _with_tail(
        view,
        ReferenceMention(head.start(), end, "short", code, session, word_code=code, plenum=f"{session}/{term or ''}"),
    )


# --- laws ----------------------------------------------------------------------------------------------------------------------


def _law(view: View, head: re.Match[str], issued: date | None) -> ReferenceMention | None:
    word = _NUMBER_WORD.match(view.plain, head.end())
    number = _NUMBER.match(view.text, word.end()) if word and word["so"] and not _gap(word) else None
    if number and (parsed := parse_number(number[0])):
        return _with_tail(view, _by_number(head.start(), number.end(), parsed, "L"))
    if amending_end := read_amending_law(view, head.end()):
        return _amending(_with_tail(view, ReferenceMention(head.start(), amending_end, "law")))
    law = read_law(view, head.start(), head.end())
    if law is None:
        return None
    mention = ReferenceMention(head.start(), law.end, "law", canonical=_law_number(view, head.start(), law, issued))
    return _with_law_number(view, _with_tail(view, mention))


def _amending(mention: ReferenceMention) -> ReferenceMention:
    """A law that amends others, which only its date tells from their other amendments."""
    entry = amending_law(date.fromisoformat(mention.date)) if mention.date and len(mention.date) == 10 else None
    return replace(mention, canonical=entry.number if entry else None)


def _law_number(view: View, start: int, law: LawName, issued: date | None) -> str | None:
    """The number in force on the day of issue; None for a law unknown or still being drafted."""
    if law.key is None or stands_in_draft(view, start):
        return None
    entry = law_in_force(law.key, issued, year=law.year, term=law.term, amended=law.is_amended)
    return entry.number if entry else None


_LAW_NUMBER_WORD = regex.compile(r"[ ,(]{0,4}so[ ]{0,3}:?[ ]{0,3}(?=\d)")


def _with_law_number(view: View, mention: ReferenceMention) -> ReferenceMention:
    """A law cited by name and number (``Luật Công đoàn số 12/2012/QH13``), whose number is then the written one."""
    word = _LAW_NUMBER_WORD.match(view.plain, mention.end)
    number = _NUMBER.match(view.text, word.end()) if word else None
    parsed = parse_number(number[0]) if number else None
    if number is None or parsed is None or parsed.canonical is None:
        return mention
    numbered = replace(
        mention,
        end=number.end(),
        serial=parsed.serial,
        year=parsed.year,
        organ_code=parsed.organ_code,
        canonical=parsed.canonical,
    )
    return _with_tail(view, numbered)


# --- what surrounds a mention --------------------------------------------------------------------------------------------------

_BETWEEN = regex.compile(r"[ ]{0,3}(?:,|;|va|,[ ]?va)[ ]{1,3}")


def _shared_tails(view: View, mentions: list[ReferenceMention]) -> list[ReferenceMention]:
    """Gives the members of a list the issuer (and date) written once, behind the last (``QĐ số A và QĐ số B của …``)."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        mention, following = shared[index], shared[index + 1]
        if not (mention.kind == following.kind == "numbered") or mention.issuer or mention.title:
            continue
        if not mention.organ_code or mention.organ_code != following.organ_code or not following.issuer:
            continue
        if not _BETWEEN.fullmatch(view.plain, mention.end, following.start):
            continue
        day = mention.date or (following.date if _are_neighbours(mention, following) else None)
        shared[index] = replace(mention, issuer=following.issuer, issuer_span=following.issuer_span, date=day)
    return shared


def _are_neighbours(one: ReferenceMention, other: ReferenceMention) -> bool:
    """Whether two numbers are close enough to be of one day; a date behind a list is then both documents'."""
    serials = [regex.match(r"\d+", mention.serial or "") for mention in (one, other)]
    if one.type_code != other.type_code or not serials[0] or not serials[1]:
        return False
    return abs(int(serials[0][0]) - int(serials[1][0])) <= 1


def _in_context(view: View, mentions: list[ReferenceMention]) -> list[ReferenceMention]:
    """Adds to each mention what stands before it: the relation and the pinpoint."""
    result: list[ReferenceMention] = []
    for mention in mentions:
        previous = result[-1] if result else None
        pinpoint = pinpoint_before(view, mention.start, previous.end if previous else 0)
        at = pinpoint.start if pinpoint else mention.start
        relation = relation_before(view, at, previous.end if previous else 0) or (
            previous.relation if previous and _goes_on(view, previous.end, at) else "mentions"
        )
        result.append(replace(mention, relation=relation, pinpoint=pinpoint))
    return result


_SENTENCE_END = regex.compile(r"\n|[.!?][ ]{1,3}(?=\S)|\x1a")
_LIST_JOINT = regex.compile(
    r"(?:[,;]|(?<![a-z])va)[ ]{0,3}(?:(?:cac|va|so)[ ]{1,3})?"
    r"(?:(?:xet[ ]{1,3})?(?:y kien|de nghi|chi dao|ket luan|dong y|thong nhat)[^,;]{0,70}[ ](?:tai|trong)[ ]{1,3}(?:cac[ ]{1,3})?)?$"
)
_LIST_REACH = 260


def _goes_on(view: View, end: int, start: int) -> bool:
    """Whether a mention goes on with the list of the one before it, so that the same verb governs both."""
    return (
        start - end <= _LIST_REACH
        and _SENTENCE_END.search(view.plain, end, start) is None
        and _LIST_JOINT.search(view.plain[end:start]) is not None
    )
