"""Văn bản viện dẫn: every mention of one specific document (contract §6, NORMS §9, docs/annotation.md "References").

A mention is found by its head, the type word (``Nghị quyết``, ``QĐ``, ``Luật``); what follows decides its kind and how far it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from vnunion_nlp.extraction.passage import Passage
from vnunion_nlp.extraction.reference_congresses import (
    Congress,
    read_congress,
    read_elided_congress,
    read_plenum,
    read_union_plenum,
)
from vnunion_nlp.extraction.reference_context import stands_in_draft
from vnunion_nlp.extraction.reference_forms import View, read_date
from vnunion_nlp.extraction.reference_heads import NO_TYPE, SHORT_TYPES, code_of, head_pattern
from vnunion_nlp.extraction.reference_laws import LawName, read_amending_law, read_law
from vnunion_nlp.extraction.reference_lists import in_context, same_laws, shared_tails
from vnunion_nlp.extraction.reference_mention import ReferenceMention
from vnunion_nlp.extraction.reference_organs import read_issuer, read_listed_issuer, term_end
from vnunion_nlp.extraction.reference_tails import with_tail
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.numbers import NUMBER_PATTERN, ParsedNumber, parse_number
from vnunion_nlp.resolution.registry import amending_law, first_law, law_amending, law_in_force

_NUMBER = compile_pattern(NUMBER_PATTERN)
_NUMBER_WORD = compile_pattern(
    r"[ ,]{0,4}(?:(?P<gap>(?:[ ]{0,2}(?<![a-z])[a-z]{1,8}+(?![a-z])){0,5}?(?:[ ]nam(?:[ ]hoc)?[ ]20\d\d(?:[ ]{0,2}-[ ]{0,2}20\d\d)?(?=[ ,]{1,3}so[ :]))?)[ ,]{0,4}\(?(?P<so>(?<![a-z])s[o06](?![a-z])[ ]{0,3}[:.,]?)|\(?)"
    r"[ ]{0,5}(?=[\dlio/-]|b\d)"
)
# What is left of an organ's code that cannot be read: ``105-QĐ/U``.
_LOST_ORGAN = compile_pattern(r"[/-][\p{L}\d.]{1,8}(?![\p{L}\d])")
_BARE = compile_pattern(
    r"(?P<serial>\d{1,4}[a-zđ]?+)(?:/(?P<year>(?:19|20)\d\d))?+(?![\p{L}\d%/-]|[./:]\d"
    r"|,(?!(?<=(?<!\d)\d{3},)\d{3}(?![\d%.,/]))\d|[ ]?%|[ ]{0,2}-[ ]{0,2}\d)"
)
_UNIT = compile_pattern(
    r"[ ]{0,3}(?:nam(?![ ]\d)|thang|ngay(?![ ]\d)|quy|tuan|gio|phut|lan|nguoi|cuoc|lop|trieu|ty|nghin|ngan|dong|doan|can|don|vi|noi|nhiem|chi|muc"
    r"|giai(?![ ]doan)|diem|van|ban(?![ ]chap[ ]hanh)|to|cong|buoi|dot|hoi(?![ ]nghi[ ](?:lan[ ]thu|trung[ ]uong|tw|ban[ ]chap))|muc|hang|cap|loai|mo|tap|ca|xa|phuong|tinh|huyen|truong|phong|dia|nha|bo|khoan|chuong|phan)(?![a-z])"
)
_FOUR_DIGIT_YEAR = compile_pattern(r"(?:19|20)\d\d")
# What may follow a serial that stands without "số"; any other word is more likely counted by it.
_AFTER_SHORT = compile_pattern(
    r"[ ]{0,3}(?:$|[^\p{L} ]|(?:cua|va|ve|trong|tai|den|cho|o|theo|voi|ngay|nam|tren|duoc|da|gan|thi|vao|tu|la|co|phai|khoa|hoac|cung|doi"
    r"|nham|de|sau|truoc|do|bang|luon|can|se|con|v|giai|tiep|thong|khong|dua ra|neu|ban chap hanh|bch|bo chinh tri|hoi nghi|chi (?:ro|dao)|(?:quy|xac|khang) dinh|yeu cau)(?![a-z]))"
)
_GAP_STOPS = compile_pattern(
    r"(?<![a-z])(?:thuc hien|theo|cua|va|trien khai|ban hanh|can cu|cong ty|tai|la|co|nay|tren)(?![a-z])"
)
_NEXT_MEMBER = compile_pattern(
    r"[ ]?(?:[,;][ ]{0,3}(?:va[ ]{1,3})?|[ ]va[ ]{1,3}|[ ]{0,2}\+[ ]{0,2})(?P<so>so[ ]{0,3}:?[ ]{0,3})?+(?=\d)"
)
# ``các Nghị định: Số 96/2016/NĐ-CP …; số 78/2015/NĐ-CP``
_LIST_NUMBER_WORD = compile_pattern(r"(?<=[ (])[sS]ố[ ]{1,3}$")
# A document's own number stands behind ``Số:`` at the start of its line or cell.
_OWN_NUMBER = compile_pattern(r"(?:(?:^|\n|[ ]{3})[ (]{0,4}so[ ]{0,3}[.:]?|(?<![a-z])so[ ]{0,3}[.:])[ ]{0,8}$")


# ``(Trích thông báo số …)`` below a text names the document itself.
_EXTRACTED = compile_pattern(r"\([ ]?trich(?:[ ]{1,3}tu)?[ ]{1,3}$")


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
        for mention in _read(view, match, passage):
            at = max(at, mention.end)
            if not _EXTRACTED.search(view.plain, max(0, mention.start - 12), mention.start):
                mentions.append(mention)
    return [_in_passage(view, mention) for mention in same_laws(in_context(view, shared_tails(view, mentions)))]


def _in_passage(view: View, mention: ReferenceMention) -> ReferenceMention:
    """The mention with the passage's offsets."""
    if not view.bridged.starts:
        return mention
    to_passage = view.bridged.to_passage
    start, end = to_passage(mention.start, mention.end)
    pinpoint = mention.pinpoint
    if pinpoint:
        low, high = to_passage(pinpoint.start, pinpoint.end)
        pinpoint = replace(pinpoint, start=low, end=high)
    return replace(
        mention,
        start=start,
        end=end,
        issuer_span=to_passage(*mention.issuer_span) if mention.issuer_span else None,
        title_span=to_passage(*mention.title_span) if mention.title_span else None,
        pinpoint=pinpoint,
    )


