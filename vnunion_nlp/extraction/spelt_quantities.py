"""Quantities whose number is written in words (``ít nhất một``, ``tám mươi phần trăm``, ``hai phần ba``; NORMS §7.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnunion_nlp.extraction.counted_units import scale_of, unit_behind
from vnunion_nlp.extraction.quantities import OF_TOTAL, Quantity, quantity_of
from vnunion_nlp.patterns import compile_pattern

_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_TAILS = {"mốt": 1, "tư": 4, "lăm": 5, "rưỡi": 0}
_SPELT_WORDS = "(?:" + "|".join(_WORDS) + ")(?: {1,3}(?:mươi|trăm|" + "|".join([*_WORDS, *_TAILS]) + ")){0,4}"
_SPELT = compile_pattern(
    r"(?:(?:ít nhất|tối thiểu|tối đa|không quá|không dưới) {1,3}(?:có {1,3})?"
    # "một" without a comparator is an article, except after a value in the same list of tasks.
    r"|(?P<article>(?:; {0,3}|\. {1,3}(?=\p{L}+ \p{L}+ một (?:công trình|mô hình|tủ sách|câu lạc bộ|căn nhà|lớp)))(?:tổ chức|xây dựng|thành lập|mở|ra mắt) {1,3}(?=một ))"
    # "mỗi đoàn viên đăng ký một việc tốt"
    r"|mỗi (?:\p{L}+ ){1,8}?(?:đăng ký|đề xuất|giới thiệu|xây dựng|tổ chức|đảm nhận|nhận|có|làm|thực hiện|giúp đỡ|trồng|ủng hộ|tặng|cử|viết|nộp|đóng góp|thành lập|duy trì|đỡ đầu|vận động|chọn) {1,3}"
    r"|(?:thành lập|kết nạp|tổ chức|mở|xây dựng|ra mắt|được|mới|\n[-+ ]{0,6}) {0,3}(?!một )"
    # "từ một đến hai công trình"
    r"|từ {1,3}(?=\p{L}+ (?:\p{L}+ )?(?:đến|tới) ))"
    + rf"(?P<words>{_SPELT_WORDS})(?: {{1,3}}(?:đến|tới) {{1,3}}(?P<upper>{_SPELT_WORDS}))?"
    + r"(?! {1,3}(?:trong|số|bên|phần(?! trăm)))(?!\p{L})"
)
# The next of a list: "ít nhất một hội thi và một chuyến tham quan".
_NEXT_SPELT = compile_pattern(
    rf"[^;.:\d]{{0,60}}?(?:,| và) {{1,3}}(?P<words>{_SPELT_WORDS})(?! {{1,3}}(?:trong|số|bên|phần|cách|cửa))(?!\p{{L}})"
)
_SPELT_SHARE = compile_pattern(
    rf"(?<!\p{{L}})(?:(?P<percent>{_SPELT_WORDS}) phần trăm"
    r"|(?P<part>một|hai|ba|bốn) phần (?P<whole>hai|ba|tư|bốn|năm|mười)|một nửa)(?!\p{L})"
)


def spelt_number(written: str) -> int:
    """The number that Vietnamese number words stand for (up to 999): ``hai mươi lăm`` is 25."""
    total, digit = 0, 0
    for word in written.split():
        if word == "mươi":
            total, digit = total + 10 * digit, 0
        elif word == "trăm":
            total, digit = total + 100 * digit, 0
        elif word == "mười":
            total += 10
        else:
            digit = _WORDS.get(word, _TAILS.get(word, 0))
    return total + digit


def find_spelt(text: str, lower: str, start: int, end: int) -> Iterator[Quantity]:
    """Numbers in words behind a comparator (``ít nhất một``, ``tối thiểu hai mươi``); elsewhere words are no counts."""
    for match in _SPELT.finditer(lower, max(0, start - 1), end):
        listed: re.Match[str] | None = match
        while listed:
            first, last = listed.start("words"), listed.end()
            unit = unit_behind(text, lower, last, end)
            if not unit or unit[1] == "percent":
                break
            scale = scale_of(lower, last, unit[2], unit[1])
            upper = listed["upper"] if listed is match else None
            values = scale * spelt_number(listed["words"]), scale * spelt_number(upper) if upper else None
            yield quantity_of(lower, start, end, (first, last), values, unit)
            listed = _NEXT_SPELT.match(lower, unit[3], end)
    if " phần " in lower[start:end] or "một nửa" in lower[start:end]:
        for match in _SPELT_SHARE.finditer(lower, start, end):
            if quantity := _spelt_share(text, lower, match, start, end):
                yield quantity


def _spelt_share(text: str, lower: str, match: re.Match[str], start: int, end: int) -> Quantity | None:
    """``tám mươi phần trăm`` is 80 %; ``hai phần ba số tổ`` a share as ``2/3 số tổ`` is."""
    first, last = match.span()
    if match["percent"]:
        unit: tuple[str, str, int, int] | None = ("%", "percent", last - len("trăm"), last)
        return quantity_of(lower, start, end, (first, last), (spelt_number(match["percent"]), None), unit)
    total = OF_TOTAL.match(lower, last, end)
    unit = unit_behind(text, lower, total.end() if total else last, end)
    value = round(spelt_number(match["part"]) / spelt_number(match["whole"]), 4) if match["part"] else 0.5
    return quantity_of(lower, start, end, (first, last), (value, None), unit) if unit and value < 1 else None
