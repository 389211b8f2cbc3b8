"""Names of organs as citations write them, behind ``của``, behind a date or as a congress's own (NORMS §9.1).

A name is read word by word: phrases of ``knowledge/organ_words.tsv``, capitalised words, the joints between them.
"""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.extraction.reference_committees import read_purpose
from vnunion_nlp.extraction.reference_forms import ORDINAL, View
from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.resolution.organ_names import fields_of_work
from vnunion_nlp.text import lower, unmarked


@cache
def organ_phrases(role: str) -> re.Pattern[str]:
    """A pattern of the phrases of ``knowledge/organ_words.tsv`` with a role, in lower case without tones."""
    phrases = {unmarked(lower(row["phrase"])) for row in rows("organ_words") if row["role"] == role}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(phrase.replace(" ", "[ ]") for phrase in ordered)
    return compile_pattern(rf"(?:{alternatives})(?![a-z0-9])")


_GAP = compile_pattern(r"[ ]")
_JOINT = compile_pattern(r"[ ]?(?:,|-|&|[ ]va)[ ]|[ ]?[-,][ ]?")
_PROPER = compile_pattern(
    r"(?!(?:Về|Ban hành|Phê duyệt|Quy định|Hướng dẫn|Triển khai|Thực hiện|Sửa đổi|Bổ sung|Công bố|Thông qua|Phát động|Yêu cầu|Thông báo)(?!\p{L}))\p{Lu}[\p{L}\d'.&-]*+(?!/)"
)
_TERM = compile_pattern(rf"[ ]{{1,3}}khoa[ ]{{1,3}}{ORDINAL}")
_BRACKETED_TERM = compile_pattern(rf"[ ]{{0,3}},?[ ]{{0,2}}\([ ]?khoa[ ]{{1,3}}{ORDINAL}[ ]?\)")
# In capitals a name's end does not show: it ends at a word that no name holds.
_NO_NAME = compile_pattern(
    r"(?:ve|ban hanh|quy dinh|huong dan|thuc hien|trien khai|tren|nam[ ]\d|nhiem|giai|trong|den|tu|ngay|chao|kem|voi|cho|theo|khoa"
    r"|lan|va|cua|giao|phe|sua|so|thong|to chuc|phat|xay|day|nang|tang|doi|tiep)(?![a-z0-9])"
)
_MAX_STEPS = 14
# What follows a national organ's name may be its branch in a place, but no other organ.
_ANOTHER = compile_pattern(r"(?:cong doan|lien doan|tong lien doan|ldld|dang|ban)(?![a-z])")
# A ministry is no part of a council.
COUNCIL = compile_pattern(r"(?:(?:uy ban|hoi dong)[ ]nhan dan|ubnd|hdnd)(?![a-z])")
# Wards and urban districts may bear a number: "Quận 8", "phường 12".
_NUMBERED_PLACE = compile_pattern(
    r"[ ](?:\d{1,2})(?![\p{L}\d/.-]|,\d|[ ](?:thang|nam|ngay|quy|tuan|nguoi|lan|don vi|cdcs|cong doan|co so|doan vien))"
)
_MAY_BE_NUMBERED = ("quan", "phuong", "khu vuc", "quan khu", "quan doan", "binh doan")
# ``Ban Chỉ đạo 138 tỉnh``, ``Quốc hội 14``
_MAY_HAVE_NUMBER = ("ban chi dao", "quoc hoi")
_NUMBERED_BODY = compile_pattern(r"[ ]\d{2,3}(?:/\p{Lu}{2})?+(?![\p{L}\d/.-]|,\d)")
# The level of a place, abbreviated, with the place's first syllable: ``TX. Hòa An``, ``TP.Hòa An``, ``H. Phú Mỹ``, ``Q.8``.
_SHORT_LEVEL = compile_pattern(
    r"[ ]?(?<!\p{L})(?:T[PXT]|T\.[PX]|[HQPX])\.[ ]?(?:\p{Lu}[\p{L}']+|(?<=[QP]\.)\d{1,2}(?![\d/.-]))"
)
# ``Hội Liên hiệp Phụ nữ (LHPN) Việt Nam``
_ABBREVIATED = compile_pattern(
    r"[ ]\([\p{Lu}&]{2,12}\)(?=[ ](?:Việt Nam|VN|[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường)(?!\p{L}))"
)
# A place whose last syllable lost its capital: ``tỉnh Hòa an``; only where the name surely ends there.
_PLACE_REST = compile_pattern(
    r"[ ](?!(?:ve|nay|do|la|va|de|co|da)\b)[a-z]{2,6}(?=[ ]?(?:[.;,:)\n]|$)|[ ](?:ve|v/v|ngay|tinh|huyen|thanh pho|ban hanh|huong dan|phe duyet)(?![a-z]))"
)
# ``tỉnh Bà Rịa - Vũng Tàu``
_SECOND_PLACE = compile_pattern(r"(?P<joint>[ ]?-[ ]?)\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}+(?![\p{L}])")
# The rest of an abbreviated field of work: ``Sở GD và ĐT``, ``Sở Lao động - TB&XH``.
_SHORT_JOINT = compile_pattern(
    r"[ ]?(?:,|-|&|(?<=[ ])v[àa])[ ]?(?:ĐT|XH|MT|CN|DL|TT|TB|PTNT|TBXH|TTDL)(?:[ ]?&[ ]?(?:XH|DL))?+(?![\p{L}\d/]|[.-]\d)"
)


