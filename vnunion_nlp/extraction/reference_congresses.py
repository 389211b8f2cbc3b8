"""Resolutions of congresses (``Nghị quyết Đại hội XIII Công đoàn Việt Nam``) and of plenums (``Nghị quyết Trung ương 4 khóa XII``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnunion_nlp.extraction.reference_forms import ORDINAL, View, ordinal_value, roman
from vnunion_nlp.extraction.reference_organs import organ_phrases, read_organ
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import mended
from vnunion_nlp.text import lower, unmarked

_PARTY = "Đảng Cộng sản Việt Nam"


@dataclass(frozen=True, slots=True)
class Congress:
    """A congress as cited; offsets into ``Passage.text``."""

    start: int
    """Where ``Đại hội`` stands."""
    end: int
    """End of the organ or the ordinal, whichever is last."""
    ordinal: str | None
    """Roman numeral."""
    organ: str | None
    """Written out, in sentence case."""
    has_term: bool = False
    """Whether ``nhiệm kỳ`` with its years follows."""

    @property
    def canonical(self) -> str | None:
        return f"ĐH-{self.ordinal}/{self.organ}" if self.ordinal and self.organ else None

    @property
    def is_document(self) -> bool:
        """Whether one congress is meant, and not those of all levels (contract §6)."""
        if self.organ is None:
            return False
        return self.ordinal is not None or (self.has_term and _LEVEL.search(self.organ) is not None)


_LEVEL = compile_pattern(r"tỉnh|thành phố|huyện|quận|thị xã|Việt Nam|\bxã\b|phường|[Tt]rường|^(?:Liên đội|Chi đoàn)")
_OPENING = compile_pattern(r"[ ](?:cua[ ])?(?P<word>dai[ ]hoi|dh)(?![a-z])")
_BY_ORDINAL = compile_pattern(r"[ ](?P<ordinal>[ivx][ivxh]{0,5})[ ](?:cua[ ])?(?=(?:tinh[ ])?dang[ ]bo|dang\b)")
_ORDINAL = compile_pattern(
    rf"[ ]{{0,3}},?[ ]{{0,3}}\(?(?:(?:la?n[ ]{{1,3}})?thu|lan|khoa)[ ]{{1,3}}(?P<ordinal>{ORDINAL})(?:[ ]?\))?"
    rf"|[ ]{{1,3}}(?P<bare>[ivxl1][ivxl1h]{{0,5}}t?|\d{{1,2}})(?![a-z0-9/.%-])"
)
_DETAIL = compile_pattern(r"[ ](?:dai[ ]bieu|toan[ ]the|(?P<nation>toan[ ]quoc))(?![a-z])")
_ORGAN_START = compile_pattern(
    r"[ ](?:cua[ ])?(?=(?:cong[ ]doan|cd[a-z]{0,8}|ldld|lien[ ]doan|dang|tinh[ ]dang|doan|lien[ ]doi|chi[ ]doan|hoi|chi[ ]bo|phu[ ]nu|mat[ ]tran|(?:ub)?mttq)(?![a-z]))"
)
# ``Đại hội Đảng XIII``
_TRAILING_ORDINAL = compile_pattern(r"(?<=\p{L})[ ][IVX]{1,5}$")
_TERM = compile_pattern(r"[ ]?[,(]?[ ]?(?:nhiem[ ]ky|nam[ ]hoc)[ ]\d{4}[ ]?-[ ]?\d{4}[ ]?\)?")
_ELIDED = compile_pattern(
    r"(?:[ ]cac[ ]cap)?+(?:[ ]?[,(]?[ ]?nhiem[ ]ky[ ]\d{4}[ ]?-[ ]?\d{4}[ ]?\)?)?+"
    r"(?:[ ]?[,;]|[ ]va|[ ]?,[ ]?va)(?=[ ](?:dai[ ]hoi|dh)(?![a-z]))"
)
_MAX_PARTS = 8


def read_congress(view: View, at: int) -> Congress | None:
    """The congress at ``at``, right behind ``Nghị quyết``; None where no congress is named."""
    opening = _OPENING.match(view.plain, at)
    if opening:
        return _read(view, opening.start("word"), opening.end())
    numbered = _BY_ORDINAL.match(view.plain, at)
    if numbered and view.text[numbered.start("ordinal")].isupper():
        end = read_organ(view, numbered.end(), with_term=False)
        ordinal = roman(numbered["ordinal"])
        if end and ordinal:
            return Congress(at, end, ordinal, _written_out(view.words(numbered.end(), end), is_national=False))
    return None


def read_elided_congress(view: View, at: int) -> Congress | None:
    """The next congress of a list that says ``Nghị quyết`` once (``… và Đại hội XIII Công đoàn Việt Nam``)."""
    link = _ELIDED.match(view.plain, at)
    opening = _OPENING.match(view.plain, link.end()) if link else None
    return _read(view, opening.start("word"), opening.end()) if opening else None


def _read(view: View, start: int, at: int) -> Congress:
    ordinal: str | None = None
    organ: tuple[int, int] | None = None
    end, is_national = at, False
    for _ in range(_MAX_PARTS):
        if detail := _DETAIL.match(view.plain, at):
            is_national, at = is_national or detail["nation"] is not None, detail.end()
        elif ordinal is None and (found := _ordinal(view, at, is_behind_organ=organ is not None)):
            ordinal, at = found
            end = at
        elif organ is None and (opening := _ORGAN_START.match(view.plain, at)):
            organ_end = read_organ(view, opening.end(), with_term=False)
            if organ_end is None:
                break
            if ordinal is None and (numeral := _TRAILING_ORDINAL.search(view.text, opening.end(), organ_end)):
                organ_end = numeral.start()
            organ, at = (opening.end(), organ_end), organ_end
            end = at
        else:
            break
    if is_national and organ is None and ordinal is None:
        end = at
    name = _written_out(view.words(*organ), is_national) if organ else (_PARTY if is_national else None)
    has_term = _TERM.match(view.plain, end) is not None
    return Congress(start, end, ordinal, name, has_term)


def _ordinal(view: View, at: int, *, is_behind_organ: bool) -> tuple[str, int] | None:
    match = _ORDINAL.match(view.plain, at)
    if match is None or (is_behind_organ and (match["bare"] or "").isdecimal()):
        # ``Đại hội Chi bộ 2``: the number is the organ's.
        return None
    if match["bare"] and not match["bare"].isdecimal() and not view.text[match.start("bare")].isupper():
        return None
    ordinal = roman(match["ordinal"] or match["bare"])
    return (ordinal, match.end()) if ordinal else None


@cache
def _abbreviations() -> dict[str, str]:
    return {
        row["code"]: row["name"]
        for row in rows("organ_codes")
        if row["system"] in ("union", "party") and row["code"] != "CĐ"
    }


@cache
def _short_names() -> list[tuple[re.Pattern[str], str]]:
    """What names of organs shorten: ``Đoàn TNCS Hồ Chí Minh``."""
    return [
        (compile_pattern(rf"(?<![\p{{L}}&-]){re.escape(row['short'])}(?![\p{{L}}&-])"), row["name"])
        for row in rows("name_abbreviations")
    ]


# Abbreviations of names that are not symbols of organs.
_SHORTENED = (
    (compile_pattern(r"^CĐ(?= )"), "Công đoàn"),
    (compile_pattern(r"(?<!\p{L})TP\.? ?HCM(?!\p{L})"), "thành phố Hồ Chí Minh"),
    (compile_pattern(r"(?<!\p{L})TP\.? ?(?=\p{Lu})"), "thành phố "),
)
_REVERSED = compile_pattern(r"(tỉnh|huyện|thành phố) [ĐđD]ảng bộ\b")


def _written_out(words: str, is_national: bool) -> str:
    """The organ's name without abbreviations, in sentence case (docs/annotation.md "References")."""
    plain = unmarked(lower(words))
    if plain in ("dang", "dang cong san viet nam", "dang cong san", "dang ta"):
        return _PARTY
    if is_national and plain in ("cong doan", "cd"):
        return "Công đoàn Việt Nam"
    if is_national and plain in ("doan", "doan thanh nien"):
        return "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    for short, full in _SHORTENED:
        words = short.sub(full, words)
    if words.isupper() and " " in words:
        words = _sentence_case(words)
    elif plain.startswith("phu nu"):
        words = f"Hội Liên hiệp {words}{' Việt Nam' if is_national else ''}"
    words = " ".join(_abbreviations().get(word, word) for word in mended(words).split(" "))
    for short, full in _short_names():
        words = short.sub(full, words)
    words = _REVERSED.sub(r"Đảng bộ \1", words)
    return words[:1].upper() + words[1:]