def _read(view: View, head: re.Match[str], passage: Passage) -> Iterator[ReferenceMention]:
    """The mentions that begin with a head, members of its list included."""
    if head["number"]:
        mention = _headless(view, head)
    elif head["law"]:
        mention = _law(view, head, passage)
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
    dated = None if issuer else read_date(view, head.end())
    word = _NUMBER_WORD.match(view.plain, term_end(view, issuer[1]) if issuer else dated[1] if dated else head.end())
    if word is None:
        return None
    if _gap(word) and not _is_plain_gap(_gap(word)) and not (code in ("CV", None) and _PURPOSE.fullmatch(_gap(word))):
        return None
    if (issuer or dated) and not word["so"]:
        return None
    number = _NUMBER.match(view.text, word.end())
    parsed = parse_number(number[0]) if number else None
    if number and parsed and (word["so"] or parsed.serial is not None):
        mention = _by_number(_start(view, head, word), number.end(), parsed, code)
        if lost := parsed.organ_code is None and _LOST_ORGAN.match(view.text, number.end()):
            mention = replace(mention, end=lost.end(), canonical=None)
    else:
        short = _short(view, head, word, code)
        if short is None:
            return None
        mention = short
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
_PURPOSE = compile_pattern(r"(?:huong[ ]{1,3}dan|thong[ ]{1,3}bao|chi[ ]{1,3}dao|de[ ]{1,3}nghi)")


def _start(view: View, head: re.Match[str], word: re.Match[str]) -> int:
    """Where a mention begins: behind the head of a list that a colon opens (``các công văn: Số …; số …``)."""
    capital = word["so"] and view.text[word.start("so") : word.start("so") + 2].istitle()
    return word.start("so") if capital and view.plain.endswith("cac ", 0, head.start()) else head.start()


def _gap(word: re.Match[str]) -> str:
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


def _short(view: View, head: re.Match[str], word: re.Match[str], code: str | None) -> ReferenceMention | None:
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
    return _by_serial(head.start(), bare, code)