# A small word behind a single capital makes a compound of it ("Điện tử", "Cơ yếu"), unless it ends the name.
_SMALL = compile_pattern(
    rf"(?!(?:{'|'.join(row['word'] for row in rows('name_ends'))})(?!\p{{L}}))\p{{Ll}}{{2,6}}(?![\p{{L}}\d])"
)
_LOCAL = compile_pattern(
    r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|thi tran|xa|phuong|dac khu|khu vuc|(?:.{0,20} )?(?:uy|dang bo)|(?:tinh|thanh|huyen|quan|thi|xa|phuong) doan|ubnd|hdnd|.{0,20}nhan dan)$"
)
_MEETING = compile_pattern(
    rf"hoi[ ]{{1,3}}nghi(?:[ ]{{1,3}}la?n[ ]{{1,3}}thu[ ]{{1,3}}{ORDINAL})?[ ,]{{1,3}}(?=ban chap hanh|bch|trung uong)"
)
_SESSION = compile_pattern(rf"[ ]{{1,3}}(?:la?n[ ]{{1,3}}thu[ ]{{1,3}}{ORDINAL}|\d{{1,2}}(?![\d/.-]))")
# Organs of one name, which no proper name follows.
_WHOLE = frozenset(
    (
        "bo chinh tri",
        "ban bi thu",
        "chinh phu",
        "thu tuong",
        "bct",
        "bbt",
        "bchtw",
        "quoc hoi",
        "ubtvqh",
        "vpcp",
        "tld",
        "dct",
        "nha truong",
    )
)


def read_organ(view: View, at: int, is_head: re.Pattern[str] | None = None, *, with_term: bool = True) -> int | None:
    """End of the organ's name that begins at ``at`` (``Ban Thường vụ Tỉnh ủy Hòa An``); None if none begins there.

    ``is_head`` matches the type words of documents: a name never runs into one. ``with_term`` takes ``khóa XII`` along.
    """
    if meeting := _MEETING.match(view.plain, at):
        at = meeting.end()
    opening = _opening(view, at)
    if opening is None:
        return None
    end = _name_end(view, at, opening, is_head)
    if meeting and (session := _SESSION.match(view.plain, end)):
        end = session.end()
    term = _TERM.match(view.plain, end) if with_term else None
    return term.end() if term else end


def _opening(view: View, at: int) -> re.Match[str] | None:
    """The first words of a name: a known phrase or a capitalised word."""
    text = view.text
    first = organ_phrases("start").match(view.plain, at)
    if first is None:
        is_name = text[at : at + 2].strip().isalpha() and text[at : at + 1].isupper()
        return _PROPER.match(text, at) if is_name else None
    if text[at].isupper() or first[0] not in _SHORT_STARTS or _BEFORE_NAME.match(text, first.end()):
        return first
    gap = _GAP.match(text, first.end())
    field = organ_phrases("sector").match(view.plain, gap.end()) if gap else None
    return first if field and field[0] not in _ACTIVITIES else None