def _sentence_case(words: str) -> str:
    """A name in capitals with capitals only where a name has them: ``CÔNG ĐOÀN TỈNH HÒA AN`` → ``Công đoàn tỉnh Hòa An``."""
    small, plain = lower(words), unmarked(lower(words))
    pieces, at, is_place = [], 0, False
    while at < len(small):
        end = small.find(" ", at)
        end = len(small) if end < 0 else end
        if words[at:end] in _abbreviations():
            pieces.append(words[at:end])
        elif plain.startswith("viet nam", at):
            end = at + len("viet nam")
            pieces.append("Việt Nam")
        elif match := organ_phrases("level").match(plain, at):
            end, is_place = match.end(), True
            pieces.append(small[at:end])
        elif not is_place and (match := organ_phrases("sector").match(plain, at)):
            end = match.end()
            pieces.append(words[at] + small[at + 1 : end])
        elif not is_place and (match := organ_phrases("inner").match(plain, at)):
            end = match.end()
            pieces.append(small[at:end])
        else:
            pieces.append(words[at] + small[at + 1 : end])
        at = end + 1
    return " ".join(pieces)


_SPELLED = "(?:nhat|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi)"
_PLENUM = compile_pattern(
    rf"[ ]{{0,3}}(?:cua[ ]{{1,3}})?(?:hoi[ ]{{1,3}}nghi[ ]{{1,3}})?(?:(?:la?n[ ]{{1,3}})?thu[ ]{{1,3}}(?P<first>{ORDINAL})[ ]{{1,3}})?"
    rf"(?:(?:cua[ ]{{1,3}})?(?:bch|ban[ ]{{1,3}}chap[ ]{{1,3}}hanh)[ ]{{0,3}})?(?:trung[ ]{{1,3}}uong|t\.?[wu])(?:[ ]{{1,3}}dang)?+"
    rf"(?:[ ]{{1,3}}(?:la?n[ ]{{1,3}})?thu[ ]{{1,3}}(?P<second>{ORDINAL})|[ ]{{0,3}}(?P<numeral>\d{{1,2}}|[ivx]{{1,5}}|{_SPELLED}(?=[ ,(]{{1,3}}khoa))(?![a-z0-9/-])(?:[ ]?(?:,|va)[ ]?\d{{1,2}}(?![\d/]))?)?+"
    rf"(?:[ ,]{{1,3}}\(?[ ]?khoa[ ]{{1,3}}(?P<term>{ORDINAL})(?:[ ]?(?:,|va)[ ]?(?:khoa[ ]{{1,3}})?[ivx]{{1,5}}(?![a-z])){{0,3}}(?:[ ]?\))?)?+"
)


