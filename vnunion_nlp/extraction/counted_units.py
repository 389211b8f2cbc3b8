"""Units of what is counted: the nouns of ``units.tsv``, percent signs, money and scales behind a number (NORMS §7.1)."""

from __future__ import annotations

import re
from functools import cache

from vnunion_nlp.knowledge import rows
from vnunion_nlp.patterns import compile_pattern

EXTENTS = ("ha", "km", "m2", "m3", "m²", "m³", "sào", "tấn", "tạ", "kg", "con")
"""Measures of what is built, planted, raised or collected (``trồng mới 500 ha rừng``); what they are of is another noun."""


def phrases(words: list[str]) -> str:
    """An alternation of ``words`` (longest first) in which any run of blanks may stand for a blank."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(" {1,4}".join(re.escape(part) for part in word.split()) for word in ordered)


@cache
def unit_kinds() -> dict[str, str]:
    """Kind of each counted noun, by its lower-case form."""
    return {row["unit"].lower(): row["kind"] for row in rows("units")}


def kind_of(noun: str) -> str:
    """Kind of a counted noun as it stands in lower-case text.

    Raises:
        KeyError: ``noun`` is none that ``unit_pattern`` matches.
    """
    return unit_kinds()[" ".join(noun.split())]


def as_written(text: str, start: int, end: int) -> str:
    """``text[start:end]`` with single blanks."""
    return " ".join(text[start:end].split())


_SCALES = {"trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


@cache
def unit_pattern() -> re.Pattern[str]:
    """A counted noun in lower case."""
    return compile_pattern(rf"(?:{phrases(list(unit_kinds()))})(?![\p{{L}}\d])")


SCALE = compile_pattern(r" {0,3}(nghìn tỷ|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L}| lệ)")

_CURRENCY = compile_pattern(
    r" {0,3}(?:đồng|vnđ|vnd|usd|đô la(?: mỹ)?|đ(?!/c))(?!\p{L}| (?:chí|bào|đội|nghiệp|hương|loạt|bộ))"
)

# 10 "Mái ấm công đoàn": things that a campaign gives a name are counted by it.
_NAMED_UNIT = compile_pattern(r" {0,4}\"(?P<name>\p{L}+(?: {1,3}[\p{L}\d-]+){0,7})\"")

_SPELT_AGAIN = compile_pattern(r" {0,2}\([\p{L} ]{2,20}\)")

_PER_MILLE = compile_pattern(r" {0,3}(?:‰|%[0o°](?![\p{L}\d]))")

_PERCENT = compile_pattern(r" {0,3}(?:°?%|phần trăm(?!\p{L})|[0o°]/[0o](?![\p{L}\d/]))")  # a scanner reads "%" as "0/0"


def scale_of(lower: str, last: int, unit_start: int, kind: str) -> int:
    """``1 triệu đoàn viên`` counts members by the million; ``500 triệu đồng`` counts millions."""
    match = SCALE.match(lower, last, unit_start)
    return _SCALES.get(match[1], 1) if match and kind != "money" else 1


def unit_behind(text: str, lower: str, at: int, end: int) -> tuple[str, str, int, int] | None:
    """Unit behind ``at``: as written, kind, start, end."""
    if mille := _PER_MILLE.match(lower, at, end):
        return "‰", "percent", at + len(mille[0]) - len(mille[0].lstrip()), mille.end()
    if percent := _PERCENT.match(lower, at, end):
        return "%", "percent", percent.end() - 1, percent.end()
    again = _SPELT_AGAIN.match(lower, at, end)
    at = again.end() if again else at
    scale = SCALE.match(lower, at, end)
    behind = scale.end() if scale else at
    if currency := _CURRENCY.match(lower, behind, end):
        begin = scale.start(1) if scale else behind + len(currency[0]) - len(currency[0].lstrip())
        return as_written(text, begin, currency.end()), "money", begin, currency.end()
    if named := _NAMED_UNIT.match(lower, behind, end):
        first, last = named.span("name")
        return as_written(text, first, last), "thing", first, named.end()
    blank = 0
    while behind < end and lower[behind] == " " and blank < 4:
        behind, blank = behind + 1, blank + 1
    if share := _TO_HUNDRED.match(lower, behind, end):
        return as_written(text, *share.span("noun")), "measure", *share.span("noun")
    match = _OF_BLOOD.match(lower, behind, end) or unit_pattern().match(lower, behind, end)
    if match and (blank or match.start() == at or lower[at - 1] in ".…_)"):
        last = match.end()
        if _TURNS.match(lower, behind, last):  # whoever has more than one turn is counted by it
            last = behind + len("lượt")
        if regions := _REGIONS.match(lower, match.start(), end):  # "04 thôn, làng"
            last = max(last, regions.end())
        while (listed := _SLASHED.match(lower, last, end)) and match.re is not _OF_BLOOD:
            other = unit_pattern().match(lower, listed.end(), end)
            if not other or (kind_of(other[0]) != "thing" and other[0] != "chương trình"):
                break
            last = other.end()
        kind = "thing" if match.re is _OF_BLOOD else kind_of(match[0])
        while kind in _COUNTED_TOGETHER and (comma := _COMMA.match(lower, last, end)):
            other = unit_pattern().match(lower, comma.end(), end)
            if not other or kind_of(other[0]) != kind:
                break
            last = other.end()
        return as_written(text, match.start(), last), kind, match.start(), last
    person = _OFFICE.match(lower, behind, end) if blank else None
    if person and not _NO_NOUN_HEAD.match(person[0]):
        return as_written(text, *person.span()), "person", *person.span()
    if scale:
        return text[scale.start(1) : scale.end(1)], "money", scale.start(1), scale.end(1)
    return None


# Boys to girls: "111 bé trai/100 bé gái".
_TO_HUNDRED = compile_pattern(r"(?:số )?(?P<noun>\p{L}+(?: \p{L}+)?)(?= ?/ ?100 \p{L})")

_REGION = r"(?:tỉnh|xã|phường|thị trấn|đặc khu|thôn|làng|bản|ấp|buôn|khu phố|khóm|tổ dân phố|huyện|quận|thị xã|thành phố)(?!\p{L})"

_REGIONS = compile_pattern(rf"{_REGION}(?:, {{0,2}}{_REGION})+(?! \p{{Lu}})")

_COUNTED_TOGETHER = ("person", "organ", "thing")
"""Kinds whose nouns make one unit where a comma joins them: ``05 đề tài, sáng kiến``."""
_COMMA = compile_pattern(r", {1,3}")
_SLASHED = compile_pattern(r" ?/ ?")

_TURNS = compile_pattern(r"lượt (?!truy cập|trận)")

_OF_BLOOD = compile_pattern(r"đơn vị(?= {1,3}máu(?!\p{L}))")

# Words behind a number that are no counted nouns: times, joints, and what is said of the number itself.
_NO_NOUN = (
    r"năm|tháng|ngày|giờ|phút|tuổi|tuần|quý|kỳ|nhiệm|thế|và|hoặc|của|trong|theo|về|tại|trên|dưới|từ|đến|cho|với|có|không|là|nhất|nhì|khi|để|do|so"
    r"|được|đã|sẽ|phải|trở|này|nói|như|mỗi|các|những|cùng|ở|sau|trước|thì|mà|bị|đạt|số|tổng|cấp|bên|mặt|nguồn|chữ|không|sao|cái|ban|của|một|hai|ba|vào|sang|ra|lên|xuống|còn|tới|hay|nhằm|bằng|qua|tính|kể|gồm|trừ|khoảng|gần|hơn|riêng|nên|nếu|vì|tức"
)

# Whoever holds an office that no table names: "chi hội trưởng", "kỹ thuật viên".
_OFFICE = compile_pattern(r"(?:\p{L}+ ){1,3}?(?:trưởng|viên|sĩ|sư)(?!\p{L})")
_NO_NOUN_HEAD = compile_pattern(rf"(?:{_NO_NOUN})(?!\p{{L}})")
_UNKNOWN = compile_pattern(
    rf" {{1,3}}(?P<noun>(?!(?:{_NO_NOUN})(?!\p{{L}}))(?:\p{{Ll}}{{2,8}}|\p{{Lu}}{{2,9}})(?:(?: (?!(?:{_NO_NOUN})(?!\p{{L}}))\p{{Ll}}{{2,8}}){{1,2}}(?= {{0,2}}(?:[.;,\n]|\Z)))?+)(?![\p{{L}}\d/-])"
)


def unknown_unit(text: str, lower: str, at: int, end: int) -> tuple[str, str, int, int] | None:
    """A noun that no table knows; the caller judges whether anything is counted in it."""
    match = _UNKNOWN.match(text, at, end)
    return (match["noun"], "unknown", *match.span("noun")) if match else None


_LABEL = compile_pattern(
    r"(?:\A|[;.\-+]|\d,)(?P<label>[\p{L} ,/]{4,80}): {0,3}(?:(?:từ|ít nhất|tối thiểu|trên|khoảng|hơn|đạt|phấn đấu) {1,3}){0,2}\Z"
)

_WORD = compile_pattern(r"(?<!\p{L})\p{L}")

_CLOSED = compile_pattern(r"(?: {1,3}trở (?:lên|xuống))? {0,3}(?:[;.\n]|,(?= )|\Z)")


# "số đoàn viên tăng thực không dưới 3.500", "giảm số đơn vị nợ xuống còn không quá 200"
_NUMBER_OF = compile_pattern(
    r"(?<!\p{L})(?:số|số lượng) (?P<label>(?:\p{L}+ (?:\([^()]{1,40}\) )?){1,12}?)(?:(?:tăng|giảm|đạt|là|có|còn|lên|xuống)(?: (?:thêm|thực|lên|xuống|còn|mới|là|đạt)){0,2} (?:\([^()]{1,40}\) )?)?"
    r"(?:từ|ít nhất|tối thiểu|trên|dưới|khoảng|hơn|không (?:dưới|quá|thấp hơn|ít hơn|vượt quá)) {0,3}\Z"
)


def unit_of_label(
    text: str, lower: str, first: int, last: int, start: int, end: int
) -> tuple[str, str, int, int] | None:
    """``Số đoàn viên mới: 300``, ``số đoàn viên không dưới 300``: a number that closes its clause is counted in the noun of its label."""
    if not _CLOSED.match(lower, last, end):
        return None
    window = lower[max(start, first - 85) : first]
    label = (_LABEL.search(window) if ":" in window else None) or (
        _NUMBER_OF.search(window) if "số " in window else None
    )
    noun = (
        next(
            filter(None, (unit_pattern().match(label["label"], w.start()) for w in _WORD.finditer(label["label"]))),
            None,
        )
        if label
        else None
    )
    if not label or not noun:
        return None
    begin = max(start, first - 85) + label.start("label") + noun.start()
    return as_written(text, begin, begin + len(noun[0])), kind_of(noun[0]), last, last
