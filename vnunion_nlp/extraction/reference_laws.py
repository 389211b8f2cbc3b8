"""Laws, codes, ordinances, charters and the Constitution, cited by name (contract §6 ``law``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from vnunion_nlp.extraction.reference_forms import ORDINAL, View, roman
from vnunion_nlp.extraction.reference_organs import read_organ
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.registry import law_names, name_key
from vnunion_nlp.text import unmarked


@dataclass(frozen=True, slots=True)
class LawName:
    """A law's name with what belongs to it (``năm 2012``, ``(sửa đổi)``, ``khóa XII``)."""

    key: str | None
    """Key of the registry; None for a law that it does not know."""
    end: int
    year: int | None = None
    term: str | None = None
    is_amended: bool = False


@cache
def _known() -> re.Pattern[str]:
    keys = sorted(law_names(), key=lambda key: (-len(key), key))
    alternatives = "|".join(key.replace(" ", r"[ ,()/-]{1,4}") for key in keys)
    return compile_pattern(rf"(?:{alternatives})(?![a-z0-9])")


# "kỷ luật lao động", "pháp luật": no laws.
_NO_LAW = compile_pattern(r"(?<!\p{L})(?:ph[áa]p|k[ỷy]|quân|(?<!quy )định|quy|thiết)[ ]$")
_LAWYERS = compile_pattern(r"[ ](?:gia|sư)(?!\p{L})")
_YEAR = compile_pattern(r"(?:[ ]|[ ]?(?P<open>\())(?:nam[ ])?(?P<year>(?:19|20)\d\d)(?(open)\)|(?!\d|[/.-]\d))")
# ``(được sửa đổi năm 2019)`` is a remark on the law and no part of its name.
_AMENDED = compile_pattern(
    r"[ ]?\([ ]?sua[ ]doi(?:[ ,]{0,3}bo[ ]sung)?(?:[ ]nam[ ](?P<year>\d{4}))?[ ]?\)"
    r"|[ ]sua[ ]doi(?=[ ]?[.;:)\n]|,[ ](?!bo sung)|$)"
)
_TERM = compile_pattern(rf"(?:[ ,]{{0,3}}(?P<open>\([ ]?)|[ ,]{{1,3}})khoa[ ]{{1,3}}(?P<term>{ORDINAL})(?(open)[ ]?\))")


def read_law(view: View, start: int, word_end: int) -> LawName | None:
    """The law that is named at ``start``; ``word_end`` is the end of its type word (``Luật``, ``Điều lệ``)."""
    before = view.text[max(0, start - 10) : start].lower()
    if _NO_LAW.search(before) or _LAWYERS.match(view.text, word_end):
        return None
    known = _known().match(view.plain, start)
    if known and view.plain.startswith("hien", start):
        return _constitution(view, start, known.end())
    if known and _is_name(view, start, word_end):
        return _with_version(view, LawName(name_key(known[0]), known.end()))
    if not view.text[start].isupper():
        return None
    end = _charter_end(view, word_end) if view.plain.startswith("dieu", start) else _unknown_end(view, word_end)
    return _with_version(view, LawName(None, end)) if end is not None else None


_AMENDING = compile_pattern(
    r"[ ]sua[ ]doi(?:[ ]?,?[ ]bo[ ]sung)?[ ](?:mot[ ]so[ ]dieu(?:[ ]va[ ][^.;,\n]{3,90}?)?[ ](?:cua[ ])?)?(?:cac[ ])?"
)
_NEXT_LAW = compile_pattern(r"(?:[ ]?[,;][ ]?(?:va[ ])?|[ ]va[ ])")
_TYPE_WORD = compile_pattern(r"(?:bo[ ])?luat(?![a-z])")
_MAX_AMENDED = 6