# In small letters these are common nouns, unless the name follows (``trường Tiểu học …``).
_SHORT_STARTS = frozenset(
    (
        "ban",
        "bo",
        "so",
        "phong",
        "hoi",
        "vien",
        "truong",
        "nganh",
        "dang",
        "khoi",
        "cum",
        "trung tam",
        "nha may",
        "dai hoc",
    )
)
_BEFORE_NAME = compile_pattern(r"[ ]\p{Lu}")


def _name_end(view: View, at: int, opening: re.Match[str], is_head: re.Pattern[str] | None) -> int:
    """End of the name, word by word: known words, capitalised words, joints."""
    plain, text = view.plain, view.text
    end = read_purpose(view, at, is_head) or opening.end()
    words = plain[at:end]
    capitals = len(text[at : at + 12].split(" ")) > 1 and text[at : at + 12].isupper()
    names_place = _may_name_place(plain, at, end)
    is_local = _LOCAL.match(words) is not None
    is_closed = words in _WHOLE
    is_central = words in ("bo", "bo truong")
    # How many capitalised words stand in a row that are no known words; the opening may be the first.
    proper_words = 1 if opening.re is _PROPER else 0
    if words in _MAY_BE_NUMBERED and (number := _NUMBERED_PLACE.match(plain, end)):
        return number.end()
    for _ in range(_MAX_STEPS):
        step = _GAP.match(plain, end)
        start = step.end() if step else end
        if step and plain.endswith("viet nam", at, end) and _ANOTHER.match(plain, start):
            break
        if step and is_central and COUNCIL.match(plain, start):
            break
        if abbreviated := _ABBREVIATED.match(text, end):
            end = abbreviated.end()
            continue
        if short := _SHORT_LEVEL.match(text, end):
            names_place, is_local, end, proper_words = True, True, short.end(), 1
            continue
        if step and (named := read_purpose(view, start, is_head)):
            end, names_place, is_local, is_closed, proper_words = named, False, False, False, 0
            continue
        if step and (word := _next_word(view, start, is_head, opens=end == opening.end())):
            names_place = _may_name_place(plain, start, word) or _may_name_place(plain, at, word)
            is_local = _LOCAL.match(plain, start, word) is not None
            is_closed = plain[start:word] in _WHOLE
            end, proper_words = word + (plain.startswith("tp.", start) and word == start + 2), 0
            if names_place and plain[start:word] in _MAY_BE_NUMBERED and (number := _NUMBERED_PLACE.match(plain, end)):
                return number.end()
            continue
        if step and capitals and proper_words == 0 and not is_closed and (another := _in_capitals(view, start)):
            names_place, is_local, end = _may_name_place(plain, start, another), False, another
            continue
        proper = _PROPER.match(text, start) if step and not is_closed else None
        if (
            proper
            and not (is_head and is_head.match(plain, start))
            and (not capitals or (names_place and proper_words < 4 and not _ends_name(plain, start)))
        ):
            # ``Trưởng ban Ban Cơ yếu``: another organ begins.
            proper_words = 0 if organ_phrases("start").match(plain, start) else proper_words + 1
            end = proper.end() - (proper[0][-1] in ".-'")
            continue
        if (
            step
            and proper_words == 1
            and not is_local
            and text[start].islower()
            and (small := _SMALL.match(text, start))
        ):
            end, proper_words = small.end(), 0
            continue
        if (
            is_local
            and proper_words
            and (second := _SECOND_PLACE.match(text, end))
            and not organ_phrases("start").match(plain, second.end("joint"))
        ):
            end = second.end()
            break
        if is_local and proper_words == 1 and (rest := _PLACE_REST.match(plain, end)):
            return rest.end()
        if short := _SHORT_JOINT.match(text, end):
            end = short.end()
            continue
        joint = _JOINT.match(plain, end)
        second = organ_phrases("joined").match(plain, joint.end()) if joint else None
        if joint and second and (text[joint.end()].isupper() or _is_field(plain[at : second.end()])):
            end = second.end()
            continue
        if joint and not is_local and (other := _other_field(view, joint)):
            end = other
            continue
        break
    if plain.endswith(_MAY_HAVE_NUMBER, at, end) and (number := _NUMBERED_BODY.match(text, end)):
        return _name_end(view, at, number, is_head)
    return end


