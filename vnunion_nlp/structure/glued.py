"""Words that grew together where a converter dropped a line's end (``VIỆT NAMĐộc lập``, ``THỨ TRƯỞNGNguyễn Văn An``).

Only what can be nothing else is parted: the parts of the frame, words that open a sentence behind a small letter, and labels and
bullets directly behind a closing mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnunion_nlp.patterns import compile_pattern
from vnunion_nlp.structure.person_names import is_name
from vnunion_nlp.syllables import is_syllable
from vnunion_nlp.text import SourceText

_TYPES = (
    "QUYẾT ĐỊNH", "KẾ HOẠCH", "BÁO CÁO", "THÔNG BÁO", "HƯỚNG DẪN", "NGHỊ QUYẾT", "CHƯƠNG TRÌNH", "TỜ TRÌNH", "CHỈ THỊ", "BIÊN BẢN", "QUY CHẾ",
    "KẾT LUẬN",
)  # fmt: skip
_BEGINS: dict[str, tuple[str, ...]] = {
    "frame": ("CỘNG HÒA XÃ", "CỘNG HOÀ XÃ", "ĐẢNG CỘNG SẢN", "ĐOÀN TNCS HỒ", "Số:", "Số :", "Độc lập -", "Độc lập –", *_TYPES),
    "office": (
        "TRƯỜNG ", "CÔNG ĐOÀN ", "LIÊN ĐOÀN ", "PHÒNG GIÁO", "SỞ GIÁO", "BAN CHẤP HÀNH", "CĐCS ", "LĐLĐ ", "CHỦ TỊCH", "PHÓ ", "BÍ THƯ", "GIÁM ĐỐC",
        "HIỆU TRƯỞNG", "THỨ TRƯỞNG", "TRƯỞNG BAN", "TỔNG GIÁM",
    ),
    "sentence": ("Căn cứ ", "Thực hiện ", "Hôm nay", "Vào hồi ", "Nơi nhận:", "Nơi nhận :", "Kính gửi:", "Kính gửi :", "Số 1"),
    "term": ("nhiệm kỳ",),
}  # fmt: skip
"""What begins a line, by what its end of line may have been put behind."""
_ENDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (_TYPES, compile_pattern(r"V/v|\p{Lu}\p{Ll}")),
    (("húc",), compile_pattern(r"\p{Lu}")),
    (("VIỆT NAM", "Trang 1"), compile_pattern(r"\p{Lu}{2}")),
    (
        ("TỊCH", "HÀNH", "VỤ", "TRƯỞNG", "ĐỐC", "THƯ", "BAN", "TRỰC", "PHÒNG", "TỌA", "ký)"),
        compile_pattern(r"- \p{Lu}|(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){1,3})(?:\s*$|\s*\n|Nơi nhận)"),
    ),
)
"""What ends a line, and what stands behind it where that end was lost."""
_BEHIND_CAPITALS = compile_pattern(r"\p{Lu}{2}$")
_BEHIND_WORD = compile_pattern(r"(?:\p{Ll}|\d{4})$")
_BEHIND_ROMAN = compile_pattern(r"[IVX]{2}$")
_MARK = compile_pattern(
    r"[.;:](?=(?:[IVX]{1,4}[./-] ?\p{Lu}{2}|PHẦN (?:THỨ|I)|Điều \d{1,2}[.:]|Căn cứ |Nơi nhận\s?:|\d{1,2}[./] ?\p{Lu}\p{Ll}|[-+] ?\p{Lu}))"
)
_BEFORE_MARK = compile_pattern(r"[\p{L})]{2}$")
_RULES = ("----", "____")
_FRAME_WORD = compile_pattern(r"\p{Lu}{2}(?=(?P<word>\p{Lu}\p{Ll}{1,6})[ ,])")
"""Any capitals that a word with one capital grew to (``/KH-CĐCSAn Mẫu, ngày``); below the head it may be a brand."""
_TOP = 1500
_HEAD = 2500
_FOOT = 2000
"""Characters of the text in which its frame stands."""


def parted(source: SourceText) -> SourceText:
    """``source`` with lines where words of the frame grew together; itself where none did."""
    breaks = sorted(set(_breaks(source.clean)))
    return source.with_lines(breaks) if breaks else source


def _breaks(text: str) -> Iterator[int]:
    end = len(text)
    for low, high in ((0, min(_HEAD, end)), (max(_HEAD, end - _FOOT), end)):
        yield from _in_frame(text, low, high)
    for match in _MARK.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if _BEFORE_MARK.search(before) and not (match[0] == "." and _BEHIND_ROMAN.search(before)):
            yield match.end()


def _in_frame(text: str, low: int, high: int) -> Iterator[int]:
    for kind, stems in _BEGINS.items():
        for start, _ in _places(text, stems, low, high):
            if start and not text[start - 1].isspace() and _grew(kind, text[max(0, start - 4) : start]):
                yield start
    for stems, behind in _ENDS:
        for _, end in _places(text, stems, low, high):
            match = behind.match(text, end) if text[end : end + 1].isupper() or text.startswith("- ", end) else None
            if match and (not (name := match.groupdict().get("name")) or is_name(name)):
                yield end
    for start, end in _places(text, _RULES, low, high):
        if start and text[start - 1].isalpha():
            yield start
        if text[end : end + 1].isupper():
            yield end
    for start, end in _places(text, ("***",), low, high):
        if text.startswith("Số", end):
            yield from (start, end)
    for match in _FRAME_WORD.finditer(text, low, min(high, _TOP)):
        if is_syllable(match["word"].lower()):
            yield match.end()


def _places(text: str, stems: tuple[str, ...], low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where the stems stand; plain search, which is many times as fast as a pattern of alternatives."""
    for stem in stems:
        at = text.find(stem, low, high)
        while at >= 0:
            yield at, at + len(stem)
            at = text.find(stem, at + 1, high)


def _grew(kind: str, before: str) -> bool:
    """Whether what stands directly before a word was the end of another line."""
    capitals, word = _BEHIND_CAPITALS.search(before) is not None, _BEHIND_WORD.search(before) is not None
    if kind == "term":
        return _BEHIND_ROMAN.search(before) is not None
    if kind == "sentence":
        return word
    if kind == "office":
        return capitals and not before[:-1].endswith("PH")  # PHÓ, misread
    return capitals or word