def read_plenum(view: View, at: int) -> tuple[str, str | None, int] | None:
    """The plenum of the Central Committee behind ``Nghị quyết``: session, term as Roman numeral, end."""
    match = _PLENUM.match(view.plain, at)
    session = match and (match["first"] or match["second"] or match["numeral"])
    value = ordinal_value(session) if session else None
    if match is None or value is None:
        return None
    return str(value), roman(match["term"]) if match["term"] else None, match.end()


_UNION_PLENUM = compile_pattern(
    rf"[ ]{{1,3}}hoi[ ]{{1,3}}nghi(?:[ ]{{1,3}}(?:la?n[ ]{{1,3}})?thu[ ]{{1,3}}(?P<session>{ORDINAL}),?)?[ ]{{1,3}}(?:cua[ ]{{1,3}})?(?=bch|ban[ ]{{1,3}}chap)"
)
_LATER_SESSION = compile_pattern(rf"[ ,]{{1,3}}(?:la?n[ ]{{1,3}}thu[ ]{{1,3}}{ORDINAL}|\d{{1,2}}(?![\d/.-]))")
_UNION_TERM = compile_pattern(rf"[ ]{{0,2}},?[ ]{{0,2}}(?:\([ ]?khoa[ ]{{1,3}}{ORDINAL}[ ]?\)|khoa[ ]{{1,3}}{ORDINAL})")


def read_union_plenum(view: View, at: int) -> int | None:
    """End of the plenum of an executive committee behind ``Nghị quyết``: ``Hội nghị lần thứ 5 Ban Chấp hành Công đoàn tỉnh (khóa X)``."""
    opening = _UNION_PLENUM.match(view.plain, at)
    end = read_organ(view, opening.end(), with_term=False) if opening else None
    if opening is None or end is None:
        return None
    session = None if opening["session"] else _LATER_SESSION.match(view.plain, end)
    if session is None and not opening["session"]:
        return None
    end = session.end() if session else end
    term = _UNION_TERM.match(view.plain, end)
    return term.end() if term else end