_FIELD_JOINT = compile_pattern(r"(?P<mark>[ ]?[-&][ ]?)|[ ]va[ ]")
_CITES = compile_pattern(r"[ ](?:so[ :.]|\d)")


def _other_field(view: View, joint: re.Match[str]) -> int | None:
    """End of another field of work behind a joint (``Phòng Tài chính - Kế hoạch``, ``Ủy ban Dân tộc và Miền núi``); no other organ."""
    at, link = joint.end(), _FIELD_JOINT.fullmatch(joint[0])
    field = organ_phrases("sector").match(view.plain, at) if link else None
    if link is None or field is None or not view.text[at].isupper() or organ_phrases("start").match(view.plain, at):
        return None
    is_document = field[0] == "ke hoach" and (not link["mark"] or _CITES.match(view.plain, field.end()))
    return None if is_document else field.end()


@cache
def _fields() -> str:
    """The fields of work of ministries and departments in one text, without tones."""
    return "|".join(f" {unmarked(lower(field))} " for field in fields_of_work())


def _is_field(name: str) -> bool:
    """Whether a name ends in a whole field of work, so that its small letters are a slip (``Sở Giáo dục và đào tạo``)."""
    field = name.partition(" ")[2]
    while field:
        if f" {field} " in _fields():
            return True
        field = field.partition(" ")[2]
    return False


def _may_name_place(plain: str, start: int, end: int) -> bool:
    """Whether a place's name may follow these words (``tỉnh``, ``Tỉnh ủy``)."""
    return organ_phrases("level").fullmatch(plain, start, end) is not None or plain.endswith(
        (" uy", "dang bo", "tinh doan", "thanh doan", "huyen doan", "quan doan", "thi doan"), start, end
    )


# Words that begin like an organ: what is done, what it is about.
_NO_ORGAN = compile_pattern(
    r"(?:ban hanh|hoi (?:nghi|thi|thao|dien|nhap)|so (?:luong|ket|lieu|\d)|phong (?:chong|trao|ngua|, chong)|bo (?:sung|tri)|dang ky|truong hop"
    r"|vien chuc|quan ly|chu (?:tri|truong)|ngan (?:chan|ngua)|doan (?:vien|ket)|chinh (?:sach|tri)|thanh (?:lap|tich))(?![a-z])"
)
_ABBREVIATION = compile_pattern(r"(?:(?![aeiouy])[a-z&-]){2,12}(?![a-z])|[a-z-]{1,6}&[a-z]{1,6}(?![a-z])")


def _ends_name(plain: str, at: int) -> bool:
    """Whether in capitals a word begins at ``at`` that no name of a place holds."""
    return _NO_NAME.match(plain, at) is not None or _NO_ORGAN.match(plain, at) is not None


def _in_capitals(view: View, at: int) -> int | None:
    """End of what goes on with a name in capitals, where case tells nothing: the organ of a post or body, an abbreviation (``BỘ GD-ĐT``)."""
    if _NO_ORGAN.match(view.plain, at):
        return None
    organ = organ_phrases("start").match(view.plain, at) or _ABBREVIATION.match(view.plain, at)
    return organ.end() if organ else None


# In small letters these say what is done.
_ACTIVITIES = frozenset(
    ("to chuc", "kiem tra", "xay dung", "ke hoach", "thi dua", "khen thuong", "dao tao", "dau tu", "thong ke")
)


def _next_word(view: View, start: int, is_head: re.Pattern[str] | None, *, opens: bool) -> int | None:
    """End of the next word that goes on with an organ's name; ``opens``: it follows the words that open the name."""
    ends = [0]
    for role in ("inner", "level"):
        word = organ_phrases(role).match(view.plain, start)
        if word and word[0] != "khoa":
            ends.append(word.end())
    word = organ_phrases("sector").match(view.plain, start)
    if (
        word
        and (view.text[start].isupper() or (opens and word[0] not in _ACTIVITIES))
        and not (is_head and is_head.match(view.plain, start) and word[0] != "ke hoach")
    ):
        ends.append(word.end())
    # The longest: "Quân sự" is no "quận".
    return max(ends) or None


def term_end(view: View, at: int) -> int:
    """End of a bracketed term at ``at`` (``(khóa XII)``), which belongs to the mention and not to the issuer's name; else ``at``."""
    term = _BRACKETED_TERM.match(view.plain, at)
    return term.end() if term else at