def read_amending_law(view: View, at: int) -> tuple[int, frozenset[str]] | None:
    """``sửa đổi, bổ sung một số điều của Luật A và Luật B`` right behind ``Luật``: one law, that amends others.

    Its end, and the keys of the laws that the registry knows (an empty key for another).
    """
    opening = _AMENDING.match(view.plain, at)
    end, start = None, opening.end() if opening else at
    keys: set[str] = set()
    for _ in range(_MAX_AMENDED if opening else 0):
        word = _TYPE_WORD.match(view.plain, start)
        law = read_law(view, start, word.end()) if word else None
        if law is None:
            break
        end = law.end
        keys.add(law.key or "")
        link = _NEXT_LAW.match(view.plain, end)
        if link is None:
            break
        start = link.end()
    return (end, frozenset(keys)) if end is not None else None


def _is_name(view: View, start: int, word_end: int) -> bool:
    """Whether a known name is one: with a capital somewhere, since ``luật lao động`` may mean the law at large."""
    return view.text[start].isupper() or view.text[word_end : word_end + 4].strip()[:1].isupper()


def _with_version(view: View, law: LawName) -> LawName:
    country = _COUNTRY.match(view.plain, law.end)
    end, year, term, amended = country.end() if country else law.end, law.year, law.term, False
    for _ in range(3):
        if match := _AMENDED.match(view.plain, end):
            if year and match["year"]:
                break
            amended, end = True, match.end()
            year = int(match["year"]) if match["year"] else year
        elif year is None and (match := _YEAR.match(view.plain, end)):
            year, end = int(match["year"]), match.end()
        elif term is None and (match := _TERM.match(view.plain, end)):
            term, end = roman(match["term"]), match.end()
        else:
            break
    return LawName(law.key, end, year, term, amended)


_COUNTRY = compile_pattern(r"[ ]nuoc[ ](?:cong[ ]hoa[ ]xa[ ]hoi[ ]chu[ ]nghia|chxhcn)[ ]viet[ ]nam")
_CONSTITUTION = compile_pattern(
    r"(?:[ ]nuoc)?(?:[ ]cong[ ]hoa[ ]xa[ ]hoi[ ]chu[ ]nghia[ ]viet[ ]nam|[ ]chxhcn[ ]?viet nam)?"
)
_AT_LARGE = compile_pattern(r"(?:[ ]va|,)[ ](?:cac[ ])?(?:phap luat|luat(?![ ]\p{L}+[ ]\p{Lu}))")


def _constitution(view: View, start: int, end: int) -> LawName | None:
    """``Hiến pháp`` with its year; the bare word in ``Hiến pháp và pháp luật`` is a class."""
    if not view.text[start].isupper():
        return None
    country = _CONSTITUTION.match(view.plain, end)
    law = _with_version(view, LawName(None, country.end() if country else end))
    return law if law.year or not _AT_LARGE.match(view.plain, law.end) else None


_SOCIETY = compile_pattern(
    r"[ ](?P<word>dang|doan|hoi|phong thuong mai|mat tran|lien doan|lien minh|hiep hoi|cong ty|tong cong ty|tap doan|ngan hang|quy)(?![a-z])"
)
# The charters that the ministry gives the schools of a level.
_SCHOOL = r"truong[ ](?:mam[ ]non|tieu[ ]hoc|trung[ ]hoc[ ](?:co[ ]so|pho[ ]thong)|thcs|thpt|pho[ ]thong(?:[ ]co[ ]nhieu[ ]cap[ ]hoc)?|cao[ ]dang|dai[ ]hoc)"
_SCHOOLS = compile_pattern(
    rf"[ ]{{1,3}}(?:{_SCHOOL}(?:(?:[ ]?,|[ ]va)[ ]{{1,3}}{_SCHOOL}){{0,4}}|ban[ ]dai[ ]dien[ ]cha[ ]me[ ]hoc[ ]sinh)(?![a-z])"
)