def _by_serial(start: int, bare: re.Match[str], code: str) -> ReferenceMention:
    year = int(bare["year"]) if bare["year"] else None
    return ReferenceMention(start, bare.end(), "short", code, bare["serial"], year, word_code=code)


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
    word = _LIST_NUMBER_WORD.search(view.text, max(0, head.start() - 6), head.start())
    mention = with_tail(view, _by_number(word.start() if word else head.start(), number.end(), parsed, None))
    issuer = read_listed_issuer(view, mention.start, head_pattern()) if word and not mention.issuer else None
    return replace(mention, issuer=view.organ(*issuer), issuer_span=issuer) if issuer else mention


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
        of_same = parsed and parsed.organ_code and (link["so"] or parsed.organ_code == previous.organ_code)
        if number and parsed and parsed.serial and (parsed.type_code or of_same):
            member = _by_number(start, number.end(), parsed, first.word_code)
        else:
            bare = _BARE.match(view.text, link.end())
            if not bare or previous.kind != "short" or not first.word_code or _UNIT.match(view.plain, bare.end()):
                return
            member = _by_serial(start, bare, first.word_code)
        member = with_tail(view, member)
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
    if code not in ("NQ", "KL"):
        return None
    plenum = read_plenum(view, head.end())
    if plenum is None:
        until = read_union_plenum(view, head.end())
        return with_tail(view, ReferenceMention(head.start(), until, "short", code, word_code=code)) if until else None
    session, term, end = plenum
    return with_tail(
        view,
        ReferenceMention(head.start(), end, "short", code, session, word_code=code, plenum=f"{session}/{term or ''}"),
    )


# --- laws ----------------------------------------------------------------------------------------------------------------------


def _law(view: View, head: re.Match[str], passage: Passage) -> ReferenceMention | None:
    word = _NUMBER_WORD.match(view.plain, head.end())
    number = _NUMBER.match(view.text, word.end()) if word and not _gap(word) else None
    if word and number and (parsed := parse_number(number[0])) and (word["so"] or parsed.serial):
        return with_tail(view, _by_number(head.start(), number.end(), parsed, "L"))
    if amending := read_amending_law(view, head.end()):
        end, keys = amending
        return _with_law_number(
            view, _amending(with_tail(view, ReferenceMention(head.start(), end, "law")), keys, passage)
        )
    law = read_law(view, head.start(), head.end())
    if law is None:
        return None
    number_then = _law_number(view, head.start(), law, passage)
    mention = ReferenceMention(head.start(), law.end, "law", year=law.year, canonical=number_then, law=law.key)
    mention = with_tail(view, mention)
    if law.key and mention.canonical and mention.date and law.year is None:
        mention = replace(mention, canonical=_passed_on(law.key, mention.date, passage))
    return _with_law_number(view, mention)


def _passed_on(key: str, day: str, passage: Passage) -> str | None:
    """The number of the law of that name that was passed in the year written; of another the registry knows nothing."""
    entry = law_in_force(key, passage.issued, year=int(day[:4]))
    return entry.number if entry else None


def _amending(mention: ReferenceMention, keys: frozenset[str], passage: Passage) -> ReferenceMention:
    """A law that amends others: its date tells it from their other amendments, else the laws that it amends."""
    if mention.date and len(mention.date) == 10:
        passed = date.fromisoformat(mention.date)
        entry = amending_law(passed, keys)
        if entry is None and (only := law_amending(keys, passage.issued)) and only.issued:
            # The day may be that of its promulgation.
            entry = only if only.issued.year == passed.year else None
    else:
        entry = law_amending(keys, passage.issued)
    return replace(mention, canonical=entry.number if entry else None)


def _law_number(view: View, start: int, law: LawName, passage: Passage) -> str | None:
    """The number in force on the day of issue; None for a law unknown or still being drafted."""
    if law.key is None or stands_in_draft(view, start):
        return None
    entry = law_in_force(law.key, passage.issued, year=law.year, term=law.term, amended=law.is_amended)
    if entry is None and law.year and not law.is_amended:
        # A year of which no law of that name is: that in which one took effect, or in which it was cited.
        entry = law_in_force(law.key, date(law.year, 12, 31))
    if entry is None and not passage.is_dated and not (law.year or law.term or law.is_amended):
        # The day is a guess, and a law that is cited has been passed.
        entry = first_law(law.key)
    return entry.number if entry else None


_LAW_NUMBER_WORD = compile_pattern(r"[ ,(]{0,4}so[ ]{0,3}:?[ ]{0,3}(?=\d)")


def _with_law_number(view: View, mention: ReferenceMention) -> ReferenceMention:
    """A law cited by name and number (``Luật Công đoàn số 12/2012/QH13``), whose number is then the written one."""
    word = _LAW_NUMBER_WORD.match(view.plain, mention.end)
    number = _NUMBER.match(view.text, word.end()) if word else None
    parsed = parse_number(number[0]) if number else None
    if number is None or parsed is None or parsed.canonical is None:
        return mention
    closes = "(" in view.text[mention.end : number.start()] and view.text.startswith(")", number.end())
    numbered = replace(
        mention,
        kind="numbered",
        end=number.end() + closes,
        serial=parsed.serial,
        year=parsed.year,
        organ_code=parsed.organ_code,
        canonical=parsed.canonical,
    )
    return with_tail(view, numbered)