# ``Thông tư … ban hành Điều lệ trường tiểu học``, ``Điều lệ trường tiểu học ban hành kèm theo Thông tư …``: what the cited document is called.
_ISSUED = compile_pattern(r"(?:ban hanh|sua doi|bo sung)(?: mot so dieu cua)? dieu[ ]le$")
_ISSUED_WITH = compile_pattern(r"[ ,]{1,3}(?:duoc[ ])?ban[ ]hanh[ ](?:kem[ ])?theo(?![a-z])")
_CONTEST = compile_pattern(r"[ ](?:thi|thao|dien|trai|giang|khoe)(?![a-z])")
_PROPER_NAME = compile_pattern(r"[ ]\p{Lu}\p{Ll}")


def _charter_end(view: View, at: int) -> int | None:
    """End of another organisation's charter (``Điều lệ Hội Chữ thập đỏ Việt Nam``)."""
    if schools := _SCHOOLS.match(view.plain, at):
        issued = _ISSUED.search(view.plain, max(0, at - 40), at) or _ISSUED_WITH.match(view.plain, schools.end())
        return None if issued or _PROPER_NAME.match(view.text, schools.end()) else schools.end()
    society = _SOCIETY.match(view.plain, at)
    if society is None or _CONTEST.match(view.plain, society.end()) or not view.text[society.start("word")].isupper():
        return None
    return read_organ(view, society.start("word"), with_term=False)


# What ends the name of a law that the registry does not know, as spelt ("đô thị" does not); a word without marks may have lost them.
_ENDS_NAME = (
    r"và|của|theo|về|được|có|đã|sẽ|đến|trong|cho|tại|để|là|nhằm|khi|từ|bằng|ngày|do|phải|không|này|trên|vào|nếu|hoặc|cùng|với|các|những|đang|cần"
    r"|quy (?:định|chế|trình)|hiện hành|sửa đổi|thi hành|góp ý|tham (?:gia|mưu)|thực hiện|triển khai|tuyên truyền|phổ biến|mới|đối với|đảm bảo|bảo đảm|đáp ứng"
    r"|năm(?= \d)|số(?= ?[:\d])|khóa(?= [IVXL]+\b)"
)
_AFTER_NAME = compile_pattern(rf"(?:{_ENDS_NAME}|{unmarked(_ENDS_NAME)})(?!\p{{L}})", re.IGNORECASE)
_WORD = compile_pattern(r"[ ](?P<word>\p{L}+)(?![\p{L}\d])")
_PREVENTION = compile_pattern(r"[ ]Phòng, chống(?= \p{Ll})")
_MAX_SMALL_WORDS = 5


# In small letters what follows shows a name: ``Luật thủy lợi ngày 19 tháng 6 năm 2017``.
_DATED_NAME = compile_pattern(
    r"(?:[ ]|,[ ])[a-z]+(?:(?:[ ]|,[ ])[a-z]+){0,11}?(?=[ ,]{1,3}(?:ngay[ ]\d{1,2}[ ]?(?:/|thang)|(?:so[ :]{1,3})?\d{1,3}/\d{4}/qh))"
)
_NO_DATED_NAME = compile_pattern(
    r"(?<![a-z])(?:co|duoc|theo|tu|hieu|nay|da|den|truoc|se|cua|so|tai|thong qua|ban hanh|cac|nhung)(?![a-z])"
)


def _unknown_end(view: View, at: int) -> int | None:
    """End of ``Luật <Name>``: a capitalised word and the small ones that follow it, as far as they may be part of a name."""
    prevention = _PREVENTION.match(view.text, at)
    first = prevention or _WORD.match(view.text, at)
    if first and first[0].strip()[0].islower() and (dated := _DATED_NAME.match(view.plain, at)):
        return None if _NO_DATED_NAME.search(dated[0]) else dated.end()
    if first is None or not first[0].strip()[0].isupper() or first[0].strip().isupper():
        return None
    end, small = first.end(), 0
    while small < _MAX_SMALL_WORDS and (word := _WORD.match(view.text, end)):
        if _AFTER_NAME.match(view.text, word.start("word")):
            break
        small += word["word"].islower()
        end = word.end()
    return end if small or end > first.end() else None
